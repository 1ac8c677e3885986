//! A column of one shard: our own buffers in Arrow's layout.

use super::{Bitmap, Codes, Marks};
use model::cell::Cell;
use model::column::ColumnType;
use std::ops::Range;

/// Texts one after another in one buffer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextArena {
    /// Where each text ends; it begins where the one before ends.
    ends: Vec<u32>,
    bytes: Vec<u8>,
}

impl TextArena {
    /// Adds a text. The reader cuts shards long before 4 GiB, so an offset always fits.
    pub fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends.push(self.bytes.len() as u32);
    }

    /// Adds a text whose bytes are known to be UTF-8.
    #[inline]
    pub(crate) fn push_bytes(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len() as u32);
    }

    /// Makes room for `times` as many texts as there are.
    pub(crate) fn make_room(&mut self, times: f64) {
        let more = |length: usize| (length as f64 * times) as usize;
        self.bytes.reserve_exact(more(self.bytes.len()));
        self.ends.reserve_exact(more(self.ends.len()));
    }

    /// The text at a position; empty beyond the end.
    #[must_use]
    pub fn get(&self, index: usize) -> &str {
        // pushed as UTF-8, cut only where a text ended
        std::str::from_utf8(self.bytes_of(index)).unwrap_or_default()
    }

    /// The UTF-8 bytes of the text at a position; empty beyond the end. Cheaper than [`Self::get`].
    #[inline]
    #[must_use]
    pub fn bytes_of(&self, index: usize) -> &[u8] {
        let Some(&end) = self.ends.get(index) else {
            return b"";
        };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.bytes[start as usize..end as usize]
    }

    /// The texts of some rows one after another.
    #[must_use]
    pub(crate) fn bytes_between(&self, rows: Range<usize>) -> &[u8] {
        let start = self.start_of(rows.start);
        let end = self.start_of(rows.end);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Hands on every one of some rows with its bytes.
    #[inline]
    pub(crate) fn each_of(&self, rows: Range<usize>, mut f: impl FnMut(usize, &[u8])) {
        let mut start = self.start_of(rows.start);
        let ends = self.ends.get(rows.clone()).unwrap_or_default();
        for (row, end) in rows.zip(ends) {
            let end = *end as usize;
            f(row, self.bytes.get(start..end).unwrap_or_default());
            start = end;
        }
    }

    /// Hands on those of some rows in whose texts these positions lie, each once. Positions ascend and count from
    /// where the text of the first row begins.
    pub(crate) fn each_with(
        &self,
        rows: Range<usize>,
        positions: &[u32],
        mut f: impl FnMut(usize),
    ) {
        let start = self.start_of(rows.start);
        let ends = self.ends.get(rows.clone()).unwrap_or_default();
        let mut place = 0;
        let mut told = None;
        for position in positions {
            let position = start + *position as usize;
            // positions lie close together or far apart: a few steps, then a search
            let rest = ends.get(place..).unwrap_or_default();
            place += match rest.iter().take(8).position(|end| *end as usize > position) {
                Some(steps) => steps,
                None => rest.partition_point(|end| *end as usize <= position),
            };
            if told != Some(place) && place < ends.len() {
                told = Some(place);
                f(rows.start + place);
            }
        }
    }

    /// Where the text of a row begins.
    fn start_of(&self, row: usize) -> usize {
        let before = row.checked_sub(1).map(|before| self.ends.get(before));
        match before {
            None => 0,
            Some(Some(end)) => *end as usize,
            Some(None) => self.bytes.len(),
        }
    }

    /// All texts one after another in UTF-8, and where each ends.
    #[must_use]
    pub(crate) fn parts(&self) -> (&[u8], &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// How many texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True without texts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes.len() + self.ends.len() * 4
    }
}

/// The values of a column in one shard. Rows without a value hold a zero (or code 0, or an empty text).
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// Whole numbers.
    Integer(Vec<i64>),
    /// Exact decimals with up to 18 digits: `mantissa / 10^scale`. The scale is the shard's own.
    Decimal {
        /// Digits after the decimal sign.
        scale: u8,
        /// The digits.
        mantissas: Vec<i64>,
    },
    /// Exact decimals (and whole numbers) beyond 18 digits.
    Wide {
        /// Digits after the decimal sign.
        scale: u8,
        /// The digits.
        mantissas: Vec<i128>,
    },
    /// Numbers that only fit floating point.
    Float(Vec<f64>),
    /// Days since 1970-01-01.
    Date(Vec<i32>),
    /// Points in time.
    DateTime {
        /// Microseconds since 1970-01-01T00:00 in the file's own local time.
        micros: Vec<i64>,
        /// Minutes east of UTC for each row, when the file says so.
        offsets: Option<Vec<i16>>,
    },
    /// Seconds since midnight.
    Time(Vec<u32>),
    /// Yes and no.
    Boolean(Bitmap),
    /// Texts that repeat: a code for each row into a list of different texts.
    Dictionary {
        /// Which entry.
        codes: Codes,
        /// The different texts, in order of first appearance.
        entries: TextArena,
    },
    /// Texts that rarely repeat.
    Text(TextArena),
}

/// A column of one shard.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The type all shards of the column share.
    pub column_type: ColumnType,
    /// The values.
    pub data: Data,
    /// Which rows have a value.
    pub valid: Bitmap,
    /// Which rows have a sign in place of their value, or beside it.
    pub marks: Marks,
}

impl Column {
    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.valid.len()
    }

    /// True without rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.valid.is_empty()
    }

    /// The text of a row, for text columns; `None` without a value or for other types.
    #[must_use]
    pub fn text(&self, row: usize) -> Option<&str> {
        if !self.valid.get(row) {
            return None;
        }
        match &self.data {
            Data::Dictionary { codes, entries } => Some(entries.get(codes.at(row))),
            Data::Text(arena) => Some(arena.get(row)),
            _ => None,
        }
    }

    /// A value of a row, with its sign if it has one.
    #[must_use]
    pub fn signed(&self, row: usize, value: Cell) -> Cell {
        match self.marks.get(row) {
            Some((sign, reason)) => Cell::Signed {
                value: Box::new(value),
                sign: sign.to_owned(),
                reason,
            },
            None => value,
        }
    }

    /// The value of a row, whole, without any sign.
    #[must_use]
    pub fn cell(&self, row: usize) -> Cell {
        if !self.valid.get(row) {
            return Cell::Missing;
        }
        match &self.data {
            Data::Integer(v) => Cell::Integer(v[row]),
            Data::Decimal { scale, mantissas } => Cell::Decimal {
                mantissa: i128::from(mantissas[row]),
                scale: *scale,
            },
            Data::Wide { scale, mantissas } => Cell::Decimal {
                mantissa: mantissas[row],
                scale: *scale,
            },
            Data::Float(v) => Cell::Float(v[row]),
            Data::Date(v) => Cell::Date(v[row]),
            Data::DateTime { micros, offsets } => Cell::DateTime {
                micros: micros[row],
                offset_minutes: offsets.as_ref().map(|o| o[row]),
            },
            Data::Time(v) => Cell::Time(v[row]),
            Data::Boolean(v) => Cell::Boolean(v.get(row)),
            Data::Dictionary { codes, entries } => Cell::text(entries.get(codes.at(row))),
            Data::Text(arena) => Cell::text(arena.get(row)),
        }
    }
}
