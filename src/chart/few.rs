//! Numbers with too few values behind them to be named as the largest or the smallest.
//!
//! Means, medians and shares say little of a handful of rows. Where no number has more behind it they are compared all
//! the same: then each stands for its few rows, and usually for one as it stands in the file.

use crate::words::Words;
use model::view_spec::{ChartData, Group, Measure, Part};
use texts::format;

/// Which numbers of a chart are compared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Few {
    /// Fewest rows behind a number that is.
    fewest: u64,
}

impl Few {
    /// By the rows behind each number of the chart.
    pub fn of(data: &ChartData, rows: impl Iterator<Item = u64>) -> Self {
        let is_enough = rows.max() >= Some(ChartData::FEWEST_RANKED);
        let is_held = data.spec.measure.needs_many() && is_enough;
        Self {
            fewest: u64::from(is_held) * ChartData::FEWEST_RANKED,
        }
    }

    /// By the rows behind each part of its groups.
    pub fn of_parts(data: &ChartData) -> Self {
        let all = data.groups.iter().flat_map(|group| {
            let parts = group.parts.iter();
            parts.map(|part| behind(data, group, part))
        });
        Self::of(data, all)
    }

    /// Whether a number with so many rows behind it is compared.
    pub fn compares(self, rows: u64) -> bool {
        rows >= self.fewest
    }

    /// The same of a part of a group.
    pub fn compares_part(self, data: &ChartData, group: &Group, part: &Part) -> bool {
        self.compares(behind(data, group, part))
    }

    /// Says how many are not; nothing when all are.
    pub fn words(held_back: u64, words: &Words) -> Option<String> {
        (held_back > 0).then(|| {
            let written = format::integer(held_back, words.language);
            (words.texts.forms.held_back)(held_back, &written, ChartData::FEWEST_RANKED)
        })
    }
}

/// The rows behind a part: a share is as sure as what it is a share of.
fn behind(data: &ChartData, group: &Group, part: &Part) -> u64 {
    match data.spec.measure {
        Measure::Share { .. } => group.rows,
        _ => part.rows,
    }
}
