//! What people write around the digits of a number: units, brackets, a minus behind.
//!
//! `12,5 %`, `kr. 1.200,-`, `1.200 mio. kr.`, `5-`, `(5)`, `12*`. The digits themselves are read elsewhere;
//! here they are only found, and what stands before and after them is understood or refused as a whole.

use model::unit::Unit;
use serde::{Deserialize, Serialize};

/// A unit written beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellUnit {
    /// What is counted.
    pub unit: Unit,
    /// How many of them the number counts at a time: 1000 for `t.kr.`.
    pub factor: u32,
}

/// What stands around the digits of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Dress {
    /// The unit.
    pub unit: Option<CellUnit>,
    /// `5-`
    pub minus_after: bool,
    /// `(5)`
    pub is_bracketed: bool,
    /// `5*`
    pub is_starred: bool,
}

/// A number's digits, with separators and exponent, and what stands around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Undressed<'a> {
    /// From the first digit to the last.
    pub digits: &'a [u8],
    /// True when a minus or brackets say so.
    pub is_negative: bool,
    /// What was taken off.
    pub dress: Dress,
}

/// Longest unit worth looking at, blanks and points left out.
const MAX_UNIT_BYTES: usize = 16;

/// Units as they are spelled without blanks and points, in small letters.
const UNITS: [(&[u8], Unit, u32); 28] = [
    (b"%", Unit::Percent, 1),
    (b"pct", Unit::Percent, 1),
    (b"procent", Unit::Percent, 1),
    ("‰".as_bytes(), Unit::PerMille, 1),
    (b"promille", Unit::PerMille, 1),
    (b"kr", Unit::Krone, 1),
    (b"krone", Unit::Krone, 1),
    (b"kroner", Unit::Krone, 1),
    (b"dkk", Unit::Krone, 1),
    (b"dkr", Unit::Krone, 1),
    (b"tkr", Unit::Krone, 1_000),
    (b"tdkk", Unit::Krone, 1_000),
    (b"tusindkr", Unit::Krone, 1_000),
    (b"tusindkroner", Unit::Krone, 1_000),
    (b"mkr", Unit::Krone, 1_000_000),
    (b"mdkk", Unit::Krone, 1_000_000),
    (b"miokr", Unit::Krone, 1_000_000),
    (b"mio", Unit::Count, 1_000_000),
    (b"mia", Unit::Count, 1_000_000_000),
    (b"millkr", Unit::Krone, 1_000_000),
    (b"millionkr", Unit::Krone, 1_000_000),
    (b"millionerkr", Unit::Krone, 1_000_000),
    (b"millkroner", Unit::Krone, 1_000_000),
    (b"miakr", Unit::Krone, 1_000_000_000),
    (b"milliarderkr", Unit::Krone, 1_000_000_000),
    ("€".as_bytes(), Unit::Euro, 1),
    (b"eur", Unit::Euro, 1),
    (b"euro", Unit::Euro, 1),
];

/// Takes off what stands around the digits; `None` when there is nothing, or something that does not
/// belong to a number.
pub(crate) fn undress(value: &[u8]) -> Option<Undressed<'_>> {
    let first = value.iter().position(u8::is_ascii_digit)?;
    let last = value.iter().rposition(u8::is_ascii_digit)?;
    let (head, tail) = (value.get(..first)?, value.get(last + 1..)?);
    if head.is_empty() && tail.is_empty() {
        return None;
    }
    let mut found = Found::default();
    found.before(head)?;
    found.after(tail)?;
    let dress = Dress {
        unit: found.unit,
        minus_after: found.minus_after,
        is_bracketed: found.is_closed,
        is_starred: found.is_starred,
    };
    let minuses = u8::from(found.minus_before) + u8::from(dress.minus_after);
    if found.is_open != found.is_closed || minuses + u8::from(dress.is_bracketed) > 1 {
        return None;
    }
    // nothing but blanks
    if dress == Dress::default() && minuses == 0 {
        return None;
    }
    Some(Undressed {
        digits: value.get(first..=last)?,
        is_negative: minuses == 1 || dress.is_bracketed,
        dress,
    })
}

#[derive(Default)]
struct Found {
    unit: Option<CellUnit>,
    minus_before: bool,
    minus_after: bool,
    is_open: bool,
    is_closed: bool,
    is_starred: bool,
}

