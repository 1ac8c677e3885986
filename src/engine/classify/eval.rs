//! How good the classifier is on a labelled set, counted as the shared `score.py` counts.
//!
//! A line of a set is a dataset described in JSON with its answer: `gold_group` and
//! `gold_alternatives`, or `gold_groups` and `gold_main`. `gold_group: null` means that nothing fits and
//! the right answer is "not sure"; such items stay out of the shares. `expect_confident: false` means that
//! the answer should not be called sure.

mod set;
mod tally;

use super::KleIndex;
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt;

/// What `datalup eval kle --json` prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalReport {
    /// Of the contract.
    pub schema_version: u32,
    /// Of this program.
    pub tool_version: &'static str,
    /// What was measured.
    pub area: &'static str,
    /// One for each labelled set.
    pub sets: Vec<EvalSet>,
    /// What is worth knowing, as in the contract.
    pub notes: Vec<Value>,
}

/// The figures of one set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalSet {
    /// What the set is called.
    pub name: String,
    /// Lines in it.
    pub items: u64,
    /// Items without any answer.
    pub failed: u64,
    /// Shares from 0 to 1 (null: nothing to divide by) and counts.
    pub metrics: Map<String, Value>,
    /// One for each main group.
    pub classes: Vec<EvalClass>,
    /// What went wrong.
    pub misses: Vec<EvalMiss>,
    /// The same shares for each sort of difficulty.
    pub by_difficulty: Vec<EvalRow>,
    /// How often the first group is right, by its score.
    pub calibration: Vec<EvalBin>,
    /// Groups taken for others, most frequent first.
    pub confusions: Vec<EvalConfusion>,
}

/// Answers whose best score lies between two bounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalBin {
    /// The lower bound, included.
    pub from: f64,
    /// The upper bound.
    pub to: f64,
    /// Items with an answer.
    pub items: u64,
    /// Of those, how many were called sure.
    pub confident: u64,
    /// The first group is right.
    pub group_top1: Option<f64>,
}

/// A group that was taken for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvalConfusion {
    /// The group that would have been right.
    pub wanted: String,
    /// The group that was said; empty for no answer.
    pub said: String,
    /// How often.
    pub items: u64,
}

/// How well one main group is found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalClass {
    /// The main group.
    pub id: String,
    /// Items that belong to it.
    pub gold: u64,
    /// Found.
    pub tp: u64,
    /// Not found.
    pub r#fn: u64,
    /// Said of items that belong elsewhere.
    pub fp: u64,
    /// Of those said, how many are right.
    pub precision: Option<f64>,
    /// Of those that belong, how many were found.
    pub recall: Option<f64>,
    /// Both in one number.
    pub f1: Option<f64>,
}

/// An item answered wrongly.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalMiss {
    /// Its id.
    pub item: String,
    /// The main group it belongs to.
    pub class: Option<String>,
    /// Always null: the whole dataset is classified.
    pub column: Option<String>,
    /// The groups that would have been right; null when "not sure" would have been.
    pub wanted: Value,
    /// The first three groups of the answer, and whether it was called sure.
    pub said: Value,
}

/// The shares of a part of the set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalRow {
    /// Which part.
    pub name: String,
    /// Items in it.
    pub items: u64,
    /// The first group is right.
    pub group_top1: Option<f64>,
    /// One of the first three groups is right.
    pub group_top3: Option<f64>,
    /// The first main group is right.
    pub main_top1: Option<f64>,
}

/// Measures the classifier on the lines of a labelled set. Lines that are no JSON object are passed over
/// and counted in the notes.
#[must_use]
pub fn evaluate(index: &KleIndex, set_name: &str, jsonl: &str) -> EvalReport {
    let (set, bad_lines) = set::evaluate(index, set_name, jsonl);
    let mut notes = Vec::new();
    if bad_lines > 0 {
        let params = serde_json::json!({ "set": set_name, "lines": bad_lines });
        notes.push(serde_json::json!({ "code": "bad_lines", "params": params }));
    }
    EvalReport {
        schema_version: 1,
        tool_version: env!("CARGO_PKG_VERSION"),
        area: "kle",
        sets: vec![set],
        notes,
    }
}

impl EvalReport {
    /// Puts another report's sets behind this one's.
    pub fn append(&mut self, other: Self) {
        self.sets.extend(other.sets);
        self.notes.extend(other.notes);
    }
}

/// Figures by the names they have in JSON, one to a line.
impl fmt::Display for EvalReport {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        for set in &self.sets {
            writeln!(
                out,
                "{}  items {}  failed {}",
                set.name, set.items, set.failed
            )?;
            for (name, value) in &set.metrics {
                let figure = match value.as_f64() {
                    Some(_) if value.is_u64() => value.to_string(),
                    Some(share) => format!("{:.1} %", 100.0 * share),
                    None => "-".to_owned(),
                };
                writeln!(out, "  {name:32} {figure:>8}")?;
            }
            for row in &set.by_difficulty {
                let percent = |share: Option<f64>| 100.0 * share.unwrap_or_default();
                writeln!(
                    out,
                    "  {:24} items {:3}  group_top1 {:5.1} %  group_top3 {:5.1} %  main_top1 {:5.1} %",
                    row.name,
                    row.items,
                    percent(row.group_top1),
                    percent(row.group_top3),
                    percent(row.main_top1),
                )?;
            }
            for bin in set.calibration.iter().filter(|bin| bin.items > 0) {
                writeln!(
                    out,
                    "  score {:.1}-{:.1}            items {:3}  confident {:3}  group_top1 {:5.1} %",
                    bin.from,
                    bin.to,
                    bin.items,
                    bin.confident,
                    100.0 * bin.group_top1.unwrap_or_default(),
                )?;
            }
            for confusion in &set.confusions {
                let EvalConfusion {
                    wanted,
                    said,
                    items,
                } = confusion;
                writeln!(out, "  {wanted} taken for {said:5}  items {items:3}")?;
            }
        }
        Ok(())
    }
}
