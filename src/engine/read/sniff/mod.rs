//! What is assumed about a file, from its head, its end and samples in between, each with its evidence.
//!
//! Encoding first, then a `sep=` line, the dialect (delimiter, quotes), titles and header, the footer, and
//! last the habits of numbers and dates. Whatever the user has chosen is never questioned.

mod dialect;
mod footer;
pub(crate) mod habits;
mod header;
pub(crate) mod rows;
mod sample;

use super::delimited::Splitter;
use super::piece::Piece;
use super::repeated::HeaderRows;
use super::settle::MAX_COLUMNS;
use super::{ColumnPlan, Source, decide, encoding, layout, matrix, mend, missing, names};
use dialect::Dialect;
use model::note::{Problem, ProblemKind};
use model::sniff::{
    Assumed, DecimalSign, Encoding, Evidence, Format, Layout, Origin, ReadOptions, Sniff,
};
pub(crate) use rows::Row;

/// Records whose numbers are the format's own.
const POINT_RECORDS: Origin = Origin::Records {
    point_decimals: true,
};
/// First rows looked at for titles and header.
pub(crate) const FIRST_ROWS: usize = 300;
/// Last rows looked at for a footer.
const LAST_ROWS: usize = 80;
/// Records looked at for rows that break the rules.
const MOST_RECORDS: usize = 2000;

/// Settles how a file is written. For formats that are not delimited text the source is what
/// [`super::translate()`] made of them, and `origin` says what stands there.
///
/// # Errors
/// [`ProblemKind::EmptyFile`], and what the source says.
pub fn sniff(
    source: &dyn Source,
    format: Format,
    origin: Origin,
    options: &ReadOptions,
) -> Result<Sniff, Problem> {
    let known = known_rows(origin, options);
    let options = known.as_ref().unwrap_or(options);
    let (encoding, mark_bytes) = choose_encoding(source, origin, options)?;
    let head = sample::head(source, encoding.value, mark_bytes, None)?;
    if missing::trim(&head.text).is_empty() && head.is_last {
        return Err(ProblemKind::EmptyFile.into());
    }
    let declared = declared_delimiter(&head);
    let body = declared.map_or(0, |(_, at)| at);
    let skip_bytes = head.offset_of(body);
    let skip_lines = u64::from(declared.is_some());
    let text = head.text.get(body..).unwrap_or_default();
    let dialect = dialect::choose(
        text,
        head.is_last,
        (format, origin),
        declared.map(|(delimiter, _)| delimiter),
        options,
    );
    let faulty = match origin {
        Origin::Text => faulty_rows(source, (&head, body), encoding.value, &dialect)?,
        _ => 0,
    };
    let splitter = dialect.splitter().for_origin(origin);
    let head = sample::head(source, encoding.value, skip_bytes, Some(&splitter))?;
    let first_rows = rows::rows(&head, &splitter, 0, FIRST_ROWS);
    let usual = usual_width(&dialect, &first_rows);
    let header = header::find(&first_rows, usual, options);
    let layout = choose_layout(
        source.len(),
        (origin, options),
        &dialect,
        faulty,
        &first_rows,
    );

    let data_row = first_rows.get(header.data);
    let last_row = first_rows.last();
    let data_byte = data_row
        .map(|row| row.from)
        .or(last_row.map(|row| row.to))
        .unwrap_or(skip_bytes);
    let data_line = data_row
        .map(|row| row.lines_above)
        .or(last_row.map(|row| row.lines_through))
        .unwrap_or(0)
        + skip_lines;
    let header_rows: Vec<Vec<String>> = first_rows
        .get(header.first..header.data)
        .unwrap_or_default()
        .iter()
        .filter(|row| !row.cells.is_empty())
        .map(|row| row.cells.clone())
        .collect();
    let width = widest(&head, &splitter, header.first, &first_rows).min(MAX_COLUMNS);
    let title_rows = first_rows
        .get(..header.first)
        .unwrap_or_default()
        .iter()
        .map(Row::text)
        .filter(|text| !text.is_empty())
        .collect();

    let mut sniff = Sniff {
        format,
        origin,
        encoding,
        skip_bytes,
        delimiter: dialect.delimiter,
        quote: dialect.quote,
        backslash_escape: dialect.backslash,
        delimiter_text: dialect.text,
        usual_fields: u32::try_from(usual).unwrap_or(u32::MAX),
        layout,
        of_file: None,
        translated_from: None,
        header_cells: repeatable(&header_rows, header.header_rows.evidence),
        preamble_rows: header.preamble_rows,
        header_rows: header.header_rows,
        decimal_sign: unknown(),
        date_order: unknown(),
        column_names: names::reshaped(
            names::from_rows(&names::filled_forward(header_rows), width),
            &options.reshapes,
        ),
        title_rows,
        data_byte,
        data_line,
        end_byte: source.len(),
        footer_rows: 0,
        footer_texts: Vec::new(),
        part: Vec::new(),
        crs: None,
        text_columns: options.text_columns.clone(),
        nil_dash: Assumed {
            value: options.nil_dash.unwrap_or(false),
            evidence: match options.nil_dash {
                Some(_) => Evidence::Chosen,
                None => Evidence::Usual,
            },
        },
        multipliers: options.multipliers.clone(),
        mends: options.mends.clone(),
        reshapes: options.reshapes.clone(),
        columns: Vec::new(),
    };
    match origin {
        Origin::Records { .. } => {
            sniff.preamble_rows.evidence = Evidence::Declared;
            sniff.header_rows.evidence = Evidence::Declared;
        }
        _ => set_footer_aside(source, &splitter, usual, options.footer_rows, &mut sniff)?,
    }
    settle_habits(source, options, &mut sniff)?;
    Ok(sniff)
}

