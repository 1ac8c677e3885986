//! Windows of rows: routed to the shards that hold them, or, in a sorted view, to the members.
//!
//! In the order of the file prefix sums say which shards a window touches. In a sorted view each member
//! has its rows in order, and nobody holds the merged order of all: to find where a window begins, the
//! director asks every member for a few keys spread over the part that is still in question. Each round
//! leaves about a thirtieth of it, so any window of any table is a handful of rounds away, and no memory
//! is spent on positions nobody looks at.

use super::director::View;
use super::{Crew, Director, Keys, MemberAsk, Pick, join_all};
use model::message::{Row, RowsAsk};
use model::note::{Problem, ProblemKind};
use std::ops::Range;

/// Keys asked of each member in a round.
const SAMPLES: u64 = 32;
/// With so few keys in question all of them are fetched.
const FEW: u64 = 256;

/// How many rows of each member come before and in a window.
struct Split {
    before: Vec<u64>,
    /// The window row by row: which member the next one comes from.
    members: Vec<u32>,
}

impl<C: Crew> Director<C> {
    /// The rows of a window; fewer than asked at the end of the view.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] for another than the current revision, and what the crew says.
    pub async fn rows(&self, ask: &RowsAsk) -> Result<Vec<Row>, Problem> {
        let view = self.view_of(ask.revision)?;
        let first = ask.first.min(view.rows);
        let last = first.saturating_add(ask.count.into()).min(view.rows);
        if first == last {
            return Ok(Vec::new());
        }
        match &view.sorted {
            None => {
                self.rows_of_file(&view, first..last, &ask.columns, false)
                    .await
            }
            Some(lengths) => {
                let split = self.split(ask.revision, lengths, first..last).await?;
                self.rows_of_split(ask.revision, &split, &ask.columns, false)
                    .await
            }
        }
    }

    /// Hands on all rows of the current view, window by window, with whole texts.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when the view is replaced meanwhile, and what the crew says.
    pub async fn all_rows(
        &self,
        columns: &[u32],
        window_rows: u64,
        f: &mut dyn FnMut(Vec<Row>),
    ) -> Result<(), Problem> {
        let view = self.view_of(self.revision())?;
        // where the next window begins in each member's order: no need to look for it
        let mut before = vec![0; self.crew.members()];
        let mut first = 0;
        while first < view.rows {
            let last = (first + window_rows.max(1)).min(view.rows);
            f(match &view.sorted {
                None => self.rows_of_file(&view, first..last, columns, true).await?,
                Some(lengths) => {
                    let open: Vec<Range<u64>> = before.iter().map(|at| *at..*at).collect();
                    let split = self
                        .merge(view.revision, lengths, &open, first..last)
                        .await?;
                    for member in &split.members {
                        before[*member as usize] += 1;
                    }
                    self.rows_of_split(view.revision, &split, columns, true)
                        .await?
                }
            });
            first = last;
        }
        Ok(())
    }

    async fn rows_of_file(
        &self,
        view: &View,
        window: Range<u64>,
        columns: &[u32],
        whole: bool,
    ) -> Result<Vec<Row>, Problem> {
        let table = self.table();
        let touched = table.homes.iter().zip(view.before.windows(2));
        let asks = touched.filter_map(|(home, bounds)| {
            let from = window.start.max(bounds[0]);
            let to = window.end.min(bounds[1]);
            (from < to).then(|| {
                let pick = Pick::Shard {
                    index: home.place.index,
                    first: from - bounds[0],
                    count: (to - from) as u32,
                };
                self.ask_rows(home.member, view.revision, pick, columns, whole)
            })
        });
        let parts: Result<Vec<Vec<Row>>, Problem> = join_all(asks).await.into_iter().collect();
        Ok(parts?.into_iter().flatten().collect())
    }

    async fn ask_rows(
        &self,
        member: usize,
        revision: u32,
        pick: Pick,
        columns: &[u32],
        whole: bool,
    ) -> Result<Vec<Row>, Problem> {
        let columns = columns.to_vec();
        let ask = MemberAsk::Rows {
            revision,
            pick,
            columns,
            whole,
        };
        self.ask_one(member, ask).await
    }

