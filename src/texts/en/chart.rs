//! Titles, sentences and reasons of charts, in English.

use crate::chart::ChartTexts;

/// Titles, sentences and reasons of charts.
pub static TEXTS: ChartTexts = ChartTexts {};