impl Found {
    /// What stands before the digits: a bracket, a minus, a unit, each at most once.
    fn before(&mut self, mut rest: &[u8]) -> Option<()> {
        let mut has_sign = false;
        while let Some((&byte, next)) = rest.split_first() {
            if let Some(next) = without_blank(rest) {
                rest = next;
            } else if let Some(next) = without_minus(rest) {
                if has_sign {
                    return None;
                }
                (has_sign, self.minus_before) = (true, true);
                rest = next;
            } else if byte == b'+' && !has_sign {
                has_sign = true;
                rest = next;
            } else if byte == b'(' && !self.is_open {
                self.is_open = true;
                rest = next;
            } else {
                rest = self.take_unit(rest)?;
            }
        }
        Some(())
    }

    /// What stands after them: `,-`, or a minus; a unit; a bracket; a star.
    fn after(&mut self, rest: &[u8]) -> Option<()> {
        let mut rest = rest;
        if let [b',' | b'.', b'-', next @ ..] = rest {
            // no øre
            self.set_unit(CellUnit {
                unit: Unit::Krone,
                factor: 1,
            })?;
            rest = next.strip_prefix(b"-").unwrap_or(next);
        } else if let Some(next) = without_minus(rest) {
            self.minus_after = true;
            rest = next;
        }
        while let Some((&byte, next)) = rest.split_first() {
            if let Some(next) = without_blank(rest) {
                rest = next;
            } else if self.is_starred {
                return None;
            } else if byte == b')' && !self.is_closed {
                self.is_closed = true;
                rest = next;
            } else if byte == b'*' {
                self.is_starred = true;
                rest = next;
            } else {
                rest = self.take_unit(rest)?;
            }
        }
        Some(())
    }

    /// Reads a unit at the beginning: letters and signs, with points and blanks between and after them.
    fn take_unit<'a>(&mut self, text: &'a [u8]) -> Option<&'a [u8]> {
        let mut word = [0u8; MAX_UNIT_BYTES];
        let mut length = 0;
        let mut rest = text;
        while let Some((&byte, next)) = rest.split_first() {
            if byte == b'.' && length > 0 {
                rest = next;
            } else if byte.is_ascii_alphabetic() || byte == b'%' || !byte.is_ascii() {
                if let Some(next) = without_blank(rest) {
                    rest = next;
                    continue;
                }
                *word.get_mut(length)? = byte.to_ascii_lowercase();
                length += 1;
                rest = next;
            } else if let Some(next) = without_blank(rest) {
                rest = next;
            } else {
                break;
            }
        }
        let word = word.get(..length)?;
        let (_, unit, factor) = UNITS.iter().find(|known| known.0 == word)?;
        self.set_unit(CellUnit {
            unit: *unit,
            factor: *factor,
        })?;
        Some(rest)
    }

    /// A number has one unit, though kroner may be said twice: `kr. 1.200,-`.
    fn set_unit(&mut self, unit: CellUnit) -> Option<()> {
        match self.unit {
            Some(known) if known != unit => return None,
            _ => self.unit = Some(unit),
        }
        Some(())
    }
}

/// What follows a blank of any kind.
fn without_blank(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b' ' | b'\t', rest @ ..] | [0xc2, 0xa0, rest @ ..] | [0xe2, 0x80, 0xaf, rest @ ..] => {
            Some(rest)
        }
        _ => None,
    }
}