    async fn rows_of_split(
        &self,
        revision: u32,
        split: &Split,
        columns: &[u32],
        whole: bool,
    ) -> Result<Vec<Row>, Problem> {
        let asks = split.before.iter().enumerate().map(|(member, first)| {
            let count = split
                .members
                .iter()
                .filter(|m| **m as usize == member)
                .count();
            let pick = Pick::Sorted {
                first: *first,
                count: count as u32,
            };
            self.ask_rows(member, revision, pick, columns, whole)
        });
        let parts: Result<Vec<Vec<Row>>, Problem> = join_all(asks).await.into_iter().collect();
        let mut parts: Vec<_> = parts?.into_iter().map(Vec::into_iter).collect();
        let next = |member: &u32| parts.get_mut(*member as usize)?.next();
        Ok(split.members.iter().filter_map(next).collect())
    }

    /// The text of one cell, whole; empty for a value that is no text.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] for a row that is not there, and what the crew says.
    pub async fn cell_text(&self, row: u64, column: u32) -> Result<String, Problem> {
        let revision = self.revision();
        let view = self.view_of(revision)?;
        if row >= view.rows {
            return Err(ProblemKind::Stale.into());
        }
        let (member, pick) = match &view.sorted {
            None => {
                let shard = view.before.partition_point(|before| *before <= row) - 1;
                let table = self.table();
                let home = table
                    .homes
                    .get(shard)
                    .ok_or(Problem::from(ProblemKind::Stale))?;
                let pick = Pick::Shard {
                    index: home.place.index,
                    first: row - view.before[shard],
                    count: 1,
                };
                (home.member, pick)
            }
            Some(lengths) => {
                let split = self.split(revision, lengths, row..row + 1).await?;
                let member = split.members.first().map_or(0, |member| *member as usize);
                let pick = Pick::Sorted {
                    first: split.before[member],
                    count: 1,
                };
                (member, pick)
            }
        };
        let ask = MemberAsk::Text {
            revision,
            pick,
            column,
        };
        self.ask_one(member, ask).await
    }

    /// Finds where a window of a sorted view lies in the order of each member.
    async fn split(
        &self,
        revision: u32,
        lengths: &[u64],
        window: Range<u64>,
    ) -> Result<Split, Problem> {
        if let [_] = lengths {
            let count = (window.end - window.start) as usize;
            return Ok(Split {
                before: vec![window.start],
                members: vec![0; count],
            });
        }
        // the first `window.start` rows of the view end in each member somewhere between these
        let mut open: Vec<Range<u64>> = lengths.iter().map(|length| 0..*length).collect();
        // each round leaves a fraction; the bound is for crews of more members than a round has samples
        for _ in 0..64 {
            if open
                .iter()
                .map(|range| range.end - range.start)
                .sum::<u64>()
                <= FEW
            {
                break;
            }
            let sampled = self.sample(revision, &open).await?;
            narrow(&mut open, &sampled, window.start);
        }
        self.merge(revision, lengths, &open, window).await
    }

    /// Merges the members' keys from where the rows before the window end in each of them: somewhere in
    /// `open`. Fetches all keys in question, and as many beyond as the window can need.
    async fn merge(
        &self,
        revision: u32,
        lengths: &[u64],
        open: &[Range<u64>],
        window: Range<u64>,
    ) -> Result<Split, Problem> {
        let count = window.end - window.start;
        let tails: Vec<Vec<u64>> = open
            .iter()
            .zip(lengths)
            .map(|(range, length)| (range.start..(range.end + count).min(*length)).collect())
            .collect();
        let keys = self.keys(revision, &tails).await?;
        let mut before: Vec<u64> = open.iter().map(|range| range.start).collect();
        let mut at = vec![0usize; open.len()];
        let mut skip = window.start.saturating_sub(before.iter().sum());
        let mut members = Vec::with_capacity(count as usize);
        while (members.len() as u64) < count {
            let candidates = (0..keys.len()).filter(|member| at[*member] < keys[*member].len());
            let Some(least) = candidates.min_by_key(|member| keys[*member].get(at[*member])) else {
                break;
            };
            at[least] += 1;
            if skip > 0 {
                skip -= 1;
                before[least] += 1;
            } else {
                members.push(least as u32);
            }
        }
        Ok(Split { before, members })
    }

