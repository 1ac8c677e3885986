//! Properties of the reader: it agrees with the oracle, however it is cut, and never panics.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::reading::{Table, read, read_cut, sniffed};
use engine::read::{MemorySource, each_record, head};
use model::sniff::{Assumed, Encoding, Evidence, Format, Layout, Origin, ReadOptions, Sniff};
use proptest::prelude::*;

/// Text in which everything that means something to a reader is frequent.
fn odd_text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        3 => Just(','),
        3 => Just(';'),
        4 => Just('"'),
        2 => Just('\n'),
        1 => Just('\r'),
        1 => Just(' '),
        1 => Just('\0'),
        1 => Just('\\'),
        1 => Just('\''),
        1 => Just('.'),
        2 => prop::char::range('0', '9'),
        3 => prop::char::range('a', 'c'),
        1 => Just('æ'),
        1 => Just('€'),
        1 => Just('😀'),
    ];
    prop::collection::vec(letter, 0..120).prop_map(|letters| letters.into_iter().collect())
}

/// A value as files have them.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9]{1,4}",
        1 => "[0-9]{1,3},[0-9]{1,2}",
        1 => "[0-9]{1,3}\\.[0-9]{3}",
        1 => "[0-3][0-9]-[01][0-9]-20[12][0-9]",
        1 => "[a-zæøå ]{0,6}",
        1 => Just(String::new()),
        1 => Just("..".to_string()),
        1 => Just("ja".to_string()),
        1 => "[a-c\n\",; ]{0,8}",
    ]
}

/// Rows of a table whose columns each hold one kind of value, but for a few odd ones.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(value(), 1..5), 0..30)
}

/// A table written with quotes where they are needed.
fn written(rows: &[Vec<String>], delimiter: u8, line_end: csv::Terminator) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(line_end)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// How a text of a known dialect is written, without any guessing.
fn plain_sniff(bytes: &[u8], delimiter: char) -> Sniff {
    fn chosen<T>(value: T) -> Assumed<T> {
        Assumed {
            value,
            evidence: Evidence::Chosen,
        }
    }
    Sniff {
        format: Format::Csv,
        origin: Origin::Text,
        encoding: chosen(Encoding::Utf8),
        skip_bytes: 0,
        delimiter: chosen(delimiter),
        quote: chosen(Some('"')),
        backslash_escape: false,
        delimiter_text: None,
        usual_fields: 0,
        layout: chosen(Layout::Plain),
        of_file: None,
        translated_from: None,
        header_cells: Vec::new(),
        preamble_rows: chosen(0),
        header_rows: chosen(0),
        decimal_sign: chosen(None),
        date_order: chosen(None),
        column_names: Vec::new(),
        title_rows: Vec::new(),
        data_byte: 0,
        data_line: 0,
        end_byte: bytes.len() as u64,
        footer_rows: 0,
        footer_texts: Vec::new(),
        part: Vec::new(),
        crs: None,
        text_columns: Vec::new(),
        nil_dash: chosen(false),
        multipliers: Vec::new(),
        mends: Vec::new(),
        reshapes: Vec::new(),
        columns: Vec::new(),
    }
}

fn our_records(bytes: &[u8], delimiter: char) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let source = MemorySource::from(bytes);
    each_record(&source, &plain_sniff(bytes, delimiter), &mut |fields| {
        records.push(fields.iter().map(ToString::to_string).collect());
        Ok(())
    })
    .unwrap();
    records
}

fn oracle_records(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(bytes)
        .records()
        .map(|record| record.unwrap().iter().map(str::to_string).collect())
        .collect()
}

/// Everything about a table that must not depend on how it was cut.
fn essence(table: &Table) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        table.rows(),
        table.columns(),
        format!("{:?}", table.settled.notes),
        table.settled.missing_spellings.clone(),
        format!("{:?}", table.sniff()),
    )
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Twice => text.as_bytes().to_vec(),
        // their letters are tested in read_letters
        Encoding::Cp865 | Encoding::Cp850 | Encoding::MacRoman => text
            .chars()
            .map(|c| if c.is_ascii() { c as u8 } else { b'?' })
            .collect(),
        Encoding::Utf8Bom => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf16le => format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
        Encoding::Utf16be => format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect(),
        Encoding::Windows1252 => text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
            .collect(),
    }
}

