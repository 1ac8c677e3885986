//! What mending would do: which findings can be mended, and what becomes of their values.

use model::cell::Cell;
use model::finding::{Finding, Param};
use model::mend::Mend;
use std::borrow::Cow;

/// Values that are shown before and after.
pub const MOST_PAIRS: usize = 8;

/// A finding that can be mended.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    /// The finding; it has a repair.
    pub finding: Finding,
    /// The repair.
    pub mend: Mend,
}

/// What the finding proposes.
pub fn proposed(finding: &Finding) -> Option<Proposed> {
    Some(Proposed {
        mend: finding.mend.clone()?,
        finding: finding.clone(),
    })
}

/// Every repair that takes nothing away, each once.
pub fn safe(findings: &[Finding]) -> Vec<Proposed> {
    let mut all: Vec<Proposed> = Vec::new();
    for one in findings.iter().filter_map(proposed) {
        let same = |known: &Proposed| {
            (known.finding.position, &known.mend) == (one.finding.position, &one.mend)
        };
        if one.mend.keeps_content() && !all.iter().any(same) {
            all.push(one);
        }
    }
    all
}

/// Values before and after, as far as the finding itself knows them.
pub fn pairs(proposed: &Proposed) -> Vec<(String, String)> {
    if let Mend::Replace(pairs) = &proposed.mend {
        return pairs.iter().take(MOST_PAIRS).cloned().collect();
    }
    if proposed.mend == Mend::RepairLetters {
        let mut params = proposed.finding.params.iter();
        let repairs = params.find_map(|(_, param)| match param {
            Param::Repairs(repairs) => Some(repairs),
            _ => None,
        });
        let repairs = repairs.into_iter().flatten();
        return repairs.take(MOST_PAIRS).cloned().collect();
    }
    let values = proposed
        .finding
        .params
        .iter()
        .find_map(|(_, param)| match param {
            Param::Values(values) => Some(values),
            _ => None,
        });
    let values = values.into_iter().flatten();
    let pairs = values.filter_map(|(value, _)| pair(&proposed.mend, value));
    pairs.take(MOST_PAIRS).collect()
}

/// What becomes of a value; nothing when it stays as it is.
fn pair(mend: &Mend, value: &str) -> Option<(String, String)> {
    let after = mend.of_value(value).map(Cow::into_owned)?;
    Some((value.to_owned(), after))
}

/// What becomes of a cell as the table has it.
pub fn pair_of_cell(mend: &Mend, cell: &Cell) -> Option<(String, String)> {
    match cell {
        Cell::Signed { value, .. } => pair_of_cell(mend, value),
        Cell::Text { text, .. } => pair(mend, text),
        Cell::Integer(number) => pair(mend, &number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::finding::Severity;

    fn finding(column: u32, mend: Option<Mend>, values: &[&str]) -> Finding {
        let values = values.iter().map(|value| ((*value).to_owned(), 1));
        Finding {
            rule: "a".to_owned(),
            severity: Severity::Warning,
            column: None,
            position: Some(column),
            cells: Some(3),
            rows: vec![2],
            params: vec![("values".to_owned(), Param::Values(values.collect()))],
            mend,
        }
    }

    #[test]
    fn only_what_takes_nothing_away_is_mended_together() {
        let findings = [
            finding(0, Some(Mend::Trim), &[]),
            finding(0, Some(Mend::Trim), &[]),
            finding(1, Some(Mend::HideSmall(4)), &[]),
            finding(2, Some(Mend::DropColumn), &[]),
            finding(3, None, &[]),
            finding(4, Some(Mend::Pad(4)), &[]),
        ];
        let columns: Vec<_> = safe(&findings)
            .into_iter()
            .map(|one| one.finding.position)
            .collect();
        assert_eq!(columns, [Some(0), Some(4)]);
    }

    #[test]
    fn values_are_shown_before_and_after() {
        let one = proposed(&finding(0, Some(Mend::Pad(4)), &["461", "0751"]));
        let pairs = one.map(|one| pairs(&one));
        assert_eq!(pairs, Some(vec![("461".to_owned(), "0461".to_owned())]));
        assert_eq!(
            pair_of_cell(&Mend::HideSmall(4), &Cell::Integer(3)),
            Some(("3".to_owned(), "*".to_owned()))
        );
    }
}
