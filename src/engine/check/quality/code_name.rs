//! A code and the name beside it that disagree.
//!
//! **What**: a code of a municipality or a postal code with the name of another; and, in any pair of columns of codes and names
//! (`afdelingskode`, `afdelingsnavn`), a code that has several names while nearly all have one.
//! **Why**: counts by code and by name differ, and nobody can tell which is right.
//! **Example**: `0751;Aalborg`.

use super::tell;
use crate::check::tally::{Places, Tally, of_values};
use crate::check::{Facts, Look, MOST_COUNTED, RULE, Rule, Task};
use crate::kind::fold::fold;
use model::column::ColumnProfile;
use model::finding::{Finding, Severity};
use registers::places::{
    Municipality, bare_municipality, municipalities, postcodes, without_genitive,
};
use std::collections::{BTreeMap, BTreeSet};

const ID: &str = "quality.code_name";
const POSTCODE: &str = "postcode";
/// How sure a kind must be.
const SURE: f64 = 0.7;
/// More different values are not gone through in pairs.
const MOST_DISTINCT: u64 = 5000;
/// Of a hundred codes at most so many may have several names: else it is no pair of code and name.
const MOST_DISAGREE: usize = 20;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Pairs,
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let mut tasks = Vec::new();
    let codes = facts.of_kind("municipality_code", SURE);
    let names: Vec<u32> = facts
        .of_kind("municipality_name", SURE)
        .map(|one| one.0)
        .collect();
    for (at, _) in codes {
        // the nearest name, so that two pairs in one table stay apart
        let near = names.iter().min_by_key(|name| name.abs_diff(at));
        if let Some(name) = near.filter(|name| name.abs_diff(at) <= 2) {
            tasks.push(Task {
                columns: vec![at, *name],
                words: vec!["municipality".to_owned()],
                ..Task::default()
            });
        }
    }
    let towns: Vec<u32> = facts.of_kind("city", SURE).map(|one| one.0).collect();
    let codes: Vec<u32> = facts.of_kind("postcode", SURE).map(|one| one.0).collect();
    for town in towns {
        let before = codes.iter().filter(|at| **at < town && town - **at <= 2);
        // of two postal codes nobody can tell which is meant
        if let [at] = before.collect::<Vec<_>>().as_slice() {
            tasks.push(Task {
                columns: vec![**at, town],
                words: vec![POSTCODE.to_owned()],
                ..Task::default()
            });
        }
    }
    let columns = || (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    for ((at, column), words) in columns() {
        let Some(stem) = stem(words, &CODES).filter(|_| is_open(column)) else {
            continue;
        };
        let name = columns().find(|((other, column), words)| {
            *other != at && is_open(column) && self::stem(words, &NAMES) == Some(stem)
                // each municipality has numbered its own streets
                && stem != "vej"
        });
        if let Some(((name, _), _)) = name
            && !tasks.iter().any(|task| task.columns.first() == Some(&at))
        {
            tasks.push(Task {
                columns: vec![at, name],
                words: vec!["pair".to_owned()],
                ..Task::default()
            });
        }
    }
    tasks
}

/// Endings of columns of codes, and of names, folded.
const CODES: [&str; 6] = ["kode", "nr", "nummer", "id", "code", "no"];
const NAMES: [&str; 7] = [
    "navn",
    "tekst",
    "betegnelse",
    "titel",
    "name",
    "label",
    "text",
];

/// What a header is about, without the word that says whether it is code or name.
fn stem<'a>(words: &'a str, endings: &[&str]) -> Option<&'a str> {
    let stem = endings.iter().find_map(|end| words.strip_suffix(end))?;
    let stem = stem.trim_end();
    (stem.len() >= 3).then(|| stem.trim_end_matches('s'))
}

/// True for a column whose values come again: of one that is different in each row nothing can be said.
fn is_open(column: &ColumnProfile) -> bool {
    column.distinct_exact
        && (2..=MOST_DISTINCT).contains(&column.distinct)
        && crate::kind::present(column) > column.distinct
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    // what did not fit was not counted
    if tally.values.len() >= MOST_COUNTED {
        return Vec::new();
    }
    let (case, wrong) = match task.words.first().map(String::as_str) {
        Some("municipality") => ("wrong_name", wrong_names(&tally)),
        Some(POSTCODE) => ("wrong_name", wrong_towns(&tally)),
        _ => ("several_names", several_names(&tally)),
    };
    let wrong = of_values(wrong, task.room);
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, case, wrong);
    let is_personal = task.columns.iter().any(|at| !may_be_told(facts, *at));
    let finding = finding.map(|mut finding| {
        if is_personal {
            finding.params.retain(|(name, _)| name == "case");
        }
        finding
    });
    finding.into_iter().collect()
}

