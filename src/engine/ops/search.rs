//! Searching for a text in what is shown, without regard to capitals.
//!
//! Numbers and dates are found in the form the page shows and in the plain one: `1.234,5` and `1234.5`,
//! `21.11.2026`, `21-11-2026` and `2026-11-21`.

use super::calendar;
use super::select::Selection;
use crate::table::{Column, Data, Shard};
use memchr::memmem::Finder;
use std::fmt::Write;

/// A text to look for.
pub(crate) struct Needle {
    finder: Finder<'static>,
    /// All its characters occur in shown numbers, dates and times.
    may_be_shown_value: bool,
}

impl Needle {
    /// `None` when there is nothing to look for.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        if lower.is_empty() {
            return None;
        }
        let of_values = |c: char| c.is_ascii_digit() || " .,-:t".contains(c);
        // as the page shows a negative number
        let plain = lower.replace('\u{2212}', "-");
        let may_be_shown_value = plain.chars().all(of_values);
        let lower = if may_be_shown_value { plain } else { lower };
        Some(Self {
            finder: Finder::new(lower.as_bytes()).into_owned(),
            may_be_shown_value,
        })
    }

    /// Whether a text contains it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        if text.len() < self.finder.needle().len() / 3 {
            return false;
        }
        let mut lower = Vec::new();
        self.is_in_lowered(text, &mut lower)
    }

    fn is_in_lowered(&self, text: &str, lower: &mut Vec<u8>) -> bool {
        lower.clear();
        if text.is_ascii() {
            lower.extend_from_slice(text.as_bytes());
            lower.make_ascii_lowercase();
        } else {
            let mut buffer = [0; 4];
            for letter in text.chars().flat_map(char::to_lowercase) {
                lower.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
            }
        }
        self.finder.find(lower).is_some()
    }

    /// Whether the shown forms of a row's value contain it.
    pub(crate) fn is_shown_in(&self, column: &Column, row: usize) -> bool {
        if let Some(text) = column.text(row) {
            return self.is_in(text);
        }
        column.valid.get(row) && {
            let mut forms = String::new();
            shown_forms(&column.data, row, &mut forms);
            self.finder.find(forms.as_bytes()).is_some()
        }
    }

    /// Keeps rows that contain it in any column.
    pub(crate) fn keep(&self, shard: &Shard, selection: &mut Selection) {
        let mut hits = vec![false; shard.rows];
        let mut buffer = Vec::new();
        let mut forms = String::new();
        for column in &shard.columns {
            let valid = &column.valid;
            match &column.data {
                Data::Dictionary { codes, entries } => {
                    let found: Vec<bool> = (0..entries.len())
                        .map(|entry| self.is_in_lowered(entries.get(entry), &mut buffer))
                        .collect();
                    if !found.contains(&true) {
                        continue;
                    }
                    for (row, hit) in hits.iter_mut().enumerate() {
                        *hit |= found[codes[row] as usize] && valid.get(row);
                    }
                }
                Data::Text(arena) => selection.each(|row| {
                    if !hits[row] && valid.get(row) {
                        hits[row] = self.is_in_lowered(arena.get(row), &mut buffer);
                    }
                }),
                Data::Boolean(values) => {
                    let found = [
                        self.is_in_lowered("nej", &mut buffer),
                        self.is_in_lowered("ja", &mut buffer),
                    ];
                    for (row, hit) in hits.iter_mut().enumerate() {
                        *hit |= valid.get(row) && found[usize::from(values.get(row))];
                    }
                }
                data if self.may_be_shown_value => selection.each(|row| {
                    if !hits[row] && valid.get(row) {
                        forms.clear();
                        shown_forms(data, row, &mut forms);
                        hits[row] = self.finder.find(forms.as_bytes()).is_some();
                    }
                }),
                _ => {}
            }
        }
        selection.keep(|row| hits[row]);
    }
}

