//! How bytes become letters: encodings told apart by the whole file, letters saved twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::read::{WHOLE, summary, table};
use crate::reading::{Table, read};
use model::note::Note;
use model::sniff::{Encoding, Evidence, ReadOptions};
use std::fmt::Write as _;

/// The letters of the tests in the encodings of one byte a character.
const LETTERS: [(char, u8, u8, u8); 8] = [
    // windows-1252, CP865 and CP850, Mac Roman
    ('æ', 0xe6, 0x91, 0xbe),
    ('ø', 0xf8, 0x9b, 0xbf),
    ('å', 0xe5, 0x86, 0x8c),
    ('Æ', 0xc6, 0x92, 0xae),
    ('Ø', 0xd8, 0x9d, 0xaf),
    ('Å', 0xc5, 0x8f, 0x81),
    ('é', 0xe9, 0x82, 0x8e),
    ('½', 0xbd, 0xab, b'?'),
];

fn written(text: &str, encoding: Encoding) -> Vec<u8> {
    text.chars()
        .map(|letter| {
            let Some(row) = LETTERS.iter().find(|row| row.0 == letter) else {
                return u8::try_from(u32::from(letter)).expect("a letter of the tests");
            };
            match encoding {
                Encoding::Windows1252 => row.1,
                Encoding::Cp865 => row.2,
                Encoding::MacRoman => row.3,
                other => panic!("{other:?} has more than one byte a character"),
            }
        })
        .collect()
}

fn cut(bytes: &[u8], shard_bytes: u64) -> Table {
    read(bytes, "test.csv", &ReadOptions::default(), shard_bytes).unwrap()
}

/// A table whose first letter beyond ASCII stands in row `odd` of `rows`.
fn late(rows: usize, odd: usize) -> String {
    let mut text = String::from("id;vej;by\n");
    for row in 0..rows {
        let street = if row == odd {
            "Ærøvej på øen"
        } else {
            "Algade"
        };
        writeln!(text, "{row};{street};Odense").unwrap();
    }
    text
}

#[test]
fn the_first_letter_at_90_percent_decides_between_all_encodings() {
    let text = late(60_000, 55_000);
    for encoding in [Encoding::Windows1252, Encoding::Cp865, Encoding::MacRoman] {
        let bytes = written(&text, encoding);
        let first_byte = bytes.iter().position(|b| !b.is_ascii()).unwrap() as u64;
        for shard_bytes in [WHOLE, 100_000] {
            let table = cut(&bytes, shard_bytes);
            assert_eq!(table.sniff().encoding.value, encoding);
            assert_eq!(table.sniff().encoding.evidence, Evidence::DanishLetters);
            let note = Note::EncodingRevised {
                from: "utf-8".to_string(),
                to: encoding.id().to_string(),
                byte: first_byte,
            };
            assert_eq!(table.settled.notes, [note]);
            assert_eq!(table.rows()[55_000].1[1], "\"Ærøvej på øen\"");
        }
    }
}

#[test]
fn the_same_in_shards_of_a_few_bytes() {
    let text = late(40, 36);
    for encoding in [Encoding::Windows1252, Encoding::Cp865, Encoding::MacRoman] {
        let bytes = written(&text, encoding);
        let whole = cut(&bytes, WHOLE);
        assert_eq!(whole.sniff().encoding.value, encoding);
        for shard_bytes in [1, 13, 50] {
            assert_eq!(summary(&cut(&bytes, shard_bytes)), summary(&whole));
        }
    }
}

