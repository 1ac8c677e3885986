//! Rows that are the same: how a member finds its own and those it may share with others.
//!
//! Every row has a print, a number of 64 bits that is the same for rows with the same values, however the table is
//! cut. In a first walk each member marks in a row of bits where its prints fall: once, or again. The director lays
//! the marks of all members over each other; only rows whose place was met again can be the same as another, and of
//! these alone the members tell the prints in a second walk. Both walks take a part of all prints at a time, so that
//! neither marks nor prints take more memory than [`MOST_BITS`] and [`MOST_TWINS`] say, however long the table is.

use crate::check::tally::Room;
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::table::{Column, Data};
use model::note::Problem;
use rustc_hash::FxHashMap;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Range;

/// The most bits of marks, as a power of two: 4 MB once and 4 MB again for each member.
pub(crate) const MOST_BITS: u32 = 25;
/// The fewest.
const LEAST_BITS: u32 = 12;
/// Bits for each row: of rows that are like no other one in ten falls on the place of another.
const BITS_OF_ROW: u64 = 8;
/// Rows whose prints are marked in one walk: more than four million.
pub(crate) const MOST_MARKED: u64 = (1 << MOST_BITS) / BITS_OF_ROW;
/// Different prints that a member tells at once: 1.5 MB.
pub(crate) const MOST_TWINS: usize = 1 << 16;

/// Bits in bytes, which travel as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

impl Bits {
    fn new(bits: u32) -> Self {
        Self(vec![0; 1 << (bits - 3)])
    }

    /// Sets a bit. True when it was set before.
    #[inline]
    fn set(&mut self, place: u64) -> bool {
        let bit = 1 << (place & 7);
        let byte = self.0.get_mut((place >> 3) as usize);
        byte.is_some_and(|byte| {
            let was = *byte & bit != 0;
            *byte |= bit;
            was
        })
    }

    #[inline]
    fn has(&self, place: u64) -> bool {
        let byte = self.0.get((place >> 3) as usize);
        byte.is_some_and(|byte| byte & 1 << (place & 7) != 0)
    }

    /// True when none is set.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|byte| *byte == 0)
    }
}

impl Serialize for Bits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Bits;
            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("bytes")
            }
            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Bits, E> {
                Ok(Bits(bytes.to_vec()))
            }
            fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Bits, E> {
                Ok(Bits(bytes))
            }
        }
        deserializer.deserialize_byte_buf(Bytes)
    }
}

/// Where prints fell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    once: Bits,
    again: Bits,
}

impl Marks {
    /// Lays the marks of another member over these.
    pub(crate) fn merge(&mut self, other: &Self) {
        if self.once.0.is_empty() {
            self.clone_from(other);
            return;
        }
        let own = self.once.0.iter_mut().zip(&mut self.again.0);
        let others = other.once.0.iter().zip(&other.again.0);
        for ((once, again), (other_once, other_again)) in own.zip(others) {
            *again |= other_again | (*once & other_once);
            *once |= other_once;
        }
    }

    /// Where prints fell more than once.
    pub(crate) fn into_again(self) -> Bits {
        self.again
    }
}

/// Which rows are compared by what, and which of their prints are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwinPlan {
    /// The columns in which rows are the same, by position in the file.
    pub columns: Vec<u32>,
    /// Those of them that part nearly all rows: their print is made first. All of them where none do.
    pub key: Vec<u32>,
    /// Of the prints part `part` of `parts`.
    pub part: u64,
    /// See `part`; at least 1.
    pub parts: u64,
    /// How many bits are marked, as a power of two.
    pub bits: u32,
    /// Which of the rows are told that are the same as one above.
    pub room: Room,
}

impl TwinPlan {
    /// The bits for a number of rows.
    pub(crate) fn bits_of(rows: u64) -> u32 {
        let bits = (rows.saturating_mul(BITS_OF_ROW)).max(1).ilog2() + 1;
        bits.clamp(LEAST_BITS, MOST_BITS)
    }

