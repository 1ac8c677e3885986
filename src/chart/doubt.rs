//! Numbers of a line that are not to be compared with the others: a leap beside which all other changes vanish is
//! rather another way to count than growth, and a last number far below all before it is rather not all in yet than a
//! fall. Neither is certain, so the line is broken there, and the sentence says what it looks like.

use crate::timeline::{Grain, Timeline};
use model::periods;
use model::view_spec::ChartData;

/// Numbers of a line among which a leap can be told from an ordinary change.
const FEWEST_FOR_LEAP: usize = 8;
/// Numbers on either side of a leap: fewer are an exception, not another level.
const FEWEST_BESIDE: usize = 3;
/// How many times larger than any other change a leap is.
const TIMES_OTHERS: f64 = 5.0;
/// How many times larger one side of a leap is than the other.
const TIMES_SIDES: f64 = 1.5;

/// Neighbours an end of a line is compared with.
const NEIGHBOURS: usize = 12;
/// Fewest of them.
const FEWEST_NEIGHBOURS: usize = 6;
/// Days at the end that are not all in.
const MOST_DAYS: usize = 3;
/// How many times larger than the end the smallest of its neighbours is.
const TIMES_END: f64 = 3.0;
/// Smaller numbers come down to nothing by chance.
const LEAST_NEIGHBOUR: f64 = 10.0;

/// What is doubtful of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Doubt {
    /// Positions before and after a leap that probably is another way to count.
    pub leap: Option<(f64, f64)>,
    /// The first number, when it is probably not all there is.
    pub first: Option<End>,
    /// The last numbers, likewise.
    pub last: Option<End>,
}

/// Numbers at an end of a line that are far below all beside them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct End {
    /// How many.
    pub count: usize,
    /// Where the line is broken before or after them.
    pub cut: f64,
}

impl Doubt {
    /// Looks through the numbers of a line, of several what they are together.
    pub(crate) fn of(data: &ChartData, line: &Timeline) -> Self {
        let drawn: Vec<(f64, f64)> = line
            .drawn()
            .map(|(point, value)| (point.at, value))
            .collect();
        let is_amount = drawn.iter().all(|(_, value)| *value >= 0.0) && line.grain != Grain::Place;
        if !is_amount {
            return Self::default();
        }
        let (first, last) = match data.spec.measure.adds_up() && !data.percent {
            true => unfinished(&drawn, line.grain),
            false => (None, None),
        };
        // of periods whose days are known it is certain which are whole
        let (begins_late, ends_early) = periods::partial(data);
        let first = first.filter(|_| begins_late.is_none());
        let last = last.filter(|_| ends_early.is_none());
        let left_out = |is_partial: bool, end: Option<End>| {
            end.map_or(usize::from(is_partial), |end| end.count)
        };
        let from = left_out(begins_late.is_some(), first);
        let to = drawn
            .len()
            .saturating_sub(left_out(ends_early.is_some(), last));
        // what all series are together may leap because one of them begins
        let leap = drawn
            .get(from..to)
            .filter(|_| data.series.is_empty())
            .and_then(|compared| leap(compared, line));
        Self { leap, first, last }
    }

    /// True for positions whose numbers are compared with one another.
    pub(crate) fn holds(&self, at: f64) -> bool {
        self.first.is_none_or(|end| at > end.cut) && self.last.is_none_or(|end| at < end.cut)
    }

    /// Positions at which the line is broken.
    pub(crate) fn cuts(&self) -> impl Iterator<Item = f64> {
        let leap = self.leap.map(|(before, after)| (before + after) / 2.0);
        let ends = [self.first, self.last].into_iter().flatten();
        leap.into_iter().chain(ends.map(|end| end.cut))
    }
}

/// The first and the last numbers, where they are far below all beside them.
fn unfinished(drawn: &[(f64, f64)], grain: Grain) -> (Option<End>, Option<End>) {
    // days come in one after another; of months and years the last alone is under way
    let most = match grain {
        Grain::Day => MOST_DAYS,
        _ => 1,
    };
    let backwards: Vec<(f64, f64)> = drawn.iter().rev().copied().collect();
    let last = (1..=most).rev().find_map(|count| cliff(&backwards, count));
    (cliff(drawn, 1), last)
}

/// The first so many numbers, when all of them are far below those that follow.
fn cliff(drawn: &[(f64, f64)], count: usize) -> Option<End> {
    let (own, beside) = drawn.split_at_checked(count)?;
    let beside = beside.get(..NEIGHBOURS.min(beside.len()))?;
    let least = beside.iter().map(|one| one.1).fold(f64::INFINITY, f64::min);
    let most = own.iter().map(|one| one.1).fold(0.0, f64::max);
    let is_far =
        beside.len() >= FEWEST_NEIGHBOURS && least >= LEAST_NEIGHBOUR && most * TIMES_END <= least;
    let cut = (own.last()?.0 + beside.first()?.0) / 2.0;
    is_far.then_some(End { count, cut })
}

