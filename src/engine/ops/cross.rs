//! Grouping the rows of a view by one or two columns: what is asked, and how partial groups merge.
//!
//! Beside sums, the values themselves can be kept as runs, so that medians and quartiles are exact; where that
//! would be too many, as bins of equal width, and then they are off by a bin at most.

use super::group::{GroupKey, GroupSums, wider};
use model::cell::Cell;
use model::view_spec::TimeUnit;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A column that makes groups.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Dimension {
    /// The column's position in the file.
    pub column: u32,
    /// How finely days and points in time are told apart.
    pub unit: Option<TimeUnit>,
    /// Edges of bins on the line: the keys are numbers of bins. Empty: each value is a group.
    pub edges: Vec<i128>,
}

/// How the values of the measured column are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Keep {
    /// Each value of the line.
    Values,
    /// The number of the bin of this width from the lowest value on.
    Bins {
        /// The lowest value of the line.
        low: i128,
        /// Values of the line in a bin, at least 1.
        width: i128,
    },
}

/// What is grouped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrossAsk {
    /// The view whose rows are grouped.
    pub revision: u32,
    /// The first column.
    pub by: Dimension,
    /// The second column.
    pub series: Option<Dimension>,
    /// The column that is added up.
    pub measured: Option<u32>,
    /// Whether its values are kept beside their sums.
    pub keep: Option<Keep>,
    /// Whether sums of products of `by` and `series` are wanted: both on the line, for a trend.
    pub products: bool,
    /// Only rows with these values.
    pub only: Vec<(u32, Cell)>,
    /// No rows with these values.
    pub except: Vec<(u32, Cell)>,
}

/// Exact sums of pairs of numbers on the line; `None` beyond 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Products {
    /// Pairs.
    pub pairs: u64,
    /// Sum of the first, of the second, of their squares and of their products.
    pub sums: Option<[i128; 5]>,
    /// Smallest and largest first.
    pub across: Option<(i128, i128)>,
    /// Smallest and largest second.
    pub upwards: Option<(i128, i128)>,
}

impl Default for Products {
    fn default() -> Self {
        Self {
            pairs: 0,
            sums: Some([0; 5]),
            across: None,
            upwards: None,
        }
    }
}

impl Products {
    /// Adds a pair.
    pub fn add(&mut self, x: i128, y: i128) {
        self.pairs += 1;
        self.across = wider(self.across, Some((x, x)));
        self.upwards = wider(self.upwards, Some((y, y)));
        let terms = [
            Some(x),
            Some(y),
            x.checked_mul(x),
            y.checked_mul(y),
            x.checked_mul(y),
        ];
        self.sums = self.sums.and_then(|sums| added(sums, terms));
    }

    /// Adds the pairs of another part.
    pub fn merge(&mut self, other: &Self) {
        self.pairs += other.pairs;
        self.across = wider(self.across, other.across);
        self.upwards = wider(self.upwards, other.upwards);
        self.sums = match (self.sums, other.sums) {
            (Some(own), Some(other)) => added(own, other.map(Some)),
            _ => None,
        };
    }
}

fn added(sums: [i128; 5], terms: [Option<i128>; 5]) -> Option<[i128; 5]> {
    let mut out = sums;
    for (sum, term) in out.iter_mut().zip(terms) {
        *sum = sum.checked_add(term?)?;
    }
    Some(out)
}

/// Values with how often each was met, ascending.
pub type Runs = Vec<(i128, u32)>;

/// One pair of keys: their places, sums, and the values when they are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrossCell {
    /// Place in [`CrossPartial::by`].
    pub by: u32,
    /// Place in [`CrossPartial::series`]; 0 without a second column.
    pub series: u32,
    /// What is added up.
    pub sums: GroupSums,
    /// The values, when they are kept.
    pub runs: Runs,
}

/// Groups of some shards.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CrossPartial {
    /// Keys of the first column, in no order.
    pub by: Vec<GroupKey>,
    /// Keys of the second column, in no order.
    pub series: Vec<GroupKey>,
    /// Pairs that were met, in no order.
    pub cells: Vec<CrossCell>,
    /// Smallest and largest value of the first column on the line, when a time unit gathers several.
    pub extremes: Option<(i128, i128)>,
    /// Sums of products, when they were asked for.
    pub products: Products,
}

impl CrossPartial {
    /// All pairs of several partials; keys by first appearance in the table.
    #[must_use]
    pub fn merge(partials: Vec<Self>) -> Self {
        let mut whole = Self::default();
        let mut by_places = FxHashMap::default();
        let mut series_places = FxHashMap::default();
        let mut cells: FxHashMap<(u32, u32), usize> = FxHashMap::default();
        for partial in partials {
            whole.extremes = wider(whole.extremes, partial.extremes);
            whole.products.merge(&partial.products);
            let by = placed(&mut whole.by, &mut by_places, partial.by);
            let series = placed(&mut whole.series, &mut series_places, partial.series);
            for mut cell in partial.cells {
                cell.by = by[cell.by as usize];
                cell.series = series[cell.series as usize];
                match cells.get(&(cell.by, cell.series)) {
                    Some(&at) => {
                        let known = &mut whole.cells[at];
                        known.sums.merge(&cell.sums);
                        known.runs = merged(&known.runs, &cell.runs);
                    }
                    None => {
                        cells.insert((cell.by, cell.series), whole.cells.len());
                        whole.cells.push(cell);
                    }
                }
            }
        }
        whole.in_order()
    }

