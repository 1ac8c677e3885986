//! What a table covers in time, and where it has gaps.
//!
//! A gap is told only where one period is to be expected after the other: nearly all are there, each with about as
//! many rows. The years in which houses were built are no such series, nor are the days on which somebody called.

use super::walk::{Part, Plan};
use crate::check::Facts;
use crate::kind::period;
use crate::read::day_number;
use model::column::{ColumnProfile, ColumnType};
use model::table_facts::{TimeCoverage, TimeSource, TimeUnit};
use std::collections::BTreeMap;

/// How sure a kind must be.
const SURE: f64 = 0.7;
/// Years data are about.
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2200;
/// Columns that are told.
const MOST_TOLD: usize = 3;
/// Runs of missing periods that are told.
const MOST_GAPS: usize = 12;
/// Column names that hold a period each, at least.
const FEWEST_HEADERS: usize = 3;
/// A series has this many periods.
const FEWEST_PERIODS: usize = 3;
/// A series of days has this many.
const FEWEST_DAYS: usize = 14;
/// In this many rows a month something is to be expected in each.
const ROWS_A_MONTH: u64 = 10;

/// Parts of folded headers of years and days in which a thing or a person came to be: no period of the data.
const ORIGINS: [&str; 19] = [
    "bygge",
    "byg",
    "opfoer",
    "anlag",
    "anlaeg",
    "plant",
    "etabl",
    "stift",
    "foedsel",
    "foedt",
    "grundlagt",
    "indviet",
    "renover",
    "ombyg",
    "built",
    "birth",
    "founded",
    "established",
    "constructed",
];
/// Parts of folded headers of days on which rows were written or changed: told only where nothing else tells.
const WRITTEN: [&str; 8] = [
    "created",
    "updated",
    "modified",
    "edited",
    "aendr",
    "rettet",
    "opdater",
    "registrering",
];

fn is_written(words: &str) -> bool {
    words.ends_with("timestamp")
        || words
            .split(' ')
            .any(|word| WRITTEN.iter().any(|part| word.starts_with(part)))
}

fn has_part(words: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| words.contains(part))
}

