//! How far the forecast of the chart that is seen is.

use model::forecast_message::ForecastSaid;

/// How far a forecast is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Forecasting {
    /// None was asked for.
    #[default]
    None,
    /// It waits until the file has been looked through for data about persons.
    Unchecked,
    /// It is being made.
    Working,
    /// It could not be made; why was told.
    Failed,
    /// It is drawn, or the reason why there is none is told.
    Said(ForecastSaid),
}
