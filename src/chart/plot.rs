//! A plot with two axes: plotters lays it out, our backend records it.

use crate::backend::{AXIS_TEXT, Axis, FINE, Recorder, fine, ink};
use crate::measure::{Weight, width};
use model::scene::{Primitive, Role, Ruler};
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters::style::{Color, IntoFont, TextStyle};
use std::convert::Infallible;

/// A chart of plotters that our recorder draws.
pub type Context<'a> = ChartContext<'a, Recorder, Cartesian2d<Axis, Axis>>;

/// What plotters may complain about. Our recorder never fails.
pub type Trouble = DrawingAreaErrorKind<Infallible>;

/// Room around the plot, in units of the scene.
#[derive(Debug, Clone, Copy, Default)]
pub struct Margins {
    /// Above.
    pub top: f64,
    /// To the right.
    pub right: f64,
    /// For the words under the horizontal axis; 0 leaves the axis out.
    pub bottom: f64,
    /// For the words left of the vertical axis.
    pub left: f64,
}

/// Distance of words from the vertical axis.
const GAP: f64 = 6.0;

/// Distance of words from the horizontal axis.
const GAP_BELOW: f64 = 8.0;

/// Room that the widest label of a vertical axis needs.
#[must_use]
pub fn room_for(labels: &[(f64, String)]) -> f64 {
    let widest = labels
        .iter()
        .map(|(_, label)| width(label, AXIS_TEXT, Weight::Regular))
        .fold(0.0, f64::max);
    (widest + GAP + 2.0).ceil()
}

/// Draws axes and what `inside` adds to them.
///
/// # Errors
/// Whatever plotters has to say about its layout.
pub fn plot(
    size: (f64, f64),
    margins: Margins,
    (x, y): (&Axis, &Axis),
    inside: impl FnOnce(&mut Context<'_>) -> Result<(), Trouble>,
) -> Result<Vec<Primitive>, Trouble> {
    let (recorder, record) = Recorder::new(size.0, size.1);
    let area = recorder.into_drawing_area();
    let mut context = ChartBuilder::on(&area)
        .margin_top(fine(margins.top))
        .margin_right(fine(margins.right))
        .margin_left(fine(if y.ticks.is_empty() {
            margins.left
        } else {
            0.0
        }))
        .margin_bottom(fine(if margins.bottom > 0.0 { 0.0 } else { 1.0 }))
        .x_label_area_size(fine(margins.bottom))
        .y_label_area_size(fine(if y.ticks.is_empty() {
            0.0
        } else {
            margins.left
        }))
        .build_cartesian_2d(x.clone(), y.clone())?;
    let words: TextStyle<'_> = ("sans-serif", AXIS_TEXT * FINE)
        .into_font()
        .color(&ink(Role::AxisLabel));
    let grid = ink(Role::Grid);
    // plotters sets a label two ticks away from its axis and draws the tick itself
    let tick = fine(GAP / 2.0);
    // plotters has one style for both axis lines; the vertical one is left to its words and the grid
    context
        .configure_mesh()
        .disable_x_axis()
        .disable_x_mesh()
        .max_light_lines(0)
        .light_line_style(grid.mix(0.0))
        .bold_line_style(grid)
        .axis_style(grid.mix(0.0))
        .y_labels(y.ticks.len())
        .y_label_style(words.clone())
        .y_label_formatter(&|value| y.label(*value))
        .set_all_tick_mark_size(tick)
        .draw()?;
    context
        .configure_mesh()
        .disable_y_axis()
        .disable_mesh()
        .axis_style(ink(Role::Axis))
        .x_labels(x.ticks.len())
        .x_label_style(words)
        .x_label_formatter(&|value| x.label(*value))
        .set_all_tick_mark_size(fine(GAP_BELOW / 2.0))
        .draw()?;
    inside(&mut context)?;
    drop(context);
    area.present()?;
    drop(area);
    let primitives = record.take();
    Ok(primitives)
}

/// The vertical axis of a plot as a ruler.
#[must_use]
pub fn upright((width, height): (f64, f64), margins: Margins, y: &Axis) -> Ruler {
    Ruler {
        is_upright: true,
        from: (y.from, height - margins.bottom),
        to: (y.to, margins.top),
        across: (margins.left, width - margins.right),
    }
}

/// The horizontal axis of a plot as a ruler.
#[must_use]
pub fn lying((width, height): (f64, f64), margins: Margins, x: &Axis) -> Ruler {
    Ruler {
        is_upright: false,
        from: (x.from, margins.left),
        to: (x.to, width - margins.right),
        across: (margins.top, height - margins.bottom),
    }
}

/// Where a value stands in the scene.
#[must_use]
pub fn place(context: &Context<'_>, x: f64, y: f64) -> (f64, f64) {
    let (x, y) = context.backend_coord(&(x, y));
    (f64::from(x) / FINE, f64::from(y) / FINE)
}
