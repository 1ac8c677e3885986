//! Comparing two editions from the first question to the last.

use super::finish::{Counted, finish};
use super::key::{Editions, Found, find};
use super::matching::Matching;
use super::pair::{By, Pair, pairs};
use super::print::NOTHING;
use super::side::{Portion, Side, SideAsk, SideFacts, ValueAsk, facts, prints};
use crate::job::join_all;
use model::comparison::{Comparison, KeyChoice, KeyWhy};
use model::note::{Problem, ProblemKind};

/// Changed rows whose values are printed at once.
const ROWS_AT_ONCE: usize = 1 << 16;
/// Rows in both editions by which a new name of a column is confirmed, at most.
const CONFIRMING_ROWS: usize = 4096;
/// Rows that must have the same value under both names.
const LEAST_CONFIRMED: f64 = 0.5;
/// Without rows to confirm it by, values must look alike so much.
const ALIKE_ENOUGH: f64 = 0.95;

/// Two editions compared, with the rows that differ.
#[derive(Debug)]
pub struct Compared {
    /// What differs.
    pub comparison: Comparison,
    /// Rows only in the newer edition, in its order.
    pub(super) added: Vec<u32>,
    /// Rows only in the older edition, in its order.
    pub(super) removed: Vec<u32>,
    /// Rows in both with other values, in the order of the newer edition: older, newer.
    pub(super) changed: Vec<(u32, u32)>,
    /// For each of them which columns changed, by place in the comparison; the last bit stands for all from the 64th on.
    pub(super) masks: Vec<u64>,
}

/// The bit of a column in a mask.
pub(super) fn bit(column: usize) -> u64 {
    1 << column.min(63)
}

/// Compares two editions.
///
/// # Errors
/// [`ProblemKind::Stale`] when one of them is not open any more, and what their crews say.
pub async fn compare(
    old: &dyn Side,
    new: &dyn Side,
    choice: &KeyChoice,
) -> Result<Compared, Problem> {
    let known = join_all([facts(old), facts(new)]).await;
    let [old_facts, new_facts] =
        <[_; 2]>::try_from(known).map_err(|_| Problem::from(ProblemKind::WorkerDied))?;
    let (old_facts, new_facts) = (old_facts?, new_facts?);
    let mut found_pairs = pairs(&old_facts, &new_facts);
    let mut key = {
        let editions = Editions {
            old,
            new,
            old_facts: &old_facts,
            new_facts: &new_facts,
            pairs: &found_pairs,
        };
        chosen(&editions, choice).await?
    };
    confirm(
        old,
        new,
        [&old_facts, &new_facts],
        &mut found_pairs,
        &mut key,
    )
    .await?;
    let editions = Editions {
        old,
        new,
        old_facts: &old_facts,
        new_facts: &new_facts,
        pairs: &found_pairs,
    };
    let met = matched(&editions, &key).await?;
    let counted = counted(&editions, &met).await?;
    Ok(finish(&editions, &key, met, counted))
}

/// The key that is wanted.
async fn chosen(editions: &Editions<'_>, choice: &KeyChoice) -> Result<Found, Problem> {
    let none = |why| Found {
        why,
        pairs: Vec::new(),
    };
    Ok(match choice {
        KeyChoice::None => none(KeyWhy::Unwanted),
        KeyChoice::Find => find(editions).await?,
        KeyChoice::Columns(columns) => {
            let places = (0u32..).zip(editions.pairs);
            let own = places.filter(|(_, pair)| columns.contains(&pair.new));
            let pairs: Vec<u32> = own.map(|(place, _)| place).collect();
            match pairs.is_empty() {
                true => none(KeyWhy::NotFound),
                false => Found {
                    why: KeyWhy::Chosen,
                    pairs,
                },
            }
        }
    })
}

