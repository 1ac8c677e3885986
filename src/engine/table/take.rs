//! Some rows of a shard, as a shard of their own.

use super::{Bitmap, Codes, Column, Data, Shard, TextArena};

impl Shard {
    /// These rows alone, which must ascend; each keeps its line of the file.
    #[must_use]
    pub fn take(&self, rows: &[u32]) -> Self {
        let line = |row: &u32| self.line_of(*row as usize) as u32;
        Self {
            index: self.index,
            columns: self.columns.iter().map(|c| c.take(rows)).collect(),
            rows: rows.len(),
            line_breaks: (0u32..).zip(rows.iter().map(line)).collect(),
        }
    }
}

impl Column {
    /// These rows alone.
    #[must_use]
    pub fn take(&self, rows: &[u32]) -> Self {
        fn some<T: Copy>(values: &[T], rows: &[u32]) -> Vec<T> {
            rows.iter().map(|row| values[*row as usize]).collect()
        }
        let bits = |bitmap: &Bitmap| {
            let mut taken = Bitmap::with_capacity(rows.len());
            rows.iter()
                .for_each(|row| taken.push(bitmap.get(*row as usize)));
            taken
        };
        let data = match &self.data {
            Data::Integer(v) => Data::Integer(some(v, rows)),
            Data::Decimal { scale, mantissas } => Data::Decimal {
                scale: *scale,
                mantissas: some(mantissas, rows),
            },
            Data::Wide { scale, mantissas } => Data::Wide {
                scale: *scale,
                mantissas: some(mantissas, rows),
            },
            Data::Float(v) => Data::Float(some(v, rows)),
            Data::Date(v) => Data::Date(some(v, rows)),
            Data::DateTime { micros, offsets } => Data::DateTime {
                micros: some(micros, rows),
                offsets: offsets.as_ref().map(|offsets| some(offsets, rows)),
            },
            Data::Time(v) => Data::Time(some(v, rows)),
            Data::Boolean(v) => Data::Boolean(bits(v)),
            Data::Dictionary { codes, entries } => {
                let codes = rows.iter().map(|row| codes.at(*row as usize));
                let (codes, entries) = used(codes, entries);
                Data::Dictionary { codes, entries }
            }
            Data::Text(arena) => {
                let mut taken = TextArena::default();
                rows.iter()
                    .for_each(|row| taken.push_bytes(arena.bytes_of(*row as usize)));
                Data::Text(taken)
            }
        };
        Self {
            column_type: self.column_type,
            data,
            valid: bits(&self.valid),
            marks: self.marks.take(rows),
        }
    }
}

/// The entries that codes still name, in order of first appearance.
fn used(codes: impl Iterator<Item = usize>, entries: &TextArena) -> (Codes, TextArena) {
    const UNUSED: u32 = u32::MAX;
    let mut new = vec![UNUSED; entries.len()];
    let mut kept = TextArena::default();
    let codes = codes
        .map(|code| {
            let place = &mut new[code];
            if *place == UNUSED {
                *place = kept.len() as u32;
                kept.push_bytes(entries.bytes_of(code));
            }
            *place
        })
        .collect();
    (Codes::of(codes, kept.len()), kept)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::table::{Data, Marks};
    use model::column::{ColumnType, Reason};

    #[test]
    fn taken_rows_keep_values_gaps_and_lines() {
        let mut valid = Bitmap::default();
        for bit in [true, false, true, true] {
            valid.push(bit);
        }
        let mut entries = TextArena::default();
        for text in ["", "a", "b"] {
            entries.push(text);
        }
        let mut marks = Marks::default();
        marks.push(1, b"..", |_| Reason::NotAvailable);
        let column = |data| Column {
            column_type: ColumnType::Text,
            data,
            valid: valid.clone(),
            marks: marks.clone(),
        };
        let shard = Shard {
            index: 3,
            columns: vec![
                column(Data::Integer(vec![1, 0, 3, 4])),
                column(Data::Dictionary {
                    codes: Codes::of(vec![1, 0, 2, 1], 3),
                    entries,
                }),
            ],
            rows: 4,
            line_breaks: vec![(2, 5)],
        };
        let taken = shard.take(&[1, 2, 3]);
        assert_eq!((taken.index, taken.rows), (3, 3));
        for (new, old) in [(0, 1), (1, 2), (2, 3)] {
            assert_eq!(taken.line_of(new), shard.line_of(old));
            for (one, other) in taken.columns.iter().zip(&shard.columns) {
                assert_eq!(one.cell(new), other.cell(old));
                assert_eq!(one.marks.get(new), other.marks.get(old));
            }
        }
        assert_eq!(shard.take(&[]).rows, 0);
    }
}
