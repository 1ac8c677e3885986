//! Why a single row got its suggestion, and another number for texts like it.

use super::icons;
use super::kle_finder::KleFinder;
use super::lines_panel::suggestion;
use crate::actions::{lines, lines_try};
use crate::dom;
use crate::state::State;
use crate::state::lines::Why;
use leptos::html::{Dialog, Input};
use leptos::prelude::*;
use model::kle::{Classification, Level};
use model::note::Note;
use wasm_bindgen::JsCast;

const PANEL: &str = "lines-why";
/// Groups told of.
const GROUPS: usize = 3;
/// Words told of each.
const WORDS: usize = 4;

/// The panel; it is there only while it is open.
#[component]
pub fn LinesWhy() -> impl IntoView {
    let state = State::here();
    move || state.lines.why.get().map(|why| view! { <Panel why=why /> })
}

fn close(state: State) {
    if let Some(dialog) = dom::by_id(PANEL)
        && let Ok(dialog) = dialog.dyn_into::<web_sys::HtmlDialogElement>()
    {
        dialog.close();
    }
    state.lines.why.set(None);
}

#[component]
fn Panel(why: Why) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.lines;
    let close_word = state.texts().page.common.close;
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus("lines-why-title");
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        close(state);
    };
    // what the words speak for are the words to remember: names are not among them
    let speaking = why.found.as_ref().map(|found| found.words.join(" "));
    let is_in = why.found.is_some();
    view! {
        <dialog
            class="import lines-panel"
            id=PANEL
            aria-labelledby="lines-why-title"
            node_ref=node
            on:cancel=on_cancel
        >
            <div class="import-inside lines-why">
                <header class="import-head">
                    <h2 id="lines-why-title" tabindex="-1">{words.why_title}</h2>
                    <button
                        class="btn square"
                        type="button"
                        aria-label=close_word
                        title=close_word
                        on:click=move |_| close(state)
                    >
                        {icons::cross()}
                    </button>
                </header>
                <div class="lines-why-body" tabindex="0" role="region" aria-labelledby="lines-why-title">
                    <blockquote class="lines-text">{why.text}</blockquote>
                    {suggestion(state, why.found, is_in)}
                    {also(state, &why.explained)}
                    <p class="quiet small">{words.honest}</p>
                    <Correct column=why.column speaking=speaking.unwrap_or_default() />
                </div>
            </div>
        </dialog>
    }
}

/// All groups the words speak for, the best first.
fn also(state: State, found: &Classification) -> AnyView {
    let words = state.texts().page.lines;
    // what is said of a whole file does not fit a row
    let reasons: Vec<&str> = found
        .notes
        .iter()
        .filter_map(|note| match note {
            Note::TooLittleText { .. } => Some(words.too_little),
            Note::ThinMargin => Some(words.thin_margin),
            Note::NoMunicipalTask => Some(words.no_task),
            _ => None,
        })
        .collect();
    let groups = found
        .matches
        .iter()
        .filter(|one| one.level == Level::Gruppe)
        .take(GROUPS);
    let items: Vec<AnyView> = groups
        .map(|one| {
            let number = (state.texts().page.dataset.kle_number)(&one.code);
            let percent = (one.score.clamp(0.0, 1.0) * 100.0).round() as u8;
            let marks = one
                .evidence
                .iter()
                .take(WORDS)
                .map(|word| view! { <mark>{word.word.clone()}</mark> " " })
                .collect_view();
            view! {
                <li>
                    <b>{one.title.clone()}</b> " " <span class="kle small">{number}</span>
                    <p class="why">{(words.score)(percent)} " · " {words.because} " " {marks}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    let reasons = (!reasons.is_empty()).then(|| view! { <p class="small">{reasons.join(" ")}</p> });
    match items.is_empty() {
        true => view! { <p>{words.why_nothing}</p> }.into_any(),
        false => view! {
            <h3>{words.also}</h3>
            {reasons}
            <ol class="subjects">{items}</ol>
        }
        .into_any(),
    }
}

/// Another number for texts of some words, remembered in this browser.
#[component]
fn Correct(column: u32, speaking: String) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.lines;
    let finder = state.lines.finder;
    let field = NodeRef::<Input>::new();
    let told = RwSignal::new("");
    let number = state.texts().page.dataset.kle_number;
    let chosen = move || {
        finder.chosen.get().map(|chosen| {
            view! {
                <p class="decide-chosen">
                    <b>{chosen.title}</b> " " <span class="kle small">{number(&chosen.number)}</span>
                </p>
            }
        })
    };
    let apply = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = finder.chosen.get_untracked() else {
            told.set(state.texts().page.decide.none_chosen);
            return;
        };
        let text = field.get_untracked().map(|field| field.value());
        if lines_try::remember(state, &chosen, &text.unwrap_or_default()) {
            close(state);
            state.lines.by_memory.set(true);
            state.said.set(words.corrected.to_owned());
            lines::again(state, column);
        } else {
            told.set(words.correct_no_words);
        }
    };
    view! {
        <details class="lines-correct">
            <summary>{words.correct}</summary>
            <form on:submit=apply>
                <p class="quiet small">{words.correct_help}</p>
                <div class="decide-find">
                    <KleFinder finder=finder id="lines-correct-search" />
                </div>
                {chosen}
                <label for="lines-correct-words">{words.correct_words}</label>
                <input
                    class="field"
                    id="lines-correct-words"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="lines-correct-kept"
                    node_ref=field
                    prop:value=speaking
                />
                <p class="quiet small" id="lines-correct-kept">{words.correct_kept}</p>
                <p class="small" role="status">{move || told.get()}</p>
                <button class="btn primary" id="lines-correct-apply">{words.correct_apply}</button>
            </form>
        </details>
    }
}
