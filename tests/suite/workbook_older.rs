//! Workbooks of Excel's older kinds: what is read of them, and what damage does to them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub(crate) mod made;

use crate::read::WHOLE;
use crate::reading::read;
use crate::workbook::{translated, translated_within};
use calamine::{Data, Reader};
use engine::read::translate::{Limits, Translated};
use engine::read::{MemorySource, detect};
use made::Made::{Short, Text};
use made::{
    binary, compound, record, sheet, texts_of, xls, xls_sheet, xls_stream, xlsb_comments, xlsb_of,
    xlsb_sheet, xlsb_with,
};
use model::hidden::HiddenSort;
use model::note::{Note, ProblemKind};
use model::sniff::{Format, ReadOptions};
use proptest::prelude::*;
use std::io::Cursor;

const EXPECTED: &str = "Skoler i kommunerne pr. 1. oktober,,,,,,\n\nKommune,Navn,Åbnet,Senest set,Elever,Bemærkning,Åben\n0101,\"København, 京\",2000-01-01,2023-03-15T12:00:00,1234.5,sum af to,true\n0147,Frederiksberg,2000-01-02,2023-03-16T06:00:00,-0.25,,true\n0751,Aarhus,2000-01-03,2023-03-17T18:00:00,88,,\n";

fn both() -> [(Format, &'static str, Vec<u8>); 2] {
    [
        (Format::Xls, "a.xls", xls(false)),
        (Format::Xlsb, "a.xlsb", xlsb_with(&[])),
    ]
}

fn text(found: &Translated) -> &str {
    std::str::from_utf8(&found.bytes).unwrap()
}

#[test]
fn older_workbooks_read_as_newer_ones() {
    for (format, name, bytes) in both() {
        assert_eq!(
            detect(&MemorySource::from(bytes.as_slice()), name).unwrap(),
            format
        );
        let found = translated(&bytes, format, &[]).unwrap();
        assert_eq!(text(&found), EXPECTED, "{name}");
        assert_eq!(found.part, ["Skoler"]);
        let parts: Vec<_> = found
            .parts
            .iter()
            .map(|part| (part.name.as_str(), part.rows, part.columns, part.hidden))
            .collect();
        assert_eq!(parts, [("Skoler", 5, 7, false), ("Gemt ark", 2, 1, true)]);
        assert_eq!(
            found.notes,
            [
                Note::OtherSheets {
                    count: 1,
                    hidden: 1
                },
                Note::HiddenSheets {
                    names: vec!["Gemt ark".to_owned()],
                    more: 0
                },
                Note::ErrorCells {
                    count: 1,
                    first_row: 5
                },
            ]
        );
        let hidden = translated(&bytes, format, &["Gemt ark"]).unwrap();
        assert_eq!(text(&hidden), "gemt\n1\n");
    }
}

#[test]
fn older_workbooks_become_tables() {
    for (_, name, bytes) in both() {
        let table = read(&bytes, name, &ReadOptions::default(), WHOLE).unwrap();
        assert_eq!(table.sniff().preamble_rows.value, 2, "{name}");
        assert_eq!(
            table.sniff().title_rows,
            ["Skoler i kommunerne pr. 1. oktober"]
        );
        let types: Vec<_> = table.columns().into_iter().map(|column| column.1).collect();
        let expected = [
            "text", "text", "date", "datetime", "decimal", "text", "boolean",
        ];
        assert_eq!(types, expected, "{name}");
        assert_eq!(table.row_count(), 3);
        assert_eq!(table.rows()[0].0, 4);
    }
}

/// The same cells as another reader finds, but for what it does not know of: codes keep their zeros.
#[test]
fn older_workbooks_hold_what_another_reader_finds() {
    for (_, name, bytes) in both() {
        let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("Skoler").unwrap();
        let (top, left) = range.start().unwrap();
        let lines: Vec<Vec<String>> = EXPECTED
            .split('\n')
            .map(|line| {
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .from_reader(line.as_bytes());
                let record = reader.records().next().map(Result::unwrap);
                record.map_or(Vec::new(), |r| r.iter().map(str::to_owned).collect())
            })
            .collect();
        let mut compared = 0;
        for (row, column, value) in range.used_cells() {
            let found = &lines[row + top as usize][column + left as usize];
            match value {
                Data::String(text) => assert_eq!(found, text, "{name}"),
                Data::Float(number) => assert_eq!(found.parse::<f64>().unwrap(), *number),
                Data::Int(number) => assert_eq!(found.parse::<i64>().unwrap(), *number),
                Data::Bool(yes) => assert_eq!(*found, yes.to_string()),
                Data::DateTime(moment) => {
                    let (year, month, day, ..) = moment.to_ymd_hms_milli();
                    assert!(found.starts_with(&format!("{year}-{month:02}-{day:02}")));
                }
                Data::Error(_) => assert_eq!(found, ""),
                other => panic!("{name}: {other:?}"),
            }
            compared += 1;
        }
        assert_eq!(compared, 27, "{name}");
    }
}

#[test]
fn the_calendar_of_1904_is_known() {
    let found = translated(&xls(true), Format::Xls, &[]).unwrap();
    assert_eq!(text(&found), "1904-01-02\n1904-01-03\n");
}

#[test]
fn merged_hidden_and_unordered_cells_of_an_xls() {
    let mut extra = Vec::new();
    // an area of two rows, a hidden row and a hidden column
    record(0x00e5, b"\x01\0\x01\0\x02\0\0\0\0\0", &mut extra);
    record(0x0208, b"\x02\0\0\0\0\0\0\0\0\0\0\0\x20\0\0\0", &mut extra);
    record(0x007d, b"\x01\0\xff\0\0\0\0\0\x01\0\0\0", &mut extra);
    // three numbers in one record, before others in the sheet
    record(
        0x00bd,
        b"\0\0\0\0\0\0\x06\0\0\0\0\0\x0a\0\0\0\0\0\x0e\0\0\0\x02\0",
        &mut extra,
    );
    // a text of the cell's own, over one that was written before
    record(0x0204, b"\x02\0\x01\0\0\0\x03\0\0s\xf8k", &mut extra);
    let cells = [
        (1, 0, Text("gruppe")),
        (1, 1, Short(7, 0)),
        (2, 1, Short(8, 0)),
    ];
    let stream = xls_stream(
        &["gruppe"],
        false,
        &[("Ark1", false, xls_sheet(&cells, &["gruppe"], &extra))],
    );
    let found = translated(&compound(&stream), Format::Xls, &[]).unwrap();
    assert_eq!(text(&found), "1,2,3\ngruppe,7,\ngruppe,søk,\n");
    assert_eq!(
        found.notes,
        [
            Note::MergedCellsFilled { cells: 1 },
            Note::HiddenCells {
                rows: 1,
                columns: 2
            }
        ]
    );
}

#[test]
fn merged_and_hidden_cells_of_an_xlsb() {
    let mut extra = Vec::new();
    let merged: Vec<u8> = [3u32, 4, 5, 5]
        .iter()
        .flat_map(|n| n.to_le_bytes())
        .collect();
    binary(176, &merged, &mut extra);
    let mut columns: Vec<u8> = [6u32, 40, 0, 0]
        .iter()
        .flat_map(|n| n.to_le_bytes())
        .collect();
    columns.extend([1, 0]);
    binary(60, &columns, &mut extra);
    let found = translated(&xlsb_with(&extra), Format::Xlsb, &[]).unwrap();
    assert!(text(&found).contains("-0.25,sum af to,true\n"));
    assert!(found.notes.contains(&Note::HiddenCells {
        rows: 0,
        columns: 1
    }));
}

/// Comments are records of a part of their own; numbers of persons here are made up.
#[test]
fn comments_in_an_xlsb_are_told() {
    let comments = xlsb_comments(&["husk bilag", "CPR 070874-4018 mangler"]);
    let bytes = xlsb_of(&[], &[("xl/comments1.bin", &comments)]);
    let found = translated(&bytes, Format::Xlsb, &[]).unwrap();
    let comments = found.hidden.iter();
    let comments = comments.filter(|part| part.sort == HiddenSort::Comments);
    let told: Vec<_> = comments.map(|part| (part.count, part.persons)).collect();
    assert_eq!(told, [(2, 1)]);
    let plain = translated(&xlsb_with(&[]), Format::Xlsb, &[]).unwrap();
    assert!(
        plain
            .hidden
            .iter()
            .all(|part| part.sort != HiddenSort::Comments)
    );
}

/// Excel 5.0: letters of one byte.
#[test]
fn a_workbook_of_the_nineties() {
    let mut head = Vec::new();
    record(0x0809, b"\0\x05\x05\0\0\0\0\0", &mut head);
    record(0x0042, b"\xe4\x04", &mut head);
    record(0x041e, b"\xa4\0\x040000", &mut head);
    record(0x00e0, &[0; 16], &mut head);
    record(0x00e0, b"\0\0\xa4\0\0\0\0\0\0\0\0\0\0\0\0\0", &mut head);
    let at = head.len() + 4 + 7 + 4 + 4;
    let mut data = (at as u32).to_le_bytes().to_vec();
    data.extend(b"\0\0\x04Byer");
    record(0x0085, &data, &mut head);
    record(0x000a, &[], &mut head);
    record(0x0809, b"\0\x05\x10\0\0\0\0\0", &mut head);
    record(
        0x0204,
        b"\0\0\0\0\0\0\x04\0R\xf8nde"[..12].as_ref(),
        &mut head,
    );
    record(
        0x0203,
        &[&b"\0\0\x01\0\x01\0"[..], &7.0f64.to_le_bytes()].concat(),
        &mut head,
    );
    record(0x000a, &[], &mut head);
    let found = translated(&compound(&head), Format::Xls, &[]).unwrap();
    assert_eq!(
        (text(&found), found.part[0].as_str()),
        ("Rønd,0007\n", "Byer")
    );
}

#[test]
fn locked_and_torn_workbooks_say_so() {
    let mut stream = Vec::new();
    record(0x0809, b"\0\x06\x05\0\0\0\0\0\0\0\0\0\0\0\0\0", &mut stream);
    record(0x002f, &[0; 6], &mut stream);
    let locked = translated(&compound(&stream), Format::Xls, &[]);
    assert_eq!(locked, Err(ProblemKind::Encrypted));
    let whole = xls(false);
    // without the table of small sectors, and a part of the last sheet
    let torn = &whole[..whole.len() - 512 - 400];
    match translated(torn, Format::Xls, &[]) {
        Ok(found) => assert!(
            found.notes.iter().any(Note::is_partial),
            "{:?}",
            found.notes
        ),
        Err(problem) => assert_eq!(problem, ProblemKind::Damaged),
    }
    let none = translated(&whole[..600], Format::Xls, &[]);
    assert_eq!(none, Err(ProblemKind::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Damage anywhere, also inside of what is packed, is a problem and no panic.
    #[test]
    fn no_bytes_make_an_older_workbook_panic(
        at in any::<prop::sample::Index>(),
        with in prop::collection::vec(any::<u8>(), 0..6),
        is_binary in any::<bool>(),
    ) {
        let limits = Limits { cells: 1000, unpacked_bytes: 1 << 20 };
        let splice = |bytes: &mut Vec<u8>| {
            let from = at.index(bytes.len() + 1);
            let to = (from + with.len()).min(bytes.len());
            bytes.splice(from..to, with.iter().copied());
        };
        if is_binary {
            let mut inside = xlsb_sheet(&sheet(), &texts_of(&sheet()), &[]);
            splice(&mut inside);
            let mut bytes = xlsb_with(&inside);
            drop(translated_within(&bytes, Format::Xlsb, &[], limits));
            splice(&mut bytes);
            drop(translated_within(&bytes, Format::Xlsb, &[], limits));
        } else {
            let mut bytes = xls(false);
            splice(&mut bytes);
            drop(translated_within(&bytes, Format::Xls, &[], limits));
        }
    }
}
