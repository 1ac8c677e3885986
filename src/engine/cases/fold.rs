//! Adding up the cases a member holds, shard by shard.

use super::sums::CaseSums;
use super::working_days::WorkingDays;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::kle::number::{self, Found};
use crate::table::{Column, Data, Shard};
use model::calendar;
use model::case_extract::CaseAsk;
use model::cell::Cell;
use model::kle::Level;
use model::note::Problem;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const DAY_MICROS: i64 = 86_400_000_000;
/// Departments told apart; a column with more is something else.
const MOST_UNITS: usize = 2000;
/// Words of a state that say a case is over.
const CLOSED_WORDS: [&str; 12] = [
    "afslut", "lukket", "luk", "faerdig", "færdig", "afgjort", "besvaret", "arkiv", "closed",
    "done", "ended", "slut",
];

/// What a member is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseOrder {
    /// The view whose rows count.
    pub revision: u32,
    /// What is wanted of them.
    pub ask: CaseAsk,
}

/// Cases of some shards.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CasePartial {
    /// By number one step down, and the quarter they were received in (`year * 4 + quarter - 1`).
    pub cells: BTreeMap<(String, Option<i32>), CaseSums>,
    /// By action facet; "" is none.
    pub facets: BTreeMap<String, u64>,
    /// By department.
    pub units: BTreeMap<String, CaseSums>,
    /// For each period by number one step down.
    pub periods: Vec<BTreeMap<String, CaseSums>>,
    /// Cases without a number.
    pub without_number: u64,
    /// Cases whose number is none of KLE's form.
    pub other_number: u64,
    /// The latest day met.
    pub until: Option<i32>,
    /// True when departments were left out.
    pub more_units: bool,
}

impl CasePartial {
    /// Adds the cases of other shards.
    pub fn merge(&mut self, other: Self) {
        for (key, sums) in &other.cells {
            self.cells.entry(key.clone()).or_default().merge(sums);
        }
        for (facet, cases) in other.facets {
            *self.facets.entry(facet).or_default() += cases;
        }
        for (unit, sums) in &other.units {
            self.units.entry(unit.clone()).or_default().merge(sums);
        }
        for (at, period) in other.periods.iter().enumerate() {
            if self.periods.len() <= at {
                self.periods.push(BTreeMap::new());
            }
            if let Some(own) = self.periods.get_mut(at) {
                for (number, sums) in period {
                    own.entry(number.clone()).or_default().merge(sums);
                }
            }
        }
        self.without_number += other.without_number;
        self.other_number += other.other_number;
        self.until = self.until.max(other.until);
        self.more_units |= other.more_units;
    }
}

/// A number as the fold needs it.
#[derive(Debug, Clone)]
enum Number {
    Missing,
    Other,
    /// Of KLE, but not under the number asked about.
    Elsewhere,
    Under {
        child: String,
        in_general: bool,
        /// The facet written behind it.
        facet: Option<String>,
    },
}

/// Adds up the cases a member holds.
pub(crate) struct Folding {
    order: CaseOrder,
    shard: usize,
    /// The first row of the shard that is not added yet, counted among those that pass.
    row: usize,
    days: WorkingDays,
    partial: CasePartial,
    /// Numbers met before, as they were written.
    known: FxHashMap<String, Number>,
}

impl Folding {
    pub(crate) fn new(order: CaseOrder) -> Self {
        let periods = vec![BTreeMap::new(); order.ask.periods.len()];
        Self {
            order,
            shard: 0,
            row: 0,
            days: WorkingDays::default(),
            partial: CasePartial {
                periods,
                ..CasePartial::default()
            },
            known: FxHashMap::default(),
        }
    }
}

/// A row takes about as long as so many bytes of reading.
const ROW_COST: usize = 160;

impl Work for Folding {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let view = member.view(self.order.revision)?;
        let mut left = (budget / ROW_COST).max(1);
        while let Some(held) = member.held_at(self.shard) {
            let selection = view.selections.get(&held.shard.index);
            let rows = selection.map_or(held.shard.rows, |selection| selection.len());
            while self.row < rows {
                if left == 0 {
                    return Ok(None);
                }
                left -= 1;
                let row = match selection {
                    Some(selection) => selection.row(self.row),
                    None => Some(self.row),
                };
                self.row += 1;
                if let Some(row) = row {
                    self.add(&held.shard, row);
                }
            }
            self.shard += 1;
            self.row = 0;
        }
        let partial = std::mem::take(&mut self.partial);
        Ok(Some(MemberAnswer::Cases(Box::new(partial))))
    }
}

