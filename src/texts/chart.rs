//! Titles, sentences and reasons of charts.

/// Titles, sentences and reasons of charts.
#[derive(Debug)]
pub struct ChartTexts {}
