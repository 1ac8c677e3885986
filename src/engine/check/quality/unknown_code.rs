//! Codes that are not in their register.
//!
//! **What**: codes and names of municipalities, postal codes, regions and provinces that no register knows, also
//! not when a zero is put before them; codes of Fælles Sprog III that the list the user gave does not have. Where most of a column is unknown it is something else, and nothing is said.
//! **Why**: a code that does not exist joins with nothing; it is a slip or was abolished.
//! **Example**: `0752` among codes of municipalities.

use super::{places, tell};
use crate::check::tally::Tally;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::code_system::code_of;
use crate::kind;
use crate::kind::fold::fold;
use crate::kind::look::{Look as Form, looks};
use crate::suggest::totals::is_total;
use model::finding::{Finding, Severity};
use registers::places::{PROVINCES, REGIONS, bare_municipality, without_genitive};

const ID: &str = "quality.unknown_code";
/// How sure a kind must be.
const SURE: f64 = 0.8;
const KINDS: [&str; 5] = [
    "municipality_code",
    "postcode",
    "nuts3",
    "municipality_name",
    "region",
];
/// The kind of the codes a list is given for.
const FS3: &str = "fs3";
/// Words of names that are of no single place.
const NO_PLACE: [&str; 14] = [
    "ukendt",
    "uoplyst",
    "udland",
    "udlandet",
    "andre",
    "andet",
    "oevrige",
    "flere",
    "ingen",
    "landet",
    "danmark",
    "region",
    // parts of the realm that have municipalities of their own
    "faeroeerne",
    "groenland",
];

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Value(look),
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for kind in KINDS {
        for (at, _) in facts.of_kind(kind, SURE) {
            tasks.push(Task {
                columns: vec![at],
                words: vec![kind.to_owned()],
                ..Task::default()
            });
        }
    }
    let codes = facts.code_system.map(|system| system.codes.keys());
    if let Some(codes) = codes {
        let words: Vec<String> = [FS3.to_owned()].into_iter().chain(codes.cloned()).collect();
        for (at, _) in facts.of_kind(FS3, SURE) {
            tasks.push(Task {
                columns: vec![at],
                words: words.clone(),
                ..Task::default()
            });
        }
    }
    tasks
}

/// A code that a list the user gave does not have.
fn look_in_list(text: &str, codes: &[String]) -> Option<Hit> {
    let code = code_of(text);
    let upper = code.to_uppercase();
    let is_known = codes.iter().any(|own| own == code || *own == upper);
    (!code.is_empty() && !is_known).then(|| Hit {
        value: code.to_owned(),
        repair: None,
    })
}

fn look(text: &str, task: &Task) -> Option<Hit> {
    let kind = task.words.first()?;
    if kind == FS3 {
        return look_in_list(text, task.words.get(1..).unwrap_or_default());
    }
    let text = text.trim();
    // zeros and nines stand for the whole country, for abroad, for unknown
    let is_filler = text.bytes().all(|b| b == b'0') || text.bytes().all(|b| b == b'9');
    if text.is_empty() || is_filler || is_total(text) {
        return None;
    }
    let is_known = match kind.as_str() {
        "municipality_name" | "region" => is_place(text),
        "nuts3" => {
            let upper = text.to_uppercase();
            PROVINCES.iter().any(|one| one.0 == upper || one.1 == text)
                || REGIONS.iter().any(|one| one.name == text)
                || upper.len() < 5
        }
        _ if !text.bytes().all(|b| b.is_ascii_digit()) => true,
        "postcode" => {
            let code = format!("{text:0>4}");
            // longer ones are of other countries; Greenland and the Faroes have their own
            let is_abroad = text.len() > 4;
            let is_north =
                is_abroad || text.len() == 3 || matches!(code.as_bytes(), [b'3', b'9', ..]);
            is_north || places::is_postcode(&code)
        }
        _ => {
            let code = format!("{text:0>4}");
            // statistics have regions and provinces in the same column
            let is_larger = matches!(
                code.as_bytes(),
                [b'0', b'0', b'0'..=b'9', _] | [b'1', b'0', b'8', _]
            );
            is_larger || places::municipality(&code).is_some()
        }
    };
    (!is_known).then(|| Hit {
        value: text.to_owned(),
        repair: None,
    })
}

/// True for a name of an area of Denmark, and for what says that there is none.
fn is_place(text: &str) -> bool {
    let found = looks(text);
    let is_known = [
        Form::MunicipalityName,
        Form::Region,
        Form::Nuts3,
        Form::MunicipalityCode,
    ]
    .iter()
    .any(|look| found.has(*look));
    let folded = fold(text);
    // "Aarhus Kommunes", "Byrådet i Vejle", "København og Frederiksberg" name more than one thing
    let is_plain = folded.split(' ').count() <= 2 && !folded.contains(|c: char| c.is_ascii_digit());
    let is_none = folded.split(' ').any(|word| NO_PLACE.contains(&word));
    let own = bare_municipality(&folded);
    let is_genitive =
        own.len() < folded.len() && looks(without_genitive(own)).has(Form::MunicipalityName);
    is_known || !is_plain || is_none || is_genitive
}

/// True for what has the form of a code of any list: short, with a digit, without blanks. Longer ones may be numbers of
/// persons.
fn is_like_a_code(value: &str) -> bool {
    value.len() <= 8
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    if task.words.first().is_some_and(|kind| kind == FS3) {
        // a value may be a slip with the name of somebody in it: only what has the form of a code is told
        let mut tally = tally;
        tally.values.retain(|code, _| is_like_a_code(&code.0));
        let found = tell::of_tally(facts, ID, Severity::Warning, task, "code_system", tally);
        return found.into_iter().collect();
    }
    let column = task
        .columns
        .first()
        .and_then(|at| facts.opened.columns.get(*at as usize));
    let present = column.map_or(0, kind::present);
    // beyond a third the column is something else, or of another time
    if tally.cells * 3 > present {
        return Vec::new();
    }
    let is_name = matches!(
        task.words.first().map(String::as_str),
        Some("municipality_name" | "region")
    );
    // a column of few names may be of another sort
    if is_name && tally.cells * 10 > present {
        return Vec::new();
    }
    let case = if is_name { "names" } else { "" };
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, case, tally);
    finding.into_iter().collect()
}
