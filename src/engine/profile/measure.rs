//! The first look at all columns: missing values, extremes, sums.

use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::ops::facts::{ColumnFacts, Form, float_at, rescale, to_utc};
use crate::table::{Column, Data, collate};
use model::column::ColumnType;
use model::note::Problem;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What is known of a column, or of its part in some shards.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ColumnMeasure {
    /// Rows.
    pub rows: u64,
    /// Rows without a value.
    pub nulls: u64,
    /// Digits after the decimal sign: the most of any shard.
    pub scale: u8,
    /// Some values are floating point.
    pub float: bool,
    /// Smallest and largest value at `scale`; of text, nothing.
    pub line: Option<(i128, i128)>,
    /// A value at `scale` does not fit 128 bits.
    pub too_wide: bool,
    /// Smallest and largest as floating point.
    pub float_line: Option<(f64, f64)>,
    /// Exact sum at `scale`; `None` beyond 128 bits or with floating point among the values.
    pub sum: Option<i128>,
    /// First and last text in Danish order.
    pub texts: Option<(String, String)>,
    /// Longest text in characters.
    pub longest_chars: u32,
}

impl ColumnMeasure {
    /// Measures a column of one shard.
    #[must_use]
    pub fn of(column: &Column) -> Self {
        let mut measure = Self {
            rows: column.len() as u64,
            nulls: (column.len() - column.valid.count_set()) as u64,
            sum: Some(0),
            ..Self::default()
        };
        let mut extremes = None;
        match &column.data {
            Data::Integer(v) => measure.narrow(column, v),
            Data::Decimal { scale, mantissas } => {
                measure.scale = *scale;
                measure.narrow(column, mantissas);
            }
            Data::Wide { scale, mantissas } => {
                measure.scale = *scale;
                measure.numbers(column, |row| mantissas[row]);
            }
            Data::Date(v) => measure.numbers(column, |row| i128::from(v[row])),
            Data::DateTime { micros, offsets } => measure.numbers(column, |row| {
                let offset = offsets.as_ref().map(|offsets| offsets[row]);
                i128::from(to_utc(micros[row], offset))
            }),
            Data::Time(v) => measure.numbers(column, |row| i128::from(v[row])),
            Data::Boolean(v) => measure.numbers(column, |row| i128::from(v.get(row))),
            Data::Float(_) => measure.floats(column),
            Data::Dictionary { codes, entries } => {
                let mut used = vec![false; entries.len()];
                codes.each(|row, code| {
                    if column.valid.get(row) {
                        used[code] = true;
                    }
                });
                for entry in (0..entries.len()).filter(|entry| used[*entry]) {
                    measure.text(&mut extremes, entries.bytes_of(entry));
                }
            }
            Data::Text(arena) => {
                for row in 0..arena.len() {
                    if column.valid.get(row) {
                        measure.text(&mut extremes, arena.bytes_of(row));
                    }
                }
            }
        }
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        measure.texts = extremes.map(|(first, last)| (text(first), text(last)));
        measure
    }

    /// The same for numbers of 18 digits: added up in 64 bits as far as that cannot overflow.
    fn narrow(&mut self, column: &Column, values: &[i64]) {
        const AT_ONCE: usize = 1024;
        let (mut low, mut high, mut sum) = (i64::MAX, i64::MIN, 0i128);
        let is_whole = column.valid.count_set() == values.len();
        for (block, part) in values.chunks(AT_ONCE).enumerate() {
            let (mut least, mut most, mut part_sum) = (i64::MAX, i64::MIN, 0i64);
            let mut is_exact = true;
            for (at, &value) in part.iter().enumerate() {
                if is_whole || column.valid.get(block * AT_ONCE + at) {
                    least = least.min(value);
                    most = most.max(value);
                    part_sum = part_sum.wrapping_add(value);
                }
            }
            let bound = i64::MAX / AT_ONCE as i64;
            if least <= most {
                is_exact = -bound <= least && most <= bound;
                low = low.min(least);
                high = high.max(most);
            }
            sum += if is_exact {
                i128::from(part_sum)
            } else {
                let rows = (block * AT_ONCE..).zip(part);
                rows.filter(|(row, _)| column.valid.get(*row))
                    .map(|(_, value)| i128::from(*value))
                    .sum()
            };
        }
        self.sum = Some(sum);
        self.set_line(i128::from(low), i128::from(high));
    }

    fn set_line(&mut self, low: i128, high: i128) {
        if low <= high {
            self.line = Some((low, high));
            let unit = 10f64.powi(i32::from(self.scale));
            self.float_line = Some((low as f64 / unit, high as f64 / unit));
        }
    }

    fn numbers(&mut self, column: &Column, at: impl Fn(usize) -> i128) {
        let (mut low, mut high, mut sum) = (i128::MAX, i128::MIN, Some(0i128));
        for row in 0..column.len() {
            if !column.valid.get(row) {
                continue;
            }
            let value = at(row);
            low = low.min(value);
            high = high.max(value);
            sum = sum.and_then(|sum| sum.checked_add(value));
        }
        self.set_line(low, high);
        self.sum = sum;
    }

