//! The first rows, and a provisional plan for each column.

use super::chosen;
use super::sniff::habits;
use super::{ColumnPlan, ShardOrder, ShardReader, Source, decide};
use crate::table::{Column, Shard};
use model::cell::Cell;
use model::column::{ColumnProfile, Shape};
use model::message::Row;
use model::note::Problem;
use model::reshape::Reshape;
use model::sniff::Sniff;
use std::collections::HashMap;

/// Bytes read at a time until there are enough rows.
const STEP_BYTES: usize = 64 << 10;
/// Texts longer than this travel cut.
const MAX_CHARS: usize = 400;

/// What can be shown before the whole file is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The columns, profiled over the first rows only.
    pub columns: Vec<ColumnProfile>,
    /// The first rows.
    pub rows: Vec<Row>,
    /// How each column is to be read, as far as known.
    pub plans: Vec<ColumnPlan>,
    /// Bytes of a row, in the mean of the first rows.
    pub row_bytes: f64,
}

/// Reads the first rows.
///
/// # Errors
/// What the source says.
pub fn head(source: &dyn Source, sniff: &Sniff, max_rows: usize) -> Result<Head, Problem> {
    let mut plans = plans(source, sniff)?;
    loop {
        let (shard, broken, row_bytes) = first_rows(source, sniff, &plans, max_rows)?;
        if broken.is_empty() {
            let rows = shard.rows.min(max_rows);
            let mut names = sniff.column_names.clone();
            chosen::only(&mut names, &sniff.columns);
            let columns = shard
                .columns
                .iter()
                .zip(&names)
                .map(|(column, name)| profile(column, name, rows))
                .collect();
            let rows = (0..rows)
                .map(|row| Row {
                    file_row: sniff.data_line + shard.line_of(row) + 1,
                    cells: {
                        let columns = shard.columns.iter();
                        columns.map(|c| c.signed(row, travelling(c, row))).collect()
                    },
                })
                .collect();
            return Ok(Head {
                columns,
                rows,
                plans,
                row_bytes,
            });
        }
        // more rows were asked for than samples were taken of: text is always right
        for column in broken {
            plans[column] = ColumnPlan {
                is_extra: plans[column].is_extra,
                ..ColumnPlan::text()
            };
        }
    }
}

/// Plans from samples.
fn plans(source: &dyn Source, sniff: &Sniff) -> Result<Vec<ColumnPlan>, Problem> {
    let found = habits::gather(source, sniff)?;
    let file = decide::FileHabits::of(sniff);
    let surplus: usize = sniff.reshapes.iter().map(Reshape::surplus).sum();
    let plans = found.columns.iter().enumerate().map(|(column, evidence)| {
        let is_kept_text = u32::try_from(column).is_ok_and(|c| sniff.text_columns.contains(&c));
        let field = column.saturating_sub(surplus);
        let unnamed = format!("kolonne {}", field + 1);
        let mut plan = if is_kept_text {
            ColumnPlan::text_for_good()
        } else {
            let name = sniff.column_names.get(column).map_or("", String::as_str);
            decide::plan(evidence, file, &hint(sniff), name)
        };
        if plan.column_type.is_number() {
            plan.factor = sniff.factor_of(column);
        }
        plan.is_extra = found.usual_fields > 0
            && field >= found.usual_fields
            && sniff.column_names.get(column) == Some(&unnamed);
        plan
    });
    Ok(plans.collect())
}

/// What is taken where a column itself leaves it open.
fn hint(sniff: &Sniff) -> ColumnPlan {
    let text = ColumnPlan::text();
    ColumnPlan {
        decimal_sign: sniff.decimal_sign.value.unwrap_or(text.decimal_sign),
        date_order: sniff.date_order.value.unwrap_or(text.date_order),
        ..text
    }
}

/// Reads at least `max_rows` rows, if there are so many. Says which plans did not hold, and how many bytes a
/// row has in the mean.
fn first_rows(
    source: &dyn Source,
    sniff: &Sniff,
    plans: &[ColumnPlan],
    max_rows: usize,
) -> Result<(Shard, Vec<usize>, f64), Problem> {
    let mut reader = ShardReader::new(ShardOrder {
        index: 0,
        from: sniff.data_byte,
        to: sniff.end_byte,
        from_is_record: true,
        sniff: sniff.clone(),
        columns: plans.to_vec(),
        history: Vec::new(),
    })
    .without_room();
    while reader.rows() < max_rows as u64 && !reader.step(source, STEP_BYTES)? {}
    let row_bytes = reader.bytes_done() as f64 / reader.rows().max(1) as f64;
    let (shard, report) = reader.finish();
    let broken = report
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.broken_line.is_some())
        .map(|(at, _)| at)
        .collect();
    Ok((shard, broken, row_bytes))
}

/// A cell as it travels: long texts are cut.
fn travelling(column: &Column, row: usize) -> Cell {
    match column.cell(row) {
        Cell::Text { text, .. } if text.len() > MAX_CHARS => {
            let chars = text.chars().count();
            if chars <= MAX_CHARS {
                return Cell::text(text);
            }
            Cell::Text {
                text: text.chars().take(MAX_CHARS).collect(),
                full_chars: Some(u32::try_from(chars).unwrap_or(u32::MAX)),
            }
        }
        cell => cell,
    }
}

/// What the first rows say about a column; pictures and sums wait for the whole file.
fn profile(column: &Column, name: &str, rows: usize) -> ColumnProfile {
    let mut counts: HashMap<String, (usize, u64)> = HashMap::new();
    let mut order: Vec<(Cell, u64)> = Vec::new();
    let mut nulls = 0;
    for row in 0..rows {
        let cell = travelling(column, row);
        if cell.is_missing() {
            nulls += 1;
            continue;
        }
        let key = format!("{cell:?}");
        match counts.get(&key) {
            Some((at, _)) => order[*at].1 += 1,
            None => {
                counts.insert(key, (order.len(), 0));
                order.push((cell, 1));
            }
        }
    }
    let distinct = order.len() as u64;
    order.sort_by_key(|entry| std::cmp::Reverse(entry.1));
    order.truncate(10);
    let values = (0..rows).filter(|row| column.valid.get(*row));
    let measured: Vec<(f64, Cell)> = values
        .clone()
        .filter_map(|row| {
            let cell = column.cell(row);
            cell.as_f64().map(|number| (number, cell))
        })
        .collect();
    let min = measured.iter().min_by(|a, b| a.0.total_cmp(&b.0));
    let max = measured.iter().max_by(|a, b| a.0.total_cmp(&b.0));
    let longest = values
        .filter_map(|row| column.text(row).map(|text| text.chars().count()))
        .max();
    ColumnProfile {
        name: name.to_string(),
        column_type: column.column_type,
        kind: None,
        kind_confidence: 0.0,
        nulls,
        missing_spellings: Vec::new(),
        signs: Vec::new(),
        unit: None,
        distinct,
        distinct_exact: true,
        min: min.map(|m| m.1.clone()),
        max: max.map(|m| m.1.clone()),
        sum: None,
        mean: None,
        median: None,
        top: order,
        shape: Shape::Empty,
        totals: Vec::new(),
        longest_chars: longest.map(|n| u32::try_from(n).unwrap_or(u32::MAX)),
        is_subject: false,
    }
}