/// What follows a minus: the hyphen, U+2212 or the dash that writing programs make of it.
fn without_minus(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b'-', rest @ ..] | [0xe2, 0x88, 0x92, rest @ ..] | [0xe2, 0x80, 0x93, rest @ ..] => {
            Some(rest)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::read::ColumnPlan;
    use crate::read::number::{both, parse, read};
    use model::sniff::DecimalSign::{self, Comma};

    fn exact(text: &str, sign: DecimalSign) -> Option<(i128, u8)> {
        parse(text.as_bytes(), sign).map(|n| (n.mantissa, n.scale))
    }

    /// Digits, whether negative, unit and factor.
    type Taken<'a> = (&'a str, bool, Option<(Unit, u32)>);

    fn taken(text: &str) -> Option<Taken<'_>> {
        let found = undress(text.as_bytes())?;
        let unit = found.dress.unit.map(|own| (own.unit, own.factor));
        let digits = std::str::from_utf8(found.digits).unwrap();
        Some((digits, found.is_negative, unit))
    }

    #[test]
    fn units_stand_before_and_after() {
        let krone = Some((Unit::Krone, 1));
        for (text, expected) in [
            ("12,5 %", ("12,5", false, Some((Unit::Percent, 1)))),
            ("12,5%", ("12,5", false, Some((Unit::Percent, 1)))),
            ("12,5\u{a0}pct.", ("12,5", false, Some((Unit::Percent, 1)))),
            ("3 ‰", ("3", false, Some((Unit::PerMille, 1)))),
            ("kr. 1.200,-", ("1.200", false, krone)),
            ("1.200,-", ("1.200", false, krone)),
            ("1.200,--", ("1.200", false, krone)),
            ("1.200 kr.", ("1.200", false, krone)),
            ("1.200,00 DKK", ("1.200,00", false, krone)),
            ("DKK 5", ("5", false, krone)),
            ("-5 kr", ("5", true, krone)),
            ("kr. -5,50", ("5,50", true, krone)),
            ("(1.200 kr.)", ("1.200", true, krone)),
            ("12 t.kr.", ("12", false, Some((Unit::Krone, 1000)))),
            (
                "1,5 mio. kr.",
                ("1,5", false, Some((Unit::Krone, 1_000_000))),
            ),
            ("€ 12", ("12", false, Some((Unit::Euro, 1)))),
        ] {
            assert_eq!(taken(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn minus_behind_brackets_and_stars() {
        assert_eq!(taken("5-"), Some(("5", true, None)));
        assert_eq!(taken("5−"), Some(("5", true, None)));
        assert_eq!(taken("(5)"), Some(("5", true, None)));
        assert_eq!(taken("12*"), Some(("12", false, None)));
        assert!(undress(b"12 *").unwrap().dress.is_starred);
    }

    #[test]
    fn anything_else_stays_as_it_is() {
        for text in [
            "5",
            "",
            "Hovedgade 12",
            "12 A",
            "-5-",
            "(5",
            "5)",
            "(-5)",
            "kr. 5 EUR",
            "5 % kr.",
            "5**",
            "5.",
            "- kr.",
            "A12",
            "5 km",
            "--5",
            "12 kr. om dagen og mere til det hele",
        ] {
            assert_eq!(taken(text), None, "{text}");
        }
    }

    #[test]
    fn what_stands_around_the_digits() {
        for (text, expected) in [
            ("12,5 %", (125, 1)),
            ("kr. 1.200,-", (1200, 0)),
            ("1.200 kr.", (1200, 0)),
            ("5-", (-5, 0)),
            ("(5)", (-5, 0)),
            ("(1.234,50)", (-123_450, 2)),
            ("1.234,50-", (-123_450, 2)),
            ("1,2E+03", (1200, 0)),
            ("1.250*", (1250, 0)),
            ("-1 200 kr.", (-1200, 0)),
        ] {
            assert_eq!(exact(text, Comma), Some(expected), "{text}");
            let number = parse(text.as_bytes(), Comma).unwrap();
            assert_eq!(both(text.as_bytes()).0, Some(number), "{text}");
        }
        let number = parse(b"1.200 kr.", Comma).unwrap();
        assert_eq!((number.sign_groups, number.groups), (0, 1));
        assert_eq!(number.dress.unit.unwrap().unit, Unit::Krone);
    }

    #[test]
    fn either_sign_divides_where_a_column_has_both() {
        let plan = ColumnPlan {
            either_sign: true,
            ..ColumnPlan::text()
        };
        for (text, expected) in [
            ("4,0", (40, 1)),
            ("3.0999999", (30_999_999, 7)),
            ("1.250", (1250, 3)),
            ("1,250", (1250, 3)),
            ("1.234,5", (12345, 1)),
            ("7", (7, 0)),
        ] {
            let number = read(text.as_bytes(), &plan).unwrap();
            assert_eq!((number.mantissa, number.scale), expected, "{text}");
        }
        assert!(read(b"-", &plan).is_none());
        let nil = ColumnPlan {
            nil_dash: true,
            ..ColumnPlan::text()
        };
        assert_eq!(read(b"-", &nil).unwrap().mantissa, 0);
    }
}
