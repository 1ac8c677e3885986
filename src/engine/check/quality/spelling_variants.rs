//! One thing written in several ways.
//!
//! **What**: values of a column of categories that differ only in capitals, blanks, hyphens or `æ`/`ae`, `ø`/`oe`,
//! `å`/`aa`; and rare values that are one letter from a frequent one.
//! **Why**: counts split the thing up, and nobody sees why the parts are too small.
//! **Example**: `Aarhus`, `aarhus`, `Århus`.

use super::{places, tell};
use crate::check::tally::{Code, Places, Tally, of_values};
use crate::check::{Facts, Hit, Look, PERSONAL_KINDS, RULE, Rule, Task};
use crate::kind;
use model::column::ColumnProfile;
use model::finding::{Finding, Severity};
use std::collections::BTreeMap;

const ID: &str = "quality.spelling_variants";
/// A column with more different values is no column of categories.
const MOST_VALUES: u64 = 2000;
/// Of so many different values each is compared with each.
const MOST_COMPARED: usize = 300;
/// A slip is so rare beside what was meant.
const RARE: u64 = 25;
/// A shorter word has too many neighbours.
const SHORTEST: usize = 6;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Text(look),
    finish,
    ..RULE
};

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let columns = facts.texts();
    columns
        .filter(|(_, column)| is_category(column))
        .map(|(at, _)| Task {
            columns: vec![at],
            ..Task::default()
        })
        .collect()
}

fn is_category(column: &ColumnProfile) -> bool {
    let kind = column.kind.as_deref().unwrap_or_default();
    let is_name_of_things = matches!(
        kind,
        "" | "category"
            | "city"
            | "municipality_name"
            | "region"
            | "polling_district"
            | "parish"
            | "sex"
            | "age_group"
            | "weekday"
            | "money_unit"
            | "boolean"
    );
    is_name_of_things
        && !PERSONAL_KINDS.contains(&kind)
        && column.distinct_exact
        && (2..=MOST_VALUES).contains(&column.distinct)
        && kind::present(column) >= column.distinct * 3
        && column.longest_chars.is_some_and(|chars| chars <= 80)
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    Some(Hit {
        value: text.to_owned(),
        repair: None,
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let Some(at) = task.columns.first().copied() else {
        return Vec::new();
    };
    let values: Vec<(String, Places)> = tally
        .values
        .into_iter()
        .map(|((value, _), places)| (value, places))
        .collect();
    let same = variants(&values);
    let slips = slips(&values, &same);
    let mut findings = Vec::new();
    for (case, severity, found) in [
        ("variants", Severity::Warning, same),
        ("slips", Severity::Info, slips),
    ] {
        let met = of_values(found, task.room);
        let mend = tell::replace(&met);
        let finding = tell::of_tally(facts, ID, severity, task, case, met);
        findings.extend(finding.map(|mut finding| {
            // one letter may be meant: only what is plainly the same is put right; and a mend repeats values, which
            // may be of persons
            let is_safe = severity == Severity::Warning && facts.may_tell(at);
            finding.mend = mend.filter(|_| is_safe);
            finding
        }));
    }
    findings
}

/// A value in the dress in which spellings of the same meet; nothing for what may be a code.
fn plain(value: &str) -> Option<String> {
    let folded = kind::fold::fold(value).replace(' ', "");
    // `A1` and `a1` may be two codes; in words only capitals and blanks differ
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    (letters >= 2 && letters > digits).then_some(folded)
}

/// The rarer spellings of each value, with the most frequent as what was meant.
fn variants(values: &[(String, Places)]) -> Vec<(Code, Places)> {
    let mut groups: BTreeMap<String, Vec<&(String, Places)>> = BTreeMap::new();
    for value in values {
        if let Some(plain) = plain(&value.0) {
            groups.entry(plain).or_default().push(value);
        }
    }
    let mut found = Vec::new();
    for group in groups.into_values() {
        // blanks around are a rule of their own: without them one spelling may be left
        let Some(meant) = group.iter().max_by_key(|value| value.1.0) else {
            continue;
        };
        for (value, places) in group.iter().copied() {
            let is_same = value.trim() == meant.0.trim();
            if !is_same && !differ_in_signs(value, &meant.0) {
                found.push((
                    (value.clone(), Some(meant.0.trim().to_owned())),
                    places.clone(),
                ));
            }
        }
    }
    found
}

/// True when two values of like letters differ in a sign that means something: `0-6` and `06`, `+` and `-`.
fn differ_in_signs(one: &str, other: &str) -> bool {
    let signs = |text: &str| -> String {
        let is_sign =
            |c: &char| !c.is_alphanumeric() && !c.is_whitespace() && !"-.,_/'".contains(*c);
        text.chars().filter(is_sign).collect()
    };
    let digits = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_ascii_digit());
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    signs(one) != signs(other) || digits(one) != digits(other)
}

/// Rare values one letter from a frequent one.
fn slips(values: &[(String, Places)], known: &[(Code, Places)]) -> Vec<(Code, Places)> {
    if values.len() > MOST_COMPARED {
        return Vec::new();
    }
    let is_open = |value: &&(String, Places)| {
        let text = value.0.trim();
        text.chars().count() >= SHORTEST
            && text
                .chars()
                .all(|c| c.is_alphabetic() || c == ' ' || c == '-')
            && !known.iter().any(|((other, _), _)| *other == value.0)
            && !places::is_name(text)
    };
    let mut found = Vec::new();
    for rare in values.iter().filter(is_open) {
        let meant = values
            .iter()
            .filter(|other| other.1.0 >= rare.1.0 * RARE && is_slip(rare.0.trim(), other.0.trim()));
        let mut meant = meant.collect::<Vec<_>>();
        if let (Some(own), true) = (meant.pop(), meant.is_empty()) {
            found.push((
                (rare.0.clone(), Some(own.0.trim().to_owned())),
                rare.1.clone(),
            ));
        }
    }
    found
}

/// True when one letter is wrong, missing, too much or swapped with its neighbour, neither the first nor one of
/// the endings that make another word of it.
fn is_slip(rare: &str, frequent: &str) -> bool {
    let one: Vec<char> = rare.to_lowercase().chars().collect();
    let other: Vec<char> = frequent.to_lowercase().chars().collect();
    let ahead = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let behind = one.iter().rev().zip(other.iter().rev());
    let behind = behind.take_while(|(a, b)| a == b).count();
    if ahead == 0 || behind < 2 {
        return false;
    }
    match (one.len(), other.len()) {
        (a, b) if a == b => {
            let left = a.saturating_sub(ahead + behind);
            left == 1
                || (left == 2
                    && one.get(ahead) == other.get(ahead + 1)
                    && one.get(ahead + 1) == other.get(ahead))
        }
        (a, b) if a + 1 == b => ahead + behind >= a,
        (a, b) if a == b + 1 => ahead + behind >= b,
        _ => false,
    }
}