    /// True when the print of the key is that of the whole row.
    fn is_whole(&self) -> bool {
        self.key.len() == self.columns.len()
    }

    #[inline]
    fn has(&self, print: u64) -> bool {
        self.parts <= 1 || ((print >> 32) * self.parts) >> 32 == self.part
    }

    #[inline]
    fn place(&self, print: u64) -> u64 {
        print & ((1 << self.bits) - 1)
    }
}

/// Rows with the same print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twins {
    /// The print.
    pub print: u64,
    /// How many rows have it.
    pub rows: u64,
    /// The first row of the file with it, from 1.
    pub first: u64,
}

/// What a member tells of the prints asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwinPart {
    /// Ascending by print.
    pub twins: Vec<Twins>,
    /// The first rows of the file that are the same as another of this member above, ascending.
    pub later: Vec<u64>,
    /// There were more different prints than [`MOST_TWINS`]: fewer must be asked for at once.
    pub is_full: bool,
}

/// A walk over the rows of a member.
struct Walk {
    plan: TwinPlan,
    shard: usize,
    row: usize,
    /// Prints of the texts that repeat in the shard, for each column of the key.
    entries: Vec<Vec<u64>>,
}

/// Cells between two looks at what else there is to do, for each 32 bytes of the budget.
const BUDGET_OF_CELL: usize = 32;
/// Rows whose prints are made at once.
const AT_ONCE: usize = 2048;

impl Walk {
    fn new(plan: TwinPlan) -> Self {
        Self {
            plan,
            shard: 0,
            row: 0,
            entries: Vec::new(),
        }
    }

    /// Makes the prints of the next rows, as far as they have any and are asked for, and hands them on with their
    /// row in the shard. True when there are none left; `false` from `tell` ends the walk.
    fn go_on(
        &mut self,
        member: &Member,
        budget: usize,
        mut tell: impl FnMut(&TwinPlan, &Held, usize, u64) -> bool,
    ) -> bool {
        let mut left = budget / BUDGET_OF_CELL / self.plan.key.len().max(1);
        while let Some(held) = member.held_at(self.shard) {
            let columns = of(held, &self.plan.key);
            while self.row < held.shard.rows {
                if self.row == 0 {
                    self.entries = columns.iter().map(|own| of_entries(*own)).collect();
                }
                let to = held.shard.rows.min(self.row + AT_ONCE);
                let rows = self.row..to;
                let prints = of_rows(&columns, &self.entries, rows.clone());
                for (row, (print, has_value)) in rows.zip(prints) {
                    // a row without a value may have one in another column
                    let is_open = has_value || !self.plan.is_whole();
                    if is_open && self.plan.has(print) && !tell(&self.plan, held, row, print) {
                        return true;
                    }
                }
                left = left.saturating_sub(to - self.row);
                self.row = to;
                if left == 0 {
                    return false;
                }
            }
            self.shard += 1;
            self.row = 0;
        }
        true
    }
}

/// Marks where the prints of a member fall.
pub(crate) struct Marking {
    walk: Walk,
    marks: Marks,
}

impl Marking {
    pub(crate) fn new(plan: TwinPlan) -> Self {
        Self {
            marks: Marks {
                once: Bits::new(plan.bits),
                again: Bits::new(plan.bits),
            },
            walk: Walk::new(plan),
        }
    }
}

impl Work for Marking {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let marks = &mut self.marks;
        let is_done = self.walk.go_on(member, budget, |plan, _, _, print| {
            let place = plan.place(print);
            if marks.once.set(place) {
                marks.again.set(place);
            }
            true
        });
        Ok(is_done.then(|| MemberAnswer::Marked(std::mem::take(&mut self.marks))))
    }
}

/// Tells the rows of a member whose print fell where others did.
pub(crate) struct Pairing {
    walk: Walk,
    again: Bits,
    twins: FxHashMap<u64, Twins>,
    later: Vec<u64>,
    is_full: bool,
}

