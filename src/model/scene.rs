//! A drawing as data: primitives with roles, and the marks behind them.
//!
//! A chart is a scene, not a string. The page makes SVG elements of it (classes, so that the style
//! sheet and dark mode decide the colours), `chart` writes it as a standalone SVG, and the page paints
//! it on a canvas for PNG.

use crate::cell::Cell;
use crate::recipe::Test;
use crate::view_spec::ViewSpec;
use serde::{Deserialize, Serialize};

/// What a primitive is for; becomes a class name and decides its colour.
///
/// Roles of several colours carry a number: series count from 1 to [`Role::SERIES`], levels from 1 (least) to
/// [`Role::LEVELS`] (most). Others are taken as the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Lines behind the marks.
    Grid,
    /// Axis lines and ticks.
    Axis,
    /// Words along an axis.
    AxisLabel,
    /// The number beside a mark.
    ValueLabel,
    /// A filled mark of the only series.
    Mark,
    /// A line of the only series.
    Line,
    /// A point on a line of the only series.
    Point,
    /// A filled mark of one of several series.
    SeriesMark(u8),
    /// A line of one of several series.
    SeriesLine(u8),
    /// A point of one of several series.
    SeriesPoint(u8),
    /// A filled mark whose colour is a number: classes of a map, cells of a heat map.
    Level(u8),
    /// A filled mark of all that has no colour of its own, and what is only there to be compared with.
    Rest,
    /// A line of the same.
    RestLine,
    /// A filled area between two bounds: half of the values, an interval.
    Band,
    /// A line fitted to points.
    Trend,
    /// A line that tells where something is: a mean, a break in a series.
    Reference,
    /// A filled area without a value: hatched.
    Missing,
    /// Words that explain a part of the drawing.
    Annotation,
    /// Words on a filled mark or on one of the upper levels.
    OnMark,
    /// Words on a filled mark of one of several series.
    OnSeries(u8),
    /// An area that only shows where it lies, behind symbols.
    Land,
    /// An area below the middle of a map with two directions: from the nearest (1) to the farthest (3).
    Below(u8),
    /// The same above the middle.
    Above(u8),
    /// The frame around a part of a map that is drawn out of its place.
    Frame,
    /// The line around the user's own municipality.
    Own,
    /// A symbol on a map, as large as its number. What lies below shows through.
    Symbol,
    /// The same for a number below zero.
    SymbolBelow,
    /// A name on a map, readable on any colour.
    MapLabel,
    /// An area of a file that has no colour of its own: its border is what is to be seen.
    Outlined,
    /// The name of a town that only shows where on a map one is.
    Town,
}

impl Role {
    /// How many series have a colour of their own.
    pub const SERIES: u8 = 8;
    /// How many levels there are.
    pub const LEVELS: u8 = 7;
    /// From this level on words on it are [`Role::OnMark`]; below, as on the ground.
    pub const FIRST_DEEP_LEVEL: u8 = 5;

