//! Which columns of two editions belong together.

use super::form::{Common, PrintColumn, common};
use super::side::SideFacts;
use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::ColumnProfile;

/// Columns whose values look less alike than this are not the same under another name.
const LEAST_ALIKE: f64 = 0.5;
/// With fewer different values two columns look alike by accident.
const LEAST_DISTINCT: u64 = 3;

/// Why two columns belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum By {
    /// They have the same name.
    Name,
    /// Their names differ in signs and letter case alone.
    Spelling,
    /// Their values look alike, so much (0 to 1); to be confirmed by the rows.
    Values(f64),
}

/// A column of the older edition and one of the newer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Its position in the older edition.
    pub old: u32,
    /// Its position in the newer edition.
    pub new: u32,
    /// What its values are brought to.
    pub common: Common,
    /// Why they belong together.
    pub by: By,
}

impl Pair {
    /// The column of the older edition, for prints.
    #[must_use]
    pub fn old_print(&self, facts: &SideFacts) -> PrintColumn {
        PrintColumn::new(self.old, self.common, &facts.opened.sniff)
    }

    /// The column of the newer edition, for prints.
    #[must_use]
    pub fn new_print(&self, facts: &SideFacts) -> PrintColumn {
        PrintColumn::new(self.new, self.common, &facts.opened.sniff)
    }
}

/// The columns that belong together, in the order of the newer edition.
#[must_use]
pub fn pairs(old: &SideFacts, new: &SideFacts) -> Vec<Pair> {
    let (olds, news) = (&old.opened.columns, &new.opened.columns);
    let mut found: Vec<(usize, usize, By)> = Vec::new();
    let free = |found: &[(usize, usize, By)], old: usize, new: usize| {
        !found.iter().any(|pair| pair.0 == old || pair.1 == new)
    };
    let by_name: std::collections::BTreeMap<&str, usize> = (0..)
        .zip(olds)
        .map(|(at, own)| (own.name.as_str(), at))
        .collect();
    for (at, own) in news.iter().enumerate() {
        if let Some(other) = by_name.get(own.name.as_str()) {
            found.push((*other, at, By::Name));
        }
    }
    let left = |found: &[(usize, usize, By)]| {
        let old: Vec<usize> = (0..olds.len())
            .filter(|at| !found.iter().any(|pair| pair.0 == *at))
            .collect();
        let new: Vec<usize> = (0..news.len())
            .filter(|at| !found.iter().any(|pair| pair.1 == *at))
            .collect();
        (old, new)
    };
    let (old_left, new_left) = left(&found);
    for at in new_left {
        let name = plain(&news[at].name);
        let same = |other: &&usize| plain(&olds[**other].name) == name;
        if let Some(other) = old_left.iter().find(same)
            && !name.is_empty()
            && free(&found, *other, at)
        {
            found.push((*other, at, By::Spelling));
        }
    }
    let (old_left, new_left) = left(&found);
    let mut alike: Vec<(f64, usize, usize)> = Vec::new();
    for one in &old_left {
        for other in &new_left {
            let how = likeness(&olds[*one], &news[*other]);
            if how >= LEAST_ALIKE {
                alike.push((how, *one, *other));
            }
        }
    }
    // stable: of equal ones the first in the files
    alike.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (how, one, other) in alike {
        if free(&found, one, other) {
            found.push((one, other, By::Values(how)));
        }
    }
    found.sort_by_key(|pair| pair.1);
    let facts = |side: &SideFacts, at: usize| side.columns.get(at).copied().unwrap_or_default();
    let pair = |(one, other, by): (usize, usize, By)| Pair {
        old: one as u32,
        new: other as u32,
        common: common(facts(old, one), facts(new, other)),
        by,
    };
    found.into_iter().map(pair).collect()
}

/// A name without what is written now so, now so.
fn plain(name: &str) -> String {
    fold(name).split_whitespace().collect()
}

/// How much the values of two columns look alike, 0 to 1: how many there are, the most common, the extremes.
fn likeness(one: &ColumnProfile, other: &ColumnProfile) -> f64 {
    let is_comparable = one.column_type == other.column_type
        || (one.column_type.is_number() && other.column_type.is_number());
    let (least, most) = match one.distinct <= other.distinct {
        true => (one.distinct, other.distinct),
        false => (other.distinct, one.distinct),
    };
    if !is_comparable || least < LEAST_DISTINCT {
        return 0.0;
    }
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    let has = |value: &&(Cell, u64)| other.top.iter().any(|known| known.0 == value.0);
    let top = share(
        one.top.iter().filter(has).count(),
        one.top.len().min(other.top.len()),
    );
    let ends = [(&one.min, &other.min), (&one.max, &other.max)];
    let ends = ends.iter().filter(|(one, other)| one == other).count();
    let kinds = f64::from(u8::from(one.kind == other.kind));
    // where no value is met twice, which stand first is an accident
    let is_unique = |column: &ColumnProfile| column.top.first().is_none_or(|value| value.1 == 1);
    let top = match is_unique(one) && is_unique(other) {
        true => 1.0,
        false => top.min(1.0),
    };
    (least as f64 / most as f64 + top + share(ends, 2) + kinds) / 4.0
}