impl Pairing {
    pub(crate) fn new(plan: TwinPlan, again: Bits) -> Self {
        Self {
            walk: Walk::new(plan),
            again,
            twins: FxHashMap::default(),
            later: Vec::new(),
            is_full: false,
        }
    }
}

impl Work for Pairing {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let (again, twins, later) = (&self.again, &mut self.twins, &mut self.later);
        let is_full = &mut self.is_full;
        let is_done = self.walk.go_on(member, budget, |plan, held, row, print| {
            if !again.has(plan.place(print)) {
                return true;
            }
            let print = match plan.is_whole() {
                true => Some(print),
                false => of_row(held, &plan.columns, row),
            };
            let Some(print) = print else { return true };
            let file_row = held.first_line + held.shard.line_of(row) + 1;
            let known = twins.entry(print).or_insert(Twins {
                print,
                rows: 0,
                first: file_row,
            });
            known.rows += 1;
            // rows come ascending
            if known.rows > 1 && plan.room.has(later.len()) {
                later.push(file_row);
            }
            *is_full = twins.len() > MOST_TWINS;
            !*is_full
        });
        if !is_done {
            return Ok(None);
        }
        let mut part = TwinPart {
            is_full: self.is_full,
            ..TwinPart::default()
        };
        if !self.is_full {
            part.twins = std::mem::take(&mut self.twins).into_values().collect();
            part.twins.sort_unstable_by_key(|twins| twins.print);
            part.later = std::mem::take(&mut self.later);
        }
        Ok(Some(MemberAnswer::Paired(Box::new(part))))
    }
}

fn of<'a>(held: &'a Held, columns: &[u32]) -> Vec<Option<&'a Column>> {
    let column = |at: &u32| held.shard.columns.get(*at as usize);
    columns.iter().map(column).collect()
}

/// The print of what has no value.
const NOTHING: u64 = 0x51_7c_c1_b7_27_22_0a_95;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

#[inline]
pub(crate) fn mixed(print: u64, value: u64) -> u64 {
    let mixed = (print ^ value).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 29)
}

/// Every bit of a print depends on every bit of the values: its ends are used apart.
#[inline]
fn finished(print: u64) -> u64 {
    let mixed = (print ^ (print >> 32)).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 29)
}

