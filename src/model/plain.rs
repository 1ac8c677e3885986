//! Values that are written in several ways, in one: only where there is no doubt what is meant.

use crate::calendar::{civil, days};
use crate::sniff::{DateOrder, DecimalSign};

/// A day as ISO 8601 has it, with the time behind it as it stands; `None` for what is written so already, is no day,
/// or may be several. `order` is that of days that end with the year; without one a number above 12 tells.
#[must_use]
pub fn day(value: &str, order: Option<DateOrder>) -> Option<String> {
    let value = value.trim();
    let end = value.find([' ', 'T']).unwrap_or(value.len());
    let (written, clock) = value.split_at_checked(end)?;
    let sign = written.chars().find(|sign| !sign.is_ascii_digit())?;
    if !matches!(sign, '-' | '/' | '.') {
        return None;
    }
    let mut parts = written.split(sign);
    let [one, two, three] = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() || !is_clock(clock) {
        return None;
    }
    let number = |part: &str| -> Option<u32> {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| is_number)
    };
    let (first, second, third) = (number(one)?, number(two)?, number(three)?);
    let is_short = |part: &str| part.len() <= 2;
    let (year, month, day) = match (one.len(), three.len()) {
        (4, _) if is_short(two) && is_short(three) => (first, second, third),
        (_, 4) if is_short(one) && is_short(two) => match order {
            Some(DateOrder::Mdy) => (third, first, second),
            Some(_) => (third, second, first),
            None if first > 12 => (third, second, first),
            None if second > 12 => (third, first, second),
            None => return None,
        },
        _ => return None,
    };
    let year_number = i64::from(year);
    // days that no calendar has come out as others
    let fits = (1000..=2999).contains(&year)
        && civil(days(year_number, month, day)) == (year_number, month, day);
    let iso = format!("{year:04}-{month:02}-{day:02}{clock}");
    (fits && iso != value).then_some(iso)
}

/// A clock behind a day, or nothing.
fn is_clock(text: &str) -> bool {
    text.is_empty()
        || text
            .bytes()
            .skip(1)
            .all(|byte| byte.is_ascii_digit() || b":.+-Z".contains(&byte))
}

/// A number with its decimal sign in place of the other one, without signs of thousands; `None` where it has this sign
/// already or none, or where it may be one of thousands. What stands around the digits stays.
#[must_use]
pub fn decimal(value: &str, sign: DecimalSign) -> Option<String> {
    let [own, other] = match sign {
        DecimalSign::Comma => [',', '.'],
        DecimalSign::Point => ['.', ','],
    };
    let from = value.find(|letter: char| letter.is_ascii_digit())?;
    let to = value.rfind(|letter: char| letter.is_ascii_digit())? + 1;
    let digits = value.get(from..to)?;
    let is_number = digits
        .chars()
        .all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.' | ' ' | '\u{a0}'));
    let at = digits.rfind(other)?;
    if !is_number || digits.matches(other).count() > 1 {
        return None;
    }
    let (whole, part) = (digits.get(..at)?, digits.get(at + 1..)?);
    // `1.250` may be a thousand or a part, and behind `1.250,5` the point is one of thousands
    let is_open = part.len() == 3 && !whole.contains(own) && whole.len() <= 3;
    if part.contains(own) || is_open {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let (before, behind) = (value.get(..from)?, value.get(to..)?);
    Some(format!("{before}{whole}{own}{part}{behind}"))
}

/// The number of a value that has one of these units beside it; units are compared without capitals and points.
#[must_use]
pub fn without_unit<'a>(value: &'a str, units: &[String]) -> Option<&'a str> {
    let parts = crate::reshape::SplitBy::NumberUnit.parts(value, 2)?;
    let [number, unit] = parts.as_slice() else {
        return None;
    };
    let own = bare_unit(unit);
    units.contains(&own).then_some(*number)
}

/// A unit without capitals, and without a point at its end.
#[must_use]
pub fn bare_unit(unit: &str) -> String {
    unit.trim_end_matches('.').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_get_one_form() {
        let dmy = Some(DateOrder::Dmy);
        for (value, order, expected) in [
            ("31.05.2024", dmy, Some("2024-05-31")),
            ("1/2-2024", dmy, None),
            ("1/2/2024", dmy, Some("2024-02-01")),
            ("1/2/2024", Some(DateOrder::Mdy), Some("2024-01-02")),
            ("1/2/2024", None, None),
            ("13/2/2024", None, Some("2024-02-13")),
            ("2/13/2024", None, Some("2024-02-13")),
            ("2024/5/3", None, Some("2024-05-03")),
            ("2024-05-03", None, None),
            ("31-05-2024 12:30", dmy, Some("2024-05-31 12:30")),
            ("31-05-24", dmy, None),
            ("31.02.2024", dmy, None),
            ("31-05-2024 kl. 12", dmy, None),
            ("ukendt", dmy, None),
        ] {
            assert_eq!(day(value, order).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn decimals_get_one_sign() {
        let comma = |value| decimal(value, DecimalSign::Comma);
        for (value, expected) in [
            ("4.0", Some("4,0")),
            ("1,234.5", Some("1234,5")),
            ("-12.75 kr.", Some("-12,75 kr.")),
            ("1234.567", Some("1234,567")),
            ("1.250", None),
            ("1.250,5", None),
            ("4,0", None),
            ("12", None),
            ("1.2.3", None),
            ("v1.2b3", None),
        ] {
            assert_eq!(comma(value).as_deref(), expected, "{value}");
        }
        assert_eq!(decimal("4,5", DecimalSign::Point).as_deref(), Some("4.5"));
    }

    #[test]
    fn units_go_where_they_are_known() {
        let units = vec!["stk".to_owned()];
        assert_eq!(without_unit("12 stk.", &units), Some("12"));
        assert_eq!(without_unit("1.200 Stk", &units), Some("1.200"));
        assert_eq!(without_unit("12 kg", &units), None);
        assert_eq!(without_unit("12", &units), None);
    }
}
