//! Periods: quarters, months, half-years, weeks and school years, as Statistics Denmark and municipalities
//! write them. Such a column stays text; its values have a first day to put them in order by.
//!
//! `2008K1`, `1. kvartal 2008`, `2008M03`, `jan. 2020`, `2020-03`, `2020H1`, `1. halvår 2020`, `2020U01`,
//! `2021-W03`, `uge 3 2021`, `2019/20`. The whole column must be of one sort: an `H` is also a height.

use crate::read::{day_number, month_number};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodSort {
    /// A week of ISO 8601.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// From August to July.
    SchoolYear,
}

impl PeriodSort {
    /// Its kind in the list of kinds.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::SchoolYear => "school_year",
        }
    }
}

/// A period, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How long it is.
    pub sort: PeriodSort,
    /// Its first day: days since 1970-01-01.
    pub first_day: i32,
    /// True when periods written so have the order of their texts.
    pub sorts_as_text: bool,
}

/// The years periods can lie in.
const YEARS: std::ops::RangeInclusive<u32> = 1700..=2100;
/// No period is longer.
const MAX_BYTES: usize = 24;
/// Parts of a period at most: `2020 1. kvartal`, `skoleår 2019/20`.
const MAX_PARTS: usize = 4;

/// A run of digits or letters.
#[derive(Clone, Copy)]
enum Part<'a> {
    Number { value: u32, digits: usize },
    Word(&'a str),
}

/// Reads a period.
#[must_use]
pub fn read(text: &str) -> Option<Period> {
    let text = text.trim();
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut parts = [Part::Word(""); MAX_PARTS];
    let (count, gaps) = split(text, &mut parts)?;
    let year = |value: u32, digits: usize| (digits == 4 && YEARS.contains(&value)).then_some(value);
    match parts.get(..count)? {
        // 2008K1, 2020-Q1, 2021-W03, 2020 uge 3
        [
            Part::Number { value, digits },
            Part::Word(word),
            Part::Number {
                value: n,
                digits: d,
            },
        ] if *digits == 4 => {
            let is_tight = gaps.iter().all(|gap| matches!(*gap, "" | "-"));
            let mut found = of(year(*value, *digits)?, word, *n)?;
            found.sorts_as_text = is_tight && *d == width(found.sort);
            Some(found)
        }
        // 1. kvartal 2020
        [
            Part::Number { value: n, digits },
            Part::Word(word),
            Part::Number { value, digits: d },
        ] if *digits <= 2 && word.len() > 1 => of(year(*value, *d)?, word, *n),
        // kvartal 1 2020, K1 2020, uge 3, 2020
        [
            Part::Word(word),
            Part::Number { value: n, digits },
            Part::Number { value, digits: d },
        ] if *digits <= 2 => of(year(*value, *d)?, word, *n),
        // 2020 1. kvartal
        [
            Part::Number { value, digits },
            Part::Number { value: n, .. },
            Part::Word(word),
        ] if word.len() > 1 => of(year(*value, *digits)?, word, *n),
        // 2019/20, 2019/2020, skoleår 2019/20
        [
            Part::Number { value, digits },
            Part::Number {
                value: next,
                digits: d,
            },
        ] if gaps.last() == Some(&"/") && *digits == 4 => {
            school_year(year(*value, *digits)?, *next, *d)
        }
        [
            Part::Word(word),
            Part::Number { value, digits },
            Part::Number {
                value: next,
                digits: d,
            },
        ] if is_school_year(word) && gaps.last() == Some(&"/") => {
            school_year(year(*value, *digits)?, *next, *d)
        }
        // 2020-03
        [
            Part::Number { value, digits },
            Part::Number {
                value: n,
                digits: 2,
            },
        ] if gaps.last() == Some(&"-") => {
            let mut found = of(year(*value, *digits)?, "m", *n)?;
            found.sorts_as_text = true;
            Some(found)
        }
        // 03-2020, 03/2020
        [
            Part::Number {
                value: n,
                digits: 2,
            },
            Part::Number { value, digits: 4 },
        ] if matches!(gaps.last(), Some(&"-" | &"/")) => of(year(*value, 4)?, "m", *n),
        // januar 2020, 2020 januar
        [Part::Word(word), Part::Number { value, digits }]
        | [Part::Number { value, digits }, Part::Word(word)] => {
            let month = month_number(word.as_bytes())?;
            of(year(*value, *digits)?, "m", month)
        }
        _ => None,
    }
}