/// The forms a value is shown in, one on each line, in small letters.
fn shown_forms(data: &Data, row: usize, forms: &mut String) {
    // writing to a String cannot fail
    let _ = match data {
        Data::Integer(v) => number_forms(i128::from(v[row]), 0, forms),
        Data::Decimal { scale, mantissas } => {
            number_forms(i128::from(mantissas[row]), *scale, forms)
        }
        Data::Wide { scale, mantissas } => number_forms(mantissas[row], *scale, forms),
        Data::Float(v) => write!(
            forms,
            "{0}\n{1}",
            v[row],
            v[row].to_string().replace('.', ",")
        ),
        Data::Date(v) => date_forms(v[row], forms),
        Data::DateTime { micros, .. } => {
            let day = micros[row].div_euclid(86_400_000_000);
            let seconds = micros[row].rem_euclid(86_400_000_000) / 1_000_000;
            let start = forms.len();
            date_forms(day as i32, forms).and_then(|()| {
                let dates = forms[start..].to_owned();
                forms.truncate(start);
                for date in dates.lines() {
                    time_forms(&format!("{date} "), seconds as u32, forms)?;
                }
                let iso = dates.lines().next().unwrap_or_default();
                time_forms(&format!("{iso}t"), seconds as u32, forms)
            })
        }
        Data::Time(v) => time_forms("", v[row], forms),
        Data::Boolean(v) => forms.write_str(if v.get(row) { "ja" } else { "nej" }),
        Data::Dictionary { .. } | Data::Text(_) => Ok(()),
    };
}

fn number_forms(mantissa: i128, scale: u8, forms: &mut String) -> std::fmt::Result {
    let unit = 10u128.saturating_pow(u32::from(scale));
    let sign = if mantissa < 0 { "-" } else { "" };
    let whole = (mantissa.unsigned_abs() / unit).to_string();
    let part = mantissa.unsigned_abs() % unit;
    let part = match scale {
        0 => String::new(),
        _ => format!("{part:0width$}", width = usize::from(scale)),
    };
    let point = if part.is_empty() { "" } else { "." };
    let comma = if part.is_empty() { "" } else { "," };
    writeln!(forms, "{sign}{whole}{point}{part}")?;
    writeln!(forms, "{sign}{whole}{comma}{part}")?;
    if whole.len() > 3 {
        forms.push_str(sign);
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                forms.push('.');
            }
            forms.push(digit);
        }
        writeln!(forms, "{comma}{part}")?;
    }
    Ok(())
}

fn date_forms(days: i32, forms: &mut String) -> std::fmt::Result {
    let (year, month, day) = calendar::civil(i64::from(days));
    writeln!(forms, "{year:04}-{month:02}-{day:02}")?;
    writeln!(forms, "{day:02}-{month:02}-{year:04}")?;
    writeln!(forms, "{day:02}.{month:02}.{year:04}")
}

/// Hours, minutes and seconds after what stands before them, with colons and with Danish points.
fn time_forms(before: &str, seconds: u32, forms: &mut String) -> std::fmt::Result {
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    writeln!(forms, "{before}{hour:02}:{minute:02}:{second:02}")?;
    writeln!(forms, "{before}{hour:02}.{minute:02}.{second:02}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn capitals_do_not_matter_in_danish_either() {
        let needle = Needle::new("ÅLØB").unwrap();
        assert!(needle.is_in("Vesterålen åløbet"));
        assert!(!needle.is_in("alob"));
        assert!(Needle::new("  ").is_none());
    }

    #[test]
    fn numbers_are_found_plain_and_as_shown() {
        let mut forms = String::new();
        number_forms(-123_456_750, 2, &mut forms).unwrap();
        assert_eq!(forms, "-1234567.50\n-1234567,50\n-1.234.567,50\n");
    }

    #[test]
    fn dates_are_found_in_three_forms() {
        let mut forms = String::new();
        date_forms(20_778, &mut forms).unwrap();
        assert_eq!(forms, "2026-11-21\n21-11-2026\n21.11.2026\n");
    }
}
