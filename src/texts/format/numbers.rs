//! Whole numbers, exact decimals and floating point.

use super::NumberStyle;
use model::message::Language;

/// The minus sign of typography, as wide as a digit.
const MINUS: char = '\u{2212}';

/// A whole number with signs between thousands.
#[must_use]
pub fn integer(value: impl Into<i128>, language: Language) -> String {
    decimal(value.into(), 0, language, NumberStyle::Grouped)
}

/// An exact decimal, `mantissa / 10^scale`, with all its digits: 12,50 keeps its zero.
#[must_use]
pub fn decimal(mantissa: i128, scale: u8, language: Language, style: NumberStyle) -> String {
    let digits = mantissa.unsigned_abs().to_string();
    let scale = usize::from(scale);
    let digits = if digits.len() <= scale {
        format!("{}{digits}", "0".repeat(scale + 1 - digits.len()))
    } else {
        digits
    };
    let (whole, part) = digits.split_at(digits.len() - scale);
    // a zero has no sign
    assemble(mantissa < 0, whole, part, language, style)
}

/// A number rounded to so many digits after the decimal sign.
#[must_use]
pub fn number(value: f64, decimals: u8, language: Language) -> String {
    if !value.is_finite() {
        return not_finite(value);
    }
    let rounded = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, part) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let negative = value < 0.0 && rounded.bytes().any(|b| (b'1'..=b'9').contains(&b));
    assemble(negative, whole, part, language, NumberStyle::Grouped)
}

/// A floating-point number with the fewest digits that give it back; far from 1 with an exponent.
#[must_use]
pub fn float(value: f64, language: Language, style: NumberStyle) -> String {
    if !value.is_finite() {
        return not_finite(value);
    }
    let size = value.abs();
    let negative = value < 0.0;
    if size == 0.0 || (1e-6..1e15).contains(&size) {
        let text = size.to_string();
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        return assemble(negative, whole, part, language, style);
    }
    let text = format!("{size:E}");
    let (digits, exponent) = text.split_once('E').unwrap_or((&text, "0"));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let front = assemble(negative, whole, part, language, style);
    format!("{front}E{}", exponent.replace('-', &MINUS.to_string()))
}

fn not_finite(value: f64) -> String {
    if value.is_nan() {
        String::new()
    } else if value < 0.0 {
        format!("{MINUS}∞")
    } else {
        "∞".to_owned()
    }
}

fn assemble(
    negative: bool,
    whole: &str,
    part: &str,
    language: Language,
    style: NumberStyle,
) -> String {
    let words = super::words(language);
    let mut out = String::with_capacity(whole.len() * 4 / 3 + part.len() + 5);
    if negative {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if style == NumberStyle::Grouped && i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(words.group_sign);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(words.decimal_sign);
        out.push_str(part);
    }
    out
}
