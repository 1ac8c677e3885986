//! A drawing as data: primitives with roles, and the marks behind them.
//!
//! A chart is a scene, not a string. The page makes SVG elements of it (classes, so that the style
//! sheet and dark mode decide the colours), `chart` writes it as a standalone SVG, and the page paints
//! it on a canvas for PNG.

use crate::cell::Cell;
use crate::recipe::Test;
use serde::{Deserialize, Serialize};

/// What a primitive is for; becomes a class name and decides its colour.
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
    /// A filled mark of the first series.
    Mark,
    /// A line of the first series.
    Line,
    /// A point on a line.
    Point,
}

impl Role {
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
        }
    }
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
    /// The filter a click means.
    pub filter: Option<(u32, Test)>,
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
}
