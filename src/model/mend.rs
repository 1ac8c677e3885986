//! Safe repairs of what a check found.

use crate::axes;
use crate::plain;
use crate::reshape::{Reshape, Split, Swap};
use crate::sniff::{DateOrder, DecimalSign, ReadOptions};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What stands in place of a number that is hidden: left out by the publisher.
pub const HIDDEN: &str = "*";

/// A repair of the values of one column, applied while the file is read: the file itself stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mend {
    /// Blanks around values go, several blanks inside become one.
    Trim,
    /// Values spelled like the first become the second.
    Replace(Vec<(String, String)>),
    /// Zeros go before codes until they have so many characters.
    Pad(u8),
    /// Values spelled like these are missing.
    Missing(Vec<String>),
    /// Whole numbers from 1 up to this are hidden: so few can be recognised.
    HideSmall(u32),
    /// The column goes.
    DropColumn,
    /// Letters saved as UTF-8 twice (`Ã¦` for `æ`) are turned back; said of the whole file.
    RepairLetters,
    /// The axes of geometries that lie in Denmark only then change places.
    TurnAxes,
    /// Rows without any value go; said of the table, not of a column.
    DropEmptyRows,
    /// The column becomes several.
    Split(Split),
    /// The column and another change their values.
    Swap(Swap),
    /// Numbers without these units beside them, in small letters; these words mean that the number is missing.
    Numbers {
        /// The units.
        units: Vec<String>,
        /// The words, as they are spelled.
        missing: Vec<String>,
    },
    /// Days as ISO 8601 has them; days that end with the year are read in this order, or where only one fits.
    Days(Option<DateOrder>),
    /// Numbers with this decimal sign.
    Decimals(DecimalSign),
}

impl Mend {
    /// True when the table has other columns afterwards.
    #[must_use]
    pub fn changes_columns(&self) -> bool {
        matches!(self, Self::DropColumn | Self::Split(_))
    }

    /// True when nothing that says something goes, and the columns stay: what can be mended without a thought.
    #[must_use]
    pub fn keeps_content(&self) -> bool {
        !matches!(self, Self::HideSmall(_)) && !self.changes_columns()
    }

    /// What becomes of a value; `None` when it stays as it is. Values are compared without the blanks around them.
    #[must_use]
    pub fn of_value<'a>(&'a self, value: &'a str) -> Option<Cow<'a, str>> {
        let bare = bare(value);
        match self {
            Self::Trim => trimmed(value),
            Self::Replace(pairs) => {
                let found = pairs.iter().find(|(from, _)| from == value || from == bare);
                found.map(|(_, to)| Cow::Borrowed(to.as_str()))
            }
            Self::Pad(width) => {
                let width = usize::from(*width);
                let is_code = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
                (is_code && bare.len() < width).then(|| Cow::Owned(format!("{bare:0>width$}")))
            }
            Self::Missing(spellings) => {
                let is_one = spellings.iter().any(|own| own == value || own == bare);
                is_one.then_some(Cow::Borrowed(""))
            }
            Self::HideSmall(most) => {
                let number = small_number(bare).or_else(|| small_range(bare))?;
                (1..=*most)
                    .contains(&number)
                    .then_some(Cow::Borrowed(HIDDEN))
            }
            Self::Numbers { units, missing } => {
                let is_missing = missing.iter().any(|own| own == bare);
                match is_missing {
                    true => Some(Cow::Borrowed("")),
                    false => plain::without_unit(value, units).map(Cow::Borrowed),
                }
            }
            Self::Days(order) => plain::day(value, *order).map(Cow::Owned),
            Self::Decimals(sign) => plain::decimal(value, *sign).map(Cow::Owned),
            Self::TurnAxes => axes::turned(value).map(Cow::Owned),
            Self::DropColumn
            | Self::RepairLetters
            | Self::DropEmptyRows
            | Self::Split(_)
            | Self::Swap(_) => None,
        }
    }
}

/// A value without the blanks around it: what spellings are compared with.
#[must_use]
pub fn bare(value: &str) -> &str {
    value.trim_matches(is_blank)
}

/// Blanks of every width, and the marks without any that come along when text is copied.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{feff}' | '\0')
}

/// A value without blanks around it and with single plain ones inside; `None` when it is so already. Lines of a
/// value stay lines.
fn trimmed(value: &str) -> Option<Cow<'_, str>> {
    let bare = bare(value);
    let is_plain = |sign: char| !is_blank(sign) || matches!(sign, ' ' | '\n' | '\r' | '\t');
    if bare.chars().all(is_plain) && !bare.contains("  ") {
        return (bare.len() < value.len()).then_some(Cow::Borrowed(bare));
    }
    let mut text = String::with_capacity(bare.len());
    for sign in bare.chars() {
        match sign {
            '\n' | '\r' | '\t' => text.push(sign),
            sign if is_blank(sign) => {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            sign => text.push(sign),
        }
    }
    Some(Cow::Owned(text))
}

