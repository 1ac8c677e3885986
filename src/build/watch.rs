//! Notices when a source file has changed, by asking for the times of all of them.
//!
//! A few hundred files take a few milliseconds; that needs no crate and works on every file system,
//! also on those of containers and networks, where notices of change get lost.

use crate::disk::{self, Place};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What the page is made from.
const INPUTS: [&str; 8] = [
    "src",
    "style",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    ".cargo/config.toml",
    "rust-toolchain.toml",
];

const PAUSE: Duration = Duration::from_millis(200);

/// Every input with its time and size, at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    files: Vec<(PathBuf, Option<SystemTime>, u64)>,
}

impl Inputs {
    /// How things stand now.
    pub fn now(place: &Place) -> Result<Self> {
        let mut files = Vec::new();
        for input in INPUTS {
            let path = place.root.join(input);
            if path.is_dir() {
                for file in disk::files_below(&path)? {
                    files.push(state(file));
                }
            } else if path.is_file() {
                files.push(state(path));
            }
        }
        Ok(Self { files })
    }

    /// Waits until something is otherwise, and then until nothing has moved for a moment: an editor or a
    /// switch of branches writes many files in a row. Answers how things stand then.
    pub fn wait_for_change(&self, place: &Place) -> Result<Self> {
        let mut last = self.clone();
        loop {
            std::thread::sleep(PAUSE);
            let now = Self::now(place)?;
            if now == last && now != *self {
                return Ok(now);
            }
            last = now;
        }
    }

    /// A file that has changed since `before`, to name it.
    pub fn changed_since(&self, before: &Self) -> Option<&Path> {
        self.files
            .iter()
            .find(|file| !before.files.contains(file))
            .map(|(path, ..)| path.as_path())
    }

    /// One line that differs whenever the inputs do.
    pub fn stamp(&self) -> String {
        let mut text = String::new();
        for (path, modified, bytes) in &self.files {
            text.push_str(&format!("{} {modified:?} {bytes}\n", path.display()));
        }
        crate::edition::short_hash(text.as_bytes())
    }
}

fn state(path: PathBuf) -> (PathBuf, Option<SystemTime>, u64) {
    let about = std::fs::metadata(&path).ok();
    let bytes = about.as_ref().map_or(0, std::fs::Metadata::len);
    (path, about.and_then(|about| about.modified().ok()), bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_changed_file_is_named() {
        let root = std::env::temp_dir().join(format!("workshop-watch-{}", std::process::id()));
        let place = Place {
            root: root.clone(),
            target: root.join("target"),
        };
        disk::write(&root.join("src/a.rs"), b"1").unwrap();
        disk::write(&root.join("src/b.rs"), b"1").unwrap();
        let before = Inputs::now(&place).unwrap();
        assert_eq!(before, Inputs::now(&place).unwrap());
        disk::write(&root.join("src/b.rs"), b"22").unwrap();
        let after = Inputs::now(&place).unwrap();
        assert_ne!(before.stamp(), after.stamp());
        assert_eq!(
            after.changed_since(&before),
            Some(root.join("src/b.rs").as_path())
        );
        std::fs::remove_dir_all(&root).unwrap();
    }
}
