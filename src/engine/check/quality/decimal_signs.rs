//! Numbers with a decimal comma beside numbers with a decimal point.
//!
//! **What**: one column with both signs; columns of which some have the one and some the other; numbers that can
//! be read in two ways (`1.250`).
//! **Why**: a program reads the file with one sign: the other numbers become texts, or a thousand times too large.
//! **Example**: `4,0` beside `4.0`.

use super::tell;
use crate::check::{Facts, RULE, Rule};
use model::finding::{Finding, Severity};
use model::mend::Mend;
use model::note::Note;
use model::sniff::DecimalSign;

const ID: &str = "quality.decimal_signs";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let of_note = |note: &Note| match note {
        Note::MixedSigns {
            column,
            comma,
            point,
            open,
        } => {
            let at = facts.named(column)?;
            let finding = tell::of_column(facts, ID, Severity::Warning, at, "mixed");
            let mut finding = tell::count(finding, "comma", *comma);
            // the rarer sign is the slip
            finding.cells = Some(*comma.min(point));
            let finding = tell::count(finding, "point", *point);
            let sign = match comma >= point {
                true => DecimalSign::Comma,
                false => DecimalSign::Point,
            };
            Some(match open {
                0 => tell::mend(finding, Mend::Decimals(sign)),
                // with one sign in all others, these would be read another way than now
                open => tell::count(finding, "unsure", *open),
            })
        }
        Note::SignsDiffer {
            comma_column,
            point_column,
            ..
        } => {
            let finding = tell::of_file(ID, Severity::Warning, "columns_differ");
            let finding = tell::word(finding, "comma_column", comma_column);
            Some(tell::word(finding, "point_column", point_column))
        }
        Note::AmbiguousNumbers { column, count } => {
            let at = facts.named(column)?;
            let mut finding = tell::of_column(facts, ID, Severity::Info, at, "ambiguous");
            finding.cells = Some(*count);
            Some(finding)
        }
        _ => None,
    };
    facts.opened.notes.iter().filter_map(of_note).collect()
}
