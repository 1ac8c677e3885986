//! From the groups of a chart to a number at every step, or why that is not to be had.

use crate::FEWEST;
use crate::keys::{Stepless, Times};
use model::cell::Cell;
use model::forecast::{Refusal, Since, TimeStep};
use model::periods;
use model::view_spec::{BreakKind, ChartData, Measure};

/// More numbers than this are not reckoned with: the latest are taken.
const MOST: usize = 3_000;
/// Of a hundred times so many may be without a number.
const MOST_MISSING_PERCENT: usize = 10;
/// Of a hundred counts so many may be small.
const MOST_SMALL_PERCENT: usize = 20;

/// A place and its number.
type Point = (i64, Option<f64>);

/// A number at every step.
#[derive(Debug)]
pub(crate) struct Series {
    /// How times are written.
    pub times: Times,
    /// The place of the first number.
    pub first: i64,
    /// The numbers.
    pub values: Vec<f64>,
    /// Times whose number is reckoned from its neighbours.
    pub filled: Vec<Cell>,
    /// The first of the numbers, when earlier ones were left out.
    pub since: Option<(Cell, Since)>,
    /// The last period, when it is not whole.
    pub unfinished: Option<Cell>,
    /// Times behind the file's own date.
    pub ahead_of_file: u32,
}

impl Series {
    /// The place behind the last number.
    pub fn next(&self) -> i64 {
        self.first + self.values.len() as i64
    }

    /// Reads the numbers of a chart.
    pub fn of(data: &ChartData) -> Result<Self, Refusal> {
        if !data.spec.form.is_over_time() {
            return Err(Refusal::NotInTime);
        }
        if !data.series.is_empty() {
            return Err(Refusal::SeveralSeries);
        }
        let times = times(data)?;
        let mut points: Vec<Point> = data
            .groups
            .iter()
            .filter_map(|group| {
                let value = group.value.filter(|value| value.is_finite());
                Some((times.place(&group.key)?, value))
            })
            .collect();
        points.sort_by_key(|point| point.0);
        points.dedup_by_key(|point| point.0);
        let unfinished = without_partial(data, &times, &mut points);
        let before = points.len();
        let file_day = data.source.as_ref().and_then(|source| source.day);
        if let Some(file_day) = file_day {
            let is_known = |place: i64| {
                let day = times.first_day(place);
                day.is_none_or(|day| day <= i64::from(file_day))
            };
            points.retain(|point| is_known(point.0));
            if points.is_empty() && before > 0 {
                return Err(Refusal::FutureOnly);
            }
        }
        let ahead_of_file = u32::try_from(before - points.len()).unwrap_or(u32::MAX);
        // what stands at the ends without a number is no time of the line
        let has = |point: &Point| point.1.is_some();
        let from = points.iter().position(has).unwrap_or(points.len());
        let to = points.iter().rposition(has).map_or(from, |last| last + 1);
        let points = points.get(from..to).unwrap_or_default();
        let (points, since) = since(data, &times, points);
        let broken = match since {
            Some((_, Since::Break(kind))) => Some(kind),
            _ => None,
        };
        let (first, all) = every_step(&times, points, broken)?;
        let known = all.iter().flatten().count();
        too_short(&times, known, broken)?;
        if (all.len() - known) * 100 > all.len() * MOST_MISSING_PERCENT {
            return Err(Refusal::Gaps {
                missing: (all.len() - known) as u32,
                of: all.len() as u32,
            });
        }
        let missing = (0i64..).zip(&all).filter(|(_, value)| value.is_none());
        let filled = missing.filter_map(|(at, _)| times.key(first + at));
        Ok(Self {
            filled: filled.collect(),
            values: between(&all),
            times,
            first,
            since,
            unfinished,
            ahead_of_file,
        })
    }

    /// Numbers that say nothing of what comes: always the same, or so small that chance decides.
    pub fn telling(&self, data: &ChartData) -> Result<(), Refusal> {
        let values = &self.values;
        let first = values.first().copied().unwrap_or_default();
        if values.iter().all(|value| *value == first) {
            return Err(Refusal::Constant(first));
        }
        let counts = data.whole_numbers
            && matches!(data.spec.measure, Measure::Count | Measure::Sum { .. })
            && values.iter().all(|value| *value >= 0.0);
        let below = values.iter().filter(|value| **value < Refusal::FEWEST);
        let below = below.count();
        if counts && below * 100 > values.len() * MOST_SMALL_PERCENT {
            return Err(Refusal::SmallCounts {
                below: below as u32,
                of: values.len() as u32,
            });
        }
        Ok(())
    }
}

