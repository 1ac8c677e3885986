//! `datalup classify --jsonl FILE`: the KLE subject of each described dataset, by the edition built in or by
//! the one `--vocabulary` names.

use crate::open::{Shelf, unreadable};
use crate::outcome::{Failure, Outcome, print};
use engine::classify::{Document, classify, without_register};
use engine::export::inspect::{SCHEMA_VERSION, matches};
use model::kle::Classification;
use model::message::Language;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

pub(crate) fn run(
    path: &Path,
    vocabulary: Option<&Path>,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error, language))?;
    let text = String::from_utf8_lossy(&bytes);
    let kle = Shelf::new(vocabulary, language)?.index();
    let mut bad_lines = 0u64;
    let lines = text.trim_start_matches('\u{feff}').lines();
    for (line, number) in lines.zip(1u64..).filter(|line| !line.0.trim().is_empty()) {
        let described: Option<Value> = serde_json::from_str(line).ok().filter(Value::is_object);
        let classification = match (&described, &kle) {
            (Some(described), Some(kle)) => classify(kle, &Document::of_json(described)),
            (Some(_), None) => without_register(),
            (None, _) => Classification::default(),
        };
        let (matches, mut notes) = matches(&classification);
        if described.is_none() {
            bad_lines += 1;
            notes.push(json!({"code": "bad_line", "params": {"line": number}}));
        }
        let id = described.and_then(|described| described.get("id").cloned());
        let id = id.filter(|id| id.is_string() || id.is_i64() || id.is_u64());
        let answer = json!({
            "schema_version": SCHEMA_VERSION,
            "id": id.unwrap_or_else(|| json!(number)),
            "matches": matches,
            "confident": classification.confident,
            "notes": notes,
        });
        print(out, &format!("{answer}\n"))?;
    }
    Ok(match bad_lines {
        0 => Outcome::Whole,
        lines => Outcome::Partial(vec![(texts::of(language).cli.bad_lines)(lines)]),
    })
}
