//! Cutting a file into byte ranges, one for each shard.

use model::sniff::{Encoding, Sniff};
use std::ops::Range;

/// Cuts the data of a file, from its first record to its end, into ranges of about `shard_bytes` bytes.
///
/// The cuts fall anywhere; the shards find the record boundaries themselves (in UTF-16 a cut never
/// parts the two bytes of a unit). There is always at least one range.
#[must_use]
pub fn cut(sniff: &Sniff, shard_bytes: u64) -> Vec<Range<u64>> {
    let unit = match sniff.encoding.value {
        Encoding::Utf16le | Encoding::Utf16be => 2,
        _ => 1,
    };
    let from = sniff.data_byte;
    let to = sniff.end_byte.max(from);
    let shards = (to - from).div_ceil(shard_bytes.max(unit)).max(1);
    let mut length = (to - from).div_ceil(shards).max(1);
    length += length % unit;
    let mut ranges = Vec::new();
    let mut start = from;
    while to - start > length {
        ranges.push(start..start + length);
        start += length;
    }
    ranges.push(start..to);
    ranges
}
