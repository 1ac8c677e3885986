//! Parquet files as the records the engine reads.
//!
//! A crate of its own, since the library is as large as the rest of the engine: whoever links it hands
//! [`translate`] to the crew in the place of the engine's. Rows are read one after another and written as
//! text; types that the file knows are written so that they are known again (days and times as ISO 8601,
//! decimals with all their digits, lists and structures as JSON).

mod value;

use bytes::Bytes;
use engine::read::translate::{Input, RecordWriter, Translated};
use model::note::{Note, Problem, ProblemKind};
use model::sniff::Format;
use parquet::basic::{Compression, Type as Physical};
use parquet::errors::ParquetError;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::Type;
use std::panic::{AssertUnwindSafe, catch_unwind};
use value::Column;

/// Writes a file out as records: Parquet here, everything else by the engine.
///
/// # Errors
/// As the engine's; [`ProblemKind::NotSupportedYet`] for a file packed in a way that is not read.
pub fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    if input.format != Format::Parquet {
        return engine::read::translate(input);
    }
    // the library panics where a file claims what cannot be
    catch_unwind(AssertUnwindSafe(|| records(input)))
        .unwrap_or_else(|_| Err(ProblemKind::Damaged.into()))
}

fn records(input: &Input<'_>) -> Result<Translated, Problem> {
    let reader =
        SerializedFileReader::new(Bytes::copy_from_slice(input.bytes)).map_err(|e| problem(&e))?;
    let metadata = reader.metadata();
    check(metadata, input)?;
    let schema = metadata.file_metadata().schema();
    let columns: Vec<Column> = schema.get_fields().iter().map(|f| Column::of(f)).collect();
    let mut writer = RecordWriter::default();
    writer.header(schema.get_fields().iter().map(|field| field.name()));
    let mut notes = Vec::new();
    let most_rows = input.limits.cells / (columns.len() as u64).max(1);
    let rows = reader.get_row_iter(None).map_err(|e| problem(&e))?;
    let mut text = String::new();
    for (at, row) in (0_u64..).zip(rows) {
        let row = match row {
            Ok(row) => row,
            // what was read before the damage is worth showing
            Err(error) if at > 0 && is_damage(&error) => {
                notes.push(Note::CutOff { rows: at });
                break;
            }
            Err(error) => return Err(problem(&error)),
        };
        if at >= most_rows {
            notes.push(Note::LimitReached {
                limit: "cells".to_owned(),
                value: input.limits.cells,
            });
            break;
        }
        for ((_, field), column) in row.get_column_iter().zip(&columns) {
            text.clear();
            column.write(field, &mut text);
            writer.field(&text);
        }
        writer.end_record();
        too_big(writer.len() as u64, input)?;
    }
    let mut translated =
        Translated::records(Format::Parquet, writer.into_bytes(), has_fractions(schema));
    translated.notes = notes;
    Ok(translated)
}

/// Refuses early what is empty, packed in a way that is not read, or larger than is allowed.
fn check(metadata: &ParquetMetaData, input: &Input<'_>) -> Result<(), Problem> {
    let mut bytes = 0_u64;
    for chunk in metadata
        .row_groups()
        .iter()
        .flat_map(|group| group.columns())
    {
        bytes = bytes.saturating_add(u64::try_from(chunk.uncompressed_size()).unwrap_or(0));
        let packing = match chunk.compression() {
            Compression::ZSTD(_) => "parquet_zstd",
            Compression::BROTLI(_) => "parquet_brotli",
            Compression::LZO => "parquet_lzo",
            _ => continue,
        };
        let format = packing.to_owned();
        return Err(ProblemKind::NotSupportedYet { format }.into());
    }
    if metadata.file_metadata().schema().get_fields().is_empty() {
        return Err(ProblemKind::EmptyFile.into());
    }
    too_big(bytes, input)
}

fn too_big(bytes: u64, input: &Input<'_>) -> Result<(), Problem> {
    let limit_bytes = input.limits.unpacked_bytes;
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
