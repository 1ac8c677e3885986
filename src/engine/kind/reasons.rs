//! Why a column has its kind: what its header says, which values fit, which columns stand beside it.

use super::age;
use super::geometry;
use super::look::{Look, Looks, looks, looks_of_number};
use super::period;
use super::rules::{self, Fit, Rule, names};
use crate::geo::{wkb, wkt};
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::read::DAY_MICROS;
use crate::table::{Column, Data};
use model::calendar::civil;
use model::cell::Cell;
use model::column::ColumnType;
use model::column_kind::HeaderSays;
use model::note::Problem;
use serde::{Deserialize, Serialize};

/// Rows that are told of values that do not fit.
const MOST_ROWS: usize = 10;

/// What values of a kind are like: they have one of these forms, or lie in one of these ranges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fitting {
    /// Days, periods and geometry have no look of their own: their values are read.
    kind: String,
    looks: u64,
    ranges: Vec<(f64, f64)>,
}

/// What the header of a column says of a kind; `words` is folded.
#[must_use]
pub fn header(kind: &str, words: &str) -> HeaderSays {
    let mut says = HeaderSays::Nothing;
    for rule in of_kind(kind) {
        if rule.exact.contains(&words) {
            return HeaderSays::Whole;
        }
        if names(words, rule.words) && !names(words, rule.not) {
            says = HeaderSays::Word;
        }
    }
    says
}

/// The places of the columns beside it that a kind needs; headers are folded.
#[must_use]
pub fn beside(kind: &str, headers: &[String]) -> Vec<usize> {
    let needed: Vec<&Rule> = of_kind(kind)
        .filter(|rule| !rule.beside.is_empty())
        .collect();
    let is_needed = |header: &String| needed.iter().any(|rule| names(header, rule.beside));
    let places = headers.iter().enumerate().filter(|one| is_needed(one.1));
    places.map(|one| one.0).collect()
}

/// What the values of a kind are like in a column of a type; `None` where any will do, or values say nothing.
#[must_use]
pub fn fitting(kind: &str, column_type: ColumnType) -> Option<Fitting> {
    let is_number = column_type.is_number();
    if matches!(column_type, ColumnType::Date | ColumnType::DateTime) {
        return fits_day(kind, 0).is_some().then(|| Fitting {
            kind: kind.to_owned(),
            looks: 0,
            ranges: Vec::new(),
        });
    }
    if column_type != ColumnType::Text && !is_number {
        return None;
    }
    let (mut wanted, mut ranges): (Vec<Look>, Vec<(f64, f64)>) = (Vec::new(), Vec::new());
    for rule in of_kind(kind) {
        wanted.extend(rule.alone.iter().flat_map(|alone| alone.looks));
        for fit in rule.fits {
            match fit {
                Fit::Look(looks) | Fit::Written(looks) => wanted.extend(*looks),
                Fit::Names => wanted.extend([Look::FullName, Look::NameLike]),
                Fit::Whole(from, to) | Fit::Scattered(from, to) => {
                    ranges.push((*from as f64, *to as f64));
                }
                Fit::Between(from, to) | Fit::Broken(from, to) => ranges.push((*from, *to)),
                Fit::YearMonth => ranges.push((190_001.0, 209_912.0)),
                Fit::Number | Fit::Large(_) if is_number => return None,
                Fit::Number | Fit::Large(_) => {}
                Fit::Text | Fit::Numbered | Fit::CaseWritten if is_number => {}
                Fit::Text | Fit::Numbered | Fit::Code | Fit::Case | Fit::CaseWritten => {
                    return None;
                }
            }
        }
    }
    let is_read = !is_number && (is_period(kind) || is_geometry(kind));
    let says = is_read || !wanted.is_empty() || !ranges.is_empty();
    says.then(|| Fitting {
        kind: kind.to_owned(),
        looks: Looks::of(&wanted).bits(),
        ranges,
    })
}

/// Whether a day, counted from 1970-01-01, fits a kind; `None` for kinds that no day has. Days that stand for none
/// (the year 9999) fit none, and those that begin a period fit its kind.
fn fits_day(kind: &str, day: i64) -> Option<bool> {
    let (year, month, of_month) = civil(day);
    let begins = |months: u32| of_month == 1 && (month - 1) % months == 0;
    Some(match kind {
        "date" => (1700..=2100).contains(&year),
        "birth_date" => (1850..=2100).contains(&year),
        "month" => begins(1),
        "quarter" => begins(3),
        "half_year" => begins(6),
        "year" => begins(12),
        // 1970 began on a Thursday
        "week" => (day + 3).rem_euclid(7) == 0,
        _ => return None,
    })
}