    /// The same with keys by first appearance, so that it does not matter how the table was cut.
    fn in_order(mut self) -> Self {
        let by = first_places(self.by.len(), self.cells.iter().map(|c| (c.by, &c.sums)));
        let series = first_places(
            self.series.len(),
            self.cells.iter().map(|c| (c.series, &c.sums)),
        );
        self.by = sorted_keys(self.by, &by);
        self.series = sorted_keys(self.series, &series);
        for cell in &mut self.cells {
            cell.by = by[cell.by as usize];
            cell.series = series[cell.series as usize];
        }
        self.cells
            .sort_unstable_by_key(|cell| (cell.by, cell.series));
        self
    }
}

/// Where each key of a partial stands among all.
fn placed(
    all: &mut Vec<GroupKey>,
    places: &mut FxHashMap<GroupKey, u32>,
    keys: Vec<GroupKey>,
) -> Vec<u32> {
    keys.into_iter()
        .map(|key| match places.get(&key) {
            Some(place) => *place,
            None => {
                let place = all.len() as u32;
                places.insert(key.clone(), place);
                all.push(key);
                place
            }
        })
        .collect()
}

/// The new place of each key, by the first row it was met on.
fn first_places<'a>(keys: usize, cells: impl Iterator<Item = (u32, &'a GroupSums)>) -> Vec<u32> {
    let mut first = vec![u64::MAX; keys];
    for (key, sums) in cells {
        let row = &mut first[key as usize];
        *row = (*row).min(sums.first_row);
    }
    let mut order: Vec<u32> = (0..keys as u32).collect();
    order.sort_by_key(|key| first[*key as usize]);
    let mut places = vec![0; keys];
    for (place, key) in (0u32..).zip(order) {
        places[key as usize] = place;
    }
    places
}

fn sorted_keys(keys: Vec<GroupKey>, places: &[u32]) -> Vec<GroupKey> {
    let mut placed: Vec<(u32, GroupKey)> = places.iter().copied().zip(keys).collect();
    placed.sort_unstable_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, key)| key).collect()
}

/// Two ascending runs as one.
#[must_use]
pub fn merged(one: &Runs, other: &Runs) -> Runs {
    let mut out: Runs = Vec::with_capacity(one.len() + other.len());
    let (mut a, mut b) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.0 <= y.0 => a.next(),
            (_, Some(_)) => b.next(),
            (Some(_), None) => a.next(),
            (None, None) => return out,
        };
        let Some(&(value, count)) = next else {
            return out;
        };
        match out.last_mut() {
            Some(last) if last.0 == value => last.1 = last.1.saturating_add(count),
            _ => out.push((value, count)),
        }
    }
}

/// The value at a share of the way through sorted values, between two neighbours in proportion (the method of
/// R's type 7 and of spreadsheets' quartiles). `None` without values.
#[must_use]
pub fn quantile(runs: &Runs, share: f64, number: impl Fn(i128) -> f64) -> Option<f64> {
    let count: u64 = runs.iter().map(|run| u64::from(run.1)).sum();
    let last = count.checked_sub(1)?;
    let place = last as f64 * share.clamp(0.0, 1.0);
    let (below, beyond) = (place.floor() as u64, place.fract());
    let at = |rank: u64| {
        let mut before = 0;
        for (value, times) in runs {
            before += u64::from(*times);
            if rank < before {
                return Some(number(*value));
            }
        }
        None
    };
    let low = at(below)?;
    if beyond == 0.0 {
        return Some(low);
    }
    let high = at(below + 1)?;
    Some(low + (high - low) * beyond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_spreadsheets() {
        let runs: Runs = vec![(1, 1), (2, 2), (10, 1)];
        let of = |share| quantile(&runs, share, |value| value as f64);
        assert_eq!(of(0.5), Some(2.0));
        assert_eq!(of(0.25), Some(1.75));
        assert_eq!(of(0.75), Some(4.0));
        assert_eq!(of(0.0), Some(1.0));
        assert_eq!(of(1.0), Some(10.0));
        assert_eq!(quantile(&Vec::new(), 0.5, |value| value as f64), None);
    }

    #[test]
    fn runs_merge_in_order() {
        assert_eq!(
            merged(&vec![(1, 1), (3, 2)], &vec![(2, 1), (3, 1)]),
            [(1, 1), (2, 1), (3, 3)]
        );
    }
}
