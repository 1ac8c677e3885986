//! Trying the first rows before all are classified, and looking at what speaks for a single row.

use super::{finder, kle, lessons, lines, trouble};
use crate::queries::lessons::Lesson;
use crate::queries::lessons::words as words_of;
use crate::state::State;
use crate::state::finder::Chosen;
use crate::state::lines::{Sorted, Tried, Why};
use leptos::prelude::*;
use model::cell::Cell;
use model::kle_message::{KleAnswer, KleAsk};
use model::message::{Answer, Ask, RowsAsk};
use model::note::{Problem, ProblemKind};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Rows looked at for texts that differ.
const ROWS: u32 = 200;
/// Texts tried.
const TEXTS: usize = 12;

/// Opens the panel of a column and tries its first rows.
pub fn open(state: State, column: u32) {
    let panel = state.lines;
    state.deciding.lessons.set(lessons::kept());
    let before = state.view.with_untracked(|view| {
        let mut known = view.lines.iter();
        known.find(|choice| choice.column == column).cloned()
    });
    if let Some(before) = before {
        panel.only_confident.set(before.only_confident);
        panel.by_memory.set(before.by_memory);
        if !before.only_confident {
            panel.threshold_percent.set(before.threshold_percent);
        }
    }
    panel.tried.set(None);
    panel.panel.set(Some(column));
    attempt(state);
}

/// Tries the first rows seen of the column whose panel is open.
pub fn attempt(state: State) {
    let panel = state.lines;
    let Some(column) = panel.panel.get_untracked() else {
        return;
    };
    let asked = panel.asked.get_value().wrapping_add(1);
    panel.asked.set_value(asked);
    let remembered = match panel.by_memory.get_untracked() {
        true => lines::remembered(),
        false => Vec::new(),
    };
    spawn_local(async move {
        let texts = first_texts(state, column).await;
        let tried = match texts {
            Ok(texts) => {
                let ask = KleAsk::TryLines {
                    texts: texts.clone(),
                    remembered,
                };
                kle::ask(state, ask).await.map(|answer| (texts, answer))
            }
            Err(problem) => Err(problem),
        };
        if panel.asked.get_value() != asked {
            return;
        }
        match tried {
            Ok((texts, KleAnswer::Tried(found))) => {
                let tried = texts.into_iter().zip(found);
                let tried = tried.map(|(text, found)| Tried { text, found });
                panel.tried.set(Some(tried.collect()));
            }
            Ok(_) => panel.tried.set(Some(Vec::new())),
            Err(problem) => {
                panel.tried.set(Some(Vec::new()));
                trouble::handle(state, problem);
            }
        }
    });
}

/// The first texts of a column among the rows seen, each once.
async fn first_texts(state: State, column: u32) -> Result<Vec<String>, Problem> {
    let found = state.hands.with_value(|hands| {
        let bridge = hands.bridge.clone()?;
        Some((bridge, hands.rows.revision()))
    });
    let (bridge, revision) = found.ok_or(ProblemKind::Stale)?;
    let ask = RowsAsk {
        revision,
        first: 0,
        count: ROWS,
        columns: vec![column],
    };
    let rows = match bridge.ask(Ask::Rows(ask)).await {
        Answer::Rows { rows, .. } => rows,
        Answer::Failed(problem) => return Err(problem),
        _ => Vec::new(),
    };
    let mut texts: Vec<String> = Vec::new();
    for cell in rows
        .into_iter()
        .filter_map(|row| row.cells.into_iter().next())
    {
        match cell {
            Cell::Text { text, .. } if !texts.contains(&text) => texts.push(text),
            _ => {}
        }
        if texts.len() == TEXTS {
            break;
        }
    }
    Ok(texts)
}

/// The classified column that a column of the table has to do with: it is one of the new ones, or the one the
/// texts stand in.
pub fn sorted_of(state: State, column: u32) -> Option<Sorted> {
    state.lines.sorted.with_untracked(|sorted| {
        let belongs = |one: &&Sorted| {
            let made = one.first_column..one.first_column + one.choice.names.len() as u32;
            made.contains(&column) || one.choice.column == column
        };
        sorted.iter().find(belongs).cloned()
    })
}

/// Looks at what speaks for the suggestion of a row of the view.
pub fn look(state: State, row: u64, sorted: Sorted) {
    let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
        return;
    };
    let column = sorted.choice.column;
    spawn_local(async move {
        let text = match bridge.ask(Ask::CellText { row, column }).await {
            Answer::CellText(text) => text,
            Answer::Failed(problem) => return trouble::handle(state, problem),
            _ => return,
        };
        let remembered = match sorted.choice.by_memory {
            true => lines::remembered(),
            false => Vec::new(),
        };
        let ask = KleAsk::TryLines {
            texts: vec![text.clone()],
            remembered,
        };
        let tried = kle::ask(state, ask).await;
        let explained = kle::ask(state, KleAsk::Explain(text.clone())).await;
        match (tried, explained) {
            (Ok(KleAnswer::Tried(found)), Ok(KleAnswer::Explained(explained))) => {
                finder::begin(state, state.lines.finder, None);
                state.lines.why.set(Some(Why {
                    column,
                    text,
                    found: found.into_iter().next().flatten(),
                    explained: Arc::new(explained),
                }));
            }
            (Err(problem), _) | (_, Err(problem)) => trouble::handle(state, problem),
            _ => {}
        }
    });
}

/// Remembers a number for texts that hold these words. Answers whether there were any.
pub fn remember(state: State, chosen: &Chosen, words: &str) -> bool {
    let words = words_of(std::iter::once(words));
    if words.is_empty() {
        return false;
    }
    let lesson = Lesson {
        number: chosen.number.clone(),
        title: chosen.title.clone(),
        why: String::new(),
        words,
    };
    lessons::remember(state, lesson);
    true
}
