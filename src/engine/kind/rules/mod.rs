//! What a column means by its header and its values together.
//!
//! Each rule names a kind, the headers that say it, the values that can be it, and whether values alone may
//! say it. Headers speak loudest when they are the whole name; values must fit in any case. The rules stand
//! in the order of [`all`]: specific before general, so that of two that are equally sure the first counts.

mod ages;
mod amounts;
mod classes;
mod contact;
pub(super) mod coordinates;
mod organisations;
mod persons;
mod places;
mod properties;
mod times;

use super::evidence::Evidence;
use super::fold::fold;
use super::look::Look;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};

/// What a rule looks at.
pub(super) struct Seen<'a> {
    /// The header, folded.
    pub words: &'a str,
    /// The same without blanks where the header has none: `postDistrikt` is `postdistrikt`. Else empty.
    pub joined: &'a str,
    pub profile: &'a ColumnProfile,
    pub evidence: &'a Evidence,
    /// The headers of all columns of the table, folded.
    pub headers: &'a [String],
    /// Of the values, the share that says that there is none.
    pub unknown: f64,
}

impl Seen<'_> {
    /// Of the values that say something, the share with any of these forms, 0 to 1.
    fn share_of(&self, looks: &[Look]) -> f64 {
        (self.evidence.share_of(looks) / (1.0 - self.unknown)).min(1.0)
    }
}

/// More values than these say that there is none: then nothing is told of the others.
const MOST_UNKNOWN: f64 = 0.6;

/// Of the values of a column of texts, the share of the common ones that stand for no value: `-`, `ukendt`, `9999`.
pub(super) fn unknown(profile: &ColumnProfile, values: u64) -> f64 {
    const WORDS: [&str; 12] = [
        "",
        "na",
        "n a",
        "null",
        "none",
        "nan",
        "ukendt",
        "uoplyst",
        "ikke oplyst",
        "mangler",
        "9999",
        "99999999",
    ];
    if profile.column_type != ColumnType::Text || values == 0 {
        return 0.0;
    }
    let is_unknown = |cell: &Cell| match cell.plain() {
        Cell::Text { text, .. } => text.len() <= 12 && WORDS.contains(&fold(text).as_str()),
        _ => false,
    };
    let rows: u64 = profile
        .top
        .iter()
        .filter(|one| is_unknown(&one.0))
        .map(|one| one.1)
        .sum();
    let share = rows as f64 / values as f64;
    if share <= MOST_UNKNOWN { share } else { 0.0 }
}

/// What values must be like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fit {
    /// Any of these forms.
    Look(&'static [Look]),
    /// Names of persons. Things are named by what they are: of those whose names begin with the same word
    /// ("Hundeskov Viby") most must begin with the first name of somebody.
    Names,
    /// Any of some forms in a column of texts.
    Written(&'static [Look]),
    /// Whole numbers between these, both included.
    Whole(i64, i64),
    /// The same, and far apart: a running number is none of them.
    Scattered(i64, i64),
    /// Numbers between these, both included.
    Between(f64, f64),
    /// Numbers with decimals between these, both included.
    Broken(f64, f64),
    /// Whole numbers of a year and a month: `202403`.
    YearMonth,
    /// Texts that begin with a number and go on with its name: `1 Løn`.
    Numbered,
    /// Numbers of any size.
    Number,
    /// Numbers of which the largest is at least this.
    Large(f64),
    /// Texts.
    Text,
    /// Texts or whole numbers that are not negative.
    Code,
    /// The same, but no UUID.
    Case,
    /// Texts that are codes, but no UUID.
    CaseWritten,
}

/// When values say it without a header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alone {
    /// The forms of which each value must have one.
    pub looks: &'static [Look],
    /// Of the values, the share that must, 0 to 1.
    pub least: f64,
    /// How sure it then is, 0 to 1.
    pub sure: f64,
    /// Different values there must be: a few may be in a register by chance.
    pub different: u64,
    /// Forms of which a share of the values must have one too, 0 to 1: a form that others have as well.
    pub also: (&'static [Look], f64),
    /// Whole numbers must lie far apart: a running number is none of them.
    pub is_scattered: bool,
    /// The values must be texts: whole numbers say it less.
    pub is_written: bool,
    /// Different values there may be: classes come again.
    pub most_different: u64,
    /// Numbers that all begin with the same day and month are running numbers: people are born on any day.
    pub on_many_days: bool,
    /// Texts that all begin with the same two letters are the numbers of one series.
    pub is_of_many_series: bool,
}

/// What the fields of [`Alone`] are when they are not named.
pub(super) const ALONE: Alone = Alone {
    looks: &[],
    least: 0.95,
    sure: 0.85,
    different: 1,
    also: (&[], 0.0),
    is_scattered: false,
    is_written: false,
    most_different: u64::MAX,
    on_many_days: false,
    is_of_many_series: false,
};

/// A kind and what speaks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub kind: &'static str,
    /// Folded headers that say it and nothing else.
    pub exact: &'static [&'static str],
    /// Words of headers that say it, see [`names`].
    pub words: &'static [&'static str],
    /// Words of headers that say it is something else.
    pub not: &'static [&'static str],
    /// Values that can be it; the best of them counts.
    pub fits: &'static [Fit],
    /// Of the values, the share that must fit when the header says it: the others are mistakes to be found.
    pub least: f64,
    pub alone: Option<Alone>,
    /// Where one of these stands among the headers, the exact header is believed; else it is not.
    pub beside: &'static [&'static str],
}

