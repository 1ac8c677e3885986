//! The values of one column, for all tasks that look at them one by one.

use super::Range;
use super::numbers::wholes;
use crate::check::tally::{Room, Tally};
use crate::check::{Hit, Look, Task};
use crate::table::{Codes, Column, Data, TextArena};
use rustc_hash::FxHashMap;

/// The tasks that look at a column.
pub(super) struct OfColumn {
    column: u32,
    /// By their place among all tasks.
    tasks: Vec<usize>,
    /// For each first and last byte of a text the tasks that may have something to say of it: a bit each, in the
    /// order of `tasks`; empty without any that ask so.
    ends: Vec<(u64, u64)>,
}

/// Tasks that are told apart by a bit.
const MOST_BITS: usize = 64;

impl OfColumn {
    /// These tasks of all look at the column.
    pub fn new(column: u32, tasks: Vec<usize>, all: &[(Task, Look)]) -> Self {
        let mut ends = Vec::new();
        for (bit, place) in tasks.iter().enumerate().take(MOST_BITS) {
            if let Some((_, Look::Ends { first, last, .. })) = all.get(*place) {
                ends.resize(256, (0, 0));
                for (byte, (begin, end)) in (0u8..=255).zip(&mut ends) {
                    *begin |= u64::from(first(byte)) << bit;
                    *end |= u64::from(last(byte)) << bit;
                }
            }
        }
        Self {
            column,
            tasks,
            ends,
        }
    }

    pub fn column(&self) -> u32 {
        self.column
    }
}

/// What is said of each whole number of a shard, and its place among those something is said of.
type SaidOfNumbers = FxHashMap<i64, Option<(Hit, u32)>>;

/// What is kept while a column of a shard is gone through.
#[derive(Default)]
pub(super) struct ColumnWalk {
    /// What tasks say of the texts that repeat in the shard: the task, and what it says of each.
    said: Vec<(usize, Vec<Option<Hit>>)>,
    /// Of each text that repeats its place among those something is said of, or [`NOTHING`].
    slots: Vec<u32>,
    /// How many rows have each of these, and the first of them.
    counts: Vec<u64>,
    firsts: Vec<Vec<usize>>,
    /// Whole numbers something is said of.
    numbers: Vec<(usize, SaidOfNumbers)>,
    /// Where long numbers may stand in the texts of the rows.
    found: Vec<u32>,
}

/// Texts that all tasks look at before the next ones.
const TEXTS: usize = 2048;

/// The place of a text nothing is said of.
const NOTHING: u32 = u32::MAX;

impl ColumnWalk {
    /// Goes through some rows of a column. The rows of a shard come one after the other, from the first to the last.
    pub fn rows(
        &mut self,
        of: &OfColumn,
        column: &Column,
        rows: Range<usize>,
        tasks: &[(Task, Look)],
        met: &mut [Tally],
        at: &dyn Fn(usize) -> u64,
    ) {
        let is_last = rows.end == column.len();
        // tasks are asked for the first rows together, or for all
        let room = each(of, tasks).fold(Room::First, |room, (_, task, _)| room.max(task.room));
        match &column.data {
            Data::Dictionary { codes, entries } => {
                if rows.start == 0 {
                    self.look_at(of, entries, tasks);
                }
                if !self.said.is_empty() {
                    self.count(column, codes, rows, room);
                    if is_last {
                        self.tell(met, at);
                    }
                }
            }
            Data::Text(texts) => {
                // so few that their bytes are still at hand for the next task
                let mut from = rows.start;
                while from < rows.end {
                    let to = rows.end.min(from + TEXTS);
                    self.texts(of, column, texts, from..to, tasks, met, at);
                    from = to;
                }
            }
            _ => {
                for (place, task, look) in each(of, tasks) {
                    match look {
                        Look::Cells { whole, .. } | Look::Numbered { whole, .. } => {
                            for (row, number) in wholes(column, rows.clone()) {
                                if let Some(hit) = whole(number, task)
                                    && let Some(met) = met.get_mut(place)
                                {
                                    met.add(at(row), hit.value, hit.repair);
                                }
                            }
                        }
                        Look::Value(look) => {
                            if let Data::Integer(values) = &column.data {
                                let look = |number: i64| look(&number.to_string(), task);
                                self.values(place, column, values, rows.clone(), room, look);
                            }
                        }
                        _ => {}
                    }
                }
                if is_last {
                    self.tell_values(met, at);
                }
            }
        }
    }

