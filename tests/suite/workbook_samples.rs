//! Workbooks among the shared samples, against what was seen in them and against another reader.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::read::WHOLE;
use crate::reading::read;
use crate::workbook::translated;
use calamine::{Data, Reader, open_workbook_auto_from_rs};
use model::note::Note;
use model::sniff::{Format, ReadOptions};
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// The real files, when they are there.
fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("left out: ../shared/samples is not there");
    None
}

/// File, format, sheet, title rows, data rows, footer rows, types of the columns.
type Seen = (
    &'static str,
    Format,
    &'static str,
    u32,
    usize,
    u32,
    &'static str,
);

const SEEN: [Seen; 5] = [
    (
        "dst_gennemsnitsalder_GALDER.xlsx",
        Format::Xlsx,
        "GALDER",
        0,
        99,
        0,
        "tdddddddddddd",
    ),
    (
        "dst_ginikoeff.xlsx",
        Format::Xlsx,
        "IFOR41",
        0,
        98,
        0,
        "tddddddddddd",
    ),
    (
        "dst_kommuneskat_PSKAT.xlsx",
        Format::Xlsx,
        "PSKAT",
        0,
        98,
        0,
        "tdddddddddddd",
    ),
    (
        "derived/folketingsvalg_flettede_celler.xlsx",
        Format::Xlsx,
        "Tabel 1",
        3,
        416,
        2,
        "tti",
    ),
    (
        "derived/kk_statbank.ods",
        Format::Ods,
        "Sheet1",
        0,
        500,
        0,
        "tttii",
    ),
];

#[test]
fn workbooks_read_as_they_were_seen() {
    let Some(folder) = samples() else { return };
    for (file, format, sheet, preamble, rows, footer, types) in SEEN {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let text = translated(&bytes, format, &[]).unwrap();
        assert_eq!(
            (text.part[0].as_str(), text.parts.len()),
            (sheet, 1),
            "{file}"
        );
        let table = read(&bytes, file, &ReadOptions::default(), WHOLE).unwrap();
        let sniff = table.sniff();
        assert_eq!(sniff.preamble_rows.value, preamble, "{file}");
        assert_eq!(
            (table.row_count(), sniff.footer_rows),
            (rows, footer),
            "{file}"
        );
        let found: String = table
            .columns()
            .iter()
            .map(|column| &column.1[..1])
            .collect();
        assert_eq!(found, types, "{file}");
    }
    let bytes = std::fs::read(folder.join("dst_ginikoeff.xlsx")).unwrap();
    let table = read(&bytes, "a.xlsx", &ReadOptions::default(), WHOLE).unwrap();
    assert_eq!(table.sniff().column_names[..3], ["Column1", "2013", "2014"]);
    let (row, cells) = &table.rows()[0];
    assert_eq!(
        (*row, &cells[..3]),
        (
            2,
            &["\"København\"", "31.25", "31.86"].map(String::from)[..]
        )
    );
}

#[test]
fn a_merged_group_stands_beside_every_row_it_covers() {
    let Some(folder) = samples() else { return };
    let bytes = std::fs::read(folder.join("derived/folketingsvalg_flettede_celler.xlsx")).unwrap();
    let text = translated(&bytes, Format::Xlsx, &[]).unwrap();
    // 416 rows of five parties, each told once
    assert_eq!(text.notes, [Note::MergedCellsFilled { cells: 411 }]);
    let table = read(&bytes, "a.xlsx", &ReadOptions::default(), WHOLE).unwrap();
    let mut parties: Vec<&String> = Vec::new();
    let rows = table.rows();
    for (_, cells) in &rows {
        if parties.last() != Some(&&cells[0]) {
            parties.push(&cells[0]);
        }
    }
    assert_eq!(parties.len(), 5, "{parties:?}");
    assert_eq!(
        table.sniff().footer_texts[0],
        "Kilde: Danmarks Statistik, Statistikbanken (FV)"
    );
}

/// What another reader finds in the first sheet, as the texts of its cells by row and column.
fn oracle(bytes: &[u8]) -> Vec<((usize, usize), Data)> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let (top, left) = range.start().unwrap();
    let mut cells = Vec::new();
    for (row, column, value) in range.used_cells() {
        cells.push(((row + top as usize, column + left as usize), value.clone()));
    }
    cells
}

#[test]
fn workbooks_hold_what_another_reader_finds_in_them() {
    let Some(folder) = samples() else { return };
    for (file, format, ..) in SEEN {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let text = translated(&bytes, format, &[]).unwrap().bytes;
        // blank lines are rows too
        let lines: Vec<Vec<String>> = text
            .split(|byte| *byte == b'\n')
            .map(|line| {
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .from_reader(line);
                let record = reader.records().next().map(Result::unwrap);
                record.map_or(Vec::new(), |r| r.iter().map(str::to_owned).collect())
            })
            .collect();
        let mut compared = 0;
        for ((row, column), value) in oracle(&bytes) {
            let found = &lines[row][column];
            match value {
                Data::String(text) => assert_eq!(*found, text, "{file} {row} {column}"),
                Data::Float(number) => {
                    let found: f64 = found.parse().unwrap();
                    assert!(
                        (found - number).abs() <= number.abs() * 1e-14,
                        "{file} {row} {column}"
                    );
                }
                Data::Empty => continue,
                other => panic!("{file} {row} {column}: {other:?}"),
            }
            compared += 1;
        }
        assert!(compared > 800, "{file}: {compared}");
    }
}
