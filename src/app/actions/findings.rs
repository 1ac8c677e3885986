//! Asking what is wrong with the open file, and marking where.

use super::{forecast, kinds, trouble};
use crate::dom;
use crate::state::State;
use crate::state::jump::{Marks, Target};
use leptos::prelude::*;
use model::finding::Finding;
use model::message::{Answer, Ask};
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Heading of the card.
pub const TITLE: &str = "faults-title";
/// Button that shows and hides it.
pub const OPENER: &str = "faults-open";

/// So long after the file is known nothing is asked: chart and small pictures come first.
const PAUSE: Duration = Duration::from_millis(80);

/// Has every file that is read checked, once; that a file is read anew is known before its rows come.
pub fn watch(state: State) {
    Effect::new(move |_| match state.opened.with(Option::is_some) {
        true => untrack(|| look(state)),
        false => untrack(|| reading(state)),
    });
}

/// The file is being read, perhaps anew: what is known of it is of before.
pub fn reading(state: State) {
    let findings = state.findings;
    findings.begin();
    findings.is_old.set(true);
}

/// Has the open file checked, a little later. Called for every file that is read.
pub fn look(state: State) {
    let findings = state.findings;
    let asked = findings.begin();
    let is_late = move || findings.asked.get_value() != asked;
    set_timeout(
        move || {
            let bridge = state.hands.with_value(|hands| hands.bridge.clone());
            let Some(bridge) = bridge.filter(|_| !is_late()) else {
                return;
            };
            spawn_local(async move {
                let answer = bridge.ask(Ask::Check).await;
                if is_late() {
                    return;
                }
                match answer {
                    Answer::Checked(mut checked) => {
                        kinds::know(state, std::mem::take(&mut checked.kinds));
                        findings.is_old.set(false);
                        findings.checked.set(Some(Arc::from(checked)));
                        mark(state);
                        forecast::checked(state);
                    }
                    Answer::Failed(problem) => trouble::handle(state, problem),
                    _ => {}
                }
            });
        },
        PAUSE,
    );
}

/// Marks the cells that something is said of, whoever found it.
pub fn mark(state: State) {
    let language = state.language.get_untracked();
    let mut marks = Marks::default();
    state.findings.checked.with_untracked(|checked| {
        let found = checked.iter().flat_map(|checked| &checked.findings);
        add(&mut marks, found, texts::checks(language).name);
    });
    state.numbers.checked.with_untracked(|checked| {
        let found = checked.iter().flat_map(|checked| &checked.findings);
        add(&mut marks, found, texts::kle(language).name);
    });
    state.compare.marks.with_value(|differing| {
        for (target, sentence) in differing {
            marks.add(*target, sentence);
        }
    });
    state.jump.marks.set(Arc::new(marks));
}

fn add<'a>(
    marks: &mut Marks,
    findings: impl Iterator<Item = &'a Finding>,
    name: fn(&Finding) -> String,
) {
    for finding in findings {
        let Some(column) = finding.position else {
            continue;
        };
        let sentence = name(finding);
        for row in &finding.rows {
            let target = Target {
                file_row: *row,
                column,
            };
            marks.add(target, &sentence);
        }
    }
}

/// Shows the findings and goes to them, or hides them.
pub fn toggle(state: State) {
    let is_open = !state.findings.is_open.get_untracked();
    state.findings.is_open.set(is_open);
    if is_open {
        dom::next_frame(|| {
            dom::focus(TITLE);
            dom::bring_into_view(TITLE);
        });
    } else {
        dom::next_frame(|| dom::focus(OPENER));
    }
}
