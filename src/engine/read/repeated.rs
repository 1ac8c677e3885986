//! Column names that come again among the data, as on every page of a printed report.

use super::delimited::Span;
use super::missing;
use model::sniff::Sniff;

/// The rows that name the columns, to tell their repetitions by.
#[derive(Debug, Clone, Default)]
pub(crate) struct HeaderRows {
    /// Cells of each row, trimmed, without empty ones at its end.
    rows: Vec<Vec<Vec<u8>>>,
}

impl HeaderRows {
    /// As a file is sniffed.
    pub fn of(sniff: &Sniff) -> Self {
        Self::new(&sniff.header_cells)
    }

    /// Of rows cell by cell. A row that names less than two columns is no mark to go by.
    pub fn new(rows: &[Vec<String>]) -> Self {
        let rows = rows.iter().map(|row| {
            let mut cells: Vec<Vec<u8>> = row
                .iter()
                .map(|cell| missing::trim(cell.as_bytes()).to_vec())
                .collect();
            while cells.last().is_some_and(Vec::is_empty) {
                cells.pop();
            }
            cells
        });
        Self {
            rows: rows
                .filter(|cells| cells.iter().filter(|cell| !cell.is_empty()).count() > 1)
                .collect(),
        }
    }

    /// True when there is nothing to compare with.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// True for a record that repeats one of the rows.
    #[inline]
    pub fn repeats(&self, text: &[u8], record: &[Span]) -> bool {
        self.rows.iter().any(|row| is_same(row, text, record))
    }
}

fn is_same(row: &[Vec<u8>], text: &[u8], record: &[Span]) -> bool {
    if record.len() < row.len() {
        return false;
    }
    // the last name is seldom empty and seldom like a value: most records are told apart by it
    let last = row.len() - 1;
    let cell = |at: usize| record.get(at).map(|span| missing::trim(span.of(text)));
    cell(last) == row.get(last).map(Vec::as_slice)
        && (0..last).all(|at| cell(at) == row.get(at).map(Vec::as_slice))
        && (row.len()..record.len()).all(|at| cell(at).is_some_and(<[u8]>::is_empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeats(rows: &[&[&str]], record: &str) -> bool {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect();
        let mut spans = Vec::new();
        let mut from = 0;
        for field in record.split(';') {
            let to = from + field.len();
            spans.push(Span {
                start: from as u32,
                end: to as u32,
            });
            from = to + 1;
        }
        HeaderRows::new(&rows).repeats(record.as_bytes(), &spans)
    }

    #[test]
    fn only_the_same_names_repeat_a_header() {
        let header: &[&[&str]] = &[&["", "2022", ""], &["Navn ", "Antal", ""]];
        assert!(repeats(header, "Navn; Antal"));
        assert!(repeats(header, "Navn;Antal;;"));
        assert!(!repeats(header, "Navn;Antal;1"));
        assert!(!repeats(header, "Navn;7"));
        assert!(!repeats(header, "Navn"));
        // one name is too little
        assert!(!repeats(header, ";2022;"));
        assert!(HeaderRows::new(&[]).is_empty());
    }
}
