//! A map as a serialisable value: what to draw, and the numbers behind it.

use crate::beside::Joined;
use crate::cell::Cell;
use crate::heading::Context;
use crate::recipe::Test;
use crate::view_spec::Measure;
use serde::{Deserialize, Serialize};

/// How rows of an area become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MapMeasure {
    /// How many rows.
    Count,
    /// The sum of a column.
    Sum {
        /// The column's position in the file.
        column: u32,
    },
    /// The mean of a column.
    Mean {
        /// The column's position in the file.
        column: u32,
    },
}

impl MapMeasure {
    /// The measured column; `None` when rows are counted.
    #[must_use]
    pub fn column(self) -> Option<u32> {
        match self {
            Self::Count => None,
            Self::Sum { column } | Self::Mean { column } => Some(column),
        }
    }

    fn moved(self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        Some(match self {
            Self::Count => Self::Count,
            Self::Sum { column } => Self::Sum {
                column: to(column)?,
            },
            Self::Mean { column } => Self::Mean {
                column: to(column)?,
            },
        })
    }
}

impl From<MapMeasure> for Measure {
    fn from(measure: MapMeasure) -> Self {
        match measure {
            MapMeasure::Count => Self::Count,
            MapMeasure::Sum { column } => Self::Sum { column },
            MapMeasure::Mean { column } => Self::Mean { column },
        }
    }
}

/// The areas of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AreaLayer {
    /// The 98 municipalities and Christiansø.
    Municipality,
    /// The regions, made of municipalities.
    Region,
    /// The postal districts.
    Postcode,
    /// Parishes, of another file.
    Parish,
    /// School districts, of another file.
    SchoolDistrict,
    /// Areas of another file ([`BorderFile`](crate::beside::BorderFile)) that are none of these.
    Own,
}

/// How the numbers of areas are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MapForm {
    /// Each area is filled with the shade of its class. Not for amounts: see [`MapSpec::shown`].
    Shades,
    /// Each area has a circle as large as its number.
    Symbols,
}

/// What an amount is divided by, so that areas of different size can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Per {
    /// Square kilometres of the area.
    Km2,
    /// Thousands of inhabitants, told beside the file ([`Population`]).
    Inhabitants,
    /// Thousands of the inhabitants that a column of the file counts.
    InhabitantsOf {
        /// The column's position in the file.
        column: u32,
    },
    /// The sum of another column.
    Column {
        /// The column's position in the file.
        column: u32,
    },
    /// Itself and another column together, of which it is a part: women and men. The share is in per cent.
    WholeWith {
        /// The other column's position in the file.
        column: u32,
    },
}

impl Per {
    /// The column it is divided by.
    #[must_use]
    pub fn column(self) -> Option<u32> {
        match self {
            Self::InhabitantsOf { column }
            | Self::Column { column }
            | Self::WholeWith { column } => Some(column),
            Self::Km2 | Self::Inhabitants => None,
        }
    }

    fn moved(self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        Some(match self {
            Self::Km2 | Self::Inhabitants => self,
            Self::InhabitantsOf { column } => Self::InhabitantsOf {
                column: to(column)?,
            },
            Self::Column { column } => Self::Column {
                column: to(column)?,
            },
            Self::WholeWith { column } => Self::WholeWith {
                column: to(column)?,
            },
        })
    }
}

/// How numbers are put into classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ClassMethod {
    /// As many areas in each class.
    Quantile,
    /// Classes of equal width between the smallest and the largest number.
    Equal,
    /// Classes whose own numbers lie close together (Jenks).
    Natural,
}

/// Why a map was suggested. The sentence is made in `texts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MapReason {
    /// A column names areas, and another has a number for each.
    NumberOfAreas,
    /// A column names areas, and the rows of each are counted.
    RowsOfAreas,
}

/// What to draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapSpec {
    /// The areas.
    pub layer: AreaLayer,
    /// The column that names them, by code or by name.
    pub by: u32,
    /// What is measured.
    pub measure: MapMeasure,
    /// True for counts and sums: a larger area has more of it for no other reason than its size.
    pub is_amount: bool,
    /// What the measured numbers are divided by.
    pub per: Option<Per>,
    /// How it is shown, as far as that is honest: see [`MapSpec::shown`].
    pub form: MapForm,
    /// How shades are chosen.
    pub classes: ClassMethod,
    /// How many classes, 2 to 7.
    pub class_count: u8,
    /// Why this was suggested.
    pub reason: MapReason,
    /// What the measured numbers are, when a column of units says it better than the column's own name.
    pub called: Option<String>,
    /// Rows kept so that totals are not mixed with parts, or one year with another: said in the caption.
    pub only: Vec<(u32, Cell)>,
    /// Rows left out for the same reason.
    pub except: Vec<(u32, Cell)>,
}

impl MapSpec {
    /// Classes a map may have.
    pub const CLASS_COUNTS: std::ops::RangeInclusive<u8> = 2..=7;
    /// Classes where nobody chose.
    pub const USUAL_CLASSES: u8 = 5;

