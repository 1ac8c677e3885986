//! Unpacking piece by piece, with the bytes counted as they come.
//!
//! What an archive claims about its sizes is not believed: a file of a few kilobytes may unpack to more than
//! any machine holds. Every reader of an archive shares one [`Allowance`], which ends when too much has come
//! out of too little.

use crate::read::archive::{DEFLATED, Member, STORED};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use model::note::{Problem, ProblemKind};
use std::cell::Cell;

/// Unpacked bytes that are never refused for being many times what they were packed.
const HARMLESS_BYTES: u64 = 256 << 20;
/// Beyond them, a byte of the archive may become this many at most.
const MAX_RATIO: u64 = 500;

/// How many bytes may still be unpacked.
#[derive(Debug)]
pub(crate) struct Allowance {
    limit_bytes: u64,
    left_bytes: Cell<u64>,
}

impl Allowance {
    /// Allows `limit_bytes` from an archive of `packed_bytes`.
    pub fn new(limit_bytes: u64, packed_bytes: u64) -> Self {
        let by_ratio = packed_bytes.saturating_mul(MAX_RATIO).max(HARMLESS_BYTES);
        let limit_bytes = limit_bytes.min(by_ratio);
        Self {
            limit_bytes,
            left_bytes: Cell::new(limit_bytes),
        }
    }

    /// Takes `bytes` away.
    ///
    /// # Errors
    /// [`ProblemKind::TooBig`] when there are not so many left.
    pub fn take(&self, bytes: u64) -> Result<(), Problem> {
        match self.left_bytes.get().checked_sub(bytes) {
            Some(left) => {
                self.left_bytes.set(left);
                Ok(())
            }
            None => Err(self.too_big(bytes)),
        }
    }

    /// Says that something of this size is too much.
    pub fn too_big(&self, bytes: u64) -> Problem {
        let taken = self.limit_bytes - self.left_bytes.get();
        ProblemKind::TooBig {
            bytes: taken.saturating_add(bytes),
            limit_bytes: self.limit_bytes,
        }
        .into()
    }
}

/// How packed bytes become what they were.
enum Method {
    Stored,
    Deflated(Box<Decompress>),
    /// As the first, with a header and a sum behind, and perhaps another one after it.
    Gzip(Box<Decompress>),
}

/// Bytes on their way out of an archive.
pub(crate) struct Unpacking<'a> {
    packed: &'a [u8],
    method: Method,
    allowance: &'a Allowance,
    sum: Option<(Crc, u32)>,
    is_done: bool,
}

fn damaged() -> Problem {
    ProblemKind::Damaged.into()
}

impl<'a> Unpacking<'a> {
    /// A member of a zip archive that is held whole.
    ///
    /// # Errors
    /// [`ProblemKind::Encrypted`]; [`ProblemKind::NotSupportedYet`] for a rare way of packing;
    /// [`ProblemKind::Damaged`] when it is not where the list says.
    pub fn of_member(
        archive: &'a [u8],
        member: &Member,
        allowance: &'a Allowance,
    ) -> Result<Self, Problem> {
        if member.is_encrypted {
            return Err(ProblemKind::Encrypted.into());
        }
        let method = match member.method {
            STORED => Method::Stored,
            DEFLATED => Method::Deflated(Box::new(Decompress::new(false))),
            _ => {
                let format = "zip_method".to_owned();
                return Err(ProblemKind::NotSupportedYet { format }.into());
            }
        };
        let at = data_offset(archive, member).ok_or_else(damaged)?;
        let length = usize::try_from(member.packed_bytes).map_err(|_| damaged())?;
        let packed = at.checked_add(length).and_then(|end| archive.get(at..end));
        Ok(Self {
            packed: packed.ok_or_else(damaged)?,
            method,
            allowance,
            sum: None,
            is_done: false,
        })
    }

    /// A gzip file.
    pub fn of_gzip(file: &'a [u8], allowance: &'a Allowance) -> Self {
        Self {
            packed: file,
            method: Method::Gzip(Box::new(Decompress::new_gzip(15))),
            allowance,
            sum: None,
            is_done: false,
        }
    }

    /// Compares what comes out with the sum the archive has of it.
    pub fn checked(mut self, sum: Option<u32>) -> Self {
        self.sum = sum.map(|sum| (Crc::new(), sum));
        self
    }

    /// Fills as much of the buffer as there is; 0 at the end.
    ///
    /// # Errors
    /// [`ProblemKind::TooBig`], [`ProblemKind::Damaged`].
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Problem> {
        let mut filled = 0;
        while filled < buffer.len() && !self.is_done {
            let room = buffer.get_mut(filled..).unwrap_or_default();
            let came = self.step(room)?;
            self.allowance.take(came as u64)?;
            if let Some((sum, _)) = &mut self.sum {
                sum.update(room.get(..came).unwrap_or_default());
            }
            filled += came;
        }
        if filled == 0
            && let Some((found, told)) = self.sum.take()
            && found.sum() != told
        {
            return Err(damaged());
        }
        Ok(filled)
    }

