//! The reader over the shared samples, against other readers and what their collections say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::read::WHOLE;
use crate::reading::{Table, read};
use engine::read::{each_record, sheet::Limits};
use model::note::ProblemKind;
use model::sniff::{DecimalSign, ReadOptions};
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

/// File, encoding, delimiter, data rows, types of the columns, codes of the notes.
type Plain = (
    &'static str,
    &'static str,
    char,
    usize,
    &'static str,
    &'static [&'static str],
);

/// The plain tables of the shared samples: one header row, one record for each row, one type for each
/// column.
const PLAIN: [Plain; 24] = [
    (
        "aarhus_trafik_realtid.csv",
        "utf-8",
        ',',
        928,
        "iimtiiii",
        &[],
    ),
    ("dawa_brofasthed.csv", "utf-8", ';', 430, "ttbi", &[]),
    (
        "dawa_dar_supplerendebynavn.csv",
        "utf-8",
        ';',
        395,
        "itiittttmmm",
        &[],
    ),
    ("dawa_ejerlav_raw.csv", "utf-8", ',', 9084, "ititit", &[]),
    ("dawa_hoejder_utm32.csv", "utf-8", ',', 965, "tddd", &[]),
    ("dawa_navngivenvej.csv", "utf-8", ';', 23, "timmttttit", &[]),
    ("dawa_opstillingskredse.csv", "utf-8", ';', 92, "itti", &[]),
    ("dawa_stormodtager.csv", "utf-8", ';', 47, "ttitttt", &[]),
    ("dst_FOLK1A_koder.csv", "utf-8", ';', 31200, "tiiti", &[]),
    (
        "dst_indkomst_translit.csv",
        "utf-8",
        ',',
        98,
        "tit",
        &["footer_rows_set_aside"],
    ),
    ("dst_municipality_codes.csv", "utf-8", ',', 99, "tt", &[]),
    (
        "energinet_elspot_oedelagt.csv",
        "utf-8-bom",
        ';',
        2879,
        "DDttt",
        &["damaged_numbers", "damaged_numbers"],
    ),
    (
        "index.csv",
        "utf-8",
        ',',
        40,
        "ttittttti tttttttt",
        &["lost_letters"],
    ),
    ("kk_bydel_wkt.csv", "utf-8", ',', 10, "tiitit", &[]),
    (
        "kk_indkomst_latin1.csv",
        "windows-1252",
        ',',
        8425,
        "iititt iti",
        &[],
    ),
    (
        "kk_statbank_1850-1899.csv",
        "utf-8-bom",
        ';',
        4088,
        "tttii",
        &[],
    ),
    (
        "kk_statbank_before1850.csv",
        "utf-8-bom",
        ';',
        4088,
        "tttii",
        &[],
    ),
    (
        "kk_trafiktaelling.csv",
        "utf-8",
        ',',
        1147,
        "titttitidiiidiiiiittttttiiitddididiit",
        &[],
    ),
    ("kommuner_lau_iso.csv", "utf-8", ',', 99, "ittt", &[]),
    (
        "kommuner_regioner_latin1.csv",
        "windows-1252",
        ',',
        97,
        "tt",
        &[],
    ),
    ("midttrafik_odder_wkt.csv", "utf-8", ',', 226, "tiiiti", &[]),
    ("ssi_covid_tests.csv", "utf-8", ',', 206, "Diidiii", &[]),
    ("sst_covid_icu.csv", "utf-8", ',', 150, "Diiiiii", &[]),
    (
        "derived/FOLK1A_utf16le_bom.txt",
        "utf-16le",
        '\t',
        4999,
        "tiiti",
        &[],
    ),
];

/// A letter for each type.
fn letter(kind: &str) -> char {
    match kind {
        "integer" => 'i',
        "decimal" => 'd',
        "date" => 'D',
        "datetime" => 'm',
        "boolean" => 'b',
        "text" => 't',
        _ => '?',
    }
}

