//! Comparing the open file with another edition of it, which has workers of its own as long as it is compared with.

use super::{findings, jump, take, trouble};
use crate::bridge::Bridge;
use crate::parts::dialog;
use crate::state::compare::{FATES, Other};
use crate::state::jump::Target;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::compare_message::{CompareAnswer, CompareAsk};
use model::comparison::{Comparison, Examples, KeyChoice, RowExample, RowFate};
use model::message::Answer;
use model::note::{Problem, ProblemKind};
use model::sniff::ReadOptions;
use std::sync::Arc;
use texts::format::cell;
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "compare";
/// Id of the sentence that tells what differs.
pub const SUMMARY: &str = "compare-summary";
/// Rows shown at first, and how many more at a time.
const SHOWN_ROWS: u32 = 10;

/// Closes the panel; what was compared stays.
pub fn close(state: State) {
    dialog::close(PANEL);
    state.compare.is_open.set(false);
}

fn own_bridge(state: State) -> Option<Bridge> {
    state.hands.with_value(|hands| hands.bridge.clone())
}

/// Lets go of the other edition.
pub fn put_away(state: State) {
    let was_told = state.compare.told.with_untracked(Option::is_some);
    state.compare.put_away(own_bridge(state));
    if was_told {
        findings::mark(state);
    }
}

/// Reads another edition and compares the open file with it.
pub fn with(state: State, file: web_sys::File) {
    let compare = state.compare;
    put_away(state);
    let asked = compare.begin();
    let is_late = move || compare.asked.get_value() != asked;
    let name = file.name();
    let own = state.file_name.get_untracked();
    let own_time = state
        .hands
        .with_value(|hands| hands.file.as_ref().map(web_sys::File::last_modified));
    compare.is_older.set(is_older(
        (&own, own_time),
        (&name, Some(file.last_modified())),
    ));
    let bridge = Bridge::start(|_| {});
    compare.bridge.set_value(Some(bridge.clone()));
    compare.other.set(Other::Reading(name.clone()));
    spawn_local(async move {
        let problem = match bridge.open(file, ReadOptions::default()).await {
            Answer::Opened { .. } => None,
            Answer::Failed(problem) => Some(problem),
            _ => Some(ProblemKind::BuildMismatch.into()),
        };
        if is_late() {
            return;
        }
        if let Some(problem) = problem {
            refuse(state, &name, &problem);
            return;
        }
        compare.other.set(Other::There(name));
        meet(state).await;
    });
}

/// Whether the one file is the older: by the numbers in their names (years, dates), else by when they were saved.
fn is_older((own, own_time): (&str, Option<f64>), (other, time): (&str, Option<f64>)) -> bool {
    let numbers = |name: &str| -> Vec<u64> {
        let parts = name.split(|sign: char| !sign.is_ascii_digit());
        parts.filter_map(|part| part.parse().ok()).collect()
    };
    match numbers(own).cmp(&numbers(other)) {
        std::cmp::Ordering::Equal => own_time < time,
        order => order.is_lt(),
    }
}

/// Lets both directors speak with each other, and compares.
async fn meet(state: State) {
    let compare = state.compare;
    let Some((own, other)) = own_bridge(state).zip(compare.bridge.get_value()) else {
        return;
    };
    let ended = move |ended: Result<CompareAnswer, Problem>| {
        // ended by the page itself is no loss
        let is_lost = matches!(&ended, Err(problem) if problem.kind != ProblemKind::Cancelled);
        if is_lost && compare.bridge.with_value(Option::is_some) {
            lost(state);
        }
    };
    match own.meet(other, ended).await {
        Ok(()) => run(state),
        Err(problem) => trouble::handle(state, problem),
    }
}

/// Says that the other edition cannot be compared with.
fn refuse(state: State, name: &str, problem: &Problem) {
    if problem.kind == ProblemKind::Cancelled {
        return;
    }
    put_away(state);
    let texts = state.texts();
    let words = texts.problems;
    let why = [(words.what)(&problem.kind), (words.to_do)(&problem.kind)].join(". ");
    let said = (texts::compare(state.language.get_untracked()).page.refused)(name, &why);
    state.compare.other.set(Other::Refused(said));
}