/// A whole number as a count is written: digits alone, or with nothing but zeros behind the decimal sign.
fn small_number(text: &str) -> Option<u32> {
    let whole = text
        .split_once([',', '.'])
        .map_or(Some(text), |(whole, part)| {
            // three of them may be thousands
            matches!(part, "0" | "00").then_some(whole)
        })?;
    let is_plain = !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit());
    whole.parse().ok().filter(|_| is_plain)
}

/// The end of a range of counts that begins with one: `1-2`.
fn small_range(text: &str) -> Option<u32> {
    let (from, to) = text.split_once(['-', '–'])?;
    let to = small_number(to.trim())?;
    (from.trim() == "1" && to > 1).then_some(to)
}

impl ReadOptions {
    /// Adds a repair: of the column at a position of the table, or of the whole table. `columns` is how many the
    /// table has.
    pub fn add_mend(&mut self, column: Option<u32>, mend: &Mend, columns: u32) {
        match (mend, column) {
            (Mend::DropColumn, Some(column)) => {
                let left = (0..columns).filter(|at| *at != column);
                let left: Vec<u32> = left.collect();
                // a table has at least one column
                if !left.is_empty() {
                    self.keep_columns(&left);
                }
            }
            (Mend::DropColumn, None) => {}
            // letters are made before there are columns
            (Mend::RepairLetters, _) => self.repair_double_encoding = true,
            (Mend::DropEmptyRows, _) => self.push_mend(None, mend),
            (Mend::Split(split), Some(column)) => self.split(column, split, columns),
            (Mend::Swap(swap), Some(column)) => self.swap(column, swap),
            (Mend::Split(_) | Mend::Swap(_), None) => {}
            (mend, column) => self.push_mend(column, mend),
        }
    }

    /// Splits a column of the table. What was said of those behind it goes along with them; what was done to its own
    /// values is done before.
    fn split(&mut self, column: u32, split: &Split, columns: u32) {
        let more = split.names.len() as u32;
        if column >= columns || more < 2 {
            return;
        }
        let moved = |at: u32| if at > column { at + more - 1 } else { at };
        let (own, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.mends)
            .into_iter()
            .partition(|(at, _)| *at == Some(column));
        let others = others.into_iter();
        self.mends = others.map(|(at, mend)| (at.map(moved), mend)).collect();
        self.text_columns.retain(|at| *at != column);
        self.text_columns.iter_mut().for_each(|at| *at = moved(*at));
        self.multipliers.retain(|(at, _)| *at != column);
        for (at, _) in &mut self.multipliers {
            *at = moved(*at);
        }
        let in_file = self.file_column(column);
        let kept = std::mem::take(&mut self.columns).into_iter();
        self.columns = kept
            .flat_map(|at| match at {
                at if at == in_file => at..at + more,
                at if at > in_file => at + more - 1..at + more,
                at => at..at + 1,
            })
            .collect();
        self.reshapes.push(Reshape::Split {
            column: in_file,
            split: split.clone(),
            mends: own.into_iter().map(|(_, mend)| mend).collect(),
        });
    }

    /// Lets two columns of the table change their values. What was said of the values of one goes along.
    fn swap(&mut self, column: u32, swap: &Swap) {
        let turned = |at: u32| match at {
            at if at == column => swap.other,
            at if at == swap.other => column,
            at => at,
        };
        for (at, _) in &mut self.mends {
            *at = at.map(turned);
        }
        self.text_columns
            .iter_mut()
            .for_each(|at| *at = turned(*at));
        self.text_columns.sort_unstable();
        for (at, _) in &mut self.multipliers {
            *at = turned(*at);
        }
        self.reshapes.push(Reshape::Swap {
            column: self.file_column(column),
            swap: Swap {
                other: self.file_column(swap.other),
                ..swap.clone()
            },
        });
    }

    fn push_mend(&mut self, column: Option<u32>, mend: &Mend) {
        let own = (column, mend.clone());
        if !self.mends.contains(&own) {
            self.mends.push(own);
        }
    }

