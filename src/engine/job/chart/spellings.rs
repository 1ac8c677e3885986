//! Names that differ in nothing but capitals and spaces, taken as one group: "Støj" and "støj " are no two things.

use crate::ops::cross::CrossPartial;
use crate::ops::group::GroupKey;
use model::cell::Cell;
use model::view_spec::{ChartForm, Folded, ViewSpec};
use rustc_hash::FxHashMap;

/// More groups than this are a list, in which nobody looks for spellings.
const MOST_GROUPS: usize = 400;
/// Letters of a name: shorter ones are codes, in which a capital may mean something.
const LETTERS: usize = 3;

/// The groups with names that are spelled alike taken together under the most common spelling, and which those are.
pub(super) fn gathered(spec: &ViewSpec, partial: CrossPartial) -> (CrossPartial, Vec<Folded>) {
    let has_names = !spec.form.is_over_time()
        && !matches!(spec.form, ChartForm::Histogram | ChartForm::Scatter)
        && partial.by.len() <= MOST_GROUPS;
    if !has_names {
        return (partial, Vec::new());
    }
    let mut rows = vec![0u64; partial.by.len()];
    for cell in &partial.cells {
        if let Some(own) = rows.get_mut(cell.by as usize) {
            *own += cell.sums.rows;
        }
    }
    let mut alike: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, key) in partial.by.iter().enumerate() {
        if let GroupKey::Text(text) = key
            && text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
        {
            alike.entry(plain(text)).or_default().push(at);
        }
    }
    alike.retain(|_, places| places.len() > 1);
    if alike.is_empty() {
        return (partial, Vec::new());
    }
    let text = |at: usize| match partial.by.get(at) {
        Some(GroupKey::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let mut by = partial.by.clone();
    let mut folded: Vec<Folded> = Vec::new();
    for places in alike.into_values() {
        let mut spellings: Vec<(u64, String)> =
            places.iter().map(|at| (rows[*at], text(*at))).collect();
        // of equally common ones the same however the rows are cut
        spellings.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.1.cmp(&a.1)));
        let mut names = spellings.into_iter().map(|(_, name)| name);
        let Some(kept) = names.next() else { continue };
        for at in &places {
            by[*at] = GroupKey::Text(kept.clone());
        }
        folded.push(Folded {
            key: Cell::text(&kept),
            others: names.collect(),
        });
    }
    folded.sort_by(|a, b| a.others.cmp(&b.others));
    // groups that are one now are merged as those of several members are
    (
        CrossPartial::merge(vec![CrossPartial { by, ..partial }]),
        folded,
    )
}

/// A name in small letters, with one space between words.
fn plain(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
