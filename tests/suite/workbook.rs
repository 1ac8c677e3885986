//! Workbooks made here, part by part: what spreadsheets write, and what damage does to it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::read::WHOLE;
use crate::reading::read;
use engine::read::translate::{Input, Limits, Translated};
use engine::read::{MemorySource, detect, translate};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use model::note::{Note, ProblemKind};
use model::sniff::{Format, ReadOptions};
use proptest::prelude::*;
use std::io::Write;
use std::path::Path;

/// Translates with the usual limits.
pub(crate) fn translated(
    bytes: &[u8],
    format: Format,
    part: &[&str],
) -> Result<Translated, ProblemKind> {
    translated_within(bytes, format, part, Limits::default())
}

pub(crate) fn translated_within(
    bytes: &[u8],
    format: Format,
    part: &[&str],
    limits: Limits,
) -> Result<Translated, ProblemKind> {
    let part: Vec<String> = part.iter().map(ToString::to_string).collect();
    let input = Input {
        bytes,
        file_name: "fil",
        format,
        part: &part,
        limits,
        encoding: None,
    };
    translate(&input).map_err(|problem| problem.kind)
}

/// A zip archive of these members, packed.
pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for (name, data) in members {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(data).unwrap();
        let packed = encoder.finish().unwrap();
        let mut sum = flate2::Crc::new();
        sum.update(data);
        let mut fields = Vec::new();
        fields.extend(b"\x14\0\0\x08\x08\0\0\0\0\0");
        fields.extend(sum.sum().to_le_bytes());
        fields.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        fields.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        fields.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        fields.extend([0, 0]);
        list.extend(b"PK\x01\x02\x14\0");
        list.extend(&fields);
        list.extend([0; 10]);
        list.extend(u32::try_from(bytes.len()).unwrap().to_le_bytes());
        list.extend(name.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&fields);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
    }
    let list_at = u32::try_from(bytes.len()).unwrap();
    bytes.extend(&list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(members.len()).unwrap().to_le_bytes();
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    bytes.extend(list_at.to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

/// Formats by the number of their style: as it is, `0000`, a day, a length of time, percent.
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0000"/>
<numFmt numFmtId="165" formatCode="dd\-mm\-yyyy"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="46"/><xf numFmtId="9"/></cellXfs></styleSheet>"#;

/// A workbook of these sheets: name, state, XML of everything in its `worksheet`.
pub(crate) fn xlsx(properties: &str, sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut names = String::new();
    let mut relations = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (at, (name, state, xml)) in sheets.iter().enumerate() {
        names += &format!(r#"<sheet name="{name}" sheetId="{at}" state="{state}" r:id="r{at}"/>"#);
        // not in the order of the sheets
        let file = format!("sheet{}.xml", sheets.len() - at);
        relations += &format!(
            r#"<Relationship Id="r{at}" Type="http://x/relationships/worksheet" Target="worksheets/{file}"/>"#
        );
        parts.push((
            format!("xl/worksheets/{file}"),
            format!("<worksheet>{xml}</worksheet>"),
        ));
    }
    parts.push((
        "xl/workbook.xml".into(),
        format!("<?xml version=\"1.0\"?><workbook><workbookPr {properties}/><sheets>{names}</sheets></workbook>"),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!(
            r#"<Relationships>{relations}<Relationship Id="s" Type="http://x/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>"#
        ),
    ));
    parts.push((
        "_rels/.rels".into(),
        r#"<Relationships><Relationship Id="x" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.into(),
    ));
    parts.push(("xl/styles.xml".into(), STYLES.into()));
    parts.push((
        "xl/sharedStrings.xml".into(),
        "<sst><si><t>Kommune</t></si><si><r><t>Ær</t></r><r><t>ø &amp; co</t></r><rPh><t>x</t></rPh></si><si/><si><t xml:space=\"preserve\">  </t></si></sst>".into(),
    ));
    let members: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    zip(&members)
}

pub(crate) fn sheet(rows: &str) -> String {
    format!("<dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData>")
}

fn text_of(properties: &str, xml: &str) -> String {
    let book = xlsx(properties, &[("Ark1", "visible", xml)]);
    String::from_utf8(translated(&book, Format::Xlsx, &[]).unwrap().bytes).unwrap()
}

#[test]
fn cells_are_written_as_what_they_are() {
    let rows = r#"<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Kode</t></is></c><c r="D2" t="str"><f>"a"</f><v>Dato, sted</v></c></row>
<row r="3"><c r="B3" t="s"><v>1</v></c><c r="C3" s="1"><v>101</v></c><c r="D3" s="2"><v>45943</v></c><c r="E3" s="3"><v>1.5</v></c></row>
<row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5"><f>A1*2</f><v>36.299999999999997</v></c><c r="D5" s="4"><v>0.25</v></c><c r="E5" t="d"><v>2025-10-13</v></c></row>
<row r="6"><c r="B6" t="s"><v>2</v></c><c r="C6" t="s"><v>3</v></c><c r="D6"/><c r="E6" t="s"><v>99</v></c></row>
<row r="900"><c r="XFD900" s="1"/></row>"#;
    assert_eq!(
        text_of("", &sheet(rows)),
        "\nKommune,Kode,\"Dato, sted\",\nÆrø & co,0101,2025-10-13,36:00:00\n\ntrue,36.3,0.25,2025-10-13\n"
    );
    // the same day in the other calendar
    assert_eq!(
        text_of(
            "date1904=\"1\"",
            &sheet(r#"<row><c s="2"><v>44481</v></c><c><v>1</v></c></row>"#)
        ),
        "2025-10-13,1\n"
    );
}

#[test]
fn rows_and_cells_without_a_place_follow_each_other() {
    assert_eq!(
        text_of(
            "",
            &sheet(
                "<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>2</x:v></x:c></x:row><row><c><v>3</v></c></row>"
            )
        ),
        "1,,2\n3,,\n"
    );
}

#[test]
fn errors_and_formulas_without_a_value_are_missing_and_told() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
<row r="2" hidden="1"><c r="A2"><f>SUM(A1)</f></c><c r="B2"><v>2</v></c><c r="C2" t="e"><v>#N/A</v></c></row>"#;
    let xml = format!(
        r#"<cols><col min="2" max="16384" hidden="1"/></cols>{}"#,
        sheet(rows)
    );
    let book = xlsx("", &[("Ark1", "visible", &xml)]);
    let found = translated(&book, Format::Xlsx, &[]).unwrap();
    assert_eq!(found.bytes, b"1,\n,2\n");
    assert_eq!(
        found.notes,
        [
            Note::ErrorCells {
                count: 2,
                first_row: 1
            },
            Note::FormulasWithoutValue { count: 1 },
            Note::HiddenCells {
                rows: 1,
                columns: 1
            },
        ]
    );
}

fn three_sheets() -> Vec<u8> {
    let one = |text: &str| {
        sheet(&format!(
            r#"<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>"#
        ))
    };
    xlsx(
        "",
        &[
            ("Skjult &amp; gemt", "veryHidden", &one("hemmelig")),
            ("Tom", "visible", &sheet("")),
            ("Data", "visible", &one("aaben")),
        ],
    )
}

#[test]
fn any_sheet_can_be_chosen_and_hidden_ones_are_only_named() {
    let book = three_sheets();
    let found = translated(&book, Format::Xlsx, &[]).unwrap();
    assert_eq!(
        (found.part, found.bytes),
        (vec!["Data".to_owned()], b"aaben\n".to_vec())
    );
    let names: Vec<_> = found
        .parts
        .iter()
        .map(|part| (part.name.as_str(), part.rows, part.columns, part.hidden))
        .collect();
    assert_eq!(
        names,
        [
            ("Data", 1, 1, false),
            ("Skjult & gemt", 1, 1, true),
            ("Tom", 0, 0, false)
        ]
    );
    assert_eq!(
        found.notes,
        [
            Note::OtherSheets {
                count: 2,
                hidden: 1
            },
            Note::HiddenSheets {
                names: vec!["Skjult & gemt".into()],
                more: 0
            }
        ]
    );
    let chosen = translated(&book, Format::Xlsx, &["Skjult & gemt"]).unwrap();
    assert_eq!(chosen.bytes, b"hemmelig\n");
    assert_eq!(
        translated(&book, Format::Xlsx, &["Tom"]),
        Err(ProblemKind::EmptyFile)
    );
}

#[test]
fn a_heading_over_several_columns_names_each_of_them() {
    let rows = r#"<row r="1"><c r="A1" t="str"><v>Elever pr. 1. oktober</v></c></row>
<row r="3"><c r="A3" t="str"><v>Skole</v></c><c r="B3"><v>2023</v></c><c r="D3"><v>2024</v></c></row>
<row r="4"><c r="B4" t="str"><v>Drenge</v></c><c r="C4" t="str"><v>Piger</v></c><c r="D4" t="str"><v>Drenge</v></c><c r="E4" t="str"><v>Piger</v></c></row>
<row r="5"><c r="A5" t="str"><v>Byskolen</v></c><c r="B5"><v>120</v></c><c r="C5"><v>118</v></c><c r="D5"><v>121</v></c><c r="E5"><v>119</v></c></row>
<row r="6"><c r="A6" t="str"><v>Aaskolen</v></c><c r="B6"><v>90</v></c><c r="C6"><v>98</v></c><c r="D6"><v>91</v></c><c r="E6"><v>99</v></c></row>"#;
    let merges = r#"<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/><mergeCell ref="D3:E3"/></mergeCells>"#;
    let book = xlsx("", &[("Ark1", "visible", &(sheet(rows) + merges))]);
    let table = read(&book, "elever.xlsx", &ReadOptions::default(), WHOLE).unwrap();
    assert_eq!(
        table.sniff().column_names,
        [
            "Skole",
            "2023 / Drenge",
            "2023 / Piger",
            "2024 / Drenge",
            "2024 / Piger"
        ]
    );
    assert_eq!(table.sniff().title_rows, ["Elever pr. 1. oktober"]);
    assert_eq!(table.row_count(), 2);
}

#[test]
fn limits_are_kept_while_unpacking() {
    let rows: String = (1..=100)
        .map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>"#))
        .collect();
    let book = xlsx("", &[("Ark1", "visible", &sheet(&rows))]);
    let limits = |cells, unpacked_bytes| Limits {
        cells,
        unpacked_bytes,
    };
    let few = translated_within(&book, Format::Xlsx, &[], limits(12, 1 << 20)).unwrap();
    assert_eq!(few.parts[0].rows, 12);
    assert!(few.notes[0].is_partial());
    let small = translated_within(&book, Format::Xlsx, &[], limits(1000, 2000));
    assert!(matches!(
        small,
        Err(ProblemKind::TooBig {
            limit_bytes: 2000,
            ..
        })
    ));
}

#[test]
fn a_workbook_that_is_cut_or_locked_says_so() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read/workbook_1.xlsx");
    let bytes = std::fs::read(path).unwrap();
    let half = &bytes[..bytes.len() / 2];
    assert_eq!(
        translated(half, Format::Xlsx, &[]),
        Err(ProblemKind::Damaged)
    );
    let problem = detect(&MemorySource::from(half), "a.xlsx").err();
    assert_eq!(problem.map(|p| p.kind), Some(ProblemKind::Damaged));
    let mut locked = three_sheets();
    // the flag of a password, in every entry of the list
    let at: Vec<usize> = memchr_all(&locked, b"PK\x01\x02");
    for at in at {
        locked[at + 8] |= 1;
    }
    assert_eq!(
        translated(&locked, Format::Xlsx, &[]),
        Err(ProblemKind::Encrypted)
    );
}

fn memchr_all(bytes: &[u8], word: &[u8]) -> Vec<usize> {
    let starts = 0..bytes.len().saturating_sub(word.len());
    starts.filter(|at| bytes[*at..].starts_with(word)).collect()
}

#[test]
fn what_comes_before_damage_in_a_sheet_is_shown() {
    let xml = sheet(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3" "#,
    );
    let torn = xml.trim_end_matches("</sheetData>").to_owned() + "'";
    let book = xlsx("", &[("Ark1", "visible", &torn)]);
    let found = translated(&book, Format::Xlsx, &[]).unwrap();
    assert_eq!(found.bytes, b"1\n2\n");
    assert_eq!(found.notes, [Note::CutOff { rows: 2 }]);
}

/// A spreadsheet of OpenDocument with this in its body.
pub(crate) fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn open_documents_are_read_with_their_merged_cells() {
    let tables = r#"<table:table table:name="Gemt" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>
<table:table table:name="Data" table:style-name="ta1"><table:table-column table:number-columns-repeated="16384"/>
<table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Gruppe</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>K<text:span>o</text:span>de<text:s text:c="2"/>x</text:p><text:p>y</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>A</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="101"><text:p>0101</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2025-10-13"><text:p>13-10-2025</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="percentage" office:value="0.25"/><table:table-cell office:value-type="time" office:time-value="PT06H30M00S"/></table:table-row>
<table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="boolean" office:boolean-value="true"/></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
    let styles = r#"<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>"#;
    let book = ods(styles, tables);
    assert_eq!(
        detect(&MemorySource::from(book.as_slice()), "a.ods").unwrap(),
        Format::Ods
    );
    let found = translated(&book, Format::Ods, &[]).unwrap();
    assert_eq!(
        String::from_utf8(found.bytes).unwrap(),
        "Gruppe,\"Kode  x\ny\",\nA,0101,2025-10-13\nA,0.25,06:30:00\n,true,true\n,true,true\n"
    );
    assert_eq!((found.parts[0].rows, found.parts[0].columns), (5, 3));
    assert_eq!(found.parts[1].name, "Gemt");
    assert!(found.parts[1].hidden);
    assert_eq!(
        found.notes[2..],
        [
            Note::MergedCellsFilled { cells: 1 },
            Note::ErrorCells {
                count: 1,
                first_row: 4
            },
            Note::HiddenCells {
                rows: 2,
                columns: 0
            }
        ]
    );
    assert_eq!(
        translated(&book, Format::Ods, &["Gemt"]).unwrap().bytes,
        b"1\n"
    );
}

#[test]
fn repeated_cells_do_not_fill_memory() {
    let row = r#"<table:table-row table:number-rows-repeated="4294967295"><table:table-cell table:number-columns-repeated="4294967295" office:value-type="float" office:value="1"/></table:table-row>"#;
    let book = ods(
        "",
        &format!("<table:table table:name=\"a\">{row}{row}</table:table>"),
    );
    let limits = Limits {
        cells: 100_000,
        ..Limits::default()
    };
    let found = translated_within(&book, Format::Ods, &[], limits).unwrap();
    assert!(found.bytes.len() < 1 << 20);
    assert!(found.notes[0].is_partial());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Damage anywhere in a workbook, or something else under its name, is a problem and no panic.
    #[test]
    fn no_bytes_make_a_workbook_panic(
        at in any::<prop::sample::Index>(),
        with in prop::collection::vec(any::<u8>(), 0..6),
        format in prop::sample::select(vec![Format::Xlsx, Format::Xlsb, Format::Ods, Format::Xls]),
        which in 0..3,
    ) {
        let mut bytes = match which {
            0 => three_sheets(),
            1 => ods("", "<table:table table:name=\"a\"><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>"),
            _ => Vec::new(),
        };
        let from = at.index(bytes.len() + 1);
        let to = (from + with.len()).min(bytes.len());
        bytes.splice(from..to, with);
        let limits = Limits { cells: 1000, unpacked_bytes: 1 << 20 };
        drop(translated_within(&bytes, format, &[], limits));
    }

    /// A short way through cells in their usual form comes to the same as the way of all others.
    #[test]
    fn the_short_way_through_cells_is_the_long_one(
        cells in prop::collection::vec(
            (0..40_u32, r#"[A-Z]{1,4}"#, r#"( s="[0-9]{1,8}")?( t="(s|n|b|e|str|d|)")?"#, r#"(<f>1</f>)?<v>[0-9a-z.&; <-]{0,4}</v>"#),
            0..30,
        )
    ) {
        let rows = |tag: &str| -> String {
            let cell = |(row, column, rest, value): &(u32, String, String, String)| {
                format!(r#"<row r="{row}"><{tag} r="{column}{row}"{rest}>{value}</c></row>"#)
            };
            cells.iter().map(cell).collect()
        };
        let read = |tag: &str| {
            let book = xlsx("", &[("Ark1", "visible", &sheet(&rows(tag)))]);
            translated(&book, Format::Xlsx, &[]).map(|found| (found.bytes, found.notes))
        };
        // a second blank behind the name is not as programs write it
        prop_assert_eq!(read("c"), read("c "));
    }

    /// The same inside of a sheet, where the archive is whole.
    #[test]
    fn no_sheet_makes_the_reader_panic(xml in r#"(<(row|c|v|is|t|f|/c|/v|/row|mergeCell)( (r|s|t|ref)="(A1|B2|XFD9|A1:B3|s|1|e|-)")*/?>|[0-9a-z&#;]{1,4}|<!--|-->|<!\[CDATA\[|\]\]>){0,40}"#) {
        let book = xlsx("", &[("Ark1", "visible", &xml)]);
        if let Ok(found) = translated(&book, Format::Xlsx, &[]) {
            prop_assert!(String::from_utf8(found.bytes).is_ok());
        }
    }
}
