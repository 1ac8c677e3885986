//! Opening a file: head, cuts, shards, decisions of the whole file, measures.

use super::director::{Home, Table};
use super::{Crew, Director, MemberAsk, ShardPlace, join_all};
use crate::classify::{Document, KleIndex, classify, without_register};
use crate::kind;
use crate::profile::finish::{ColumnCount, RunMerge};
use crate::profile::measure::ColumnMeasure;
use crate::profile::runs::RunBatch;
use crate::profile::totals;
use crate::read::sheet::{Limits, SheetRecords};
use crate::read::{self, Head, MemorySource, Settled, ShardOrder, ShardReport, Source};
use model::column::ColumnType;
use model::dataset::{Opened, TableInfo};
use model::note::{Note, Problem, ProblemKind};
use model::recipe::Query;
use model::sniff::{Format, ReadOptions, Sniff};
use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

/// Bytes of a shard. Small enough that a step over one column of it takes milliseconds, large enough that
/// a file of a gigabyte has some hundred of them.
const SHARD_BYTES: u64 = 4 << 20;
/// Rows shown before the whole file is read.
const HEAD_ROWS: usize = 200;
/// Runs of a column in one message.
const RUNS: u32 = 1 << 16;
/// Texts fingerprinted at once by one member.
const TEXTS_AT_ONCE: u64 = 1 << 22;
/// How often the whole file may change its mind.
const MOST_ROUNDS: usize = 16;

/// Who is told how the opening goes. Breaking off cancels it.
pub trait Observer {
    /// The first rows, before the whole file is read: types may still change.
    fn provisional(&mut self, sniff: &Sniff, bytes: u64, head: &Head) -> ControlFlow<()> {
        let _ = (sniff, bytes, head);
        ControlFlow::Continue(())
    }

    /// So many bytes and rows are read.
    fn progress(&mut self, bytes: u64, of: u64, rows: u64) -> ControlFlow<()> {
        let _ = (bytes, of, rows);
        ControlFlow::Continue(())
    }

    /// All rows are in memory, typed, and can be asked for under this revision; profiles follow.
    fn loaded(
        &mut self,
        sniff: &Sniff,
        types: &[ColumnType],
        rows: u64,
        revision: u32,
    ) -> ControlFlow<()> {
        let _ = (sniff, types, rows, revision);
        ControlFlow::Continue(())
    }
}

/// Nobody wants to know.
pub struct Quiet;
impl Observer for Quiet {}

fn go_on(flow: ControlFlow<()>) -> Result<(), Problem> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ProblemKind::Cancelled.into()),
    }
}