    /// How the map is really shown: amounts are no shades of areas, or the map would mostly show which
    /// areas are large.
    #[must_use]
    pub fn shown(&self) -> MapForm {
        match self.form {
            MapForm::Shades if self.is_amount && self.per.is_none() => MapForm::Symbols,
            form => form,
        }
    }

    /// What of it a user may choose.
    #[must_use]
    pub fn choice(&self) -> MapChoice {
        MapChoice {
            by: self.by,
            measure: self.measure,
            per: self.per,
            form: self.form,
            classes: self.classes,
            class_count: self.class_count,
        }
    }
}

/// What the user chose of a map. Which rows are kept follows from the file, so that the choice fits its next
/// edition, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapChoice {
    /// The column that names the areas.
    pub by: u32,
    /// What is measured.
    pub measure: MapMeasure,
    /// What the measured numbers are divided by.
    pub per: Option<Per>,
    /// How it is shown, as far as that is honest.
    pub form: MapForm,
    /// How shades are chosen.
    pub classes: ClassMethod,
    /// How many classes, 2 to 7.
    pub class_count: u8,
}

impl MapChoice {
    /// The same in a file whose columns stand elsewhere; `None` when one of them is gone.
    #[must_use]
    pub fn moved(&self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        Some(Self {
            by: to(self.by)?,
            measure: self.measure.moved(to)?,
            per: match self.per {
                Some(per) => Some(per.moved(to)?),
                None => None,
            },
            ..*self
        })
    }
}

/// A map that is at hand: what is drawn, what else could be, and the numbers for the worker that draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapOffer {
    /// What is drawn.
    pub choice: MapChoice,
    /// The areas.
    pub layer: AreaLayer,
    /// Why, see [`MapSpec::is_amount`].
    pub is_amount: bool,
    /// The columns that name areas.
    pub places: Vec<u32>,
    /// What can be measured.
    pub measures: Vec<MapMeasure>,
    /// What that can be divided by.
    pub pers: Vec<Per>,
    /// True when no chart of the file is worth more: the map is offered before them.
    pub is_first: bool,
    /// How it was joined with the areas of another file; `None` when it was not.
    pub joined: Option<Joined>,
    /// A packed [`MapData`]: the page need not know what is in it.
    pub data: Vec<u8>,
}

impl MapOffer {
    /// Fewer areas than this make no map.
    pub const FEWEST_AREAS: usize = 3;
}

/// An area's numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaValue {
    /// The code of the area in its layer.
    pub code: String,
    /// The measured number before it is divided; `None` when no row of the area has one.
    pub value: Option<f64>,
    /// Rows of the area.
    pub rows: u64,
    /// What it is divided by, where a column of the file says it.
    pub over: Option<f64>,
    /// Keeps the rows of the area and no others; `None` where one test cannot say that.
    pub test: Option<Test>,
}

/// Areas of another layer that make one: municipalities a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedArea {
    /// The code of the area.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Codes of the areas it is made of.
    pub of: Vec<String>,
}

/// How many people live in the areas, told beside the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Population {
    /// The file it comes from.
    pub source: String,
    /// The day or period it holds for; `None` when the file does not say.
    pub period: Option<Cell>,
    /// By the code of the municipality.
    pub inhabitants: Vec<(String, f64)>,
}

/// The numbers behind a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapData {
    /// What is drawn.
    pub spec: MapSpec,
    /// Name of the column that names the areas.
    pub by_name: String,
    /// The kind of that column, where its own name says nothing ("Column1").
    pub by_kind: Option<String>,
    /// What the title of the file says is measured, where a column of units says only in what.
    pub subject: Option<String>,
    /// What the file tells about all its rows.
    #[serde(default)]
    pub context: Context,
    /// Name of the measured column; `None` for counts.
    pub measure_name: Option<String>,
    /// Name of the column it is divided by.
    pub over_name: Option<String>,
    /// Names of the columns of `spec.only`, in the same order.
    pub only_names: Vec<String>,
    /// Names of the columns of `spec.except`, in the same order.
    pub except_names: Vec<String>,
    /// The areas met, ascending by code.
    pub areas: Vec<AreaValue>,
    /// Values that name no area, most rows first, at most [`MapData::MOST_UNPLACED`].
    pub unplaced: Vec<(String, u64)>,
    /// How many such values there are in all.
    pub unplaced_values: u64,
    /// Their rows.
    pub unplaced_rows: u64,
    /// Rows for the whole country or another level than that of the map: left out.
    pub other_level_rows: u64,
    /// Rows whose value lists several areas: they are counted in each.
    #[serde(default)]
    pub listed_rows: u64,
    /// Rows without a value in `by` or in the measured column.
    pub missing_rows: u64,
    /// True when the measured numbers are whole.
    pub whole_numbers: bool,
    /// Name of the user's file that has the areas; `None` for those of the program.
    #[serde(default)]
    pub areas_file: Option<String>,
    /// For a layer that is made of another one.
    pub merged: Vec<MergedArea>,
    /// How many people live in the areas, when it is told beside the file.
    pub population: Option<Population>,
}

impl MapData {
    /// Values without an area that are named.
    pub const MOST_UNPLACED: usize = 20;
}
