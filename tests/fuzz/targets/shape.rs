//! Shapefiles: a table and geometries of any bytes in an archive that is otherwise right.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::sniff::Format;

fuzz_target!(|bytes: &[u8]| {
    // the first two bytes say where the table ends and the geometries begin
    let [low, high, rest @ ..] = bytes else {
        return;
    };
    let at = usize::from(u16::from_le_bytes([*low, *high])).min(rest.len());
    let (dbf, shp) = rest.split_at(at);
    // each by itself, too
    fuzz::translated(dbf, Format::Shapefile);
    fuzz::translated(shp, Format::Shapefile);
    let members: [(&str, &[u8]); 3] = [
        ("a.dbf", dbf),
        ("a.shp", shp),
        ("a.prj", b"PROJCS[\"ETRS_1989_UTM_Zone_32N\"]"),
    ];
    fuzz::translated(&fuzz::archive::zip(&members), Format::Zip);
});
