//! Words of maps of a file's own geometry: titles, sentences, how to read them, choices in the page.

use model::feature_map::{FeatureForm, FeatureTally};
use model::map_spec::AreaLayer;

/// What rows are: the geometry they have, and what the file calls them.
pub type What<'a> = (&'a FeatureTally, Option<&'a str>);

/// Words of maps of geometry.
#[derive(Debug)]
pub struct FeatureTexts {
    /// The heading: how many rows are shown, and by which column they are coloured or sized.
    pub title: fn(name: &str, what: What<'_>, placed: &str, by: Option<&str>) -> String,
    /// Lines and areas that are too small to be seen have a dot each.
    pub tiny: &'static str,
    /// How many rows are shown. `placed` is written.
    pub shown: fn(tally: &FeatureTally, placed: &str) -> String,
    /// Rows without a position.
    pub missing: fn(rows: u64, written: &str) -> String,
    /// Rows whose position lies outside Denmark.
    pub outside: fn(rows: u64, written: &str) -> String,
    /// Rows whose geometry cannot be read.
    pub unread: fn(rows: u64, written: &str) -> String,
    /// How many of them are in the part that is seen.
    pub seen: fn(seen: &str, of: &str) -> String,
    /// How clusters are read.
    pub clusters: &'static str,
    /// How hexagons are read: how wide and how large they are.
    pub hexagons: fn(wide: &str, area: &str) -> String,
    /// Too many for a drawing of its own: they are hexagons instead.
    pub binned: &'static str,
    /// How a picture of points is read.
    pub picture: &'static str,
    /// How a picture of points with colours is read.
    pub picture_colours: &'static str,
    /// How sizes are read.
    pub sizes: fn(column: &str) -> String,
    /// Sizes cannot be told apart among so many.
    pub sizes_left: &'static str,
    /// Shapes that overlap.
    pub shapes: &'static str,
    /// Why this map was suggested.
    pub reason: &'static str,
    /// What a screen reader hears before the title.
    pub map: &'static str,
    /// A cluster or hexagon: how many rows.
    pub rows: fn(rows: u64, written: &str) -> String,
    /// Key: rows whose value has no colour of its own.
    pub other: &'static str,
    /// Key: a range of counts.
    pub range: fn(from: &str, to: &str) -> String,
    /// Lines and polygons that are counted have one place each.
    pub by_middle: &'static str,
    /// Points in no area.
    pub in_no_area: fn(rows: u64, written: &str) -> String,
    /// Points in several areas, which overlap.
    pub in_several: fn(rows: u64, written: &str) -> String,
    /// The heading of counts in areas of a file of the user that are of no known sort.
    pub own_title: fn(title: &str, file: &str) -> String,
    /// Where the areas come from, how many rows of that file have none, and how exact the borders are.
    pub own_areas: fn(file: &str, without: u64, written: &str, metres: u32) -> String,
    /// One form: counted into the areas of a file of the user.
    pub form_own: fn(layer: AreaLayer, file: &str) -> String,
    /// Opens the large map.
    pub open: &'static str,
    /// Switch: areas of a column.
    pub as_areas: &'static str,
    /// Switch: the rows' own geometry.
    pub as_features: &'static str,
    /// Name of the switch.
    pub what: &'static str,
    /// Label of the choice of form.
    pub form: &'static str,
    /// One form.
    pub form_name: fn(FeatureForm) -> &'static str,
    /// Label of the choice of columns that say where rows are.
    pub source: &'static str,
    /// Label of the choice of colours.
    pub colour: &'static str,
    /// Label of the choice of sizes.
    pub size: &'static str,
    /// Without colours or sizes.
    pub none: &'static str,
    /// Label of the choice of what counts are divided by.
    pub per: &'static str,
    /// Not divided.
    pub per_nothing: &'static str,
    /// Per square kilometre.
    pub per_km2: &'static str,
    /// How the map is moved; read out as its name.
    pub keys: &'static str,
    /// The same in short, below the map.
    pub hint: &'static str,
    /// A row that is drawn, before its values are known.
    pub row: fn(row: &str) -> String,
    /// A row, when choosing it goes to it in the table.
    pub go_to: fn(said: &str) -> String,
    /// A cluster, when choosing it enlarges it.
    pub enlarge: fn(said: &str) -> String,
    /// What is said of a row that was touched once.
    pub touch_again: fn(said: &str) -> String,
    /// Name of the list.
    pub list: &'static str,
    /// Head of the first column of the list.
    pub list_row: &'static str,
    /// How many rows the list has of those in the part.
    pub listed: fn(listed: &str, seen: &str) -> String,
    /// Nothing of a row is told.
    pub persons: &'static str,
    /// No row seen can be drawn.
    pub nothing: &'static str,
    /// The step of choosing it again.
    pub step_none: &'static str,
    /// The step of choosing a form: its name, and the columns of colour and size.
    pub step: fn(form: FeatureForm, colour: Option<&str>, size: Option<&str>) -> String,
}
