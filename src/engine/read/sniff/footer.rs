//! Rows below the table that are no data: sources, notes, explanations of symbols.

use super::rows::{Row, is_blank};

/// Where a footer begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Footer {
    /// Offset where the last data record ends.
    pub end_byte: u64,
    /// Records set aside.
    pub rows: u32,
    /// The text of each that has any.
    pub texts: Vec<String>,
}

/// Words such rows begin with.
const OPENINGS: [&str; 26] = [
    "kilde",
    "kilder",
    "anm",
    "anm.",
    "anmærkning",
    "anmærkninger",
    "note",
    "noter",
    "bemærk",
    "bemærkning",
    "signaturforklaring",
    "signatur",
    "symbolforklaring",
    "tegnforklaring",
    "opdateret",
    "senest",
    "sidst",
    "dataudtræk",
    "udtrukket",
    "udtræk",
    "copyright",
    "source",
    "notes",
    "forklaring",
    "©",
    "*",
];

/// So many rows of several fields below a table are a table of their own.
const TABLE_ROWS: usize = 3;

/// Finds a footer in the last rows of a file; `None` when there is none. `width` is the usual number of
/// fields; a footer needs a table of at least two columns to stand out from.
pub(crate) fn find(rows: &[Row], width: usize, ends_with_line_end: bool) -> Option<Footer> {
    if width < 2 {
        return None;
    }
    let is_narrow = |row: &Row| {
        row.is_empty()
            || row.cells.len() <= (width / 2).max(1)
            || (row.filled() == 1 && !is_blank(&row.cells[0]))
            || (row.cells.len() < width && opens_a_note(row))
    };
    let mut first = rows.len();
    while first > 0 && is_narrow(&rows[first - 1]) {
        first -= 1;
    }
    // the whole view narrow: that is how this table is
    if first == 0 {
        return None;
    }
    let mut below = &rows[first..];
    // rows that could be data with little in them stay data: the footer begins at the first row that
    // says so, or after a gap
    let begins = (0..below.len()).find(|&at| {
        let row = &below[at];
        if row.is_empty() {
            return below[at..].iter().all(Row::is_empty)
                || below[at..]
                    .iter()
                    .find(|r| !r.is_empty())
                    .is_some_and(|r| r.cells.len() < width || opens_a_note(r) || width > 2);
        }
        opens_a_note(row)
            || is_alone(
                rows,
                first + at,
                below.len() - at,
                width,
                ends_with_line_end,
            )
    })?;
    below = &below[begins..];
    // several rows of several fields each are another table, not remarks on this one
    let is_row = |row: &&Row| row.filled() > 1 && !opens_a_note(row);
    let records = below.iter().filter(|row| !row.is_empty()).count();
    let of_a_table = below.iter().filter(is_row).count();
    if of_a_table >= TABLE_ROWS && of_a_table * 2 > records {
        return None;
    }
    // blank lines at the very end are nothing
    let last = below.iter().rposition(|row| !row.cells.is_empty())?;
    let end_byte = below[0].from;
    let records = below[..=last].iter().filter(|r| !r.cells.is_empty());
    let texts = records
        .clone()
        .map(Row::text)
        .filter(|text| !text.is_empty());
    Some(Footer {
        end_byte,
        rows: u32::try_from(records.clone().count()).unwrap_or(u32::MAX),
        texts: texts.collect(),
    })
}

/// Sets aside as many of the last rows as the user said, as far as they are seen; blank lines do not count.
pub(crate) fn chosen(rows: &[Row], count: u32) -> Option<Footer> {
    let last: Vec<&Row> = rows
        .iter()
        .rev()
        .filter(|row| !row.cells.is_empty())
        .take(count as usize)
        .collect();
    let texts = last.iter().rev().map(|row| row.text());
    Some(Footer {
        end_byte: last.last()?.from,
        rows: u32::try_from(last.len()).unwrap_or(u32::MAX),
        texts: texts.filter(|text| !text.is_empty()).collect(),
    })
}

/// True for a row that begins like a source line or a note.
fn opens_a_note(row: &Row) -> bool {
    let Some(cell) = row.cells.iter().find(|c| !is_blank(c)) else {
        return false;
    };
    let text = cell.trim().to_lowercase();
    let word: &str = text
        .split(|c: char| c.is_whitespace() || c == ':')
        .next()
        .unwrap_or_default();
    // a word alone in a full row is a value
    let says_more = word.len() < text.len() || row.cells.len() == 1;
    let is_mark = word.len() <= 4 && word.ends_with(')');
    (says_more && (is_mark || OPENINGS.contains(&word)))
        || (text.starts_with('*') && text.len() > 1)
        || text.starts_with("..")
        || text.starts_with("- ")
}

/// True for a single field where the rows above have several, written out to its line end: a cut-off row
/// looks the same but has none.
fn is_alone(rows: &[Row], at: usize, left: usize, width: usize, ends_with_line_end: bool) -> bool {
    let row = &rows[at];
    if row.cells.len() != 1 || width < 3 || (left == 1 && !ends_with_line_end) {
        return false;
    }
    // a table with many such rows has them as headings of groups
    let above = &rows[..at];
    let alone = above.iter().filter(|r| r.cells.len() == 1).count();
    alone * 20 <= above.len() && above.len() >= 3
}
