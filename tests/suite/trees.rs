//! JSON, JSON-stat and PX: what is told beside the table, the tables of a file, and tables written as JSON.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use engine::read::translate::Limits;
use engine::read::translate::{Input, Translated, translate};
use model::note::{Note, Problem, ProblemKind};
use model::sniff::{Encoding, Evidence, Format};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{collection, prop_assert, prop_assert_eq};
use serde_json::{Value, json};
use std::path::Path;

fn read(bytes: &[u8], format: Format, part: &str) -> Result<Translated, Problem> {
    let part: Vec<String> = [part.to_owned()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    translate(&Input {
        bytes,
        file_name: "test",
        format,
        part: &part,
        limits: Limits::default(),
        encoding: None,
    })
}

fn fixture(name: &str, format: Format) -> Translated {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read");
    read(&std::fs::read(folder.join(name)).unwrap(), format, "").unwrap()
}

/// Header and rows.
fn records(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text);
    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn what_is_odd_about_a_file_is_told() {
    let notes = |name: &str| fixture(name, Format::Json).notes;
    assert_eq!(
        notes("json_3.jsonl"),
        [Note::BadLines {
            count: 1,
            first_line: 3
        }]
    );
    assert_eq!(
        notes("json_6.json"),
        [Note::EncodingAssumed {
            encoding: "windows-1252".to_owned()
        }]
    );
    assert_eq!(notes("json_7.json"), [Note::CutOff { rows: 2 }]);
    assert_eq!(notes("json_9.json"), [Note::OtherTables { count: 2 }]);
    assert_eq!(notes("jsonstat_1.json"), []);
    assert_eq!(
        fixture("jsonstat_1.json", Format::Json).titles,
        ["Ledige efter område, køn og tid", "Opdigtet", "2024-02-13"]
    );
    let px = fixture("px_1.px", Format::Px);
    assert_eq!(
        px.titles,
        [
            "Ledige efter område, alder og tid",
            "Opdigtet statistik",
            "Tallene er opdigtede. Brug dem ikke."
        ]
    );
}

#[test]
fn a_file_of_several_tables_names_them_and_reads_the_one_asked_for() {
    let bytes = br#"{"value": [{"a": 1}], "other": {"more": [{"b": 1}, {"b": 2}]}}"#;
    let first = read(bytes, Format::Json, "").unwrap();
    let sizes: Vec<_> = first
        .parts
        .iter()
        .map(|part| (part.name.as_str(), part.rows, part.columns))
        .collect();
    assert_eq!(sizes[0], ("value", 1, 1));
    assert_eq!(first.part, ["value"]);
    let other = read(bytes, Format::Json, "other.more").unwrap();
    assert_eq!(records(&other.bytes), [["b"], ["1"], ["2"]]);
    assert_eq!(other.parts[0].name, "other.more");
    assert_eq!(
        read(bytes, Format::Json, "more").unwrap().part,
        ["other.more"]
    );
    let none = read(bytes, Format::Json, "nothing").unwrap_err();
    assert_eq!(
        none.kind,
        ProblemKind::NoSuchPart {
            name: "nothing".to_owned(),
            has: vec!["value".to_owned(), "other.more".to_owned()],
        }
    );
}

/// The same few letters as JSON, XML, PX, GeoJSON, KML and GML.
const LETTERS: [(Format, &str); 6] = [
    (Format::Json, r#"[{"sted": "Ærø"}]"#),
    (
        Format::Xml,
        "<a><r><sted>Ærø</sted></r><r><sted>Fanø</sted></r></a>",
    ),
    (
        Format::Px,
        "TITLE=\"x\";\nSTUB=\"sted\";\nVALUES(\"sted\")=\"Ærø\";\nDATA=\n1;",
    ),
    (
        Format::GeoJson,
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"sted":"Ærø"},"geometry":null}]}"#,
    ),
    (
        Format::Kml,
        r#"<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Ærø</name></Placemark></Document></kml>"#,
    ),
    (
        Format::Gml,
        r#"<c xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><s><sted>Ærø</sted></s></gml:featureMember></c>"#,
    ),
];

