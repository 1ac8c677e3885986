//! Numbers and titles in JSON, in whatever lists and objects they lie.
//!
//! Every object that has a number in the form of KLE under a usual name is an entry; its words are texts,
//! objects with a text, or an object whose names are the words. Objects inside are looked at as well, so
//! nested main groups, groups and subjects are found.

use super::Draft;
use crate::kind::fold::fold;
use model::kle_edition::EditionForm;
use registers::kle::level_of;
use serde_json::{Map, Value};

/// Deeper nesting is no list of numbers.
const MAX_DEPTH: usize = 32;
const NUMBERS: [&str; 10] = [
    "klenummer",
    "kle nummer",
    "klenr",
    "nummer",
    "number",
    "nr",
    "kle",
    "kode",
    "code",
    "emnenr",
];
const GROUP_NUMBERS: [&str; 4] = ["hovedgruppe nr", "gruppe nr", "emne nr", "kle number"];
const TITLES: [&str; 9] = [
    "kletitel",
    "kle titel",
    "titel",
    "title",
    "navn",
    "name",
    "emne titel",
    "gruppe titel",
    "hovedgruppe titel",
];
const WORDS: [&str; 6] = [
    "keywords",
    "keywords weight",
    "stikord",
    "noegleord",
    "words",
    "soegeord",
];
const WORD: [&str; 6] = ["keyword", "word", "tekst", "text", "ord", "noegleord"];

pub(super) fn read(text: &str) -> Option<Draft> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut draft = Draft::new(EditionForm::Json);
    walk(&value, &mut draft, 0);
    Some(draft)
}

fn walk(value: &Value, draft: &mut Draft, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, draft, depth + 1)),
        Value::Object(fields) => {
            entry(fields, draft);
            for (name, field) in fields {
                // `{"05.09.00": "Parkering"}` and `{"05.09.00": {"titel": …}}`
                if level_of(name).is_some() {
                    match field {
                        Value::String(title) => draft.number(name, title),
                        Value::Object(inner) => numbered(name, inner, draft),
                        _ => {}
                    }
                }
                walk(field, draft, depth + 1);
            }
        }
        _ => {}
    }
}

fn text<'a>(fields: &'a Map<String, Value>, wanted: &[&str]) -> Option<&'a str> {
    let found = fields
        .iter()
        .filter(|(name, _)| wanted.contains(&fold(name).as_str()));
    found.filter_map(|(_, value)| value.as_str()).next()
}

fn entry(fields: &Map<String, Value>, draft: &mut Draft) {
    let number = text(fields, &NUMBERS).or_else(|| text(fields, &GROUP_NUMBERS));
    if let Some(number) = number.filter(|number| level_of(number.trim()).is_some()) {
        numbered(number.trim(), fields, draft);
    }
}

fn numbered(number: &str, fields: &Map<String, Value>, draft: &mut Draft) {
    if let Some(title) = text(fields, &TITLES) {
        draft.number(number, title);
    }
    for (name, value) in fields {
        let name = fold(name);
        if WORDS.contains(&name.as_str()) {
            words(number, value, draft);
        } else if let Some(code) = value
            .as_str()
            .map(str::trim)
            .filter(|code| !code.is_empty())
        {
            let is_retention = name.starts_with("bevaring");
            if (is_retention || name.starts_with("sletning"))
                && let Some(details) = draft.details(number)
            {
                let field = match is_retention {
                    true => &mut details.retention,
                    false => &mut details.deletion,
                };
                *field = Some(super::cut(code));
            }
        }
    }
}

fn words(number: &str, value: &Value, draft: &mut Draft) {
    match value {
        Value::String(all) => all
            .split([';', '|'])
            .for_each(|word| draft.keyword(number, without_weight(word))),
        Value::Array(items) => {
            for item in items {
                match item {
                    Value::String(word) => draft.keyword(number, without_weight(word)),
                    Value::Object(fields) => {
                        if let Some(word) = text(fields, &WORD) {
                            draft.keyword(number, without_weight(word));
                        }
                    }
                    Value::Array(pair) => {
                        if let Some(word) = pair.first().and_then(Value::as_str) {
                            draft.keyword(number, without_weight(word));
                        }
                    }
                    _ => {}
                }
            }
        }
        Value::Object(weights) => weights.keys().for_each(|word| draft.keyword(number, word)),
        _ => {}
    }
}

/// `tilskud[5]` is `tilskud`.
fn without_weight(word: &str) -> &str {
    match word.rsplit_once('[') {
        Some((word, weight)) if weight.trim_end_matches(']').parse::<f64>().is_ok() => word,
        _ => word,
    }
}
