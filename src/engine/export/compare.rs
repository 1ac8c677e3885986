//! What differs between two editions, as JSON: what the command line's `compare --json` prints.
//!
//! The form is a contract of the project (see `tests/contract/`): a field may be added, but none renamed.

use super::inspect::value;
use model::cell::Cell;
use model::column::ColumnType;
use model::comparison::{
    ColumnComparison, ColumnSide, Comparison, Edition, Examples, Fate, RowExample, Writing,
};
use serde_json::{Map, Value, json};

/// The version of the form.
pub const SCHEMA_VERSION: u32 = 1;

/// The JSON of a comparison with some of the rows that were added, removed and changed; on several lines, with a line
/// feed at the end.
#[must_use]
pub fn text(comparison: &Comparison, [added, removed, changed]: [&Examples; 3]) -> String {
    let rows = comparison.rows;
    let key = &comparison.key;
    let examples = |examples: &Examples| -> Vec<Value> {
        let rows = examples.rows.iter();
        rows.map(|row| example(row, comparison)).collect()
    };
    let json = json!({
        "schema_version": SCHEMA_VERSION,
        "tool_version": env!("CARGO_PKG_VERSION"),
        "old": edition(&comparison.old),
        "new": edition(&comparison.new),
        "same": comparison.is_same(),
        "key": {
            "why": key.why,
            "columns": key.columns.iter().map(|column| &column.name).collect::<Vec<_>>(),
            "old_duplicates": key.old_duplicates,
            "new_duplicates": key.new_duplicates,
        },
        "rows": {
            "added": rows.added,
            "removed": rows.removed,
            "changed": rows.changed,
            "changed_besides_constants": rows.changed_besides,
            "same": rows.same,
        },
        "columns": comparison.columns.iter().map(column).collect::<Vec<_>>(),
        "writing": comparison.writing.iter().map(writing).collect::<Vec<_>>(),
        "examples": {
            "added": examples(added),
            "removed": examples(removed),
            "changed": examples(changed),
        },
    });
    let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
    text.push('\n');
    text
}

fn edition(edition: &Edition) -> Value {
    json!({
        "file": edition.file_name,
        "rows": edition.rows,
        "columns": edition.columns,
        "whole": edition.is_whole,
    })
}

fn column(column: &ColumnComparison) -> Value {
    let (fate, same_values) = match column.fate {
        Fate::Kept => ("kept", None),
        Fate::Renamed(share) => ("renamed", Some(share)),
        Fate::Added => ("added", None),
        Fate::Removed => ("removed", None),
    };
    let column_type = column.new.as_ref().or(column.old.as_ref());
    let column_type = column_type.map_or(ColumnType::Text, |side| side.column_type);
    let shifts = column
        .shifts
        .iter()
        .map(|shift| json!([value(&shift.value, column_type), shift.before, shift.after]));
    json!({
        "name": column.name(),
        "fate": fate,
        "renamed_share": same_values,
        "moved": column.has_moved,
        "key": column.is_key,
        "type_changed": column.type_change().is_some(),
        "kind_changed": column.kind_change().is_some(),
        "changed": column.changed,
        "filled": column.filled,
        "emptied": column.emptied,
        "old": column.old.as_ref().map(side),
        "new": column.new.as_ref().map(side),
        "shifts": shifts.collect::<Vec<_>>(),
    })
}

fn side(side: &ColumnSide) -> Value {
    let shown = |cell: &Option<Cell>| cell.as_ref().map(|cell| value(cell, side.column_type));
    let values = &side.values;
    json!({
        "name": side.name,
        "position": side.position,
        "type": side.column_type,
        "kind": side.kind,
        "rows": values.rows,
        "nulls": values.missing,
        "distinct": values.distinct,
        "distinct_exact": values.distinct_exact,
        "min": shown(&values.min),
        "median": values.median,
        "max": shown(&values.max),
    })
}

fn writing(writing: &Writing) -> Value {
    let (what, before, after) = match writing {
        Writing::Format(old, new) => ("format", json!(old.report_id()), json!(new.report_id())),
        Writing::Encoding(old, new) => ("encoding", json!(old.id()), json!(new.id())),
        Writing::Delimiter(old, new) => ("delimiter", json!(old), json!(new)),
        Writing::DecimalSign(old, new) => ("decimal_sign", json!(old), json!(new)),
        Writing::DateOrder(old, new) => ("date_order", json!(old), json!(new)),
        Writing::Signs { columns, old, new } => {
            return json!({ "what": "missing_signs", "columns": columns, "old": old, "new": new });
        }
    };
    json!({ "what": what, "old": before, "new": after })
}

fn example(row: &RowExample, comparison: &Comparison) -> Value {
    let typed = |column: Option<&ColumnComparison>, cell: &Cell, is_old: bool| {
        let side = column.and_then(|column| match is_old {
            true => column.old.as_ref(),
            false => column.new.as_ref(),
        });
        value(cell, side.map_or(ColumnType::Text, |side| side.column_type))
    };
    let keys = comparison.columns.iter().filter(|column| column.is_key);
    let is_old = row.new_row.is_none();
    let key: Map<String, Value> = keys
        .zip(&row.key)
        .map(|(column, cell)| (column.name().to_owned(), typed(Some(column), cell, is_old)))
        .collect();
    let cells: Vec<Value> = row
        .cells
        .iter()
        .map(|change| {
            let column = comparison.columns.get(change.column as usize);
            let mut cell = Map::new();
            cell.insert(
                "column".to_owned(),
                json!(column.map(ColumnComparison::name)),
            );
            if let Some(before) = &change.before {
                cell.insert("before".to_owned(), typed(column, before, true));
            }
            if let Some(after) = &change.after {
                cell.insert("after".to_owned(), typed(column, after, false));
            }
            Value::Object(cell)
        })
        .collect();
    json!({
        "old_row": row.old_row,
        "new_row": row.new_row,
        "key": key,
        "cells": cells,
    })
}
