//! Kinds and numbers of persons in odd dress: invented tables as somebody who tries to lead us astray would write
//! them (`fixtures/kinds/`), and what a person says of their columns (`expected/kinds_dressed.csv`).

use crate::kle_check::director;
use engine::job::block_on;
use std::collections::BTreeMap;
use std::path::Path;

/// A column as it is expected: its name, its kind (empty for none), and whether it holds numbers of persons.
type Column = (String, String, bool);

#[test]
fn columns_are_known_in_other_clothes() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(base.join("suite/expected/kinds_dressed.csv")).unwrap();
    let mut files: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let parts: Vec<&str> = line.split(';').collect();
        let [file, column, kind, cpr] = parts.as_slice() else {
            panic!("{line}");
        };
        let columns = files.entry((*file).to_owned()).or_default();
        columns.push(((*column).to_owned(), (*kind).to_owned(), !cpr.is_empty()));
    }
    let mut wrong = Vec::new();
    for (name, expected) in files {
        let bytes = std::fs::read(base.join("fixtures/kinds").join(&name)).unwrap();
        let director = director(&name, &bytes, 2, 400);
        let opened = director.opened().unwrap();
        let columns = &opened.columns;
        let found = block_on(director.check()).unwrap().findings;
        for (column, kind, holds_persons) in expected {
            let own = columns.iter().find(|own| own.name == column).unwrap();
            if own.kind.as_deref().unwrap_or_default() != kind {
                wrong.push(format!("{name} {column}: {:?}, not {kind:?}", own.kind));
            }
            let is_found = found.iter().any(|finding| {
                finding.rule == "personal.cpr" && finding.column.as_ref() == Some(&column)
            });
            if is_found != holds_persons {
                wrong.push(format!("{name} {column}: numbers of persons {is_found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
