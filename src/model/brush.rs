//! A stretch of an axis chosen in a drawing, as one filter.

use crate::cell::Cell;
use crate::recipe::Test;

/// One test for all from the first to the last of some marks along an axis, in their order: ranges are joined,
/// single values become the range between the outermost. `None` when they are neither.
#[must_use]
pub fn joined<'a>(tests: impl IntoIterator<Item = &'a Test>) -> Option<Test> {
    let mut tests = tests.into_iter();
    let first = tests.next()?;
    let last = tests.last().unwrap_or(first);
    if first == last {
        return Some(first.clone());
    }
    let (from, _, _) = ends(first)?;
    let (_, to, to_included) = ends(last)?;
    Some(Test::Range {
        from: from.cloned(),
        to: to.cloned(),
        to_included,
    })
}

fn ends(test: &Test) -> Option<(Option<&Cell>, Option<&Cell>, bool)> {
    match test {
        Test::Range {
            from,
            to,
            to_included,
        } => Some((from.as_ref(), to.as_ref(), *to_included)),
        // texts have an order, but not that of their names in a drawing
        Test::Equals(cell) if !matches!(cell, Cell::Text { .. } | Cell::Missing) => {
            Some((Some(cell), Some(cell), true))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_years_or_bins_is_one_range() {
        let year = |year| Test::Equals(Cell::Integer(year));
        let range = |from, to, to_included| Test::Range {
            from: Some(Cell::Integer(from)),
            to: Some(Cell::Integer(to)),
            to_included,
        };
        assert_eq!(
            joined(&[year(2001), year(2002), year(2005)]),
            Some(range(2001, 2005, true))
        );
        assert_eq!(
            joined(&[range(0, 10, false), range(10, 20, true)]),
            Some(range(0, 20, true))
        );
        assert_eq!(joined(&[year(2001)]), Some(year(2001)));
        let name = |name| Test::Equals(Cell::text(name));
        assert_eq!(joined(&[name("a"), name("b")]), None);
        assert_eq!(joined(&[]), None);
    }
}
