//! Counting right answers.

use super::{EvalBin, EvalClass, EvalRow};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The 97.5 % point of the normal distribution: 95 % intervals.
const Z: f64 = 1.959_964;

/// Whether one answer is right, in each sense.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Right {
    pub group_top1: bool,
    pub group_top3: bool,
    pub strict: bool,
    pub main_top1: bool,
    pub main_top3: bool,
}

/// Right answers of some items.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub items: u64,
    group_top1: u64,
    group_top3: u64,
    strict: u64,
    main_top1: u64,
    main_top3: u64,
}

impl Tally {
    pub fn add(&mut self, right: Right) {
        self.items += 1;
        self.group_top1 += u64::from(right.group_top1);
        self.group_top3 += u64::from(right.group_top3);
        self.strict += u64::from(right.strict);
        self.main_top1 += u64::from(right.main_top1);
        self.main_top3 += u64::from(right.main_top3);
    }

    pub fn row(&self, name: &str) -> EvalRow {
        EvalRow {
            name: name.to_owned(),
            items: self.items,
            group_top1: share(self.group_top1, self.items),
            group_top3: share(self.group_top3, self.items),
            main_top1: share(self.main_top1, self.items),
        }
    }

    /// Shares with their 95 % intervals after Wilson.
    pub fn metrics(&self, metrics: &mut Map<String, Value>) {
        for (name, right) in [
            ("group_top1", self.group_top1),
            ("group_top3", self.group_top3),
            ("group_top1_strict", self.strict),
            ("main_top1", self.main_top1),
            ("main_top3", self.main_top3),
        ] {
            let (low, high) = wilson(right, self.items);
            metrics.insert(name.to_owned(), json!(share(right, self.items)));
            metrics.insert(format!("{name}_low"), json!(low));
            metrics.insert(format!("{name}_high"), json!(high));
        }
    }
}

/// Answers by the score of their best group, in fifths.
#[derive(Debug, Default)]
pub(super) struct Bins([[u64; 3]; BINS]);

/// How many bins.
const BINS: usize = 5;

impl Bins {
    pub fn add(&mut self, score: f64, confident: bool, right: bool) {
        let at = ((score * BINS as f64) as usize).min(BINS - 1);
        if let Some([items, sure, hits]) = self.0.get_mut(at) {
            *items += 1;
            *sure += u64::from(confident);
            *hits += u64::from(right);
        }
    }

    pub fn rows(&self) -> Vec<EvalBin> {
        let edge = |at: usize| rounded(at as f64 / BINS as f64);
        let bins = self.0.iter().enumerate();
        bins.map(|(at, [items, confident, right])| EvalBin {
            from: edge(at),
            to: edge(at + 1),
            items: *items,
            confident: *confident,
            group_top1: share(*right, *items),
        })
        .collect()
    }
}

/// A part of a whole, rounded to four places; `None` of nothing.
pub(super) fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| rounded(part as f64 / whole as f64))
}

fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

/// The 95 % interval of a share.
fn wilson(part: u64, whole: u64) -> (Option<f64>, Option<f64>) {
    if whole == 0 {
        return (None, None);
    }
    let (n, p) = (whole as f64, part as f64 / whole as f64);
    let scale = 1.0 + Z * Z / n;
    let middle = (p + Z * Z / (2.0 * n)) / scale;
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / scale;
    (
        Some(rounded((middle - half).max(0.0))),
        Some(rounded((middle + half).min(1.0))),
    )
}

/// Main groups: how often each was right, missed, and said wrongly.
#[derive(Debug, Default)]
pub(super) struct Confusion(BTreeMap<String, [u64; 3]>);

impl Confusion {
    /// Counts an item of a main group, the first main group of its answer, and whether that is right (it may
    /// be another main group that is accepted as well).
    pub fn add(&mut self, gold: &str, said: Option<&str>, right: bool) {
        let [tp, fn_, _] = self.0.entry(gold.to_owned()).or_default();
        *(if right { tp } else { fn_ }) += 1;
        if let Some(said) = said.filter(|_| !right) {
            let [_, _, fp] = self.0.entry(said.to_owned()).or_default();
            *fp += 1;
        }
    }

    pub fn classes(self) -> Vec<EvalClass> {
        let classes = self.0.into_iter();
        classes
            .map(|(id, [tp, fn_, fp])| EvalClass {
                id,
                gold: tp + fn_,
                tp,
                r#fn: fn_,
                fp,
                precision: share(tp, tp + fp),
                recall: share(tp, tp + fn_),
                f1: share(2 * tp, 2 * tp + fp + fn_),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{share, wilson};

    #[test]
    fn intervals_are_wilsons() {
        assert_eq!(wilson(0, 0), (None, None));
        assert_eq!(wilson(8, 10), (Some(0.4902), Some(0.9433)));
        assert_eq!(wilson(0, 10), (Some(0.0), Some(0.2775)));
        assert_eq!(share(1, 3), Some(0.3333));
    }
}