/// A rule that says nothing yet: what its fields are when they are not named.
pub(super) const RULE: Rule = Rule {
    kind: "",
    exact: &[],
    words: &[],
    not: &[],
    fits: &[],
    least: 0.6,
    alone: None,
    beside: &[],
};

/// All rules, specific before general.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    persons::RULES
        .iter()
        .chain(ages::RULES)
        .chain(contact::RULES)
        .chain(organisations::RULES)
        .chain(coordinates::RULES)
        .chain(places::RULES)
        .chain(properties::RULES)
        .chain(classes::RULES)
        .chain(times::RULES)
        .chain(amounts::RULES)
}

/// How sure the header must make it at least when it is the whole header, and when it is a word of it.
const EXACT: f64 = 0.98;
const WORD: f64 = 0.88;
/// Fewer values say nothing without a header.
const LEAST_VALUES: u64 = 3;

impl Rule {
    /// How sure it is, 0 to 1; `None` when it does not hold.
    pub fn sure(&self, seen: &Seen<'_>) -> Option<f64> {
        let is_exact = self.exact.contains(&seen.words)
            || (!seen.joined.is_empty() && self.exact.contains(&seen.joined));
        if !is_exact && names(seen.words, self.not) {
            return None;
        }
        let level = if is_exact {
            EXACT
        } else if names(seen.words, self.words) {
            WORD
        } else {
            0.0
        };
        // all headers are gone through only for the few columns whose own header says it: tables may have thousands
        let is_beside = || {
            self.beside.is_empty() || seen.headers.iter().any(|header| names(header, self.beside))
        };
        let named = (level > 0.0 && is_beside()).then(|| {
            let fit = self.fits.iter().map(|fit| fit.share(seen));
            let fit = fit.fold(0.0, f64::max);
            (fit >= self.least).then_some(level * (0.6 + 0.4 * fit))
        });
        let alone = self.alone.and_then(|alone| {
            let share = seen.share_of(alone.looks);
            let enough = seen.evidence.values() >= LEAST_VALUES
                && (alone.different..=alone.most_different).contains(&seen.profile.distinct)
                && share >= alone.least
                && (alone.also.0.is_empty() || seen.share_of(alone.also.0) >= alone.also.1)
                && !(alone.is_scattered && is_run(seen.profile))
                && !(alone.on_many_days && are_of_one_day(seen.profile))
                && !(alone.is_of_many_series && are_of_one_series(seen.profile))
                && (!alone.is_written || seen.profile.column_type == ColumnType::Text);
            enough.then_some(alone.sure * share)
        });
        let named = named.flatten();
        match (named, alone) {
            (Some(named), Some(alone)) => Some(named.max(alone)),
            (named, alone) => named.or(alone),
        }
    }
}

