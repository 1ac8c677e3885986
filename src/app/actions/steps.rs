//! Doing, undoing and redoing steps.

use super::{navigate, view};
use crate::state::State;
use crate::state::history::Pushed;
use leptos::prelude::*;
use model::finding::{CASE, Finding, Param, Severity};
use model::recipe::{FoundRows, SortKey, Step, Test};
use model::sniff::ReadOptions;
use texts::steps::Around;

/// Does a step.
pub fn take(state: State, step: Step) {
    let sentence = sentence(
        state,
        &step,
        &state.history.with_untracked(|h| h.view().read),
    );
    let pushed = state
        .history
        .try_update(|history| history.push(step.clone()))
        .unwrap_or(Pushed::Nothing);
    match pushed {
        Pushed::Nothing => return,
        Pushed::Added => navigate::stepped(state),
        Pushed::Merged => {}
    }
    state
        .said
        .set((state.texts().page.dataset.done)(&step, &sentence));
    view::follow(state);
}

/// Gives a column another width. Many of these come while an edge is dragged, so nothing is announced.
pub fn resize(state: State, column: u32, width_px: u32) {
    let step = Step::Resize { column, width_px };
    if state.history.try_update(|history| history.push(step)) == Some(Pushed::Added) {
        navigate::stepped(state);
    }
}

/// A step as a sentence in the page's language.
pub fn sentence(state: State, step: &Step, before: &ReadOptions) -> String {
    (state.texts().steps.step)(
        step,
        &Around {
            name: &|column| state.column_name(column),
            finding: &|found| finding(state, found),
            style: &|column| state.style(column),
            before,
        },
    )
}

/// What a finding is, in a few words of the page's language.
pub fn finding(state: State, found: &FoundRows) -> String {
    let case = Param::Text(found.case.clone());
    (texts::checks(state.language.get_untracked()).name)(&Finding {
        rule: found.rule.clone(),
        severity: Severity::Info,
        column: None,
        position: found.column,
        cells: None,
        rows: Vec::new(),
        params: vec![(CASE.to_owned(), case)],
        mend: None,
    })
}

/// Takes the last step back.
pub fn undo(state: State) {
    let at = state.history.with_untracked(|history| history.at());
    if at > 0 {
        go_to(state, at - 1);
    }
}

/// Takes the next step again.
pub fn redo(state: State) {
    let at = state.history.with_untracked(|history| history.at());
    go_to(state, at + 1);
}

/// Goes to where so many steps are in force.
pub fn go_to(state: State, at: usize) {
    if move_to(state, at) {
        navigate::moved(state);
    }
}

/// The same without telling the browser, which was there first.
pub fn move_to(state: State, at: usize) -> bool {
    let before = state.history.with_untracked(|history| history.at());
    let at = at.min(
        state
            .history
            .with_untracked(|history| history.steps().len()),
    );
    if at == before {
        return false;
    }
    state.history.update(|history| history.go_to(at));
    let words = state.texts().page.dataset;
    let said = if at < before {
        words.undone
    } else {
        words.redone
    };
    state.said.set(said.to_owned());
    view::follow(state);
    true
}

/// Keeps rows that pass a test.
pub fn filter(state: State, column: u32, test: Test) {
    take(state, Step::Filter { column, test });
}

/// Sorts by a column: smallest first, then largest first, then the order of the file.
pub fn sort_next(state: State, column: u32) {
    let now = state.view.with_untracked(|view| {
        view.query
            .sort
            .first()
            .filter(|key| key.column == column)
            .copied()
    });
    let keys = match now {
        None => vec![SortKey {
            column,
            descending: false,
        }],
        Some(key) if !key.descending => vec![SortKey {
            column,
            descending: true,
        }],
        Some(_) => Vec::new(),
    };
    take(state, Step::Sort(keys));
}

/// Takes all filters and the search off, one step for each.
pub fn clear_filters(state: State) {
    let query = state.view.with_untracked(|view| view.query.clone());
    if !query.search.is_empty() {
        take(state, Step::Search(String::new()));
    }
    if query.found.is_some() {
        take(state, Step::Found(None));
    }
    for (column, _) in query.filters {
        take(state, Step::ClearFilter { column });
    }
}

/// Reads the file with other assumptions: changes the options in force.
pub fn reread(state: State, change: impl FnOnce(&mut ReadOptions)) {
    let mut options = state.history.with_untracked(|history| history.view().read);
    change(&mut options);
    take(state, Step::Read(options));
}
