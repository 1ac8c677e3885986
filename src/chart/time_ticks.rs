//! Ticks of an axis of time: years, months, weeks, days or hours, as fine as their labels have room.

use crate::clean::clean_to;
use crate::timeline::{DAY_SECONDS, Grain, Timeline, label};
use model::message::Language;
use texts::format;

/// Ticks of the axis of time: the finest whose labels stand apart. `fits` says whether a set of ticks
/// does.
#[must_use]
pub fn ticks(
    line: &Timeline,
    language: Language,
    fits: impl Fn(&[(f64, String)]) -> bool,
) -> Vec<(f64, String)> {
    let (Some(first), Some(last)) = (line.points.first(), line.points.last()) else {
        return Vec::new();
    };
    let (from, to) = (first.at, last.at);
    let start = (from, first.moment.words().to_owned());
    let end = (to, last.moment.words().to_owned());
    if from < to {
        let found = candidates(line.grain, from, to)
            .into_iter()
            .map(|positions| named(&positions, line, language))
            .chain([vec![start.clone(), end]])
            .flat_map(without_edges)
            .find(|ticks| ticks.len() >= 2 && fits(ticks));
        if let Some(ticks) = found {
            return ticks;
        }
    }
    // a label that has no room anywhere is left to the title and the table
    Some(vec![start])
        .filter(|one| fits(one))
        .unwrap_or_default()
}

/// Ticks, and the same without the first and without the last one, whose labels may reach over the edge of the drawing.
fn without_edges(ticks: Vec<(f64, String)>) -> [Vec<(f64, String)>; 3] {
    let later = ticks.get(1..).map(<[_]>::to_vec).unwrap_or_default();
    let mut earlier = ticks.clone();
    earlier.pop();
    [ticks, later, earlier]
}

/// A tick and how it is named.
#[derive(Clone, Copy)]
enum Tick {
    /// By its whole period.
    Whole(f64),
    /// By its year alone.
    Year(f64, i64),
    /// By month and year.
    Month(f64, i64),
    /// By day and month.
    Day(f64),
    /// By time of day.
    Hour(f64),
}

/// Sets of positions, finest first.
fn candidates(grain: Grain, from: f64, to: f64) -> Vec<Vec<Tick>> {
    match grain {
        Grain::Year => [1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0]
            .map(|step| with_ends(from, to, step))
            .to_vec(),
        Grain::Month => {
            let months = [1.0, 2.0, 3.0, 6.0].map(|step| {
                let name = |at: f64| Tick::Month(at, at as i64);
                multiples(from, to, step).into_iter().map(name).collect()
            });
            let years = year_steps().map(|step| {
                let name = |at: f64| Tick::Year(at, (at / 12.0) as i64);
                multiples(from, to, 12.0 * step)
                    .into_iter()
                    .map(name)
                    .collect()
            });
            months.into_iter().chain(years).collect()
        }
        Grain::Part(_, most) => {
            let size = most as f64;
            let parts = [1.0, 2.0, 3.0, 6.0]
                .into_iter()
                .filter(|step| *step < size && size % step == 0.0)
                .map(|step| {
                    multiples(from, to, step)
                        .into_iter()
                        .map(Tick::Whole)
                        .collect()
                });
            let years = year_steps().map(|step| {
                let name = |at: f64| Tick::Year(at, (at / size) as i64);
                multiples(from, to, size * step)
                    .into_iter()
                    .map(name)
                    .collect()
            });
            parts.chain(years).collect()
        }
        Grain::Day => days(from, to, 1.0),
        Grain::Second => {
            let hours = [1.0, 3.0, 6.0, 12.0]
                .into_iter()
                .filter(|_| to - from < 3.0 * DAY_SECONDS);
            hours
                .map(|hours| {
                    let all = multiples(from, to, hours * 3_600.0);
                    all.into_iter().map(Tick::Hour).collect()
                })
                .chain(days(from, to, DAY_SECONDS))
                .collect()
        }
        Grain::Place => [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]
            .map(|step| {
                multiples(from, to, step)
                    .into_iter()
                    .map(Tick::Whole)
                    .collect()
            })
            .to_vec(),
    }
}

