//! Numbers on one level: what stands before a shift is moved to where the line lies now.
//!
//! A shift would be taken for a season otherwise, and a season for a shift: so the largest shift is taken out, seasons
//! are looked for anew, and again.

use crate::seasons::{found, taken_apart};
use crate::shifts::{self, Shift};
use model::forecast::{Season, TimeStep};

/// Rounds at most.
const MOST_ROUNDS: usize = 6;

/// Numbers on one level.
pub(crate) struct Level {
    /// The numbers, those before a shift moved.
    pub values: Vec<f64>,
    /// Their patterns.
    pub seasons: Vec<Season>,
    /// The shifts, in order.
    pub shifts: Vec<Shift>,
    /// The numbers as they were, without their patterns.
    pub adjusted: Vec<f64>,
}

impl Level {
    /// Takes the shifts out of numbers; those at the end are found and left in.
    pub fn of(known: &[f64], step: TimeStep) -> Self {
        let mut values = known.to_vec();
        let mut all: Vec<Shift> = Vec::new();
        let mut seasons = found(&values, step);
        let mut adjusted = without(&values, &seasons);
        for _ in 0..MOST_ROUNDS {
            let open = shifts::found(&adjusted);
            let largest = open
                .iter()
                .max_by(|a, b| a.moved.abs().total_cmp(&b.moved.abs()));
            let Some(shift) = largest.copied() else {
                break;
            };
            match all.iter_mut().find(|one| one.at == shift.at) {
                // what a season had taken of it
                Some(one) => one.moved += shift.moved,
                None => all.push(shift),
            }
            if shifts::is_at_end(&shift, known.len()) {
                break;
            }
            for value in values.iter_mut().take(shift.at) {
                *value += shift.moved;
            }
            seasons = found(&values, step);
            adjusted = without(&values, &seasons);
        }
        all.sort_by_key(|shift| shift.at);
        let moved = known
            .iter()
            .zip(&values)
            .map(|(known, value)| known - value);
        let adjusted = adjusted.iter().zip(moved).map(|(one, moved)| one + moved);
        Self {
            adjusted: adjusted.collect(),
            values,
            seasons,
            shifts: all,
        }
    }
}

fn without(values: &[f64], seasons: &[Season]) -> Vec<f64> {
    let lengths: Vec<usize> = seasons.iter().map(|one| one.length as usize).collect();
    taken_apart(values, &lengths).map_or_else(|| values.to_vec(), |parts| parts.adjusted)
}
