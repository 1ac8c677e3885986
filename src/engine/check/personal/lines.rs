//! Numbers of persons in tables that are not read: sheets and files beside the one that is.

use super::Persons;

/// How many fields of some lines hold a number of a person: each column is judged by all of its fields.
pub(crate) fn persons_of_lines(lines: &[u8]) -> u64 {
    let mut columns: Vec<Persons> = Vec::new();
    let mut reader = Fields::new(lines);
    let mut is_first = true;
    while let Some(row) = reader.next_row() {
        if row.iter().all(String::is_empty) {
            continue;
        }
        if columns.len() < row.len() {
            columns.resize_with(row.len(), Persons::default);
        }
        for (column, value) in columns.iter_mut().zip(&row) {
            if is_first {
                column.header(value);
            }
            column.see(value);
        }
        is_first = false;
    }
    columns.iter().map(Persons::count).sum()
}

/// Lines that tell what parts fields: a title has no such sign.
const FIRST_LINES: usize = 8;

/// Fields of lines, quoted where they hold a sign of their own.
struct Fields<'a> {
    rest: &'a [u8],
    separator: u8,
}

impl<'a> Fields<'a> {
    fn new(lines: &'a [u8]) -> Self {
        let first = lines.split(|byte| *byte == b'\n');
        let first = first.filter(|line| !line.is_empty()).take(FIRST_LINES);
        let count = |sign: u8| {
            let bytes = first.clone().flatten();
            bytes.filter(|byte| **byte == sign).count()
        };
        let separator = [b',', b';', b'\t', b'|']
            .into_iter()
            .max_by_key(|sign| count(*sign));
        Self {
            rest: lines,
            separator: separator.unwrap_or(b','),
        }
    }

    fn next_row(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut row = Vec::new();
        let mut field = Vec::new();
        let mut is_quoted = false;
        let mut at = 0;
        while let Some(byte) = self.rest.get(at) {
            at += 1;
            match *byte {
                b'"' => is_quoted = !is_quoted,
                byte if byte == self.separator && !is_quoted => {
                    row.push(String::from_utf8_lossy(&field).into_owned());
                    field.clear();
                }
                b'\n' if !is_quoted => break,
                b'\r' if !is_quoted => {}
                byte => field.push(byte),
            }
        }
        row.push(String::from_utf8_lossy(&field).into_owned());
        self.rest = self.rest.get(at..).unwrap_or_default();
        Some(row)
    }
}
