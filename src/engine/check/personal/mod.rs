//! Rules of personal data: one file each. What they say never holds a value of the file.

mod cpr;

use super::Rule;

/// Every rule of personal data, in the order findings of equal weight are told.
pub const RULES: &[Rule] = &[cpr::RULE_HERE];
