//! The story: what was pinned, in order, each with the user's words; saved as one file, or printed.

use super::chart_panel::drawing;
use super::dialog::Frame;
use super::icons;
use crate::actions::story::{self, PANEL, note_id};
use crate::state::story::Entry;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::story::{Pinned, PinnedTable};
use texts::story::StoryTexts;

/// The panel; it is there only while it is open.
#[component]
pub fn StoryPanel() -> impl IntoView {
    let state = State::here();
    move || state.story.is_open.get().then(|| view! { <Panel /> })
}

#[component]
fn Panel() -> impl IntoView {
    let state = State::here();
    let words = texts::story(state.language.get_untracked());
    let is_empty = Memo::new(move |_| state.story.pins.with(Vec::is_empty));
    let has_rows = move || state.stage.with(|stage| *stage == Stage::Ready);
    let foot = view! {
        <button class="btn" type="button" id="story-note" on:click=move |_| story::pin_note(state)>
            {words.add_note}
        </button>
        <button
            class="btn"
            type="button"
            id="story-table"
            disabled=move || !has_rows()
            on:click=move |_| story::pin_table(state)
        >
            {words.add_table}
        </button>
        <button class="btn" type="button" disabled=move || is_empty.get() on:click=|_| story::print()>
            {words.print}
        </button>
        <button
            class="btn primary"
            type="button"
            id="story-save"
            disabled=move || is_empty.get()
            on:click=move |_| story::save(state)
        >
            {words.save}
        </button>
    };
    view! {
        <Frame
            id=PANEL
            title=words.title.to_owned()
            lead=words.lead
            close=story::close
            foot=foot.into_any()
        >
            <div class="story">
                <label class="story-heading" for="story-heading">
                    {words.heading}
                </label>
                <input
                    class="field"
                    id="story-heading"
                    type="text"
                    maxlength="200"
                    autocomplete="off"
                    prop:value=move || state.story.title.get()
                    on:input=move |event| state.story.title.set(event_target_value(&event))
                />
                <p class="quiet small story-kept">
                    {move || if is_empty.get() { words.empty } else { words.kept }}
                </p>
                <ol class="story-pins">
                    <For
                        each=move || state.story.pins.get()
                        key=|entry| entry.id
                        children=move |entry| item(state, words, &entry)
                    />
                </ol>
            </div>
        </Frame>
    }
}

/// What a pin is called.
fn name(words: &StoryTexts, what: &Pinned) -> String {
    match what {
        Pinned::Chart(chart) => chart.title.clone(),
        Pinned::Table(table) => table.title.clone(),
        Pinned::Note => words.own_note.to_owned(),
    }
}

fn item(state: State, words: &'static StoryTexts, entry: &Entry) -> AnyView {
    let id = entry.id;
    let own = name(words, &entry.what);
    let place = Memo::new(move |_| {
        state.story.pins.with(|pins| {
            let at = pins.iter().position(|pin| pin.id == id);
            (at == Some(0), at.is_some_and(|at| at + 1 == pins.len()))
        })
    });
    let shown = match &*entry.what {
        Pinned::Chart(chart) => view! {
            <h3>{chart.title.clone()}</h3>
            <figure>
                <div class="story-drawing" tabindex="0" role="group" aria-label=chart.title.clone()>
                    {drawing(chart)}
                </div>
                <figcaption>{chart.sentence.clone()}</figcaption>
            </figure>
            {chart.source.clone().map(|source| view! { <p class="quiet small">{source}</p> })}
        }
        .into_any(),
        Pinned::Table(table) => {
            view! { <h3>{table.title.clone()}</h3> {rows(words, table)} }.into_any()
        }
        Pinned::Note => ().into_any(),
    };
    let label = match &*entry.what {
        Pinned::Note => words.write_note.to_owned(),
        _ => (words.note)(&own),
    };
    let note = entry.note.clone();
    let written = note.get_untracked();
    let (up, down, remove) = ((words.up)(&own), (words.down)(&own), (words.remove)(&own));
    let said = StoredValue::new(own);
    let step = move |by: isize| said.with_value(|own| story::move_by(state, id, by, own));
    view! {
        <li class="story-pin">
            <div class="story-ways">
                <button
                    class="bare"
                    type="button"
                    id=story::way_id(id, true)
                    aria-label=up.clone()
                    title=up
                    disabled=move || place.get().0
                    on:click=move |_| step(-1)
                >
                    <span aria-hidden="true">"↑"</span>
                </button>
                <button
                    class="bare"
                    type="button"
                    id=story::way_id(id, false)
                    aria-label=down.clone()
                    title=down
                    disabled=move || place.get().1
                    on:click=move |_| step(1)
                >
                    <span aria-hidden="true">"↓"</span>
                </button>
                <button
                    class="bare"
                    type="button"
                    aria-label=remove.clone()
                    title=remove
                    on:click=move |_| said.with_value(|own| story::remove(state, id, own))
                >
                    {icons::cross()}
                </button>
            </div>
            {shown}
            <textarea
                class="field"
                id=note_id(id)
                rows="2"
                aria-label=label.clone()
                placeholder=label
                on:input=move |event| note.set(event_target_value(&event))
            >
                {written}
            </textarea>
        </li>
    }
    .into_any()
}

fn rows(words: &StoryTexts, table: &PinnedTable) -> impl IntoView + use<> {
    let head = table.head.iter();
    let head = head.map(|name| view! { <th scope="col">{name.clone()}</th> });
    let body = table.rows.iter().map(|row| {
        let cells = row.iter().map(|field| view! { <td>{field.clone()}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let shown = table.rows.len() as u64;
    let part = (table.all_rows > shown).then(|| (words.part)(shown, table.all_rows));
    view! {
        <div class="chart-table" tabindex="0" role="region" aria-label=table.title.clone()>
            <table>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>{body.collect_view()}</tbody>
            </table>
        </div>
        {part.map(|part| view! { <p class="quiet small">{part}</p> })}
    }
}
