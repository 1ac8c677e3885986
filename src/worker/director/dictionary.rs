//! The Table Schema as a file. Other forms of the data dictionary are made of words alone: the page writes them.

use super::Answered;
use engine::export::dictionary::table_schema;
use js_sys::{Array, Uint8Array};
use model::dictionary::Dictionary;
use model::message::Answer;

/// The file and what it is called.
pub(super) fn written(dictionary: &Dictionary) -> Answered {
    // what is said of columns came with the question
    let text = table_schema(dictionary, &|_| (String::new(), String::new()));
    let name = &*dictionary.file_name;
    let stem = name.rsplit_once('.').map_or(name, |name| name.0);
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let answer = Answer::Exported {
        file_name: format!("{stem}.tableschema.json"),
        media_type: "application/json".to_owned(),
    };
    (answer, Some(parts))
}
