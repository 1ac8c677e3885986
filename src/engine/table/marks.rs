//! The signs of a column: which rows have one, and how it is spelled.

use model::column::Reason;
use std::ops::Range;

/// Signs by row. Few rows have one, so a column without any costs nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    rows: Vec<u32>,
    /// For each of them which sign.
    signs: Vec<u8>,
    spellings: Vec<(String, Reason)>,
}

impl Marks {
    /// Adds the sign of a row behind all rows so far. A column has no more than a few different ones: of
    /// more it is not kept which stands where.
    pub(crate) fn push(&mut self, row: usize, sign: &[u8], reason: impl FnOnce(&str) -> Reason) {
        let known = self.spellings.iter();
        let known = known.map(|(spelling, _)| spelling.as_bytes());
        let at = match known.clone().position(|spelling| spelling == sign) {
            Some(at) => at,
            None => {
                let spelling = String::from_utf8_lossy(sign).into_owned();
                let reason = reason(&spelling);
                self.spellings.push((spelling, reason));
                self.spellings.len() - 1
            }
        };
        if let (Ok(row), Ok(at)) = (u32::try_from(row), u8::try_from(at)) {
            self.rows.push(row);
            self.signs.push(at);
        }
    }

    /// The signs of these rows alone, which must ascend.
    pub(crate) fn take(&self, rows: &[u32]) -> Self {
        let mut taken = Self {
            spellings: self.spellings.clone(),
            ..Self::default()
        };
        for (at, row) in (0u32..).zip(rows) {
            if let Ok(found) = self.rows.binary_search(row)
                && let Some(sign) = self.signs.get(found)
            {
                taken.rows.push(at);
                taken.signs.push(*sign);
            }
        }
        taken
    }

    /// The signs of some rows, each with its row, ascending.
    pub(crate) fn between(&self, rows: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
        let at = |row: usize| self.rows.partition_point(|own| (*own as usize) < row);
        let own = match self.rows.is_empty() {
            true => 0..0,
            false => at(rows.start)..at(rows.end),
        };
        own.filter_map(|at| {
            let (spelling, _) = self.spellings.get(usize::from(*self.signs.get(at)?))?;
            Some((*self.rows.get(at)? as usize, spelling.as_str()))
        })
    }

    /// The sign of a row and what it means.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<(&str, Reason)> {
        let at = self.rows.binary_search(&u32::try_from(row).ok()?).ok()?;
        let (spelling, reason) = self.spellings.get(usize::from(*self.signs.get(at)?))?;
        Some((spelling, *reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_by_row() {
        let mut marks = Marks::default();
        for (row, sign) in [(2, ".."), (5, "-"), (9, "..")] {
            marks.push(row, sign.as_bytes(), |_| Reason::Unknown);
        }
        let signs = [2, 5, 9].map(|row| marks.get(row).map(|found| found.0));
        assert_eq!(signs, [Some(".."), Some("-"), Some("..")]);
        assert_eq!(marks.get(3), None);
        assert_eq!(marks.spellings.len(), 2);
    }
}