/// Columns of years and periods.
pub(super) fn columns(facts: &Facts<'_>) -> Vec<u32> {
    let kinds = [
        "year",
        "quarter",
        "month",
        "week",
        "half_year",
        "school_year",
    ];
    let columns = (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    let timed = columns.filter(|((_, column), words)| {
        let kind = column.kind.as_deref();
        kind.is_some_and(|kind| kinds.contains(&kind))
            && column.kind_confidence >= SURE
            && !has_part(words, &ORIGINS)
            && matches!(column.column_type, ColumnType::Integer | ColumnType::Text)
    });
    timed.map(|((at, _), _)| at).collect()
}

/// Columns of days; those of birth belong to persons.
pub(super) fn days(facts: &Facts<'_>) -> Vec<u32> {
    let columns = (0u32..).zip(&facts.opened.columns).zip(&facts.headers);
    let dated = columns.filter(|((_, column), words)| {
        let is_day = matches!(column.column_type, ColumnType::Date | ColumnType::DateTime);
        is_day && column.kind.as_deref() != Some("birth_date") && !has_part(words, &ORIGINS)
    });
    dated.map(|((at, _), _)| at).collect()
}

/// The periods of a column of years or periods: number and rows. Nothing when some are no periods.
fn periods(column: &ColumnProfile, values: &BTreeMap<String, u64>) -> Option<Periods> {
    let mut unit = None;
    let mut numbers: BTreeMap<i64, u64> = BTreeMap::new();
    for (text, rows) in values {
        let (own, day) = one(column.kind.as_deref(), text)?;
        if *unit.get_or_insert(own) != own {
            return None;
        }
        *numbers.entry(own.number(day)).or_default() += rows;
    }
    Some((unit?, numbers))
}

/// How long they are; number and rows of each.
type Periods = (TimeUnit, BTreeMap<i64, u64>);

/// How long a period is, and its first day.
fn one(kind: Option<&str>, text: &str) -> Option<(TimeUnit, i32)> {
    let text = text.trim();
    let digits = |length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if digits(4) && kind.is_none_or(|kind| kind == "year") {
        let year: i32 = text.parse().ok()?;
        let day = day_number(year, 1, 1)?;
        return YEARS.contains(&year).then_some((TimeUnit::Year, day));
    }
    if digits(6) && kind == Some("month") {
        let (year, month) = (text.get(..4)?.parse().ok()?, text.get(4..)?.parse().ok()?);
        return Some((TimeUnit::Month, day_number(year, month, 1)?));
    }
    let found = period::read(text)?;
    Some((unit_of(found.sort), found.first_day))
}

fn unit_of(sort: period::PeriodSort) -> TimeUnit {
    match sort {
        period::PeriodSort::Week => TimeUnit::Week,
        period::PeriodSort::Month => TimeUnit::Month,
        period::PeriodSort::Quarter => TimeUnit::Quarter,
        period::PeriodSort::HalfYear => TimeUnit::HalfYear,
        period::PeriodSort::SchoolYear => TimeUnit::SchoolYear,
    }
}

/// What the table covers in time: what is a period of its data first.
#[must_use]
pub(super) fn coverage(
    facts: &Facts<'_>,
    plan: &Plan,
    part: &Part,
    is_whole: bool,
) -> Vec<TimeCoverage> {
    // with whether it only tells when rows were written
    let mut told: Vec<(bool, TimeCoverage)> = Vec::new();
    let timed = columns(facts);
    for (at, values) in plan.values.iter().zip(&part.values) {
        let column = facts.opened.columns.get(*at as usize);
        let words = facts.headers.get(*at as usize);
        let (Some(column), Some(values), Some(words)) = (column, values, words) else {
            continue;
        };
        if !timed.contains(at) {
            continue;
        }
        if let Some((unit, numbers)) = periods(column, values) {
            let is_late = is_written(words);
            let is_series = is_whole && !is_late && is_series(&numbers, FEWEST_PERIODS);
            let own = of_numbers(TimeSource::Column(*at), unit, &numbers, is_series);
            told.extend(own.map(|own| (is_late, own)));
        }
    }
    for (at, days) in plan.days.iter().zip(&part.days) {
        let (Some(days), Some(words)) = (days, facts.headers.get(*at as usize)) else {
            continue;
        };
        let is_late = is_written(words);
        let own = of_days(TimeSource::Column(*at), days, is_whole);
        told.extend(own.map(|own| (is_late, own)));
    }
    told.extend(of_headers(facts).map(|own| (false, own)));
    if told.iter().any(|own| !own.0) {
        told.retain(|own| !own.0);
    }
    told.sort_by_key(|(_, own)| {
        let at = match own.source {
            TimeSource::Headers(_) => 0,
            TimeSource::Column(at) => at,
        };
        (!own.is_series, at)
    });
    told.truncate(MOST_TOLD);
    told.into_iter().map(|(_, own)| own).collect()
}

/// Periods that head columns.
fn of_headers(facts: &Facts<'_>) -> Option<TimeCoverage> {
    let names = facts.opened.columns.iter().map(|column| column.name.trim());
    let read: Vec<(TimeUnit, i32)> = names.filter_map(|name| one(None, name)).collect();
    let unit = read.first()?.0;
    if read.len() < FEWEST_HEADERS || read.iter().any(|own| own.0 != unit) {
        return None;
    }
    let numbers: BTreeMap<i64, u64> = read.iter().map(|own| (unit.number(own.1), 1)).collect();
    let source = TimeSource::Headers(u32::try_from(read.len()).ok()?);
    of_numbers(source, unit, &numbers, is_series(&numbers, FEWEST_PERIODS))
}

/// True when one period is to be expected after the other: nearly all are there, each with about as many rows.
fn is_series(numbers: &BTreeMap<i64, u64>, fewest: usize) -> bool {
    let (Some((first, _)), Some((last, _))) = (numbers.first_key_value(), numbers.last_key_value())
    else {
        return false;
    };
    let span = usize::try_from(last - first + 1).unwrap_or(usize::MAX);
    let is_dense =
        numbers.len() >= fewest && numbers.len().saturating_mul(5) >= span.saturating_mul(4);
    let usual = median(numbers.values());
    let like = numbers.values().filter(|rows| **rows * 4 >= usual);
    is_dense && like.count() * 10 >= numbers.len() * 9
}

fn median<'a>(rows: impl Iterator<Item = &'a u64>) -> u64 {
    let mut rows: Vec<u64> = rows.copied().collect();
    rows.sort_unstable();
    rows.get(rows.len() / 2).copied().unwrap_or(0)
}

fn of_numbers(
    source: TimeSource,
    unit: TimeUnit,
    numbers: &BTreeMap<i64, u64>,
    is_series: bool,
) -> Option<TimeCoverage> {
    let (first, last) = (numbers.first_key_value()?.0, numbers.last_key_value()?.0);
    let mut whole = TimeCoverage {
        source,
        unit,
        first: unit.first_day(*first),
        last: unit.first_day(*last),
        present: numbers.len() as u64,
        is_series,
        gap_unit: unit,
        missing: 0,
        gaps: Vec::new(),
    };
    if is_series {
        tell_gaps(&mut whole, unit, numbers.keys().copied());
    }
    Some(whole)
}

/// Tells which periods are missing between those that are there, ascending.
fn tell_gaps(whole: &mut TimeCoverage, unit: TimeUnit, there: impl Iterator<Item = i64>) {
    whole.gap_unit = unit;
    let mut before: Option<i64> = None;
    for number in there {
        if let Some(before) = before
            && number > before + 1
        {
            whole.missing += u64::try_from(number - before - 1).unwrap_or(0);
            if whole.gaps.len() < MOST_GAPS {
                let run = (unit.first_day(before + 1), unit.first_day(number - 1));
                whole.gaps.push(run);
            }
        }
        before = Some(number);
    }
}

