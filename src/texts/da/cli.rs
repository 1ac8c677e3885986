//! What the command line says to people, in Danish.

use crate::cli::CliTexts;

/// What the command line says to people.
pub static TEXTS: CliTexts = CliTexts {};