    /// Looks at each of the texts that repeat in a shard.
    fn look_at(&mut self, of: &OfColumn, entries: &TextArena, tasks: &[(Task, Look)]) {
        self.said.clear();
        self.slots.clear();
        let mut different = 0;
        for (place, task, look) in each(of, tasks) {
            let mut hits: Vec<Option<Hit>> = Vec::new();
            for entry in 0..entries.len() {
                let bytes = entries.bytes_of(entry);
                let said = match look {
                    Look::Sifted(may, _) if !may(bytes) => None,
                    Look::Ends { first, last, .. }
                        if !bytes.first().is_some_and(|byte| first(*byte))
                            && !bytes.last().is_some_and(|byte| last(*byte)) =>
                    {
                        None
                    }
                    // of so few that it is not worth while to look for long numbers first
                    Look::Numbered { .. } if bytes.len() < SHORTEST_NUMBERED => None,
                    Look::Text(look)
                    | Look::Value(look)
                    | Look::Sifted(_, look)
                    | Look::Ends { look, .. }
                    | Look::Cells { text: look, .. }
                    | Look::Numbered { text: look, .. } => look(entries.get(entry), task),
                    _ => None,
                };
                if said.is_some() {
                    if self.slots.is_empty() {
                        self.slots.resize(entries.len(), NOTHING);
                    }
                    if hits.is_empty() {
                        hits.resize_with(entries.len(), || None);
                    }
                    if let Some(slot) = self.slots.get_mut(entry)
                        && *slot == NOTHING
                    {
                        *slot = different;
                        different += 1;
                    }
                    if let Some(hit) = hits.get_mut(entry) {
                        *hit = said;
                    }
                }
            }
            if !hits.is_empty() {
                self.said.push((place, hits));
            }
        }
        self.counts.clear();
        self.counts.resize(different as usize, 0);
        self.firsts.clear();
        self.firsts.resize(different as usize, Vec::new());
    }

    /// Counts the rows of the texts something is said of.
    fn count(&mut self, column: &Column, codes: &Codes, rows: Range<usize>, room: Room) {
        let is_whole = column.valid.count_set() == column.valid.len();
        codes.each_of(rows, |row, code| {
            let slot = self.slots.get(code).copied().unwrap_or(NOTHING);
            // there is no count for nothing
            if let Some(count) = self.counts.get_mut(slot as usize) {
                // gaps come at random: added, so that nobody need guess them
                let has = is_whole || column.valid.get(row);
                // rows come ascending
                if has
                    && room.has(*count as usize)
                    && let Some(firsts) = self.firsts.get_mut(slot as usize)
                {
                    firsts.push(row);
                }
                *count += u64::from(has);
            }
        });
    }

    /// Tells what was said of the texts that repeat in a shard.
    fn tell(&mut self, met: &mut [Tally], at: &dyn Fn(usize) -> u64) {
        for (place, hits) in self.said.drain(..) {
            let Some(met) = met.get_mut(place) else {
                continue;
            };
            for (hit, slot) in hits.into_iter().zip(&self.slots) {
                let slot = *slot as usize;
                if let (Some(hit), Some(count), Some(firsts)) =
                    (hit, self.counts.get(slot), self.firsts.get(slot))
                {
                    let rows = firsts.iter().map(|row| at(*row));
                    met.add_all(*count, rows, hit.value, hit.repair);
                }
            }
        }
    }

    /// Looks at texts that rarely repeat.
    #[allow(clippy::too_many_arguments, reason = "what a walk has at hand")]
    fn texts(
        &mut self,
        of: &OfColumn,
        column: &Column,
        texts: &TextArena,
        rows: Range<usize>,
        tasks: &[(Task, Look)],
        met: &mut [Tally],
        at: &dyn Fn(usize) -> u64,
    ) {
        let mut say = |place: usize, row: usize, look: fn(&str, &Task) -> Option<Hit>| {
            if column.valid.get(row)
                && let Some((task, _)) = tasks.get(place)
                && let Some(hit) = look(texts.get(row), task)
                && let Some(met) = met.get_mut(place)
            {
                met.add(at(row), hit.value, hit.repair);
            }
        };
        if !of.ends.is_empty() {
            // reading a text as letters costs more than a look at its first and last byte
            texts.each_of(rows.clone(), |row, bytes| {
                let first = bytes
                    .first()
                    .and_then(|byte| of.ends.get(usize::from(*byte)));
                let last = bytes
                    .last()
                    .and_then(|byte| of.ends.get(usize::from(*byte)));
                let mut bits = first.map_or(0, |ends| ends.0) | last.map_or(0, |ends| ends.1);
                while bits != 0 {
                    let place = of.tasks.get(bits.trailing_zeros() as usize).copied();
                    if let Some(place) = place
                        && let Some((_, Look::Ends { look, .. })) = tasks.get(place)
                    {
                        say(place, row, *look);
                    }
                    bits &= bits - 1;
                }
            });
        }
        let mut has_looked = false;
        for (bit, (place, _, look)) in each(of, tasks).enumerate() {
            match *look {
                Look::Text(look) | Look::Value(look) | Look::Cells { text: look, .. } => {
                    rows.clone().for_each(|row| say(place, row, look));
                }
                Look::Ends { look, .. } if bit >= MOST_BITS => {
                    rows.clone().for_each(|row| say(place, row, look));
                }
                Look::Sifted(may, look) => texts.each_of(rows.clone(), |row, bytes| {
                    if may(bytes) {
                        say(place, row, look);
                    }
                }),
                Look::Numbered { text: look, .. } => {
                    if !std::mem::replace(&mut has_looked, true) {
                        self.found.clear();
                        scan::long_numbers(texts.bytes_between(rows.clone()), &mut self.found);
                        add_hidden(texts, rows.clone(), &mut self.found);
                    }
                    texts.each_with(rows.clone(), &self.found, |row| say(place, row, look));
                }
                _ => {}
            }
        }
    }

