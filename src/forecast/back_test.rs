//! How wrong forecasts from earlier days would have been: made anew from several points in time, each knowing only
//! what came before it (rolling origin), beside the naive method.

use crate::models::{Course, FEWEST_FOR_ETS, LEVELS, course};
use model::forecast::{BackTest, Method};

/// Points in time at most: each is a fit.
const MOST_ORIGINS: usize = 12;

/// Forecasts of one method from earlier days, beside what came.
#[derive(Default)]
struct Past {
    errors: Vec<f64>,
    came: Vec<f64>,
    inside: [u32; 2],
    /// How many half widths of each interval the numbers lay from its middle.
    reach: [Vec<f64>; 2],
}

impl Past {
    fn add(&mut self, course: &Course, came: &[f64]) {
        let intervals = course.narrow.iter().zip(&course.wide);
        for ((value, (narrow, wide)), came) in course.values.iter().zip(intervals).zip(came) {
            self.errors.push((value - came).abs());
            self.came.push(came.abs());
            let both = self.inside.iter_mut().zip(&mut self.reach);
            for ((inside, reach), (low, high)) in both.zip([narrow, wide]) {
                *inside += u32::from((*low..=*high).contains(came));
                let half = (high - low) / 2.0;
                if half > 0.0 {
                    reach.push((came - f64::midpoint(*low, *high)).abs() / half);
                }
            }
        }
    }

    fn mean_error(&self) -> f64 {
        self.errors.iter().sum::<f64>() / self.errors.len().max(1) as f64
    }

    /// How many times wider each interval must be to have held what it promises; never narrower.
    fn widened(&self) -> [f64; 2] {
        let [narrow, wide] = &self.reach;
        [(narrow, LEVELS[0]), (wide, LEVELS[1])].map(|(reach, level)| {
            let mut reach = reach.clone();
            reach.sort_by(f64::total_cmp);
            let place = (level * reach.len() as f64).ceil() as usize;
            let needed = reach.get(place.saturating_sub(1));
            needed.copied().unwrap_or(1.0).max(1.0)
        })
    }

    /// The errors in per cent of what came, weighed by it.
    fn percent(&self) -> Option<f64> {
        let came: f64 = self.came.iter().sum();
        (came > 0.0).then(|| 100.0 * self.errors.iter().sum::<f64>() / came)
    }
}

/// Tries a model and the naive method on the past; `None` where the model does not fit. `percents` says that the
/// numbers are per cent themselves.
pub(crate) fn tried(
    values: &[f64],
    model: Method,
    seasons: &[usize],
    steps: usize,
    percents: bool,
) -> Option<BackTest> {
    let longest = seasons.last().copied().unwrap_or_default();
    let fewest = (2 * longest).max(FEWEST_FOR_ETS);
    let room = values.len().checked_sub(fewest)?;
    // half of the room at most is for one forecast, so that several can be made
    let steps = steps.min(room / 2).max(1);
    let latest = values.len().checked_sub(steps)?;
    let all = latest.checked_sub(fewest)? + 1;
    let count = all.min(MOST_ORIGINS);
    let naive = match seasons {
        [] => Method::Naive,
        _ => Method::SeasonalNaive,
    };
    let (mut own, mut plain) = (Past::default(), Past::default());
    for number in 0..count {
        // evenly over the past, the latest among them
        let back = (number * (all - 1)).checked_div(count - 1).unwrap_or(0);
        let (known, came) = values.split_at_checked(latest - back)?;
        own.add(&course(known, model, seasons, steps)?, came);
        plain.add(&course(known, naive, seasons, steps)?, came);
    }
    let is_better = own.mean_error() < plain.mean_error();
    let used = if is_better { &own } else { &plain };
    let percent = |past: &Past| if percents { None } else { past.percent() };
    Some(BackTest {
        origins: count as u32,
        steps: steps as u32,
        model,
        mean_error: own.mean_error(),
        percent: percent(&own),
        naive,
        naive_error: plain.mean_error(),
        naive_percent: percent(&plain),
        numbers: own.errors.len() as u32,
        inside_narrow: used.inside[0],
        inside_wide: used.inside[1],
        widened: used.widened(),
    })
}
