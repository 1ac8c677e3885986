//! Geometry in a text column: well-known text, or well-known binary in hexadecimal digits, or GeoJSON.

use crate::geo::{crs, wkb, wkt};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// Well-known text.
const TEXT: &str = "wkt";
/// Any other form.
const OTHER: &str = "geometry";

/// Headers of geometry in any form: the text is but one of them.
const NAMES: &[&str] = &[
    "geom*",
    "*geom",
    "geometri*",
    "shape*",
    "koordinat*",
    "*koordinat",
];

/// Geometry by its values; the header tells whether the column is named after the thing or after the form it is
/// written in.
pub(super) fn of(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    let found = of_values(profile)?;
    Some(match super::rules::names(words, NAMES) {
        true => (OTHER, found.1),
        false => found,
    })
}

fn of_values(profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    if profile.column_type != ColumnType::Text {
        return None;
    }
    let mut values = values(profile).peekable();
    let (first, _) = values.peek()?;
    // what cannot be a geometry is told by its beginning
    let is_text = wkt::begins(first);
    if is_geojson(first) {
        return values
            .all(|(text, _)| is_geojson(text))
            .then_some((OTHER, 0.9));
    }
    if !is_text && !wkb::begins_hex(first) {
        return None;
    }
    let are_right = values.all(|(text, is_cut)| match (is_text, is_cut) {
        (true, true) => wkt::begins(text),
        (true, false) => wkt::parse(text).is_some(),
        (false, true) => wkb::begins_hex(text),
        (false, false) => wkb::parse_hex(text).is_some(),
    });
    are_right.then_some((if is_text { TEXT } else { OTHER }, 0.97))
}

/// True for the beginning of a geometry as GeoJSON writes it: `{"type":"Point","coordinates":[…`.
pub(super) fn is_geojson(text: &str) -> bool {
    const SORTS: [&str; 7] = [
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
    ];
    text.starts_with('{')
        && text.contains("\"type\"")
        && SORTS
            .iter()
            .any(|sort| text.contains(&format!("\"{sort}\"")))
}

/// The reference system that values of geometry name themselves (`SRID=25832;POINT …`), of the first column
/// whose values do.
#[must_use]
pub fn system(profiles: &[ColumnProfile]) -> Option<String> {
    profiles
        .iter()
        .filter(|profile| matches!(profile.kind.as_deref(), Some(TEXT | OTHER)))
        .find_map(|profile| {
            let (text, _) = values(profile).find(|(_, is_cut)| !is_cut)?;
            let said = wkt::parse(text).or_else(|| wkb::parse_hex(text))?;
            said.srid.filter(|number| *number > 0).map(crs::epsg)
        })
}

/// The values the profile kept: the most common, first and last ones; and whether they were cut.
fn values(profile: &ColumnProfile) -> impl Iterator<Item = (&str, bool)> {
    let top = profile.top.iter().map(|(cell, _)| cell);
    top.chain(&profile.min)
        .chain(&profile.max)
        .filter_map(|cell| match cell {
            Cell::Text { text, full_chars } => Some((text.as_str(), full_chars.is_some())),
            _ => None,
        })
}
