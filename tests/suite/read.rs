//! The reader over fixtures, one or more for each rule, and over what is too big for a fixture.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::reading::{Table, read};
use engine::read::{each_record, sheet::Limits};
use model::note::{Note, ProblemKind};
use model::sniff::{DateOrder, DecimalSign, Encoding, Evidence, ReadOptions};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const WHOLE: u64 = 1 << 40;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read")
}

fn table(text: &[u8]) -> Table {
    read(text, "test.csv", &ReadOptions::default(), WHOLE).unwrap()
}

/// What a fixture was read as, for a reviewer's eye.
fn summary(table: &Table) -> String {
    let sniff = table.sniff();
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").unwrap();
    line(format!(
        "{} {:?}, delimiter {:?}, quote {:?}{}",
        sniff.encoding.value.id(),
        sniff.encoding.evidence,
        sniff.delimiter.value,
        sniff.quote.value,
        if sniff.backslash_escape { " \\" } else { "" },
    ));
    line(format!(
        "preamble {} {:?}, header {} {:?}, footer {} {:?}",
        sniff.preamble_rows.value,
        sniff.title_rows,
        sniff.header_rows.value,
        sniff.header_rows.evidence,
        sniff.footer_rows,
        sniff.footer_texts,
    ));
    line(format!(
        "decimal sign {:?} {:?}, date order {:?} {:?}",
        sniff.decimal_sign.value,
        sniff.decimal_sign.evidence,
        sniff.date_order.value,
        sniff.date_order.evidence,
    ));
    for note in &table.settled.notes {
        line(format!("note: {note:?}"));
    }
    for ((name, kind), missing) in table.columns().iter().zip(&table.settled.missing_spellings) {
        line(format!("column {name:?}: {kind}, missing {missing:?}"));
    }
    for (row, cells) in table.rows() {
        line(format!("{row}: {}", cells.join(" | ")));
    }
    out
}

#[test]
fn fixtures_read_as_reviewed() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() > 60, "fixtures are missing");
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&file).unwrap();
        let table = read(&bytes, name, &ReadOptions::default(), WHOLE).unwrap();
        insta::with_settings!({ prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("read_{}", name.replace('.', "_")), summary(&table));
        });
        // the same in the smallest pieces
        for shard_bytes in [1, 7, 20] {
            let cut = read(&bytes, name, &ReadOptions::default(), shard_bytes).unwrap();
            assert_eq!(
                summary(&cut),
                summary(&table),
                "{name} in shards of {shard_bytes} bytes"
            );
        }
    }
}

/// A table of `rows` rows with a column that holds `usual` but `odd` in one row.
fn with_odd_row(rows: usize, usual: impl Fn(usize) -> String, odd_row: usize, odd: &str) -> String {
    let mut text = String::from("id;værdi;by\r\n").replace('æ', "ae");
    for row in 0..rows {
        let value = if row == odd_row {
            odd.to_string()
        } else {
            usual(row)
        };
        writeln!(text, "{row};{value};Odense\r").unwrap();
    }
    text
}

#[test]
fn a_first_letter_code_at_99_percent_makes_the_column_text() {
    let text = with_odd_row(200_000, |row| (row * 7).to_string(), 198_000, "A12");
    for shard_bytes in [WHOLE, 700_000] {
        let table = read(
            text.as_bytes(),
            "test.csv",
            &ReadOptions::default(),
            shard_bytes,
        )
        .unwrap();
        assert_eq!(table.columns()[1].1, "text");
        assert_eq!(table.columns()[0].1, "integer");
        let note = Note::TypeRevised {
            column: "vaerdi".to_string(),
            from: "integer".to_string(),
            to: "text".to_string(),
            row: 198_002,
        };
        assert_eq!(table.settled.notes, [note]);
        let rows = table.rows();
        assert_eq!(rows.len(), 200_000);
        assert_eq!(
            rows[198_000],
            (
                198_002,
                vec!["198000".into(), "\"A12\"".into(), "\"Odense\"".into()]
            )
        );
        assert_eq!(rows[0].1[1], "\"0\"");
    }
}

