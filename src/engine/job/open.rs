//! Opening a file: head, cuts, shards, decisions of the whole file, measures.

use super::director::{Home, Table};
use super::observer::{Observer, go_on};
use super::preview::{Text, tell_what_is_known};
use super::reading::Becoming;
use super::{Crew, Director, MemberAsk, ShardPlace, TranslateOrder, begin, finish, join_all};
use crate::classify::{Document, KleIndex, classify, without_register};
use crate::kind;
use crate::kle::column::recognise;
use crate::read::translate::{Form, Limits, Translated, no_such_part};
use crate::read::{
    self, Head, MemorySource, Remembering, Settled, ShardOrder, ShardReport, Source,
};
use crate::suggest::about;
use model::column::ColumnProfile;
use model::dataset::{Opened, TableInfo};
use model::note::{Note, Problem, ProblemKind};
use model::recipe::Query;
use model::sniff::{Encoding, Format, Origin, ReadOptions, Sniff};
use std::rc::Rc;

/// Bytes of a shard. Small enough that a step over one column of it takes milliseconds, large enough that
/// a file of a gigabyte has some hundred of them.
const SHARD_BYTES: u64 = 4 << 20;
/// Rows shown before the whole file is read.
const HEAD_ROWS: usize = 200;

impl<C: Crew> Director<C> {
    /// Reads a file as a table and says what it is. A file that was open before is let go of.
    ///
    /// # Errors
    /// The file is no table, cannot be read or was cancelled by the observer.
    pub async fn open(
        &self,
        file_name: &str,
        source: Rc<dyn Source>,
        options: &ReadOptions,
        kle: Option<&KleIndex>,
        observer: &mut dyn Observer,
    ) -> Result<Opened, Problem> {
        self.open_in_shards(file_name, source, options, kle, observer, SHARD_BYTES)
            .await
    }

    /// The same with shards of another size: the answer must not depend on it.
    ///
    /// # Errors
    /// As [`Director::open`].
    pub async fn open_in_shards(
        &self,
        file_name: &str,
        source: Rc<dyn Source>,
        options: &ReadOptions,
        kle: Option<&KleIndex>,
        observer: &mut dyn Observer,
        shard_bytes: u64,
    ) -> Result<Opened, Problem> {
        // nothing waits for the members before the first rows are shown
        let closing = begin(self.close()).await;
        let file_bytes = source.len();
        let remembering: Rc<dyn Source> = Rc::new(Remembering::new(source));
        let format = read::detect(&*remembering, file_name)?;
        let mut closing = match format.is_delimited() {
            true => Some(closing),
            // the members are given other bytes next
            false => {
                finish(closing).await?;
                None
            }
        };
        let (source, translated) = self
            .translate(remembering, file_name, format, options)
            .await?;
        *self.source.borrow_mut() = Some(source.clone());
        let (format, origin) = match &translated {
            Some(text) => (text.format, text.form.origin()),
            None => (format, Origin::Text),
        };
        *self.text.borrow_mut() = Some(Rc::new(Text {
            source: source.clone(),
            format,
            origin,
            translated: translated.clone(),
        }));
        let chosen = options;
        let options = &read::in_file(chosen);
        let mut sniff = read::sniff(&*source, format, origin, options)?;
        let mut source = source;
        if let Some(laid) = read::lay_out(&*source, &sniff, options)? {
            if let Some(closing) = closing.take() {
                finish(closing).await?;
            }
            source = self.give(laid.bytes).await?;
            *self.source.borrow_mut() = Some(source.clone());
            sniff = laid.sniff;
        }
        if let Some(text) = &translated {
            tell_what_is_known(text, &mut sniff);
        }
        read::choose_columns(&mut sniff, chosen);
        let limited = match options.row_limit {
            Some(rows) => read::limit(&*source, &mut sniff, rows)?,
            None => None,
        };
        let head = self.show_head(&source, &sniff, file_bytes, observer)?;
        if let Some(closing) = closing {
            finish(closing).await?;
        }
        let (mut settled, all_rows) = match options.sample {
            Some(sample) => {
                let passing = self.pass_table(&sniff, &head, observer, shard_bytes, sample);
                passing.await?
            }
            None => {
                let reading = self.read_table(&sniff, &head, observer, shard_bytes);
                (reading.await?, None)
            }
        };
        settled.notes.extend(limited);
        let mut opened = self.summary(file_name, file_bytes, settled, translated, kle);
        opened.all_rows = all_rows;
        *self.opened.borrow_mut() = Some(Rc::new(opened.clone()));
        Ok(opened)
    }

