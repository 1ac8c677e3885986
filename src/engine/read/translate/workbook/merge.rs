//! Merged areas: the value of the first cell, carried to the cells it covers.
//!
//! A library reads a merged area as one value and empty cells, a reader sees it beside every row it spans.
//! Carried down are texts and years, and numbers in the group columns at the left; carried to the right are
//! texts and years in a heading. A title over the whole table stays alone in its row, and a number that
//! spans several measures is not counted twice.

/// A merged area, rows and columns counted from 0, all included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    /// Its top row.
    pub first_row: u32,
    /// Its bottom row.
    pub last_row: u32,
    /// Its leftmost column.
    pub first_column: u32,
    /// Its rightmost column.
    pub last_column: u32,
}

impl Merge {
    /// Reads `B2:C5`; `None` for a single cell and for what is no area.
    pub fn of(area: &[u8]) -> Option<Self> {
        let colon = memchr::memchr(b':', area)?;
        let (first_row, first_column) = place(area.get(..colon)?)?;
        let (last_row, last_column) = place(area.get(colon + 1..)?)?;
        Self::new(first_row, last_row, first_column, last_column)
    }

    /// An area of more than one cell.
    pub fn new(first_row: u32, last_row: u32, first_column: u32, last_column: u32) -> Option<Self> {
        let is_area = first_row <= last_row
            && first_column <= last_column
            && (first_row, first_column) != (last_row, last_column);
        is_area.then_some(Self {
            first_row,
            last_row,
            first_column,
            last_column,
        })
    }
}

