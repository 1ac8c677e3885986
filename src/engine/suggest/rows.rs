//! Which rows a chart keeps and leaves out, so that nothing is counted twice.

use super::{nature, totals};
use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// Rows kept and left out, and what is known of what remains.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// Columns kept to one value.
    pub only: Vec<(u32, Cell)>,
    /// Values left out.
    pub except: Vec<(u32, Cell)>,
    /// Rows that remain, when it can be told.
    pub remaining: Option<u64>,
    /// What the numbers are, when a column of units says it.
    pub called: Option<String>,
    /// True when that unit is one whose numbers are not to be added up ("Pct.").
    pub rate: bool,
}

/// What is to be gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Along {
    /// The column along the axis; its own totals are always left out.
    pub by: u32,
    /// A second column whose values are told apart: its totals are left out, too.
    pub apart: Option<u32>,
    /// A total in another column is kept, instead of its parts, when it stands on at least so many rows
    /// (one for each point of the axis); `None` leaves every total out.
    pub keep_from: Option<u64>,
    /// Rows of the table.
    pub rows: u64,
    /// True when each value of `by` is looked up, so that larger areas and the whole country fall out by themselves.
    pub is_placed: bool,
}

/// The rows over which numbers may be gathered, or nothing when parts and totals cannot be told apart.
#[must_use]
pub fn choose(columns: &[ColumnProfile], along: Along) -> Option<Rows> {
    let mut chosen = Rows {
        remaining: Some(along.rows),
        ..Rows::default()
    };
    let unit = nature::unit_column(columns);
    for (position, profile) in columns.iter().enumerate() {
        let column = position as u32;
        if Some(position) == unit && column != along.by {
            keep_unit(&mut chosen, column, profile, along.rows);
        } else if profile.column_type == ColumnType::Text {
            settle_totals(&mut chosen, column, profile, along)?;
        }
    }
    Some(chosen)
}

fn settle_totals(
    chosen: &mut Rows,
    column: u32,
    profile: &ColumnProfile,
    along: Along,
) -> Option<()> {
    let found = totals::of(profile);
    if let totals::Found::One(total, with) = &found
        && column != along.by
        && Some(column) != along.apart
        && along
            .keep_from
            .is_some_and(|least| with.is_none_or(|with| with >= least))
    {
        chosen.remaining = with.and_then(|with| narrowed(chosen.remaining, with, along.rows));
        chosen.only.push((column, total.clone()));
        return Some(());
    }
    // what is left after the totals are gone must be of one level
    let is_told_apart = along.is_placed && column == along.by;
    if !is_told_apart && totals::is_nested(profile) {
        return None;
    }
    match found {
        totals::Found::None => {}
        totals::Found::One(total, with) => {
            chosen.remaining = match (chosen.remaining, with) {
                (Some(n), Some(with)) => Some(n.saturating_sub(with)),
                _ => None,
            };
            chosen.except.push((column, total));
        }
        totals::Found::Several(all) => {
            chosen.remaining = None;
            chosen
                .except
                .extend(all.into_iter().map(|total| (column, total)));
        }
    }
    Some(())
}

/// Rows that remain when a filter keeps `with` of `all` rows: certain only for the first filter.
fn narrowed(so_far: Option<u64>, with: u64, all: u64) -> Option<u64> {
    match so_far {
        Some(n) if n == all => Some(with),
        // every row has the value: nothing was narrowed
        Some(n) if with == all => Some(n),
        _ => None,
    }
}

/// Numbers in different units are not added up: the most common unit is kept.
fn keep_unit(chosen: &mut Rows, column: u32, profile: &ColumnProfile, rows: u64) {
    let Some((cell, with)) = profile.top.first() else {
        return;
    };
    let Cell::Text {
        text,
        full_chars: None,
    } = cell
    else {
        return;
    };
    chosen.called = Some(text.clone());
    chosen.rate = nature::is_rate(&fold(text));
    if profile.distinct > 1 || profile.nulls > 0 {
        chosen.only.push((column, cell.clone()));
        chosen.remaining = narrowed(chosen.remaining, *with, rows);
    }
}
