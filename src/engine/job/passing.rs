//! A file that would not fit passes through: every row is profiled, some stay in the table.
//!
//! Twice the file is read, shard by shard, and each shard is let go of at once. The first time it is
//! settled how the file is read, and the columns are measured; then it is known how many rows there are,
//! which of them are chosen, and how the values of each column compare. The second time the values are
//! tallied and the chosen rows kept. What it takes is bounded: the chosen rows, one shard for each member
//! and so many different values in all.

use super::director::{Home, Table};
use super::observer::{Observer, go_on};
use super::profiling::Counted;
use super::reading::Becoming;
use super::{Crew, Director, MemberAsk, ShardPlace, TallyOrder, join_all, sample};
use crate::kind::evidence::{self, Evidence};
use crate::ops::facts::ColumnFacts;
use crate::profile::finish::ColumnCount;
use crate::profile::measure::ColumnMeasure;
use crate::profile::tally::{self, TallyPart, TallyPlan};
use crate::profile::totals;
use crate::read::{self, Head, Settled, ShardOrder, ShardReport};
use model::cell::Cell;
use model::column::ColumnType;
use model::note::{Note, Problem};
use model::recipe::Query;
use model::sniff::{Pick, Sample, Sniff};
use std::rc::Rc;

/// Different values that all members together count of all columns.
const MOST_VALUES: usize = 1 << 18;
/// Different values that one member counts of one column, at most and at least.
const MOST_OF_COLUMN: usize = 1 << 15;
const LEAST_OF_COLUMN: usize = 1 << 10;

impl<C: Crew> Director<C> {
    /// Reads all rows, profiles them and keeps those of the sample. Answers how many rows there are when
    /// they are not all in the table.
    pub(super) async fn pass_table(
        &self,
        sniff: &Sniff,
        head: &Head,
        observer: &mut dyn Observer,
        shard_bytes: u64,
        sample: Sample,
    ) -> Result<(Settled, Option<u64>), Problem> {
        let orders = ShardOrder::first(sniff, &head.plans, shard_bytes);
        let bytes = sniff.end_byte - sniff.data_byte;
        let passing = Becoming::Measured(Default::default());
        let reading = self.read_all(orders, &passing, 2 * bytes, observer).await?;
        let (mut settled, reports) = self.settle(sniff, reading, &passing).await?;
        let measures = whole(passing, settled.plans.len());
        let order = |report: &ShardReport| ShardOrder {
            index: report.index,
            from: report.start,
            to: report.to,
            from_is_record: true,
            sniff: settled.sniff.clone(),
            columns: settled.plans.clone(),
            history: Vec::new(),
        };
        let orders: Vec<ShardOrder> = reports.iter().map(|report| order(&report.1)).collect();
        read::keep_chosen(&mut settled);
        let types: Vec<ColumnType> = settled.plans.iter().map(|p| p.column_type).collect();
        let facts: Vec<_> = measures
            .iter()
            .zip(&types)
            .map(|(measure, column_type)| measure.facts(*column_type))
            .collect();
        let all_rows: u64 = reports.iter().map(|report| report.1.rows).sum();
        let tallies = parts(&orders, &reports, &sample::choose(sample, all_rows));

        self.ask_all::<()>(MemberAsk::Facts(facts.clone())).await?;
        let limit = MOST_VALUES / (types.len() * self.crew.members()).max(1);
        let limit = limit.clamp(LEAST_OF_COLUMN, MOST_OF_COLUMN) as u32;
        let names = &settled.sniff.column_names;
        let plan = |(column, (facts, measure)): (usize, (ColumnFacts, &ColumnMeasure))| TallyPlan {
            facts,
            edges: ColumnCount::new(facts, measure).edges().to_vec(),
            limit,
            is_looked_at: names
                .get(column)
                .is_some_and(|name| evidence::is_wanted(&facts, name)),
        };
        let plans = facts.iter().copied().zip(&measures).enumerate();
        let plans = plans.map(plan).collect();
        self.ask_all::<()>(MemberAsk::Prepare(plans)).await?;
        let mut told = Second {
            observer,
            bytes,
            rows: all_rows,
        };
        let homes = self.tally_all(&tallies, bytes, &mut told).await?;

        let first_lines = lines_before(&settled.sniff, &reports);
        let rows = self.place(&first_lines, &tallies, &homes).await?;
        self.change_table(|table| {
            table.facts.clone_from(&facts);
            table.measures = measures;
        });
        let (revision, _) = self.select(Query::default()).await?;
        go_on(observer.loaded(&settled.sniff, &types, rows, revision))?;

        let counted = self.tallied(&tallies, observer).await?;
        self.make_profiles(&settled, counted);
        self.change_table(|table| table.are_kinds_of_all = true);
        if rows == all_rows {
            return Ok((settled, None));
        }
        settled.notes.insert(
            0,
            Note::SomeRowsOnly {
                rows,
                of: all_rows,
                random: matches!(sample.pick, Pick::Random { .. }),
            },
        );
        Ok((settled, Some(all_rows)))
    }

    /// Hands the shards out to be tallied. Answers which member got which.
    async fn tally_all(
        &self,
        tallies: &[TallyOrder],
        of: u64,
        observer: &mut dyn Observer,
    ) -> Result<Vec<usize>, Problem> {
        let ask = |member: usize, tally: &TallyOrder| {
            let ask = MemberAsk::Tally(Box::new(tally.clone()));
            self.ask_one::<()>(member, ask)
        };
        let size = |tally: &TallyOrder, (): &()| (tally.order.to - tally.order.from, 0);
        let mut homes = vec![0; tallies.len()];
        for (member, at, ()) in self.spread(tallies, of, ask, size, observer).await? {
            homes[at] = member;
        }
        Ok(homes)
    }