fn encodings() -> impl Strategy<Value = Encoding> {
    prop::sample::select(Encoding::ALL.to_vec())
}

/// Reads as one shard, and as shards cut at the given parts of the data.
fn whole_and_cut(bytes: &[u8], options: &ReadOptions, cuts: &[u16]) -> Option<(Table, Table)> {
    let whole = read(bytes, "a.csv", options, 1 << 40).ok()?;
    let (source, sniff) = sniffed(bytes, "a.csv", options).unwrap();
    let plans = head(&source, &sniff, 10).unwrap().plans;
    let room = sniff.end_byte - sniff.data_byte;
    let unit = match sniff.encoding.value {
        Encoding::Utf16le | Encoding::Utf16be => 2,
        _ => 1,
    };
    let mut places: Vec<u64> = cuts
        .iter()
        .map(|cut| {
            sniff.data_byte + room * u64::from(*cut) / (u64::from(u16::MAX) + 1) / unit * unit
        })
        .collect();
    places.sort_unstable();
    let cut = read_cut(&source, &sniff, &plans, &places, 1).unwrap();
    Some((whole, cut))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn records_of_odd_text_are_those_of_the_oracle(text in odd_text()) {
        let bytes = text.as_bytes();
        prop_assert_eq!(our_records(bytes, ','), oracle_records(bytes, b','));
        prop_assert_eq!(our_records(bytes, ';'), oracle_records(bytes, b';'));
    }

    #[test]
    fn what_is_written_is_read_back(rows in rows(), semicolon in any::<bool>(), crlf in any::<bool>()) {
        let delimiter = if semicolon { b';' } else { b',' };
        let line_end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let text = written(&rows, delimiter, line_end);
        prop_assert_eq!(our_records(text.as_bytes(), char::from(delimiter)), rows);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), cuts in prop::collection::vec(any::<u16>(), 0..4)) {
        whole_and_cut(&bytes, &ReadOptions::default(), &cuts);
        for encoding in Encoding::ALL {
            let options = ReadOptions { encoding: Some(encoding), ..ReadOptions::default() };
            whole_and_cut(&bytes, &options, &cuts);
        }
    }

    #[test]
    fn odd_text_reads_the_same_however_it_is_cut(text in odd_text(), cuts in prop::collection::vec(any::<u16>(), 0..7)) {
        if let Some((whole, cut)) = whole_and_cut(text.as_bytes(), &ReadOptions::default(), &cuts) {
            prop_assert_eq!(essence(&whole), essence(&cut));
        }
    }

    #[test]
    fn tables_read_the_same_however_they_are_cut(
        rows in rows(),
        encoding in encodings(),
        cuts in prop::collection::vec(any::<u16>(), 0..7),
        crlf in any::<bool>(),
    ) {
        let line_end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let bytes = encoded(&written(&rows, b';', line_end), encoding);
        if let Some((whole, cut)) = whole_and_cut(&bytes, &ReadOptions::default(), &cuts) {
            prop_assert_eq!(essence(&whole), essence(&cut));
        }
    }

    #[test]
    fn every_cell_of_a_table_is_kept(rows in prop::collection::vec(prop::collection::vec("[a-zæøå0-9,.;\"\n-]{1,9}", 3), 1..40)) {
        // all columns as text: what was written is there, cell for cell
        let text = written(&rows, b';', csv::Terminator::Any(b'\n'));
        let options = ReadOptions {
            delimiter: Some(';'),
            quote: Some(Some('"')),
            encoding: Some(Encoding::Utf8),
            preamble_rows: Some(0),
            header_rows: Some(0),
            text_columns: vec![0, 1, 2],
            ..ReadOptions::default()
        };
        if let Ok(table) = read(text.as_bytes(), "a.csv", &options, 64) {
            let kept: Vec<Vec<String>> = table.rows().into_iter().map(|r| r.1).collect();
            let footer = table.sniff().footer_rows as usize;
            let expected: Vec<Vec<String>> = rows[..rows.len() - footer]
                .iter()
                .map(|row| row.iter().map(|c| if c.trim().is_empty() { "·".to_string() } else { format!("{c:?}") }).collect())
                .collect();
            prop_assert_eq!(kept, expected);
        }
    }
}
