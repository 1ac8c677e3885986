//! The models: exponential smoothing with and without seasons, and what anybody could do without a model.

use crate::seasons::taken_apart;
use augurs::ets::AutoETS;
use augurs::{Fit, Predict};
use model::forecast::Method;

/// The two intervals: so much of the probability lies inside.
pub(crate) const LEVELS: [f64; 2] = [0.80, 0.95];
/// So many standard deviations of a bell curve on each side hold them.
const DEVIATIONS: [f64; 2] = [1.281_551_565_544_600_4, 1.959_963_984_540_054];
/// With fewer numbers than this the library reckons with a number below zero of them.
pub(crate) const FEWEST_FOR_ETS: usize = 8;

/// Numbers to come with their intervals.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Course {
    /// The middle of what is likely.
    pub values: Vec<f64>,
    /// 80 %: from, to.
    pub narrow: Vec<(f64, f64)>,
    /// 95 %: from, to.
    pub wide: Vec<(f64, f64)>,
}

impl Course {
    fn of_deviations(values: Vec<f64>, deviations: &[f64]) -> Self {
        let around = |times: f64| {
            let both = values.iter().zip(deviations);
            both.map(|(v, d)| (v - times * d, v + times * d)).collect()
        };
        let [narrow, wide] = DEVIATIONS.map(around);
        Self {
            values,
            narrow,
            wide,
        }
    }

    fn all(&mut self) -> impl Iterator<Item = (&mut f64, &mut (f64, f64), &mut (f64, f64))> {
        let intervals = self.narrow.iter_mut().zip(&mut self.wide);
        let all = self.values.iter_mut().zip(intervals);
        all.map(|(value, (narrow, wide))| (value, narrow, wide))
    }

    /// Makes the intervals so many times wider, each around its middle.
    pub(crate) fn widen(&mut self, [narrow_by, wide_by]: [f64; 2]) {
        for (_, narrow, wide) in self.all() {
            for (interval, by) in [(&mut *narrow, narrow_by), (&mut *wide, wide_by)] {
                let middle = f64::midpoint(interval.0, interval.1);
                let half = (interval.1 - interval.0) / 2.0 * by;
                *interval = (middle - half, middle + half);
            }
            // the surer one is never the narrower
            *wide = (wide.0.min(narrow.0), wide.1.max(narrow.1));
        }
    }

    /// Keeps everything within what the numbers can be.
    pub(crate) fn keep_within(&mut self, least: f64, most: f64) {
        for (value, narrow, wide) in self.all() {
            *value = value.clamp(least, most);
            for interval in [narrow, wide] {
                *interval = (interval.0.clamp(least, most), interval.1.clamp(least, most));
            }
        }
    }

    fn is_finite(&self) -> bool {
        let intervals = self.narrow.iter().chain(&self.wide);
        let mut ends = intervals.flat_map(|(low, high)| [low, high]);
        self.values.iter().all(|value| value.is_finite()) && ends.all(|end| end.is_finite())
    }
}

/// What comes behind the numbers by a method, so many steps; `seasons` are the lengths of their patterns, the
/// shortest first. `None` when the method has nothing to say of them.
#[must_use]
pub fn course(values: &[f64], method: Method, seasons: &[usize], steps: usize) -> Option<Course> {
    let course = match method {
        Method::Ets => ets(values, steps),
        Method::Mstl => mstl(values, seasons, steps),
        Method::Naive => naive(values, 1, steps),
        Method::SeasonalNaive => naive(values, seasons.last().copied()?, steps),
    }?;
    course.is_finite().then_some(course)
}

/// Exponential smoothing without seasons: errors that add or multiply, no slope or one that adds, damped or not;
/// the best by the corrected criterion of Akaike ("ZZN"). Nothing in it is random: the models whose intervals the
/// library would draw lots for have slopes that multiply, and are not among them.
fn ets(values: &[f64], steps: usize) -> Option<Course> {
    if values.len() < FEWEST_FOR_ETS {
        return None;
    }
    let fitted = AutoETS::non_seasonal().fit(values).ok()?;
    let [narrow, wide] = LEVELS.map(|level| {
        let said = fitted.predict(steps, level).ok()?;
        let intervals = said.intervals?;
        let ends = intervals.lower.into_iter().zip(intervals.upper);
        Some((said.point, ends.collect::<Vec<_>>()))
    });
    let ((values, narrow), (_, wide)) = (narrow?, wide?);
    Some(Course {
        values,
        narrow,
        wide,
    })
}

/// The same of the numbers without their patterns, each of which then goes on as in its last round.
fn mstl(values: &[f64], seasons: &[usize], steps: usize) -> Option<Course> {
    let parts = taken_apart(values, seasons)?;
    let mut course = ets(&parts.adjusted, steps)?;
    for (length, season) in seasons.iter().zip(&parts.seasonal) {
        let last = season.get(season.len().checked_sub(*length)?..)?;
        for ((value, narrow, wide), add) in course.all().zip(last.iter().cycle()) {
            *value += add;
            *narrow = (narrow.0 + add, narrow.1 + add);
            *wide = (wide.0 + add, wide.1 + add);
        }
    }
    Some(course)
}

/// The numbers of the last round come again; of a round of one the last number stays (Hyndman and Athanasopoulos,
/// Forecasting: principles and practice, 5.2 and 5.5).
fn naive(values: &[f64], round: usize, steps: usize) -> Option<Course> {
    let last = values.get(values.len().checked_sub(round)?..)?;
    let errors = values.iter().zip(values.get(round..)?);
    let squares: Vec<f64> = errors.map(|(before, now)| (now - before).powi(2)).collect();
    if squares.is_empty() {
        return None;
    }
    let deviation = (squares.iter().sum::<f64>() / squares.len() as f64).sqrt();
    let rounds = |step: usize| (step / round + 1) as f64;
    let deviations: Vec<f64> = (0..steps).map(|s| deviation * rounds(s).sqrt()).collect();
    let values = last.iter().copied().cycle().take(steps).collect();
    Some(Course::of_deviations(values, &deviations))
}