    /// How many rows of a sorted view come before the one at `place` of a member's order.
    pub(super) async fn rows_before(
        &self,
        revision: u32,
        lengths: &[u64],
        member: usize,
        place: u64,
    ) -> Result<u64, Problem> {
        // in each member the first row that comes after it lies somewhere between these
        let mut open: Vec<Range<u64>> = lengths.iter().map(|length| 0..*length).collect();
        open[member] = place..place;
        let mut own = vec![Vec::new(); lengths.len()];
        own[member] = vec![place];
        let own = self.keys(revision, &own).await?.swap_remove(member);
        let own = own.get(0).to_vec();
        // as in `split`: each round leaves a fraction
        for _ in 0..64 {
            if open.iter().all(Range::is_empty) {
                break;
            }
            let sampled = self.sample(revision, &open).await?;
            for (range, (positions, keys)) in open.iter_mut().zip(&sampled) {
                let below = (0..keys.len())
                    .take_while(|key| keys.get(*key) < own.as_slice())
                    .count();
                let low = match below.checked_sub(1) {
                    Some(last) => positions[last] + 1,
                    None => range.start,
                };
                let high = positions.get(below).copied().unwrap_or(range.end);
                *range = low..high;
            }
        }
        Ok(open.iter().map(|range| range.start).sum())
    }

    async fn sample(
        &self,
        revision: u32,
        open: &[Range<u64>],
    ) -> Result<Vec<(Vec<u64>, Keys)>, Problem> {
        let positions: Vec<Vec<u64>> = open
            .iter()
            .map(|range| {
                let length = range.end - range.start;
                let samples = SAMPLES.min(length);
                (0..samples)
                    .map(|sample| {
                        range.start
                            + (u128::from(length) * u128::from(2 * sample + 1)
                                / u128::from(2 * samples)) as u64
                    })
                    .collect()
            })
            .collect();
        let keys = self.keys(revision, &positions).await?;
        Ok(positions.into_iter().zip(keys).collect())
    }

    async fn keys(&self, revision: u32, positions: &[Vec<u64>]) -> Result<Vec<Keys>, Problem> {
        let asks = positions.iter().enumerate().map(|(member, positions)| {
            let positions = positions.clone();
            async move {
                if positions.is_empty() {
                    return Ok(Keys::default());
                }
                let ask = MemberAsk::Keys {
                    revision,
                    positions,
                };
                self.ask_one(member, ask).await
            }
        });
        join_all(asks).await.into_iter().collect()
    }
}

/// Narrows, for each member, the range in which its rows among the first `rank` of the view can end.
///
/// A sampled key lies at a known position of its own member and between two samples of each other member,
/// so between two numbers of rows come before it. When even the larger number is at most `rank`, all
/// that is before the key is among the first `rank` rows; when even the smaller one is at least `rank`,
/// nothing from the key on is.
fn narrow(open: &mut [Range<u64>], sampled: &[(Vec<u64>, Keys)], rank: u64) {
    let whole = open.to_vec();
    for (own, (positions, keys)) in sampled.iter().enumerate() {
        for (sample, position) in positions.iter().enumerate() {
            let key = keys.get(sample);
            let bounds: Vec<Range<u64>> = sampled
                .iter()
                .enumerate()
                .map(|(member, (positions, keys))| {
                    if member == own {
                        return *position..*position;
                    }
                    let below = (0..keys.len()).take_while(|k| keys.get(*k) < key).count();
                    let least = match below.checked_sub(1) {
                        Some(last) => positions[last] + 1,
                        None => whole[member].start,
                    };
                    let most = positions.get(below).copied().unwrap_or(whole[member].end);
                    least..most
                })
                .collect();
            if bounds.iter().map(|bound| bound.end).sum::<u64>() <= rank {
                for (range, bound) in open.iter_mut().zip(&bounds) {
                    range.start = range.start.max(bound.start);
                }
            }
            if bounds.iter().map(|bound| bound.start).sum::<u64>() >= rank {
                for (range, bound) in open.iter_mut().zip(&bounds) {
                    range.end = range.end.min(bound.end);
                }
            }
        }
    }
}
