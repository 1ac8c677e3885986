//! Groups of a line as points in time: where they stand, what they are called, where periods are missing.

use crate::clean::clean_to;
use crate::doubt::Doubt;
use model::cell::Cell;
use model::message::Language;
use model::recipe::Test;
use model::view_spec::{ChartData, TimeUnit};
use texts::chart::Moment;
use texts::format;

const MICROS: i64 = 1_000_000;
/// Seconds of a day.
pub const DAY_SECONDS: f64 = 86_400.0;

/// What one step along the axis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// A year.
    Year,
    /// A month, counted from year 0.
    Month,
    /// A part of a year as Statistics Denmark writes it: its letter and how many make a year.
    Part(char, i64),
    /// A day, counted from 1970-01-01.
    Day,
    /// A second, counted from 1970-01-01T00:00.
    Second,
    /// Anything else, in the order given.
    Place,
}

/// A point of the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Where it stands, in steps of the grain.
    pub at: f64,
    /// When it is.
    pub moment: Moment,
    /// The number, when there is one.
    pub value: Option<f64>,
    /// Rows behind it.
    pub rows: u64,
    /// What a click on it means.
    pub filter: Option<Test>,
}

/// A line's points in order of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// What one step is.
    pub grain: Grain,
    /// The points, in order.
    pub points: Vec<Point>,
    /// Periods without a number between two that have one: first and last position of each run.
    pub gaps: Vec<(f64, f64)>,
    /// How many periods those are.
    pub missing: u64,
    /// Which of its numbers are not to be compared with the others; of a line looked through for it.
    pub doubt: Doubt,
}

impl Timeline {
    /// The points of the groups of a chart.
    #[must_use]
    pub fn of(data: &ChartData, language: Language) -> Self {
        let grain = grain(data);
        let mut points: Vec<Point> = data
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| !group.key.is_missing())
            .map(|(order, group)| {
                let at = position(&group.key, grain).unwrap_or(order as f64);
                Point {
                    at,
                    moment: moment(&group.key, grain, language),
                    value: group.value.filter(|value| value.is_finite()),
                    rows: group.rows,
                    filter: filter(&group.key, data),
                }
            })
            .collect();
        points.sort_by(|a, b| a.at.total_cmp(&b.at));
        let mut line = Self {
            grain,
            points,
            gaps: Vec::new(),
            missing: 0,
            doubt: Doubt::default(),
        };
        line.find_gaps();
        line
    }

    /// Where a day stands between the ends of the time; `None` outside of them, and for times that are not told by
    /// their days.
    #[must_use]
    pub fn place_of_day(&self, day: i32) -> Option<f64> {
        let (year, month, of_month) = format::civil(i64::from(day));
        let before = (i64::from(month) - 1) as f64 / 12.0 + (f64::from(of_month) - 1.0) / 365.0;
        let at = match self.grain {
            // a year stands at its own beginning
            Grain::Year => year as f64 + before,
            Grain::Month => (year * 12 + i64::from(month) - 1) as f64,
            Grain::Part(_, in_year) => (year as f64 + before) * in_year as f64,
            Grain::Day => f64::from(day),
            Grain::Second => f64::from(day) * DAY_SECONDS,
            Grain::Place => return None,
        };
        let (first, last) = (self.points.first()?.at, self.points.last()?.at);
        (first..=last).contains(&at).then_some(at)
    }

    /// Points that have a number.
    pub fn drawn(&self) -> impl Iterator<Item = (&Point, f64)> {
        self.points
            .iter()
            .filter_map(|point| point.value.map(|value| (point, value)))
    }

    /// True when the line is broken between two positions: periods are missing, or its numbers there are not to be
    /// compared.
    #[must_use]
    pub fn is_broken(&self, from: f64, to: f64) -> bool {
        self.has_gap(from, to) || self.doubt.cuts().any(|cut| from < cut && cut < to)
    }

    /// True when periods between two positions are missing.
    pub(crate) fn has_gap(&self, from: f64, to: f64) -> bool {
        self.gaps
            .iter()
            .any(|(first, last)| from < *last + 1e-9 && *first - 1e-9 < to)
    }

    /// The missing periods in words ("1993–1994, 1998"), when they are few enough to list.
    #[must_use]
    pub fn gap_words(&self, language: Language) -> Option<String> {
        if self.gaps.is_empty() || self.gaps.len() > 4 || self.grain == Grain::Place {
            return None;
        }
        let runs: Vec<String> = self
            .gaps
            .iter()
            .map(|(first, last)| {
                let from = label(*first, self.grain, language);
                if last - first < 0.5 {
                    from
                } else {
                    format!("{from}–{}", label(*last, self.grain, language))
                }
            })
            .collect();
        Some(runs.join(", "))
    }

    /// A period is missing where the step is larger than usual. Days and times as they stand in the file
    /// are let off weekends; groups that have rows but no number are missing too.
    fn find_gaps(&mut self) {
        let numbered: Vec<f64> = self.drawn().map(|(point, _)| point.at).collect();
        let mut steps: Vec<f64> = numbered.windows(2).map(|pair| pair[1] - pair[0]).collect();
        steps.sort_by(f64::total_cmp);
        let Some(&usual) = steps.get(steps.len().saturating_sub(1) / 2) else {
            return;
        };
        if usual <= 0.0 {
            return;
        }
        let lenient = matches!(self.grain, Grain::Day | Grain::Second);
        let most = usual * if lenient { 3.5 } else { 1.5 };
        for pair in numbered.windows(2) {
            let step = pair[1] - pair[0];
            if step > most {
                let missing = (step / usual).round() as u64 - 1;
                self.gaps.push((pair[0] + usual, pair[1] - usual));
                self.missing += missing.max(1);
            }
        }
    }
}