    /// Reads the first rows and tells them.
    pub(super) fn show_head(
        &self,
        source: &Rc<dyn Source>,
        sniff: &Sniff,
        file_bytes: u64,
        observer: &mut dyn Observer,
    ) -> Result<Head, Problem> {
        let head = read::head(&**source, sniff, HEAD_ROWS)?;
        let mut told = sniff.clone();
        read::name_chosen(&mut told);
        go_on(observer.provisional(&told, file_bytes, &head))?;
        Ok(head)
    }

    /// Reads all rows and profiles them.
    pub(super) async fn read_table(
        &self,
        sniff: &Sniff,
        head: &Head,
        observer: &mut dyn Observer,
        shard_bytes: u64,
    ) -> Result<Settled, Problem> {
        let orders = ShardOrder::first(sniff, &head.plans, shard_bytes);
        let of = sniff.end_byte - sniff.data_byte;
        let kept = Becoming::Kept;
        let reading = self.read_all(orders, &kept, of, observer).await?;
        let (mut settled, reports) = self.settle(sniff, reading, &kept).await?;
        read::keep_chosen(&mut settled);
        let types: Vec<_> = settled.plans.iter().map(|plan| plan.column_type).collect();
        let rows = self.arrange(&settled.sniff, &reports).await?;
        let (revision, _) = self.select(Query::default()).await?;
        go_on(observer.loaded(&settled.sniff, &types, rows, revision))?;

        self.measure(&types).await?;
        self.count_all(&settled, observer).await?;
        Ok(settled)
    }

    /// Lets go of the table.
    ///
    /// # Errors
    /// What the crew says.
    pub async fn close(&self) -> Result<(), Problem> {
        *self.opened.borrow_mut() = None;
        *self.source.borrow_mut() = None;
        *self.text.borrow_mut() = None;
        *self.table.borrow_mut() = Rc::default();
        *self.view.borrow_mut() = Rc::default();
        let forgetting = begin(self.ask_all::<()>(MemberAsk::Forget)).await;
        let back = (0..self.crew.members()).map(|member| self.crew.use_file(member));
        let back: Result<(), Problem> = join_all(back).await.into_iter().collect();
        finish(forgetting).await?;
        back
    }

    /// Turns what is no delimited text into records, which the crew reads instead of the file.
    async fn translate(
        &self,
        source: Rc<dyn Source>,
        file_name: &str,
        format: Format,
        options: &ReadOptions,
    ) -> Result<(Rc<dyn Source>, Option<Translated>), Problem> {
        let part = &options.part;
        if format.is_delimited() {
            return match part.first() {
                Some(wanted) => Err(no_such_part(wanted, &[])),
                None => Ok((source, None)),
            };
        }
        let limits = Limits::default();
        let too_big = || {
            Problem::from(ProblemKind::TooBig {
                bytes: source.len(),
                limit_bytes: limits.unpacked_bytes,
            })
        };
        if source.len() > limits.unpacked_bytes {
            return Err(too_big());
        }
        let bytes = usize::try_from(source.len()).map_err(|_| too_big())?;
        let mut file = vec![0; bytes];
        source.read_at(0, &mut file)?;
        let order = |format, part| TranslateOrder {
            file_name: file_name.to_owned(),
            format,
            part,
            limits,
            encoding: chosen_encoding(options),
        };
        let crew = &self.crew;
        let mut translated = crew.translate(file, order(format, part.to_vec())).await?;
        if translated.form == Form::File {
            let file = std::mem::take(&mut translated.bytes);
            let inner = order(translated.format, Vec::new());
            let inner = crew.translate(file, inner).await?;
            translated.notes.extend(inner.notes);
            translated.hidden.extend(inner.hidden);
            translated = Translated {
                part: translated.part,
                parts: translated.parts,
                notes: translated.notes,
                hidden: translated.hidden,
                ..inner
            };
        }
        if let Some(wanted) = part.last()
            && translated.part.is_empty()
        {
            // a file that is one table has no others
            return Err(no_such_part(wanted, &[]));
        }
        let source = self.give(std::mem::take(&mut translated.bytes)).await?;
        Ok((source, Some(translated)))
    }

    /// Gives all members bytes to read instead of the file.
    async fn give(&self, bytes: Vec<u8>) -> Result<Rc<dyn Source>, Problem> {
        let bytes: Rc<[u8]> = bytes.into();
        let give = (0..self.crew.members()).map(|m| self.crew.give_bytes(m, bytes.clone()));
        let given: Result<(), Problem> = join_all(give).await.into_iter().collect();
        given?;
        Ok(Rc::new(MemorySource(bytes)))
    }

