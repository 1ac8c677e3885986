//! Working days in Denmark: Monday to Friday without the public holidays.
//!
//! The holidays are those of the Danish calendar (helligdage), Store bededag among them until 2023: the law
//! that took it away holds from 2024. Days on which many offices close by agreement (Grundlovsdag, 24 and 31
//! December) are working days here, since that differs from one municipality to the next.

use model::calendar;

/// The years whose holidays are known. Days outside count as if there were no holidays.
const YEARS: std::ops::RangeInclusive<i64> = 1970..=2120;
/// From this year on Store bededag is a working day.
const WITHOUT_BEDEDAG: i64 = 2024;

/// Holidays that fall on a weekday, so that days can be counted between any two.
#[derive(Debug, Clone)]
pub struct WorkingDays {
    /// Days since 1970-01-01, ascending.
    holidays: Vec<i32>,
}

impl Default for WorkingDays {
    fn default() -> Self {
        let mut holidays: Vec<i32> = YEARS.flat_map(of_year).filter(|d| is_weekday(*d)).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Self { holidays }
    }
}

impl WorkingDays {
    /// True for a working day; `day` counts from 1970-01-01.
    #[must_use]
    pub fn is_one(&self, day: i32) -> bool {
        is_weekday(day) && self.holidays.binary_search(&day).is_err()
    }

    /// Working days after `from` until and with `to`: 0 for an answer on the same day, 1 for one on the next
    /// working day. Negative when `to` comes before `from`.
    #[must_use]
    pub fn between(&self, from: i32, to: i32) -> i32 {
        if to < from {
            return -self.between(to, from);
        }
        let holidays = self.holidays.partition_point(|day| *day <= to)
            - self.holidays.partition_point(|day| *day <= from);
        (weekdays_until(to) - weekdays_until(from)) as i32 - holidays as i32
    }
}

/// Days of the week from Monday, 0.
fn weekday(day: i32) -> i32 {
    // 1970-01-01 was a Thursday
    (i64::from(day) + 3).rem_euclid(7) as i32
}

fn is_weekday(day: i32) -> bool {
    weekday(day) < 5
}

/// Weekdays from some Monday long ago until and with this day; only differences mean anything.
fn weekdays_until(day: i32) -> i64 {
    let week = (i64::from(day) + 3).div_euclid(7);
    week * 5 + i64::from(weekday(day).min(4)) + 1
}

/// All holidays of a year.
fn of_year(year: i64) -> Vec<i32> {
    let day = |month, day| calendar::days(year, month, day) as i32;
    let easter = easter_sunday(year);
    let mut days = vec![
        day(1, 1),
        easter - 3,
        easter - 2,
        easter,
        easter + 1,
        easter + 39,
        easter + 49,
        easter + 50,
        day(12, 25),
        day(12, 26),
    ];
    if year < WITHOUT_BEDEDAG {
        days.push(easter + 26);
    }
    days
}

/// Easter Sunday of the Gregorian calendar, by the computus of Meeus.
fn easter_sunday(year: i64) -> i32 {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    calendar::days(year, month as u32, day as u32) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: u32, day: u32) -> i32 {
        calendar::days(year, month, day) as i32
    }

    #[test]
    fn easter_as_in_the_almanac() {
        for (year, month, date) in [
            (1997, 3, 30),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2038, 4, 25),
        ] {
            assert_eq!(easter_sunday(year), day(year, month, date), "{year}");
        }
    }

    #[test]
    fn store_bededag_is_worked_on_from_2024() {
        let days = WorkingDays::default();
        assert!(!days.is_one(day(2023, 5, 5)));
        assert!(days.is_one(day(2024, 4, 26)));
    }

    #[test]
    fn holidays_and_weekends_are_free() {
        let days = WorkingDays::default();
        for free in [
            day(2026, 1, 1),
            day(2026, 4, 2),
            day(2026, 4, 3),
            day(2026, 4, 6),
            day(2026, 5, 14),
            day(2026, 5, 25),
            day(2026, 12, 25),
            day(2026, 11, 21),
            day(2026, 11, 22),
        ] {
            assert!(!days.is_one(free), "{:?}", calendar::civil(free.into()));
        }
        // no holidays by law
        assert!(days.is_one(day(2026, 6, 5)));
        assert!(days.is_one(day(2026, 12, 24)));
    }

    #[test]
    fn days_between_as_counted_one_by_one() {
        let days = WorkingDays::default();
        let start = day(2023, 3, 1);
        let mut counted = 0;
        for to in start..start + 800 {
            if to > start {
                counted += i32::from(days.is_one(to));
            }
            assert_eq!(days.between(start, to), counted);
            assert_eq!(days.between(to, start), -counted);
        }
        // received on Maundy Thursday's eve, answered on the Tuesday after Easter
        assert_eq!(days.between(day(2026, 4, 1), day(2026, 4, 7)), 1);
        assert_eq!(days.between(day(2026, 11, 20), day(2026, 11, 20)), 0);
        assert_eq!(days.between(day(2026, 11, 20), day(2026, 11, 23)), 1);
    }

    #[test]
    fn any_two_days_can_be_asked() {
        let days = WorkingDays::default();
        assert!(days.between(i32::MIN / 2, i32::MAX / 2) > 0);
        assert!(!days.is_one(i32::MAX) || is_weekday(i32::MAX));
    }
}
