//! What the rules of quality say of real files: `expected/checks_samples.csv` has for each sample, and for each of
//! the invented tables beside them, the rules that must speak. Every line was judged by hand: a rule that is named
//! is right there, and one that is not would be a false alarm. Left out aloud when the samples are not there.

use crate::cli::run;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const EXPECTED: &str = include_str!("expected/checks_samples.csv");

/// Folder beside the samples, name, and the rules that speak.
fn expected() -> Vec<(&'static str, &'static str, BTreeSet<String>)> {
    let lines = EXPECTED.lines().filter(|line| !line.starts_with('#'));
    let line = |line: &'static str| {
        let (path, rules) = line.split_once(';').unwrap();
        let (folder, name) = path.rsplit_once('/').unwrap();
        let rules = rules.split(' ').filter(|rule| !rule.is_empty());
        (folder, name, rules.map(str::to_owned).collect())
    };
    lines.map(line).collect()
}

/// The rules of quality that speak of a file; nothing when no table is read from it.
fn said(path: &Path) -> Option<BTreeSet<String>> {
    let (_, out, _) = run(&["inspect", "--json", path.to_str().unwrap()]);
    let told: Value = serde_json::from_str(&out).ok()?;
    let findings = told["findings"].as_array().unwrap();
    let rules = findings
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap());
    let own = rules.filter_map(|rule| rule.strip_prefix("quality."));
    Some(own.map(str::to_owned).collect())
}

#[test]
fn every_finding_in_the_samples_was_judged() {
    let Some(samples) = crate::samples::folder() else {
        return;
    };
    let shared = samples.parent().unwrap();
    let mut wrong: BTreeMap<PathBuf, (Vec<String>, Vec<String>)> = BTreeMap::new();
    let mut read = 0;
    for (folder, name, expected) in expected() {
        let path = shared.join(folder).join(name);
        if !path.exists() {
            println!("left out, because it is not there: {}", path.display());
            continue;
        }
        let said = said(&path).unwrap_or_else(|| panic!("{} is not read", path.display()));
        read += 1;
        if said != expected {
            let less =
                |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect();
            wrong.insert(path, (less(&said, &expected), less(&expected, &said)));
        }
    }
    assert!(
        wrong.is_empty(),
        "said too much, said too little: {wrong:#?}"
    );
    println!("{read} files said what was judged");
}
