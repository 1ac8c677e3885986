//! dBASE tables: the attributes of a Shapefile, or a table by itself.

use crate::read::encoding::{self, HighBytes, Utf8Evidence};
use model::calendar;
use model::sniff::{Encoding, Evidence};

/// Bytes before the columns.
const HEADER_BYTES: usize = 32;
/// Bytes that describe a column.
const COLUMN_BYTES: usize = 32;
/// What ends the list of columns.
const END_OF_COLUMNS: u8 = 0x0d;
/// What ends the table.
const END_OF_TABLE: u8 = 0x1a;
/// What a deleted record begins with.
const DELETED: u8 = b'*';

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Characters.
    Text,
    /// A number written with digits.
    Number,
    /// `yyyymmdd`.
    Date,
    /// `T`, `F`, `?`.
    Boolean,
    /// A whole number of four bytes.
    Whole,
    /// A number of eight bytes.
    Double,
    /// Ten-thousandths in eight bytes.
    Money,
    /// A day and its milliseconds, four bytes each.
    Moment,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    name: Vec<u8>,
    sort: Sort,
    /// The first byte in a record.
    from: usize,
    bytes: usize,
}

/// A table.
#[derive(Debug)]
pub(super) struct Table<'a> {
    columns: Vec<Column>,
    records: &'a [u8],
    record_bytes: usize,
    /// Records the header claims.
    claimed: usize,
    /// The byte that tells the encoding.
    language: u8,
    memos: u64,
}

impl<'a> Table<'a> {
    /// The table; `None` when the header makes no sense.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let whole = |at: usize| Some(usize::from(u16::from_le_bytes(pair(bytes, at)?)));
        let said = usize::try_from(u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?)).ok()?;
        let header_bytes = whole(8)?;
        let record_bytes = whole(10)?;
        if header_bytes < HEADER_BYTES + 1 || record_bytes == 0 {
            return None;
        }
        let described = bytes
            .get(HEADER_BYTES..header_bytes.min(bytes.len()))
            .unwrap_or_default();
        let mut columns = Vec::new();
        let mut memos = 0;
        let mut from = 1;
        for column in described.chunks_exact(COLUMN_BYTES) {
            if column.first() == Some(&END_OF_COLUMNS) {
                break;
            }
            let bytes = usize::from(*column.get(16)?);
            let sort = sort(*column.get(11)?, bytes);
            if from + bytes > record_bytes {
                break;
            }
            match sort {
                Some(sort) => columns.push(Column {
                    name: column.get(..11)?.to_vec(),
                    sort,
                    from,
                    bytes,
                }),
                None if column.get(11) == Some(&b'0') => {}
                None => memos += 1,
            }
            from += bytes;
        }
        if columns.is_empty() && memos == 0 {
            return None;
        }
        let records = bytes.get(header_bytes..).unwrap_or_default();
        // some programs write the number last, or never
        let claimed = if said == 0 {
            records.len() / record_bytes
        } else {
            said
        };
        Some(Self {
            columns,
            records,
            record_bytes,
            claimed,
            language: *bytes.get(29)?,
            memos,
        })
    }

    /// The columns that are read.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Columns whose texts stand in another file.
    pub fn memos(&self) -> u64 {
        self.memos
    }

    /// Names of the columns.
    pub fn names(&self, decoder: &Decoder) -> Vec<String> {
        self.columns
            .iter()
            .map(|column| {
                let name = column.name.split(|b| *b == 0).next().unwrap_or_default();
                let mut text = String::new();
                decoder.decode(trim(name), &mut text);
                text
            })
            .collect()
    }

    /// The records, deleted ones included.
    pub fn records(&self) -> impl Iterator<Item = Record<'a>> + use<'a> {
        self.records
            .chunks_exact(self.record_bytes)
            .take(self.claimed)
            .take_while(|bytes| bytes.first() != Some(&END_OF_TABLE))
            .map(|bytes| Record { bytes })
    }

    /// True when the file has fewer records than its header claims.
    pub fn is_cut(&self) -> bool {
        self.claimed > self.records.len() / self.record_bytes
    }

    /// How texts become characters: as the user says, or the .cpg, or the header, unless the letters say
    /// otherwise.
    pub fn decoder(&self, cpg: Option<&[u8]>, chosen: Option<Encoding>) -> Decoder {
        if let Some(encoding) = chosen {
            return Decoder {
                encoding,
                evidence: Evidence::Chosen,
                is_assumed: false,
            };
        }
        let said = cpg
            .and_then(by_label)
            .or_else(|| by_language(self.language));
        let mut evidence = Utf8Evidence::default();
        let mut high = HighBytes::default();
        for record in self.records() {
            for column in self.columns.iter().filter(|c| c.sort == Sort::Text) {
                let text = record.field(column);
                if !text.is_ascii() {
                    evidence.add(Utf8Evidence::of(text));
                    high.see(text);
                }
            }
        }
        for column in &self.columns {
            evidence.add(Utf8Evidence::of(&column.name));
            high.see(&column.name);
        }
        let has_letters = evidence.multibyte + evidence.bad > 0;
        let is_utf8 = evidence.multibyte > 0 && evidence.is_utf8();
        let encoding = match said {
            _ if is_utf8 => Encoding::Utf8,
            // what is no UTF-8 cannot be it
            Some(Encoding::Utf8) if has_letters => high.judge().value,
            Some(said) => said,
            None if has_letters => high.judge().value,
            None => Encoding::Windows1252,
        };
        let evidence = match has_letters {
            _ if said == Some(encoding) => Evidence::Declared,
            false => Evidence::AsciiOnly,
            true if is_utf8 => Evidence::ValidUtf8,
            true => Evidence::DanishLetters,
        };
        Decoder {
            encoding,
            evidence,
            is_assumed: has_letters && said != Some(encoding),
        }
    }
}