/// For records there is nothing to find out about rows: the first names the columns.
fn known_rows(origin: Origin, options: &ReadOptions) -> Option<ReadOptions> {
    matches!(origin, Origin::Records { .. }).then(|| ReadOptions {
        preamble_rows: Some(0),
        header_rows: Some(1),
        ..options.clone()
    })
}

/// How many records of the head, from `body` on, break the rules of quotes.
fn faulty_rows(
    source: &dyn Source,
    (head, body): (&Piece, usize),
    encoding: Encoding,
    dialect: &Dialect,
) -> Result<u32, Problem> {
    let rules = dialect.rules();
    let text = head.text.get(body..).unwrap_or_default();
    let faulty = mend::survey(text, head.is_last, &rules, MOST_RECORDS).faulty;
    if faulty == 0 || head.is_last || source.len() > layout::MAX_BYTES {
        return Ok(faulty);
    }
    // the end of the head may have cut a sound record off inside its quotes: a longer look tells
    let mut longer = Piece::default();
    longer.load(source, encoding, head.offset_of(body), 2 * head.bytes)?;
    Ok(mend::faulty(&longer.text, &rules, MOST_RECORDS, text.len()))
}

/// How the rows make up the table: as they stand, unless they show to be a matrix or to break the rules of
/// quotes.
fn choose_layout(
    bytes: u64,
    (origin, options): (Origin, &ReadOptions),
    dialect: &Dialect,
    faulty: u32,
    first_rows: &[Row],
) -> Assumed<Layout> {
    let assume = |value, evidence| Assumed { value, evidence };
    if options.layout == Some(Layout::Plain) {
        return assume(Layout::Plain, Evidence::Chosen);
    }
    let plain = assume(Layout::Plain, Evidence::Usual);
    if matches!(origin, Origin::Records { .. }) || bytes > layout::MAX_BYTES {
        return plain;
    }
    if faulty > 0 || (origin.is_text() && dialect.text.is_some()) {
        return assume(Layout::Mended, Evidence::FaultyRows { rows: faulty });
    }
    // who says where the header stands wants the rows of the file
    let rows_are_chosen = options.preamble_rows.is_some() || options.header_rows.is_some();
    if rows_are_chosen && options.layout != Some(Layout::Matrix) {
        return plain;
    }
    match matrix::find(first_rows) {
        Some(found) => assume(
            Layout::Matrix,
            Evidence::GroupRows {
                groups: found.groups,
                levels: u32::try_from(found.levels).unwrap_or(u32::MAX),
            },
        ),
        None => plain,
    }
}

/// The rows of the header to know its repetitions by: only of a header that is sure to be one.
fn repeatable(header_rows: &[Vec<String>], evidence: Evidence) -> Vec<Vec<String>> {
    let is_sure = matches!(evidence, Evidence::TextOverValues | Evidence::Chosen);
    if !is_sure || HeaderRows::new(header_rows).is_empty() {
        return Vec::new();
    }
    header_rows.to_vec()
}

fn unknown<T>() -> Assumed<Option<T>> {
    Assumed {
        value: None,
        evidence: Evidence::Usual,
    }
}

