//! How the first rows would read with other options: an answer of milliseconds that leaves the open table,
//! its members and its views alone.

use super::open::chosen_encoding;
use super::{Crew, Director, TranslateOrder};
use crate::read::translate::{Form, Limits, Translated};
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

/// Larger files are not translated for a preview: nobody would wait for it, and it cannot be stopped.
const MAX_PREVIEW_BYTES: u64 = 16 << 20;

impl Text {
    /// True when options ask for this text: for the same table of the file, by the same encoding.
    fn is_of(&self, options: &ReadOptions) -> bool {
        let Some(translated) = &self.translated else {
            return options.part.is_empty();
        };
        let told = translated.encoding.as_ref();
        let chosen = told.and_then(|t| (t.evidence == Evidence::Chosen).then_some(t.value));
        (options.part.is_empty() || options.part == translated.part)
            && (told.is_none() || chosen == chosen_encoding(options))
    }

    /// Of a file that is not open, or to be read in another way.
    async fn of(
        crew: &impl Crew,
        file_name: &str,
        file: Rc<dyn Source>,
        options: &ReadOptions,
    ) -> Result<Self, Problem> {
        let format = read::detect(&*file, file_name)?;
        if format.is_delimited() {
            return Ok(Self {
                source: file,
                format,
                origin: Origin::Text,
                translated: None,
            });
        }
        let stale = || Problem::from(ProblemKind::Stale);
        let bytes = usize::try_from(file.len()).map_err(|_| stale())?;
        if file.len() > MAX_PREVIEW_BYTES {
            return Err(stale());
        }
        let mut whole = vec![0; bytes];
        file.read_at(0, &mut whole)?;
        let order = TranslateOrder {
            file_name: file_name.to_owned(),
            format,
            part: options.part.clone(),
            limits: Limits::default(),
            encoding: chosen_encoding(options),
        };
        let mut translated = crew.translate(whole, order).await?;
        if translated.form == Form::File {
            return Err(stale());
        }
        let bytes = std::mem::take(&mut translated.bytes);
        Ok(Self {
            source: Rc::new(MemorySource(bytes.into())),
            format: translated.format,
            origin: translated.form.origin(),
            translated: Some(translated),
        })
    }
}

/// Puts into a sniff what the format itself knows.
pub(super) fn tell_what_is_known(text: &Translated, sniff: &mut Sniff) {
    sniff.part.clone_from(&text.part);
    sniff.crs.clone_from(&text.crs);
    sniff.translated_from.clone_from(&text.encoding);
    if !text.titles.is_empty() {
        sniff.title_rows.clone_from(&text.titles);
    }
}

impl<C: Crew> Director<C> {
    /// Reads the first rows with other options: those of the text that is open, or those of `file` when
    /// none is (the reading was stopped) or it must be translated in another way. Of each row at most
    /// `columns` cells.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when the file would have to be translated first, or in another way than the open
    /// table was, and that would take long; and what the source and the translation say.
    pub async fn preview(
        &self,
        file_name: &str,
        file: Rc<dyn Source>,
        options: &ReadOptions,
        rows: usize,
        columns: usize,
    ) -> Result<Preview, Problem> {
        let open = self.text.borrow().clone();
        let text = match open.filter(|open| open.is_of(options)) {
            Some(open) => open,
            None => Rc::new(Text::of(&self.crew, file_name, file, options).await?),
        };
        // what the whole file has decided holds until the user says otherwise
        let settled = self
            .settled_encoding()
            .filter(|_| options.encoding.is_none() && text.origin.is_text());
        let options = ReadOptions {
            encoding: settled.as_ref().map_or(options.encoding, |s| Some(s.value)),
            ..options.clone()
        };
        let mut source = text.source.clone();
        let chosen = options;
        let options = read::in_file(&chosen);
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
        read::choose_columns(&mut sniff, &chosen);
        let head = read::head(&*source, &sniff, rows)?;
        read::name_chosen(&mut sniff);
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