    /// Tells all members where their shards stand in the table of the kept rows. Answers how many there are.
    async fn place(
        &self,
        first_lines: &[u64],
        tallies: &[TallyOrder],
        members: &[usize],
    ) -> Result<u64, Problem> {
        let mut table = Table::default();
        for ((tally, member), first_line) in tallies.iter().zip(members).zip(first_lines) {
            table.homes.push(Home {
                place: ShardPlace {
                    index: tally.order.index,
                    first_row: table.rows,
                    first_line: *first_line,
                },
                member: *member,
                rows: tally.kept.len() as u64,
            });
            table.rows += tally.kept.len() as u64;
        }
        let rows = table.rows;
        let places = table.homes.iter().map(|home| home.place).collect();
        *self.table.borrow_mut() = Rc::new(table);
        self.ask_all::<()>(MemberAsk::Arrange(places)).await?;
        Ok(rows)
    }

    /// What all members have tallied, column by column, and what the counts leave open.
    async fn tallied(
        &self,
        tallies: &[TallyOrder],
        observer: &mut dyn Observer,
    ) -> Result<Vec<Counted>, Problem> {
        let table = self.table();
        let mut counts = Vec::new();
        for (column, (facts, measure)) in table.facts.iter().zip(&table.measures).enumerate() {
            let column = column as u32;
            let parts: Vec<Box<TallyPart>> = self.ask_all(MemberAsk::Tallied { column }).await?;
            let parts = parts.into_iter().map(|part| *part).collect();
            counts.push(tally::merge(*facts, measure, parts));
            go_on(observer.profiled(counts.len(), table.facts.len()))?;
        }
        let mut looked_up = self.peek(tallies, &counts).await?.into_iter();
        let counted = counts.into_iter().map(|(count, totals, looks)| Counted {
            count,
            looked_up: looked_up.next().unwrap_or_default(),
            totals: totals::merge(totals),
            looks,
        });
        Ok(counted.collect())
    }

    /// Reads the shards again that hold the first of each most common value whose key does not say it.
    async fn peek(
        &self,
        tallies: &[TallyOrder],
        counts: &[(ColumnCount, Vec<totals::Total>, Evidence)],
    ) -> Result<Vec<Vec<Cell>>, Problem> {
        // shard, row of the shard, column, and the place among the values of the column
        let mut wanted: Vec<(usize, u32, u32, usize)> = Vec::new();
        let mut cells: Vec<Vec<Cell>> = Vec::new();
        for (column, (count, ..)) in counts.iter().enumerate() {
            let rows = count.top_rows();
            cells.push(vec![Cell::Missing; rows.len()]);
            for (place, row) in rows.into_iter().enumerate() {
                let shard = tallies.partition_point(|tally| tally.first_row <= row);
                if let Some(shard) = shard.checked_sub(1) {
                    let row = row - tallies[shard].first_row;
                    wanted.push((shard, row as u32, column as u32, place));
                }
            }
        }
        wanted.sort_unstable();
        let groups: Vec<&[_]> = wanted.chunk_by(|a, b| a.0 == b.0).collect();
        let asks = groups.iter().enumerate().map(|(at, group)| {
            let order = Box::new(tallies[group[0].0].order.clone());
            let places = group.iter().map(|(_, row, column, _)| (*row, *column));
            let ask = MemberAsk::Peek(order, places.collect());
            self.ask_one::<Vec<Cell>>(at % self.crew.members(), ask)
        });
        for (group, found) in groups.iter().zip(join_all(asks).await) {
            for ((_, _, column, place), cell) in group.iter().zip(found?) {
                cells[*column as usize][*place] = cell;
            }
        }
        Ok(cells)
    }
}

/// The measures of all shards together.
fn whole(passing: Becoming, columns: usize) -> Vec<ColumnMeasure> {
    let mut measures: Vec<ColumnMeasure> = Vec::new();
    if let Becoming::Measured(shards) = passing {
        for shard in shards.into_inner().into_values() {
            if measures.is_empty() {
                measures = shard;
            } else {
                for (whole, part) in measures.iter_mut().zip(shard) {
                    whole.merge(part);
                }
            }
        }
    }
    if measures.is_empty() {
        measures.resize(columns, ColumnMeasure::default());
    }
    measures
}

/// Each shard with the rows of it that are chosen.
fn parts(
    orders: &[ShardOrder],
    reports: &[(usize, ShardReport)],
    chosen: &[u64],
) -> Vec<TallyOrder> {
    let mut first_row = 0;
    let mut rest = chosen;
    let parts = orders.iter().zip(reports).map(|(order, (_, report))| {
        let end = first_row + report.rows;
        let (own, others) = rest.split_at(rest.partition_point(|row| *row < end));
        rest = others;
        let tally = TallyOrder {
            order: order.clone(),
            first_row,
            kept: own.iter().map(|row| (row - first_row) as u32).collect(),
        };
        first_row = end;
        tally
    });
    parts.collect()
}

/// Lines of the file before each shard.
fn lines_before(sniff: &Sniff, reports: &[(usize, ShardReport)]) -> Vec<u64> {
    let mut line = sniff.data_line;
    let lines = reports.iter().map(|(_, report)| {
        let own = line;
        line += report.lines;
        own
    });
    lines.collect()
}

/// The second half of the way.
struct Second<'a> {
    observer: &'a mut dyn Observer,
    bytes: u64,
    rows: u64,
}

impl Observer for Second<'_> {
    fn progress(&mut self, bytes: u64, of: u64, _: u64) -> std::ops::ControlFlow<()> {
        self.observer
            .progress(self.bytes + bytes, self.bytes + of, self.rows)
    }
}