fn is_period(kind: &str) -> bool {
    matches!(
        kind,
        "week" | "month" | "quarter" | "half_year" | "school_year"
    )
}

fn is_geometry(kind: &str) -> bool {
    matches!(kind, "wkt" | "geometry")
}

fn of_kind(kind: &str) -> impl Iterator<Item = &'static Rule> {
    rules::all().filter(move |rule| rule.kind == kind)
}

impl Fitting {
    fn has(&self, found: Looks) -> bool {
        found.bits() & self.looks != 0
    }

    fn fits_text(&self, text: &str) -> bool {
        if self.has(looks(text)) {
            return true;
        }
        let kind = self.kind.as_str();
        let own = text.trim();
        // codes that keep their zeros as texts
        let is_whole = !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_digit());
        if is_whole
            && own
                .parse()
                .is_ok_and(|number: i64| self.holds(number as f64))
        {
            return true;
        }
        if kind == "age" {
            return age::is_single(own);
        }
        if is_period(kind) {
            return period::sort_of(text.trim()).is_some_and(|sort| sort.kind() == kind)
                || period::is_behind_year(own, kind);
        }
        is_geometry(kind)
            && (geometry::is_geojson(own)
                || wkt::parse(text).is_some()
                || (kind != "wkt" && wkb::parse_hex(text).is_some()))
    }

    fn holds(&self, number: f64) -> bool {
        let mut ranges = self.ranges.iter();
        ranges.any(|(from, to)| (*from..=*to).contains(&number))
    }

    fn fits_whole(&self, number: i64) -> bool {
        let found = u64::try_from(number).map(looks_of_number);
        self.holds(number as f64) || found.is_ok_and(|found| self.has(found))
    }
}

/// Values of a column, and those that do not fit its kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fitted {
    /// Values looked at.
    pub values: u64,
    /// Those that do not fit.
    pub misfits: u64,
    /// The first rows of the file with one, from 1, in order.
    pub rows: Vec<u64>,
}

impl Fitted {
    /// Adds what another member saw.
    pub fn merge(&mut self, other: Self) {
        self.values += other.values;
        self.misfits += other.misfits;
        self.rows.extend(other.rows);
        self.rows.sort_unstable();
        self.rows.truncate(MOST_ROWS);
    }

    fn add(&mut self, fits: bool, row: impl FnOnce() -> u64) {
        self.values += 1;
        if fits {
            return;
        }
        self.misfits += 1;
        if self.rows.len() < MOST_ROWS {
            self.rows.push(row());
        }
    }
}

/// Looks through a column of a member, a shard at each step.
pub(crate) struct Fits {
    column: u32,
    fitting: Fitting,
    shard: usize,
    found: Fitted,
}

impl Fits {
    pub(crate) fn new(column: u32, fitting: Fitting) -> Self {
        Self {
            column,
            fitting,
            shard: 0,
            found: Fitted::default(),
        }
    }

    fn column(&mut self, column: &Column, file_row: impl Fn(usize) -> u64) {
        let (fitting, found) = (&self.fitting, &mut self.found);
        let rows = (0..column.len()).filter(|row| column.valid.get(*row));
        match &column.data {
            Data::Dictionary { codes, entries } => {
                let fits: Vec<bool> = (0..entries.len())
                    .map(|entry| fitting.fits_text(entries.get(entry)))
                    .collect();
                for row in rows {
                    let fits = fits.get(codes.at(row)).copied().unwrap_or(false);
                    found.add(fits, || file_row(row));
                }
            }
            Data::Text(texts) => {
                for row in rows {
                    found.add(fitting.fits_text(texts.get(row)), || file_row(row));
                }
            }
            Data::Integer(numbers) => {
                for row in rows {
                    let fits = numbers.get(row).is_some_and(|one| fitting.fits_whole(*one));
                    found.add(fits, || file_row(row));
                }
            }
            Data::Date(_) | Data::DateTime { .. } => {
                for row in 0..column.len() {
                    let day = match column.cell(row) {
                        Cell::Date(day) => Some(i64::from(day)),
                        Cell::DateTime { micros, .. } => Some(micros.div_euclid(DAY_MICROS)),
                        _ => None,
                    };
                    let fits = day.and_then(|day| fits_day(&fitting.kind, day));
                    // a word in place of a day is a value, and no day; an empty cell is neither
                    let is_word = || {
                        column
                            .marks
                            .get(row)
                            .is_some_and(|(sign, _)| !sign.is_empty())
                    };
                    if fits.is_some() || is_word() {
                        found.add(fits.unwrap_or(false), || file_row(row));
                    }
                }
            }
            _ => {
                for row in rows {
                    let number = column.cell(row).as_f64();
                    let fits = number.is_none_or(|number| fitting.holds(number));
                    found.add(fits, || file_row(row));
                }
            }
        }
    }
}

