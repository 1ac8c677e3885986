//! What the map of a file takes from other files: borders of areas, and how many people live in them.
//!
//! Such a file is read by workers of its own, which answer what a map needs of it and are ended then. A recipe names
//! the file and holds none of its values.

use crate::cell::Cell;
use crate::map_spec::{AreaLayer, MapChoice, MapOffer, MergedArea, Population};
use serde::{Deserialize, Serialize};

/// The areas of a file, without their borders: these go to the worker that draws.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BorderFile {
    /// Its name.
    pub source: String,
    /// The code of each area in the layer, in the layer's order.
    pub areas: Vec<String>,
    /// What the file says of the areas.
    pub properties: Vec<BorderProperty>,
    /// Rows without a polygon, and those beyond [`BorderFile::MOST_AREAS`].
    pub passed_over: u64,
    /// What its areas may be called where rows are counted into them, the best first: at most
    /// [`BorderFile::MOST_NAMINGS`], at least one.
    pub namings: Vec<Naming>,
}

impl BorderFile {
    /// Areas of one file that are taken in.
    pub const MOST_AREAS: usize = 20_000;
    /// Columns of it that are taken in.
    pub const MOST_PROPERTIES: usize = 16;
    /// Ways to name its areas that are offered.
    pub const MOST_NAMINGS: usize = 5;

    /// What its areas are called by a property; by the best one where it is not said, or not there.
    #[must_use]
    pub fn naming(&self, property: Option<&str>) -> Option<&Naming> {
        let is_asked = |own: &&Naming| property.is_some() && own.property.as_deref() == property;
        let asked = self.namings.iter().find(is_asked);
        asked.or_else(|| self.namings.first())
    }
}

/// What the areas of a file are called: those of one name are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// The property; `None` where no property tells the areas apart and each has a number.
    pub property: Option<String>,
    /// What the areas are.
    pub layer: AreaLayer,
    /// The areas, each with those of the file it is made of.
    pub areas: Vec<MergedArea>,
}

/// The areas of a file that rows of another one are counted into, by where they lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAreas {
    /// The number the page gave the file.
    pub file: u32,
    /// Name of the file.
    pub source: String,
    /// The areas.
    pub naming: Naming,
    /// Rows of the file that are no area: see [`BorderFile::passed_over`].
    pub passed_over: u64,
}

impl OwnAreas {
    /// The areas of a file, by a property or the best one; `None` where it has none.
    #[must_use]
    pub fn of(file: &BorderFile, number: u32, property: Option<&str>) -> Option<Self> {
        Some(Self {
            file: number,
            source: file.source.clone(),
            naming: file.naming(property)?.clone(),
            passed_over: file.passed_over,
        })
    }

    /// Municipalities of a file are counted into as areas of that file: nothing is known of others.
    #[must_use]
    pub fn form(layer: AreaLayer) -> AreaLayer {
        match layer {
            AreaLayer::Parish | AreaLayer::SchoolDistrict => layer,
            _ => AreaLayer::Own,
        }
    }
}

/// A column of a file of areas.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BorderProperty {
    /// Its name.
    pub name: String,
    /// The value of each area, in the order of [`BorderFile::areas`].
    pub values: Vec<Cell>,
}

/// The user's choice of borders: a step of the recipe.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BorderChoice {
    /// Name of the file.
    pub file: String,
    /// The property whose values the table names; `None` for the one that fits best.
    #[serde(default)]
    pub property: Option<String>,
}

/// How the areas of a file and the values of a column were brought together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The number the page gave the file.
    pub file: u32,
    /// The property.
    pub property: String,
    /// What could stand in its place: properties that share a value with the column, the best first.
    pub properties: Vec<String>,
    /// Different values of the column, without those for the whole country.
    pub values: u64,
    /// How many of them name an area.
    pub met: u64,
    /// Areas of the file.
    pub areas: u64,
    /// How many of them are named.
    pub areas_met: u64,
}

/// What is asked of a director.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BesideAsk {
    /// What a map can take from the file that is open here. Answered by [`BesideAnswer::Gathered`].
    Gather,
    /// Keep this for maps, under a number of the page. Answered by [`BesideAnswer::Kept`].
    KeepBorders(u32, Box<BorderFile>),
    /// The same of inhabitants.
    KeepPeople(u32, Population),
    /// The values of a column that mean a municipality. Answered by [`BesideAnswer::Values`].
    Meaning {
        /// The column's position in the file.
        column: u32,
        /// The municipality's code.
        municipality: String,
    },
    /// As [`Ask::Map`](crate::message::Ask::Map), with what is kept under these numbers. Answered by
    /// [`BesideAnswer::Map`], or [`BesideAnswer::Lacking`] when it is not here: the worker is a new one.
    Map {
        /// The map the user chose.
        choice: Option<Box<MapChoice>>,
        /// The borders, and the property the user chose.
        borders: Option<(u32, Option<String>)>,
        /// The inhabitants.
        people: Option<u32>,
    },
}

/// What a director answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BesideAnswer {
    /// What a map can take from the file: its areas with the bytes of their layer, or how many people live where.
    Gathered {
        /// Areas, and their layer in the bytes of our own file; `None` without polygons.
        borders: Option<Box<(BorderFile, Vec<u8>)>>,
        /// Inhabitants of municipalities; `None` when no column counts people.
        people: Option<Population>,
    },
    /// It is kept.
    Kept,
    /// What is to be drawn with is not here.
    Lacking,
    /// These values; none when the column does not name municipalities.
    Values(Vec<Cell>),
    /// The map, or nothing when no column names areas.
    Map(Option<Box<MapOffer>>),
}
