//! Numbers as people write them, exactly: digits and a scale, never through floating point.
//!
//! Under each reading one sign divides whole from part and the other may group thousands; blanks
//! (also non-breaking ones) and apostrophes may group under both. Units and other signs around the digits
//! are taken off by `dress`. A leading zero makes a value a code: it is no number, so that `0101` keeps
//! its zero.

use super::ColumnPlan;
use super::dress::{self, CellUnit, Dress};
use model::sniff::DecimalSign;
use model::unit::Unit;

/// More digits than this fit no column of exact numbers.
const MAX_DIGITS: usize = 38;

/// Longest value worth looking at: 38 digits, their separators of up to three bytes, sign and exponent.
pub(crate) const MAX_NUMBER_BYTES: usize = 90;

/// A number, read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    /// The digits with their sign.
    pub mantissa: i128,
    /// Digits after the decimal sign.
    pub scale: u8,
    /// The value when it only fits floating point; then `mantissa` is 0.
    pub float: Option<f64>,
    /// Groups of thousands set off by `.` or `,`, when the number stands by itself; 0 when something
    /// stands around it, so that it is always looked at closely.
    pub sign_groups: u8,
    /// The same whatever stands around it.
    pub groups: u8,
    /// What stands around it.
    pub dress: Dress,
    /// Digits before the decimal sign.
    pub whole_digits: u8,
    /// True when there is a decimal sign.
    pub has_part: bool,
}

/// Reads a plain whole number, the form most numbers have: `-`? digits, at most 18, no leading zero.
#[inline]
pub(crate) fn plain_integer(value: &[u8]) -> Option<i64> {
    let (negative, digits) = match value {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, value),
    };
    match digits {
        [] => return None,
        [b'0'] => return Some(0),
        [b'0', ..] => return None,
        _ if digits.len() > 18 => return None,
        _ => {}
    }
    let number = digits_value(digits)? as i64;
    Some(if negative { -number } else { number })
}

/// Reads a plain decimal, `-`? digits sign digits, at most 18 digits in all: mantissa and scale. Also
/// whole numbers. No leading zeros but the one before the sign.
#[inline]
pub(crate) fn plain_decimal(value: &[u8], sign: DecimalSign) -> Option<(i64, u8)> {
    let (negative, rest) = match value {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, value),
    };
    if rest.len() > 19 {
        return None;
    }
    let sign = sign_byte(sign);
    let mut mantissa = 0u64;
    let mut point = None;
    for (at, &byte) in rest.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
        } else if byte == sign && point.is_none() {
            point = Some(at);
        } else {
            return None;
        }
    }
    let (whole, scale) = match point {
        Some(at) => (at, rest.len() - at - 1),
        None => (rest.len(), 0),
    };
    let torn = whole == 0 || (point.is_some() && scale == 0);
    let coded = whole > 1 && rest.first() == Some(&b'0');
    if torn || coded || whole + scale > 18 {
        return None;
    }
    let mantissa = mantissa as i64;
    Some((if negative { -mantissa } else { mantissa }, scale as u8))
}

/// The value of up to 19 digits; `None` at anything else.
#[inline]
fn digits_value(digits: &[u8]) -> Option<u64> {
    let mut number = 0u64;
    let mut wrong = 0u8;
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        wrong |= u8::from(digit > 9);
        number = number.wrapping_mul(10).wrapping_add(u64::from(digit));
    }
    (wrong == 0).then_some(number)
}

pub(crate) fn sign_byte(sign: DecimalSign) -> u8 {
    match sign {
        DecimalSign::Comma => b',',
        DecimalSign::Point => b'.',
    }
}

/// The other sign.
pub(crate) fn other(sign: DecimalSign) -> DecimalSign {
    match sign {
        DecimalSign::Comma => DecimalSign::Point,
        DecimalSign::Point => DecimalSign::Comma,
    }
}

/// What stands between two groups of thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Sign,
    Blank,
    NoBreak,
    NarrowNoBreak,
    Apostrophe,
}

/// Reads a number in any form the head of this file names. The value is already trimmed.
pub(crate) fn parse(value: &[u8], sign: DecimalSign) -> Option<Number> {
    if let Some(number) = bare(value, sign) {
        return Some(number);
    }
    dressed(&undressed(value)?, sign)
}

