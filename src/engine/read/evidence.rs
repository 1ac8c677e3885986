//! What the values of a column could be: gathered by each shard, merged over all, then decided.
//!
//! Evidence does not depend on the plan a column was read by: reading it again by another plan finds the
//! same, so that deciding comes to an end.

use super::dress::CellUnit;
use super::missing::{self, Missing};
use super::number::Number;
use super::{boolean, date, number};
use model::sniff::DateOrder;
use serde::{Deserialize, Serialize};

/// Which readings every value so far fits, as bits.
pub(crate) mod readings {
    /// Numbers with a decimal comma.
    pub const COMMA: u32 = 1;
    /// Numbers with a decimal point.
    pub const POINT: u32 = 1 << 1;
    /// Day first.
    pub const DMY: u32 = 1 << 2;
    /// Month first.
    pub const MDY: u32 = 1 << 3;
    /// Year first.
    pub const YMD: u32 = 1 << 4;
    /// Times of day.
    pub const TIME: u32 = 1 << 5;
    /// Digits and points, perhaps numbers that were damaged.
    pub const DOTTED: u32 = 1 << 6;
    /// Days written as eight digits, year first.
    pub const COMPACT_YMD: u32 = 1 << 7;
    /// The first of the pairs of yes and no, which follow each other.
    pub const FIRST_PAIR: u32 = 8;
    /// All pairs of yes and no.
    pub const PAIRS: u32 = 0x7f << FIRST_PAIR;
    /// Numbers with a decimal comma or a decimal point, each value for itself.
    pub const EITHER: u32 = 1 << 15;
    /// Days written as eight digits, day first.
    pub const COMPACT_DMY: u32 = 1 << 16;
    /// What a plain whole number fits.
    pub const WHOLE: u32 = COMMA | POINT | DOTTED | EITHER;
    /// Everything.
    pub const ALL: u32 = WHOLE | DMY | MDY | YMD | TIME | PAIRS | COMPACT_YMD | COMPACT_DMY;
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
    pub(crate) readings: u32,
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
    /// Whole numbers written with a comma and an exponent (`1,2E+03`).
    pub(crate) comma_wholes: u64,
    /// The same with a point.
    pub(crate) point_wholes: u64,
    /// Numbers with a part and thousands set off, which leaves no doubt about either sign.
    pub(crate) grouped_parts: u64,
    /// Units beside numbers and how often; more than one kind of them makes the column text.
    pub(crate) units: Vec<(CellUnit, u64)>,
    /// Short whole numbers with a minus behind: negative, or `65-` for 65 and older.
    pub(crate) open_ends: u64,
    /// Short whole numbers in brackets: negative, or numbers of remarks.
    pub(crate) brackets: u64,
    /// Numbers with a star behind.
    pub(crate) starred: u64,
    /// Dates whose year has two digits.
    pub(crate) short_years: u64,
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
            comma_wholes: 0,
            point_wholes: 0,
            grouped_parts: 0,
            units: Vec::new(),
            open_ends: 0,
            brackets: 0,
            starred: 0,
            short_years: 0,
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
            fits |= u32::from(pairs) << readings::FIRST_PAIR;
            *(if is_yes { &mut self.yes } else { &mut self.no }) += weight;
        }
        self.readings &= fits;
    }

    fn judge_number(&mut self, value: &[u8], weight: u64) -> u32 {
        let compact = self.judge_compact(value, weight);
        if number::plain_integer(value).is_some() {
            self.whole += weight;
            return readings::WHOLE | compact;
        }
        let (comma, point) = number::both(value);
        let is_dotted = number::is_dotted(value);
        if is_dotted && comma.is_none() {
            self.dotted += weight;
        }
        if let Some(number) = comma.or(point) {
            self.judge_dress(&number, weight);
        }
        let counter = match (&comma, &point) {
            (Some(c), Some(_)) if c.has_part && c.float.is_none() && value.contains(&b',') => {
                &mut self.comma_three
            }
            (Some(c), Some(_)) if c.groups > 0 => &mut self.point_three,
            (Some(c), Some(_)) if c.has_part => &mut self.exponents,
            // grouped by blanks: the same under both
            (Some(_), Some(_)) => &mut self.whole,
            (Some(c), None) if c.has_part => &mut self.comma_parts,
            // 1,2E+03
            (Some(c), None) if c.groups == 0 => &mut self.comma_wholes,
            (Some(_), None) => &mut self.point_groups,
            (None, Some(p)) if p.has_part => &mut self.point_parts,
            (None, Some(p)) if p.groups == 0 => &mut self.point_wholes,
            (None, Some(_)) => &mut self.comma_groups,
            (None, None) if is_dotted => return readings::DOTTED | compact,
            (None, None) => return compact,
        };
        *counter += weight;
        let mut fits = readings::EITHER | compact;
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

    /// Days written as eight digits, or with points and a year of two digits.
    fn judge_compact(&mut self, value: &[u8], weight: u64) -> u32 {
        let both = readings::COMPACT_YMD | readings::COMPACT_DMY;
        if !(6..=8).contains(&value.len()) || self.readings & both == 0 {
            return 0;
        }
        let fits = |order, bit| date::compact(value, order).map_or(0, |_| bit);
        let day_first = fits(DateOrder::Dmy, readings::COMPACT_DMY);
        if day_first != 0 && value.contains(&b'.') {
            self.short_years += weight;
        }
        fits(DateOrder::Ymd, readings::COMPACT_YMD) | day_first
    }

    /// What stands around a number.
    fn judge_dress(&mut self, number: &Number, weight: u64) {
        let dress = number.dress;
        if number.groups > 0 && number.has_part {
            self.grouped_parts += weight;
        }
        if let Some(unit) = dress.unit {
            self.see_unit(unit, weight);
        }
        self.starred += if dress.is_starred { weight } else { 0 };
        let is_short = number.groups == 0
            && !number.has_part
            && number.whole_digits <= 3
            && dress.unit.is_none();
        self.open_ends += if is_short && dress.minus_after {
            weight
        } else {
            0
        };
        self.brackets += if is_short && dress.is_bracketed {
            weight
        } else {
            0
        };
    }

    fn see_unit(&mut self, unit: CellUnit, weight: u64) {
        match self.units.iter_mut().find(|known| known.0 == unit) {
            Some(known) => known.1 += weight,
            None => self.units.push((unit, weight)),
        }
    }

    fn judge_date(&mut self, value: &[u8], weight: u64) -> u32 {
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
            if moment.is_short_year {
                self.short_years += weight;
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
        self.comma_wholes += other.comma_wholes;
        self.point_wholes += other.point_wholes;
        self.grouped_parts += other.grouped_parts;
        for (unit, weight) in &other.units {
            self.see_unit(*unit, *weight);
        }
        self.units.sort_unstable();
        self.open_ends += other.open_ends;
        self.brackets += other.brackets;
        self.starred += other.starred;
        self.short_years += other.short_years;
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

    /// How often the sign of a true nil was met.
    pub(crate) fn dashes(&self) -> u64 {
        let dashes = |(spelling, _): &&(String, u64)| number::is_dash(spelling.as_bytes());
        self.missing.iter().filter(dashes).map(|dash| dash.1).sum()
    }

    /// How often a spelling of "missing" was met.
    pub(crate) fn missing_as(&self, spelling: &str) -> u64 {
        let own = self.missing.iter().find(|known| known.0 == spelling);
        own.map_or(0, |own| own.1)
    }

    /// True when a decimal or thousands sign was met in numbers.
    pub(crate) fn has_signs(&self) -> bool {
        self.comma_parts
            + self.point_groups
            + self.point_parts
            + self.comma_groups
            + self.comma_wholes
            + self.point_wholes
            + self.point_three
            + self.comma_three
            > 0
    }
}
