//! What mending would do, before it is done.

use super::dialog::Frame;
use crate::actions::mends::{self, PANEL};
use crate::queries::mends::{Preview, Proposed, is_of_numbers, kept_whole, left};
use crate::state::State;
use leptos::prelude::*;
use std::sync::Arc;
use texts::checks::ChecksTexts;

/// The panel; it is there only while something is about to be mended.
#[component]
pub fn MendPanel() -> impl IntoView {
    let state = State::here();
    move || {
        let proposed = state.findings.mending.get()?;
        Some(view! { <Panel proposed=proposed /> })
    }
}

#[component]
fn Panel(proposed: Arc<Vec<Proposed>>) -> impl IntoView {
    let state = State::here();
    let words = texts::checks(state.language.get_untracked());
    let title = match proposed.as_slice() {
        [one] if is_of_numbers(one) => {
            (texts::kle(state.language.get_untracked()).name)(&one.finding)
        }
        [one] => (words.name)(&one.finding),
        all => (words.mend.several)(all.len()),
    };
    let items = proposed
        .iter()
        .map(|one| item(state, words, one))
        .collect_view();
    let told = proposed.iter().find_map(|one| match kept_whole(one) {
        Some((count, column)) => Some((words.mend.kept_whole)(count, column)),
        None => left(one).map(words.mend.left),
    });
    let told = told.map(|told| view! { <p class="small">{told}</p> });
    let foot = view! {
        <button class="btn" type="button" on:click=move |_| mends::close(state)>
            {words.mend.cancel}
        </button>
        <button class="btn primary" type="button" id="mend-apply" on:click=move |_| mends::apply(state)>
            {words.mend.apply}
        </button>
    };
    view! {
        <Frame id=PANEL title=title lead=words.mend.lead close=mends::close foot=foot.into_any()>
            <ul class="mend-list">{items}</ul>
            {told}
            {move || values(words, state.findings.preview.get())}
        </Frame>
    }
}

/// What is done, and to how many cells.
fn item(state: State, words: &ChecksTexts, one: &Proposed) -> impl IntoView + use<> {
    let column = one
        .finding
        .position
        .map(|column| (words.card.column)(&state.column_name(column)));
    let what = (state.texts().steps.mend)(&one.mend);
    let separator = column.is_some().then_some(": ");
    let count = one.finding.cells.map(|cells| (words.mend.cells)(cells));
    view! {
        <li>
            <b>{column}</b>
            {separator}
            {what}
            {count.map(|count| view! { <span class="quiet">" · " {count}</span> })}
        </li>
    }
}

/// Values before and after; blanks in them can be seen.
fn values(words: &'static ChecksTexts, preview: Preview) -> Option<impl IntoView> {
    if preview.rows.is_empty() {
        return None;
    }
    let shown = |text: String| match text.is_empty() {
        true => view! { <span class="quiet">{words.mend.empty}</span> }.into_any(),
        false => view! { <code class="value">{text}</code> }.into_any(),
    };
    let rows = preview
        .rows
        .into_iter()
        .map(|row| {
            let cells = row.into_iter().map(|text| view! { <td>{shown(text)}</td> });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect_view();
    let [before, after] = words.mend.heads;
    let heads = match preview.heads {
        None => {
            view! { <tr><th scope="col">{before}</th><th scope="col">{after}</th></tr> }.into_any()
        }
        Some([own, made]) => {
            let group = |label: &'static str, of: &[String]| {
                view! { <th scope="colgroup" colspan=of.len().to_string()>{label}</th> }
            };
            let groups = [group(before, &own), group(after, &made)];
            let names = own.into_iter().chain(made);
            let names = names.map(|name| view! { <th scope="col">{name}</th> });
            view! { <tr>{groups.into_iter().collect_view()}</tr> <tr>{names.collect_view()}</tr> }
                .into_any()
        }
    };
    Some(view! {
        <div class="plain-room" role="group" aria-label=words.mend.first tabindex="0">
            <table class="plain">
                <caption class="small quiet">{words.mend.first}</caption>
                <thead>{heads}</thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}
