//! The forms in which a value may be looked for: as the page shows it, and plain.
//!
//! `1.234,5`, `1234,5` and `1234.5`; `21.11.2026`, `21-11-2026` and `2026-11-21`; `14:30:00` and
//! `14.30.00`. Each stands on a line of its own, so that nothing is found across two of them.

use crate::table::Data;
use model::calendar;
use std::io::Write;

/// True for the characters shown values are made of, in small letters.
pub(crate) fn is_of_values(c: char) -> bool {
    c.is_ascii_digit() || " .,-:te".contains(c)
}

/// Appends the forms of a row that has a value.
pub(crate) fn forms(data: &Data, row: usize, forms: &mut Vec<u8>) {
    match data {
        Data::Integer(v) => number(i128::from(v[row]), 0, forms),
        Data::Decimal { scale, mantissas } => number(i128::from(mantissas[row]), *scale, forms),
        Data::Wide { scale, mantissas } => number(mantissas[row], *scale, forms),
        Data::Float(v) => {
            // writing to memory cannot fail
            let _ = writeln!(forms, "{}", v[row]);
            let _ = writeln!(forms, "{}", v[row].to_string().replace('.', ","));
        }
        Data::Date(v) => {
            for form in 0..3 {
                date(i64::from(v[row]), form, forms);
                forms.push(b'\n');
            }
        }
        Data::DateTime { micros, .. } => {
            let day = micros[row].div_euclid(86_400_000_000);
            let seconds = (micros[row].rem_euclid(86_400_000_000) / 1_000_000) as u32;
            for form in 0..3 {
                for (between, sign) in [(b' ', b':'), (b' ', b'.'), (b't', b':')] {
                    date(day, form, forms);
                    forms.push(between);
                    time(seconds, sign, forms);
                }
            }
        }
        Data::Time(v) => {
            time(v[row], b':', forms);
            time(v[row], b'.', forms);
        }
        Data::Boolean(_) | Data::Dictionary { .. } | Data::Text(_) => {}
    }
}

/// Decimal digits of a number, the last ones of a buffer.
fn digits(mut value: u128, least: usize, buffer: &mut [u8; 80]) -> &[u8] {
    let mut at = buffer.len();
    while value > u128::from(u64::MAX) {
        at -= 1;
        buffer[at] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    let mut value = value as u64;
    while value > 0 || buffer.len() - at < least {
        at -= 1;
        buffer[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if at == 0 {
            break;
        }
    }
    &buffer[at..]
}

fn number(mantissa: i128, scale: u8, forms: &mut Vec<u8>) {
    let mut buffer = [b'0'; 80];
    let scale = usize::from(scale);
    let all = digits(mantissa.unsigned_abs(), scale + 1, &mut buffer);
    let (whole, part) = all.split_at(all.len() - scale.min(all.len()));
    let mut form = |point: u8, thousands: bool| {
        if mantissa < 0 {
            forms.push(b'-');
        }
        if thousands {
            for (at, digit) in whole.iter().enumerate() {
                if at > 0 && (whole.len() - at).is_multiple_of(3) {
                    forms.push(b'.');
                }
                forms.push(*digit);
            }
        } else {
            forms.extend_from_slice(whole);
        }
        if !part.is_empty() {
            forms.push(point);
            forms.extend_from_slice(part);
        }
        forms.push(b'\n');
    };
    form(b'.', false);
    if !part.is_empty() {
        form(b',', false);
    }
    if whole.len() > 3 {
        form(b',', true);
    }
}

fn two(value: u32, forms: &mut Vec<u8>) {
    forms.push(b'0' + (value / 10 % 10) as u8);
    forms.push(b'0' + (value % 10) as u8);
}

fn date(days: i64, form: u8, forms: &mut Vec<u8>) {
    let (year, month, day) = calendar::civil(days);
    let mut buffer = [b'0'; 80];
    let year = digits(u128::from(year.unsigned_abs()), 4, &mut buffer);
    let sign = if form == 1 { b'-' } else { b'.' };
    if form == 0 {
        forms.extend_from_slice(year);
        forms.push(b'-');
        two(month, forms);
        forms.push(b'-');
        two(day, forms);
    } else {
        two(day, forms);
        forms.push(sign);
        two(month, forms);
        forms.push(sign);
        forms.extend_from_slice(year);
    }
}

fn time(seconds: u32, sign: u8, forms: &mut Vec<u8>) {
    two(seconds / 3600, forms);
    forms.push(sign);
    two(seconds / 60 % 60, forms);
    forms.push(sign);
    two(seconds % 60, forms);
    forms.push(b'\n');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn shown(data: &Data) -> String {
        let mut bytes = Vec::new();
        forms(data, 0, &mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn numbers_plain_and_as_shown() {
        let decimal = |mantissa, scale| {
            shown(&Data::Wide {
                scale,
                mantissas: vec![mantissa],
            })
        };
        assert_eq!(
            decimal(-123_456_750, 2),
            "-1234567.50\n-1234567,50\n-1.234.567,50\n"
        );
        assert_eq!(decimal(5, 3), "0.005\n0,005\n");
        assert_eq!(decimal(0, 0), "0\n");
        assert!(decimal(i128::MIN, 30).starts_with("-170141183.460469"));
        assert_eq!(shown(&Data::Integer(vec![1850])), "1850\n1.850\n");
    }

    #[test]
    fn dates_and_times() {
        assert_eq!(
            shown(&Data::Date(vec![20_778])),
            "2026-11-21\n21-11-2026\n21.11.2026\n"
        );
        assert_eq!(shown(&Data::Time(vec![52_200])), "14:30:00\n14.30.00\n");
        let moment = shown(&Data::DateTime {
            micros: vec![20_778 * 86_400_000_000 + 1],
            offsets: None,
        });
        assert!(
            moment.contains("2026-11-21t00:00:00\n") && moment.contains("21.11.2026 00.00.00\n")
        );
    }
}
