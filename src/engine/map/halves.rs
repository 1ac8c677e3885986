//! Columns that are the two halves of a whole: women and men, owners and tenants.
//!
//! Known by their names alone: they differ in one word, and these two words part everything there is in two. Where a
//! third column has the whole, nothing is a half.

use crate::suggest::totals;
use model::column::{ColumnProfile, ColumnType};
use model::spelling::capitalised;

/// Words that part everything there is in two.
const PAIRS: [(&str, &str); 10] = [
    ("kvinder", "mænd"),
    ("kvinde", "mand"),
    ("piger", "drenge"),
    ("women", "men"),
    ("female", "male"),
    ("girls", "boys"),
    ("ejer", "lejer"),
    ("ejere", "lejere"),
    ("ja", "nej"),
    ("med", "uden"),
];

/// The column that has the other half of what this one counts: both whole numbers, and nothing else of the table counts
/// the same.
pub(super) fn other(columns: &[ColumnProfile], own: u32) -> Option<u32> {
    let profile = columns.get(own as usize)?;
    let words = words(profile)?;
    let has_whole = columns.iter().any(|other| totals::is_total(&other.name));
    let mut halves = (0u32..)
        .zip(columns)
        .filter(|(at, other)| *at != own && is_other_half(&words, other));
    let found = halves.next()?.0;
    (halves.next().is_none() && !has_whole).then_some(found)
}

/// The words of the name of a column of whole numbers. What they are is told by the two names together: numbers that are
/// all different may be codes, but not of men beside women.
fn words(profile: &ColumnProfile) -> Option<Vec<String>> {
    let counts = profile.column_type == ColumnType::Integer && profile.kind.is_none();
    let name = profile.name.to_lowercase();
    counts.then(|| {
        let words = name.split([' ', '_', '-', ',', '(', ')']);
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    })
}

fn is_other_half(own: &[String], other: &ColumnProfile) -> bool {
    let Some(other) = words(other).filter(|other| other.len() == own.len()) else {
        return false;
    };
    let mut differ = own.iter().zip(&other).filter(|(a, b)| a != b);
    let is_pair = |(a, b): (&String, &String)| {
        let mut pairs = PAIRS.iter();
        pairs.any(|(one, two)| is(a, one) && is(b, two) || is(a, two) && is(b, one))
    };
    differ.next().is_some_and(is_pair) && differ.next().is_none()
}

/// The name of a half with the letters back that its word lost on the way.
pub(crate) fn mended(name: &str) -> String {
    if !name.contains('\u{fffd}') {
        return name.to_owned();
    }
    let words = name.split(' ').map(|word| {
        let small = word.to_lowercase();
        let mut known = PAIRS.iter().flat_map(|(one, other)| [*one, *other]);
        let known = known.find(|known| word.contains('\u{fffd}') && is(&small, known));
        match known {
            Some(known) if word.starts_with(char::is_uppercase) => capitalised(known),
            Some(known) => known.to_owned(),
            None => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// True for a word, also where one of its letters was lost on the way ("M\u{fffd}nd").
fn is(written: &str, word: &str) -> bool {
    let mut letters = written.chars().zip(word.chars());
    written.chars().count() == word.chars().count()
        && letters.all(|(own, known)| own == known || own == '\u{fffd}')
}
