//! What is said where a line is carried on.

use model::forecast::TimeStep;

/// What is said where a line is carried on.
#[derive(Debug)]
pub struct ForecastPanelTexts {
    /// Asks for a forecast.
    pub open: &'static str,
    /// What that is.
    pub open_help: &'static str,
    /// Which of several lines.
    pub which: &'static str,
    /// The name of what can be done with a forecast.
    pub title: &'static str,
    /// How far.
    pub horizon: &'static str,
    /// So many steps.
    pub steps: fn(count: u32, step: TimeStep) -> String,
    /// So many steps, of whatever length.
    pub numbers: fn(count: u32) -> String,
    /// Nobody knows yet whether the rows are about persons.
    pub unchecked: &'static str,
    /// It is being made.
    pub working: &'static str,
    /// It could not be made.
    pub failed: &'static str,
    /// Tries once more.
    pub again: &'static str,
    /// The line as it is known.
    pub close: &'static str,
}
