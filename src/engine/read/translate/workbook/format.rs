//! What a number format says about how a value is to be written.
//!
//! Only three things are taken from a format: that a number is a day, a time or a length of time; that it is
//! a code of so many digits (`0000`); nothing else. Percent, currency and rounding are how a value looks, not
//! what it is.

/// How a number is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// As a number.
    #[default]
    Number,
    /// As a code of at least this many digits.
    Code(u8),
    /// As a point in time.
    Moment {
        /// The format shows days, months or years.
        has_day: bool,
        /// The format shows hours or seconds.
        has_clock: bool,
    },
    /// As hours, minutes and seconds, of which the hours may be more than a day.
    Length,
}

impl Shape {
    /// By the format's number, where it is one that all programs know.
    pub fn of_known(id: u32) -> Option<Self> {
        let moment = |has_day, has_clock| Self::Moment { has_day, has_clock };
        Some(match id {
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => moment(true, false),
            18..=21 | 32..=35 | 45 | 47 | 55 | 56 => moment(false, true),
            22 => moment(true, true),
            46 => Self::Length,
            0..=163 => Self::Number,
            _ => return None,
        })
    }

    /// By the format's code.
    pub fn of_code(code: &str) -> Self {
        let positive = code.split(';').next().unwrap_or_default();
        if let Some(digits) = code_digits(positive) {
            return Self::Code(digits);
        }
        // words that stand for "any number", in the language of whoever wrote the file
        if ["general", "standard", "@"].contains(&positive.to_ascii_lowercase().as_str()) {
            return Self::Number;
        }
        let (mut has_day, mut has_clock, mut has_m) = (false, false, false);
        let mut letters = positive.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' | '_' | '*' => {
                    letters.next();
                }
                '"' => while letters.next().is_some_and(|letter| letter != '"') {},
                '[' => {
                    let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                    let first = inside.chars().next().map(|c| c.to_ascii_lowercase());
                    let is_unit = inside.chars().map(|c| c.to_ascii_lowercase());
                    if matches!(first, Some('h' | 'm' | 's'))
                        && is_unit
                            .clone()
                            .eq(std::iter::repeat_n(first, inside.len()).flatten())
                    {
                        return Self::Length;
                    }
                }
                'd' | 'D' | 'y' | 'Y' => has_day = true,
                'h' | 'H' | 's' | 'S' => has_clock = true,
                'm' | 'M' => has_m = true,
                // digits: a letter that happened to stand there means nothing
                '0' | '#' | '?' if !(has_day || has_clock || has_m) => return Self::Number,
                _ => {}
            }
        }
        // m is months unless hours or seconds are near
        has_day |= has_m && !has_clock;
        if has_day || has_clock {
            Self::Moment { has_day, has_clock }
        } else {
            Self::Number
        }
    }
}

/// Digits of a code: zeros, perhaps with dashes and blanks between them (`000000-0000`).
fn code_digits(format: &str) -> Option<u8> {
    let zeros = format.bytes().filter(|byte| *byte == b'0').count();
    let is_code = zeros > 1
        && zeros < 40
        && format.starts_with('0')
        && format.ends_with('0')
        && format
            .bytes()
            .all(|byte| matches!(byte, b'0' | b'\\' | b'"' | b'-' | b' '));
    is_code.then_some(zeros as u8)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn moment(has_day: bool, has_clock: bool) -> Shape {
        Shape::Moment { has_day, has_clock }
    }

    #[test]
    fn zeros_only_are_a_code() {
        assert_eq!(Shape::of_code("0000"), Shape::Code(4));
        assert_eq!(Shape::of_code("000000\\-0000"), Shape::Code(10));
        assert_eq!(Shape::of_code("00;-00"), Shape::Code(2));
        assert_eq!(Shape::of_code("0"), Shape::Number);
        assert_eq!(Shape::of_code("0.00"), Shape::Number);
    }

    #[test]
    fn days_and_times_are_known_by_their_letters() {
        for code in [
            "dd-mm-yyyy",
            "[$-406]d. mmmm yyyy",
            "mmm\\-yy",
            "yyyy",
            "m/d/yy;@",
        ] {
            assert_eq!(Shape::of_code(code), moment(true, false), "{code}");
        }
        assert_eq!(Shape::of_code("hh:mm"), moment(false, true));
        assert_eq!(Shape::of_code("dd/mm/yyyy hh:mm"), moment(true, true));
        assert_eq!(Shape::of_code("[h]:mm:ss"), Shape::Length);
        assert_eq!(Shape::of_code("[mm]:ss"), Shape::Length);
    }

    #[test]
    fn letters_that_are_only_shown_say_nothing() {
        for code in [
            "General",
            "Standard",
            "@",
            "0.0%",
            "#,##0.00\\ \"kr.\"",
            "\"dage\" 0",
            "[Red]0",
            "[$kr.-406] #,##0.00",
            "_ * #,##0_ ;_ * \\-#,##0_ ",
            "0.00E+00",
            "0 \\d\\a\\g\\e",
            "# ?/?",
            "[>=1000]#,##0;0",
            "",
        ] {
            assert_eq!(Shape::of_code(code), Shape::Number, "{code}");
        }
    }
}
