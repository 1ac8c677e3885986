//! The dropped file, read in slices inside a worker. Nothing is kept but the range of the shard that
//! is being read: the browser's file stays where it is.

use crate::ahead::Ahead;
use engine::read::Source;
use model::note::{Problem, ProblemKind};
use wasm_bindgen::JsCast;
use web_sys::{File, FileReaderSync};

/// A `File` as a source of bytes.
pub struct BrowserFile {
    file: File,
    reader: FileReaderSync,
    len: u64,
    ahead: Ahead,
}

impl BrowserFile {
    /// Takes a file; fails only where workers cannot read synchronously.
    pub fn new(file: File) -> Result<Self, Problem> {
        let reader = FileReaderSync::new().map_err(|_| Problem::from(ProblemKind::FileGone))?;
        // a size is a whole number below 2^53
        let len = file.size() as u64;
        Ok(Self {
            file,
            reader,
            len,
            ahead: Ahead::default(),
        })
    }

    /// Reads a range ahead of its use.
    pub async fn look_ahead(&self, from: u64, to: u64) {
        self.ahead.fetch(&self.file, from, to.min(self.len)).await;
    }

    /// Lets go of what was read ahead.
    pub fn forget_ahead(&self) {
        self.ahead.forget();
    }
}

impl Source for BrowserFile {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<(), Problem> {
        if self.ahead.fill(offset, buffer) {
            return Ok(());
        }
        let gone = |_| Problem::from(ProblemKind::FileGone);
        let end = offset + buffer.len() as u64;
        let slice = self
            .file
            .slice_with_f64_and_f64(offset as f64, end as f64)
            .map_err(gone)?;
        // fails when the file was changed, moved or locked after it was chosen
        let read = self
            .reader
            .read_as_array_buffer(slice.unchecked_ref())
            .map_err(gone)?;
        let bytes = js_sys::Uint8Array::new(&read);
        if bytes.length() as usize != buffer.len() {
            return Err(ProblemKind::FileGone.into());
        }
        bytes.copy_to(buffer);
        Ok(())
    }
}
