//! What comes of comparing, for people and programs.

use super::key::{Editions, Found};
use super::matching::Matching;
use super::pair::By;
use super::run::{Compared, bit};
use model::cell::Cell;
use model::column::{ColumnProfile, Reason};
use model::comparison::{
    ColumnComparison, ColumnSide, Comparison, Distribution, Edition, Fate, Key, KeyColumn,
    RowCounts, Shift, Writing,
};
use model::dataset::Opened;
use model::note::Note;
use model::sniff::Sniff;
use std::cmp::Reverse;

/// Common values whose counts changed, of one column.
const MOST_SHIFTS: usize = 5;

/// What was counted of the changed rows.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Of each pair of columns: values that differ, those that had none, those that have none.
    pub pairs: Vec<[u64; 3]>,
    /// For each changed row the columns that differ.
    pub masks: Vec<u64>,
}

/// Puts everything together.
pub(super) fn finish(
    editions: &Editions<'_>,
    key: &Found,
    met: Matching,
    counted: Counted,
) -> Compared {
    let (old, new) = (editions.old_facts, editions.new_facts);
    let moved = moved(editions);
    let mut columns: Vec<ColumnComparison> = Vec::new();
    // the pair of each column of the comparison
    let mut places: Vec<Option<usize>> = Vec::new();
    for position in 0..new.opened.columns.len() {
        let paired = editions
            .pairs
            .iter()
            .position(|pair| pair.new as usize == position);
        let side = column_side(&new.opened, position);
        let Some((place, pair)) = paired.and_then(|at| Some((at, editions.pairs.get(at)?))) else {
            columns.push(alone(None, side, Fate::Added));
            places.push(None);
            continue;
        };
        let [changed, filled, emptied] = counted.pairs.get(place).copied().unwrap_or_default();
        let before = old.opened.columns.get(pair.old as usize);
        let after = new.opened.columns.get(position);
        let constants = before.zip(after).and_then(constants);
        columns.push(ColumnComparison {
            old: column_side(&old.opened, pair.old as usize),
            new: side,
            fate: match pair.by {
                By::Name => Fate::Kept,
                By::Spelling => Fate::Renamed(1.0),
                By::Values(share) => Fate::Renamed(share),
            },
            has_moved: moved.get(place).copied().unwrap_or_default(),
            is_key: key.pairs.contains(&(place as u32)),
            changed,
            filled,
            emptied,
            // all rows have gone from the one value to the other: nothing more is to be said
            shifts: match constants {
                Some(_) => Vec::new(),
                None => before.zip(after).map(shifts).unwrap_or_default(),
            },
            constants,
        });
        places.push(Some(place));
    }
    for position in 0..old.opened.columns.len() {
        if !editions
            .pairs
            .iter()
            .any(|pair| pair.old as usize == position)
        {
            columns.push(alone(
                column_side(&old.opened, position),
                None,
                Fate::Removed,
            ));
            places.push(None);
        }
    }
    // masks tell of pairs until here
    let pairs = 0..editions.pairs.len();
    let column_of: Vec<usize> = pairs
        .map(|pair| {
            places
                .iter()
                .position(|own| *own == Some(pair))
                .unwrap_or(63)
        })
        .collect();
    let masks: Vec<u64> = counted
        .masks
        .iter()
        .map(|mask| in_columns(*mask, &column_of))
        .collect();
    let fixed = columns
        .iter()
        .enumerate()
        .filter(|(_, own)| own.constants.is_some());
    let fixed = fixed.fold(0, |mask, (at, _)| mask | bit(at) & (u64::MAX >> 1));
    let comparison = Comparison {
        old: edition(&old.opened),
        new: edition(&new.opened),
        key: Key {
            why: key.why,
            columns: key
                .pairs
                .iter()
                .filter_map(|place| editions.pairs.get(*place as usize))
                .filter_map(|pair| {
                    let own = new.opened.columns.get(pair.new as usize)?;
                    Some(KeyColumn {
                        name: own.name.clone(),
                        old: pair.old,
                        new: pair.new,
                    })
                })
                .collect(),
            old_duplicates: met.old_duplicates,
            new_duplicates: met.new_duplicates,
        },
        rows: RowCounts {
            added: met.added.len() as u64,
            removed: met.removed.len() as u64,
            changed: met.changed.len() as u64,
            changed_besides: masks.iter().filter(|mask| **mask & !fixed != 0).count() as u64,
            same: met.same,
        },
        columns,
        writing: {
            let mut all = writing(&old.opened.sniff, &new.opened.sniff);
            let pairs = editions.pairs.iter().filter_map(|pair| {
                let before = old.opened.columns.get(pair.old as usize)?;
                Some((before, new.opened.columns.get(pair.new as usize)?))
            });
            all.extend(signs(pairs));
            all
        },
    };
    Compared {
        comparison,
        added: met.added,
        removed: met.removed,
        changed: met.changed,
        masks,
    }
}

/// A mask of pairs as one of columns.
fn in_columns(mask: u64, column_of: &[usize]) -> u64 {
    let first = column_of.iter().enumerate().take(63);
    let told = first.filter(|(pair, _)| mask & bit(*pair) != 0);
    let told = told.fold(0, |told, (_, column)| told | bit(*column));
    // of the pairs behind, all that is known is that there was one
    told | mask & bit(63)
}

fn alone(old: Option<ColumnSide>, new: Option<ColumnSide>, fate: Fate) -> ColumnComparison {
    ColumnComparison {
        old,
        new,
        fate,
        has_moved: false,
        is_key: false,
        changed: 0,
        filled: 0,
        emptied: 0,
        shifts: Vec::new(),
        constants: None,
    }
}

