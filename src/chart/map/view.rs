//! Which part of the world is drawn, and where: the map itself, and Bornholm in a frame of its own.

use areas::{Area, Bounds, Layer, Side};

/// East of this line (metres in zone 32) lies only Bornholm: it is drawn in a frame, so that the rest of the
/// country need not shrink.
const FAR_EAST: f64 = 800_000.0;
/// Copenhagen and what lies around it, where municipalities are small: drawn once more in a frame.
const CLOSER: Bounds = Bounds {
    left: 699_000.0,
    bottom: 6_158_000.0,
    right: 735_000.0,
    top: 6_196_000.0,
};
/// How much larger it is there.
const CLOSER_BY: f64 = 1.9;
/// Fewer areas than this are large everywhere.
const MANY_AREAS: usize = 50;
/// Between two frames.
const FRAMES_APART: f64 = 8.0;
/// Around what is drawn, as a share of its size.
const MARGIN: f64 = 0.02;
/// Around a few areas that are drawn alone.
const WIDE_MARGIN: f64 = 0.12;
/// Areas that fill less of the country's height than this are drawn alone.
const ALONE: f64 = 0.6;
/// Around the frame's content, in units of the scene.
const FRAME_ROOM: f64 = 6.0;
/// Points nearer to each other than this on the drawing are one.
const FINE_PX: f64 = 0.5;

/// A part of the world and its place in the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct View {
    /// Of the world, in metres.
    pub world: Bounds,
    /// Left edge in the drawing.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Units of the scene for each metre.
    pub scale: f64,
}

impl View {
    /// Where a point of the world is drawn.
    pub fn place(&self, [east, north]: [f64; 2]) -> (f64, f64) {
        (
            self.x + (east - self.world.left) * self.scale,
            self.y + (self.world.top - north) * self.scale,
        )
    }

    /// Width in the drawing.
    pub fn width(&self) -> f64 {
        self.world.width() * self.scale
    }

    /// Height in the drawing.
    pub fn height(&self) -> f64 {
        self.world.height() * self.scale
    }

    /// The rings of an area in the drawing, cut at the view's edges; those outside it are left out.
    pub fn rings(&self, layer: &Layer, area: &Area) -> Vec<Vec<(f64, f64)>> {
        let rings = area.rings.iter().map(|ring| self.ring(layer, ring));
        rings.filter(|ring| ring.len() >= 3).collect()
    }

    fn ring(&self, layer: &Layer, ring: &[Side]) -> Vec<(f64, f64)> {
        let points: Vec<[f64; 2]> = layer.points(ring).collect();
        let mut around = Bounds::NONE;
        points.iter().for_each(|point| around.add(*point));
        let points = match self.holds(&around) {
            true => points,
            false => cut(points, &self.world),
        };
        points.into_iter().map(|point| self.place(point)).collect()
    }

    fn holds(&self, other: &Bounds) -> bool {
        self.world.has([other.left, other.bottom]) && self.world.has([other.right, other.top])
    }
}

/// What is drawn where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Views {
    /// The map.
    pub main: View,
    /// Bornholm.
    pub inset: Option<View>,
    /// Copenhagen once more.
    pub closer: Option<View>,
    /// Which areas are in the frame, by place in the layer.
    is_far: Vec<bool>,
}

