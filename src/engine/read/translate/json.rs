//! JSON: lists of records, wrappers around them, JSON lines, JSON-stat.

use super::fields::{Finished, MAX_COLUMNS};
use super::place::Fault;
use super::{Form, Input, Translated, jsonstat, no_such_part, text};
use model::dataset::TableInfo;
use model::note::{Note, Problem, ProblemKind};
use model::sniff::Format;

pub(super) mod cursor;
mod naming;
mod rows;
mod survey;
pub(super) mod tree;

use cursor::{Cursor, Kind};
use naming::{first_list, is_key_and_values, names_fit};
use rows::{Rows, Stop};
use survey::{Found, Shape, Survey, survey};

/// Writes the chosen table out, or the one with the data.
pub(super) fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let text = text::decode(input.bytes, input.encoding);
    let mut translated = read(&text.utf8, input)?;
    if translated.encoding.is_some() {
        // turned out to be GeoJSON, which has told of its letters
        return Ok(translated);
    }
    let mut notes = text.notes;
    notes.append(&mut translated.notes);
    translated.notes = notes;
    translated.encoding = text.encoding;
    Ok(translated)
}

fn read(bytes: &[u8], input: &Input<'_>) -> Result<Translated, Problem> {
    let mut cursor = Cursor::new(bytes, 0);
    let kind = cursor.kind().map_err(|fault| broken(fault, bytes))?;
    let from = cursor.at;
    match kind {
        Kind::Array => documents(bytes, from, input),
        Kind::Object => {
            let survey = survey(bytes, from);
            let has_more = survey.end.is_ok_and(|end| {
                let mut after = Cursor::new(bytes, end);
                after.peek() == Some(b',') && {
                    after.enter();
                    after.peek().is_some()
                } || matches!(after.peek(), Some(b'{' | b'['))
            });
            if has_more {
                return documents(bytes, from, input);
            }
            wrapped(bytes, survey, input)
        }
        Kind::Text | Kind::Scalar => Err(no_rows()),
    }
}

fn broken(fault: Fault, bytes: &[u8]) -> Problem {
    fault.problem(bytes, "json")
}

fn no_rows() -> Problem {
    ProblemKind::NoRows {
        format: Format::Json.report_id().to_owned(),
    }
    .into()
}

/// One list, or documents one after the other (JSON lines): each object a row, each list a list of rows.
fn documents(bytes: &[u8], from: usize, input: &Input<'_>) -> Result<Translated, Problem> {
    let mut rows = Rows::new(bytes, from, input.limits.unpacked_bytes);
    let lists = first_list(bytes, from);
    let is_sheet = lists.is_sheet;
    let lists_are_rows = lists.is_row;
    rows.style = lists.style;
    let mut skipped = Skipped::default();
    let mut first = true;
    let end = loop {
        match rows.cursor.peek() {
            None => break Ok(Stop::End),
            Some(b',') if !first => {
                rows.cursor.enter();
                continue;
            }
            // the mark before a record of a JSON text sequence
            Some(0x1e) => {
                rows.cursor.enter();
                continue;
            }
            _ => {}
        }
        first = false;
        let before = rows.cursor.at;
        let done = match rows.cursor.kind() {
            Ok(Kind::Array) if !lists_are_rows => rows.list(),
            Ok(_) => rows.row().map(|()| {
                rows.fields.end_row();
                Stop::End
            }),
            Err(fault) => Err(fault),
        };
        match done {
            Ok(Stop::End) => {
                if rows.fields.bytes() > input.limits.unpacked_bytes {
                    break Ok(Stop::Limit);
                }
            }
            Ok(Stop::Limit) => break Ok(Stop::Limit),
            Err(fault) => {
                rows.fields.drop_row();
                // one bad line of many is passed over; a torn list has nothing after it
                let is_line = bytes.get(before) == Some(&b'{') && rows.fields.rows > 0;
                match next_line(bytes, before) {
                    Some(next) if is_line => {
                        skipped.add(fault, bytes);
                        rows.cursor.at = next;
                    }
                    _ => break Err(fault),
                }
            }
        }
    };
    let mut notes = Vec::new();
    if let Err(fault) = end {
        if rows.fields.rows == 0 {
            return Err(broken(fault, bytes));
        }
        notes.push(fault.note(bytes, rows.fields.rows));
    }
    if rows.fields.columns() == 0 {
        return Err(no_rows());
    }
    notes.extend(skipped.note());
    if end == Ok(Stop::Limit) {
        notes.push(limit(input));
    }
    Ok(finish(rows, is_sheet, notes).0)
}

/// Lines that are no JSON among many that are.
#[derive(Debug, Default)]
struct Skipped {
    count: u64,
    first_line: u64,
}

impl Skipped {
    fn add(&mut self, fault: Fault, bytes: &[u8]) {
        if self.count == 0 {
            self.first_line = fault.line_and_column(bytes).0;
        }
        self.count += 1;
    }

    fn note(&self) -> Option<Note> {
        (self.count > 0).then_some(Note::BadLines {
            count: self.count,
            first_line: self.first_line,
        })
    }
}

/// Where the next line begins that may be a document.
fn next_line(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr(b'\n', bytes.get(at..)?)? + 1;
        if matches!(bytes.get(at), Some(b'{' | b'[')) {
            return Some(at);
        }
    }
}

