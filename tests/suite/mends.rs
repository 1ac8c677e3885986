//! Repairs that change columns: a column split, two that change their values; wherever the table is cut.

use crate::kle_check::director;
use engine::job::{Director, LocalCrew, block_on};
use model::cell::Cell;
use model::finding::Finding;
use model::mend::Mend;
use model::message::RowsAsk;
use model::sniff::ReadOptions;
use std::path::Path;

fn fixture(rule: &str, name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/checks");
    std::fs::read(folder.join(rule).join(name)).expect("a fixture")
}

/// The finding of a rule that has a mend.
fn mended(director: &Director<LocalCrew>, rule: &str) -> Finding {
    let findings = block_on(director.check()).expect("findings").findings;
    let mut own = findings.into_iter().filter(|finding| finding.rule == rule);
    own.find(|finding| finding.mend.is_some()).expect("a mend")
}

/// The columns of a file that is read with options, and the text of its first cells.
fn read(
    bytes: &[u8],
    options: &ReadOptions,
    members: usize,
    shard_bytes: u64,
) -> (Vec<String>, Vec<Vec<String>>) {
    let director =
        crate::kle_check::director_with("mends.csv", bytes, options, members, shard_bytes);
    let opened = director.opened().expect("a table");
    let columns = opened.columns.iter().map(|column| {
        format!(
            "{} {} {}",
            column.name,
            column.column_type.id(),
            column.kind.as_deref().unwrap_or("-")
        )
    });
    let ask = RowsAsk {
        revision: director.revision(),
        first: 0,
        count: u32::try_from(opened.rows).expect("a count"),
        columns: (0..opened.columns.len() as u32).collect(),
    };
    let rows = block_on(director.rows(&ask)).expect("rows");
    let text = |cell: &Cell| match cell.plain() {
        Cell::Text { text, .. } => text.clone(),
        Cell::Missing => String::new(),
        Cell::Integer(number) => number.to_string(),
        other => format!("{other:?}"),
    };
    let rows = rows.iter().map(|row| row.cells.iter().map(text).collect());
    (columns.collect(), rows.collect())
}

/// What a file is when the rule's mend is made, the same in one piece and in three.
fn after(bytes: &[u8], rule: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let before = director("mends.csv", bytes, 1, 1 << 20);
    let finding = mended(&before, rule);
    let mut options = ReadOptions::default();
    let columns = before.opened().expect("a table").columns.len() as u32;
    options.add_mend(
        finding.position,
        finding.mend.as_ref().expect("a mend"),
        columns,
    );
    let whole = read(bytes, &options, 1, 1 << 20);
    assert_eq!(whole, read(bytes, &options, 3, 64), "depends on the cut");
    whole
}

const SEVERAL: &str = "quality.several_values";

#[test]
fn a_postal_code_and_its_town_become_two_columns_with_kinds_of_their_own() {
    let (columns, rows) = after(&fixture(SEVERAL, "postnr_by.csv"), SEVERAL);
    assert_eq!(
        columns,
        [
            "skole text -",
            "postnr integer postcode",
            "by text city",
            "elever integer -"
        ]
    );
    assert_eq!(rows[0], ["Skole 0", "8000", "Aarhus C", "200"]);
    assert_eq!(rows[9], ["Skole 9", "", "Ukendt sted", "317"]);
}

#[test]
fn addresses_units_fields_and_lists_become_columns() {
    let (columns, rows) = after(&fixture(SEVERAL, "adresse.csv"), SEVERAL);
    assert_eq!(columns.len(), 5);
    assert_eq!(rows[1][1..4], ["Nørregade 4, 2. tv.", "9000", "Aalborg"]);
    let (columns, rows) = after(&fixture(SEVERAL, "maengde.csv"), SEVERAL);
    assert!(
        columns[1].starts_with("mængde integer") && columns[2].starts_with("mængde enhed text"),
        "{columns:?}"
    );
    assert_eq!(rows[2][1..3], ["8", "liter"]);
    assert_eq!(rows[18][1..3], ["", "efter aftale"]);
    let (columns, rows) = after(&fixture(SEVERAL, "navn_telefon.csv"), SEVERAL);
    assert!(
        columns[1].starts_with("kontor ") && columns[2].starts_with("lokale "),
        "{columns:?}"
    );
    assert_eq!(rows[1][1..3], ["Rådhuset B", "103"]);
    let (columns, rows) = after(&fixture(SEVERAL, "aktiviteter.csv"), SEVERAL);
    assert_eq!(columns.len(), 5);
    assert_eq!(rows[0][1..4], ["svømning", "dans", ""]);
    assert_eq!(rows[2][1..4], ["bold", "dans", "skak"]);
}

