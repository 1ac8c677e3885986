//! Where things lie, and reading and writing them with the path in every error.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The project's folder and the folder for what is made.
#[derive(Debug, Clone)]
pub struct Place {
    /// The top of the project.
    pub root: PathBuf,
    /// Where cargo and the workshop put what they make.
    pub target: PathBuf,
}

impl Place {
    /// Looks upwards from the current folder for the project.
    pub fn find() -> Result<Self> {
        let start = std::env::current_dir().context("the current folder cannot be told")?;
        let is_top = |folder: &&Path| {
            folder.join("Cargo.lock").is_file() && folder.join("src/build").is_dir()
        };
        let Some(root) = start.ancestors().find(is_top) else {
            bail!("run this inside the project's folder");
        };
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self {
            root: root.to_path_buf(),
            target,
        })
    }

    /// The finished page.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The developer's edition of the page.
    pub fn served(&self) -> PathBuf {
        self.target.join("workshop").join("serve")
    }

    /// What the workshop keeps between runs to save time.
    pub fn kept(&self) -> PathBuf {
        self.target.join("workshop").join("kept")
    }
}

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// A file's text.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {} as text", path.display()))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Every file below a folder, sorted; empty when the folder is not there.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let path = entry
                .with_context(|| format!("cannot list {}", folder.display()))?
                .path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    Ok(found)
}
