//! Excel's older kinds: [`xls`] of 97 to 2003 in its [`compound`] file, and the binary [`xlsb`].
//!
//! Both are lists of records, each with a number and a length. Nothing a record tells is trusted: what lies
//! beyond its end is not there.

mod compound;
mod notes;
mod taking;
pub(super) mod xls;
pub(super) mod xlsb;

use crate::read::archive::number;

/// A number of two bytes; 0 beyond the end.
fn short(bytes: &[u8], at: usize) -> u16 {
    number(bytes, at, 2).unwrap_or(0) as u16
}

/// A number of four bytes; 0 beyond the end.
fn long(bytes: &[u8], at: usize) -> u32 {
    number(bytes, at, 4).unwrap_or(0) as u32
}

/// A number in floating point; `None` beyond the end.
fn float(bytes: &[u8], at: usize) -> Option<f64> {
    number(bytes, at, 8).map(f64::from_bits)
}

/// A number in Excel's short form: 30 bits of a whole number or of one in floating point, perhaps in
/// hundredths.
fn packed(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits as i32 >> 2)
    };
    if bits & 1 == 0 {
        number
    } else {
        number / 100.0
    }
}

/// Adds letters of two bytes each.
fn push_wide(letters: &[u8], text: &mut Vec<u8>) {
    let units = letters
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let mut utf8 = [0; 4];
    for letter in char::decode_utf16(units) {
        let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
        text.extend_from_slice(letter.encode_utf8(&mut utf8).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_of_numbers() {
        assert_eq!(packed((1962 << 2) | 2), 1962.0);
        assert_eq!(packed((-5i32 << 2) as u32 | 2), -5.0);
        assert_eq!(packed((12_345 << 2) | 3), 123.45);
        assert_eq!(packed(0x3ff0_0000), 1.0);
        assert_eq!(packed(0x3ff0_0001), 0.01);
    }

    #[test]
    fn what_lies_beyond_the_end_is_not_there() {
        assert_eq!((short(b"\x01", 0), long(b"abc", 0)), (0, 0));
        assert_eq!(float(b"\0\0\0\0\0\0\xf0", 0), None);
        let mut text = Vec::new();
        push_wide(b"\xe6\0\x3d\xd8x", &mut text);
        assert_eq!(text, "æ\u{fffd}".as_bytes());
    }
}
