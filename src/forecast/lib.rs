//! What may come after a line over time: found in its numbers alone, with how sure it is and how wrong it would have
//! been; or why nothing is said.
//!
//! Stands behind the engine: that counts ([`ChartData`](model::view_spec::ChartData)), this goes on where the numbers
//! end, and `chart` draws both. In the order data flows:
//!
//! 1. `keys`: the times of the line as steps of one length (years, quarters, months, weeks, days, hours).
//! 2. `series`: a number at every step. A last period that is not whole and times behind the file's own date are left
//!    out, likewise all before a known break (the municipal reform of 2007); a few gaps are bridged; else a refusal.
//! 3. `seasons`, `shifts`, `level`: patterns that come again, where there is evidence; levels that changed at once, the
//!    numbers before then moved to the new one.
//! 4. `models`: exponential smoothing (ETS), with seasons MSTL around it. Compared with statsforecast in
//!    `tests.rs`, its numbers made by `tests/bench/forecast`.
//! 5. `back_test`: the same from earlier days, beside the naive method. Where that is better it is used, and said.
//!    Intervals that held fewer of the numbers that came than they promise are made as wide as would have held them.
//!
//! There is no clock here and no chance: the same numbers give the same answer, and "next year" is the one after the
//! last in the data. Rows about persons are refused: who asks tells of them ([`person_sign`](model::forecast::person_sign)).

mod back_test;
mod keys;
mod level;
mod models;
mod seasons;
mod series;
mod shifts;

pub use models::{Course, course};

/// In a browser a dependency of the library compiles only when somebody says where lots come from: from nowhere.
#[cfg(target_arch = "wasm32")]
mod lots {
    getrandom::register_custom_getrandom!(none);

    fn none(_: &mut [u8]) -> Result<(), getrandom::Error> {
        Err(getrandom::Error::UNSUPPORTED)
    }
}

use level::Level;
use model::forecast::{
    Forecast, ForecastAsk, FuturePoint, LevelShift, LineFound, Method, Refusal, Season, TimeStep,
};
use model::view_spec::ChartData;
use series::Series;
use shifts::Shift;

/// More numbers than this are not looked through for what is only marked: a chart is drawn in a moment.
const MOST_MARKED: usize = 600;

/// A level that changed by less than this share of the height of the line, or of its largest number, is reckoned with
/// where it matters, and not worth a mark: it would say more than the eye sees.
const LEAST_OF_RANGE: f64 = 0.25;
const LEAST_OF_SIZE: f64 = 0.05;

/// Fewest numbers of any line.
const FEWEST: usize = 12;

/// What may come after a line.
///
/// # Errors
/// Why nothing is said: see [`Refusal`].
pub fn forecast(ask: &ForecastAsk) -> Result<Forecast, Refusal> {
    if let Some(sign) = &ask.persons {
        return Err(Refusal::Persons(sign.clone()));
    }
    let series = Series::of(&ask.data)?;
    series.telling(&ask.data)?;
    let known = &series.values;
    let steps = steps(ask.steps, series.times.step, known.len())?;
    let level = Level::of(known, series.times.step);
    let (values, seasons) = (&level.values, level.seasons);
    let lengths: Vec<usize> = seasons.iter().map(|one| one.length as usize).collect();
    let place = |shift: &Shift| level_shift(&series, &level.adjusted, shift);
    let last = level.shifts.last();
    if let Some(last) = last.filter(|last| shifts::is_at_end(last, known.len())) {
        return Err(place(last).map_or(Refusal::NoModel, Refusal::ShiftAtEnd));
    }
    let model = model_for(&seasons);
    let back_test = back_test::tried(values, model, &lengths, steps, ask.data.percent)
        .ok_or(Refusal::NoModel)?;
    let method = match back_test.mean_error < back_test.naive_error {
        true => model,
        false => back_test.naive,
    };
    let mut course = course(values, method, &lengths, steps).ok_or(Refusal::NoModel)?;
    course.widen(back_test.widened);
    let (least, most) = bounds(known, ask.data.percent);
    course.keep_within(least, most);
    let intervals = course.narrow.iter().zip(&course.wide);
    let points = (series.next()..).zip(course.values.iter().zip(intervals));
    let points = points.map(|(place, (value, (narrow, wide)))| {
        Some(FuturePoint {
            key: series.times.key(place)?,
            value: *value,
            narrow: *narrow,
            wide: *wide,
        })
    });
    Ok(Forecast {
        step: series.times.step,
        known: known.len() as u32,
        seasons,
        shifts: level.shifts.iter().filter_map(place).collect(),
        method,
        points: points.collect::<Option<Vec<_>>>().ok_or(Refusal::NoModel)?,
        back_test,
        since: series.since,
        filled: series.filled,
        unfinished: series.unfinished,
        ahead_of_file: series.ahead_of_file,
    })
}

