//! Tables of Statistics Denmark's StatBank by their short names, for files that say no more of what they count: a
//! downloaded workbook has the table's name on its sheet or in its file name, and years over its numbers.
//!
//! Source: the tables' titles at statbank.dk, shortened to what is counted; written down in November 2026. Only tables
//! that are met in this project's samples stand here: a name that is missing leaves a file as it is.

/// Short name and what is counted.
const TABLES: [(&str, &str); 5] = [
    ("FOLK1A", "Folketal den 1. i kvartalet"),
    ("GALDER", "Gennemsnitsalder"),
    ("IFOR41", "Gini-koefficient"),
    ("KKBYG1", "Bygninger"),
    ("PSKAT", "Kommuneskatteprocent"),
];

/// What the table counts whose short name stands in a name of a file or a sheet, in letters as it is written there.
#[must_use]
pub fn counted_in(name: &str) -> Option<&'static str> {
    name.split(|c: char| !c.is_ascii_alphanumeric())
        // a download begins with its time: 20261123101500FOLK1A
        .map(|word| word.trim_start_matches(|c: char| c.is_ascii_digit()))
        .find_map(|word| TABLES.iter().find(|(table, _)| *table == word))
        .map(|(_, counted)| *counted)
}

#[cfg(test)]
mod tests {
    use super::counted_in;

    #[test]
    fn a_table_is_known_by_its_short_name_alone() {
        assert_eq!(
            counted_in("20261123101500FOLK1A.csv"),
            Some("Folketal den 1. i kvartalet")
        );
        assert_eq!(counted_in("PSKAT"), Some("Kommuneskatteprocent"));
        assert_eq!(counted_in("min_GALDER-2024.xlsx"), Some("Gennemsnitsalder"));
        // a word of its own, and in capitals
        assert_eq!(counted_in("pskat.csv"), None);
        assert_eq!(counted_in("PSKATTER.csv"), None);
        assert_eq!(counted_in(""), None);
    }
}
