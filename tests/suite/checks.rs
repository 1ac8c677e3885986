//! The rules of quality and personal data: every rule has files that break it (`fixtures/checks/RULE/`), what it
//! says of them is kept in a snapshot, and nothing fires on files that are in order (`fixtures/checks/clean/`).

use crate::kle_check::director;
use engine::check::rules;
use engine::job::block_on;
use model::finding::{Finding, Param, Severity};
use model::message::Language;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/checks");
    let Ok(entries) = std::fs::read_dir(folder.join(name)) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn findings(path: &Path, members: usize, shard_bytes: u64) -> Vec<Finding> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let director = director(name, &std::fs::read(path).unwrap(), members, shard_bytes);
    block_on(director.check()).unwrap().findings
}

#[test]
fn every_rule_has_a_fixture_and_says_what_it_said() {
    for rule in rules() {
        let paths = folder(rule.id);
        assert!(!paths.is_empty(), "no fixture breaks {}", rule.id);
        let mut all = String::new();
        let mut is_met = false;
        for path in paths {
            let whole = findings(&path, 1, 1 << 20);
            let cut = findings(&path, 3, 64);
            assert_eq!(whole, cut, "{} depends on the cut", path.display());
            let name = path.file_name().unwrap().to_str().unwrap();
            writeln!(all, "{name}").unwrap();
            // a file may break other rules too: their own snapshots tell
            for finding in whole.iter().filter(|finding| finding.rule == rule.id) {
                is_met = true;
                writeln!(
                    all,
                    "  {:?} {:?} cells {:?} rows {:?} {:?} mend {:?}",
                    finding.severity,
                    finding.column,
                    finding.cells,
                    finding.rows,
                    finding.params,
                    finding.mend
                )
                .unwrap();
            }
        }
        assert!(is_met, "{} is silent on its fixtures", rule.id);
        insta::assert_snapshot!(format!("checks_{}", rule.id), all);
    }
}

#[test]
fn nothing_fires_on_files_that_are_in_order() {
    let paths = folder("clean");
    assert!(!paths.is_empty());
    for path in paths {
        let found = findings(&path, 1, 1 << 20);
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}

#[test]
fn every_finding_is_said_in_both_languages() {
    for language in [Language::Danish, Language::English] {
        for rule in rules() {
            for cells in [None, Some(2)] {
                let finding = Finding {
                    rule: rule.id.to_owned(),
                    severity: Severity::Info,
                    column: None,
                    position: None,
                    cells,
                    rows: vec![2, 3],
                    params: vec![(
                        "values".to_owned(),
                        Param::Values(vec![("0461".to_owned(), 2)]),
                    )],
                    mend: None,
                };
                let texts = texts::checks(language);
                let said = (texts.finding)(&finding);
                let is_said = said
                    .iter()
                    .all(|sentence| sentence.len() > 1 && sentence.ends_with('.'));
                assert!(is_said, "{}: {said:?}", rule.id);
                assert_ne!((texts.name)(&finding), rule.id);
            }
        }
    }
}
