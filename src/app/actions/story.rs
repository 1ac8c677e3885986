//! The story: pinning to it, putting it in order, taking it away.

use super::{picture, take, trouble};
use crate::bridge::drawing;
use crate::dom;
use crate::parts::dialog;
use crate::state::{ChartState, State};
use leptos::prelude::*;
use model::drawing_message::{DrawAnswer, DrawAsk};
use model::message::{Answer, Ask, RowsAsk};
use model::note::{Problem, ProblemKind};
use model::story::{Pinned, PinnedTable};
use texts::format::cell;
use wasm_bindgen_futures::spawn_local;

/// Id of the panel.
pub const PANEL: &str = "story";

/// Rows of a table that are pinned.
const ROWS: u32 = 20;
/// Columns of a table that are pinned.
const COLUMNS: usize = 12;

/// Closes the panel.
pub fn close(state: State) {
    dialog::close(PANEL);
    state.story.is_open.set(false);
}

fn pin(state: State, what: Pinned) -> u32 {
    let words = texts::story(state.language.get_untracked());
    let (id, pins) = state.story.add(what);
    state.said.set((words.pinned)(pins));
    id
}

/// Pins the chart that is seen, as it is now.
pub fn pin_chart(state: State) {
    spawn_local(async move {
        match picture::drawn(state).await {
            Ok(chart) => {
                pin(state, Pinned::Chart(Box::new(chart)));
            }
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// Pins a note, ready to be written.
pub fn pin_note(state: State) {
    let id = pin(state, Pinned::Note);
    dom::next_frame(move || dom::focus(&note_id(id)));
}

/// Id of the field of a pin's note.
pub fn note_id(id: u32) -> String {
    format!("pin-note-{id}")
}

/// Pins the first rows that are seen.
pub fn pin_table(state: State) {
    spawn_local(async move {
        match first_rows(state).await {
            Ok(table) => {
                pin(state, Pinned::Table(Box::new(table)));
            }
            Err(problem) => trouble::handle(state, problem),
        }
    });
}

async fn first_rows(state: State) -> Result<PinnedTable, Problem> {
    let known = state.hands.with_value(|hands| {
        let bridge = hands.bridge.clone()?;
        Some((bridge, hands.rows.revision()))
    });
    let (bridge, revision) = known.ok_or(ProblemKind::Stale)?;
    let columns: Vec<u32> = state
        .layout
        .with_untracked(|layout| layout.columns.iter().copied().take(COLUMNS).collect());
    let ask = Ask::Rows(RowsAsk {
        revision,
        first: 0,
        count: ROWS,
        columns: columns.clone(),
    });
    let rows = match bridge.ask(ask).await {
        Answer::Rows { rows, .. } => rows,
        Answer::Failed(problem) => return Err(problem),
        _ => Vec::new(),
    };
    let language = state.language.get_untracked();
    let name = state.file_name.get_untracked();
    let source = state.chart.with_untracked(|chart| match chart {
        ChartState::Ready(chart) => chart.source.clone(),
        _ => None,
    });
    let written = rows.iter().map(|row| {
        let fields = row.cells.iter().zip(&columns);
        fields
            .map(|(value, column)| cell(value, language, state.style(*column)))
            .collect()
    });
    Ok(PinnedTable {
        title: (texts::story(language).table)(&name),
        head: columns.iter().map(|c| state.column_name(*c)).collect(),
        rows: written.collect(),
        are_numbers: state.columns.with_untracked(|all| {
            let is_number = |column: &u32| {
                all.get(*column as usize)
                    .is_some_and(|profile| profile.column_type.is_number())
            };
            columns.iter().map(is_number).collect()
        }),
        all_rows: state.viewed.with_untracked(|viewed| viewed.rows),
        source,
    })
}

/// Id of the button that moves a pin up, or down.
pub fn way_id(id: u32, is_up: bool) -> String {
    let way = if is_up { "up" } else { "down" };
    format!("pin-{way}-{id}")
}

/// Moves a pin by so many places. The focus stays with it, though its element is put elsewhere: on the same button, or
/// at an end, where that one does nothing, on the other.
pub fn move_by(state: State, id: u32, by: isize, name: &str) {
    let moved = state.story.pins.try_update(|pins| {
        let from = pins.iter().position(|pin| pin.id == id)?;
        let to = from.checked_add_signed(by).filter(|to| *to < pins.len())?;
        pins.swap(from, to);
        Some((to, to + 1 == pins.len()))
    });
    if let Some(Some((place, is_last))) = moved {
        let words = texts::story(state.language.get_untracked());
        state.said.set((words.moved)(name, place as u64 + 1));
        let is_up = (by < 0 && place > 0) || is_last;
        dom::next_frame(move || dom::focus(&way_id(id, is_up)));
    }
}

/// Takes a pin away.
pub fn remove(state: State, id: u32, name: &str) {
    state
        .story
        .pins
        .update(|pins| pins.retain(|pin| pin.id != id));
    let words = texts::story(state.language.get_untracked());
    state.said.set((words.removed)(name));
    dom::focus(&format!("{PANEL}-title"));
}

/// Saves the story as one HTML file.
pub fn save(state: State) {
    let language = state.language.get_untracked();
    let story = state.story.written();
    state.said.set(state.texts().page.take.making.to_owned());
    spawn_local(async move {
        match drawing::ask(DrawAsk::Story { story, language }).await {
            Ok(DrawAnswer::Story(page)) => {
                let suffix = texts::story(language).suffix;
                let name = format!("{}-{suffix}.html", take::stem(state));
                take::save_typed(state, &name, "text/html", &page);
            }
            Ok(_) => trouble::tell(state, ProblemKind::BuildMismatch.into()),
            Err(problem) => trouble::tell(state, problem),
        }
    });
}

/// Prints it.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // a browser that cannot print says so itself
        let _ = window.print();
    }
}