    /// Looks at whole numbers: each different one once.
    fn values(
        &mut self,
        place: usize,
        column: &Column,
        values: &[i64],
        rows: Range<usize>,
        room: Room,
        look: impl Fn(i64) -> Option<Hit>,
    ) {
        if !self.numbers.iter().any(|known| known.0 == place) {
            self.numbers.push((place, FxHashMap::default()));
        }
        let Some((_, said)) = self.numbers.iter_mut().find(|known| known.0 == place) else {
            return;
        };
        for row in rows.filter(|row| column.valid.get(*row)) {
            let Some(number) = values.get(row) else {
                continue;
            };
            let said = said.entry(*number).or_insert_with(|| {
                let hit = look(*number)?;
                let slot = self.counts.len() as u32;
                self.counts.push(0);
                self.firsts.push(Vec::new());
                Some((hit, slot))
            });
            if let Some((_, slot)) = said
                && let Some(count) = self.counts.get_mut(*slot as usize)
                && let Some(firsts) = self.firsts.get_mut(*slot as usize)
            {
                *count += 1;
                if room.has(firsts.len()) {
                    firsts.push(row);
                }
            }
        }
    }

    /// Tells what was said of whole numbers of a shard.
    fn tell_values(&mut self, met: &mut [Tally], at: &dyn Fn(usize) -> u64) {
        for (place, said) in self.numbers.drain(..) {
            let Some(met) = met.get_mut(place) else {
                continue;
            };
            for (hit, slot) in said.into_values().flatten() {
                let count = self.counts.get(slot as usize).copied().unwrap_or(0);
                let firsts = self.firsts.get(slot as usize).into_iter().flatten();
                let rows = firsts.map(|row| at(*row));
                met.add_all(count, rows, hit.value, hit.repair);
            }
        }
        self.counts.clear();
        self.firsts.clear();
    }
}

/// Adds to the positions of long numbers the ends of texts that have signs in place of digits but for the last four:
/// `******-1234`.
fn add_hidden(texts: &TextArena, rows: Range<usize>, found: &mut Vec<u32>) {
    let (known, mut end) = (found.len(), 0);
    texts.each_of(rows, |_, bytes| {
        end += bytes.len();
        if let [.., sign, b'-', _, _, _, last] = bytes.trim_ascii_end()
            && last.is_ascii_digit()
            && matches!(sign, b'x' | b'X' | b'*' | b'#' | b'?' | b'_')
        {
            found.push((end - 1) as u32);
        }
    });
    if found.len() > known {
        found.sort_unstable();
    }
}

/// No shorter text has a long number: see [`scan::long_numbers`].
const SHORTEST_NUMBERED: usize = 6;

/// The tasks that look at a column, each with its place among all.
fn each<'a>(
    of: &'a OfColumn,
    tasks: &'a [(Task, Look)],
) -> impl Iterator<Item = (usize, &'a Task, &'a Look)> {
    let places = of.tasks.iter();
    places.filter_map(|place| tasks.get(*place).map(|(task, look)| (*place, task, look)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_numbers_are_found_beside_long_ones() {
        let mut texts = TextArena::default();
        for text in [
            "Vej 3",
            "******-1234",
            "010190-1234",
            "xxxxxx-1234 ",
            "a-1234",
        ] {
            texts.push(text);
        }
        let rows = 1..texts.len();
        let mut found = Vec::new();
        scan::long_numbers(texts.bytes_between(rows.clone()), &mut found);
        add_hidden(&texts, rows.clone(), &mut found);
        let mut told = Vec::new();
        texts.each_with(rows, &found, |row| told.push(row));
        assert_eq!(told, [1, 2, 3]);
    }
}