    /// The class name in SVG.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Axis => "axis",
            Self::AxisLabel => "axis-label",
            Self::ValueLabel => "value-label",
            Self::Mark => "mark",
            Self::Line => "line",
            Self::Point => "point",
            Self::SeriesMark(n) => pick(&MARKS, n),
            Self::SeriesLine(n) => pick(&LINES, n),
            Self::SeriesPoint(n) => pick(&POINTS, n),
            Self::Level(n) => pick(&LEVEL_CLASSES, n),
            Self::Rest => "rest",
            Self::RestLine => "rest-line",
            Self::Band => "band",
            Self::Trend => "trend",
            Self::Reference => "reference",
            Self::Missing => "missing",
            Self::Annotation => "annotation",
            Self::OnMark => "on-mark",
            Self::OnSeries(n) => pick(&ON_SERIES, n),
            Self::Land => "land",
            Self::Below(n) => pick(&["below b1", "below b2", "below b3"], n),
            Self::Above(n) => pick(&["above a1", "above a2", "above a3"], n),
            Self::Frame => "frame",
            Self::Own => "own",
            Self::Symbol => "symbol",
            Self::SymbolBelow => "symbol-below",
            Self::MapLabel => "map-label",
            Self::Outlined => "outlined",
            Self::Town => "town",
        }
    }

    /// How thick a line of this role is.
    #[must_use]
    pub fn stroke(self) -> f64 {
        match self {
            Self::Line | Self::SeriesLine(_) | Self::Own => 2.5,
            Self::RestLine | Self::Trend => 1.75,
            _ => 1.0,
        }
    }

    /// Lengths of dash and gap of a line of this role; `None` for one without gaps.
    #[must_use]
    pub fn dash(self) -> Option<(f64, f64)> {
        match self {
            Self::Trend => Some((6.0, 4.0)),
            Self::Reference => Some((3.0, 3.0)),
            _ => None,
        }
    }

    /// True for words set in semi-bold.
    #[must_use]
    pub fn is_strong(self) -> bool {
        matches!(
            self,
            Self::ValueLabel | Self::OnMark | Self::OnSeries(_) | Self::MapLabel
        )
    }

    /// How opaque the inside of an area of this role is, from 0 to 1.
    #[must_use]
    pub fn opacity(self) -> f64 {
        match self {
            Self::Outlined => 0.15,
            _ => 1.0,
        }
    }

    /// How wide the seam around words of this role is; 0 for words without.
    #[must_use]
    pub fn seam(self) -> f64 {
        match self {
            Self::MapLabel => 3.0,
            Self::Town => 2.0,
            _ => 0.0,
        }
    }

    /// True for circles that what lies below them shows through.
    #[must_use]
    pub fn is_symbol(self) -> bool {
        matches!(self, Self::Symbol | Self::SymbolBelow)
    }
}

const MARKS: [&str; 8] = [
    "mark s1", "mark s2", "mark s3", "mark s4", "mark s5", "mark s6", "mark s7", "mark s8",
];
const LINES: [&str; 8] = [
    "line s1", "line s2", "line s3", "line s4", "line s5", "line s6", "line s7", "line s8",
];
const POINTS: [&str; 8] = [
    "point s1", "point s2", "point s3", "point s4", "point s5", "point s6", "point s7", "point s8",
];
const ON_SERIES: [&str; 8] = [
    "on-mark o1",
    "on-mark o2",
    "on-mark o3",
    "on-mark o4",
    "on-mark o5",
    "on-mark o6",
    "on-mark o7",
    "on-mark o8",
];
const LEVEL_CLASSES: [&str; 7] = [
    "level l1", "level l2", "level l3", "level l4", "level l5", "level l6", "level l7",
];

fn pick<const N: usize>(classes: &[&'static str; N], number: u8) -> &'static str {
    classes[usize::from(number).clamp(1, N) - 1]
}

/// Which part of a text stands at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One thing drawn. Units are those of the scene's width and height; y grows downwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Primitive {
    /// A filled rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width, never negative.
        width: f64,
        /// Height, never negative.
        height: f64,
        /// What it is for.
        role: Role,
    },
    /// A line through points.
    Polyline {
        /// The points in order.
        points: Vec<(f64, f64)>,
        /// What it is for.
        role: Role,
    },
    /// A filled area inside closed rings; what lies in an even number of them is left free.
    Polygon {
        /// The rings; the last point of each joins its first.
        rings: Vec<Vec<(f64, f64)>>,
        /// What it is for.
        role: Role,
    },
    /// The same with a border around it: an area of a map.
    Area {
        /// The rings; the last point of each joins its first.
        rings: Vec<Vec<(f64, f64)>>,
        /// What it is for.
        role: Role,
        /// The mark it belongs to, by its place in [`Scene::marks`]: the area itself is then sensitive,
        /// instead of the mark's rectangle.
        mark: Option<u32>,
    },
    /// A filled circle.
    Circle {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        radius: f64,
        /// What it is for.
        role: Role,
    },
    /// A line of text; `y` is its baseline.
    Text {
        /// Position.
        x: f64,
        /// Baseline.
        y: f64,
        /// The words, unescaped.
        text: String,
        /// Size of the letters.
        size: f64,
        /// Which part of the text stands at `x`.
        anchor: Anchor,
        /// What it is for.
        role: Role,
    },
}

