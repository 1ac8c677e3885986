//! A matrix written out as one tidy table.

use super::title::variables;
use super::{Matrix, Part, is_blank};
use crate::read::delimited::Splitter;
use crate::read::names;
use crate::read::translate::RecordWriter;
use crate::read::walker::{Step, Walker};

/// The name of the figures' column, where each has a row: as in Statistikbanken's own lists.
const FIGURES: &str = "indhold";

/// A matrix as a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// UTF-8, comma, `"`; first as many blank lines as rows stand above the headings, then the names.
    pub bytes: Vec<u8>,
    /// Where the names begin.
    pub names_byte: usize,
    /// Where the first record begins.
    pub data_byte: usize,
    /// Lines above it.
    pub data_line: u64,
    /// Cells of the line of names, not yet made unique.
    pub names: Vec<String>,
    /// Texts above the headings.
    pub titles: Vec<String>,
    /// Texts below the last figures.
    pub footers: Vec<String>,
    /// Rows that opened a group.
    pub groups: u64,
    /// True when every figure has a row.
    pub figures_are_rows: bool,
}

/// Writes a whole matrix out. The records stand in the lines they have in the text, as long as a row stays
/// a record.
pub(crate) fn write(text: &mut [u8], splitter: &Splitter, matrix: Matrix) -> Written {
    let mut work = Work::new(matrix);
    let mut walker = Walker::new(splitter, text, 0, true);
    let mut row = 0;
    loop {
        let line = walker.lines;
        let Some(step) = walker.step() else { break };
        let cells: Vec<String> = match step {
            Step::Blank => Vec::new(),
            Step::Record(_) => walker
                .fields()
                .map(|field| String::from_utf8_lossy(field).into_owned())
                .collect(),
        };
        if row < matrix.titles {
            work.title(&cells);
        } else if row < matrix.titles + matrix.headings {
            work.heading(&cells);
            if row + 1 == matrix.titles + matrix.headings {
                work.begin();
            }
        } else if !cells.iter().all(|cell| is_blank(cell)) {
            work.body(&cells, line);
        }
        row += 1;
    }
    work.finish()
}

struct Work {
    matrix: Matrix,
    headings: Vec<Vec<String>>,
    /// The labels in force, one for each level.
    labels: Vec<String>,
    /// Rows of labels since the last figures: groups when figures follow, a footer when none do.
    waiting: Vec<String>,
    writer: RecordWriter,
    /// Lines written so far.
    lines: u64,
    out: Written,
}

impl Work {
    fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            headings: Vec::new(),
            labels: vec![String::new(); matrix.levels],
            waiting: Vec::new(),
            writer: RecordWriter::default(),
            lines: 0,
            out: Written {
                figures_are_rows: matrix.headings > 1,
                ..Written::default()
            },
        }
    }

    fn title(&mut self, cells: &[String]) {
        let text = joined(cells);
        if !text.is_empty() {
            self.out.titles.push(text);
        }
    }

    /// A row of headings; one that stands over several columns is only written over the first.
    fn heading(&mut self, cells: &[String]) {
        let Matrix {
            levels, figures, ..
        } = self.matrix;
        let mut row: Vec<String> = cells.iter().skip(levels).map(|c| one_line(c)).collect();
        row.resize(figures, String::new());
        self.headings.push(row);
    }

    /// Writes the line of names.
    fn begin(&mut self) {
        let Matrix { levels, titles, .. } = self.matrix;
        self.headings = names::filled_forward(std::mem::take(&mut self.headings));
        let title = self.out.titles.join(" ");
        let known = variables(&title, levels + self.headings.len());
        let known = known.unwrap_or_else(|| vec![String::new(); levels + self.headings.len()]);
        let mut names: Vec<String> = known;
        if self.out.figures_are_rows {
            names.push(FIGURES.to_owned());
        } else {
            names.truncate(levels);
            names.extend(self.headings.first().into_iter().flatten().cloned());
        }
        for _ in 0..titles {
            self.writer.blank_line();
        }
        self.out.names_byte = self.writer.len();
        self.writer.header(names.iter().map(String::as_str));
        self.out.data_byte = self.writer.len();
        self.lines = titles as u64 + 1;
        self.out.data_line = self.lines;
        self.out.names = names;
    }

    fn body(&mut self, cells: &[String], line: u64) {
        let levels = self.matrix.levels;
        for (level, cell) in cells.iter().take(levels).enumerate() {
            if !is_blank(cell) {
                self.labels[level] = one_line(cell);
                self.labels[level + 1..].fill(String::new());
            }
        }
        if self.matrix.part(cells) == Part::Group {
            self.waiting.push(joined(cells));
            return;
        }
        self.out.groups += self.waiting.len() as u64;
        self.waiting.clear();
        let figures: Vec<String> = cells.iter().skip(levels).map(|c| one_line(c)).collect();
        let figure = |column: usize| figures.get(column).map_or("", String::as_str);
        self.line_up(line);
        if !self.out.figures_are_rows {
            let columns = self.matrix.figures.max(figures.len());
            let labels = self.labels.iter().map(String::as_str);
            self.writer.record(labels.chain((0..columns).map(figure)));
            self.lines += 1;
            return;
        }
        for column in 0..self.matrix.figures {
            let labels = self.labels.iter().map(String::as_str);
            let headings = self
                .headings
                .iter()
                .map(|row| row.get(column).map_or("", String::as_str));
            let figure = std::iter::once(figure(column));
            self.writer.record(labels.chain(headings).chain(figure));
            self.lines += 1;
        }
    }

    /// Blank lines until a record stands where its row stood.
    fn line_up(&mut self, line: u64) {
        while self.lines < line {
            self.writer.blank_line();
            self.lines += 1;
        }
    }

    fn finish(mut self) -> Written {
        self.out.footers = self.waiting;
        self.out.bytes = self.writer.into_bytes();
        self.out
    }
}