fn edition(opened: &Opened) -> Edition {
    Edition {
        file_name: opened.file_name.clone(),
        rows: opened.rows,
        columns: opened.columns.len() as u32,
        is_whole: opened.all_rows.is_none() && !opened.notes.iter().any(Note::is_partial),
    }
}

fn column_side(opened: &Opened, position: usize) -> Option<ColumnSide> {
    let own = opened.columns.get(position)?;
    Some(ColumnSide {
        position: position as u32,
        name: own.name.clone(),
        column_type: own.column_type,
        kind: own.kind.clone(),
        kind_confidence: own.kind_confidence,
        values: Distribution {
            rows: opened.profiled_rows(),
            missing: own.nulls,
            distinct: own.distinct,
            distinct_exact: own.distinct_exact,
            min: own.min.clone(),
            median: own.median,
            max: own.max.clone(),
        },
    })
}

/// Which pairs stand elsewhere: all but a longest run of pairs whose order is the same in both editions.
fn moved(editions: &Editions<'_>) -> Vec<bool> {
    let olds: Vec<u32> = editions.pairs.iter().map(|pair| pair.old).collect();
    // the length of the longest rise that ends at each place, and the place before it
    let mut rises: Vec<(usize, Option<usize>)> = Vec::with_capacity(olds.len());
    for (at, own) in olds.iter().enumerate() {
        let before = (0..at).filter(|before| olds[*before] < *own);
        // the first of the longest
        let best = before.max_by_key(|before| (rises[*before].0, Reverse(*before)));
        rises.push((best.map_or(1, |best| rises[best].0 + 1), best));
    }
    let mut moved = vec![true; olds.len()];
    let mut next = (0..olds.len()).max_by_key(|at| (rises[*at].0, Reverse(*at)));
    while let Some(at) = next {
        moved[at] = false;
        next = rises[at].1;
    }
    moved
}

/// Common values with other counts than before. A value that is not among the most common of one edition is passed
/// over, since how many it has there is not known, unless all values are among them.
fn shifts((before, after): (&ColumnProfile, &ColumnProfile)) -> Vec<Shift> {
    let rows_in = |own: &ColumnProfile, value: &Cell| {
        let known = own.top.iter().find(|known| known.0 == *value);
        let is_whole = own.distinct_exact && own.distinct <= own.top.len() as u64;
        known.map(|known| known.1).or(is_whole.then_some(0))
    };
    let values = before.top.iter().chain(&after.top).map(|known| &known.0);
    let mut shifts: Vec<Shift> = Vec::new();
    for value in values {
        let known = rows_in(before, value).zip(rows_in(after, value));
        let is_told = shifts.iter().any(|shift| shift.value == *value);
        if let Some((before, after)) = known
            && before != after
            && before.max(after) > 1
            && !is_told
        {
            shifts.push(Shift {
                value: value.clone(),
                before,
                after,
            });
        }
    }
    shifts.sort_by_key(|shift| Reverse(shift.before.abs_diff(shift.after)));
    shifts.truncate(MOST_SHIFTS);
    shifts
}

/// One value in all rows before and another one in all rows after.
fn constants((before, after): (&ColumnProfile, &ColumnProfile)) -> Option<(Cell, Cell)> {
    let only = |own: &ColumnProfile| match own.top.as_slice() {
        [(value, rows)] if own.distinct == 1 && own.nulls == 0 && *rows > 1 => Some(value.clone()),
        _ => None,
    };
    let (before, after) = only(before).zip(only(after))?;
    (before != after).then_some((before, after))
}

/// Other signs in place of values than before: `..` says something else than `*`, or an empty cell. Columns of which the
/// same is to be said are told together.
fn signs<'a>(pairs: impl Iterator<Item = (&'a ColumnProfile, &'a ColumnProfile)>) -> Vec<Writing> {
    let spellings = |column: &ColumnProfile| {
        let missing = column
            .signs
            .iter()
            .filter(|sign| sign.reason.is_missing() || sign.reason == Reason::Nil);
        let mut own: Vec<String> = missing.map(|sign| sign.spelling.clone()).collect();
        own.sort_unstable();
        own
    };
    let mut told: Vec<Writing> = Vec::new();
    for (before, after) in pairs {
        let (one, other) = (spellings(before), spellings(after));
        // where one edition has no gaps its values are what differs
        if one == other || one.is_empty() || other.is_empty() {
            continue;
        }
        let known = told.iter_mut().find_map(|known| match known {
            Writing::Signs { columns, old, new } if *old == one && *new == other => Some(columns),
            _ => None,
        });
        match known {
            Some(columns) => columns.push(after.name.clone()),
            None => told.push(Writing::Signs {
                columns: vec![after.name.clone()],
                old: one,
                new: other,
            }),
        }
    }
    told
}

/// What is only written otherwise.
fn writing(old: &Sniff, new: &Sniff) -> Vec<Writing> {
    let mut writing = Vec::new();
    if old.format != new.format {
        writing.push(Writing::Format(old.format, new.format));
    }
    if old.origin.is_text() && new.origin.is_text() {
        let (one, other) = (old.file_encoding().value, new.file_encoding().value);
        if one != other {
            writing.push(Writing::Encoding(one, other));
        }
        let (one, other) = (old.file_delimiter().value, new.file_delimiter().value);
        if one != other {
            writing.push(Writing::Delimiter(one, other));
        }
        if let Some((one, other)) = old.decimal_sign.value.zip(new.decimal_sign.value)
            && one != other
        {
            writing.push(Writing::DecimalSign(one, other));
        }
        if let Some((one, other)) = old.date_order.value.zip(new.date_order.value)
            && one != other
        {
            writing.push(Writing::DateOrder(one, other));
        }
    }
    writing
}
