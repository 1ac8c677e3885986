//! Numbers a spreadsheet made something else of.
//!
//! `01.02.03` typed into a spreadsheet is a day, and comes back as `01-02-2003`; `05.13.30` is half past five, and comes
//! back as `05:13:30`; `05,13` was a number with decimals. What was meant can be read back; whether it was, only the
//! register knows.

use model::calendar::civil;
use model::cell::Cell;

/// A day or a time of a column of such, as a spreadsheet shows it; `None` for other cells.
#[must_use]
pub fn text_of(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Date(days) => {
            let (year, month, day) = civil(i64::from(*days));
            Some(format!("{day:02}-{month:02}-{year:04}"))
        }
        Cell::Time(seconds) => {
            let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
            Some(format!("{hours:02}:{minutes:02}:{:02}", seconds % 60))
        }
        _ => None,
    }
}

/// The number a day, a time or a number with decimals was; `None` for anything else.
#[must_use]
pub fn meant(text: &str) -> Option<String> {
    let text = text.trim();
    // a cell with day and time: one of them is nothing
    let (first, rest) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let rest = rest.split('.').next().unwrap_or_default();
    if !rest.is_empty() {
        return match is_first_day(first) {
            true => of_time(rest),
            false if is_midnight(rest) => of_day(first),
            false => None,
        };
    }
    of_day(first)
        .or_else(|| of_time(first))
        .or_else(|| of_decimals(first))
}

/// `01-02-2003`, `1/2/2003`, `01.02.2003`, `2003-02-01`: the last two digits of the year were the subject.
fn of_day(text: &str) -> Option<String> {
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(sign, '-' | '/' | '.') {
        return None;
    }
    let [first, second, third] = parts(text, sign)?;
    let (day, month, year) = match (first.len(), third.len()) {
        (1 | 2, 4) => (first, second, third),
        (4, 1 | 2) if sign == '-' => (third, second, first),
        _ => return None,
    };
    let (day, month) = (short(day)?, short(month)?);
    let year: u16 = year.parse().ok()?;
    // where spreadsheets put the century of two digits
    let is_year = (1930..=2029).contains(&year);
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    (is_year && is_day).then(|| format!("{day:02}.{month:02}.{:02}", year % 100))
}

/// `05:13:30`, `5:13`.
fn of_time(text: &str) -> Option<String> {
    let (hours, rest) = text.split_once(':')?;
    let (minutes, seconds) = match rest.split_once(':') {
        Some((minutes, seconds)) => (minutes, Some(seconds)),
        None => (rest, None),
    };
    let two = |part: &str| (part.len() == 2).then(|| short(part)).flatten();
    let (hours, minutes) = (short(hours)?, two(minutes)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    match seconds {
        None => Some(format!("{hours:02}.{minutes:02}")),
        Some(seconds) => {
            let seconds = two(seconds).filter(|seconds| *seconds <= 59)?;
            Some(format!("{hours:02}.{minutes:02}.{seconds:02}"))
        }
    }
}

/// `5,13`: a group.
fn of_decimals(text: &str) -> Option<String> {
    let (main, group) = text.split_once(',')?;
    let group = (group.len() == 2).then(|| short(group)).flatten()?;
    Some(format!("{:02}.{group:02}", short(main)?))
}

/// The day spreadsheets count from: a time alone lies on it.
fn is_first_day(text: &str) -> bool {
    matches!(
        text,
        "1899-12-30" | "1899-12-31" | "1900-01-00" | "1900-01-01" | "30-12-1899" | "31-12-1899"
    )
}

fn is_midnight(text: &str) -> bool {
    matches!(text, "00:00:00" | "00:00" | "0:00" | "00" | "0:00:00")
}

/// One or two digits.
fn short(part: &str) -> Option<u8> {
    let is_short = matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    part.parse().ok().filter(|_| is_short)
}

fn parts(text: &str, sign: char) -> Option<[&str; 3]> {
    let mut parts = text.split(sign);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let are_digits = three
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    (are_digits && parts.next().is_none()).then_some(three)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_was_meant_is_read_back() {
        for (text, number) in [
            ("01-02-2003", "01.02.03"),
            ("1/2/2003", "01.02.03"),
            ("01.02.2003", "01.02.03"),
            ("2003-02-01", "01.02.03"),
            ("2003-02-01 00:00:00", "01.02.03"),
            ("2003-02-01T00:00:00", "01.02.03"),
            ("17.03.1995", "17.03.95"),
            ("05:13:30", "05.13.30"),
            ("5:13:30", "05.13.30"),
            ("00:47", "00.47"),
            ("1899-12-31 05:13:30", "05.13.30"),
            ("5,13", "05.13"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn other_things_were_none() {
        for text in [
            "",
            "05.13.30",
            "01-02-1903",
            "2031-02-01",
            "32-01-2003",
            "01-13-2003",
            "25:10",
            "05:61:00",
            "5,1",
            "5,130",
            "2003-02-01 10:30:00",
            "01-02-03",
            "a:b",
            "1:2",
            "æ,øå",
            "1-2-3-2004",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
