//! Parquet files as the records the engine reads.
//!
//! A crate of its own, since the library is as large as the rest of the engine: whoever links it hands
//! [`translate`] to the crew in the place of the engine's. Rows are read one after another and written as
//! text; types that the file knows are written so that they are known again (days and times as ISO 8601,
//! decimals with all their digits, lists and structures as JSON).

mod locked;
mod packed;
mod value;

use bytes::Bytes;
use engine::geo::crs;
use engine::read::translate::{GeoColumn, Input, Limits, RecordWriter, Translated, geo_column};
use model::note::{Note, Problem, ProblemKind};
use model::sniff::Format;
use packed::Group;
use parquet::basic::{Compression, LogicalType, Type as Physical};
use parquet::errors::ParquetError;
use parquet::file::metadata::{FileMetaData, ParquetMetaData, ParquetMetaDataReader};
use parquet::file::reader::RowGroupReader;
use parquet::schema::types::Type;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use value::Column;

/// Writes a file out as records: Parquet here, everything else by the engine.
///
/// # Errors
/// As the engine's, and as [`records`].
pub fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    match input.format {
        Format::Parquet => records(Bytes::copy_from_slice(input.bytes), input.limits),
        _ => engine::read::translate(input),
    }
}

/// Writes a Parquet file out as records.
///
/// # Errors
/// [`ProblemKind::Damaged`], [`ProblemKind::Encrypted`], [`ProblemKind::EmptyFile`],
/// [`ProblemKind::TooBig`]; [`ProblemKind::NotSupportedYet`] for a file packed in a way that is not read.
pub fn records(file: Bytes, limits: Limits) -> Result<Translated, Problem> {
    let locked = file.clone();
    // the library panics where a file claims what cannot be
    catch_unwind(AssertUnwindSafe(|| write(file, limits)))
        .unwrap_or_else(|_| Err(ProblemKind::Damaged.into()))
        .map_err(|problem| match problem.kind {
            ProblemKind::Damaged if locked::is_locked(&locked) => ProblemKind::Encrypted.into(),
            _ => problem,
        })
}

fn write(file: Bytes, limits: Limits) -> Result<Translated, Problem> {
    let metadata = ParquetMetaDataReader::new()
        .parse_and_finish(&file)
        .map_err(|e| problem(&e))?;
    check(&metadata, limits)?;
    let about = metadata.file_metadata();
    let schema = about.schema();
    let columns: Vec<Column> = schema.get_fields().iter().map(|f| Column::of(f)).collect();
    let mut writer = RecordWriter::default();
    writer.header(schema.get_fields().iter().map(|field| field.name()));
    let most_rows = limits.cells / (columns.len() as u64).max(1);
    let mut notes = Vec::new();
    let (mut text, mut at) = (String::new(), 0);
    let file = Arc::new(file);
    'groups: for group in metadata.row_groups() {
        let group = Group::new(file.clone(), group).map_err(|e| problem(&e))?;
        let rows = match group.get_row_iter(None) {
            Ok(rows) => rows,
            Err(error) => {
                cut_off(&error, at, &mut notes)?;
                break;
            }
        };
        for row in rows {
            let row = match row {
                Ok(row) => row,
                Err(error) => {
                    cut_off(&error, at, &mut notes)?;
                    break 'groups;
                }
            };
            if at >= most_rows {
                notes.push(Note::LimitReached {
                    limit: "cells".to_owned(),
                    value: limits.cells,
                });
                break 'groups;
            }
            for ((_, field), column) in row.get_column_iter().zip(&columns) {
                text.clear();
                column.write(field, &mut text);
                writer.field(&text);
            }
            writer.end_record();
            at += 1;
            too_big(writer.len() as u64, limits)?;
        }
    }
    let mut translated =
        Translated::records(Format::Parquet, writer.into_bytes(), has_fractions(schema));
    if let Some(geometry) = geometry(about) {
        translated.crs = geometry.crs;
        notes.extend(geometry.note);
    }
    translated.notes = notes;
    Ok(translated)
}

/// What was read before the damage is worth showing; before the first row there is nothing.
fn cut_off(error: &ParquetError, rows: u64, notes: &mut Vec<Note>) -> Result<(), Problem> {
    if rows == 0 || !is_damage(error) {
        return Err(problem(error));
    }
    notes.push(Note::CutOff { rows });
    Ok(())
}

/// The geometry the file tells of: by GeoParquet's entry, or by the type of a column.
fn geometry(about: &FileMetaData) -> Option<GeoColumn> {
    let entries = about.key_value_metadata().into_iter().flatten();
    let said = entries
        .filter(|entry| entry.key == "geo")
        .find_map(|entry| geo_column(entry.value.as_deref()?));
    said.or_else(|| {
        about.schema().get_fields().iter().find_map(|field| {
            let crs = match field.get_basic_info().logical_type_ref()? {
                LogicalType::Geometry(geometry) => geometry.crs.as_deref(),
                LogicalType::Geography(geography) => geography.crs.as_deref(),
                _ => return None,
            };
            Some(GeoColumn {
                name: field.name().to_owned(),
                crs: match crs {
                    None => Some(crs::CRS84.to_owned()),
                    Some(name) => crs::by_name(name),
                },
                note: None,
            })
        })
    })
}

/// Refuses early what is empty, packed in a way that is not read, or larger than is allowed.
fn check(metadata: &ParquetMetaData, limits: Limits) -> Result<(), Problem> {
    let mut bytes = 0_u64;
    for chunk in metadata
        .row_groups()
        .iter()
        .flat_map(|group| group.columns())
    {
        bytes = bytes.saturating_add(u64::try_from(chunk.uncompressed_size()).unwrap_or(0));
        if chunk.compression() == Compression::LZO {
            let format = "parquet_lzo".to_owned();
            return Err(ProblemKind::NotSupportedYet { format }.into());
        }
    }
    if metadata.file_metadata().schema().get_fields().is_empty() {
        return Err(ProblemKind::EmptyFile.into());
    }
    too_big(bytes, limits)
}

fn too_big(bytes: u64, limits: Limits) -> Result<(), Problem> {
    let limit_bytes = limits.unpacked_bytes;
    if bytes > limit_bytes {
        return Err(ProblemKind::TooBig { bytes, limit_bytes }.into());
    }
    Ok(())
}

/// True when any number of the file may have a fraction: its point is then the file's own.
fn has_fractions(schema: &Type) -> bool {
    schema.get_fields().iter().any(|field| {
        if field.is_group() {
            return false;
        }
        let is_decimal =
            field.get_basic_info().converted_type() == parquet::basic::ConvertedType::DECIMAL;
        is_decimal
            || matches!(
                field.get_physical_type(),
                Physical::FLOAT | Physical::DOUBLE
            )
    })
}

fn is_damage(error: &ParquetError) -> bool {
    !matches!(error, ParquetError::NYI(_))
}

fn problem(error: &ParquetError) -> Problem {
    match error {
        ParquetError::NYI(_) => ProblemKind::NotSupportedYet {
            format: "parquet".to_owned(),
        },
        _ => ProblemKind::Damaged,
    }
    .into()
}
