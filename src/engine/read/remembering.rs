//! A source that remembers what was looked at, for the time a file is being sniffed.
//!
//! The same head and the same places further in are looked at for the encoding, the dialect, the habits and
//! the first rows. In the browser each look is a question to another process and back.

use super::Source;
use model::note::Problem;
use std::cell::RefCell;
use std::rc::Rc;

/// Ranges longer than this are not kept.
const MOST_RANGE_BYTES: usize = 512 << 10;
/// No more than this is kept in all.
const MOST_BYTES: usize = 4 << 20;

/// Keeps the ranges that were read.
pub struct Remembering {
    source: Rc<dyn Source>,
    kept: RefCell<Vec<(u64, Vec<u8>)>>,
}

impl Remembering {
    /// Around another source; dropped together with what it remembers.
    #[must_use]
    pub fn new(source: Rc<dyn Source>) -> Self {
        Self {
            source,
            kept: RefCell::default(),
        }
    }

    /// Fills the buffer from what is kept, if all of it is.
    fn recall(&self, offset: u64, buffer: &mut [u8]) -> bool {
        let kept = self.kept.borrow();
        let found = kept.iter().find_map(|(from, bytes)| {
            let start = usize::try_from(offset.checked_sub(*from)?).ok()?;
            bytes.get(start..start.checked_add(buffer.len())?)
        });
        match found {
            Some(bytes) => {
                buffer.copy_from_slice(bytes);
                true
            }
            None => false,
        }
    }
}

impl Source for Remembering {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Problem> {
        if self.recall(offset, buffer) {
            return Ok(());
        }
        self.source.read_at(offset, buffer)?;
        let mut kept = self.kept.borrow_mut();
        let held: usize = kept.iter().map(|range| range.1.len()).sum();
        if buffer.len() <= MOST_RANGE_BYTES && held + buffer.len() <= MOST_BYTES {
            kept.push((offset, buffer.to_vec()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::read::MemorySource;
    use std::cell::Cell;

    struct Counted(MemorySource, Cell<u32>);

    impl Source for Counted {
        fn len(&self) -> u64 {
            self.0.len()
        }
        fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Problem> {
            self.1.set(self.1.get() + 1);
            self.0.read_at(offset, buffer)
        }
    }

    #[test]
    fn what_was_read_is_not_asked_for_again() {
        let counted = Rc::new(Counted(MemorySource::from(&b"abcdefgh"[..]), Cell::new(0)));
        let source = Remembering::new(counted.clone());
        let read = |offset, length| {
            let mut buffer = vec![0; length];
            source.read_at(offset, &mut buffer).unwrap();
            buffer
        };
        assert_eq!(read(1, 5), b"bcdef");
        assert_eq!(read(2, 3), b"cde");
        assert_eq!(read(1, 5), b"bcdef");
        assert_eq!(counted.1.get(), 1);
        assert_eq!(read(3, 4), b"defg");
        assert_eq!(counted.1.get(), 2);
        assert!(source.read_at(7, &mut [0; 2]).is_err());
    }
}
