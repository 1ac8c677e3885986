//! Delimited text: for machines, for Danish Excel, for the clipboard.

use super::value::{self, Spelling};
use crate::job::{Crew, Director};
use model::cell::Cell;
use model::column::Reason;
use model::message::{ExportForm, Row};
use model::note::{Problem, ProblemKind};

/// Rows written at once.
const WINDOW_ROWS: u64 = 4096;

/// How delimited text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// Between fields.
    pub delimiter: u8,
    /// A byte order mark at the beginning, so that Excel sees UTF-8.
    pub mark: bool,
    /// How values are spelled.
    pub spelling: Spelling,
    /// Texts a spreadsheet would take for a formula get an apostrophe in front.
    pub defused: bool,
    /// Signs in place of numbers and beside them are kept; else what is missing is an empty field.
    pub keeps_signs: bool,
}

impl Dialect {
    /// UTF-8, comma, ISO dates, decimal point.
    pub const CSV: Self = Self {
        delimiter: b',',
        mark: false,
        spelling: Spelling::Plain,
        defused: false,
        keeps_signs: false,
    };
    /// For Danish Excel.
    pub const EXCEL: Self = Self {
        delimiter: b';',
        mark: true,
        spelling: Spelling::Danish,
        defused: true,
        keeps_signs: false,
    };
    /// For the clipboard, from where it goes to a Danish spreadsheet.
    pub const TSV: Self = Self {
        delimiter: b'\t',
        mark: false,
        spelling: Spelling::Danish,
        defused: true,
        keeps_signs: false,
    };

    /// The dialect of a form; `None` for forms that are no delimited text.
    #[must_use]
    pub fn of(form: ExportForm) -> Option<Self> {
        match form {
            ExportForm::Csv => Some(Self::CSV),
            ExportForm::CsvWithSigns => Some(Self {
                keeps_signs: true,
                ..Self::CSV
            }),
            ExportForm::CsvForExcel => Some(Self::EXCEL),
            ExportForm::Tsv => Some(Self::TSV),
            ExportForm::InspectJson => None,
        }
    }
}

/// Writes rows as delimited text with CRLF at the end of each line (a bare line feed for the clipboard).
pub struct Writer {
    dialect: Dialect,
    inner: csv::Writer<Vec<u8>>,
    field: String,
}

impl Writer {
    /// A writer with the line of names written.
    #[must_use]
    pub fn new<'a>(dialect: Dialect, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut writer = Self::without_header(dialect);
        for name in names {
            writer.text(name);
        }
        writer.end_line();
        writer
    }

    /// A writer that begins with the first row.
    #[must_use]
    pub fn without_header(dialect: Dialect) -> Self {
        let mut bytes = Vec::new();
        if dialect.mark {
            bytes.extend("\u{feff}".as_bytes());
        }
        let line_end = match dialect.delimiter {
            b'\t' => csv::Terminator::Any(b'\n'),
            _ => csv::Terminator::CRLF,
        };
        Self {
            dialect,
            inner: csv::WriterBuilder::new()
                .delimiter(dialect.delimiter)
                .terminator(line_end)
                .flexible(true)
                .from_writer(bytes),
            field: String::new(),
        }
    }

    /// Writes a row.
    pub fn row(&mut self, cells: &[Cell]) {
        for cell in cells {
            match cell {
                Cell::Text {
                    text,
                    full_chars: None,
                } => self.text(text),
                cell => {
                    self.field.clear();
                    match cell {
                        Cell::Signed {
                            value,
                            sign,
                            reason,
                        } if self.dialect.keeps_signs => {
                            if *reason == Reason::Preliminary {
                                value::push(value, self.dialect.spelling, &mut self.field);
                            }
                            self.field.push_str(sign);
                        }
                        cell => value::push(cell, self.dialect.spelling, &mut self.field),
                    }
                    // writing to memory cannot fail
                    let _ = self.inner.write_field(&self.field);
                }
            }
        }
        self.end_line();
    }

    /// Writes a text as a field.
    pub fn text(&mut self, text: &str) {
        let _ = if self.dialect.defused && is_formula(text) {
            self.inner.write_field(format!("'{text}"))
        } else {
            self.inner.write_field(text)
        };
    }

    /// Ends a line of fields.
    pub fn end_line(&mut self) {
        let _ = self.inner.write_record(None::<&[u8]>);
    }

    /// What is written so far.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.inner.into_inner().unwrap_or_default()
    }
}

/// True for a text that a spreadsheet would run instead of showing it.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

impl<C: Crew> Director<C> {
    /// Writes the rows of the current view, or says what the file is. `sink` gets the bytes piece by
    /// piece.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] without an open file or when the view is replaced meanwhile, and for the
    /// form [`ExportForm::ChartSvg`], which is none of rows; what the crew says.
    pub async fn export(
        &self,
        form: ExportForm,
        columns: &[u32],
        sink: &mut dyn FnMut(Vec<u8>),
    ) -> Result<(), Problem> {
        let opened = self.opened().ok_or(Problem::from(ProblemKind::Stale))?;
        let Some(dialect) = Dialect::of(form) else {
            if form != ExportForm::InspectJson {
                return Err(ProblemKind::Stale.into());
            }
            let opened = self
                .opened_as_read()
                .ok_or(Problem::from(ProblemKind::Stale))?;
            sink(super::inspect::text(&opened, &[]).into_bytes());
            return Ok(());
        };
        let names = columns.iter().map(|column| {
            let profile = opened.columns.get(*column as usize);
            profile
                .map(|profile| profile.name.as_str())
                .unwrap_or_default()
        });
        sink(Writer::new(dialect, names).into_bytes());
        let rest = Dialect {
            mark: false,
            ..dialect
        };
        self.all_rows(columns, WINDOW_ROWS, &mut |rows: Vec<Row>| {
            let mut writer = Writer::without_header(rest);
            for row in &rows {
                writer.row(&row.cells);
            }
            sink(writer.into_bytes());
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn written(dialect: Dialect, cells: &[Cell]) -> String {
        let mut writer = Writer::without_header(dialect);
        writer.row(cells);
        String::from_utf8(writer.into_bytes()).unwrap()
    }

    #[test]
    fn excel_gets_its_mark_its_signs_and_no_formulas() {
        let cells = [
            Cell::Decimal {
                mantissa: -15,
                scale: 1,
            },
            Cell::text("=HYPERLINK(\"x\")"),
            Cell::text("-"),
            Cell::Missing,
            Cell::text("a;b"),
        ];
        assert_eq!(
            written(Dialect::EXCEL, &cells),
            "\u{feff}-1,5;\"'=HYPERLINK(\"\"x\"\")\";'-;;\"a;b\"\r\n"
        );
        assert_eq!(
            written(Dialect::CSV, &cells[..2]),
            "-1.5,\"=HYPERLINK(\"\"x\"\")\"\r\n"
        );
    }

    #[test]
    fn headers_are_defused_too() {
        let bytes = Writer::new(Dialect::TSV, ["@a", "b\tc"]).into_bytes();
        assert_eq!(String::from_utf8(bytes).unwrap(), "'@a\t\"b\tc\"\n");
    }

    #[test]
    fn a_row_of_one_missing_value_is_no_blank_line() {
        assert_eq!(written(Dialect::CSV, &[Cell::Missing]), "\"\"\r\n");
    }
}
