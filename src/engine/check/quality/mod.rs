//! Rules of quality: one file each.

mod axes_swapped;
mod blanks;
mod code_name;
mod constant_column;
mod coordinates;
mod crs;
mod csv_injection;
mod cut_texts;
mod date_forms;
mod decimal_signs;
mod duplicate_rows;
mod empty_columns;
mod empty_rows;
mod encoding;
mod file_type;
mod geometry_places;
mod header_names;
mod impossible_values;
mod layout;
mod leading_zero_lost;
mod missing_codes;
mod mixed_types;
mod places;
mod ragged_rows;
mod several_values;
mod spelling_variants;
mod spreadsheet_damage;
mod tell;
mod totals;
mod unknown_code;

use super::Rule;

/// Every rule of quality, in the order findings of equal weight are told.
pub const RULES: &[Rule] = &[
    file_type::RULE_HERE,
    encoding::RULE_HERE,
    layout::RULE_HERE,
    ragged_rows::RULE_HERE,
    header_names::RULE_HERE,
    spreadsheet_damage::RULE_HERE,
    leading_zero_lost::RULE_HERE,
    unknown_code::RULE_HERE,
    code_name::RULE_HERE,
    axes_swapped::RULE_HERE,
    coordinates::RULE_HERE,
    geometry_places::RULE_HERE,
    crs::RULE_HERE,
    decimal_signs::RULE_HERE,
    date_forms::RULE_HERE,
    mixed_types::RULE_HERE,
    several_values::RULE_HERE,
    impossible_values::RULE_HERE,
    spelling_variants::RULE_HERE,
    blanks::RULE_HERE,
    cut_texts::RULE_HERE,
    duplicate_rows::RULE_HERE,
    empty_rows::RULE_HERE,
    empty_columns::RULE_HERE,
    totals::RULE_HERE,
    missing_codes::RULE_HERE,
    csv_injection::RULE_HERE,
    constant_column::RULE_HERE,
];
