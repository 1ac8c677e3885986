//! Every record as text, as it stood.

use super::Source;
use super::delimited::Splitter;
use super::piece::Piece;
use super::repeated::HeaderRows;
use super::walker::{Step, Walker};
use model::note::Problem;
use model::sniff::Sniff;

/// Bytes loaded at a time.
const PIECE_BYTES: usize = 256 << 10;
/// A record is cut here, as the shards cut it.
const MAX_RECORD_BYTES: usize = 64 << 20;

/// Hands every record from the header on to `f`, as text as it stood (unquoted, untyped), in order.
/// Rows above the header, repetitions of it, blank lines and the footer are left out; rows keep their own
/// number of fields.
///
/// # Errors
/// What the source says, and what `f` says.
pub fn each_record(
    source: &dyn Source,
    sniff: &Sniff,
    f: &mut dyn FnMut(&[&str]) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let splitter = Splitter::of(sniff);
    let header = HeaderRows::of(sniff);
    let mut piece = Piece::default();
    let mut position = sniff.skip_bytes;
    let mut header_rows = sniff.header_rows.value;
    let mut to_skip = sniff.preamble_rows.value;
    let mut bytes = PIECE_BYTES;
    // the header stands above the data, and is wanted even when there is no data
    let end = sniff.end_byte;
    while position < end {
        piece.load(source, sniff.encoding.value, position, bytes)?;
        let stop = piece.position_of(end);
        let is_last = piece.is_last || bytes >= MAX_RECORD_BYTES;
        let mut text = std::mem::take(&mut piece.text);
        let mut walker = Walker::new(&splitter, &mut text, 0, is_last);
        while walker.at < stop {
            let Some(step) = walker.step() else { break };
            if to_skip > 0 {
                to_skip -= 1;
            } else if step != Step::Blank {
                if header_rows > 0 {
                    header_rows -= 1;
                } else if header.repeats(walker.text, &walker.spans) {
                    continue;
                }
                let fields: Vec<&str> = walker
                    .fields()
                    .map(|field| std::str::from_utf8(field).unwrap_or_default())
                    .collect();
                f(&fields)?;
            }
        }
        let at = walker.at;
        piece.text = text;
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
    Ok(())
}
