//! What a user typed into a filter, as a value of the column's type.

use model::calendar;
use model::cell::Cell;
use model::column::ColumnType;
use model::message::Language;

/// The value that was typed; `None` when it is none of this type.
pub fn cell(text: &str, column_type: ColumnType, language: Language) -> Option<Cell> {
    let text = text.trim();
    match column_type {
        ColumnType::Integer | ColumnType::Decimal => number(text, language),
        ColumnType::Date => date(text).map(Cell::Date),
        ColumnType::DateTime => {
            let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, "0:00"));
            let micros =
                i64::from(date(day)?) * 86_400_000_000 + i64::from(time_of_day(time)?) * 1_000_000;
            Some(Cell::DateTime {
                micros,
                offset_minutes: None,
            })
        }
        ColumnType::Time => time_of_day(text).map(Cell::Time),
        ColumnType::Boolean => match text.to_lowercase().as_str() {
            "ja" | "yes" | "j" | "y" | "1" | "sand" | "true" => Some(Cell::Boolean(true)),
            "nej" | "no" | "n" | "0" | "falsk" | "false" => Some(Cell::Boolean(false)),
            _ => None,
        },
        ColumnType::Text => (!text.is_empty()).then(|| Cell::text(text)),
    }
}

/// A number as people of this language write it, with or without signs between thousands.
fn number(text: &str, language: Language) -> Option<Cell> {
    let (decimal, group) = match language {
        Language::Danish => (',', '.'),
        Language::English => ('.', ','),
    };
    let text = text.replace(['\u{2212}', '–'], "-");
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, part) = digits.split_once(decimal).unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split([group, ' ', '\u{a0}']).collect();
    let well_grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    let all: String = groups.concat() + part;
    if !well_grouped || all.is_empty() || all.len() > 37 || !all.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let mantissa = sign * all.parse::<i128>().ok()?;
    Some(match (part.len(), i64::try_from(mantissa)) {
        (0, Ok(whole)) => Cell::Integer(whole),
        (scale, _) => Cell::Decimal {
            mantissa,
            scale: scale as u8,
        },
    })
}

/// `21.11.2026`, `21-11-2026`, `21/11/2026` or `2026-11-21`, as days since 1970.
fn date(text: &str) -> Option<i32> {
    let parts: Vec<&str> = text.split(['.', '-', '/']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 {
        return None;
    }
    days(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `17.30`, `17:30` or `17:30:05`, as seconds since midnight.
fn time_of_day(text: &str) -> Option<u32> {
    let text = text.trim().trim_start_matches("kl.").trim_start();
    let mut parts = text.split(['.', ':']);
    let hours: u32 = parts.next()?.parse().ok()?;
    let minutes: u32 = parts.next().unwrap_or("0").parse().ok()?;
    let seconds: u32 = parts.next().unwrap_or("0").parse().ok()?;
    (hours < 24 && minutes < 60 && seconds < 60 && parts.next().is_none())
        .then_some(hours * 3600 + minutes * 60 + seconds)
}

/// Days since 1970-01-01 in the Gregorian calendar; `None` when there is no such day.
fn days(year: i32, month: u32, day: u32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    let is_day = (1..=length).contains(&day);
    is_day.then(|| calendar::days(year.into(), month, day) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Danish, English};

    #[test]
    fn numbers_as_people_write_them() {
        let read = |text| cell(text, ColumnType::Decimal, Danish);
        assert_eq!(read("1.234"), Some(Cell::Integer(1234)));
        assert_eq!(
            read(" −1 234,50 "),
            Some(Cell::Decimal {
                mantissa: -123_450,
                scale: 2
            })
        );
        assert_eq!(read("1.23"), None);
        assert_eq!(read("12a"), None);
        assert_eq!(read(""), None);
        assert_eq!(read("9".repeat(99).as_str()), None);
        assert_eq!(
            cell("1,234.5", ColumnType::Decimal, English),
            Some(Cell::Decimal {
                mantissa: 12_345,
                scale: 1
            })
        );
    }

    #[test]
    fn days_that_are_and_days_that_are_not() {
        let read = |text| cell(text, ColumnType::Date, Danish);
        assert_eq!(read("1.1.1970"), Some(Cell::Date(0)));
        assert_eq!(read("21-11-2026"), read("2026-11-21"));
        assert_eq!(read("29.02.2024"), Some(Cell::Date(19_782)));
        assert_eq!(read("29.02.2023"), None);
        assert_eq!(read("31.12.1969"), Some(Cell::Date(-1)));
        assert_eq!(read("1.1.26"), None);
    }

    #[test]
    fn times_of_day() {
        let read = |text| cell(text, ColumnType::Time, Danish);
        assert_eq!(read("kl. 17.30"), Some(Cell::Time(63_000)));
        assert_eq!(read("24:00"), None);
    }
}
