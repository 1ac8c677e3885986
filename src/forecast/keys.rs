//! The times of a line as whole numbers one apart, and back: `2008K1`, the year 2008, the first day of a month.

use model::calendar::{civil, days};
use model::cell::Cell;
use model::forecast::TimeStep;
use model::view_spec::ChartData;

const HOUR_MICROS: i64 = 3_600_000_000;
const DAY_MICROS: i64 = 24 * HOUR_MICROS;
/// Years that a whole number is taken for.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=2999;

/// How the times of a line are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// A year as a number.
    Year,
    /// A part of a year as Statistics Denmark writes it: its letter, how many make a year, digits of its number.
    Part(char, i64, usize),
    /// A week as Statistics Denmark writes it: its letter.
    Week(char),
    /// Months, so many for one step: the day in it, 31 for its last.
    Months { each: i64, day: u32 },
    /// Days, so many for one step.
    Days { each: i64 },
    /// Hours, so many for one step.
    Hours { each: i64 },
}

/// The times of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Times {
    /// The distance of two.
    pub step: TimeStep,
    writing: Writing,
    /// What a time is counted from, in the smallest unit it is written in.
    from: i64,
    /// Of points in time: what stands behind the whole day or hour, and the distance from UTC.
    rest: Option<(i64, Option<i16>)>,
}

/// Why times have no steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stepless {
    /// There is no time, or none that can be told apart.
    NotInTime,
    /// The distances differ.
    NotRegular,
}

impl Times {
    /// How the keys of a chart are written.
    pub fn of(data: &ChartData) -> Result<Self, Stepless> {
        let keys = data.groups.iter().map(|group| &group.key);
        let keys: Vec<&Cell> = keys.filter(|key| !key.is_missing()).collect();
        let all = |wanted: fn(&Cell) -> bool| !keys.is_empty() && keys.iter().all(|k| wanted(k));
        if all(|key| matches!(key, Cell::Integer(year) if YEARS.contains(year))) {
            return Self::years(&keys);
        }
        if all(|key| matches!(key, Cell::Date(_))) {
            let dates = keys.iter().filter_map(|key| match key {
                Cell::Date(day) => Some(i64::from(*day)),
                _ => None,
            });
            return Self::dates(&dates.collect::<Vec<_>>());
        }
        if all(|key| matches!(key, Cell::DateTime { .. })) {
            return Self::moments(&keys);
        }
        Self::parts(&keys)
    }

    fn years(keys: &[&Cell]) -> Result<Self, Stepless> {
        let years: Vec<i64> = keys
            .iter()
            .filter_map(|key| match key {
                Cell::Integer(year) => Some(*year),
                _ => None,
            })
            .collect();
        match stride(&years) {
            Some(1) => Ok(Self {
                step: TimeStep::Year,
                writing: Writing::Year,
                from: 0,
                rest: None,
            }),
            _ => Err(Stepless::NotRegular),
        }
    }

    fn dates(all: &[i64]) -> Result<Self, Stepless> {
        let plain = |step, writing, from| Self {
            step,
            writing,
            from,
            rest: None,
        };
        let parts: Vec<(i64, u32, u32)> = all.iter().map(|day| civil(*day)).collect();
        let day = parts.first().ok_or(Stepless::NotInTime)?.2;
        let same_day = parts.iter().all(|part| part.2 == day) && day <= 28;
        let last_days = all.iter().all(|day| civil(day + 1).2 == 1);
        if same_day || last_days {
            let months: Vec<i64> = parts.iter().map(|part| month(part.0, part.1)).collect();
            let each = stride(&months).ok_or(Stepless::NotRegular)?;
            let step = match each {
                1 => TimeStep::Month,
                3 => TimeStep::Quarter,
                6 => TimeStep::HalfYear,
                12 => TimeStep::Year,
                _ => return Err(Stepless::NotRegular),
            };
            let day = if last_days { 31 } else { day };
            let from = months.first().copied().unwrap_or_default();
            return Ok(plain(step, Writing::Months { each, day }, from));
        }
        let from = all.first().copied().unwrap_or_default();
        match stride(all) {
            Some(1) => Ok(plain(TimeStep::Day, Writing::Days { each: 1 }, from)),
            Some(7) => Ok(plain(TimeStep::Week, Writing::Days { each: 7 }, from)),
            _ => Err(Stepless::NotRegular),
        }
    }

