//! Repairs that change which columns a table has, or which of them has which values.
//!
//! They are made before anything else is made of the fields of a file: columns mean those of the whole file, as they
//! stand after the repairs before.

use crate::mend::Mend;
use serde::{Deserialize, Serialize};

/// How the values of a column become several. Nothing of a value goes but the sign between its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SplitBy {
    /// At a sign; what comes after the last part stays with it.
    Sign(char),
    /// A postal code and its town: `8000 Aarhus C`.
    PostcodeTown,
    /// A number and what it counts: `12 kg`.
    NumberUnit,
    /// Road and house number, postal code, town: `Nørregade 12, 8000 Aarhus C`.
    Address,
}

/// More parts than these are no columns.
pub const MOST_PARTS: usize = 8;
/// Longer units are words.
const MOST_UNIT_CHARS: usize = 12;

impl SplitBy {
    /// The parts of a value without the blanks around them, fewer than columns where it has fewer; `None` for a value
    /// that is not written so.
    #[must_use]
    pub fn parts<'a>(&self, value: &'a str, columns: usize) -> Option<Vec<&'a str>> {
        let value = value.trim();
        match self {
            Self::Sign(sign) => {
                let parts = value.splitn(columns.max(1), *sign).map(str::trim);
                value.contains(*sign).then(|| parts.collect())
            }
            Self::PostcodeTown => postcode_town(value).map(Vec::from),
            Self::NumberUnit => number_unit(value).map(Vec::from),
            Self::Address => address(value).map(Vec::from),
        }
    }

    /// The column of the parts that keeps a value which is not written so, whole.
    #[must_use]
    pub fn keeps_whole(&self) -> usize {
        match self {
            Self::Sign(_) | Self::Address => 0,
            Self::PostcodeTown | Self::NumberUnit => 1,
        }
    }

    /// What stands in a column of the parts.
    #[must_use]
    pub fn part<'a>(&self, value: &'a str, at: usize, columns: usize) -> &'a str {
        match self.parts(value, columns) {
            Some(parts) => parts.get(at).copied().unwrap_or_default(),
            None if at == self.keeps_whole() => value,
            None => "",
        }
    }
}

/// A code of four digits, and a name without any.
fn postcode_town(value: &str) -> Option<[&str; 2]> {
    let (code, rest) = value.split_at_checked(4)?;
    let town = rest.trim_start_matches([' ', ',', '\u{a0}']);
    let is_town = town.starts_with(char::is_alphabetic)
        && !town.contains([',', ';', '|'])
        && !town.bytes().any(|byte| byte.is_ascii_digit());
    let is_code = code.bytes().all(|byte| byte.is_ascii_digit());
    (is_code && is_town && town.len() < rest.len()).then_some([code, town])
}

/// A number in digits, and one or two words behind it.
fn number_unit(value: &str) -> Option<[&str; 2]> {
    let digits = value.strip_prefix(['-', '−']).unwrap_or(value);
    if !digits.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let is_of_number =
        |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' ' | '\u{a0}');
    let rest = digits.trim_start_matches(is_of_number);
    let number = value.get(..value.len() - rest.len())?.trim_end();
    let begins = |sign: char| sign.is_alphabetic() || matches!(sign, '%' | '‰' | '°' | '€' | '$');
    // `m2` is a unit, `12a3` is none, and neither are words without a blank before them longer than a few letters
    let digits_in = rest.chars().filter(char::is_ascii_digit).count();
    let ends = rest
        .chars()
        .next_back()
        .is_some_and(|sign| matches!(sign, '2' | '3'));
    let is_unit = rest.starts_with(begins)
        && rest.chars().count() <= MOST_UNIT_CHARS
        && rest.matches(' ').count() < 2
        && (digits_in == 0 || (digits_in == 1 && ends));
    let ends_in_digit = number.ends_with(|sign: char| sign.is_ascii_digit());
    (is_unit && ends_in_digit).then_some([number, rest])
}

/// A road with a house number, a postal code and its town.
fn address(value: &str) -> Option<[&str; 3]> {
    let is_edge = |sign: char| matches!(sign, ' ' | ',' | '\u{a0}' | '\n' | '\r');
    let places = value
        .char_indices()
        .rev()
        .filter(|(_, sign)| is_edge(*sign));
    for (at, sign) in places {
        let (before, behind) = value.split_at(at);
        let Some([code, town]) = postcode_town(behind.get(sign.len_utf8()..)?) else {
            continue;
        };
        let road = before.trim_end_matches(is_edge);
        let is_road =
            road.starts_with(char::is_alphabetic) && road.bytes().any(|b| b.is_ascii_digit());
        return is_road.then_some([road, code, town]);
    }
    None
}

/// A column that becomes several.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Split {
    /// The name of the column.
    pub of: String,
    /// How.
    pub by: SplitBy,
    /// The names of its parts: two at least.
    pub names: Vec<String>,
}

/// Two columns that change their values.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Swap {
    /// The position of the other column.
    pub other: u32,
    /// The names of the column and of the other.
    pub names: [String; 2],
}

/// A change of columns.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reshape {
    /// A column becomes several, which stand in its place.
    Split {
        /// Its position.
        column: u32,
        /// How.
        split: Split,
        /// What was done to its values before.
        mends: Vec<Mend>,
    },
    /// Two columns change their values; their names stay.
    Swap {
        /// The position of the one.
        column: u32,
        /// The other.
        swap: Swap,
    },
}

