//! What the user did, step by step, as sentences.

use crate::format::NumberStyle;
use model::recipe::{Step, Test};
use model::sniff::ReadOptions;

/// What must be known about the file to say a step in words.
pub struct Around<'a> {
    /// The name of the column at a position.
    pub name: &'a dyn Fn(u32) -> String,
    /// How its numbers are written.
    pub style: &'a dyn Fn(u32) -> NumberStyle,
    /// How the file was read before the step.
    pub before: &'a ReadOptions,
}

/// What the user did, step by step.
#[derive(Debug)]
pub struct StepTexts {
    /// A step as a sentence.
    pub step: fn(&Step, &Around<'_>) -> String,
    /// A test on a column, as the active filters show it: column and test.
    pub filter: fn(&str, &Test, NumberStyle) -> String,
    /// The search, as the active filters show it.
    pub search: fn(&str) -> String,
}
