//! A column of KLE numbers as evidence.
//!
//! Other codes have the same shape (`03.22.01` is an account in the municipal chart of accounts), so a
//! column counts only when its name says KLE and nearly all of its values stand in the register. It speaks
//! for a group only when most of them lie in that one: a list of cases has numbers from everywhere and is
//! about none of them.

use super::index::{ClassId, KleIndex};
use super::query::NumberHit;
use super::tokens::words;
use registers::kle::level_of;
use rustc_hash::FxHashMap;

/// Fewer values are no evidence.
const LEAST_VALUES: usize = 3;
/// Of the values, how many must stand in the register.
const LEAST_KNOWN: f64 = 0.9;
/// Of the values, how many must lie in one group.
const LEAST_IN_GROUP: f64 = 0.6;
/// What such a column speaks for its group: about as much as a clear word in the title.
const SUPPORT: f32 = 20.0;

/// What the columns of KLE numbers speak for.
pub(super) fn hits(index: &KleIndex, columns: &[(String, Vec<String>)]) -> Vec<NumberHit> {
    columns
        .iter()
        .filter(|(name, _)| says_kle(name))
        .filter_map(|(name, values)| column(index, name, values))
        .collect()
}

fn says_kle(name: &str) -> bool {
    words(name).iter().any(|word| {
        let rest = word.folded.strip_prefix("kle");
        rest.is_some_and(|rest| {
            [
                "", "nr", "nummer", "numre", "emne", "emnenr", "kode", "gruppe",
            ]
            .contains(&rest)
        })
    })
}

fn column(index: &KleIndex, name: &str, values: &[String]) -> Option<NumberHit> {
    let values: Vec<&str> = values
        .iter()
        .map(|value| value.trim())
        .filter(|value| !value.is_empty())
        .collect();
    let known: Vec<&str> = values
        .iter()
        .copied()
        .filter(|value| level_of(value).is_some() && index.has_number(value))
        .collect();
    let share = |part: usize| part as f64 / values.len() as f64;
    if known.len() < LEAST_VALUES || share(known.len()) < LEAST_KNOWN {
        return None;
    }
    let mut groups: FxHashMap<&str, (usize, &str)> = FxHashMap::default();
    for value in known {
        if let Some(group) = value.get(..5) {
            groups.entry(group).or_insert((0, value)).0 += 1;
        }
    }
    let (group, (count, first)) = groups
        .into_iter()
        .max_by_key(|&(group, (count, _))| (count, std::cmp::Reverse(group)))?;
    if share(count) < LEAST_IN_GROUP {
        return None;
    }
    let class = (0..)
        .zip(&index.classes)
        .find(|(_, class)| class.number == group)
        .map(|(id, _): (ClassId, _)| id)?;
    Some(NumberHit {
        class,
        support: SUPPORT,
        raw: first.to_owned(),
        column: name.to_owned(),
    })
}
