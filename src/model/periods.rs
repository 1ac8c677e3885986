//! Which of the periods of a line are covered whole by the days behind them.

use crate::calendar::{civil, days};
use crate::cell::Cell;
use crate::view_spec::{ChartData, TimeUnit};

/// The first day there is, when the first period is not covered whole; the last day, when the last is not. In days
/// since 1970-01-01; none where several days are not gathered into periods.
#[must_use]
pub fn partial(data: &ChartData) -> (Option<i64>, Option<i64>) {
    let none = (None, None);
    let Some((first, last)) = &data.by_extremes else {
        return none;
    };
    let (Some(first), Some(last)) = (day(first), day(last)) else {
        return none;
    };
    let (begin, end) = match data.spec.unit {
        Some(TimeUnit::Year) => {
            let (from, _, _) = civil(first);
            let (to, _, _) = civil(last);
            // a month of slack: data of a year need not begin on New Year's Day
            let begins_late = first - days(from, 1, 1) > 31;
            let ends_early = days(to + 1, 1, 1) - last > 31;
            (begins_late, ends_early)
        }
        Some(TimeUnit::Month) => {
            let (from, from_month, from_day) = civil(first);
            let (to, to_month, to_day) = civil(last);
            // a month written as its first day stands for the whole of it
            if (from_day, to_day) == (1, 1) {
                return none;
            }
            // so does a state taken on its last day
            let is_last = |day: i64, year, month| day + 1 == days(year, month + 1, 1);
            if is_last(first, from, from_month) && is_last(last, to, to_month) {
                return none;
            }
            let begins_late = first - days(from, from_month, 1) > 5;
            let ends_early = days(to, to_month + 1, 1) - last > 6;
            (begins_late, ends_early)
        }
        Some(TimeUnit::Day) | None => return none,
    };
    (begin.then_some(first), end.then_some(last))
}

/// Days since 1970-01-01 of a day or a point in time.
fn day(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Date(days) => Some(i64::from(*days)),
        Cell::DateTime { micros, .. } => Some(micros.div_euclid(86_400_000_000)),
        _ => None,
    }
}
