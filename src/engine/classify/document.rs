//! What the classifier looks at: the words of a file, by where they stand.

use model::cell::Cell;
use model::column::ColumnType;
use model::dataset::Opened;

/// Values looked at in a column.
const VALUES_PER_COLUMN: usize = 10;
/// Longer values are notes about one row, not names of things.
const LONGEST_VALUE_CHARS: usize = 80;

/// A dataset as the classifier sees it. Every field may be empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The file's name, with or without its ending.
    pub file_name: String,
    /// A title given with the dataset.
    pub title: String,
    /// The name of the sheet.
    pub sheet: String,
    /// Each column's name and some of its values, as they stand.
    pub columns: Vec<(String, Vec<String>)>,
    /// Rows above the table.
    pub title_rows: Vec<String>,
    /// Running text: a description, or a row of free text to classify by itself.
    pub text: String,
}

impl Document {
    /// The words of a file that was opened. Rows below the table name sources, not subjects: left out.
    #[must_use]
    pub fn of_opened(opened: &Opened) -> Self {
        let columns = opened.columns.iter().map(|column| {
            // Numbers, dates, geometry and codes of places say nothing that the column's name does not.
            let is_geometry = matches!(column.kind.as_deref(), Some("wkt" | "geometry"));
            let values = if column.column_type == ColumnType::Text && !is_geometry {
                let texts = column.top.iter().filter_map(|(cell, _)| match cell {
                    Cell::Text {
                        text,
                        full_chars: None,
                    } => Some(text),
                    _ => None,
                });
                texts
                    .filter(|text| text.chars().count() <= LONGEST_VALUE_CHARS)
                    .take(VALUES_PER_COLUMN)
                    .cloned()
                    .collect()
            } else {
                Vec::new()
            };
            (column.name.clone(), values)
        });
        Self {
            file_name: opened.file_name.clone(),
            title: String::new(),
            sheet: opened.sniff.part.join(" "),
            columns: columns.collect(),
            title_rows: opened.sniff.title_rows.clone(),
            text: String::new(),
        }
    }
}
