//! Reading all shards of a file: handed out to whoever is free, mended at the cuts, settled by the whole.

use super::observer::{Observer, go_on};
use super::{Crew, Director, MemberAsk, begin, finish, join_all};
use crate::read::{self, Settled, ShardOrder, ShardReport};
use model::note::{Problem, ProblemKind};
use model::sniff::Sniff;
use std::cell::RefCell;

/// How often the whole file may change its mind.
const MOST_ROUNDS: usize = 16;

/// The shards as read so far.
pub(super) struct Reading {
    orders: Vec<ShardOrder>,
    /// One for each order, with the member that holds the shard.
    reports: Vec<(usize, ShardReport)>,
}

impl<C: Crew> Director<C> {
    /// Hands the orders out, the next one to whoever is free.
    pub(super) async fn read_all(
        &self,
        orders: Vec<ShardOrder>,
        of: u64,
        observer: &mut dyn Observer,
    ) -> Result<Reading, Problem> {
        let next = RefCell::new(orders.iter());
        let done = RefCell::new((0u64, 0u64, observer));
        let work = (0..self.crew.members()).map(|member| {
            let (next, done) = (&next, &done);
            let take = move || next.borrow_mut().next();
            async move {
                let mut reports = Vec::new();
                // the next order is there before the last one is done: nobody waits for a message
                let mut following = match take() {
                    Some(order) => Some((order, begin(self.read_shard(member, order)).await)),
                    None => None,
                };
                while let Some((order, reading)) = following.take() {
                    if let Some(order) = take() {
                        following = Some((order, begin(self.read_shard(member, order)).await));
                    }
                    let report = finish(reading).await?;
                    let (bytes, rows, observer) = &mut *done.borrow_mut();
                    *bytes += order.to - order.from;
                    *rows += report.rows;
                    go_on(observer.progress(*bytes, of, *rows))?;
                    reports.push((member, report));
                }
                Ok::<_, Problem>(reports)
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
    pub(super) async fn settle(
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
}
