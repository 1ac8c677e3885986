//! Checking the KLE numbers of a table: fold over shards, merge, finish.
//!
//! Every member goes through its rows with the same plan ([`Checking`]) and tells what it met
//! ([`CheckPart`]); the director adds the parts up and makes findings of them ([`finish`]). The parts hold
//! counts, the first rows and the codes, so the answer does not depend on how the table is cut.

mod alike;
mod mend;

use super::damaged;
use super::number::{Found, find};
use super::register::Register;
use super::rules::{Judge, RULES, Rule, Standing, local};
use crate::check::tally::{Room, Tally, finding, of_values};
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::table::Column;
use alike::{Alike, Group};
use model::cell::Cell;
use model::finding::Finding;
use model::kle::Level;
use model::kle_check::GeneralShare;
use model::note::Problem;
use model::number_columns::NumberColumns;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Different departments; a column with more of them names something else.
const MOST_SHARES: usize = 500;

/// What is checked, and by what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckPlan {
    /// The columns.
    pub columns: NumberColumns,
    /// The edition in use.
    pub register: Register,
}

/// What a member met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckPart {
    /// One for each rule, in the order of [`RULES`].
    pub rules: Vec<Tally>,
    /// Cells with a number.
    pub numbers: u64,
    /// Numbers on `.00`.
    pub general: u64,
    /// Numbers, and those on `.00`, by department or system; `None` when there are too many of these.
    pub shares: Option<BTreeMap<String, (u64, u64)>>,
}

impl CheckPart {
    /// Nothing met yet.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            shares: Some(BTreeMap::new()),
            ..Self::default()
        }
    }

    /// How the numbers on `.00` spread over departments, most numbers first.
    #[must_use]
    pub fn shares(&self) -> Vec<GeneralShare> {
        let shares = self.shares.iter().flatten();
        let share = |(name, (numbers, general)): (&String, &(u64, u64))| GeneralShare {
            name: name.clone(),
            numbers: *numbers,
            general: *general,
        };
        let mut shares: Vec<_> = shares.map(share).collect();
        shares.sort_by_key(|share| std::cmp::Reverse(share.numbers));
        shares
    }

    /// Counts so many rows with a number of a department.
    fn count(&mut self, department: Option<String>, rows: u64, is_general: bool) {
        let general = if is_general { rows } else { 0 };
        self.numbers += rows;
        self.general += general;
        let (Some(name), Some(shares)) = (department, &mut self.shares) else {
            return;
        };
        let entry = shares.entry(name).or_default();
        entry.0 += rows;
        entry.1 += general;
        if shares.len() > MOST_SHARES {
            self.shares = None;
        }
    }

    /// Adds what another member met.
    pub fn merge(&mut self, other: Self) {
        self.numbers += other.numbers;
        self.general += other.general;
        self.shares = match (self.shares.take(), other.shares) {
            (Some(mut own), Some(other)) => {
                for (name, (numbers, general)) in other {
                    let entry = own.entry(name).or_default();
                    entry.0 += numbers;
                    entry.1 += general;
                }
                (own.len() <= MOST_SHARES).then_some(own)
            }
            _ => None,
        };
        if self.rules.len() < other.rules.len() {
            self.rules.resize(other.rules.len(), Tally::default());
        }
        for (own, other) in self.rules.iter_mut().zip(other.rules) {
            own.merge(other);
        }
    }
}

/// A title in the form in which titles meet: small letters without signs, without the year it retires.
#[must_use]
pub fn plain(title: &str) -> String {
    let title = title.split('[').next().unwrap_or_default();
    let words = title.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// The number each title belongs to; titles of several numbers are left out.
pub(super) fn titles(register: &Register) -> BTreeMap<String, String> {
    let mut by_title: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (number, known) in &register.numbers {
        let own = Some(number.clone());
        let entry = by_title
            .entry(plain(&known.title))
            .or_insert_with(|| own.clone());
        // a group and its subject `.00` share a title now and then
        if *entry != own {
            *entry = None;
        }
    }
    by_title
        .into_iter()
        .filter_map(|(title, number)| Some((title, number?)))
        .collect()
}

/// Goes through the rows of a member.
pub(crate) struct Checking {
    plan: CheckPlan,
    by_title: OnceCell<BTreeMap<String, String>>,
    part: CheckPart,
    shard: usize,
    row: usize,
    alike: Alike,
    /// Where they are looked at apart from the numbers.
    alike_facets: Alike,
}

/// What rows are looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    All,
    /// All but the facet.
    Number,
    Facet,
}

