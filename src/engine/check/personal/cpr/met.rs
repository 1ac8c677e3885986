//! What is kept of a number that was met: how it stands and what it may be, never its digits.

/// How a number stands in its cell, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Behind the word "cpr" or its like.
    Named,
    /// `010190-1234`.
    Dashed,
    /// Ten digits, and nothing else in the cell.
    Bare,
    /// Blanks, points and other signs between the digits, nothing else in the cell.
    Spaced,
    /// `01-01-1990-1234`, `19900101-1234`: the year has four digits.
    LongYear,
    /// Ten digits in a text.
    InText,
    /// `010190 1234` in a text.
    SpacedInText,
    /// Nine digits, where a zero may have been lost, and nothing else in the cell.
    LostZero,
    /// A stand-in: 60 added to the day, or letters in the serial number.
    StandIn,
    /// Ten digits with 60 added to the day, and nothing else in the cell.
    BareStandIn,
    /// Letters or more digits hang on: `B0101901234`, `0101901234-01`.
    Within,
    /// Behind the word for another number: `faktura 0101901234`.
    OtherName,
    /// The day, and signs in place of the serial number: `010190-xxxx`.
    Masked,
    /// A day and zeros, as programs that count only six digits leave it: `1.0119E+09`.
    Damaged,
    /// Ten digits that begin with no day.
    NoDay,
    /// Six digits, a hyphen and four that begin with no day.
    NoDayDashed,
}

impl Form {
    /// All forms, in the order they are numbered.
    pub(super) const ALL: [Self; 16] = [
        Self::Named,
        Self::Dashed,
        Self::Bare,
        Self::Spaced,
        Self::LongYear,
        Self::InText,
        Self::SpacedInText,
        Self::LostZero,
        Self::StandIn,
        Self::BareStandIn,
        Self::Within,
        Self::OtherName,
        Self::Masked,
        Self::Damaged,
        Self::NoDay,
        Self::NoDayDashed,
    ];
}

/// A number that was met, without its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met {
    pub form: Form,
    /// The check digit is right. Numbers given since October 2007 need not have one.
    pub checks: bool,
    /// The last four digits may be a time of day.
    pub is_time: bool,
    /// The two digits of the year are beyond 31, so they are no day of a month.
    pub is_late: bool,
    /// The day is the tenth: numbers of production units begin so.
    pub is_tenth: bool,
    /// The month, 1 to 12; 0 without a day.
    pub month: u8,
    /// Which quarter of a month the day lies in, 0 to 3.
    pub quarter: u8,
}

impl Met {
    /// In four letters, for a tally. Tells nothing a person could be known by.
    pub(super) fn code(self) -> String {
        let flags = u8::from(self.checks)
            | u8::from(self.is_time) << 1
            | u8::from(self.is_late) << 2
            | u8::from(self.is_tenth) << 3;
        [
            b'a' + self.form as u8,
            b'a' + flags,
            b'a' + self.month,
            b'a' + self.quarter,
        ]
        .map(char::from)
        .iter()
        .collect()
    }

    /// What the four letters say.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        let [form, flags, month, quarter] = code.as_bytes() else {
            return None;
        };
        let flags = flags.wrapping_sub(b'a');
        Some(Self {
            form: *Form::ALL.get(usize::from(form.wrapping_sub(b'a')))?,
            checks: flags & 1 != 0,
            is_time: flags & 2 != 0,
            is_late: flags & 4 != 0,
            is_tenth: flags & 8 != 0,
            month: month.wrapping_sub(b'a'),
            quarter: quarter.wrapping_sub(b'a'),
        })
    }

    pub(super) fn of(form: Form, ten: &[u8; 10]) -> Self {
        let [day, month, year, hour, minute] = [0, 2, 4, 6, 8].map(|at| pair(ten, at));
        Self {
            form,
            checks: checks(ten),
            is_time: hour < 24 && minute < 60,
            is_late: year > 31,
            is_tenth: day == 10,
            month,
            quarter: ((day % 60).saturating_sub(1) / 8).min(3),
        }
    }

    pub(super) fn no_day(form: Form) -> Self {
        Self {
            form,
            checks: false,
            is_time: false,
            is_late: false,
            is_tenth: false,
            month: 0,
            quarter: 0,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    Plain,
    /// 60 is added.
    Raised,
}

/// The day that ten digits begin with.
pub(super) fn day_of(ten: &[u8; 10]) -> Option<Day> {
    let (day, month, year) = (pair(ten, 0), pair(ten, 2), pair(ten, 4));
    let holds =
        |day: u8| is_day_and_month(day, month) && !(day == 29 && month == 2 && year % 4 != 0);
    match day {
        61..=91 if holds(day - 60) => Some(Day::Raised),
        _ if holds(day) => Some(Day::Plain),
        _ => None,
    }
}

pub(super) fn is_day_and_month(day: u8, month: u8) -> bool {
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    let own = if day > 60 { day - 60 } else { day };
    (1..=days).contains(&own)
}

/// Digits that stand for no number: all the same, or a serial number of zeros.
pub(super) fn is_filler(ten: &[u8; 10]) -> bool {
    ten.iter().all(|digit| *digit == ten[0]) || ten.ends_with(b"0000")
}

/// Two digits as a number.
pub(super) fn pair(ten: &[u8], at: usize) -> u8 {
    let digit = |at: usize| ten.get(at).map_or(0, |byte| byte.wrapping_sub(b'0').min(9));
    digit(at) * 10 + digit(at + 1)
}

/// True when the check digit (modulus 11) is right.
pub(super) fn checks(ten: &[u8; 10]) -> bool {
    const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    let sum: u32 = ten
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight)
        .sum();
    sum.is_multiple_of(11)
}