/// Reads a number under both signs: with a decimal comma, with a decimal point.
pub(crate) fn both(value: &[u8]) -> (Option<Number>, Option<Number>) {
    let comma = bare(value, DecimalSign::Comma);
    let point = bare(value, DecimalSign::Point);
    if comma.is_some() || point.is_some() {
        return (comma, point);
    }
    let Some(found) = undressed(value) else {
        return (None, None);
    };
    let comma = dressed(&found, DecimalSign::Comma);
    let point = dressed(&found, DecimalSign::Point);
    // amounts have two decimals or none: in `1.200 kr.` the point sets thousands off
    let is_amount = comma.is_some_and(|number| {
        let krone = |unit: CellUnit| unit.unit == Unit::Krone && unit.factor == 1;
        number.groups > 0 && !number.has_part && number.dress.unit.is_some_and(krone)
    });
    (comma, point.filter(|_| !is_amount))
}

/// Reads a number as a column's plan says.
pub(crate) fn read(value: &[u8], plan: &ColumnPlan) -> Option<Number> {
    if plan.nil_dash && is_dash(value) {
        return bare(b"0", plan.decimal_sign);
    }
    if !plan.either_sign {
        return parse(value, plan.decimal_sign);
    }
    match both(value) {
        // `1.250` in a column where both signs divide: a part
        (Some(comma), Some(point)) if point.has_part && !comma.has_part => Some(point),
        (Some(number), _) | (None, Some(number)) => Some(number),
        (None, None) => None,
    }
}

/// True for the sign official statistics write for a true nil.
pub(crate) fn is_dash(value: &[u8]) -> bool {
    value == b"-" || value == "–".as_bytes()
}

/// Takes off what stands around the digits of a value.
fn undressed(value: &[u8]) -> Option<dress::Undressed<'_>> {
    (value.len() <= MAX_NUMBER_BYTES).then(|| dress::undress(value))?
}

/// Reads the digits of a value with something around them.
fn dressed(found: &dress::Undressed<'_>, sign: DecimalSign) -> Option<Number> {
    let mut number = bare(found.digits, sign)?;
    if found.is_negative {
        number.mantissa = -number.mantissa;
        number.float = number.float.map(|float| -float);
    }
    number.sign_groups = 0;
    number.dress = found.dress;
    Some(number)
}

/// Reads a number that stands by itself.
fn bare(value: &[u8], sign: DecimalSign) -> Option<Number> {
    // every form ends in a digit
    if value.len() > MAX_NUMBER_BYTES || !value.last().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let (negative, rest) = strip_sign(value)?;
    let decimal = sign_byte(sign);
    let grouping = sign_byte(other(sign));
    let mut reader = Digits::default();
    let mut at = 0;
    // the whole part and its groups
    let mut group: Option<Group> = None;
    let mut groups = 0u8;
    let mut in_group = 0usize;
    while let Some(&byte) = rest.get(at) {
        if byte.is_ascii_digit() {
            reader.push(byte)?;
            in_group += 1;
            at += 1;
            continue;
        }
        let Some((kind, width)) = group_at(&rest[at..], grouping) else {
            break;
        };
        let first = group.is_none();
        if !first && group != Some(kind) {
            return None;
        }
        let fits = if first {
            (1..=3).contains(&in_group)
        } else {
            in_group == 3
        };
        if !fits {
            return None;
        }
        group = Some(kind);
        groups = groups.saturating_add(1);
        in_group = 0;
        at += width;
    }
    if group.is_some() && in_group != 3 {
        return None;
    }
    let whole = reader.count;
    // a leading zero is a code's
    if whole == 0 || (whole > 1 && rest.first() == Some(&b'0')) {
        return None;
    }
    // a plus is a sign of change, not of a telephone number
    if value.first() == Some(&b'+') && whole > 7 {
        return None;
    }
    let mut scale = 0;
    let has_part = rest.get(at) == Some(&decimal);
    if has_part {
        at += 1;
        while let Some(byte @ b'0'..=b'9') = rest.get(at) {
            reader.push(*byte)?;
            scale += 1;
            at += 1;
        }
        if scale == 0 {
            return None;
        }
    }
    let sign_groups = match group {
        Some(Group::Sign) => groups,
        _ => 0,
    };
    let mut number = Number {
        mantissa: 0,
        scale: scale as u8,
        float: None,
        sign_groups,
        groups: sign_groups,
        dress: Dress::default(),
        whole_digits: whole as u8,
        has_part,
    };
    if at < rest.len() {
        let exponent = exponent(&rest[at..], has_part)?;
        if group.is_some() {
            return None;
        }
        return scientific(number, &reader, exponent, negative, &rest[..at]);
    }
    match reader.value() {
        Some(digits) => {
            number.mantissa = if negative { -digits } else { digits };
            Some(number)
        }
        // too many digits: a decimal is near enough, a whole number is a code
        None if has_part => {
            number.float = Some(float(&rest[..at], negative, 0)?);
            number.scale = 0;
            Some(number)
        }
        None => None,
    }
}