/// The positions before and after the one leap of a line.
fn leap(drawn: &[(f64, f64)], line: &Timeline) -> Option<(f64, f64)> {
    if drawn.len() < FEWEST_FOR_LEAP {
        return None;
    }
    let steps = || drawn.windows(2).map(|pair| (pair[1].1 - pair[0].1).abs());
    let largest = steps().fold(0.0, f64::max);
    let at = steps().position(|step| step == largest)?;
    let others = steps().enumerate().filter(|(other, _)| *other != at);
    let next = others.map(|(_, step)| step).fold(0.0, f64::max);
    let (before, after) = (drawn.get(..=at)?, drawn.get(at + 1..)?);
    let (from, to) = (*before.last()?, *after.first()?);
    let (low, high) = (from.1.min(to.1), from.1.max(to.1));
    let is_alone = largest >= next * TIMES_OTHERS && high >= low * TIMES_SIDES;
    let is_level = before.len() >= FEWEST_BESIDE && after.len() >= FEWEST_BESIDE;
    // where periods are missing much may have come about between
    let is_leap = is_alone && is_level && largest >= LEAST_NEIGHBOUR && !line.has_gap(from.0, to.0);
    is_leap.then_some((from.0, to.0))
}

#[cfg(test)]
mod tests {
    use super::{End, leap, unfinished};
    use crate::timeline::{Grain, Timeline};
    use model::message::Language;
    use model::view_spec::{ChartData, ChartForm, ChartReason, Measure, ViewSpec};

    fn drawn(values: &[f64]) -> Vec<(f64, f64)> {
        let places = 0..values.len();
        places
            .map(|at| at as f64)
            .zip(values.iter().copied())
            .collect()
    }

    fn found(values: &[f64]) -> Option<(f64, f64)> {
        let spec = ViewSpec::new(ChartForm::Line, 0, Measure::Count, ChartReason::OverTime);
        let line = Timeline::of(&ChartData::of(spec), Language::Danish);
        leap(&drawn(values), &line)
    }

    #[test]
    fn a_leap_stands_alone_between_two_levels() {
        let broken = [
            1653.0, 1660.0, 1670.0, 1679.0, 6042.0, 6060.0, 6100.0, 6145.0,
        ];
        assert_eq!(found(&broken), Some((3.0, 4.0)));
        // the same downwards
        let falling: Vec<f64> = broken.iter().rev().copied().collect();
        assert_eq!(found(&falling), Some((3.0, 4.0)));
        for kept in [
            // growth that is fast, not sudden
            [10.0, 20.0, 40.0, 80.0, 160.0, 320.0, 640.0, 1280.0],
            // one exception
            [100.0, 101.0, 99.0, 100.0, 900.0, 101.0, 100.0, 99.0],
            // ordinary noise
            [42.0, 38.0, 41.0, 30.0, 43.0, 36.0, 40.0, 41.0],
            // only the last number: nobody knows whether it stays
            [100.0, 101.0, 99.0, 100.0, 100.0, 101.0, 100.0, 900.0],
            // sudden, but small beside what is counted
            [
                1000.0, 1001.0, 1000.0, 1001.0, 1050.0, 1051.0, 1050.0, 1051.0,
            ],
            // a handful of things
            [1.0, 1.0, 1.0, 1.0, 6.0, 6.0, 6.0, 6.0],
        ] {
            assert_eq!(found(&kept), None, "{kept:?}");
        }
    }

    #[test]
    fn an_end_far_below_all_beside_it_is_not_all_in() {
        let whole = [210.0, 190.0, 205.0, 60.0, 198.0, 207.0, 202.0];
        let last = |ends: &[f64]| {
            let drawn = drawn(&[&whole[..], ends].concat());
            unfinished(&drawn, Grain::Day).1
        };
        let end = |count, cut| Some(End { count, cut });
        assert_eq!(last(&[19.0]), end(1, 6.5));
        // of the day before half was in
        assert_eq!(last(&[12.0, 0.0]), end(2, 6.5));
        // as low as a usual Sunday
        assert_eq!(last(&[55.0]), None);
        let with_start = drawn(&[&[3.0], &whole[..]].concat());
        assert_eq!(unfinished(&with_start, Grain::Month).0, end(1, 0.5));
        // of months the last alone is under way: two are a fall
        let two_months = drawn(&[&whole[..], &[12.0, 11.0]].concat());
        assert_eq!(unfinished(&two_months, Grain::Month), (None, None));
        // a beginning of what grows from nothing
        let growing = drawn(&[0.0, 2.0, 9.0, 20.0, 80.0, 200.0, 300.0, 400.0, 500.0]);
        assert_eq!(unfinished(&growing, Grain::Day), (None, None));
        // too few to know
        let few = drawn(&[200.0, 210.0, 3.0]);
        assert_eq!(unfinished(&few, Grain::Day), (None, None));
        assert_eq!(unfinished(&[], Grain::Day), (None, None));
    }
}