#[test]
fn the_encoding_of_a_file_is_told_and_can_be_chosen() {
    let read = |bytes: &[u8], format, encoding| {
        let found = translate(&Input {
            bytes,
            file_name: "fil",
            format,
            part: &[],
            limits: Limits::default(),
            encoding,
        });
        let found = found.unwrap();
        let text = String::from_utf8(found.bytes).unwrap();
        (text, found.encoding.unwrap())
    };
    for (format, text) in LETTERS {
        let cp865: Vec<u8> = text
            .chars()
            .map(|c| match c {
                'Æ' => 0x92,
                'ø' => 0x9b,
                other => other as u8,
            })
            .collect();
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let twice: String = text.bytes().map(char::from).collect();
        for (bytes, chosen, expected) in [
            (text.as_bytes(), None, (Encoding::Utf8, Evidence::ValidUtf8)),
            (
                &latin,
                None,
                (Encoding::Windows1252, Evidence::DanishLetters),
            ),
            (
                &cp865,
                Some(Encoding::Cp865),
                (Encoding::Cp865, Evidence::Chosen),
            ),
            (
                twice.as_bytes(),
                Some(Encoding::Utf8Twice),
                (Encoding::Utf8Twice, Evidence::Chosen),
            ),
        ] {
            let (found, encoding) = read(bytes, format, chosen);
            assert!(found.contains("Ærø"), "{format:?} {chosen:?}: {found}");
            assert_eq!((encoding.value, encoding.evidence), expected, "{format:?}");
        }
        // the wrong choice is the user's
        let (found, _) = read(&latin, format, Some(Encoding::MacRoman));
        assert!(!found.contains("Ærø"), "{format:?}: {found}");
    }
    // what a document says of itself
    let said = b"<?xml version='1.0' encoding='ISO-8859-1'?><kml><Placemark><name>\xc6r\xf8</name></Placemark></kml>";
    let (_, encoding) = read(said, Format::Kml, None);
    assert_eq!(encoding.evidence, Evidence::Declared);
}

#[test]
fn what_cannot_be_read_says_where() {
    let kind = |text: &str| read(text.as_bytes(), Format::Json, "").unwrap_err().kind;
    let broken = |line, column| ProblemKind::BrokenText {
        format: "json".to_owned(),
        line,
        column,
    };
    assert_eq!(kind("[{\"a\": 1,\n  \"b\": x}]"), broken(2, 8));
    assert_eq!(kind("{\"a\": [\n"), broken(2, 1));
    assert_eq!(kind("{"), broken(1, 2));
    for text in ["[]", "{}", "\"text\"", "17", "[[]]"] {
        let no_rows = ProblemKind::NoRows {
            format: "json".to_owned(),
        };
        assert_eq!(kind(text), no_rows, "{text}");
    }
}

#[test]
fn nesting_is_bounded() {
    let deep = "[".repeat(100_000);
    let _ = read(deep.as_bytes(), Format::Json, "");
    let deep = "{\"a\":".repeat(100_000);
    let _ = read(deep.as_bytes(), Format::Json, "");
    let deep = format!("[{}1{}]", "{\"a\":".repeat(50), "}".repeat(50));
    let read = read(deep.as_bytes(), Format::Json, "").unwrap();
    assert_eq!(records(&read.bytes)[0], ["a.a.a.a.a.a.a.a.a"]);
}

#[test]
fn more_names_than_a_table_has_columns_are_left_out() {
    let wide: Vec<String> = (0..20_000).map(|at| format!("\"k{at}\": {at}")).collect();
    let text = format!("[{{{}}}]", wide.join(","));
    let read = read(text.as_bytes(), Format::Json, "").unwrap();
    assert_eq!(records(&read.bytes)[1].len(), 16_384);
    assert!(read.notes.iter().any(Note::is_partial));
}

/// A name or value as files have them.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zæøå]{1,6}",
        "[0-9]{1,4}",
        any::<String>(),
        Just("med \"gåseøjne\", komma\r\nog linje".to_owned()),
        Just(" blank ".to_owned()),
    ]
}

/// What a value is in a table.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        // a text that is nothing else than a zero byte is a blank
        Value::String(text) => text.replace('\0', " "),
        other => other.to_string(),
    }
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ]
}

