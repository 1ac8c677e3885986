//! The rows of a finding as a view: all of them, however many, and the same wherever the table is cut.

use crate::kle_check::director;
use engine::job::{Director, LocalCrew, block_on};
use model::finding::Finding;
use model::message::RowsAsk;
use model::recipe::{FoundRows, Query, SortKey, Step, View};
use model::recipe_file::RecipeFile;
use std::path::Path;

fn fixtures() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/checks");
    let within = |folder: std::path::PathBuf| {
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path())
    };
    let mut paths: Vec<_> = within(folder).flat_map(within).collect();
    paths.sort();
    paths
}

fn of_found(found: FoundRows) -> Query {
    Query {
        found: Some(found),
        ..Query::default()
    }
}

/// The rows of the file that a view of a finding has.
fn rows_of(director: &Director<LocalCrew>, found: FoundRows) -> Vec<u64> {
    let viewed = block_on(director.view(of_found(found))).expect("a view");
    let ask = RowsAsk {
        revision: viewed.revision,
        first: 0,
        count: u32::try_from(viewed.rows).expect("a count"),
        columns: vec![0],
    };
    let rows = block_on(director.rows(&ask)).expect("rows");
    rows.iter().map(|row| row.file_row).collect()
}

#[test]
fn every_finding_of_the_fixtures_shows_its_rows() {
    let mut met = 0;
    for path in fixtures() {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.expect("a name");
        let bytes = std::fs::read(&path).expect("a file");
        let whole = director(name, &bytes, 1, 1 << 20);
        let cut = director(name, &bytes, 3, 64);
        let findings = block_on(whole.check()).expect("findings").findings;
        for finding in findings.iter().filter(|finding| finding.has_rows()) {
            let is_same = |other: &&Finding| other.found() == finding.found();
            if findings.iter().filter(is_same).count() > 1 {
                continue;
            }
            met += 1;
            let rows = rows_of(&whole, finding.found());
            assert_eq!(rows, rows_of(&cut, finding.found()), "{finding:?}");
            let first: Vec<u64> = rows.iter().take(10).copied().collect();
            assert_eq!(first, finding.rows, "{} {finding:?}", path.display());
        }
    }
    assert!(met > 30, "only {met} findings have rows");
}

/// Numbers with a remark beside every 13th, and one line in ten with a line break of its own.
fn long(rows: u64) -> String {
    let mut text = "nr;antal;note\n".to_owned();
    for row in 0..rows {
        let note = if row % 10 == 3 { "\"to\nlinjer\"" } else { "x" };
        let count = row * 7 % 100;
        match row % 13 {
            4 => text += &format!("{row};ca. {};{note}\n", count % 20),
            _ => text += &format!("{row};{count};{note}\n"),
        }
    }
    text
}

#[test]
fn more_rows_are_shown_than_a_finding_tells() {
    let text = long(5000);
    for (members, shard_bytes) in [(1, 1 << 20), (3, 3000)] {
        let director = director("antal.csv", text.as_bytes(), members, shard_bytes);
        let checked = block_on(director.check()).expect("findings");
        let mut of_rule = checked.findings.iter();
        let finding = of_rule.find(|finding| finding.rule == "quality.mixed_types");
        let finding = finding.expect("remarks among numbers");
        assert_eq!((finding.cells, finding.rows.len()), (Some(385), 10));
        assert_eq!(rows_of(&director, finding.found()).len(), 385);
        // sorted, and filtered by something else as well
        let query = Query {
            sort: vec![SortKey {
                column: 0,
                descending: true,
            }],
            search: "linjer".to_owned(),
            ..of_found(finding.found())
        };
        let (_, rows) = block_on(director.select(query)).expect("a view");
        assert_eq!(
            rows,
            (0..5000).filter(|r| r % 13 == 4 && r % 10 == 3).count() as u64
        );
    }
}

#[test]
fn what_is_not_found_any_more_shows_no_row() {
    let director = director("a.csv", b"a;b\n1;2\n3;4\n", 1, 1 << 20);
    let found = FoundRows {
        rule: "quality.mixed_types".to_owned(),
        column: Some(1),
        case: String::new(),
    };
    assert!(rows_of(&director, found).is_empty());
}

#[test]
fn the_rows_of_a_finding_go_along_in_a_recipe() {
    let found = |column| FoundRows {
        rule: "quality.blanks".to_owned(),
        column: Some(column),
        case: String::new(),
    };
    let view = View::of(&[Step::Found(Some(found(1)))]);
    let recipe = RecipeFile::of(&view, vec!["a".to_owned(), "b".to_owned()]);
    let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    let fitted = recipe.fit(&names(&["b", "x"]));
    assert_eq!(View::of(&fitted.steps).query.found, Some(found(0)));
    let fitted = recipe.fit(&names(&["a", "x"]));
    assert_eq!(View::of(&fitted.steps).query.found, None);
}
