//! The panel where a column of texts is to be classified line by line: what is kept, tried on the first rows.

use super::icons;
use crate::actions::{lines, lines_try};
use crate::dom;
use crate::state::State;
use crate::state::lines::Tried;
use leptos::html::Dialog;
use leptos::prelude::*;
use model::text_lines::LineFound;
use wasm_bindgen::JsCast;

const PANEL: &str = "lines";

/// The panel; it is there only while it is open.
#[component]
pub fn LinesPanel() -> impl IntoView {
    let state = State::here();
    move || {
        let column = state.lines.panel.get()?;
        Some(view! { <Panel column=column /> })
    }
}

fn close(state: State) {
    // the browser gives the focus back to where it was
    if let Some(dialog) = dom::by_id(PANEL)
        && let Ok(dialog) = dialog.dyn_into::<web_sys::HtmlDialogElement>()
    {
        dialog.close();
    }
    state.lines.panel.set(None);
}

#[component]
fn Panel(column: u32) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.lines;
    let close_word = state.texts().page.common.close;
    let panel = state.lines;
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            let _ = dialog.show_modal();
            dom::focus("lines-title");
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        close(state);
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        close(state);
        lines::apply(state, column);
    };
    let rows = state
        .opened
        .with_untracked(|opened| opened.as_ref().map_or(0, |opened| opened.rows));
    let which = move |only: bool, label: &'static str| {
        view! {
            <label class="lines-which">
                <input
                    type="radio"
                    name="lines-which"
                    prop:checked=move || panel.only_confident.get() == only
                    on:change=move |_| panel.only_confident.set(only)
                />
                <span>{label}</span>
            </label>
        }
    };
    let on_threshold = move |event: web_sys::Event| {
        if let Ok(percent) = event_target_value(&event).trim().parse::<u8>() {
            panel.threshold_percent.set(percent.min(100));
            panel.only_confident.set(false);
        }
    };
    let kept = state.deciding.lessons;
    let memory = move || {
        let count = kept.with(|kept| kept.len() as u64);
        (count > 0).then(|| {
            view! {
                <label class="lines-which">
                    <input
                        type="checkbox"
                        id="lines-memory"
                        aria-describedby="lines-memory-help"
                        prop:checked=move || panel.by_memory.get()
                        on:change=move |event| {
                            panel.by_memory.set(event_target_checked(&event));
                            lines_try::attempt(state);
                        }
                    />
                    <span>{(words.by_memory)(count)}</span>
                </label>
                <p class="quiet small" id="lines-memory-help">{words.by_memory_help}</p>
            }
        })
    };
    view! {
        <dialog class="import lines-panel" id=PANEL aria-labelledby="lines-title" node_ref=node on:cancel=on_cancel>
            <form class="import-inside" on:submit=on_submit>
                <header class="import-head">
                    <div>
                        <h2 id="lines-title" tabindex="-1">{words.title}</h2>
                        <p class="quiet small">
                            {(words.lead)(&state.column_name(column))}
                        </p>
                    </div>
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
                <div class="lines-body">
                    <fieldset>
                        <legend>{words.which}</legend>
                        {which(true, words.only_confident)}
                        <div class="lines-from">
                            {which(false, words.all_from)}
                            <input
                                class="field"
                                id="lines-threshold"
                                type="number"
                                min="0"
                                max="100"
                                step="5"
                                aria-label=words.threshold
                                prop:value=move || panel.threshold_percent.get().to_string()
                                on:input=on_threshold
                            />
                            <span aria-hidden="true">"%"</span>
                        </div>
                        {memory}
                        <p class="quiet small lines-honest">{words.honest}</p>
                    </fieldset>
                    <section aria-labelledby="lines-preview">
                        <h3 id="lines-preview">{words.preview}</h3>
                        {move || preview(state)}
                    </section>
                </div>
                <footer class="import-foot">
                    <span class="grow"></span>
                    <button class="btn" type="button" on:click=move |_| close(state)>
                        {words.cancel}
                    </button>
                    <button class="btn primary" id="lines-apply">{(words.apply)(rows)}</button>
                </footer>
            </form>
        </dialog>
    }
}

/// The first texts and what they are about.
fn preview(state: State) -> AnyView {
    let words = state.texts().page.lines;
    let panel = state.lines;
    let Some(tried) = panel.tried.get() else {
        return view! { <p class="quiet" role="status">{words.preview_waiting}</p> }.into_any();
    };
    if tried.is_empty() {
        return view! { <p class="quiet">{words.preview_empty}</p> }.into_any();
    }
    let only = panel.only_confident.get();
    let threshold = match only {
        true => 0,
        false => panel.threshold_percent.get(),
    };
    let is_kept = |found: &LineFound| found.is_kept(threshold, only);
    let kept = tried
        .iter()
        .filter(|one| one.found.as_ref().is_some_and(is_kept))
        .count();
    let count = (words.preview_count)(kept as u64, tried.len() as u64);
    let items = tried
        .into_iter()
        .map(|Tried { text, found }| {
            let is_in = found.as_ref().is_some_and(is_kept);
            view! {
                <li class:out=!is_in>
                    <p class="lines-text">{text}</p>
                    {suggestion(state, found, is_in)}
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="small" role="status">{count}</p>
        <ul class="lines-tried" tabindex="0" aria-labelledby="lines-preview">{items}</ul>
    }
    .into_any()
}

/// A suggestion for a text: its title first, the number small, then why.
pub fn suggestion(state: State, found: Option<LineFound>, is_in: bool) -> AnyView {
    let words = state.texts().page.lines;
    let Some(found) = found else {
        return view! { <p class="quiet small">{words.none}</p> }.into_any();
    };
    let number = (state.texts().page.dataset.kle_number)(&found.number);
    let score = (words.score)(found.percent());
    let marks = found
        .words
        .into_iter()
        .map(|word| view! { <mark>{word}</mark> " " })
        .collect_view();
    let unsure = (!found.confident).then(|| {
        view! { <span class="pill notice">{words.unsure}</span> }
    });
    let out = (!is_in).then(|| view! { <span class="quiet small">" · " {words.left_out}</span> });
    let why = match found.by_memory {
        true => view! { <span class="pill good">{words.your_choice}</span> " " {marks} }.into_any(),
        false => view! { {score} " · " {words.because} " " {marks} }.into_any(),
    };
    view! {
        <p>
            <b>{found.title}</b> " " <span class="kle small">{number}</span> " " {unsure} {out}
        </p>
        <p class="why">{why}</p>
    }
    .into_any()
}
