//! Values of Parquet as text.

use engine::geo::wkb;
use model::calendar;
use parquet::basic::{LogicalType, TimeUnit};
use parquet::data_type::{ByteArray, Decimal};
use parquet::record::Field;
use parquet::schema::types::Type;
use std::fmt::Write;

const MICROS_A_DAY: i64 = 86_400_000_000;

/// What the file says of a column beside its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Nothing more.
    Plain,
    /// Points in time, counted in UTC.
    Utc,
    /// Billionths of a second since 1970, in UTC or not.
    NanosSince1970 { is_utc: bool },
    /// Billionths of a second since midnight.
    NanosOfDay,
}

impl Column {
    /// By the field's type.
    pub fn of(field: &Type) -> Self {
        match field.get_basic_info().logical_type_ref() {
            Some(LogicalType::Timestamp(time)) => {
                let is_utc = time.is_adjusted_to_u_t_c;
                if time.unit == TimeUnit::NANOS {
                    Self::NanosSince1970 { is_utc }
                } else if is_utc {
                    Self::Utc
                } else {
                    Self::Plain
                }
            }
            Some(LogicalType::Time(time)) if time.unit == TimeUnit::NANOS => Self::NanosOfDay,
            _ => Self::Plain,
        }
    }

    /// Writes a value of the column; nothing for a missing one.
    pub fn write(self, field: &Field, text: &mut String) {
        match (self, field) {
            (Self::NanosSince1970 { is_utc }, Field::Long(nanos)) => {
                moment(text, nanos.div_euclid(1000), is_utc);
            }
            (Self::NanosOfDay, Field::Long(nanos)) => clock(text, nanos / 1000),
            (_, Field::TimestampMillis(millis)) => {
                moment(text, millis.saturating_mul(1000), self == Self::Utc);
            }
            (_, Field::TimestampMicros(micros)) => moment(text, *micros, self == Self::Utc),
            (_, other) => plain(other, text),
        }
    }
}

fn plain(field: &Field, text: &mut String) {
    match field {
        Field::Null => {}
        Field::Bool(value) => put(text, value),
        Field::Byte(value) => put(text, value),
        Field::Short(value) => put(text, value),
        Field::Int(value) => put(text, value),
        Field::Long(value) => put(text, value),
        Field::UByte(value) => put(text, value),
        Field::UShort(value) => put(text, value),
        Field::UInt(value) => put(text, value),
        Field::ULong(value) => put(text, value),
        Field::Float16(value) => float(text, f64::from(value.to_f32()), value.to_f32()),
        Field::Float(value) => float(text, f64::from(*value), value),
        Field::Double(value) => float(text, *value, value),
        Field::Decimal(value) => decimal(text, value),
        Field::Str(value) => text.push_str(value),
        Field::Bytes(value) => bytes(text, value),
        Field::Date(days) => date(text, i64::from(*days)),
        Field::TimeMillis(millis) => clock(text, i64::from(*millis) * 1000),
        Field::TimeMicros(micros) => clock(text, *micros),
        Field::TimestampMillis(millis) => moment(text, millis.saturating_mul(1000), false),
        Field::TimestampMicros(micros) => moment(text, *micros, false),
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => json(text, field, 0),
    }
}

/// Writing into memory does not fail.
fn put(text: &mut String, value: impl std::fmt::Display) {
    let _ = write!(text, "{value}");
}

/// The shortest digits that are this number in its own width; none for what is no number.
fn float(text: &mut String, value: f64, own: impl std::fmt::Display + std::fmt::LowerExp) {
    if !value.is_finite() {
        return;
    }
    if value == 0.0 {
        text.push('0');
    } else if (1e-7..1e16).contains(&value.abs()) {
        put(text, own);
    } else {
        let digits = format!("{own:e}");
        match digits.split_once('e') {
            // a part before the exponent marks it as a number
            Some((whole, exponent)) if !whole.contains('.') => {
                let _ = write!(text, "{whole}.0e{exponent}");
            }
            _ => text.push_str(&digits),
        }
    }
}

