//! Several things in one cell.
//!
//! **What**: a postal code with its town, a number with a unit that differs from row to row, a whole address, fields
//! that the header names one by one (`Navn, telefon`), and lists within a cell.
//! **Why**: what stands together can be neither sorted, counted nor joined for itself.
//! **Example**: `8000 Aarhus C`; `12 kg` beside `500 g`; `svømning; bold; dans`.

use super::{mixed_types, places, tell};
use crate::check::tally::Tally;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::kind;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::finding::{Finding, Severity};
use model::mend::Mend;
use model::reshape::{MOST_PARTS, Split, SplitBy};

const ID: &str = "quality.several_values";
/// Of a hundred values so many must be written so, where all are to be.
const MOSTLY: u64 = 90;
/// Of a hundred values so many must be lists, where some are.
const OFTEN: u64 = 20;
/// Fewer are chance.
const LEAST: u64 = 3;
/// More different units than these are words.
const MOST_UNITS: usize = 12;
/// More different values are no categories.
const MOST_CATEGORIES: u64 = 1_000;
/// Longer texts are prose.
const LONGEST_CHARS: u32 = 200;
/// Signs between the parts of a list.
const LISTS: [char; 2] = [';', '|'];
/// Between the names of a header that names several things.
const BETWEEN: [&str; 6] = [" og ", " & ", " + ", "/", ", ", ","];

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Text(look),
    finish,
    ..RULE
};

/// What stands in a column: which sentence tells of it, and how it is split.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Case {
    PostcodeTown,
    Address,
    NumberUnit,
    /// As many parts as the header names.
    Fields(char, usize),
    List(char),
}

impl Case {
    fn words(self) -> Vec<String> {
        match self {
            Self::PostcodeTown => vec!["postcode_town".to_owned()],
            Self::Address => vec!["address".to_owned()],
            Self::NumberUnit => vec!["number_unit".to_owned()],
            Self::Fields(sign, of) => vec!["fields".to_owned(), sign.to_string(), of.to_string()],
            Self::List(sign) => vec!["list".to_owned(), sign.to_string()],
        }
    }

    fn of(task: &Task) -> Option<Self> {
        let sign = || task.words.get(1)?.chars().next();
        Some(match task.words.first()?.as_str() {
            "postcode_town" => Self::PostcodeTown,
            "address" => Self::Address,
            "number_unit" => Self::NumberUnit,
            "fields" => Self::Fields(sign()?, task.words.get(2)?.parse().ok()?),
            _ => Self::List(sign()?),
        })
    }

    fn by(self) -> SplitBy {
        match self {
            Self::PostcodeTown => SplitBy::PostcodeTown,
            Self::Address => SplitBy::Address,
            Self::NumberUnit => SplitBy::NumberUnit,
            Self::Fields(sign, _) | Self::List(sign) => SplitBy::Sign(sign),
        }
    }

    /// What is said of a value that is written so: its unit, how many parts a list has, nothing more (an empty text)
    /// where the case tells the parts, so that nothing need be kept of each value. `None` for any other.
    fn said(self, text: &str) -> Option<String> {
        match self {
            Self::PostcodeTown => {
                let parts = SplitBy::PostcodeTown.parts(text, 2)?;
                let code = parts.first()?;
                places::is_postcode(code).then(String::new)
            }
            Self::Address => {
                let parts = SplitBy::Address.parts(text, 3)?;
                let code = parts.get(1)?;
                places::is_postcode(code).then(String::new)
            }
            Self::NumberUnit => {
                let parts = SplitBy::NumberUnit.parts(text, 2)?;
                Some((*parts.get(1)?).to_owned())
            }
            // most values have no such sign
            Self::Fields(sign, _) | Self::List(sign) if !has(text, sign) => None,
            Self::Fields(sign, of) => {
                let filled = text
                    .split(sign)
                    .filter(|part| !part.trim().is_empty())
                    .count();
                (filled == of && text.matches(sign).count() + 1 == of).then(String::new)
            }
            Self::List(sign) => {
                let parts = text
                    .split(sign)
                    .filter(|part| !part.trim().is_empty())
                    .count();
                (parts > 1 && !text.contains(['{', '<', '='])).then(|| parts.to_string())
            }
        }
    }
}

/// True when a text holds a sign of ASCII.
fn has(text: &str, sign: char) -> bool {
    u8::try_from(sign).is_ok_and(|sign| memchr::memchr(sign, text.as_bytes()).is_some())
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let columns = facts.texts().filter_map(|(at, column)| {
        let case = case_of(facts, at, column)?;
        Some(Task {
            columns: vec![at],
            words: case.words(),
            ..Task::default()
        })
    });
    columns.collect()
}

/// True for the kinds of codes that often stand in lists.
fn is_code(kind: &str) -> bool {
    matches!(
        kind,
        "municipality_code"
            | "postcode"
            | "kle"
            | "cvr"
            | "p_number"
            | "bfe"
            | "institution_number"
            | "db07"
    )
}

