//! Two editions side by side, and the register that both together make.

use super::edition::Edition;
use model::kle::Level;
use model::kle_edition::{
    EditionChange, EditionComparison, EditionForm, EditionInfo, NumberDetails,
};
use registers::kle::{Entry, Kle};
use std::collections::{BTreeMap, BTreeSet};

/// An edition with at least this share of the subjects built in is the whole register.
const LEAST_OF_COMPLETE: f64 = 0.7;
/// Without anything to compare with, an edition of so many subjects is the whole register.
const LEAST_SUBJECTS: usize = 1500;

/// True when what an edition does not have is retired, not just left out.
#[must_use]
pub fn is_complete(edition: &Edition, built_in: Option<&Kle>) -> bool {
    let subjects = subjects(&edition.kle);
    match built_in.map(self::subjects) {
        Some(known) => subjects as f64 >= LEAST_OF_COMPLETE * known as f64,
        None => subjects >= LEAST_SUBJECTS,
    }
}

fn subjects(kle: &Kle) -> usize {
    let subjects = kle
        .entries
        .iter()
        .filter(|entry| entry.level == Level::Emne);
    subjects.count()
}

/// How an edition differs from the one built in. `file_name` names one that does not name itself.
#[must_use]
pub fn compare(edition: &Edition, built_in: Option<&Kle>, file_name: &str) -> EditionComparison {
    let is_complete = is_complete(edition, built_in);
    let nothing = Kle {
        edition: String::new(),
        entries: Vec::new(),
    };
    let old = built_in.unwrap_or(&nothing);
    let successors = successors(edition);
    let change = |number: &str, before: Option<&Entry>, after: Option<&Entry>| EditionChange {
        number: number.to_owned(),
        level: before.or(after).map_or(Level::Emne, |entry| entry.level),
        before: before.map(|entry| entry.title.clone()),
        after: after.map(|entry| entry.title.clone()),
        ended: ended(edition, number).or_else(|| {
            before
                .and_then(|entry| entry.retires)
                .map(|year| year.to_string())
        }),
        successors: successors.get(number).cloned().unwrap_or_default(),
    };
    let (mut new, mut changed, mut retired) = (Vec::new(), Vec::new(), Vec::new());
    for entry in &edition.kle.entries {
        let number = entry.number.as_str();
        let before = old.get(number);
        // a number that goes out of use in a year to come is still in use
        let is_over = edition
            .details
            .get(number)
            .is_some_and(|details| details.ended.is_some());
        match before {
            _ if is_over => retired.push(change(number, before, Some(entry))),
            None if built_in.is_some() => new.push(change(number, None, Some(entry))),
            Some(before) if !same(&before.title, &entry.title) => {
                changed.push(change(number, Some(before), Some(entry)));
            }
            _ => {}
        }
    }
    if is_complete {
        // a file of subjects alone says nothing of groups
        let levels: BTreeSet<Level> = edition
            .kle
            .entries
            .iter()
            .map(|entry| entry.level)
            .collect();
        let gone = old.entries.iter().filter(|entry| {
            levels.contains(&entry.level) && edition.kle.get(&entry.number).is_none()
        });
        retired.extend(gone.map(|entry| change(&entry.number, Some(entry), None)));
        retired.sort_by(|one, other| one.number.cmp(&other.number));
    }
    EditionComparison {
        loaded: edition.info(file_name, is_complete),
        built_in: built_in.map(info),
        new,
        changed,
        retired,
        facets: edition.facets.clone().into_iter().collect(),
    }
}

/// Titles that differ in spacing, case or the hyphen alone are the same.
pub(super) fn same(one: &str, other: &str) -> bool {
    let plain = |title: &str| -> String {
        let letters = title.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    one == other || plain(one) == plain(other)
}

fn ended(edition: &Edition, number: &str) -> Option<String> {
    let details = edition.details.get(number)?;
    details.ended.clone()
}

/// Which numbers took the place of which, from both ends.
fn successors(edition: &Edition) -> BTreeMap<String, Vec<String>> {
    let mut successors: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (number, details) in &edition.details {
        for former in &details.former {
            successors
                .entry(former.clone())
                .or_default()
                .push(number.clone());
        }
        if !details.successors.is_empty() {
            let known = successors.entry(number.clone()).or_default();
            known.extend(details.successors.iter().cloned());
        }
    }
    for numbers in successors.values_mut() {
        numbers.sort();
        numbers.dedup();
    }
    successors
}

/// What is known of a number, with what took its place.
#[must_use]
pub fn details(edition: &Edition, number: &str) -> NumberDetails {
    let mut details = edition.details.get(number).cloned().unwrap_or_default();
    if let Some(known) = successors(edition).remove(number) {
        details.successors = known;
    }
    details
}

/// What the register built in holds.
#[must_use]
pub fn info(kle: &Kle) -> EditionInfo {
    let count = |level| {
        kle.entries
            .iter()
            .filter(|entry| entry.level == level)
            .count() as u32
    };
    EditionInfo {
        name: kle.edition.clone(),
        form: EditionForm::BuiltIn,
        issued: None,
        mains: count(Level::Hovedgruppe),
        groups: count(Level::Gruppe),
        subjects: count(Level::Emne),
        keywords: 0,
        facets: 0,
        retained: 0,
        is_complete: true,
    }
}

/// The register to use when an edition is loaded: a complete one instead of the one built in, a part on
/// top of it. Groups and main groups without a title of their own keep the one known, or are named by
/// their subject `.00`.
#[must_use]
pub fn together(edition: &Edition, built_in: Option<&Kle>) -> Kle {
    let is_complete = is_complete(edition, built_in);
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for entry in built_in.map(|kle| &kle.entries).into_iter().flatten() {
        if !is_complete || entry.level != Level::Emne {
            entries.insert(entry.number.clone(), entry.clone());
        }
    }
    for entry in &edition.kle.entries {
        if ended(edition, &entry.number).is_some() {
            entries.remove(&entry.number);
        } else {
            entries.insert(entry.number.clone(), entry.clone());
        }
    }
    if is_complete {
        let in_use: BTreeSet<String> = entries
            .values()
            .filter(|entry| entry.level == Level::Emne)
            .filter_map(|entry| entry.number.get(..5).map(str::to_owned))
            .collect();
        entries.retain(|number, entry| entry.level != Level::Gruppe || in_use.contains(number));
        for group in in_use {
            let general = entries.get(&format!("{group}.00"));
            let title = general.map(|entry| {
                let title = entry.title.as_str();
                title
                    .strip_suffix(" i almindelighed")
                    .unwrap_or(title)
                    .to_owned()
            });
            entries.entry(group.clone()).or_insert_with(|| Entry {
                level: Level::Gruppe,
                title: title.unwrap_or_else(|| group.clone()),
                number: group,
                retires: None,
                derived: true,
            });
        }
    }
    Kle {
        edition: edition.kle.edition.clone(),
        entries: entries.into_values().collect(),
    }
}
