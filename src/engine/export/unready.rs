//! The cases that are not ready, as a list for the office: which rows, which demands.
//!
//! For Danish Excel, like the table itself: byte order mark, semicolon. Only row numbers and marks: what the
//! cases say stays in the file.

use crate::kle::readiness::DEMANDS;
use model::readiness::{Demand, UnmetCase};
use std::fmt::Write as _;

/// The mark of a demand that is not met.
const MARK: &str = "x";

/// The list. `row` heads the row numbers, `heading` each demand; neither may hold a semicolon, a quote or a
/// line break.
#[must_use]
pub fn csv(cases: &[UnmetCase], row: &str, heading: &dyn Fn(Demand) -> &'static str) -> String {
    let mut text = format!("\u{feff}{row}");
    for demand in DEMANDS {
        text.push(';');
        text.push_str(heading(demand));
    }
    text.push_str("\r\n");
    for case in cases {
        // writing to a String cannot fail
        let _ = write!(text, "{}", case.row);
        for demand in DEMANDS {
            text.push(';');
            if case.demands.contains(&demand) {
                text.push_str(MARK);
            }
        }
        text.push_str("\r\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_for_each_case_and_a_mark_for_each_demand() {
        let cases = [UnmetCase {
            row: 7,
            demands: vec![Demand::OneParty, Demand::Facet],
        }];
        let text = csv(&cases, "Row", &|demand| match demand {
            Demand::Facet => "Facet",
            _ => "Other",
        });
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines[0].starts_with("\u{feff}Row;Other;Other;Other;Facet;Other"));
        assert_eq!(lines[1], "7;x;;;x;;;;;;;");
        assert_eq!(lines[2], "");
    }
}
