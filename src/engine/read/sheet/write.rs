//! Cells of a sheet as delimited text.

use calamine::{DataRef, ExcelDateTime};

/// What a number format says about how a value is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Format {
    /// Digits of a code, for a format of zeros only.
    code_digits: u8,
    has_day: bool,
    has_clock: bool,
}

impl Format {
    /// Reads a format code.
    pub fn of(code: Option<&str>) -> Self {
        let Some(code) = code else {
            return Self::default();
        };
        let positive = code.split(';').next().unwrap_or_default();
        let is_code = positive.len() > 1 && positive.bytes().all(|b| b == b'0');
        if is_code {
            return Self {
                code_digits: u8::try_from(positive.len()).unwrap_or(0),
                ..Self::default()
            };
        }
        let mut format = Self::default();
        let (mut in_quotes, mut in_brackets, mut is_escaped) = (false, false, false);
        for letter in positive.chars() {
            if is_escaped {
                is_escaped = false;
                continue;
            }
            match letter {
                '\\' | '_' | '*' => is_escaped = true,
                '"' => in_quotes = !in_quotes,
                '[' => in_brackets = true,
                ']' => in_brackets = false,
                _ if in_quotes || in_brackets => {}
                'd' | 'D' | 'y' | 'Y' => format.has_day = true,
                'h' | 'H' | 's' | 'S' => format.has_clock = true,
                _ => {}
            }
        }
        format
    }
}

/// Writes rows as they come; gaps become blank lines and empty fields.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// Where each line begins, and how many fields it has.
    lines: Vec<(usize, u32)>,
    /// The row being written, counted from 0.
    row: u32,
    /// Fields of that row so far.
    fields: u32,
    is_open: bool,
    used_rows: u64,
    first_column: Option<u32>,
    columns: u32,
    /// Rows more than the sheet has, because some came twice.
    extra: u32,
}

/// With more bytes of empty fields than this, short rows stay short.
const MAX_PADDING_BYTES: u64 = 1 << 30;

impl Writer {
    /// Adds a cell that holds a value.
    pub fn cell(&mut self, row: u32, column: u32, value: &DataRef<'_>, format: Format) {
        let row = row.saturating_add(self.extra);
        // rows and columns that go back are damage; their cells are kept in a row of their own
        let goes_back =
            self.is_open && (row < self.row || (row == self.row && column < self.fields));
        if goes_back {
            self.extra += 1;
        }
        let row = if goes_back { self.row + 1 } else { row };
        if !self.is_open || row != self.row {
            let next = if self.is_open { self.row + 1 } else { 0 };
            for _ in next..row {
                self.close_line();
                self.lines.push((self.bytes.len(), 0));
                self.is_open = true;
            }
            self.close_line();
            self.lines.push((self.bytes.len(), 0));
            self.is_open = true;
            self.row = row;
            self.fields = 0;
            self.used_rows += 1;
        }
        while self.fields <= column {
            if self.fields > 0 {
                self.bytes.push(b',');
            }
            self.fields += 1;
        }
        if let Some(line) = self.lines.last_mut() {
            line.1 = self.fields;
        }
        self.first_column = Some(self.first_column.map_or(column, |first| first.min(column)));
        self.columns = self.columns.max(self.fields);
        write_value(&mut self.bytes, value, format);
    }

    fn close_line(&mut self) {
        if self.is_open {
            self.bytes.push(b'\n');
        }
    }

    /// Rows with anything in them, columns, and the text: empty columns at the left are left out, short
    /// rows filled up.
    pub fn finish(mut self) -> (u64, u64, Vec<u8>) {
        let Some(first) = self.first_column else {
            return (0, 0, Vec::new());
        };
        self.close_line();
        let width = self.columns - first;
        let needed = self.used_rows * u64::from(width);
        let mut text = Vec::with_capacity(self.bytes.len());
        for (at, (from, fields)) in self.lines.iter().enumerate() {
            let to = self.lines.get(at + 1).map_or(self.bytes.len(), |l| l.0);
            let line = &self.bytes[*from..to.saturating_sub(1)];
            if *fields > 0 {
                text.extend_from_slice(line.get(first as usize..).unwrap_or_default());
                if needed <= MAX_PADDING_BYTES {
                    text.extend(std::iter::repeat_n(b',', (self.columns - fields) as usize));
                }
            }
            text.push(b'\n');
        }
        (self.used_rows, u64::from(width), text)
    }
}

fn write_value(bytes: &mut Vec<u8>, value: &DataRef<'_>, format: Format) {
    match value {
        DataRef::Empty | DataRef::Error(_) => {}
        DataRef::Int(number) => write_code(bytes, *number, format),
        DataRef::Float(number) => write_float(bytes, *number, format),
        DataRef::String(text) => write_text(bytes, text),
        DataRef::SharedString(text) => write_text(bytes, text),
        DataRef::Bool(yes) => bytes.extend_from_slice(if *yes { b"true" } else { b"false" }),
        DataRef::DateTime(moment) => write_moment(bytes, moment, format),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => write_text(bytes, text),
    }
}

