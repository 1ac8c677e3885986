//! The list of contents of a zip archive, read from its end without unpacking anything.
//!
//! The list tells sizes, also of members that were written as a stream and carry theirs behind them. What
//! it claims is only good for refusing early: whoever unpacks counts the bytes that really come.

use super::Source;
use super::source::read_up_to;
use model::note::Problem;

/// A member of an archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its name with folders, `/` between them.
    pub name: String,
    /// Bytes in the archive.
    pub packed_bytes: u64,
    /// Bytes when unpacked, as the archive claims.
    pub unpacked_bytes: u64,
    /// How it is packed: [`STORED`], [`DEFLATED`] or something else.
    pub method: u16,
    /// A sum of the unpacked bytes (CRC-32).
    pub sum: u32,
    /// True when a password is needed.
    pub is_encrypted: bool,
    /// Offset of the header that stands before its bytes.
    pub header_offset: u64,
}

/// A member whose bytes stand as they are.
pub(crate) const STORED: u16 = 0;
/// A member packed the usual way.
pub(crate) const DEFLATED: u16 = 8;

/// The end record is at most this far from the end of the file.
const MAX_TAIL_BYTES: u64 = 66 << 10;
/// No more of the list than this is read.
const MAX_LIST_BYTES: u64 = 16 << 20;
/// Bytes of the end record without its comment.
const END_BYTES: u64 = 22;

/// The members of an archive; `None` when the list is damaged.
///
/// # Errors
/// What the source says.
pub(crate) fn members(source: &dyn Source) -> Result<Option<Vec<Member>>, Problem> {
    let from = source.len().saturating_sub(MAX_TAIL_BYTES);
    let tail = read_up_to(source, from, MAX_TAIL_BYTES as usize)?;
    let Some(at) = memchr::memmem::rfind(&tail, b"PK\x05\x06") else {
        return Ok(None);
    };
    let end = tail.get(at..).unwrap_or_default();
    let Some(mut list) = List::of(end) else {
        return Ok(None);
    };
    let end_at = from + at as u64;
    if list.is_too_large_for_its_fields() {
        let Some(large) = List::of_large(source, end_at)? else {
            return Ok(None);
        };
        list = large;
    }
    // what stands before the archive (a program that unpacks it) is not counted in its offsets
    let begins = list.ends_at.unwrap_or(end_at).checked_sub(list.bytes);
    let Some(shift) = begins.and_then(|begins| begins.checked_sub(list.from)) else {
        return Ok(None);
    };
    let bytes = list.bytes.min(MAX_LIST_BYTES) as usize;
    let found = parse(&read_up_to(source, list.from + shift, bytes)?, shift);
    Ok((!found.is_empty() || list.bytes == 0).then_some(found))
}

/// Where the list of contents lies.
struct List {
    bytes: u64,
    from: u64,
    /// Where it ends, when that is not where the end record begins.
    ends_at: Option<u64>,
}

impl List {
    fn of(end: &[u8]) -> Option<Self> {
        (end.len() as u64 >= END_BYTES).then_some(())?;
        Some(Self {
            bytes: number(end, 12, 4)?,
            from: number(end, 16, 4)?,
            ends_at: None,
        })
    }

    fn is_too_large_for_its_fields(&self) -> bool {
        self.from == u64::from(u32::MAX) || self.bytes == u64::from(u32::MAX)
    }

    /// The list of an archive of more than 4 GB: a locator stands before the end record.
    fn of_large(source: &dyn Source, end_at: u64) -> Result<Option<Self>, Problem> {
        let Some(locator_at) = end_at.checked_sub(20) else {
            return Ok(None);
        };
        let locator = read_up_to(source, locator_at, 20)?;
        if !locator.starts_with(b"PK\x06\x07") {
            return Ok(None);
        }
        let record_at = number(&locator, 8, 8).filter(|at| *at < source.len());
        let Some(record_at) = record_at else {
            return Ok(None);
        };
        let record = read_up_to(source, record_at, 56)?;
        let (Some(bytes), Some(from)) = (number(&record, 40, 8), number(&record, 48, 8)) else {
            return Ok(None);
        };
        Ok(record.starts_with(b"PK\x06\x06").then_some(Self {
            bytes,
            from,
            ends_at: Some(record_at),
        }))
    }
}

fn parse(list: &[u8], shift: u64) -> Vec<Member> {
    let mut members = Vec::new();
    let mut rest = list;
    while rest.starts_with(b"PK\x01\x02") {
        let lengths = [
            number(rest, 28, 2),
            number(rest, 30, 2),
            number(rest, 32, 2),
        ];
        let [Some(name), Some(extra), Some(comment)] = lengths else {
            break;
        };
        let name_end = 46 + name as usize;
        let extra_end = name_end + extra as usize;
        let (Some(name), Some(extra)) = (rest.get(46..name_end), rest.get(name_end..extra_end))
        else {
            break;
        };
        let Some(mut member) = fixed_fields(rest) else {
            break;
        };
        let is_utf8 = number(rest, 8, 2).unwrap_or(0) & 0x800 != 0;
        member.name = decoded(name, is_utf8);
        wide_fields(extra, &mut member);
        member.header_offset = member.header_offset.saturating_add(shift);
        members.push(member);
        rest = rest.get(extra_end + comment as usize..).unwrap_or_default();
    }
    members
}

