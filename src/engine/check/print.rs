//! Prints of rows: a number for each row that is the same for rows with the same values, however the table is cut.

use crate::table::{Column, Data};

/// A row without any value has none.
const NOTHING: u64 = 0x51_7c_c1_b7_27_22_0a_95;

fn mixed(print: u64, value: u64) -> u64 {
    let mixed = (print ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

fn of_text(text: &[u8]) -> u64 {
    let mut print = mixed(NOTHING, text.len() as u64 + 1);
    for part in text.chunks(8) {
        let mut bytes = [0u8; 8];
        bytes[..part.len()].copy_from_slice(part);
        print = mixed(print, u64::from_le_bytes(bytes));
    }
    print
}

/// A decimal without the zeros at its end: shards keep as many digits as they need.
fn of_decimal(mut mantissa: i128, mut scale: u8) -> u64 {
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    let low = mixed(u64::from(scale), mantissa as u64);
    mixed(low, (mantissa >> 64) as u64)
}

/// Prints of the texts of a column that repeat in its shard.
pub(super) fn of_entries(column: Option<&Column>) -> Vec<u64> {
    match column.map(|column| &column.data) {
        Some(Data::Dictionary { entries, .. }) => (0..entries.len())
            .map(|entry| of_text(entries.bytes_of(entry)))
            .collect(),
        _ => Vec::new(),
    }
}

/// The prints of some rows of a shard, in order. `entries` are the prints of texts that repeat, by column.
pub(super) fn of_rows(
    columns: &[Option<&Column>],
    entries: &[Vec<u64>],
    from: usize,
    to: usize,
) -> impl Iterator<Item = Option<u64>> {
    let mut prints = vec![(NOTHING, false); to - from];
    for (place, column) in columns.iter().enumerate() {
        let Some(column) = column else { continue };
        let known = entries.get(place).map_or(&[][..], Vec::as_slice);
        fold(&mut prints, column, known, from);
    }
    prints
        .into_iter()
        .map(|(print, has_value)| has_value.then_some(print))
}

/// Adds a column to the prints of rows.
fn fold(prints: &mut [(u64, bool)], column: &Column, entries: &[u64], from: usize) {
    let mut each = |of: &dyn Fn(usize) -> u64| {
        for (row, (print, has_value)) in (from..).zip(prints.iter_mut()) {
            let is_valid = column.valid.get(row);
            *has_value |= is_valid;
            *print = mixed(*print, if is_valid { of(row) } else { NOTHING });
        }
    };
    match &column.data {
        Data::Integer(values) => each(&|row| values[row] as u64),
        Data::Decimal { scale, mantissas } => {
            each(&|row| of_decimal(i128::from(mantissas[row]), *scale));
        }
        Data::Wide { scale, mantissas } => each(&|row| of_decimal(mantissas[row], *scale)),
        Data::Float(values) => each(&|row| values[row].to_bits()),
        Data::Date(values) => each(&|row| values[row] as u64),
        Data::DateTime { micros, offsets } => each(&|row| {
            let offset = offsets.as_ref().map_or(0, |offsets| offsets[row]);
            mixed(micros[row] as u64, offset as u64)
        }),
        Data::Time(values) => each(&|row| u64::from(values[row])),
        Data::Boolean(values) => each(&|row| u64::from(values.get(row))),
        Data::Dictionary { codes, .. } => {
            each(&|row| entries.get(codes.at(row)).copied().unwrap_or(NOTHING));
        }
        Data::Text(texts) => each(&|row| of_text(texts.bytes_of(row))),
    }
    // signs in place of values part rows that would else be the same
    for (row, (print, has_value)) in (from..).zip(prints.iter_mut()) {
        if let Some((sign, _)) = column.marks.get(row) {
            *has_value |= !sign.is_empty();
            *print = mixed(*print, of_text(sign.as_bytes()));
        }
    }
}
