//! What is said where a line is carried on, in Danish.

use super::forecast::steps;
use crate::forecast_panel::ForecastPanelTexts;

/// What is said where a line is carried on.
pub static TEXTS: ForecastPanelTexts = ForecastPanelTexts {
    open: "Fremskriv",
    open_help: "Hvad kan der komme, hvis tallene fortsætter som hidtil?",
    which: "Fremskriv hvilken linje?",
    title: "Fremskrivning",
    horizon: "Hvor langt frem",
    steps,
    numbers: |count| match count {
        1 => "1 tal frem".to_owned(),
        _ => format!("{count} tal frem"),
    },
    unchecked: "Venter på, at filen er set igennem for oplysninger om personer …",
    working: "Fremskriver og prøver det på fortiden …",
    failed: "Linjen blev ikke fremskrevet.",
    again: "Prøv igen",
    close: "Fjern fremskrivningen",
};
