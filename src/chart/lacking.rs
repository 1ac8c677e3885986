//! What is said of rows that are not all there, or not all alike.

use crate::clean::in_sentence;
use crate::words::{Words, plain};
use model::view_spec::ChartData;

/// Names that are told one by one.
const MOST_NAMES: usize = 6;

/// Groups of several spellings that are told one by one.
const MOST_FOLDED: usize = 3;

/// The sentences of a chart whose sums are too low, or whose rows are not exactly the municipalities.
pub(crate) fn words(data: &ChartData, words: &Words) -> Vec<String> {
    let texts = words.texts.forms;
    let said = |hole: &model::shortfall::Hole| {
        (texts.hole)(
            &in_sentence(&plain(&hole.name)),
            hole.ends,
            hole.missing,
            hole.which,
        )
    };
    let mut out: Vec<String> = data.holes.iter().map(said).collect();
    out.extend(data.municipality_rows.as_ref().map(|rows| {
        let all = |names: &[String]| -> Vec<String> {
            names.iter().map(|name| in_sentence(name)).collect()
        };
        let missing = all(&rows.missing);
        let named = if missing.len() <= MOST_NAMES {
            &missing[..]
        } else {
            &[]
        };
        (texts.municipality_rows)((rows.there, rows.of), named, &all(&rows.others))
    }));
    let folded: Vec<(String, Vec<String>)> = (data.folded.iter().take(MOST_FOLDED))
        .map(|own| {
            let others = own.others.iter().take(MOST_NAMES);
            (
                words.name(&own.key),
                others.map(|name| shown(name)).collect(),
            )
        })
        .collect();
    let more = data.folded.len().saturating_sub(folded.len());
    if !folded.is_empty() {
        out.push((texts.folded)(&folded, more));
    }
    out
}

/// A spelling with the spaces that tell it from another.
fn shown(name: &str) -> String {
    let clean = in_sentence(name);
    match name.trim() == name {
        true => clean,
        false => format!(
            "»{}{}{}«",
            pad(name.starts_with(' ')),
            clean.trim(),
            pad(name.ends_with(' '))
        ),
    }
}

fn pad(is_there: bool) -> &'static str {
    if is_there { " " } else { "" }
}