/// Digits with which numbers of a sort have the order of their texts.
fn width(sort: PeriodSort) -> usize {
    match sort {
        PeriodSort::Week | PeriodSort::Month => 2,
        _ => 1,
    }
}

/// Cuts a text into runs of digits and of letters; between them at most a point and blanks, or one sign.
/// Gives back how many there are, and the signs between them.
fn split<'a>(text: &'a str, parts: &mut [Part<'a>; MAX_PARTS]) -> Option<(usize, Vec<&'a str>)> {
    let mut gaps = Vec::new();
    let mut count = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let gap = rest.len()
            - rest
                .trim_start_matches(|c: char| !c.is_alphanumeric())
                .len();
        let (between, next) = rest.split_at(gap);
        if count > 0 && !next.is_empty() {
            if !matches!(between, "" | "." | ". " | " " | "-" | "/" | ", " | " - ") {
                return None;
            }
            gaps.push(between);
        } else if gap > 0 && between != "." {
            return None;
        }
        if next.is_empty() {
            break;
        }
        let is_number = next.starts_with(|c: char| c.is_ascii_digit());
        let same = |c: char| c.is_ascii_digit() == is_number && c.is_alphanumeric();
        let length = next.len() - next.trim_start_matches(same).len();
        let (own, after) = next.split_at(length);
        if own.is_empty() {
            return None;
        }
        *parts.get_mut(count)? = if is_number {
            Part::Number {
                value: own.parse().ok()?,
                digits: own.len(),
            }
        } else {
            Part::Word(own)
        };
        count += 1;
        rest = after;
    }
    Some((count, gaps))
}

/// A period by its year, the word or letter for its sort, and its number.
fn of(year: u32, word: &str, number: u32) -> Option<Period> {
    const SORTS: [(&str, PeriodSort); 13] = [
        ("K", PeriodSort::Quarter),
        ("Q", PeriodSort::Quarter),
        ("kvartal", PeriodSort::Quarter),
        ("kvt", PeriodSort::Quarter),
        ("quarter", PeriodSort::Quarter),
        ("H", PeriodSort::HalfYear),
        ("halvår", PeriodSort::HalfYear),
        ("M", PeriodSort::Month),
        ("måned", PeriodSort::Month),
        ("U", PeriodSort::Week),
        ("W", PeriodSort::Week),
        ("uge", PeriodSort::Week),
        ("week", PeriodSort::Week),
    ];
    // letters by themselves are capitals; `m` is also the engine's own word for a month
    let small = word.to_lowercase();
    let known = |own: &&(&str, PeriodSort)| match own.0.len() {
        1 => own.0 == word || (word == "m" && own.0 == "M"),
        _ => own.0 == small,
    };
    let sort = SORTS.iter().find(known)?.1;
    let whole_year = i32::try_from(year).ok()?;
    let first_of = |month: u32| day_number(whole_year, month, 1);
    let first_day = match (sort, number) {
        (PeriodSort::Quarter, 1..=4) => first_of(number * 3 - 2)?,
        (PeriodSort::HalfYear, 1..=2) => first_of(number * 6 - 5)?,
        (PeriodSort::Month, 1..=12) => first_of(number)?,
        (PeriodSort::Week, 1..=53) => first_of_week(whole_year, number)?,
        _ => return None,
    };
    Some(Period {
        sort,
        first_day,
        sorts_as_text: false,
    })
}

