//! Values of text columns that are spelled as the total of others.

use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::suggest::totals::is_total;
use crate::table::{Column, Data};
use model::cell::Cell;
use model::note::Problem;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Totals of a column that are told.
const MOST_TOTALS: usize = 20;
/// A column with more different values is no column of groups: nobody looks for totals in it.
pub const MOST_GROUPS: u64 = 10_000;

/// A total and its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// As it stands in the file.
    pub text: String,
    /// Rows with it.
    pub rows: u64,
    /// The first of them in the table.
    pub first_row: u64,
}

/// The totals of all members in order of first appearance.
#[must_use]
pub fn merge(parts: impl IntoIterator<Item = Total>) -> Vec<(Cell, u64)> {
    let mut totals: Vec<Total> = Vec::new();
    for part in parts {
        match totals.iter_mut().find(|total| total.text == part.text) {
            Some(total) => {
                total.rows += part.rows;
                total.first_row = total.first_row.min(part.first_row);
            }
            None => totals.push(part),
        }
    }
    totals.sort_by_key(|total| total.first_row);
    totals.truncate(MOST_TOTALS);
    totals
        .into_iter()
        .map(|total| (Cell::text(total.text), total.rows))
        .collect()
}

pub(super) fn add(totals: &mut Vec<Total>, column: &Column, first_row: u64) {
    let mut found: FxHashMap<&str, (u64, usize)> = FxHashMap::default();
    match &column.data {
        Data::Dictionary { codes, entries } => {
            let hits: Vec<bool> = (0..entries.len())
                .map(|entry| is_total(entries.get(entry)))
                .collect();
            if !hits.contains(&true) {
                return;
            }
            codes.each(|row, code| {
                if hits[code] && column.valid.get(row) {
                    found.entry(entries.get(code)).or_insert((0, row)).0 += 1;
                }
            });
        }
        Data::Text(arena) => {
            for row in (0..arena.len()).filter(|row| column.valid.get(*row)) {
                let text = arena.get(row);
                if is_total(text) {
                    found.entry(text).or_insert((0, row)).0 += 1;
                }
            }
        }
        _ => {}
    }
    for (text, (rows, row)) in found {
        let first_row = first_row + row as u64;
        match totals.iter_mut().find(|total| total.text == text) {
            Some(total) => {
                total.rows += rows;
                total.first_row = total.first_row.min(first_row);
            }
            None => totals.push(Total {
                text: text.to_owned(),
                rows,
                first_row,
            }),
        }
    }
}

/// Looks for totals in some columns of a member.
pub(crate) struct Totalling {
    columns: Vec<u32>,
    totals: Vec<Vec<Total>>,
    shard: usize,
}

impl Totalling {
    pub(crate) fn new(columns: Vec<u32>) -> Self {
        Self {
            totals: vec![Vec::new(); columns.len()],
            columns,
            shard: 0,
        }
    }
}

impl Work for Totalling {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        while let Some(held) = member.held_at(self.shard) {
            for (column, totals) in self.columns.iter().zip(&mut self.totals) {
                if let Some(column) = held.shard.columns.get(*column as usize) {
                    add(totals, column, held.first_row);
                    left -= column.len() as i64 * 8;
                }
            }
            self.shard += 1;
            if left <= 0 {
                return Ok(None);
            }
        }
        Ok(Some(MemberAnswer::Totals(std::mem::take(&mut self.totals))))
    }
}
