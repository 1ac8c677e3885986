//! Which rows are the same: what the director asks its crew, a part of all prints at a time.

use super::{Crew, Director, MemberAsk};
use crate::check::tally::{Room, Tally};
use crate::check::twins::{MOST_MARKED, Marks, TwinPart, TwinPlan};
use model::column::ColumnProfile;
use model::note::Problem;

/// The columns of a key part so many times as many rows as there are, if they have nothing to do with one another.
const ROOM: f64 = 64.0;
/// A part of which too many prints are told is asked for in so many parts.
const FINER: u64 = 4;
/// A key that leaves more to be told after being parted as finely is none.
const FINEST_OF_KEY: u64 = FINER * FINER;

impl<C: Crew> Director<C> {
    /// Rows that are the same as one above in all of these columns: how many, and the first of them.
    pub(super) async fn twins(
        &self,
        columns: &[u32],
        profiles: &[ColumnProfile],
        room: Room,
    ) -> Result<Tally, Problem> {
        let rows = self.table().rows;
        let key = key(columns, profiles, rows);
        if let Some(tally) = self.twins_by((columns, &key), rows, room).await? {
            return Ok(tally);
        }
        let whole = self.twins_by((columns, columns), rows, room).await?;
        Ok(whole.unwrap_or_default())
    }

    /// The same by a key; nothing when the key parts too few rows.
    async fn twins_by(
        &self,
        (columns, key): (&[u32], &[u32]),
        rows: u64,
        room: Room,
    ) -> Result<Option<Tally>, Problem> {
        let walks = rows.div_ceil(MOST_MARKED).max(1);
        let bits = TwinPlan::bits_of(rows.div_ceil(walks));
        let plan = |part: u64, parts: u64| TwinPlan {
            columns: columns.to_vec(),
            key: key.to_vec(),
            part,
            parts,
            bits,
            room,
        };
        let is_whole = columns.len() == key.len();
        let mut tally = Tally::with(room);
        for part in 0..walks {
            let mut marks = Marks::default();
            let ask = MemberAsk::Mark(plan(part, walks));
            for own in self.ask_all::<Marks>(ask).await? {
                marks.merge(&own);
            }
            let again = marks.into_again();
            if again.is_empty() {
                continue;
            }
            let mut left = vec![(part, walks)];
            while let Some((part, parts)) = left.pop() {
                let ask = MemberAsk::Pair(plan(part, parts), again.clone());
                let found: Vec<Box<TwinPart>> = self.ask_all(ask).await?;
                if !found.iter().any(|part| part.is_full) {
                    add(&mut tally, &found);
                } else if !is_whole && parts >= walks * FINEST_OF_KEY {
                    return Ok(None);
                } else {
                    left.extend((0..FINER).map(|own| (part * FINER + own, parts * FINER)));
                }
            }
        }
        tally.settle();
        Ok(Some(tally))
    }
}

/// The columns with the most different values, as many as part nearly all rows; else all.
fn key(columns: &[u32], profiles: &[ColumnProfile], rows: u64) -> Vec<u32> {
    let distinct = |column: &u32| {
        let profile = profiles.get(*column as usize);
        profile.map_or(1, |profile| profile.distinct.max(1))
    };
    let mut order: Vec<u32> = columns.to_vec();
    order.sort_by_key(|column| std::cmp::Reverse(distinct(column)));
    let mut room = 1.0;
    let mut key = Vec::new();
    for column in order {
        room *= distinct(&column) as f64;
        key.push(column);
        if room >= ROOM * rows as f64 {
            return key;
        }
    }
    columns.to_vec()
}

/// Adds what the members tell of the same prints.
fn add(tally: &mut Tally, found: &[Box<TwinPart>]) {
    let mut all: Vec<_> = found.iter().flat_map(|part| &part.twins).collect();
    all.sort_unstable_by_key(|twins| (twins.print, twins.first));
    for same in all.chunk_by(|one, other| one.print == other.print) {
        let rows: u64 = same.iter().map(|twins| twins.rows).sum();
        tally.cells += rows - 1;
        // the first of all is like none above; the firsts of other members are
        for twins in same.iter().skip(1) {
            tally.room.take(&mut tally.rows, [twins.first].into_iter());
        }
    }
    for part in found {
        tally.room.take(&mut tally.rows, part.later.iter().copied());
    }
}
