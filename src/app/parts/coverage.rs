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
    // it has its room as soon as the file is known, so that the table stays where it is
    let is_known = Memo::new(move |_| state.opened.with(Option::is_some));
    let said = Memo::new(move |_| {
        let facts = state.whole.facts.get()?;
        Some((words.sentences)(&facts, &|column| {
            state.column_name(column)
        }))
    });
    let first = move || {
        said.with(|said| match said.as_deref() {
            None => words.waiting.to_owned(),
            Some([]) => words.nothing.to_owned(),
            Some([(_, sentence), ..]) => sentence.clone(),
        })
    };
    let lines = move || {
        let said = said.get().unwrap_or_default();
        let lines = said.into_iter().map(|(about, sentence)| {
            view! { <div><dt>{about}</dt> <dd>{sentence}</dd></div> }
        });
        (lines.len() > 0).then(|| view! { <dl>{lines.collect_view()}</dl> })
    };
    move || {
        is_known.get().then(|| {
            view! {
                <details class="notes coverage">
                    <summary>
                        {icons::down()} <span>{words.title}</span>
                        <span class="coverage-first">{first}</span>
                    </summary>
                    {lines}
                    <button
                        class="btn small"
                        id="dictionary-open"
                        type="button"
                        on:click=move |_| dictionary::open(state)
                    >
                        {open}
                    </button>
                </details>
            }
        })
    }
}
