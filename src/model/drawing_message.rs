//! What the page and the worker that draws say to each other.
//!
//! The worker knows neither engine nor file: whoever has the numbers hands them over with the question.

use crate::message::Language;
use crate::note::Problem;
use crate::scene::Chart;
use crate::view_spec::{ChartData, Source};
use serde::{Deserialize, Serialize};

/// The numbers of something that can be drawn: answered by a director, drawn by another worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Drawable {
    /// A chart.
    Chart(ChartData),
}

impl Drawable {
    /// Says where the numbers come from: the page knows it, the worker of the file does not.
    pub fn set_source(&mut self, source: Source) {
        match self {
            Self::Chart(data) => data.source = Some(source),
        }
    }
}

/// What the page asks the worker that draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum DrawAsk {
    /// Draw this. Answered by [`DrawAnswer::Drawn`].
    Draw {
        /// The numbers.
        drawable: Drawable,
        /// The language of its words.
        language: Language,
        /// Width to draw for, in CSS pixels.
        width_px: u32,
    },
    /// Draw this as a file of its own, in the colours of paper. Answered by [`DrawAnswer::Svg`].
    Svg {
        /// The numbers.
        drawable: Drawable,
        /// The language of its words.
        language: Language,
        /// Width to draw for, in CSS pixels.
        width_px: u32,
    },
}

/// What the worker that draws answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum DrawAnswer {
    /// The drawing, with its words and the table behind it.
    Drawn(Box<Chart>),
    /// The content of an SVG file.
    Svg(String),
    /// It did not work.
    Failed(Problem),
}
