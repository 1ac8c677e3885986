//! What the user did, step by step.

/// What the user did, step by step.
#[derive(Debug)]
pub struct StepTexts {}
