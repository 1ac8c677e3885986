//! The reader over the shared samples, against other readers and what their collections say. What each
//! file is as a whole (types, notes, columns) stands in `samples.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::read::WHOLE;
use crate::reading::{Table, read};
use crate::samples;
use engine::read::each_record;
use model::note::ProblemKind;
use model::sniff::{DecimalSign, ReadOptions};

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
    let Some(folder) = samples::folder() else {
        return;
    };
    for sample in samples::plain() {
        let (file, rows) = (sample.file.as_str(), sample.rows as usize);
        let encoding = sample.encoding.as_deref().unwrap();
        let delimiter = sample.delimiter.as_ref().unwrap().chars().next().unwrap();
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let table = read(&bytes, file, &ReadOptions::default(), WHOLE).unwrap();
        let sniff = table.sniff();
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
    let Some(folder) = samples::folder() else {
        return;
    };
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
