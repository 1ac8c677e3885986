//! The data dictionary as a file.

use super::Answered;
use engine::export::dictionary::table_schema;
use js_sys::{Array, Uint8Array};
use model::dictionary::{Dictionary, DictionaryForm};
use model::message::{Answer, Language};
use texts::dictionary::{csv, describe, markdown};

/// The file and what it is called.
pub(super) fn written(
    dictionary: &Dictionary,
    form: DictionaryForm,
    language: Language,
) -> Answered {
    let (text, ending, media_type) = match form {
        DictionaryForm::TableSchema => {
            let schema = table_schema(dictionary, &|field| describe(field, language));
            (schema, "tableschema.json", "application/json")
        }
        DictionaryForm::Markdown => {
            let text = markdown(dictionary, language);
            (text, "md", "text/markdown;charset=utf-8")
        }
        DictionaryForm::Csv => (csv(dictionary, language), "csv", "text/csv;charset=utf-8"),
    };
    let name = &*dictionary.file_name;
    let stem = name.rsplit_once('.').map_or(name, |name| name.0);
    let suffix = texts::dictionary(language).suffix;
    let file_name = match form {
        DictionaryForm::TableSchema => format!("{stem}.{ending}"),
        _ => format!("{stem}{suffix}.{ending}"),
    };
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let answer = Answer::Exported {
        file_name,
        media_type: media_type.to_owned(),
    };
    (answer, Some(parts))
}
