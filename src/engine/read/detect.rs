//! What the bytes of a file are, by what they hold first and by the file's name second.

use super::archive::{self, Member};
use super::source::read_up_to;
use super::{Source, encoding};
use model::note::{Problem, ProblemKind};
use model::sniff::Format;

/// Bytes looked at from the beginning.
const HEAD_BYTES: usize = 64 << 10;

/// Says what a file is.
///
/// # Errors
/// [`ProblemKind::EmptyFile`] for no bytes, or nothing but blanks and a byte order mark;
/// [`ProblemKind::NotATable`], [`ProblemKind::NotSupportedYet`], [`ProblemKind::Encrypted`]; and what the
/// source says.
pub fn detect(source: &dyn Source, file_name: &str) -> Result<Format, Problem> {
    let head = read_up_to(source, 0, HEAD_BYTES)?;
    if is_blank(source, &head)? {
        return Err(ProblemKind::EmptyFile.into());
    }
    let name = file_name.to_lowercase();
    let found = if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        in_archive(source, &name)?
    } else if head.starts_with(&OLE) {
        in_ole(source, &head)?
    } else if let Some(found) = geodata(&head, &name).or_else(|| by_magic(&head)) {
        found
    } else if let Some(found) = by_text(&head, &name) {
        found
    } else if name.ends_with(".tsv") || name.ends_with(".tab") {
        Ok(Format::Tsv)
    } else if name.ends_with(".txt") {
        Ok(Format::Txt)
    } else {
        Ok(Format::Csv)
    };
    found.map_err(Problem::from)
}

/// What a file is, or why it is not read.
type Found = Result<Format, ProblemKind>;

fn is_blank(source: &dyn Source, head: &[u8]) -> Result<bool, Problem> {
    let blank = |bytes: &[u8]| {
        bytes
            .iter()
            .all(|b| matches!(b, 0 | b' ' | b'\t' | b'\r' | b'\n'))
    };
    let after_mark = [&[0xef, 0xbb, 0xbf][..], &[0xff, 0xfe], &[0xfe, 0xff]]
        .iter()
        .find_map(|mark| head.strip_prefix(*mark))
        .unwrap_or(head);
    if !blank(after_mark) {
        return Ok(false);
    }
    let mut offset = head.len() as u64;
    while offset < source.len() {
        let part = read_up_to(source, offset, 1 << 20)?;
        if !blank(&part) {
            return Ok(false);
        }
        offset += part.len() as u64;
    }
    Ok(true)
}

/// The container of old Office files, and of new ones with a password.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// First bytes that nothing else has. True: a kind of table that is not read yet.
const MAGIC: [(&[u8], &str, bool); 18] = [
    (b"%PDF-", "pdf", false),
    (b"\x89PNG\r\n", "png", false),
    (b"\xff\xd8\xff", "jpeg", false),
    (b"GIF8", "gif", false),
    (b"II*\0", "tiff", false),
    (b"MM\0*", "tiff", false),
    (b"{\\rtf", "rtf", false),
    (b"\x7fELF", "program", false),
    (b"MZ\x90", "program", false),
    (b"ID3", "sound", false),
    (b"OggS", "sound", false),
    (b"Rar!", "rar", false),
    (b"7z\xbc\xaf\x27\x1c", "7z", false),
    (b"BZh", "bzip2", false),
    (b"SQLite format 3\0", "sqlite", true),
    (b"ARROW1", "arrow", true),
    (b"$FL2", "spss", true),
    (b"FGB\x03", "flatgeobuf", true),
];

fn by_magic(head: &[u8]) -> Option<Found> {
    if head.starts_with(b"\x1f\x8b") {
        return Some(Ok(Format::Gzip));
    }
    if head.starts_with(b"PAR1") {
        return Some(Ok(Format::Parquet));
    }
    // Parquet whose description of itself is locked too
    if head.starts_with(b"PARE") {
        return Some(Err(ProblemKind::Encrypted));
    }
    let (_, id, is_table) = MAGIC.iter().find(|(magic, ..)| head.starts_with(magic))?;
    Some(Err(if *is_table {
        not_yet(id)
    } else {
        not_a_table(id)
    }))
}