/// The shards as read so far.
struct Reading {
    orders: Vec<ShardOrder>,
    /// One for each order, with the member that holds the shard.
    reports: Vec<(usize, ShardReport)>,
}

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
        self.close().await?;
        let file_bytes = source.len();
        let format = read::detect(&*source, file_name)?;
        let (source, workbook) = self.sheet(source, format).await?;
        *self.source.borrow_mut() = Some(source.clone());
        let mut sniff = read::sniff(&*source, file_name, format, options)?;
        sniff.sheet = workbook.as_ref().map(|book| book.sheet.clone());
        let head = read::head(&*source, &sniff, HEAD_ROWS)?;
        go_on(observer.provisional(&sniff, file_bytes, &head))?;

        let orders = ShardOrder::first(&sniff, &head.plans, shard_bytes);
        let of = sniff.end_byte - sniff.data_byte;
        let reading = self.read_all(orders, of, observer).await?;
        let (settled, reports) = self.settle(&sniff, reading).await?;
        let types: Vec<_> = settled.plans.iter().map(|plan| plan.column_type).collect();
        let rows = self.arrange(&settled.sniff, &reports).await?;
        let (revision, _) = self.select(Query::default()).await?;
        go_on(observer.loaded(&settled.sniff, &types, rows, revision))?;

        self.measure(&types).await?;
        self.count_all(&settled).await?;
        let opened = self.summary(file_name, file_bytes, settled, workbook, kle);
        *self.opened.borrow_mut() = Some(Rc::new(opened.clone()));
        Ok(opened)
    }

    /// Lets go of the table.
    ///
    /// # Errors
    /// What the crew says.
    pub async fn close(&self) -> Result<(), Problem> {
        *self.opened.borrow_mut() = None;
        *self.source.borrow_mut() = None;
        *self.table.borrow_mut() = Rc::default();
        *self.view.borrow_mut() = Rc::default();
        self.ask_all::<()>(MemberAsk::Forget).await?;
        let back = (0..self.crew.members()).map(|member| self.crew.use_file(member));
        join_all(back).await.into_iter().collect()
    }

    /// Turns a workbook into records the crew reads instead of the file.
    async fn sheet(
        &self,
        source: Rc<dyn Source>,
        format: Format,
    ) -> Result<(Rc<dyn Source>, Option<SheetRecords>), Problem> {
        if format != Format::Xlsx {
            return Ok((source, None));
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
        let mut workbook = vec![0; bytes];
        source.read_at(0, &mut workbook)?;
        let mut records = self.crew.sheet(workbook, limits).await?;
        let bytes: Rc<[u8]> = std::mem::take(&mut records.bytes).into();
        let give = (0..self.crew.members()).map(|m| self.crew.give_bytes(m, bytes.clone()));
        let given: Result<(), Problem> = join_all(give).await.into_iter().collect();
        given?;
        Ok((Rc::new(MemorySource(bytes)), Some(records)))
    }

    /// Hands the orders out, the next one to whoever is free.
    async fn read_all(
        &self,
        orders: Vec<ShardOrder>,
        of: u64,
        observer: &mut dyn Observer,
    ) -> Result<Reading, Problem> {
        let next = RefCell::new(orders.iter());
        let done = RefCell::new((0u64, 0u64, observer));
        let work = (0..self.crew.members()).map(|member| {
            let (next, done) = (&next, &done);
            async move {
                let mut reports = Vec::new();
                loop {
                    let order = next.borrow_mut().next();
                    let Some(order) = order else {
                        return Ok::<_, Problem>(reports);
                    };
                    let report = self.read_shard(member, order).await?;
                    let (bytes, rows, observer) = &mut *done.borrow_mut();
                    *bytes += order.to - order.from;
                    *rows += report.rows;
                    go_on(observer.progress(*bytes, of, *rows))?;
                    reports.push((member, report));
                }
            }
        });
        let parts: Result<Vec<_>, Problem> = join_all(work).await.into_iter().collect();
        let mut reports: Vec<_> = parts?.into_iter().flatten().collect();
        reports.sort_by_key(|report| report.1.index);
        Ok(Reading { orders, reports })
    }

    async fn read_shard(&self, member: usize, order: &ShardOrder) -> Result<ShardReport, Problem> {
        let ask = MemberAsk::Read(Box::new(order.clone()));
        let report: Box<ShardReport> = self.ask_one(member, ask).await?;
        Ok(*report)
    }

    /// Reads shards again that began inside a record, then lets the whole file decide; repeats until
    /// nothing is left to be read again.
    async fn settle(
        &self,
        sniff: &Sniff,
        mut reading: Reading,
    ) -> Result<(Settled, Vec<(usize, ShardReport)>), Problem> {
        let mut sniff = sniff.clone();
        for _ in 0..MOST_ROUNDS {
            self.mend_cuts(&mut reading).await?;
            let reports: Vec<ShardReport> = reading
                .reports
                .iter()
                .map(|report| report.1.clone())
                .collect();
            let settled = read::settle(&sniff, &reports);
            if settled.redo.is_empty() {
                return Ok((settled, reading.reports));
            }
            sniff = settled.sniff;
            self.read_again(&mut reading, settled.redo).await?;
        }
        Err(ProblemKind::Damaged.into())
    }

    /// Each member reads its own shards again.
    async fn read_again(
        &self,
        reading: &mut Reading,
        redo: Vec<ShardOrder>,
    ) -> Result<(), Problem> {
        let homes: Vec<usize> = reading.reports.iter().map(|report| report.0).collect();
        let work = (0..self.crew.members()).map(|member| {
            let own = redo
                .iter()
                .filter(|order| homes.get(order.index as usize) == Some(&member));
            let own: Vec<&ShardOrder> = own.collect();
            async move {
                let mut reports = Vec::new();
                for order in own {
                    reports.push((member, self.read_shard(member, order).await?));
                }
                Ok::<_, Problem>(reports)
            }
        });
        let parts: Result<Vec<_>, Problem> = join_all(work).await.into_iter().collect();
        for report in parts?.into_iter().flatten() {
            let index = report.1.index as usize;
            if let Some(place) = reading.reports.get_mut(index) {
                *place = report;
            }
        }
        for order in redo {
            let index = order.index as usize;
            if let Some(place) = reading.orders.get_mut(index) {
                *place = order;
            }
        }
        Ok(())
    }

    /// A shard assumes that its range begins outside quotes. Where the shard before ended elsewhere, it is
    /// read again from there.
    async fn mend_cuts(&self, reading: &mut Reading) -> Result<(), Problem> {
        for index in 1..reading.reports.len() {
            let end = reading.reports[index - 1].1.end;
            if reading.reports[index].1.start == end {
                continue;
            }
            let order = &mut reading.orders[index];
            order.from = end;
            order.to = order.to.max(end);
            order.from_is_record = true;
            let member = reading.reports[index].0;
            let report = self.read_shard(member, order).await?;
            reading.reports[index] = (member, report);
        }
        Ok(())
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

    async fn measure(&self, types: &[ColumnType]) -> Result<(), Problem> {
        let parts: Vec<Vec<ColumnMeasure>> = self.ask_all(MemberAsk::Measure).await?;
        let mut parts = parts.into_iter().filter(|part| !part.is_empty());
        let mut measures = parts.next().unwrap_or_default();
        for part in parts {
            for (measure, other) in measures.iter_mut().zip(part) {
                measure.merge(other);
            }
        }
        measures.resize(types.len(), ColumnMeasure::default());
        let facts: Vec<_> = measures
            .iter()
            .zip(types)
            .map(|(measure, column_type)| measure.facts(*column_type))
            .collect();
        self.change_table(|table| {
            table.facts.clone_from(&facts);
            table.measures = measures;
        });
        self.ask_all::<()>(MemberAsk::Facts(facts)).await?;
        Ok(())
    }

    /// Replaces the table by a changed copy: who still works with the old one is not disturbed.
    fn change_table(&self, change: impl FnOnce(&mut Table)) {
        let old = self.table();
        let mut table = Table {
            homes: old.homes.clone(),
            rows: old.rows,
            facts: old.facts.clone(),
            measures: old.measures.clone(),
            shapes: old.shapes.clone(),
            profiles: old.profiles.clone(),
        };
        change(&mut table);
        *self.table.borrow_mut() = Rc::new(table);
    }

    /// Counts the values of all columns and makes the profiles.
    async fn count_all(&self, settled: &Settled) -> Result<(), Problem> {
        let table = self.table();
        let most_rows = (0..self.crew.members())
            .map(|member| {
                let own = table.homes.iter().filter(|home| home.member == member);
                own.map(|home| home.rows).sum::<u64>()
            })
            .max();
        let mut counts = Vec::with_capacity(table.facts.len());
        for (column, (facts, measure)) in (0u32..).zip(table.facts.iter().zip(&table.measures)) {
            let parts = match facts.column_type {
                ColumnType::Text => most_rows.unwrap_or(0).div_ceil(TEXTS_AT_ONCE).max(1),
                _ => 1,
            };
            let mut count = ColumnCount::new(*facts, measure);
            for part in 0..parts as u32 {
                self.count_part(column, part, parts as u32, &mut count)
                    .await?;
            }
            counts.push(count);
        }
        let mut looked_up = self.look_up(&counts).await?;
        let mut totals = self.totals(&counts).await?;
        let (mut profiles, mut shapes) = (Vec::new(), Vec::new());
        for (column, count) in counts.into_iter().enumerate() {
            let name = settled.sniff.column_names.get(column).cloned();
            let name = name.unwrap_or_default();
            let spellings = settled.missing_spellings.get(column).cloned();
            let (mut profile, shape) = count.finish(
                name,
                &table.measures[column],
                spellings.unwrap_or_default(),
                std::mem::take(&mut looked_up[column]),
            );
            profile.totals = std::mem::take(&mut totals[column]);
            if let Some((kind, confidence)) = kind::of(&profile.name, &profile) {
                profile.kind = Some(kind.to_owned());
                profile.kind_confidence = confidence;
            }
            profiles.push(profile);
            shapes.push(shape);
        }
        self.change_table(|table| {
            table.profiles = profiles;
            table.shapes = shapes;
        });
        Ok(())
    }

    async fn count_part(
        &self,
        column: u32,
        part: u32,
        parts: u32,
        count: &mut ColumnCount,
    ) -> Result<(), Problem> {
        let limit = RUNS;
        let ask = MemberAsk::Count {
            column,
            part,
            parts,
            limit,
        };
        let batches: Vec<RunBatch> = self.ask_all(ask).await?;
        let mut merge = RunMerge::new(batches);
        loop {
            merge.drain(|run| count.add(run));
            let wanted = merge.wanted();
            if wanted.is_empty() {
                return Ok(());
            }
            let asks = wanted
                .iter()
                .map(|member| self.ask_one(*member, MemberAsk::MoreRuns { limit }));
            let batches: Result<Vec<RunBatch>, Problem> =
                join_all(asks).await.into_iter().collect();
            for (member, batch) in wanted.iter().zip(batches?) {
                merge.give(*member, &batch);
            }
        }
    }

    /// Looks up the most common values whose keys do not say them.
    async fn look_up(
        &self,
        counts: &[ColumnCount],
    ) -> Result<Vec<Vec<model::cell::Cell>>, Problem> {
        let table = self.table();
        let mut wanted: Vec<Vec<(u64, u32)>> = vec![Vec::new(); self.crew.members()];
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); counts.len()];
        for (column, count) in counts.iter().enumerate() {
            for row in count.top_rows() {
                let shard = table
                    .homes
                    .partition_point(|home| home.place.first_row <= row);
                let home = shard
                    .checked_sub(1)
                    .and_then(|shard| table.homes.get(shard));
                let member = home.map_or(0, |home| home.member);
                wanted[member].push((row, column as u32));
                members[column].push(member);
            }
        }
        let asks = wanted
            .into_iter()
            .enumerate()
            .map(|(member, wanted)| async move {
                if wanted.is_empty() {
                    return Ok(Vec::new());
                }
                self.ask_one(member, MemberAsk::Cells(wanted)).await
            });
        let parts: Result<Vec<Vec<model::cell::Cell>>, Problem> =
            join_all(asks).await.into_iter().collect();
        let mut parts: Vec<_> = parts?.into_iter().map(Vec::into_iter).collect();
        Ok(members
            .iter()
            .map(|members| members.iter().filter_map(|m| parts[*m].next()).collect())
            .collect())
    }

    /// Values spelled as totals, for text columns with few different values.
    async fn totals(
        &self,
        counts: &[ColumnCount],
    ) -> Result<Vec<Vec<(model::cell::Cell, u64)>>, Problem> {
        let mut totals = vec![Vec::new(); counts.len()];
        let columns: Vec<u32> = (0u32..)
            .zip(counts)
            .filter(|(_, count)| count.may_hold_totals())
            .map(|(column, _)| column)
            .collect();
        if columns.is_empty() {
            return Ok(totals);
        }
        let mut parts: Vec<Vec<Vec<totals::Total>>> =
            self.ask_all(MemberAsk::Totals(columns.clone())).await?;
        for (place, column) in columns.iter().enumerate() {
            let own = parts.iter_mut().filter_map(|part| part.get_mut(place));
            totals[*column as usize] = totals::merge(own.flat_map(std::mem::take));
        }
        Ok(totals)
    }

    fn summary(
        &self,
        file_name: &str,
        bytes: u64,
        settled: Settled,
        workbook: Option<SheetRecords>,
        kle: Option<&KleIndex>,
    ) -> Opened {
        let table = self.table();
        let mut notes = settled.notes;
        let mut tables = vec![TableInfo {
            name: stem(file_name).to_owned(),
            rows: table.rows,
            columns: table.profiles.len() as u64,
            hidden: false,
        }];
        if let Some(book) = workbook {
            tables[0].name.clone_from(&book.sheet);
            let others = book
                .tables
                .into_iter()
                .filter(|other| other.name != book.sheet);
            tables.extend(others);
            notes.extend(book.notes);
            let told = notes
                .iter()
                .any(|note| matches!(note, Note::OtherSheets { .. }));
            if book.others > 0 && !told {
                notes.push(Note::OtherSheets {
                    count: book.others,
                    hidden: book.hidden,
                });
            }
        }
        let mut opened = Opened {
            file_name: file_name.to_owned(),
            bytes,
            rows: table.rows,
            footer_rows: u64::from(settled.sniff.footer_rows),
            footer_texts: settled.sniff.footer_texts.clone(),
            sniff: settled.sniff,
            columns: table.profiles.clone(),
            tables,
            notes,
            classification: model::kle::Classification::default(),
        };
        opened.classification = match kle {
            Some(kle) => classify(kle, &Document::of_opened(&opened)),
            None => without_register(),
        };
        opened
    }
}

/// A file's name without its ending.
fn stem(file_name: &str) -> &str {
    match file_name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file_name,
    }
}
