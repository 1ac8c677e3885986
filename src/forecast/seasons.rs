//! Patterns that come again: taken out of the numbers (MSTL), and only where there is evidence of them.

use augurs::mstl::stlrs::StlParams;
use model::forecast::{Season, TimeStep};

/// Least strength of a pattern that is believed: the limit of `nsdiffs` in R's forecast (Wang, Smith and Hyndman
/// 2006, Characteristic-based clustering for time series data).
const LEAST_STRENGTH: f64 = 0.64;
/// Rounds of a pattern before it is looked for.
const FEWEST_ROUNDS: usize = 3;

/// Numbers taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    /// The patterns, one for each length.
    pub seasonal: Vec<Vec<f64>>,
    /// What remains without them: trend and chance.
    pub adjusted: Vec<f64>,
    /// Chance alone.
    pub remainder: Vec<f64>,
}

/// Takes numbers apart with patterns of these lengths, the shortest first, as statsforecast's MSTL does: the loess of
/// statsmodels' STL with nothing skipped, five rounds within and windows of 11, 15, 19 … rounds. `None` when a
/// pattern has not come twice.
pub(crate) fn taken_apart(values: &[f64], lengths: &[usize]) -> Option<Parts> {
    let mut adjusted = values.to_vec();
    let mut seasonal: Vec<Vec<f64>> = vec![vec![0.0; values.len()]; lengths.len()];
    let mut trend = Vec::new();
    let passes = if lengths.len() == 1 { 1 } else { 2 };
    for _ in 0..passes {
        for ((number, length), own) in (1..).zip(lengths).zip(&mut seasonal) {
            for (value, season) in adjusted.iter_mut().zip(own.iter()) {
                *value += season;
            }
            let window = 7 + 4 * number;
            let trend_window = 1.5 * *length as f64 / (1.0 - 1.5 / window as f64);
            let odd = |count: usize| count + usize::from(count.is_multiple_of(2));
            let fit = StlParams::new()
                .seasonal_length(window)
                .trend_length(odd(trend_window.ceil() as usize))
                .low_pass_length(odd(length + 1))
                .seasonal_jump(1)
                .trend_jump(1)
                .low_pass_jump(1)
                .inner_loops(5)
                .outer_loops(0)
                .fit(&adjusted, *length)
                .ok()?;
            *own = fit.seasonal().to_vec();
            trend = fit.trend().to_vec();
            for (value, season) in adjusted.iter_mut().zip(own.iter()) {
                *value -= season;
            }
        }
    }
    let remainder = adjusted.iter().zip(&trend).map(|(all, trend)| all - trend);
    Some(Parts {
        remainder: remainder.collect(),
        seasonal,
        adjusted,
    })
}

/// The patterns there is evidence of.
pub(crate) fn found(values: &[f64], step: TimeStep) -> Vec<Season> {
    let fits = |length: &&usize| values.len() >= FEWEST_ROUNDS * **length;
    let mut lengths: Vec<usize> = step.seasons().iter().filter(fits).copied().collect();
    while !lengths.is_empty() {
        let Some(parts) = taken_apart(values, &lengths) else {
            return Vec::new();
        };
        let strengths: Vec<f64> = parts
            .seasonal
            .iter()
            .map(|season| strength(season, &parts.remainder))
            .collect();
        if strengths.iter().all(|strength| *strength >= LEAST_STRENGTH) {
            let all = lengths.iter().zip(strengths);
            return all
                .map(|(length, strength)| Season {
                    length: *length as u32,
                    strength,
                })
                .collect();
        }
        // without the weakest the others are looked at anew
        let weakest = (0..)
            .zip(&strengths)
            .min_by(|a, b| a.1.total_cmp(b.1))
            .map_or(0, |(place, _)| place);
        lengths.remove(weakest);
    }
    Vec::new()
}

/// How much of pattern and chance together is pattern.
fn strength(season: &[f64], remainder: &[f64]) -> f64 {
    let both: Vec<f64> = season.iter().zip(remainder).map(|(s, r)| s + r).collect();
    let all = variance(&both);
    if all <= 0.0 {
        return 0.0;
    }
    (1.0 - variance(remainder) / all).max(0.0)
}

fn variance(values: &[f64]) -> f64 {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|value| (value - mean).powi(2));
    squares.sum::<f64>() / count
}
