//! Whether cases can be shown to the citizens they are about: fold over shards, merge, finish.
//!
//! Only counts and rows leave a member: titles and CPR numbers stay where they are.

use super::check::{day_of, facet_code, joined, text_of};
use super::column::{FACET_LETTERS, is_facet};
use super::number::find;
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use model::kle::Level;
use model::note::Problem;
use model::readiness::{Demand, DemandMet, Readiness, ReadinessAsk, UnmetCase};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

mod title;

/// Rows of a demand that are told.
const MOST_ROWS: usize = 10;

/// Every demand, in order.
pub const DEMANDS: [Demand; 11] = [
    Demand::OneParty,
    Demand::SubjectLevel,
    Demand::KnownNumber,
    Demand::Facet,
    Demand::Status,
    Demand::ClosingDate,
    Demand::CreatedDate,
    Demand::Title,
    Demand::TitleWithoutCpr,
    Demand::TitleWithoutName,
    Demand::TitleWithoutAbbreviation,
];

/// Statuses of a case, folded: those of the public standard for cases, and everyday words for them.
const OPEN: [&str; 14] = [
    "opstaaet",
    "oplyst",
    "afgjort",
    "bestilt",
    "oprettet",
    "modtaget",
    "ny",
    "i gang",
    "igang",
    "under behandling",
    "aaben",
    "aktiv",
    "afventer",
    "behandles",
];
/// Statuses of a case that is closed.
const CLOSED: [&str; 9] = [
    "udfoert",
    "afsluttet",
    "lukket",
    "faerdig",
    "faerdigbehandlet",
    "henlagt",
    "arkiveret",
    "passiveret",
    "ophoert",
];

/// What is looked at, as it travels to members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessPlan {
    /// What was asked.
    pub ask: ReadinessAsk,
    /// Numbers of the register in use; empty without one.
    pub numbers: BTreeSet<String>,
    /// True to list every case that is not ready.
    pub lists: bool,
}

/// What a member met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessPart {
    cases: u64,
    of: u64,
    ready: u64,
    several_decisions: u64,
    /// For each demand how many cases do not meet it, and the first rows.
    unmet: Vec<(u64, Vec<u64>)>,
    /// Every case that is not ready, when asked: its row of the file and a bit for each demand.
    listed: Vec<(u64, u16)>,
}

impl ReadinessPart {
    /// Adds what another member met.
    pub fn merge(&mut self, other: Self) {
        self.cases += other.cases;
        self.of += other.of;
        self.ready += other.ready;
        self.several_decisions += other.several_decisions;
        self.listed.extend(other.listed);
        self.unmet.resize(DEMANDS.len(), (0, Vec::new()));
        for (own, (cases, rows)) in self.unmet.iter_mut().zip(other.unmet) {
            own.0 += cases;
            own.1.extend(rows);
            own.1.sort_unstable();
            own.1.truncate(MOST_ROWS);
        }
    }
}

/// Goes through the rows of a member.
pub(crate) struct Looking {
    plan: ReadinessPlan,
    part: ReadinessPart,
    shard: usize,
    row: usize,
}

impl Looking {
    pub(crate) fn new(plan: ReadinessPlan) -> Self {
        let mut part = ReadinessPart::default();
        part.unmet.resize(DEMANDS.len(), (0, Vec::new()));
        Self {
            plan,
            part,
            shard: 0,
            row: 0,
        }
    }

