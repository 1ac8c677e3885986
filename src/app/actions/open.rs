//! Opening a file, reading it anew, stopping.

use super::{
    beside, chart, decide, edition, import, lines, memory, navigate, recipe, remember, steps,
    trouble, view,
};
use crate::bridge::Bridge;
use crate::queries::remembered::fingerprint;
use crate::state::cursor::Cursor;
use crate::state::history::History;
use crate::state::{ChartState, Mode, Progress, Screen, Stage, State, Viewed};
use leptos::prelude::*;
use model::dataset::Opened;
use model::message::{Answer, Event};
use model::note::ProblemKind;
use model::recipe::{Query, Step};
use model::sniff::{ReadOptions, Sniff};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Opens files. A recipe among them is done with the file that is open, or with the first of the others. About those that are editions of KLE the user is asked; while the panel of editions is open, a
/// single file is taken for one.
pub fn open(state: State, mut files: Vec<web_sys::File>) {
    if state.edition.open.get_untracked()
        && files.len() == 1
        && let Some(file) = files.pop()
    {
        edition::load(state, file);
    } else if edition::is_worth_asking(&files)
        || recipe::may_be_among(&files)
        || beside::may_be_among(state, &files)
    {
        let may_be_areas = beside::may_be_among(state, &files);
        spawn_local(async move {
            let files = recipe::set_aside(state, files).await;
            let mut tables = edition::set_aside(state, files).await;
            if may_be_areas {
                tables = beside::set_aside(state, tables).await;
            }
            if !tables.is_empty() {
                open_tables(state, tables);
            }
        });
    } else {
        open_tables(state, files);
    }
}

/// Opens files as tables: the first of them at once, the others when they are asked for. What was done with the
/// file that is open is kept.
pub fn open_tables(state: State, files: Vec<web_sys::File>) {
    keep(state);
    let mut first = None;
    for file in files {
        let id = state
            .files
            .try_update(|known| known.add(file.name(), file.size() as u64, file.last_modified()));
        let Some(id) = id else { return };
        state.hands.update_value(|hands| {
            hands.handles.retain(|handle| handle.0 != id);
            hands.handles.push((id, file));
        });
        first.get_or_insert(id);
    }
    if let Some(id) = first {
        show(state, id);
    }
}

/// Goes to another file of the page; what was done with the one that is open is kept.
pub fn switch(state: State, id: u32) {
    if state.files.with_untracked(|files| files.open()) == Some(id) {
        navigate::back(state);
        return;
    }
    keep(state);
    show(state, id);
}

/// Takes a file off the page; asks first when steps would be lost.
pub fn remove(state: State, id: u32) {
    keep(state);
    let steps = state.files.with_untracked(|files| files.unsaved(id));
    if steps > 0 {
        let question = (state.texts().page.common.steps_lost)(steps);
        let agreed =
            web_sys::window().is_none_or(|w| w.confirm_with_message(&question) == Ok(true));
        if !agreed {
            return;
        }
    }
    let was_open = state.files.with_untracked(|files| files.open()) == Some(id);
    if was_open {
        close(state);
    }
    let next = forget(state, id);
    match next {
        Some(next) if was_open => show(state, next),
        None => navigate::leave(state),
        Some(_) => {}
    }
}

/// Keeps what was done with the open file, to be found again.
fn keep(state: State) {
    let history = state.history.get_untracked();
    let shape = state.hands.with_value(|hands| hands.fingerprint);
    state.files.update(|files| files.keep(history, shape));
}

/// Forgets a file. Answers the one to go to instead.
fn forget(state: State, id: u32) -> Option<u32> {
    state
        .hands
        .update_value(|hands| hands.handles.retain(|handle| handle.0 != id));
    state.files.try_update(|files| files.remove(id)).flatten()
}

/// Opens a file of the page in place of the one that is open, with what was done with it before.
fn show(state: State, id: u32) {
    let file = state.hands.with_value(|hands| {
        let mut handles = hands.handles.iter();
        handles
            .find(|handle| handle.0 == id)
            .map(|handle| handle.1.clone())
    });
    let Some(file) = file else { return };
    close(state);
    let entry = state
        .files
        .try_update(|files| files.set_open(Some(id)).cloned())
        .flatten();
    let (history, shape) = entry.map_or_else(Default::default, |e| (e.history, e.fingerprint));
    state.file_name.set(file.name());
    state.file_bytes.set(file.size() as u64);
    let bridge = Bridge::start(move |event| hear(state, event));
    state.hands.update_value(|hands| {
        hands.bridge = Some(bridge);
        hands.file = Some(file);
        hands.fingerprint = shape;
        hands.anyway = false;
        hands.recalled = false;
        hands.reopened = false;
        hands.hint = None;
    });
    let steps = history.steps().len();
    let options = history.view().read;
    state.history.set(history);
    state.mode.set(Mode::Overview);
    state.screen.set(Screen::Dataset);
    navigate::opened(state, steps);
    read(state, options);
}