    fn moments(keys: &[&Cell]) -> Result<Self, Stepless> {
        let mut micros = Vec::with_capacity(keys.len());
        let mut offset = None;
        for key in keys {
            if let Cell::DateTime {
                micros: at,
                offset_minutes,
            } = key
            {
                micros.push(*at);
                offset = Some(*offset_minutes);
            }
        }
        let offset = offset.ok_or(Stepless::NotInTime)?;
        let first = micros.first().copied().unwrap_or_default();
        let in_day = first.rem_euclid(DAY_MICROS);
        if micros.iter().all(|at| at.rem_euclid(DAY_MICROS) == in_day) {
            let dates: Vec<i64> = micros.iter().map(|at| at.div_euclid(DAY_MICROS)).collect();
            let times = Self::dates(&dates)?;
            return Ok(Self {
                rest: Some((in_day, offset)),
                ..times
            });
        }
        let in_hour = first.rem_euclid(HOUR_MICROS);
        if micros
            .iter()
            .any(|at| at.rem_euclid(HOUR_MICROS) != in_hour)
        {
            return Err(Stepless::NotRegular);
        }
        let hours: Vec<i64> = micros.iter().map(|at| at.div_euclid(HOUR_MICROS)).collect();
        match stride(&hours) {
            Some(1) => Ok(Self {
                step: TimeStep::Hour,
                writing: Writing::Hours { each: 1 },
                from: hours.first().copied().unwrap_or_default(),
                rest: Some((in_hour, offset)),
            }),
            _ => Err(Stepless::NotRegular),
        }
    }

    fn parts(keys: &[&Cell]) -> Result<Self, Stepless> {
        let text = |key: &Cell| match key {
            Cell::Text { text, .. } => part_of_year(text),
            _ => None,
        };
        let first = keys.first().and_then(|key| text(key));
        let (letter, _, _, digits) = first.ok_or(Stepless::NotInTime)?;
        let same = |key: &&Cell| text(key).is_some_and(|part| part.0 == letter);
        if !keys.iter().all(same) {
            return Err(Stepless::NotInTime);
        }
        let (step, writing) = match letter {
            'K' | 'Q' => (TimeStep::Quarter, Writing::Part(letter, 4, digits)),
            'H' => (TimeStep::HalfYear, Writing::Part(letter, 2, digits)),
            'M' => (TimeStep::Month, Writing::Part(letter, 12, digits)),
            _ => (TimeStep::Week, Writing::Week(letter)),
        };
        let times = Self {
            step,
            writing,
            from: 0,
            rest: None,
        };
        let places: Vec<i64> = keys.iter().filter_map(|key| times.place(key)).collect();
        match stride(&places) {
            Some(1) if places.len() == keys.len() => Ok(times),
            _ => Err(Stepless::NotRegular),
        }
    }

    /// Where a time stands; `None` for one that is written otherwise.
    pub fn place(&self, key: &Cell) -> Option<i64> {
        let of_day = |day: i64| match self.writing {
            Writing::Months { each, .. } => {
                let (year, of_year, _) = civil(day);
                Some((month(year, of_year) - self.from).div_euclid(each))
            }
            Writing::Days { each } => Some((day - self.from).div_euclid(each)),
            _ => None,
        };
        match (key, self.writing) {
            (Cell::Integer(year), Writing::Year) => Some(*year),
            (Cell::Date(day), _) => of_day(i64::from(*day)),
            (Cell::DateTime { micros, .. }, Writing::Hours { each }) => {
                Some((micros.div_euclid(HOUR_MICROS) - self.from).div_euclid(each))
            }
            (Cell::DateTime { micros, .. }, _) => of_day(micros.div_euclid(DAY_MICROS)),
            (Cell::Text { text, .. }, Writing::Part(_, most, _)) => {
                let (_, year, number, _) = part_of_year(text)?;
                Some(year * most + number - 1)
            }
            (Cell::Text { text, .. }, Writing::Week(_)) => {
                let (_, year, number, _) = part_of_year(text)?;
                Some(first_monday(year).div_euclid(7) + number - 1)
            }
            _ => None,
        }
    }

