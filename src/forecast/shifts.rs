//! Where a line goes up or down at once and stays there.
//!
//! Looked for in the numbers without their seasons. A step is a shift when it lies far outside of what the steps
//! before and after it are (by medians, which a few wild ones do not move), and when the usual number behind it lies
//! away from the one before by most of that step. A single wild number goes up and down again and is none.
//!
//! A small shift is not seen. Of a thousand invented series without a shift (12 to 200 numbers; unrest, walks, slopes)
//! 2 to 5 in a hundred are said to have one, at most 2 at their end; a shift of eight standard deviations is seen in 63
//! to 84 of a hundred series, one of five in 26 to 30.

/// How many of the usual distances a step must lie outside.
const FAR: f64 = 4.5;
/// What share of the step must remain.
const REMAINS: f64 = 0.6;
/// Steps on each side that tell the level.
const WINDOW: usize = 4;
/// Turns the median distance of bell-shaped numbers into their standard deviation.
const OF_MEDIAN: f64 = 1.4826;

/// A shift by its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shift {
    /// The first number of the new level.
    pub at: usize,
    /// How far the level moved, without what slopes made of it.
    pub moved: f64,
}

/// The shifts in numbers without seasons, in order.
pub(crate) fn found(values: &[f64]) -> Vec<Shift> {
    let steps: Vec<f64> = values
        .windows(2)
        .filter_map(|pair| Some(pair.get(1)? - pair.first()?))
        .collect();
    // what the steps before and after one are: a slope that bends is no shift
    let around = |place: usize| -> (f64, f64) {
        let before = steps.get(place.saturating_sub(WINDOW)..place);
        let after = steps.get(place + 1..(place + 1 + WINDOW).min(steps.len()));
        match (
            before.unwrap_or_default(),
            after.filter(|after| !after.is_empty()),
        ) {
            ([], after) => (median(after.unwrap_or_default()), f64::NAN),
            (before, None) => (median(before), f64::NAN),
            (before, Some(after)) => (median(before), median(after)),
        }
    };
    let leap_of = |place: usize, step: f64| {
        let (before, after) = around(place);
        // NaN, where there are no steps, is the other's
        let (least, most) = (before.min(after), before.max(after));
        step - step.clamp(least, most)
    };
    let leaps: Vec<f64> = (0usize..)
        .zip(&steps)
        .map(|(place, step)| leap_of(place, *step))
        .collect();
    let distances: Vec<f64> = (0usize..)
        .zip(&steps)
        .map(|(place, step)| {
            let near =
                steps.get(place.saturating_sub(WINDOW)..(place + 1 + WINDOW).min(steps.len()));
            (step - median(near.unwrap_or_default())).abs()
        })
        .collect();
    let size = values.iter().fold(0.0, |most: f64, v| most.max(v.abs()));
    // numbers on a straight line have no unrest: what is left of rounding is no shift
    let unrest = (OF_MEDIAN * median(&distances)).max(size * 1e-3);
    let mut out: Vec<Shift> = Vec::new();
    for (place, leap) in leaps.iter().enumerate() {
        let at = place + 1;
        if leap.abs() <= FAR * unrest {
            continue;
        }
        let before = values.get(at.saturating_sub(WINDOW)..at);
        let after = values.get(at..(at + WINDOW).min(values.len()));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        if before.len() < 2 {
            continue;
        }
        // what the slopes make between the middles of both sides is no part of it
        let (slope, next) = around(place);
        let next = if next.is_nan() { slope } else { next };
        let drift = (slope * before.len() as f64 + next * after.len() as f64) / 2.0;
        let (before, after) = (median(before), median(after));
        let moved = after - before - drift;
        if moved.signum() == leap.signum() && moved.abs() >= REMAINS * leap.abs() {
            out.push(Shift { at, moved });
        }
    }
    out
}

/// True when too few numbers stand behind a shift to tell that it stays.
pub(crate) fn is_at_end(shift: &Shift, count: usize) -> bool {
    shift.at + WINDOW > count
}

/// The usual number before and after a place.
pub(crate) fn levels(values: &[f64], at: usize) -> (f64, f64) {
    let before = values.get(at.saturating_sub(WINDOW)..at);
    let after = values.get(at..(at + WINDOW).min(values.len()));
    (
        median(before.unwrap_or_default()),
        median(after.unwrap_or_default()),
    )
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle).copied().unwrap_or_default();
    if sorted.len().is_multiple_of(2) {
        let lower = sorted.get(middle.wrapping_sub(1)).copied();
        (lower.unwrap_or(upper) + upper) / 2.0
    } else {
        upper
    }
}
