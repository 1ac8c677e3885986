//! Checking a table: what is wrong with it, and what must not be published.
//!
//! A rule is one file in [`quality`] or [`personal`] with the same headings: what it looks for, why it matters,
//! an example. It may speak from what is known of the file already ([`Facts`]: profiles, kinds, notes of the
//! reading), or ask for its rows to be gone through ([`Task`]): every member then goes through its own
//! ([`walk`]) and keeps a [`Tally`], and the director adds these up and has the rule finish them. Tallies hold
//! counts, the first rows and values, so what is found does not depend on how the table is cut. The page's
//! members do this in short steps after the file is shown, and answer between two steps what a user waits for.

pub mod personal;
pub mod quality;
pub mod tally;
pub mod twins;
pub mod walk;

use crate::code_system::CodeSystem;
use model::checked::Publishable;
use model::column::{ColumnProfile, ColumnType};
pub use model::column_kind::PERSONAL_KINDS;
use model::dataset::Opened;
use model::finding::{Finding, Severity};
use serde::{Deserialize, Serialize};
use tally::{Room, Tally};

/// What is known of a file before its rows are gone through.
pub struct Facts<'a> {
    /// The file as it was read, without columns made here.
    pub opened: &'a Opened,
    /// The headers, folded (small letters, Danish letters as they are, signs as blanks), in the order of the file.
    pub headers: Vec<String>,
    /// The codes of Fælles Sprog III, when the user gave them.
    pub code_system: Option<&'a CodeSystem>,
}

impl<'a> Facts<'a> {
    /// The facts of a file.
    #[must_use]
    pub fn new(opened: &'a Opened) -> Self {
        let fold = |column: &ColumnProfile| crate::kind::fold::fold(&column.name);
        Self {
            headers: opened.columns.iter().map(fold).collect(),
            opened,
            code_system: None,
        }
    }

    /// The same with the codes of Fælles Sprog III.
    #[must_use]
    pub fn with_codes(self, code_system: Option<&'a CodeSystem>) -> Self {
        Self {
            code_system,
            ..self
        }
    }

    /// The columns of a kind that is at least so sure, 0 to 1.
    pub fn of_kind(&self, kind: &str, sure: f64) -> impl Iterator<Item = (u32, &ColumnProfile)> {
        let columns = (0u32..).zip(&self.opened.columns);
        columns.filter(move |(_, column)| {
            column.kind.as_deref() == Some(kind) && column.kind_confidence >= sure
        })
    }

    /// False for columns whose values may be of a person, or are running text: findings never repeat those.
    #[must_use]
    pub fn may_tell(&self, column: u32) -> bool {
        let Some(profile) = self.opened.columns.get(column as usize) else {
            return false;
        };
        let words = self.headers.get(column as usize).map_or("", String::as_str);
        let kind = profile.kind.as_deref();
        let is_personal = kind.is_some_and(|kind| PERSONAL_KINDS.contains(&kind));
        let is_named = PERSONAL_WORDS.iter().any(|word| words.contains(word))
            && !matches!(
                kind,
                Some("municipality_name" | "city" | "region" | "category")
            );
        let is_long = profile.longest_chars.is_some_and(|chars| chars > 80);
        !is_personal && !is_named && !is_long && kind != Some("free_text")
    }

    /// The columns of texts, by position.
    pub fn texts(&self) -> impl Iterator<Item = (u32, &ColumnProfile)> {
        let columns = (0u32..).zip(&self.opened.columns);
        columns.filter(|(_, column)| column.column_type == ColumnType::Text)
    }

    /// Where a column with this name stands.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<u32> {
        let at = self
            .opened
            .columns
            .iter()
            .position(|own| own.name == name)?;
        u32::try_from(at).ok()
    }

    /// Name and position of a column, as findings have them.
    #[must_use]
    pub fn place(&self, column: u32) -> Option<(String, u32)> {
        let profile = self.opened.columns.get(column as usize)?;
        Some((profile.name.clone(), column))
    }
}

/// Parts of folded headers under which persons stand, also where no kind was recognised.
const PERSONAL_WORDS: [&str; 14] = [
    "navn",
    "name",
    "cpr",
    "personnum",
    "mail",
    "tlf",
    "telefon",
    "initial",
    "borger",
    "elev",
    "barn",
    "adresse",
    "kontakt",
    "bemaerk",
];

/// Rows to be gone through for a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The rule, by its place in [`rules`]; set by [`plan`].
    pub rule: u32,
    /// The columns it looks at, by position in the file.
    pub columns: Vec<u32>,
    /// What else it must know.
    pub words: Vec<String>,
    /// Which rows are kept of what is met.
    pub room: Room,
}

/// What a rule says of one cell or row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hit {
    /// The value it is about; empty when it must not be repeated (personal data never is).
    pub value: String,
    /// What was probably meant.
    pub repair: Option<String>,
}

