//! Why there is nothing worth drawing, where there is nothing.

use super::few_groups;
use super::nature::{self, Nature};
use crate::kind;
use model::column::{ColumnProfile, ColumnType};
use model::view_spec::NoChart;

/// Rows below which everything is read faster than drawn.
const FEW: u64 = 8;

/// What keeps these columns from being drawn.
#[must_use]
pub fn why(columns: &[ColumnProfile]) -> NoChart {
    let rows = columns.first().map_or(0, kind::rows);
    if rows < FEW {
        return NoChart::FewRows;
    }
    let numbers = || {
        let measured = columns.iter().filter(|own| nature::of(own) != Nature::Name);
        measured.filter(|own| kind::present(own) > 0)
    };
    if numbers().next().is_some() {
        let is_alike = |own: &ColumnProfile| {
            let most = own.top.first().map_or(0, |(_, rows)| *rows);
            most * 100 > kind::present(own) * 85
        };
        return match numbers().all(is_alike) {
            true => NoChart::AllAlike,
            false => NoChart::NoGroups,
        };
    }
    let is_amount_as_text = |own: &ColumnProfile| {
        own.column_type == ColumnType::Text
            && matches!(own.kind.as_deref(), None | Some("currency" | "percent"))
            && own.distinct * 2 > kind::present(own)
            && few_groups::holds_numbers(own)
    };
    if columns.iter().any(is_amount_as_text) {
        return NoChart::NumbersAsText;
    }
    let is_own = |own: &ColumnProfile| {
        let is_name = own.kind.is_some() || few_groups::has_letters(own);
        own.column_type == ColumnType::Text
            && is_name
            && own.distinct * 100 >= kind::present(own) * 95
    };
    match columns.iter().any(is_own) {
        true => NoChart::List,
        false => NoChart::NoGroups,
    }
}
