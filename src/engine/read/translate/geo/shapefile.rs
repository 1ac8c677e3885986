//! Shapefile: geometries (.shp) and attributes (.dbf) side by side, one row for each record.
//!
//! The reference system stands in the .prj, the encoding of texts in the .cpg; both are often missing and
//! then told by evidence.

mod dbf;
mod rings;
mod shp;

pub(super) use rings::nested;

use super::super::{Input, RecordWriter, Translated};
use super::{GEOMETRY, system};
use crate::geo::crs;
use crate::read::translate::Limits;
use model::note::{Note, Problem, ProblemKind};
use model::sniff::{Assumed, Encoding, Format};

/// Characters a column name can have.
const MAX_NAME_CHARS: u64 = 10;

/// The files of one Shapefile.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Parts<'a> {
    /// Geometries.
    pub shp: Option<&'a [u8]>,
    /// Attributes.
    pub dbf: Option<&'a [u8]>,
    /// The reference system.
    pub prj: Option<&'a [u8]>,
    /// The name of the encoding.
    pub cpg: Option<&'a [u8]>,
}

/// Writes a lone .shp or .dbf as records.
///
/// # Errors
/// As [`translate_parts`].
pub(in super::super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let is_shp = input.bytes.starts_with(b"\0\0\x27\x0a");
    let parts = Parts {
        shp: is_shp.then_some(input.bytes),
        dbf: (!is_shp).then_some(input.bytes),
        ..Parts::default()
    };
    translate_parts(&parts, input.limits, input.encoding)
}

/// Writes a Shapefile as records.
///
/// # Errors
/// [`ProblemKind::Damaged`] when neither geometries nor attributes can be read.
pub(in super::super) fn translate_parts(
    parts: &Parts<'_>,
    limits: Limits,
    chosen: Option<Encoding>,
) -> Result<Translated, Problem> {
    let table = parts.dbf.and_then(dbf::Table::new);
    let mut shapes = parts.shp.and_then(shp::Shapes::new);
    if table.is_none() && shapes.is_none() {
        return Err(ProblemKind::Damaged.into());
    }
    let mut notes = Vec::new();
    for (is_missing, ending) in [(shapes.is_none(), "shp"), (table.is_none(), "dbf")] {
        if is_missing {
            notes.push(Note::CompanionMissing {
                ending: ending.to_owned(),
            });
        }
    }
    let decoder = table.as_ref().map(|table| table.decoder(parts.cpg, chosen));
    let written = write(table.as_ref(), decoder.as_ref(), shapes.as_mut(), limits);
    if let (Some(table), Some(decoder)) = (&table, &decoder) {
        tell_of_table(table, decoder, &written, &mut notes);
    }
    let mut said = None;
    if let Some(shapes) = &shapes {
        tell_of_shapes(shapes, written.rows, &mut notes);
        said = system_of(parts.prj, shapes, &mut notes);
    }
    if written.is_full {
        notes.push(Note::LimitReached {
            limit: "cells".to_owned(),
            value: limits.cells,
        });
    }
    Ok(Translated {
        crs: said,
        notes,
        encoding: decoder.map(|decoder| Assumed {
            value: decoder.encoding,
            evidence: decoder.evidence,
        }),
        ..Translated::records(Format::Shapefile, written.bytes, true)
    })
}

/// The table as text.
struct Written {
    bytes: Vec<u8>,
    rows: u64,
    deleted: u64,
    is_full: bool,
}

