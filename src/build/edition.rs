//! Every file of the page, in memory, each with what it is there for.

use crate::disk;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a file is there for: decides which budget it counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Fetched before anything is seen.
    FirstPaint,
    /// What is shown of a file, fetched as soon as the page is seen.
    Second,
    /// What a user opens of a file, fetched after that.
    Panels,
    /// The engine, fetched once the page is seen.
    Worker,
    /// What draws, fetched behind the engine.
    Drawing,
    /// Formats that are no delimited text, fetched once the page waits for a file.
    Formats,
    /// Parquet, fetched after all else and compiled only when such a file is opened.
    Parquet,
    /// What may come after a line over time, fetched last as well and compiled only when somebody asks for it.
    Forecast,
    /// Data the page fetches when idle: register and samples.
    Data,
    /// For the one who hosts the page; the page never asks for it.
    Beside,
}

/// A file.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What it is there for.
    pub part: Part,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// All files, by path relative to the page, with `/` between folders.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// Sorted by path, so that two runs treat them in the same order.
    pub pieces: BTreeMap<String, Piece>,
}

impl Edition {
    /// Adds a file under a fixed path.
    pub fn put(&mut self, path: &str, part: Part, bytes: impl Into<Vec<u8>>) {
        self.pieces.insert(
            path.to_string(),
            Piece {
                part,
                bytes: bytes.into(),
            },
        );
    }

    /// Adds a file whose name tells its content (`app-1f2e3d4c5b.wasm`), so that a host may let browsers
    /// keep it for ever. Answers the path.
    pub fn put_hashed(
        &mut self,
        stem: &str,
        extension: &str,
        part: Part,
        bytes: impl Into<Vec<u8>>,
    ) -> String {
        let bytes = bytes.into();
        let path = format!("{stem}-{}.{extension}", short_hash(&bytes));
        self.put(&path, part, bytes);
        path
    }

    /// Names this edition: differs as soon as any file of it does.
    pub fn build_id(&self) -> String {
        let mut hash = Sha256::new();
        for (path, piece) in &self.pieces {
            hash.update(path.as_bytes());
            hash.update([0]);
            hash.update(Sha256::digest(&piece.bytes));
        }
        hex(&hash.finalize(), 12)
    }

    /// Writes all files below a folder and removes whatever else lies there. Files that are already as
    /// they should be are left alone.
    pub fn write_to(&self, folder: &Path) -> Result<()> {
        for (path, piece) in &self.pieces {
            let path = folder.join(path);
            if fs::read(&path).is_ok_and(|there| there == piece.bytes) {
                continue;
            }
            disk::write(&path, &piece.bytes)?;
        }
        for path in disk::files_below(folder)? {
            let relative = path.strip_prefix(folder).unwrap_or(&path);
            let name = relative.to_string_lossy().replace('\\', "/");
            if !self.pieces.contains_key(&name) {
                fs::remove_file(&path)
                    .with_context(|| format!("cannot remove {}", path.display()))?;
                if let Some(parent) = path.parent().filter(|parent| *parent != folder) {
                    // goes only when nothing is left in it
                    let _ = fs::remove_dir(parent);
                }
            }
        }
        Ok(())
    }
}

/// The first ten hexadecimal digits of a content's SHA-256.
pub fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes), 10)
}

fn hex(bytes: &[u8], digits: usize) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .take(digits)
        .map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_name_tells_its_content() {
        let mut edition = Edition::default();
        let one = edition.put_hashed("app", "js", Part::FirstPaint, "a");
        let two = edition.put_hashed("app", "js", Part::FirstPaint, "b");
        assert_eq!(one, "app-ca978112ca.js");
        assert_ne!(one, two);
    }

    #[test]
    fn the_build_id_follows_every_file() {
        let mut edition = Edition::default();
        edition.put("a", Part::Data, "1");
        let before = edition.build_id();
        edition.put("b", Part::Data, "1");
        assert_ne!(before, edition.build_id());
    }

    #[test]
    fn writing_removes_what_is_no_longer_part_of_it() {
        let folder = std::env::temp_dir().join(format!("workshop-edition-{}", std::process::id()));
        let mut edition = Edition::default();
        edition.put("old/x.txt", Part::Data, "1");
        edition.write_to(&folder).unwrap();
        let mut edition = Edition::default();
        edition.put("y.txt", Part::Data, "2");
        edition.write_to(&folder).unwrap();
        assert_eq!(
            disk::files_below(&folder).unwrap(),
            vec![folder.join("y.txt")]
        );
        assert!(!folder.join("old").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
