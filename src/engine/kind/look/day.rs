//! Days in the forms in which a column that is no column of days may still have them: several forms beside
//! each other, words among them, digits without a sign between.

use super::numeric::{is_day, is_time, number};
use super::{Look, Looks, lexicon};
use crate::kind::fold::fold;

/// Longest value that is looked at: `mandag den 12. september 2024 kl. 12.30`.
const LONGEST: usize = 40;
/// The same with a blank behind each point: `12. 05. 2023`.
const LONGEST_SPACED: usize = 12;
/// Years that days are of.
const YEARS: std::ops::RangeInclusive<u64> = 1800..=2100;

/// Digits and signs: `05/03-2024 07.30`, `05.03.24`, `071218 0500`.
pub(super) fn of_digits(text: &str, looks: &mut Looks) {
    let (day, time) = text.split_once(' ').unwrap_or((text, ""));
    let time = time.trim_start();
    if day.bytes().all(|byte| byte.is_ascii_digit()) {
        let is_clock = matches!(time.len(), 4 | 6) && time.bytes().all(|b| b.is_ascii_digit()) && {
            number(&time.as_bytes()[..2]) < 25 && number(&time.as_bytes()[2..4]) < 60
        };
        looks.put(
            Look::DayShort,
            is_packed(day.as_bytes()) && (is_clock || is_time(time)),
        );
        return;
    }
    // `12. 05. 2023`
    if day.ends_with('.') && text.len() <= LONGEST_SPACED {
        let joined: String = text.chars().filter(|c| *c != ' ').collect();
        signed(&joined, looks);
        return;
    }
    // `30/6 2027`
    if time.len() == 4 && time.bytes().all(|byte| byte.is_ascii_digit()) {
        let both = day.split_once(['/', '.']);
        let both =
            both.map(|(day, month)| (day.as_bytes(), month.trim_end_matches('.').as_bytes()));
        let holds = both.is_some_and(|(day, month)| {
            let are_short = [day, month]
                .iter()
                .all(|part| matches!(part.len(), 1 | 2) && part.iter().all(u8::is_ascii_digit));
            are_short
                && is_day(number(day), number(month))
                && YEARS.contains(&number(time.as_bytes()))
        });
        looks.put(Look::Day, holds);
        return;
    }
    if time.is_empty() || is_time(time) {
        signed(day, looks);
    }
}

/// Digits and letters: `5. marts 2024`, `2024-03-05T07:30:00`, `05-03-2024 kl. 7.30`.
pub(super) fn with_words(text: &str, looks: &mut Looks) {
    if text.len() > LONGEST {
        return;
    }
    if let Some((day, time)) = text.split_once('T')
        && time.starts_with(|c: char| c.is_ascii_digit())
    {
        signed(day, looks);
        return;
    }
    if let Some((day, time)) = text.split_once(" kl") {
        let time = time.trim_start_matches([' ', '.', ':']);
        if is_time(time) {
            signed(day, looks);
        }
        return;
    }
    let folded = fold(text);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let (month, year) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let holds = matches!(first.len(), 1 | 2)
        && (1..=31).contains(&number(first.as_bytes()))
        && lexicon().months.contains(month)
        && year.len() == 4
        && YEARS.contains(&number(year.as_bytes()));
    looks.put(Look::Day, holds);
}

/// Three numbers with signs between.
fn signed(day: &str, looks: &mut Looks) {
    let mut parts = day.split(['-', '.', '/']);
    let (Some(a), Some(b), Some(c), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    let are_digits = [a, b, c]
        .iter()
        .all(|part| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()));
    if !are_digits {
        return;
    }
    let [first, middle, last] = [a, b, c].map(|part| number(part.as_bytes()));
    let whole = match (a.len(), c.len()) {
        (4, 1 | 2) => YEARS.contains(&first) && is_day(last, middle),
        (1 | 2, 4) => YEARS.contains(&last) && (is_day(first, middle) || is_day(middle, first)),
        _ => false,
    };
    looks.put(Look::Day, whole);
    looks.put(
        Look::DayShort,
        c.len() == 2 && a.len() <= 2 && is_day(first, middle),
    );
}

/// Six digits as a number: `071218`, `181207`.
pub(super) fn is_packed_short(number: u64) -> bool {
    let (first, middle, last) = (number / 10_000, number / 100 % 100, number % 100);
    is_day(first, middle) || is_day(last, middle)
}

/// Six or eight digits: `071218`, `20181207`, `07122018`.
pub(super) fn is_packed(digits: &[u8]) -> bool {
    match digits.len() {
        6 => is_packed_short(number(digits)),
        8 => {
            let year_first = YEARS.contains(&number(&digits[..4]))
                && is_day(number(&digits[6..]), number(&digits[4..6]));
            let year_last = YEARS.contains(&number(&digits[4..]))
                && is_day(number(&digits[..2]), number(&digits[2..4]));
            year_first || year_last
        }
        _ => false,
    }
}
