//! Records laid out anew before they are read: where the rows of a file are not the rows of its table, or
//! not written by the plain rules.
//!
//! A group heading belongs to all rows below it, wherever the shards are cut; a quote out of place may
//! swallow rows. So such a file, up to a size, is written out once as plain records, and the rest of the
//! pipeline reads those. Larger files are read as they stand, and notes say what is odd about them.

use super::delimited::Splitter;
use super::piece::{FlawKind, Piece};
use super::sniff::{self, rows};
use super::source::MemorySource;
use super::{Source, matrix, mend, names};
use memchr::memchr2_iter;
use model::note::{Note, Problem};
use model::sniff::{Assumed, Encoding, Evidence, FileFacts, Layout, Origin, ReadOptions, Sniff};

/// Larger files are read as they stand.
pub(crate) const MAX_BYTES: u64 = 64 << 20;

/// A file laid out anew.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidOut {
    /// The records: UTF-8, comma, `"`.
    pub bytes: Vec<u8>,
    /// How they are read, and what was found out about the file itself.
    pub sniff: Sniff,
}

/// Lays the records of a file out anew when its sniff asks for it; else `None`.
///
/// # Errors
/// What the source says.
pub fn lay_out(
    source: &dyn Source,
    sniff: &Sniff,
    options: &ReadOptions,
) -> Result<Option<LaidOut>, Problem> {
    if source.len() > MAX_BYTES || sniff.of_file.is_some() {
        return Ok(None);
    }
    let plain = match sniff.layout.value {
        Layout::Plain => return Ok(None),
        Layout::Matrix => return laid_matrix(source, sniff, options),
        Layout::Mended => mended(source, sniff, options)?,
    };
    if plain.sniff.layout.value != Layout::Matrix {
        return Ok(Some(plain));
    }
    // a matrix with a quote out of place
    let source = MemorySource::from(plain.bytes.as_slice());
    let Some(mut laid) = laid_matrix(&source, &plain.sniff, options)? else {
        return Ok(Some(plain));
    };
    if let (Some(file), Some(known)) = (&mut laid.sniff.of_file, plain.sniff.of_file) {
        let notes = std::mem::take(&mut file.notes);
        *file = known;
        file.notes.extend(notes);
    }
    Ok(Some(laid))
}

/// Writes a file out whose quotes or delimiters are odd.
fn mended(source: &dyn Source, sniff: &Sniff, options: &ReadOptions) -> Result<LaidOut, Problem> {
    let (piece, mut notes) = all_of(source, sniff)?;
    let rules = mend::Rules::new(
        sniff.delimiter.value,
        sniff.delimiter_text.as_deref(),
        sniff.quote.value,
        sniff.backslash_escape,
        sniff.usual_fields as usize,
    );
    let found = mend::write(&piece.text, &rules);
    let above = lines_skipped(sniff);
    if let Some(first) = found.first_line {
        notes.push(Note::RowsMended {
            rows: found.rows,
            first_row: above + first + 1,
        });
    }
    if let Some(line) = found.torn_line {
        notes.push(Note::UnclosedQuote {
            row: above + line + 1,
        });
    }
    let plain = ReadOptions {
        encoding: Some(Encoding::Utf8),
        delimiter: Some(','),
        quote: Some(Some('"')),
        repair_double_encoding: false,
        layout: options.layout.filter(|layout| *layout != Layout::Mended),
        ..options.clone()
    };
    let bytes: std::rc::Rc<[u8]> = found.bytes.as_slice().into();
    let mut laid = sniff::sniff(&MemorySource(bytes), sniff.format, Origin::Text, &plain)?;
    laid.data_line += above;
    laid.of_file = Some(facts(sniff, notes));
    if laid.layout.value != Layout::Matrix {
        laid.layout = sniff.layout.clone();
    }
    Ok(LaidOut {
        bytes: found.bytes,
        sniff: laid,
    })
}

