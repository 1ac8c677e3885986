//! How much memory a table will take, told from its first rows before the whole of it is read.

use crate::read::Head;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::dataset::Estimate;
use model::sniff::Sniff;

/// Buffers that grow are larger than what is in them, and columns are counted beside their values.
const ROOM: f64 = 1.5;
/// Texts that repeat more often than this share of the rows are kept once.
const REPEATING: f64 = 0.5;
/// A code for a text that is kept once, or where a text ends.
const CODE_BYTES: f64 = 4.0;

/// What a table will take. It is told from the first rows: a file whose rows grow longer takes more.
#[must_use]
pub fn estimate(sniff: &Sniff, head: &Head) -> Estimate {
    let bytes = sniff.end_byte.saturating_sub(sniff.data_byte) as f64;
    let rows = if head.row_bytes > 0.0 {
        (bytes / head.row_bytes).max(head.rows.len() as f64)
    } else {
        head.rows.len() as f64
    };
    let columns = head.columns.iter().enumerate().map(|(at, profile)| {
        let mean = mean_text_bytes(head, at);
        (value_bytes(profile, head.rows.len(), mean) * rows * ROOM) as u64
    });
    Estimate {
        rows: rows as u64,
        column_bytes: columns.collect(),
    }
}

/// Bytes a value takes, and the bit that says whether there is one.
fn value_bytes(profile: &ColumnProfile, rows: usize, mean_text_bytes: f64) -> f64 {
    let bit = 1.0 / 8.0;
    bit + match profile.column_type {
        ColumnType::Boolean => bit,
        ColumnType::Date | ColumnType::Time => 4.0,
        ColumnType::Integer | ColumnType::Decimal | ColumnType::DateTime => 8.0,
        ColumnType::Text => {
            let repeats = (profile.distinct as f64) < rows as f64 * REPEATING;
            CODE_BYTES + if repeats { 0.0 } else { mean_text_bytes }
        }
    }
}

/// Bytes of a text of the column, in the mean of the first rows.
fn mean_text_bytes(head: &Head, column: usize) -> f64 {
    let texts = head
        .rows
        .iter()
        .filter_map(|row| match row.cells.get(column) {
            Some(Cell::Text { text, full_chars }) => {
                // a text that travels cut is longer by so many characters
                let cut = full_chars.map_or(0, |chars| chars as usize - text.chars().count());
                Some(text.len() + cut)
            }
            _ => None,
        });
    texts.sum::<usize>() as f64 / head.rows.len().max(1) as f64
}