/// The Monday of a week of ISO 8601: the first week holds 4 January.
fn first_of_week(year: i32, week: u32) -> Option<i32> {
    let fourth = day_number(year, 1, 4)?;
    // 1970-01-01 was a Thursday
    let monday = fourth - (fourth + 3).rem_euclid(7);
    let first = monday + (i32::try_from(week).ok()? - 1) * 7;
    // a 53rd week that belongs to the next year is none
    (first < day_number(year + 1, 1, 4)? - 3 || week < 53).then_some(first)
}

fn is_school_year(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "skoleår" | "skoleåret")
}

/// From 1 August; the second year must follow the first.
fn school_year(year: u32, next: u32, digits: usize) -> Option<Period> {
    let follows = match digits {
        2 => next == (year + 1) % 100,
        4 => next == year + 1,
        _ => false,
    };
    let first_day = day_number(i32::try_from(year).ok()?, 8, 1)?;
    follows.then_some(Period {
        sort: PeriodSort::SchoolYear,
        first_day,
        sorts_as_text: true,
    })
}

/// The sort of periods a text column holds, told from its extremes and its most common values, and whether
/// the order of their texts is the order of time.
#[must_use]
pub fn of_column(profile: &ColumnProfile) -> Option<(PeriodSort, bool)> {
    if profile.column_type != ColumnType::Text || profile.top.is_empty() {
        return None;
    }
    if profile
        .longest_chars
        .is_none_or(|longest| longest as usize > MAX_BYTES)
    {
        return None;
    }
    let values = profile.top.iter().map(|(cell, _)| cell);
    let mut whole: Option<(PeriodSort, bool)> = None;
    for cell in values.chain(&profile.min).chain(&profile.max) {
        let Cell::Text { text, .. } = cell else {
            return None;
        };
        let own = read(text)?;
        let (sort, in_order) = whole.get_or_insert((own.sort, true));
        if *sort != own.sort {
            return None;
        }
        *in_order &= own.sorts_as_text;
    }
    whole
}

pub(super) fn of_profile(profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    if let Some((sort, _)) = of_column(profile) {
        return Some((sort.kind(), 0.95));
    }
    // names of months and days without a year
    if profile.column_type != ColumnType::Text || profile.top.is_empty() || profile.distinct > 12 {
        return None;
    }
    let values = profile.top.iter().map(|(cell, _)| cell);
    let values = values.chain(&profile.min).chain(&profile.max);
    let all = |is: fn(&str) -> bool| {
        values
            .clone()
            .all(|cell| matches!(cell, Cell::Text { text, .. } if is(text.trim())))
    };
    if all(is_weekday) {
        return Some(("weekday", 0.95));
    }
    all(|text| month_number(text.trim_end_matches('.').as_bytes()).is_some())
        .then_some(("month", 0.9))
}

/// Periods without their year, and school years without their century: the header or the values must have the word
/// for it. `words` is the folded header.
pub(super) fn of_parts(words: &str, profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    let is_short = profile.longest_chars.is_some_and(|longest| longest <= 16);
    if profile.column_type != ColumnType::Text || profile.top.is_empty() || !is_short {
        return None;
    }
    let says = |wanted: &str| words.split(' ').any(|word| word.starts_with(wanted));
    let most = match () {
        () if says("halvaar") || words == "half year" => 2,
        () if says("kvartal") || says("kvt") || says("quarter") => 4,
        () if (says("uge") || says("week")) && !says("ugedag") && !says("weekday") => 53,
        () => 0,
    };
    let are_behind = most > 0
        && profile.top.iter().all(|(cell, _)| match cell {
            Cell::Text { text, .. } => {
                beside_year(text.trim()).is_some_and(|number| (1..=most).contains(&number))
            }
            _ => false,
        });
    if are_behind {
        let kind = match most {
            2 => PeriodSort::HalfYear,
            4 => PeriodSort::Quarter,
            _ => PeriodSort::Week,
        };
        return Some((kind.kind(), 0.9));
    }
    let mut parts = profile.top.iter().map(|(cell, _)| match cell {
        Cell::Text { text, .. } => part(text.trim()),
        _ => None,
    });
    let (sort, mut is_worded) = parts.next()??;
    for own in parts {
        let (next, worded) = own?;
        if next != sort {
            return None;
        }
        is_worded &= worded;
    }
    let is_named = match sort {
        PeriodSort::SchoolYear => says("skoleaar"),
        PeriodSort::Quarter => says("kvartal") || says("kvt") || says("quarter"),
        PeriodSort::HalfYear => says("halvaar"),
        PeriodSort::Week => says("uge") || says("week"),
        PeriodSort::Month => false,
    };
    (is_named || is_worded).then_some((sort.kind(), if is_named { 0.95 } else { 0.85 }))
}