impl Folding {
    fn add(&mut self, shard: &Shard, row: usize) {
        let columns = &self.order.ask.columns;
        let column = |at: Option<u32>| at.and_then(|at| shard.columns.get(at as usize));
        let day = |at: Option<u32>| column(at).and_then(|column| day_of(column, row));
        let received = day(columns.received);
        let decided = day(columns.decided);
        self.partial.until = self.partial.until.max(received).max(decided);
        let text = text_of(shard, &columns.number, row);
        let number = match self.known.get(&text) {
            Some(number) => number.clone(),
            None => {
                let number = read_number(&text, self.order.ask.under.as_deref());
                self.known.insert(text, number.clone());
                number
            }
        };
        let (child, in_general, own_facet) = match number {
            Number::Missing => {
                self.partial.without_number += 1;
                return;
            }
            Number::Other => {
                self.partial.other_number += 1;
                return;
            }
            Number::Elsewhere => return,
            Number::Under {
                child,
                in_general,
                facet,
            } => (child, in_general, facet),
        };
        let beside = column(columns.facet).and_then(|column| facet_of(column, row));
        let facet = beside.or(own_facet);
        let is_closed = column(columns.status)
            .is_some_and(|column| says_closed(&plain_text(&column.cell(row))));
        let mut one = CaseSums {
            cases: 1,
            in_general: u64::from(in_general),
            without_facet: u64::from(facet.is_none()),
            ..CaseSums::default()
        };
        match (received, decided) {
            (Some(received), Some(decided)) if decided < received => one.reversed = 1,
            (Some(received), Some(decided)) => {
                one.taken.insert(self.days.between(received, decided), 1);
            }
            (_, None) if columns.decided.is_some() && !is_closed => {
                one.open = 1;
                if let Some(received) = received {
                    one.open_since.insert(received, 1);
                }
            }
            _ => {}
        }
        let partial = &mut self.partial;
        let facet = facet.unwrap_or_default();
        *partial.facets.entry(facet).or_default() += 1;
        if let Some(unit) = column(columns.unit) {
            let unit = plain_text(&unit.cell(row));
            if partial.units.len() < MOST_UNITS || partial.units.contains_key(&unit) {
                partial.units.entry(unit).or_default().merge(&one);
            } else {
                partial.more_units = true;
            }
        }
        for (at, period) in self.order.ask.periods.iter().enumerate() {
            let is_in = received.is_some_and(|day| (period.from..=period.to).contains(&day));
            if is_in && let Some(period) = partial.periods.get_mut(at) {
                period.entry(child.clone()).or_default().merge(&one);
            }
        }
        let quarter = received.map(quarter_of);
        partial
            .cells
            .entry((child, quarter))
            .or_default()
            .merge(&one);
    }
}

/// The quarter of a day: `year * 4 + quarter - 1`.
fn quarter_of(day: i32) -> i32 {
    let (year, month, _) = calendar::civil(day.into());
    (year * 4) as i32 + (month as i32 - 1) / 3
}

/// The number of a row; its parts joined when it stands in several columns.
fn text_of(shard: &Shard, columns: &[u32], row: usize) -> String {
    let mut text = String::new();
    for at in columns {
        let Some(column) = shard.columns.get(*at as usize) else {
            continue;
        };
        let part = plain_text(&column.cell(row));
        if columns.len() == 1 {
            return part;
        }
        if part.is_empty() {
            break;
        }
        if !text.is_empty() {
            text.push('.');
        }
        text.push_str(&format!("{part:0>2}"));
    }
    text
}

fn read_number(text: &str, under: Option<&str>) -> Number {
    let text = text.trim();
    if text.is_empty() {
        return Number::Missing;
    }
    let Some(found) = number::find(text) else {
        return Number::Other;
    };
    let Found {
        number,
        level,
        facet,
        ..
    } = found;
    let depth = match under {
        None => 2,
        Some(under) if number == under || number.starts_with(&format!("{under}.")) => {
            under.len() + 3
        }
        Some(_) => return Number::Elsewhere,
    };
    let in_general = level == Level::Emne && number.ends_with(".00");
    Number::Under {
        child: number.get(..depth).unwrap_or(&number).to_owned(),
        in_general,
        facet: facet.map(str::to_uppercase),
    }
}

fn facet_of(column: &Column, row: usize) -> Option<String> {
    let text = plain_text(&column.cell(row));
    let (facet, _) = number::facet_at(text.trim())?;
    Some(facet.to_uppercase())
}

fn says_closed(state: &str) -> bool {
    let state = state.to_lowercase();
    !state.starts_with("ikke") && CLOSED_WORDS.iter().any(|word| state.starts_with(word))
}

/// A cell as it would be written; empty when it holds nothing.
fn plain_text(cell: &Cell) -> String {
    match cell {
        Cell::Text { text, .. } => text.trim().to_owned(),
        Cell::Integer(number) => number.to_string(),
        // `05.13` read as a number with decimals
        Cell::Decimal { mantissa, scale } if (1..=2).contains(scale) => {
            let unit = 10_i128.pow((*scale).into());
            let hundredths = mantissa % unit * (100 / unit);
            format!("{:02}.{:02}", mantissa / unit, hundredths.abs())
        }
        Cell::Signed { value, .. } => plain_text(value),
        _ => String::new(),
    }
}

/// The day of a row.
fn day_of(column: &Column, row: usize) -> Option<i32> {
    if !column.valid.get(row) {
        return None;
    }
    match &column.data {
        Data::Date(days) => days.get(row).copied(),
        Data::DateTime { micros, .. } => {
            let micros = micros.get(row)?;
            i32::try_from(micros.div_euclid(DAY_MICROS)).ok()
        }
        // 20220922
        Data::Integer(numbers) => {
            let number = *numbers.get(row)?;
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            let is_day = (1900..=2200).contains(&year) && (1..=12).contains(&month);
            (is_day && (1..=31).contains(&day))
                .then(|| calendar::days(year, month as u32, day as u32) as i32)
        }
        _ => None,
    }
}