/// Something that can be pointed at, focused and clicked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Left edge of the sensitive area.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What it stands for, ready to read ("2017").
    pub label: String,
    /// Its number, ready to read ("63.500").
    pub value: String,
    /// The filters a click means, one for each column; none when it means nothing.
    pub filters: Vec<(u32, Test)>,
}

/// A whole drawing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// In painting order.
    pub primitives: Vec<Primitive>,
    /// In reading order.
    pub marks: Vec<Mark>,
    /// The column along the horizontal axis, when a stretch of it can be chosen: the filters of the marks in it
    /// are then joined to one, see [`joined`](crate::brush::joined).
    pub brush: Option<u32>,
    /// The part that can be enlarged.
    pub zoomed: Option<Zoomed>,
    /// Where its numbers stand, when they stand along one axis.
    pub numbers: Option<Ruler>,
    /// Where its days stand, when it has an axis of time.
    pub days: Option<Ruler>,
}

impl Scene {
    /// True for a map: areas are drawn.
    #[must_use]
    pub fn has_areas(&self) -> bool {
        let mut all = self.primitives.iter();
        all.any(|one| matches!(one, Primitive::Area { .. }))
    }
}

/// The part of a drawing that can be enlarged, in its upper left corner: a map, but not its legend.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Zoomed {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// How many of the scene's primitives, from the first, belong to it.
    pub primitives: u32,
}

/// Where the values of an axis stand in a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ruler {
    /// The axis goes upwards; lines at its values lie.
    pub is_upright: bool,
    /// A value and its place.
    pub from: (f64, f64),
    /// Another one.
    pub to: (f64, f64),
    /// Where lines at its values begin and end.
    pub across: (f64, f64),
}

impl Ruler {
    /// Where a value stands; `None` outside of the axis.
    #[must_use]
    pub fn place(&self, value: f64) -> Option<f64> {
        let ((v0, p0), (v1, p1)) = (self.from, self.to);
        let share = (value - v0) / (v1 - v0);
        let is_inside = (-1e-9..=1.0 + 1e-9).contains(&share);
        is_inside.then_some(p0 + share * (p1 - p0))
    }
}

/// A chart ready to show: drawing, words and the table behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// The heading.
    pub title: String,
    /// One sentence that says what is seen.
    pub sentence: String,
    /// Why this chart was suggested.
    pub reason: String,
    /// What a screen reader says instead of the drawing.
    pub alt: String,
    /// The drawing.
    pub scene: Scene,
    /// Column names of the table behind it.
    pub table_head: Vec<String>,
    /// Rows of the table behind it, ready to read.
    pub table_rows: Vec<Vec<String>>,
    /// The smallest and the largest drawn value, for tests and captions.
    pub extremes: Option<(Cell, Cell)>,
    /// Where the numbers come from, ready to read.
    pub source: Option<String>,
    /// What was drawn: what the settings of the chart begin with.
    pub spec: ViewSpec,
}

/// A coordinate as SVG writes it: at most two decimals, a point, no exponent, and the same on every machine.
#[must_use]
pub fn coordinate(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{:.2}", value.clamp(-1e6, 1e6));
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// A line through points as the data of a path, behind what is there.
pub fn trace(points: &[(f64, f64)], path: &mut String) {
    for (index, (x, y)) in points.iter().enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        path.push_str(&coordinate(*x));
        path.push(' ');
        path.push_str(&coordinate(*y));
    }
}

/// Rings as the data of a path.
#[must_use]
pub fn outline(rings: &[Vec<(f64, f64)>]) -> String {
    let mut path = String::new();
    for ring in rings {
        trace(ring, &mut path);
        path.push('Z');
    }
    path
}
