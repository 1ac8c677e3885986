//! The short ways of reading values that look as expected: counted only, so that evidence can be
//! worked out at the end as if each value had been looked at closely.

use super::delimited::Span;
use super::evidence::{Evidence, readings};
use super::{ColumnPlan, boolean, digits, number};
use crate::table::builder::NumberBuilder;
use model::sniff::{DateOrder, DecimalSign};

/// Counts of values that were looked at only as far as the plan asks.
#[derive(Debug, Default)]
pub(crate) struct Short {
    /// Digits behind the sign of the last number that was not as usual.
    usual_scale: u8,
    /// Numbers without any sign.
    pub whole: u64,
    /// Numbers with a part, and no doubt about it.
    pub parts: u64,
    /// Numbers with a part of three digits: thousands under the other sign.
    pub three_part: u64,
    /// Whole numbers with one group of thousands: a part under the other sign.
    pub three_group: u64,
    /// Whole numbers with two groups of thousands or more.
    pub groups: u64,
    /// Numbers with thousands and a part; they are among `parts`, too.
    pub grouped_parts: u64,
    /// True when a comma was met in a number.
    pub comma: bool,
    /// Dates, with and without a time.
    pub dates: u64,
    /// Dates that are dates in the other order of day and month, too.
    pub either: u64,
    /// Those of them that mean another day then.
    pub swappable: u64,
    pub timed: u64,
    pub zoned: u64,
    pub times: u64,
    pub yes: u64,
    pub no: u64,
}

impl Short {
    /// Reads a number of the form the last one had and adds it; false when it has another.
    #[inline]
    pub fn usual(
        &mut self,
        text: &[u8],
        span: Span,
        is_whole: bool,
        sign: DecimalSign,
        numbers: &mut NumberBuilder,
    ) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        let scale = if is_whole { 0 } else { self.usual_scale };
        let found = digits::at_once(text, start, end, scale, number::sign_byte(sign));
        let Some(mantissa) = found else {
            return false;
        };
        numbers.push(mantissa, scale);
        self.count_plain(mantissa, scale, sign);
        true
    }

    #[inline]
    fn count_plain(&mut self, mantissa: i64, scale: u8, sign: DecimalSign) {
        match scale {
            0 => self.whole += 1,
            // with three digits it could be thousands under the other sign
            3 if (1000..1_000_000).contains(&mantissa.unsigned_abs()) => self.three_part += 1,
            _ => self.parts += 1,
        }
        self.comma |= scale > 0 && sign == DecimalSign::Comma;
    }

    /// Reads a number and adds it; false when it needs a closer look.
    #[inline]
    pub fn number(
        &mut self,
        value: &[u8],
        is_whole: bool,
        sign: DecimalSign,
        numbers: &mut NumberBuilder,
    ) -> bool {
        if is_whole {
            if let Some(number) = number::plain_integer(value) {
                numbers.push(number, 0);
                self.whole += 1;
                return true;
            }
        } else if let Some((mantissa, scale)) = number::plain_decimal(value, sign) {
            numbers.push(mantissa, scale);
            self.count_plain(mantissa, scale, sign);
            self.usual_scale = scale;
            return true;
        }
        self.grouped(value, is_whole, sign, numbers)
    }

    /// The same for numbers with thousands set off.
    fn grouped(
        &mut self,
        value: &[u8],
        is_whole: bool,
        sign: DecimalSign,
        numbers: &mut NumberBuilder,
    ) -> bool {
        let Some(n) = number::parse(value, sign) else {
            return false;
        };
        if n.sign_groups == 0 || n.float.is_some() || (is_whole && n.has_part) {
            return false;
        }
        numbers.push_wide(n.mantissa, n.scale);
        match (n.has_part, n.sign_groups) {
            (true, _) => {
                self.parts += 1;
                self.grouped_parts += 1;
            }
            (false, 1) => self.three_group += 1,
            (false, _) => self.groups += 1,
        }
        self.comma |= n.has_part || sign == DecimalSign::Point;
        true
    }

    /// Counts a date already read; false when it needs a closer look.
    #[inline]
    pub fn date(&mut self, value: &[u8], order: DateOrder) -> bool {
        if order == DateOrder::Ymd {
            self.dates += 1;
            return true;
        }
        let [a, b, before, c, d, after, ..] = *value else {
            return false;
        };
        if before != after || !(a.is_ascii_digit() && b.is_ascii_digit()) {
            return false;
        }
        // years of two digits are counted
        if !value.get(8).is_some_and(u8::is_ascii_digit) {
            return false;
        }
        let (first, second) = ([a, b], [c, d]);
        let month_there = if order == DateOrder::Dmy {
            first
        } else {
            second
        };
        // month first is never written with points
        if before != b'.' && month_there <= *b"12" {
            self.either += 1;
            self.swappable += u64::from(first != second);
        }
        self.dates += 1;
        true
    }

    /// Adds what was read to the evidence, as if each value had been looked at closely.
    pub fn add_to(&self, evidence: &mut Evidence, plan: &ColumnPlan) {
        let is_comma = plan.decimal_sign == DecimalSign::Comma;
        let numbers = self.whole + self.parts + self.three_part + self.three_group + self.groups;
        if numbers > 0 {
            let only = if is_comma {
                evidence.comma_parts += self.parts;
                evidence.comma_three += self.three_part;
                evidence.point_three += self.three_group;
                evidence.point_groups += self.groups;
                readings::COMMA
            } else {
                evidence.point_parts += self.parts;
                evidence.point_three += self.three_part;
                evidence.comma_three += self.three_group;
                evidence.comma_groups += self.groups;
                evidence.dotted += self.parts;
                readings::POINT
            };
            let mut fits = readings::WHOLE;
            if self.parts + self.groups > 0 {
                fits &= only | readings::DOTTED | readings::EITHER;
            }
            if self.comma {
                fits &= !readings::DOTTED;
            }
            evidence.readings &= fits;
            evidence.whole += self.whole;
            evidence.grouped_parts += self.grouped_parts;
        }
        if self.dates > 0 {
            let both = readings::DMY | readings::MDY;
            evidence.readings &= match plan.date_order {
                DateOrder::Ymd => readings::YMD,
                _ if self.either == self.dates => both,
                DateOrder::Dmy => readings::DMY,
                DateOrder::Mdy => readings::MDY,
            };
        }
        if self.times > 0 {
            evidence.readings &= readings::TIME;
        }
        if self.yes + self.no > 0 {
            let bit = boolean::ALL
                .iter()
                .position(|pair| *pair == plan.boolean_words)
                .unwrap_or(0);
            evidence.readings &= 1 << (readings::FIRST_PAIR + bit as u32);
        }
        evidence.values += numbers + self.dates + self.times + self.yes + self.no;
        evidence.swappable += self.swappable;
        evidence.timed += self.timed;
        evidence.zoned += self.zoned;
        evidence.yes += self.yes;
        evidence.no += self.no;
    }
}
