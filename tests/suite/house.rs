//! The house stands as designed: who may know whom, how large a room may grow, what no crate may do.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Who may depend on which of our own crates. The page (`app`) knows neither engine nor chart: its module
/// stays small, and what is slow stays off its thread.
const ARROWS: [(&str, &[&str]); 20] = [
    ("model", &[]),
    ("texts", &["model"]),
    ("areas", &[]),
    ("registers", &["model"]),
    ("scan", &[]),
    ("engine", &["model", "areas", "registers", "scan"]),
    ("chart", &["model", "areas", "texts"]),
    ("forecast", &["model"]),
    ("report", &["chart", "texts", "model"]),
    (
        "drawing",
        &["chart", "forecast", "report", "areas", "model"],
    ),
    ("worker", &["engine", "texts", "model", "registers"]),
    ("parquet_file", &["engine", "model"]),
    ("translator", &["engine", "model"]),
    ("parquet_worker", &["translator", "parquet_file"]),
    ("forecast_worker", &["forecast", "model"]),
    ("formats_worker", &["translator", "engine"]),
    (
        "cli",
        &[
            "engine",
            "parquet_file",
            "chart",
            "forecast",
            "areas",
            "texts",
            "model",
            "registers",
        ],
    ),
    ("app", &["model", "texts"]),
    ("workshop", &[]),
    (
        "tests",
        &[
            "engine",
            "parquet_file",
            "chart",
            "forecast",
            "areas",
            "texts",
            "model",
            "registers",
            "cli",
        ],
    ),
];

/// Crates of others that only these of ours may use: no web in the engine, no charts in the page.
const KEPT_APART: [(&str, &[&str]); 5] = [
    ("augurs", &["forecast"]),
    ("leptos", &["app"]),
    (
        "web-sys",
        &["app", "worker", "translator", "drawing", "forecast_worker"],
    ),
    ("plotters", &["chart"]),
    ("wasm-bindgen-cli-support", &["workshop"]),
];

/// A file longer than this has more than one purpose.
const MOST_LINES: usize = 600;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the project")
        .to_path_buf()
}

/// Our packages as cargo sees them.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo answers JSON");
    metadata["packages"]
        .as_array()
        .expect("cargo lists packages")
        .clone()
}

/// What a package depends on, tests of its own aside.
fn dependencies(package: &Value) -> Vec<&str> {
    let all = package["dependencies"]
        .as_array()
        .expect("a package lists its dependencies");
    all.iter()
        .filter(|one| one["kind"] != "dev")
        .filter_map(|one| one["name"].as_str())
        .collect()
}

#[test]
fn every_crate_knows_only_those_before_it() {
    let arrows = BTreeMap::from(ARROWS);
    for package in packages() {
        let name = package["name"].as_str().expect("a package has a name");
        let allowed = arrows
            .get(name)
            .unwrap_or_else(|| panic!("'{name}' has no place in the house: see ARROWS"));
        for dependency in dependencies(&package) {
            let ours = arrows.contains_key(dependency);
            assert!(
                !ours || allowed.contains(&dependency),
                "'{name}' must not depend on '{dependency}'"
            );
        }
    }
}

#[test]
fn what_is_kept_apart_stays_apart() {
    let kept_apart = BTreeMap::from(KEPT_APART);
    for package in packages() {
        let name = package["name"].as_str().expect("a package has a name");
        for dependency in dependencies(&package) {
            let allowed = kept_apart
                .get(dependency)
                .is_none_or(|users| users.contains(&name));
            assert!(allowed, "'{name}' must not use '{dependency}'");
        }
    }
}

#[test]
fn no_crate_but_scan_may_be_unsafe() {
    let workspace =
        std::fs::read_to_string(root().join("Cargo.toml")).expect("the workspace has a manifest");
    assert!(
        workspace.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\""),
        "the workspace forbids unsafe code"
    );
    for package in packages() {
        let path = package["manifest_path"]
            .as_str()
            .expect("a package has a manifest");
        let manifest = std::fs::read_to_string(path).expect("a manifest can be read");
        // vectors are loaded through pointers, there and nowhere else
        if package["name"] == "scan" {
            assert!(manifest.contains("undocumented_unsafe_blocks = \"deny\""));
            continue;
        }
        assert!(
            manifest.contains("[lints]\nworkspace = true"),
            "{path} must take the workspace's lints"
        );
    }
}

#[test]
fn no_file_has_grown_too_long() {
    let mut looked_at = 0;
    let mut folders: Vec<PathBuf> = ["src", "style", "tests"]
        .map(|folder| root().join(folder))
        .into();
    let mut too_long = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder can be listed") {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|kind| ["rs", "css", "js", "mjs"].iter().any(|code| kind == *code))
            {
                looked_at += 1;
                let lines = std::fs::read_to_string(&path)
                    .expect("source is text")
                    .lines()
                    .count();
                if lines > MOST_LINES {
                    too_long.push(format!("{}: {lines}", path.display()));
                }
            }
        }
    }
    assert!(looked_at > 20, "the sources were not found");
    assert!(
        too_long.is_empty(),
        "longer than {MOST_LINES} lines: {too_long:#?}"
    );
}

/// A lock file made beside another registry than the usual one would send everybody there.
#[test]
fn lock_files_name_no_host() {
    for folder in ["", "tests/bench/peers"] {
        let npm = std::fs::read_to_string(root().join(folder).join("package-lock.json"))
            .expect("there is a lock file for npm");
        assert!(
            !npm.contains("\"resolved\""),
            "run npm with the project's .npmrc, which leaves addresses out"
        );
    }
    let cargo =
        std::fs::read_to_string(root().join("Cargo.lock")).expect("there is a lock file for cargo");
    let others = cargo
        .lines()
        .filter(|line| line.starts_with("source = "))
        .find(|line| !line.contains("github.com/rust-lang/crates.io-index"));
    assert_eq!(others, None);
}