/// Every record of a file by another reader.
fn oracle(bytes: &[u8], encoding: &str, delimiter: char, escaped: bool) -> Vec<Vec<String>> {
    let text: String = match encoding {
        "windows-1252" => bytes.iter().map(|b| char::from(*b)).collect(),
        "utf-16le" => {
            let units: Vec<u16> = bytes[2..]
                .chunks(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16(&units).unwrap()
        }
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    };
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter as u8)
        .escape(escaped.then_some(b'\\'))
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_string).collect())
        .collect()
}

#[test]
fn plain_samples_read_as_another_reader_reads_them() {
    let Some(folder) = samples() else { return };
    for (file, encoding, delimiter, rows, types, notes) in PLAIN {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let table = read(&bytes, file, &ReadOptions::default(), WHOLE).unwrap();
        let sniff = table.sniff();
        assert_eq!(sniff.encoding.value.id(), encoding, "{file}");
        assert_eq!(sniff.delimiter.value, delimiter, "{file}");
        assert_eq!(
            (sniff.preamble_rows.value, sniff.header_rows.value),
            (0, 1),
            "{file}"
        );
        assert_eq!(table.row_count(), rows, "{file}");
        let found: String = table.columns().iter().map(|c| letter(c.1)).collect();
        assert_eq!(found, types.replace(' ', ""), "{file}");
        assert_eq!(table.note_codes(), notes, "{file}");

        let expected = oracle(&bytes, encoding, delimiter, sniff.backslash_escape);
        let mut records: Vec<Vec<String>> = Vec::new();
        let (source, ..) = crate::reading::open(&bytes, file, &ReadOptions::default()).unwrap();
        each_record(&source, sniff, &mut |fields| {
            records.push(fields.iter().map(ToString::to_string).collect());
            Ok(())
        })
        .unwrap();
        assert_eq!(records.len(), rows + 1, "{file}");
        assert_eq!(records[..], expected[..records.len()], "{file}");
        // what is left of the file is a footer
        assert_eq!(
            expected.len() - records.len(),
            sniff.footer_rows as usize,
            "{file}"
        );

        // typed cells against the text they stand for
        for (row, (_, cells)) in table.rows().iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let text = expected[row + 1].get(column).map_or("", String::as_str);
                assert!(
                    stands_for(
                        cell,
                        text,
                        letter(table.columns()[column].1),
                        &table,
                        column
                    ),
                    "{file}, record {row}, column {column}: {cell} is not {text:?}"
                );
            }
        }
        // the same in small shards
        for shard_bytes in [300, 10_007, 100_003] {
            if bytes.len() as u64 / shard_bytes > 1500 {
                continue;
            }
            let cut = read(&bytes, file, &ReadOptions::default(), shard_bytes).unwrap();
            assert_eq!(
                cut.rows(),
                table.rows(),
                "{file} in shards of {shard_bytes} bytes"
            );
            assert_eq!(cut.settled.sniff, table.settled.sniff, "{file}");
            assert_eq!(cut.settled.notes, table.settled.notes, "{file}");
        }
    }
}

/// True when a cell is what its text says, worked out with nothing but string replacement and the
/// standard library's own parsers.
fn stands_for(cell: &str, text: &str, kind: char, table: &Table, column: usize) -> bool {
    let trimmed = text.trim();
    if cell == "·" {
        return trimmed.is_empty();
    }
    match kind {
        't' => cell == format!("{text:?}"),
        'i' => cell == trimmed.replace('.', ""),
        'd' => {
            let is_comma = table.settled.plans[column].decimal_sign == DecimalSign::Comma;
            let plain = if is_comma {
                trimmed.replace('.', "").replace(',', ".")
            } else {
                trimmed.to_string()
            };
            plain.parse::<f64>().ok() == cell.parse::<f64>().ok()
        }
        'b' => matches!((cell, trimmed), ("yes", "t") | ("no", "f")),
        'D' | 'm' => cell.starts_with("day ") || cell.starts_with("µs "),
        _ => false,
    }
}

