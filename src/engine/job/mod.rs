//! How long work is cut, spread, merged and interrupted.
//!
//! A [`Member`] holds shards: in the browser a nested worker, in the command line a value or a thread. The
//! [`Director`] asks all members of a [`Crew`] the same question ([`MemberAsk`]), merges what they answer
//! and finishes. A member turns an ask into a [`Task`] and steps it, so that between two steps others get
//! a word in.
//!
//! The order of work when a file is opened ([`Director::open`]): look at the head and tell it at once, cut
//! the file into byte ranges, give each member a stretch of them to read from front to back, check that no cut
//! went through a record, let all shards together decide encoding, types and footer, read again what was built on
//! a wrong guess, then measure the columns. Afterwards the director answers questions about the rows.

mod ask;
mod beside;
mod cases;
mod chart;
mod check;
mod compare;
mod crew;
mod director;
mod estimate;
mod features;
mod kept;
mod kinds;
mod kle;
mod lines;
pub(crate) mod locate;
mod map;
pub(crate) mod member;
mod observer;
mod open;
mod passing;
mod preview;
mod profiling;
mod question;
mod reading;
mod rehearsal;
mod sample;
mod spread;
mod survey;
pub(crate) mod task;
#[cfg(not(target_family = "wasm"))]
mod threads;
mod twins;
mod view;
mod window;

pub use ask::{Answered, Keys, MemberAnswer, MemberAsk, Pick, SelectAsk, ShardPlace, TallyOrder};
pub use beside::{Beside, Fit, Placing};
pub use crew::{Answering, Crew, LocalCrew, TranslateOrder, block_on, join_all};
use crew::{begin, finish};
pub use director::{Director, Viewed};
pub use estimate::estimate;
pub use lines::LinesSorted;
pub use locate::LocatedRow;
pub use map::LayerAsk;
pub use member::Member;
pub use observer::{Observer, Quiet};
pub use preview::Preview;
pub use task::{Progress, Step, Task, start};
#[cfg(not(target_family = "wasm"))]
pub use threads::ThreadCrew;
pub use view::ExactGroup;
