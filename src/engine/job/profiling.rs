//! Profiling a table that is read: measures, counts, most common values, totals.

use super::crew::Begun;
use super::director::Table;
use super::observer::{Observer, go_on};
use super::{Crew, Director, MemberAsk, begin, finish, join_all};
use crate::kind::{self, evidence, evidence::Evidence};
use crate::profile::finish::ColumnCount;
use crate::profile::measure::ColumnMeasure;
use crate::profile::merge::RunMerge;
use crate::profile::runs::RunBatch;
use crate::profile::totals;
use crate::read::{self, Settled};
use model::cell::Cell;
use model::column::ColumnType;
use model::note::Problem;
use std::rc::Rc;

/// Runs of a column in one message.
const RUNS: u32 = 1 << 19;
/// Texts fingerprinted at once by one member.
const TEXTS_AT_ONCE: u64 = 1 << 22;

/// In tables of more rows not every value is looked at for its form before the profile is told: a table of 600,000
/// rows would be profiled a fifth later for it. All are by [`Director::kinds_of_all`].
const MOST_ROWS_LOOKED_AT: u64 = 100_000;

/// A column whose values are counted.
pub(super) struct Counted {
    pub count: ColumnCount,
    /// The most common values, where the count does not say them.
    pub looked_up: Vec<Cell>,
    /// Values spelled as totals.
    pub totals: Vec<(Cell, u64)>,
    /// What its values look like.
    pub looks: Evidence,
}

/// The runs of one member, column by column: what comes next is always asked for already.
struct Feed<'a, C: Crew> {
    director: &'a Director<C>,
    member: usize,
    /// The columns that are still to be counted.
    asks: std::slice::Iter<'a, MemberAsk>,
    under_way: Option<Begun<'a, Result<RunBatch, Problem>>>,
}

impl<'a, C: Crew> Feed<'a, C> {
    async fn begin(director: &'a Director<C>, member: usize, asks: &'a [MemberAsk]) -> Self {
        let mut feed = Self {
            director,
            member,
            asks: asks.iter(),
            under_way: None,
        };
        feed.count_next().await;
        feed
    }

    async fn count_next(&mut self) {
        if let Some(ask) = self.asks.next() {
            self.ask(ask.clone()).await;
        }
    }

    async fn ask(&mut self, ask: MemberAsk) {
        let (director, member) = (self.director, self.member);
        let answer = async move { director.ask_one(member, ask).await };
        self.under_way = Some(begin(answer).await);
    }

    /// The next runs; none behind the last column.
    async fn next(&mut self) -> Result<RunBatch, Problem> {
        let batch = match self.under_way.take() {
            Some(begun) => finish(begun).await?,
            None => RunBatch::end(),
        };
        match batch.last {
            true => self.count_next().await,
            false => self.ask(MemberAsk::MoreRuns { limit: RUNS }).await,
        }
        Ok(batch)
    }
}

