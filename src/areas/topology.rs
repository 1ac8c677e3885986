//! Polygons in, a layer out: borders that two areas share are found and held once.
//!
//! Points are put on the grid first, so that neighbours whose corners differ by less than a step agree.
//! Where three borders meet, or two areas part, a ring is cut; the pieces of all rings are told apart by
//! their points, whichever way they are run through.

use crate::layer::{Arc, Area, Bounds, Head, Layer, Side, doubled};
use rustc_hash::FxHashMap;

/// An area as it came: its rings in metres, outer ones and holes in any order, closed or not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shape {
    /// Its code, unique.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Square kilometres on the ground, where the caller knows better than the projection.
    pub km2: Option<f64>,
    /// The rings.
    pub rings: Vec<Vec<[f64; 2]>>,
}

type Step = [i32; 2];

impl Layer {
    /// A layer of these shapes. Rings that shrink to nothing on the grid are left out, and so are shapes
    /// without any; of shapes with the same code the rings are gathered.
    #[must_use]
    pub fn of_shapes(head: Head, grid_metres: u32, shapes: &[Shape]) -> Self {
        let grid_metres = grid_metres.max(1);
        let mut order: Vec<&Shape> = shapes.iter().collect();
        order.sort_by(|a, b| a.code.cmp(&b.code));
        let mut rings: Vec<(usize, Vec<Step>)> = Vec::new();
        let mut areas: Vec<Area> = Vec::new();
        for shape in order {
            let is_new = areas.last().is_none_or(|last| last.code != shape.code);
            if is_new {
                areas.push(Area {
                    code: shape.code.clone(),
                    name: shape.name.clone(),
                    ..Area::default()
                });
            }
            let position = areas.len() - 1;
            let measured: f64 = shape.rings.iter().map(|ring| doubled(ring) / 2e6).sum();
            areas[position].km2 += shape.km2.unwrap_or(measured.abs());
            for ring in &shape.rings {
                if let Some(ring) = on_grid(ring, f64::from(grid_metres)) {
                    rings.push((position, ring));
                }
            }
        }
        let mut layer = Self {
            head,
            grid_metres,
            arcs: Vec::new(),
            areas,
        };
        let ends = ends(&rings);
        let mut known: FxHashMap<Arc, u32> = FxHashMap::default();
        for (position, ring) in &rings {
            let sides = pieces(ring, &ends)
                .into_iter()
                .map(|piece| side(piece, &mut layer.arcs, &mut known));
            let sides = sides.collect();
            layer.areas[*position].rings.push(sides);
        }
        layer.areas.retain(|area| !area.rings.is_empty());
        layer
    }
}

/// A ring on the grid, each point once in a row; `None` when nothing is left of it.
fn on_grid(ring: &[[f64; 2]], grid: f64) -> Option<Vec<Step>> {
    let mut points: Vec<Step> = Vec::with_capacity(ring.len());
    let mut around = Bounds::NONE;
    for [x, y] in ring {
        let (x, y) = ((x / grid).round(), (y / grid).round());
        if !(x.abs() < 5e8 && y.abs() < 5e8) {
            return None;
        }
        around.add([x, y]);
        push(&mut points, [x as i32, y as i32]);
    }
    // the end may run out and back over the beginning
    while points.len() > 2 && points.first() == points.last() {
        points.pop();
        if points.len() > 2 && points[points.len() - 1] == points[1] {
            points.remove(0);
        }
    }
    (points.len() >= 3 && around.width() > 0.0 && around.height() > 0.0).then_some(points)
}

/// Adds a point; one that stands there already, or that goes straight back where the line came from, is
/// none.
fn push(points: &mut Vec<Step>, point: Step) {
    if points.last() == Some(&point) {
        return;
    }
    if points.len() >= 2 && points[points.len() - 2] == point {
        points.pop();
        return;
    }
    points.push(point);
}

/// The points at which rings are cut: those whose neighbours are not the same two wherever they are met.
fn ends(rings: &[(usize, Vec<Step>)]) -> FxHashMap<Step, bool> {
    let mut met: FxHashMap<Step, ([Step; 2], bool)> = FxHashMap::default();
    for (_, ring) in rings {
        for (at, point) in ring.iter().enumerate() {
            let before = ring[(at + ring.len() - 1) % ring.len()];
            let after = ring[(at + 1) % ring.len()];
            let pair = if before <= after {
                [before, after]
            } else {
                [after, before]
            };
            met.entry(*point)
                .and_modify(|(known, is_end)| *is_end |= *known != pair)
                .or_insert((pair, false));
        }
    }
    met.into_iter()
        .map(|(point, (_, is_end))| (point, is_end))
        .collect()
}