/// Forgets the open file and ends its workers.
fn close(state: State) {
    state.hands.update_value(|hands| {
        if let Some(bridge) = hands.bridge.take() {
            bridge.close();
        }
        hands.file = None;
        hands.reading += 1;
        hands.viewing += 1;
        hands.charting += 1;
        hands.drawable = None;
        hands.read = ReadOptions::default();
        hands.query = Query::default();
        hands.kinds.clear();
        hands.scrolled = (0.0, 0.0);
        hands.rows.start(0);
    });
    state.files.update(|files| {
        files.set_open(None);
    });
    state.estimate.set(None);
    state.trouble.set(None);
    state.hint.set(None);
    state.panel.set(None);
    import::close(state);
    decide::close(state);
    lines::forget(state);
    state.findings.forget();
    state.whole.forget();
    state.map.forget();
    state.beside.refused.set(None);
    state.charting.forget();
    edition::close(state);
    state.cases.put_away();
    state.compare.is_open.set(false);
    state.compare.put_away(None);
    state.history.set(History::default());
    state.stage.set(Stage::Closed);
    state.progress.set(Progress::default());
    state.opened.set(None);
    state.sniff.set(None);
    state.set_columns(Vec::new());
    state.viewed.set(Viewed::default());
    state.chart.set(ChartState::Waiting);
    state.cursor.set(Cursor::default());
}

/// Reads the open file with these options. Late answers of an earlier reading are dropped.
pub fn read(state: State, options: ReadOptions) {
    let Some((bridge, file)) = state
        .hands
        .with_value(|h| h.bridge.clone().zip(h.file.clone()))
    else {
        return;
    };
    // two readings on the same workers would mix their shards: what is still being read is ended
    if state.stage.with_untracked(Stage::is_reading) {
        bridge.cancel();
    }
    lines::forget(state);
    let of = state.file_bytes.get_untracked();
    state.progress.set(Progress {
        of,
        ..Progress::default()
    });
    state.stage.set(Stage::Reading);
    state.chart.set(ChartState::Waiting);
    state.offered.set(Vec::new());
    let mut reading = 0;
    state.hands.update_value(|hands| {
        hands.read = options.clone();
        hands.query = Query::default();
        hands.kinds.clear();
        hands.reading += 1;
        hands.viewing += 1;
        hands.charting += 1;
        hands.drawable = None;
        reading = hands.reading;
    });
    spawn_local(async move {
        let answer = bridge.open(file, options).await;
        if state.hands.with_value(|hands| hands.reading) != reading {
            return;
        }
        match answer {
            Answer::Opened { opened, revision } => arrived(state, *opened, revision),
            Answer::Failed(problem) => match problem.kind {
                ProblemKind::Cancelled => {}
                _ if state.columns.with_untracked(|c| c.is_empty()) => {
                    // nothing to show: back to where another file can be chosen
                    let id = state.files.with_untracked(|files| files.open());
                    close(state);
                    id.and_then(|id| forget(state, id));
                    state.trouble.set(Some(problem));
                    navigate::leave(state);
                }
                _ => trouble::ended(state, problem),
            },
            _ => trouble::ended(state, ProblemKind::BuildMismatch.into()),
        }
    });
}

/// Reads the open file once more, as the steps say.
pub fn read_again(state: State) {
    state.hands.update_value(|hands| hands.reopened = false);
    let options = state.history.with_untracked(|history| history.view().read);
    read(state, options);
}

/// Ends the workers that read; what they would still tell is late.
pub fn end_reading(state: State) {
    let bridge = state.hands.try_update_value(|hands| {
        hands.reading += 1;
        hands.bridge.clone()
    });
    if let Some(Some(bridge)) = bridge {
        bridge.cancel();
    }
}

/// Stops reading at once; the first rows stay.
pub fn stop(state: State) {
    end_reading(state);
    let rows = state.viewed.with_untracked(|v| v.rows);
    if state.columns.with_untracked(|c| c.is_empty()) {
        close(state);
        navigate::leave(state);
    } else {
        state.stage.set(Stage::Stopped);
    }
    state.said.set((state.texts().page.dataset.stopped)(rows));
}

