//! Tables in zip archives and gzip files, made here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::read::WHOLE;
use crate::reading::read;
use crate::workbook::{translated, zip};
use engine::read::translate::{Form, Input, Limits, translate};
use engine::read::{MemorySource, detect};
use flate2::Compression;
use flate2::write::GzEncoder;
use model::note::{Note, ProblemKind};
use model::sniff::{Format, ReadOptions};
use proptest::prelude::*;
use std::io::Write;

fn gzip(data: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

fn of_format(bytes: &[u8], name: &str) -> Result<Format, ProblemKind> {
    detect(&MemorySource::from(bytes), name).map_err(|problem| problem.kind)
}

const TABLE: &[u8] = "navn;antal\r\nÆrø;1,5\r\n".as_bytes();

#[test]
fn the_first_table_is_read_and_any_other_can_be_chosen() {
    let workbook = std::fs::read(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read/workbook_1.xlsx"),
    )
    .unwrap();
    let file = zip(&[
        ("læs mig.pdf", b"%PDF-1.7"),
        ("data/bog.xlsx", &workbook),
        ("data/tal.csv", TABLE),
    ]);
    assert_eq!(of_format(&file, "data.zip"), Ok(Format::Zip));
    let first = translated(&file, Format::Zip, &[]).unwrap();
    assert_eq!(first.part, ["data/bog.xlsx", "Tilsyn"]);
    assert_eq!((first.form, first.format), (Form::Cells, Format::Xlsx));
    let names: Vec<&str> = first.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "data/bog.xlsx/Tilsyn",
            "data/bog.xlsx/Skjult",
            "data/bog.xlsx/Andre",
            "data/tal.csv"
        ]
    );
    assert_eq!(first.notes[0], Note::OtherMembers { count: 1 });
    let sheet = translated(&file, Format::Zip, &["data/bog.xlsx", "Andre"]).unwrap();
    assert_eq!(sheet.part, ["data/bog.xlsx", "Andre"]);
    let text = translated(&file, Format::Zip, &["data/tal.csv"]).unwrap();
    assert_eq!((text.form, text.format), (Form::Plain, Format::Csv));
    assert_eq!(text.bytes, TABLE);
    // every name of the list leads to its table
    let listed = translated(&file, Format::Zip, &["data/bog.xlsx/Andre"]).unwrap();
    assert_eq!(listed, sheet);
    let none = |part: &[&str]| match translated(&file, Format::Zip, part) {
        Err(ProblemKind::NoSuchPart { name, has }) => (name, has.join(" ")),
        other => panic!("{part:?}: {other:?}"),
    };
    let members = "data/bog.xlsx data/tal.csv";
    assert_eq!(none(&["tal.csv"]), ("tal.csv".into(), members.into()));
    let sheets = ("Ark1".to_owned(), "Skjult Tilsyn Andre".to_owned());
    assert_eq!(none(&["data/bog.xlsx", "Ark1"]), sheets);
    assert_eq!(none(&["data/bog.xlsx/Ark1"]), sheets);
    // a text is one table
    assert_eq!(none(&["data/tal.csv", "a"]), ("a".into(), String::new()));
}

#[test]
fn a_packed_text_reads_like_the_text_itself() {
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("navn;antal\r\nÆrø;1,5\r\nFanø;2,25\r\n");
    let plain = read(&latin, "a.csv", &ReadOptions::default(), WHOLE).unwrap();
    let member = zip(&[("a.csv", &latin)]);
    for (packed, name) in [
        (member, "a.zip"),
        (gzip(&latin), "a.csv.gz"),
        (gzip(&zip(&[("a.csv", &latin)])), "a.gz"),
    ] {
        let table = read(&packed, name, &ReadOptions::default(), WHOLE).unwrap();
        assert_eq!(
            crate::read::summary(&table),
            crate::read::summary(&plain),
            "{name}"
        );
    }
}

#[test]
fn what_cannot_be_read_makes_way_for_what_can() {
    let file = zip(&[
        ("a.csv", b"%PDF-1.7 under another name"),
        ("b.csv", b""),
        ("c.csv", TABLE),
    ]);
    let found = translated(&file, Format::Zip, &[]).unwrap();
    assert_eq!(found.part, ["c.csv"]);
    // what was asked for says what is wrong with it
    assert_eq!(
        translated(&file, Format::Zip, &["b.csv"]),
        Err(ProblemKind::EmptyFile)
    );
}

#[test]
fn an_archive_without_tables_says_so() {
    let file = zip(&[("a.pdf", b"%PDF"), ("b.png", b"\x89PNG")]);
    assert_eq!(
        translated(&file, Format::Zip, &[]),
        Err(ProblemKind::NotATable {
            looks_like: "zip_without_table".into()
        })
    );
}

#[test]
fn locked_damaged_and_boundless_members_are_refused() {
    let file = zip(&[("a.csv", &b"a;b\n1;2\n".repeat(100))]);
    let mut locked = file.clone();
    let list = locked
        .windows(4)
        .rposition(|part| part == b"PK\x01\x02")
        .unwrap();
    locked[list + 8] |= 1;
    assert_eq!(
        translated(&locked, Format::Zip, &[]),
        Err(ProblemKind::Encrypted)
    );
    let mut damaged = file.clone();
    // inside the packed bytes
    damaged[40] ^= 0x55;
    assert_eq!(
        translated(&damaged, Format::Zip, &[]),
        Err(ProblemKind::Damaged)
    );
    assert_eq!(
        of_format(&file[..file.len() - 30], "a.zip"),
        Err(ProblemKind::Damaged)
    );
    // a list that claims less than comes out
    let mut liar = zip(&[("a.csv", &vec![b'a'; 3 << 20])]);
    let list = liar
        .windows(4)
        .rposition(|part| part == b"PK\x01\x02")
        .unwrap();
    liar[list + 24..list + 28].copy_from_slice(&9_u32.to_le_bytes());
    let limits = Limits {
        unpacked_bytes: 1 << 20,
        ..Limits::default()
    };
    let input = Input {
        bytes: &liar,
        file_name: "a.zip",
        format: Format::Zip,
        part: &[],
        limits,
        encoding: None,
    };
    let problem = translate(&input).unwrap_err();
    assert!(
        matches!(problem.kind, ProblemKind::TooBig { .. }),
        "{problem:?}"
    );
}

#[test]
fn archives_in_archives_end_somewhere() {
    let mut file = zip(&[("a.csv", TABLE)]);
    let two = zip(&[("indre.zip", &file)]);
    assert_eq!(translated(&two, Format::Zip, &[]).unwrap().bytes, TABLE);
    for _ in 0..6 {
        file = zip(&[("indre.zip", &file)]);
    }
    assert!(translated(&file, Format::Zip, &[]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_an_archive_panic(
        at in any::<prop::sample::Index>(),
        with in prop::collection::vec(any::<u8>(), 1..9),
        packed in any::<bool>(),
    ) {
        let mut bytes = if packed { gzip(TABLE) } else { zip(&[("a.csv", TABLE), ("b.json", b"[{\"a\":1}]")]) };
        let from = at.index(bytes.len());
        let to = (from + with.len()).min(bytes.len());
        bytes.splice(from..to, with);
        drop(translated(&bytes, if packed { Format::Gzip } else { Format::Zip }, &[]));
        drop(of_format(&bytes, "a.zip"));
    }
}