/// A table inside an object.
fn wrapped(bytes: &[u8], survey: Survey, input: &Input<'_>) -> Result<Translated, Problem> {
    if survey.is_geo {
        // said too late for the head of the file to tell
        return super::translate(&Input {
            format: Format::GeoJson,
            ..*input
        });
    }
    let Survey {
        mut tables, end, ..
    } = survey;
    if let Some(wanted) = input.part.last() {
        let is = |table: &Found| {
            let last = table.name.rsplit('.').next();
            table.name == *wanted || last == Some(wanted.as_str())
        };
        let at = tables
            .iter()
            .position(|table| table.name == *wanted)
            .or_else(|| tables.iter().position(is))
            .ok_or_else(|| {
                let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
                no_such_part(wanted, &names)
            })?;
        let table = tables.remove(at);
        tables.insert(0, table);
    } else if let Some(at) = tables
        .iter()
        .position(|table| table.rows > 0 || table.naming.is_some() || table.shape == Shape::Cube)
    {
        let table = tables.remove(at);
        tables.insert(0, table);
    }
    let Some(table) = tables.first() else {
        return Err(match end {
            Err(fault) => broken(fault, bytes),
            Ok(_) => no_rows(),
        });
    };
    let (mut translated, columns) = match table.shape {
        Shape::Cube => jsonstat::read(bytes, table.from, input)?,
        _ => rows_of(bytes, table, input)?,
    };
    if let (Err(fault), false) = (end, is_told(&translated.notes)) {
        translated.notes.push(fault.note(bytes, columns.1));
    }
    if tables.len() > 1 {
        translated.part = vec![table.name.clone()];
        translated.notes.push(Note::OtherTables {
            count: tables.len() as u64 - 1,
        });
        translated.parts = tables
            .iter()
            .enumerate()
            .map(|(at, table)| {
                let size = match (at, table.shape) {
                    (0, _) => columns,
                    (_, Shape::Cube) => jsonstat::size(bytes, table.from),
                    _ => (table.columns, table.rows),
                };
                TableInfo {
                    name: table.name.clone(),
                    rows: size.1,
                    columns: size.0,
                    hidden: false,
                }
            })
            .collect();
    }
    Ok(translated)
}

fn is_told(notes: &[Note]) -> bool {
    notes
        .iter()
        .any(|note| matches!(note, Note::CutOff { .. } | Note::BrokenFrom { .. }))
}

/// Reads a table that is no cube. Answers its columns and rows too.
fn rows_of(
    bytes: &[u8],
    table: &Found,
    input: &Input<'_>,
) -> Result<(Translated, (u64, u64)), Problem> {
    let mut rows = Rows::new(bytes, table.from, input.limits.unpacked_bytes);
    let mut is_sheet = false;
    let read = match table.shape {
        Shape::Keyed => rows.keyed(),
        Shape::Columns => rows.columns(),
        Shape::Record | Shape::Cube => rows.row().map(|()| {
            rows.fields.end_row();
            Stop::End
        }),
        Shape::List => {
            let names = table.naming.map(|from| naming::names(bytes, from));
            let names = names.unwrap_or_default();
            rows.style.is_key_and_values = is_key_and_values(bytes, table.from);
            if table.of_lists && names.is_empty() {
                let lists = first_list(bytes, table.from);
                rows.style = lists.style;
                is_sheet = lists.is_sheet;
            } else if table.of_lists || rows.style.is_key_and_values {
                rows.style.names = names;
            } else if names_fit(bytes, table.from, &names) {
                rows.declare(&names);
            }
            rows.list()
        }
    };
    let mut notes = Vec::new();
    match read {
        Ok(Stop::End) => {}
        Ok(Stop::Limit) => notes.push(limit(input)),
        Err(fault) => {
            rows.fields.drop_row();
            // a torn document may be worth one torn record
            if rows.fields.rows == 0 {
                return Err(broken(fault, bytes));
            }
            notes.push(fault.note(bytes, rows.fields.rows));
        }
    }
    if rows.fields.columns() == 0 {
        return Err(no_rows());
    }
    Ok(finish(rows, is_sheet, notes))
}

fn limit(input: &Input<'_>) -> Note {
    Note::LimitReached {
        limit: "bytes".to_owned(),
        value: input.limits.unpacked_bytes,
    }
}

fn finish(rows: Rows<'_>, is_sheet: bool, mut notes: Vec<Note>) -> (Translated, (u64, u64)) {
    if rows.fields.replaced > 0 {
        notes.push(Note::RepeatedKeys {
            count: rows.fields.replaced,
        });
    }
    if rows.fields.has_too_many {
        notes.push(Note::LimitReached {
            limit: "columns".to_owned(),
            value: MAX_COLUMNS as u64,
        });
    }
    let has_fractions = rows.has_fractions;
    let Finished {
        bytes,
        columns,
        rows,
    } = if is_sheet {
        rows.fields.finish_without_header()
    } else {
        rows.fields.finish()
    };
    let mut translated = Translated::records(Format::Json, bytes, has_fractions);
    if is_sheet {
        translated.form = Form::Cells;
    }
    translated.notes = notes;
    (translated, (columns, rows))
}
