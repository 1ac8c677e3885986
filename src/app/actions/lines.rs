//! Classifying a column of texts line by line. The step says which columns there should be; the workers bring
//! the table there, one column after another, while everything else goes on.

use super::{chart, kle, lessons, steps, trouble, view};
use crate::bridge;
use crate::state::lines::{Running, Sorted};
use crate::state::{ChartState, State};
use leptos::prelude::*;
use model::column::ColumnType;
use model::kle_message::{KleAnswer, KleAsk};
use model::note::ProblemKind;
use model::recipe::{Step, Test};
use model::text_lines::{LineChoice, Remembered};
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How often it is asked how far it is.
const LOOK_EVERY: Duration = Duration::from_millis(150);

/// Forgets all; the file is read anew, or another.
pub fn forget(state: State) {
    let lines = state.lines;
    lines.running.set(None);
    lines.sorted.set(Vec::new());
    lines.is_busy.set_value(false);
    lines.tried.set(None);
    lines.panel.set(None);
    lines.why.set(None);
}

/// What the user chose before for texts, ready to be asked.
pub fn remembered() -> Vec<Remembered> {
    let kept = lessons::kept().into_iter();
    kept.map(|lesson| Remembered {
        number: lesson.number,
        title: lesson.title,
        words: lesson.words,
    })
    .collect()
}

/// Classifies a column, as the panel says: a step.
pub fn apply(state: State, column: u32) {
    let lines = state.lines;
    let choice = LineChoice {
        column,
        threshold_percent: match lines.only_confident.get_untracked() {
            true => 0,
            false => lines.threshold_percent.get_untracked(),
        },
        only_confident: lines.only_confident.get_untracked(),
        by_memory: lines.by_memory.get_untracked(),
        names: names(state, column),
    };
    lines.panel.set(None);
    let same = |sorted: &Sorted| sorted.choice == choice;
    if lines
        .sorted
        .with_untracked(|sorted| sorted.iter().any(same))
    {
        again(state, column);
        return;
    }
    steps::take(state, Step::SortLines(choice));
}

/// Does it again for a column, since more is remembered now.
pub fn again(state: State, column: u32) {
    state.lines.sorted.update(|sorted| {
        for one in sorted {
            one.is_old |= one.choice.column == column;
        }
    });
    view::follow(state);
}

/// Whether a column can be classified line by line: it holds text of the file, and there is KLE.
pub fn can_sort(state: State, column: u32) -> bool {
    let made = state.lines.made_columns();
    let is_text = state.columns.with(|columns| {
        let own = (columns.len() as u32).saturating_sub(made);
        let profile = columns.get(column as usize);
        column < own && profile.is_some_and(|own| own.column_type == ColumnType::Text)
    });
    is_text && bridge::has_kle()
}

/// Names for the new columns that no other column has; those of before when the column is done again.
fn names(state: State, column: u32) -> [String; 4] {
    let before = state.view.with_untracked(|view| {
        let mut lines = view.lines.iter();
        lines.find(|choice| choice.column == column).cloned()
    });
    if let Some(before) = before {
        return before.names;
    }
    let words = state.texts().page.lines.columns;
    let is_taken = |name: &str| {
        state
            .columns
            .with_untracked(|columns| columns.iter().any(|own| own.name == name))
    };
    let mut names = words.map(str::to_owned);
    let mut number = 2;
    while names.iter().any(|name| is_taken(name)) {
        names = words.map(|word| format!("{word} {number}"));
        number += 1;
    }
    names
}

/// Brings the made columns to where the steps lead. Answers whether rows can only be asked for afterwards.
pub fn follow(state: State, wanted: &[LineChoice]) -> bool {
    let lines = state.lines;
    let (there, same) = lines
        .sorted
        .with_untracked(|sorted| (sorted.len(), common(sorted, wanted)));
    let too_many = same < there;
    if lines.is_busy.get_value() {
        let running = lines.running.get_untracked();
        let goes_on =
            running.is_some_and(|running| !too_many && wanted.get(there) == Some(&running.choice));
        if !goes_on && lines.running.with_untracked(Option::is_some) {
            spawn_local(async move {
                // when there is nothing to stop any more, it has come to its end
                let _ = kle::ask(state, KleAsk::StopLines).await;
            });
        }
        return too_many;
    }
    if too_many || same < wanted.len() {
        lines.is_busy.set_value(true);
        spawn_local(bring(state));
    }
    too_many
}

/// How many of the columns that are there are as they should be.
fn common(sorted: &[Sorted], wanted: &[LineChoice]) -> usize {
    let pairs = sorted.iter().zip(wanted);
    pairs
        .take_while(|(there, wanted)| !there.is_old && there.choice == **wanted)
        .count()
}