impl Reshape {
    /// How many columns more there are.
    #[must_use]
    pub fn surplus(&self) -> usize {
        match self {
            Self::Split { split, .. } => split.names.len().saturating_sub(1),
            Self::Swap { .. } => 0,
        }
    }

    /// Does to one thing for each column what is done to the columns. `parts` makes the things of parts; answers
    /// whether the columns are there.
    pub fn apply<T>(
        &self,
        columns: &mut Vec<T>,
        parts: impl FnOnce(T, &Split, &[Mend]) -> Vec<T>,
    ) -> bool {
        match self {
            Self::Split {
                column,
                split,
                mends,
            } => {
                let at = *column as usize;
                if at >= columns.len() || split.names.len() < 2 {
                    return false;
                }
                let own = columns.remove(at);
                let parts = parts(own, split, mends);
                columns.splice(at..at, parts);
                true
            }
            Self::Swap { column, swap } => {
                let (one, other) = (*column as usize, swap.other as usize);
                let is_there = one.max(other) < columns.len() && one != other;
                if is_there {
                    columns.swap(one, other);
                }
                is_there
            }
        }
    }

    /// The names of columns after it: parts have their own, and swapped columns keep theirs.
    pub fn rename(&self, names: &mut Vec<String>) {
        if matches!(self, Self::Split { .. }) {
            self.apply(names, |_, split, _| split.names.clone());
        }
    }

    /// The same for a file whose columns have these names; `None` when they are not there. `same` tells names that
    /// mean the same column.
    #[must_use]
    pub fn fit(&self, names: &[String], same: impl Fn(&str, &str) -> bool) -> Option<Self> {
        let find = |name: &str| {
            let exact = names.iter().position(|own| own == name);
            let at = exact.or_else(|| names.iter().position(|own| same(own, name)))?;
            u32::try_from(at).ok()
        };
        Some(match self {
            Self::Split { split, mends, .. } => Self::Split {
                column: find(&split.of)?,
                split: split.clone(),
                mends: mends.clone(),
            },
            Self::Swap { swap, .. } => {
                let [one, other] = &swap.names;
                Self::Swap {
                    column: find(one)?,
                    swap: Swap {
                        other: find(other)?,
                        names: swap.names.clone(),
                    },
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(by: SplitBy, value: &str) -> String {
        by.parts(value, 3)
            .map_or("-".to_owned(), |parts| parts.join("·"))
    }

    #[test]
    fn a_postal_code_and_its_town() {
        for (value, expected) in [
            ("8000 Aarhus C", "8000·Aarhus C"),
            (" 1620  København V ", "1620·København V"),
            ("8000, Aarhus", "8000·Aarhus"),
            ("8000", "-"),
            ("8000Aarhus", "-"),
            ("Aarhus C", "-"),
            ("80000 Aarhus", "-"),
            ("8000 Aarhus 2", "-"),
            ("", "-"),
        ] {
            assert_eq!(parts(SplitBy::PostcodeTown, value), expected, "{value}");
        }
    }

    #[test]
    fn a_number_and_its_unit() {
        for (value, expected) in [
            ("12 kg", "12·kg"),
            ("-1.200,5 km/t", "-1.200,5·km/t"),
            ("12m2", "12·m2"),
            ("3 kr.", "3·kr."),
            ("5 %", "5·%"),
            ("12", "-"),
            ("ca. 12 kg", "-"),
            ("12 a3b", "-"),
            ("12, kg", "-"),
            ("12 kg om ugen", "-"),
        ] {
            assert_eq!(parts(SplitBy::NumberUnit, value), expected, "{value}");
        }
    }

    #[test]
    fn an_address_in_one() {
        for (value, expected) in [
            ("Nørregade 12, 8000 Aarhus C", "Nørregade 12·8000·Aarhus C"),
            (
                "Nørregade 12, 2. tv., 1165 København K",
                "Nørregade 12, 2. tv.·1165·København K",
            ),
            ("Nørregade 12 8000 Aarhus C", "Nørregade 12·8000·Aarhus C"),
            ("Nørregade 12", "-"),
            ("Nørregade, 8000 Aarhus", "-"),
            ("Nørregade 12, 8000 Aarhus, Danmark", "-"),
            ("8000 Aarhus C", "-"),
        ] {
            assert_eq!(parts(SplitBy::Address, value), expected, "{value}");
        }
    }

    #[test]
    fn nothing_of_a_value_goes() {
        let all = |by: SplitBy, value: &str, columns: usize| -> Vec<String> {
            (0..columns)
                .map(|at| by.part(value, at, columns).to_owned())
                .collect()
        };
        assert_eq!(all(SplitBy::Sign(';'), "a; b;c;d", 3), ["a", "b", "c;d"]);
        assert_eq!(all(SplitBy::Sign('|'), "a|b", 3), ["a", "b", ""]);
        assert_eq!(all(SplitBy::Sign('|'), "alene", 2), ["alene", ""]);
        assert_eq!(all(SplitBy::PostcodeTown, "Aarhus", 2), ["", "Aarhus"]);
        assert_eq!(all(SplitBy::NumberUnit, "ukendt", 2), ["", "ukendt"]);
        assert_eq!(
            all(SplitBy::Address, "Ved havnen", 3),
            ["Ved havnen", "", ""]
        );
    }
}
