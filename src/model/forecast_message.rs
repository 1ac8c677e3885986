//! What the page and the worker that forecasts say to each other.
//!
//! The page asks with a [`ForecastAsk`](crate::forecast::ForecastAsk), whose numbers a director answered, and hands what
//! comes back to the worker that draws: it need not know what is in it.

use crate::forecast::TimeStep;
use crate::note::Problem;
use serde::{Deserialize, Serialize};

/// A line with its forecast, on its way to the worker that draws: a packed
/// [`ForecastData`](crate::forecast::ForecastData).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedForecast(pub Vec<u8>);

/// What the page says of a forecast beside its drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForecastSaid {
    /// There is one.
    Made {
        /// The distance of two numbers.
        step: TimeStep,
        /// How many numbers are to come.
        steps: u32,
        /// How many there can be.
        most: u32,
    },
    /// There is none, and the drawing says why.
    Refused {
        /// How many steps there could be, when too many were asked for.
        most: Option<u32>,
    },
}

/// What the worker that forecasts answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ForecastAnswer {
    /// What is to be drawn, and what is said beside it.
    Made(PackedForecast, ForecastSaid),
    /// It did not work.
    Failed(Problem),
}
