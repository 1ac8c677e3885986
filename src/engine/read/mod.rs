//! Bytes to rows: what a file is, how it is written, and its records as typed columns.
//!
//! [`detect`] says what the bytes are. [`sniff`] settles encoding, delimiter, header and number habits
//! from the head and from samples further in. [`head`] gives the first rows and a provisional plan for
//! each column. [`lay_out`] writes out anew what its rows do not show as they stand. [`cut`] parts the file into byte ranges; a [`ShardReader`] reads each by its
//! [`ShardOrder`] and reports what it met; [`settle`] merges the reports, decides encoding, width and
//! types from the whole file and orders again what was read by another plan.

mod archive;
mod boolean;
mod chosen;
mod codes;
mod column;
mod cut;
mod date;
mod decide;
mod delimited;
mod detect;
mod digits;
mod dress;
pub(crate) mod encoding;
mod evidence;
mod head;
mod layout;
mod limit;
mod marked;
mod matrix;
mod mend;
mod mending;
mod missing;
pub(crate) mod month;
mod multiply;
mod names;
mod number;
mod piece;
mod plan;
mod records;
mod remarks;
mod remembering;
mod repeated;
mod report;
mod settle;
mod shard_reader;
mod short;
mod sniff;
mod source;
pub mod translate;
mod units;
mod walker;

pub(crate) use boolean::pairs_of as boolean_pairs_of;
pub use chosen::{choose_columns, in_file, keep_chosen, name_chosen};
pub use codes::CodeCounts;
pub use cut::cut;
pub(crate) use date::{DAY_MICROS, day_number, parse as parse_date, time as parse_time};
pub use detect::detect;
pub use dress::CellUnit;
pub use encoding::HighBytes;
pub(crate) use encoding::twice::turned_back as letters_saved_twice;
pub use evidence::Evidence;
pub use head::{Head, head};
pub use layout::{LaidOut, lay_out};
pub use limit::limit;
pub(crate) use missing::is_missing;
pub(crate) use month::number as month_number;
pub(crate) use number::parse as parse_number;
pub use plan::{BooleanWords, ColumnPlan};
pub use records::each_record;
pub use remembering::Remembering;
pub use report::{ColumnReport, ShardOrder, ShardReport};
pub use settle::{Settled, settle};
pub use shard_reader::{BEHIND_BYTES, ShardReader};
pub use sniff::sniff;
#[cfg(not(target_arch = "wasm32"))]
pub use source::FileSource;
pub use source::{MemorySource, Source};
pub use translate::translate;
pub(crate) use units::unit_of;
pub use units::{offers, unit_of_name};
