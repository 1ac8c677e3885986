//! The open file beside another edition of it: what differs, in words, columns and rows.

use super::compare_key::KeyChoices;
use super::compare_rows::Rows;
use super::compare_values::values;
use super::dialog::Frame;
use super::other_file;
use crate::actions::compare::{self, PANEL, SUMMARY};
use crate::dom;
use crate::state::State;
use crate::state::compare::{FATES, Other};
use leptos::prelude::*;
use model::comparison::Comparison;
use std::sync::Arc;
use texts::compare::CompareTexts;

/// The panel; it is there only while it is open.
#[component]
pub fn ComparePanel() -> impl IntoView {
    let state = State::here();
    // the open file was read anew: what was told is of before
    Effect::new(move |_| {
        if state.opened.with(Option::is_some) {
            untrack(|| compare::again(state));
        }
    });
    move || state.compare.is_open.get().then(|| view! { <Panel /> })
}

fn words_of(state: State) -> &'static CompareTexts {
    texts::compare(state.language.get_untracked())
}

#[component]
fn Panel() -> impl IntoView {
    let state = State::here();
    let words = words_of(state);
    let is_there = move || {
        state
            .compare
            .other
            .with(|other| matches!(other, Other::There(_)))
    };
    let foot = move || {
        is_there().then(|| {
            view! {
                <button class="btn" type="button" on:click=move |_| {
                    compare::put_away(state);
                    dom::next_frame(|| dom::focus("compare-title"));
                }>{words.page.end}</button>
            }
        })
    };
    view! {
        <Frame
            id=PANEL
            title=words.page.title.to_owned()
            lead=words.page.lead
            close=compare::close
            foot=foot.into_any()
        >
            <Choice />
            <p class="compare-state" role="status">
                {move || match state.compare.other.get() {
                    Other::Reading(name) => Some((words.page.reading)(&name)),
                    Other::Refused(why) => Some(why),
                    Other::There(_) if state.compare.told.with(Option::is_none) => {
                        Some(words.page.comparing.to_owned())
                    }
                    _ => None,
                }}
            </p>
            {move || state.compare.told.get().map(|told| view! { <Told told=told /> })}
        </Frame>
    }
}

/// The other file: chosen, dropped, or one of those that are open.
#[component]
fn Choice() -> impl IntoView {
    let state = State::here();
    let words = words_of(state).page;
    let over = RwSignal::new(false);
    let dragged = move |event: web_sys::DragEvent| {
        event.prevent_default();
        event.stop_propagation();
        over.set(true);
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        // not for the page, which would open it in place of this one
        event.stop_propagation();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0))
            && compare::is_ready_now(state)
        {
            compare::with(state, file);
        }
    };
    let open_files =
        move || other_file::open_files(state, words.open_files, words.open_files, compare::with);
    let label = move || match state
        .compare
        .other
        .with(|other| matches!(other, Other::There(_)))
    {
        true => words.choose_other,
        false => words.choose,
    };
    let told = move || {
        let Other::There(name) = state.compare.other.get() else {
            return None;
        };
        let own = state.file_name.get();
        let said = match state.compare.is_older.get() {
            true => (words.order)(&own, &name),
            false => (words.order)(&name, &own),
        };
        Some(view! {
            <p class="compare-order">
                {said} " "
                <button class="link" type="button" on:click=move |_| compare::turn(state)>{words.turn}</button>
            </p>
        })
    };
    view! {
        {told}
        <div
            class="compare-choice"
            class:over=move || over.get()
            on:dragover=dragged
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            {move || match compare::is_ready(state) {
                false => view! { <p class="quiet">{words.wait}</p> }.into_any(),
                true => {
                    view! {
                        {other_file::chooser(state, "compare-file", label, compare::with)}
                        {open_files}
                        <span class="quiet small">{words.drop}</span>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// What differs.
#[component]
fn Told(told: Arc<Comparison>) -> impl IntoView {
    let state = State::here();
    let words = words_of(state);
    let remarks = (words.remarks)(&told).into_iter();
    let remarks = remarks
        .map(|remark| view! { <p>{remark}</p> })
        .collect_view();
    let columns: Vec<String> = told.columns.iter().flat_map(words.column).collect();
    let columns = (!columns.is_empty()).then(|| list(words.columns, columns));
    let writing: Vec<String> = told.writing.iter().map(words.writing).collect();
    let writing = (!writing.is_empty()).then(|| list(words.written_otherwise, writing));
    // what was asked for is there: it is read, and the keys go on from here
    dom::next_frame(|| dom::focus(SUMMARY));
    view! {
        <p class="compare-summary" id=SUMMARY tabindex="-1"><b>{(words.summary)(&told)}</b></p>
        {remarks}
        <div class="compare-key">
            <p>{(words.key)(&told.key)}</p>
            <KeyChoices told=told.clone() />
        </div>
        {columns}
        {values(state, &told)}
        {FATES.map(|fate| view! { <Rows told=told.clone() fate=fate /> }).into_iter().collect_view()}
        {writing}
    }
}

fn list(title: &'static str, sentences: Vec<String>) -> impl IntoView {
    let items = sentences
        .into_iter()
        .map(|said| view! { <li>{said}</li> })
        .collect_view();
    view! {
        <section class="compare-part">
            <h3>{title}</h3>
            <ul class="compare-list">{items}</ul>
        </section>
    }
}