#[test]
fn a_first_danish_letter_at_90_percent_revises_the_encoding() {
    let mut text = String::from("id;vej;by\n");
    for row in 0..200_000 {
        let street = if row == 180_000 { "Ærøvej" } else { "Algade" };
        writeln!(text, "{row};{street};Odense").unwrap();
    }
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let first_byte = bytes.iter().position(|b| !b.is_ascii()).unwrap() as u64;
    for shard_bytes in [WHOLE, 700_000] {
        let table = read(&bytes, "test.csv", &ReadOptions::default(), shard_bytes).unwrap();
        assert_eq!(table.sniff().encoding.value, Encoding::Windows1252);
        let note = Note::EncodingRevised {
            from: "utf-8".to_string(),
            to: "windows-1252".to_string(),
            byte: first_byte,
        };
        assert_eq!(table.settled.notes, [note]);
        assert_eq!(table.rows()[180_000].1[1], "\"Ærøvej\"");
    }
    // the same in UTF-8 needs no revision
    let table = self::table(text.as_bytes());
    assert_eq!(table.sniff().encoding.value, Encoding::Utf8);
    assert_eq!(table.note_codes(), [""; 0]);
    assert_eq!(table.rows()[180_000].1[1], "\"Ærøvej\"");
}

#[test]
fn a_late_decimal_widens_whole_numbers_and_a_late_wide_one_keeps_its_digits() {
    let text = with_odd_row(60_000, |row| row.to_string(), 59_000, "12,5");
    let table = read(
        text.as_bytes(),
        "test.csv",
        &ReadOptions::default(),
        200_000,
    )
    .unwrap();
    assert_eq!(table.columns()[1].1, "decimal");
    assert_eq!(table.note_codes(), ["type_revised"]);
    assert_eq!(table.rows()[59_000].1[1], "12.5");
    assert_eq!(table.rows()[58_999].1[1], "58999");
    let wide = "123456789012345678901234567890";
    let text = with_odd_row(60_000, |row| row.to_string(), 59_000, wide);
    let table = read(
        text.as_bytes(),
        "test.csv",
        &ReadOptions::default(),
        200_000,
    )
    .unwrap();
    assert_eq!(table.columns()[1].1, "integer");
    assert_eq!(table.rows()[59_000].1[1], wide);
    assert_eq!(table.note_codes(), [""; 0]);
}

#[test]
fn a_late_leading_zero_makes_a_code_and_a_late_month_first_date_turns_the_order() {
    let text = with_odd_row(60_000, |row| (row + 100).to_string(), 59_000, "0101");
    let table = self::table(text.as_bytes());
    assert_eq!(table.columns()[1].1, "text");
    assert_eq!(table.rows()[59_000].1[1], "\"0101\"");
    let text = with_odd_row(60_000, |_| "04/05/2023".to_string(), 59_000, "04/13/2023");
    let table = read(
        text.as_bytes(),
        "test.csv",
        &ReadOptions::default(),
        200_000,
    )
    .unwrap();
    assert_eq!(table.columns()[1].1, "date");
    assert_eq!(table.sniff().date_order.value, Some(DateOrder::Mdy));
    // 5 April 2023
    assert_eq!(table.rows()[0].1[1], "day 19452");
}

#[test]
fn a_column_empty_at_first_gets_its_type_from_what_comes() {
    let text = with_odd_row(
        60_000,
        |row| {
            if row < 50_000 {
                String::new()
            } else {
                "7".into()
            }
        },
        0,
        "",
    );
    let table = read(
        text.as_bytes(),
        "test.csv",
        &ReadOptions::default(),
        200_000,
    )
    .unwrap();
    assert_eq!(table.columns()[1].1, "integer");
    assert_eq!(
        table.settled.missing_spellings[1],
        [(String::new(), 50_000)]
    );
    assert_eq!(table.note_codes(), [""; 0]);
}

