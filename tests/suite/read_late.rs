//! What only shows late in a file, or is too big for a fixture.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::read::{WHOLE, summary, table};
use crate::reading::read;
use model::note::Note;
use model::sniff::{DateOrder, Encoding, Layout, ReadOptions};
use std::fmt::Write as _;

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
    let table = table(text.as_bytes());
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
    let table = table(text.as_bytes());
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

/// Only the beginning of a large file is looked at for quotes out of place, and what is cut off by the end of
/// the look is none: written out anew, a sound file would only take longer.
#[test]
fn a_sound_record_at_the_end_of_the_first_look_is_not_mended() {
    // records of many lengths, so that the look ends inside quotes for some of the beginnings
    for beginning in 0..40 {
        let mut text = format!("id,tekst,tal\n0,{},0\n", "x".repeat(beginning * 13));
        for row in 1..2500 {
            writeln!(text, "{row},\"{}\nnæste, linje\",{row}", "ord ".repeat(60)).unwrap();
        }
        let read = table(text.as_bytes());
        assert_eq!(read.row_count(), 2500);
        assert_eq!(read.settled.sniff.layout.value, Layout::Plain);
        let odd = text.replacen("\n900,\"", "\n900,\"a\" b \"", 1);
        let read = table(odd.as_bytes());
        assert_eq!(read.row_count(), 2500);
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
    let table = table(text.as_bytes());
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
    let table = crate::read::table(text.as_bytes());
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
    let table = table(text.as_bytes());
    assert_eq!(table.row_count(), 5001);
    assert_eq!(table.sniff().footer_rows, 0);
    assert_eq!(table.sniff().end_byte, text.len() as u64);
    assert_eq!(table.rows()[5000].1[2], "7");
}