fn year_steps() -> impl Iterator<Item = f64> {
    [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].into_iter()
}

/// Days, weeks, months and years, for an axis on which a day is so many steps.
fn days(from: f64, to: f64, day: f64) -> Vec<Vec<Tick>> {
    let (first, last) = (from / day, to / day);
    let single = [1.0, 2.0, 7.0, 14.0].map(|step| {
        let all = if last - first < 120.0 {
            multiples(first, last, step)
        } else {
            Vec::new()
        };
        all.into_iter().map(|at| Tick::Day(at * day)).collect()
    });
    let (from_year, from_month, _) = format::civil(first.floor() as i64);
    let (to_year, to_month, _) = format::civil(last.ceil() as i64);
    let from_month = from_year * 12 + i64::from(from_month) - 1;
    let to_month = to_year * 12 + i64::from(to_month) - 1;
    // a span of more than some thousand years is no axis of months
    let to_month = to_month.min(from_month + 60_000);
    let starts = |step: i64| -> Vec<(f64, i64)> {
        (from_month..=to_month)
            .filter(|month| month.rem_euclid(step) == 0)
            .map(|month| {
                let at = format::first_of_month(month.div_euclid(12), month.rem_euclid(12) + 1);
                (at as f64, month)
            })
            .filter(|(at, _)| *at >= first && *at <= last)
            .collect()
    };
    let months = [1, 2, 3, 6].map(|step| {
        let all = starts(step).into_iter();
        all.map(|(at, month)| Tick::Month(at * day, month))
            .collect()
    });
    let years = [1, 2, 5, 10, 20, 50].map(|step| {
        let all = starts(step * 12).into_iter();
        all.map(|(at, month)| Tick::Year(at * day, month.div_euclid(12)))
            .collect()
    });
    single.into_iter().chain(months).chain(years).collect()
}

/// Multiples of a step between two positions, at most a thousand.
fn multiples(from: f64, to: f64, step: f64) -> Vec<f64> {
    let first = (from / step - 1e-9).ceil();
    let last = (to / step + 1e-9).floor();
    if last - first > 1_000.0 {
        return Vec::new();
    }
    let count = (last - first).max(-1.0) as i64;
    (0..=count).map(|i| (first + i as f64) * step).collect()
}

/// The first and the last year, and round years at least a step from them.
fn with_ends(from: f64, to: f64, step: f64) -> Vec<Tick> {
    let between = multiples(from, to, step)
        .into_iter()
        .filter(|at| at - from >= step * 0.999 && to - at >= step * 0.999);
    std::iter::once(from)
        .chain(between)
        .chain([to])
        .map(Tick::Whole)
        .collect()
}

fn named(ticks: &[Tick], line: &Timeline, language: Language) -> Vec<(f64, String)> {
    let month_name = |month: i64| {
        let days = format::first_of_month(month.div_euclid(12), month.rem_euclid(12) + 1);
        format::month(days as i32, true, language)
    };
    ticks
        .iter()
        .map(|tick| match *tick {
            Tick::Whole(at) if line.grain == Grain::Place => {
                let point = line.points.iter().find(|point| point.at == at);
                let words = point.map_or("", |point| point.moment.words());
                (at, clean_to(words, 14))
            }
            Tick::Whole(at) => (at, label(at, line.grain, language)),
            Tick::Year(at, year) => (at, year.to_string()),
            Tick::Month(at, month) => (at, month_name(month)),
            Tick::Day(at) => {
                let days = match line.grain {
                    Grain::Second => (at / DAY_SECONDS).round(),
                    _ => at,
                };
                (at, format::day_of_year(days as i32, language))
            }
            Tick::Hour(at) => {
                let seconds = (at as i64).rem_euclid(DAY_SECONDS as i64);
                (at, format::time(seconds as u32, language))
            }
        })
        .collect()
}
