//! What the forms that lie on their side share: names beside their rows, or above them where there is little room, and
//! numbers along the lower edge.

use crate::backend::{AXIS_TEXT, Axis};
use crate::ink::{GAP, MIDDLE, WIDE, cut, text, whole_name, wide};
use crate::ticks;
use crate::words::Words;
use model::scene::{Anchor, Primitive, Role};
use model::view_spec::ChartData;

/// The most of a drawing's width that names take.
const MOST_OF_WIDTH: f64 = 0.34;

/// The names of the groups, a row each.
pub(crate) struct Rows {
    /// In their order, as they are written in full.
    pub labels: Vec<String>,
    /// True when they stand beside their rows.
    pub is_wide: bool,
    /// What they take of the width.
    pub room: f64,
    width_px: f64,
}

impl Rows {
    /// The names of a chart's groups. `edge` is what is left free on their side when they stand above their rows.
    pub fn of(data: &ChartData, words: &Words, width_px: f64, edge: f64) -> Self {
        let groups = data.groups.iter();
        let labels: Vec<String> = groups.map(|group| whole_name(&group.key, words)).collect();
        let is_wide = width_px >= WIDE;
        let room = if is_wide {
            let longest = labels.iter().map(|name| wide(name, Role::AxisLabel));
            (longest.fold(0.0, f64::max) + 2.0 * GAP)
                .min(width_px * MOST_OF_WIDTH)
                .ceil()
        } else {
            edge
        };
        Self {
            labels,
            is_wide,
            room,
            width_px,
        }
    }

    /// A name: beside the middle of its row, or on a baseline above it.
    pub fn name(&self, label: &str, middle: f64, above: f64) -> Primitive {
        let role = Role::AxisLabel;
        if self.is_wide {
            let name = cut(label, self.room - GAP - 2.0);
            let place = (self.room - GAP, middle + AXIS_TEXT * MIDDLE);
            text(place, &name, Anchor::End, role)
        } else {
            text(
                (0.0, above),
                &cut(label, self.width_px),
                Anchor::Start,
                role,
            )
        }
    }
}

/// Numbers along the lower edge, from zero on, and how far the last of them reaches beyond its place.
pub(crate) fn numbers(values: &[f64], words: &Words, width_px: f64) -> (Axis, f64) {
    let ticks = (width_px / 110.0) as usize;
    let scale = ticks::scale(values, ticks, words.numbers.whole, true);
    let labels = words.on_axis(&scale.ticks);
    let axis = Axis {
        from: scale.from,
        to: scale.to,
        ticks: scale.ticks.into_iter().zip(labels).collect(),
    };
    let last = axis.ticks.last();
    let beyond = last.map_or(0.0, |(_, label)| wide(label, Role::AxisLabel) / 2.0);
    (axis, beyond)
}