/// The workers of the other edition are gone.
fn lost(state: State) {
    put_away(state);
    let words = texts::compare(state.language.get_untracked()).page;
    state
        .compare
        .other
        .set(Other::Refused(words.lost.to_owned()));
}

/// Compares both editions as things stand.
pub fn run(state: State) {
    let compare = state.compare;
    let is_there = compare
        .other
        .with_untracked(|other| matches!(other, Other::There(_)));
    let Some(bridge) = own_bridge(state).filter(|_| is_there) else {
        return;
    };
    let asked = compare.begin();
    compare.told.set(None);
    compare.column.set(None);
    let ask = CompareAsk::Compare {
        key: compare.key.get_untracked(),
        is_older: compare.is_older.get_untracked(),
    };
    spawn_local(async move {
        let answer = bridge.compare(&ask).await;
        if compare.asked.get_value() != asked {
            return;
        }
        match answer {
            Ok(CompareAnswer::Compared(comparison)) => {
                let words = texts::compare(state.language.get_untracked());
                state.said.set((words.summary)(&comparison));
                for rows in compare.rows {
                    rows.set(Arc::new(none()));
                }
                compare.told.set(Some(Arc::from(comparison)));
                for fate in FATES {
                    more(state, fate);
                }
            }
            Ok(_) => {}
            // the workers of the open file were replaced: they know nothing of the other edition
            Err(problem) if problem.kind == ProblemKind::Stale => lost(state),
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

/// The open file was read anew: compares again.
pub fn again(state: State) {
    if state
        .compare
        .other
        .with_untracked(|other| matches!(other, Other::There(_)))
    {
        // the workers may be others than before
        spawn_local(meet(state));
    }
}

/// Takes the open file for the other of the two, older or newer.
pub fn turn(state: State) {
    state
        .compare
        .is_older
        .update(|is_older| *is_older = !*is_older);
    // the key is told by positions in the newer edition
    state.compare.key.update(|key| {
        if matches!(key, KeyChoice::Columns(_)) {
            *key = KeyChoice::Find;
        }
    });
    run(state);
}

/// Compares by other columns.
pub fn by(state: State, key: KeyChoice) {
    state.compare.key.set(key);
    run(state);
}

fn none() -> Examples {
    Examples {
        of: 0,
        rows: Vec::new(),
    }
}

/// Shows only changed rows in which a column changed, or all of them.
pub fn only(state: State, column: Option<u32>) {
    state.compare.column.set(column);
    if let Some(place) = FATES.iter().position(|fate| *fate == RowFate::Changed) {
        state.compare.rows[place].set(Arc::new(none()));
    }
    more(state, RowFate::Changed);
}

/// Shows more rows of a fate.
pub fn more(state: State, fate: RowFate) {
    let compare = state.compare;
    let place = FATES.iter().position(|own| *own == fate);
    let Some((bridge, rows)) =
        own_bridge(state).zip(place.and_then(|at| compare.rows.get(at).copied()))
    else {
        return;
    };
    let column = compare.column.get_untracked();
    let first = rows.with_untracked(|rows| rows.rows.len() as u64);
    let asked = compare.asked.get_value();
    let ask = CompareAsk::Examples {
        fate,
        column,
        first,
        count: SHOWN_ROWS,
    };
    spawn_local(async move {
        let answer = bridge.compare(&ask).await;
        let is_late = compare.asked.get_value() != asked
            || compare.column.get_untracked() != column
            || rows.with_untracked(|rows| rows.rows.len() as u64) != first;
        match answer {
            _ if is_late => {}
            Ok(CompareAnswer::Examples(more)) => {
                rows.update(|rows| {
                    let own = rows.rows.iter().cloned();
                    *rows = Arc::new(Examples {
                        of: more.of,
                        rows: own.chain(more.rows).collect(),
                    });
                });
                let told = compare.told.get_untracked();
                if let Some(told) = told.filter(|_| fate == RowFate::Changed) {
                    mark(state, &told);
                }
            }
            Ok(_) => {}
            Err(problem) if problem.kind == ProblemKind::Stale => {}
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

/// Marks the values that differ, of the rows that are shown, with what they are in the other edition.
fn mark(state: State, told: &Comparison) {
    let language = state.language.get_untracked();
    let words = texts::compare(language);
    let is_older = state.compare.is_older.get_untracked();
    let place = FATES.iter().position(|fate| *fate == RowFate::Changed);
    let rows = place.and_then(|place| state.compare.rows.get(place));
    let rows = rows.map(|rows| rows.get_untracked());
    let mut marks = Vec::new();
    for row in rows.iter().flat_map(|rows| &rows.rows) {
        for change in &row.cells {
            let column = column_here(told, change.column, is_older);
            let Some((column, file_row)) = column.zip(row_here(row, is_older)) else {
                continue;
            };
            let (value, say) = match is_older {
                true => (&change.after, words.page.mark_after),
                false => (&change.before, words.page.mark_before),
            };
            let style = state.style(column);
            let value = value.as_ref().map(|value| cell(value, language, style));
            let value = value.filter(|value| !value.is_empty());
            let sentence = say(value.as_deref().unwrap_or(words.missing));
            marks.push((Target { file_row, column }, sentence));
        }
    }
    state.compare.marks.set_value(marks);
    findings::mark(state);
}

/// The row of an example in the open file.
pub fn row_here(row: &RowExample, is_older: bool) -> Option<u64> {
    if is_older { row.old_row } else { row.new_row }
}

/// Where a column of the comparison stands in the open file.
fn column_here(told: &Comparison, column: u32, is_older: bool) -> Option<u32> {
    let column = told.columns.get(column as usize)?;
    let side = if is_older { &column.old } else { &column.new };
    Some(side.as_ref()?.position)
}

/// Goes to the first value of an example that differs, in the table.
pub fn go(state: State, row: &RowExample) {
    let is_older = state.compare.is_older.get_untracked();
    let Some((told, file_row)) = state
        .compare
        .told
        .get_untracked()
        .zip(row_here(row, is_older))
    else {
        return;
    };
    let mut columns = row.cells.iter().map(|change| change.column);
    let column = columns.find_map(|column| column_here(&told, column, is_older));
    let column = column.unwrap_or_default();
    close(state);
    jump::to(state, Target { file_row, column });
}

/// Saves all rows of a fate.
pub fn save(state: State, fate: RowFate, for_excel: bool) {
    let Some(bridge) = own_bridge(state) else {
        return;
    };
    let language = state.language.get_untracked();
    let words = texts::compare(language);
    let stem = state.file_name.with_untracked(|name| {
        let stem = name.rsplit_once('.').map_or(name.as_str(), |parts| parts.0);
        stem.to_owned()
    });
    let name = format!("{stem}{}.csv", (words.file)(fate));
    let ask = CompareAsk::Write {
        fate,
        language,
        for_excel,
    };
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        match bridge.compare_file(&ask).await {
            Ok(blob) => {
                take::offer(&name, &blob);
                state.said.set((state.texts().page.take.saved)(&name));
            }
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

/// Whether the open file is read wholly, so that it can be compared.
pub fn is_ready(state: State) -> bool {
    state.stage.with(|stage| *stage == Stage::Ready)
}

/// The same, asked once.
pub fn is_ready_now(state: State) -> bool {
    untrack(|| is_ready(state))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_older_is_told_by_numbers_in_the_name_or_by_time() {
        let older = |own, other| is_older((own, Some(2.0)), (other, Some(1.0)));
        assert!(older("tilbud_2025.csv", "tilbud_2026.csv"));
        assert!(!older("2026-02-01.csv", "2026-01-31.csv"));
        assert!(!older("tilbud.csv", "tilbud ny.csv"));
    }
}
