//! Windows of rows, and single cells.

use super::facts::{Form, rescale};
use crate::job::member::Held;
use crate::job::{Member, Pick};
use model::cell::Cell;
use model::message::Row;
use model::note::{Problem, ProblemKind};

/// Characters of a text that travel in a window; the rest is asked for when someone looks.
pub const TRAVEL_CHARS: usize = 2048;

/// The rows of a pick.
pub(crate) fn window(
    member: &Member,
    revision: u32,
    pick: Pick,
    columns: &[u32],
    whole: bool,
) -> Result<Vec<Row>, Problem> {
    let mut rows = Vec::new();
    each_picked(member, revision, pick, |held, row| {
        rows.push(shown(member, held, row, columns, whole));
    })?;
    Ok(rows)
}

/// Rows of the table, whether they pass or not.
pub(crate) fn at(
    member: &Member,
    wanted: &[u32],
    columns: &[u32],
    whole: bool,
) -> Result<Vec<Row>, Problem> {
    let mut rows = Vec::with_capacity(wanted.len());
    for row in wanted {
        let row = u64::from(*row);
        each_picked(member, 0, Pick::Table { row }, |held, row| {
            rows.push(shown(member, held, row, columns, whole));
        })?;
    }
    Ok(rows)
}

/// A row as it is shown.
fn shown(member: &Member, held: &Held, row: usize, columns: &[u32], whole: bool) -> Row {
    let cell = |column: &u32| {
        let cell = at_column_scale(cell(held, row, *column), member.facts(*column).form);
        let cell = if whole { cell } else { travelling(cell) };
        match held.shard.columns.get(*column as usize) {
            Some(column) => column.signed(row, cell),
            None => cell,
        }
    };
    Row {
        file_row: held.first_line + held.shard.line_of(row) + 1,
        cells: columns.iter().map(cell).collect(),
    }
}

/// The text of a cell, whole; other values have none.
pub(crate) fn cell_text(
    member: &Member,
    revision: u32,
    pick: Pick,
    column: u32,
) -> Result<String, Problem> {
    let mut text = None;
    each_picked(member, revision, pick, |held, row| {
        if text.is_none() {
            text = Some(match cell(held, row, column) {
                Cell::Text { text, .. } => text,
                _ => String::new(),
            });
        }
    })?;
    text.ok_or(ProblemKind::Stale.into())
}

/// Cells by row of the table and column.
pub(crate) fn cells(member: &Member, wanted: &[(u64, u32)]) -> Result<Vec<Cell>, Problem> {
    let mut cells = Vec::with_capacity(wanted.len());
    for (row, column) in wanted {
        let mut found = None;
        each_picked(member, 0, Pick::Table { row: *row }, |held, row| {
            found = Some(travelling(cell(held, row, *column)));
        })?;
        cells.push(found.ok_or(Problem::from(ProblemKind::Stale))?);
    }
    Ok(cells)
}

fn cell(held: &Held, row: usize, column: u32) -> Cell {
    match held.shard.columns.get(column as usize) {
        Some(column) => column.cell(row),
        None => Cell::Missing,
    }
}

/// Shards keep decimals with a scale of their own; shown below each other they all have that of the column.
fn at_column_scale(cell: Cell, form: Form) -> Cell {
    match (cell, form) {
        (
            Cell::Decimal {
                mantissa,
                scale: own,
            },
            Form::Line { scale } | Form::Wide { scale },
        ) => match rescale(mantissa, own, scale) {
            Some(mantissa) => Cell::Decimal { mantissa, scale },
            None => Cell::Decimal {
                mantissa,
                scale: own,
            },
        },
        (cell, _) => cell,
    }
}

/// Cuts a text that is too long to travel.
pub(crate) fn travelling(cell: Cell) -> Cell {
    match cell {
        Cell::Text {
            text,
            full_chars: None,
        } if text.len() > TRAVEL_CHARS => match text.char_indices().nth(TRAVEL_CHARS) {
            Some((end, _)) => Cell::Text {
                full_chars: Some(text.chars().count() as u32),
                text: text[..end].to_owned(),
            },
            None => Cell::text(text),
        },
        cell => cell,
    }
}

fn each_picked<'a>(
    member: &'a Member,
    revision: u32,
    pick: Pick,
    mut f: impl FnMut(&'a Held, usize),
) -> Result<(), Problem> {
    let stale = || Problem::from(ProblemKind::Stale);
    let window = |first: u64, count: u32, len: usize| {
        let first = usize::try_from(first).unwrap_or(usize::MAX).min(len);
        first..first.saturating_add(count as usize).min(len)
    };
    match pick {
        Pick::Shard {
            index,
            first,
            count,
        } => {
            let view = member.view(revision)?;
            let held = member.shard(index).ok_or_else(stale)?;
            let selection = view.selections.get(&index).ok_or_else(stale)?;
            for position in window(first, count, selection.len()) {
                if let Some(row) = selection.row(position) {
                    f(held, row);
                }
            }
        }
        Pick::Sorted { first, count } => {
            let order = member.view(revision)?.order.as_ref().ok_or_else(stale)?;
            for row in &order.rows[window(first, count, order.rows.len())] {
                let (held, row) = member.locate(*row).ok_or_else(stale)?;
                f(held, row);
            }
        }
        Pick::Table { row } => {
            let held = member
                .held()
                .find(|held| {
                    (held.first_row..held.first_row + held.shard.rows as u64).contains(&row)
                })
                .ok_or_else(stale)?;
            f(held, (row - held.first_row) as usize);
        }
    }
    Ok(())
}
