//! A sheet of a workbook.

use super::{Form, Input, Translated};
use crate::read::sheet;
use model::note::Problem;

/// Writes the chosen sheet out, or the first visible one with anything in it.
pub(super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let records = sheet::records(input.bytes, input.limits)?;
    Ok(Translated {
        bytes: records.bytes,
        form: Form::Cells,
        format: input.format,
        part: vec![records.sheet],
        parts: records.tables,
        crs: None,
        titles: Vec::new(),
        notes: records.notes,
    })
}
