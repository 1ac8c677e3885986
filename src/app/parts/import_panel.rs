//! The panel where the reading of a file is put right: every assumption with its reason, what else it
//! could be, and the first rows as they would read.

use super::icons;
use super::import_preview::Preview;
use crate::actions::import::{self, PANEL};
use crate::dom;
use crate::queries::assumed::{Assumption, Group, assumed};
use crate::state::State;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The panel; it is there only while it is open.
#[component]
pub fn ImportPanel() -> impl IntoView {
    let state = State::here();
    let is_open = Memo::new(move |_| state.import.open.with(Option::is_some));
    move || is_open.get().then(|| view! { <Panel /> })
}

#[component]
fn Panel() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.import;
    let close = state.texts().page.common.close;
    let list = Memo::new(move |_| {
        let draft = state.import.draft.get();
        let words = state.texts().page.assumed;
        let shown = state.import.shown.get();
        match shown {
            Some(shown) => assumed(&shown.sniff, &draft, words),
            None => state
                .sniff
                .get()
                .map(|sniff| assumed(&sniff, &draft, words))
                .unwrap_or_default(),
        }
    });
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else {
            return;
        };
        let _ = dialog.show_modal();
        let question = state.import.open.get_untracked().unwrap_or_default();
        let first = match question {
            "" => "import-title".to_owned(),
            question => format!("assume-{question}"),
        };
        dom::focus(&first);
        dom::bring_into_view(&first);
    });
    let group = move |group: Group, title: &'static str| {
        let ids = move || {
            let ids = list.with(|list| {
                let ids = list.iter().filter(|one| one.group == group);
                ids.map(|one| one.id).collect::<Vec<_>>()
            });
            ids.into_iter()
        };
        view! {
            <fieldset class="assume-group" hidden=move || ids().next().is_none()>
                <legend>{title}</legend>
                <For each=ids key=|id| *id let:id>
                    <Question id=id list=list />
                </For>
            </fieldset>
        }
    };
    let on_cancel = move |event: web_sys::Event| {
        event.prevent_default();
        import::close(state);
    };
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        import::apply(state);
    };
    view! {
        <dialog class="import" id=PANEL aria-labelledby="import-title" node_ref=node on:cancel=on_cancel>
            <form class="import-inside" on:submit=on_submit>
                <header class="import-head">
                    <div>
                        <h2 id="import-title" tabindex="-1">{words.title}</h2>
                        <p class="quiet small">{words.lead}</p>
                    </div>
                    <button
                        class="btn square"
                        type="button"
                        aria-label=close
                        title=close
                        on:click=move |_| import::close(state)
                    >
                        {icons::cross()}
                    </button>
                </header>
                <div class="import-body">
                    <div class="import-questions">
                        {group(Group::Signs, words.signs)}
                        {group(Group::Rows, words.rows)}
                        {group(Group::Values, words.values)}
                    </div>
                    <Preview />
                </div>
                <footer class="import-foot">
                    <Remember />
                    <button class="btn" type="button" id="import-cancel" on:click=move |_| import::close(state)>
                        {words.cancel}
                    </button>
                    <button class="btn primary" id="import-apply">{words.apply}</button>
                </footer>
            </form>
        </dialog>
    }
}

/// One question: what it is about, the answers it can have, why the one in force is assumed.
#[component]
fn Question(id: &'static str, list: Memo<Vec<Assumption>>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.assumed;
    let one = Memo::new(move |_| list.with(|list| list.iter().find(|one| one.id == id).cloned()));
    let label = one.with_untracked(|one| one.as_ref().map_or("", |one| one.label));
    let reason = move || one.with(|one| one.as_ref().map(|one| one.reason.clone()));
    let choices = move || {
        let Some(one) = one.get() else {
            return Vec::new();
        };
        let chosen = one.chosen;
        one.choices
            .into_iter()
            .enumerate()
            .map(|(at, (words, _))| {
                view! { <option value=at.to_string() prop:selected=at == chosen>{words}</option> }
            })
            .collect::<Vec<_>>()
    };
    let pick = move |event: web_sys::Event| {
        let at: usize = event_target_value(&event).parse().unwrap_or(0);
        let set = one.with_untracked(|one| Some(one.as_ref()?.choices.get(at)?.1));
        if let Some(set) = set {
            import::change(state, set);
        }
    };
    let other = (id == "delimiter").then(|| {
        let type_sign = move |event: web_sys::Event| {
            let text = event_target_value(&event);
            let mut signs = text.chars();
            if let (Some(sign), None) = (signs.next(), signs.next()) {
                import::change(
                    state,
                    crate::queries::assumed::Decide::Delimiter(Some(sign)),
                );
            }
        };
        view! {
            <input
                class="field assume-sign"
                id="assume-other-delimiter"
                maxlength="1"
                autocomplete="off"
                spellcheck="false"
                aria-label=words.other_delimiter
                placeholder=words.other_delimiter
                on:input=type_sign
            />
        }
    });
    view! {
        <div class="assume">
            <label for=format!("assume-{id}")>{label}</label>
            <div class="assume-answer">
                <select
                    class="field"
                    id=format!("assume-{id}")
                    aria-describedby=format!("assume-{id}-why")
                    on:change=pick
                >
                    {choices}
                </select>
                {other}
            </div>
            <p class="quiet small" id=format!("assume-{id}-why")>{reason}</p>
        </div>
    }
}

/// Whether the choices are to be remembered, what that means, and the way to forget them.
#[component]
fn Remember() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.import;
    let import = state.import;
    let has_shape = state.hands.with_value(|hands| hands.fingerprint.is_some());
    let forgotten = RwSignal::new(false);
    let forget = move |_| {
        import::forget_all(state);
        forgotten.set(true);
        dom::focus("import-remember");
    };
    let link = move || {
        let count = import.remembered.get();
        (count > 0).then(|| {
            view! {
                <button class="link small" type="button" id="import-forget" on:click=forget>
                    {(words.forget)(count)}
                </button>
            }
        })
    };
    view! {
        <div class="import-remember">
            {has_shape
                .then(|| {
                    view! {
                        <label>
                            <input
                                type="checkbox"
                                id="import-remember"
                                aria-describedby="import-remember-help"
                                prop:checked=move || import.remember.get()
                                on:change=move |event| import.remember.set(event_target_checked(&event))
                            />
                            <span>{words.remember}</span>
                        </label>
                        <p class="quiet" id="import-remember-help">{words.remember_help}</p>
                    }
                })} {link}
            <p class="quiet" role="status">{move || forgotten.get().then_some(words.forgotten)}</p>
        </div>
    }
}