fn fixed_fields(entry: &[u8]) -> Option<Member> {
    Some(Member {
        name: String::new(),
        packed_bytes: number(entry, 20, 4)?,
        unpacked_bytes: number(entry, 24, 4)?,
        method: u16::try_from(number(entry, 10, 2)?).ok()?,
        sum: u32::try_from(number(entry, 16, 4)?).ok()?,
        is_encrypted: number(entry, 8, 2)? & 1 != 0,
        header_offset: number(entry, 42, 4)?,
    })
}

/// Sizes and offsets that do not fit into four bytes stand in an extra field, only those that do not fit.
fn wide_fields(mut extra: &[u8], member: &mut Member) {
    while let (Some(id), Some(length)) = (number(extra, 0, 2), number(extra, 2, 2)) {
        let end = 4 + length as usize;
        let Some(mut field) = extra.get(4..end) else {
            return;
        };
        if id == 1 {
            for value in [
                &mut member.unpacked_bytes,
                &mut member.packed_bytes,
                &mut member.header_offset,
            ] {
                if *value == u64::from(u32::MAX)
                    && let Some(wide) = number(field, 0, 8)
                {
                    *value = wide;
                    field = field.get(8..).unwrap_or_default();
                }
            }
        }
        extra = extra.get(end..).unwrap_or_default();
    }
}

/// A name as letters: UTF-8 when the archive says so or the bytes are, else the letters of DOS.
fn decoded(name: &[u8], is_utf8: bool) -> String {
    let text = match std::str::from_utf8(name) {
        Ok(text) => text.to_owned(),
        Err(_) if is_utf8 => String::from_utf8_lossy(name).into_owned(),
        Err(_) => name.iter().map(|byte| dos_letter(*byte)).collect(),
    };
    text.replace('\\', "/")
}

/// The letters of code page 437, with the Danish ones of its sister 865 where the first has signs of money.
fn dos_letter(byte: u8) -> char {
    const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
    if byte < 0x80 {
        return char::from(byte);
    }
    UPPER
        .chars()
        .nth(usize::from(byte - 0x80))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// A little-endian number of `length` bytes.
pub(crate) fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().rev().fold(0, |sum, b| sum << 8 | u64::from(*b)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::read::MemorySource;

    /// An archive of one stored member, as a program of the eighties writes it.
    fn archive(name: &[u8], flags: u16, data: &[u8]) -> Vec<u8> {
        let size = u32::try_from(data.len()).unwrap().to_le_bytes();
        let name_bytes = u16::try_from(name.len()).unwrap().to_le_bytes();
        let mut bytes = Vec::new();
        bytes.extend(b"PK\x03\x04\x14\0");
        bytes.extend(flags.to_le_bytes());
        bytes.extend([0; 10]);
        bytes.extend(size);
        bytes.extend(size);
        bytes.extend(name_bytes);
        bytes.extend([0; 2]);
        bytes.extend(name);
        bytes.extend(data);
        let list_at = u32::try_from(bytes.len()).unwrap();
        bytes.extend(b"PK\x01\x02\x14\0\x14\0");
        bytes.extend(flags.to_le_bytes());
        bytes.extend([0; 10]);
        bytes.extend(size);
        bytes.extend(size);
        bytes.extend(name_bytes);
        bytes.extend([0; 16]);
        bytes.extend(name);
        let list_bytes = u32::try_from(bytes.len()).unwrap() - list_at;
        bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
        bytes.extend(list_bytes.to_le_bytes());
        bytes.extend(list_at.to_le_bytes());
        bytes.extend([0; 2]);
        bytes
    }

    fn listed(bytes: &[u8]) -> Option<Vec<Member>> {
        members(&MemorySource::from(bytes)).unwrap()
    }

    #[test]
    fn names_of_dos_and_of_today_are_read() {
        let dos = &listed(&archive(b"b\x9brn\\t\x91lling.csv", 0, b"a")).unwrap()[0];
        assert_eq!(dos.name, "børn/tælling.csv");
        let today = &listed(&archive("børn.csv".as_bytes(), 0x800, b"a")).unwrap()[0];
        assert_eq!((today.name.as_str(), today.packed_bytes), ("børn.csv", 1));
        assert!(!today.is_encrypted);
        assert!(listed(&archive(b"a", 1, b"a")).unwrap()[0].is_encrypted);
    }

    #[test]
    fn what_stands_before_an_archive_moves_its_members() {
        let mut bytes = b"program".to_vec();
        bytes.extend(archive(b"a.csv", 0, b"data"));
        assert_eq!(listed(&bytes).unwrap()[0].header_offset, 7);
    }

    #[test]
    fn a_cut_archive_has_no_list() {
        let whole = archive(b"a.csv", 0, b"data");
        for end in 0..whole.len() {
            if let Some(found) = listed(&whole[..end]) {
                assert!(found.is_empty(), "{end}");
            }
        }
    }
}
