//! Texts among numbers.
//!
//! **What**: a column of texts in which nearly all are numbers and a few are not: `ca. 12`, `12 stk`, `se note`.
//! Codes, house numbers and other things that mix digits and letters by nature are left alone.
//! **Why**: one such text makes the whole column text, which cannot be added up or sorted.
//! **Example**: `12`, `14`, `ca. 15`.

use super::tell;
use crate::check::tally::{Code, Places, Tally, of_values};
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::read::is_missing;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::finding::{Finding, Severity};
use model::mend::Mend;
use model::plain;
use model::reshape::SplitBy;

const ID: &str = "quality.mixed_types";
/// Of a hundred values so many must be numbers.
const MOSTLY: u64 = 80;
/// Words of headers of what is numbered with words among the numbers: `st` and `kl` are storeys.
const MIXED: [&str; 16] = [
    "etage",
    "sal",
    "side",
    "doer",
    "husnr",
    "husnummer",
    "klasse",
    "klassetrin",
    "trin",
    "rute",
    "linje",
    "linie",
    "stoerrelse",
    "niveau",
    "spor",
    "litra",
];
/// More different texts than these are no slips.
const MOST_TEXTS: usize = 50;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Text(look),
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let is_open = |at: u32, column: &ColumnProfile| {
        let words = facts.headers.get(at as usize).map_or("", String::as_str);
        let mixes = mixes(words);
        let numbers = |(cell, _): &&(Cell, u64)| matches!(cell, Cell::Text { text, .. } if number(text).is_some());
        let top = column.top.len();
        let found = column.top.iter().filter(numbers).count();
        // any kind but an amount or a share says what the texts are
        let kind = column.kind.as_deref();
        let may_be_numbers = match kind {
            None | Some("currency" | "percent" | "age" | "category") => true,
            // what is different in each row is easily taken for an identifier
            Some("identifier") => column.kind_confidence <= 0.6,
            _ => false,
        };
        !mixes && may_be_numbers && top > 0 && found * 2 > top
    };
    let columns = facts.texts().filter(|(at, column)| is_open(*at, column));
    columns
        .map(|(at, _)| Task {
            columns: vec![at],
            ..Task::default()
        })
        .collect()
}

/// True for a header of what is numbered with words among the numbers; folded.
pub(super) fn mixes(words: &str) -> bool {
    words.split(' ').any(|word| MIXED.contains(&word))
}

/// The value of a number as it is written, without its decimals.
fn number(text: &str) -> Option<&str> {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_number = digits.bytes().any(|b| b.is_ascii_digit())
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    is_number.then_some(digits)
}

/// True for codes: digits that begin with a zero.
fn is_code(digits: &str) -> bool {
    let rest = digits.strip_prefix('0');
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    let value = match number(text) {
        Some(digits) if is_code(digits) => "\u{1}code".to_owned(),
        Some(_) => "\u{1}number".to_owned(),
        None => text.to_owned(),
    };
    Some(Hit {
        value,
        repair: None,
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let all = tally.cells;
    let (texts, numbers): (Vec<_>, Vec<_>) = tally
        .values
        .into_iter()
        .partition(|((text, _), _)| !text.starts_with('\u{1}'));
    let has_codes = numbers.iter().any(|((sort, _), _)| sort == "\u{1}code");
    let sound: u64 = numbers.iter().map(|(_, (cells, _))| cells).sum();
    if has_codes
        || texts.is_empty()
        || texts.len() > MOST_TEXTS
        || sound * 100 < all * MOSTLY
        || !texts.iter().all(|((text, _), _)| is_remark(text))
    {
        return Vec::new();
    }
    let mend = mend_of(&texts);
    let met = of_values(texts, task.room);
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, "", met);
    let finding = finding.map(|finding| match mend {
        Some((mend, 0)) => tell::mend(finding, mend),
        Some((mend, unsure)) => tell::count(tell::mend(finding, mend), "unsure", unsure),
        None => finding,
    });
    // a mend repeats words, which may be of persons
    let is_told = task.columns.iter().all(|at| facts.may_tell(*at));
    let finding = finding.map(|mut finding| {
        finding.mend = finding.mend.filter(|_| is_told);
        finding
    });
    finding.into_iter().collect()
}

/// What makes numbers of the texts that plainly are some, or none, and how many cells it leaves: the unit beside them,
/// where all have the same, and words that say the number is missing. Nothing where it would change none.
fn mend_of(texts: &[(Code, Places)]) -> Option<(Mend, u64)> {
    let of_unit = |text: &str| {
        let parts = SplitBy::NumberUnit.parts(text, 2)?;
        parts.get(1).map(|unit| plain::bare_unit(unit))
    };
    let mut units: Vec<String> = Vec::new();
    for ((text, _), _) in texts {
        units.extend(of_unit(text).filter(|unit| !units.contains(unit)));
    }
    // what is counted by kilos and by pieces is not one thing
    if units.len() > 1 {
        units.clear();
    }
    let missing = texts.iter().map(|((text, _), _)| text.trim());
    let missing = missing.filter(|text| says_missing(text));
    let mend = Mend::Numbers {
        missing: missing.map(str::to_owned).collect(),
        units,
    };
    let (mut changed, mut unsure) = (0, 0);
    for ((text, _), (cells, _)) in texts {
        match mend.of_value(text) {
            Some(_) => changed += cells,
            None => unsure += cells,
        }
    }
    (changed > 0).then_some((mend, unsure))
}

/// Words in place of a number that is not there, beside those that the reading knows.
const NO_DATA: [&str; 16] = [
    "ingen data",
    "data mangler",
    "mangler data",
    "ej oplyst",
    "ikke målt",
    "ikke opgjort",
    "ikke registreret",
    "ikke tilgængelig",
    "ikke tilgængeligt",
    "ikke afgivet",
    "not available",
    "not measured",
    "no data",
    "nd",
    "n.d.",
    "tbd",
];

fn says_missing(text: &str) -> bool {
    NO_DATA.contains(&text.to_lowercase().as_str()) || is_missing(text)
}

/// True for what stands in place of a number or qualifies one: words, `ca. 12`, `<5`, `12 stk`; not `12a`.
fn is_remark(text: &str) -> bool {
    let text = text.trim();
    let has_digits = text.bytes().any(|b| b.is_ascii_digit());
    if !has_digits {
        // a single letter is a code
        return text.chars().count() > 1;
    }
    let first = text.chars().next();
    let ahead = text.trim_start_matches(|c: char| c.is_alphabetic() || ".<>≥≤~ ".contains(c));
    let behind = text.trim_end_matches(|c: char| c.is_alphabetic() || ". *".contains(c));
    let is_apart = |rest: &str| rest.len() < text.len() && number(rest).is_some();
    (first.is_some_and(|c| "<>≥≤~".contains(c)) && is_apart(ahead))
        || (text.contains(' ') && (is_apart(ahead) || is_apart(behind)))
}
