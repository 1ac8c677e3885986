//! Rings in any order to polygons with their holes.
//!
//! A Shapefile lists the rings of all parts of a polygon together; outer ones run clockwise, holes the
//! other way. A hole belongs to the smallest outer ring around it.

use crate::geo::{Geometry, Point};

/// Corners that are compared at most to find which ring a hole is in.
const MAX_CORNERS: u64 = 200_000_000;
/// Rings in rings that are followed.
const MAX_DEPTH: usize = 64;

struct Ring {
    points: Vec<Point>,
    /// Twice the area; negative when it runs clockwise.
    area: f64,
    low: Point,
    high: Point,
}

impl Ring {
    fn new(points: Vec<Point>) -> Self {
        let mut ring = Self {
            area: 0.0,
            low: [f64::INFINITY; 2],
            high: [f64::NEG_INFINITY; 2],
            points,
        };
        // relative to the first corner: coordinates of millions of metres would swallow the digits
        let [x0, y0] = ring.points.first().copied().unwrap_or_default();
        let next = ring.points.iter().cycle().skip(1);
        for ([x, y], [next_x, next_y]) in ring.points.iter().zip(next) {
            ring.area += (x - x0) * (next_y - y0) - (next_x - x0) * (y - y0);
            ring.low = [ring.low[0].min(*x), ring.low[1].min(*y)];
            ring.high = [ring.high[0].max(*x), ring.high[1].max(*y)];
        }
        ring
    }

    fn is_outer(&self) -> bool {
        self.area <= 0.0
    }

    fn may_hold(&self, other: &Self) -> bool {
        self.low[0] <= other.low[0]
            && self.low[1] <= other.low[1]
            && self.high[0] >= other.high[0]
            && self.high[1] >= other.high[1]
    }

    /// True when most of a few corners of the other ring lie inside; one may lie on the line.
    fn holds(&self, other: &Self) -> bool {
        let step = (other.points.len() / 3).max(1);
        let corners = other.points.iter().step_by(step).take(3);
        let (mut inside, mut all) = (0, 0);
        for corner in corners {
            inside += usize::from(self.is_around(*corner));
            all += 1;
        }
        inside * 2 > all
    }

