//! What each row is, where the title or the name of a file says it plainly: "Aarhus legepladser" of rows that each have a
//! name, a number or a place of their own are playgrounds.
//!
//! By the endings of Danish plurals and a short list of what compound words end in. A word in the singular
//! ("navngivenvej") may be the name of a register whose rows are parts of it, so nothing is said of those.

use super::names;
use crate::kind;
use crate::kind::fold::fold;
use crate::suggest::nature;
use model::column::{ColumnProfile, ColumnType};
use model::dataset::Opened;
use registers::places::place_name;

/// Endings that only plurals have, of folded words that are not short.
const PLURALS: [&str; 4] = ["inger", "elser", "heder", "tioner"];
/// The least letters of such words: "finger" and "singer" are no plurals.
const FEWEST_LETTERS: usize = 9;
/// What compound words for things and cases end in, folded.
const THINGS: [&str; 43] = [
    "adresser",
    "afgifter",
    "aktiviteter",
    "baenke",
    "biblioteker",
    "boliger",
    "broer",
    "butikker",
    "bydele",
    "containere",
    "distrikter",
    "ejendomme",
    "fakturaer",
    "grunde",
    "haller",
    "haver",
    "huse",
    "kirker",
    "klager",
    "kommuner",
    "kredse",
    "ladestandere",
    "lokaler",
    "lokalplaner",
    "museer",
    "omraader",
    "parker",
    "pladser",
    "postnumre",
    "ruter",
    "sager",
    "shelters",
    "skilte",
    "skoler",
    "sogne",
    "steder",
    "stier",
    "soeer",
    "toiletter",
    "traeer",
    "ulykker",
    "veje",
    "oeer",
];

/// Words that say no more than "rows" does.
const VAGUE: [&str; 3] = ["omraader", "pladser", "steder"];

/// What rows are, and what else the title says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::job) struct Things {
    /// The noun in the plural, with what stands before it to describe it: "udsatte byområder".
    pub noun: String,
    /// The words before it: "Aarhus".
    pub of: Option<String>,
    /// The year after it.
    pub year: Option<String>,
}

/// What each row of a file is; nothing where nobody says it, or where several rows may be one.
pub(in crate::job) fn of(opened: &Opened, profiles: &[ColumnProfile]) -> Option<Things> {
    let found = said(&names::of_things(opened)?)?;
    are_one_each(profiles, &found.noun).then_some(found)
}

/// The noun at the end of a title.
fn said(title: &str) -> Option<Things> {
    let mut words: Vec<&str> = title.split(' ').collect();
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = words.last().filter(is_year).map(|year| (*year).to_owned());
    if year.is_some() {
        words.pop();
    }
    let noun = words.pop().filter(|word| is_plural(word))?;
    // "udsatte byområder": plural adjectives end in e, and so do some names of places
    let is_adjective = |word: &&&str| {
        word.ends_with('e') && word.chars().count() > 3 && place_name(word).is_none()
    };
    let mut described = vec![noun];
    while let Some(word) = words.last().filter(is_adjective) {
        described.insert(0, word);
        words.pop();
    }
    let noun = described.join(" ").to_lowercase();
    let of = (!words.is_empty()).then(|| words.join(" "));
    (described.len() <= MOST_WORDS && words.len() <= MOST_WORDS).then_some(Things {
        noun,
        of,
        year,
    })
}

/// Longer titles are sentences.
const MOST_WORDS: usize = 2;

fn is_plural(word: &str) -> bool {
    let folded = fold(word);
    let is_word = word.chars().all(char::is_alphabetic);
    let is_long = folded.len() >= FEWEST_LETTERS;
    is_word
        && !VAGUE.contains(&&*folded)
        && (is_long && PLURALS.iter().any(|end| folded.ends_with(end))
            || THINGS.iter().any(|end| folded.ends_with(end)))
}

/// True where each row has something of its own: a number, a name or a place; and where no number or name of the thing is
/// met twice, as that of a thing with several rows is.
fn are_one_each(profiles: &[ColumnProfile], noun: &str) -> bool {
    let folded = fold(noun);
    let stem: String = folded.split(' ').next_back().unwrap_or_default().to_owned();
    let stem = stem.get(..STEM_LETTERS).unwrap_or(&stem);
    let is_own = |own: &ColumnProfile| {
        let is_shape = matches!(own.kind.as_deref(), Some("wkt" | "geometry"));
        let is_name = own.column_type == ColumnType::Text && nature::names_rows(own);
        let is_different = own.nulls == 0 && own.distinct * 20 >= kind::present(own) * 19;
        nature::numbers_rows(own) || (is_shape || is_name) && is_different
    };
    let is_repeated = |own: &ColumnProfile| {
        let words = fold(&own.name);
        let is_of_thing = words.starts_with(stem) || IDS.contains(&&*words);
        let identifies = IDS.contains(&words.split(' ').next_back().unwrap_or_default())
            || words.ends_with("id")
            || words.ends_with("nummer")
            || words.ends_with("kode")
            || words.ends_with("nr");
        is_of_thing && identifies && own.distinct * 20 < kind::present(own) * 19
    };
    // a column of their names in which some come again: rows are parts of them
    let last = folded.split(' ').next_back().unwrap_or_default();
    let is_of_parts = |own: &ColumnProfile| {
        let is_name = |word: &str| {
            let singular = last.get(..last.len().saturating_sub(2)).unwrap_or(last);
            word.starts_with(singular) && word.len() <= last.len() + 1
        };
        own.column_type == ColumnType::Text
            && own.distinct > 1
            && own.distinct * 20 < kind::present(own) * 19
            && fold(&own.name).split(' ').any(is_name)
    };
    profiles.iter().any(is_own)
        && !profiles.iter().any(is_repeated)
        && !profiles.iter().any(is_of_parts)
}

/// What columns are called that identify a thing.
const IDS: [&str; 8] = [
    "id", "fid", "gid", "objectid", "uuid", "guid", "nr", "nummer",
];
/// Letters of a noun that a column of its numbers begins with: "sagsnr" of "sager".
const STEM_LETTERS: usize = 3;

#[cfg(test)]
mod tests {
    use super::{Things, said};

    fn things(noun: &str, of: &str, year: &str) -> Option<Things> {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(Things {
            noun: noun.to_owned(),
            of: filled(of),
            year: filled(year),
        })
    }

    #[test]
    fn a_plural_at_the_end_of_a_title_says_what_rows_are() {
        for (title, expected) in [
            ("Aarhus legepladser", things("legepladser", "Aarhus", "")),
            (
                "DAWA opstillingskredse",
                things("opstillingskredse", "DAWA", ""),
            ),
            ("Henvendelser 2023", things("henvendelser", "", "2023")),
            (
                "KK udsatte byområder",
                things("udsatte byområder", "KK", ""),
            ),
            ("Odense boliger", things("boliger", "Odense", "")),
            // in the singular, of what they are measured in, or of what one file says and another does not
            ("DAWA navngivenvej", None),
            ("DAWA stormodtager", None),
            ("Træregister", None),
            ("Folketal", None),
            ("Midttrafik postnumre Midtjylland", None),
            ("Finger", None),
            ("Steder", None),
            ("Alle de mange kommunale anlæg og veje", None),
        ] {
            assert_eq!(said(title), expected, "{title}");
        }
    }
}