fn of_text(text: &[u8]) -> u64 {
    let mut print = mixed(NOTHING, text.len() as u64 + 1);
    let (words, rest) = text.as_chunks::<8>();
    for word in words {
        print = mixed(print, u64::from_le_bytes(*word));
    }
    if !rest.is_empty() {
        let rest = rest.iter().rev();
        print = mixed(
            print,
            rest.fold(0, |word, byte| word << 8 | u64::from(*byte)),
        );
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

/// The same for most decimals, with numbers that processors have.
#[inline]
fn of_short_decimal(mut mantissa: i64, mut scale: u8) -> u64 {
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    let low = mixed(u64::from(scale), mantissa as u64);
    mixed(low, (mantissa >> 63) as u64)
}

/// Prints of the texts of a column that repeat in its shard.
pub(crate) fn of_entries(column: Option<&Column>) -> Vec<u64> {
    match column.map(|column| &column.data) {
        Some(Data::Dictionary { entries, .. }) => (0..entries.len())
            .map(|entry| of_text(entries.bytes_of(entry)))
            .collect(),
        _ => Vec::new(),
    }
}

/// The prints of some rows of a shard, in order, and whether each has any value. `entries` are the prints of texts that
/// repeat, by column.
pub(crate) fn of_rows(
    columns: &[Option<&Column>],
    entries: &[Vec<u64>],
    rows: Range<usize>,
) -> impl Iterator<Item = (u64, bool)> + use<> {
    let mut prints = vec![(NOTHING, false); rows.len()];
    for (place, column) in columns.iter().enumerate() {
        let Some(column) = column else { continue };
        let known = entries.get(place).map_or(&[][..], Vec::as_slice);
        fold(&mut prints, column, known, rows.start);
    }
    let prints = prints.into_iter();
    prints.map(|(print, has_value)| (finished(print), has_value))
}

/// The print of a row; nothing for one without a value.
fn of_row(held: &Held, columns: &[u32], row: usize) -> Option<u64> {
    let mut print = [(NOTHING, false)];
    for column in of(held, columns).into_iter().flatten() {
        fold(&mut print, column, &[], row);
    }
    let [(print, has_value)] = print;
    has_value.then(|| finished(print))
}

/// Adds a column to the prints of rows. Without `entries` the texts that repeat are read.
fn fold(prints: &mut [(u64, bool)], column: &Column, entries: &[u64], from: usize) {
    #[inline]
    fn each(prints: &mut [(u64, bool)], column: &Column, from: usize, of: impl Fn(usize) -> u64) {
        if column.valid.count_set() == column.valid.len() {
            for (row, (print, has_value)) in (from..).zip(prints.iter_mut()) {
                *has_value = true;
                *print = mixed(*print, of(row));
            }
            return;
        }
        for (row, (print, has_value)) in (from..).zip(prints.iter_mut()) {
            let is_valid = column.valid.get(row);
            *has_value |= is_valid;
            *print = mixed(*print, if is_valid { of(row) } else { NOTHING });
        }
    }
    match &column.data {
        Data::Integer(values) => each(prints, column, from, |row| values[row] as u64),
        Data::Decimal { scale, mantissas } => each(prints, column, from, |row| {
            of_short_decimal(mantissas[row], *scale)
        }),
        Data::Wide { scale, mantissas } => each(prints, column, from, |row| {
            of_decimal(mantissas[row], *scale)
        }),
        Data::Float(values) => each(prints, column, from, |row| values[row].to_bits()),
        Data::Date(values) => each(prints, column, from, |row| values[row] as u64),
        Data::DateTime { micros, offsets } => each(prints, column, from, |row| {
            let offset = offsets.as_ref().map_or(0, |offsets| offsets[row]);
            mixed(micros[row] as u64, offset as u64)
        }),
        Data::Time(values) => each(prints, column, from, |row| u64::from(values[row])),
        Data::Boolean(values) => each(prints, column, from, |row| u64::from(values.get(row))),
        Data::Dictionary {
            codes,
            entries: texts,
        } => each(prints, column, from, |row| {
            let code = codes.at(row);
            let known = entries.get(code).copied();
            known.unwrap_or_else(|| of_text(texts.bytes_of(code)))
        }),
        Data::Text(texts) => each(prints, column, from, |row| of_text(texts.bytes_of(row))),
    }
    // signs in place of values part rows that would else be the same
    for (row, sign) in column.marks.between(from..from + prints.len()) {
        if let Some((print, has_value)) = prints.get_mut(row - from) {
            *has_value |= !sign.is_empty();
            *print = mixed(*print, of_text(sign.as_bytes()));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn prints_are_the_same_however_a_value_is_kept() {
        for (mantissa, scale) in [(0, 0), (1200, 2), (-350, 1), (7, 3), (i64::MIN, 0)] {
            let whole = of_decimal(i128::from(mantissa), scale);
            assert_eq!(of_short_decimal(mantissa, scale), whole);
        }
        assert_eq!(of_decimal(120, 1), of_decimal(12, 0));
        assert_ne!(of_text(b"a\0"), of_text(b"a"));
    }

    #[test]
    fn marks_of_two_members_say_what_marks_of_one_do() {
        let places = [3u64, 9, 9, 14, 3, 77];
        let mark = |places: &[u64]| {
            let mut marks = Marks {
                once: Bits::new(LEAST_BITS),
                again: Bits::new(LEAST_BITS),
            };
            for place in places {
                if marks.once.set(*place) {
                    marks.again.set(*place);
                }
            }
            marks
        };
        let mut parts = Marks::default();
        parts.merge(&mark(&places[..2]));
        parts.merge(&mark(&places[2..]));
        assert_eq!(parts, mark(&places));
        let again = parts.into_again();
        assert!(again.has(3) && again.has(9) && !again.has(14) && !again.is_empty());
    }
}
