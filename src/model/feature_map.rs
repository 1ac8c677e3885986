//! A map of what a file's rows have of geometry: points, lines and polygons, as a serialisable value.

use crate::beside::OwnAreas;
use crate::drawing_message::Borders;
use crate::map_spec::{AreaLayer, MergedArea};
use crate::message::Language;
use crate::scene::{Role, Scene};
use crate::view_spec::Source;
use serde::{Deserialize, Serialize};

/// The columns that say where a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FeatureSource {
    /// Degrees.
    Degrees {
        /// The column of latitudes.
        latitude: u32,
        /// The column of longitudes.
        longitude: u32,
    },
    /// Metres of UTM zone 32.
    Metres {
        /// The column of eastings.
        easting: u32,
        /// The column of northings.
        northing: u32,
    },
    /// Geometry as text.
    Geometry {
        /// Its column.
        column: u32,
    },
}

impl FeatureSource {
    /// How sure the kind of a column must be before it is taken for where rows are.
    pub const SURE: f64 = 0.6;

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> (u32, Option<u32>) {
        match self {
            Self::Degrees {
                latitude,
                longitude,
            } => (latitude, Some(longitude)),
            Self::Metres { easting, northing } => (easting, Some(northing)),
            Self::Geometry { column } => (column, None),
        }
    }

    fn moved(self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        Some(match self {
            Self::Degrees {
                latitude,
                longitude,
            } => Self::Degrees {
                latitude: to(latitude)?,
                longitude: to(longitude)?,
            },
            Self::Metres { easting, northing } => Self::Metres {
                easting: to(easting)?,
                northing: to(northing)?,
            },
            Self::Geometry { column } => Self::Geometry {
                column: to(column)?,
            },
        })
    }
}

/// How the geometry is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FeatureForm {
    /// Each as what it is.
    Marks,
    /// What lies close together as one circle with its number.
    Clusters,
    /// Hexagons of equal size, each shaded by how many lie in it.
    Hexagons,
    /// Counted into areas, shown by the rules of maps of areas. Those the program has no borders of are areas of the
    /// file that the step [`Borders`](crate::recipe::Step::Borders) names.
    Areas(AreaLayer),
}

impl FeatureForm {
    /// True when rows are counted into areas of a file of the user.
    #[must_use]
    pub fn needs_file(self) -> bool {
        matches!(self, Self::Areas(layer) if Borders::of(layer).is_none())
    }
}

/// What the user chose of such a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeatureChoice {
    /// Where the rows are.
    pub source: FeatureSource,
    /// How they are shown.
    pub form: FeatureForm,
    /// The column whose values have a colour each.
    pub colour: Option<u32>,
    /// The column whose numbers are the sizes of circles.
    pub size: Option<u32>,
    /// Counts of areas are divided by their square kilometres.
    pub per_km2: bool,
}

impl FeatureChoice {
    /// The same in a file whose columns stand elsewhere; `None` when one of them is gone.
    #[must_use]
    pub fn moved(&self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        let optional = |own: Option<u32>| match own {
            Some(column) => to(column).map(Some),
            None => Some(None),
        };
        Some(Self {
            source: self.source.moved(to)?,
            colour: optional(self.colour)?,
            size: optional(self.size)?,
            ..*self
        })
    }
}

/// How many rows have which geometry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeatureTally {
    /// Rows seen.
    pub rows: u64,
    /// Rows with points.
    pub points: u64,
    /// Rows with lines.
    pub lines: u64,
    /// Rows with polygons.
    pub polygons: u64,
    /// Rows without any position.
    pub missing: u64,
    /// Rows whose position lies outside Denmark and the sea around it.
    pub outside: u64,
    /// Rows whose geometry cannot be read.
    pub unread: u64,
}

impl FeatureTally {
    /// Rows that can be shown.
    #[must_use]
    pub fn placed(&self) -> u64 {
        self.points + self.lines + self.polygons
    }

    /// Joins what another part of the rows has.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.points += other.points;
        self.lines += other.lines;
        self.polygons += other.polygons;
        self.missing += other.missing;
        self.outside += other.outside;
        self.unread += other.unread;
    }
}

/// A map that is at hand: what is drawn, and what else could be. Its geometry travels beside it as a packed
/// [`FeatureSheet`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeatureOffer {
    /// What is drawn.
    pub choice: FeatureChoice,
    /// The columns that say where rows are.
    pub sources: Vec<FeatureSource>,
    /// The columns that may give colours.
    pub colours: Vec<u32>,
    /// The columns that may give sizes.
    pub sizes: Vec<u32>,
    /// The columns that name a row that is pointed at, its title first; none where rows are about persons.
    pub told: Vec<u32>,
    /// The column whose values are written on the map; none where rows are about persons.
    pub named: Option<u32>,
    /// True where rows are about persons: nothing but their number is told of them.
    pub is_about_persons: bool,
    /// What was found.
    pub tally: FeatureTally,
    /// What the rows are, by the title or the name of their file; empty when these say nothing.
    pub name: String,
    /// What each row is, in the plural, where the file says it: the rest of its name stands in `name` then.
    pub things: Option<String>,
    /// The values that have a colour, in the order of [`FeatureSheet::groups`].
    pub colour_values: Vec<String>,
    /// The regions as groups of municipalities, where rows are counted into them.
    pub regions: Vec<MergedArea>,
}

