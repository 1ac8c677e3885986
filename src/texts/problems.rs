//! Why work stopped and what to do.

use model::note::{Place, ProblemKind};

/// Why work stopped and what to do.
#[derive(Debug)]
pub struct ProblemTexts {
    /// What happened, as a heading.
    pub what: fn(&ProblemKind) -> String,
    /// Why, as a sentence.
    pub why: fn(&ProblemKind) -> String,
    /// What to do.
    pub to_do: fn(&ProblemKind) -> String,
    /// Where, as far as known.
    pub place: fn(&Place) -> Option<String>,
}

/// The letters of a column as a spreadsheet shows them; `column` counts from 1.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters
        .iter()
        .rev()
        .map(|&letter| char::from(letter))
        .collect()
}

/// True for formats of maps, which a map program turns into one that is read.
#[must_use]
pub fn is_geodata(format: &str) -> bool {
    matches!(
        format,
        "geopackage"
            | "mapinfo"
            | "topojson"
            | "flatgeobuf"
            | "shapefile"
            | "gml"
            | "kml"
            | "geojson"
    )
}

/// Names that are told in a sentence.
const TOLD_NAMES: usize = 20;

/// Names in a row, the first of them and how many there are besides.
pub(crate) fn listed(
    names: &[String],
    quoted: fn(&str) -> String,
    more: fn(usize) -> String,
) -> String {
    let told: Vec<String> = names.iter().take(TOLD_NAMES).map(|n| quoted(n)).collect();
    match names.len().saturating_sub(TOLD_NAMES) {
        0 => told.join(", "),
        left => told.join(", ") + &more(left),
    }
}

#[cfg(test)]
mod tests {
    use super::{column_letters, listed};

    #[test]
    fn long_lists_are_told_in_part() {
        let names: Vec<String> = (1..=22).map(|n| format!("Ark{n}")).collect();
        let all = |names| listed(names, str::to_owned, |more| format!(" + {more}"));
        assert_eq!(all(&names[..2]), "Ark1, Ark2");
        assert!(all(&names).ends_with("Ark20 + 2"));
    }

    #[test]
    fn letters_go_on_after_z() {
        let all: Vec<String> = [1, 26, 27, 52, 702, 703]
            .into_iter()
            .map(column_letters)
            .collect();
        assert_eq!(all, ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
        assert_eq!(column_letters(0), "");
    }
}
