//! What the table covers, what tells its rows apart and what follows from what: a line that opens.

use super::icons;
use crate::actions::dictionary;
use crate::state::{Stage, State};
use leptos::prelude::*;

/// The line; nothing until it is known.
#[component]
pub fn CoverageCard() -> impl IntoView {
    let state = State::here();
    let words = texts::coverage(state.language.get_untracked());
    let open = texts::dictionary(state.language.get_untracked()).page.open;
    // after the file was checked, and again when a column means something else
    let kinds = Memo::new(move |_| {
        let is_checked =
            state.findings.checked.with(Option::is_some) && !state.findings.is_old.get();
        (is_checked && state.stage.with(|stage| *stage == Stage::Ready)).then(|| {
            state.columns.with(|columns| {
                let kinds = columns.iter().map(|column| column.kind.clone());
                kinds.collect::<Vec<_>>()
            })
        })
    });
    Effect::new(move |_| {
        match kinds.with(Option::is_some) {
            true => untrack(|| dictionary::look(state)),
            // columns may stand elsewhere when it is read anew
            false => state.whole.facts.set(None),
        }
    });
    move || {
        let facts = state.whole.facts.get()?;
        let said = (words.sentences)(&facts, &|column| state.column_name(column));
        let first = match said.first() {
            Some((_, sentence)) => sentence.clone(),
            None => words.nothing.to_owned(),
        };
        let lines = said.into_iter().map(|(about, sentence)| {
            view! { <div><dt>{about}</dt> <dd>{sentence}</dd></div> }
        });
        Some(view! {
            <details class="notes coverage">
                <summary>
                    {icons::down()} <span>{words.title}</span>
                    <span class="coverage-first">{first}</span>
                </summary>
                <dl>{lines.collect_view()}</dl>
                <button
                    class="btn small"
                    id="dictionary-open"
                    type="button"
                    on:click=move |_| dictionary::open(state)
                >
                    {open}
                </button>
            </details>
        })
    }
}
