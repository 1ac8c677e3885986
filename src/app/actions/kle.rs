//! Asking the workers about KLE.

use crate::bridge::Bridge;
use crate::state::State;
use leptos::prelude::*;
use model::kle_message::{KleAnswer, KleAsk};
use model::message::{Answer, Ask};
use model::note::{Problem, ProblemKind};

/// Asks the workers of the open file, or without one those that wait for the next: the register is the same.
pub async fn ask_anyone(state: State, question: KleAsk) -> Result<KleAnswer, Problem> {
    if state.hands.with_value(|hands| hands.bridge.is_some()) {
        return ask(state, question).await;
    }
    let packed = postcard::to_stdvec(&question).map_err(|_| ProblemKind::BuildMismatch)?;
    answer(Bridge::ask_spare(Ask::Kle(packed)).await)
}

/// Asks the workers of the open file.
pub async fn ask(state: State, ask: KleAsk) -> Result<KleAnswer, Problem> {
    let bridge = state.hands.with_value(|hands| hands.bridge.clone());
    let bridge = bridge.ok_or(ProblemKind::Stale)?;
    ask_of(&bridge, ask).await
}

/// Asks the workers of a file.
pub async fn ask_of(bridge: &Bridge, ask: KleAsk) -> Result<KleAnswer, Problem> {
    let packed = postcard::to_stdvec(&ask).map_err(|_| ProblemKind::BuildMismatch)?;
    answer(bridge.ask(Ask::Kle(packed)).await)
}

fn answer(answer: Answer) -> Result<KleAnswer, Problem> {
    match answer {
        Answer::Kle(packed) => {
            postcard::from_bytes(&packed).map_err(|_| ProblemKind::BuildMismatch.into())
        }
        Answer::Failed(problem) => Err(problem),
        _ => Err(ProblemKind::BuildMismatch.into()),
    }
}
