//! What the command line says to people, in English.

use crate::cli::CliTexts;

/// What the command line says to people.
pub static TEXTS: CliTexts = CliTexts {};