    /// Unpacks some bytes into a buffer that has room.
    fn step(&mut self, room: &mut [u8]) -> Result<usize, Problem> {
        let inflate = match &mut self.method {
            Method::Stored => {
                let came = room.len().min(self.packed.len());
                let (head, rest) = self.packed.split_at(came);
                if let Some(room) = room.get_mut(..came) {
                    room.copy_from_slice(head);
                }
                self.packed = rest;
                self.is_done = rest.is_empty();
                return Ok(came);
            }
            Method::Deflated(inflate) | Method::Gzip(inflate) => inflate,
        };
        let (read_before, written_before) = (inflate.total_in(), inflate.total_out());
        let status = inflate
            .decompress(self.packed, room, FlushDecompress::None)
            .map_err(|_| damaged())?;
        let read = (inflate.total_in() - read_before) as usize;
        let came = (inflate.total_out() - written_before) as usize;
        self.packed = self.packed.get(read..).unwrap_or_default();
        if matches!(status, Status::StreamEnd) {
            let goes_on =
                matches!(self.method, Method::Gzip(_)) && self.packed.starts_with(b"\x1f\x8b");
            if goes_on {
                self.method = Method::Gzip(Box::new(Decompress::new_gzip(15)));
            } else {
                self.is_done = true;
            }
        } else if read == 0 && came == 0 {
            // neither end nor progress: bytes are missing
            return Err(damaged());
        }
        Ok(came)
    }

    /// Everything there is. `expected_bytes` is what the archive claims.
    ///
    /// # Errors
    /// As [`Unpacking::read`].
    pub fn all(mut self, expected_bytes: u64) -> Result<Vec<u8>, Problem> {
        if expected_bytes > self.allowance.left_bytes.get() {
            return Err(self.allowance.too_big(expected_bytes));
        }
        // no packing makes more of a byte than this; a claim beyond is not worth memory
        let plausible = (self.packed.len() as u64).saturating_mul(1040);
        let expected = usize::try_from(expected_bytes.min(plausible)).unwrap_or(0);
        let mut bytes = vec![0; expected.saturating_add(1).max(64 << 10)];
        let mut filled = 0;
        loop {
            if filled == bytes.len() {
                bytes.resize(filled + filled / 2, 0);
            }
            match self.read(bytes.get_mut(filled..).unwrap_or_default())? {
                0 => break,
                came => filled += came,
            }
        }
        bytes.truncate(filled);
        Ok(bytes)
    }
}

/// Where a member's bytes begin in an archive that is held whole.
fn data_offset(archive: &[u8], member: &Member) -> Option<usize> {
    use crate::read::archive::number;
    let at = usize::try_from(member.header_offset).ok()?;
    let header = archive.get(at..at.checked_add(30)?)?;
    header.starts_with(b"PK\x03\x04").then_some(())?;
    let name = number(header, 26, 2)? as usize;
    let extra = number(header, 28, 2)? as usize;
    at.checked_add(30 + name + extra)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn gzip(data: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn unpacked(file: &[u8], limit_bytes: u64) -> Result<Vec<u8>, ProblemKind> {
        let allowance = Allowance::new(limit_bytes, file.len() as u64);
        Unpacking::of_gzip(file, &allowance)
            .all(0)
            .map_err(|problem| problem.kind)
    }

    #[test]
    fn several_parts_of_a_gzip_file_are_one() {
        let mut file = gzip(b"a;b\n");
        file.extend(gzip(b"1;2\n"));
        assert_eq!(unpacked(&file, 1 << 20).unwrap(), b"a;b\n1;2\n");
        file.extend(b"\0\0\0");
        assert_eq!(unpacked(&file, 1 << 20).unwrap(), b"a;b\n1;2\n");
    }

    #[test]
    fn what_is_cut_off_is_damaged() {
        let file = gzip(&[b'x'; 5000]);
        for end in [3, 12, file.len() - 9, file.len() - 1] {
            assert_eq!(unpacked(&file[..end], 1 << 20), Err(ProblemKind::Damaged));
        }
    }

    #[test]
    fn more_than_is_allowed_is_refused_while_it_comes() {
        let file = gzip(&vec![0; 3 << 20]);
        assert_eq!(unpacked(&file, 4 << 20).unwrap().len(), 3 << 20);
        assert!(matches!(
            unpacked(&file, 1 << 20),
            Err(ProblemKind::TooBig {
                limit_bytes: 1_048_576,
                ..
            })
        ));
        // 400 MB out of 400 KB
        let ratio = Allowance::new(1 << 40, 1000);
        assert!(ratio.take(HARMLESS_BYTES + 1).is_err());
    }
}
