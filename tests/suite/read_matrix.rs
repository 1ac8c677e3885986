//! Statistikbanken's matrix: one tidy table, whatever the shards; the plain rows when asked for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::read::{WHOLE, summary};
use crate::reading::{Table, read};
use crate::samples;
use crate::workbook::{ods, sheet, xlsx};
use crate::workbook_older::made::{Made, compound, xls_sheet, xls_stream};
use model::note::Note;
use model::sniff::{Encoding, Evidence, Layout, ReadOptions};

/// File, rows above the headings, rows, names of the columns, groups, first row, last row.
type Expected = (
    &'static str,
    u32,
    usize,
    &'static [&'static str],
    u64,
    &'static [&'static str],
    &'static [&'static str],
);

/// Counted in the files by hand.
const SAMPLES: [Expected; 4] = [
    (
        "dst_folketingsvalg2019_matrix_latin1.csv",
        2,
        1287,
        &["valgresultat", "område", "2019"],
        13,
        &["\"A. Socialdemokratiet\"", "\"København\"", "58047"],
        &["\"Å. Alternativet\"", "\"Aalborg\"", "3982"],
    ),
    (
        "dst_beboertype_matrix.csv",
        2,
        115,
        &[
            "beboertype",
            "tid",
            "omr\u{fffd}de",
            "Beboet af ejer",
            "Beboet af lejer",
        ],
        2,
        &[
            "\"Boliger med CPR tilmeldte personer (beboede boliger)\"",
            "2021",
            "\"Region Hovedstaden\"",
            "327169",
            "531766",
        ],
        &[
            "\"Boliger med CPR tilmeldte personer (beboede boliger)\"",
            "2021",
            "\"Aalborg\"",
            "44249",
            "65325",
        ],
    ),
    (
        "dst_disponibelindkomst_mojibake.csv",
        3,
        109,
        &[
            "indkomstinterval",
            "alder",
            "k\u{fffd}n",
            "enhed",
            "omr\u{fffd}de",
            "2020",
        ],
        4,
        &[
            "\"Alle\"",
            "\"I alt\"",
            "\"M\u{fffd}nd og kvinder i alt\"",
            "\"Gennemsnit for personer i gruppen (kr.)\"",
            "\"Landsdel Byen K\u{fffd}benhavn\"",
            "257297",
        ],
        &[],
    ),
    (
        "dst_koensfordeling_matrix.csv",
        2,
        104,
        &[
            "civilstand",
            "alder",
            "tid",
            "omr\u{fffd}de",
            "M\u{fffd}nd",
            "Kvinder",
        ],
        3,
        &[
            "\"I alt\"",
            "\"I alt\"",
            "2021K4",
            "\"Region Hovedstaden\"",
            "916231",
            "949857",
        ],
        &[],
    ),
];

fn as_it_stands() -> ReadOptions {
    ReadOptions {
        layout: Some(Layout::Plain),
        ..ReadOptions::default()
    }
}

fn cut(text: &str, shard_bytes: u64) -> Table {
    read(
        text.as_bytes(),
        "a.csv",
        &ReadOptions::default(),
        shard_bytes,
    )
    .unwrap()
}

#[test]
fn the_matrix_samples_become_tidy_tables() {
    let Some(folder) = samples::folder() else {
        return;
    };
    for (file, preamble, rows, names, groups, first, last) in SAMPLES {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let table = read(&bytes, file, &ReadOptions::default(), WHOLE).unwrap();
        let sniff = table.sniff();
        assert_eq!(sniff.layout.value, Layout::Matrix, "{file}");
        assert!(
            matches!(sniff.layout.evidence, Evidence::GroupRows { .. }),
            "{file}"
        );
        assert_eq!(
            (sniff.preamble_rows.value, sniff.header_rows.value),
            (preamble, 1),
            "{file}"
        );
        assert_eq!(sniff.column_names, names, "{file}");
        assert_eq!(table.row_count(), rows, "{file}");
        let laid = table.settled.notes.iter().find_map(|note| match note {
            Note::MatrixLaidOut { groups, levels, .. } => Some((*groups, *levels)),
            _ => None,
        });
        let figures = if names.len() > 4 && names[4] != "omr\u{fffd}de" {
            2
        } else {
            1
        };
        assert_eq!(
            laid,
            Some((groups, (names.len() - figures) as u64)),
            "{file}"
        );
        // labels of groups may be read as more than text (years, quarters): the first letters tell
        let alike = |cells: &[String], wanted: &[&str]| {
            cells.iter().zip(wanted).all(|(cell, wanted)| {
                cell == wanted || *wanted == "2021K4" || cell.trim_matches('"') == *wanted
            })
        };
        let read_rows = table.rows();
        assert!(alike(&read_rows[0].1, first), "{file}: {:?}", read_rows[0]);
        assert!(
            alike(&read_rows[rows - 1].1, last),
            "{file}: {:?}",
            read_rows[rows - 1]
        );
        // every row keeps the line it has in the file
        let line = |row: u64| {
            let text: String = bytes.iter().map(|b| char::from(*b)).collect();
            text.lines().nth(row as usize - 1).unwrap().to_string()
        };
        for (row, cells) in read_rows.iter().step_by(17) {
            assert!(
                line(*row).contains(cells.last().unwrap()),
                "{file}, row {row}"
            );
        }
        let has_lost = bytes.windows(3).any(|w| w == "\u{fffd}".as_bytes());
        assert_eq!(
            table.note_codes().contains(&"lost_letters"),
            has_lost,
            "{file}"
        );
        for shard_bytes in [100, 1000, 10_007] {
            let cut = read(&bytes, file, &ReadOptions::default(), shard_bytes).unwrap();
            assert_eq!(summary(&cut), summary(&table), "{file}");
        }
    }
}