fn times(data: &ChartData) -> Result<Times, Refusal> {
    let has = data.groups.iter().filter(|group| !group.key.is_missing());
    let has = has.count();
    Times::of(data).map_err(|why| match why {
        // two or three times have no distance that could be called regular
        Stepless::NotRegular if has < 4 => Refusal::TooShort {
            step: TimeStep::Year,
            has: has as u32,
            needed: FEWEST as u32,
            since: None,
        },
        Stepless::NotRegular => Refusal::NotRegular,
        Stepless::NotInTime => Refusal::NotInTime,
    })
}

/// Takes away the first and the last period when they are not whole; answers the last.
fn without_partial(data: &ChartData, times: &Times, points: &mut Vec<Point>) -> Option<Cell> {
    // a mean of half a month is a mean; what adds up would seem to fall
    if !data.spec.measure.adds_up() {
        return None;
    }
    let (first, last) = periods::partial(data);
    if first.is_some() && !points.is_empty() {
        points.remove(0);
    }
    last?;
    times.key(points.pop()?.0)
}

/// The points behind the last break, and of those the latest; with the first of them.
fn since<'a>(
    data: &ChartData,
    times: &Times,
    mut points: &'a [Point],
) -> (&'a [Point], Option<(Cell, Since)>) {
    let mut why: Option<Since> = None;
    for (kind, day) in &data.breaks {
        let is_before = |point: &&Point| {
            let first = times.first_day(point.0);
            first.is_some_and(|first| first < i64::from(*day))
        };
        let before = points.iter().take_while(is_before).count();
        if before > 0 {
            why = Some(Since::Break(*kind));
            points = points.get(before..).unwrap_or_default();
        }
    }
    if points.len() > MOST {
        why = why.or(Some(Since::Length));
        points = points.get(points.len() - MOST..).unwrap_or_default();
    }
    let first = points.first().and_then(|point| times.key(point.0));
    (points, first.zip(why))
}

/// A number or none at every step from the first point to the last.
fn every_step(
    times: &Times,
    points: &[Point],
    since: Option<BreakKind>,
) -> Result<(i64, Vec<Option<f64>>), Refusal> {
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        too_short(times, 0, since)?;
        return Err(Refusal::NotInTime);
    };
    let known = points.iter().filter(|point| point.1.is_some()).count();
    let steps = last - first + 1;
    // a line with a number here and there has more holes than can be held
    if steps > 4 * points.len() as i64 + 8 {
        too_short(times, known, since)?;
        return Err(Refusal::Gaps {
            missing: u32::try_from(steps - known as i64).unwrap_or(u32::MAX),
            of: u32::try_from(steps).unwrap_or(u32::MAX),
        });
    }
    let mut all = vec![None; usize::try_from(steps).unwrap_or_default()];
    for (at, value) in points {
        let place = usize::try_from(at - first).unwrap_or(usize::MAX);
        if let Some(cell) = all.get_mut(place) {
            *cell = *value;
        }
    }
    Ok((*first, all))
}

/// Numbers needed: three rounds of the shortest pattern there may be, twelve at least.
pub(crate) fn needed(step: TimeStep) -> usize {
    let round = step.seasons().first().copied().unwrap_or_default();
    (3 * round).max(FEWEST)
}

fn too_short(times: &Times, has: usize, since: Option<BreakKind>) -> Result<(), Refusal> {
    let needed = needed(times.step);
    if has < needed {
        return Err(Refusal::TooShort {
            step: times.step,
            has: has as u32,
            needed: needed as u32,
            since,
        });
    }
    Ok(())
}

/// Missing numbers on the straight line between their neighbours. The first and the last are there.
fn between(all: &[Option<f64>]) -> Vec<f64> {
    let mut out = Vec::with_capacity(all.len());
    let mut before = 0.0;
    for (place, value) in all.iter().enumerate() {
        if let Some(value) = value {
            before = *value;
            out.push(*value);
            continue;
        }
        let rest = all.get(place..).unwrap_or_default();
        let ahead = rest.iter().position(Option::is_some).unwrap_or(1);
        let after = rest.get(ahead).copied().flatten().unwrap_or(before);
        before += (after - before) / (ahead + 1) as f64;
        out.push(before);
    }
    out
}
