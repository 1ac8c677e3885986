//! Coordinates.

use super::{Fit, RULE, Rule, names};

/// Coordinates in UTM zone 32 with a margin of sea, and of the globe, for Denmark.
const EASTING: Fit = Fit::Between(400_000.0, 900_000.0);
const NORTHING: Fit = Fit::Between(6_000_000.0, 6_450_000.0);
const LATITUDE: Fit = Fit::Between(54.0, 58.2);
const LONGITUDE: Fit = Fit::Between(7.5, 15.8);
const X: &[&str] = &[
    "x",
    "x koordinat",
    "xkoordinat",
    "utm x",
    "utmx",
    "easting",
    "oest",
    "oestkoordinat",
    "koordinat oest",
    "x utm",
    "etrs89 oest",
    "e",
    "x coord",
    "xcoord",
    "point x",
    "utm oest",
    "x utm32",
    "utm32 x",
    "koordinat x",
];
const Y: &[&str] = &[
    "y",
    "y koordinat",
    "ykoordinat",
    "utm y",
    "utmy",
    "northing",
    "nord",
    "nordkoordinat",
    "koordinat nord",
    "y utm",
    "etrs89 nord",
    "n",
    "y coord",
    "ycoord",
    "point y",
    "utm nord",
    "y utm32",
    "utm32 y",
    "koordinat y",
];
const LAT: &[&str] = &[
    "lat",
    "latitude",
    "breddegrad",
    "bredde",
    "wgs84 bredde",
    "lat wgs84",
    "wgs84 lat",
];
const LON: &[&str] = &[
    "lon",
    "lng",
    "long",
    "longitude",
    "laengdegrad",
    "laengde",
    "wgs84 laengde",
    "wgs84 lon",
];
/// Both axes: the values tell which of them it is, whatever the header says.
const AXES: &[&str] = &[
    "x",
    "y",
    "*koordinat",
    "koordinat*",
    "utm*",
    "*utm",
    "xutm*",
    "yutm*",
    "*utm32",
    "*euref89",
    "*etrs89",
    "easting",
    "northing",
    "oest*",
    "nord*",
    "lat*",
    "*lat",
    "lon*",
    "*lon",
    "lng",
    "*lng",
    "*grad",
    "etrs89*",
    "xcoord",
    "ycoord",
    "koord*",
    "*koord",
    "epsg*",
    "gps*",
    "breddegr*",
    "laengdegr*",
    "wgs84*",
    "*coord",
    "coord*",
    "point",
];

/// True for a folded header that may name one of two coordinates.
pub(in crate::kind) fn names_axis(header: &str) -> bool {
    [X, Y, LAT, LON].iter().any(|all| all.contains(&header)) || names(header, AXES)
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        kind: "easting",
        exact: X,
        words: AXES,
        fits: &[EASTING],
        least: 1.0,
        ..RULE
    },
    Rule {
        kind: "northing",
        exact: Y,
        words: AXES,
        fits: &[NORTHING],
        least: 1.0,
        ..RULE
    },
    // `N` and `E`, whichever of them the values are
    Rule {
        kind: "easting",
        exact: &["n", "nord"],
        fits: &[EASTING],
        least: 1.0,
        beside: &["e", "oest"],
        ..RULE
    },
    Rule {
        kind: "northing",
        exact: &["e", "oest"],
        fits: &[NORTHING],
        least: 1.0,
        beside: &["n", "nord"],
        ..RULE
    },
    Rule {
        kind: "latitude",
        exact: LAT,
        words: AXES,
        fits: &[LATITUDE],
        least: 1.0,
        ..RULE
    },
    Rule {
        kind: "longitude",
        exact: LON,
        words: AXES,
        fits: &[LONGITUDE],
        least: 1.0,
        ..RULE
    },
];
