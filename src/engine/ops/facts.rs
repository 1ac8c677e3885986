//! How the values of a column are laid on one line, the same in all shards.
//!
//! Shards keep decimals with a scale of their own, large ones as 128 bits, and numbers that fit neither
//! as floating point. Before values of different shards are compared, binned or counted, the director
//! decides from all measures on one form for the column: integers at one scale where that is exact, else
//! floating point by its bits.

use crate::table::{Bitmap, Column, Data};
use model::cell::Cell;
use model::column::ColumnType;
use serde::{Deserialize, Serialize};

/// The form in which the values of a column are compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// By their text, in Danish order.
    #[default]
    Text,
    /// As 64-bit integers: numbers times `10^scale`, days, microseconds, seconds, 0 and 1.
    Line {
        /// Digits after the decimal sign, for numbers; else 0.
        scale: u8,
    },
    /// As 128-bit integers: numbers times `10^scale`.
    Wide {
        /// Digits after the decimal sign.
        scale: u8,
    },
    /// As floating point, in the order of the real numbers.
    Float,
}

/// What all members must agree on about a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// Its type.
    pub column_type: ColumnType,
    /// How its values compare.
    pub form: Form,
    /// Smallest and largest value on the line, for [`Form::Line`].
    pub bounds: Option<(i64, i64)>,
}

impl Default for ColumnFacts {
    fn default() -> Self {
        Self {
            column_type: ColumnType::Text,
            form: Form::Text,
            bounds: None,
        }
    }
}

/// `10^exponent`, if it fits.
pub(crate) fn power_of_ten(exponent: u32) -> Option<i128> {
    10i128.checked_pow(exponent)
}

/// A number at another scale; `None` when it does not fit (or would lose digits).
#[must_use]
pub fn rescale(mantissa: i128, from: u8, to: u8) -> Option<i128> {
    if to >= from {
        mantissa.checked_mul(power_of_ten(u32::from(to - from))?)
    } else {
        let unit = power_of_ten(u32::from(from - to))?;
        (mantissa % unit == 0).then_some(mantissa / unit)
    }
}

/// Floating point as an integer of the same order.
#[must_use]
pub(crate) fn float_to_line(value: f64) -> i64 {
    let bits = (value + 0.0).to_bits() as i64; // -0.0 becomes 0.0
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

/// The way back from [`float_to_line`].
#[must_use]
pub(crate) fn line_to_float(line: i64) -> f64 {
    f64::from_bits((line ^ (((line >> 63) as u64) >> 1) as i64) as u64)
}

/// Points in time that say how far they are from UTC compare by UTC, the others as they stand.
#[must_use]
pub(crate) fn to_utc(micros: i64, offset_minutes: Option<i16>) -> i64 {
    micros.saturating_sub(i64::from(offset_minutes.unwrap_or(0)) * 60_000_000)
}

/// Reads the values of one column of one shard on the line all shards share.
pub(crate) struct Line<'a> {
    data: &'a Data,
    times: i64,
    times_wide: i128,
    float: bool,
}

impl<'a> Line<'a> {
    /// The line of a column in a form; for [`Form::Text`] every value is 0.
    pub(crate) fn new(column: &'a Column, form: Form) -> Self {
        let own = match &column.data {
            Data::Decimal { scale, .. } | Data::Wide { scale, .. } => *scale,
            _ => 0,
        };
        let scale = match form {
            Form::Line { scale } | Form::Wide { scale } => scale,
            Form::Text | Form::Float => own,
        };
        let times_wide = power_of_ten(u32::from(scale.saturating_sub(own))).unwrap_or(i128::MAX);
        Self {
            data: &column.data,
            times: i64::try_from(times_wide).unwrap_or(i64::MAX),
            times_wide,
            float: form == Form::Float,
        }
    }