proptest! {
    #[test]
    fn a_table_written_as_json_is_read_back(
        names in collection::btree_set("[a-zæøå]{1,8}", 1..6),
        rows in collection::vec(collection::vec(value(), 6), 1..12),
        is_lines in any::<bool>(),
    ) {
        let objects: Vec<Value> = rows
            .iter()
            .map(|row| Value::Object(names.iter().cloned().zip(row.iter().cloned()).collect()))
            .collect();
        let text = if is_lines && objects.len() > 1 {
            objects.iter().map(|object| format!("{object}\n")).collect()
        } else {
            json!(objects).to_string()
        };
        let read = read(text.as_bytes(), Format::Json, "").unwrap();
        let found = records(&read.bytes);
        let mut expected = vec![names.iter().cloned().collect::<Vec<_>>()];
        expected.extend(
            rows.iter()
                .map(|row| row.iter().take(names.len()).map(shown).collect::<Vec<_>>()),
        );
        prop_assert_eq!(found, expected);
        prop_assert!(read.notes.is_empty());
    }

    #[test]
    fn any_bytes_are_a_table_or_a_problem(bytes in collection::vec(any::<u8>(), 0..200)) {
        for format in [Format::Json, Format::Px, Format::Xml] {
            let _ = read(&bytes, format, "");
        }
    }

    #[test]
    fn torn_and_mixed_json_is_a_table_or_a_problem(
        parts in collection::vec(
            prop_oneof![
                Just("{"), Just("}"), Just("["), Just("]"), Just(","), Just(":"), Just("\""), Just("\\"),
                Just("\"a\""), Just("\"value\""), Just("\"dimension\":"), Just("\"id\":[\"a\"]"),
                Just("\"size\":[2]"), Just("1.5"), Just("null"), Just("\n"), Just("{\"a\":1}"),
                Just("\"fields\":"), Just("\"key\":[1]"), Just("\"0\":1"), Just("é"),
            ],
            0..40,
        ),
    ) {
        let text: String = parts.concat();
        if let Ok(read) = read(text.as_bytes(), Format::Json, "") {
            prop_assert!(std::str::from_utf8(&read.bytes).is_ok());
        }
    }

    #[test]
    fn torn_and_mixed_xml_is_a_table_or_a_problem(
        parts in collection::vec(
            prop_oneof![
                Just("<a>"), Just("</a>"), Just("<b c='1'>"), Just("</b>"), Just("<d/>"), Just("<d e=\"&amp;\"/>"),
                Just("text"), Just("&#248;"), Just("<![CDATA[x]]>"), Just("<!--"), Just("-->"), Just("<"), Just(">"),
                Just("<?xml?>"), Just("'"),
            ],
            0..40,
        ),
    ) {
        let text: String = parts.concat();
        if let Ok(read) = read(text.as_bytes(), Format::Xml, "") {
            prop_assert!(std::str::from_utf8(&read.bytes).is_ok());
        }
    }

    #[test]
    fn torn_and_mixed_px_is_a_table_or_a_problem(
        parts in collection::vec(
            prop_oneof![
                Just("STUB=\"a\",\"b\";"), Just("HEADING=\"c\";"), Just("VALUES(\"a\")=\"x\",\"y\";"),
                Just("VALUES(\"b\")=\"1\";"), Just("VALUES(\"c\")=\"2\",\"3\";"), Just("CODES(\"a\")=\"p\";"),
                Just("KEYS(\"a\")=CODES;"), Just("KEYS(\"b\")=VALUES;"), Just("CONTVARIABLE=\"a\";"),
                Just("UNITS(\"x\")=\"kr\";"), Just("DATA="), Just("\"p\",\"1\",5 6;"), Just("1 2 \"..\""),
                Just("["), Just("("), Just("\""), Just(";"), Just("="), Just("\u{1a}"),
            ],
            0..20,
        ),
    ) {
        let text: String = parts.concat();
        if let Ok(read) = read(text.as_bytes(), Format::Px, "") {
            prop_assert!(std::str::from_utf8(&read.bytes).is_ok());
        }
    }
}
