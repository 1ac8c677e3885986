//! Any file at all, opened as a dropped one: found out, translated if it must be, read whole and in pieces.
#![no_main]

use engine::read::{MemorySource, detect};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = MemorySource::from(bytes);
    if let Ok(format) = detect(&source, "fil") {
        if format.is_delimited() {
            return;
        }
        // bombs are the business of the limits; here they would only cost time
        if fuzz::translated(bytes, format).is_some_and(|text| text.bytes.len() < 1 << 16) {
            fuzz::same_in_pieces(bytes, "fil");
        }
    }
});