impl Views {
    /// Fits the areas of a layer into a width and a height. `shown` are the areas the map is about: where
    /// they are a small part of the country it is drawn alone.
    pub fn fit(layer: &Layer, shown: &[usize], is_part: bool, room: (f64, f64)) -> Self {
        let bounds: Vec<Bounds> = layer.areas.iter().map(|area| layer.bounds(area)).collect();
        let around = |wanted: &dyn Fn(usize) -> bool| {
            let mut all = Bounds::NONE;
            let own = bounds.iter().enumerate().filter(|(at, _)| wanted(*at));
            own.for_each(|(_, one)| all.join(one));
            all
        };
        let far: Vec<bool> = bounds.iter().map(|one| one.left > FAR_EAST).collect();
        let near = around(&|at| !far[at]);
        let has_near = near.width() > 0.0;
        let shown_near = around(&|at| shown.contains(&at) && !far[at]);
        let shown_far = shown.iter().any(|at| far[*at]);
        let is_small = |part: &Bounds| part.height() < near.height() * ALONE && part.width() > 0.0;
        let mut is_far = vec![false; far.len()];
        let mut framed = None;
        let world = if is_part && shown_far && shown_near.width() <= 0.0 || !has_near {
            widened(around(&|at| far[at]), WIDE_MARGIN)
        } else if is_part && is_small(&shown_near) && !shown_far {
            widened(shown_near, WIDE_MARGIN)
        } else {
            if far.contains(&true) {
                framed = Some(around(&|at| far[at]));
                is_far = far;
            }
            widened(near, MARGIN)
        };
        let scale = (room.0 / world.width().max(1.0)).min(room.1 / world.height().max(1.0));
        let main = View {
            world,
            x: 0.0,
            y: 0.0,
            scale,
        };
        // in the upper right corner lies nothing but sea
        let inset = framed.map(|world| {
            let width = world.width() * scale;
            View {
                world,
                x: main.width() - width - FRAME_ROOM,
                y: FRAME_ROOM,
                scale,
            }
        });
        let closer = inset.filter(|_| layer.areas.len() >= MANY_AREAS);
        let closer = closer.map(|above: View| {
            let scale = scale * CLOSER_BY;
            View {
                world: CLOSER,
                x: main.width() - CLOSER.width() * scale - FRAME_ROOM,
                y: above.y + above.height() + 2.0 * FRAME_ROOM + FRAMES_APART,
                scale,
            }
        });
        Self {
            main,
            inset,
            closer,
            is_far,
        }
    }

    /// The view an area is drawn in.
    pub fn of(&self, area: usize) -> &View {
        match &self.inset {
            Some(inset) if self.is_far.get(area) == Some(&true) => inset,
            _ => &self.main,
        }
    }

    /// The corners of the frames.
    pub fn frames(&self) -> impl Iterator<Item = Vec<(f64, f64)>> {
        let framed = [(self.inset, FRAME_ROOM), (self.closer, 0.0)];
        framed.into_iter().filter_map(|(view, room)| {
            let view = view?;
            let (left, top) = (view.x - room, view.y - room + 0.5);
            let (right, bottom) = (
                view.x + view.width() + room - 0.5,
                view.y + view.height() + room,
            );
            Some(vec![
                (left, top),
                (right, top),
                (right, bottom),
                (left, bottom),
                (left, top),
            ])
        })
    }

    /// The layer with as many points as can be seen at so many times this size.
    pub fn seen(&self, layer: &Layer, zoom: f64) -> Layer {
        let largest = self.closer.map_or(self.main.scale, |view| view.scale) * zoom;
        let fine = FINE_PX / largest;
        layer.simplified(fine * fine, 0.0)
    }
}

fn widened(bounds: Bounds, share: f64) -> Bounds {
    let room = bounds.width().max(bounds.height()) * share;
    Bounds {
        left: bounds.left - room,
        bottom: bounds.bottom - room,
        right: bounds.right + room,
        top: bounds.top + room,
    }
}

/// The part of a ring inside a box (Sutherland and Hodgman's way: one edge after the other).
fn cut(mut ring: Vec<[f64; 2]>, world: &Bounds) -> Vec<[f64; 2]> {
    let edges: [(usize, f64, bool); 4] = [
        (0, world.left, true),
        (0, world.right, false),
        (1, world.bottom, true),
        (1, world.top, false),
    ];
    for (axis, edge, keeps_above) in edges {
        let is_in = |point: &[f64; 2]| (point[axis] >= edge) == keeps_above || point[axis] == edge;
        let mut kept = Vec::with_capacity(ring.len());
        for (at, point) in ring.iter().enumerate() {
            let before = ring[(at + ring.len() - 1) % ring.len()];
            if is_in(point) != is_in(&before) {
                let share = (edge - before[axis]) / (point[axis] - before[axis]);
                let other = 1 - axis;
                let mut crossing = [edge; 2];
                crossing[other] = before[other] + share * (point[other] - before[other]);
                kept.push(crossing);
            }
            if is_in(point) {
                kept.push(*point);
            }
        }
        ring = kept;
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_are_cut_at_the_edges() {
        let world = Bounds {
            left: 0.0,
            bottom: 0.0,
            right: 10.0,
            top: 10.0,
        };
        let ring = vec![[5.0, 5.0], [15.0, 5.0], [15.0, 15.0], [5.0, 15.0]];
        let mut kept = cut(ring, &world);
        kept.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
        assert_eq!(kept, [[5.0, 5.0], [5.0, 10.0], [10.0, 5.0], [10.0, 10.0]]);
        assert!(cut(vec![[20.0, 0.0], [30.0, 0.0], [30.0, 9.0]], &world).is_empty());
    }
}
