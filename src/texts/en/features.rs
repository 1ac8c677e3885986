//! Words of maps of a file's own geometry, in English.

use crate::features::FeatureTexts;
use model::feature_map::{FeatureForm, FeatureTally};
use model::map_spec::AreaLayer;

/// Words of maps of geometry.
pub static TEXTS: FeatureTexts = FeatureTexts {
    title: |name, (tally, things), placed, by| {
        let things = things.unwrap_or_else(|| what(tally));
        let what = match name {
            "" => format!("Map of {placed} {things}"),
            name => format!("{name}: {placed} {things}"),
        };
        match by {
            Some(by) => format!("{what} by {by}"),
            None => what,
        }
    },
    tiny: "They are too small to be seen on this map, so each has a dot: zoom in to see them.",
    shown: |tally, placed| match tally.placed() {
        1 => format!("1 row is on the map as a {}.", what(tally)),
        _ => format!("{placed} rows are on the map as {}.", what(tally)),
    },
    missing: |rows, written| match rows {
        1 => "1 row has no position.".to_owned(),
        _ => format!("{written} rows have no position."),
    },
    outside: |rows, written| match rows {
        1 => "1 row lies outside Denmark and is left out.".to_owned(),
        _ => format!("{written} rows lie outside Denmark and are left out."),
    },
    unread: |rows, written| match rows {
        1 => "1 row has a geometry that cannot be read.".to_owned(),
        _ => format!("{written} rows have a geometry that cannot be read."),
    },
    seen: |seen, of| format!("{seen} of {of} rows are in this part."),
    clusters: "Rows that lie close together are one circle with their number.",
    hexagons: |wide, area| {
        format!("Each hexagon is {wide} wide ({area}); its colour shows how many rows lie in it.")
    },
    binned: "There are too many to draw each in a file, so they are counted in hexagons.",
    picture: "The stronger a dot, the more rows lie on top of each other.",
    picture_colours: "Where several lie on top of each other, the dot has the colour of most of them.",
    sizes: |column| format!("The area of the circles follows {column}."),
    sizes_left: "There are too many here to show sizes: zoom in to see them.",
    shapes: "The largest are drawn first, so that they do not hide the small ones.",
    reason: "Suggested because the file tells where each row lies.",
    map: "Map",
    rows: |rows, written| match rows {
        1 => "1 row".to_owned(),
        _ => format!("{written} rows"),
    },
    other: "Other or none",
    range: |from, to| match from == to {
        true => from.to_owned(),
        false => format!("{from} to {to}"),
    },
    by_middle: "Line segments and polygons count where their middle is.",
    in_no_area: |rows, written| match rows {
        1 => "1 row lies in no area.".to_owned(),
        _ => format!("{written} rows lie in no area."),
    },
    in_several: |rows, written| match rows {
        1 => "1 row lies in several areas that overlap and is counted in each of them.".to_owned(),
        _ => format!(
            "{written} rows lie in several areas that overlap and are counted in each of them."
        ),
    },
    own_title: |title, file| format!("{title} of {file}"),
    own_areas: |file, without, written, metres| {
        let exact = match metres {
            0 | 1 => String::new(),
            _ => format!(
                " The borders are known to {metres} metres, so a place close to one may be counted on its other side."
            ),
        };
        let without = match without {
            0 => String::new(),
            1 => " 1 row of that file has no polygon.".to_owned(),
            _ => format!(" {written} rows of that file have no polygon."),
        };
        format!("The areas are from {file}.{without}{exact}")
    },
    form_own: |layer, file| match layer {
        AreaLayer::Municipality => format!("Counted in municipalities ({file})"),
        AreaLayer::Region => format!("Counted in regions ({file})"),
        AreaLayer::Postcode => format!("Counted in postal districts ({file})"),
        AreaLayer::Parish => format!("Counted in parishes ({file})"),
        AreaLayer::SchoolDistrict => format!("Counted in school districts ({file})"),
        AreaLayer::Own => format!("Counted in areas ({file})"),
    },
    open: "Open the map",
    as_areas: "Areas",
    as_features: "Places in the file",
    what: "What the map shows",
    form: "Shown as",
    form_name: |form| match form {
        FeatureForm::Marks => "One by one",
        FeatureForm::Clusters => "Gathered in circles",
        FeatureForm::Hexagons => "Hexagons",
        FeatureForm::Areas(AreaLayer::Municipality) => "Counted in municipalities",
        FeatureForm::Areas(AreaLayer::Region) => "Counted in regions",
        FeatureForm::Areas(AreaLayer::Postcode) => "Counted in postal districts",
        FeatureForm::Areas(AreaLayer::Parish) => "Counted in parishes",
        FeatureForm::Areas(AreaLayer::SchoolDistrict) => "Counted in school districts",
        FeatureForm::Areas(AreaLayer::Own) => "Counted in areas of another file",
    },
    source: "Place from",
    colour: "Colour by",
    size: "Size by",
    none: "None",
    per: "In proportion to",
    per_nothing: "Nothing: the number itself",
    per_km2: "Area (per km²)",
    keys: "Map. Use + and − to zoom, the arrow keys to move the map and 0 to see all of it. Tab goes on to what is drawn.",
    hint: "Click the map and zoom with the mouse wheel, or pinch with two fingers. Drag to move it.",
    row: |row| format!("Row {row}"),
    go_to: |said| format!("{said}. Choose to see the row in the table."),
    enlarge: |said| format!("{said}. Choose to zoom in."),
    touch_again: |said| format!("{said} – touch again to see the row in the table"),
    list: "The rows in this part",
    list_row: "Row",
    listed: |listed, seen| match listed == seen {
        true => format!("{seen} rows in this part."),
        false => format!("The first {listed} of {seen} rows in this part. Zoom in to see others."),
    },
    persons: "The rows seem to be about persons, so the map tells their numbers only.",
    nothing: "None of the rows seen has a position on the map.",
    step_none: "Let Datalup choose the map again",
    step: |form, colour, size| {
        let mut said = match form {
            FeatureForm::Marks => "Showed the file's places one by one".to_owned(),
            FeatureForm::Clusters => "Gathered the file's places in circles".to_owned(),
            FeatureForm::Hexagons => "Counted the file's places in hexagons".to_owned(),
            FeatureForm::Areas(AreaLayer::Municipality) => {
                "Counted the file's places in municipalities".to_owned()
            }
            FeatureForm::Areas(AreaLayer::Region) => {
                "Counted the file's places in regions".to_owned()
            }
            FeatureForm::Areas(AreaLayer::Postcode) => {
                "Counted the file's places in postal districts".to_owned()
            }
            FeatureForm::Areas(AreaLayer::Parish) => {
                "Counted the file's places in parishes".to_owned()
            }
            FeatureForm::Areas(AreaLayer::SchoolDistrict) => {
                "Counted the file's places in school districts".to_owned()
            }
            FeatureForm::Areas(AreaLayer::Own) => {
                "Counted the file's places in areas of another file".to_owned()
            }
        };
        if let Some(column) = colour {
            said.push_str(&format!(", colour by {column}"));
        }
        if let Some(column) = size {
            said.push_str(&format!(", size by {column}"));
        }
        said
    },
};

/// What the geometry is. "Lines" of buses would be routes.
fn what(tally: &FeatureTally) -> &'static str {
    let is_one = tally.placed() == 1;
    match (tally.points > 0, tally.lines > 0, tally.polygons > 0) {
        (_, false, false) if is_one => "point",
        (false, true, false) if is_one => "line segment",
        (false, false, true) if is_one => "polygon",
        (_, false, false) => "points",
        (false, true, false) => "line segments",
        (false, false, true) => "polygons",
        (true, true, false) => "points and line segments",
        (true, false, true) => "points and polygons",
        (false, true, true) => "line segments and polygons",
        (true, true, true) => "points, line segments and polygons",
    }
}