fn strip_sign(value: &[u8]) -> Option<(bool, &[u8])> {
    // also U+2212 and the dash that writing programs make of a minus
    let (negative, rest) = match value {
        [b'-', rest @ ..] | [0xe2, 0x88, 0x92, rest @ ..] | [0xe2, 0x80, 0x93, rest @ ..] => {
            (true, rest)
        }
        [b'+', rest @ ..] => (false, rest),
        _ => (false, value),
    };
    rest.first()?.is_ascii_digit().then_some((negative, rest))
}

fn group_at(rest: &[u8], grouping: u8) -> Option<(Group, usize)> {
    let found = match rest {
        [b' ', ..] => (Group::Blank, 1),
        [b'\'', ..] => (Group::Apostrophe, 1),
        [0xc2, 0xa0, ..] => (Group::NoBreak, 2),
        [0xe2, 0x80, 0xaf, ..] => (Group::NarrowNoBreak, 3),
        [first, ..] if *first == grouping => (Group::Sign, 1),
        _ => return None,
    };
    rest.get(found.1)?.is_ascii_digit().then_some(found)
}

/// Digits gathered so far.
#[derive(Default)]
struct Digits {
    value: u128,
    count: usize,
}

impl Digits {
    fn push(&mut self, byte: u8) -> Option<()> {
        self.count += 1;
        if self.count <= MAX_DIGITS {
            self.value = self.value * 10 + u128::from(byte - b'0');
        }
        (self.count <= MAX_NUMBER_BYTES).then_some(())
    }

    fn value(&self) -> Option<i128> {
        if self.count > MAX_DIGITS {
            return None;
        }
        i128::try_from(self.value).ok()
    }
}

/// `e5`, `E-05`, `e+300`: only with a sign, or after a decimal part, since `12E4` is a code.
fn exponent(rest: &[u8], has_part: bool) -> Option<i32> {
    let [b'e' | b'E', tail @ ..] = rest else {
        return None;
    };
    let (sign, digits) = match tail {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] => (1, digits),
        _ if has_part => (1, tail),
        _ => return None,
    };
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    Some(sign * digits_value(digits)? as i32)
}

/// A number with an exponent: exact where its digits fit, else floating point.
fn scientific(
    mut number: Number,
    digits: &Digits,
    exponent: i32,
    negative: bool,
    text: &[u8],
) -> Option<Number> {
    let shift = exponent - i32::from(number.scale);
    let exact = digits.value().and_then(|value| {
        if value == 0 {
            return Some((0, 0));
        }
        if shift >= 0 {
            let factor = 10i128.checked_pow(u32::try_from(shift).ok()?)?;
            let value = value.checked_mul(factor)?;
            (value < 10i128.pow(18)).then_some((value, 0))
        } else {
            let scale = u8::try_from(-shift).ok()?;
            (scale <= 18 && value < 10i128.pow(18)).then_some((value, scale))
        }
    });
    match exact {
        Some((value, scale)) => {
            number.mantissa = if negative { -value } else { value };
            number.scale = scale;
        }
        None => {
            number.float = Some(float(text, negative, exponent)?);
            number.scale = 0;
        }
    }
    number.has_part = number.scale > 0 || number.float.is_some();
    Some(number)
}

/// Through floating point, for numbers that fit nothing exact.
fn float(text: &[u8], negative: bool, exponent: i32) -> Option<f64> {
    let mut plain: String = text
        .iter()
        .map(|&b| if b == b',' { '.' } else { char::from(b) })
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    plain.push_str(&format!("e{exponent}"));
    let number: f64 = plain.parse().ok()?;
    number
        .is_finite()
        .then_some(if negative { -number } else { number })
}