fn pair(bytes: &[u8], at: usize) -> Option<[u8; 2]> {
    bytes.get(at..)?.first_chunk().copied()
}

fn sort(letter: u8, bytes: usize) -> Option<Sort> {
    match (letter, bytes) {
        (b'C', _) => Some(Sort::Text),
        (b'N' | b'F', _) => Some(Sort::Number),
        (b'D', 8) => Some(Sort::Date),
        (b'L', _) => Some(Sort::Boolean),
        (b'I' | b'+', 4) => Some(Sort::Whole),
        (b'B' | b'O', 8) => Some(Sort::Double),
        (b'Y', 8) => Some(Sort::Money),
        (b'T' | b'@', 8) => Some(Sort::Moment),
        _ => None,
    }
}

/// The encoding a .cpg names.
fn by_label(cpg: &[u8]) -> Option<Encoding> {
    let label: String = cpg
        .iter()
        .take(40)
        .filter(|b| b.is_ascii_alphanumeric())
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    match label.as_str() {
        "utf8" | "65001" | "unicodeutf8" => Some(Encoding::Utf8),
        "1252" | "cp1252" | "windows1252" | "ansi1252" | "iso88591" | "88591" | "latin1"
        | "iso885915" | "ldid87" | "ldid3" | "ansi" => Some(Encoding::Windows1252),
        "850" | "cp850" | "ibm850" | "ldid2" => Some(Encoding::Cp850),
        "865" | "cp865" | "ibm865" | "ldid8" | "ldid23" | "ldid102" => Some(Encoding::Cp865),
        "macintosh" | "macroman" | "ldid4" => Some(Encoding::MacRoman),
        _ => None,
    }
}

/// The encoding the header's byte names.
fn by_language(byte: u8) -> Option<Encoding> {
    match byte {
        0x03 | 0x57..=0x59 => Some(Encoding::Windows1252),
        0x02 => Some(Encoding::Cp850),
        0x08 | 0x17 | 0x66 => Some(Encoding::Cp865),
        0x04 => Some(Encoding::MacRoman),
        _ => None,
    }
}

/// How texts become characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decoder {
    /// The encoding.
    pub encoding: Encoding,
    /// Why.
    pub evidence: Evidence,
    /// True when letters decided, not the file.
    pub is_assumed: bool,
}

impl Decoder {
    fn decode(&self, bytes: &[u8], out: &mut String) {
        if let Some(letters) = encoding::letters(self.encoding) {
            out.extend(bytes.iter().map(|b| encoding::letter_of(*b, letters)));
            return;
        }
        // a character cut by the end of its field is left out
        let whole = match std::str::from_utf8(bytes) {
            Err(error) if error.error_len().is_none() => {
                bytes.get(..error.valid_up_to()).unwrap_or_default()
            }
            _ => bytes,
        };
        out.push_str(&String::from_utf8_lossy(whole));
    }
}