/// True when half of the values that the profile kept begin with the same word, and several are different.
fn begin_alike(profile: &ColumnProfile) -> bool {
    let texts = profile.top.iter().filter_map(|(cell, _)| match cell {
        Cell::Text { text, .. } => text.split_whitespace().next(),
        _ => None,
    });
    let firsts: Vec<&str> = texts.collect();
    let alike = |first: &&str| firsts.iter().filter(|other| other == &first).count();
    let most = firsts.iter().map(alike).max().unwrap_or(0);
    most >= 4 && most * 2 >= firsts.len()
}

impl Fit {
    fn share(self, seen: &Seen<'_>) -> f64 {
        let profile = seen.profile;
        let is = |holds: bool| f64::from(u8::from(holds));
        match self {
            Self::Look(looks) => seen.share_of(looks),
            Self::Names => match begin_alike(profile) && seen.share_of(&[Look::FullName]) < 0.4 {
                true => 0.0,
                false => seen.share_of(&[Look::FullName, Look::NameLike]),
            },
            Self::Written(looks) if profile.column_type == ColumnType::Text => seen.share_of(looks),
            Self::Written(_) => 0.0,
            Self::Whole(from, to) => match super::whole_range(profile).or_else(|| kept_zeros(seen))
            {
                Some((min, max)) => {
                    is(from <= min && (max <= to || is_unknown_in_nines(profile, max, from, to)))
                }
                None => 0.0,
            },
            Self::Scattered(from, to) => match super::whole_range(profile) {
                Some((min, max)) => is(from <= min && max <= to && !is_run(profile)),
                None => 0.0,
            },
            Self::Between(from, to) => {
                let number = |cell: &Option<Cell>| cell.as_ref().and_then(Cell::as_f64);
                match (number(&profile.min), number(&profile.max)) {
                    (Some(min), Some(max)) => is(from <= min && max <= to),
                    _ => 0.0,
                }
            }
            Self::Broken(..) if profile.column_type != ColumnType::Decimal => 0.0,
            Self::Broken(from, to) => Self::Between(from, to).share(seen),
            Self::YearMonth => is(are_months_of_years(profile)),
            Self::Numbered => is(are_numbered(profile)),
            Self::Number => is(profile.column_type.is_number()),
            Self::Large(least) => {
                let largest = profile.max.as_ref().and_then(Cell::as_f64);
                is(profile.column_type.is_number() && largest.is_some_and(|max| max >= least))
            }
            Self::Text => is(profile.column_type == ColumnType::Text),
            Self::Case | Self::CaseWritten if seen.evidence.share(Look::Uuid) >= 0.95 => 0.0,
            Self::CaseWritten => Self::Written(&[Look::CaseNumber, Look::Code]).share(seen),
            Self::Code | Self::Case => is(match profile.column_type {
                ColumnType::Text => true,
                _ => super::whole_range(profile).is_some_and(|(min, _)| min >= 0),
            }),
        }
    }
}

/// The whole numbers between which texts lie that are digits only: `01` to `11` keep their zeros as texts.
fn kept_zeros(seen: &Seen<'_>) -> Option<(i64, i64)> {
    let profile = seen.profile;
    if profile.column_type != ColumnType::Text || seen.evidence.share(Look::Digits) < 0.98 {
        return None;
    }
    let top = profile.top.iter().map(|(cell, _)| cell);
    let values = top.chain(&profile.min).chain(&profile.max);
    let numbers = values.filter_map(|cell| match cell.plain() {
        Cell::Text { text, .. } => text.trim().parse::<i64>().ok(),
        _ => None,
    });
    numbers.fold(None, |range, number| match range {
        None => Some((number, number)),
        Some((min, max)) => Some((number.min(min), number.max(max))),
    })
}