#[test]
fn lost_letters_are_counted_as_they_stand_in_the_file() {
    let Some(folder) = samples::folder() else {
        return;
    };
    let file = "dst_koensfordeling_matrix.csv";
    let bytes = std::fs::read(folder.join(file)).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let count = text.matches('\u{fffd}').count() as u64;
    let table = read(&bytes, file, &ReadOptions::default(), WHOLE).unwrap();
    let note = Note::LostLetters {
        count,
        first_row: 1,
    };
    assert!(
        table.settled.notes.contains(&note),
        "{:?}",
        table.settled.notes
    );
}

#[test]
fn the_plain_rows_are_there_when_asked_for() {
    let Some(folder) = samples::folder() else {
        return;
    };
    let expected = [
        ("dst_beboertype_matrix.csv", 2, 117, 5),
        ("dst_disponibelindkomst_mojibake.csv", 3, 113, 6),
        ("dst_folketingsvalg2019_matrix_latin1.csv", 2, 1300, 3),
        ("dst_koensfordeling_matrix.csv", 2, 107, 6),
    ];
    for (file, preamble, rows, columns) in expected {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let table = read(&bytes, file, &as_it_stands(), WHOLE).unwrap();
        let sniff = table.sniff();
        assert_eq!(sniff.layout.value, Layout::Plain, "{file}");
        assert_eq!(sniff.layout.evidence, Evidence::Chosen, "{file}");
        assert_eq!(sniff.preamble_rows.value, preamble, "{file}");
        assert_eq!(
            (table.row_count(), table.columns().len()),
            (rows, columns),
            "{file}"
        );
        assert!(table.note_codes().contains(&"ragged_rows"), "{file}");
    }
}

#[test]
fn the_file_keeps_its_encoding_and_delimiter() {
    let text = "\"Tal efter sted, k\u{f8}n og tid\"\n\n\" \";\" \";\"2019\"\n\"\u{c6}r\u{f8}\"\n\" \";\"m\";1\n\" \";\"k\";2\n";
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let table = read(&bytes, "a.csv", &ReadOptions::default(), WHOLE).unwrap();
    let sniff = table.sniff();
    assert_eq!(sniff.file_encoding().value, Encoding::Windows1252);
    assert_eq!(sniff.file_delimiter().value, ';');
    assert_eq!(sniff.column_names, ["sted", "køn", "2019"]);
    assert_eq!(table.rows()[1].1[..2], ["\"Ærø\"", "\"k\""]);
}

#[test]
fn nested_headings_give_every_figure_a_row() {
    let text = "\"Folketal efter sted, alder, tid og køn\"\n\n\" \",\" \",\"2019\",\" \",\"2020\",\" \"\n\" \",\" \",\"Mænd\",\"Kvinder\",\"Mænd\",\"Kvinder\"\n\"Ry\"\n\" \",\"0-17\",1,2,..,4\n\" \",\"18+\",5,6,7,8\n\nKilde: Danmarks Statistik\n";
    let table = cut(text, WHOLE);
    let sniff = table.sniff();
    assert_eq!(
        sniff.column_names,
        ["sted", "alder", "tid", "køn", "indhold"]
    );
    assert_eq!((sniff.preamble_rows.value, sniff.header_rows.value), (2, 2));
    assert_eq!(sniff.footer_texts, ["Kilde: Danmarks Statistik"]);
    assert_eq!(table.row_count(), 8);
    let rows = table.rows();
    assert_eq!(rows[0].1[1], "\"0-17\"");
    assert_eq!(rows[0].1[3..], ["\"Mænd\"", "1"]);
    assert_eq!(rows[7].1[3..], ["\"Kvinder\"", "8"]);
    for shard_bytes in [1, 10, 30] {
        assert_eq!(summary(&cut(text, shard_bytes)), summary(&table));
    }
}