/// The sort of a period, with its year or without.
pub(super) fn sort_of(text: &str) -> Option<PeriodSort> {
    read(text)
        .map(|period| period.sort)
        .or_else(|| Some(part(text)?.0))
}

/// `2. kvartal`, `K2`, `Q2`, `1. halvår`, `uge 12`, `23/24`; and whether the word for it stands there whole.
fn part(text: &str) -> Option<(PeriodSort, bool)> {
    // `2022-23`, `2022-2023`
    if let Some((year, next)) = text.split_once(['-', '–'])
        && follow(year.trim(), next.trim())
    {
        return Some((PeriodSort::SchoolYear, false));
    }
    if let Some((year, next)) = text.split_once('/') {
        let two = |part: &str| {
            let is_year = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            is_year.then(|| part.parse::<u32>().ok())?
        };
        let follows = (two(year)? + 1) % 100 == two(next)?;
        return follows.then_some((PeriodSort::SchoolYear, false));
    }
    let folded = super::fold::fold(text);
    let split = folded.find(|c: char| c.is_ascii_digit())?;
    let (word, number) = match split {
        0 => {
            let end = folded.find(|c: char| !c.is_ascii_digit())?;
            (folded.get(end..)?.trim(), folded.get(..end)?)
        }
        _ => (folded.get(..split)?.trim(), folded.get(split..)?),
    };
    let number: u32 = number.parse().ok()?;
    let (sort, most) = match word {
        "kvartal" | "kvt" | "kv" | "k" | "q" | "quarter" => (PeriodSort::Quarter, 4),
        "halvaar" | "h" => (PeriodSort::HalfYear, 2),
        "uge" | "u" | "week" | "w" => (PeriodSort::Week, 53),
        _ => return None,
    };
    (1..=most)
        .contains(&number)
        .then_some((sort, word.len() > 1))
}

/// True for a year of four digits and the next, whole or short.
fn follow(year: &str, next: &str) -> bool {
    let number = |part: &str| -> Option<u32> {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok())?
    };
    let (Some(from), Some(to)) = (number(year), number(next)) else {
        return false;
    };
    let follows = match next.len() {
        2 => to == (from + 1) % 100,
        4 => to == from + 1,
        _ => false,
    };
    year.len() == 4 && (1900..=2100).contains(&from) && follows
}

/// The number of a half-year, quarter or week beside its year, which only the header tells: `2023-1`, `12/2023`.
fn beside_year(text: &str) -> Option<u32> {
    let (one, other) = text.split_once(['-', '/', '.'])?;
    let is_year = |part: &str| {
        let year = part.parse();
        part.len() == 4 && year.is_ok_and(|year: u32| (1900..=2100).contains(&year))
    };
    let number = match (is_year(one), is_year(other)) {
        (true, false) => other,
        (false, true) => one,
        _ => return None,
    };
    let is_number = matches!(number.len(), 1 | 2) && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| number.parse().ok())?
}

