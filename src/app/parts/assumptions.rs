//! What was assumed about the file: one chip for each, which leads to where it is put right.

use super::icons;
use super::tables::Tables;
use super::toolbar::TOOLBAR;
use crate::actions::import;
use crate::dom;
use crate::queries::assumed::{Assumption, assumed};
use crate::state::{Stage, State};
use leptos::prelude::*;

/// The chips.
#[component]
pub fn Assumptions() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page;
    let list = Memo::new(move |_| {
        let sniff = state.sniff.get()?;
        let notable = state.view.with(|view| {
            let mut list = assumed(&sniff, &view.read, words.assumed);
            list.retain(|one| one.is_notable);
            list
        });
        Some(notable)
    });
    let ids = move || {
        let ids = list.with(|list| {
            let ids = list.iter().flatten().map(|one| one.id);
            ids.collect::<Vec<_>>()
        });
        ids.into_iter()
    };
    let counts = move || {
        let known = state.opened.with(|o| o.as_ref().map(|o| o.profiled_rows()));
        let known = known.or_else(|| {
            // a sample that is loaded tells nothing of the file
            let loaded = state.stage.with(|stage| *stage == Stage::Loaded)
                && state.view.with(|view| view.read.sample.is_none());
            loaded.then(|| state.viewed.with(|viewed| viewed.rows))
        });
        // said from the start, so that nothing below moves when it is known
        let about = || state.estimate.with(|e| e.as_ref().map(|e| e.rows));
        let rows = known
            .map(words.common.rows)
            .or_else(|| Some((words.common.about_rows)(rounded(about()?))));
        let columns = state.columns.with(|c| c.len() as u64);
        view! {
            {rows.map(|rows| view! { <li class="chip plain">{rows}</li> })}
            {(columns > 0).then(|| view! { <li class="chip plain">{(words.common.columns)(columns)}</li> })}
        }
    };
    let correct = move || {
        list.with(Option::is_some).then(|| {
            view! {
                <li>
                    <button
                        class="chip correct"
                        id="import-open"
                        aria-haspopup="dialog"
                        on:click=move |_| import::open(state, "")
                    >
                        {icons::adjust()} <b>{words.import.open}</b>
                    </button>
                </li>
            }
        })
    };
    view! {
        <ul class="chips" aria-label=words.assumed.list>
            {counts}
            <Tables />
            // each stays the same element, so that the focus is not lost when the file has been read anew
            <For each=ids key=|id| *id let:id>
                <Chip id=id list=list />
            </For>
            {correct}
            <li class="to-table">
                <button class="chip correct" id="to-table" on:click=move |_| to_table()>
                    {icons::down()} <b>{words.dataset.to_table}</b>
                </button>
            </li>
        </ul>
    }
}

/// Past the answers, with what is above the table in sight; the next stop of the keyboard is there.
fn to_table() {
    if let Some(toolbar) = dom::by_id(TOOLBAR) {
        dom::focus_still(&toolbar);
        toolbar.scroll_into_view();
    }
}

/// A foreseen number, as exact as it deserves: three digits, the rest zeros.
fn rounded(number: u64) -> u64 {
    let unit = 10_u64.pow(number.checked_ilog10().unwrap_or(0).saturating_sub(2));
    (number + unit / 2) / unit * unit
}

#[component]
fn Chip(id: &'static str, list: Memo<Option<Vec<Assumption>>>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.assumed;
    let one = move |part: fn(&Assumption) -> String| {
        list.with(|list| list.iter().flatten().find(|one| one.id == id).map(part))
            .unwrap_or_default()
    };
    let label = untrack(|| one(|one| one.label.to_owned()));
    let spoken = {
        let label = label.clone();
        move || (words.change)(&label, &one(|one| one.value.clone()))
    };
    view! {
        <li>
            <button
                class="chip"
                id=format!("chip-{id}")
                aria-haspopup="dialog"
                aria-label=spoken
                title=move || one(|one| one.reason.clone())
                on:click=move |_| import::open(state, id)
            >
                <span>{label}</span> " " <b>{move || one(|one| one.value.clone())}</b>
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn a_foreseen_number_is_no_more_exact_than_it_deserves() {
        assert_eq!(rounded(588_681), 589_000);
        assert_eq!(rounded(1_499), 1_500);
        assert_eq!((rounded(0), rounded(7), rounded(999)), (0, 7, 999));
    }
}
