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
    // where the last of the rows ends, once it is found
    let mut end = None;
    while position < sniff.end_byte {
        piece.load(source, sniff.encoding.value, position, bytes)?;
        let stop = piece.position_of(sniff.end_byte);
        let is_last = piece.is_last || bytes >= MAX_RECORD_BYTES;
        let mut text = std::mem::take(&mut piece.text);
        let mut walker = Walker::new(&splitter, &mut text, 0, is_last);
        let mut last = None;
        let mut is_more = false;
        while walker.at < stop && !is_more {
            match walker.step() {
                // only a row that is left out makes it a part of the file: blank lines are none
                Some(Step::Record(_)) if left == 0 => is_more = true,
                Some(Step::Record(_)) => {
                    left -= 1;
                    last = (left == 0).then_some(walker.at).or(last);
                }
                Some(Step::Blank) => {}
                None => break,
            }
        }
        let at = walker.at;
        piece.text = text;
        if let Some(last) = last {
            end = Some(piece.offset_of(last));
        }
        if let (true, Some(end)) = (is_more, end) {
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
