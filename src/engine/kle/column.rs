//! Which columns hold KLE numbers, and which only look like it.
//!
//! The municipal chart of accounts (`03.22.01`), FORM and dates share the shape of KLE, so shape alone never
//! decides: the header says what is meant, or the columns beside it, or nearly all values stand in the
//! register. The profile is enough for that, so it costs nothing and is the same however the file was cut.

use super::damaged;
use super::number::{Form, find};
use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::kle::Level;

/// Of the values, how many must stand in the register when nothing else says KLE.
pub const LEAST_KNOWN: f64 = 0.8;
/// Of the values, how many must have the form.
const LEAST_IN_FORM: f64 = 0.9;
/// When the header says KLE, fewer suffice: the others are mistakes to be found.
const LEAST_IN_NAMED: f64 = 0.5;
/// Different numbers below which the register may be hit by chance.
const LEAST_DIFFERENT: usize = 3;

/// Words of headers that name KLE by themselves.
const KLE_WORDS: [&str; 17] = [
    "kle",
    "klenr",
    "klenummer",
    "klenumre",
    "klekode",
    "kleemne",
    "kleemnenr",
    "klegruppe",
    "klehovedgruppe",
    "emnenr",
    "emnenummer",
    "klasseemne",
    "journalplan",
    "klid",
    "emneplan",
    "emneplannr",
    "klemne",
];
/// Words of headers that name a subject: of KLE where the values have its form.
const SUBJECT_WORDS: [&str; 5] = ["emne", "emnekode", "emneord", "sagsemne", "subject"];
/// Words of headers that name an account.
const ACCOUNT_WORDS: [&str; 19] = [
    "kontering",
    "kt",
    "konto",
    "kontonr",
    "kontonummer",
    "kontokode",
    "kto",
    "ktonr",
    "funktion",
    "funktioner",
    "funktionsnr",
    "hovedkonto",
    "hovedkto",
    "hovedfunktion",
    "funktionskode",
    "account",
    "kontoplan",
    "kontostreng",
    "drhk",
];
/// Headers of columns that stand beside an account.
const ACCOUNT_NEIGHBOURS: [&str; 9] = [
    "dranst",
    "art",
    "gruppering",
    "ejerforhold",
    "hovedart",
    "omkostningssted",
    "kontonavn",
    "kontotekst",
    "funktionsnavn",
];
/// Words of headers that name FORM, the tasks of the whole public sector.
const FORM_WORDS: [&str; 6] = [
    "form",
    "formkode",
    "formnr",
    "forvaltningsopgave",
    "serviceomraade",
    "opgavenoegle",
];
/// Words of headers whose values may look like KLE and are something else.
const OTHER_WORDS: [&str; 20] = [
    "dato",
    "date",
    "tid",
    "klokkeslaet",
    "kl",
    "lag",
    "layer",
    "tema",
    "temakode",
    "version",
    "ip",
    "telefon",
    "tlf",
    "pris",
    "takst",
    "beloeb",
    "udgave",
    "pct",
    "postnr",
    "matrikel",
];
/// Words of headers that name an action facet.
const FACET_WORDS: [&str; 6] = [
    "facet",
    "handlingsfacet",
    "facetkode",
    "handlingsfacetnr",
    "facetnr",
    "fct",
];
/// Letters facets begin with; `S` is the one before `Ø`.
pub const FACET_LETTERS: [char; 7] = ['A', 'G', 'I', 'K', 'P', 'S', 'Ø'];

/// What a column has to do with KLE, or what it is instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Numbers, perhaps with facets.
    Number,
    /// Journal numbers that begin with one.
    Journal,
    /// Action facets.
    Facet,
    /// The first pair of digits of a number in three columns.
    MainPart,
    /// The second.
    GroupPart,
    /// The third.
    SubjectPart,
    /// The chart of accounts.
    Account,
    /// FORM.
    Form,
}

impl Role {
    /// The id in the list of kinds; `None` for a part that means nothing alone.
    #[must_use]
    pub fn kind(self) -> Option<&'static str> {
        match self {
            Self::Number | Self::MainPart => Some("kle"),
            Self::Journal => Some("journal_number"),
            Self::Facet => Some("action_facet"),
            Self::Account => Some("account_code"),
            Self::Form => Some("form"),
            Self::GroupPart | Self::SubjectPart => None,
        }
    }
}

/// The words of the header, folded, one and two at a time: `KLE-nr.` is `kle`, `nr` and `klenr`.
fn header_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let single: Vec<&str> = folded.split(' ').collect();
    let joined = single.windows(2).map(|pair| pair.concat());
    single
        .iter()
        .map(|word| (*word).to_owned())
        .chain(joined)
        .collect()
}

fn says(words: &[String], wanted: &[&str]) -> bool {
    words.iter().any(|word| wanted.contains(&word.as_str()))
}

