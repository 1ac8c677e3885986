//! What is assumed about a file, from its head and from samples further in.

use super::Source;
use model::note::{Problem, ProblemKind};
use model::sniff::{Format, ReadOptions, Sniff};

/// Settles how a file is written.
///
/// # Errors
/// [`ProblemKind::EmptyFile`], and what the source says.
pub fn sniff(
    source: &dyn Source,
    file_name: &str,
    format: Format,
    options: &ReadOptions,
) -> Result<Sniff, Problem> {
    let _ = (source, file_name, format, options);
    Err(ProblemKind::EmptyFile.into())
}