impl About {
    fn holds(self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Number => !is_of_facet(rule.id),
            Self::Facet => is_of_facet(rule.id),
        }
    }
}

/// True for rules that look at nothing but the facet.
fn is_of_facet(id: &str) -> bool {
    matches!(id, "kle.facet" | "kle.old_facet")
}

impl Checking {
    pub(crate) fn new(plan: CheckPlan) -> Self {
        Self {
            by_title: OnceCell::new(),
            plan,
            part: CheckPart {
                rules: vec![Tally::default(); RULES.len()],
                ..CheckPart::nothing()
            },
            shard: 0,
            row: 0,
            alike: Alike::default(),
            alike_facets: Alike::default(),
        }
    }

    /// Goes on with a shard as far as a row.
    fn rows(&mut self, held: &Held, to: usize) {
        let columns = &self.plan.columns;
        let column = |at: Option<u32>| held.shard.columns.get(at? as usize);
        let (number, facet) = (column(columns.number), column(columns.facet));
        let single = [
            columns.number,
            columns.journal,
            columns.kle_title,
            columns.received,
            columns.department,
        ];
        let all = single.into_iter().flatten();
        let all = all.chain(columns.parts.iter().copied());
        let mut all: Vec<&Column> = all.filter_map(|at| column(Some(at))).collect();
        let rows = self.row..to;
        // only a journal number is compared with both
        let apart = match (number, facet, columns.journal) {
            (Some(number), Some(facet), None) => {
                self.alike_facets.add_either(facet, number, rows.clone())
            }
            _ => false,
        };
        let (about, facets) = match apart {
            true => (About::Number, Some(About::Facet)),
            false => (About::All, None),
        };
        if !apart {
            all.extend(facet);
        }
        let is_end = to == held.shard.rows;
        if !self.alike.add(&all, rows.clone()) {
            for row in rows {
                self.look(held, row, 1, [row], about);
            }
        } else if is_end {
            for group in self.alike.take() {
                self.look_at(held, &group, about);
            }
        }
        if let Some(about) = facets.filter(|_| is_end) {
            for group in self.alike_facets.take() {
                self.look_at(held, &group, about);
            }
        }
    }

    /// Looks at rows that are alike.
    fn look_at(&mut self, held: &Held, group: &Group, about: About) {
        if let Some(row) = group.first().next() {
            self.look(held, row, u64::from(group.rows), group.first(), about);
        }
    }

    /// Looks at a row for so many that are alike; `first` are the first of these.
    fn look(
        &mut self,
        held: &Held,
        row: usize,
        rows: u64,
        first: impl IntoIterator<Item = usize>,
        about: About,
    ) {
        let columns = &self.plan.columns;
        let column = |at: Option<u32>| at.and_then(|at| held.shard.columns.get(at as usize));
        let parts: Vec<_> = columns.parts.iter().map(|at| column(Some(*at))).collect();
        let number = column(columns.number);
        let journal = column(columns.journal);
        let (facet, title) = (column(columns.facet), column(columns.kle_title));
        let received = column(columns.received);
        let department = column(columns.department);
        let judge = Judge {
            register: &self.plan.register,
            by_title: &self.by_title,
        };
        let text = match number {
            Some(number) => {
                text_of(number, row).or_else(|| damaged::text_of(number.cell(row).plain()))
            }
            None if !parts.is_empty() => joined(&parts, row),
            None => journal.and_then(|journal| text_of(journal, row)),
        };
        let Some(text) = text else {
            return;
        };
        let journal_text = journal.and_then(|column| text_of(column, row));
        let journal_found = journal_text.as_deref().and_then(find);
        let own_facet = facet.and_then(|column| text_of(column, row));
        let found: Option<Found<'_>> = find(&text);
        if let Some(found) = found.as_ref().filter(|_| about != About::Facet) {
            let is_general = found.level == Level::Emne && found.number.ends_with(".00");
            let name = department.map(|column| text_of(column, row).unwrap_or_default());
            self.part.count(name, rows, is_general);
        }
        let behind = found.as_ref().map_or("", |found| found.rest);
        let own_title = title.and_then(|column| text_of(column, row));
        let own_facet = own_facet.as_deref().map(facet_code);
        let standing = Standing {
            text: &text,
            found: found.as_ref(),
            facet: own_facet.or_else(|| found.as_ref().and_then(|found| found.facet)),
            title: own_title
                .as_deref()
                .or(Some(behind).filter(|rest| !rest.is_empty())),
            journal: journal_found.as_ref(),
            day: received.and_then(|column| day_of(&column.cell(row))),
        };
        let file_row = |row: usize| held.first_line + held.shard.line_of(row) + 1;
        let mut first = first.into_iter().map(file_row);
        let mut file_rows: Option<Vec<u64>> = None;
        let rules = RULES.iter().zip(&mut self.part.rules);
        for (rule, tally) in rules.filter(|(rule, _)| about.holds(rule)) {
            if let Some(hit) = (rule.look)(&standing, &judge) {
                let own = file_rows.get_or_insert_with(|| first.by_ref().collect());
                tally.add_all(rows, own.iter().copied(), hit.value, hit.repair);
            }
        }
    }
}

