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

#[cfg(test)]
mod tests {
    use super::column_letters;

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
