//! What the values of a column could be: gathered by each shard, merged over all, then decided.
//!
//! Evidence does not depend on the plan a column was read by: reading it again by another plan finds the
//! same, so that deciding comes to an end.

use super::missing::{self, Missing};
use super::{boolean, date, number};
use model::sniff::{DateOrder, DecimalSign};
use serde::{Deserialize, Serialize};

/// Which readings every value so far fits, as bits.
pub(crate) mod readings {
    /// Numbers with a decimal comma.
    pub const COMMA: u16 = 1;
    /// Numbers with a decimal point.
    pub const POINT: u16 = 1 << 1;
    /// Day first.
    pub const DMY: u16 = 1 << 2;
    /// Month first.
    pub const MDY: u16 = 1 << 3;
    /// Year first.
    pub const YMD: u16 = 1 << 4;
    /// Times of day.
    pub const TIME: u16 = 1 << 5;
    /// Digits and points, perhaps numbers that were damaged.
    pub const DOTTED: u16 = 1 << 6;
    /// The first of the pairs of yes and no, which follow each other.
    pub const FIRST_PAIR: u32 = 8;
    /// All pairs of yes and no.
    pub const PAIRS: u16 = 0x7f << FIRST_PAIR;
    /// Everything.
    pub const ALL: u16 = COMMA | POINT | DMY | MDY | YMD | TIME | DOTTED | PAIRS;
}

/// What the values of a column could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Values that are neither empty nor a spelling of "missing". Not counted further once it is clear
    /// that the column is text.
    pub values: u64,
    /// Spellings of "missing" and how often, the empty cell as "". Only empty cells are counted further
    /// once it is clear that the column is text.
    pub missing: Vec<(String, u64)>,
    pub(crate) readings: u16,
    /// Numbers without any decimal or thousands sign.
    pub(crate) whole: u64,
    /// Numbers only with a decimal comma that have a part (`4,0`).
    pub(crate) comma_parts: u64,
    /// Whole numbers only with points for thousands (`1.983.173`).
    pub(crate) point_groups: u64,
    /// Numbers only with a decimal point that have a part (`3.14`).
    pub(crate) point_parts: u64,
    /// Whole numbers only with commas for thousands (`1,983,173`), or lists.
    pub(crate) comma_groups: u64,
    /// `1.250`: thousands or a part.
    pub(crate) point_three: u64,
    /// `1,250`: a part, or thousands, or a list.
    pub(crate) comma_three: u64,
    /// Numbers with an exponent that have a part, the same under both signs.
    pub(crate) exponents: u64,
    /// Digits and points that are no number with thousands.
    pub(crate) dotted: u64,
    /// Dates that fit day first and month first, and mean two different days.
    pub(crate) swappable: u64,
    /// Dates with a time.
    pub(crate) timed: u64,
    /// Times with a zone.
    pub(crate) zoned: u64,
    /// Values for yes.
    pub(crate) yes: u64,
    /// Values for no.
    pub(crate) no: u64,
}

impl Default for Evidence {
    fn default() -> Self {
        Self {
            values: 0,
            missing: Vec::new(),
            readings: readings::ALL,
            whole: 0,
            comma_parts: 0,
            point_groups: 0,
            point_parts: 0,
            comma_groups: 0,
            point_three: 0,
            comma_three: 0,
            exponents: 0,
            dotted: 0,
            swappable: 0,
            timed: 0,
            zoned: 0,
            yes: 0,
            no: 0,
        }
    }
}

/// Spellings kept apart in a column: more are counted, but no longer by name.
const MAX_SPELLINGS: usize = 40;

impl Evidence {
    /// True when no reading but text is left.
    pub(crate) fn is_text(&self) -> bool {
        self.readings == 0
    }

    /// Looks at a value as it stands, `weight` times.
    pub(crate) fn see(&mut self, value: &[u8], weight: u64) {
        let value = missing::trim(value);
        if value.is_empty() || missing::spelling(value).is_some() {
            self.see_missing(value, weight);
        } else if !self.is_text() {
            self.judge(value, weight);
        }
    }

    /// Counts a spelling of "missing".
    pub(crate) fn see_missing(&mut self, spelling: &[u8], weight: u64) {
        if weight == 0 {
            return;
        }
        let known = self
            .missing
            .iter()
            .position(|(known, _)| known.as_bytes() == spelling);
        if let Some((_, count)) = known.and_then(|at| self.missing.get_mut(at)) {
            *count += weight;
        } else if self.missing.len() < MAX_SPELLINGS {
            let spelling = String::from_utf8_lossy(spelling).into_owned();
            self.missing.push((spelling, weight));
        }
    }

