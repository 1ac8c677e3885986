//! What is said where a line is carried on, in English.

use super::forecast::steps;
use crate::forecast_panel::ForecastPanelTexts;

/// What is said where a line is carried on.
pub static TEXTS: ForecastPanelTexts = ForecastPanelTexts {
    open: "Forecast",
    open_help: "What may come if the numbers go on as before?",
    which: "Forecast which line?",
    title: "Forecast",
    horizon: "How far ahead",
    steps,
    numbers: |count| match count {
        1 => "1 number ahead".to_owned(),
        _ => format!("{count} numbers ahead"),
    },
    unchecked: "Waiting until the file has been looked through for data about persons …",
    working: "Forecasting, and trying it on the past …",
    failed: "The line was not forecast.",
    again: "Try again",
    close: "Remove the forecast",
};
