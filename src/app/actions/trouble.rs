//! What to do when something did not work.

use super::open;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::note::{Problem, ProblemKind};

/// A question about the open file failed. A dead worker is started again once by itself, from the file
/// and the steps; a second death is told and left to the user.
pub fn handle(state: State, problem: Problem) {
    match problem.kind {
        ProblemKind::Cancelled | ProblemKind::Stale => {}
        ProblemKind::WorkerDied => {
            if state.stage.get_untracked() != Stage::Ready {
                return;
            }
            let again = state
                .hands
                .try_update_value(|hands| std::mem::replace(&mut hands.reopened, true));
            if again == Some(false) {
                let sentence = state.texts().page.dataset.reopening.to_owned();
                state.said.set(sentence.clone());
                state.hint.set(Some(sentence));
                let options = state.history.with_untracked(|history| history.view().read);
                open::read(state, options);
            } else {
                ended(state, problem);
            }
        }
        _ => tell(state, problem),
    }
}

/// The file cannot be used as it is: what was seen of it stays, with the reason and what to do.
pub fn ended(state: State, problem: Problem) {
    say(state, &problem);
    state.hint.set(None);
    state.stage.set(Stage::Failed(problem));
}

/// Something else did not work; the file is still there.
pub fn tell(state: State, problem: Problem) {
    say(state, &problem);
    state.trouble.set(Some(problem));
}

fn say(state: State, problem: &Problem) {
    let words = state.texts().problems;
    let (what, to_do) = ((words.what)(&problem.kind), (words.to_do)(&problem.kind));
    state.said.set(format!("{what}. {to_do}"));
}
