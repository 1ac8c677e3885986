//! What differs between two editions of a file.
//!
//! Each edition lies with a director of its own, which answers as a [`side::Side`]: what it knows of its columns,
//! prints of its rows, and single rows. One job, one file:
//!
//! 1. [`pair`]: which columns of the two belong together: by name, by names that differ in signs alone, and, to be
//!    confirmed, by what their values look like.
//! 2. [`form`]: how the values of such a pair are compared, whatever each edition wrote them as.
//! 3. [`print`]: a number of 64 bits for each row and some of its columns, the same for the same values.
//! 4. [`key`]: by which columns rows belong together.
//! 5. [`matching`]: rows of both editions by their prints: the same, changed, added, removed.
//! 6. [`run`]: the above in order; [`finish`]: what comes of it; [`examples`]: rows to look at, and all of them as CSV.
//!
//! Members of each edition fold their rows to prints ([`walk`]), their director joins these, and matching merges
//! those of both editions, so the answer does not depend on how either table is cut. Prints are asked for in portions
//! of bounded size ([`side::Portion`]): a portion holds every row whose key's print begins with the same bits, so rows
//! that belong together come together. Prints travel between workers, never through the page's own thread.
//!
//! Prints can collide: two different rows among `n` have the same one with a probability of about `n² / 2⁶⁵`, which is
//! one in some hundred million for 500,000 rows. A collision could make a changed row look unchanged. The values shown of
//! changed rows are read from both tables again.

pub mod examples;
pub mod finish;
pub mod form;
pub mod key;
pub mod matching;
pub mod pair;
pub mod print;
pub mod run;
pub mod side;
pub(crate) mod walk;

pub use run::{Compared, compare};
pub use side::{Side, SideAnswer, SideAsk, SideFacts};
