//! Numbers with a unit: file sizes, percentages, and short forms for the ticks of an axis.

use super::{integer, number};
use model::message::Language;

/// A file's size in decimal units, as operating systems and portals show it: `0,6 MB`.
#[must_use]
pub fn bytes(size: u64, language: Language) -> String {
    let words = super::words(language);
    let (divisor, unit) = match size {
        0..1_000 => {
            let unit = if size == 1 { "byte" } else { words.bytes };
            return format!("{} {unit}", integer(size, language));
        }
        1_000..100_000 => (1e3, "kB"),
        100_000..1_000_000_000 => (1e6, "MB"),
        _ => (1e9, "GB"),
    };
    let value = size as f64 / divisor;
    let decimals = u8::from(value < 99.95);
    format!("{} {unit}", number(value, decimals, language))
}

/// A share of 1 as a percentage: 0.125 is `12,5 %`.
#[must_use]
pub fn percent(share: f64, decimals: u8, language: Language) -> String {
    format!(
        "{}{}",
        number(share * 100.0, decimals, language),
        super::words(language).percent
    )
}

/// A number with as few characters as say it: `60.000`, `1,2 mio.`, `0,25`. For sentences and captions
/// where room is short; from a million on at most one digit after the decimal sign.
#[must_use]
pub fn short(value: f64, language: Language) -> String {
    short_together(&[value], language).pop().unwrap_or_default()
}

/// Numbers that are compared, written as [`short`] and all in the unit of the largest.
#[must_use]
pub fn short_together(values: &[f64], language: Language) -> Vec<String> {
    let large = values.iter().any(|value| value.abs() >= 1e6);
    in_one_unit(values, if large { 1 } else { 9 }, language)
}

/// The ticks of one axis, all in the same unit and with the same number of decimals, as many as are
/// needed to tell them apart.
#[must_use]
pub fn axis(values: &[f64], language: Language) -> Vec<String> {
    in_one_unit(values, 9, language)
}

fn in_one_unit(values: &[f64], most_decimals: u8, language: Language) -> Vec<String> {
    let largest = values.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    if largest >= 1e15 || (largest > 0.0 && largest < 1e-6) {
        return values.iter().map(|v| exponent(*v, language)).collect();
    }
    let power = match largest {
        x if x >= 1e12 => Some((1e12, 2)),
        x if x >= 1e9 => Some((1e9, 1)),
        x if x >= 1e6 => Some((1e6, 0)),
        _ => None,
    };
    let divisor = power.map_or(1.0, |p| p.0);
    let decimals = decimals_for(values, divisor, largest / divisor).min(most_decimals);
    values
        .iter()
        .map(|v| {
            let digits = number(v / divisor, decimals, language);
            match power {
                // zero needs no unit
                Some((_, index)) if *v != 0.0 => {
                    format!("{digits}{}", super::words(language).powers[index])
                }
                Some(_) => "0".to_owned(),
                None => digits,
            }
        })
        .collect()
}

/// The fewest decimals that give every value back to within a thousandth of the largest.
fn decimals_for(values: &[f64], divisor: f64, largest: f64) -> u8 {
    let near = largest * 1e-3;
    (0..9)
        .find(|&decimals| {
            let step = 10f64.powi(i32::from(decimals));
            values.iter().all(|v| {
                let scaled = v / divisor;
                ((scaled * step).round() / step - scaled).abs() <= near
            })
        })
        .unwrap_or(9)
}

fn exponent(value: f64, language: Language) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let text = format!("{:.1E}", value.abs());
    let (digits, power) = text.split_once('E').unwrap_or((&text, "0"));
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    let decimals = u8::from(digits.contains('.'));
    let digits = number(digits.parse().unwrap_or(0.0), decimals, language);
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    format!("{sign}{digits}E{}", power.replace('-', "\u{2212}"))
}
