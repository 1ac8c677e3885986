//! Merging the runs of several members: batch by batch, in the order of their keys.
//!
//! Most values of most tables come by here, one by one and on a single thread. So the usual one, a value that
//! a single row has and that changes nothing but how many there are, is passed over without a branch that a
//! processor could guess wrong; one of several rows that are too few to be told is passed nearly as quickly; all
//! others are counted with care.

use super::finish::ColumnCount;
use super::runs::{Run, RunBatch};
use crate::ops::facts::Form;

/// The batches under way.
#[derive(Debug, Default)]
pub struct RunMerge {
    members: Vec<Side>,
}

/// The batch of one member, and how far it is.
#[derive(Debug, Default)]
struct Side {
    batch: RunBatch,
    at: usize,
    /// Which of the runs of several rows comes next, and where it stands.
    several: usize,
    next_several: usize,
    /// A value of one row is not among the most common when that row is this one of the member or later.
    row_limit: u32,
}

/// A run that a member's batch was at. What row of the table is its first takes some looking up, and is seldom
/// asked.
#[derive(Debug, Clone, Copy)]
struct Taken {
    key: u64,
    rows: u64,
    at: usize,
}

impl Side {
    fn new(batch: RunBatch) -> Self {
        let mut side = Self {
            batch,
            at: 0,
            several: 0,
            next_several: 0,
            row_limit: u32::MAX,
        };
        side.find_several();
        side
    }

    fn find_several(&mut self) {
        let next = self.batch.several(self.several);
        self.next_several = next.map_or(usize::MAX, |run| run.0);
    }

    /// Where the next run of several rows stands, or the end.
    fn plain_end(&self) -> usize {
        self.batch.keys().len().min(self.next_several)
    }

    fn is_over(&self) -> bool {
        self.at >= self.batch.len()
    }

    fn head(&self) -> u64 {
        self.batch.keys().get(self.at)
    }

    /// Passes over the run it is at.
    #[inline]
    fn take(&mut self) -> Taken {
        let mut rows = 1;
        if self.at == self.next_several {
            let run = self.batch.several(self.several);
            rows = run.map_or(1, |run| run.1);
            self.several += 1;
            self.find_several();
        }
        let taken = Taken {
            key: self.head(),
            rows,
            at: self.at,
        };
        self.at += 1;
        taken
    }

    /// All that is told of a run.
    fn run(&self, taken: Taken) -> Run {
        Run {
            key: u128::from(taken.key),
            rows: taken.rows,
            first_row: self.batch.table_row(self.batch.member_row(taken.at)),
        }
    }

    /// Counts the run it is at, which no other member has.
    fn count(&mut self, count: &mut ColumnCount) {
        let taken = self.take();
        if count.pass(taken.key, taken.rows) {
            return;
        }
        if !count.add(self.run(taken)) && taken.rows == 1 {
            self.row_limit = self.row_limit.min(self.batch.member_row(taken.at));
        }
    }

    /// True when the run at a place may be among the most common though it has one row.
    #[inline(always)]
    fn is_early(&self, at: usize) -> bool {
        self.batch.member_row(at) < self.row_limit
    }
}

impl RunMerge {
    /// A merge of these first batches, one for each member.
    #[must_use]
    pub fn new(batches: Vec<RunBatch>) -> Self {
        Self {
            members: batches.into_iter().map(Side::new).collect(),
        }
    }

    /// The next batch of a member.
    pub fn give(&mut self, member: usize, batch: RunBatch) {
        if let Some(place) = self.members.get_mut(member) {
            let row_limit = place.row_limit;
            *place = Side::new(batch);
            place.row_limit = row_limit;
        }
    }

    /// Members whose next batch is needed before the merge can go on.
    #[must_use]
    pub fn wanted(&self) -> Vec<usize> {
        let is_wanted = |side: &Side| side.is_over() && !side.batch.last;
        (0..self.members.len())
            .filter(|member| is_wanted(&self.members[*member]))
            .collect()
    }