/// What each column is, with how sure that is. `is_known` asks the register for a number in its right form;
/// without a register only headers speak.
#[must_use]
pub fn recognise(
    columns: &[ColumnProfile],
    is_known: Option<&dyn Fn(&str) -> bool>,
) -> Vec<Option<(Role, f64)>> {
    let headers: Vec<Vec<String>> = columns
        .iter()
        .map(|column| header_words(&column.name))
        .collect();
    let has_accounts_beside = headers.iter().any(|words| says(words, &ACCOUNT_NEIGHBOURS));
    let mut roles: Vec<Option<(Role, f64)>> = columns
        .iter()
        .zip(&headers)
        .map(|(column, words)| {
            let values = values(column);
            if values.is_empty() {
                return damaged_whole(words, column, is_known);
            }
            facet(words, &values)
                .or_else(|| number(words, &values, column, has_accounts_beside, is_known))
        })
        .collect();
    let has_numbers = roles
        .iter()
        .flatten()
        .any(|(role, _)| matches!(role, Role::Number | Role::Journal));
    split(columns, &headers, &mut roles);
    if has_numbers {
        // beside KLE numbers a letter with two digits is no code of another list
        for (column, role) in columns
            .iter()
            .zip(&mut roles)
            .filter(|(_, role)| role.is_none())
        {
            let values = values(column);
            let in_form = share(&values, |text| is_facet(text) && is_known_letter(text));
            if in_form >= LEAST_IN_FORM && values.len() >= LEAST_DIFFERENT {
                *role = Some((Role::Facet, 0.8));
            }
        }
    }
    roles
}

/// The most common values as they stand, with their rows.
fn values(column: &ColumnProfile) -> Vec<(String, u64)> {
    let top = column.top.iter();
    top.filter_map(|(cell, rows)| {
        let text = match cell.plain() {
            Cell::Text { text, .. } => text.clone(),
            Cell::Integer(number) => number.to_string(),
            // `05.13` read as a number with decimals
            Cell::Decimal { mantissa, scale: 2 } => {
                format!("{}.{:02}", mantissa / 100, (mantissa % 100).abs())
            }
            Cell::Decimal { mantissa, scale: 1 } => {
                format!("{}.{}0", mantissa / 10, (mantissa % 10).abs())
            }
            _ => return None,
        };
        Some((text, *rows))
    })
    .collect()
}

/// Words of headers of columns beside a number that tell when.
const WHEN_WORDS: [&str; 8] = [
    "dato",
    "date",
    "opdateret",
    "aendret",
    "oprettet",
    "gyldig",
    "fra",
    "til",
];

/// A column that says KLE and of which a spreadsheet made days or times: nearly all that they were is in the register,
/// which of days at random one in forty is.
fn damaged_whole(
    words: &[String],
    column: &ColumnProfile,
    is_known: Option<&dyn Fn(&str) -> bool>,
) -> Option<(Role, f64)> {
    let is_named = says(words, &KLE_WORDS) && !says(words, &WHEN_WORDS);
    let is_known = is_known.filter(|_| is_named)?;
    let top = column.top.iter();
    let values = top.filter_map(|(cell, rows)| Some((damaged::text_of(cell.plain())?, *rows)));
    let values: Vec<(String, u64)> = values.collect();
    let known = share(&values, |text| {
        damaged::meant(text).is_some_and(|number| is_known(&number))
    });
    (known >= LEAST_KNOWN && values.len() >= LEAST_DIFFERENT).then_some((Role::Number, 0.9))
}

/// Of the rows, the share whose value passes.
fn share(values: &[(String, u64)], passes: impl Fn(&str) -> bool) -> f64 {
    let all: u64 = values.iter().map(|(_, rows)| rows).sum();
    let passed = values.iter().filter(|(text, _)| passes(text.trim()));
    passed.map(|(_, rows)| rows).sum::<u64>() as f64 / all.max(1) as f64
}

/// True for a letter and two digits.
#[must_use]
pub fn is_facet(text: &str) -> bool {
    super::number::facet_at(text).is_some_and(|(_, rest)| rest.is_empty())
}

fn is_known_letter(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|letter| FACET_LETTERS.contains(&letter))
}

fn facet(words: &[String], values: &[(String, u64)]) -> Option<(Role, f64)> {
    let named = says(words, &FACET_WORDS);
    let with_wording = |text: &str| super::number::facet_at(text).is_some();
    (named && share(values, with_wording) >= LEAST_IN_NAMED).then_some((Role::Facet, 0.97))
}

