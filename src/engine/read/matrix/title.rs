//! The names of the levels, from a title like "Folketal efter civilstand, alder og tid".

/// Words between what is counted and what it is divided by.
const DIVIDERS: [&str; 2] = [" efter ", " by "];
/// Words before the last of several.
const LAST: [&str; 2] = [" og ", " and "];

/// What a title says the figures are divided by, when that is exactly `count` things.
pub(super) fn variables(title: &str, count: usize) -> Option<Vec<String>> {
    let starts = DIVIDERS
        .iter()
        .flat_map(|word| title.match_indices(word).map(|(at, _)| at + word.len()));
    // what is counted may itself be "after" something: the last word divides
    let mut starts: Vec<usize> = starts.collect();
    starts.sort_unstable();
    starts.into_iter().rev().find_map(|at| {
        let names = listed(title.get(at..)?);
        (names.len() == count && names.iter().all(|name| !name.is_empty())).then_some(names)
    })
}

/// The parts of "a, b og c".
fn listed(text: &str) -> Vec<String> {
    let mut parts: Vec<&str> = text.split(", ").collect();
    if let Some(last) = parts.pop() {
        let cut = LAST.iter().find_map(|word| last.rsplit_once(word));
        match cut {
            Some((before, after)) => parts.extend([before, after]),
            None => parts.push(last),
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_names_behind_efter_are_taken_when_their_number_fits() {
        let title = "Folketal den 1. i kvartalet efter civilstand, alder, tid, område og køn";
        assert_eq!(
            variables(title, 5).unwrap(),
            ["civilstand", "alder", "tid", "område", "køn"]
        );
        assert_eq!(variables(title, 4), None);
        assert_eq!(variables("Folketal", 1), None);
        assert_eq!(
            variables("Population by sex and time", 2).unwrap(),
            ["sex", "time"]
        );
        assert_eq!(
            variables("Boliger efter ventetid efter tid og område", 2).unwrap(),
            ["tid", "område"]
        );
    }
}