fn write_code(bytes: &mut Vec<u8>, number: i64, format: Format) {
    let width = usize::from(format.code_digits);
    let text = if number >= 0 {
        format!("{number:0width$}")
    } else {
        number.to_string()
    };
    bytes.extend_from_slice(text.as_bytes());
}

fn write_float(bytes: &mut Vec<u8>, number: f64, format: Format) {
    let is_whole = number.fract() == 0.0 && number.abs() < 1e15;
    if is_whole {
        // minus zero included
        return write_code(bytes, number as i64, format);
    }
    let size = number.abs();
    let text = if !number.is_finite() {
        String::new()
    } else if (1e-7..1e15).contains(&size) {
        number.to_string()
    } else {
        let text = format!("{number:e}");
        // a part before the exponent marks it as a number
        match text.split_once('e') {
            Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0e{exponent}"),
            _ => text,
        }
    };
    bytes.extend_from_slice(text.as_bytes());
}

fn write_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.push(b'"');
    for part in text.split_inclusive('"') {
        bytes.extend_from_slice(part.as_bytes());
        if part.ends_with('"') {
            bytes.push(b'"');
        }
    }
    bytes.push(b'"');
}

fn write_moment(bytes: &mut Vec<u8>, moment: &ExcelDateTime, format: Format) {
    let serial = moment.as_f64();
    if !(0.0..2_958_466.0).contains(&serial) {
        // no day of Excel's calendar
        return write_float(bytes, serial, Format::default());
    }
    if moment.is_duration() {
        let seconds = (serial * 86_400.0).round() as u64;
        let text = format!(
            "{:02}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        );
        bytes.extend_from_slice(text.as_bytes());
        return;
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let has_time = hour != 0 || minute != 0 || second != 0 || milli != 0;
    let mut text = String::new();
    let only_clock = serial < 1.0 && (!format.has_day || has_time);
    if !only_clock {
        text.push_str(&format!("{year:04}-{month:02}-{day:02}"));
        if has_time || format.has_clock {
            text.push('T');
        }
    }
    if only_clock || has_time || format.has_clock {
        text.push_str(&format!("{hour:02}:{minute:02}:{second:02}"));
        if milli > 0 {
            text.push_str(&format!(".{milli:03}"));
        }
    }
    bytes.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use calamine::ExcelDateTimeType;

    fn written(value: &DataRef<'_>, code: &str) -> String {
        let mut bytes = Vec::new();
        write_value(&mut bytes, value, Format::of(Some(code)));
        String::from_utf8(bytes).unwrap()
    }

    fn moment(serial: f64, code: &str) -> String {
        let value = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false);
        written(&DataRef::DateTime(value), code)
    }

    #[test]
    fn numbers_keep_all_their_digits_and_codes_their_zeros() {
        assert_eq!(written(&DataRef::Float(25.1), "General"), "25.1");
        assert_eq!(written(&DataRef::Float(101.0), "0000"), "0101");
        assert_eq!(written(&DataRef::Float(101.0), "0"), "101");
        assert_eq!(written(&DataRef::Float(-0.0), "General"), "0");
        assert_eq!(written(&DataRef::Float(1e300), "General"), "1.0e300");
        assert_eq!(written(&DataRef::Float(0.25), "0%"), "0.25");
    }

    #[test]
    fn dates_are_iso() {
        assert_eq!(moment(45943.0, "dd-mm-yyyy"), "2025-10-13");
        assert_eq!(moment(45943.5, "dd-mm-yyyy hh:mm"), "2025-10-13T12:00:00");
        assert_eq!(moment(45943.0, "dd-mm-yyyy hh:mm"), "2025-10-13T00:00:00");
        assert_eq!(moment(0.25, "hh:mm"), "06:00:00");
    }

    #[test]
    fn texts_are_quoted() {
        assert_eq!(
            written(&DataRef::SharedString("Åløbet \"2\""), "General"),
            "\"Åløbet \"\"2\"\"\""
        );
    }

    #[test]
    fn lines_are_rows_and_empty_columns_at_the_left_are_left_out() {
        let mut writer = Writer::default();
        let text = DataRef::SharedString("a");
        writer.cell(1, 2, &text, Format::default());
        writer.cell(3, 1, &text, Format::default());
        writer.cell(3, 3, &text, Format::default());
        let (rows, columns, bytes) = writer.finish();
        assert_eq!((rows, columns), (2, 3));
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\n,\"a\",\n\n\"a\",,\"a\"\n"
        );
    }
}