/// A record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    bytes: &'a [u8],
}

impl<'a> Record<'a> {
    /// True when it is marked as deleted.
    pub fn is_deleted(&self) -> bool {
        self.bytes.first() == Some(&DELETED)
    }

    fn field(&self, column: &Column) -> &'a [u8] {
        self.bytes
            .get(column.from..column.from + column.bytes)
            .unwrap_or_default()
    }

    /// Writes a value; nothing when it is missing.
    pub fn value(&self, column: &Column, decoder: &Decoder, out: &mut String) {
        let field = self.field(column);
        match column.sort {
            Sort::Text => {
                let text = field.split(|b| *b == 0).next().unwrap_or_default();
                decoder.decode(trim(text), out);
            }
            Sort::Number => {
                let digits = trim(field);
                // stars fill a field whose number did not fit or is missing
                if !digits.contains(&b'*') && !digits.contains(&0) {
                    decoder.decode(digits, out);
                }
            }
            Sort::Date => date(field, out),
            Sort::Boolean => out.push_str(match field.first() {
                Some(b'T' | b't' | b'Y' | b'y' | b'J' | b'j' | b'1') => "true",
                Some(b'F' | b'f' | b'N' | b'n' | b'0') => "false",
                _ => "",
            }),
            Sort::Whole => {
                if let Some(bytes) = field.first_chunk() {
                    out.push_str(&i32::from_le_bytes(*bytes).to_string());
                }
            }
            Sort::Double => {
                let number = field.first_chunk().map(|bytes| f64::from_le_bytes(*bytes));
                if let Some(number) = number.filter(|n| n.is_finite()) {
                    out.push_str(&format!("{number:?}"));
                }
            }
            Sort::Money => {
                if let Some(bytes) = field.first_chunk() {
                    let amount = i64::from_le_bytes(*bytes);
                    let sign = if amount < 0 { "-" } else { "" };
                    let size = amount.unsigned_abs();
                    out.push_str(&format!("{sign}{}.{:04}", size / 10_000, size % 10_000));
                }
            }
            Sort::Moment => moment(field, out),
        }
    }
}

/// `20220922` as `2022-09-22`; what is no day is missing when it is zeros or blanks, else as it stands.
fn date(field: &[u8], out: &mut String) {
    let text = std::str::from_utf8(trim(field)).unwrap_or_default();
    let is_digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    match (text.get(..4), text.get(4..6), text.get(6..)) {
        (Some(year), Some(month), Some(day)) if is_digits => {
            if text != "00000000" {
                out.push_str(&format!("{year}-{month}-{day}"));
            }
        }
        _ if text.bytes().all(|b| matches!(b, b'0' | 0)) => {}
        _ => out.push_str(text),
    }
}

/// 1 January 1970 as a Julian day.
const EPOCH: i64 = 2_440_588;

