//! A backend for plotters that draws nothing: it records primitives with roles.
//!
//! plotters lays out axes and maps coordinates in whole pixels; it is given a canvas 16 times as large so
//! that nothing is rounded visibly. A role travels through plotters as the red part of a colour. Text is
//! measured from our own table: plotters would otherwise ask the document of a browser, which a worker
//! does not have.

use crate::measure::{self, Weight};
use model::scene::{Anchor, Primitive, Role};
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBColor};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::ops::Range;
use std::rc::Rc;

/// Pixels of plotters in one unit of the scene.
pub const FINE: f64 = 16.0;

/// Size of words along an axis.
pub const AXIS_TEXT: f64 = 12.0;

/// Size of numbers beside marks.
pub const VALUE_TEXT: f64 = 12.5;

/// The colour of the user's own municipality, among those of series.
pub const OWN: u8 = 2;

/// What is drawn through plotters; other marks of several series and levels are put into the scene directly.
const ROLES: [Role; 8] = [
    Role::Grid,
    Role::Axis,
    Role::AxisLabel,
    Role::ValueLabel,
    Role::Mark,
    Role::Line,
    Role::Point,
    // the bar of the user's own municipality, the only one of its colour
    Role::SeriesMark(OWN),
];

/// The colour that stands for a role inside plotters.
#[must_use]
pub fn ink(role: Role) -> RGBColor {
    let index = ROLES.iter().position(|known| *known == role).unwrap_or(0);
    RGBColor(index as u8, 0, 0)
}

/// A length of the scene in pixels of plotters.
#[must_use]
pub fn fine(length: f64) -> i32 {
    (length * FINE).round() as i32
}

/// What was drawn so far; shared with the recorder while plotters owns it.
pub type Record = Rc<RefCell<Vec<Primitive>>>;

/// Records what plotters draws.
pub struct Recorder {
    width: u32,
    height: u32,
    record: Record,
}

impl Recorder {
    /// A recorder of a scene of this size, and what it records.
    #[must_use]
    pub fn new(width: f64, height: f64) -> (Self, Record) {
        let record = Record::default();
        let recorder = Self {
            width: fine(width).unsigned_abs(),
            height: fine(height).unsigned_abs(),
            record: Rc::clone(&record),
        };
        (recorder, record)
    }

    fn push(&self, primitive: Primitive) {
        self.record.borrow_mut().push(primitive);
    }
}

fn role(color: BackendColor) -> Role {
    ROLES
        .get(usize::from(color.rgb.0))
        .copied()
        .unwrap_or(Role::Grid)
}

fn unit(pixel: i32) -> f64 {
    f64::from(pixel) / FINE
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _point: BackendCoord, _color: BackendColor) -> Drawn {
        // every form below is recorded whole; single pixels are never asked for
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let (x0, x1) = (
            upper_left.0.min(bottom_right.0),
            upper_left.0.max(bottom_right.0),
        );
        let (y0, y1) = (
            upper_left.1.min(bottom_right.1),
            upper_left.1.max(bottom_right.1),
        );
        self.push(Primitive::Rect {
            x: unit(x0),
            y: unit(y0),
            width: unit(x1.saturating_sub(x0)),
            height: unit(y1.saturating_sub(y0)),
            role: role(style.color()),
        });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.color().alpha > 0.0 {
            self.push(Primitive::Polyline {
                points: path.into_iter().map(|(x, y)| (unit(x), unit(y))).collect(),
                role: role(style.color()),
            });
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.push(Primitive::Circle {
            x: unit(center.0),
            y: unit(center.1),
            radius: f64::from(radius) / FINE,
            role: role(style.color()),
        });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.draw_path(vert, style)
    }

    fn draw_text<TStyle: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &TStyle,
        pos: BackendCoord,
    ) -> Drawn {
        if text.is_empty() {
            return Ok(());
        }
        let size = style.size() / FINE;
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        // capitals and digits are 0.698 high in this font
        let y = unit(pos.1)
            + size
                * match style.anchor().v_pos {
                    VPos::Top => 0.698,
                    VPos::Center => 0.349,
                    VPos::Bottom => 0.0,
                };
        self.push(Primitive::Text {
            x: unit(pos.0),
            y,
            text: text.to_owned(),
            size,
            anchor,
            role: role(style.color()),
        });
        Ok(())
    }

    fn estimate_text_size<TStyle: BackendTextStyle>(
        &self,
        text: &str,
        style: &TStyle,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let weight = match role(style.color()) {
            Role::ValueLabel => Weight::SemiBold,
            _ => Weight::Regular,
        };
        let width = measure::width(text, style.size(), weight);
        Ok((width.ceil() as u32, (style.size() * 0.698).ceil() as u32))
    }
}

/// One direction of a chart: its ends, and ticks with their labels.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Value at the left or lower end.
    pub from: f64,
    /// Value at the right or upper end.
    pub to: f64,
    /// Ticks with their labels.
    pub ticks: Vec<(f64, String)>,
}

impl Axis {
    /// The label of a tick.
    #[must_use]
    pub fn label(&self, value: f64) -> String {
        self.ticks
            .iter()
            .find(|(at, _)| *at == value)
            .map_or_else(String::new, |(_, label)| label.clone())
    }
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let share = (value - self.from) / (self.to - self.from);
        // nothing is drawn beyond the ends of an axis, whatever the rounding of huge numbers says
        let share = if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        };
        limit.0 + (share * f64::from(limit.1 - limit.0)).round() as i32
    }

    fn key_points<H: KeyPointHint>(&self, _hint: H) -> Vec<f64> {
        self.ticks.iter().map(|(at, _)| *at).collect()
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

/// The style of a shape with a role.
#[must_use]
pub fn filled(role: Role) -> plotters::style::ShapeStyle {
    ink(role).filled()
}