impl Work for Fits {
    fn step(&mut self, member: &mut Member, _: usize) -> Result<Option<MemberAnswer>, Problem> {
        let Some(held) = member.held_at(self.shard) else {
            return Ok(Some(MemberAnswer::Fitted(std::mem::take(&mut self.found))));
        };
        if let Some(column) = held.shard.columns.get(self.column as usize) {
            self.column(column, |row| held.first_line + held.shard.line_of(row) + 1);
        }
        self.shard += 1;
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn values_fit_their_kind() {
        let postcode = fitting("postcode", ColumnType::Text).unwrap();
        assert!(postcode.has(looks("8000")) && postcode.fits_whole(800));
        assert!(!postcode.has(looks("9999")) && !postcode.fits_whole(12));
        let easting = fitting("easting", ColumnType::Decimal).unwrap();
        assert!(easting.holds(556_508.71) && !easting.holds(6_134_222.0));
        let quarter = fitting("quarter", ColumnType::Text).unwrap();
        assert!(quarter.fits_text("2023K1") && quarter.fits_text("2. kvartal"));
        assert!(!quarter.fits_text("2023M01") && !quarter.fits_text("ukendt"));
        let week = fitting("week", ColumnType::Text).unwrap();
        assert!(week.fits_text("07") && !week.fits_text("54"));
        let age = fitting("age", ColumnType::Text).unwrap();
        assert!(age.fits_text("34 år") && !age.fits_text("voksen"));
        let drawn = fitting("wkt", ColumnType::Text).unwrap();
        assert!(drawn.fits_text("POINT (1 2)") && !drawn.fits_text("POINT (1"));
        let day = fitting("date", ColumnType::Text).unwrap();
        assert!(day.fits_text("05.03.2024") && !day.fits_text("31.02.2024"));
        assert!(fitting("date", ColumnType::Date).is_some());
        assert_eq!(fitting("postcode", ColumnType::Date), None);
        assert_eq!(fitting("polling_district", ColumnType::Text), None);
        assert_eq!(fitting("no such kind", ColumnType::Text), None);
    }

    #[test]
    fn days_fit_their_kind() {
        let day = |year, month, of_month| model::calendar::days(year, month, of_month);
        for (kind, of, fits) in [
            ("date", day(2024, 5, 31), true),
            ("date", day(9999, 12, 31), false),
            ("date", day(201, 5, 31), false),
            ("birth_date", day(1790, 1, 1), false),
            ("month", day(2024, 5, 1), true),
            ("month", day(2024, 5, 2), false),
            ("quarter", day(2024, 5, 1), false),
            ("quarter", day(2024, 7, 1), true),
            ("half_year", day(2024, 7, 1), true),
            ("year", day(2024, 7, 1), false),
            ("week", day(2026, 11, 23), true),
            ("week", day(2026, 11, 24), false),
        ] {
            assert_eq!(fits_day(kind, of), Some(fits), "{kind} {of}");
        }
        assert_eq!(fits_day("postcode", 0), None);
    }

    #[test]
    fn headers_and_neighbours_are_told() {
        assert_eq!(header("postcode", "postnr"), HeaderSays::Whole);
        assert_eq!(header("postcode", "firma postnr"), HeaderSays::Word);
        assert_eq!(header("postcode", "beloeb"), HeaderSays::Nothing);
        let headers = ["art", "dranst", "navn"].map(str::to_owned);
        assert_eq!(beside("account_type", &headers), [0, 1]);
    }

    #[test]
    fn parts_say_what_the_whole_says() {
        let (mut one, mut other) = (Fitted::default(), Fitted::default());
        one.add(false, || 9);
        other.add(false, || 2);
        other.add(true, || 3);
        one.merge(other);
        assert_eq!((one.values, one.misfits), (3, 2));
        assert_eq!(one.rows, [2, 9]);
    }
}
