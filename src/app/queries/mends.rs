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

/// Values before and after mending, as a small table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// Names of columns, before and after; none where one column stays one.
    pub heads: Option<[Vec<String>; 2]>,
    /// Values, as many in a row as there are names; without names two.
    pub rows: Vec<Vec<String>>,
}

impl Preview {
    /// Of the values of a column that stays one.
    pub fn of_pairs(pairs: Vec<(String, String)>) -> Self {
        Self {
            heads: None,
            rows: pairs.into_iter().map(|(from, to)| vec![from, to]).collect(),
        }
    }
}

/// The names of columns before and after a repair that changes which have which values.
pub fn heads(mend: &Mend) -> Option<[Vec<String>; 2]> {
    match mend {
        Mend::Split(split) => Some([vec![split.of.clone()], split.names.clone()]),
        Mend::Swap(swap) => Some([swap.names.to_vec(), swap.names.to_vec()]),
        _ => None,
    }
}

/// The columns whose cells are shown before and after.
pub fn columns(one: &Proposed) -> Vec<u32> {
    let own = one.finding.position;
    let other = match &one.mend {
        Mend::Swap(swap) => Some(swap.other),
        _ => None,
    };
    own.into_iter().chain(other).collect()
}

/// A row of the preview, of the cells of [`columns`]; nothing where they stay as they are. `shown` writes a cell as
/// the table has it.
pub fn row(mend: &Mend, cells: &[Cell], shown: impl Fn(&Cell) -> String) -> Option<Vec<String>> {
    match (mend, cells) {
        (Mend::Split(split), [cell]) => {
            let Cell::Text { text, .. } = cell.plain() else {
                return None;
            };
            let of = split.names.len();
            let parts = (0..of).map(|at| split.by.part(text, at, of).to_owned());
            Some(std::iter::once(text.clone()).chain(parts).collect())
        }
        (Mend::Swap(_), [one, other]) => Some([one, other, other, one].map(shown).to_vec()),
        (_, [cell]) => pair_of_cell(mend, cell).map(|(from, to)| vec![from, to]),
        _ => None,
    }
}

/// How many values are not sure, of a finding whose mend leaves those.
fn unsure(finding: &Finding) -> Option<u64> {
    let mut params = finding.params.iter();
    params.find_map(|(name, param)| match param {
        Param::Count(count) if name == "unsure" => Some(*count),
        _ => None,
    })
}

/// How many values stay as they are, since what they mean is not sure.
pub fn left(one: &Proposed) -> Option<u64> {
    match one.mend {
        Mend::Split(_) => None,
        _ => unsure(&one.finding),
    }
}

/// How many values stay whole when a column is split, and in which column.
pub fn kept_whole(one: &Proposed) -> Option<(u64, &str)> {
    let Mend::Split(split) = &one.mend else {
        return None;
    };
    let column = split.names.get(split.by.keeps_whole())?;
    Some((unsure(&one.finding)?, column))
}

/// True when it is about KLE numbers, which have a card of their own.
pub fn is_of_numbers(one: &Proposed) -> bool {
    one.finding.rule.starts_with("kle.")
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
    // the others mean the values of columns before they change places
    all.sort_by_key(|one| matches!(one.mend, Mend::Swap(_)));
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
    #![allow(clippy::unwrap_used)]
    use super::*;
    use model::finding::Severity;
    use model::reshape::{Split, SplitBy, Swap};

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
    fn parts_and_swapped_values_are_shown() {
        let split = Mend::Split(Split {
            of: "sted".to_owned(),
            by: SplitBy::PostcodeTown,
            names: vec!["postnr".to_owned(), "by".to_owned()],
        });
        let shown = |cell: &Cell| format!("{cell:?}");
        let found = row(&split, &[Cell::text("8000 Aarhus C")], shown);
        assert_eq!(
            found,
            Some(
                ["8000 Aarhus C", "8000", "Aarhus C"]
                    .map(str::to_owned)
                    .to_vec()
            )
        );
        let mut one = proposed(&finding(0, Some(split), &[])).unwrap();
        assert_eq!(kept_whole(&one), None);
        let unsure = ("unsure".to_owned(), Param::Count(3));
        one.finding.params.push(unsure);
        assert_eq!(kept_whole(&one), Some((3, "by")));
        let swap = Mend::Swap(Swap {
            other: 2,
            names: ["lon".to_owned(), "lat".to_owned()],
        });
        let shown = |cell: &Cell| cell.as_f64().unwrap_or_default().to_string();
        let found = row(&swap, &[Cell::Integer(55), Cell::Integer(12)], shown);
        assert_eq!(
            found,
            Some(["55", "12", "12", "55"].map(str::to_owned).to_vec())
        );
        let one = proposed(&finding(1, Some(swap), &[])).unwrap();
        assert_eq!(columns(&one), [1, 2]);
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