fn number(
    words: &[String],
    values: &[(String, u64)],
    column: &ColumnProfile,
    has_accounts_beside: bool,
    is_known: Option<&dyn Fn(&str) -> bool>,
) -> Option<(Role, f64)> {
    let journal = share(values, |text| {
        find(text).is_some_and(|found| found.is_journal)
    });
    if journal >= LEAST_IN_FORM {
        return Some((Role::Journal, 0.97));
    }
    // the type of an account is none
    if says(words, &ACCOUNT_WORDS) && !says(words, &KLE_WORDS) && !says(words, &["type"]) {
        let in_form = share(values, is_account);
        return (in_form >= LEAST_IN_FORM).then_some((Role::Account, 0.95));
    }
    if matches!(
        column.column_type,
        ColumnType::Date | ColumnType::DateTime | ColumnType::Time
    ) {
        return None;
    }
    if says(words, &KLE_WORDS) {
        let in_form = share(values, |text| {
            find(text).is_some() || damaged::meant(text).is_some()
        });
        return (in_form >= LEAST_IN_NAMED).then_some((Role::Number, 0.97));
    }
    if says(words, &FORM_WORDS) {
        let in_form = share(values, |text| find(text).is_some() || is_form(text));
        return (in_form >= LEAST_IN_FORM).then_some((Role::Form, 0.9));
    }
    let is_dotted = share(values, |text| {
        find(text).is_some_and(|found| found.level == Level::Emne && dotted(found.form))
    });
    let is_deep = |text: &str| is_account(text) && text.matches('.').count() >= 2;
    if has_accounts_beside && share(values, is_deep) >= LEAST_IN_FORM {
        return Some((Role::Account, 0.8));
    }
    // a subject with its facet: nothing else looks like that
    let is_whole = |text: &str| {
        find(text).is_some_and(|found| {
            let is_right = matches!(found.form, Form::Right | Form::ShortMain);
            is_right && found.level == Level::Emne && found.facet.is_some_and(is_known_letter)
        })
    };
    if share(values, is_whole) >= LEAST_IN_FORM && values.len() >= LEAST_DIFFERENT {
        return Some((Role::Number, 0.9));
    }
    // the word for a subject, and every value has the form of one
    if says(words, &SUBJECT_WORDS) && is_dotted >= LEAST_IN_FORM {
        return Some((Role::Number, 0.85));
    }
    // without a word for it, the register must know nearly all of them
    let is_known = is_known?;
    if says(words, &OTHER_WORDS) || column.column_type != ColumnType::Text {
        return None;
    }
    let known =
        |text: &str| find(text).is_some_and(|found| is_enough(&found) && is_known(&found.number));
    let in_form = is_dotted.max(share(values, |text| {
        find(text).is_some_and(|found| is_enough(&found))
    }));
    let different = values.iter().filter(|(text, _)| known(text.trim())).count();
    let enough = different >= LEAST_DIFFERENT.min(column.distinct as usize).max(2);
    (in_form >= LEAST_IN_FORM && share(values, known) >= LEAST_KNOWN && enough)
        .then_some((Role::Number, 0.85))
}

fn dotted(form: Form) -> bool {
    matches!(form, Form::Right | Form::ShortMain)
}

/// A number deep and right enough to be meant without the header saying so: a subject, or a number with a
/// facet; nothing that would have to be filled up with zeros.
fn is_enough(found: &super::number::Found<'_>) -> bool {
    let in_form = matches!(found.form, Form::Right | Form::Compact);
    in_form && (found.level == Level::Emne || found.facet.is_some() || !found.rest.is_empty())
}

/// `3.22.01`, `03.22.01`, `00.25.10.1`, `5.22`, with a name behind it or not.
fn is_account(text: &str) -> bool {
    let (code, behind) = text.split_once([' ', '-', '\u{a0}']).unwrap_or((text, ""));
    // a bank and an account in it
    if behind.len() >= 6 && behind.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let parts: Vec<&str> = code.split('.').collect();
    let digits = |part: &&str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    (1..=5).contains(&parts.len()) && parts.iter().all(digits)
}

/// Four levels of FORM: `18.20.05.10`.
fn is_form(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let pair = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=4).contains(&parts.len()) && parts.iter().all(pair)
}

/// A number in two or three columns, told by their headers alone.
fn split(columns: &[ColumnProfile], headers: &[Vec<String>], roles: &mut [Option<(Role, f64)>]) {
    let is_pair = |at: usize| {
        columns.get(at).is_some_and(|column| {
            share(&values(column), |text| {
                matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit())
            }) >= LEAST_IN_FORM
        })
    };
    let find = |wanted: &[&str]| {
        let mut named = (0..columns.len())
            .filter(|at| headers.get(*at).is_some_and(|words| says(words, wanted)));
        named.find(|at| is_pair(*at))
    };
    let main = find(&["hovedgruppe", "hovedgruppenr", "klehovedgruppe"]);
    let group = find(&["gruppe", "gruppenr", "klegruppe"]);
    let subject = find(&["emne", "emnenr", "kleemne"]);
    let (Some(main), Some(group)) = (main, group.filter(|group| Some(*group) != main)) else {
        return;
    };
    let parts = [
        (Some(main), Role::MainPart),
        (Some(group), Role::GroupPart),
        (
            subject.filter(|at| *at != main && *at != group),
            Role::SubjectPart,
        ),
    ];
    for (at, role) in parts {
        if let Some(place) = at.and_then(|at| roles.get_mut(at)) {
            *place = Some((role, 0.85));
        }
    }
}