/// Writes a matrix out as a tidy table.
fn laid_matrix(
    source: &dyn Source,
    sniff: &Sniff,
    options: &ReadOptions,
) -> Result<Option<LaidOut>, Problem> {
    let (mut piece, mut notes) = all_of(source, sniff)?;
    let splitter = Splitter::of(sniff);
    let first_rows = rows::rows(&piece, &splitter, 0, sniff::FIRST_ROWS);
    let Some(found) = matrix::find(&first_rows) else {
        return Ok(None);
    };
    let written = matrix::write(&mut piece.text, &splitter, found);
    notes.push(Note::MatrixLaidOut {
        groups: written.groups,
        levels: found.levels as u64,
        figures_are_rows: written.figures_are_rows,
    });
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let width = written.names.len();
    let mut laid = Sniff {
        encoding: chosen(Encoding::Utf8),
        delimiter: chosen(','),
        quote: chosen(Some('"')),
        backslash_escape: false,
        delimiter_text: None,
        skip_bytes: 0,
        preamble_rows: Assumed {
            value: small(found.titles),
            evidence: Evidence::NarrowRows,
        },
        header_rows: Assumed {
            value: small(found.headings),
            evidence: Evidence::TextOverValues,
        },
        column_names: names::reshaped(names::from_rows(&[written.names], width), &sniff.reshapes),
        title_rows: written.titles,
        data_byte: written.data_byte as u64,
        data_line: written.data_line + lines_skipped(sniff),
        end_byte: written.bytes.len() as u64,
        footer_rows: small(written.footers.len()),
        footer_texts: written.footers,
        header_cells: Vec::new(),
        of_file: Some(facts(sniff, notes)),
        ..sniff.clone()
    };
    let bytes: std::rc::Rc<[u8]> = written.bytes.as_slice().into();
    sniff::settle_habits(&MemorySource(bytes), options, &mut laid)?;
    Ok(Some(LaidOut {
        bytes: written.bytes,
        sniff: laid,
    }))
}

fn chosen<T>(value: T) -> Assumed<T> {
    Assumed {
        value,
        evidence: Evidence::Declared,
    }
}

fn facts(sniff: &Sniff, notes: Vec<Note>) -> FileFacts {
    FileFacts {
        encoding: sniff.encoding.clone(),
        delimiter: sniff.delimiter.clone(),
        quote: sniff.quote.clone(),
        notes,
    }
}

/// Lines above the text that is read: a `sep=` line.
fn lines_skipped(sniff: &Sniff) -> u64 {
    // no byte order mark is that long
    u64::from(sniff.of_file.is_none() && sniff.skip_bytes > 4)
}

/// The whole text of a file, and what is wrong with its letters.
fn all_of(source: &dyn Source, sniff: &Sniff) -> Result<(Piece, Vec<Note>), Problem> {
    let mut piece = Piece::default();
    let bytes = usize::try_from(source.len()).unwrap_or(usize::MAX);
    piece.load(source, sniff.encoding.value, sniff.skip_bytes, bytes)?;
    let above = lines_skipped(sniff);
    let count = |kind: FlawKind| piece.flaws.iter().filter(|f| f.kind == kind).count() as u64;
    let first = |kind: FlawKind| piece.flaws.iter().find(|f| f.kind == kind);
    let row = |text: usize| {
        let before = piece.text.get(..text).unwrap_or_default();
        let lines = memchr2_iter(b'\n', b'\r', before)
            .filter(|&at| before[at] == b'\n' || before.get(at + 1) != Some(&b'\n'))
            .count();
        above + lines as u64 + 1
    };
    let mut notes = Vec::new();
    if let Some(flaw) = first(FlawKind::Bad) {
        let bad = piece.flaws.iter().filter(|f| f.kind == FlawKind::Bad);
        notes.push(Note::BadBytes {
            count: bad.map(|flaw| u64::from(flaw.count)).sum(),
            first_byte: piece.from + flaw.byte as u64,
        });
    }
    if let Some(flaw) = first(FlawKind::Lost) {
        notes.push(Note::LostLetters {
            count: count(FlawKind::Lost),
            first_row: row(flaw.text),
        });
    }
    if let Some(flaw) = first(FlawKind::Twice) {
        notes.push(Note::DoubleEncoding {
            count: count(FlawKind::Twice),
            first_row: row(flaw.text),
        });
    }
    Ok((piece, notes))
}
