//! Why work stopped and what to do, in English.

use crate::problems::ProblemTexts;

/// Why work stopped and what to do.
pub static TEXTS: ProblemTexts = ProblemTexts {};
