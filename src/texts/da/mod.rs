//! Danish.

use crate::Texts;

pub(crate) mod chart;
pub(crate) mod chart_forms;
pub(crate) mod chart_panel;
pub(crate) mod checks;
mod cli;
pub(crate) mod compare;
pub(crate) mod coverage;
pub(crate) mod dictionary;
pub(crate) mod features;
pub(crate) mod forecast;
pub(crate) mod forecast_panel;
pub(crate) mod format;
pub(crate) mod kle;
pub(crate) mod map;
mod notes;
pub(crate) mod page;
mod problems;
pub(crate) mod question;
mod steps;
pub(crate) mod story;
mod values;

/// Every word in Danish.
pub static TEXTS: Texts = Texts {
    format: &format::TEXTS,
    page: &page::TEXTS,
    steps: &steps::TEXTS,
    notes: &notes::TEXTS,
    values: &values::TEXTS,
    problems: &problems::TEXTS,
    cli: &cli::TEXTS,
};