/// What days cover. Of each period the same day is a series of periods, days of nearly all dates one of days; of
/// others only whole months without any are gaps.
fn of_days(source: TimeSource, days: &BTreeMap<i32, u64>, may_gap: bool) -> Option<TimeCoverage> {
    let by = |unit: TimeUnit| -> BTreeMap<i64, u64> {
        let mut numbers: BTreeMap<i64, u64> = BTreeMap::new();
        for (day, rows) in days {
            *numbers.entry(unit.number(*day)).or_default() += rows;
        }
        numbers
    };
    let whole = by(TimeUnit::Day);
    if !may_gap || days.len() < 2 {
        return of_numbers(source, TimeUnit::Day, &whole, false);
    }
    if let Some(unit) = stands_for(days) {
        let numbers = by(unit);
        return of_numbers(source, unit, &numbers, is_series(&numbers, FEWEST_PERIODS));
    }
    let usual = median(days.values());
    let same = days.values().filter(|rows| **rows == usual).count();
    let is_regular = same * 10 >= days.len() * 9 || usual >= ROWS_A_MONTH;
    if is_regular && is_series(&whole, FEWEST_DAYS) {
        return of_numbers(source, TimeUnit::Day, &whole, true);
    }
    let mut told = of_numbers(source, TimeUnit::Day, &whole, false)?;
    let months = by(TimeUnit::Month);
    let is_busy = median(months.values()) >= ROWS_A_MONTH;
    if is_busy && is_series(&months, 6) {
        told.is_series = true;
        tell_gaps(&mut told, TimeUnit::Month, months.keys().copied());
    }
    Some(told)
}

/// The period that days stand for when each is the first, or each the last, of one.
fn stands_for(days: &BTreeMap<i32, u64>) -> Option<TimeUnit> {
    let units = [TimeUnit::Year, TimeUnit::Quarter, TimeUnit::Month];
    if days.len() < FEWEST_PERIODS {
        return None;
    }
    let mut units = units.into_iter();
    units.find(|unit| {
        let begins = |day: i32| unit.first_day(unit.number(day)) == day;
        let all_first = days.keys().all(|day| begins(*day));
        all_first || days.keys().all(|day| begins(day.saturating_add(1)))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use model::calendar;

    fn day(year: i32, month: u32, day: u32) -> i32 {
        day_number(year, month, day).unwrap()
    }

    #[test]
    fn a_year_missing_in_a_series_is_a_gap() {
        let numbers: BTreeMap<i64, u64> =
            [2015, 2016, 2018, 2019, 2020].map(|year| (year, 98)).into();
        let series = is_series(&numbers, 3);
        let told = of_numbers(TimeSource::Column(0), TimeUnit::Year, &numbers, series).unwrap();
        assert_eq!(told.gaps, [(day(2017, 1, 1), day(2017, 1, 1))]);
        assert_eq!((told.present, told.missing), (5, 1));
        // years of building are as uneven as building was
        let uneven: BTreeMap<i64, u64> = (1900..2000)
            .map(|year| (year, 1 + (year % 7) as u64 * 40))
            .collect();
        assert!(!is_series(&uneven, 3));
    }

    #[test]
    fn days_of_months_are_months() {
        let months: BTreeMap<i32, u64> = (1..=12)
            .filter(|month| *month != 8)
            .map(|month| (day(2020, month, 1), 5))
            .collect();
        let told = of_days(TimeSource::Column(0), &months, true).unwrap();
        assert_eq!((told.unit, told.missing), (TimeUnit::Month, 1));
        let ends: BTreeMap<i32, u64> = (2000..2010).map(|year| (day(year, 12, 31), 5)).collect();
        let told = of_days(TimeSource::Column(0), &ends, true).unwrap();
        assert_eq!((told.unit, told.missing), (TimeUnit::Year, 0));
        assert_eq!(calendar::civil(told.first.into()).0, 2000);
    }

    #[test]
    fn calls_on_some_days_have_no_gaps_of_days() {
        let calls: BTreeMap<i32, u64> = (0..400)
            .filter(|day| day % 7 < 5)
            .map(|day| (18_000 + day, 3))
            .collect();
        let told = of_days(TimeSource::Column(0), &calls, true).unwrap();
        assert_eq!(
            (told.unit, told.gap_unit, told.missing),
            (TimeUnit::Day, TimeUnit::Month, 0)
        );
        let holes: BTreeMap<i32, u64> = calls
            .into_iter()
            .filter(|(day, _)| TimeUnit::Month.plain(*day) != "2019-08")
            .collect();
        let told = of_days(TimeSource::Column(0), &holes, true).unwrap();
        assert_eq!(told.missing, 1);
        assert_eq!(told.gap_unit.plain(told.gaps[0].0), "2019-08");
    }
}
