//! Texts of a column looked at one after the other, and those that were looked at already: also where most differ, some
//! repeat.

use super::{Counts, Looks, looks_of_text, told};
use crate::table::TextArena;
use std::hash::BuildHasher;
use std::ops::Range;

/// Longer values are not kept: they rarely repeat.
const LONGEST: usize = 32;
/// How many are kept at most, each at a place of its own.
const PLACES: usize = 1 << 12;
/// Texts whose bytes are gone over together, so that they are still at hand when each is looked at.
const ROWS: usize = 512;

/// Values that were looked at and had to be read as text.
#[derive(Default)]
pub(crate) struct Seen {
    places: Vec<([u8; LONGEST], Looks)>,
    run: scan::Run,
}

impl Seen {
    /// Tells of each text of some rows what it looks like.
    #[inline]
    pub(crate) fn each(
        &mut self,
        texts: &TextArena,
        rows: Range<usize>,
        mut tell: impl FnMut(usize, Looks),
    ) {
        let mut from = rows.start;
        while from < rows.end {
            let to = rows.end.min(from + ROWS);
            let bytes = texts.bytes_between(from..to);
            self.run.over(bytes);
            let mut start = 0;
            for row in from..to {
                let end = start + texts.bytes_of(row).len();
                let (value, counts) = Counts::within(bytes, &self.run, start..end);
                let looks = told(value, counts).unwrap_or_else(|| self.of_text(value, counts));
                tell(row, looks);
                start = end;
            }
            from = to;
        }
    }

    fn of_text(&mut self, value: &[u8], counts: Counts) -> Looks {
        let read = || looks_of_text(std::str::from_utf8(value).unwrap_or_default(), counts);
        let mut key = [0; LONGEST];
        // what ends with a zero would be taken for something shorter
        let own = key
            .get_mut(..value.len())
            .filter(|_| !value.ends_with(b"\0"));
        let Some(own) = own else {
            return read();
        };
        own.copy_from_slice(value);
        self.places.resize(PLACES, ([0; LONGEST], Looks::default()));
        let hash = rustc_hash::FxBuildHasher.hash_one(key);
        let Some(place) = self.places.get_mut(hash as usize % PLACES) else {
            return read();
        };
        if place.0 != key {
            *place = (key, read());
        }
        place.1
    }
}