    fn look(&mut self, held: &Held, row: usize) {
        let columns = &self.plan.ask.columns;
        let column = |at: Option<u32>| at.and_then(|at| held.shard.columns.get(at as usize));
        let text = |at: Option<u32>| column(at).and_then(|column| text_of(column, row));
        let day = |at: Option<u32>| column(at).and_then(|column| day_of(&column.cell(row)));
        self.part.of += 1;
        let number = match columns.number {
            Some(number) => text(Some(number)),
            None if !columns.parts.is_empty() => {
                let parts: Vec<_> = columns.parts.iter().map(|at| column(Some(*at))).collect();
                joined(&parts, row)
            }
            None => text(columns.journal),
        };
        let found = number.as_deref().and_then(find);
        let shown = &self.plan.ask.shown;
        let is_shown = shown.is_empty()
            || found.as_ref().is_some_and(|found| {
                shown
                    .iter()
                    .any(|shown| found.number.starts_with(shown.as_str()))
            });
        if !is_shown {
            return;
        }
        self.part.cases += 1;
        let own_facet = text(columns.facet);
        let facet = own_facet
            .as_deref()
            .map(facet_code)
            .or_else(|| found.as_ref().and_then(|found| found.facet));
        let status = text(columns.status).map(|status| crate::kind::fold::fold(&status));
        let is_closed = status.as_deref().map(|status| CLOSED.contains(&status));
        let is_listed = status
            .as_deref()
            .is_some_and(|status| OPEN.contains(&status) || CLOSED.contains(&status));
        let closing = day(columns.closed);
        let title = text(columns.title);
        let words = title.as_deref().map(title::look).unwrap_or_default();
        let numbers = &self.plan.numbers;
        let meets = |demand: Demand| match demand {
            Demand::OneParty => text(columns.party).is_some_and(|party| title::cprs(&party) == 1),
            Demand::SubjectLevel => found
                .as_ref()
                .is_some_and(|found| found.level == Level::Emne),
            Demand::KnownNumber => found
                .as_ref()
                .is_some_and(|found| numbers.is_empty() || numbers.contains(&found.number)),
            Demand::Facet => facet.is_some_and(|facet| {
                is_facet(facet)
                    && facet
                        .chars()
                        .next()
                        .is_some_and(|c| FACET_LETTERS.contains(&c))
            }),
            Demand::Status => is_listed,
            Demand::ClosingDate => is_closed.is_some_and(|closed| closed == closing.is_some()),
            Demand::CreatedDate => day(columns.received).is_some(),
            Demand::Title => title
                .as_deref()
                .is_some_and(|title| title.chars().count() > 3),
            Demand::TitleWithoutCpr => !words.has_cpr,
            Demand::TitleWithoutName => !words.has_name,
            Demand::TitleWithoutAbbreviation => !words.has_abbreviation,
        };
        let file_row = held.first_line + held.shard.line_of(row) + 1;
        let mut unmet = 0u16;
        for (at, (cases, rows)) in self.part.unmet.iter_mut().enumerate() {
            if !meets(DEMANDS[at]) {
                unmet |= 1 << at;
                *cases += 1;
                if rows.len() < MOST_ROWS {
                    rows.push(file_row);
                }
            }
        }
        self.part.ready += u64::from(unmet == 0);
        if self.plan.lists && unmet != 0 {
            self.part.listed.push((file_row, unmet));
        }
        self.part.several_decisions += u64::from(words.names_several_decisions);
    }
}

impl Work for Looking {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = (budget / 128).max(1);
        while let Some(held) = member.held_at(self.shard) {
            let to = held.shard.rows.min(self.row + left);
            for row in self.row..to {
                self.look(held, row);
            }
            left = left.saturating_sub(to - self.row);
            self.row = to;
            if to < held.shard.rows {
                return Ok(None);
            }
            self.shard += 1;
            self.row = 0;
            if left == 0 {
                return Ok(None);
            }
        }
        let part = std::mem::take(&mut self.part);
        Ok(Some(MemberAnswer::ReadinessLooked(Box::new(part))))
    }
}

/// Every case that is not ready, in the order of the file.
#[must_use]
pub fn listed(mut part: ReadinessPart) -> Vec<UnmetCase> {
    part.listed.sort_unstable();
    let listed = part.listed.into_iter();
    listed
        .map(|(row, bits)| UnmetCase {
            row,
            demands: DEMANDS
                .into_iter()
                .enumerate()
                .filter(|(at, _)| bits & (1 << at) != 0)
                .map(|(_, demand)| demand)
                .collect(),
        })
        .collect()
}

/// What all parts together say.
#[must_use]
pub fn finish(part: ReadinessPart, ask: &ReadinessAsk) -> Readiness {
    let columns = &ask.columns;
    let has_number = columns.has_numbers();
    let is_missing = |demand: Demand| match demand {
        Demand::OneParty => columns.party.is_none(),
        Demand::SubjectLevel | Demand::KnownNumber => !has_number,
        Demand::Facet => columns.facet.is_none() && !has_number,
        Demand::Status => columns.status.is_none(),
        Demand::ClosingDate => columns.closed.is_none() || columns.status.is_none(),
        Demand::CreatedDate => columns.received.is_none(),
        Demand::Title
        | Demand::TitleWithoutCpr
        | Demand::TitleWithoutName
        | Demand::TitleWithoutAbbreviation => columns.title.is_none(),
    };
    let demands = DEMANDS.into_iter().zip(part.unmet);
    Readiness {
        cases: part.cases,
        of: part.of,
        ready: part.ready,
        several_decisions: part.several_decisions,
        demands: demands
            .map(|(demand, (cases, rows))| DemandMet {
                demand,
                column_missing: is_missing(demand),
                cases,
                rows,
            })
            .collect(),
    }
}
