//! Which test on the column of areas keeps the rows of one of them.

use crate::ops::group::GroupKey;
use crate::table::collate;
use model::cell::Cell;
use model::recipe::Test;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A test for each area by its code. `values` are all values of the column with the area each means; an area of
/// several values has a test only where they stand side by side in the column's order, and when `is_whole` says that
/// no value is left out.
#[must_use]
pub fn keeping(
    mut values: Vec<(GroupKey, Option<String>)>,
    is_whole: bool,
    cell: &dyn Fn(&GroupKey) -> Cell,
) -> BTreeMap<String, Test> {
    values.sort_by(|a, b| order(&a.0, &b.0));
    let mut tests: BTreeMap<String, Option<Test>> = BTreeMap::new();
    let runs = values.chunk_by(|a, b| a.1 == b.1 || order(&a.0, &b.0).is_eq());
    for run in runs {
        // values that the column's order does not tell apart, but that mean different areas
        let is_one = run.iter().all(|value| value.1 == run[0].1);
        let test = match run {
            [(key, _)] => Some(Test::Equals(cell(key))),
            [(first, _), .., (last, _)] if is_one && is_whole => Some(Test::Range {
                from: Some(cell(first)),
                to: Some(cell(last)),
                to_included: true,
            }),
            _ => None,
        };
        for code in run.iter().filter_map(|value| value.1.as_ref()) {
            match tests.get_mut(code) {
                // a second stretch of the same area
                Some(known) if *known != test => *known = None,
                Some(_) => {}
                None => drop(tests.insert(code.clone(), test.clone())),
            }
        }
    }
    let known = tests
        .into_iter()
        .filter_map(|(code, test)| Some((code, test?)));
    known.collect()
}

/// As filters compare.
fn order(a: &GroupKey, b: &GroupKey) -> Ordering {
    match (a, b) {
        (GroupKey::Text(a), GroupKey::Text(b)) => collate::compare(a, b),
        _ => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[(&str, &str)], is_whole: bool) -> BTreeMap<String, Test> {
        let values = values.iter().map(|(text, code)| {
            let code = Some((*code).to_owned()).filter(|code| !code.is_empty());
            (GroupKey::Text((*text).to_owned()), code)
        });
        keeping(values.collect(), is_whole, &|key| match key {
            GroupKey::Text(text) => Cell::text(text.as_str()),
            _ => Cell::Missing,
        })
    }

    #[test]
    fn an_area_of_one_value_is_that_value() {
        let all = found(&[("Aarhus", "0751"), ("Vejle", "0630"), ("?", "")], true);
        assert_eq!(all.get("0751"), Some(&Test::Equals(Cell::text("Aarhus"))));
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn values_side_by_side_are_a_range_and_others_are_none() {
        let streets = [
            ("1051", "1000-1499"),
            ("1123", "1000-1499"),
            ("1550", "1500-1799"),
        ];
        let all = found(&streets, true);
        let range = Test::Range {
            from: Some(Cell::text("1051")),
            to: Some(Cell::text("1123")),
            to_included: true,
        };
        assert_eq!(all.get("1000-1499"), Some(&range));
        assert_eq!(found(&streets, false).get("1000-1499"), None);
        let apart = [("Allinge", "0400"), ("Billund", "0530"), ("Rønne", "0400")];
        let all = found(&apart, true);
        assert_eq!(all.get("0400"), None);
        assert!(all.contains_key("0530"));
        // two spellings of one place stand side by side: aa is an å
        let spelled = [("Aarhus", "0751"), ("Billund", "0530"), ("Århus", "0751")];
        assert!(found(&spelled, true).contains_key("0751"));
    }
}
