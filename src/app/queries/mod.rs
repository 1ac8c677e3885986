//! What can be worked out from the state without changing it.

pub mod assumed;
pub mod bars;
pub mod cells;
pub mod edition;
pub mod findings;
pub mod layout;
pub mod lessons;
pub mod letter;
pub mod map_sheet;
pub mod map_zoom;
pub mod memory;
pub mod mends;
pub mod ordered;
pub mod parse;
pub mod remembered;
pub mod scroll;
pub mod shown_numbers;
pub mod tables;
pub mod title;
