//! Primitives and marks as the forms make them, and the small parts they share: legends, names, steps of colour.

use crate::backend::{AXIS_TEXT, VALUE_TEXT};
use crate::clean::clean;
use crate::measure::{Weight, shorten, width};
use crate::words::Words;
use model::cell::Cell;
use model::recipe::Test;
use model::scene::{Anchor, Mark, Primitive, Role, Scene};
use model::view_spec::ChartData;

/// From this width on names stand beside their marks; below, above them.
pub const WIDE: f64 = 460.0;
/// Between a mark and its words.
pub const GAP: f64 = 6.0;
/// From the baseline to the middle of a digit, for one unit of text size.
pub const MIDDLE: f64 = 0.349;
/// Height of a line of a legend.
const LEGEND_LINE: f64 = 20.0;
/// Side of a square of a legend.
const SWATCH: f64 = 11.0;

/// An empty drawing.
#[must_use]
pub fn scene(width: f64, height: f64) -> Scene {
    Scene {
        width,
        height,
        ..Scene::default()
    }
}

/// A filled rectangle between two corners, in any order.
#[must_use]
pub fn rect((x0, y0): (f64, f64), (x1, y1): (f64, f64), role: Role) -> Primitive {
    Primitive::Rect {
        x: x0.min(x1),
        y: y0.min(y1),
        width: (x1 - x0).abs(),
        height: (y1 - y0).abs(),
        role,
    }
}

/// A line through points.
#[must_use]
pub fn line(points: Vec<(f64, f64)>, role: Role) -> Primitive {
    Primitive::Polyline { points, role }
}

/// A filled circle.
#[must_use]
pub fn circle((x, y): (f64, f64), radius: f64, role: Role) -> Primitive {
    Primitive::Circle { x, y, radius, role }
}

/// Words at a baseline.
#[must_use]
pub fn text((x, y): (f64, f64), words: &str, anchor: Anchor, role: Role) -> Primitive {
    Primitive::Text {
        x,
        y,
        text: words.to_owned(),
        size: if role.is_strong() {
            VALUE_TEXT
        } else {
            AXIS_TEXT
        },
        anchor,
        role,
    }
}

/// How wide words of a role are.
#[must_use]
pub fn wide(words: &str, role: Role) -> f64 {
    if role.is_strong() {
        width(words, VALUE_TEXT, Weight::SemiBold)
    } else {
        width(words, AXIS_TEXT, Weight::Regular)
    }
}

/// Words along an axis, cut to a room.
#[must_use]
pub fn cut(words: &str, room: f64) -> String {
    shorten(words, room, AXIS_TEXT, Weight::Regular)
}

/// The same drawing elsewhere.
#[must_use]
pub fn shifted(primitive: Primitive, (dx, dy): (f64, f64)) -> Primitive {
    let moved =
        |points: Vec<(f64, f64)>| points.into_iter().map(|(x, y)| (x + dx, y + dy)).collect();
    match primitive {
        Primitive::Rect {
            x,
            y,
            width,
            height,
            role,
        } => Primitive::Rect {
            x: x + dx,
            y: y + dy,
            width,
            height,
            role,
        },
        Primitive::Polyline { points, role } => Primitive::Polyline {
            points: moved(points),
            role,
        },
        Primitive::Polygon { rings, role } => Primitive::Polygon {
            rings: rings.into_iter().map(moved).collect(),
            role,
        },
        Primitive::Area { rings, role, mark } => Primitive::Area {
            rings: rings.into_iter().map(moved).collect(),
            role,
            mark,
        },
        Primitive::Circle { x, y, radius, role } => Primitive::Circle {
            x: x + dx,
            y: y + dy,
            radius,
            role,
        },
        Primitive::Text {
            x,
            y,
            text,
            size,
            anchor,
            role,
        } => Primitive::Text {
            x: x + dx,
            y: y + dy,
            text,
            size,
            anchor,
            role,
        },
    }
}

/// A sensitive area.
#[must_use]
pub fn mark(
    (x, y): (f64, f64),
    (width, height): (f64, f64),
    label: String,
    value: String,
    filters: Vec<(u32, Test)>,
) -> Mark {
    Mark {
        x,
        y,
        width: width.max(0.0),
        height: height.max(0.0),
        label,
        value,
        filters,
    }
}

/// A finite number, or none.
#[must_use]
pub fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

/// A group's value as it is written in full.
#[must_use]
pub fn whole_name(key: &Cell, words: &Words) -> String {
    let name = clean(&words.written(key));
    if name.is_empty() {
        words.texts.empty_text.to_owned()
    } else {
        name
    }
}

/// The name of a series; the last one may stand for all others.
#[must_use]
pub fn series_name(key: &Cell, words: &Words) -> String {
    if key.is_missing() {
        words.texts.forms.others.to_owned()
    } else {
        whole_name(key, words)
    }
}

/// Names of all series, in their order.
#[must_use]
pub fn series_names(data: &ChartData, words: &Words) -> Vec<String> {
    data.series
        .iter()
        .map(|key| series_name(key, words))
        .collect()
}

/// Which of the roles of a series is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// An area.
    Fill,
    /// A line.
    Line,
    /// A point.
    Point,
}

