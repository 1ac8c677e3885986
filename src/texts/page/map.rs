//! The map of a file in the page: choices, ways to move about, what is said of an area.

use model::map_spec::ClassMethod;

/// The map of a file in the page.
#[derive(Debug)]
pub struct MapPageTexts {
    /// The way to see a file, beside overview and table.
    pub view: &'static str,
    /// The heading until there is one.
    pub title: &'static str,
    /// The numbers are being counted or drawn.
    pub waiting: &'static str,
    /// No area that is seen has a number.
    pub nothing: &'static str,
    /// Switch: the drawing.
    pub as_map: &'static str,
    /// Switch: the table behind it.
    pub as_list: &'static str,
    /// Name of that table.
    pub list: &'static str,
    /// Label of the choice of what is measured.
    pub measure: &'static str,
    /// How many rows.
    pub rows: &'static str,
    /// The sum of a column.
    pub sum: fn(column: &str) -> String,
    /// The mean of a column.
    pub mean: fn(column: &str) -> String,
    /// Label of the choice of what it is divided by.
    pub per: &'static str,
    /// Not divided.
    pub per_nothing: &'static str,
    /// Per square kilometre.
    pub per_km2: &'static str,
    /// Per thousand inhabitants, counted by a column.
    pub per_inhabitants: fn(column: &str) -> String,
    /// Per unit of a column.
    pub per_column: fn(column: &str) -> String,
    /// As a share of itself and another column together.
    pub per_whole: fn(column: &str) -> String,
    /// Label of the choice of the column that names areas.
    pub by: &'static str,
    /// Label of the choice of form.
    pub form: &'static str,
    /// Shades.
    pub shades: &'static str,
    /// Circles.
    pub symbols: &'static str,
    /// Label of the choice of classes.
    pub classes: &'static str,
    /// One way to make classes.
    pub class_method: fn(ClassMethod) -> &'static str,
    /// Label of the choice of how many classes.
    pub class_count: &'static str,
    /// Name of the group of buttons.
    pub zoom: &'static str,
    /// Larger.
    pub closer: &'static str,
    /// Smaller.
    pub farther: &'static str,
    /// The whole map.
    pub whole: &'static str,
    /// How the map is moved, for those who use the keyboard; read out as its name.
    pub keys: &'static str,
    /// The same in short, below the map.
    pub hint: &'static str,
    /// Name of an area with its number, when choosing it keeps its rows.
    pub keep: fn(name: &str, value: &str) -> String,
    /// The same when its rows are kept.
    pub release: fn(name: &str, value: &str) -> String,
    /// What is said of an area that was touched once.
    pub touch_again: fn(said: &str) -> String,
    /// Saves the map as a drawing.
    pub svg: &'static str,
    /// Saves the map as a picture.
    pub png: &'static str,
    /// What file names of maps end in.
    pub suffix: &'static str,
}