/// The chart with what its line holds: patterns that come again, levels that changed at once and stayed. They are there
/// before anybody asks what may come; the rest of a chart stays as it is.
#[must_use]
pub fn marked(data: &ChartData) -> ChartData {
    ChartData {
        found: found(data),
        ..data.clone()
    }
}

fn found(data: &ChartData) -> Option<LineFound> {
    if data.groups.len() > MOST_MARKED {
        return None;
    }
    // a line that is not drawn so, or too short, broken or full of holes, shows nothing that could be relied on
    let series = Series::of(data).ok()?;
    series.telling(data).ok()?;
    let level = Level::of(&series.values, series.times.step);
    let shifts = level.shifts.iter();
    let (least, most) = series.values.iter().fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(least, most), value| (least.min(*value), most.max(*value)),
    );
    let seen = ((most - least) * LEAST_OF_RANGE).max(least.abs().max(most.abs()) * LEAST_OF_SIZE);
    // nobody knows yet whether one at the very end stays
    let shifts = shifts.filter(|shift| {
        !shifts::is_at_end(shift, series.values.len()) && shift.moved.abs() >= seen
    });
    let shifts = shifts.filter_map(|shift| level_shift(&series, &level.adjusted, shift));
    Some(LineFound {
        step: series.times.step,
        shifts: shifts.collect(),
        seasons: level.seasons,
    })
}

fn model_for(seasons: &[Season]) -> Method {
    match seasons {
        [] => Method::Ets,
        _ => Method::Mstl,
    }
}

fn level_shift(series: &Series, adjusted: &[f64], shift: &Shift) -> Option<LevelShift> {
    let (before, after) = shifts::levels(adjusted, shift.at);
    Some(LevelShift {
        at: series.times.key(series.first + shift.at as i64)?,
        before,
        after,
    })
}

/// How many steps so many numbers bear at most.
#[must_use]
pub fn most_steps(known: u32) -> u32 {
    (known / 2).max(1)
}

/// How many steps: what was asked for, when half as many as there are numbers bear it; else as many as is usual.
fn steps(asked: Option<u32>, step: TimeStep, known: usize) -> Result<usize, Refusal> {
    let most = most_steps(known as u32) as usize;
    match asked {
        Some(asked) if asked as usize > most => Err(Refusal::TooFar {
            asked,
            most: most as u32,
        }),
        Some(asked) => Ok((asked as usize).max(1)),
        None => {
            let usual = match step {
                TimeStep::Year => 5,
                TimeStep::HalfYear => 4,
                TimeStep::Quarter => 8,
                TimeStep::Month => 12,
                TimeStep::Week => 26,
                TimeStep::Day => 28,
                TimeStep::Hour => 48,
            };
            Ok(usual.min(known / 3).max(1))
        }
    }
}

/// Where the numbers can be: what never was below zero does not fall below it, and shares stay between 0 and 100.
fn bounds(values: &[f64], percent: bool) -> (f64, f64) {
    let is_within = |least: f64, most: f64| values.iter().all(|v| (least..=most).contains(v));
    match () {
        () if percent && is_within(0.0, 100.0) => (0.0, 100.0),
        () if is_within(0.0, f64::INFINITY) => (0.0, f64::INFINITY),
        () => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

#[cfg(test)]
mod tests;
