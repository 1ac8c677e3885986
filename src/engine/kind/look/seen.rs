//! Short values that were looked at already: also where most differ, some repeat.

use super::{Counts, Looks, looks_of_text, told};
use std::hash::BuildHasher;
use std::ops::Range;

/// Longer values are not kept: they rarely repeat.
const LONGEST: usize = 32;
/// How many are kept at most, each at a place of its own.
const PLACES: usize = 1 << 12;

/// Values that were looked at and had to be read as text.
#[derive(Default)]
pub(crate) struct Seen(Vec<([u8; LONGEST], Looks)>);

impl Seen {
    /// What a value within bytes in UTF-8 looks like.
    #[inline]
    pub(crate) fn looks(&mut self, bytes: &[u8], value: Range<usize>) -> Looks {
        let (value, counts) = Counts::of(bytes, value);
        told(value, counts).unwrap_or_else(|| self.of_text(value, counts))
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
        self.0.resize(PLACES, ([0; LONGEST], Looks::default()));
        let hash = rustc_hash::FxBuildHasher.hash_one(key);
        let Some(place) = self.0.get_mut(hash as usize % PLACES) else {
            return read();
        };
        if place.0 != key {
            *place = (key, read());
        }
        place.1
    }
}