/// A Julian day and milliseconds as ISO 8601.
fn moment(field: &[u8], out: &mut String) {
    let Some((day, rest)) = field.split_first_chunk() else {
        return;
    };
    let Some(millis) = rest.first_chunk() else {
        return;
    };
    let day = i64::from(i32::from_le_bytes(*day));
    let seconds = i64::from(i32::from_le_bytes(*millis)) / 1000;
    if !(1_721_426..=5_373_484).contains(&day) || !(0..86_400).contains(&seconds) {
        return;
    }
    let (year, month, month_day) = calendar::civil(day - EPOCH);
    out.push_str(&format!(
        "{year:04}-{month:02}-{month_day:02}T{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    ));
}

fn trim(bytes: &[u8]) -> &[u8] {
    let is_blank = |b: &u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n');
    let from = bytes
        .iter()
        .position(|b| !is_blank(b))
        .unwrap_or(bytes.len());
    let to = bytes
        .iter()
        .rposition(|b| !is_blank(b))
        .map_or(from, |at| at + 1);
    bytes.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    /// A table of columns (name, letter, bytes) and records of as many bytes.
    fn table(columns: &[(&str, u8, u8)], records: &[&[u8]]) -> Vec<u8> {
        let width: usize = 1 + columns.iter().map(|c| usize::from(c.2)).sum::<usize>();
        let mut bytes = vec![3, 124, 5, 8];
        bytes.extend((records.len() as u32).to_le_bytes());
        bytes.extend((33 + 32 * columns.len() as u16).to_le_bytes());
        bytes.extend((width as u16).to_le_bytes());
        bytes.resize(32, 0);
        for (name, letter, length) in columns {
            let mut column = name.as_bytes().to_vec();
            column.resize(32, 0);
            column[11] = *letter;
            column[16] = *length;
            bytes.extend(column);
        }
        bytes.push(END_OF_COLUMNS);
        for record in records {
            assert_eq!(record.len(), width);
            bytes.extend(*record);
        }
        bytes.push(END_OF_TABLE);
        bytes
    }

    fn values(bytes: &[u8], cpg: Option<&[u8]>) -> (Vec<String>, Decoder) {
        let table = Table::new(bytes).unwrap();
        let decoder = table.decoder(cpg, None);
        let rows = table.records().filter(|record| !record.is_deleted());
        let rows = rows.map(|record| {
            let fields = table.columns().iter().map(|column| {
                let mut text = String::new();
                record.value(column, &decoder, &mut text);
                text
            });
            fields.collect::<Vec<String>>().join("|")
        });
        (rows.collect(), decoder)
    }

    #[test]
    fn values_of_all_sorts_are_written() {
        let columns = [
            ("navn", b'C', 4),
            ("tal", b'N', 6),
            ("dag", b'D', 8),
            ("ja", b'L', 1),
            ("nr", b'I', 4),
            ("note", b'M', 10),
        ];
        let mut first = b" abc   1.50".to_vec();
        first.extend(b"20220922T");
        first.extend(7i32.to_le_bytes());
        first.extend([b' '; 10]);
        let mut second = b" \0\0\0\0******00000000?".to_vec();
        second.extend((-1i32).to_le_bytes());
        second.extend([b' '; 10]);
        let mut third = first.clone();
        third[0] = DELETED;
        let bytes = table(&columns, &[&first, &second, &third]);
        assert_eq!(
            values(&bytes, None).0,
            ["abc|1.50|2022-09-22|true|7", "||||-1"]
        );
        let table = Table::new(&bytes).unwrap();
        assert_eq!((table.memos(), table.is_cut()), (1, false));
        assert_eq!(
            table.names(&table.decoder(None, None)),
            ["navn", "tal", "dag", "ja", "nr"]
        );
        assert!(Table::new(&bytes[..bytes.len() - 20]).unwrap().is_cut());
    }

    #[test]
    fn letters_decide_what_the_file_does_not_say() {
        let columns = [("navn", b'C', 4)];
        let (texts, decoder) = values(&table(&columns, &[b" bl\xe5 ", b" \xc6r\xf8 "]), None);
        assert_eq!(texts, ["blå", "Ærø"]);
        assert!(decoder.is_assumed);
        // a letter of two bytes is cut by the end of its field
        let utf8 = table(&columns, &[b" bl\xc3\xa5", b" abc\xc3"]);
        let (texts, decoder) = values(&utf8, Some(b"UTF-8\r\n"));
        assert_eq!(texts, ["blå", "abc"]);
        assert!(!decoder.is_assumed);
        // said wrongly
        let (texts, decoder) = values(&table(&columns, &[b" bl\xe5 "]), Some(b"UTF-8"));
        assert_eq!(texts, ["blå"]);
        assert!(decoder.is_assumed);
        let (_, decoder) = values(&table(&columns, &[b" bla "]), None);
        assert!(!decoder.is_assumed);
    }

    #[test]
    fn days_of_the_julian_calendar_are_iso() {
        let text = |day: i32, millis: i32| {
            let mut field = day.to_le_bytes().to_vec();
            field.extend(millis.to_le_bytes());
            let mut out = String::new();
            moment(&field, &mut out);
            out
        };
        assert_eq!(text(2_459_845, 43_200_000), "2022-09-22T12:00:00");
        assert_eq!(text(2_440_588, 0), "1970-01-01T00:00:00");
        assert_eq!(text(0, 0), "");
    }

    #[test]
    fn what_is_no_table_is_none() {
        assert!(Table::new(b"").is_none());
        assert!(Table::new(&[3; 40]).is_none());
        let empty = table(&[], &[]);
        assert!(Table::new(&empty).is_none());
    }
}