/// Row and column of a cell's name (`B2`), counted from 0.
#[inline]
pub(super) fn place(name: &[u8]) -> Option<(u32, u32)> {
    let (mut row, mut column) = (0_u32, 0_u32);
    for byte in name {
        match byte {
            b'A'..=b'Z' if row == 0 => {
                column = column.checked_mul(26)? + u32::from(byte - b'A') + 1;
            }
            b'a'..=b'z' if row == 0 => {
                column = column.checked_mul(26)? + u32::from(byte - b'a') + 1;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            b'$' => {}
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// More areas than this are decoration.
pub(super) const MAX_MERGES: usize = 200_000;
/// Areas that may lie over one row.
const MAX_ACTIVE: usize = 1000;
/// Rows of the sheet, empty ones not counted, in which a heading may stand.
const HEADING_ROWS: u32 = 20;

/// Carries values to the cells of merged areas, row by row.
pub(super) struct Spread {
    /// By their top row, the next one last.
    waiting: Vec<Merge>,
    active: Vec<Active>,
    columns: usize,
    /// Columns at the left, all of which have areas of several rows.
    group_columns: u32,
    used_rows: u32,
    /// Cells that got a value so far.
    pub cells: u64,
}

struct Active {
    area: Merge,
    value: Vec<u8>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A text, a day, a year.
    Name,
    Measure,
}

impl Spread {
    /// Prepares for the rows of a sheet with so many columns.
    pub fn new(mut merges: Vec<Merge>, columns: u32) -> Self {
        merges.sort_by_key(|area| std::cmp::Reverse((area.first_row, area.first_column)));
        let is_group = |column: u32| {
            merges
                .iter()
                .any(|area| area.first_column == column && area.last_row > area.first_row)
        };
        let first = merges.iter().map(|area| area.first_column).min();
        let first = first.unwrap_or(0);
        let group_columns = (first..columns)
            .take(64)
            .find(|column| !is_group(*column))
            .unwrap_or(first);
        Self {
            waiting: merges,
            active: Vec::new(),
            columns: columns as usize,
            group_columns,
            used_rows: 0,
            cells: 0,
        }
    }

    /// The fields of a row that has any, with what is carried to them; `None` when nothing is.
    pub fn row(&mut self, row: u32, line: &[u8]) -> Option<Vec<u8>> {
        let is_heading = self.used_rows < HEADING_ROWS;
        self.used_rows += 1;
        self.active.retain(|active| active.area.last_row >= row);
        let begins = self
            .waiting
            .last()
            .is_some_and(|area| area.first_row <= row);
        if self.active.is_empty() && !begins {
            return None;
        }
        let mut fields = split(line, self.columns);
        while let Some(area) = self.waiting.pop_if(|area| area.first_row <= row) {
            // an area whose own row is empty has no value
            let value = (area.first_row == row)
                .then(|| fields.get(area.first_column as usize).copied())
                .flatten()
                .filter(|value| !value.is_empty());
            if let Some(value) = value
                && area.last_row >= row
                && self.active.len() < MAX_ACTIVE
            {
                let value = value.to_vec();
                let kind = kind(&value);
                self.active.push(Active { area, value, kind });
            }
        }
        let mut carried: Vec<(usize, &[u8])> = Vec::new();
        for active in &self.active {
            let area = active.area;
            let may_fall = active.kind == Kind::Name || area.first_column < self.group_columns;
            if row > area.first_row && !may_fall {
                continue;
            }
            let inside = |at: usize| (area.first_column..=area.last_column).contains(&(at as u32));
            let is_alone = !fields
                .iter()
                .enumerate()
                .any(|(at, field)| !inside(at) && !field.is_empty());
            if is_alone {
                continue;
            }
            let last = if is_heading && active.kind == Kind::Name {
                area.last_column
            } else {
                area.first_column
            };
            for at in area.first_column..=last {
                if fields
                    .get(at as usize)
                    .is_some_and(|field| field.is_empty())
                {
                    carried.push((at as usize, &active.value));
                }
            }
        }
        self.cells += carried.len() as u64;
        for (at, value) in &carried {
            if let Some(field) = fields.get_mut(*at) {
                *field = value;
            }
        }
        (!carried.is_empty()).then(|| fields.join(&b','))
    }
}

fn kind(value: &[u8]) -> Kind {
    let number = std::str::from_utf8(value)
        .ok()
        .and_then(|text| text.parse::<f64>().ok());
    match number {
        Some(number) if number.fract() != 0.0 || !(1800.0..=2100.0).contains(&number) => {
            Kind::Measure
        }
        _ => Kind::Name,
    }
}

/// The fields of a line we wrote, filled up with empty ones.
fn split(line: &[u8], columns: usize) -> Vec<&[u8]> {
    let mut fields = Vec::with_capacity(columns);
    let mut from = 0;
    let mut in_quotes = false;
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b'"' => in_quotes = !in_quotes,
            b',' if !in_quotes => {
                fields.push(line.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            _ => {}
        }
    }
    fields.push(line.get(from..).unwrap_or_default());
    fields.resize(columns.max(fields.len()), &[]);
    fields
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn spread(areas: &[&str], lines: &str) -> String {
        let merges = areas
            .iter()
            .map(|area| Merge::of(area.as_bytes()).unwrap())
            .collect();
        let columns = lines.lines().map(|l| l.split(',').count()).max().unwrap();
        let mut spread = Spread::new(merges, columns as u32);
        let mut out = Vec::new();
        for (row, line) in lines.lines().enumerate() {
            let filled = (!line.is_empty())
                .then(|| spread.row(row as u32, line.as_bytes()))
                .flatten();
            out.push(filled.map_or(line.to_owned(), |line| String::from_utf8(line).unwrap()));
        }
        out.join("\n")
    }

    #[test]
    fn areas_and_places_are_read() {
        assert_eq!(place(b"AA10"), Some((9, 26)));
        assert_eq!(place(b"$B$2"), Some((1, 1)));
        for name in [
            &b"A"[..],
            b"1",
            b"A0",
            b"A1A",
            b"",
            b"A99999999999",
            b"ZZZZZZZZZZ1",
        ] {
            assert_eq!(place(name), None);
        }
        assert_eq!(Merge::of(b"A1:A1"), None);
        assert_eq!(Merge::of(b"B2:A1"), None);
        assert_eq!(Merge::of(b"A1:C2"), Merge::new(0, 1, 0, 2));
    }

    #[test]
    fn a_group_is_carried_down_and_a_title_is_not() {
        assert_eq!(
            spread(
                &["A1:C1", "A3:A5"],
                "Titel,,\nParti,Område,Antal\nA,x,1\n,y,2\n,z,3\nKilde: ..,,"
            ),
            "Titel,,\nParti,Område,Antal\nA,x,1\nA,y,2\nA,z,3\nKilde: ..,,"
        );
    }

    #[test]
    fn a_heading_over_columns_is_carried_to_each() {
        assert_eq!(
            spread(
                &["A1:A2", "B1:C1", "D1:E1"],
                "Kommune,2020,,2021,\n,Mænd,Kvinder,Mænd,Kvinder\nAarhus,1,2,3,4"
            ),
            "Kommune,2020,2020,2021,2021\nKommune,Mænd,Kvinder,Mænd,Kvinder\nAarhus,1,2,3,4"
        );
    }

    #[test]
    fn a_measure_is_not_counted_twice() {
        assert_eq!(
            spread(&["B1:B2", "A1:A2"], "1,500,x\n,,y"),
            "1,500,x\n1,500,y"
        );
        assert_eq!(spread(&["B1:B2"], "a,500\nb,"), "a,500\nb,");
        assert_eq!(spread(&["B1:C1"], "a,500,\nb,1,2"), "a,500,\nb,1,2");
        assert_eq!(spread(&["A1:A2"], "\"a,b\",1\n,2"), "\"a,b\",1\n\"a,b\",2,");
    }
}
