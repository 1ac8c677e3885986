//! Where bytes come from: a file in the browser, a file on disk, or memory.
//!
//! Everything that reads asks for bytes at an offset, so that a file of several gigabytes is never held
//! whole and each member of a crew reads only its own part.

use model::note::{Problem, ProblemKind};
use std::rc::Rc;

/// Bytes at offsets.
pub trait Source {
    /// Size in bytes.
    fn len(&self) -> u64;

    /// True without bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills the whole buffer with the bytes from `offset` on.
    ///
    /// # Errors
    /// [`ProblemKind::FileGone`] when it cannot be filled: the file was changed, moved or locked.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Problem>;
}

/// Bytes held in memory: a pasted table, a sheet turned into records, a test.
#[derive(Debug, Clone)]
pub struct MemorySource(pub Rc<[u8]>);

impl From<&[u8]> for MemorySource {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl Source for MemorySource {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Problem> {
        let part = usize::try_from(offset)
            .ok()
            .and_then(|from| self.0.get(from..from.checked_add(buffer.len())?))
            .ok_or(Problem::from(ProblemKind::FileGone))?;
        buffer.copy_from_slice(part);
        Ok(())
    }
}

/// A file on disk. Its size is taken when it is opened, like that of a `File` in the browser.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct FileSource {
    file: std::cell::RefCell<std::fs::File>,
    bytes: u64,
}

#[cfg(not(target_arch = "wasm32"))]
impl FileSource {
    /// Opens a file for reading.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn open(path: &std::path::Path) -> std::io::Result<Self> {
        let file = std::fs::File::open(path)?;
        let bytes = file.metadata()?.len();
        Ok(Self {
            file: std::cell::RefCell::new(file),
            bytes,
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Source for FileSource {
    fn len(&self) -> u64 {
        self.bytes
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Problem> {
        use std::io::{Read, Seek, SeekFrom};
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(offset))
            .and_then(|_| file.read_exact(buffer))
            .map_err(|_| Problem::from(ProblemKind::FileGone))
    }
}

/// Reads up to `bytes` bytes from `offset` on; fewer at the end of the source.
///
/// # Errors
/// As [`Source::read_at`].
pub(crate) fn read_up_to(
    source: &dyn Source,
    offset: u64,
    bytes: usize,
) -> Result<Vec<u8>, Problem> {
    let left = source.len().saturating_sub(offset);
    let mut buffer = vec![0; usize::try_from(left).unwrap_or(usize::MAX).min(bytes)];
    source.read_at(offset, &mut buffer)?;
    Ok(buffer)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn memory_gives_bytes_at_offsets_and_nothing_beyond_its_end() {
        let source = MemorySource::from(b"abcdef".as_slice());
        let mut two = [0; 2];
        source.read_at(4, &mut two).unwrap();
        assert_eq!(&two, b"ef");
        assert!(source.read_at(5, &mut two).is_err());
        assert!(source.read_at(u64::MAX, &mut two).is_err());
        assert_eq!(read_up_to(&source, 4, 100).unwrap(), b"ef");
    }
}