impl FeatureOffer {
    /// More rows than this are clusters where nobody chose.
    pub const MOST_MARKS: u64 = 1_000;
    /// Of more rows no names are taken along: there is no room for them.
    pub const MOST_NAMED: u64 = 20_000;
    /// So many values of a column have a colour of their own; the rest share one.
    pub const MOST_COLOURS: usize = 7;
}

/// What a part of a geometry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// A place.
    Point,
    /// A line through its vertices.
    Line,
    /// A ring of a polygon: what lies in an even number of a row's rings is outside. Its last vertex joins
    /// its first.
    Ring,
}

/// A part of a row's geometry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub shape: Shape,
    /// How many vertices it has.
    pub vertices: u32,
    /// True for the first part of a row.
    pub begins: bool,
}

/// The geometry of rows in UTM zone 32, ready to be drawn: one feature for each row that has one, in the order of
/// the table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FeatureSheet {
    /// The row of the table of each feature, from 0.
    pub rows: Vec<u32>,
    /// The parts of all features; empty where each feature is one point.
    pub parts: Vec<Part>,
    /// Eastings and northings of all vertices by turns, in decimetres, each less the one of the vertex before.
    pub steps: Vec<i32>,
    /// The colour of each feature: 0 for none, `n` for the `n`th value, one more than there are values for the rest.
    /// Empty without colours.
    pub groups: Vec<u8>,
    /// The number each feature's size follows, `NaN` where it has none. Empty without sizes.
    pub values: Vec<f32>,
    /// What each feature is called, "" for nothing. Empty without names.
    pub names: Vec<String>,
    /// The towns of the country, the largest first: what tells where on a map one is.
    pub towns: Vec<Town>,
}

/// A postal district, as it is called by its town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Town {
    /// Its name: `Aarhus C`.
    pub name: String,
    /// Easting and northing of its middle in UTM zone 32, in metres.
    pub middle: [i32; 2],
}

impl FeatureSheet {
    /// The vertices in decimetres.
    pub fn vertices(&self) -> impl Iterator<Item = [i32; 2]> + '_ {
        let mut at = [0i32; 2];
        self.steps.as_chunks::<2>().0.iter().map(move |step| {
            at = [at[0].wrapping_add(step[0]), at[1].wrapping_add(step[1])];
            at
        })
    }
}

/// A map of geometry that is to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureChart {
    /// What is drawn.
    pub offer: FeatureOffer,
    /// The areas of a file of the user, where rows are counted into them.
    pub own: Option<OwnAreas>,
    /// The name of the column of colours, or of sizes.
    pub column: Option<String>,
    /// Where the rows come from.
    pub source: Option<Source>,
    /// The language of its words.
    pub language: Language,
    /// Width to draw for, in CSS pixels.
    pub width_px: u32,
    /// How many times it can be enlarged before borders show corners, from 1.
    pub zoom: u16,
}

impl FeatureChart {
    /// The borders it cannot be drawn without.
    #[must_use]
    pub fn borders(&self) -> Borders {
        let own = self.own.as_ref().map(|own| Borders::Own(own.file));
        match self.offer.choice.form {
            FeatureForm::Areas(layer) => Borders::of(layer).or(own),
            _ => None,
        }
        .unwrap_or(Borders::Municipalities)
    }
}

/// The part of such a map that is seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeaturePart {
    /// What is drawn.
    pub chart: FeatureChart,
    /// Left edge, upper edge, width and height of the part, in units of the drawing of the whole.
    pub part: [f64; 4],
    /// Picture points for each unit, of what is drawn as a picture.
    pub ratio: f64,
    /// Red, green and blue of the colours of the series, in their order, and of the rest.
    pub colours: Vec<[u8; 3]>,
}

/// A part of a map, drawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FeatureDrawn {
    /// What is drawn with lines: as large as the part enlarged to the width and height of the whole. Marks of single
    /// rows have no label.
    pub scene: Scene,
    /// The row of the table of each mark, from 0; none for marks of several.
    pub rows: Vec<Option<u32>>,
    /// Width and height of the picture beside this answer: four bytes for each point, red, green, blue, how opaque.
    pub picture: Option<(u32, u32)>,
    /// Colours with what they mean.
    pub key: Vec<(Role, String)>,
    /// What is seen, and how to read it.
    pub said: String,
    /// The first rows in the part.
    pub listed: Vec<u32>,
    /// How many rows the part has.
    pub seen: u64,
}

impl FeatureDrawn {
    /// So many rows of a part are listed.
    pub const MOST_LISTED: usize = 100;
}
