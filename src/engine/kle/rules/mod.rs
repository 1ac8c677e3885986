//! The rules a KLE number in data must keep: one file each.
//!
//! A rule looks at one number as it stands in a row ([`Standing`]) and says whether it is broken. What can
//! only be said of many rows at once (a local number) is decided when all are counted, in
//! [`check`](super::check). Every file has the same headings: what it does, why it matters, an example.

mod damaged;
mod facet;
mod form;
mod journal;
pub mod local;
mod not_built_in;
mod old_facet;
mod older;
mod retired;
mod retired_undated;
mod title;
mod unknown;
mod unreadable;

use super::check::titles;
use super::number::Found;
use super::register::Register;
use model::finding::Severity;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// A number where it stands.
pub struct Standing<'a> {
    /// The text of its cell.
    pub text: &'a str,
    /// What was read in it; `None` when it is no number.
    pub found: Option<&'a Found<'a>>,
    /// The facet: behind the number or in a column of its own.
    pub facet: Option<&'a str>,
    /// Its title, as the row has it.
    pub title: Option<&'a str>,
    /// What was read in the row's journal number.
    pub journal: Option<&'a Found<'a>>,
    /// The day of the case, as days since 1970-01-01.
    pub day: Option<i32>,
}

/// What a broken rule says of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The code it is about, as it stands; empty when it must not be repeated.
    pub value: String,
    /// What was probably meant, or what took its place.
    pub repair: Option<String>,
}

impl Hit {
    /// A hit without a repair.
    fn of(value: &str) -> Self {
        Self {
            value: value.to_owned(),
            repair: None,
        }
    }
}

/// What numbers are judged with.
pub struct Judge<'a> {
    /// The edition in use.
    pub register: &'a Register,
    /// The number each title belongs to, folded: made when the first title asks, which takes some milliseconds.
    pub by_title: &'a OnceCell<BTreeMap<String, String>>,
}

impl Judge<'_> {
    /// The number a folded title belongs to; none for a title of several numbers.
    #[must_use]
    pub fn number_of(&self, title: &str) -> Option<&str> {
        let by_title = self.by_title.get_or_init(|| titles(self.register));
        by_title.get(title).map(String::as_str)
    }
}

/// A rule.
pub struct Rule {
    /// Area and name.
    pub id: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Looks at one number.
    pub look: fn(&Standing<'_>, &Judge<'_>) -> Option<Hit>,
}

/// Every rule, in the order findings are told.
pub const RULES: [Rule; 12] = [
    retired::RULE,
    unknown::RULE,
    title::RULE,
    journal::RULE,
    form::RULE,
    damaged::RULE,
    unreadable::RULE,
    facet::RULE,
    not_built_in::RULE,
    older::RULE,
    retired_undated::RULE,
    old_facet::RULE,
];
