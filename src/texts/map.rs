//! Titles, sentences and legends of maps.
//!
//! As with charts: what the numbers say and no more, what is left out, and why a map is drawn as it is.

use model::map_spec::{AreaLayer, ClassMethod};

/// What the areas of a layer are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaWords {
    /// One of them, as the head of a column: "Kommune".
    pub head: &'static str,
    /// One of them within a sentence.
    pub one: &'static str,
    /// Several.
    pub many: &'static str,
    /// All of them.
    pub all: &'static str,
}

/// What a number is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divided<'a> {
    /// Square kilometres.
    Km2,
    /// Thousands of inhabitants.
    Inhabitants,
    /// The sum of a column.
    Column(&'a str),
    /// What it is a part of.
    Whole,
}

/// Says which values name no area: how many, their rows (also written), some of them, the areas and their file.
pub type Unplaced = fn(u64, (u64, &str), &[String], (&AreaWords, Option<&str>)) -> String;

/// Titles, sentences and legends of maps.
#[derive(Debug)]
pub struct MapTexts {
    /// What the areas are called.
    pub areas: fn(AreaLayer) -> AreaWords,
    /// What is shown: a measure, divided.
    pub divided: fn(what: &str, by: Divided<'_>) -> String,
    /// The heading: what, of which parts, in which areas.
    pub title: fn(what: &str, of: &[String], areas: &AreaWords) -> String,
    /// The form, as the first words of the alternative text.
    pub map: &'static str,
    /// How the classes were made: how many areas, the method, how many classes.
    pub classes: fn(method: ClassMethod, classes: usize, areas: &AreaWords) -> String,
    /// The shades part at zero.
    pub two_directions: &'static str,
    /// Why amounts are circles.
    pub symbols: &'static str,
    /// Where square kilometres come from.
    pub km2: &'static str,
    /// Where the inhabitants come from: a file and the day or period it tells of.
    pub inhabitants: fn(source: &str, period: Option<&str>) -> String,
    /// The inhabitants are a column of the file.
    pub inhabitants_column: fn(column: &str) -> String,
    /// What a share is of: the column itself and the other one.
    pub whole: fn(own: &str, other: &str) -> String,
    /// Areas without a number are hatched: how many, and their names where they are few.
    pub absent: fn(count: &str, one: bool, names: &[String], areas: (&AreaWords, bool)) -> String,
    /// The file is about some of the areas only.
    pub covers: fn(there: &str, of: &str, areas: &AreaWords) -> String,
    /// Values that name no area: how many, in how many rows (also written), some of them, and the file that lacks
    /// them where the areas are of one.
    pub unplaced: Unplaced,
    /// Areas that are known but have no place in the borders at hand.
    pub without_shape: fn(names: &[String], more: u64, date: &str) -> String,
    /// Rows for the whole country or larger areas are not drawn.
    pub other_level: fn(rows: u64, written: &str) -> String,
    /// Rows that name several areas and are counted in each: how many.
    pub listed: fn(rows: u64, written: &str, areas: &AreaWords) -> String,
    /// The legend of areas without a number; whether rows are counted.
    pub legend_absent: fn(counted: bool) -> &'static str,
    /// The legend of areas the file says nothing of.
    pub legend_outside: &'static str,
    /// How many areas a class has.
    pub legend_count: fn(count: usize) -> String,
    /// A class from its smallest to its largest number.
    pub legend_range: fn(from: &str, to: &str) -> String,
    /// Above the list of the areas with the largest numbers.
    pub highest: &'static str,
    /// Above the list of those with the smallest.
    pub lowest: &'static str,
    /// How many more have the number of the last one of a list.
    pub more_equal: fn(count: usize) -> String,
    /// Head of the column of codes in the table.
    pub code: &'static str,
    /// Why a map was suggested: what, the column, its areas.
    pub because: fn(what: &str, by: &str, areas: &AreaWords) -> String,
    /// The borders' credit: as its terms ask, and the day they show.
    pub borders: fn(credit: &str) -> String,
}
