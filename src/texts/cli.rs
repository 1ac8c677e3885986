//! What the command line says to people.

/// What the command line says to people.
#[derive(Debug)]
pub struct CliTexts {}
