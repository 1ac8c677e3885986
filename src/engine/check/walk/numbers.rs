//! Numbers of a column: which of them a rule wants to see.

use super::Range;
use crate::table::{Column, Data};

/// Among which numbers a rule looks closer. Days count from 1970-01-01, also those of points in time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Among {
    /// Below the first or above the second.
    Outside(f64, f64),
    /// From the first to the second, both of them too.
    Within(f64, f64),
}

impl Among {
    #[inline]
    fn has(self, number: f64) -> bool {
        match self {
            Self::Outside(from, to) => (number < from) | (number > to),
            Self::Within(from, to) => (number >= from) & (number <= to),
        }
    }
}

const MICROS_OF_DAY: f64 = 86_400_000_000.0;

/// Hands on the rows whose number is among these. Numbers are compared as
/// [`Cell::as_f64`](model::cell::Cell::as_f64) has them.
pub(super) fn each(column: &Column, rows: Range<usize>, among: Among, mut tell: impl FnMut(usize)) {
    fn all<T: Copy>(
        values: &[T],
        rows: Range<usize>,
        number: impl Fn(T) -> f64,
        among: Among,
        mut tell: impl FnMut(usize),
    ) {
        let own = values.get(rows.clone()).unwrap_or_default();
        for (row, value) in rows.zip(own) {
            if among.has(number(*value)) {
                tell(row);
            }
        }
    }
    let mut tell = |row: usize| {
        if column.valid.get(row) {
            tell(row);
        }
    };
    let power = |scale: u8| 10f64.powi(i32::from(scale));
    match &column.data {
        Data::Integer(values) => all(values, rows, |n| n as f64, among, &mut tell),
        Data::Decimal { scale, mantissas } => {
            let one = power(*scale);
            all(mantissas, rows, |n| n as f64 / one, among, &mut tell);
        }
        Data::Wide { scale, mantissas } => {
            let one = power(*scale);
            all(mantissas, rows, |n| n as f64 / one, among, &mut tell);
        }
        Data::Float(values) => all(values, rows, |n| n, among, &mut tell),
        Data::Date(values) => all(values, rows, f64::from, among, &mut tell),
        Data::DateTime { micros, .. } => {
            let day = |micros: i64| (micros as f64 / MICROS_OF_DAY).floor();
            all(micros, rows, day, among, &mut tell);
        }
        Data::Time(values) => all(values, rows, f64::from, among, &mut tell),
        Data::Boolean(_) | Data::Dictionary { .. } | Data::Text(_) => {}
    }
}

/// The numbers of a column that have no fraction, each with its row.
pub(super) fn wholes(column: &Column, rows: Range<usize>) -> impl Iterator<Item = (usize, i64)> {
    let number = move |row: usize| match &column.data {
        Data::Integer(numbers) => numbers.get(row).copied(),
        Data::Decimal { scale, mantissas } => {
            let one = 10_i64.checked_pow(u32::from(*scale))?;
            let mantissa = *mantissas.get(row)?;
            (mantissa % one == 0).then_some(mantissa / one)
        }
        Data::Float(numbers) => {
            let number = *numbers.get(row)?;
            (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64)
        }
        _ => None,
    };
    rows.filter(|row| column.valid.get(*row))
        .filter_map(move |row| Some((row, number(row)?)))
}