/// Samples see a curly apostrophe, which could be Windows; the rest of the file is DOS.
#[test]
fn letters_the_samples_took_for_others_are_read_again() {
    let mut text = String::from("id;vej;by\n");
    for row in 0..90_000 {
        // what the samples can see has no letters beyond ASCII but one, in the head
        let street = match row {
            5 => "gl. vej ½",
            40_000..40_400 => "Ærøvej på øen",
            _ => "Algade",
        };
        writeln!(text, "{row};{street};Odense").unwrap();
    }
    let bytes = written(&text, Encoding::Cp865);
    let table = cut(&bytes, WHOLE);
    assert_eq!(table.sniff().encoding.value, Encoding::Cp865);
    assert_eq!(table.rows()[40_000].1[1], "\"Ærøvej på øen\"");
    assert_eq!(table.rows()[5].1[1], "\"gl. vej ½\"");
    assert_eq!(summary(&cut(&bytes, 300_000)), summary(&table));
}

#[test]
fn any_encoding_can_be_chosen() {
    let bytes = written("navn;tal\nKøge;1\n", Encoding::Cp865);
    for encoding in Encoding::ALL {
        let options = ReadOptions {
            encoding: Some(encoding),
            ..ReadOptions::default()
        };
        // whatever comes out, nothing breaks and the choice stands
        if let Ok(table) = read(&bytes, "test.csv", &options, 7) {
            assert_eq!(table.sniff().encoding.value, encoding);
            assert_eq!(table.sniff().encoding.evidence, Evidence::Chosen);
        }
    }
    let options = ReadOptions {
        encoding: Some(Encoding::Cp850),
        ..ReadOptions::default()
    };
    let table = read(&bytes, "test.csv", &options, WHOLE).unwrap();
    assert_eq!(table.rows()[0].1[0], "\"Køge\"");
}

#[test]
fn letters_saved_twice_are_counted_and_come_back_when_asked() {
    let text = "navn;by\nBo;Køge\nSÃ¸ren;Ã…rhus\nÃ…se;NÃ¦stved â€“ Ã¸st\n";
    let found = table(text.as_bytes());
    assert_eq!(found.sniff().encoding.value, Encoding::Utf8);
    let note = Note::DoubleEncoding {
        count: 6,
        first_row: 3,
    };
    assert_eq!(found.settled.notes, [note]);
    assert_eq!(found.rows()[1].1[0], "\"SÃ¸ren\"");
    let options = ReadOptions {
        repair_double_encoding: true,
        ..ReadOptions::default()
    };
    let by_name = ReadOptions {
        encoding: Some(Encoding::Utf8Twice),
        ..ReadOptions::default()
    };
    for options in [options, by_name] {
        for shard_bytes in [WHOLE, 1, 9, 20] {
            let repaired = read(text.as_bytes(), "test.csv", &options, shard_bytes).unwrap();
            assert_eq!(repaired.sniff().encoding.value, Encoding::Utf8Twice);
            assert_eq!(repaired.note_codes(), [""; 0]);
            let rows = repaired.rows();
            assert_eq!(rows[0].1, ["\"Bo\"", "\"Køge\""]);
            assert_eq!(rows[1].1, ["\"Søren\"", "\"Århus\""]);
            assert_eq!(rows[2].1, ["\"Åse\"", "\"Næstved – øst\""]);
            assert_eq!((rows[0].0, rows[2].0), (2, 4));
        }
    }
}

#[test]
fn letters_saved_twice_in_the_names_alone_are_told_too() {
    let found = table("OmrÃ¥de;KÃ¸n;antal\nRy;m;1\n".as_bytes());
    let note = Note::DoubleEncoding {
        count: 2,
        first_row: 1,
    };
    assert_eq!(found.settled.notes, [note]);
}

#[test]
fn letters_saved_twice_beside_damage_count_the_same_in_any_shards() {
    let mut bytes = Vec::new();
    for row in 0..300 {
        bytes.extend_from_slice(format!("{row};SÃ¸ren \u{fffd};æøå\n").as_bytes());
        if row % 50 == 7 {
            bytes.extend_from_slice(b"0;\xff;Ry\n");
        }
    }
    let whole = cut(&bytes, WHOLE);
    assert!(whole.note_codes().contains(&"double_encoding"));
    for shard_bytes in [40, 333, 2000] {
        assert_eq!(summary(&cut(&bytes, shard_bytes)), summary(&whole));
    }
}
