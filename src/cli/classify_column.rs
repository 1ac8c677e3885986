//! `datalup classify FILE --column NAME`: a column of texts line by line; the file's rows as CSV with what was
//! found in four columns behind the others.

use crate::arguments::ColumnAsk;
use crate::convert::{Sink, to_place};
use crate::open::{Shelf, open};
use crate::outcome::{Failure, Outcome, print_bytes};
use engine::job::block_on;
use model::column::ColumnProfile;
use model::message::{ExportForm, Language};
use model::note::Problem;
use model::text_lines::LineChoice;
use std::io::Write;

pub(crate) fn run(
    ask: &ColumnAsk,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    match &ask.out {
        Some(place) => to_place(&ask.file, place, language, &mut |sink| {
            classified(ask, language, sink)
        }),
        None => classified(ask, language, &mut |bytes| print_bytes(out, bytes)),
    }
}

fn classified(ask: &ColumnAsk, language: Language, sink: Sink<'_>) -> Result<Outcome, Failure> {
    let words = texts::of(language).cli;
    let shelf = Shelf::new(ask.vocabulary.as_deref(), language)?;
    let without = || Failure::Unreadable(words.without_kle.map(str::to_owned));
    let lesson = shelf.lesson().ok_or_else(without)?;
    let file = open(&ask.file, &ask.options, None, language)?;
    let columns = &file.opened.columns;
    let column = position(&ask.column, columns).ok_or_else(|| {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        Failure::Unreadable((words.no_such_column)(&ask.column, &names))
    })?;
    let shown = ask.file.display().to_string();
    let failed = |problem: Problem| Failure::of_problem(&shown, &problem, language);
    let choice = LineChoice {
        column,
        threshold_percent: ask.threshold_percent,
        only_confident: ask.only_confident,
        by_memory: false,
        names: words.new_columns.map(str::to_owned),
    };
    let sorted = block_on(file.director.sort_lines(lesson, &choice)).map_err(failed)?;
    let all: Vec<u32> = (0..sorted.first_column + LineChoice::COLUMNS).collect();
    let mut failure = None;
    // the sink cannot break off: what comes after a failure is passed over
    let mut pass_on = |bytes: Vec<u8>| {
        if failure.is_none() {
            failure = sink(&bytes).err();
        }
    };
    let director = &file.director;
    let written = block_on(director.export(ExportForm::Csv, &all, &mut pass_on));
    if let Some(failure) = failure {
        return Err(failure);
    }
    written.map_err(failed)?;
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

/// The column of this name, as it is spelled or without regard to case, or of this number from 1.
pub(crate) fn position(wanted: &str, columns: &[ColumnProfile]) -> Option<u32> {
    let same = columns.iter().position(|column| column.name == wanted);
    let like = || {
        let wanted = wanted.trim().to_lowercase();
        let named = |column: &ColumnProfile| column.name.trim().to_lowercase() == wanted;
        columns.iter().position(named)
    };
    let counted = || {
        let number: usize = wanted.parse().ok()?;
        (1..=columns.len()).contains(&number).then(|| number - 1)
    };
    let at = same.or_else(like).or_else(counted)?;
    u32::try_from(at).ok()
}
