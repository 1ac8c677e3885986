//! Kinds of columns told from their profiles.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use engine::kind::{self, code, fold::fold};
use model::cell::Cell;
use model::column::{Bin, ColumnProfile, ColumnType, Shape};

/// A column of whole numbers: its extremes, how many differ, and its rows.
fn integers(name: &str, min: i64, max: i64, distinct: u64, rows: u64) -> ColumnProfile {
    let common = rows.div_ceil(distinct.max(1));
    ColumnProfile {
        name: name.to_owned(),
        column_type: ColumnType::Integer,
        kind: None,
        kind_confidence: 0.0,
        nulls: 0,
        missing_spellings: Vec::new(),
        signs: Vec::new(),
        unit: None,
        distinct,
        distinct_exact: true,
        min: Some(Cell::Integer(min)),
        max: Some(Cell::Integer(max)),
        sum: None,
        mean: None,
        median: Some((min + max) as f64 / 2.0),
        top: vec![(Cell::Integer(min), common), (Cell::Integer(max), common)],
        totals: Vec::new(),
        shape: Shape::Bins(vec![Bin {
            from: Cell::Integer(min),
            to: Cell::Integer(max),
            rows,
        }]),
        longest_chars: None,
        is_subject: false,
    }
}

fn kind_of(profile: &ColumnProfile) -> Option<&'static str> {
    kind::of(&profile.name, profile).map(|(id, confidence)| {
        assert!((0.0..=1.0).contains(&confidence));
        id
    })
}

#[test]
fn years() {
    for name in [
        "AAR",
        "År",
        "aar",
        "Year",
        "Opførelsesår",
        "regnskabsår",
        "TID",
        "Årstal",
        "byggeAar",
    ] {
        assert_eq!(
            kind_of(&integers(name, 2003, 2014, 12, 8425)),
            Some("year"),
            "{name}"
        );
    }
    // a name that says nothing: only a dense run of recent years
    assert_eq!(
        kind_of(&integers("kolonne 1", 2003, 2014, 12, 8425)),
        Some("year")
    );
    assert_eq!(kind_of(&integers("kolonne 1", 1203, 2014, 12, 8425)), None);
    assert_eq!(kind_of(&integers("kolonne 1", 1950, 2050, 20, 8425)), None);
    // unknown years are marked with 0
    let mut marked = integers("Opførelsesår", 0, 2021, 90, 400);
    marked.median = Some(1962.0);
    assert_eq!(kind_of(&marked), Some("year"));
}

#[test]
fn numbers_that_only_look_like_years() {
    for name in [
        "Antal",
        "Antal år",
        "Postnr",
        "vejkode",
        "Beløb i kr.",
        "Sagsnr",
        "FID",
    ] {
        assert_ne!(
            kind_of(&integers(name, 2000, 2010, 11, 300)),
            Some("year"),
            "{name}"
        );
    }
    // sheep and living conditions end like years
    for name in ["Får", "Levekår"] {
        assert_eq!(kind_of(&integers(name, 12, 90, 40, 300)), None, "{name}");
    }
}

#[test]
fn days() {
    let mut column = integers("taelle_dato", 20_090_901, 20_230_930, 200, 1147);
    assert_eq!(kind_of(&column), Some("date"));
    column.max = Some(Cell::Integer(20_231_301));
    assert_eq!(kind_of(&column), None, "there is no thirteenth month");
    column.max = Some(Cell::Integer(20_230_229));
    assert_eq!(kind_of(&column), None, "2023 has no leap day");
    column.column_type = ColumnType::Date;
    assert_eq!(kind_of(&column), Some("date"));
}

#[test]
fn codes_are_told_from_quantities() {
    for (name, min, max, distinct, rows) in [
        ("telefonnr", 20_000_000, 99_000_000, 300, 300),
        ("BYDEL", 1, 11, 11, 8425),
        ("HUSTYP", 1, 8, 8, 8425),
        // says "income" and holds the numbers of brackets
        ("BRUTTOINDKOM", 1, 10, 10, 8425),
        ("Kommunekode", 101, 860, 98, 98),
        ("Postnr.", 1050, 9990, 600, 900),
        ("_id", 2, 900, 899, 899),
        ("ogc_fid", 1, 1147, 1147, 1147),
        ("darstatus", 1, 3, 3, 100),
        ("løbenummer", 1, 50, 50, 50),
        ("kolonne 1", 1, 50, 50, 50),
    ] {
        assert!(
            code::is_code_like(&integers(name, min, max, distinct, rows)),
            "{name}"
        );
    }
    for (name, min, max, distinct, rows) in [
        ("HUSTANDE", 1, 9412, 1558, 8425),
        ("Antal", 1, 10, 10, 8000),
        ("Beløb", 1, 50, 50, 50),
        ("Tilskadekomne børn", 0, 7, 5, 6),
        ("meter", 10, 8000, 220, 226),
        ("Arbejdstid", 10, 8000, 220, 226),
    ] {
        assert!(
            !code::is_code_like(&integers(name, min, max, distinct, rows)),
            "{name}"
        );
    }
    // zero to six children: most have none, so the numbers count
    let mut children = integers("boern", 0, 6, 7, 7000);
    children.top = vec![(Cell::Integer(0), 5000), (Cell::Integer(1), 900)];
    assert!(!code::is_code_like(&children));
}

#[test]
fn names_are_folded() {
    for (name, folded) in [
        ("OPFØRELSESÅR", "opfoerelsesaar"),
        ("Udgift_i kr.", "udgift i kr"),
        ("avgSpeed", "avg speed"),
        ("A\u{30a}r", "aar"),
        ("  Område (nr)  ", "omraade nr"),
        ("", ""),
    ] {
        assert_eq!(fold(name), folded, "{name}");
    }
}

#[test]
fn totals_are_known_by_their_spelling() {
    use engine::suggest::totals::is_total;
    for total in [
        "I alt",
        "i alt",
        "IALT",
        "Total",
        "København i alt",
        "Hele landet",
        "Alle",
        "TOT",
        "I alt, mænd",
        "Alder i alt",
    ] {
        assert!(is_total(total), "{total}");
    }
    for part in [
        "København",
        "Allerød",
        "Totalhavari",
        "Salt",
        "Region Sjælland",
        "",
        "Altid",
    ] {
        assert!(!is_total(part), "{part}");
    }
}

#[test]
fn codes_known_by_their_name() {
    for (name, min, max, kind) in [
        ("Postnr.", 1050, 9990, Some("postcode")),
        ("Kommunekode", 101, 860, Some("municipality_code")),
        ("KOMMUNE_KODE", 101, 860, Some("municipality_code")),
        ("CVR-nr", 10_000_001, 41_000_000, Some("cvr")),
        ("telefonnr", 20_000_000, 99_000_000, Some("phone")),
        ("REPORT_ID", 158_324, 210_000, Some("identifier")),
        ("t_nr", 1, 1147, Some("identifier")),
        // the name says a post code, the numbers cannot be one: a number of something all the same
        ("Postnr.", 1050, 99_990, Some("identifier")),
        ("Antal postnumre", 1, 40, None),
        ("HUSTANDE", 1, 9412, None),
    ] {
        assert_eq!(kind_of(&integers(name, min, max, 90, 900)), kind, "{name}");
    }
}
