//! Parquet files, also damaged ones, packed in every way.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::sniff::Format;
use std::sync::Once;

static QUIET: Once = Once::new();

fuzz_target!(|bytes: &[u8]| {
    // the library panics where a file claims what cannot be; what is not caught still ends the fuzzer
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    fuzz::translated_by(parquet_file::translate, bytes, Format::Parquet);
});