    /// The value of a row that has one. The facts guarantee that it fits.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> i64 {
        if self.float {
            return float_to_line(self.float_at(row));
        }
        match self.data {
            Data::Integer(v) => v[row].wrapping_mul(self.times),
            Data::Decimal { mantissas, .. } => mantissas[row].wrapping_mul(self.times),
            Data::Wide { mantissas, .. } => mantissas[row].wrapping_mul(self.times_wide) as i64,
            Data::Date(v) => i64::from(v[row]),
            Data::DateTime { micros, offsets } => match offsets {
                Some(offsets) => to_utc(micros[row], Some(offsets[row])),
                None => micros[row],
            },
            Data::Time(v) => i64::from(v[row]),
            Data::Boolean(v) => i64::from(v.get(row)),
            Data::Float(v) => float_to_line(v[row]),
            Data::Dictionary { .. } | Data::Text(_) => 0,
        }
    }

    /// Hands on all rows that have a value, with it. Looks once, not at every row, at how they are held.
    #[inline]
    pub(crate) fn each(&self, valid: &Bitmap, mut f: impl FnMut(usize, i64)) {
        match self.data {
            Data::Integer(v) | Data::Decimal { mantissas: v, .. } if !self.float => {
                let times = self.times;
                each_of(v, valid, |row, value| f(row, value.wrapping_mul(times)));
            }
            Data::Date(v) if !self.float => each_of(v, valid, |row, days| f(row, i64::from(days))),
            _ => {
                for row in (0..valid.len()).filter(|row| valid.get(*row)) {
                    f(row, self.get(row));
                }
            }
        }
    }

    /// The value of a row that has one, for [`Form::Wide`].
    #[inline]
    pub(crate) fn get_wide(&self, row: usize) -> i128 {
        match self.data {
            Data::Integer(v) => i128::from(v[row]).wrapping_mul(self.times_wide),
            Data::Decimal { mantissas, .. } => {
                i128::from(mantissas[row]).wrapping_mul(self.times_wide)
            }
            Data::Wide { mantissas, .. } => mantissas[row].wrapping_mul(self.times_wide),
            _ => i128::from(self.get(row)),
        }
    }

    fn float_at(&self, row: usize) -> f64 {
        float_at(self.data, row)
    }
}

/// Hands on the rows that have a value.
#[inline]
fn each_of<T: Copy>(values: &[T], valid: &Bitmap, mut f: impl FnMut(usize, T)) {
    if valid.count_set() == valid.len() {
        for (row, value) in values.iter().enumerate() {
            f(row, *value);
        }
    } else {
        for (row, value) in values.iter().enumerate() {
            if valid.get(row) {
                f(row, *value);
            }
        }
    }
}

/// The number of a row that has one, as floating point.
pub(crate) fn float_at(data: &Data, row: usize) -> f64 {
    let scaled = |mantissa: f64, scale: u8| mantissa / 10f64.powi(i32::from(scale));
    match data {
        Data::Integer(v) => v[row] as f64,
        Data::Decimal { scale, mantissas } => scaled(mantissas[row] as f64, *scale),
        Data::Wide { scale, mantissas } => scaled(mantissas[row] as f64, *scale),
        Data::Float(v) => v[row],
        Data::Date(v) => f64::from(v[row]),
        Data::DateTime { micros, .. } => micros[row] as f64,
        Data::Time(v) => f64::from(v[row]),
        Data::Boolean(v) => f64::from(u8::from(v.get(row))),
        Data::Dictionary { .. } | Data::Text(_) => 0.0,
    }
}

/// A value of the line as a cell of the column's type.
#[must_use]
pub(crate) fn line_cell(facts: ColumnFacts, value: i128) -> Cell {
    let line = value as i64;
    match (facts.form, facts.column_type) {
        (Form::Float, _) => Cell::Float(line_to_float(line)),
        (_, ColumnType::Date) => Cell::Date(line as i32),
        (_, ColumnType::DateTime) => Cell::DateTime {
            micros: line,
            offset_minutes: None,
        },
        (_, ColumnType::Time) => Cell::Time(line as u32),
        (_, ColumnType::Boolean) => Cell::Boolean(line != 0),
        (_, ColumnType::Integer) => match i64::try_from(value) {
            Ok(number) => Cell::Integer(number),
            Err(_) => Cell::Decimal {
                mantissa: value,
                scale: 0,
            },
        },
        (Form::Line { scale } | Form::Wide { scale }, _) => plain_decimal(value, scale),
        (Form::Text, _) => Cell::Missing,
    }
}

/// A decimal without zeros at its end.
#[must_use]
pub fn plain_decimal(mut mantissa: i128, mut scale: u8) -> Cell {
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Cell::Decimal { mantissa, scale }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_keep_their_order_on_the_line() {
        let values = [-1e300, -2.5, -0.0, 1e-300, 3.0, f64::INFINITY];
        for pair in values.windows(2) {
            assert!(float_to_line(pair[0]) < float_to_line(pair[1]));
        }
        for value in [-1e300, -2.5, 0.0, 1e-300, 3.0] {
            assert_eq!(
                line_to_float(float_to_line(value)).to_bits(),
                value.to_bits()
            );
        }
    }

    #[test]
    fn rescaling_is_exact_or_refused() {
        assert_eq!(rescale(12, 1, 3), Some(1200));
        assert_eq!(rescale(1200, 3, 1), Some(12));
        assert_eq!(rescale(1234, 3, 1), None);
        assert_eq!(rescale(i128::MAX, 0, 1), None);
    }
}
