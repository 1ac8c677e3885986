//! `--recipe` of `convert` and `dictionary`: what was done with one edition of a file in the page, done with the next.

use crate::open::{File, Shelf, open, unreadable};
use crate::outcome::Failure;
use engine::job::block_on;
use model::dictionary::ColumnNote;
use model::message::Language;
use model::note::{Problem, ProblemKind};
use model::recipe::View;
use model::recipe_file::RecipeFile;
use model::sniff::ReadOptions;
use std::path::Path;

/// Rows that show which columns a file has.
const ROWS_OF_STRUCTURE: u64 = 1000;

/// A file after the steps of a recipe.
pub(crate) struct Done {
    pub file: File,
    /// The columns that are seen.
    pub columns: Vec<u32>,
    /// What is said of columns.
    pub notes: Vec<(u32, ColumnNote)>,
    /// What was done and what not, when a column is missing.
    pub missing: Option<String>,
}

/// Reads a recipe.
pub(crate) fn read(path: &Path, language: Language) -> Result<RecipeFile, Failure> {
    let text = std::fs::read(path).map_err(|error| unreadable(path, &error, language))?;
    let recipe: Option<RecipeFile> = serde_json::from_slice(&text).ok();
    recipe.filter(RecipeFile::is_known).ok_or_else(|| {
        let problem = Problem::from(ProblemKind::RecipeUnknown);
        Failure::of_problem(&path.display().to_string(), &problem, language)
    })
}

/// Does what a recipe says with a file.
pub(crate) fn run(path: &Path, recipe: &RecipeFile, language: Language) -> Result<Done, Failure> {
    let mut recipe = recipe.clone();
    let structure = |recipe: &RecipeFile| {
        let options = ReadOptions {
            row_limit: Some(ROWS_OF_STRUCTURE),
            ..recipe.structure()
        };
        open(path, &options, None, language)
    };
    // a table of another name is looked for where the file has only one
    let first = match structure(&recipe) {
        Err(_) if !recipe.read.part.is_empty() => {
            recipe.read.part.clear();
            structure(&recipe)?
        }
        first => first?,
    };
    let names = first
        .opened
        .columns
        .iter()
        .map(|column| column.name.clone());
    let fitted = recipe.fit(&names.collect::<Vec<_>>());
    let view = View::of(&fitted.steps);
    let file = open(path, &view.read, None, language)?;
    let shown = path.display().to_string();
    let failed = |problem: Problem| Failure::of_problem(&shown, &problem, language);
    for choice in &view.lines {
        let words = texts::of(language).cli;
        let lesson = Shelf::new(None, language)?.lesson();
        let lesson =
            lesson.ok_or_else(|| Failure::Unreadable(words.without_kle.map(str::to_owned)))?;
        block_on(file.director.sort_lines(lesson, choice)).map_err(failed)?;
    }
    if !view.kinds.is_empty() {
        file.director.say_kinds(&view.kinds).map_err(failed)?;
    }
    block_on(file.director.select(view.query.clone())).map_err(failed)?;
    let all = 0..file.director.profile().len() as u32;
    let columns = all.filter(|column| !view.hidden.contains(column)).collect();
    let told = texts::of(language).page.recipe.done;
    let missing = (!fitted.missing.is_empty())
        .then(|| told(fitted.steps.len(), &fitted.missing, &fitted.unknown));
    Ok(Done {
        file,
        columns,
        notes: view.notes,
        missing,
    })
}