/// Geodata that is no text.
fn geodata(head: &[u8], name: &str) -> Option<Found> {
    if head.starts_with(b"\0\0\x27\x0a") || is_dbase(head, name) {
        return Some(Ok(Format::Shapefile));
    }
    // a database whose header names its application
    let is_package = head.starts_with(b"SQLite format 3\0")
        && (head.get(68..72) == Some(b"GPKG") || name.ends_with(".gpkg"));
    is_package.then(|| Err(not_yet("geopackage")))
}

/// A dBASE table: a date, a header of 32 bytes for each column, and the sign that ends it.
fn is_dbase(head: &[u8], name: &str) -> bool {
    let [version, _, month, day, ..] = head else {
        return false;
    };
    let is_known = matches!(version & 0x07, 3..=5) || matches!(version, 0x30..=0x32 | 0xfb);
    let length = archive::number(head, 8, 2).unwrap_or(0);
    let record = archive::number(head, 10, 2).unwrap_or(0);
    let fits = length >= 65 && record > 1 && matches!(month, 0..=12) && matches!(day, 0..=31);
    let ends = usize::try_from(length)
        .ok()
        .and_then(|length| head.get(length.checked_sub(1)?))
        .is_some_and(|sign| *sign == 0x0d);
    is_known && fits && (ends && length % 32 == 1 || name.ends_with(".dbf"))
}

fn not_a_table(looks_like: &str) -> ProblemKind {
    ProblemKind::NotATable {
        looks_like: looks_like.to_string(),
    }
}

fn not_yet(format: &str) -> ProblemKind {
    ProblemKind::NotSupportedYet {
        format: format.to_string(),
    }
}

/// Kinds of text that are no table, and bytes that are no text.
fn by_text(head: &[u8], name: &str) -> Option<Found> {
    let (assumed, mark) = encoding::decide(head, &[]);
    let is_utf16 = matches!(
        assumed.value,
        model::sniff::Encoding::Utf16le | model::sniff::Encoding::Utf16be
    );
    let text: String = if is_utf16 {
        let ascii = head.iter().filter(|b| **b != 0);
        ascii.skip(2).take(4096).map(|b| char::from(*b)).collect()
    } else {
        let text = head.get(mark as usize..).unwrap_or_default();
        String::from_utf8_lossy(&text[..text.len().min(8192)]).into_owned()
    };
    if !is_utf16 && is_binary(head) {
        return Some(Err(not_a_table("binary")));
    }
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let lower = start
        .get(..start.len().min(2000))
        .map_or_else(|| start.to_lowercase(), str::to_lowercase);
    markup(&lower)
        .or_else(|| mapinfo(&lower))
        .or_else(|| is_px(start, &lower).then_some(Ok(Format::Px)))
        .or_else(|| json(start, name))
}

/// Control characters that no text has.
fn is_binary(head: &[u8]) -> bool {
    // zeros that fill up the end of a small file are no part of it
    let end = head.iter().rposition(|byte| *byte != 0);
    let head = head.get(..end.map_or(0, |at| at + 1)).unwrap_or_default();
    let controls = head
        .iter()
        // 0x1f parts the units of a record, and some files use it so
        .filter(|b| matches!(b, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1e))
        .count();
    controls > 4 && controls * 20 > head.len()
}

