//! Plain numbers, eight digits at a time: the form nearly all numbers of a file have.

/// Reads the plain number that lies in `text` from `start` to `end`, as [`super::number::plain_integer`]
/// does for a whole one (`scale` 0) and [`super::number::plain_decimal`] for one with exactly `scale` digits behind the sign. Eight digits
/// are read at once, with the bytes before the number masked away. `None`: another form, or too near to
/// the beginning of the text; the slower ways then have a look.
#[inline]
pub(crate) fn at_once(text: &[u8], start: usize, end: usize, scale: u8, sign: u8) -> Option<i64> {
    let negative = *text.get(start)? == b'-';
    let start = start + usize::from(negative);
    let digits = end.checked_sub(start)?;
    let part = usize::from(scale);
    let value = if part == 0 {
        if digits == 0 || digits > 16 || (digits > 1 && text[start] == b'0') {
            return None;
        }
        sixteen(text, end, digits)?
    } else {
        let whole_end = end.checked_sub(part + 1)?;
        let whole = whole_end.checked_sub(start)?;
        if *text.get(whole_end)? != sign
            || whole == 0
            || whole > 8
            || part > 8
            || (whole > 1 && text[start] == b'0')
        {
            return None;
        }
        u64::from(eight(text, whole_end, whole)?) * POWERS[part]
            + u64::from(eight(text, end, part)?)
    };
    let value = value as i64;
    Some(if negative { -value } else { value })
}

const POWERS: [u64; 9] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
];

/// The value of up to 16 digits that end at `end`.
#[inline]
fn sixteen(text: &[u8], end: usize, digits: usize) -> Option<u64> {
    if digits <= 8 {
        return eight(text, end, digits).map(u64::from);
    }
    let low = eight(text, end, 8)?;
    let high = eight(text, end - 8, digits - 8)?;
    Some(u64::from(high) * POWERS[8] + u64::from(low))
}

/// The value of one to eight digits that end at `end`.
#[inline]
fn eight(text: &[u8], end: usize, digits: usize) -> Option<u32> {
    let bytes = text.get(end.checked_sub(8)?..end)?.first_chunk::<8>()?;
    // the first byte is the lowest: what stands before the digits is shifted out, zeros come in
    let before = 8 * (8 - digits as u32);
    let mut word = (u64::from_le_bytes(*bytes) ^ 0x3030_3030_3030_3030) >> before << before;
    if (word.wrapping_add(0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    // pairs, fours, all eight
    word = word.wrapping_mul(10).wrapping_add(word >> 8) & 0x00ff_00ff_00ff_00ff;
    word = word.wrapping_mul(100).wrapping_add(word >> 16) & 0x0000_ffff_0000_ffff;
    Some((word.wrapping_mul(10_000).wrapping_add(word >> 32)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::number::{plain_decimal, plain_integer};
    use model::sniff::DecimalSign::Comma;

    #[test]
    fn eight_digits_at_once_are_what_one_by_one_are() {
        let numbers = [
            "0",
            "1",
            "-1",
            "12",
            "-0",
            "00",
            "01",
            "12345678",
            "123456789",
            "1234567890123456",
            "12345678901234567",
            "",
            "-",
            "1a",
            "a1",
            "1.5",
            "1,5",
            "0,5",
            "-0,25",
            "00,5",
            "1,",
            ",5",
            "123456,78",
            "12345678,12345678",
            "123456789,1",
            "1.234,56",
            "1,5,5",
            "9,99",
            "+1",
            " 1",
            "1:",
            "1/",
            "55,123456",
            "9,000001",
            "-12,10",
            "1\u{0}",
            "\u{ff}1",
        ];
        for number in numbers {
            let value = number.as_bytes();
            for before in ["", "123456789;", "æøåæøåæøå;", "--------------------"] {
                let text = format!("{before}{number}");
                let (start, end) = (before.len(), text.len());
                let at_once = |scale| at_once(text.as_bytes(), start, end, scale, b',');
                if let Some(found) = at_once(0) {
                    assert_eq!(plain_integer(value), Some(found), "{text}");
                } else if before.len() >= 16 && value.len() < 16 {
                    assert_eq!(plain_integer(value), None, "{text}");
                }
                for scale in 1..=8 {
                    let plain = plain_decimal(value, Comma).filter(|plain| plain.1 == scale);
                    if let Some(found) = at_once(scale) {
                        assert_eq!(plain, Some((found, scale)), "{text}");
                    } else if before.len() >= 16 && number.find(',').is_some_and(|at| at < 9) {
                        assert_eq!(plain, None, "{text}");
                    }
                }
            }
        }
    }
}
