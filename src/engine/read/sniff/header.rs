//! Which rows above the data are titles, and which name the columns.

use super::rows::{Row, is_blank};
use crate::read::evidence::{Evidence, readings};
use crate::read::{missing, number};
use model::sniff::{Assumed, DecimalSign, Evidence as Why, ReadOptions};

/// Rows above the data.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Header {
    /// File rows set aside above the header.
    pub preamble_rows: Assumed<u32>,
    /// Rows that name the columns.
    pub header_rows: Assumed<u32>,
    /// Position of the first header row among the rows looked at.
    pub first: usize,
    /// Position of the first data row.
    pub data: usize,
}

/// Titles longer than this are a table of their own.
const MAX_PREAMBLE: usize = 60;
/// A header of more rows than this is none.
const MAX_HEADER: usize = 3;
/// Data rows the header is held against.
const DATA_ROWS: usize = 200;

/// Finds the header in the first rows of a file. `width` is the usual number of fields.
pub(crate) fn find(rows: &[Row], width: usize, options: &ReadOptions) -> Header {
    let (first, preamble_evidence) = match options.preamble_rows {
        Some(chosen) => {
            let mut first = (chosen as usize).min(rows.len());
            while rows.get(first).is_some_and(|row| row.cells.is_empty()) {
                first += 1;
            }
            (first, Why::Chosen)
        }
        None => {
            let first = skip_titles(rows, width);
            let why = if first > 0 {
                Why::NarrowRows
            } else {
                Why::Usual
            };
            (first, why)
        }
    };
    let (header_rows, header_evidence) = match options.header_rows {
        Some(chosen) => (chosen as usize, Why::Chosen),
        None => count_header(rows.get(first..).unwrap_or_default(), width),
    };
    // blank lines between header rows are no header rows
    let mut data = first;
    let mut left = header_rows;
    while left > 0 && data < rows.len() {
        left -= usize::from(!rows[data].cells.is_empty());
        data += 1;
    }
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Header {
        preamble_rows: Assumed {
            value: small(first),
            evidence: preamble_evidence,
        },
        header_rows: Assumed {
            value: small(header_rows - left),
            evidence: header_evidence,
        },
        first,
        data,
    }
}

/// The position of the first row that is no title: it is about as wide as the table.
fn skip_titles(rows: &[Row], width: usize) -> usize {
    let is_title = |at: usize| {
        let row = &rows[at];
        if row.is_empty() {
            return true;
        }
        if width < 2 {
            return false;
        }
        if row.cells.len() <= (width / 2).max(1) {
            return true;
        }
        // a title in the first cell of a row filled up with empty ones, as spreadsheets write it
        let only_first = row.filled() == 1 && !is_blank(&row.cells[0]) && width > 2;
        only_first
            && rows[at + 1..]
                .iter()
                .find(|below| !below.is_empty())
                .is_some_and(|below| below.filled() * 2 >= width || below.filled() == 1)
            && rows[at + 1..]
                .iter()
                .take(10)
                .any(|below| below.filled() > width / 2)
    };
    let found = (0..rows.len().min(MAX_PREAMBLE)).find(|at| !is_title(*at));
    // nothing but titles: nothing is set aside
    found.unwrap_or_else(|| {
        rows.iter()
            .position(|row| !row.cells.is_empty())
            .unwrap_or(0)
    })
}

/// How many of the rows name the columns, and why.
fn count_header(rows: &[Row], width: usize) -> (usize, Why) {
    let records: Vec<&Row> = rows.iter().filter(|r| !r.cells.is_empty()).collect();
    let below = |count: usize| {
        let below = records.get(count..).unwrap_or_default();
        &below[..below.len().min(DATA_ROWS)]
    };
    for count in (2..=MAX_HEADER).rev() {
        let Some((last, upper)) = records.get(..count).and_then(|r| r.split_last()) else {
            continue;
        };
        let holds = judge(last, below(count), width).is_further_header()
            && upper
                .iter()
                .all(|row| judge(row, below(count), width).may_stand_above());
        if holds {
            return (count, Why::TextOverValues);
        }
    }
    let Some(first) = records.first() else {
        return (0, Why::NoTextRow);
    };
    let verdict = judge(first, below(1), width);
    if !verdict.is_header(first, below(1).is_empty()) {
        (0, Why::NoTextRow)
    } else if verdict.over_values > 0 {
        (1, Why::TextOverValues)
    } else {
        (1, Why::Usual)
    }
}

/// How a row stands to the rows below it.
#[derive(Debug, Default)]
struct Verdict {
    /// Columns of numbers, dates, yes and no below.
    typed: usize,
    /// Text over such a column.
    over_values: usize,
    /// A value like those below.
    alike: usize,
    /// Text columns whose values all have one form, which this cell does not have.
    unlike_form: usize,
    /// Cells that are numbers, dates or spellings of "missing".
    values: usize,
    filled: usize,
    is_unique: bool,
}

