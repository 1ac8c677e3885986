//! Reading all shards of a file: handed out to the members, mended at the cuts, settled by the whole.

use super::observer::{Observer, go_on};
use super::{Crew, Director, MemberAsk, begin, finish, join_all};
use crate::profile::measure::ColumnMeasure;
use crate::read::{self, Settled, ShardOrder, ShardReport};
use model::note::{Problem, ProblemKind};
use model::sniff::Sniff;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};

/// How often the whole file may change its mind.
const MOST_ROUNDS: usize = 16;

/// What becomes of the shards that are read.
pub(super) enum Becoming {
    /// They are kept.
    Kept,
    /// They are measured and let go of; the measures of each shard by its index.
    Measured(RefCell<BTreeMap<u32, Vec<ColumnMeasure>>>),
}

/// The shards as read so far.
pub(super) struct Reading {
    orders: Vec<ShardOrder>,
    /// One for each order, with the member that holds the shard.
    reports: Vec<(usize, ShardReport)>,
}

impl<C: Crew> Director<C> {
    /// Reads all shards.
    pub(super) async fn read_all(
        &self,
        orders: Vec<ShardOrder>,
        becoming: &Becoming,
        of: u64,
        observer: &mut dyn Observer,
    ) -> Result<Reading, Problem> {
        let ask = |member, order| self.read_shard(member, order, becoming);
        let size = |order: &ShardOrder, report: &ShardReport| (order.to - order.from, report.rows);
        let parts = self.spread(&orders, of, ask, size, observer).await?;
        let mut reports: Vec<_> = parts
            .into_iter()
            .map(|(member, _, r)| (member, r))
            .collect();
        reports.sort_by_key(|report| report.1.index);
        Ok(Reading { orders, reports })
    }

    /// Hands work out. Each member has a stretch of the pieces of its own and takes them from front to back, so
    /// that it reads on where it was; who comes to the end of it helps the one with most left, from behind.
    /// `size` says how many bytes and rows a piece was.
    /// Answers for each piece which member did it, its place among all, and what came of it.
    pub(super) async fn spread<'a, O, T, F>(
        &'a self,
        pieces: &'a [O],
        of: u64,
        ask: impl Fn(usize, &'a O) -> F,
        size: impl Fn(&O, &T) -> (u64, u64),
        observer: &mut dyn Observer,
    ) -> Result<Vec<(usize, usize, T)>, Problem>
    where
        F: Future<Output = Result<T, Problem>> + 'a,
    {
        let members = self.crew.members();
        let mut stretches = vec![VecDeque::new(); members];
        for (at, piece) in pieces.iter().enumerate() {
            stretches[at * members / pieces.len()].push_back((at, piece));
        }
        let stretches = RefCell::new(stretches);
        let done = RefCell::new((0u64, 0u64, observer));
        let work = (0..members).map(|member| {
            let (stretches, done, ask, size) = (&stretches, &done, &ask, &size);
            let take = move || {
                let mut stretches = stretches.borrow_mut();
                let own = stretches.get_mut(member).and_then(VecDeque::pop_front);
                own.or_else(|| {
                    stretches
                        .iter_mut()
                        .max_by_key(|left| left.len())?
                        .pop_back()
                })
            };
            async move {
                let mut ended = Vec::new();
                // the next piece is there before the last one is done: nobody waits for a message
                let mut following = match take() {
                    Some((at, piece)) => Some((at, piece, begin(ask(member, piece)).await)),
                    None => None,
                };
                while let Some((at, piece, working)) = following.take() {
                    if let Some((at, piece)) = take() {
                        following = Some((at, piece, begin(ask(member, piece)).await));
                    }
                    let came = finish(working).await?;
                    let (bytes, rows, observer) = &mut *done.borrow_mut();
                    let (more_bytes, more_rows) = size(piece, &came);
                    *bytes += more_bytes;
                    *rows += more_rows;
                    go_on(observer.progress(*bytes, of, *rows))?;
                    ended.push((member, at, came));
                }
                Ok::<_, Problem>(ended)
            }
        });
        let parts: Result<Vec<_>, Problem> = join_all(work).await.into_iter().collect();
        Ok(parts?.into_iter().flatten().collect())
    }

    async fn read_shard(
        &self,
        member: usize,
        order: &ShardOrder,
        becoming: &Becoming,
    ) -> Result<ShardReport, Problem> {
        let order = Box::new(order.clone());
        match becoming {
            Becoming::Kept => {
                let report: Box<ShardReport> = self.ask_one(member, MemberAsk::Read(order)).await?;
                Ok(*report)
            }
            Becoming::Measured(measures) => {
                let passed: Box<(ShardReport, Vec<ColumnMeasure>)> =
                    self.ask_one(member, MemberAsk::Pass(order)).await?;
                let (report, measured) = *passed;
                measures.borrow_mut().insert(report.index, measured);
                Ok(report)
            }
        }
    }

    /// Reads shards again that began inside a record, then lets the whole file decide; repeats until
    /// nothing is left to be read again.
    pub(super) async fn settle(
        &self,
        sniff: &Sniff,
        mut reading: Reading,
        becoming: &Becoming,
    ) -> Result<(Settled, Vec<(usize, ShardReport)>), Problem> {
        let mut sniff = sniff.clone();
        for _ in 0..MOST_ROUNDS {
            self.mend_cuts(&mut reading, becoming).await?;
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
            self.read_again(&mut reading, settled.redo, becoming)
                .await?;
        }
        Err(ProblemKind::Damaged.into())
    }

    /// Each member reads its own shards again.
    async fn read_again(
        &self,
        reading: &mut Reading,
        redo: Vec<ShardOrder>,
        becoming: &Becoming,
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
                    let report = self.read_shard(member, order, becoming).await?;
                    reports.push((member, report));
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
    async fn mend_cuts(&self, reading: &mut Reading, becoming: &Becoming) -> Result<(), Problem> {
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
            let report = self.read_shard(member, order, becoming).await?;
            reading.reports[index] = (member, report);
        }
        Ok(())
    }
}