/// What the most common values of a column look like.
fn case_of(facts: &Facts<'_>, at: u32, column: &ColumnProfile) -> Option<Case> {
    let kind = column.kind.as_deref();
    let is_prose = column
        .longest_chars
        .is_some_and(|chars| chars > LONGEST_CHARS);
    if is_prose || matches!(kind, Some("wkt" | "geometry" | "url" | "free_text")) {
        return None;
    }
    // this column itself may well be taken for codes, with its towns
    let has_codes = facts.of_kind("postcode", 0.5).any(|(own, _)| own != at);
    let words = facts.headers.get(at as usize).map_or("", String::as_str);
    let may_count = !mixed_types::mixes(words)
        && matches!(
            kind,
            None | Some("currency" | "percent" | "category" | "identifier")
        );
    let mut cases = Vec::new();
    if !has_codes {
        cases.extend([Case::PostcodeTown, Case::Address]);
    }
    if may_count {
        cases.push(Case::NumberUnit);
    }
    cases.extend([',', ';', '|', '/'].map(|sign| {
        let named = named(&column.name, &[sign.to_string().as_str()]);
        Case::Fields(sign, named.len())
    }));
    cases.retain(|case| !matches!(case, Case::Fields(_, of) if !(2..=MOST_PARTS).contains(of)));
    cases.extend(LISTS.map(Case::List));
    // codes have no comma within, and no decimals
    cases.extend(kind.is_some_and(is_code).then_some(Case::List(',')));
    let texts = || {
        column.top.iter().filter_map(|(cell, _)| match cell {
            Cell::Text {
                text,
                full_chars: None,
            } => Some(text.as_str()),
            _ => None,
        })
    };
    let of = texts().count();
    // lists of codes are seldom among the most common values, but longer than those
    let longest = texts().map(|text| text.chars().count()).max().unwrap_or(0) as u32;
    let has_longer = column.longest_chars.is_some_and(|chars| chars > longest);
    // of very many different values the most common ones are as good as drawn by chance: they tell how many are lists
    let is_sample = column.distinct > MOST_CATEGORIES;
    cases.into_iter().find(|case| {
        let said = texts().filter(|text| case.said(text).is_some()).count();
        match case {
            Case::List(',') if !is_sample => said > 0 || has_longer,
            Case::List(_) if is_sample => said > 0 && said as u64 * 100 >= of as u64 * OFTEN,
            // others may hold the lists
            Case::List(_) => said > 0,
            _ => said > 0 && said * 10 >= of * 8,
        }
    })
}

fn look(text: &str, task: &Task) -> Option<Hit> {
    let value = Case::of(task)?.said(text)?;
    Some(Hit {
        value,
        repair: None,
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let found = task
        .columns
        .first()
        .and_then(|at| of_column(facts, *at, task, tally));
    found.into_iter().collect()
}

fn of_column(facts: &Facts<'_>, at: u32, task: &Task, mut tally: Tally) -> Option<Finding> {
    let case = Case::of(task)?;
    let column = facts.opened.columns.get(at as usize)?;
    let present = kind::present(column);
    let least = if matches!(case, Case::List(_)) {
        OFTEN
    } else {
        MOSTLY
    };
    if tally.cells < LEAST || tally.cells * 100 < present * least {
        return None;
    }
    let said = || tally.values.keys().map(|(said, _)| said.as_str());
    let parts = match case {
        Case::NumberUnit => {
            // `A` is a letter of a house or a class
            let is_letter =
                |unit: &str| unit.len() == 1 && unit.starts_with(|c: char| c.is_ascii_uppercase());
            if said().any(is_letter) || said().count() > MOST_UNITS {
                return None;
            }
            2
        }
        Case::PostcodeTown => 2,
        Case::Address => 3,
        Case::Fields(_, of) => of,
        Case::List(_) => said().filter_map(|parts| parts.parse().ok()).max()?,
    };
    if parts > MOST_PARTS {
        return None;
    }
    let split = Split {
        of: column.name.clone(),
        by: case.by(),
        names: names(facts, at, case, parts),
    };
    let unsure = present.saturating_sub(tally.cells);
    tally.values.clear();
    let word = task.words.first()?;
    let finding = tell::of_tally(facts, ID, Severity::Info, task, word, tally)?;
    let finding = match unsure {
        0 => finding,
        unsure if matches!(case, Case::List(_)) => tell::count(finding, "single", unsure),
        unsure => tell::count(finding, "unsure", unsure),
    };
    Some(tell::mend(finding, Mend::Split(split)))
}

/// What a header names, when it names several things.
fn named(header: &str, between: &[&str]) -> Vec<String> {
    for sign in between {
        let parts: Vec<&str> = header.split(sign).map(str::trim).collect();
        if parts.len() > 1 && parts.iter().all(|part| part.len() > 1) {
            return parts.into_iter().map(str::to_owned).collect();
        }
    }
    Vec::new()
}

/// The names of the parts: those of the header where it names them, and none that another column has.
fn names(facts: &Facts<'_>, at: u32, case: Case, parts: usize) -> Vec<String> {
    let header = facts.opened.columns.get(at as usize);
    let header = header.map_or("", |column| column.name.as_str());
    let usual: Vec<String> = match case {
        Case::PostcodeTown => ["postnr", "by"].map(str::to_owned).to_vec(),
        Case::Address => [header, "postnr", "by"].map(str::to_owned).to_vec(),
        Case::NumberUnit => vec![header.to_owned(), format!("{header} enhed")],
        Case::Fields(..) | Case::List(_) => {
            (1..=parts).map(|part| format!("{header} {part}")).collect()
        }
    };
    let by_header = match case {
        Case::PostcodeTown => named(header, &BETWEEN),
        Case::Fields(sign, _) => named(header, &[sign.to_string().as_str()]),
        _ => Vec::new(),
    };
    let mut names = if by_header.len() == parts {
        by_header
    } else {
        usual
    };
    let others = (0u32..)
        .zip(&facts.opened.columns)
        .filter(|(own, _)| *own != at);
    let taken: Vec<&str> = others.map(|(_, column)| column.name.as_str()).collect();
    for name in &mut names {
        let mut fresh = name.clone();
        let mut number = 2;
        while taken.contains(&fresh.as_str()) {
            fresh = format!("{name} ({number})");
            number += 1;
        }
        *name = fresh;
    }
    names
}
