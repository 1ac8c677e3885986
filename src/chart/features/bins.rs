//! Many places as few: clusters and hexagons. Both lie where the world does, not where the window is, so that they stay
//! while the map is moved; each feature is in exactly one.

use super::kept::Features;
use super::window::Window;
use areas::Bounds;

/// Squares of clusters are at least so wide in the drawing, and less than twice that.
const SQUARE: f64 = 52.0;
/// Hexagons are at least so wide in the drawing.
const HEXAGON: f64 = 15.0;
/// The narrowest hexagon, in metres.
const LEAST_METRES: f64 = 1.0;
/// More bins than this in a window are not kept: a window so large is a mistake.
const MOST_BINS: usize = 250_000;

/// Some that lie close together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cluster {
    /// In the middle of them, in metres.
    pub middle: [f64; 2],
    /// How many.
    pub count: u64,
    /// The first of them, by its place in the lists.
    pub first: usize,
}

/// A hexagon that has some.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hexagon {
    /// Its middle, in metres.
    pub middle: [f64; 2],
    /// How many.
    pub count: u64,
}

/// The clusters that touch a window, from south to north.
pub(super) fn clusters(features: &Features, window: &Window) -> Vec<Cluster> {
    let size = 2f64.powf((SQUARE / window.scale).log2().ceil());
    let square = |value: f64| (value / size).floor() as i64;
    let (left, right) = (square(window.world.left), square(window.world.right));
    let (bottom, top) = (square(window.world.bottom), square(window.world.top));
    let columns = many(left, right);
    let rows = many(bottom, top);
    if columns.saturating_mul(rows) > MOST_BINS {
        return Vec::new();
    }
    // squares are whole, or their numbers would change while the map is moved
    let world = Bounds {
        left: left as f64 * size,
        bottom: bottom as f64 * size,
        right: (right as f64 + 1.0) * size,
        top: (top as f64 + 1.0) * size,
    };
    let mut bins: Vec<Option<(f64, f64, u64, usize)>> = vec![None; columns * rows];
    each(features, &world, |at, [x, y]| {
        let (column, row) = (square(x) - left, square(y) - bottom);
        let is_in = (0..columns as i64).contains(&column) && (0..rows as i64).contains(&row);
        if is_in && let Some(bin) = bins.get_mut(row as usize * columns + column as usize) {
            let own = bin.get_or_insert((0.0, 0.0, 0, at));
            *own = (own.0 + x, own.1 + y, own.2 + 1, own.3);
        }
    });
    let clusters = bins
        .into_iter()
        .flatten()
        .map(|(x, y, count, first)| Cluster {
            middle: [x / count as f64, y / count as f64],
            count,
            first,
        });
    clusters.collect()
}

/// How many there are from one to another, both included; none where there is no such part of the world.
fn many(first: i64, last: i64) -> usize {
    usize::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(0)
}

/// How wide hexagons are in a window, in metres: one, two or five and zeros.
pub(super) fn hexagon_metres(window: &Window) -> f64 {
    let least = (HEXAGON / window.scale).max(LEAST_METRES);
    let ten = 10f64.powf(least.log10().floor());
    let found = [1.0, 2.0, 5.0, 10.0].into_iter().map(|own| own * ten);
    found
        .into_iter()
        .find(|own| *own >= least * 0.999_999)
        .unwrap_or(ten * 10.0)
}

