//! What a table is as a whole: what it covers, its keys, what follows from what, what it is an extract of.

use crate::kle_check::director;
use engine::job::block_on;
use model::message::Language;
use model::table_facts::{BasicDataField, Register, TableFacts};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/facts")
}

fn facts(name: &str, bytes: &[u8], members: usize, shard_bytes: u64) -> (TableFacts, Vec<String>) {
    let director = director(name, bytes, members, shard_bytes);
    let facts = block_on(director.table_facts()).unwrap();
    let columns = director.profile();
    (facts, columns.into_iter().map(|own| own.name).collect())
}

#[test]
fn tables_say_what_they_cover_in_both_languages() {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let (whole, names) = facts(name, &bytes, 1, 1 << 20);
        let (cut, _) = facts(name, &bytes, 3, 256);
        assert_eq!(whole, cut, "{name} depends on the cut");
        let mut all = String::new();
        for language in [Language::Danish, Language::English] {
            let texts = texts::coverage(language);
            let column = |at: u32| names[at as usize].clone();
            writeln!(all, "{}", texts.title).unwrap();
            for (about, sentence) in (texts.sentences)(&whole, &column) {
                writeln!(all, "  {about}: {sentence}").unwrap();
            }
        }
        insta::assert_snapshot!(format!("facts_{name}"), all);
    }
}

#[test]
fn extracts_of_basic_data_are_known_by_the_names_of_their_columns() {
    let cases: &[(&str, Option<(BasicDataField, Register)>)] = &[
        (
            "ejerlavskode;matrikelnr;sfeejendomsnr;registreretareal",
            Some((BasicDataField::Property, Register::Cadastre)),
        ),
        (
            "byg007Bygningsnummer;byg021BygningensAnvendelse;byg026Opførelsesår;byg041BebyggetAreal",
            Some((BasicDataField::Property, Register::Buildings)),
        ),
        (
            "id;adgangsadresseid;vejkode;vejnavn;husnr;etage;dør;postnr",
            Some((BasicDataField::Addresses, Register::Addresses)),
        ),
        (
            "kommunekode;vejkode;vejnavn;adresseringsnavn;udtaltvejnavn",
            Some((BasicDataField::RoadsAndAreas, Register::Addresses)),
        ),
        (
            "dagi_id;kode;navn;regionskode",
            Some((BasicDataField::RoadsAndAreas, Register::Areas)),
        ),
        (
            "stednavn;hovedtype;undertype;navnestatus",
            Some((BasicDataField::Geography, Register::PlaceNames)),
        ),
        (
            "fot_id;objekttype;plannøjagtighed;planstatus",
            Some((BasicDataField::Geography, Register::GeoDanmark)),
        ),
        (
            "stationId;parameterId;observed;value",
            Some((BasicDataField::WaterAndClimate, Register::Weather)),
        ),
        (
            "DGU-nr;indtagsnr;pejledato;vandstand",
            Some((BasicDataField::WaterAndClimate, Register::Boreholes)),
        ),
        (
            "cvrNummer;virksomhedsform;hovedbranche;startdato",
            Some((BasicDataField::PersonsAndCompanies, Register::Companies)),
        ),
        (
            "personnummer;civilstand;statsborgerskab;adressebeskyttelse",
            Some((BasicDataField::PersonsAndCompanies, Register::Persons)),
        ),
        // a municipality's own lists have such columns too
        ("BFE-nummer;matrikel;adresse;areal", None),
        ("navn;adresse;postnr;by", None),
        ("cvr;leverandør;beløb", None),
        ("Adgangsadresseid;firma;postnr;by", None),
        ("kommunekode;kommunenavn;antal", None),
        ("vejkode;vejnavn;længde", None),
    ];
    for (header, expected) in cases {
        let columns = header.split(';').count();
        let row = |start: usize| {
            let cells: Vec<String> = (start..start + columns).map(|n| n.to_string()).collect();
            cells.join(";")
        };
        let text = format!("{header}\n{}\n{}\n{}\n", row(1), row(20), row(33));
        let (facts, _) = facts("udtræk.csv", text.as_bytes(), 1, 1 << 20);
        let found = facts.extract.as_ref().map(|own| (own.field, own.register));
        assert_eq!(found, *expected, "{header}");
        for language in [Language::Danish, Language::English] {
            let said = (texts::coverage(language).sentences)(&facts, &|_| "navn".to_owned());
            assert_eq!(
                said.iter().any(|own| own.1.contains("navn, navn")),
                expected.is_some(),
                "{header}"
            );
        }
    }
}

#[test]
fn what_may_be_chance_is_not_told() {
    // two columns that happen to be different in four rows are no key, and nothing follows from anything
    let text = "Navn;Farve;Antal\nGynge;rød;1\nBænk;rød;2\nHegn;blå;1\nGynge;blå;2\n";
    let (facts, _) = facts("legetøj.csv", text.as_bytes(), 1, 1 << 20);
    assert!(facts.keys.is_empty(), "{:?}", facts.keys);
    assert!(facts.dependencies.is_empty(), "{:?}", facts.dependencies);
    assert!(facts.sought_keys);
}

#[test]
fn a_year_and_two_municipalities_are_missed() {
    let bytes = std::fs::read(folder().join("panel.csv")).unwrap();
    let (whole, _) = facts("panel.csv", &bytes, 1, 1 << 20);
    assert_eq!(whole.times[0].missing, 1);
    assert_eq!(whole.places[0].missing, ["Fanø", "Læsø"]);
    assert!(whole.is_whole);
}

#[test]
fn the_samples_are_told() {
    let Some(folder) = crate::samples::folder() else {
        return;
    };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "csv"))
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let (whole, names) = facts(name, &bytes, 1, 1 << 30);
        let shard_bytes = (bytes.len() as u64).div_ceil(3).max(1);
        let (cut, _) = facts(name, &bytes, 3, shard_bytes);
        assert_eq!(whole, cut, "{name} depends on the cut");
        println!("{name}");
        let column = |at: u32| names[at as usize].clone();
        for (about, sentence) in (texts::coverage(Language::Danish).sentences)(&whole, &column) {
            println!("  {about}: {sentence}");
        }
    }
}
