//! Our own words for KLE groups: what people call things, abbreviations, English glosses.
//!
//! The register speaks the language of case workers ("Færdselsregulering / trafiksikkerhed"); data
//! files speak of traffic counts. The lexicon bridges that. It was written from general knowledge of
//! what Danish municipalities do, holds no foreign keyword list, and refers to KLE by numbers only.
//!
//! # Form
//! One line for each group, kind and origin: `group;kind;origin;words`, the words separated by commas,
//! lines beginning with `#` passed over.
//!
//! - *group*: a KLE group; `statistics` (general statistics without a subject of their own) or `outside`
//!   (no municipal task), which compete with the groups.
//! - *kind*: `da` everyday words, `abbr` abbreviations, `en` English.
//! - *origin*: `own`, from general knowledge; `law`, what people call an act or a regulation; `schema`, names
//!   of fields in published schemas and registers (BBR, DAR, Plandata, CVR, GTFS, the chart of accounts …).
//!   All are written for this project.
//! - *words*: a word, or a phrase that counts only as a whole. `?` after it marks a hint: a word that
//!   also means other things and counts half.

/// The files, by area.
const FILES: [&str; 10] = [
    include_str!("administration.csv"),
    include_str!("planning.csv"),
    include_str!("outdoors.csv"),
    include_str!("environment.csv"),
    include_str!("supply.csv"),
    include_str!("school.csv"),
    include_str!("culture.csv"),
    include_str!("civic.csv"),
    include_str!("welfare.csv"),
    include_str!("house.csv"),
];
const OUTSIDE: &str = include_str!("outside.csv");
const STOP: &str = include_str!("stop.txt");
const COLUMNS: &str = include_str!("columns.txt");
const WEAK: &str = include_str!("weak.txt");
const PLACES: &str = include_str!("places.txt");

/// One word or phrase of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// A KLE group, `statistics` or `outside`.
    pub group: &'static str,
    /// `da`, `abbr` or `en`.
    pub kind: &'static str,
    /// Where it comes from.
    pub origin: &'static str,
    /// The word or phrase.
    pub words: &'static str,
    /// It also means other things.
    pub is_hint: bool,
}

/// Every entry, in the order of the files.
pub fn entries() -> impl Iterator<Item = Entry> {
    FILES.into_iter().chain([OUTSIDE]).flat_map(parse)
}

fn parse(file: &'static str) -> impl Iterator<Item = Entry> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.splitn(4, ';');
            Some([
                fields.next()?,
                fields.next()?,
                fields.next()?,
                fields.next()?,
            ])
        })
        .flat_map(|[group, kind, origin, words]| {
            words.split(',').map(str::trim).map(move |words| Entry {
                group,
                kind,
                origin,
                words: words.trim_end_matches('?'),
                is_hint: words.ends_with('?'),
            })
        })
}

/// Words of data files that say nothing of their subject (`id`, `navn`, `antal`, …).
pub(super) fn stop_words() -> impl Iterator<Item = &'static str> {
    lines(STOP)
}

/// Words that say nothing as the name of a column, but may be the subject in a title.
pub(super) fn column_stop_words() -> impl Iterator<Item = &'static str> {
    lines(COLUMNS)
}

/// Words of administration that say little by themselves.
pub(super) fn weak_words() -> impl Iterator<Item = &'static str> {
    lines(WEAK)
}

/// Names of municipalities, regions and towns: where, not what.
pub(super) fn places() -> impl Iterator<Item = &'static str> {
    lines(PLACES)
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{FILES, OUTSIDE, entries, parse};

    #[test]
    fn every_line_is_well_formed() {
        for file in FILES.into_iter().chain([OUTSIDE]) {
            let lines = file.lines().filter(|line| !line.starts_with('#'));
            for line in lines {
                assert_eq!(line.split(';').count(), 4, "{line}");
            }
            assert!(parse(file).count() > 100);
        }
        for entry in entries() {
            assert!(!entry.words.is_empty(), "{entry:?}");
            assert!(!entry.words.contains('?'), "{entry:?}");
            assert!(["da", "abbr", "en"].contains(&entry.kind), "{entry:?}");
            assert!(
                ["own", "law", "schema"].contains(&entry.origin),
                "{entry:?}"
            );
            let named = ["statistics", "outside"].contains(&entry.group);
            assert!(named || entry.group.len() == 5, "{entry:?}");
        }
    }
}
