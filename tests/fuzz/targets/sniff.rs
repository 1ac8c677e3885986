//! Whatever the bytes are: it is said what they are, and if they are text, how it is written.
#![no_main]

use engine::read::{MemorySource, detect, head, sniff};
use libfuzzer_sys::fuzz_target;
use model::sniff::{Origin, ReadOptions};

fuzz_target!(|bytes: &[u8]| {
    let source = MemorySource::from(bytes);
    for name in ["a.csv", "a.txt"] {
        let Ok(format) = detect(&source, name) else {
            continue;
        };
        if !format.is_delimited() {
            continue;
        }
        let Ok(sniff) = sniff(&source, format, Origin::Text, &ReadOptions::default()) else {
            continue;
        };
        assert!(sniff.data_byte <= sniff.end_byte && sniff.end_byte <= bytes.len() as u64);
        head(&source, &sniff, 50).expect("a file that was understood has a head");
    }
});