/// The role of a series, from 0; what is gathered in the last one has no colour of its own.
#[must_use]
pub fn series_role(data: &ChartData, index: usize, paint: Paint) -> Role {
    let is_rest = data.series.get(index).is_some_and(Cell::is_missing);
    let number = (index + 1).min(usize::from(Role::SERIES)) as u8;
    match (paint, is_rest, data.series.len()) {
        (Paint::Line, true, _) => Role::RestLine,
        (_, true, _) => Role::Rest,
        (Paint::Fill, _, 0) => Role::Mark,
        (Paint::Line, _, 0) => Role::Line,
        (Paint::Point, _, 0) => Role::Point,
        (Paint::Fill, ..) => Role::SeriesMark(number),
        (Paint::Line, ..) => Role::SeriesLine(number),
        (Paint::Point, ..) => Role::SeriesPoint(number),
    }
}

/// The role of words on a filled mark of a series.
#[must_use]
pub fn on_series(data: &ChartData, index: usize) -> Role {
    match series_role(data, index, Paint::Fill) {
        Role::SeriesMark(number) => Role::OnSeries(number),
        Role::Rest => Role::ValueLabel,
        _ => Role::OnMark,
    }
}

/// The rows of a group, as a test of the column along the axis.
#[must_use]
pub fn test(data: &ChartData, key: &Cell) -> Test {
    match key {
        Cell::Text { text, .. } if data.spec.level.is_some() => {
            Test::StartsWith(format!("{text}."))
        }
        key => Test::Equals(key.clone()),
    }
}

/// True for a group of several spellings: no one test keeps them all.
#[must_use]
pub fn is_folded(data: &ChartData, key: &Cell) -> bool {
    data.folded.iter().any(|own| own.key == *key)
}

/// Filters that mean a group, and a series of it; none where no filter does.
#[must_use]
pub fn filters(data: &ChartData, key: &Cell, series: Option<&Cell>) -> Vec<(u32, Test)> {
    let mut out = Vec::new();
    if is_folded(data, key) {
        return out;
    }
    if data.spec.is_turned() {
        // the rows of a name have all periods
        let named = series.filter(|own| !own.is_missing());
        out.extend(named.map(|own| (data.spec.by, Test::Equals(own.clone()))));
        return out;
    }
    if !key.is_missing() && data.spec.unit.is_none() {
        out.push((data.spec.by, test(data, key)));
    }
    if let (Some(column), Some(key)) = (data.spec.series, series)
        && !key.is_missing()
    {
        out.push((column, Test::Equals(key.clone())));
    }
    out
}

/// Squares with names, in lines as long as the drawing is wide: the primitives from the top of the drawing, and
/// how high they are.
#[must_use]
pub fn legend(entries: &[(String, Role)], room: f64) -> (Vec<Primitive>, f64) {
    let mut out = Vec::new();
    let (mut x, mut line) = (0.0, 0);
    for (name, role) in entries {
        let name = cut(name, room - SWATCH - GAP);
        let needs = SWATCH + GAP + wide(&name, Role::AxisLabel);
        if x > 0.0 && x + needs > room {
            (x, line) = (0.0, line + 1);
        }
        let top = f64::from(line) * LEGEND_LINE;
        out.push(rect(
            (x, top + 2.0),
            (x + SWATCH, top + 2.0 + SWATCH),
            *role,
        ));
        out.push(text(
            (x + SWATCH + GAP, top + 2.0 + SWATCH - 1.5),
            &name,
            Anchor::Start,
            Role::AxisLabel,
        ));
        x += needs + 16.0;
    }
    (out, f64::from(line + 1) * LEGEND_LINE + 4.0)
}

/// Which of the levels a number is, between the smallest and the largest.
#[must_use]
pub fn level(value: f64, least: f64, most: f64) -> u8 {
    let share = (value - least) / (most - least);
    let share = if share.is_finite() { share } else { 0.5 };
    let levels = f64::from(Role::LEVELS);
    ((share.clamp(0.0, 1.0) * levels).floor() as u8 + 1).min(Role::LEVELS)
}

/// The role of words on a level.
#[must_use]
pub fn on_level(level: u8) -> Role {
    if level >= Role::FIRST_DEEP_LEVEL {
        Role::OnMark
    } else {
        Role::ValueLabel
    }
}

/// The scale of the levels: from the smallest to the largest number, with the words of both ends.
#[must_use]
pub fn level_legend(least: &str, most: &str) -> (Vec<Primitive>, f64) {
    let mut out = vec![text((0.0, 12.0), least, Anchor::Start, Role::AxisLabel)];
    let mut x = wide(least, Role::AxisLabel) + GAP;
    for number in 1..=Role::LEVELS {
        out.push(rect((x, 2.0), (x + 18.0, 14.0), Role::Level(number)));
        x += 18.0;
    }
    out.push(text((x + GAP, 12.0), most, Anchor::Start, Role::AxisLabel));
    (out, 24.0)
}

/// Labels moved apart downwards and upwards so that none covers another, as near as can be to where they belong.
/// The heights wanted, ascending or not; the distance they need; the room.
#[must_use]
pub fn apart(wanted: &[f64], distance: f64, (top, foot): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut placed = vec![0.0; wanted.len()];
    let mut free = top;
    for index in &order {
        placed[*index] = wanted[*index].max(free);
        free = placed[*index] + distance;
    }
    // those pushed below the foot are pushed back up
    let mut free = foot;
    for index in order.iter().rev() {
        placed[*index] = placed[*index].min(free);
        free = placed[*index] - distance;
    }
    placed
}
