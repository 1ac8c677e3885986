//! The licences of everything of others that the page holds, in `dist/licences.txt`.
//!
//! What counts is what is in the wasm: cargo is asked for the tree of each module, without build scripts
//! and macros, which leave nothing of themselves in what they make.

use crate::compile::{Module, wasm_cargo};
use crate::disk::{self, Place};
use crate::edition::{Edition, Part};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const TARGET: &str = "wasm32-unknown-unknown";
const RULE: &str =
    "--------------------------------------------------------------------------------";

/// A crate of others: its licence and the texts it brings.
struct Crate {
    name: String,
    licence: String,
    source: String,
    texts: Vec<String>,
}

/// Adds `licences.txt`, and the project's own licence and notice.
pub fn add(place: &Place, edition: &mut Edition, with_kle: bool) -> Result<()> {
    let mut text = String::from(
        "Datalup is licensed under the EUPL-1.2 (LICENSE.txt, NOTICE.txt).\n\
         Below: what it holds of others, and their licences.\n\n",
    );
    if with_kle {
        text.push_str(
            "The KLE register (folder kle/) lies outside these licences: see kle/NOTICE.txt.\n\n",
        );
    }
    let crates = crates(place)?;
    writeln!(text, "IBM Plex Sans, (c) IBM Corp., OFL-1.1")?;
    writeln!(
        text,
        "The Rust standard library, MIT OR Apache-2.0, github.com/rust-lang/rust"
    )?;
    for one in &crates {
        writeln!(
            text,
            "{}, {}{}",
            one.name,
            one.licence,
            if one.source.is_empty() {
                String::new()
            } else {
                format!(", {}", one.source)
            }
        )?;
    }
    let font = disk::read_text(
        &place
            .root
            .join("node_modules/@fontsource/ibm-plex-sans/LICENSE"),
    )?;
    write_texts(&mut text, &crates, &font)?;
    edition.put("licences.txt", Part::Beside, text);
    for name in ["LICENSE", "NOTICE"] {
        edition.put(
            &format!("{name}.txt"),
            Part::Beside,
            disk::read(&place.root.join(name))?,
        );
    }
    Ok(())
}

/// Each text once, under the names of all it belongs to.
fn write_texts(text: &mut String, crates: &[Crate], font: &str) -> Result<()> {
    // the same licence is wrapped and indented in many ways: equal but for white space is equal
    let mut shared: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
    for one in crates {
        for licence in &one.texts {
            let bare = licence.split_whitespace().collect::<Vec<_>>().join(" ");
            shared
                .entry(bare)
                .or_insert((licence, Vec::new()))
                .1
                .push(&one.name);
        }
    }
    let mut texts: Vec<_> = shared.into_values().collect();
    texts.sort_by(|a, b| a.1.cmp(&b.1));
    texts.insert(0, (font, vec!["IBM Plex Sans"]));
    for (licence, names) in texts {
        writeln!(
            text,
            "\n{RULE}\n{}\n{RULE}\n\n{}",
            names.join(", "),
            licence.trim()
        )?;
    }
    Ok(())
}

/// The crates of others in the page's modules, by name.
fn crates(place: &Place) -> Result<Vec<Crate>> {
    let metadata: Value = serde_json::from_str(&ask_cargo(
        place,
        &[
            "metadata",
            "--format-version",
            "1",
            "--filter-platform",
            TARGET,
        ],
    )?)?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo told of no packages")?;
    let mut wanted = BTreeSet::new();
    for module in Module::ALL.map(Module::name) {
        // `no-proc-macro` and `normal` leave out what only runs while compiling
        let tree = ask_cargo(
            place,
            &[
                "tree",
                "--package",
                module,
                "--target",
                TARGET,
                "--edges",
                "normal,no-proc-macro",
                "--prefix",
                "none",
                "--format",
                "{p}",
            ],
        )?;
        wanted.extend(tree.lines().filter_map(name_and_version));
    }
    let mut found = Vec::new();
    for package in packages {
        let text = |field: &str| package[field].as_str().unwrap_or_default().to_string();
        // packages without a source are our own
        if package["source"].is_null() || !wanted.contains(&(text("name"), text("version"))) {
            continue;
        }
        let manifest = PathBuf::from(text("manifest_path"));
        let folder = manifest.parent().context("a manifest lies in no folder")?;
        let name = format!("{} {}", text("name"), text("version"));
        let licence = text("license");
        ensure!(
            !licence.is_empty() || !package["license_file"].is_null(),
            "{name} does not tell its licence"
        );
        found.push(Crate {
            texts: licence_texts(folder)?,
            name,
            licence,
            source: text("repository")
                .trim_start_matches("https://")
                .to_string(),
        });
    }
    ensure!(
        !found.is_empty(),
        "no crate of others was found in the modules"
    );
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// `leptos v0.8.23 (proc-macro) (*)` → name and version.
fn name_and_version(line: &str) -> Option<(String, String)> {
    let (name, rest) = line.split_once(" v")?;
    Some((
        name.to_string(),
        rest.split_whitespace().next()?.to_string(),
    ))
}

fn ask_cargo(place: &Place, arguments: &[&str]) -> Result<String> {
    let output = wasm_cargo()
        .current_dir(&place.root)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .context("cargo could not be started")?;
    ensure!(output.status.success(), "cargo {} failed", arguments[0]);
    String::from_utf8(output.stdout).context("cargo answered something that is not text")
}

/// The licence texts that lie in a crate's folder.
fn licence_texts(folder: &Path) -> Result<Vec<String>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot list {}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.is_file() && is_licence(&path.file_name().unwrap_or_default().to_string_lossy())
        })
        .collect();
    files.sort();
    // a text in another encoding is shown as well as can be rather than left out
    files
        .iter()
        .map(|path| {
            disk::read(path).map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
        })
        .collect()
}

fn is_licence(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "license",
        "licence",
        "copying",
        "copyright",
        "notice",
        "unlicense",
    ]
    .iter()
    .any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_line_of_the_tree() {
        let expected = Some(("leptos".to_string(), "0.8.23".to_string()));
        assert_eq!(name_and_version("leptos v0.8.23 (*)"), expected);
        assert_eq!(name_and_version(""), None);
    }

    #[test]
    fn knows_a_licence_by_its_name() {
        assert!(is_licence("LICENSE-MIT") && is_licence("Copying.txt") && is_licence("NOTICE"));
        assert!(!is_licence("README.md") && !is_licence("lib.rs"));
    }
}