    /// Reads only some columns of the table, named by their position in it, ascending. What was said of them
    /// goes along.
    pub fn keep_columns(&mut self, columns: &[u32]) {
        let own = |column: u32| {
            let at = columns.iter().position(|kept| *kept == column)?;
            u32::try_from(at).ok()
        };
        let texts = self.text_columns.iter();
        let texts = texts.filter_map(|column| own(*column)).collect();
        let factors = self.multipliers.iter();
        let factors = factors.filter_map(|(column, factor)| Some((own(*column)?, *factor)));
        let factors = factors.collect();
        let mends = std::mem::take(&mut self.mends).into_iter();
        self.mends = mends
            .filter_map(|(column, mend)| match column {
                None => Some((None, mend)),
                Some(column) => Some((Some(own(column)?), mend)),
            })
            .collect();
        self.columns = columns.iter().map(|at| self.file_column(*at)).collect();
        (self.text_columns, self.multipliers) = (texts, factors);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::reshape::SplitBy;

    fn of(mend: &Mend, value: &str) -> String {
        mend.of_value(value)
            .map_or(value.to_owned(), Cow::into_owned)
    }

    #[test]
    fn blanks_go_and_lines_stay() {
        assert_eq!(
            of(&Mend::Trim, "  Nørre  Vold\u{a0}gade "),
            "Nørre Vold gade"
        );
        assert_eq!(of(&Mend::Trim, "\u{feff}A \u{a0} B"), "A B");
        assert_eq!(of(&Mend::Trim, "første\nanden"), "første\nanden");
        assert_eq!(Mend::Trim.of_value("som den er"), None);
        assert_eq!(of(&Mend::Trim, " \t "), "");
    }

    #[test]
    fn values_are_known_without_their_blanks() {
        let mend = Mend::Replace(vec![("Kbh".into(), "København".into())]);
        assert_eq!(of(&mend, "Kbh"), "København");
        assert_eq!(of(&mend, " Kbh "), "København");
        assert_eq!(mend.of_value("kbh"), None);
        assert_eq!(of(&Mend::Missing(vec!["9999".into()]), "9999 "), "");
    }

    #[test]
    fn zeros_go_before_codes_alone() {
        assert_eq!(of(&Mend::Pad(4), "461"), "0461");
        assert_eq!(Mend::Pad(4).of_value("1461"), None);
        assert_eq!(Mend::Pad(4).of_value("ukendt"), None);
        assert_eq!(Mend::Pad(4).of_value(""), None);
    }

    #[test]
    fn small_numbers_are_hidden_and_nil_is_not() {
        let mend = Mend::HideSmall(4);
        for (text, expected) in [
            ("1", "*"),
            ("4", "*"),
            ("4,0", "*"),
            ("3.00", "*"),
            ("1-2", "*"),
            ("1 – 4", "*"),
        ] {
            assert_eq!(of(&mend, text), expected, "{text}");
        }
        for text in [
            "0", "5", "1.000", "-3", "3,5", "", "tre", "12", "1-9", "0-2", "2-4", "<3",
        ] {
            assert_eq!(mend.of_value(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_said_of_columns_goes_along_when_one_is_split() {
        let mut options = ReadOptions {
            text_columns: vec![1, 2],
            multipliers: vec![(1, 10), (2, 1000)],
            columns: vec![0, 3, 4],
            ..ReadOptions::default()
        };
        options.add_mend(Some(1), &Mend::Trim, 3);
        options.add_mend(Some(2), &Mend::Pad(4), 3);
        let split = Split {
            of: "sted".to_owned(),
            by: SplitBy::PostcodeTown,
            names: vec!["postnr".to_owned(), "by".to_owned()],
        };
        options.add_mend(Some(1), &Mend::Split(split.clone()), 3);
        assert_eq!(options.columns, [0, 3, 4, 5]);
        assert_eq!(options.text_columns, [3]);
        assert_eq!(options.multipliers, [(3, 1000)]);
        assert_eq!(options.mends, [(Some(3), Mend::Pad(4))]);
        let reshape = Reshape::Split {
            column: 3,
            split,
            mends: vec![Mend::Trim],
        };
        assert_eq!(options.reshapes, [reshape]);
    }

    #[test]
    fn what_is_said_of_values_goes_along_when_columns_change_theirs() {
        let mut options = ReadOptions {
            multipliers: vec![(0, 10)],
            columns: vec![2, 5],
            ..ReadOptions::default()
        };
        options.add_mend(Some(0), &Mend::Trim, 2);
        let swap = Swap {
            other: 1,
            names: ["lon".to_owned(), "lat".to_owned()],
        };
        options.add_mend(Some(0), &Mend::Swap(swap.clone()), 2);
        assert_eq!(options.mends, [(Some(1), Mend::Trim)]);
        assert_eq!(options.multipliers, [(1, 10)]);
        let swap = Swap { other: 5, ..swap };
        assert_eq!(options.reshapes, [Reshape::Swap { column: 2, swap }]);
    }

    #[test]
    fn what_is_said_of_columns_goes_along_with_them() {
        let mut options = ReadOptions {
            text_columns: vec![0, 3],
            multipliers: vec![(1, 1000), (2, 10)],
            ..ReadOptions::default()
        };
        options.add_mend(Some(3), &Mend::Trim, 4);
        options.add_mend(Some(3), &Mend::Trim, 4);
        options.add_mend(None, &Mend::DropEmptyRows, 4);
        options.add_mend(Some(2), &Mend::RepairLetters, 4);
        options.add_mend(Some(1), &Mend::DropColumn, 4);
        assert!(options.repair_double_encoding);
        assert_eq!(options.columns, [0, 2, 3]);
        assert_eq!(options.text_columns, [0, 2]);
        assert_eq!(options.multipliers, [(1, 10)]);
        assert_eq!(
            options.mends,
            [(Some(2), Mend::Trim), (None, Mend::DropEmptyRows)]
        );
        // of what is left, the middle one: the third of the file
        options.add_mend(Some(1), &Mend::DropColumn, 3);
        assert_eq!(options.columns, [0, 3]);
        assert_eq!(options.mends[0], (Some(1), Mend::Trim));
    }
}
