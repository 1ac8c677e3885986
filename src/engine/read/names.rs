//! Column names: trimmed, several header rows joined, none empty, none twice.

use super::missing;
use model::reshape::Reshape;
use std::collections::HashSet;

/// Names from header rows, one above the other; `width` columns.
pub(crate) fn from_rows(rows: &[Vec<String>], width: usize) -> Vec<String> {
    let raw = (0..width).map(|column| {
        let mut parts: Vec<String> = Vec::new();
        for row in rows {
            let part = row.get(column).map_or(String::new(), |cell| tidy(cell));
            if !part.is_empty() && parts.last() != Some(&part) {
                parts.push(part);
            }
        }
        parts.join(" / ")
    });
    unique(raw)
}

/// Fills the gaps of all header rows but the last from the left, as merged cells leave them.
pub(crate) fn filled_forward(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let upper = rows.len().saturating_sub(1);
    for row in rows.iter_mut().take(upper) {
        let mut last = String::new();
        for cell in row.iter_mut() {
            if missing::trim(cell.as_bytes()).is_empty() {
                cell.clone_from(&last);
            } else {
                last.clone_from(cell);
            }
        }
    }
    rows
}

/// The names after columns were split; none stands twice.
pub(crate) fn reshaped(mut names: Vec<String>, reshapes: &[Reshape]) -> Vec<String> {
    if reshapes.is_empty() {
        return names;
    }
    for reshape in reshapes {
        reshape.rename(&mut names);
    }
    unique(names.into_iter())
}

/// Adds names for columns found later.
pub(crate) fn widen(names: &mut Vec<String>, width: usize) {
    if width > names.len() {
        let missing = width - names.len();
        let raw = names
            .drain(..)
            .chain(std::iter::repeat_n(String::new(), missing))
            .collect::<Vec<_>>();
        *names = unique(raw.into_iter());
    }
}

/// Trims, and turns line breaks and runs of blanks into single blanks.
fn tidy(cell: &str) -> String {
    let bytes = missing::trim(cell.as_bytes());
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}');
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unique(raw: impl Iterator<Item = String>) -> Vec<String> {
    let raw: Vec<String> = raw
        .enumerate()
        .map(|(at, name)| {
            if name.is_empty() {
                format!("kolonne {}", at + 1)
            } else {
                name
            }
        })
        .collect();
    let mut taken: HashSet<String> = HashSet::new();
    let given: HashSet<&str> = raw.iter().map(String::as_str).collect();
    let mut names = Vec::with_capacity(raw.len());
    for name in &raw {
        let mut fresh = name.clone();
        let mut count = 2;
        while taken.contains(&fresh) || (fresh != *name && given.contains(fresh.as_str())) {
            fresh = format!("{name} ({count})");
            count += 1;
        }
        taken.insert(fresh.clone());
        names.push(fresh);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: &[&[&str]], width: usize) -> Vec<String> {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect();
        from_rows(&rows, width)
    }

    #[test]
    fn trimmed_joined_named_and_numbered() {
        assert_eq!(
            names(&[&["Kommunekode ", "", "År\nTal", "År Tal"]], 5),
            [
                "Kommunekode",
                "kolonne 2",
                "År Tal",
                "År Tal (2)",
                "kolonne 5"
            ]
        );
        assert_eq!(
            names(&[&["2023", "2023"], &["Mænd", "Kvinder"]], 2),
            ["2023 / Mænd", "2023 / Kvinder"]
        );
        assert_eq!(names(&[&["a", "a", "a (2)"]], 3), ["a", "a (3)", "a (2)"]);
    }

    #[test]
    fn widening_keeps_what_is_there() {
        let mut known = vec!["a".to_string(), "kolonne 3".to_string()];
        widen(&mut known, 3);
        assert_eq!(known, ["a", "kolonne 3", "kolonne 3 (2)"]);
    }
}
