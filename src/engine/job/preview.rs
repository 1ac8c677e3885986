//! How the first rows would read with other options: an answer of milliseconds that leaves the open table,
//! its crew and its views alone.

use super::{Crew, Director};
use crate::read::translate::Translated;
use crate::read::{self, MemorySource, Source};
use model::column::ColumnType;
use model::message::Row;
use model::note::{Problem, ProblemKind};
use model::sniff::{Assumed, Encoding, Evidence, Format, Origin, ReadOptions, Sniff};
use std::rc::Rc;

/// The first rows, read another way.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What is assumed then.
    pub sniff: Sniff,
    /// The type of each column.
    pub types: Vec<ColumnType>,
    /// The first rows.
    pub rows: Vec<Row>,
}

/// The text of a table as it came: the file, or what was translated of it.
pub(super) struct Text {
    /// Its bytes.
    pub source: Rc<dyn Source>,
    /// What it is.
    pub format: Format,
    /// What stands in it.
    pub origin: Origin,
    /// What is known of a translated one; its bytes are in `source`.
    pub translated: Option<Translated>,
}

/// Puts into a sniff what the format itself knows.
pub(super) fn tell_what_is_known(text: &Translated, sniff: &mut Sniff) {
    sniff.part.clone_from(&text.part);
    sniff.crs.clone_from(&text.crs);
    if !text.titles.is_empty() {
        sniff.title_rows.clone_from(&text.titles);
    }
}

impl<C: Crew> Director<C> {
    /// Reads the first rows with other options: those of the text that is open, or those of `file` when
    /// none is (the reading was stopped) and the file is delimited text. Of each row at most `columns`
    /// cells.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when another table of the file is asked for than the open one, or nothing is
    /// open and the file would have to be translated first; and what the source says.
    pub fn preview(
        &self,
        file_name: &str,
        file: Rc<dyn Source>,
        options: &ReadOptions,
        rows: usize,
        columns: usize,
    ) -> Result<Preview, Problem> {
        let open = self.text.borrow().clone();
        let text = match open {
            Some(open) => open,
            None => {
                let format = read::detect(&*file, file_name)?;
                if !format.is_delimited() {
                    return Err(ProblemKind::Stale.into());
                }
                Rc::new(Text {
                    source: file,
                    format,
                    origin: Origin::Text,
                    translated: None,
                })
            }
        };
        let part = text.translated.as_ref().map_or(&[] as &[_], |t| &t.part);
        if !options.part.is_empty() && options.part != part {
            return Err(ProblemKind::Stale.into());
        }
        // what the whole file has decided holds until the user says otherwise
        let settled = self
            .settled_encoding()
            .filter(|_| options.encoding.is_none());
        let options = ReadOptions {
            encoding: settled.as_ref().map_or(options.encoding, |s| Some(s.value)),
            ..options.clone()
        };
        let mut source = text.source.clone();
        let mut sniff = read::sniff(&*source, text.format, text.origin, &options)?;
        if let Some(settled) = settled {
            sniff.encoding = settled;
        }
        if let Some(laid) = read::lay_out(&*source, &sniff, &options)? {
            source = Rc::new(MemorySource(laid.bytes.into()));
            sniff = laid.sniff;
        }
        if let Some(known) = &text.translated {
            tell_what_is_known(known, &mut sniff);
        }
        let head = read::head(&*source, &sniff, rows)?;
        let types = head.columns.iter().map(|column| column.column_type);
        let mut rows = head.rows;
        for row in &mut rows {
            row.cells.truncate(columns);
        }
        Ok(Preview {
            types: types.take(columns).collect(),
            sniff,
            rows,
        })
    }

    /// The encoding the whole file was found to have; `None` while it is read, or when the user chose one.
    fn settled_encoding(&self) -> Option<Assumed<Encoding>> {
        let opened = self.opened();
        let settled = opened.map(|opened| opened.sniff.file_encoding().clone());
        settled.filter(|encoding| encoding.evidence != Evidence::Chosen)
    }
}