#[test]
fn a_late_long_row_widens_the_table() {
    let mut text = with_odd_row(60_000, |row| row.to_string(), 0, "0");
    text.push_str("60000;5;Vejle;mere;endnu mere\r\n");
    let table = read(
        text.as_bytes(),
        "test.csv",
        &ReadOptions::default(),
        200_000,
    )
    .unwrap();
    let names: Vec<String> = table.columns().into_iter().map(|c| c.0).collect();
    assert_eq!(names, ["id", "vaerdi", "by", "kolonne 4", "kolonne 5"]);
    let rows = table.rows();
    assert_eq!(rows[60_000].1[3..], ["\"mere\"", "\"endnu mere\""]);
    assert_eq!(rows[5].1[3..], ["·", "·"]);
    let note = Note::RaggedRows {
        short: 0,
        long: 1,
        first_row: 60_002,
    };
    assert_eq!(table.settled.notes, [note]);
}

#[test]
fn cuts_inside_quoted_fields_are_found_and_mended() {
    let mut text = String::from("id,tekst,tal\n");
    for row in 0..2000 {
        writeln!(
            text,
            "{row},\"linje, \"\"en\"\"\n1,2,3\n\"\"to\"\", \n\",{}",
            row * 2
        )
        .unwrap();
    }
    let whole = table(text.as_bytes());
    assert_eq!(whole.row_count(), 2000);
    for shard_bytes in [100, 977, 5000] {
        let cut = read(
            text.as_bytes(),
            "test.csv",
            &ReadOptions::default(),
            shard_bytes,
        )
        .unwrap();
        assert!(cut.shards.len() > 10);
        assert_eq!(cut.rows(), whole.rows());
        assert_eq!(summary(&cut), summary(&whole));
    }
}

#[test]
fn a_quote_without_end_takes_the_rest_and_says_so() {
    let mut text = with_odd_row(30_000, |row| row.to_string(), 29_998, "\"aldrig lukket");
    text.push_str("sidste;linje;her");
    for shard_bytes in [WHOLE, 100_000] {
        let table = read(
            text.as_bytes(),
            "test.csv",
            &ReadOptions::default(),
            shard_bytes,
        )
        .unwrap();
        assert_eq!(table.row_count(), 29_999);
        let row = 30_000;
        assert!(table.settled.notes.contains(&Note::UnclosedQuote { row }));
        assert!(table.rows()[29_998].1[1].ends_with("sidste;linje;her\""));
    }
}

#[test]
fn a_cell_of_a_megabyte_and_ten_thousand_columns() {
    let long = "x".repeat(1 << 20);
    let text = format!("id,tekst\n1,{long}\n2,kort\n3,\"{long}\"\n");
    let table = self::table(text.as_bytes());
    let rows = table.rows();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].1[1].len(), (1 << 20) + 2);
    assert_eq!(rows[0].1[1], rows[2].1[1]);

    let names: Vec<String> = (0..10_000).map(|i| format!("k{i}")).collect();
    let mut text = names.join(";");
    text.push('\n');
    for row in 0..20 {
        let values: Vec<String> = (0..10_000).map(|i| (i * row).to_string()).collect();
        text.push_str(&values.join(";"));
        text.push('\n');
    }
    let table = self::table(text.as_bytes());
    assert_eq!(table.columns().len(), 10_000);
    assert!(table.columns().iter().all(|c| c.1 == "integer"));
    assert_eq!(table.rows()[19].1[9_999], (9_999 * 19).to_string());
}

#[test]
fn a_footer_that_is_no_footer_is_taken_back() {
    // a quoted field ends in lines that look like a source
    let mut text = String::from("id;tekst;tal\n");
    for row in 0..5000 {
        writeln!(text, "{row};kort;1").unwrap();
    }
    text.push_str("5000;\"lang\n");
    text.push_str(&"linje i teksten, som fylder lidt\n".repeat(3000));
    text.push_str("\nKilde: teksten selv\n\";7\n");
    let table = self::table(text.as_bytes());
    assert_eq!(table.row_count(), 5001);
    assert_eq!(table.sniff().footer_rows, 0);
    assert_eq!(table.sniff().end_byte, text.len() as u64);
    assert_eq!(table.rows()[5000].1[2], "7");
}