    /// The time at a place, written as the others are; `None` beyond what can be written.
    pub fn key(&self, place: i64) -> Option<Cell> {
        let day = match self.writing {
            Writing::Year => return Some(Cell::Integer(place)),
            Writing::Part(letter, most, digits) => {
                let (year, number) = (place.div_euclid(most), place.rem_euclid(most) + 1);
                return Some(text(format!("{year:04}{letter}{number:0digits$}")));
            }
            Writing::Week(letter) => {
                let thursday = monday(place) + 3;
                let year = civil(thursday).0;
                let number = (monday(place) - first_monday(year)).div_euclid(7) + 1;
                return Some(text(format!("{year:04}{letter}{number:02}")));
            }
            Writing::Hours { each } => {
                let hours = place.checked_mul(each)?.checked_add(self.from)?;
                let (rest, offset_minutes) = self.rest?;
                let micros = hours.checked_mul(HOUR_MICROS)?.checked_add(rest)?;
                return Some(Cell::DateTime {
                    micros,
                    offset_minutes,
                });
            }
            Writing::Days { each } => place.checked_mul(each)?.checked_add(self.from)?,
            Writing::Months { each, day } => {
                let months = place.checked_mul(each)?.checked_add(self.from)?;
                let first = |months: i64| {
                    let of_year = u32::try_from(months.rem_euclid(12)).unwrap_or_default();
                    days(months.div_euclid(12), of_year + 1, 1)
                };
                match day {
                    31 => first(months + 1) - 1,
                    day => first(months) + i64::from(day) - 1,
                }
            }
        };
        match self.rest {
            None => Some(Cell::Date(i32::try_from(day).ok()?)),
            Some((rest, offset_minutes)) => Some(Cell::DateTime {
                micros: day.checked_mul(DAY_MICROS)?.checked_add(rest)?,
                offset_minutes,
            }),
        }
    }

    /// The first day of the time at a place, in days since 1970-01-01.
    pub fn first_day(&self, place: i64) -> Option<i64> {
        match (self.writing, self.key(place)?) {
            (Writing::Week(_), _) => Some(monday(place)),
            (Writing::Part(_, most, _), _) => {
                let of_year = place.rem_euclid(most) * 12 / most;
                let month = u32::try_from(of_year).ok()? + 1;
                Some(days(place.div_euclid(most), month, 1))
            }
            (_, Cell::Integer(year)) => Some(days(year, 1, 1)),
            // a month written as its last day begins on its first
            (Writing::Months { each, day: 31 }, Cell::Date(day)) => {
                let (year, of_year, _) = civil(i64::from(day));
                let before = month(year, of_year) - each + 1;
                let of_year = u32::try_from(before.rem_euclid(12)).ok()?;
                Some(days(before.div_euclid(12), of_year + 1, 1))
            }
            (_, Cell::Date(day)) => Some(i64::from(day)),
            (_, Cell::DateTime { micros, .. }) => Some(micros.div_euclid(DAY_MICROS)),
            _ => None,
        }
    }
}

fn text(text: String) -> Cell {
    Cell::text(text)
}

/// Months since year 0.
fn month(year: i64, of_year: u32) -> i64 {
    year * 12 + i64::from(of_year) - 1
}

/// Weeks are counted from the Thursday 1970-01-01 belongs to: the Monday of a week's place.
fn monday(place: i64) -> i64 {
    place * 7 + MONDAY_REST
}

/// 1969-12-29 was a Monday: Mondays leave this over when divided by seven.
const MONDAY_REST: i64 = 4;

/// The Monday of the first week of a year (ISO 8601: the week with 4 January).
fn first_monday(year: i64) -> i64 {
    let fourth = days(year, 1, 4);
    fourth - (fourth - MONDAY_REST).rem_euclid(7)
}

/// `2008K1`: its letter, year, number, and how many digits that has.
fn part_of_year(text: &str) -> Option<(char, i64, i64, usize)> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: i64 = year.parse().ok()?;
    let letter = rest.chars().next()?;
    let digits = rest.get(letter.len_utf8()..)?;
    let number: i64 = digits.parse().ok()?;
    let most = match letter {
        'K' | 'Q' => 4,
        'H' => 2,
        'M' => 12,
        'U' | 'W' => 53,
        _ => return None,
    };
    (1..=most)
        .contains(&number)
        .then_some((letter, year, number, digits.len()))
}

/// The largest number all distances are multiples of; `None` of fewer than two, or when two are equal.
fn stride(places: &[i64]) -> Option<i64> {
    let mut sorted = places.to_vec();
    sorted.sort_unstable();
    let mut common = 0;
    for pair in sorted.windows(2) {
        let distance = pair.get(1)?.checked_sub(*pair.first()?)?;
        if distance == 0 {
            return None;
        }
        common = divisor(common, distance);
    }
    (common > 0).then_some(common)
}

fn divisor(a: i64, b: i64) -> i64 {
    if b == 0 {
        a
    } else {
        divisor(b, a.rem_euclid(b))
    }
}