/// The grain that all keys share.
fn grain(data: &ChartData) -> Grain {
    let mut keys = data
        .groups
        .iter()
        .map(|group| &group.key)
        .filter(|key| !key.is_missing())
        .map(|key| own_grain(key, data.spec.unit));
    let Some(first) = keys.next() else {
        return Grain::Place;
    };
    if keys.all(|other| other == first) {
        first
    } else {
        Grain::Place
    }
}

fn own_grain(key: &Cell, unit: Option<TimeUnit>) -> Grain {
    match (key, unit) {
        (Cell::Integer(_), _) => Grain::Year,
        (Cell::Date(_), Some(TimeUnit::Month)) => Grain::Month,
        (Cell::Date(_), _) => Grain::Day,
        (Cell::DateTime { .. }, _) => Grain::Second,
        (Cell::Text { text, .. }, _) => {
            part_of_year(text).map_or(Grain::Place, |(letter, most, _)| Grain::Part(letter, most))
        }
        _ => Grain::Place,
    }
}

fn position(key: &Cell, grain: Grain) -> Option<f64> {
    match (key, grain) {
        (Cell::Integer(year), Grain::Year) => Some(*year as f64),
        (Cell::Date(days), Grain::Month) => {
            let (year, month, _) = format::civil(i64::from(*days));
            Some((year * 12 + i64::from(month) - 1) as f64)
        }
        (Cell::Date(days), Grain::Day) => Some(f64::from(*days)),
        (Cell::DateTime { micros, .. }, Grain::Second) => Some(*micros as f64 / MICROS as f64),
        (Cell::Text { text, .. }, Grain::Part(..)) => {
            part_of_year(text).map(|(_, _, at)| at as f64)
        }
        _ => None,
    }
}

/// `2008K1`: its letter, how many of them make a year, and its count from year 0.
fn part_of_year(text: &str) -> Option<(char, i64, i64)> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: i64 = year.parse().ok()?;
    let mut chars = rest.chars();
    let mut letter = chars.next()?;
    let number = chars.as_str();
    // "2023-01"
    if letter == '-' && number.len() == 2 {
        letter = 'M';
    }
    let number: i64 = number.parse().ok()?;
    let most = match letter {
        'K' | 'Q' => 4,
        'H' => 2,
        'M' => 12,
        'U' | 'W' => 53,
        _ => return None,
    };
    (1..=most)
        .contains(&number)
        .then_some((letter, most, year * most + number - 1))
}

/// The words of a position.
#[must_use]
pub fn label(at: f64, grain: Grain, language: Language) -> String {
    let whole = at.round() as i64;
    match grain {
        Grain::Year => whole.to_string(),
        Grain::Month => {
            let days = format::first_of_month(whole.div_euclid(12), whole.rem_euclid(12) + 1);
            format::month(days as i32, false, language)
        }
        Grain::Part('M', _) => label(at, Grain::Month, language),
        Grain::Part(letter, most) => {
            let (year, number) = (whole.div_euclid(most), whole.rem_euclid(most) + 1);
            if most > 9 {
                format!("{year:04}{letter}{number:02}")
            } else {
                format!("{year:04}{letter}{number}")
            }
        }
        Grain::Day => format::date(whole as i32, language),
        Grain::Second => format::date_time(whole.saturating_mul(MICROS), None, language),
        Grain::Place => String::new(),
    }
}

fn moment(key: &Cell, grain: Grain, language: Language) -> Moment {
    match (key, grain) {
        (Cell::Integer(n), _) => Moment::Period(n.to_string()),
        (Cell::Date(days), Grain::Month) => Moment::Period(format::month(*days, false, language)),
        (Cell::Date(_) | Cell::DateTime { .. }, _) => {
            Moment::Day(format::cell(key, language, format::NumberStyle::Plain))
        }
        (Cell::Text { text, .. }, Grain::Part('M', _)) => {
            let at = part_of_year(text).map_or(0, |(_, _, at)| at);
            Moment::Period(label(at as f64, Grain::Month, language))
        }
        (other, _) => {
            let words = format::cell(other, language, format::NumberStyle::Plain);
            Moment::Period(clean_to(&words, 60))
        }
    }
}

/// The rows of a point, as a filter on its column. A period of days is a range in the column's own type.
fn filter(key: &Cell, data: &ChartData) -> Option<Test> {
    let timed = matches!(data.by_extremes, Some((Cell::DateTime { .. }, _)));
    let edge = |days: i64| {
        if timed {
            Some(Cell::DateTime {
                micros: days.checked_mul(DAY_SECONDS as i64 * MICROS)?,
                offset_minutes: None,
            })
        } else {
            i32::try_from(days).ok().map(Cell::Date)
        }
    };
    let (from, to) = match (data.spec.unit, key) {
        (None, key) => return Some(Test::Equals(key.clone())),
        (Some(TimeUnit::Year), Cell::Integer(year)) if year.unsigned_abs() < 1_000_000 => (
            format::first_of_month(*year, 1),
            format::first_of_month(*year + 1, 1),
        ),
        (Some(TimeUnit::Month), Cell::Date(days)) => {
            let (year, month, _) = format::civil(i64::from(*days));
            let next = format::first_of_month(year, i64::from(month) + 1);
            (i64::from(*days), next)
        }
        (Some(TimeUnit::Day), Cell::Date(days)) => (i64::from(*days), i64::from(*days) + 1),
        _ => return None,
    };
    Some(Test::Range {
        from: Some(edge(from)?),
        to: Some(edge(to)?),
        to_included: false,
    })
}
