//! The panel of editions of KLE: which one is used, another one chosen, what it holds, kept or given up again.

use super::edition_differences::Differences;
use super::icons;
use crate::actions::edition::{self, PANEL};
use crate::dom;
use crate::queries::edition::day;
use crate::state::State;
use crate::state::edition::Refused;
use leptos::html::{Dialog, Input};
use leptos::prelude::*;
use model::kle_edition::{EditionComparison, EditionInfo};
use std::sync::Arc;
use texts::format::integer;

/// The panel; it is there only while it is open.
#[component]
pub fn EditionPanel() -> impl IntoView {
    let state = State::here();
    move || state.edition.open.get().then(|| view! { <Panel /> })
}

#[component]
fn Panel() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.edition;
    let close = state.texts().page.common.close;
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus("edition-title");
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        // a file chooser given up inside the panel tells so in the same way
        if event.target() == event.current_target() {
            event.prevent_default();
            edition::close(state);
        }
    };
    let loaded = state.edition.loaded;
    let compared = move || {
        loaded.get().map(|comparison| {
            view! {
                <p>{(words.meaning)(&comparison)}</p>
                <Facts comparison=comparison.clone() />
                <Keeping />
                <Differences comparison=comparison.clone() />
                {facets(state, &comparison)}
            }
        })
    };
    view! {
        <dialog class="import edition" id=PANEL aria-labelledby="edition-title" node_ref=node on:cancel=on_cancel>
            <div class="import-inside">
                <header class="import-head">
                    <div>
                        <h2 id="edition-title" tabindex="-1">{words.title}</h2>
                        <p class="quiet small">{words.lead}</p>
                    </div>
                    <button
                        class="btn square"
                        type="button"
                        aria-label=close
                        title=close
                        on:click=move |_| edition::close(state)
                    >
                        {icons::cross()}
                    </button>
                </header>
                <div class="edition-body" tabindex="-1">
                    <InUse />
                    <Choose />
                    {compared}
                </div>
            </div>
        </dialog>
    }
}

/// Which edition is used, and the way back to the one built in.
#[component]
fn InUse() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.edition;
    let edition = state.edition;
    let sentence = move || match (edition.loaded.get(), edition.built_in.get()) {
        (Some(comparison), _) => Some((words.in_use)(&comparison.loaded.name)),
        (None, Some(Some(info))) => Some((words.built_in_in_use)(&info.name)),
        (None, Some(None)) => Some(words.nothing_in_use.to_owned()),
        (None, None) => None,
    };
    let back = move || {
        edition.loaded.get().map(|comparison| {
            let label = match comparison.built_in {
                Some(_) => words.go_back,
                None => words.go_back_to_none,
            };
            view! {
                <button class="btn" id="edition-back" type="button" on:click=move |_| edition::unload(state)>
                    {label}
                </button>
            }
        })
    };
    view! {
        <div class="edition-in-use">
            <p><b>{sentence}</b></p>
            {back}
        </div>
    }
}

/// The file chooser, and what came of the last file.
#[component]
fn Choose() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.edition;
    let edition = state.edition;
    let chooser = NodeRef::<Input>::new();
    let chosen = move |_| {
        let Some(input) = chooser.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // the same file can be chosen again
        input.set_value("");
        if let Some(file) = file {
            edition::load(state, file);
        }
    };
    let label = move || match edition.loaded.with(Option::is_some) {
        true => words.choose_other,
        false => words.choose,
    };
    let reading = move || {
        edition
            .reading
            .with(|file| file.as_deref().map(words.reading))
    };
    let refused = move || edition.refused.get().map(|refused| told(state, &refused));
    view! {
        <div class="edition-choose">
            <label class="btn file-button" class:primary=move || edition.loaded.with(Option::is_none)>
                <span>{label}</span>
                <input
                    type="file"
                    id="edition-file"
                    aria-describedby="edition-forms"
                    node_ref=chooser
                    on:change=chosen
                />
            </label>
            <p class="quiet small" id="edition-forms">{words.forms}</p>
        </div>
        <p class="edition-reading" role="status">{reading}</p>
        {refused}
    }
}

/// Why a file was not taken, and what else can be done with it.
fn told(state: State, refused: &Refused) -> impl IntoView + use<> {
    let words = state.texts().page.edition;
    let problems = state.texts().problems;
    let why = match &refused.problem {
        Some(problem) => format!(
            "{}. {}",
            (problems.what)(&problem.kind),
            (problems.to_do)(&problem.kind)
        ),
        None => words.refused_why.to_owned(),
    };
    view! {
        <div class="edition-refused" role="alert">
            <p><b>{(words.refused)(&refused.file.name())}</b> " " {why}</p>
            <button class="btn small" type="button" on:click=move |_| edition::open_refused(state)>
                {words.as_table}
            </button>
        </div>
    }
}

/// What the edition holds, beside the one built in.
#[component]
fn Facts(comparison: Arc<EditionComparison>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.edition;
    let language = state.language.get_untracked();
    let count = |count: u32| integer(count, language);
    let cells = |info: &EditionInfo| -> [String; 9] {
        let issued = info.issued.as_deref().map(|issued| day(issued, language));
        [
            info.name.clone(),
            (words.form)(info.form).to_owned(),
            issued.unwrap_or_else(|| words.not_said.to_owned()),
            count(info.mains),
            count(info.groups),
            count(info.subjects),
            count(info.keywords),
            count(info.facets),
            count(info.retained),
        ]
    };
    let loaded = cells(&comparison.loaded);
    let built_in = comparison.built_in.as_ref().map(cells);
    let has_built_in = built_in.is_some();
    let rows = (0..words.rows.len())
        .map(|row| {
            let other = built_in.as_ref().map(|cells| cells[row].clone());
            view! {
                <tr>
                    <th scope="row">{words.rows[row]}</th>
                    <td>{loaded[row].clone()}</td>
                    {other.map(|other| view! { <td>{other}</td> })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="edition-facts">
            <caption class="out-of-sight">{words.facts}</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{words.loaded}</th>
                    {has_built_in.then(|| view! { <th scope="col">{words.built_in}</th> })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Whether the edition is kept in this browser, and what that means.
#[component]
fn Keeping() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.edition;
    let edition = state.edition;
    let failed = move || edition.keeping_failed.get().then_some(words.keep_failed);
    view! {
        <div class="edition-keep">
            <label>
                <input
                    type="checkbox"
                    id="edition-keep"
                    aria-describedby="edition-keep-help"
                    prop:checked=move || edition.is_kept.get()
                    on:change=move |event| edition::keep(state, event_target_checked(&event))
                />
                <span>{words.keep}</span>
            </label>
            <p class="quiet small" id="edition-keep-help">{words.keep_help}</p>
            <p class="field-problem" role="status">{failed}</p>
        </div>
    }
}

/// The facets with their wording, when the edition has them.
fn facets(state: State, comparison: &EditionComparison) -> Option<impl IntoView + use<>> {
    let words = state.texts().page.edition;
    let items = comparison
        .facets
        .iter()
        .map(|(code, wording)| view! { <li><span class="kle">{code.clone()}</span> " " {wording.clone()}</li> })
        .collect_view();
    (!comparison.facets.is_empty()).then(|| {
        view! {
            <details class="edition-facets">
                <summary>{words.facets}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}
