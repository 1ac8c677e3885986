//! Sums of cases: what members add up and the director merges.

use super::working_days::WorkingDays;
use model::case_extract::{CaseLine, CaseTimes};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Cases that have something in common. All of it merges by adding.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseSums {
    /// Cases.
    pub cases: u64,
    /// On a subject "i almindelighed".
    pub in_general: u64,
    /// Without an action facet.
    pub without_facet: u64,
    /// Decided before they were received.
    pub reversed: u64,
    /// Neither decided nor closed.
    pub open: u64,
    /// Working days from received to decided, with the cases that took so many.
    pub taken: BTreeMap<i32, u64>,
    /// Days on which cases that are open were received.
    pub open_since: BTreeMap<i32, u64>,
}

impl CaseSums {
    /// Adds other cases.
    pub fn merge(&mut self, other: &Self) {
        self.cases += other.cases;
        self.in_general += other.in_general;
        self.without_facet += other.without_facet;
        self.reversed += other.reversed;
        self.open += other.open;
        for (days, cases) in &other.taken {
            *self.taken.entry(*days).or_default() += cases;
        }
        for (day, cases) in &other.open_since {
            *self.open_since.entry(*day).or_default() += cases;
        }
    }

    /// What is told of them. `until` is the day open cases are aged to.
    #[must_use]
    pub fn line(
        &self,
        key: String,
        title: Option<String>,
        target_days: Option<u32>,
        until: Option<i32>,
        days: &WorkingDays,
    ) -> CaseLine {
        let mut ages: BTreeMap<i32, u64> = BTreeMap::new();
        if let Some(until) = until {
            for (since, cases) in &self.open_since {
                *ages.entry(days.between(*since, until)).or_default() += cases;
            }
        }
        let within = |target: u32| {
            let target = i32::try_from(target).unwrap_or(i32::MAX);
            self.taken.range(..=target).map(|(_, cases)| cases).sum()
        };
        CaseLine {
            key,
            title,
            cases: self.cases,
            in_general: self.in_general,
            without_facet: self.without_facet,
            open: self.open,
            open_median: median(&ages),
            times: CaseTimes {
                measured: self.taken.values().sum(),
                median: median(&self.taken),
                ninth_decile: ninth_decile(&self.taken),
                within_target: target_days.map(within),
                reversed: self.reversed,
            },
        }
    }
}

/// The value at a rank, from 0.
fn at_rank(counts: &BTreeMap<i32, u64>, rank: u64) -> Option<i32> {
    let mut before = 0;
    for (value, count) in counts {
        before += count;
        if rank < before {
            return Some(*value);
        }
    }
    None
}

fn median(counts: &BTreeMap<i32, u64>) -> Option<f64> {
    let all: u64 = counts.values().sum();
    let low = at_rank(counts, all.checked_sub(1)? / 2)?;
    let high = at_rank(counts, all / 2)?;
    Some((f64::from(low) + f64::from(high)) / 2.0)
}

fn ninth_decile(counts: &BTreeMap<i32, u64>) -> Option<u32> {
    let all: u64 = counts.values().sum();
    let rank = (all * 9).div_ceil(10).checked_sub(1)?;
    at_rank(counts, rank).map(|days| days.max(0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts(values: &[i32]) -> BTreeMap<i32, u64> {
        let mut counts = BTreeMap::new();
        for value in values {
            *counts.entry(*value).or_default() += 1;
        }
        counts
    }

    #[test]
    fn middle_and_ninth_decile() {
        assert_eq!(median(&counts(&[])), None);
        assert_eq!(ninth_decile(&counts(&[])), None);
        assert_eq!(median(&counts(&[4])), Some(4.0));
        assert_eq!(median(&counts(&[1, 2, 3, 10])), Some(2.5));
        assert_eq!(
            ninth_decile(&counts(&(1..=10).collect::<Vec<_>>())),
            Some(9)
        );
        assert_eq!(ninth_decile(&counts(&[7])), Some(7));
        assert_eq!(ninth_decile(&counts(&[0; 19])), Some(0));
    }

    proptest! {
        #[test]
        fn as_in_a_sorted_list(mut values in prop::collection::vec(0..500i32, 1..200)) {
            let counts = counts(&values);
            values.sort_unstable();
            let n = values.len();
            let middle = f64::from(values[(n - 1) / 2] + values[n / 2]) / 2.0;
            prop_assert_eq!(median(&counts), Some(middle));
            let rank = (n * 9).div_ceil(10) - 1;
            prop_assert_eq!(ninth_decile(&counts), Some(values[rank] as u32));
        }

        #[test]
        fn parts_merge_to_the_whole(values in prop::collection::vec((0..60i32, any::<bool>()), 0..80), cut in 0..80usize) {
            let sums = |part: &[(i32, bool)]| {
                let mut sums = CaseSums::default();
                for (days, open) in part {
                    sums.cases += 1;
                    sums.open += u64::from(*open);
                    let into = if *open { &mut sums.open_since } else { &mut sums.taken };
                    *into.entry(*days).or_default() += 1;
                }
                sums
            };
            let (one, other) = values.split_at(cut.min(values.len()));
            let mut merged = sums(one);
            merged.merge(&sums(other));
            prop_assert_eq!(merged, sums(&values));
        }
    }
}
