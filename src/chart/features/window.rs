//! Which part of the world is drawn, and how large.

use super::kept::Features;
use areas::{Bounds, Layer};

/// Around what is drawn, as a share of its size.
const MARGIN: f64 = 0.06;
/// The least of the world that is drawn, in metres.
const LEAST_METRES: f64 = 1_000.0;
/// Tallest drawing, in CSS pixels.
const TALLEST: f64 = 640.0;
/// The same as a share of the width, where that is small.
const TALLEST_SHARE: f64 = 1.25;
/// Flattest drawing, as a share of its width.
const FLATTEST_SHARE: f64 = 0.5;

/// A part of the world and its size in the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    /// In metres of zone 32.
    pub world: Bounds,
    /// Units of the drawing for each metre.
    pub scale: f64,
}

impl Window {
    /// All that there is, in a drawing so wide: the features with a little around them.
    pub fn whole(features: &Features, layer: &Layer, width: f64) -> Self {
        let country = || {
            let mut all = Bounds::NONE;
            let areas = layer.areas.iter().map(|area| layer.bounds(area));
            areas.for_each(|one| all.join(&one));
            all
        };
        let mut world = features.bounds().unwrap_or_else(country);
        let room = (world.width().max(world.height()) * MARGIN).max(LEAST_METRES / 2.0);
        world = widened(world, room, room);
        // as flat or tall as a page has room for
        let flattest = world.width() * FLATTEST_SHARE;
        if world.height() < flattest {
            world = widened(world, 0.0, (flattest - world.height()) / 2.0);
        }
        let tallest = TALLEST.min(width * TALLEST_SHARE);
        let scale = (width / world.width()).min(tallest / world.height());
        let across = width / scale - world.width();
        world = widened(world, across / 2.0, 0.0);
        Self { world, scale }
    }

    /// A part of it, enlarged to the same size: left and upper edge, width and height in the drawing.
    pub fn part(&self, [x, y, width, height]: [f64; 4]) -> Self {
        let is_right = [x, y, width, height].iter().all(|own| own.is_finite()) && width > 0.0;
        if !is_right {
            return *self;
        }
        let left = self.world.left + x / self.scale;
        let top = self.world.top - y / self.scale;
        Self {
            world: Bounds {
                left,
                top,
                right: left + width / self.scale,
                bottom: top - height.max(0.0) / self.scale,
            },
            scale: self.scale * self.width() / width,
        }
    }

    /// Width of the drawing.
    pub fn width(&self) -> f64 {
        self.world.width() * self.scale
    }

    /// Height of the drawing.
    pub fn height(&self) -> f64 {
        self.world.height() * self.scale
    }

    /// Where a place is drawn.
    pub fn place(&self, [east, north]: [f64; 2]) -> (f64, f64) {
        (
            (east - self.world.left) * self.scale,
            (self.world.top - north) * self.scale,
        )
    }

    /// What is drawn there.
    pub fn world_at(&self, (x, y): (f64, f64)) -> [f64; 2] {
        [
            self.world.left + x / self.scale,
            self.world.top - y / self.scale,
        ]
    }

    /// The same with so many units of the drawing around it.
    pub fn around(&self, units: f64) -> Bounds {
        widened(self.world, units / self.scale, units / self.scale)
    }
}

fn widened(bounds: Bounds, across: f64, up: f64) -> Bounds {
    Bounds {
        left: bounds.left - across,
        bottom: bounds.bottom - up,
        right: bounds.right + across,
        top: bounds.top + up,
    }
}