impl Verdict {
    fn is_header(&self, row: &Row, is_alone: bool) -> bool {
        if self.filled == 0 {
            return false;
        }
        let speaks_for = self.over_values + self.unlike_form;
        if speaks_for != self.alike {
            return speaks_for > self.alike;
        }
        if speaks_for > 0 {
            return self.is_unique;
        }
        // nothing below to hold it against: names are words, all there, none twice
        let wordy = self.values * 2 <= self.filled || (is_alone && self.values == 0);
        wordy && self.is_unique && self.filled * 2 >= row.cells.len()
    }

    /// True for a row above the last row of a header: it may have gaps, and years for names.
    fn may_stand_above(&self) -> bool {
        self.alike == 0 && self.over_values > 0
    }

    fn is_further_header(&self) -> bool {
        self.typed >= 2
            && self.alike == 0
            && self.values == 0
            && self.over_values * 10 >= self.typed * 6
    }
}

fn judge(row: &Row, below: &[&Row], width: usize) -> Verdict {
    let mut verdict = Verdict {
        is_unique: true,
        ..Verdict::default()
    };
    let mut seen = std::collections::HashSet::new();
    // a header that comes again among the data says nothing about the data
    let below: Vec<&Row> = below
        .iter()
        .copied()
        .filter(|other| other.cells != row.cells)
        .collect();
    let below = below.as_slice();
    for column in 0..width.max(row.cells.len()) {
        let cell = row.cells.get(column).map_or("", String::as_str);
        let cell = std::str::from_utf8(missing::trim(cell.as_bytes())).unwrap_or_default();
        let mut evidence = Evidence::default();
        let mut form = Form::default();
        for row in below {
            if let Some(value) = row.cells.get(column) {
                evidence.see(value.as_bytes(), 1);
                form.see(value);
            }
        }
        let is_typed = evidence.values > 0 && is_typed(&evidence);
        verdict.typed += usize::from(is_typed);
        if cell.is_empty() {
            continue;
        }
        verdict.filled += 1;
        verdict.is_unique &= seen.insert(cell.to_string());
        let mut own = Evidence::default();
        own.see(cell.as_bytes(), 1);
        let is_value = own.values == 0 || is_typed_value(&own);
        verdict.values += usize::from(is_value);
        if is_typed {
            if own.values == 0 {
                continue;
            }
            if is_year(cell) && !all_years(below, column) {
                // years over measures: names
                verdict.over_values += 1;
            } else if own.readings & evidence.readings != 0 {
                verdict.alike += 1;
            } else {
                verdict.over_values += 1;
            }
        } else if evidence.values > 0 || form.count > 0 {
            match form.holds(cell) {
                Some(true) => verdict.alike += 1,
                Some(false) => verdict.unlike_form += 1,
                None => {}
            }
        }
    }
    verdict
}

fn is_typed(evidence: &Evidence) -> bool {
    evidence.readings & !readings::DOTTED != 0
}

/// True for a value that is a number, a date or a time. A word of yes or no may also be a name.
fn is_typed_value(evidence: &Evidence) -> bool {
    evidence.readings & !(readings::DOTTED | readings::PAIRS) != 0
}

fn is_year(cell: &str) -> bool {
    number::plain_integer(cell.as_bytes()).is_some_and(|n| (1800..=2100).contains(&n))
}

fn all_years(below: &[&Row], column: usize) -> bool {
    below
        .iter()
        .filter_map(|row| row.cells.get(column))
        .filter(|cell| !is_blank(cell))
        .all(|cell| {
            is_year(cell.trim())
                || number::parse(cell.trim().as_bytes(), DecimalSign::Comma).is_none()
        })
}

/// What the texts of a column have in common: a length with digits (codes, UUIDs), a sign.
#[derive(Debug, Default)]
struct Form {
    count: usize,
    length: Option<usize>,
    is_one_length: bool,
    all_with_digits: bool,
}

impl Form {
    fn see(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let length = value.chars().count();
        let has_digit = value.bytes().any(|b| b.is_ascii_digit());
        if self.count == 0 {
            self.length = Some(length);
            self.is_one_length = true;
            self.all_with_digits = has_digit;
        }
        self.is_one_length &= self.length == Some(length);
        self.all_with_digits &= has_digit;
        self.count += 1;
    }

    /// Whether a cell has the form; `None` when there is none to speak of.
    fn holds(&self, cell: &str) -> Option<bool> {
        if self.count < 3 || !self.all_with_digits {
            return None;
        }
        let has_digit = cell.bytes().any(|b| b.is_ascii_digit());
        let same_length = self.length == Some(cell.chars().count());
        if self.is_one_length {
            Some(has_digit && same_length)
        } else if has_digit {
            None
        } else {
            Some(false)
        }
    }
}