fn markup(lower: &str) -> Option<Found> {
    if !lower.starts_with('<') {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if has(&["<!doctype html", "<html", "<head>", "<body"]) {
        Some(Err(not_a_table("html")))
    } else if has(&["<svg"]) {
        Some(Err(not_a_table("svg")))
    } else if has(&["opengis.net/kml", "earth.google.com/kml", "<kml"]) {
        Some(Ok(Format::Kml))
    } else if has(&["opengis.net/gml", "<gml:", "wfs:featurecollection"]) {
        Some(Ok(Format::Gml))
    } else if has(&["urn:schemas-microsoft-com:office:spreadsheet"]) {
        Some(Err(not_yet("spreadsheetml")))
    } else if lower.starts_with("<?xml") || has(&["xmlns"]) || is_element(lower) {
        Some(Ok(Format::Xml))
    } else {
        None
    }
}

/// A tag that is closed by a tag of the same name, or another tag in it: a `<` alone is a sign like any
/// other.
fn is_element(lower: &str) -> bool {
    let name = lower.get(1..).unwrap_or_default();
    let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    let name = name.split(ends).next().unwrap_or_default();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'));
    let after = lower.get(1 + name.len()..).unwrap_or_default();
    let inside = after.split_once('>').map(|(_, inside)| inside.trim_start());
    is_name && inside.is_some_and(|inside| inside.starts_with('<'))
}

/// MapInfo's interchange format, and the head of its own.
fn mapinfo(lower: &str) -> Option<Found> {
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if lower.starts_with("version ") && has(&["\ncolumns ", "\ncoordsys ", "\rcolumns "]) {
        return Some(Ok(Format::Mif));
    }
    lower.starts_with("!table").then(|| Err(not_yet("mapinfo")))
}

/// PC-Axis: keywords before any value.
fn is_px(start: &str, lower: &str) -> bool {
    let opens = ["charset=\"", "axis-version=\"", "codepage=\""]
        .iter()
        .any(|word| lower.starts_with(word));
    let has_keywords = ["AXIS-VERSION=", "MATRIX=", "STUB=", "HEADING=", "VALUES("]
        .iter()
        .filter(|word| start.contains(**word))
        .count();
    opens && has_keywords > 0 || has_keywords > 2
}

fn json(start: &str, name: &str) -> Option<Found> {
    let named = [".json", ".geojson", ".topojson", ".ndjson", ".jsonl"]
        .iter()
        .any(|end| name.ends_with(end));
    let mut letters = start.chars().filter(|c| !c.is_whitespace());
    let opening: (Option<char>, Option<char>) = (letters.next(), letters.next());
    let is_json = match opening {
        (Some('{'), Some('"')) => start.contains(':'),
        (Some('['), Some('{' | '[')) => true,
        (Some('{' | '['), _) => named,
        _ => false,
    };
    if !is_json {
        return None;
    }
    if start.contains("\"Topology\"") && start.contains("\"arcs\"") || name.ends_with(".topojson") {
        return Some(Err(not_yet("topojson")));
    }
    Some(Ok(if is_geojson(start, name) {
        Format::GeoJson
    } else {
        Format::Json
    }))
}

fn is_geojson(start: &str, name: &str) -> bool {
    let has = |words: &[&str]| words.iter().all(|w| start.contains(w));
    if name.ends_with(".geojson") || name.ends_with(".geojsonl") {
        return true;
    }
    if has(&["\"FeatureCollection\""]) || has(&["\"Feature\"", "\"geometry\""]) {
        return true;
    }
    // a geometry by itself: beside other members it is a value of a table
    let opening: String = start
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(40)
        .collect();
    let after = opening.strip_prefix("{\"type\":\"").unwrap_or_default();
    opening.starts_with("{\"coordinates\":[")
        || [
            "Point\"",
            "MultiPoint\"",
            "LineString\"",
            "MultiLineString",
            "Polygon\"",
            "MultiPolygon\"",
            "GeometryCollecti",
        ]
        .iter()
        .any(|sort| after.starts_with(sort))
}

/// What a zip archive is by its members.
fn in_archive(source: &dyn Source, name: &str) -> Result<Found, Problem> {
    let Some(members) = archive::members(source)? else {
        return Ok(Err(ProblemKind::Damaged));
    };
    let has = |test: &dyn Fn(&Member) -> bool| members.iter().any(test);
    let begins = |start: &'static str| move |m: &Member| m.name.starts_with(start);
    let ends = |end: &'static str| move |m: &Member| m.name.to_lowercase().ends_with(end);
    let kind = if has(&ends("xl/workbook.xml")) {
        return Ok(Ok(Format::Xlsx));
    } else if has(&ends("workbook.bin")) {
        return Ok(Ok(Format::Xlsb));
    } else if has(&begins("xl/")) && has(&ends(".xml")) {
        return Ok(Ok(Format::Xlsx));
    } else if has(&begins("word/")) {
        not_a_table("docx")
    } else if has(&begins("ppt/")) {
        not_a_table("pptx")
    } else if has(&|m| m.name == "mimetype") && has(&|m| m.name == "content.xml") {
        return open_document(source, name);
    } else {
        return Ok(Ok(Format::Zip));
    };
    Ok(Err(kind))
}

/// Which sort of OpenDocument: its type is stored unpacked as the first member.
fn open_document(source: &dyn Source, name: &str) -> Result<Found, Problem> {
    let head = read_up_to(source, 0, 512)?;
    let says = |word: &[u8]| memchr::memmem::find(&head, word).is_some();
    Ok(
        if says(b"opendocument.spreadsheet") || name.ends_with(".ods") {
            Ok(Format::Ods)
        } else if says(b"opendocument.presentation") {
            Err(not_a_table("odp"))
        } else {
            Err(not_a_table("odt"))
        },
    )
}

/// What an OLE container holds, by the names in its directory.
fn in_ole(source: &dyn Source, head: &[u8]) -> Result<Found, Problem> {
    let shift = archive::number(head, 30, 2).unwrap_or(9).clamp(7, 16);
    let sector = archive::number(head, 48, 4).unwrap_or(0);
    let offset = (sector + 1) << shift;
    let mut directory = Vec::new();
    if offset < source.len() {
        directory = read_up_to(source, offset, 64 << 10)?;
    }
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(&directory, &wide).is_some()
            || memchr::memmem::find(head, &wide).is_some()
    };
    let kind = if holds("EncryptedPackage") || holds("EncryptionInfo") {
        ProblemKind::Encrypted
    } else if holds("Workbook") || holds("Book") {
        return Ok(Ok(Format::Xls));
    } else if holds("WordDocument") {
        not_a_table("doc")
    } else if holds("PowerPoint Document") {
        not_a_table("ppt")
    } else {
        not_a_table("binary")
    };
    Ok(Err(kind))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::read::MemorySource;

    fn kind(bytes: &[u8], name: &str) -> Result<Format, ProblemKind> {
        detect(&MemorySource::from(bytes), name).map_err(|p| p.kind)
    }

    #[test]
    fn nothing_is_an_empty_file() {
        for bytes in [&b""[..], b"\xef\xbb\xbf", b" \r\n\t\n", b"\xff\xfe\r\0\n\0"] {
            assert_eq!(kind(bytes, "a.csv"), Err(ProblemKind::EmptyFile));
        }
    }

    #[test]
    fn what_is_no_table_says_what_it_looks_like() {
        assert_eq!(kind(b"%PDF-1.7\n", "a.csv"), Err(not_a_table("pdf")));
        assert_eq!(
            kind(b"\n<!DOCTYPE html><html><body>404", "data.csv"),
            Err(not_a_table("html"))
        );
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0", "a"), Err(not_a_table("png")));
        assert_eq!(
            kind(&[1, 2, 3, 0, 5, 0, 0, 9], "a.csv"),
            Err(not_a_table("binary"))
        );
    }

    #[test]
    fn what_will_be_read_later_says_so() {
        assert_eq!(kind(b"PAR1xxxx", "a"), Ok(Format::Parquet));
        assert_eq!(kind(b"PARExxxx", "a"), Err(ProblemKind::Encrypted));
        assert_eq!(kind(b"[{\"a\": 1}]", "a.csv"), Ok(Format::Json));
        assert_eq!(
            kind(b"{\"type\":\"FeatureCollection\"}", "a.json"),
            Ok(Format::GeoJson)
        );
        assert_eq!(
            kind(b"<?xml version=\"1.0\"?><a/>", "a.csv"),
            Ok(Format::Xml)
        );
    }

    #[test]
    fn geodata_is_known_by_what_it_holds() {
        assert_eq!(
            kind(b"{ \"type\" : \"Polygon\", \"coordinates\": []}", "a.json"),
            Ok(Format::GeoJson)
        );
        assert_eq!(
            kind(
                b"[{\"sted\": {\"type\": \"Point\", \"coordinates\": [1, 2]}}]",
                "a.json"
            ),
            Ok(Format::Json)
        );
        assert_eq!(
            kind(b"{\"type\":\"Topology\",\"arcs\":[]}", "a.json"),
            Err(not_yet("topojson"))
        );
        assert_eq!(
            kind(b"<kml xmlns=\"http://www.opengis.net/kml/2.2\">", "a"),
            Ok(Format::Kml)
        );
        assert_eq!(
            kind(
                b"<?xml?><wfs:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\">",
                "a"
            ),
            Ok(Format::Gml)
        );
        assert_eq!(
            kind(
                b"Version 300\r\nCharset \"WindowsLatin1\"\r\nColumns 1\r\n",
                "a.mif"
            ),
            Ok(Format::Mif)
        );
        assert_eq!(
            kind(b"!table\n!version 300\n", "a.tab"),
            Err(not_yet("mapinfo"))
        );
        assert_eq!(kind(b"\0\0\x27\x0a\0\0", "a.shp"), Ok(Format::Shapefile));
        let mut table = vec![0; 98];
        table[..4].copy_from_slice(&[3, 124, 5, 8]);
        table[8] = 65;
        table[10] = 33;
        table[64] = 0x0d;
        assert_eq!(kind(&table, "a"), Ok(Format::Shapefile));
        let mut package = b"SQLite format 3\0".to_vec();
        package.resize(100, 0);
        package[68..72].copy_from_slice(b"GPKG");
        assert_eq!(kind(&package, "a"), Err(not_yet("geopackage")));
    }

    #[test]
    fn a_bracket_alone_makes_no_xml() {
        assert_eq!(kind(b"<rows>\n <row><a>1", "a.csv"), Ok(Format::Xml));
        assert_eq!(kind(b"<5 km;>5 km\n1;2\n", "a.csv"), Ok(Format::Csv));
        assert_eq!(kind(b"<id>;<navn>\n1;2\n", "a.csv"), Ok(Format::Csv));
    }

    #[test]
    fn json_and_px_are_known_under_any_name() {
        for json in ["[{\"a\": 1}]", "\u{feff}{\"a\":\n1}", " [[1], [2]]"] {
            assert_eq!(kind(json.as_bytes(), "a.csv"), Ok(Format::Json));
        }
        assert_eq!(kind(b"[1, 2]", "a.json"), Ok(Format::Json));
        assert_eq!(kind(b"a;b\n1;2\n", "a.json"), Ok(Format::Csv));
        assert_eq!(
            kind(b"<!DOCTYPE html><html>", "a.json"),
            Err(not_a_table("html"))
        );
        let px = b"CHARSET=\"ANSI\";\nAXIS-VERSION=\"2010\";\nMATRIX=\"A\";";
        assert_eq!(kind(px, "a.txt"), Ok(Format::Px));
        assert_eq!(kind(b"charset;codepage\n1;2\n", "a.px"), Ok(Format::Csv));
    }

    /// An OLE container whose directory, in its second sector, names one stream.
    fn container(stream: &str) -> Vec<u8> {
        let mut bytes = vec![0; 1536];
        bytes[..8].copy_from_slice(&OLE);
        bytes[30] = 9;
        bytes[48] = 1;
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes[1024..1024 + name.len()].copy_from_slice(&name);
        bytes
    }

    #[test]
    fn a_container_is_known_by_what_it_holds() {
        assert_eq!(
            kind(&container("EncryptedPackage"), "a.xlsx"),
            Err(ProblemKind::Encrypted)
        );
        assert_eq!(kind(&container("Workbook"), "a.xls"), Ok(Format::Xls));
        assert_eq!(
            kind(&container("WordDocument"), "a.csv"),
            Err(not_a_table("doc"))
        );
    }

    #[test]
    fn text_is_a_table_by_its_name() {
        assert_eq!(kind(b"a;b\n1;2\n", "a.csv"), Ok(Format::Csv));
        assert_eq!(kind(b"a\tb\n", "A.TSV"), Ok(Format::Tsv));
        assert_eq!(kind(b"a;b\n", "a.txt"), Ok(Format::Txt));
        assert_eq!(kind(b"[gade];nr\nx;1\n", "a.csv"), Ok(Format::Csv));
        assert_eq!(kind(b"a\0;\0b\0\n\0", "a.csv"), Ok(Format::Csv));
        assert_eq!(kind(b"MZ;b\n1;2\n", "a.csv"), Ok(Format::Csv));
    }
}