    fn is_around(&self, [x, y]: Point) -> bool {
        let mut is_inside = false;
        let next = self.points.iter().cycle().skip(1);
        for ([x1, y1], [x2, y2]) in self.points.iter().zip(next) {
            if (*y1 > y) != (*y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 {
                is_inside = !is_inside;
            }
        }
        is_inside
    }
}

/// The polygon or polygons that rings make.
pub(super) fn polygon(rings: Vec<Vec<Point>>) -> Geometry {
    let rings: Vec<Ring> = rings
        .into_iter()
        .filter(|points| !points.is_empty())
        .map(Ring::new)
        .collect();
    let mut budget = MAX_CORNERS;
    // some programs turn all rings the other way: then nesting decides alone
    let turned = !rings.iter().any(Ring::is_outer);
    let homes = homes(&rings, turned, &mut budget);
    let mut polygons: Vec<Vec<Vec<Point>>> = Vec::new();
    let mut place = vec![0; rings.len()];
    for (at, home) in homes.iter().enumerate() {
        if home.is_none() {
            if let Some(place) = place.get_mut(at) {
                *place = polygons.len();
            }
            polygons.push(Vec::new());
        }
    }
    // outer rings come first in their polygons
    let mut holes = Vec::new();
    for (at, (ring, home)) in rings.into_iter().zip(&homes).enumerate() {
        match home {
            None => {
                let polygon = place.get(at).and_then(|place| polygons.get_mut(*place));
                if let Some(polygon) = polygon {
                    polygon.push(ring.points);
                }
            }
            Some(home) => holes.push((*home, ring.points)),
        }
    }
    for (home, points) in holes {
        let polygon = place.get(home).and_then(|place| polygons.get_mut(*place));
        if let Some(polygon) = polygon {
            polygon.push(points);
        }
    }
    if polygons.len() == 1 {
        Geometry::Polygon(polygons.pop().unwrap_or_default())
    } else {
        Geometry::MultiPolygon(polygons)
    }
}

/// For each ring the ring it is a hole of, by place alone, whichever way they run.
pub(in super::super) fn nested(rings: &[Vec<Point>]) -> Vec<Option<usize>> {
    let rings: Vec<Ring> = rings.iter().cloned().map(Ring::new).collect();
    let mut budget = MAX_CORNERS;
    homes(&rings, true, &mut budget)
}

/// For each ring the outer ring it is a hole of; `None` for outer rings. `turned`: which way they run says
/// nothing.
fn homes(rings: &[Ring], turned: bool, budget: &mut u64) -> Vec<Option<usize>> {
    let mut before = None;
    let mut homes = Vec::with_capacity(rings.len());
    for (at, ring) in rings.iter().enumerate() {
        if ring.is_outer() && !turned {
            before = Some(at);
            homes.push(None);
            continue;
        }
        let mut best: Option<usize> = None;
        for (outer_at, outer) in rings.iter().enumerate() {
            let is_candidate = outer_at != at
                && (outer.is_outer() || turned)
                && outer.may_hold(ring)
                && outer.area.abs() > ring.area.abs();
            if !is_candidate {
                continue;
            }
            let corners = 3 * outer.points.len() as u64;
            if corners > *budget {
                best = best.or(before);
                break;
            }
            *budget -= corners;
            let is_smaller = best
                .and_then(|best| rings.get(best))
                .is_none_or(|best| outer.area.abs() < best.area.abs());
            if is_smaller && outer.holds(ring) {
                best = Some(outer_at);
            }
        }
        homes.push(best);
    }
    // a hole in a hole, where nesting decides, is an island
    let above = homes.clone();
    let up = |at: usize| above.get(at).copied().flatten();
    for (at, home) in homes.iter_mut().enumerate() {
        let depth = std::iter::successors(up(at), |at| up(*at))
            .take(MAX_DEPTH)
            .count();
        if depth % 2 == 0 {
            *home = None;
        }
    }
    homes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square, clockwise.
    fn square(x: f64, y: f64, side: f64) -> Vec<Point> {
        vec![
            [x, y],
            [x, y + side],
            [x + side, y + side],
            [x + side, y],
            [x, y],
        ]
    }

    fn turned(mut ring: Vec<Point>) -> Vec<Point> {
        ring.reverse();
        ring
    }

    fn text(rings: Vec<Vec<Point>>) -> String {
        polygon(rings).to_string()
    }

    #[test]
    fn one_ring_is_a_polygon_whichever_way_it_runs() {
        assert_eq!(
            text(vec![square(0.0, 0.0, 1.0)]),
            "POLYGON ((0 0,0 1,1 1,1 0,0 0))"
        );
        assert_eq!(
            text(vec![turned(square(0.0, 0.0, 1.0))]),
            "POLYGON ((0 0,1 0,1 1,0 1,0 0))"
        );
        assert_eq!(text(vec![]), "MULTIPOLYGON EMPTY");
    }

    #[test]
    fn a_hole_goes_to_the_ring_around_it_wherever_it_stands() {
        let far = square(6_000_000.0, 600_000.0, 9.0);
        let hole = turned(square(6_000_001.0, 600_001.0, 2.0));
        let rings = vec![hole.clone(), square(0.0, 0.0, 1.0), far.clone()];
        assert_eq!(
            polygon(rings),
            Geometry::MultiPolygon(vec![vec![square(0.0, 0.0, 1.0)], vec![far, hole]])
        );
    }

    #[test]
    fn an_island_in_a_lake_is_a_polygon_of_its_own() {
        let land = square(0.0, 0.0, 100.0);
        let lake = turned(square(10.0, 10.0, 50.0));
        let island = square(20.0, 20.0, 20.0);
        let pond = turned(square(25.0, 25.0, 5.0));
        let all = vec![land.clone(), lake.clone(), island.clone(), pond.clone()];
        let expected = Geometry::MultiPolygon(vec![vec![land, lake], vec![island, pond]]);
        assert_eq!(polygon(all), expected);
    }

    #[test]
    fn rings_that_all_run_the_other_way_are_nested_by_place() {
        let land = turned(square(0.0, 0.0, 100.0));
        let lake = turned(square(10.0, 10.0, 50.0));
        assert_eq!(
            polygon(vec![land.clone(), lake.clone()]),
            Geometry::Polygon(vec![land, lake])
        );
    }
}