fn write(
    table: Option<&dbf::Table<'_>>,
    decoder: Option<&dbf::Decoder>,
    mut shapes: Option<&mut shp::Shapes<'_>>,
    limits: Limits,
) -> Written {
    let mut writer = RecordWriter::default();
    let columns = match (table, decoder) {
        (Some(table), Some(decoder)) => table.names(decoder),
        _ => Vec::new(),
    };
    let has_shapes = shapes.is_some();
    let names = columns.iter().map(|name| {
        if has_shapes && name == GEOMETRY {
            "attributes.geometry"
        } else {
            name.as_str()
        }
    });
    writer.header(names.chain(has_shapes.then_some(GEOMETRY)));
    let cells = columns.len() as u64 + u64::from(has_shapes);
    let mut records = table.map(dbf::Table::records);
    let mut written = Written {
        bytes: Vec::new(),
        rows: 0,
        deleted: 0,
        is_full: false,
    };
    let mut geometry = Vec::new();
    let mut field = String::new();
    loop {
        let record = records.as_mut().and_then(Iterator::next);
        geometry.clear();
        let has_shape = match shapes.as_deref_mut() {
            Some(shapes) => shapes.next(&mut geometry, written.rows),
            None => false,
        };
        if record.is_none() && !has_shape {
            break;
        }
        if record.as_ref().is_some_and(dbf::Record::is_deleted) {
            written.deleted += 1;
            continue;
        }
        if written.rows.saturating_mul(cells) >= limits.cells {
            written.is_full = true;
            break;
        }
        match (&record, table, decoder) {
            (Some(record), Some(table), Some(decoder)) => {
                for column in table.columns() {
                    field.clear();
                    record.value(column, decoder, &mut field);
                    writer.field(&field);
                }
            }
            _ => columns.iter().for_each(|_| writer.field("")),
        }
        if has_shapes {
            writer.field(std::str::from_utf8(&geometry).unwrap_or_default());
        }
        writer.end_record();
        written.rows += 1;
    }
    written.bytes = writer.into_bytes();
    written
}

fn tell_of_table(
    table: &dbf::Table<'_>,
    decoder: &dbf::Decoder,
    written: &Written,
    notes: &mut Vec<Note>,
) {
    let cut = table
        .names(decoder)
        .iter()
        .filter(|name| name.chars().count() as u64 >= MAX_NAME_CHARS)
        .count();
    if cut > 0 {
        notes.push(Note::NamesCut {
            count: cut as u64,
            chars: MAX_NAME_CHARS,
        });
    }
    if decoder.is_assumed {
        notes.push(Note::EncodingAssumed {
            encoding: decoder.encoding.id().to_owned(),
        });
    }
    if table.memos() > 0 {
        notes.push(Note::MemosLeftOut {
            columns: table.memos(),
        });
    }
    if written.deleted > 0 {
        notes.push(Note::DeletedLeftOut {
            count: written.deleted,
        });
    }
    if table.is_cut() {
        notes.push(Note::CutOff { rows: written.rows });
    }
}

fn tell_of_shapes(shapes: &shp::Shapes<'_>, rows: u64, notes: &mut Vec<Note>) {
    if shapes.heights > 0 {
        notes.push(Note::HeightsLeftOut {
            count: shapes.heights,
        });
    }
    if shapes.unreadable > 0 {
        notes.push(Note::BadGeometries {
            count: shapes.unreadable,
            first_row: shapes.first_unreadable,
        });
    }
    let told = notes.iter().any(|note| matches!(note, Note::CutOff { .. }));
    if shapes.is_cut && !told {
        notes.push(Note::CutOff { rows });
    }
}

/// The reference system by the .prj, or by what the coordinates look like.
fn system_of(
    prj: Option<&[u8]>,
    shapes: &shp::Shapes<'_>,
    notes: &mut Vec<Note>,
) -> Option<String> {
    let text = prj.map(String::from_utf8_lossy);
    let text = text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let said = text.and_then(crs::by_definition);
    if let (Some(text), None) = (text, &said) {
        let name = crs::title(text);
        notes.push(Note::CrsUnknown {
            name: name.chars().take(80).collect(),
        });
        return None;
    }
    let found = system::settle(said, None, &shapes.places, notes);
    if found.is_none() {
        notes.push(Note::CompanionMissing {
            ending: "prj".to_owned(),
        });
    }
    found
}
