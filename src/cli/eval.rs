//! `datalup eval kle --set FILE`: how good the classifier is on labelled sets.

use crate::open::{Shelf, name_of, unreadable};
use crate::outcome::{Failure, Outcome, print};
use engine::classify::eval::{EvalReport, evaluate};
use model::message::Language;
use std::io::Write;
use std::path::{Path, PathBuf};

pub(crate) fn run(
    sets: &[PathBuf],
    vocabulary: Option<&Path>,
    json: bool,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let texts = texts::of(language).cli;
    let Some(kle) = Shelf::new(vocabulary, language)?.index() else {
        return Err(Failure::Unreadable(texts.without_kle.map(str::to_owned)));
    };
    let mut whole: Option<EvalReport> = None;
    for path in sets {
        let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error, language))?;
        let name = PathBuf::from(name_of(path));
        let name = name
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let report = evaluate(&kle, &name, &String::from_utf8_lossy(&bytes));
        match &mut whole {
            Some(whole) => whole.append(report),
            None => whole = Some(report),
        }
    }
    let Some(report) = whole else {
        return Err(Failure::arguments((texts.needs_value)("--set"), language));
    };
    let text = if json {
        let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
        text.push('\n');
        text
    } else {
        report.to_string()
    };
    print(out, &text)?;
    Ok(Outcome::Whole)
}
