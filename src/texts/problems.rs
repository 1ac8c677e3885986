//! Why work stopped and what to do.

/// Why work stopped and what to do.
#[derive(Debug)]
pub struct ProblemTexts {}