/// True for a value of a column of half-years, quarters or weeks that only the header tells: `2023-1`.
pub(super) fn is_behind_year(text: &str, kind: &str) -> bool {
    let most = match kind {
        "half_year" => 2,
        "quarter" => 4,
        "week" => 53,
        _ => 0,
    };
    beside_year(text).is_some_and(|number| (1..=most).contains(&number))
}

fn is_weekday(text: &str) -> bool {
    const DAYS: [&str; 7] = [
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    ];
    let small = text.to_lowercase();
    DAYS.contains(&small.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> i32 {
        day_number(year, month, day).unwrap()
    }

    #[test]
    fn periods_begin_where_they_begin() {
        use PeriodSort::{HalfYear, Month, Quarter, SchoolYear, Week};
        for (text, sort, first) in [
            ("2008K1", Quarter, day(2008, 1, 1)),
            ("2021K4", Quarter, day(2021, 10, 1)),
            ("2021Q2", Quarter, day(2021, 4, 1)),
            ("2021-Q2", Quarter, day(2021, 4, 1)),
            ("1. kvartal 2020", Quarter, day(2020, 1, 1)),
            ("2020 2. kvartal", Quarter, day(2020, 4, 1)),
            ("K3 2020", Quarter, day(2020, 7, 1)),
            ("2020M03", Month, day(2020, 3, 1)),
            ("2020-03", Month, day(2020, 3, 1)),
            ("jan. 2020", Month, day(2020, 1, 1)),
            ("Oktober 2020", Month, day(2020, 10, 1)),
            ("2020 maj", Month, day(2020, 5, 1)),
            ("2020H2", HalfYear, day(2020, 7, 1)),
            ("1. halvår 2020", HalfYear, day(2020, 1, 1)),
            ("2020U01", Week, day(2019, 12, 30)),
            ("2021-W03", Week, day(2021, 1, 18)),
            ("uge 3, 2021", Week, day(2021, 1, 18)),
            ("2020W53", Week, day(2020, 12, 28)),
            ("2019/20", SchoolYear, day(2019, 8, 1)),
            ("2019/2020", SchoolYear, day(2019, 8, 1)),
            ("1999/00", SchoolYear, day(1999, 8, 1)),
            ("Skoleår 2019/20", SchoolYear, day(2019, 8, 1)),
        ] {
            let found = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.sort, found.first_day), (sort, first), "{text}");
        }
    }

    #[test]
    fn periods_without_their_year() {
        use PeriodSort::{HalfYear, Quarter, SchoolYear, Week};
        for (text, expected) in [
            ("2. kvartal", Some((Quarter, true))),
            ("K2", Some((Quarter, false))),
            ("1. kvt.", Some((Quarter, true))),
            ("1. halvår", Some((HalfYear, true))),
            ("Uge 12", Some((Week, true))),
            ("23/24", Some((SchoolYear, false))),
            ("23/25", None),
            ("24/12345", None),
            ("5. kvartal", None),
            ("Rute 12", None),
        ] {
            assert_eq!(part(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_period() {
        for text in [
            "",
            "2020",
            "2020K5",
            "2020M13",
            "2020M3x",
            "2020U54",
            "2021W53",
            "24/12345",
            "2019/21",
            "2020H3",
            "H1",
            "K1",
            "2020k1",
            "2020h1",
            "05.09.10",
            "0-11",
            "12/20",
            "Hovedgade 12",
            "2020-13",
            "2020-3",
            "1 2 3 4 5",
            "99999999999999999999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_order_of_texts_is_known() {
        for (text, expected) in [
            ("2008K1", true),
            ("2020M03", true),
            ("2020-W03", true),
            ("2020-03", true),
            ("2019/20", true),
            ("2020M3", false),
            ("jan. 2020", false),
            ("1. kvartal 2020", false),
        ] {
            assert_eq!(read(text).unwrap().sorts_as_text, expected, "{text}");
        }
    }
}
