//! Parquet files: one table packed in every way, geometry, and files that cannot be read.

use crate::workbook::zip;
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::translate::{Input, Limits, Translated};
use engine::read::{MemorySource, Source};
use model::column::ColumnType;
use model::dataset::Opened;
use model::note::{Note, Problem, ProblemKind};
use model::sniff::{Format, ReadOptions};
use std::path::Path;
use std::rc::Rc;

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/parquet");
    std::fs::read(path.join(name)).expect("the fixture is there")
}

fn translated(bytes: &[u8], limits: Limits) -> Result<Translated, Problem> {
    parquet_file::translate(&Input {
        bytes,
        file_name: "legepladser.parquet",
        format: Format::Parquet,
        part: &[],
        limits,
        encoding: None,
    })
}

fn opened(bytes: &[u8]) -> Result<Opened, Problem> {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let crew = LocalCrew::new(source.clone(), 2).with_translate(parquet_file::translate);
    let director = Director::new(crew);
    let options = ReadOptions::default();
    let mut quiet = Quiet;
    block_on(director.open("legepladser.parquet", source, &options, None, &mut quiet))
}

const PACKED: [&str; 8] = [
    "none",
    "snappy",
    "gzip",
    "zstd",
    "brotli",
    "lz4",
    "zstd_v2",
    "snappy_v2",
];

#[test]
fn the_same_table_comes_out_however_it_is_packed() {
    let plain = translated(&fixture("legepladser_none.parquet"), Limits::default()).unwrap();
    let text = String::from_utf8(plain.bytes.clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 41);
    assert_eq!(
        lines[0],
        "nummer,navn,postnr,tilsyn,ændret,beløb,andel,åben,redskaber,geometri"
    );
    assert_eq!(
        lines[2],
        "1007,Ærøvej 2,8000,2024-01-10,2025-03-01T15:30:00Z,23.95,0.125,false,\"[\"\"gynge\"\"]\",POINT (574001 6222002)"
    );
    assert_eq!(
        lines[4],
        "3343,Skovlegepladsen 4,0800,,2025-03-02T05:30:00Z,270.85,0.375,true,\"[\"\"gynge\"\",\"\"vippe\"\",\"\"rutsjebane\"\"]\",\"POLYGON ((574003 6222000,574013 6222000,574003 6222010,574003 6222000))\""
    );
    for name in PACKED {
        let other = translated(
            &fixture(&format!("legepladser_{name}.parquet")),
            Limits::default(),
        );
        assert_eq!(other.as_ref(), Ok(&plain), "{name}");
    }
}

#[test]
fn types_codes_and_the_reference_system_are_the_files_own() {
    let opened = opened(&fixture("legepladser_zstd.parquet")).unwrap();
    assert_eq!((opened.rows, opened.sniff.format), (40, Format::Parquet));
    let types: Vec<ColumnType> = opened.columns.iter().map(|c| c.column_type).collect();
    assert_eq!(
        types,
        [
            ColumnType::Integer,
            ColumnType::Text,
            ColumnType::Text,
            ColumnType::Date,
            ColumnType::DateTime,
            ColumnType::Decimal,
            ColumnType::Decimal,
            ColumnType::Boolean,
            ColumnType::Text,
            ColumnType::Text,
        ]
    );
    assert_eq!(opened.sniff.crs.as_deref(), Some("EPSG:25832"));
    assert_eq!(opened.columns[9].kind.as_deref(), Some("geometry"));
    assert_eq!(opened.columns[9].nulls, 3);
    assert_eq!(opened.columns[6].nulls, 6);
}

#[test]
fn an_archive_may_hold_one() {
    let file = fixture("legepladser_brotli.parquet");
    let archive = zip(&[
        ("mappe/legepladser.parquet", &file),
        ("b.csv", b"a;b\n1;2\n"),
    ]);
    let zipped = opened(&archive).unwrap();
    assert_eq!(zipped.sniff.part, ["mappe/legepladser.parquet"]);
    assert_eq!(zipped.sniff.crs.as_deref(), Some("EPSG:25832"));
    assert!(zipped.notes.contains(&Note::OtherMembers { count: 1 }));
    assert_eq!(zipped.columns, opened(&file).unwrap().columns);
}

#[test]
fn a_locked_file_is_told_from_a_damaged_one() {
    for name in ["laast.parquet", "laast_kolonne.parquet"] {
        let problem = opened(&fixture(name)).unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Encrypted, "{name}");
    }
    // the footer alone, also when the file begins like any other
    let mut bytes = fixture("laast.parquet");
    bytes[..4].copy_from_slice(b"PAR1");
    let problem = translated(&bytes, Limits::default()).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Encrypted);
}

#[test]
fn what_is_cut_or_overwritten_is_damaged_and_never_a_panic() {
    for name in PACKED {
        let whole = fixture(&format!("legepladser_{name}.parquet"));
        for length in [4, 8, 12, whole.len() / 2, whole.len() - 1] {
            let problem = translated(&whole[..length], Limits::default()).unwrap_err();
            assert_eq!(problem.kind, ProblemKind::Damaged, "{name} cut at {length}");
        }
        for at in (0..whole.len()).step_by(97) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            if let Ok(text) = translated(&bytes, Limits::default()) {
                assert!(text.bytes.len() < 1 << 20, "{name} changed at {at}");
            }
        }
    }
}

#[test]
fn rows_before_the_damage_are_shown_with_a_note() {
    let mut bytes = fixture("legepladser_none.parquet");
    // the second row group's first page says that it is longer than the file
    let names = bytes
        .windows(9)
        .rposition(|w| w == "Åparken 31".as_bytes().get(..9).unwrap());
    let at = names.unwrap();
    bytes[at - 40..at].fill(0xff);
    match translated(&bytes, Limits::default()) {
        Ok(text) => assert!(
            matches!(text.notes.as_slice(), [Note::CutOff { rows: 25.. }]),
            "{:?}",
            text.notes
        ),
        Err(problem) => panic!("{problem:?}"),
    }
}

#[test]
fn limits_hold() {
    let bytes = fixture("legepladser_gzip.parquet");
    let few = Limits {
        cells: 100,
        ..Limits::default()
    };
    let text = translated(&bytes, few).unwrap();
    assert_eq!(text.bytes.iter().filter(|b| **b == b'\n').count(), 11);
    assert!(matches!(
        text.notes.as_slice(),
        [Note::LimitReached { value: 100, .. }]
    ));
    let small = Limits {
        unpacked_bytes: 1000,
        ..Limits::default()
    };
    let problem = translated(&bytes, small).unwrap_err();
    assert!(matches!(
        problem.kind,
        ProblemKind::TooBig {
            limit_bytes: 1000,
            ..
        }
    ));
}