/// True where the largest number is but nines (`999`), as registers write what they do not know, and the others lie
/// between these.
fn is_unknown_in_nines(profile: &ColumnProfile, max: i64, from: i64, to: i64) -> bool {
    let within = |number: f64| (from as f64..=to as f64).contains(&number);
    let mut top = profile.top.iter();
    matches!(max, 999 | 9_999 | 99_999)
        && profile.median.is_some_and(within)
        && top.all(|(cell, _)| match cell {
            Cell::Integer(number) => *number == max || within(*number as f64),
            _ => false,
        })
}

/// True for whole numbers of nine or ten digits that begin with the same day and month.
fn are_of_one_day(profile: &ColumnProfile) -> bool {
    const YEAR_AND_SERIAL: i64 = 1_000_000;
    let range = super::whole_range(profile);
    profile.distinct > 1
        && range.is_some_and(|(min, max)| min / YEAR_AND_SERIAL == max / YEAR_AND_SERIAL)
}

/// True for several texts of which the first and the last begin with the same two letters.
fn are_of_one_series(profile: &ColumnProfile) -> bool {
    let begins = |cell: &Option<Cell>| match cell.as_ref().map(Cell::plain) {
        Some(Cell::Text { text, .. }) => text.trim().get(..2).map(str::to_uppercase),
        _ => None,
    };
    let least = begins(&profile.min);
    profile.distinct >= LEAST_OF_SERIES && least.is_some() && least == begins(&profile.max)
}

/// Fewer may begin alike by chance.
const LEAST_OF_SERIES: u64 = 5;

/// True when extremes and common values are all `yyyymm`.
fn are_months_of_years(profile: &ColumnProfile) -> bool {
    let top = profile.top.iter().map(|(cell, _)| cell);
    let mut values = top.chain(&profile.min).chain(&profile.max).peekable();
    values.peek().is_some()
        && values.all(|cell| match cell {
            Cell::Integer(number) => {
                (190_001..=209_912).contains(number) && (1..=12).contains(&(number % 100))
            }
            _ => false,
        })
}

/// True when all common values are a number of one or two digits and a name.
fn are_numbered(profile: &ColumnProfile) -> bool {
    !profile.top.is_empty()
        && profile.top.iter().all(|(cell, _)| match cell.plain() {
            Cell::Text { text, .. } => {
                let name = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                let digits = text.len() - name.len();
                let name = name.trim_start_matches([' ', '-', ':', '–']);
                (1..=4).contains(&digits) && name.starts_with(char::is_alphabetic)
            }
            _ => false,
        })
}

/// True for whole numbers that lie close to each other, as running numbers do.
fn is_run(profile: &ColumnProfile) -> bool {
    super::whole_range(profile).is_some_and(|(min, max)| max.abs_diff(min) / 2 <= profile.distinct)
}

/// True when a folded header has one of these words. `nr` is a whole word, `nr*` begins one, `*nr` ends
/// one, `post nr` stands anywhere as it is, and of `vej og*` the last word may go on.
pub(super) fn names(header: &str, wanted: &[&str]) -> bool {
    wanted.iter().any(|wanted| {
        let mut words = header.split(' ');
        if wanted.contains(' ') {
            return match wanted.strip_suffix('*') {
                Some(begun) => has_words(header, begun, true),
                None => has_words(header, wanted, false),
            };
        }
        match (wanted.strip_prefix('*'), wanted.strip_suffix('*')) {
            (Some(end), _) => words.any(|word| word.ends_with(end)),
            (_, Some(start)) => words.any(|word| word.starts_with(start)),
            _ => words.any(|word| word == *wanted),
        }
    })
}

/// True when these words stand in a header, one behind the other; the last of them may go on.
fn has_words(header: &str, wanted: &str, goes_on: bool) -> bool {
    header.match_indices(wanted).any(|(at, _)| {
        let (before, behind) = (&header[..at], &header[at + wanted.len()..]);
        let begins = before.is_empty() || before.ends_with(' ');
        begins && (goes_on || behind.is_empty() || behind.starts_with(' '))
    })
}
