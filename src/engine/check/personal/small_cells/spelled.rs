//! Counts that are spelled instead of told: `<3`, `under 5`, `færre end 3` hide a count, `1-2` says it.

use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// A count as it is written in a column of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelled {
    /// The number itself.
    Count(i64),
    /// Fewer than so many, perhaps none: hidden.
    Few,
    /// At least one, and at most so many.
    UpTo(i64),
}

/// Reads a count as it is spelled; `None` for everything else.
pub(super) fn read(text: &str) -> Option<Spelled> {
    let text = text.trim();
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    if let Some(count) = whole(text) {
        return Some(Spelled::Count(count));
    }
    if let Some(rest) = text.strip_prefix(['<', '≤']) {
        let rest = rest.strip_prefix('=').unwrap_or(rest);
        return whole(rest.trim()).map(|_| Spelled::Few);
    }
    for between in ["-", "–", "—", " til ", " eller ", " to ", " or "] {
        if let Some((from, to)) = text.split_once(between) {
            return match (whole(from.trim())?, whole(to.trim())?) {
                (0, _) => Some(Spelled::Few),
                (1, most @ 2..=9) => Some(Spelled::UpTo(most)),
                _ => None,
            };
        }
    }
    let folded = fold(text);
    let words = [
        "under ",
        "faerre end ",
        "mindre end ",
        "hoejst ",
        "max ",
        "maks ",
        "fewer than ",
        "less than ",
        "below ",
    ];
    let rest = words.iter().find_map(|word| folded.strip_prefix(word))?;
    whole(rest.split(' ').next().unwrap_or_default()).map(|_| Spelled::Few)
}

/// Digits, perhaps with a point before each three.
fn whole(text: &str) -> Option<i64> {
    let is_plain =
        !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain {
        return text.parse().ok();
    }
    let mut groups = text.split('.');
    let first = groups.next().filter(|first| matches!(first.len(), 1..=3))?;
    let joined = groups.try_fold(first.to_owned(), |joined, group| {
        (group.len() == 3).then(|| joined + group)
    })?;
    let is_grouped = joined.len() > first.len() && joined.bytes().all(|byte| byte.is_ascii_digit());
    joined.parse().ok().filter(|_| is_grouped)
}

/// True for a column of texts whose common values are counts, some of them spelled.
pub(super) fn are_counts(column: &ColumnProfile) -> bool {
    if column.column_type != ColumnType::Text {
        return false;
    }
    let mut is_any_spelled = false;
    let are_all = column.top.iter().all(|(cell, _)| match cell {
        Cell::Text { text, .. } => read(text).is_some_and(|count| {
            is_any_spelled |= !matches!(count, Spelled::Count(_));
            true
        }),
        _ => false,
    });
    are_all && is_any_spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_they_are_spelled() {
        for (text, expected) in [
            ("14", Some(Spelled::Count(14))),
            ("1.250", Some(Spelled::Count(1250))),
            ("<3", Some(Spelled::Few)),
            ("< 5", Some(Spelled::Few)),
            ("≤2", Some(Spelled::Few)),
            ("under 5", Some(Spelled::Few)),
            ("Færre end 3", Some(Spelled::Few)),
            ("0-2", Some(Spelled::Few)),
            ("1-2", Some(Spelled::UpTo(2))),
            ("1 – 4", Some(Spelled::UpTo(4))),
            ("1 eller 2", Some(Spelled::UpTo(2))),
            ("3-5", None),
            ("18-24", None),
            ("1,5", None),
            ("under behandling", None),
            ("ukendt", None),
            ("", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