    fn floats(&mut self, column: &Column) {
        self.float = true;
        self.sum = None;
        for row in (0..column.len()).filter(|row| column.valid.get(*row)) {
            let value = float_at(&column.data, row);
            self.float_line = Some(match self.float_line {
                Some((low, high)) => (low.min(value), high.max(value)),
                None => (value, value),
            });
        }
    }

    fn text<'a>(&mut self, extremes: &mut Option<(&'a [u8], &'a [u8])>, text: &'a [u8]) {
        if text.len() > self.longest_chars as usize {
            // the bytes that begin a character
            let chars = text.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
            self.longest_chars = self.longest_chars.max(chars as u32);
        }
        match extremes {
            None => *extremes = Some((text, text)),
            // most lie between the two by their first letter alone
            Some((first, last)) if collate::is_between(text, first, last) => {}
            Some((first, last)) => {
                if collate::compare_bytes(text, first) == Ordering::Less {
                    *first = text;
                } else if collate::compare_bytes(text, last) == Ordering::Greater {
                    *last = text;
                }
            }
        }
    }

    /// Adds another part of the same column. The order of the parts does not matter.
    pub fn merge(&mut self, mut other: Self) {
        let scale = self.scale.max(other.scale);
        self.lift_to(scale);
        other.lift_to(scale);
        self.rows += other.rows;
        self.nulls += other.nulls;
        self.float |= other.float;
        self.too_wide |= other.too_wide;
        self.line = wider(self.line, other.line);
        self.float_line = wider(self.float_line, other.float_line);
        self.sum = match (self.sum, other.sum) {
            (Some(a), Some(b)) => a.checked_add(b),
            _ => None,
        };
        self.longest_chars = self.longest_chars.max(other.longest_chars);
        match other.texts {
            Some((first, last)) if self.texts.is_none() => self.texts = Some((first, last)),
            Some((first, last)) => {
                if let Some((own_first, own_last)) = &mut self.texts {
                    if collate::compare(&first, own_first) == Ordering::Less {
                        *own_first = first;
                    }
                    if collate::compare(&last, own_last) == Ordering::Greater {
                        *own_last = last;
                    }
                }
            }
            None => {}
        }
    }

    fn lift_to(&mut self, scale: u8) {
        let from = self.scale;
        let lift = |value: i128| rescale(value, from, scale);
        if let Some((low, high)) = self.line {
            self.line = lift(low).zip(lift(high));
            self.too_wide |= self.line.is_none();
        }
        self.sum = self.sum.and_then(lift);
        self.scale = scale;
    }

    /// How the values of the column compare in all shards.
    #[must_use]
    pub fn facts(&self, column_type: ColumnType) -> ColumnFacts {
        let fits = |value: i128| i64::try_from(value).ok();
        let form = match column_type {
            ColumnType::Text => Form::Text,
            _ if self.float || self.too_wide => Form::Float,
            _ => match self.line {
                Some((low, high)) if fits(low).is_none() || fits(high).is_none() => {
                    Form::Wide { scale: self.scale }
                }
                _ => Form::Line { scale: self.scale },
            },
        };
        let bounds = match form {
            Form::Line { .. } => self.line.and_then(|(low, high)| fits(low).zip(fits(high))),
            Form::Float => self.float_line.map(|(low, high)| {
                use crate::ops::facts::float_to_line;
                (float_to_line(low), float_to_line(high))
            }),
            _ => None,
        };
        ColumnFacts {
            column_type,
            form,
            bounds,
        }
    }
}

fn wider<T: PartialOrd + Copy>(one: Option<(T, T)>, other: Option<(T, T)>) -> Option<(T, T)> {
    match (one, other) {
        (Some((a, b)), Some((c, d))) => {
            Some((if c < a { c } else { a }, if d > b { d } else { b }))
        }
        (one, None) => one,
        (None, other) => other,
    }
}

/// Measures all columns of a member's shards.
#[derive(Default)]
pub(crate) struct Measuring {
    shard: usize,
    column: usize,
    measures: Vec<ColumnMeasure>,
}

impl Work for Measuring {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        while let Some(held) = member.held_at(self.shard) {
            while let Some(column) = held.shard.columns.get(self.column) {
                let measure = ColumnMeasure::of(column);
                match self.measures.get_mut(self.column) {
                    Some(whole) => whole.merge(measure),
                    None => self.measures.push(measure),
                }
                self.column += 1;
                left -= column.len() as i64 * 8;
                if left <= 0 {
                    return Ok(None);
                }
            }
            self.column = 0;
            self.shard += 1;
        }
        Ok(Some(MemberAnswer::Measured(std::mem::take(
            &mut self.measures,
        ))))
    }
}
