//! A number of a person parted over columns: the day of birth in one (or in three), the serial number in another.

use super::find::ten_of;
use super::met::checks;
use super::{ID, tally};
use crate::check::tally::Tally;
use crate::check::walk::RowSeen;
use crate::check::{Facts, Task};
use model::calendar;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::finding::{Finding, Severity};
use model::mend::Mend;

/// Pairs that are looked at in one table.
const MOST_PAIRS: usize = 6;

/// Columns of a day of birth and, last, of what may be its serial number.
pub(super) fn pairs(facts: &Facts<'_>) -> Vec<Vec<u32>> {
    let columns = &facts.opened.columns;
    let words = |at: u32| facts.headers.get(at as usize).map_or("", String::as_str);
    let mut found: Vec<(u8, Vec<u32>)> = Vec::new();
    let parts = three(facts);
    let all = || (0u32..).zip(columns);
    // asked of each column once: a table may have ten thousand of them
    let births = all().filter(|(at, birth)| names_birth(words(*at), birth));
    let births: Vec<u32> = births.map(|(at, _)| at).collect();
    for (at, _) in all().filter(|(_, column)| may_be_serial(column)) {
        let is_named = names_serial(words(at));
        let own = columns.get(at as usize);
        let is_code = own.is_some_and(is_of_register);
        let is_year = own.is_some_and(|own| own.kind.as_deref() == Some("year"));
        for other in may_go_with(at, is_named, &births) {
            let Some(birth) = columns.get(other as usize) else {
                continue;
            };
            let is_birth = births.binary_search(&other).is_ok();
            // a day and a year are no parted number, whatever day it is
            if is_code && !is_named && (!is_birth || is_year) {
                continue;
            }
            if may_be_birth(birth, is_birth) {
                // the likely ones first
                let rank = 2 - u8::from(is_birth) - u8::from(is_named);
                found.push((rank, vec![other, at]));
            }
        }
        if let Some(parts) = parts.filter(|parts| is_named && !parts.contains(&at)) {
            found.push((0, [&parts[..], &[at]].concat()));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST_PAIRS);
    found.into_iter().map(|(_, pair)| pair).collect()
}

/// The columns that a column of serial numbers may go with, ascending: those beside it, and where it says so itself
/// all that are named after births. Some may lie beyond the last.
fn may_go_with(at: u32, is_named: bool, births: &[u32]) -> Vec<u32> {
    let mut others = vec![at.saturating_sub(1), at.saturating_add(1)];
    if is_named {
        others.extend(births);
    }
    others.sort_unstable();
    others.dedup();
    others.retain(|other| *other != at);
    others
}

/// Day, month and year of birth in columns of their own.
fn three(facts: &Facts<'_>) -> Option<[u32; 3]> {
    let find = |names: &[&str]| {
        let at = facts.headers.iter().position(|words| {
            let last = words.rsplit(' ').next().unwrap_or("");
            names.contains(&last) || names.iter().any(|name| last == format!("foedsels{name}"))
        })?;
        u32::try_from(at).ok()
    };
    let day = find(&["dag", "dd"])?;
    let month = find(&["maaned", "mm", "md"])?;
    let year = find(&["aar", "yy", "yyyy", "aaaa"])?;
    Some([day, month, year])
}

/// A header of the last four digits.
fn names_serial(words: &str) -> bool {
    let squeezed: String = words.chars().filter(|c| *c != ' ').collect();
    let names = [
        "loebenr",
        "loebenum",
        "lbnr",
        "sidste4",
        "sidstefire",
        "4cifre",
        "firecifre",
        "kontrolcif",
        "cpr",
        "personnr",
        "pnr",
        "serial",
        "last4",
        "sekvens",
        "personnum",
        "4sidste",
    ];
    // `udløber` and `kontrolbesøg` say something else
    let is_word = |word: &str| word == "kontrol" || word.starts_with("loebe");
    names.iter().any(|name| squeezed.contains(name)) || words.split(' ').any(is_word)
}

/// A header of the day of birth, or of the first six digits.
fn names_birth(words: &str, column: &ColumnProfile) -> bool {
    let squeezed: String = words.chars().filter(|c| *c != ' ').collect();
    let names = [
        "foeds", "foedt", "fdato", "foeddato", "fdag", "birth", "dob", "cpr", "personnr",
        "foerste6", "6cifre",
    ];
    column.kind.as_deref() == Some("birth_date") || names.iter().any(|name| squeezed.contains(name))
}

fn may_be_serial(column: &ColumnProfile) -> bool {
    let whole = |cell: &Option<Cell>| match cell {
        Some(Cell::Integer(number)) => Some(*number),
        _ => None,
    };
    match column.column_type {
        ColumnType::Integer => {
            let (min, max) = (whole(&column.min), whole(&column.max));
            min.is_some_and(|min| min >= 0) && max.is_some_and(|max| (1000..=9999).contains(&max))
        }
        ColumnType::Text => {
            let four = |cell: &Cell| matches!(cell.plain(), Cell::Text { text, .. } if four_digits(text).is_some());
            column.longest_chars == Some(4) && column.top.iter().any(|(cell, _)| four(cell))
        }
        _ => false,
    }
}

/// True for codes that nearly all stand in a register of few, and for years: serial numbers of persons would be any.
fn is_of_register(column: &ColumnProfile) -> bool {
    let kind = column.kind.as_deref();
    matches!(kind, Some("municipality_code" | "postcode" | "year")) && column.kind_confidence >= 0.7
}

fn may_be_birth(column: &ColumnProfile, is_named: bool) -> bool {
    match column.column_type {
        ColumnType::Date | ColumnType::DateTime => true,
        ColumnType::Integer => {
            let max = column.max.as_ref().and_then(Cell::as_f64).unwrap_or(0.0);
            (10_000.0..1e8).contains(&max) && (is_named || max < 1e6)
        }
        ColumnType::Text => column
            .longest_chars
            .is_some_and(|chars| (6..=10).contains(&chars)),
        _ => false,
    }
}

fn four_digits(text: &str) -> Option<u64> {
    let text = text.trim();
    let is_serial = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_serial.then(|| text.parse().ok())?
}

/// Day, month and year; whether the year has four digits.
type Birth = (u64, u64, u64, bool);

/// Looks at a row: two letters tell whether the check digit is right and whether the seventh digit goes with the
/// century.
pub(super) fn look(row: &RowSeen<'_>, task: &Task) -> Option<&'static str> {
    let serial_at = task.columns.len().checked_sub(1)?;
    let serial = match row.text(serial_at) {
        Some(text) => four_digits(text)?,
        None => match row.cell(serial_at) {
            Cell::Integer(number @ 1..=9999) => number as u64,
            _ => return None,
        },
    };
    let (day, month, year, is_long) = match serial_at {
        1 => match row.text(0) {
            Some(text) => of_text(text)?,
            None => of_cell(&row.cell(0))?,
        },
        _ => {
            let part = |at: usize| match row.cell(at) {
                Cell::Integer(number @ 1..=9999) => Some(number as u64),
                _ => row.text(at)?.trim().parse().ok(),
            };
            let year = part(2)?;
            (part(0)?, part(1)?, year, year > 99)
        }
    };
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) || serial == 0 {
        return None;
    }
    let ten = ten_of(((day * 100 + month) * 100 + year % 100) * 10_000 + serial);
    let is_right = checks(&ten);
    let goes = !is_long || century(serial / 1000, year % 100) == Some(year / 100);
    Some(match (is_right, is_long, goes) {
        (true, true, true) => "rc",
        (true, _, false) => "rx",
        (true, ..) => "r-",
        (false, true, true) => "fc",
        (false, _, false) => "fx",
        (false, ..) => "f-",
    })
}

/// The first two digits of the year that the seventh digit tells.
fn century(seventh: u64, year: u64) -> Option<u64> {
    Some(match (seventh, year) {
        (0..=3, _) | (4 | 9, 37..) => 19,
        (4 | 9, _) | (5..=8, ..=57) => 20,
        (5..=8, _) => 18,
        _ => return None,
    })
}

fn of_cell(cell: &Cell) -> Option<Birth> {
    let days = match cell {
        Cell::Date(days) => *days,
        Cell::DateTime { micros, .. } => i32::try_from(micros.div_euclid(86_400_000_000)).ok()?,
        Cell::Integer(number) => return of_digits(u64::try_from(*number).ok()?),
        _ => return None,
    };
    let (year, month, day) = calendar::civil(i64::from(days));
    Some((
        u64::from(day),
        u64::from(month),
        u64::try_from(year).ok()?,
        true,
    ))
}

/// `010190` without its zero, `01011990`, `19900101`.
fn of_digits(number: u64) -> Option<Birth> {
    match number {
        10_100..=311_299 => Some((number / 10_000, number / 100 % 100, number % 100, false)),
        1_011_850..=31_122_100 if (1850..=2100).contains(&(number % 10_000)) => Some((
            number / 1_000_000,
            number / 10_000 % 100,
            number % 10_000,
            true,
        )),
        18_500_101..=21_001_231 => Some((number % 100, number / 100 % 100, number / 10_000, true)),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<Birth> {
    let text = text.trim();
    let mut parts = text.split(['-', '.', '/', ' ']);
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    let number = |part: &str| part.parse::<u64>().ok();
    let (Some(second), Some(third)) = (second, third) else {
        let is_code = matches!(text.len(), 6 | 8) && second.is_none();
        return is_code.then(|| of_digits(number(text)?))?;
    };
    let (first_number, month, third_number) = (number(first)?, number(second)?, number(third)?);
    match first.len() {
        4 => Some((third_number, month, first_number, true)),
        _ => Some((first_number, month, third_number, third_number > 99)),
    }
}

/// True for a column whose numbers may be any of four digits: amounts seldom go below a thousand, running numbers lie
/// close together, and what has another meaning has no two.
fn is_any(column: &ColumnProfile) -> bool {
    let number = |cell: &Option<Cell>| cell.as_ref().and_then(Cell::as_f64);
    let is_other = column.kind_confidence >= 0.7
        && !matches!(
            column.kind.as_deref(),
            None | Some("cpr" | "identifier" | "category")
        );
    let is_wide = match column.column_type {
        ColumnType::Integer => number(&column.min)
            .zip(number(&column.max))
            .is_some_and(|(min, max)| min < 1_000.0 && max - min > 4.0 * column.distinct as f64),
        _ => true,
    };
    !is_other && is_wide
}

/// What the rows say together.
pub(super) fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Option<Finding> {
    let (&serial, births) = task.columns.split_last()?;
    let words = |at: u32| facts.headers.get(at as usize).map_or("", String::as_str);
    let profile = facts.opened.columns.get(serial as usize)?;
    let is_serial = names_serial(words(serial));
    let is_birth = births.iter().any(|at| {
        let column = facts.opened.columns.get(*at as usize);
        births.len() > 1 || column.is_some_and(|column| names_birth(words(*at), column))
    });
    let count = |letter: char, at: usize| -> u64 {
        let codes = tally.values.iter();
        let has = codes.filter(|((code, _), _)| code.chars().nth(at) == Some(letter));
        has.map(|(_, (cells, _))| *cells).sum()
    };
    let all = tally.cells.max(1) as f64;
    let checks = count('r', 0) as f64 / all;
    let wrong = count('x', 1) as f64;
    let goes = (count('c', 1) as f64) / (count('c', 1) as f64 + wrong).max(1.0);
    let is_dated = count('c', 1) as f64 + wrong >= all / 2.0;
    // numbers that run from 1 do not reach far beyond the number of rows
    let most = profile
        .max
        .as_ref()
        .and_then(Cell::as_f64)
        .unwrap_or(9999.0);
    let reaches = most > 2.0 * facts.opened.profiled_rows() as f64;
    let many = |least: u64| tally.cells >= least;
    let holds = match (is_serial, is_birth) {
        (true, true) => many(1) && (checks >= 0.3 || (is_dated && goes >= 0.9) || reaches),
        (true, false) | (false, true) => {
            let may_be_any = reaches && is_any(profile);
            (many(5) && checks >= 0.35) || (many(30) && is_dated && goes >= 0.97 && may_be_any)
        }
        (false, false) => many(10) && checks >= 0.5,
    };
    if !holds {
        return None;
    }
    let place = facts.place(serial);
    let mut kept = tally;
    kept.values.clear();
    let finding = tally::finding(ID, Severity::Blocker, &place, kept)?;
    Some(Finding {
        mend: Some(Mend::DropColumn),
        ..finding
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn serial_numbers_go_with_what_asking_all_columns_says(
            at in 0..12u32,
            is_named: bool,
            births in prop::collection::btree_set(0..12u32, 0..6),
        ) {
            let births: Vec<u32> = births.into_iter().collect();
            let goes = |other: &u32| {
                *other != at
                    && (other.abs_diff(at) == 1 || (is_named && births.contains(other)))
            };
            let plain: Vec<u32> = (0..=12).filter(goes).collect();
            prop_assert_eq!(may_go_with(at, is_named, &births), plain);
        }
    }
}
