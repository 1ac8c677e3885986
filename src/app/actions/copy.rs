//! Copying to the clipboard: the cells marked in the table, or the whole table as it is seen.

use super::{take, trouble};
use crate::bridge::Bridge;
use crate::dom;
use crate::state::State;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use model::calendar;
use model::cell::Cell;
use model::message::{Answer, Ask, ExportForm, Language, RowsAsk};
use model::note::{Problem, ProblemKind};
use std::cell::RefCell;
use std::ops::RangeInclusive;
use std::pin::Pin;
use std::rc::Rc;
use texts::format::{NumberStyle, cell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

/// Cells copied at once at most; more is better saved as a file.
const MOST_CELLS: u64 = 200_000;
/// What texts are in the clipboard.
const TEXT: &str = "text/plain";
/// Rows asked for at once.
const ROWS_AT_ONCE: u64 = 2_000;

/// Copies the marked cells, each with its whole text.
pub fn marked(state: State) {
    let Some((rows, places)) = state.cursor.with_untracked(|cursor| cursor.marked()) else {
        return;
    };
    let columns: Vec<u32> = state.layout.with_untracked(|layout| {
        layout
            .columns
            .iter()
            .copied()
            .skip(*places.start())
            .take(places.count())
            .collect()
    });
    let cells = (rows.end() - rows.start() + 1) * columns.len() as u64;
    let words = state.texts().page.table;
    if cells > MOST_CELLS {
        let sentence = (words.too_many)(MOST_CELLS);
        state.said.set(sentence.clone());
        state.hint.set(Some(sentence));
        return;
    }
    let Some((bridge, revision)) = state.hands.with_value(|hands| {
        hands
            .bridge
            .clone()
            .map(|bridge| (bridge, hands.rows.revision()))
    }) else {
        return;
    };
    let from_here = here(state, &rows, &columns);
    put(state, (words.copied)(cells), async move {
        match from_here {
            Some(text) => Ok(text),
            None => fetch(state, &bridge, revision, rows, &columns).await,
        }
    });
}

/// Copies all rows and columns that are seen.
pub fn table(state: State) {
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    let columns = state
        .layout
        .with_untracked(|layout| take::in_file_order(&layout.columns));
    let words = state.texts().page.take;
    state.said.set(words.making.to_owned());
    put(state, words.copied.to_owned(), async move {
        let (_, blob) = bridge.export(ExportForm::Tsv, columns).await?;
        let text = JsFuture::from(blob.text()).await;
        Ok(text
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default())
    });
}

/// The marked cells as text when all of them are here and whole.
fn here(state: State, rows: &RangeInclusive<u64>, columns: &[u32]) -> Option<String> {
    let language = state.language.get_untracked();
    state.hands.with_value(|hands| {
        let mut text = String::new();
        for row in rows.clone() {
            for (index, &column) in columns.iter().enumerate() {
                let found = hands.rows.cell(row, column)?;
                if matches!(
                    found,
                    Cell::Text {
                        full_chars: Some(_),
                        ..
                    }
                ) {
                    return None;
                }
                push(&mut text, &plain(found, language), index, columns.len());
            }
        }
        Some(text)
    })
}

/// The marked cells as text, asked of the worker.
async fn fetch(
    state: State,
    bridge: &Bridge,
    revision: u32,
    rows: RangeInclusive<u64>,
    columns: &[u32],
) -> Result<String, Problem> {
    let language = state.language.get_untracked();
    let mut text = String::new();
    let mut first = *rows.start();
    while first <= *rows.end() {
        let count = (rows.end() - first + 1).min(ROWS_AT_ONCE);
        let ask = Ask::Rows(RowsAsk {
            revision,
            first,
            count: count as u32,
            columns: columns.to_vec(),
        });
        let found = match bridge.ask(ask).await {
            Answer::Rows { rows, .. } => rows,
            Answer::Failed(problem) => return Err(problem),
            _ => Vec::new(),
        };
        for (row, found) in (first..).zip(&found) {
            for (index, (&column, value)) in columns.iter().zip(&found.cells).enumerate() {
                let whole = match value {
                    Cell::Text {
                        full_chars: Some(_),
                        ..
                    } => match bridge.ask(Ask::CellText { row, column }).await {
                        Answer::CellText(whole) => whole,
                        Answer::Failed(problem) => return Err(problem),
                        _ => String::new(),
                    },
                    whole => plain(whole, language),
                };
                push(&mut text, &whole, index, columns.len());
            }
        }
        first += count;
    }
    Ok(text)
}

/// A value as a spreadsheet takes it: numbers without signs between thousands, days as ISO dates.
fn plain(value: &Cell, language: Language) -> String {
    match value.plain() {
        Cell::Integer(n) => n.to_string(),
        Cell::Date(_) | Cell::DateTime { .. } => iso(value),
        Cell::Decimal { .. } | Cell::Float(_) => {
            cell(value, language, NumberStyle::Plain).replace('\u{2212}', "-")
        }
        other => cell(other, language, NumberStyle::Plain),
    }
}

/// A day or a point in time in ISO order, which every spreadsheet reads the same.
fn iso(value: &Cell) -> String {
    let (days, seconds) = match value {
        Cell::Date(days) => (i64::from(*days), None),
        Cell::DateTime { micros, .. } => {
            let seconds = micros.div_euclid(1_000_000);
            (seconds.div_euclid(86_400), Some(seconds.rem_euclid(86_400)))
        }
        _ => return String::new(),
    };
    let (year, month, day) = calendar::civil(days);
    let date = format!("{year:04}-{month:02}-{day:02}");
    match seconds {
        None => date,
        Some(s) => format!("{date} {:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60),
    }
}

/// Adds a field of tab-separated text, in quotes where its own signs would be taken for ours.
pub fn push(text: &mut String, field: &str, index: usize, of: usize) {
    if field.contains(['\t', '\n', '\r', '"']) {
        text.push('"');
        text.push_str(&field.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(field);
    }
    text.push_str(if index + 1 == of { "\r\n" } else { "\t" });
}

/// Copies a text; `done` is what is said then.
pub fn text(state: State, text: String, done: &str) {
    put(state, done.to_owned(), async move { Ok(text) });
}

/// Puts text that is still being made into the clipboard.
fn put(
    state: State,
    done: String,
    making: impl Future<Output = Result<String, Problem>> + 'static,
) {
    let refused = state.texts().page.table.copy_refused;
    let making = async move {
        let text = making.await?;
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(TEXT);
        let parts = Array::of1(&text.into());
        Blob::new_with_str_sequence_and_options(&parts, &options)
            .map_err(|_| ProblemKind::OutOfMemory.into())
    };
    put_blob(state, TEXT, (done, refused), Box::pin(making));
}

/// What is put into the clipboard while it is still being made.
pub type Making = Pin<Box<dyn Future<Output = Result<Blob, Problem>>>>;

/// Puts what is still being made into the clipboard, and says that it is there, or that the browser refused. The
/// promise is handed over at once, while the user's key or click still counts as leave to write.
pub fn put_blob(
    state: State,
    media_type: &'static str,
    (done, refused): (String, &'static str),
    making: Making,
) {
    let failed: Rc<RefCell<Option<Problem>>> = Rc::default();
    let told = failed.clone();
    let promise = dom::promise(Box::pin(async move {
        let blob = making.await.map_err(|problem| {
            told.replace(Some(problem));
            JsValue::NULL
        })?;
        Ok(blob.into())
    }));
    let written = web_sys::window().and_then(|window| {
        let clipboard = Reflect::get(&window.navigator(), &"clipboard".into()).ok()?;
        let clipboard: web_sys::Clipboard = clipboard.dyn_into().ok()?;
        let parts = Object::new();
        Reflect::set(&parts, &media_type.into(), &promise).ok()?;
        let item = web_sys::ClipboardItem::new_with_record_from_str_to_str_promise(&parts).ok()?;
        Some(clipboard.write(&Array::of1(&item)))
    });
    spawn_local(async move {
        let outcome = match written {
            Some(written) => JsFuture::from(written).await.map(|_| ()),
            None => Err(JsValue::NULL),
        };
        let problem = failed.borrow_mut().take();
        match (outcome, problem) {
            (Ok(()), None) => state.said.set(done),
            (_, Some(problem)) => trouble::handle(state, problem),
            (Err(_), None) => {
                state.said.set(refused.to_owned());
                state.hint.set(Some(refused.to_owned()));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_iso_order() {
        assert_eq!(iso(&Cell::Date(0)), "1970-01-01");
        assert_eq!(iso(&Cell::Date(19_782)), "2024-02-29");
        assert_eq!(iso(&Cell::Date(-1)), "1969-12-31");
        let noon = Cell::DateTime {
            micros: 43_200_000_000,
            offset_minutes: None,
        };
        assert_eq!(iso(&noon), "1970-01-01 12:00:00");
    }

    #[test]
    fn fields_keep_their_own_signs() {
        let mut text = String::new();
        push(&mut text, "a\tb", 0, 2);
        push(&mut text, "say \"x\"", 1, 2);
        assert_eq!(text, "\"a\tb\"\t\"say \"\"x\"\"\"\r\n");
    }
}