/// Names in a pair with a code are mostly of things; of persons they are not told.
fn may_be_told(facts: &Facts<'_>, column: u32) -> bool {
    let words = facts
        .headers
        .get(column as usize)
        .map_or("", String::as_str);
    let things = [
        "kommune",
        "region",
        "afdeling",
        "institution",
        "skole",
        "distrikt",
        "konto",
        "vej",
        "gruppe",
        "type",
    ];
    facts.may_tell(column) || things.iter().any(|thing| words.contains(thing))
}

type Wrong = Vec<((String, Option<String>), Places)>;

/// Names that are not that of the municipality with the code beside them.
fn wrong_names(tally: &Tally) -> Wrong {
    let all: Vec<Municipality> = municipalities().collect();
    let plain = |name: &str| bare_municipality(&fold(name)).replace(' ', "");
    let called = |name: &str| {
        let is = |one: &&Municipality| {
            plain(one.name) == name || one.others.split('|').any(|other| plain(other) == name)
        };
        all.iter().find(is)
    };
    let by_name = |name: &str| {
        let name = plain(name);
        called(&name).or_else(|| called(without_genitive(&name)))
    };
    let mut wrong = Vec::new();
    for ((code, name), places) in &tally.values {
        let Some(name) = name else { continue };
        let code = format!("{:0>4}", code.trim());
        let right = all.iter().find(|one| one.code == code);
        // only two that exist and are not the same disagree
        if let (Some(right), Some(named)) = (right, by_name(name))
            && right.code != named.code
        {
            let value = (
                format!("{code} {name}"),
                Some(format!("{code} {}", right.name)),
            );
            wrong.push((value, places.clone()));
        }
    }
    wrong
}

/// Postal districts that are not those of the codes beside them.
fn wrong_towns(tally: &Tally) -> Wrong {
    // "Aarhus C", "Aarhus" and "Århus" are one town
    let town = |name: &str| {
        let folded = fold(name);
        match folded.rsplit_once(' ') {
            Some((town, district)) if district.len() <= 2 => town.to_owned(),
            _ => folded,
        }
    };
    let own: BTreeMap<&str, &str> = postcodes().collect();
    let towns: BTreeSet<String> = own.values().map(|name| town(name)).collect();
    let mut wrong = Vec::new();
    for ((code, name), places) in &tally.values {
        let Some(name) = name else { continue };
        let code = format!("{:0>4}", code.trim());
        let Some(right) = own.get(code.as_str()) else {
            continue;
        };
        let said = town(name);
        // a village is no district, and a district may be written out
        let is_like = fold(right).contains(&said) || said.contains(&town(right));
        if towns.contains(&said) && !is_like {
            let value = (format!("{code} {name}"), Some(format!("{code} {right}")));
            wrong.push((value, places.clone()));
        }
    }
    let cells = |values: &Wrong| values.iter().map(|value| value.1.0).sum::<u64>();
    // towns of something else, such as where somebody works
    match cells(&wrong) * 5 > tally.cells {
        true => Vec::new(),
        false => wrong,
    }
}

/// Rarer names of codes that have several, where nearly all codes have one.
fn several_names(tally: &Tally) -> Wrong {
    let mut codes: BTreeMap<&str, Vec<(&str, &Places)>> = BTreeMap::new();
    for ((code, name), places) in &tally.values {
        if let Some(name) = name {
            codes.entry(code).or_default().push((name, places));
        }
    }
    let all = codes.len();
    codes.retain(|_, names| names.len() > 1);
    if codes.len() * 100 > all * MOST_DISAGREE {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    for (code, names) in codes {
        let rows: u64 = names.iter().map(|name| name.1.0).sum();
        let Some(main) = names.iter().max_by_key(|name| name.1.0) else {
            continue;
        };
        // a code whose names are about as frequent has changed its meaning: which is right nobody can tell
        if main.1.0 * 5 < rows * 4 {
            continue;
        }
        for (name, places) in names.iter().filter(|name| name.0 != main.0) {
            let value = (format!("{code} {name}"), Some(format!("{code} {}", main.0)));
            wrong.push((value, (*places).clone()));
        }
    }
    wrong
}
