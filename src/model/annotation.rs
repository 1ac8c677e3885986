//! What a user writes into a chart: words at a mark, or at a line across it.
//!
//! It goes by what a mark stands for, not by where it is drawn: it stays at "2019" when there are more years, in
//! another language and at another width, and is not drawn where nothing stands for that any more.

use crate::recipe::Test;
use serde::{Deserialize, Serialize};

/// Words in a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// What the user wrote.
    pub text: String,
    /// Where it stands.
    pub at: Place,
}

/// Where in a chart words stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Place {
    /// At the mark that these filters mean (`Mark::filters`).
    Mark(Vec<(u32, Test)>),
    /// At a line across the drawing where the numbers are this.
    Value(f64),
    /// At a line across the time, on this day (days since 1970-01-01).
    Day(i32),
}

impl Annotation {
    /// The longest text that is drawn, in characters.
    pub const LONGEST: usize = 120;
    /// Annotations of one chart at most.
    pub const MOST: usize = 8;

    /// With the columns where they stand now; `None` when one is gone.
    #[must_use]
    pub fn moved(&self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        let at = match &self.at {
            Place::Mark(filters) => {
                let moved: Option<Vec<(u32, Test)>> = filters
                    .iter()
                    .map(|(column, test)| Some((to(*column)?, test.clone())))
                    .collect();
                Place::Mark(moved?)
            }
            other => other.clone(),
        };
        Some(Self {
            text: self.text.clone(),
            at,
        })
    }
}