/// The filled cells, joined by a blank.
fn joined(cells: &[String]) -> String {
    let filled = cells.iter().filter(|cell| !is_blank(cell));
    let filled: Vec<String> = filled.map(|cell| one_line(cell)).collect();
    filled.join(" ")
}

/// A cell without blanks around it and without line breaks.
fn one_line(cell: &str) -> String {
    let cell = cell.trim();
    if cell.contains(['\n', '\r']) {
        return cell.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn written(text: &str, matrix: Matrix) -> (Written, String) {
        let splitter = Splitter::new(',', Some('"'), false);
        let written = write(&mut text.as_bytes().to_vec(), &splitter, matrix);
        let text = String::from_utf8(written.bytes.clone()).unwrap();
        (written, text)
    }

    #[test]
    fn groups_are_carried_down_and_lines_kept() {
        let text = "\"Tal efter gruppe, sted og tid\"\n\n\" \",\" \",\"2019\"\n\"A\"\n\" \",\"Ry\",1\n\" \",\"Vejle\",..\n\"B, b\"\n\" \",\"Ry\",-\n\nKilde: et sted\n";
        let (found, text) = written(
            text,
            Matrix {
                titles: 2,
                headings: 1,
                levels: 2,
                figures: 1,
                groups: 2,
            },
        );
        assert_eq!(
            text,
            "\n\ngruppe,sted,2019\n\nA,Ry,1\nA,Vejle,..\n\n\"B, b\",Ry,-\n"
        );
        assert_eq!(found.titles, ["Tal efter gruppe, sted og tid"]);
        assert_eq!(found.footers, ["Kilde: et sted"]);
        assert_eq!((found.groups, found.data_line), (2, 3));
    }

    #[test]
    fn nested_headings_become_columns_and_figures_rows() {
        let text = "\"Tal efter gruppe, sted, tid og køn\"\n\n\" \",\" \",\"2019\",\" \",\"2020\",\" \"\n\" \",\" \",\"m\",\"k\",\"m\",\"k\"\n\"A\"\n\" \",\"Ry\",1,2,3,4\n";
        let (found, text) = written(
            text,
            Matrix {
                titles: 2,
                headings: 2,
                levels: 2,
                figures: 4,
                groups: 1,
            },
        );
        assert_eq!(
            text,
            "\n\ngruppe,sted,tid,køn,indhold\n\n\nA,Ry,2019,m,1\nA,Ry,2019,k,2\nA,Ry,2020,m,3\nA,Ry,2020,k,4\n"
        );
        assert!(found.figures_are_rows);
    }

    #[test]
    fn labels_in_the_rows_of_figures_are_carried_too() {
        let text = "\" \",\" \",\"2019\"\n\"A\",\"Ry\",1\n\" \",\"Vejle\",2\n\"B\",\" \",9\n";
        let (_, text) = written(
            text,
            Matrix {
                titles: 0,
                headings: 1,
                levels: 2,
                figures: 1,
                groups: 0,
            },
        );
        assert_eq!(text, ",,2019\nA,Ry,1\nA,Vejle,2\nB,,9\n");
    }
}
