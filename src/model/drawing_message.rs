//! What the page and the worker that draws say to each other.
//!
//! The worker knows neither engine nor file: whoever has the numbers hands them over with the question.

use crate::feature_map::{FeatureChart, FeatureDrawn, FeaturePart};
use crate::forecast_message::PackedForecast;
use crate::map_spec::AreaLayer;
use crate::message::Language;
use crate::note::Problem;
use crate::scene::Chart;
use crate::story::Story;
use crate::view_spec::{ChartData, Source};
use serde::{Deserialize, Serialize};

/// The numbers of something that can be drawn: answered by a director, drawn by another worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Drawable {
    /// A chart.
    Chart(Box<ChartData>),
    /// A map of areas.
    Map(PackedMap),
    /// A line with what may come after it. No director answers it: the worker that forecasts makes it of a chart.
    Forecast(PackedForecast),
}

/// A map on its way to the worker that draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PackedMap {
    /// The file with the borders of its areas.
    pub borders: Borders,
    /// A packed [`MapData`](crate::map_spec::MapData): the page need not know what is in it.
    pub data: Vec<u8>,
    /// Where the numbers come from.
    pub source: Option<Source>,
    /// The code of the user's own municipality, to be marked where the areas are municipalities.
    pub own: Option<String>,
    /// How many times the drawing can be enlarged before its borders show corners, from 1.
    pub zoom: u8,
    /// The tallest map that is wanted, in CSS pixels, where it stands among other things; `None` leaves it to the width.
    pub tallest_px: Option<u32>,
}

/// A file of borders that the page hands to the worker that draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Borders {
    /// The municipalities, of which regions are made as well.
    Municipalities,
    /// The postal districts.
    Postcodes,
    /// Those of a file of the user, under a number of the page.
    Own(u32),
}

impl Borders {
    /// All files of borders of the build.
    pub const ALL: [Self; 2] = [Self::Municipalities, Self::Postcodes];

    /// The file of the build that holds the areas of a layer, or those they are made of; `None` for a layer that only
    /// files of the user have.
    #[must_use]
    pub fn of(layer: AreaLayer) -> Option<Self> {
        match layer {
            AreaLayer::Municipality | AreaLayer::Region => Some(Self::Municipalities),
            AreaLayer::Postcode => Some(Self::Postcodes),
            AreaLayer::Parish | AreaLayer::SchoolDistrict | AreaLayer::Own => None,
        }
    }
}

impl Drawable {
    /// Says where the numbers come from: the page knows it, the worker of the file does not.
    pub fn set_source(&mut self, source: Source) {
        match self {
            Self::Chart(data) => data.source = Some(source),
            Self::Map(map) => map.source = Some(source),
            // it was told before: what lies after the file's day is no knowledge
            Self::Forecast(_) => {}
        }
    }

    /// The borders it cannot be drawn without.
    #[must_use]
    pub fn borders(&self) -> Option<Borders> {
        match self {
            Self::Chart(_) | Self::Forecast(_) => None,
            Self::Map(map) => Some(map.borders),
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
    /// Keep the borders beside this message. Answered by [`DrawAnswer::Taken`].
    Keep(Borders),
    /// Draw this as a file of its own, in the colours of paper. Answered by [`DrawAnswer::Svg`].
    Svg {
        /// The numbers.
        drawable: Drawable,
        /// The language of its words.
        language: Language,
        /// Width to draw for, in CSS pixels.
        width_px: u32,
    },
    /// Keep the geometry beside this message, a packed [`FeatureSheet`](crate::feature_map::FeatureSheet), instead of
    /// what was kept before. Answered by [`DrawAnswer::Taken`].
    KeepFeatures,
    /// Draw what lies below the geometry that is kept, with its words. Answered by [`DrawAnswer::Drawn`].
    Features(Box<FeatureChart>),
    /// Draw a part of it. Answered by [`DrawAnswer::Features`].
    FeaturePart(Box<FeaturePart>),
    /// Which row of the table is drawn at a place of a part, at most so far from it. Answered by
    /// [`DrawAnswer::FeatureAt`].
    FeatureAt {
        /// The part.
        part: Box<FeaturePart>,
        /// The place, in units of what is drawn of the part.
        at: (f64, f64),
        /// How far, in the same units.
        reach: f64,
    },
    /// Draw all of it as a file of its own, in the colours of paper. Answered by [`DrawAnswer::Svg`].
    FeatureSvg(Box<FeatureChart>),
    /// Write this story as a file of its own. Answered by [`DrawAnswer::Story`].
    Story {
        /// What was pinned.
        story: Story,
        /// The language of the words around it.
        language: Language,
    },
}

/// What the worker that draws answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum DrawAnswer {
    /// The drawing, with its words and the table behind it.
    Drawn(Box<Chart>),
    /// The content of an SVG file.
    Svg(String),
    /// It is kept.
    Taken,
    /// A part of a map of geometry, its picture beside this message.
    Features(Box<FeatureDrawn>),
    /// The row that is drawn there.
    FeatureAt(Option<u32>),
    /// The content of an HTML file.
    Story(String),
    /// It did not work.
    Failed(Problem),
}
