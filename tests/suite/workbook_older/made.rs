//! Workbooks of Excel's older kinds, made record by record as Excel writes them.

use crate::workbook::zip;
use Made::{Blank, Error, Formula, FormulaText, Number, Short, Text, Yes};

/// A cell of a sheet made here. Numbers have a style: an index into [`FORMATS`].
pub(crate) enum Made {
    Text(&'static str),
    Number(f64, u16),
    /// A whole number in the short form.
    Short(i32, u16),
    Yes,
    Error,
    /// A formula with the number that was saved with it.
    Formula(f64, u16),
    FormulaText(&'static str),
    /// A cell with a look but no value.
    Blank,
}

/// The number formats of styles 0, 1, 2, …: numbers that all programs know, and codes of the file's own.
const FORMATS: [(u16, &str); 4] = [(0, ""), (164, "0000"), (14, ""), (165, "dd/mm/yyyy hh:mm")];

/// Titles, a heading, codes, days, formulas; below and to the right cells that are only formatted.
pub(crate) fn sheet() -> Vec<(u16, u16, Made)> {
    vec![
        (0, 0, Text("Skoler i kommunerne pr. 1. oktober")),
        (2, 0, Text("Kommune")),
        (2, 1, Text("Navn")),
        (2, 2, Text("Åbnet")),
        (2, 3, Text("Senest set")),
        (2, 4, Text("Elever")),
        (2, 5, Text("Bemærkning")),
        (2, 6, Text("Åben")),
        (3, 0, Short(101, 1)),
        (3, 1, Text("København, 京")),
        (3, 2, Number(36_526.0, 2)),
        (3, 3, Number(45_000.5, 3)),
        (3, 4, Formula(1234.5, 0)),
        (3, 5, FormulaText("sum af to")),
        (3, 6, Yes),
        (4, 0, Short(147, 1)),
        (4, 1, Text("Frederiksberg")),
        (4, 2, Number(36_527.0, 2)),
        (4, 3, Number(45_001.25, 3)),
        (4, 4, Number(-0.25, 0)),
        (4, 5, Error),
        (4, 6, Yes),
        (4, 9, Blank),
        (5, 0, Short(751, 1)),
        (5, 1, Text("Aarhus")),
        (5, 2, Number(36_528.0, 2)),
        (5, 3, Number(45_002.75, 3)),
        (5, 4, Short(88, 0)),
        (40, 0, Blank),
        (60, 12, Blank),
    ]
}

// -- the records of an XLS

pub(crate) fn record(kind: u16, data: &[u8], into: &mut Vec<u8>) {
    into.extend(kind.to_le_bytes());
    into.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    into.extend(data);
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn letters(text: &str) -> u16 {
    text.encode_utf16().count() as u16
}

/// Flags and letters: one byte each where they fit.
fn unicode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    if text.chars().all(|c| u32::from(c) < 256) {
        bytes.push(0);
        bytes.extend(text.chars().map(|c| c as u8));
    } else {
        bytes.push(1);
        bytes.extend(wide(text));
    }
    bytes
}

pub(crate) fn xls_sheet(cells: &[(u16, u16, Made)], shared: &[&str], extra: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    record(0x0809, b"\0\x06\x10\0\0\0\0\0\0\0\0\0\0\0\0\0", &mut bytes);
    record(0x0200, &[0; 14], &mut bytes);
    for (row, column, made) in cells {
        let mut data: Vec<u8> = [row.to_le_bytes(), column.to_le_bytes()].concat();
        let mut style = |style: u16| data.extend(style.to_le_bytes());
        let kind = match made {
            Text(text) => {
                style(0);
                let at = shared.iter().position(|s| s == text).unwrap();
                data.extend((at as u32).to_le_bytes());
                0x00fd
            }
            Number(number, of) => {
                style(*of);
                data.extend(number.to_le_bytes());
                0x0203
            }
            Short(number, of) => {
                style(*of);
                data.extend(((number << 2) | 2).to_le_bytes());
                0x027e
            }
            Yes | Error => {
                style(0);
                data.extend(if matches!(made, Yes) {
                    [1, 0]
                } else {
                    [0x2a, 1]
                });
                0x0205
            }
            Formula(number, of) => {
                style(*of);
                data.extend(number.to_le_bytes());
                data.extend([0; 8]);
                0x0006
            }
            FormulaText(text) => {
                style(0);
                data.extend([0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]);
                record(0x0006, &data, &mut bytes);
                data = letters(text).to_le_bytes().to_vec();
                data.extend(unicode(text));
                0x0207
            }
            Blank => {
                style(0);
                0x0201
            }
        };
        record(kind, &data, &mut bytes);
    }
    bytes.extend(extra);
    record(0x000a, &[], &mut bytes);
    bytes
}

/// The stream of a workbook: name, hidden or not, and records of each sheet.
pub(crate) fn xls_stream(
    shared: &[&str],
    is_1904: bool,
    sheets: &[(&str, bool, Vec<u8>)],
) -> Vec<u8> {
    let mut head = Vec::new();
    record(0x0809, b"\0\x06\x05\0\0\0\0\0\0\0\0\0\0\0\0\0", &mut head);
    record(0x0022, &u16::from(is_1904).to_le_bytes(), &mut head);
    for (id, code) in FORMATS.iter().filter(|(_, code)| !code.is_empty()) {
        let mut data = id.to_le_bytes().to_vec();
        data.extend(letters(code).to_le_bytes());
        data.extend(unicode(code));
        record(0x041e, &data, &mut head);
    }
    for (id, _) in FORMATS {
        let mut data = vec![0; 20];
        data[2..4].copy_from_slice(&id.to_le_bytes());
        record(0x00e0, &data, &mut head);
    }
    // the list of texts, cut after every twenty bytes, also inside of texts
    let mut data = (shared.len() as u32).to_le_bytes().repeat(2);
    let mut kind = 0x00fc;
    let mut texts = Vec::new();
    for text in shared {
        data.extend(letters(text).to_le_bytes());
        let written = unicode(text);
        let (flags, width) = (written[0], 1 + usize::from(written[0] & 1));
        data.push(flags);
        for letter in written[1..].chunks(width) {
            if data.len() >= 20 {
                record(kind, &data, &mut texts);
                (kind, data) = (0x003c, vec![flags]);
            }
            data.extend(letter);
        }
        if data.len() >= 20 {
            record(kind, &data, &mut texts);
            (kind, data) = (0x003c, Vec::new());
        }
    }
    record(kind, &data, &mut texts);
    let places: usize = sheets
        .iter()
        .map(|(name, ..)| 4 + 7 + unicode(name).len())
        .sum();
    let mut at = head.len() + places + texts.len() + 4;
    for (name, is_hidden, records) in sheets {
        let mut data = (at as u32).to_le_bytes().to_vec();
        data.extend([u8::from(*is_hidden), 0, letters(name) as u8]);
        data.extend(unicode(name));
        record(0x0085, &data, &mut head);
        at += records.len();
    }
    head.extend(texts);
    record(0x000a, &[], &mut head);
    for (.., records) in sheets {
        head.extend(records);
    }
    head
}

/// A compound file with one stream: header, table, folder, stream; a small one in small sectors.
pub(crate) fn compound(stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xffff_fffe;
    let is_small = stream.len() < 4096;
    let sectors = stream.len().div_ceil(512) as u32;
    let mut table: Vec<u32> = vec![0xffff_fffd, END];
    let chain = |first: u32, table: &mut Vec<u32>| {
        table.extend((1..sectors).map(|next| first + next));
        table.push(END);
    };
    chain(2, &mut table);
    if is_small {
        table.push(END); // the table of small sectors, one of the usual size
    }
    assert!(table.len() <= 128);
    table.resize(128, u32::MAX);
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend([0; 16]);
    bytes.extend(b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0\0\0\0\0\0\0\0\0\0\0");
    let small_table = if is_small { 2 + sectors } else { END };
    for number in [1, 1, 0, 4096, small_table, u32::from(is_small), END, 0, 0] {
        bytes.extend(u32::to_le_bytes(number));
    }
    bytes.resize(512, 0xff);
    bytes.extend(table.iter().flat_map(|next| next.to_le_bytes()));
    let entry = |name: &str, sort: u8, start: u32, length: usize| {
        let mut entry = wide(name);
        entry.resize(64, 0);
        entry.extend((letters(name) * 2 + 2).to_le_bytes());
        entry.extend([sort, 1]);
        entry.extend([0xff; 12]);
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((length as u64).to_le_bytes());
        entry
    };
    let (root, own) = if is_small { (2, 0) } else { (END, 2) };
    let room = if is_small { sectors as usize * 512 } else { 0 };
    bytes.extend(entry("Root Entry", 5, root, room));
    bytes.extend(entry("Workbook", 2, own, stream.len()));
    bytes.resize(512 * 3, 0);
    bytes.extend(stream);
    bytes.resize(512 * (3 + sectors as usize), 0);
    if is_small {
        let small = stream.len().div_ceil(64) as u32;
        let chain = (1..small).chain([END]);
        bytes.extend(chain.flat_map(u32::to_le_bytes));
        bytes.resize(512 * (4 + sectors as usize), 0xff);
    }
    bytes
}

pub(crate) fn texts_of(cells: &[(u16, u16, Made)]) -> Vec<&'static str> {
    let mut texts: Vec<&'static str> = Vec::new();
    for (.., made) in cells {
        if let Text(text) = made
            && !texts.contains(text)
        {
            texts.push(text);
        }
    }
    texts
}

pub(crate) fn xls(is_1904: bool) -> Vec<u8> {
    let mut cells = sheet();
    let mut shared = texts_of(&cells);
    shared.push("gemt");
    let hidden = xls_sheet(&[(0, 0, Text("gemt")), (1, 0, Short(1, 0))], &shared, &[]);
    if is_1904 {
        cells = vec![(0, 0, Number(1.0, 2)), (1, 0, Number(2.0, 2))];
    }
    let shown = xls_sheet(&cells, &shared, &[]);
    compound(&xls_stream(
        &shared,
        is_1904,
        &[("Gemt ark", true, hidden), ("Skoler", false, shown)],
    ))
}

// -- the records of an XLSB

pub(crate) fn binary(kind: u16, data: &[u8], into: &mut Vec<u8>) {
    into.push((kind & 0x7f) as u8 | if kind > 0x7f { 0x80 } else { 0 });
    if kind > 0x7f {
        into.push((kind >> 7) as u8);
    }
    let mut length = data.len();
    loop {
        let more = length > 0x7f;
        into.push((length & 0x7f) as u8 | if more { 0x80 } else { 0 });
        length >>= 7;
        if !more {
            break;
        }
    }
    into.extend(data);
}

fn counted(text: &str) -> Vec<u8> {
    let mut bytes = u32::from(letters(text)).to_le_bytes().to_vec();
    bytes.extend(wide(text));
    bytes
}

pub(crate) fn xlsb_sheet(cells: &[(u16, u16, Made)], shared: &[&str], extra: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    binary(129, &[], &mut bytes);
    binary(148, &[0; 16], &mut bytes);
    binary(145, &[], &mut bytes);
    let mut last = None;
    for (row, column, made) in cells {
        if last != Some(*row) {
            last = Some(*row);
            let mut data = u32::from(*row).to_le_bytes().to_vec();
            data.extend([0; 13]);
            binary(0, &data, &mut bytes);
        }
        let mut data = u32::from(*column).to_le_bytes().to_vec();
        let style = match made {
            Number(_, style) | Short(_, style) | Formula(_, style) => *style,
            _ => 0,
        };
        data.extend(u32::from(style).to_le_bytes());
        let kind = match made {
            Text(text) => {
                let at = shared.iter().position(|s| s == text).unwrap();
                data.extend((at as u32).to_le_bytes());
                7
            }
            Number(number, _) => {
                data.extend(number.to_le_bytes());
                5
            }
            Formula(number, _) => {
                data.extend(number.to_le_bytes());
                data.extend([0; 10]);
                9
            }
            Short(number, _) => {
                data.extend(((number << 2) | 2).to_le_bytes());
                2
            }
            Yes => {
                data.push(1);
                4
            }
            Error => {
                data.push(0x2a);
                3
            }
            FormulaText(text) => {
                data.extend(counted(text));
                data.extend([0; 10]);
                8
            }
            Blank => 1,
        };
        binary(kind, &data, &mut bytes);
    }
    binary(146, &[], &mut bytes);
    bytes.extend(extra);
    binary(130, &[], &mut bytes);
    bytes
}

pub(crate) fn xlsb_with(extra: &[u8]) -> Vec<u8> {
    xlsb_of(extra, &[])
}

/// The same with other parts beside.
pub(crate) fn xlsb_of(extra: &[u8], others: &[(&str, &[u8])]) -> Vec<u8> {
    let cells = sheet();
    let mut shared = texts_of(&cells);
    shared.push("gemt");
    let mut book = Vec::new();
    binary(131, &[], &mut book);
    binary(153, &[0; 8], &mut book);
    binary(143, &[], &mut book);
    for (state, id, name) in [(1u32, "rId1", "Gemt ark"), (0, "rId2", "Skoler")] {
        let mut data = [state.to_le_bytes(), 1u32.to_le_bytes()].concat();
        data.extend(counted(id));
        data.extend(counted(name));
        binary(156, &data, &mut book);
    }
    binary(144, &[], &mut book);
    binary(157, &[], &mut book);
    binary(132, &[], &mut book);
    let mut styles = Vec::new();
    let own: Vec<_> = FORMATS
        .iter()
        .filter(|(_, code)| !code.is_empty())
        .collect();
    binary(615, &(own.len() as u32).to_le_bytes(), &mut styles);
    for (id, code) in own {
        let mut data = id.to_le_bytes().to_vec();
        data.extend(counted(code));
        binary(44, &data, &mut styles);
    }
    binary(616, &[], &mut styles);
    // styles of styles come first and are none of cells
    binary(626, &1u32.to_le_bytes(), &mut styles);
    binary(47, &[0; 16], &mut styles);
    binary(627, &[], &mut styles);
    binary(617, &(FORMATS.len() as u32).to_le_bytes(), &mut styles);
    for (id, _) in FORMATS {
        let mut data = vec![0; 16];
        data[2..4].copy_from_slice(&id.to_le_bytes());
        binary(47, &data, &mut styles);
    }
    binary(618, &[], &mut styles);
    let mut list = Vec::new();
    binary(
        159,
        &(shared.len() as u32).to_le_bytes().repeat(2),
        &mut list,
    );
    for text in &shared {
        let mut data = vec![0];
        data.extend(counted(text));
        binary(19, &data, &mut list);
    }
    binary(160, &[], &mut list);
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"/>"#)
    };
    let relations = format!(
        "<Relationships>{}{}{}{}</Relationships>",
        relation("rId1", "worksheet", "worksheets/sheet1.bin"),
        relation("rId2", "worksheet", "worksheets/sheet2.bin"),
        relation("rId3", "styles", "styles.bin"),
        relation("rId4", "sharedStrings", "sharedStrings.bin"),
    );
    let hidden = xlsb_sheet(&[(0, 0, Text("gemt")), (1, 0, Short(1, 0))], &shared, &[]);
    let shown = xlsb_sheet(&cells, &shared, extra);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/styles.bin", &styles),
        ("xl/sharedStrings.bin", &list),
        ("xl/worksheets/sheet1.bin", &hidden),
        ("xl/worksheets/sheet2.bin", &shown),
    ];
    parts.extend(others);
    zip(&parts)
}

/// The part of comments on cells; a record is cut off behind them.
pub(crate) fn xlsb_comments(texts: &[&str]) -> Vec<u8> {
    let mut part = Vec::new();
    binary(628, &[], &mut part);
    for text in texts {
        binary(635, &[0; 36], &mut part);
        let mut data = vec![0];
        data.extend(counted(text));
        binary(637, &data, &mut part);
        binary(636, &[], &mut part);
    }
    part.extend([0xfb, 0x04, 0x7f]);
    part
}
