//! GeoJSON, and the other texts that hold simple features.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::sniff::Format;

fuzz_target!(|bytes: &[u8]| {
    fuzz::translated(bytes, Format::GeoJson);
    for format in [Format::Gml, Format::Kml, Format::Mif, Format::Xml] {
        fuzz::translated(bytes, format);
    }
});
