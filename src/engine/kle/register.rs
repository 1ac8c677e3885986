//! What numbers are judged by: the edition in use, as small as it travels to every member.

use super::compare;
use super::edition::Edition;
use model::calendar;
use registers::kle::Kle;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A number of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Its title.
    pub title: String,
    /// The last day it may be given to a new case, as days since 1970-01-01; `None` while in use.
    pub last_day: Option<i32>,
    /// Numbers that took its place.
    pub successors: Vec<String>,
}

/// The register numbers are judged by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// Numbers with what is known of them; retired ones included.
    pub numbers: BTreeMap<String, Known>,
    /// True with an edition that was loaded.
    pub is_loaded: bool,
    /// The day a complete edition of KL was issued; `None` while only the edition built in, or a part, is known.
    pub issued: Option<i32>,
    /// Codes of facets, when an edition that lists them is loaded; else empty.
    pub facets: Vec<String>,
}

impl Register {
    /// The register built in, with an edition on top of it.
    #[must_use]
    pub fn new(built_in: Option<&Kle>, edition: Option<&Edition>) -> Self {
        let kle = match (edition, built_in) {
            (Some(edition), _) => Some(compare::together(edition, built_in)),
            (None, built_in) => built_in.cloned(),
        };
        let mut register = Self {
            is_loaded: edition.is_some(),
            ..Self::default()
        };
        for entry in kle.into_iter().flat_map(|kle| kle.entries) {
            let known = Known {
                title: entry.title,
                // `udgår 2026`: cases of that year may still have it
                last_day: entry.retires.map(|year| day_before(i64::from(year) + 1)),
                successors: Vec::new(),
            };
            register.numbers.insert(entry.number, known);
        }
        let Some(edition) = edition else {
            return register;
        };
        let changes = compare::compare(edition, built_in, "");
        for change in changes.retired {
            let last_day = change.ended.as_deref().and_then(last_day);
            let title = change.before.or(change.after).unwrap_or_default();
            let known = register.numbers.entry(change.number).or_insert(Known {
                title,
                last_day: None,
                successors: Vec::new(),
            });
            known.successors = change.successors;
            // retired some time before this edition was issued, nobody says when
            let issued = edition.issued.as_deref().and_then(last_day_of);
            known.last_day = last_day.or(known.last_day).or(issued);
        }
        if changes.loaded.is_complete {
            register.issued = edition.issued.as_deref().and_then(last_day_of);
        }
        register.facets = edition.facets.keys().cloned().collect();
        register
    }

    /// True for a number the register has, in use or not.
    #[must_use]
    pub fn has(&self, number: &str) -> bool {
        self.numbers.contains_key(number)
    }
}

/// The last day of what ended on a day (`2024-01-31`) or with a year (`2026`).
fn last_day(ended: &str) -> Option<i32> {
    last_day_of(ended).or_else(|| Some(day_before(ended.parse::<i64>().ok()? + 1)))
}

fn last_day_of(day: &str) -> Option<i32> {
    let mut parts = day.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    i32::try_from(calendar::days(year, month, day)).ok()
}

/// The last day of the year before.
fn day_before(year: i64) -> i32 {
    i32::try_from(calendar::days(year, 1, 1) - 1).unwrap_or(i32::MAX)
}