/// The worker tells something without being asked.
pub fn hear(state: State, event: Event) {
    if !state.stage.with_untracked(Stage::is_reading) {
        return;
    }
    match event {
        Event::Hello { .. } | Event::Rehearsed { .. } => {}
        Event::Provisional {
            sniff,
            bytes,
            columns,
            rows,
            estimate,
        } => {
            state.hands.update_value(|hands| {
                hands.rows.start(u32::MAX);
                hands.rows.put_first(&rows);
            });
            state.file_bytes.set(bytes);
            recall(state, &sniff);
            state.sniff.set(Some(Arc::from(sniff)));
            state.opened.set(None);
            state.set_columns(columns);
            state.viewed.set(Viewed {
                rows: rows.len() as u64,
                ..Viewed::default()
            });
            state.rows_came.update(|n| *n = n.wrapping_add(1));
            state
                .said
                .set(state.texts().page.dataset.first_rows.to_owned());
            memory::foresee(state, estimate);
        }
        Event::Progress { bytes, of, rows } => state.progress.set(Progress { bytes, of, rows }),
        Event::Loaded {
            sniff,
            types,
            rows,
            revision,
        } => {
            let mut columns = state.columns.get_untracked().to_vec();
            let same_types = columns
                .iter()
                .map(|c| c.column_type)
                .eq(types.iter().copied());
            let same_reading = state
                .sniff
                .with_untracked(|before| before.as_ref().is_some_and(|b| b.reads_like(&sniff)));
            state.hands.update_value(|hands| {
                // rows that were drawn are not the first ones
                let same_rows = hands.read.sample.is_none();
                if same_types && same_reading && same_rows {
                    hands.rows.go_on(revision, rows);
                } else {
                    hands.rows.start(revision);
                }
            });
            for (column, column_type) in columns.iter_mut().zip(types) {
                column.column_type = column_type;
            }
            state.sniff.set(Some(Arc::from(sniff)));
            state.set_columns(columns);
            state.viewed.set(Viewed {
                rows,
                ..Viewed::default()
            });
            state.stage.set(Stage::Loaded);
            state.rows_came.update(|n| *n = n.wrapping_add(1));
        }
    }
}

/// Notes the shape of a file that is read without any choice, and reads it anew with the choices the user
/// asked to be remembered for such files: a step like any other, so it can be undone.
fn recall(state: State, sniff: &Sniff) {
    let read = state.hands.with_value(|hands| hands.read.clone());
    let automatic = ReadOptions {
        part: read.part.clone(),
        ..ReadOptions::default()
    };
    if read != automatic {
        return;
    }
    let shape = fingerprint(sniff);
    state
        .hands
        .update_value(|hands| hands.fingerprint = Some(shape));
    if !state
        .history
        .with_untracked(|history| history.steps().is_empty())
    {
        return;
    }
    let Some(remembered) = remember::recall(shape) else {
        return;
    };
    let reading = state.hands.with_value(|hands| hands.reading);
    // the worker that tells this is ended: not before it has finished speaking
    spawn_local(async move {
        if state.hands.with_value(|hands| hands.reading) == reading {
            let options = ReadOptions {
                part: automatic.part,
                ..remembered
            };
            steps::take(state, Step::Read(options));
            state.hands.update_value(|hands| hands.recalled = true);
        }
    });
}

/// The file is read.
fn arrived(state: State, mut opened: Opened, revision: u32) {
    let columns = std::mem::take(&mut opened.columns);
    let words = state.texts().page.dataset;
    state
        .said
        .set((words.read)(opened.rows, columns.len() as u64));
    state.file_bytes.set(opened.bytes);
    state.sniff.set(Some(Arc::new(opened.sniff.clone())));
    // rows that came since they were loaded are the same rows
    let same = state.stage.get_untracked() == Stage::Loaded;
    state.hands.update_value(|hands| {
        if !(same && hands.rows.revision() == revision) {
            hands.rows.start(revision);
        }
    });
    state.viewed.set(Viewed {
        rows: opened.rows,
        ..Viewed::default()
    });
    state.set_columns(columns);
    state.opened.set(Some(Arc::new(opened)));
    state.trouble.set(None);
    let recalled = state
        .hands
        .try_update_value(|hands| std::mem::take(&mut hands.recalled));
    let waiting = state.hands.try_update_value(|hands| hands.hint.take());
    let hint = (recalled == Some(true)).then(|| state.texts().page.import.remembered.to_owned());
    let hint = hint.or(waiting.flatten());
    state.hint.set(hint);
    state.stage.set(Stage::Ready);
    state.rows_came.update(|n| *n = n.wrapping_add(1));
    if !view::follow(state) {
        chart::ask(state);
    }
    recipe::run_waiting(state);
}
