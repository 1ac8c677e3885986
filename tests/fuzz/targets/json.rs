//! JSON of any shape, whole or broken.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::sniff::Format;

fuzz_target!(|bytes: &[u8]| {
    fuzz::translated(bytes, Format::Json);
});