/// All digits of an exact decimal.
fn decimal(text: &mut String, value: &Decimal) {
    let mut data = value.data();
    let fill = if data.first().is_some_and(|byte| byte & 0x80 != 0) {
        0xff
    } else {
        0
    };
    // bytes that only repeat the sign
    while data.len() > 16 && data.first() == Some(&fill) {
        data = data.get(1..).unwrap_or_default();
    }
    if data.len() > 16 {
        return;
    }
    let mut wide = [fill; 16];
    if let Some(end) = wide.get_mut(16 - data.len()..) {
        end.copy_from_slice(data);
    }
    let number = i128::from_be_bytes(wide);
    let scale = usize::try_from(value.scale()).unwrap_or(0).min(60);
    let digits = number.unsigned_abs().to_string();
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    if number < 0 {
        text.push('-');
    }
    text.push_str(whole);
    if scale > 0 {
        text.push('.');
        text.push_str(fraction);
    }
}

/// Bytes without a type: letters, a geometry, or else their hexadecimal digits.
fn bytes(text: &mut String, value: &ByteArray) {
    let data = value.data();
    if matches!(data.first(), Some(0 | 1))
        && let Some(said) = wkb::parse(data)
    {
        put(text, said.geometry);
        return;
    }
    match std::str::from_utf8(data) {
        Ok(letters)
            if !letters
                .chars()
                .any(|c| c.is_control() && !c.is_whitespace()) =>
        {
            text.push_str(letters);
        }
        _ => {
            for byte in data {
                let _ = write!(text, "{byte:02x}");
            }
        }
    }
}

/// Year, month and day; `None` outside the years of four digits.
fn civil(days: i64) -> Option<(i64, u32, u32)> {
    (-719_528..=2_932_896)
        .contains(&days)
        .then(|| calendar::civil(days))
}

fn date(text: &mut String, days: i64) {
    match civil(days) {
        Some((year, month, day)) => {
            let _ = write!(text, "{year:04}-{month:02}-{day:02}");
        }
        // no day of the calendar
        None => put(text, days),
    }
}

