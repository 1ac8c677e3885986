//! Numbers of persons among values that are no column of the table: of a hidden sheet, of comments, of a cache.

use super::find;
use super::judge::{self, Header};
use super::met::Met;
use std::collections::BTreeMap;

/// Values that are looked at together.
#[derive(Debug, Default)]
pub(crate) struct Persons {
    met: BTreeMap<String, u64>,
    values: u64,
    names_person: bool,
}

impl Persons {
    /// Hears what the values are called.
    pub(crate) fn header(&mut self, name: &str) {
        let says = Header::of(&crate::kind::fold::fold(name));
        self.names_person |= says == Header::Person;
    }

    /// Looks at a value.
    pub(crate) fn see(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.values += 1;
        if let Some(met) = find::in_text(text) {
            *self.met.entry(met.code()).or_default() += 1;
        }
    }

    /// How many of the values hold a number of a person.
    pub(crate) fn count(&self) -> u64 {
        let met: Vec<(Met, u64)> = self
            .met
            .iter()
            .filter_map(|(code, cells)| Some((Met::of_code(code)?, *cells)))
            .collect();
        let header = match self.names_person {
            true => Header::Person,
            false => Header::Neutral,
        };
        let forms = judge::persons(&met, self.values, header);
        let held = met.iter().filter(|(met, _)| forms.contains(&met.form));
        held.map(|(_, cells)| cells).sum()
    }
}