/// The pieces of a ring between its ends, each with both; a ring without ends is one closed piece.
fn pieces(ring: &[Step], ends: &FxHashMap<Step, bool>) -> Vec<Arc> {
    let is_end = |point: &Step| ends.get(point).copied().unwrap_or(false);
    // a closed piece begins at its least point, wherever the ring began: so that two of them are the same
    let begin = ring.iter().position(is_end).or_else(|| {
        let least = ring.iter().enumerate().min_by_key(|(_, point)| **point);
        least.map(|(at, _)| at)
    });
    let begin = begin.unwrap_or(0);
    let mut pieces = Vec::new();
    let mut piece: Arc = Vec::new();
    for at in 0..=ring.len() {
        let point = ring[(begin + at) % ring.len()];
        piece.push(point);
        if at > 0 && (at == ring.len() || is_end(&point)) {
            pieces.push(std::mem::replace(&mut piece, vec![point]));
        }
    }
    pieces
}

/// The side a piece is: of an arc that is known, or of a new one.
fn side(piece: Arc, arcs: &mut Vec<Arc>, known: &mut FxHashMap<Arc, u32>) -> Side {
    let mut turned = piece.clone();
    turned.reverse();
    let is_reversed = turned < piece;
    let straight = if is_reversed { turned } else { piece };
    let next = arcs.len() as u32;
    let arc = *known.entry(straight.clone()).or_insert(next);
    if arc == next {
        arcs.push(straight);
    }
    Side { arc, is_reversed }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn square(code: &str, x: f64, y: f64, size: f64) -> Shape {
        Shape {
            code: code.to_owned(),
            rings: vec![vec![
                [x, y],
                [x + size, y],
                [x + size, y + size],
                [x, y + size],
                [x, y],
            ]],
            ..Shape::default()
        }
    }

    #[test]
    fn neighbours_share_one_border() {
        let shapes = [
            square("b", 100.0, 0.0, 100.0),
            square("a", 0.0, 0.0, 100.0),
            square("c", 500.0, 0.0, 100.0),
        ];
        let layer = Layer::of_shapes(Head::default(), 10, &shapes);
        let codes: Vec<&str> = layer.areas.iter().map(|area| area.code.as_str()).collect();
        assert_eq!(codes, ["a", "b", "c"]);
        assert_eq!(layer.neighbours(), [(0, 1)]);
        assert_eq!(layer.arcs.len(), 4, "two outsides, one between, one alone");
        for area in &layer.areas {
            assert!((layer.drawn_km2(area) - 0.01).abs() < 1e-9, "{area:?}");
            assert!((area.km2 - 0.01).abs() < 1e-9, "{area:?}");
        }
        assert_eq!(Layer::read(&layer.write()), Ok(layer));
    }

    #[test]
    fn a_hole_that_another_fills_is_one_closed_border() {
        let mut outer = square("a", 0.0, 0.0, 300.0);
        let mut inner = square("b", 100.0, 100.0, 100.0);
        let mut hole = inner.rings[0].clone();
        hole.reverse();
        outer.rings.push(hole);
        // begun at another corner
        inner.rings[0].pop();
        inner.rings[0].rotate_left(2);
        let layer = Layer::of_shapes(Head::default(), 10, &[outer, inner]);
        assert_eq!(layer.arcs.len(), 2);
        assert_eq!(layer.neighbours(), [(0, 1)]);
        assert!((layer.drawn_km2(&layer.areas[0]) - 0.08).abs() < 1e-9);
    }

    #[test]
    fn what_shrinks_to_nothing_is_left_out() {
        let shapes = [square("a", 0.0, 0.0, 3.0), square("b", 0.0, 0.0, 30.0)];
        let layer = Layer::of_shapes(Head::default(), 10, &shapes);
        assert_eq!(layer.areas.len(), 1);
        let odd = Shape {
            code: "n".to_owned(),
            rings: vec![vec![[f64::NAN, 0.0], [1e300, 5.0], [3.0, 4.0]], Vec::new()],
            ..Shape::default()
        };
        assert!(
            Layer::of_shapes(Head::default(), 10, &[odd])
                .areas
                .is_empty()
        );
    }
}