#[test]
fn matrix_samples_open_with_all_their_rows() {
    // Statistikbanken's matrix form is read as it stands: titles set aside, group rows short
    let Some(folder) = samples() else { return };
    let expected = [
        ("dst_beboertype_matrix.csv", 2, 117, 5),
        ("dst_disponibelindkomst_mojibake.csv", 3, 113, 6),
        ("dst_folketingsvalg2019_matrix_latin1.csv", 2, 1300, 3),
        ("dst_koensfordeling_matrix.csv", 2, 107, 6),
    ];
    for (file, preamble, rows, columns) in expected {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let table = read(&bytes, file, &ReadOptions::default(), WHOLE).unwrap();
        let sniff = table.sniff();
        assert_eq!(sniff.preamble_rows.value, preamble, "{file}");
        assert_eq!(sniff.header_rows.value, 1, "{file}");
        assert_eq!(
            (table.row_count(), table.columns().len()),
            (rows, columns),
            "{file}"
        );
        assert!(table.note_codes().contains(&"ragged_rows"), "{file}");
        let has_lost = bytes.windows(3).any(|w| w == "\u{fffd}".as_bytes());
        assert_eq!(
            table.note_codes().contains(&"lost_letters"),
            has_lost,
            "{file}"
        );
    }
}

#[test]
fn workbooks_of_the_samples() {
    let Some(folder) = samples() else { return };
    // file, sheet, title rows, data rows, footer rows, types
    let expected = [
        (
            "dst_gennemsnitsalder_GALDER.xlsx",
            "GALDER",
            0,
            99,
            0,
            "tdddddddddddd",
        ),
        ("dst_ginikoeff.xlsx", "IFOR41", 0, 98, 0, "tddddddddddd"),
        (
            "dst_kommuneskat_PSKAT.xlsx",
            "PSKAT",
            0,
            98,
            0,
            "tdddddddddddd",
        ),
        (
            "derived/folketingsvalg_flettede_celler.xlsx",
            "Tabel 1",
            3,
            416,
            2,
            "tti",
        ),
    ];
    for (file, sheet, preamble, rows, footer, types) in expected {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let records = engine::read::sheet::records(&bytes, Limits::default()).unwrap();
        assert_eq!(
            (records.sheet.as_str(), records.others),
            (sheet, 0),
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
        let found: String = table.columns().iter().map(|c| letter(c.1)).collect();
        assert_eq!(found, types, "{file}");
    }
    let bytes = std::fs::read(folder.join("dst_ginikoeff.xlsx")).unwrap();
    let table = read(&bytes, "a.xlsx", &ReadOptions::default(), WHOLE).unwrap();
    assert_eq!(table.sniff().column_names[..3], ["Column1", "2013", "2014"]);
    assert_eq!(
        table.rows()[0],
        (
            2,
            [
                &["\"København\"", "31.25", "31.86"][..],
                &table.rows()[0]
                    .1
                    .iter()
                    .skip(3)
                    .map(String::as_str)
                    .collect::<Vec<_>>()
            ]
            .concat()
            .into_iter()
            .map(str::to_string)
            .collect()
        )
    );
}

#[test]
fn other_kinds_of_files_say_what_they_are() {
    let Some(folder) = samples() else { return };
    let not_yet = |format: &str| ProblemKind::NotSupportedYet {
        format: format.to_string(),
    };
    let expected = [
        ("derived/kk_statbank.ods", not_yet("ods")),
        ("derived/kk_statbank_typed.parquet", not_yet("parquet")),
        ("danmarkskort_kommunedata.json", not_yet("json")),
        ("dawa_stednavn_25832.json", not_yet("geojson")),
        ("kk_udsatte_byomraader.json", not_yet("geojson")),
        ("kk_bydele.geojson", not_yet("geojson")),
        (
            "vesthimmerland_legepladser_latin1.geojson",
            not_yet("geojson"),
        ),
        ("kk_trafiktaelling_shp.zip", not_yet("shapefile")),
    ];
    for (file, kind) in expected {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let problem = crate::reading::open(&bytes, file, &ReadOptions::default())
            .err()
            .unwrap();
        assert_eq!(problem.kind, kind, "{file}");
    }
}

/// Records of a file of a test collection, without guessing about its header.
fn all_records(bytes: &[u8], name: &str) -> Option<Vec<Vec<String>>> {
    let options = ReadOptions {
        delimiter: Some(','),
        quote: Some(Some('"')),
        preamble_rows: Some(0),
        header_rows: Some(0),
        ..ReadOptions::default()
    };
    let (source, format, origin) = crate::reading::open(bytes, name, &options).ok()?;
    let sniff = engine::read::sniff(&source, format, origin, &options).ok()?;
    let mut records = Vec::new();
    each_record(&source, &sniff, &mut |fields| {
        records.push(fields.iter().map(ToString::to_string).collect());
        Ok(())
    })
    .ok()?;
    Some(records)
}

#[test]
fn the_collections_of_others_read_as_they_say() {
    let Some(folder) = samples() else { return };
    let mut seen = 0;
    for collection in ["csv-spectrum/csvs", "csv-test-data/csv"] {
        let csvs = folder.join(collection);
        let jsons = csvs.parent().unwrap().join("json");
        for entry in std::fs::read_dir(&csvs).unwrap() {
            let file = entry.unwrap().path();
            let name = file.file_name().unwrap().to_str().unwrap().to_string();
            let bytes = std::fs::read(&file).unwrap();
            // whatever it is, it opens or says why not
            let whole = read(&bytes, &name, &ReadOptions::default(), WHOLE);
            let Ok(json) = std::fs::read_to_string(jsons.join(&name).with_extension("json")) else {
                assert!(name.starts_with("bad-"), "{name} has no expectation");
                continue;
            };
            seen += 1;
            // a blank line is no record for us, also in a file of one column
            match name.as_str() {
                "all-empty.csv" => {
                    assert_eq!(whole.err().unwrap().kind, ProblemKind::EmptyFile);
                    continue;
                }
                "empty-one-column.csv" => {
                    assert_eq!(all_records(&bytes, &name).unwrap(), [["foo"]]);
                    continue;
                }
                _ => {}
            }
            let records = all_records(&bytes, &name).expect(&name);
            let expected: serde_json::Value = serde_json::from_str(&json).unwrap();
            let expected = match expected {
                serde_json::Value::Array(rows) => rows,
                row => vec![row],
            };
            if expected.first().is_some_and(serde_json::Value::is_array) {
                let expected: Vec<Vec<String>> = serde_json::from_str(&json).unwrap();
                assert_eq!(records, expected, "{name}");
            } else {
                let (header, rows) = records.split_first().unwrap();
                if name == "location_coordinates.csv" {
                    // the collection put another telephone number into its expectation
                    assert_eq!(rows[0][0], "2095257564");
                    assert_eq!(rows[0][1], expected[0]["Location Coordinates"]);
                    continue;
                }
                let rows: Vec<serde_json::Value> = rows
                    .iter()
                    .map(|row| {
                        header
                            .iter()
                            .cloned()
                            .zip(row.iter().cloned().map(serde_json::Value::from))
                            .collect()
                    })
                    .collect();
                assert_eq!(rows, expected, "{name}");
                // and the header is found without being told
                let table = whole.unwrap();
                assert_eq!(table.sniff().header_rows.value, 1, "{name}");
                assert_eq!(table.row_count(), rows.len(), "{name}");
            }
        }
    }
    assert!(seen > 25, "only {seen} files were looked at");
}
