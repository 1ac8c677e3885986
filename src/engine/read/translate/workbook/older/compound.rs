//! Microsoft's compound file: a small file system of sectors, in which a workbook is one stream.

use super::{long, short};
use crate::read::archive::number;
use model::note::{Problem, ProblemKind};

/// Numbers of sectors from here on mean something else: the end of a chain, a free sector.
const LAST_SECTOR: u32 = 0xffff_fff9;
/// Streams smaller than this are kept in small sectors.
const SMALL_STREAM_BYTES: u64 = 4096;
const SMALL_SECTOR_SHIFT: u32 = 6;
const ENTRY_BYTES: usize = 128;
/// Where the header has its list of table sectors.
const LIST: std::ops::Range<usize> = 76..512;

fn damaged() -> Problem {
    ProblemKind::Damaged.into()
}

struct Compound<'a> {
    bytes: &'a [u8],
    /// How many bytes a sector has, as a power of two.
    shift: u32,
    /// For each sector the one that follows it.
    next: Vec<u32>,
}

/// A stream by any of its names, the first one that is there.
///
/// # Errors
/// [`ProblemKind::Damaged`] when there is none.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Result<Vec<u8>, Problem> {
    if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(damaged());
    }
    let shift = u32::from(short(bytes, 30));
    if !matches!(shift, 9 | 12) {
        return Err(damaged());
    }
    let mut file = Compound {
        bytes,
        shift,
        next: Vec::new(),
    };
    file.next = file.table();
    let folder = file.chain(long(bytes, 48), u64::MAX);
    let entries = || folder.chunks_exact(ENTRY_BYTES);
    let wanted = names
        .iter()
        .find_map(|name| entries().find(|entry| is_named(entry, name)));
    let wanted = wanted.ok_or_else(damaged)?;
    let (start, length) = place(wanted);
    if length >= SMALL_STREAM_BYTES {
        return Ok(file.chain(start, length));
    }
    // small sectors lie in the stream of the root, the first entry
    let (root, root_length) = entries().next().map_or((0, 0), place);
    let small = Compound {
        bytes: &file.chain(root, root_length),
        shift: SMALL_SECTOR_SHIFT,
        next: numbers(&file.chain(long(bytes, 60), u64::MAX)),
    };
    Ok(small.chain_from(start, length, 0))
}

impl Compound<'_> {
    /// The table of what follows each sector: its own sectors stand in the header, and when there are many
    /// in a chain of lists.
    fn table(&self) -> Vec<u32> {
        let mut sectors = numbers(self.bytes.get(LIST).unwrap_or_default());
        let mut more = long(self.bytes, 68);
        for _ in 0..self.sectors() {
            if more > LAST_SECTOR {
                break;
            }
            let mut list = numbers(self.sector(more, 1));
            more = list.pop().unwrap_or(u32::MAX);
            sectors.append(&mut list);
        }
        let own = sectors.into_iter().filter(|sector| *sector <= LAST_SECTOR);
        let own = own.take(self.sectors());
        own.flat_map(|sector| numbers(self.sector(sector, 1)))
            .take(self.sectors())
            .collect()
    }

    fn sectors(&self) -> usize {
        (self.bytes.len() >> self.shift) + 1
    }

    /// A sector, as far as it is there; `above` of them stand before the first.
    fn sector(&self, sector: u32, above: u64) -> &[u8] {
        let from = (u64::from(sector) + above) << self.shift;
        let from = usize::try_from(from)
            .unwrap_or(usize::MAX)
            .min(self.bytes.len());
        let to = from.saturating_add(1 << self.shift).min(self.bytes.len());
        self.bytes.get(from..to).unwrap_or_default()
    }

    /// A chain of sectors behind the header, `length` bytes of it at most.
    fn chain(&self, first: u32, length: u64) -> Vec<u8> {
        self.chain_from(first, length, 1)
    }

    fn chain_from(&self, first: u32, length: u64, above: u64) -> Vec<u8> {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let mut bytes = Vec::with_capacity(length.min(self.bytes.len()));
        let mut sector = first;
        // a chain that goes in circles ends
        for _ in 0..self.sectors() {
            if sector > LAST_SECTOR || bytes.len() >= length {
                break;
            }
            bytes.extend_from_slice(self.sector(sector, above));
            sector = self.next.get(sector as usize).copied().unwrap_or(u32::MAX);
        }
        bytes.truncate(length);
        bytes
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| long(four, 0)).collect()
}

/// The first sector of an entry's stream and its length.
fn place(entry: &[u8]) -> (u32, u64) {
    // only half of the length counts in files of small sectors, and no workbook needs more
    (long(entry, 116), number(entry, 120, 4).unwrap_or(0))
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let length = usize::from(short(entry, 64)).saturating_sub(2).min(62);
    let own = entry.get(..length).unwrap_or_default();
    own.len() == name.len() * 2
        && own
            .chunks_exact(2)
            .zip(name.bytes())
            .all(|(unit, letter)| unit[1] == 0 && unit[0].eq_ignore_ascii_case(&letter))
}