/// True for digits and points with at least two points, or digits with a zero before a point, that are
/// no number with thousands: `70.57.00`, `91.076.0`, `00.47`.
pub(crate) fn is_dotted(value: &[u8]) -> bool {
    let mut points = 0;
    for &byte in value {
        match byte {
            b'0'..=b'9' => {}
            b'.' => points += 1,
            b'-' => {}
            _ => return false,
        }
    }
    points > 0
        && value.len() <= MAX_NUMBER_BYTES
        && value
            .first()
            .is_some_and(|b| b.is_ascii_digit() || *b == b'-')
        && value.last().is_some_and(u8::is_ascii_digit)
        && value.iter().skip(1).all(|b| *b != b'-')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use DecimalSign::{Comma, Point};

    fn exact(text: &str, sign: DecimalSign) -> Option<(i128, u8)> {
        parse(text.as_bytes(), sign)
            .filter(|n| n.float.is_none())
            .map(|n| (n.mantissa, n.scale))
    }

    #[test]
    fn danish_forms() {
        assert_eq!(exact("1.234,5", Comma), Some((12345, 1)));
        assert_eq!(exact("1.983.173", Comma), Some((1_983_173, 0)));
        assert_eq!(exact("17.621", Comma), Some((17621, 0)));
        assert_eq!(exact("-0,5", Comma), Some((-5, 1)));
        assert_eq!(exact("\u{2212}3", Comma), Some((-3, 0)));
        assert_eq!(exact("1 983 173", Comma), Some((1_983_173, 0)));
        assert_eq!(exact("1\u{a0}983,25", Comma), Some((198_325, 2)));
        assert_eq!(exact("1\u{202f}983", Comma), Some((1983, 0)));
        assert_eq!(exact("+2,5", Comma), Some((25, 1)));
    }

    #[test]
    fn point_forms() {
        assert_eq!(exact("1,234.5", Point), Some((12345, 1)));
        assert_eq!(exact("3.0999999", Point), Some((30_999_999, 7)));
        assert_eq!(exact("17.621", Point), Some((17621, 3)));
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "",
            "-",
            "0101",
            "00",
            "1.23.456",
            "1234.567,8",
            "12 34 56 78",
            "1,",
            ",5",
            "1..2",
            "12E4",
            "5 ",
            "49.999-99.999 kr.",
            "4,0 % af alle",
            "+4512345678",
            "1.234 567",
            "--5",
            "0.125",
        ] {
            assert_eq!(exact(text, Comma), None, "{text}");
        }
        assert_eq!(exact("4,0", Point), None);
    }

    #[test]
    fn exponents_are_exact_where_they_fit() {
        assert_eq!(exact("1.5e3", Point), Some((1500, 0)));
        assert_eq!(exact("1E-05", Point), Some((1, 5)));
        let float = parse(b"1.5e-300", Point).unwrap().float;
        assert_eq!(float, Some(1.5e-300));
        assert!(parse(b"1e+999", Point).is_none());
    }

    #[test]
    fn wide_numbers() {
        assert_eq!(
            exact("12345678901234567890", Comma),
            Some((12_345_678_901_234_567_890, 0))
        );
        assert_eq!(exact(&"9".repeat(38), Comma), Some((10i128.pow(38) - 1, 0)));
        assert_eq!(exact(&"9".repeat(39), Comma), None);
    }

    #[test]
    fn the_fast_ways_agree_with_the_full_one() {
        for text in [
            "0",
            "7",
            "-7",
            "42",
            "999999999999999999",
            "-0",
            "00",
            "01",
            "",
            "-",
            "1a",
            "1234567890123456789",
        ] {
            if let Some(fast) = plain_integer(text.as_bytes()) {
                assert_eq!(exact(text, Comma), Some((i128::from(fast), 0)), "{text}");
            }
        }
        for text in [
            "0,5", "1,25", "-1,25", "12", "0", "00,5", "1,", ",1", "1,2,3", "1.000,5",
        ] {
            let fast = plain_decimal(text.as_bytes(), Comma).map(|(m, s)| (i128::from(m), s));
            if fast.is_some() {
                assert_eq!(exact(text, Comma), fast, "{text}");
            }
        }
        assert_eq!(plain_decimal(b"0,5", Comma), Some((5, 1)));
        assert_eq!(plain_decimal(b"0.5", Comma), None);
    }

    #[test]
    fn dotted() {
        assert!(is_dotted(b"70.57.00") && is_dotted(b"810.219.971") && is_dotted(b"00.47"));
        assert!(!is_dotted(b"70") && !is_dotted(b"a.b") && !is_dotted(b".5") && !is_dotted(b"5."));
    }
}