    /// Tells all members where their shards stand. Answers the rows of the table.
    async fn arrange(
        &self,
        sniff: &Sniff,
        reports: &[(usize, ShardReport)],
    ) -> Result<u64, Problem> {
        let mut table = Table::default();
        let mut first_line = sniff.data_line;
        for (member, report) in reports {
            table.homes.push(Home {
                place: ShardPlace {
                    index: report.index,
                    first_row: table.rows,
                    first_line,
                },
                member: *member,
                rows: report.rows,
            });
            table.rows += report.rows;
            first_line += report.lines;
        }
        let rows = table.rows;
        let places = table.homes.iter().map(|home| home.place).collect();
        *self.table.borrow_mut() = Rc::new(table);
        self.ask_all::<()>(MemberAsk::Arrange(places)).await?;
        Ok(rows)
    }

    /// Columns of KLE numbers and of what shares their shape get their kind: that takes the register and
    /// the columns beside.
    fn name_codes(&self, kle: Option<&KleIndex>) {
        let is_known = |number: &str| kle.is_some_and(|kle| kle.has_number(number));
        let asked = kle.map(|_| &is_known as &dyn Fn(&str) -> bool);
        let roles = recognise(&self.table().profiles, asked);
        if roles.iter().all(Option::is_none) {
            return;
        }
        let codes = roles.into_iter();
        let codes = codes.map(|role| role.and_then(|(role, sure)| Some((role.kind()?, sure))));
        let codes: Vec<_> = codes.collect();
        self.change_table(|table| {
            super::kinds::name_codes(&mut table.found, &codes);
            for (profile, (kind, sure)) in table.profiles.iter_mut().zip(&table.found) {
                profile.kind.clone_from(kind);
                profile.kind_confidence = *sure;
            }
            table.codes = codes;
        });
    }

    fn summary(
        &self,
        file_name: &str,
        bytes: u64,
        settled: Settled,
        translated: Option<Translated>,
        kle: Option<&KleIndex>,
    ) -> Opened {
        self.name_codes(kle);
        self.name_kle_numbers(kle);
        self.change_table(|table| {
            let titles = settled.sniff.title_rows.first().map(String::as_str);
            let parts = settled.sniff.part.last().map(String::as_str);
            let names: Vec<&str> = [Some(stem(file_name)), titles, parts]
                .into_iter()
                .flatten()
                .collect();
            about::mark(&mut table.profiles, &names);
        });
        let table = self.table();
        let mut notes = settled.notes;
        let mut hidden = Vec::new();
        let mut tables = vec![TableInfo {
            name: stem(file_name).to_owned(),
            rows: table.rows,
            columns: table.profiles.len() as u64,
            hidden: false,
        }];
        if let Some(text) = translated {
            if let Some(name) = text.part.last() {
                tables[0].name.clone_from(name);
            }
            tables.extend(text.parts.into_iter().skip(1));
            notes.extend(text.notes);
            hidden = text.hidden;
        }
        notes.extend(totals(&table.profiles));
        let mut opened = Opened {
            file_name: file_name.to_owned(),
            bytes,
            rows: table.rows,
            all_rows: None,
            footer_rows: u64::from(settled.sniff.footer_rows),
            footer_texts: settled.sniff.footer_texts.clone(),
            sniff: settled.sniff,
            columns: table.profiles.clone(),
            offers: Vec::new(),
            tables,
            hidden,
            notes,
            classification: model::kle::Classification::default(),
        };
        if opened.sniff.crs.is_none() {
            opened.sniff.crs = kind::geometry::system(&opened.columns);
        }
        opened.offers = read::offers(&opened.sniff, &opened.columns, &settled.units);
        opened.classification = match kle {
            Some(kle) => classify(kle, &Document::of_opened(&opened)),
            None => without_register(),
        };
        opened
    }
}

/// The column whose values say most often that a row is a total of others.
fn totals(profiles: &[ColumnProfile]) -> Option<Note> {
    let rows = |profile: &ColumnProfile| profile.totals.iter().map(|total| total.1).sum::<u64>();
    let most = profiles
        .iter()
        .rev()
        .max_by_key(|profile| rows(profile))
        .filter(|profile| rows(profile) > 0)?;
    Some(Note::TotalRows {
        column: most.name.clone(),
        rows: rows(most),
    })
}

/// The encoding the user chose for a file that is to be translated.
pub(super) fn chosen_encoding(options: &ReadOptions) -> Option<Encoding> {
    let is_utf8 = |encoding| matches!(encoding, Encoding::Utf8 | Encoding::Utf8Bom);
    match options.repair_double_encoding && options.encoding.is_none_or(is_utf8) {
        true => Some(Encoding::Utf8Twice),
        false => options.encoding,
    }
}

/// A file's name without its ending.
fn stem(file_name: &str) -> &str {
    match file_name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file_name,
    }
}
