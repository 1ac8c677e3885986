//! A file that would not fit, or did not: what it would take, and what can be read of it instead.

use crate::actions::memory;
use crate::queries::memory::rows_that_fit;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::dataset::Estimate;
use model::note::ProblemKind;
use std::sync::Arc;
use texts::format::bytes;

/// The choice; it is there only when it has to be made.
#[component]
pub fn MemoryChoice() -> impl IntoView {
    let state = State::here();
    move || {
        let foreseen = match state.stage.get() {
            Stage::Choosing => true,
            Stage::Failed(problem) => {
                let lacking = matches!(
                    problem.kind,
                    ProblemKind::OutOfMemory | ProblemKind::WorkerDied
                );
                if !lacking {
                    return None;
                }
                false
            }
            _ => return None,
        };
        let estimate = state.estimate.get()?;
        Some(view! { <Choice estimate=estimate foreseen=foreseen /> })
    }
}

#[component]
fn Choice(estimate: Arc<Estimate>, foreseen: bool) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.memory;
    let language = state.language.get_untracked();
    let budget = memory::budget_bytes();
    let need = bytes(estimate.bytes(), language);
    let told = foreseen.then(|| {
        view! { <p>{(words.foreseen)(&need, &bytes(budget, language))} " " {(words.about_rows)(rounded(estimate.rows))}</p> }
    });
    let title = if foreseen { words.title } else { words.failed };
    // after a failure less is proposed than what failed
    let room = if foreseen {
        budget
    } else {
        budget.min(estimate.bytes() / 2)
    };
    let rows = RwSignal::new(rows_that_fit(&estimate, room));
    let type_rows = move |event: web_sys::Event| {
        if let Ok(count) = event_target_value(&event).parse() {
            rows.set(count);
        }
    };
    view! {
        <section class="memory" aria-labelledby="memory-title">
            <h2 id="memory-title" tabindex="-1">{title}</h2>
            {told}
            <div class="memory-ways">
                <form
                    class="memory-way"
                    on:submit=move |event| {
                        event.prevent_default();
                        memory::first_rows(state, rows.get_untracked().max(1));
                    }
                >
                    <h3>{words.first_rows}</h3>
                    <p class="quiet small">{words.first_rows_help}</p>
                    <label class="small" for="memory-rows">{words.row_count}</label>
                    <input
                        class="field"
                        id="memory-rows"
                        type="number"
                        min="1"
                        inputmode="numeric"
                        prop:value=rows.get_untracked().to_string()
                        on:input=type_rows
                    />
                    <button class="btn primary" id="memory-read-rows">{words.read_rows}</button>
                </form>
                <div class="memory-way">
                    <h3>{words.anyway}</h3>
                    <p class="quiet small">{words.anyway_help}</p>
                    <button class="btn" id="memory-anyway" on:click=move |_| memory::try_anyway(state)>
                        {words.try_anyway}
                    </button>
                </div>
            </div>
        </section>
    }
}

/// A number with the two figures that can be told from an estimate.
fn rounded(number: u64) -> u64 {
    let unit = 10_u64.pow(number.max(1).ilog10().saturating_sub(1));
    (number + unit / 2) / unit * unit
}