#[test]
fn a_matrix_with_a_quote_out_of_place_is_put_right_first() {
    let text = "\"Tal efter sted, køn og tid\"\n\n\" \",\" \",\"2019\"\n\"Ry \"by\" \"\n\" \",\"m\",1\n\" \",\"k \"x\" y\",2\n\" \",\"u\",3\n";
    let table = cut(text, WHOLE);
    assert_eq!(table.sniff().layout.value, Layout::Matrix);
    assert_eq!(table.sniff().column_names, ["sted", "køn", "2019"]);
    assert_eq!(table.row_count(), 3);
    assert_eq!(table.rows()[1].1[1], "\"k \\\"x\\\" y\"");
    assert!(table.note_codes().contains(&"rows_mended"));
    assert!(table.note_codes().contains(&"matrix_laid_out"));
}

/// A matrix of two groups, as Statistikbanken writes it into any kind of file. Columns of figures are the
/// third and fourth.
const IN_A_SHEET: [&[&str]; 12] = [
    &["Tal efter område, køn og tid"],
    &[],
    &["", "", "2019", "2020"],
    &["Ry"],
    &["", "Mænd", "1", ".."],
    &["", "Kvinder", "3", "4.5"],
    &["", "Ukendt", "0", "1"],
    &["Vejle"],
    &["", "Mænd", "5", "6"],
    &["", "Kvinder", "7", "8"],
    &["", "Ukendt", "9", "2"],
    &["Kilde: Danmarks Statistik"],
];

/// The matrix as an XLSX, an XLS and an ODS.
fn matrix_in_workbooks() -> [(&'static str, Vec<u8>); 3] {
    let (mut xml, mut table) = (String::new(), String::new());
    let mut cells = Vec::new();
    let texts: Vec<&str> = IN_A_SHEET.concat();
    for (row, fields) in IN_A_SHEET.iter().enumerate() {
        xml += &format!("<row r=\"{}\">", row + 1);
        table += "<table:table-row>";
        for (column, field) in fields.iter().enumerate() {
            let place = format!("{}{}", ["A", "B", "C", "D"][column], row + 1);
            let is_number = row > 2 && column > 1 && *field != "..";
            if field.is_empty() {
                table += "<table:table-cell/>";
            } else if is_number {
                xml += &format!("<c r=\"{place}\"><v>{field}</v></c>");
                table += &format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{field}\"/>"
                );
                let number = field.parse().unwrap();
                cells.push((row as u16, column as u16, Made::Number(number, 0)));
            } else {
                xml += &format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{field}</t></is></c>");
                table += &format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{field}</text:p></table:table-cell>"
                );
                cells.push((row as u16, column as u16, Made::Text(field)));
            }
        }
        xml += "</row>";
        table += "</table:table-row>";
    }
    let old = xls_sheet(&cells, &texts, &[]);
    [
        ("a.xlsx", xlsx("", &[("Ark1", "visible", &sheet(&xml))])),
        (
            "a.xls",
            compound(&xls_stream(&texts, false, &[("Ark1", false, old)])),
        ),
        (
            "a.ods",
            ods(
                "",
                &format!("<table:table table:name=\"Ark1\">{table}</table:table>"),
            ),
        ),
    ]
}

#[test]
fn a_matrix_in_a_sheet_becomes_the_same_table_as_in_a_text() {
    let text: Vec<String> = IN_A_SHEET
        .iter()
        .map(|fields| {
            let fields: Vec<String> = fields.iter().map(|field| format!("\"{field}\"")).collect();
            fields.join(";")
        })
        .collect();
    let text = text.join("\n").replace("4.5", "4,5");
    let as_text = cut(&text, WHOLE);
    assert_eq!(
        as_text.sniff().column_names,
        ["område", "køn", "2019", "2020"]
    );
    let lines: Vec<u64> = as_text.rows().iter().map(|row| row.0).collect();
    assert_eq!(lines, [5, 6, 7, 9, 10, 11]);
    assert_eq!(as_text.sniff().footer_texts, ["Kilde: Danmarks Statistik"]);
    for (name, bytes) in matrix_in_workbooks() {
        let table = read(&bytes, name, &ReadOptions::default(), WHOLE).unwrap();
        assert_eq!(table.sniff().layout.value, Layout::Matrix, "{name}");
        assert_eq!(table.sniff().column_names, as_text.sniff().column_names);
        assert_eq!(table.sniff().title_rows, as_text.sniff().title_rows);
        assert_eq!(table.rows(), as_text.rows(), "{name}");
        assert_eq!(table.columns(), as_text.columns(), "{name}");
        assert!(table.note_codes().contains(&"matrix_laid_out"));
        let plain = read(&bytes, name, &as_it_stands(), WHOLE).unwrap();
        assert_eq!(plain.sniff().layout.value, Layout::Plain);
        let text_plain = read(text.as_bytes(), "a.csv", &as_it_stands(), WHOLE).unwrap();
        let shown = |table: &Table| (table.row_count(), table.sniff().preamble_rows.value);
        assert_eq!(shown(&plain), shown(&text_plain), "{name}");
    }
}
