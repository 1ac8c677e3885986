//! What the user did, step by step, in Danish.

use crate::steps::StepTexts;

/// What the user did, step by step.
pub static TEXTS: StepTexts = StepTexts {};
