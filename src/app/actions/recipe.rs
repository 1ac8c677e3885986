//! Taking a recipe away, and doing what one says with the open file.

use super::{steps, take, trouble};
use crate::state::{Screen, Stage, State};
use leptos::prelude::*;
use model::message::Answer;
use model::note::{Problem, ProblemKind};
use model::recipe_file::{FORM, Fitted, RecipeFile};
use model::sniff::ReadOptions;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// A larger file is no recipe.
const MOST_BYTES: f64 = 1_000_000.0;

/// Saves what was done with the open file as a recipe.
pub fn save(state: State) {
    let made = state.lines.made_columns() as usize;
    let names = state.columns.with_untracked(|columns| {
        let own = columns.len().saturating_sub(made);
        let names = columns.iter().take(own).map(|column| column.name.clone());
        names.collect::<Vec<String>>()
    });
    let view = state.history.with_untracked(|history| history.view());
    let Ok(text) = serde_json::to_string_pretty(&RecipeFile::of(&view, names)) else {
        return;
    };
    let name = state.file_name.get_untracked();
    let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
    let suffix = state.texts().page.recipe.file_suffix;
    take::save_text(state, &format!("{stem}{suffix}.json"), &(text + "\n"));
    state.history.update(|history| history.take());
}

/// Whether a recipe may be among files: only then are they looked into.
pub fn may_be_among(files: &[File]) -> bool {
    let may_be =
        |file: &File| file.name().to_lowercase().ends_with(".json") && file.size() <= MOST_BYTES;
    files.iter().any(may_be)
}

/// Takes a recipe out of the files that were opened. Gives the others.
pub async fn set_aside(state: State, files: Vec<File>) -> Vec<File> {
    let mut others = Vec::new();
    let mut recipe = None;
    for file in files {
        match may_be_among(std::slice::from_ref(&file)) {
            true => match text_of(&file).await.filter(|text| text.contains(FORM)) {
                Some(text) => recipe = Some(text),
                None => others.push(file),
            },
            false => others.push(file),
        }
    }
    let Some(text) = recipe else {
        return others;
    };
    let is_open = state.screen.get_untracked() == Screen::Dataset
        && state.stage.with_untracked(|stage| *stage != Stage::Closed);
    if !others.is_empty() {
        // done with the first of the files that come along
        state.hands.update_value(|hands| hands.recipe = Some(text));
    } else if is_open {
        run(state, &text);
    } else {
        trouble::tell(state, ProblemKind::RecipeAlone.into());
    }
    others
}

/// Does what the recipe in a file says.
pub fn run_file(state: State, file: File) {
    spawn_local(async move {
        let text = text_of(&file).await.unwrap_or_default();
        run(state, &text);
    });
}

async fn text_of(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Does what came with the file that has just been read.
pub fn run_waiting(state: State) {
    let waiting = state
        .hands
        .try_update_value(|hands| hands.recipe.take())
        .flatten();
    if let Some(text) = waiting {
        run(state, &text);
    }
}

/// Does what a recipe says with the open file.
fn run(state: State, text: &str) {
    let recipe: Option<RecipeFile> = serde_json::from_str(text).ok();
    let Some(recipe) = recipe.filter(RecipeFile::is_known) else {
        trouble::tell(state, ProblemKind::RecipeUnknown.into());
        return;
    };
    let found = state.hands.with_value(|hands| {
        let file = hands.bridge.clone().zip(hands.file.clone());
        file.map(|file| (file, hands.reading))
    });
    let Some(((bridge, file), reading)) = found else {
        return;
    };
    spawn_local(async move {
        let mut recipe = recipe;
        let mut names = Vec::new();
        // a table of another name is looked for where the file has only one
        for part in [recipe.read.part.clone(), Vec::new()] {
            recipe.read.part = part;
            let answer = bridge.preview(file.clone(), recipe.structure(), 1, 1).await;
            match answer {
                Answer::Previewed { sniff, .. } => {
                    names = sniff.column_names;
                    break;
                }
                Answer::Failed(problem) if recipe.read.part.is_empty() => {
                    failed(state, problem);
                    return;
                }
                _ => {}
            }
        }
        if state.hands.with_value(|hands| hands.reading) == reading {
            done(state, recipe.fit(&names));
        }
    });
}

fn failed(state: State, problem: Problem) {
    match problem.kind {
        // too large to be looked at beforehand, or nothing is open any more
        ProblemKind::Stale | ProblemKind::Cancelled => {}
        _ => trouble::tell(state, problem),
    }
}

fn done(state: State, fitted: Fitted) {
    let words = state.texts().page.recipe;
    let sentence = (words.done)(fitted.steps.len(), &fitted.missing, &fitted.unknown);
    state
        .hands
        .update_value(|hands| hands.hint = Some(sentence.clone()));
    let before: ReadOptions = state.hands.with_value(|hands| hands.read.clone());
    for step in fitted.steps {
        steps::take(state, step);
    }
    let is_read_anew = state.hands.with_value(|hands| hands.read != before);
    if !is_read_anew {
        state.hands.update_value(|hands| hands.hint = None);
        state.hint.set(Some(sentence.clone()));
    }
    state.said.set(sentence);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use model::mend::Mend;
    use model::recipe::View;

    #[test]
    fn a_recipe_is_read_as_it_was_written() {
        let read = ReadOptions {
            quote: Some(None),
            delimiter: Some(';'),
            mends: vec![(Some(0), Mend::Pad(4)), (None, Mend::DropEmptyRows)],
            ..ReadOptions::default()
        };
        for read in [read, ReadOptions::default()] {
            let view = View {
                read,
                ..View::default()
            };
            let recipe = RecipeFile::of(&view, vec!["kode".to_owned()]);
            let text = serde_json::to_string_pretty(&recipe).unwrap();
            assert_eq!(serde_json::from_str::<RecipeFile>(&text).unwrap(), recipe);
        }
        // what a later field says nothing of is left to the evidence
        let short = r#"{"form":"datalup-opskrift","version":1,"columns":[],"read":{},"steps":[]}"#;
        let short: RecipeFile = serde_json::from_str(short).unwrap();
        assert!(short.is_known());
        assert_eq!(short.read, ReadOptions::default());
    }
}
