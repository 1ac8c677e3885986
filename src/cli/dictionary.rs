//! `datalup dictionary FILE`: every column of a file with what is known of it, as Table Schema, Markdown or CSV.

use crate::convert::to_place;
use crate::open::open;
use crate::outcome::{Failure, Outcome, print_bytes};
use crate::recipe;
use engine::export::dictionary::table_schema;
use engine::job::block_on;
use model::dictionary::DictionaryForm;
use model::message::Language;
use model::sniff::ReadOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use texts::dictionary::{csv, describe, markdown};

/// The dictionary of a file.
#[derive(Debug, PartialEq)]
pub(crate) struct DictionaryAsk {
    pub file: PathBuf,
    pub form: DictionaryForm,
    pub out: Option<PathBuf>,
    /// A recipe saved from the page: what it says of the reading and of columns goes in.
    pub recipe: Option<PathBuf>,
    pub options: ReadOptions,
}

/// The form by its name on the command line.
pub(crate) fn form(word: &str) -> Option<DictionaryForm> {
    Some(match word {
        "table-schema" => DictionaryForm::TableSchema,
        "markdown" => DictionaryForm::Markdown,
        "csv" => DictionaryForm::Csv,
        _ => return None,
    })
}

pub(crate) fn run(
    ask: &DictionaryAsk,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let made = |path: &Path| {
        let recipe = ask
            .recipe
            .as_ref()
            .map(|recipe| recipe::read(recipe, language))
            .transpose()?;
        let (file, notes, missing) = match &recipe {
            Some(recipe) => {
                let done = recipe::run(path, recipe, language)?;
                (done.file, done.notes, done.missing)
            }
            None => (open(path, &ask.options, None, language)?, Vec::new(), None),
        };
        let dictionary = block_on(file.director.dictionary(&notes));
        let dictionary = dictionary.map_err(|problem| {
            Failure::of_problem(&path.display().to_string(), &problem, language)
        })?;
        let text = match ask.form {
            DictionaryForm::TableSchema => {
                table_schema(&dictionary, &|field| describe(field, language))
            }
            DictionaryForm::Markdown => markdown(&dictionary, language),
            DictionaryForm::Csv => csv(&dictionary, language),
        };
        let outcome = Outcome::of_notes(&file.opened.notes, language);
        Ok((text, outcome.without(missing)))
    };
    match &ask.out {
        Some(place) => to_place(&ask.file, place, language, &mut |sink| {
            let (text, outcome) = made(&ask.file)?;
            sink(text.as_bytes())?;
            Ok(outcome)
        }),
        None => {
            let (text, outcome) = made(&ask.file)?;
            print_bytes(out, text.as_bytes())?;
            Ok(outcome)
        }
    }
}
