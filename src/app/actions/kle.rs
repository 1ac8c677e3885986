//! Asking the workers about KLE.

use crate::state::State;
use leptos::prelude::*;
use model::kle_message::{KleAnswer, KleAsk};
use model::message::{Answer, Ask};
use model::note::{Problem, ProblemKind};

/// Asks the workers of the open file.
pub async fn ask(state: State, ask: KleAsk) -> Result<KleAnswer, Problem> {
    let bridge = state.hands.with_value(|hands| hands.bridge.clone());
    let bridge = bridge.ok_or(ProblemKind::Stale)?;
    let packed = postcard::to_stdvec(&ask).map_err(|_| ProblemKind::BuildMismatch)?;
    match bridge.ask(Ask::Kle(packed)).await {
        Answer::Kle(packed) => {
            postcard::from_bytes(&packed).map_err(|_| ProblemKind::BuildMismatch.into())
        }
        Answer::Failed(problem) => Err(problem),
        _ => Err(ProblemKind::BuildMismatch.into()),
    }
}