/// Keeps of the columns that only look alike those that are: most rows in both editions have the same value.
async fn confirm(
    old: &dyn Side,
    new: &dyn Side,
    facts: [&SideFacts; 2],
    pairs: &mut Vec<Pair>,
    key: &mut Found,
) -> Result<(), Problem> {
    let asked: Vec<usize> = (0..pairs.len())
        .filter(|place| matches!(pairs[*place].by, By::Values(_)))
        .filter(|place| !key.pairs.contains(&(*place as u32)))
        .collect();
    if asked.is_empty() {
        return Ok(());
    }
    let rows = match key.pairs.is_empty() {
        true => Vec::new(),
        false => {
            let editions = Editions {
                old,
                new,
                old_facts: facts[0],
                new_facts: facts[1],
                pairs,
            };
            let portion = Portion::some(editions.most_rows(), 16 * CONFIRMING_ROWS as u64);
            let (one, other) = editions.prints(vec![key.pairs.clone()], portion).await?;
            let mut met = Matching::default();
            // the key is the whole row here: rows of the same key are the same
            met.add_all(&one, &other);
            met.changed.truncate(CONFIRMING_ROWS);
            met.changed
        }
    };
    let own: Vec<Pair> = asked.iter().map(|place| pairs[*place]).collect();
    let mut same = vec![0usize; own.len()];
    let (one, other) = values(old, new, facts, &own, &rows).await?;
    for (at, (one, other)) in one.zip(other).enumerate() {
        same[at % own.len()] += usize::from(one == other);
    }
    let mut gone = Vec::new();
    for (place, same) in asked.iter().zip(same) {
        let By::Values(alike) = pairs[*place].by else {
            continue;
        };
        match rows.is_empty() {
            true if alike >= ALIKE_ENOUGH => {}
            false if same as f64 >= rows.len() as f64 * LEAST_CONFIRMED => {
                pairs[*place].by = By::Values(same as f64 / rows.len() as f64);
            }
            _ => gone.push(*place),
        }
    }
    for place in gone.into_iter().rev() {
        pairs.remove(place);
        for own in &mut key.pairs {
            if *own as usize > place {
                *own -= 1;
            }
        }
    }
    Ok(())
}

/// The prints of values of pairs of rows, of the older and of the newer edition: row by row.
async fn values(
    old: &dyn Side,
    new: &dyn Side,
    facts: [&SideFacts; 2],
    pairs: &[Pair],
    rows: &[(u32, u32)],
) -> Result<(impl Iterator<Item = u64>, impl Iterator<Item = u64>), Problem> {
    let ask = |is_old: bool| {
        let spec = |pair: &Pair| match is_old {
            true => pair.old_print(facts[0]),
            false => pair.new_print(facts[1]),
        };
        let row = |row: &(u32, u32)| if is_old { row.0 } else { row.1 };
        SideAsk::Values(ValueAsk {
            columns: pairs.iter().map(spec).collect(),
            rows: rows.iter().map(row).collect(),
        })
    };
    let asked = [prints(old, ask(true)), prints(new, ask(false))];
    let mut answers = join_all(asked).await.into_iter();
    let died = || Problem::from(ProblemKind::WorkerDied);
    let one = answers.next().ok_or_else(died)??;
    let other = answers.next().ok_or_else(died)??;
    let all = |prints: super::side::Prints| prints.values().collect::<Vec<_>>().into_iter();
    Ok((all(one), all(other)))
}

/// What became of every row.
async fn matched(editions: &Editions<'_>, key: &Found) -> Result<Matching, Problem> {
    let all: Vec<u32> = (0..editions.pairs.len() as u32).collect();
    let sets = match key.pairs.is_empty() {
        true => vec![all],
        false => vec![key.pairs.clone(), all],
    };
    let mut met = Matching::default();
    if editions.pairs.is_empty() {
        // nothing to compare rows by: none is in both
        let rows = |facts: &SideFacts| (0..facts.opened.rows as u32).collect();
        met.removed = rows(editions.old_facts);
        met.added = rows(editions.new_facts);
        return Ok(met);
    }
    for portion in Portion::all(editions.most_rows()) {
        let (old, new) = editions.prints(sets.clone(), portion).await?;
        met.add(&old, &new, sets.len());
    }
    if key.pairs.is_empty() {
        // rows that are the same as others are no trouble where whole rows are compared
        (met.old_duplicates, met.new_duplicates) = (0, 0);
    }
    met.finish();
    Ok(met)
}

/// Which values of the changed rows differ.
async fn counted(editions: &Editions<'_>, met: &Matching) -> Result<Counted, Problem> {
    let width = editions.pairs.len();
    let mut counted = Counted {
        pairs: vec![[0; 3]; width],
        masks: Vec::with_capacity(met.changed.len()),
    };
    if width == 0 {
        return Ok(counted);
    }
    let facts = [editions.old_facts, editions.new_facts];
    for rows in met.changed.chunks(ROWS_AT_ONCE) {
        let asked = values(editions.old, editions.new, facts, editions.pairs, rows);
        let (one, other) = asked.await?;
        let mut mask = 0;
        for (at, (one, other)) in one.zip(other).enumerate() {
            let column = at % width;
            if one != other {
                let counts = &mut counted.pairs[column];
                counts[0] += 1;
                counts[1] += u64::from(one == NOTHING);
                counts[2] += u64::from(other == NOTHING);
                mask |= bit(column);
            }
            if column + 1 == width {
                counted.masks.push(std::mem::take(&mut mask));
            }
        }
    }
    Ok(counted)
}
