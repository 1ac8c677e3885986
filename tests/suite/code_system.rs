//! Codes of Fælles Sprog III beside a list the user gave: those it lacks are found, the others are named. The list is
//! invented.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::kle_check::director;
use engine::code_system::CodeSystem;
use engine::job::block_on;
use model::finding::{Finding, Param};
use std::path::Path;

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/fs3");
    std::fs::read(path.join(name)).unwrap()
}

fn unknown(findings: Vec<Finding>) -> Vec<Finding> {
    let own = findings.into_iter();
    own.filter(|finding| finding.rule == "quality.unknown_code")
        .collect()
}

#[test]
fn codes_are_checked_and_named_by_the_list() {
    let system = CodeSystem::recognise(&fixture("kodesystem.json")).expect("a list");
    let bytes = fixture("indsatser.csv");
    let mut all = Vec::new();
    for (members, shard_bytes) in [(1, 1 << 20), (3, 40)] {
        let director = director("indsatser.csv", &bytes, members, shard_bytes);
        let before = block_on(director.check()).unwrap().findings;
        assert_eq!(unknown(before), []);
        director.use_code_system(Some(system.clone()));
        let found = unknown(block_on(director.check()).unwrap().findings);
        let facts = block_on(director.kind_facts(1)).unwrap();
        let top = director.opened().unwrap().columns[1].top.clone();
        assert_eq!(facts.names.len(), top.len());
        let names: Vec<_> = facts.names.into_iter().flatten().collect();
        assert!(
            names.contains(&"Opdigtet indsats et".to_owned()),
            "{names:?}"
        );
        director.use_code_system(None);
        let after = block_on(director.check()).unwrap().findings;
        assert_eq!(unknown(after), []);
        all.push(found);
    }
    assert_eq!(all[0], all[1]);
    let [finding] = all[0].as_slice() else {
        panic!("{all:?}");
    };
    assert_eq!(
        (finding.cells, finding.rows.as_slice()),
        (Some(2), &[6, 8][..])
    );
    // what stands in a column about health is not told, only where
    let tells = |param: &(String, Param)| matches!(param.1, Param::Values(_));
    assert!(!finding.params.iter().any(tells), "{finding:?}");
    for language in [
        model::message::Language::Danish,
        model::message::Language::English,
    ] {
        let said = (texts::checks(language).finding)(finding);
        assert!(
            said.iter().all(|sentence| sentence.ends_with('.')),
            "{said:?}"
        );
    }
}

#[test]
fn the_command_line_takes_a_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/fs3");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (data, list) = (path("indsatser.csv"), path("kodesystem.json"));
    let (code, out, _) = crate::cli::run(&["inspect", &data, "--code-system", &list, "--json"]);
    assert_eq!(code, 0);
    assert!(out.contains("X9.1") && out.contains("quality.unknown_code"));
    let (code, out, _) = crate::cli::run(&["inspect", &data, "--json"]);
    assert_eq!(code, 0);
    assert!(!out.contains("quality.unknown_code"));
    let (code, _, errors) = crate::cli::run(&["inspect", &data, "--code-system", &data]);
    assert_eq!(code, 2);
    assert!(errors.contains("CodeSystem"), "{errors}");
    let (code, _, _) = crate::cli::run(&["convert", &data, "--code-system", &list]);
    assert_eq!(code, 3);
}