async fn bring(state: State) {
    let lines = state.lines;
    let reading = state.hands.with_value(|hands| hands.reading);
    let is_late = move || state.hands.with_value(|hands| hands.reading) != reading;
    if state
        .chart
        .with_untracked(|chart| *chart == ChartState::Waiting)
    {
        chart::ask(state);
    }
    loop {
        let wanted = state.history.with_untracked(|history| history.view().lines);
        let (there, same) = lines
            .sorted
            .with_untracked(|sorted| (sorted.len(), common(sorted, &wanted)));
        if same < there {
            let off = (there - same) as u32 * LineChoice::COLUMNS;
            let columns = state.columns.with_untracked(|columns| columns.len() as u32);
            let keep = columns.saturating_sub(off);
            let answer = kle::ask(state, KleAsk::DropColumns { keep }).await;
            if is_late() {
                return;
            }
            if let Err(problem) = answer {
                lines.is_busy.set_value(false);
                trouble::handle(state, problem);
                return;
            }
            lines.sorted.update(|sorted| sorted.truncate(same));
            let mut columns = state.columns.get_untracked().to_vec();
            columns.truncate(keep as usize);
            if state.panel.get_untracked().is_some_and(|open| open >= keep) {
                state.panel.set(None);
            }
            state.set_columns(columns);
            view::columns_changed(state);
            continue;
        }
        let Some(choice) = wanted.get(same).cloned() else {
            break;
        };
        lines.running.set(Some(Running {
            choice: choice.clone(),
            done: None,
        }));
        watch(state, reading);
        let answer = kle::ask(state, order(state, choice.clone())).await;
        if is_late() {
            return;
        }
        lines.running.set(None);
        match answer {
            Ok(KleAnswer::Sorted {
                rows,
                matched,
                confident,
                by_memory,
                mains,
                first_column,
                columns,
            }) => {
                let mut all = state.columns.get_untracked().to_vec();
                all.extend(columns);
                lines.sorted.update(|sorted| {
                    sorted.push(Sorted {
                        choice,
                        first_column,
                        rows,
                        matched,
                        confident,
                        by_memory,
                        mains,
                        is_old: false,
                    });
                });
                state.set_columns(all);
                view::columns_changed(state);
                let words = state.texts().page.lines;
                state.said.set((words.done)(matched, rows));
            }
            Ok(_) => break,
            Err(problem) => {
                // stopped because the steps lead elsewhere by now, or it did not work
                let still = state.history.with_untracked(|history| history.view().lines);
                if still.get(same) == Some(&choice) {
                    lines.is_busy.set_value(false);
                    match problem.kind {
                        // workers that know nothing of the file took the place of dead ones: the file is read
                        // again, and the step is still to be done
                        ProblemKind::WorkerDied | ProblemKind::Stale => {
                            trouble::handle(state, ProblemKind::WorkerDied.into());
                        }
                        _ => {
                            give_up(state, &choice);
                            trouble::handle(state, problem);
                        }
                    }
                    return;
                }
            }
        }
    }
    lines.is_busy.set_value(false);
    view::follow(state);
}

/// What is asked of the workers.
fn order(state: State, choice: LineChoice) -> KleAsk {
    let remembered = match choice.by_memory {
        true => remembered(),
        false => Vec::new(),
    };
    KleAsk::SortLines {
        choice,
        remembered,
        remembered_word: state.texts().page.lines.by_memory_word.to_owned(),
    }
}

/// Asks from time to time how far it is, as long as it goes on.
fn watch(state: State, reading: u32) {
    set_timeout(
        move || {
            let is_late = state.hands.with_value(|hands| hands.reading) != reading;
            if is_late || state.lines.running.with_untracked(Option::is_none) {
                return;
            }
            spawn_local(async move {
                let answer = kle::ask(state, KleAsk::LinesDone).await;
                let is_late = state.hands.with_value(|hands| hands.reading) != reading;
                if let (false, Ok(KleAnswer::LinesDone(Some(done)))) = (is_late, answer) {
                    state.lines.running.update(|running| {
                        if let Some(running) = running {
                            running.done = Some(done);
                        }
                    });
                }
                watch(state, reading);
            });
        },
        LOOK_EVERY,
    );
}

/// Stops what is under way: back to before its step.
pub fn stop(state: State) {
    let running = state.lines.running.get_untracked();
    if let Some(running) = running {
        give_up(state, &running.choice);
        state.said.set(state.texts().page.lines.stopped.to_owned());
    }
}

fn give_up(state: State, choice: &LineChoice) {
    let at = state.history.with_untracked(|history| {
        let is_it = |step: &Step| matches!(step, Step::SortLines(own) if own == choice);
        history.done().iter().rposition(is_it)
    });
    if let Some(at) = at {
        steps::go_to(state, at);
    }
}

/// The rows of a main group, or those without a number: kept, or all of them again.
pub fn toggle(state: State, first_column: u32, test: Test) {
    let is_on = is_on(state, first_column, &test);
    let step = match is_on {
        true => Step::ClearFilter {
            column: first_column,
        },
        false => Step::Filter {
            column: first_column,
            test,
        },
    };
    steps::take(state, step);
}

/// Whether a column is filtered so.
pub fn is_on(state: State, column: u32, test: &Test) -> bool {
    state.view.with(|view| {
        let mut filters = view.query.filters.iter();
        filters.any(|filter| filter.0 == column && filter.1 == *test)
    })
}
