//! Titles, sentences and reasons of charts, in Danish.

use crate::chart::ChartTexts;

/// Titles, sentences and reasons of charts.
pub static TEXTS: ChartTexts = ChartTexts {};