/// The code of a facet that may have its wording behind it.
pub(super) fn facet_code(text: &str) -> &str {
    let text = text.trim();
    text.split([' ', ':']).next().unwrap_or(text)
}

/// A number in several columns.
pub(super) fn joined(parts: &[Option<&Column>], row: usize) -> Option<String> {
    let mut number = String::new();
    for part in parts {
        let part = text_of((*part)?, row)?;
        if !number.is_empty() {
            number.push('.');
        }
        let part = part.trim();
        if part.len() == 1 {
            number.push('0');
        }
        number.push_str(part);
    }
    Some(number)
}

/// A value as the file had it, as far as its type has kept that.
pub(crate) fn text_of(column: &Column, row: usize) -> Option<String> {
    if let Some(text) = column.text(row) {
        return (!text.trim().is_empty()).then(|| text.to_owned());
    }
    match column.cell(row) {
        Cell::Integer(number) => Some(number.to_string()),
        Cell::Decimal { mantissa, scale: 2 } => {
            Some(format!("{}.{:02}", mantissa / 100, (mantissa % 100).abs()))
        }
        Cell::Decimal { mantissa, scale: 1 } => {
            Some(format!("{}.{}0", mantissa / 10, (mantissa % 10).abs()))
        }
        _ => None,
    }
}

/// The day of a date or a point in time.
pub(super) fn day_of(cell: &Cell) -> Option<i32> {
    match cell {
        Cell::Date(day) => Some(*day),
        Cell::DateTime { micros, .. } => {
            i32::try_from(micros.div_euclid(24 * 3600 * 1_000_000)).ok()
        }
        _ => None,
    }
}

impl Work for Checking {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        // a row is several cells and some looking up; and short steps, since between them is answered what a user
        // waits for
        let mut left = (budget / 512).max(1);
        while let Some(held) = member.held_at(self.shard) {
            let to = held.shard.rows.min(self.row + left);
            let begun = self.row;
            self.rows(held, to);
            left = left.saturating_sub(to - begun);
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
        Ok(Some(MemberAnswer::KleChecked(Box::new(part))))
    }
}

/// What all parts together say. `names` are those of the columns, in the order of the file.
#[must_use]
pub fn finish(part: CheckPart, plan: &CheckPlan, names: &[String]) -> Vec<Finding> {
    let columns = &plan.columns;
    let place = |at: u32| names.get(at as usize).map(|name| (name.clone(), at));
    let number = columns.place().and_then(place);
    let facet = columns.facet.and_then(place).or_else(|| number.clone());
    let mut findings = Vec::new();
    let mut local = Tally::default();
    for (rule, mut tally) in RULES.iter().zip(part.rules) {
        if matches!(rule.id, "kle.unknown" | "kle.not_built_in" | "kle.older") {
            let (own, slips): (Vec<_>, Vec<_>) =
                tally
                    .values
                    .into_iter()
                    .partition(|((number, _), (cells, _))| {
                        local::is_local(number, *cells, &plan.register)
                    });
            tally = of_values(slips, Room::First);
            local.merge(of_values(own, Room::First));
        }
        let column = match rule.id {
            id if is_of_facet(id) => &facet,
            _ => &number,
        };
        let mend = mend::of(rule.id, &tally).filter(|_| columns.number.is_some());
        let found = finding(rule.id, rule.severity, column, tally);
        findings.extend(found.map(|found| Finding { mend, ..found }));
    }
    findings.extend(finding(local::ID, local::SEVERITY, &number, local));
    findings
}