#[test]
fn what_the_user_chose_is_never_questioned() {
    let text = "1,5;2,5\n3,5;4,5\n6,5;7,5\n";
    let options = ReadOptions {
        delimiter: Some(','),
        header_rows: Some(1),
        quote: Some(None),
        encoding: Some(Encoding::Windows1252),
        decimal_sign: Some(DecimalSign::Point),
        date_order: Some(DateOrder::Mdy),
        preamble_rows: Some(1),
        text_columns: vec![0],
    };
    let table = read(text.as_bytes(), "test.csv", &options, WHOLE).unwrap();
    let sniff = table.sniff();
    assert_eq!(sniff.delimiter.value, ',');
    assert_eq!(sniff.delimiter.evidence, Evidence::Chosen);
    assert_eq!(
        (sniff.quote.value, sniff.quote.evidence),
        (None, Evidence::Chosen)
    );
    assert_eq!(sniff.encoding.evidence, Evidence::Chosen);
    assert_eq!(sniff.decimal_sign.value, Some(DecimalSign::Point));
    assert_eq!(sniff.date_order.value, Some(DateOrder::Mdy));
    assert_eq!((sniff.preamble_rows.value, sniff.header_rows.value), (1, 1));
    assert_eq!(sniff.column_names, ["3", "5;4", "5"]);
    let types: Vec<_> = table.columns().into_iter().map(|c| c.1).collect();
    assert_eq!(types, ["text", "text", "integer"]);
}

#[test]
fn chosen_signs_and_orders_decide_in_doubt() {
    let choose = |sign: Option<DecimalSign>, order: Option<DateOrder>, text: &str| {
        let options = ReadOptions {
            decimal_sign: sign,
            date_order: order,
            ..ReadOptions::default()
        };
        let table = read(text.as_bytes(), "test.csv", &options, WHOLE).unwrap();
        (table.columns()[1].1, table.rows()[0].1[1].clone())
    };
    let numbers = "id;tal\n1;1.250\n2;3.500\n";
    assert_eq!(choose(None, None, numbers), ("integer", "1250".to_string()));
    assert_eq!(
        choose(Some(DecimalSign::Point), None, numbers),
        ("decimal", "1.25".to_string())
    );
    let numbers = "id;tal\n1;1,5\n2;3,25\n";
    assert_eq!(
        choose(Some(DecimalSign::Point), None, numbers),
        ("text", "\"1,5\"".to_string())
    );
    let dates = "id;dato\n1;04/05/2023\n2;06/07/2023\n";
    assert_eq!(choose(None, None, dates), ("date", "day 19481".to_string()));
    assert_eq!(
        choose(None, Some(DateOrder::Mdy), dates),
        ("date", "day 19452".to_string())
    );
}

#[test]
fn nothing_to_read_is_a_problem_of_its_own() {
    for bytes in [&b""[..], b"\n\n", b"\xef\xbb\xbf \r\n"] {
        let problem = read(bytes, "test.csv", &ReadOptions::default(), WHOLE).err();
        assert_eq!(problem.map(|p| p.kind), Some(ProblemKind::EmptyFile));
    }
}

#[test]
fn a_header_alone_is_a_table_without_rows() {
    let table = self::table(b"foo,bar,baz");
    assert_eq!(table.sniff().column_names, ["foo", "bar", "baz"]);
    assert_eq!((table.row_count(), table.sniff().header_rows.value), (0, 1));
}

/// The real files, when they are there.
fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("left out: ../shared/samples is not there");
    None
}

/// The plain tables of the shared samples: one header row, one record for each row, one type for each
/// column. File, encoding, delimiter, data rows, types of the columns, codes of the notes.
const PLAIN: [(&str, &str, char, usize, &str, &[&str]); 24] = [
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
        let (source, _) = crate::reading::open(&bytes, file).unwrap();
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
        let problem = crate::reading::open(&bytes, file).err().unwrap();
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
    let (source, format) = crate::reading::open(bytes, name).ok()?;
    let sniff = engine::read::sniff(&source, name, format, &options).ok()?;
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