/// The hexagons that touch a window and have some, from south to north.
pub(super) fn hexagons(features: &Features, window: &Window) -> Vec<Hexagon> {
    let grid = HexGrid {
        metres: hexagon_metres(window),
    };
    let world = window.around(2.0 * grid.metres * window.scale);
    let corners = [
        grid.of([world.left, world.bottom]),
        grid.of([world.right, world.bottom]),
        grid.of([world.left, world.top]),
        grid.of([world.right, world.top]),
    ];
    let low = |axis: usize| {
        corners
            .iter()
            .map(|own| own[axis])
            .min()
            .unwrap_or(0)
            .saturating_sub(1)
    };
    let high = |axis: usize| {
        corners
            .iter()
            .map(|own| own[axis])
            .max()
            .unwrap_or(0)
            .saturating_add(1)
    };
    let (first, last) = ([low(0), low(1)], [high(0), high(1)]);
    let columns = many(first[0], last[0]);
    let rows = many(first[1], last[1]);
    if columns.saturating_mul(rows) > MOST_BINS {
        return Vec::new();
    }
    let mut counts = vec![0u64; columns * rows];
    each(features, &world, |_, point| {
        let [q, r] = grid.of(point);
        let (column, row) = (q - first[0], r - first[1]);
        let is_in = (0..columns as i64).contains(&column) && (0..rows as i64).contains(&row);
        if is_in && let Some(count) = counts.get_mut(row as usize * columns + column as usize) {
            *count += 1;
        }
    });
    let found = counts
        .into_iter()
        .enumerate()
        .filter(|(_, count)| *count > 0);
    let found = found.map(|(at, count)| Hexagon {
        middle: grid.middle([
            first[0] + (at % columns) as i64,
            first[1] + (at / columns) as i64,
        ]),
        count,
    });
    // those at the edge are not whole in the count
    let inside = window.around(grid.metres * window.scale * 0.6);
    found.filter(|own| inside.has(own.middle)).collect()
}

/// The corners of a hexagon so wide, in metres.
pub(super) fn corners([x, y]: [f64; 2], metres: f64) -> [[f64; 2]; 6] {
    let (half, far) = (metres / 2.0, metres / 3f64.sqrt());
    [
        [x, y + far],
        [x + half, y + far / 2.0],
        [x + half, y - far / 2.0],
        [x, y - far],
        [x - half, y - far / 2.0],
        [x - half, y + far / 2.0],
    ]
}

/// Hexagons with a corner upwards, by two axes at 60 degrees.
struct HexGrid {
    metres: f64,
}

impl HexGrid {
    /// The hexagon a place lies in.
    fn of(&self, [x, y]: [f64; 2]) -> [i64; 2] {
        let side = self.metres / 3f64.sqrt();
        let (q, r) = (x / self.metres - y / (3.0 * side), y / (1.5 * side));
        let s = -q - r;
        let (mut a, mut b, c) = (q.round(), r.round(), s.round());
        let (off_a, off_b, off_c) = ((a - q).abs(), (b - r).abs(), (c - s).abs());
        if off_a > off_b && off_a > off_c {
            a = -b - c;
        } else if off_b > off_c {
            b = -a - c;
        }
        [a as i64, b as i64]
    }

    /// Its middle.
    fn middle(&self, [q, r]: [i64; 2]) -> [f64; 2] {
        let side = self.metres / 3f64.sqrt();
        [
            self.metres * (q as f64 + r as f64 / 2.0),
            1.5 * side * r as f64,
        ]
    }
}

/// Calls for each feature whose point, or middle, lies in a box: each of them once.
fn each(features: &Features, world: &Bounds, mut f: impl FnMut(usize, [f64; 2])) {
    features.each_in(world, |at| {
        let point = features.place(at);
        if world.has(point) {
            f(at, point);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_in_the_hexagon_whose_middle_is_nearest() {
        let grid = HexGrid { metres: 500.0 };
        for at in 0..2_000 {
            let point = [
                f64::from(at) * 37.3 % 4_000.0 + 500_000.0,
                f64::from(at) * 91.7 % 4_000.0 + 6_200_000.0,
            ];
            let own = grid.of(point);
            let far = |of: [i64; 2]| {
                let middle = grid.middle(of);
                (middle[0] - point[0]).hypot(middle[1] - point[1])
            };
            for next in [[1, 0], [0, 1], [-1, 1], [-1, 0], [0, -1], [1, -1]] {
                let other = [own[0] + next[0], own[1] + next[1]];
                assert!(far(own) <= far(other) + 1e-6, "{point:?}");
            }
        }
    }
}
