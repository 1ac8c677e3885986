//! Fewer points in the borders, the same for both sides of each.
//!
//! Visvalingam's way: of all points the one whose triangle with its two neighbours is smallest goes first,
//! as long as it is smaller than asked for. Ends of borders stay, so that they still meet.

use crate::layer::{Arc, Layer};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

impl Layer {
    /// The same layer without points that matter less than `least_m2` square metres each, and without
    /// islands and holes below `least_ring_m2`, but for the largest ring of an area. Every ring keeps at
    /// least three points.
    #[must_use]
    pub fn simplified(&self, least_m2: f64, least_ring_m2: f64) -> Self {
        let square = f64::from(self.grid_metres).powi(2);
        let mut layer = self.clone();
        for area in &mut layer.areas {
            let size = |ring: &Vec<_>| self.signed_km2(ring).abs() * 1e6;
            let largest = area.rings.iter().map(size).fold(0.0, f64::max);
            area.rings.retain(|ring| {
                let size = size(ring);
                size >= least_ring_m2 || size >= largest
            });
        }
        layer.keep_used();
        // a ring of few borders needs more points of each
        let mut least = vec![2usize; layer.arcs.len()];
        for ring in layer.areas.iter().flat_map(|area| &area.rings) {
            let need = match ring.len() {
                1 => 4,
                2 => 3,
                _ => 2,
            };
            for side in ring {
                let own = &mut least[side.arc as usize];
                *own = (*own).max(need);
            }
        }
        for (arc, least) in layer.arcs.iter_mut().zip(least) {
            *arc = thinned(arc, least_m2 / square, least);
        }
        layer
    }

    /// Lets go of borders no area has.
    fn keep_used(&mut self) {
        let mut place = vec![None; self.arcs.len()];
        let mut arcs = Vec::new();
        for side in self
            .areas
            .iter_mut()
            .flat_map(|area| area.rings.iter_mut().flatten())
        {
            let old = side.arc as usize;
            let new = *place[old].get_or_insert_with(|| {
                arcs.push(std::mem::take(&mut self.arcs[old]));
                arcs.len() as u32 - 1
            });
            side.arc = new;
        }
        self.arcs = arcs;
    }
}

/// Twice the triangle of three points, in steps of the grid.
fn triangle(a: [i32; 2], b: [i32; 2], c: [i32; 2]) -> i64 {
    let [ax, ay, bx, by, cx, cy] = [a[0], a[1], b[0], b[1], c[0], c[1]].map(i64::from);
    ((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)).abs()
}

fn thinned(arc: &Arc, least_steps2: f64, least_points: usize) -> Arc {
    let limit = (least_steps2 * 2.0) as i64;
    let count = arc.len();
    if count <= least_points.max(2) {
        return arc.clone();
    }
    let mut before: Vec<usize> = (0..count).map(|at| at.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (1..=count).collect();
    let mut weight = vec![i64::MAX; count];
    let mut queue = BinaryHeap::new();
    for at in 1..count - 1 {
        weight[at] = triangle(arc[at - 1], arc[at], arc[at + 1]);
        queue.push(Reverse((weight[at], at)));
    }
    let mut left = count;
    let mut gone = vec![false; count];
    while let Some(Reverse((own, at))) = queue.pop() {
        if own > limit || left <= least_points {
            break;
        }
        if gone[at] || own != weight[at] {
            continue;
        }
        gone[at] = true;
        left -= 1;
        let (a, b) = (before[at], after[at]);
        after[a] = b;
        before[b] = a;
        for side in [a, b] {
            if side > 0 && side < count - 1 {
                let (left, right) = (arc[before[side]], arc[after[side]]);
                // never less than what went before it: or a slow curve would wear away point by point
                weight[side] = triangle(left, arc[side], right).max(own);
                queue.push(Reverse((weight[side], side)));
            }
        }
    }
    let kept = arc.iter().zip(&gone).filter(|(_, gone)| !**gone);
    kept.map(|(point, _)| *point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_corners_go_and_ends_stay() {
        let arc = vec![[0, 0], [10, 1], [20, 0], [30, 20], [40, 0]];
        assert_eq!(thinned(&arc, 15.0, 2), [[0, 0], [20, 0], [30, 20], [40, 0]]);
        assert_eq!(thinned(&arc, 1e9, 2), [[0, 0], [40, 0]]);
        assert_eq!(thinned(&arc, 1e9, 4).len(), 4);
        assert_eq!(thinned(&arc, 0.0, 2), arc);
    }
}