    /// Looks at a trimmed value that is not missing.
    pub(crate) fn judge(&mut self, value: &[u8], weight: u64) {
        self.values += weight;
        let mut fits = 0;
        if value.len() <= number::MAX_NUMBER_BYTES {
            fits |= self.judge_number(value, weight);
            fits |= self.judge_date(value, weight);
        }
        let (pairs, is_yes) = boolean::pairs_of(value);
        if pairs != 0 {
            fits |= u16::from(pairs) << readings::FIRST_PAIR;
            *(if is_yes { &mut self.yes } else { &mut self.no }) += weight;
        }
        self.readings &= fits;
    }

    fn judge_number(&mut self, value: &[u8], weight: u64) -> u16 {
        if number::plain_integer(value).is_some() {
            self.whole += weight;
            return readings::COMMA | readings::POINT | readings::DOTTED;
        }
        let comma = number::parse(value, DecimalSign::Comma);
        let point = number::parse(value, DecimalSign::Point);
        let is_dotted = number::is_dotted(value);
        if is_dotted && comma.is_none() {
            self.dotted += weight;
        }
        let counter = match (&comma, &point) {
            (Some(c), Some(_)) if c.has_part && c.float.is_none() && value.contains(&b',') => {
                &mut self.comma_three
            }
            (Some(c), Some(_)) if c.sign_groups > 0 => &mut self.point_three,
            (Some(c), Some(_)) if c.has_part => &mut self.exponents,
            // grouped by blanks: the same under both
            (Some(_), Some(_)) => &mut self.whole,
            (Some(c), None) if c.has_part => &mut self.comma_parts,
            (Some(_), None) => &mut self.point_groups,
            (None, Some(p)) if p.has_part => &mut self.point_parts,
            (None, Some(_)) => &mut self.comma_groups,
            (None, None) if is_dotted => return readings::DOTTED,
            (None, None) => return 0,
        };
        *counter += weight;
        let mut fits = 0;
        if comma.is_some() {
            fits |= readings::COMMA;
        }
        if point.is_some() {
            fits |= readings::POINT;
        }
        if is_dotted {
            fits |= readings::DOTTED;
        }
        fits
    }

    fn judge_date(&mut self, value: &[u8], weight: u64) -> u16 {
        if value.len() > date::MAX_DATE_BYTES || !value.first().is_some_and(u8::is_ascii_digit) {
            return 0;
        }
        if date::time(value).is_some() {
            return readings::TIME;
        }
        let orders = [
            (DateOrder::Dmy, readings::DMY),
            (DateOrder::Mdy, readings::MDY),
            (DateOrder::Ymd, readings::YMD),
        ];
        let mut fits = 0;
        let mut days = [None; 3];
        let mut moment = None;
        for (at, (order, bit)) in orders.into_iter().enumerate() {
            if let Some(found) = date::parse(value, order) {
                fits |= bit;
                days[at] = Some(found.days);
                moment = Some(found);
            }
        }
        if let Some(moment) = moment {
            if moment.micros.is_some() {
                self.timed += weight;
            }
            if moment.offset_minutes.is_some() {
                self.zoned += weight;
            }
            if days[0].is_some() && days[1].is_some() && days[0] != days[1] {
                self.swappable += weight;
            }
        }
        fits
    }

    /// Adds what another shard found.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (spelling, count) in &other.missing {
            self.see_missing(spelling.as_bytes(), *count);
        }
        self.readings &= other.readings;
        self.values += other.values;
        self.whole += other.whole;
        self.comma_parts += other.comma_parts;
        self.point_groups += other.point_groups;
        self.point_parts += other.point_parts;
        self.comma_groups += other.comma_groups;
        self.point_three += other.point_three;
        self.comma_three += other.comma_three;
        self.exponents += other.exponents;
        self.dotted += other.dotted;
        self.swappable += other.swappable;
        self.timed += other.timed;
        self.zoned += other.zoned;
        self.yes += other.yes;
        self.no += other.no;
    }

    /// True when words like `Ukendt` were met.
    pub(crate) fn has_missing_words(&self) -> bool {
        self.missing
            .iter()
            .any(|(s, _)| missing::spelling(s.as_bytes()) == Some(Missing::Word))
    }

    /// True when a decimal or thousands sign was met in numbers.
    pub(crate) fn has_signs(&self) -> bool {
        self.comma_parts
            + self.point_groups
            + self.point_parts
            + self.comma_groups
            + self.point_three
            + self.comma_three
            > 0
    }
}
