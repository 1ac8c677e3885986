//! The map of a file in the page, in English.

use crate::page::map::MapPageTexts;
use model::map_spec::ClassMethod;

/// The map of a file in the page.
pub static TEXTS: MapPageTexts = MapPageTexts {
    view: "Map",
    title: "Map",
    waiting: "The map is being drawn …",
    nothing: "None of the rows shown has a number for an area of the map.",
    as_map: "Map",
    as_list: "List",
    list: "The numbers behind the map",
    measure: "Show",
    rows: "Number of rows",
    sum: |column| format!("Sum of {column}"),
    mean: |column| format!("Mean of {column}"),
    per: "In relation to",
    per_nothing: "Nothing: the number itself",
    per_km2: "Area (per km²)",
    per_inhabitants: |column| format!("{column} (per 1,000 inhabitants)"),
    per_column: |column| column.to_owned(),
    per_whole: |column| format!("The whole with {column} (share in per cent)"),
    by: "Areas from",
    form: "Shown as",
    shades: "Colored areas",
    symbols: "Circles",
    classes: "Colors divide",
    class_method: |method| match method {
        ClassMethod::Quantile => "As many in each",
        ClassMethod::Equal => "Steps of equal width",
        ClassMethod::Natural => "Where numbers gather",
    },
    class_count: "Number of colors",
    zoom: "Zoom",
    closer: "Zoom in",
    farther: "Zoom out",
    whole: "Show the whole map",
    keys: "Map. Use + and − to zoom, the arrow keys to move the map and 0 to see all of it. Tab goes on to the areas.",
    hint: "Click the map and zoom with the mouse wheel, or pinch with two fingers. Drag to move it.",
    keep: |label, value| format!("{label}: {value}. Choose to keep only these rows."),
    release: |label, value| format!("{label}: {value}. Chosen. Choose again to see all rows."),
    touch_again: |said| format!("{said} – tap again to keep only these rows"),
    svg: "Save as a drawing (SVG)",
    png: "Save as a picture (PNG)",
    suffix: "map",
};
