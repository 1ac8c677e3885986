//! Which columns of a case extract say what: those beside its KLE numbers. The user may choose otherwise.

use crate::kle::beside::columns_of;
use model::case_extract::CaseColumns;
use model::column::ColumnProfile;

/// The columns of a case extract; `None` when there is no column of KLE numbers. `is_known` asks the
/// register for a number.
#[must_use]
pub fn find(
    columns: &[ColumnProfile],
    is_known: Option<&dyn Fn(&str) -> bool>,
) -> Option<CaseColumns> {
    let found = columns_of(columns, is_known);
    let number = match found.number.or(found.journal) {
        Some(number) => vec![number],
        None if found.parts.is_empty() => return None,
        None => found.parts,
    };
    Some(CaseColumns {
        number,
        facet: found.facet,
        received: found.received,
        decided: found.decided,
        status: found.status,
        unit: found.department,
    })
}