fn choose_encoding(
    source: &dyn Source,
    origin: Origin,
    options: &ReadOptions,
) -> Result<(Assumed<Encoding>, u64), Problem> {
    if !origin.is_text() {
        let encoding = Assumed {
            value: Encoding::Utf8,
            evidence: Evidence::Declared,
        };
        return Ok((encoding, 0));
    }
    let (head, samples) = sample::raw(source)?;
    let (mut assumed, mark_bytes) = match options.encoding {
        Some(value) => {
            let assumed = Assumed {
                value,
                evidence: Evidence::Chosen,
            };
            (assumed, encoding::mark_bytes(value, &head))
        }
        None => encoding::decide(&head, &samples),
    };
    let is_utf8 = matches!(assumed.value, Encoding::Utf8 | Encoding::Utf8Bom);
    if options.repair_double_encoding && is_utf8 {
        assumed = Assumed {
            value: Encoding::Utf8Twice,
            evidence: Evidence::Chosen,
        };
    }
    Ok((assumed, mark_bytes))
}

/// A first line like `sep=;`: the delimiter it declares, and where the line after it begins.
fn declared_delimiter(head: &Piece) -> Option<(char, usize)> {
    let line_end = memchr::memchr2(b'\n', b'\r', &head.text)?;
    let line = std::str::from_utf8(head.text.get(..line_end)?).ok()?;
    let line = line.trim_matches('"');
    let (word, rest) = (line.get(..4)?, line.get(4..)?);
    if !word.eq_ignore_ascii_case("sep=") {
        return None;
    }
    let mut letters = rest.chars();
    let delimiter = letters.next()?;
    if letters.any(|c| !c.is_whitespace()) {
        return None;
    }
    let is_pair = head.text.get(line_end..line_end + 2) == Some(b"\r\n");
    Some((delimiter, line_end + 1 + usize::from(is_pair)))
}

/// The most common width, or that of the widest row when there is little to go by.
fn usual_width(dialect: &Dialect, rows: &[Row]) -> usize {
    if dialect.fields > 0 {
        return dialect.fields;
    }
    rows.iter().map(|row| row.cells.len()).max().unwrap_or(1)
}

/// The most fields in any record of the head that is not a title.
fn widest(head: &Piece, splitter: &Splitter, first: usize, first_rows: &[Row]) -> usize {
    use super::walker::{Step, Walker};
    let mut text = head.text.clone();
    let mut walker = Walker::new(splitter, &mut text, 0, head.is_last);
    let mut widest = 0;
    let mut row = 0;
    while let Some(step) = walker.step() {
        if row >= first && matches!(step, Step::Record(_)) {
            widest = widest.max(walker.spans.len());
        }
        row += 1;
    }
    if widest == 0 {
        // titles only
        widest = first_rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(1);
    }
    widest
}

fn set_footer_aside(
    source: &dyn Source,
    splitter: &Splitter,
    usual: usize,
    chosen: Option<u32>,
    sniff: &mut Sniff,
) -> Result<(), Problem> {
    let (piece, at) = sample::tail(source, sniff.encoding.value, splitter, sniff.data_byte)?;
    let mut last_rows = rows::rows(&piece, splitter, at, usize::MAX);
    let ends_with_line_end = matches!(piece.text.last(), Some(b'\n' | b'\r'));
    last_rows.drain(..last_rows.len().saturating_sub(LAST_ROWS));
    let footer = match chosen {
        Some(count) => footer::chosen(&last_rows, count),
        None => footer::find(&last_rows, usual, ends_with_line_end),
    };
    if let Some(footer) = footer {
        sniff.end_byte = footer.end_byte.max(sniff.data_byte);
        sniff.footer_rows = footer.rows;
        sniff.footer_texts = footer.texts;
    }
    Ok(())
}

pub(crate) fn settle_habits(
    source: &dyn Source,
    options: &ReadOptions,
    sniff: &mut Sniff,
) -> Result<(), Problem> {
    let habits = habits::gather(source, sniff)?;
    sniff.decimal_sign = match options.decimal_sign {
        Some(chosen) => Assumed {
            value: Some(chosen),
            evidence: Evidence::Chosen,
        },
        None if sniff.origin == POINT_RECORDS => Assumed {
            value: Some(DecimalSign::Point),
            evidence: Evidence::Declared,
        },
        None => decide::file_sign(habits.columns.iter(), sniff.origin),
    };
    sniff.nil_dash = decide::nil_dash(sniff, habits.columns.iter());
    let file = decide::FileHabits::of(sniff);
    let hint = ColumnPlan::text();
    let plans: Vec<ColumnPlan> = habits
        .columns
        .iter()
        .zip(&sniff.column_names)
        .map(|(found, name)| decide::plan(found, file, &hint, name))
        .collect();
    decide::drop_unused_sign(&mut sniff.decimal_sign, habits.columns.iter().zip(&plans));
    sniff.date_order = match options.date_order {
        Some(chosen) => Assumed {
            value: Some(chosen),
            evidence: Evidence::Chosen,
        },
        None => decide::file_order(habits.columns.iter()),
    };
    Ok(())
}