#[test]
fn what_is_done_before_and_after_a_split_is_done_to_the_right_columns() {
    let bytes =
        "a;sted;b\n1; 8000 Aarhus C ;x\n2;8000 aarhus c;y\n3;5000 Odense;z;mere\n".as_bytes();
    let split = |of: &str| {
        Mend::Split(model::reshape::Split {
            of: of.to_owned(),
            by: model::reshape::SplitBy::PostcodeTown,
            names: vec!["postnr".to_owned(), "by".to_owned()],
        })
    };
    let mut options = ReadOptions::default();
    let pair = |from: &str, to: &str| Mend::Replace(vec![(from.to_owned(), to.to_owned())]);
    options.add_mend(Some(1), &pair("8000 aarhus c", "8000 Aarhus C"), 4);
    options.add_mend(Some(2), &pair("x", "X"), 4);
    options.add_mend(Some(1), &split("sted"), 4);
    options.add_mend(Some(2), &pair("Odense", "Odense C"), 5);
    let whole = read(bytes, &options, 1, 1 << 20);
    assert_eq!(whole, read(bytes, &options, 3, 8));
    let (columns, rows) = whole;
    assert_eq!(columns.len(), 5, "{columns:?}");
    assert_eq!(rows[0], ["1", "8000", "Aarhus C", "X", ""]);
    assert_eq!(rows[1], ["2", "8000", "Aarhus C", "y", ""]);
    assert_eq!(rows[2], ["3", "5000", "Odense C", "z", "mere"]);
    // and a part of it is left out
    options.add_mend(Some(1), &Mend::DropColumn, 5);
    let (columns, rows) = read(bytes, &options, 2, 8);
    assert_eq!(columns.len(), 4, "{columns:?}");
    assert_eq!(rows[2], ["3", "Odense C", "z", "mere"]);
}

#[test]
fn swapped_coordinates_change_their_columns() {
    const SWAPPED: &str = "quality.axes_swapped";
    for (name, bytes) in [
        (
            "degrees",
            "sted;lon;lat\nA;55.6761;12.5683\nB;56.1629;10.2039\nC;55.4038;10.4024\n",
        ),
        (
            "metres",
            "sted;easting;northing\nA;6174000;724500\nB;6224100;575000\nC;6139900;588300\n",
        ),
    ] {
        let bytes = bytes.as_bytes();
        let plain = director("mends.csv", bytes, 1, 1 << 20);
        let checked = block_on(plain.check()).expect("findings");
        assert!(checked.findings.iter().any(|f| f.rule == SWAPPED), "{name}");
        let (columns, rows) = after(bytes, SWAPPED);
        let (_, before) = read(bytes, &ReadOptions::default(), 1, 1 << 20);
        assert_eq!(columns.len(), 3);
        for (row, before) in rows.iter().zip(&before) {
            assert_eq!(
                [&row[0], &row[1], &row[2]],
                [&before[0], &before[2], &before[1]],
                "{name}"
            );
        }
    }
}

#[test]
fn days_get_one_form_and_those_in_doubt_stay() {
    const FORMS: &str = "quality.date_forms";
    let (columns, rows) = after(&fixture(FORMS, "dag_foerst.csv"), FORMS);
    assert_eq!(columns[1], "Dato date date");
    assert_eq!(rows.len(), 6);
    let (columns, rows) = after(&fixture(FORMS, "maaned_foerst.csv"), FORMS);
    assert!(columns[1].starts_with("Dato text"), "{columns:?}");
    let days: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(
        days,
        [
            "2024-05-13",
            "2024-05-14",
            "03/04/2024",
            "2024-05-31",
            "2023-12-25",
            "2024-06-01"
        ]
    );
}

#[test]
fn numbers_lose_their_one_unit_and_words_for_nothing() {
    const MIXED: &str = "quality.mixed_types";
    let (columns, rows) = after(&fixture(MIXED, "enhed.csv"), MIXED);
    assert!(columns[1].starts_with("Antal text"), "{columns:?}");
    let last: Vec<&str> = rows
        .iter()
        .rev()
        .take(4)
        .map(|row| row[1].as_str())
        .collect();
    assert_eq!(last, ["ca. 40", "", "12", "300"]);
}

#[test]
fn decimals_get_the_sign_most_have() {
    const SIGNS: &str = "quality.decimal_signs";
    let bytes = fixture(SIGNS, "blandet.csv");
    let (columns, _) = after(&bytes, SIGNS);
    assert!(columns[1].starts_with("Måling decimal"), "{columns:?}");
    let mut options = ReadOptions::default();
    let sign = Mend::Decimals(model::sniff::DecimalSign::Comma);
    options.add_mend(Some(1), &sign, 2);
    let director = crate::kle_check::director_with("mends.csv", &bytes, &options, 1, 1 << 20);
    let findings = block_on(director.check()).expect("findings").findings;
    assert!(!findings.iter().any(|finding| finding.rule == SIGNS));
}
