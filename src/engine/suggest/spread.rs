//! A histogram: how the values of one column of numbers lie.

use super::Suggestion;
use super::nature::{self, Nature};
use super::rows::{self, Along};
use super::time;
use crate::kind;
use model::column::{ColumnProfile, Shape};
use model::view_spec::{ChartForm, ChartReason, Measure, ViewSpec};

pub(crate) fn suggest(columns: &[ColumnProfile]) -> Option<Suggestion> {
    let mut best: Option<(f64, u32, u64)> = None;
    for (position, profile) in columns.iter().enumerate() {
        let present = kind::present(profile);
        let Some(worth) = worth(profile, present) else {
            continue;
        };
        // how many of nobody knows what there are
        if nature::counts_unknown(profile, columns) {
            continue;
        }
        // of columns that are years the last one is the news
        let is_later = best.is_some_and(|(so_far, before, _)| {
            worth >= so_far * NEARLY && super::is_later_year(columns, before, position as u32)
        });
        if is_later || best.is_none_or(|(so_far, ..)| worth > so_far) {
            best = Some((worth, position as u32, present + profile.nulls));
        }
    }
    let (worth, by, all) = best?;
    let rows = rows::choose(
        columns,
        Along {
            by,
            apart: None,
            keep_from: None,
            rows: all,
            is_placed: false,
        },
    )?;
    Some(Suggestion {
        spec: ViewSpec {
            called: rows.called,
            only: rows.only,
            except: rows.except,
            ..ViewSpec::new(
                ChartForm::Histogram,
                by,
                Measure::Count,
                ChartReason::Spread,
            )
        },
        worth,
    })
}

/// A later year is taken though a few of its numbers are missing.
const NEARLY: f64 = 0.9;

/// Codes have no spread; few different values are no spread either.
fn worth(profile: &ColumnProfile, present: u64) -> Option<f64> {
    if profile.distinct < 4 || present < 10 {
        return None;
    }
    let by_name = match nature::of(profile) {
        Nature::Quantity(_) => 0.42,
        Nature::Rate => 0.4,
        Nature::Unknown => 0.35,
        // years of building, not the years of a table of years
        Nature::Name if profile.kind.as_deref() == Some("year") && !time::is_regular(profile) => {
            0.4
        }
        Nature::Name => return None,
    };
    let present_share = present as f64 / (present + profile.nulls).max(1) as f64;
    // one bar beside which all others vanish is no spread
    let is_one_bar = match &profile.shape {
        Shape::Bins(bins) => bins.iter().any(|bin| bin.rows * 100 > present * 85),
        _ => false,
    };
    (!is_one_bar).then_some(by_name * present_share)
}