/// How a rule looks at rows.
#[derive(Clone, Copy)]
pub enum Look {
    /// It does not.
    None,
    /// At each text of the task's first column, which is one of texts: repeated texts once.
    Text(fn(&str, &Task) -> Option<Hit>),
    /// The same, but only at texts whose bytes the first says may be one to look at: it is asked of every text of a
    /// column that rarely repeats, so it must look at a few bytes only.
    Sifted(fn(&[u8]) -> bool, fn(&str, &Task) -> Option<Hit>),
    /// The same, but only at texts whose first or last byte may be one of a text to look at: all rules that ask so
    /// share one walk.
    Ends {
        /// True for a first byte of such a text.
        first: fn(u8) -> bool,
        /// True for a last byte of one.
        last: fn(u8) -> bool,
        /// Looks.
        look: fn(&str, &Task) -> Option<Hit>,
    },
    /// At each text or whole number of the task's first column, as it is written without signs of thousands:
    /// repeated ones once.
    Value(fn(&str, &Task) -> Option<Hit>),
    /// At the numbers (and days) of the task's only column that lie as said: rows with them at hand.
    Numbers {
        /// Among which; nothing when none need be looked at.
        among: fn(&Task) -> Option<Among>,
        /// Looks.
        look: fn(&walk::RowSeen<'_>, &Task) -> Option<Hit>,
    },
    /// At rows, with the cells of the task's columns at hand.
    Row(fn(&walk::RowSeen<'_>, &Task) -> Option<Hit>),
    /// By what the task has: at the texts or the whole numbers of a single column, at rows of several.
    Cells {
        /// At each text: repeated texts once.
        text: fn(&str, &Task) -> Option<Hit>,
        /// At each number without a fraction.
        whole: fn(i64, &Task) -> Option<Hit>,
        /// At rows.
        row: fn(&walk::RowSeen<'_>, &Task) -> Option<Hit>,
    },
    /// The same, but only at texts in which a number of six digits or more may stand, see [`scan::long_numbers`].
    Numbered {
        /// At each such text: repeated texts once.
        text: fn(&str, &Task) -> Option<Hit>,
        /// At each number without a fraction.
        whole: fn(i64, &Task) -> Option<Hit>,
        /// At rows: one of a few words, since of all rows something may be said.
        row: fn(&walk::RowSeen<'_>, &Task) -> Option<&'static str>,
    },
    /// At which rows are the same in all of the task's columns: of [`Tally::cells`] and [`Tally::rows`] are those that
    /// are the same as one above. The director goes through them by itself (`job/twins.rs`).
    Twins,
    /// At which values stand beside each other in the task's two columns: [`Tally::values`] has the first as a value
    /// and the second as its repair. Columns of texts that rarely repeat have no pairs.
    Pairs,
}

pub use tally::MOST_COUNTED;
pub use walk::Among;

/// A rule.
pub struct Rule {
    /// Area and name: `quality.header_names`.
    pub id: &'static str,
    /// What it says without going through rows.
    pub of_facts: fn(&Facts<'_>) -> Vec<Finding>,
    /// True when it cannot be said whether the rule is broken here: the table is too large for it.
    pub is_out_of_reach: fn(&Facts<'_>) -> bool,
    /// What it wants rows gone through for.
    pub tasks: fn(&Facts<'_>) -> Vec<Task>,
    /// How it looks at them.
    pub look: Look,
    /// What it says of what was met.
    pub finish: fn(&Facts<'_>, &Task, Tally) -> Vec<Finding>,
}

/// A rule that says nothing yet: what its fields are when they are not named.
pub const RULE: Rule = Rule {
    id: "",
    of_facts: |_| Vec::new(),
    is_out_of_reach: |_| false,
    tasks: |_| Vec::new(),
    look: Look::None,
    finish: |_, _, _| Vec::new(),
};

/// Every rule, in the order findings of equal weight are told.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    personal::RULES.iter().chain(quality::RULES)
}

/// What the rows are to be gone through for.
#[must_use]
pub fn plan(facts: &Facts<'_>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for (place, rule) in (0u32..).zip(rules()) {
        tasks.extend((rule.tasks)(facts).into_iter().map(|task| Task {
            rule: place,
            ..task
        }));
    }
    tasks
}

/// What all rules say together, heaviest first. `met` has one tally for each task.
#[must_use]
pub fn finish(facts: &Facts<'_>, tasks: &[Task], met: Vec<Tally>) -> Vec<Finding> {
    let mut met: Vec<Tally> = met;
    met.resize(tasks.len(), Tally::default());
    let mut findings = Vec::new();
    for (place, rule) in (0u32..).zip(rules()) {
        findings.extend((rule.of_facts)(facts));
        for (task, tally) in tasks.iter().zip(&mut met) {
            if task.rule == place {
                findings.extend((rule.finish)(facts, task, std::mem::take(tally)));
            }
        }
    }
    // stable: equal ones stay in the order of the rules
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings
}

/// Whether a file with these findings can be published. Never an unconditional yes: not everything that must be
/// looked at has been.
#[must_use]
pub fn publishable(findings: &[Finding]) -> Publishable {
    let is_blocked = findings.iter().any(|f| f.severity == Severity::Blocker);
    match is_blocked {
        true => Publishable::No,
        false => Publishable::WithChanges,
    }
}
