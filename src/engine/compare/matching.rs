//! Rows of both editions by their prints.

use super::side::Prints;
use crate::ops::radix::sort_spread;

/// A row: the print of its key, that of the whole row, and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: u64,
    row_print: u64,
    row: u32,
}

/// What became of the rows, portion by portion.
#[derive(Debug, Default)]
pub(super) struct Matching {
    /// Rows that are only in the newer edition.
    pub added: Vec<u32>,
    /// Rows that are only in the older edition.
    pub removed: Vec<u32>,
    /// Rows in both with other values: older, newer.
    pub changed: Vec<(u32, u32)>,
    /// Rows in both, unchanged.
    pub same: u64,
    /// Rows of the older edition that share their key with another one of it.
    pub old_duplicates: u64,
    /// The same of the newer.
    pub new_duplicates: u64,
}

/// Rows by the print of their key. With one set alone the key is the whole row.
fn entries(prints: &Prints, sets: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    prints.each(sets, |row, print| {
        entries.push(Entry {
            key: print(0),
            row_print: print(sets - 1),
            row,
        });
    });
    // members tell their rows in the order of the table, but stand in an order of their own
    if !entries.is_sorted_by_key(|entry| entry.row) {
        entries.sort_unstable_by_key(|entry| entry.row);
    }
    sort_spread(&mut entries, |entry| entry.key);
    entries
}

/// The entries at the front with the same key.
fn group(entries: &[Entry], key: u64) -> (&[Entry], &[Entry]) {
    let length = entries.iter().take_while(|entry| entry.key == key).count();
    entries.split_at(length)
}

impl Matching {
    /// Takes the rows of a portion: prints of `sets` sets (1 for whole rows, 2 for keys and whole rows).
    pub fn add(&mut self, old: &Prints, new: &Prints, sets: usize) {
        let (old, new) = (entries(old, sets), entries(new, sets));
        let (mut old, mut new) = (old.as_slice(), new.as_slice());
        loop {
            let key = match (old.first(), new.first()) {
                (Some(one), Some(other)) => one.key.min(other.key),
                (Some(one), None) | (None, Some(one)) => one.key,
                (None, None) => return,
            };
            let (own, rest) = group(old, key);
            old = rest;
            let (other, rest) = group(new, key);
            new = rest;
            self.group(own, other);
        }
    }

    /// Rows of a portion by their key alone: all that have the same belong together, and stand in `changed`.
    pub fn add_all(&mut self, old: &Prints, new: &Prints) {
        let newer = entries(new, 1);
        for entry in entries(old, 1) {
            let at = newer.partition_point(|other| other.key < entry.key);
            if let Some(other) = newer.get(at).filter(|other| other.key == entry.key) {
                self.changed.push((entry.row, other.row));
            }
        }
    }

    /// Rows of one key: those that are the same belong together, then the others in the order of the files.
    fn group(&mut self, old: &[Entry], new: &[Entry]) {
        let shared = |rows: &[Entry]| if rows.len() > 1 { rows.len() as u64 } else { 0 };
        self.old_duplicates += shared(old);
        self.new_duplicates += shared(new);
        match (old, new) {
            ([], new) => self.added.extend(new.iter().map(|entry| entry.row)),
            (old, []) => self.removed.extend(old.iter().map(|entry| entry.row)),
            ([one], [other]) if one.row_print == other.row_print => self.same += 1,
            ([one], [other]) => self.changed.push((one.row, other.row)),
            (old, new) => self.many(old.to_vec(), new.to_vec()),
        }
    }

    fn many(&mut self, mut old: Vec<Entry>, mut new: Vec<Entry>) {
        old.sort_unstable();
        new.sort_unstable();
        let (mut old_left, mut new_left) = (Vec::new(), Vec::new());
        let (mut at, mut other_at) = (0, 0);
        loop {
            match (old.get(at), new.get(other_at)) {
                (Some(one), Some(other)) if one.row_print == other.row_print => {
                    self.same += 1;
                    at += 1;
                    other_at += 1;
                }
                (Some(one), Some(other)) if one.row_print < other.row_print => {
                    old_left.push(one.row);
                    at += 1;
                }
                (Some(one), None) => {
                    old_left.push(one.row);
                    at += 1;
                }
                (_, Some(other)) => {
                    new_left.push(other.row);
                    other_at += 1;
                }
                (None, None) => break,
            }
        }
        old_left.sort_unstable();
        new_left.sort_unstable();
        let both = old_left.len().min(new_left.len());
        let pairs = old_left.iter().copied().zip(new_left.iter().copied());
        self.changed.extend(pairs);
        self.removed.extend(&old_left[both..]);
        self.added.extend(&new_left[both..]);
    }

    /// Puts everything in the order of the files, once all portions are there.
    pub fn finish(&mut self) {
        self.added.sort_unstable();
        self.removed.sort_unstable();
        self.changed.sort_unstable_by_key(|pair| pair.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prints(rows: &[(u64, u64)]) -> Prints {
        let mut bytes = Vec::new();
        for (row, (key, print)) in (0u32..).zip(rows) {
            bytes.extend_from_slice(&row.to_le_bytes());
            bytes.extend_from_slice(&key.to_le_bytes());
            bytes.extend_from_slice(&print.to_le_bytes());
        }
        Prints::new(bytes)
    }

    #[test]
    fn rows_of_one_key_are_matched_as_well_as_can_be() {
        let old = prints(&[(1, 10), (7, 70), (7, 71), (9, 90), (3, 30)]);
        let new = prints(&[(7, 71), (7, 72), (7, 73), (1, 10), (4, 40), (9, 91)]);
        let mut met = Matching::default();
        met.add(&old, &new, 2);
        met.finish();
        assert_eq!(
            (met.same, met.old_duplicates, met.new_duplicates),
            (2, 2, 3)
        );
        assert_eq!(met.changed, [(1, 1), (3, 5)]);
        assert_eq!((met.added, met.removed), (vec![2, 4], vec![4]));
    }
}
