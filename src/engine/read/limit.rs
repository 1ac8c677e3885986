//! Only the first rows, for a file that would not fit: where the last of them ends.

use super::Source;
use super::delimited::Splitter;
use super::piece::Piece;
use super::walker::{Step, Walker};
use model::note::{Note, Problem};
use model::sniff::Sniff;

/// Bytes loaded at a time.
const PIECE_BYTES: usize = 1 << 20;
/// A record is cut here, as the shards cut it.
const MAX_RECORD_BYTES: usize = 64 << 20;

/// Ends the table after so many rows. Answers what to tell about it; nothing when it has no more.
///
/// # Errors
/// What the source says.
pub fn limit(source: &dyn Source, sniff: &mut Sniff, rows: u64) -> Result<Option<Note>, Problem> {
    let splitter = Splitter::of(sniff);
    let mut piece = Piece::default();
    let mut position = sniff.data_byte;
    let mut left = rows;
    let mut bytes = PIECE_BYTES;
    while position < sniff.end_byte {
        piece.load(source, sniff.encoding.value, position, bytes)?;
        let stop = piece.position_of(sniff.end_byte);
        let is_last = piece.is_last || bytes >= MAX_RECORD_BYTES;
        let mut text = std::mem::take(&mut piece.text);
        let mut walker = Walker::new(&splitter, &mut text, 0, is_last);
        while walker.at < stop && left > 0 {
            match walker.step() {
                Some(Step::Record(_)) => left -= 1,
                Some(Step::Blank) => {}
                None => break,
            }
        }
        let at = walker.at;
        piece.text = text;
        if left == 0 {
            let end = piece.offset_of(at);
            if end >= sniff.end_byte {
                return Ok(None);
            }
            sniff.end_byte = end;
            return Ok(Some(Note::FirstRowsOnly { rows }));
        }
        if at == 0 {
            if is_last {
                break;
            }
            bytes = (bytes * 4).min(MAX_RECORD_BYTES);
            continue;
        }
        position = piece.offset_of(at);
        bytes = PIECE_BYTES;
    }
    Ok(None)
}
