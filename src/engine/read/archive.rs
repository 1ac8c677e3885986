//! The list of contents of a zip archive, read from its end without unpacking anything.

use super::Source;
use super::source::read_up_to;
use model::note::Problem;

/// A member of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its name with folders, as far as it is UTF-8.
    pub name: String,
    /// Bytes in the archive.
    pub packed_bytes: u64,
    /// Bytes when unpacked, as the archive claims.
    pub unpacked_bytes: u64,
}

/// The end record is at most this far from the end of the file.
const MAX_TAIL_BYTES: u64 = 66 << 10;
/// No more of the list than this is read.
const MAX_LIST_BYTES: usize = 8 << 20;

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
    let end = &tail[at..];
    let (Some(list_bytes), Some(list_from)) = (number(end, 12, 4), number(end, 16, 4)) else {
        return Ok(None);
    };
    let list = read_up_to(
        source,
        list_from,
        usize::try_from(list_bytes)
            .unwrap_or(usize::MAX)
            .min(MAX_LIST_BYTES),
    )?;
    Ok(Some(parse(&list)))
}

fn parse(list: &[u8]) -> Vec<Member> {
    let mut members = Vec::new();
    let mut rest = list;
    while rest.starts_with(b"PK\x01\x02") {
        let lengths = [
            number(rest, 28, 2),
            number(rest, 30, 2),
            number(rest, 32, 2),
        ];
        let (Some(packed_bytes), Some(unpacked_bytes), [Some(name), Some(extra), Some(comment)]) =
            (number(rest, 20, 4), number(rest, 24, 4), lengths)
        else {
            break;
        };
        let name_end = 46 + name as usize;
        let Some(bytes) = rest.get(46..name_end) else {
            break;
        };
        members.push(Member {
            name: String::from_utf8_lossy(bytes).into_owned(),
            packed_bytes,
            unpacked_bytes,
        });
        rest = rest
            .get(name_end + extra as usize + comment as usize..)
            .unwrap_or_default();
    }
    members
}

/// A little-endian number of `bytes` bytes.
pub(crate) fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let part = bytes.get(at..at + length)?;
    Some(part.iter().rev().fold(0, |sum, b| sum << 8 | u64::from(*b)))
}
