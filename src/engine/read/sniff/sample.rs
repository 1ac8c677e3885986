//! The parts of a file that are looked at before it is read: its head, a few places further in, its end.

use crate::read::Source;
use crate::read::delimited::Splitter;
use crate::read::piece::Piece;
use crate::read::source::read_up_to;
use crate::read::walker::{Step, Walker};
use model::note::Problem;
use model::sniff::Encoding;

/// Bytes of the head.
pub(crate) const HEAD_BYTES: usize = 256 << 10;
/// The head grows to this when it holds no whole record.
const MAX_HEAD_BYTES: usize = 32 << 20;
/// Places further in.
const SAMPLES: u64 = 8;
/// Bytes at each of them.
const SAMPLE_BYTES: usize = 16 << 10;
/// Bytes of the end.
const TAIL_BYTES: u64 = 64 << 10;

/// Offsets of the places further in; none when the head is the whole file.
pub(crate) fn offsets(bytes: u64) -> Vec<u64> {
    let head = HEAD_BYTES as u64;
    if bytes <= head {
        return Vec::new();
    }
    // the last place ends where the file ends
    let room = bytes.saturating_sub(head + SAMPLE_BYTES as u64);
    let mut offsets: Vec<u64> = (1..=SAMPLES)
        .map(|k| (head + room / SAMPLES * k) & !1)
        .collect();
    offsets.dedup();
    offsets
}

/// The raw bytes of the head and of the places further in.
///
/// # Errors
/// What the source says.
pub(crate) fn raw(source: &dyn Source) -> Result<(Vec<u8>, Vec<Vec<u8>>), Problem> {
    let head = read_up_to(source, 0, HEAD_BYTES)?;
    let samples = offsets(source.len())
        .into_iter()
        .map(|offset| read_up_to(source, offset, SAMPLE_BYTES))
        .collect::<Result<_, _>>()?;
    Ok((head, samples))
}

/// Decodes the head, from `skip` on, as far as it takes to hold a few whole records.
///
/// # Errors
/// What the source says.
pub(crate) fn head(
    source: &dyn Source,
    encoding: Encoding,
    skip: u64,
    splitter: Option<&Splitter>,
) -> Result<Piece, Problem> {
    let mut bytes = HEAD_BYTES;
    let mut piece = Piece::default();
    loop {
        piece.load(source, encoding, skip, bytes)?;
        if piece.is_last || bytes >= MAX_HEAD_BYTES || has_records(&piece, splitter) {
            return Ok(piece);
        }
        bytes *= 8;
    }
}

/// True when the text holds two whole records; without a splitter, two lines.
fn has_records(piece: &Piece, splitter: Option<&Splitter>) -> bool {
    let Some(splitter) = splitter else {
        return memchr::memchr2_iter(b'\n', b'\r', &piece.text).count() > 2;
    };
    let mut text = piece.text.clone();
    let mut walker = Walker::new(splitter, &mut text, 0, false);
    let mut records = 0;
    while records < 2 {
        match walker.step() {
            Some(Step::Record(_)) => records += 1,
            Some(Step::Blank) => {}
            None => return false,
        }
    }
    true
}

/// Decodes a part of the file from about `offset` on and finds its first record boundary there.
///
/// # Errors
/// What the source says.
pub(crate) fn part(
    source: &dyn Source,
    encoding: Encoding,
    splitter: &Splitter,
    offset: u64,
    bytes: usize,
) -> Result<(Piece, usize), Problem> {
    let mut piece = Piece::default();
    piece.load(source, encoding, offset, bytes)?;
    let mut text = piece.text.clone();
    let at = splitter.boundary(&mut text, piece.is_last);
    let at = at.unwrap_or(piece.text.len());
    Ok((piece, at))
}

/// The places further in, decoded.
///
/// # Errors
/// What the source says.
pub(crate) fn parts(
    source: &dyn Source,
    encoding: Encoding,
    splitter: &Splitter,
) -> Result<Vec<(Piece, usize)>, Problem> {
    offsets(source.len())
        .into_iter()
        .map(|offset| part(source, encoding, splitter, offset, SAMPLE_BYTES))
        .collect()
}

/// The end of the file, decoded, and its first record boundary; never reaches above `data_byte`.
///
/// # Errors
/// What the source says.
pub(crate) fn tail(
    source: &dyn Source,
    encoding: Encoding,
    splitter: &Splitter,
    data_byte: u64,
) -> Result<(Piece, usize), Problem> {
    let bytes = 2 * TAIL_BYTES as usize;
    let room = source.len().saturating_sub(data_byte);
    if room <= TAIL_BYTES {
        let mut piece = Piece::default();
        piece.load(source, encoding, data_byte, bytes)?;
        return Ok((piece, 0));
    }
    // whole units of UTF-16
    let from = data_byte + ((room - TAIL_BYTES) & !1);
    part(source, encoding, splitter, from, bytes)
}