    /// Counts merged runs until a member's next batch is needed or all are done.
    ///
    /// A function of its own whatever the compiler thinks: inside the large one that asks for the batches,
    /// the browser would have to compile that anew, well, while the file is being read.
    #[inline(never)]
    pub fn count(&mut self, count: &mut ColumnCount) {
        match (count.form(), self.members.as_mut_slice()) {
            (Form::Wide { .. }, sides) => count_wide(sides, count),
            (_, [only]) => count_one(only, count),
            (_, [one, other]) => count_two(one, other, count),
            (_, sides) => count_many(sides, count),
        }
    }
}

fn both(one: Run, other: Run) -> Run {
    Run {
        key: one.key,
        rows: one.rows + other.rows,
        first_row: one.first_row.min(other.first_row),
    }
}

/// All that is left of one member.
fn count_one(side: &mut Side, count: &mut ColumnCount) {
    while !side.is_over() {
        let (keys, end, mut at) = (side.batch.keys(), side.plain_end(), side.at);
        let mut plain = count.plain();
        while at < end
            && !(plain.wants_singles() && side.is_early(at))
            && plain.pass(keys.get(at), 1)
        {
            at += 1;
        }
        count.set_plain(plain);
        side.at = at;
        if !side.is_over() {
            side.count(count);
        }
    }
}

/// The usual case: two members.
fn count_two(one: &mut Side, other: &mut Side, count: &mut ColumnCount) {
    loop {
        let (keys, end, mut at) = (one.batch.keys(), one.plain_end(), one.at);
        let (other_keys, other_end, mut other_at) =
            (other.batch.keys(), other.plain_end(), other.at);
        let mut plain = count.plain();
        while at < end && other_at < other_end {
            let (key, other_key) = (keys.get(at), other_keys.get(other_at));
            let (is_one, is_other) = (key < other_key, other_key < key);
            if is_one == is_other {
                break; // both have it
            }
            if plain.wants_singles()
                && ((is_one && one.is_early(at)) || (is_other && other.is_early(other_at)))
            {
                break;
            }
            if !plain.pass(key.min(other_key), 1) {
                break;
            }
            at += usize::from(is_one);
            other_at += usize::from(is_other);
        }
        count.set_plain(plain);
        (one.at, other.at) = (at, other_at);
        match (one.is_over(), other.is_over()) {
            (false, false) if one.head() < other.head() => one.count(count),
            (false, false) if other.head() < one.head() => other.count(count),
            (false, false) => {
                let (own, others) = (one.take(), other.take());
                if !count.pass(own.key, own.rows + others.rows) {
                    count.add(both(one.run(own), other.run(others)));
                }
            }
            (true, false) if one.batch.last => return count_one(other, count),
            (false, true) if other.batch.last => return count_one(one, count),
            _ => return,
        }
    }
}

/// Any number of members.
fn count_many(sides: &mut [Side], count: &mut ColumnCount) {
    loop {
        let mut least: Option<u64> = None;
        for side in &*sides {
            if !side.is_over() {
                least = Some(least.map_or(side.head(), |least| least.min(side.head())));
            } else if !side.batch.last {
                return;
            }
        }
        let Some(key) = least else {
            return;
        };
        let heads = sides.iter_mut();
        let heads = heads.filter(|side| !side.is_over() && side.head() == key);
        let runs = heads.map(|side| {
            let taken = side.take();
            side.run(taken)
        });
        if let Some(run) = runs.reduce(both) {
            count.add(run);
        }
    }
}

/// Any number of members, and values beyond 64 bits.
fn count_wide(sides: &mut [Side], count: &mut ColumnCount) {
    loop {
        let mut least: Option<u128> = None;
        for side in &*sides {
            match side.batch.wide.get(side.at) {
                Some(run) => least = Some(least.map_or(run.key, |least| least.min(run.key))),
                None if side.batch.last => {}
                None => return,
            }
        }
        let Some(key) = least else {
            return;
        };
        let mut whole: Option<Run> = None;
        for side in &mut *sides {
            let head = side.batch.wide.get(side.at).copied();
            if let Some(run) = head.filter(|run| run.key == key) {
                whole = Some(whole.map_or(run, |whole| both(whole, run)));
                side.at += 1;
            }
        }
        if let Some(run) = whole {
            count.add(run);
        }
    }
}
