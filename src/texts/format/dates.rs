//! Days, points in time and times of day, in the proleptic Gregorian calendar.

use model::calendar;
use model::message::Language;

const SECONDS_OF_DAY: i64 = 86_400;

pub use calendar::civil;

/// Days since 1970-01-01 of the first day of a month (1 to 12; others carry over into years).
#[must_use]
pub fn first_of_month(year: i64, month: i64) -> i64 {
    let (years, month) = ((month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    calendar::days(year + years, month as u32, 1)
}

fn day_text(days: i64, language: Language) -> String {
    let (year, month, day) = civil(days);
    match language {
        Language::Danish => format!("{day:02}.{month:02}.{year:04}"),
        Language::English => {
            let name = super::words(language).months_short[month as usize - 1];
            format!("{day} {name} {year:04}")
        }
    }
}

/// A day: `21.11.2026`, `21 Nov 2026`. `days` are counted from 1970-01-01.
#[must_use]
pub fn date(days: i32, language: Language) -> String {
    day_text(i64::from(days), language)
}

/// A day without its year, for the ticks of an axis: `3.4.`, `3 Apr`.
#[must_use]
pub fn day_of_year(days: i32, language: Language) -> String {
    let (_, month, day) = civil(i64::from(days));
    match language {
        Language::Danish => format!("{day}.{month}."),
        Language::English => {
            let name = super::words(language).months_short[month as usize - 1];
            format!("{day} {name}")
        }
    }
}

/// The month of a day: `nov. 2026` short, `november 2026` long. `days` are counted from 1970-01-01.
#[must_use]
pub fn month(days: i32, short: bool, language: Language) -> String {
    let (year, month, _) = civil(i64::from(days));
    let words = super::words(language);
    let names = if short {
        &words.months_short
    } else {
        &words.months
    };
    format!("{} {year:04}", names[month as usize - 1])
}

/// The name of a month of the year, from 1; `None` for other numbers.
#[must_use]
pub fn month_name(month: i64, language: Language) -> Option<&'static str> {
    let place = usize::try_from(month).ok()?.checked_sub(1)?;
    super::words(language).months.get(place).copied()
}

/// A point in time: `21.11.2026 14.30`, with seconds and parts of them only when it has some, and with
/// the distance from UTC when the file states it. `micros` are counted from 1970-01-01T00:00 local time.
#[must_use]
pub fn date_time(micros: i64, offset_minutes: Option<i16>, language: Language) -> String {
    let seconds = micros.div_euclid(1_000_000);
    let fraction = micros.rem_euclid(1_000_000);
    let day = day_text(seconds.div_euclid(SECONDS_OF_DAY), language);
    let mut out = format!(
        "{day} {}",
        clock(seconds.rem_euclid(SECONDS_OF_DAY), fraction, language)
    );
    if let Some(offset) = offset_minutes {
        out.push_str(" UTC");
        if offset != 0 {
            let size = offset.unsigned_abs();
            out.push(if offset < 0 { '\u{2212}' } else { '+' });
            out.push_str(&(size / 60).to_string());
            if size % 60 != 0 {
                out.push_str(&format!(":{:02}", size % 60));
            }
        }
    }
    out
}

/// A time of day: `14.30`, `14:30`; with seconds only when it has some. `seconds` since midnight.
#[must_use]
pub fn time(seconds: u32, language: Language) -> String {
    clock(i64::from(seconds), 0, language)
}

fn clock(seconds: i64, fraction_micros: i64, language: Language) -> String {
    let words = super::words(language);
    let sign = words.time_sign;
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let mut out = format!("{hours:02}{sign}{minutes:02}");
    if rest != 0 || fraction_micros != 0 {
        out.push_str(&format!("{sign}{rest:02}"));
    }
    if fraction_micros != 0 {
        let digits = format!("{fraction_micros:06}");
        out.push(words.decimal_sign);
        out.push_str(digits.trim_end_matches('0'));
    }
    out
}