fn clock(text: &mut String, micros: i64) {
    if !(0..MICROS_A_DAY).contains(&micros) {
        return put(text, micros);
    }
    let seconds = micros / 1_000_000;
    let _ = write!(
        text,
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    match micros % 1_000_000 {
        0 => {}
        fraction if fraction % 1000 == 0 => {
            let _ = write!(text, ".{:03}", fraction / 1000);
        }
        fraction => {
            let _ = write!(text, ".{fraction:06}");
        }
    }
}

fn moment(text: &mut String, micros: i64, is_utc: bool) {
    let days = micros.div_euclid(MICROS_A_DAY);
    if civil(days).is_none() {
        return put(text, micros);
    }
    date(text, days);
    text.push('T');
    clock(text, micros.rem_euclid(MICROS_A_DAY));
    if is_utc {
        text.push('Z');
    }
}

/// Values within values go no deeper than this.
const MAX_DEPTH: usize = 32;

/// Lists, structures and maps as JSON.
fn json(text: &mut String, field: &Field, depth: usize) {
    if depth > MAX_DEPTH {
        text.push_str("null");
        return;
    }
    match field {
        Field::Group(row) => {
            text.push('{');
            for (at, (name, value)) in row.get_column_iter().enumerate() {
                text.push_str(if at > 0 { "," } else { "" });
                quoted(text, name);
                text.push(':');
                json(text, value, depth + 1);
            }
            text.push('}');
        }
        Field::ListInternal(list) => {
            text.push('[');
            for (at, value) in list.elements().iter().enumerate() {
                text.push_str(if at > 0 { "," } else { "" });
                json(text, value, depth + 1);
            }
            text.push(']');
        }
        Field::MapInternal(map) => {
            text.push('{');
            for (at, (key, value)) in map.entries().iter().enumerate() {
                text.push_str(if at > 0 { "," } else { "" });
                let mut name = String::new();
                plain(key, &mut name);
                quoted(text, &name);
                text.push(':');
                json(text, value, depth + 1);
            }
            text.push('}');
        }
        Field::Null => text.push_str("null"),
        Field::Bool(_)
        | Field::Byte(_)
        | Field::Short(_)
        | Field::Int(_)
        | Field::Long(_)
        | Field::UByte(_)
        | Field::UShort(_)
        | Field::UInt(_)
        | Field::ULong(_)
        | Field::Decimal(_) => plain(field, text),
        Field::Float16(_) | Field::Float(_) | Field::Double(_) => {
            let from = text.len();
            plain(field, text);
            if text.len() == from {
                text.push_str("null");
            }
        }
        other => {
            let mut value = String::new();
            plain(other, &mut value);
            quoted(text, &value);
        }
    }
}

fn quoted(text: &mut String, value: &str) {
    text.push('"');
    for letter in value.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            letter if letter < ' ' => {
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            }
            letter => text.push(letter),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn written(column: Column, field: &Field) -> String {
        let mut text = String::new();
        column.write(field, &mut text);
        text
    }

    #[test]
    fn numbers_keep_their_digits() {
        for (field, text) in [
            (Field::Null, ""),
            (Field::Bool(true), "true"),
            (Field::Float(0.1), "0.1"),
            (Field::Double(0.1), "0.1"),
            (Field::Double(4.0), "4"),
            (Field::Double(-0.0), "0"),
            (Field::Double(f64::NAN), ""),
            (Field::Double(1e300), "1.0e300"),
            (Field::Long(i64::MIN), "-9223372036854775808"),
            (Field::Decimal(Decimal::from_i32(-5, 8, 2)), "-0.05"),
            (Field::Decimal(Decimal::from_i64(123_456, 8, 0)), "123456"),
            (
                Field::Decimal(Decimal::from_bytes(ByteArray::from(vec![0xff; 20]), 40, 3)),
                "-0.001",
            ),
        ] {
            assert_eq!(written(Column::Plain, &field), text, "{field:?}");
        }
    }

    #[test]
    fn days_and_times_are_iso() {
        assert_eq!(written(Column::Plain, &Field::Date(0)), "1970-01-01");
        assert_eq!(written(Column::Plain, &Field::Date(-719_468)), "0000-03-01");
        assert_eq!(written(Column::Plain, &Field::Date(i32::MAX)), "2147483647");
        let noon = Field::TimestampMillis(1_760_356_800_500);
        assert_eq!(written(Column::Plain, &noon), "2025-10-13T12:00:00.500");
        assert_eq!(written(Column::Utc, &noon), "2025-10-13T12:00:00.500Z");
        let nanos = Column::NanosSince1970 { is_utc: false };
        assert_eq!(
            written(nanos, &Field::Long(-1000)),
            "1969-12-31T23:59:59.999999"
        );
        assert_eq!(
            written(Column::NanosOfDay, &Field::Long(3_661_000_000_000)),
            "01:01:01"
        );
        assert_eq!(
            written(Column::Plain, &Field::TimestampMicros(i64::MAX)),
            i64::MAX.to_string()
        );
    }

    #[test]
    fn bytes_are_letters_a_geometry_or_digits() {
        let of =
            |data: &[u8]| written(Column::Plain, &Field::Bytes(ByteArray::from(data.to_vec())));
        assert_eq!(of("Ærø".as_bytes()), "Ærø");
        assert_eq!(of(&[0xff, 0]), "ff00");
        let mut point = vec![1, 1, 0, 0, 0];
        point.extend(1.5_f64.to_le_bytes());
        point.extend(2.0_f64.to_le_bytes());
        assert_eq!(of(&point), "POINT (1.5 2)");
    }
}
