//! What the bytes of a file are, by what they hold first and by the file's name second.

use super::Source;
use model::note::{Problem, ProblemKind};
use model::sniff::Format;

/// Says what a file is.
///
/// # Errors
/// [`ProblemKind::EmptyFile`], [`ProblemKind::NotATable`], [`ProblemKind::NotSupportedYet`],
/// [`ProblemKind::Encrypted`], and what the source says.
pub fn detect(source: &dyn Source, file_name: &str) -> Result<Format, Problem> {
    if source.is_empty() {
        return Err(ProblemKind::EmptyFile.into());
    }
    let lower = file_name.to_lowercase();
    Ok(if lower.ends_with(".xlsx") {
        Format::Xlsx
    } else if lower.ends_with(".tsv") || lower.ends_with(".tab") {
        Format::Tsv
    } else if lower.ends_with(".txt") {
        Format::Txt
    } else {
        Format::Csv
    })
}
