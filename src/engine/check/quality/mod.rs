//! Rules of quality: one file each.

mod header_names;

use super::Rule;

/// Every rule of quality, in the order findings of equal weight are told.
pub const RULES: &[Rule] = &[header_names::RULE_HERE];