impl<C: Crew> Director<C> {
    /// The first look at all columns; from it the form in which their values compare.
    pub(super) async fn measure(&self, types: &[ColumnType]) -> Result<(), Problem> {
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
    pub(super) fn change_table(&self, change: impl FnOnce(&mut Table)) {
        let old = self.table();
        let mut table = Table {
            homes: old.homes.clone(),
            rows: old.rows,
            facts: old.facts.clone(),
            measures: old.measures.clone(),
            shapes: old.shapes.clone(),
            kle_titles: Rc::clone(&old.kle_titles),
            profiles: old.profiles.clone(),
            found: old.found.clone(),
            chosen: old.chosen.clone(),
            codes: old.codes.clone(),
            are_kinds_of_all: old.are_kinds_of_all,
            made: old.made,
        };
        change(&mut table);
        *self.table.borrow_mut() = Rc::new(table);
    }

    /// Counts the values of all columns and makes the profiles.
    pub(super) async fn count_all(
        &self,
        settled: &Settled,
        observer: &mut dyn Observer,
    ) -> Result<(), Problem> {
        let mut counted = self.count_from(0, observer).await?;
        if self.table().rows <= MOST_ROWS_LOOKED_AT {
            let looks = self.looks(&settled.sniff.column_names).await?;
            for (counted, looks) in counted.iter_mut().zip(looks) {
                counted.looks = looks;
            }
            self.change_table(|table| table.are_kinds_of_all = true);
        }
        self.make_profiles(settled, counted);
        Ok(())
    }

    /// Counts the values of the columns from `first` on.
    pub(super) async fn count_from(
        &self,
        first: u32,
        observer: &mut dyn Observer,
    ) -> Result<Vec<Counted>, Problem> {
        let table = self.table();
        let most_rows = (0..self.crew.members())
            .map(|member| {
                let own = table.homes.iter().filter(|home| home.member == member);
                own.map(|home| home.rows).sum::<u64>()
            })
            .max();
        let mut counts: Vec<ColumnCount> = table
            .facts
            .iter()
            .zip(&table.measures)
            .map(|(facts, measure)| ColumnCount::new(*facts, measure))
            .collect();
        let asks: Vec<MemberAsk> = (0u32..)
            .zip(&table.facts)
            .skip(first as usize)
            .flat_map(|(column, facts)| {
                let parts = match facts.column_type {
                    ColumnType::Text => {
                        most_rows.unwrap_or(0).div_ceil(TEXTS_AT_ONCE).max(1) as u32
                    }
                    _ => 1,
                };
                (0..parts).map(move |part| MemberAsk::Count {
                    column,
                    part,
                    parts,
                    limit: RUNS,
                })
            })
            .collect();
        // each member counts on while what it sent before is merged
        let mut feeds = Vec::new();
        for member in 0..self.crew.members() {
            feeds.push(Feed::begin(self, member, &asks).await);
        }
        for (at, ask) in asks.iter().enumerate() {
            let MemberAsk::Count { column, .. } = ask else {
                continue;
            };
            if let Some(count) = counts.get_mut(*column as usize) {
                Self::merge_runs(&mut feeds, count).await?;
            }
            go_on(observer.profiled(at + 1, asks.len()))?;
        }
        drop(feeds);
        let looked_up = self.look_up(&counts).await?;
        let totals = self.totals(first, &counts).await?;
        let counted = counts.into_iter().zip(looked_up).zip(totals);
        let counted = counted.map(|((count, looked_up), totals)| Counted {
            count,
            looked_up,
            totals,
            looks: Evidence::default(),
        });
        Ok(counted.skip(first as usize).collect())
    }

    /// Makes the profiles of all columns.
    pub(super) fn make_profiles(&self, settled: &Settled, counted: Vec<Counted>) {
        let table = self.table();
        let (mut profiles, mut shapes, mut looks) = (Vec::new(), Vec::new(), Vec::new());
        for (column, counted) in counted.into_iter().enumerate() {
            let name = settled.sniff.column_names.get(column).cloned();
            let name = name.unwrap_or_default();
            let spellings = settled.missing_spellings.get(column).cloned();
            let (mut profile, shape) = counted.count.finish(
                name,
                &table.measures[column],
                spellings.unwrap_or_default(),
                counted.looked_up,
            );
            profile.totals = counted.totals;
            profile.signs = settled.signs.get(column).cloned().unwrap_or_default();
            let beside = settled.units.get(column).copied().flatten();
            profile.unit = read::unit_of(&profile, beside);
            profiles.push(profile);
            shapes.push(shape);
            looks.push(counted.looks);
        }
        let kinds = kind::of_table(&profiles, &looks);
        for (profile, (kind, sure)) in profiles.iter_mut().zip(kinds) {
            profile.kind = kind.map(str::to_owned);
            profile.kind_confidence = sure;
        }
        let kinds = profiles.iter();
        let kinds = kinds.map(|profile| (profile.kind.clone(), profile.kind_confidence));
        let found = kinds.collect();
        self.change_table(|table| {
            table.profiles = profiles;
            table.found = found;
            table.shapes = shapes;
        });
    }

    /// Adds the runs of all members to a count.
    async fn merge_runs(feeds: &mut [Feed<'_, C>], count: &mut ColumnCount) -> Result<(), Problem> {
        let firsts = join_all(feeds.iter_mut().map(Feed::next)).await;
        let firsts: Result<Vec<RunBatch>, Problem> = firsts.into_iter().collect();
        let mut merge = RunMerge::new(firsts?);
        loop {
            merge.count(count);
            let wanted = merge.wanted();
            if wanted.is_empty() {
                return Ok(());
            }
            let members = feeds.iter_mut().enumerate();
            let more = members
                .filter(|(member, _)| wanted.contains(member))
                .map(|(member, feed)| async move { (member, feed.next().await) });
            for (member, batch) in join_all(more).await {
                merge.give(member, batch?);
            }
        }
    }

    /// Looks up the most common values whose keys do not say them.
    async fn look_up(&self, counts: &[ColumnCount]) -> Result<Vec<Vec<Cell>>, Problem> {
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
        let parts: Result<Vec<Vec<Cell>>, Problem> = join_all(asks).await.into_iter().collect();
        let mut parts: Vec<_> = parts?.into_iter().map(Vec::into_iter).collect();
        Ok(members
            .iter()
            .map(|members| members.iter().filter_map(|m| parts[*m].next()).collect())
            .collect())
    }

    /// What the values of all columns with these names look like.
    pub(super) async fn looks(&self, names: &[String]) -> Result<Vec<Evidence>, Problem> {
        let table = self.table();
        let mut looks = vec![Evidence::default(); table.facts.len()];
        let columns: Vec<u32> = (0u32..)
            .zip(&table.facts)
            .zip(names)
            .filter(|((_, facts), name)| evidence::is_wanted(facts, name))
            .map(|((column, _), _)| column)
            .collect();
        if columns.is_empty() {
            return Ok(looks);
        }
        let parts: Vec<Vec<Evidence>> = self.ask_all(MemberAsk::Look(columns.clone())).await?;
        for part in parts {
            for (column, found) in columns.iter().zip(part) {
                if let Some(looks) = looks.get_mut(*column as usize) {
                    looks.merge(found);
                }
            }
        }
        Ok(looks)
    }

    /// Values spelled as totals, for text columns with few different values.
    async fn totals(
        &self,
        first: u32,
        counts: &[ColumnCount],
    ) -> Result<Vec<Vec<(Cell, u64)>>, Problem> {
        let mut totals = vec![Vec::new(); counts.len()];
        let columns: Vec<u32> = (0u32..)
            .zip(counts)
            .skip(first as usize)
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
}
