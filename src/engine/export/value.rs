//! Values as text: plain for machines, or as Danish Excel reads them.

use model::calendar;
use model::cell::Cell;
use std::fmt::{self, Write};

const DAY_MICROS: i64 = 86_400_000_000;

/// How values are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `1234.5`, `2026-11-21`, `2026-11-21T14:30:00`, `true`.
    Plain,
    /// `1234,5`, `21-11-2026`, `21-11-2026 14:30:00`, `ja`.
    Danish,
}

/// Appends a value; nothing for a missing one.
pub fn push(cell: &Cell, spelling: Spelling, text: &mut String) {
    // writing to a String cannot fail
    let _ = write(cell, spelling, text);
}

/// A value as text; empty for a missing one.
#[must_use]
pub fn spelled(cell: &Cell, spelling: Spelling) -> String {
    let mut text = String::new();
    push(cell, spelling, &mut text);
    text
}

fn write(cell: &Cell, spelling: Spelling, text: &mut String) -> fmt::Result {
    let plain = spelling == Spelling::Plain;
    match cell {
        Cell::Missing => Ok(()),
        Cell::Signed { value, .. } => write(value, spelling, text),
        Cell::Integer(number) => write!(text, "{number}"),
        Cell::Decimal { mantissa, scale } => {
            decimal(*mantissa, *scale, if plain { '.' } else { ',' }, text)
        }
        Cell::Float(number) => {
            let written = match number.abs() {
                size if size != 0.0 && !(1e-7..1e21).contains(&size) => format!("{number:e}"),
                _ => format!("{number}"),
            };
            text.push_str(&match plain {
                true => written,
                false => written.replace('.', ","),
            });
            Ok(())
        }
        Cell::Date(days) => date(i64::from(*days), spelling, text),
        Cell::DateTime {
            micros,
            offset_minutes,
        } => {
            date(micros.div_euclid(DAY_MICROS), spelling, text)?;
            text.push(if plain { 'T' } else { ' ' });
            let of_day = micros.rem_euclid(DAY_MICROS);
            time((of_day / 1_000_000) as u32, text)?;
            let part = of_day % 1_000_000;
            if part != 0 {
                let digits = format!("{part:06}");
                write!(text, ".{}", digits.trim_end_matches('0'))?;
            }
            match offset_minutes {
                None => Ok(()),
                Some(0) => text.write_char('Z'),
                Some(minutes) => {
                    let sign = if *minutes < 0 { '-' } else { '+' };
                    let minutes = minutes.unsigned_abs();
                    write!(text, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
                }
            }
        }
        Cell::Time(seconds) => time(*seconds, text),
        Cell::Boolean(yes) => text.write_str(match (plain, yes) {
            (true, true) => "true",
            (true, false) => "false",
            (false, true) => "ja",
            (false, false) => "nej",
        }),
        Cell::Text {
            text: own,
            full_chars,
        } => {
            text.push_str(own);
            if full_chars.is_some() {
                text.push('…');
            }
            Ok(())
        }
    }
}

/// A decimal with all its digits after the sign.
pub(crate) fn decimal(mantissa: i128, scale: u8, sign: char, text: &mut String) -> fmt::Result {
    let digits = mantissa.unsigned_abs().to_string();
    let scale = usize::from(scale);
    if mantissa < 0 {
        text.push('-');
    }
    if scale == 0 {
        return text.write_str(&digits);
    }
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    write!(text, "{whole}{sign}{part}")
}

fn date(days: i64, spelling: Spelling, text: &mut String) -> fmt::Result {
    let (year, month, day) = calendar::civil(days);
    match spelling {
        Spelling::Plain => write!(text, "{year:04}-{month:02}-{day:02}"),
        Spelling::Danish => write!(text, "{day:02}-{month:02}-{year:04}"),
    }
}

fn time(seconds: u32, text: &mut String) -> fmt::Result {
    write!(
        text,
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_spelled_plain_and_in_danish() {
        let day = calendar::days(2026, 11, 21);
        let moment = day * DAY_MICROS + 52_200_500_000;
        for (cell, plain, danish) in [
            (Cell::Missing, "", ""),
            (Cell::Integer(-1234), "-1234", "-1234"),
            (
                Cell::Decimal {
                    mantissa: 5,
                    scale: 2,
                },
                "0.05",
                "0,05",
            ),
            (
                Cell::Decimal {
                    mantissa: -12_345,
                    scale: 1,
                },
                "-1234.5",
                "-1234,5",
            ),
            (
                Cell::Decimal {
                    mantissa: 7,
                    scale: 0,
                },
                "7",
                "7",
            ),
            (Cell::Float(1.5e-300), "1.5e-300", "1,5e-300"),
            (Cell::Float(0.25), "0.25", "0,25"),
            (Cell::Date(day as i32), "2026-11-21", "21-11-2026"),
            (
                Cell::DateTime {
                    micros: moment,
                    offset_minutes: Some(-90),
                },
                "2026-11-21T14:30:00.5-01:30",
                "21-11-2026 14:30:00.5-01:30",
            ),
            (Cell::Time(3661), "01:01:01", "01:01:01"),
            (Cell::Boolean(false), "false", "nej"),
            (Cell::text("Ærø"), "Ærø", "Ærø"),
        ] {
            assert_eq!(spelled(&cell, Spelling::Plain), plain);
            assert_eq!(spelled(&cell, Spelling::Danish), danish);
        }
    }
}
