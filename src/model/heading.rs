//! What headings say beside what is drawn.

use crate::unit::Unit;
use serde::{Deserialize, Serialize};

/// What a file tells about all its rows, for the heading of a chart or a map: without it "Women in the municipalities"
/// says neither of what nor when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// What the rows are: the title above the table, or the name of the file. `None` where the measured column says
    /// it by itself.
    pub of: Option<String>,
    /// The one period all rows are about, as it is written.
    pub period: Option<String>,
    /// Other columns that have one value in all rows: their names and that value.
    pub constants: Vec<(String, String)>,
    /// What each row is, in the plural, where rows are counted and the file says it: "legepladser".
    pub things: Option<String>,
    /// What the measured numbers count: money where the name of the column does not say so, and square metres.
    pub unit: Option<Unit>,
    /// True where the measured column counts the things it is named after: households, pupils.
    pub counts_things: bool,
}
