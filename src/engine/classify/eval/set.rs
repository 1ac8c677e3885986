//! One labelled set: its items, and the answers they get.

use super::super::{Document, KleIndex, classify};
use super::tally::{Bins, Confusion, Right, Tally, share};
use super::{EvalConfusion, EvalMiss, EvalSet};
use model::kle::Classification;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The right answers of an item.
struct Gold {
    /// Groups that are right.
    groups: Vec<String>,
    /// The groups that are right when alternatives do not count.
    strict: Vec<String>,
    /// Main groups that are right.
    mains: Vec<String>,
}

impl Gold {
    /// `None` when nothing fits and the right answer is "not sure".
    fn of(item: &Value) -> Option<Self> {
        let list = |name: &str| -> Vec<String> {
            let values = item.get(name).and_then(Value::as_array);
            let texts = values.into_iter().flatten().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        };
        if item.get("gold_groups").is_some() {
            let groups = list("gold_groups");
            return Some(Self {
                strict: groups.clone(),
                groups,
                mains: list("gold_main"),
            });
        }
        let gold = item.get("gold_group").and_then(Value::as_str)?.to_owned();
        let mut groups = vec![gold.clone()];
        groups.extend(list("gold_alternatives"));
        let mains = groups.iter().filter_map(|group| group.get(..2));
        Some(Self {
            mains: mains.map(str::to_owned).collect(),
            groups,
            strict: vec![gold],
        })
    }
}

/// What an answer says, as the measure reads it.
struct Said {
    groups: Vec<String>,
    mains: Vec<String>,
    confident: bool,
}

impl Said {
    fn of(answer: &Classification) -> Self {
        let codes = || answer.matches.iter().map(|found| found.code.as_str());
        Self {
            groups: different(codes().filter_map(|code| code.get(..5))),
            mains: different(codes().filter_map(|code| code.get(..2))),
            confident: answer.confident,
        }
    }

    fn judge(&self, gold: &Gold) -> Right {
        let first = |said: &[String], right: &[String]| {
            said.first().is_some_and(|said| right.contains(said))
        };
        let in_three = |said: &[String], right: &[String]| {
            said.iter().take(3).any(|said| right.contains(said))
        };
        Right {
            group_top1: first(&self.groups, &gold.groups),
            group_top3: in_three(&self.groups, &gold.groups),
            strict: first(&self.groups, &gold.strict),
            main_top1: first(&self.mains, &gold.mains),
            main_top3: in_three(&self.mains, &gold.mains),
        }
    }

    fn miss(&self, item: &Value, gold: Option<&Gold>) -> EvalMiss {
        let id = item.get("id").unwrap_or(&Value::Null);
        let groups = self.groups.get(..3).unwrap_or(&self.groups);
        EvalMiss {
            item: id.as_str().map_or_else(|| id.to_string(), str::to_owned),
            class: gold.and_then(|gold| gold.mains.first().cloned()),
            column: None,
            wanted: gold.map_or(Value::Null, |gold| json!(gold.groups)),
            said: json!({ "groups": groups, "confident": self.confident }),
        }
    }
}

fn different<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for code in codes {
        if !found.iter().any(|known| known == code) {
            found.push(code.to_owned());
        }
    }
    found
}

/// Items and how many of them were called sure.
#[derive(Default)]
struct Called {
    items: u64,
    confident: u64,
}

impl Called {
    fn add(&mut self, confident: bool) {
        self.items += 1;
        self.confident += u64::from(confident);
    }
}

/// Groups taken for others, most frequent first.
fn confusions(taken: BTreeMap<(String, String), u64>) -> Vec<EvalConfusion> {
    let taken = taken.into_iter();
    let mut confusions: Vec<EvalConfusion> = taken
        .map(|((wanted, said), items)| EvalConfusion {
            wanted,
            said,
            items,
        })
        .collect();
    confusions.sort_by_key(|confusion| std::cmp::Reverse(confusion.items));
    confusions
}

/// The figures of a set, and how many of its lines were no JSON object.
pub(super) fn evaluate(index: &KleIndex, name: &str, jsonl: &str) -> (EvalSet, u64) {
    let (mut all, mut seen) = (Tally::default(), Tally::default());
    let mut by_difficulty: BTreeMap<String, Tally> = BTreeMap::new();
    let mut confusion = Confusion::default();
    let (mut sure, mut sure_right) = (0, 0);
    let (mut nothing_fits, mut open) = (Called::default(), Called::default());
    let mut misses = Vec::new();
    let mut bins = Bins::default();
    let mut taken: BTreeMap<(String, String), u64> = BTreeMap::new();
    let (mut items, mut failed, mut bad_lines) = (0, 0, 0);
    for line in jsonl.lines().filter(|line| !line.trim().is_empty()) {
        let Some(item) = serde_json::from_str::<Value>(line)
            .ok()
            .filter(Value::is_object)
        else {
            bad_lines += 1;
            continue;
        };
        items += 1;
        let answer = classify(index, &Document::of_json(&item));
        failed += u64::from(answer.matches.is_empty());
        let said = Said::of(&answer);
        let Some(gold) = Gold::of(&item) else {
            nothing_fits.add(said.confident);
            if said.confident {
                misses.push(said.miss(&item, None));
            }
            continue;
        };
        let right = said.judge(&gold);
        all.add(right);
        let text = |field: &str| item.get(field).and_then(Value::as_str).unwrap_or_default();
        let difficulty = by_difficulty.entry(text("hard").to_owned()).or_default();
        difficulty.add(right);
        if text("source") == "seen" {
            seen.add(right);
        }
        if let Some(main) = gold.mains.first() {
            confusion.add(
                main,
                said.mains.first().map(String::as_str),
                right.main_top1,
            );
        }
        let best = answer.matches.iter().find(|found| found.code.len() == 5);
        if let Some(best) = best {
            bins.add(best.score, said.confident, right.group_top1);
        }
        if !right.group_top1 {
            let wanted = gold.strict.first().cloned().unwrap_or_default();
            let first = said.groups.first().cloned().unwrap_or_default();
            *taken.entry((wanted, first)).or_default() += 1;
        }
        if said.confident {
            sure += 1;
            sure_right += u64::from(right.group_top1);
        }
        if item.get("expect_confident") == Some(&Value::Bool(false)) {
            open.add(said.confident);
        }
        if !right.group_top1 {
            misses.push(said.miss(&item, Some(&gold)));
        }
    }
    let mut metrics = Map::new();
    metrics.insert("labelled".to_owned(), json!(all.items));
    all.metrics(&mut metrics);
    for (name, value) in [
        ("confident", json!(share(sure, all.items))),
        ("confident_items", json!(sure)),
        ("confident_right", json!(share(sure_right, sure))),
        ("unsure_items", json!(nothing_fits.items)),
        ("unsure_called_confident", json!(nothing_fits.confident)),
        ("open_items", json!(open.items)),
        ("open_called_confident", json!(open.confident)),
    ] {
        metrics.insert(name.to_owned(), value);
    }
    let mut rows: Vec<_> = by_difficulty
        .iter()
        .map(|(name, tally)| tally.row(if name.is_empty() { "normal" } else { name }))
        .collect();
    if seen.items > 0 {
        rows.push(seen.row("source seen"));
    }
    let set = EvalSet {
        name: name.to_owned(),
        items,
        failed,
        metrics,
        classes: confusion.classes(),
        misses,
        by_difficulty: rows,
        calibration: bins.rows(),
        confusions: confusions(taken),
    };
    (set, bad_lines)
}
