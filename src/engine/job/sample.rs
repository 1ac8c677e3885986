//! Which rows of a file are in its table, when not all of them can be.

use model::sniff::{Pick, Sample};
use std::collections::HashSet;

/// The numbers of the chosen rows among `all`, ascending.
pub(super) fn choose(sample: Sample, all: u64) -> Vec<u64> {
    let rows = sample.rows.min(all);
    match sample.pick {
        Pick::First => (0..rows).collect(),
        Pick::Random { .. } if rows == all => (0..all).collect(),
        Pick::Random { seed } => {
            // Floyd's way: as many drawings as rows are wanted, and every choice of them equally likely
            let mut draw = Draw(seed);
            let mut chosen = HashSet::with_capacity(rows as usize);
            for most in all - rows..all {
                let row = draw.below(most + 1);
                if !chosen.insert(row) {
                    chosen.insert(most);
                }
            }
            let mut chosen: Vec<u64> = chosen.into_iter().collect();
            chosen.sort_unstable();
            chosen
        }
    }
}

/// Numbers that look drawn (SplitMix64), the same ones for the same seed on every machine.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `end`, each as likely as every other.
    fn below(&mut self, end: u64) -> u64 {
        // numbers above the last whole multiple would favour the small ones
        let whole = u64::MAX - u64::MAX % end;
        loop {
            let number = self.next();
            if number < whole {
                return number % end;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random(rows: u64, seed: u64, all: u64) -> Vec<u64> {
        let pick = Pick::Random { seed };
        choose(Sample { rows, pick }, all)
    }

    #[test]
    fn so_many_different_rows_in_their_order() {
        for (rows, all) in [(0, 0), (0, 5), (5, 5), (9, 5), (1, 1000), (999, 1000)] {
            let chosen = random(rows, 7, all);
            assert_eq!(chosen.len() as u64, rows.min(all));
            assert!(chosen.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(chosen.iter().all(|row| *row < all));
        }
        let first = Sample {
            rows: 3,
            pick: Pick::First,
        };
        assert_eq!(choose(first, 10), [0, 1, 2]);
    }

    #[test]
    fn the_seed_decides_and_every_row_has_its_chance() {
        assert_eq!(random(50, 4711, 10_000), random(50, 4711, 10_000));
        assert_ne!(random(50, 4711, 10_000), random(50, 4712, 10_000));
        // 2,000 drawings of 10 of 100 rows: every row about 200 times
        let mut times = [0u32; 100];
        for seed in 0..2000 {
            for row in random(10, seed, 100) {
                times[row as usize] += 1;
            }
        }
        let chi: f64 = times
            .iter()
            .map(|times| (f64::from(*times) - 200.0).powi(2) / 180.0)
            .sum();
        // 99 degrees of freedom: beyond 160 once in ten thousand
        assert!((50.0..160.0).contains(&chi), "{chi}");
    }
}
