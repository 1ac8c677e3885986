//! Thousands of features as a picture: points are counted for each picture point, shapes are filled and outlined.
//!
//! Points do not depend on the order they are painted in: a picture point has the colour of the group that most of its
//! points are of (of several the first), and is the more opaque the more there are.

use super::kept::{Features, metres};
use super::window::Window;
use model::feature_map::Shape;

/// How opaque a picture point is with one, two, some points, and so on, doubling.
const OPAQUE: [u8; 5] = [150, 185, 215, 240, 255];
/// How opaque the inside of a polygon is.
const FILLED: u8 = 90;
/// The radius of a point, in units of the drawing.
const RADIUS: f64 = 1.6;
/// The largest picture, in picture points.
const MOST_PIXELS: f64 = 3_000_000.0;

/// A picture: red, green, blue and how opaque, row by row from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picture {
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// Paints the features of a window. `ratio` is how many picture points a unit of the drawing has, `colours` are those of
/// the groups, of which 0 has the first where nothing has a group, and the last where something has.
pub(super) fn painted(
    features: &Features,
    window: &Window,
    ratio: f64,
    colours: &[[u8; 3]],
) -> Picture {
    let area = (window.width() * window.height()).max(1.0);
    let ratio = ratio.clamp(0.5, 3.0).min((MOST_PIXELS / area).sqrt());
    let width = (window.width() * ratio).round().max(1.0) as usize;
    let height = (window.height() * ratio).round().max(1.0) as usize;
    let canvas = Canvas {
        width,
        height,
        left: window.world.left,
        top: window.world.top,
        scale: window.scale * ratio,
    };
    let bytes = match features.are_points() {
        true => canvas.points(features, window, RADIUS * ratio, colours),
        false => canvas.shapes(features, window, colours),
    };
    Picture {
        width: width as u32,
        height: height as u32,
        bytes,
    }
}

/// The colour of a group.
fn colour(group: u8, has_groups: bool, colours: &[[u8; 3]]) -> [u8; 3] {
    let at = match (group, has_groups) {
        (0, false) => 0,
        (0, true) => usize::MAX,
        (group, _) => usize::from(group) - 1,
    };
    let last = colours.last().copied().unwrap_or_default();
    colours.get(at).copied().unwrap_or(last)
}

#[derive(Debug, Clone, Copy)]
struct Canvas {
    width: usize,
    height: usize,
    /// Of the world, in metres.
    left: f64,
    top: f64,
    /// Picture points for each metre.
    scale: f64,
}

impl Canvas {
    fn at(&self, [x, y]: [i32; 2]) -> (f64, f64) {
        (
            (metres(x) - self.left) * self.scale,
            (self.top - metres(y)) * self.scale,
        )
    }

    /// The places around a picture point that a disc around its middle covers.
    fn disc(radius: f64) -> Vec<(i64, i64)> {
        let reach = radius.ceil() as i64;
        let all = (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| (x, y)));
        all.filter(|(x, y)| (*x as f64).hypot(*y as f64) <= radius)
            .collect()
    }

    fn points(
        &self,
        features: &Features,
        window: &Window,
        radius: f64,
        colours: &[[u8; 3]],
    ) -> Vec<u8> {
        let disc = Self::disc(radius);
        let size = self.width * self.height;
        let has_groups = !features.groups.is_empty();
        let most = features.groups.iter().copied().max().unwrap_or(0);
        let groups = usize::from(most) + 1;
        // one list for each group, so that the common case of none touches little memory
        let mut counts = vec![0u16; size * groups];
        let reach = disc.iter().map(|own| own.0.abs()).max().unwrap_or(0);
        let inside_x = reach..self.width as i64 - reach;
        let inside_y = reach..self.height as i64 - reach;
        let offsets: Vec<i64> = disc
            .iter()
            .map(|(x, y)| y * self.width as i64 + x)
            .collect();
        features.each_in(&window.around(radius), |at| {
            let (x, y) = self.at(features.points[at]);
            let (x, y) = (x.floor() as i64, y.floor() as i64);
            let first = usize::from(features.group(at)) * size;
            let Some(own) = counts.get_mut(first..first + size) else {
                return;
            };
            if inside_x.contains(&x) && inside_y.contains(&y) {
                let middle = y * self.width as i64 + x;
                for offset in &offsets {
                    if let Some(count) = own.get_mut((middle + offset) as usize) {
                        *count = count.saturating_add(1);
                    }
                }
                return;
            }
            for (right, down) in &disc {
                let (x, y) = (x + right, y + down);
                if (0..self.width as i64).contains(&x) && (0..self.height as i64).contains(&y) {
                    let count = &mut own[y as usize * self.width + x as usize];
                    *count = count.saturating_add(1);
                }
            }
        });
        let mut bytes = vec![0u8; size * 4];
        for (at, pixel) in bytes.chunks_exact_mut(4).enumerate() {
            let (mut all, mut best, mut best_count) = (0u32, 0u8, 0u16);
            for group in 0..groups {
                let count = counts[group * size + at];
                all += u32::from(count);
                if count > best_count {
                    (best, best_count) = (group as u8, count);
                }
            }
            if all > 0 {
                let [r, g, b] = colour(best, has_groups, colours);
                pixel.copy_from_slice(&[r, g, b, opaque(all)]);
            }
        }
        bytes
    }

    fn shapes(&self, features: &Features, window: &Window, colours: &[[u8; 3]]) -> Vec<u8> {
        let mut bytes = vec![0u8; self.width * self.height * 4];
        let has_groups = !features.groups.is_empty();
        let mut rings: Vec<Vec<(f64, f64)>> = Vec::new();
        features.each_in(&window.around(2.0), |at| {
            let own = colour(features.group(at), has_groups, colours);
            let [left, bottom, right, top] = features.boxes[at];
            let (x, y) = self.at([left, top]);
            let (end_x, end_y) = self.at([right, bottom]);
            // too small for its form to be seen
            if end_x - x < 1.5 && end_y - y < 1.5 {
                self.dot(&mut bytes, (x, y), own, 255);
                return;
            }
            rings.clear();
            for (shape, vertices) in features.parts_of(at) {
                match shape {
                    Shape::Point => vertices.iter().for_each(|point| {
                        let (x, y) = self.at(*point);
                        for (right, down) in Self::disc(2.0) {
                            let place = (x + right as f64, y + down as f64);
                            self.dot(&mut bytes, place, own, 255);
                        }
                    }),
                    Shape::Line => self.line(&mut bytes, &self.thinned(vertices), false, own),
                    Shape::Ring => rings.push(self.thinned(vertices)),
                }
            }
            self.fill(&rings, &mut |x, y| {
                self.dot(&mut bytes, (x as f64, y as f64), own, FILLED);
            });
            for ring in &rings {
                self.line(&mut bytes, ring, true, own);
            }
        });
        bytes
    }

    /// The vertices in the picture, without those that no one can tell from the one before.
    fn thinned(&self, vertices: &[[i32; 2]]) -> Vec<(f64, f64)> {
        let mut kept: Vec<(f64, f64)> = Vec::with_capacity(vertices.len().min(64));
        for (at, vertex) in vertices.iter().enumerate() {
            let own = self.at(*vertex);
            let is_last = at + 1 == vertices.len();
            let is_far = kept
                .last()
                .is_none_or(|last| (last.0 - own.0).abs() + (last.1 - own.1).abs() >= 0.4);
            if is_far || is_last {
                kept.push(own);
            }
        }
        kept
    }

    /// Calls for each picture point whose middle lies in an odd number of rings.
    fn fill(&self, rings: &[Vec<(f64, f64)>], paint: &mut impl FnMut(usize, usize)) {
        let all = || rings.iter().flatten().map(|point| point.1);
        let (low, high) = (
            all().fold(f64::INFINITY, f64::min),
            all().fold(f64::NEG_INFINITY, f64::max),
        );
        if low > high {
            return;
        }
        let first = (low - 0.5).ceil().clamp(0.0, self.height as f64) as usize;
        let end = ((high - 0.5).floor() + 1.0).clamp(0.0, self.height as f64) as usize;
        if first >= end {
            return;
        }
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); end - first];
        for ring in rings {
            for (at, a) in ring.iter().enumerate() {
                let b = ring[(at + 1) % ring.len()];
                if a.1 == b.1 {
                    continue;
                }
                let (upper, lower) = if a.1 < b.1 { (*a, b) } else { (b, *a) };
                let from = (upper.1 - 0.5).ceil().max(first as f64) as usize;
                for row in from..end {
                    let y = row as f64 + 0.5;
                    if y >= lower.1 {
                        break;
                    }
                    let share = (y - upper.1) / (lower.1 - upper.1);
                    crossings[row - first].push(upper.0 + share * (lower.0 - upper.0));
                }
            }
        }
        for (row, mut own) in (first..).zip(crossings) {
            own.sort_unstable_by(f64::total_cmp);
            for pair in own.chunks_exact(2) {
                let from = (pair[0] - 0.5).ceil().clamp(0.0, self.width as f64) as usize;
                let to = (pair[1] - 0.5).ceil().clamp(0.0, self.width as f64) as usize;
                (from..to).for_each(|x| paint(x, row));
            }
        }
    }

    fn line(&self, bytes: &mut [u8], points: &[(f64, f64)], closed: bool, colour: [u8; 3]) {
        let last = if closed {
            points.len()
        } else {
            points.len().saturating_sub(1)
        };
        for at in 0..last {
            let (a, b) = (points[at], points[(at + 1) % points.len()]);
            let Some((a, b)) = self.cut(a, b) else {
                continue;
            };
            let steps = (b.0 - a.0).abs().max((b.1 - a.1).abs()).ceil().max(1.0);
            for step in 0..=steps as usize {
                let share = step as f64 / steps;
                let place = (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1));
                self.dot(bytes, place, colour, 255);
            }
        }
    }

    /// The part of a line in the picture (Liang and Barsky's way).
    fn cut(&self, a: (f64, f64), b: (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
        let (x, y) = (b.0 - a.0, b.1 - a.1);
        let (mut from, mut to) = (0.0f64, 1.0f64);
        let edges = [
            (-x, a.0),
            (x, self.width as f64 - a.0),
            (-y, a.1),
            (y, self.height as f64 - a.1),
        ];
        for (towards, room) in edges {
            if towards == 0.0 {
                if room < 0.0 {
                    return None;
                }
                continue;
            }
            let share = room / towards;
            match towards < 0.0 {
                true => from = from.max(share),
                false => to = to.min(share),
            }
        }
        (from <= to).then_some((
            (a.0 + from * x, a.1 + from * y),
            (a.0 + to * x, a.1 + to * y),
        ))
    }

    /// Paints over what is there.
    fn dot(&self, bytes: &mut [u8], (x, y): (f64, f64), colour: [u8; 3], opaque: u8) {
        let (x, y) = (x.floor(), y.floor());
        if x < 0.0 || y < 0.0 || x >= self.width as f64 || y >= self.height as f64 {
            return;
        }
        let at = (y as usize * self.width + x as usize) * 4;
        let Some(pixel) = bytes.get_mut(at..at + 4) else {
            return;
        };
        let (over, below) = (u32::from(opaque), u32::from(pixel[3]));
        let rest = below * (255 - over) / 255;
        let all = over + rest;
        if all == 0 {
            return;
        }
        for (own, new) in pixel.iter_mut().zip(colour) {
            *own = ((u32::from(new) * over + u32::from(*own) * rest) / all) as u8;
        }
        pixel[3] = all as u8;
    }
}

fn opaque(count: u32) -> u8 {
    // 1, 2, 3 to 4, 5 to 8, more
    let step = count
        .saturating_sub(1)
        .checked_ilog2()
        .map_or(0, |own| own as usize + 1);
    OPAQUE[step.min(OPAQUE.len() - 1)]
}
