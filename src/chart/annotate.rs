//! What the user wrote into a chart: words at a mark, or at a line at a number or a day.
//!
//! Drawn last and whatever the form: marks and rulers of the scene tell where. Words stand where nothing else does,
//! as near as can be; where no room is left they stand below the drawing, with a number at the place.

use crate::backend::AXIS_TEXT;
use crate::clean::clean_to;
use crate::ink::{self, GAP, WIDE, circle, rect, text, wide};
use crate::measure::{Weight, width, wrap};
use crate::timeline::Timeline;
use model::annotation::{Annotation, Place};
use model::scene::{Anchor, Mark, Primitive, Role, Ruler, Scene};

/// Height of a line of words.
const LINE: f64 = 15.0;
/// Radius of a number in a circle.
const BADGE: f64 = 8.0;

/// A rectangle: left, top, right, foot.
type Area = (f64, f64, f64, f64);

/// Draws what the user wrote. What stands for nothing that is drawn is left out.
pub(crate) fn annotate(scene: &mut Scene, notes: &[Annotation], line: &Timeline) {
    let mut below: Vec<String> = Vec::new();
    for note in notes.iter().take(Annotation::MOST) {
        let words = clean_to(&note.text, Annotation::LONGEST);
        let Some((point, area)) = target(scene, &note.at, line) else {
            continue;
        };
        if words.is_empty() {
            continue;
        }
        let most = if scene.width >= WIDE { 170.0 } else { 120.0 };
        let lines = wrap(&words, most, AXIS_TEXT, Weight::SemiBold);
        match free(scene, point, area, &lines) {
            Some(place) => write(scene, &lines, place, point),
            None => {
                below.push(words);
                badge(scene, point, below.len());
            }
        }
    }
    for (index, words) in below.iter().enumerate() {
        footnote(scene, index + 1, words);
    }
}

/// Where a note stands: the point it is about, and the area it may lie beside. Draws its line.
fn target(scene: &mut Scene, at: &Place, line: &Timeline) -> Option<((f64, f64), Area)> {
    match at {
        Place::Mark(filters) => {
            let same = |mark: &&Mark| !filters.is_empty() && mark.filters == *filters;
            let mark = scene.marks.iter().find(same)?.clone();
            Some((point_of(scene, &mark), area_of(&mark)))
        }
        Place::Value(value) => {
            let ruler = scene.numbers?;
            Some(reference(scene, ruler, ruler.place(*value)?))
        }
        Place::Day(day) => {
            let ruler = scene.days?;
            let place = ruler.place(line.place_of_day(*day)?)?;
            Some(reference(scene, ruler, place))
        }
    }
}

fn area_of(mark: &Mark) -> Area {
    (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
}

/// What is drawn of a mark, where it is seen: the top of an upright bar, the end of a lying one, a point.
fn point_of(scene: &Scene, mark: &Mark) -> (f64, f64) {
    let (left, top, right, foot) = area_of(mark);
    let middle = ((left + right) / 2.0, (top + foot) / 2.0);
    let is_inside = |(x, y): (f64, f64)| {
        (left - 1.0..=right + 1.0).contains(&x) && (top - 1.0..=foot + 1.0).contains(&y)
    };
    let lies = scene.numbers.is_some_and(|ruler| !ruler.is_upright);
    let mut found: Vec<(f64, f64)> = Vec::new();
    for primitive in &scene.primitives {
        match primitive {
            Primitive::Rect {
                x,
                y,
                width,
                height,
                role,
            } if is_data(*role) => {
                let centre = (x + width / 2.0, y + height / 2.0);
                if is_inside(centre) {
                    found.push(match lies && width > height {
                        true => (x + width, centre.1),
                        false => (centre.0, *y),
                    });
                }
            }
            Primitive::Circle { x, y, .. } if is_inside((*x, *y)) => found.push((*x, *y)),
            Primitive::Polyline { points, role } if is_data(*role) => {
                let inside = points.iter().copied().filter(|point| is_inside(*point));
                found.extend(
                    inside.min_by(|a, b| (a.0 - middle.0).abs().total_cmp(&(b.0 - middle.0).abs())),
                );
            }
            _ => {}
        }
    }
    // the highest of several, or the farthest to the right
    let better = |a: &(f64, f64), b: &(f64, f64)| match lies {
        true => a.0.total_cmp(&b.0),
        false => b.1.total_cmp(&a.1),
    };
    found.into_iter().max_by(better).unwrap_or(middle)
}

fn is_data(role: Role) -> bool {
    matches!(
        role,
        Role::Mark
            | Role::Line
            | Role::Point
            | Role::SeriesMark(_)
            | Role::SeriesLine(_)
            | Role::SeriesPoint(_)
            | Role::Level(_)
            | Role::Rest
            | Role::RestLine
            | Role::Band
    )
}

/// A dashed line at a value of an axis; its words stand at its end.
fn reference(scene: &mut Scene, ruler: Ruler, place: f64) -> ((f64, f64), Area) {
    let (from, to) = ruler.across;
    let (ends, point) = match ruler.is_upright {
        true => (vec![(from, place), (to, place)], (to, place)),
        false => (vec![(place, from), (place, to)], (place, from)),
    };
    scene.primitives.push(ink::line(ends, Role::Reference));
    let area = match ruler.is_upright {
        true => (from, place - LINE * 3.0, to, place + LINE * 3.0),
        false => (place - 200.0, from, place + 200.0, to),
    };
    (point, area)
}

/// How wide and high lines of words are.
fn size(lines: &[String]) -> (f64, f64) {
    let widest = lines
        .iter()
        .map(|line| width(line, AXIS_TEXT, Weight::SemiBold))
        .fold(0.0, f64::max);
    (widest + 8.0, lines.len() as f64 * LINE + 4.0)
}

/// The nearest place for words that nothing else is drawn in, by its upper left corner.
fn free(scene: &Scene, point: (f64, f64), area: Area, lines: &[String]) -> Option<(f64, f64)> {
    let (wide, high) = size(lines);
    let (x, y) = point;
    let gaps = [GAP, 14.0, 26.0, 40.0, 60.0];
    let mut candidates: Vec<(f64, f64)> = Vec::new();
    for gap in gaps {
        candidates.extend([
            (x - wide / 2.0, y - gap - high),
            (x + gap, y - high / 2.0),
            (x + gap, y - gap - high),
            (x - gap - wide, y - gap - high),
            (x - gap - wide, y - high / 2.0),
            (x - wide / 2.0, y + gap),
        ]);
    }
    // at the right end of a row, whatever lies between
    candidates.push((area.2 - wide, y - high / 2.0));
    let taken: Vec<Area> = scene.primitives.iter().flat_map(taken).collect();
    let mut on_page = candidates
        .into_iter()
        .map(|(left, top)| (left.min(scene.width - wide).max(0.0), top));
    on_page.find(|(left, top)| {
        let own = (*left, *top, left + wide, top + high);
        let is_on_page = *top >= 0.0 && own.3 <= scene.height;
        is_on_page && !taken.iter().any(|other| meet(own, *other))
    })
}

fn meet(a: Area, b: Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Where a primitive is in the way of words. Grid lines are not.
fn taken(primitive: &Primitive) -> Vec<Area> {
    match primitive {
        Primitive::Rect {
            x,
            y,
            width,
            height,
            ..
        } => vec![(*x, *y, x + width, y + height)],
        Primitive::Circle { x, y, radius, .. } => {
            vec![(x - radius, y - radius, x + radius, y + radius)]
        }
        Primitive::Text {
            x,
            y,
            text,
            size,
            anchor,
            role,
        } => {
            let wide = wide(text, *role) * size / size.max(1.0);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - wide / 2.0,
                Anchor::End => x - wide,
            };
            vec![(left, y - size, left + wide, y + size * 0.3)]
        }
        Primitive::Polyline {
            role: Role::Grid, ..
        } => Vec::new(),
        Primitive::Polyline { points, .. } => points
            .windows(2)
            .flat_map(|pair| pieces(pair[0], pair[1]))
            .collect(),
        Primitive::Polygon { rings, .. } | Primitive::Area { rings, .. } => {
            rings.iter().map(|ring| around(ring)).collect()
        }
    }
}

/// A stretch of a line in short pieces: a slanting one leaves both its corners free.
fn pieces(from: (f64, f64), to: (f64, f64)) -> Vec<Area> {
    const PIECE: f64 = 12.0;
    let length = (to.0 - from.0).abs().max((to.1 - from.1).abs());
    let count = (length / PIECE).ceil().clamp(1.0, 200.0) as u32;
    let at = |step: u32| {
        let share = f64::from(step) / f64::from(count);
        (
            from.0 + (to.0 - from.0) * share,
            from.1 + (to.1 - from.1) * share,
        )
    };
    (0..count)
        .map(|step| around(&[at(step), at(step + 1)]))
        .map(|(left, top, right, foot)| (left, top - 1.0, right, foot + 1.0))
        .collect()
}

fn around(points: &[(f64, f64)]) -> Area {
    points.iter().fold(
        (
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ),
        |so_far, (x, y)| {
            (
                so_far.0.min(*x),
                so_far.1.min(*y),
                so_far.2.max(*x),
                so_far.3.max(*y),
            )
        },
    )
}

/// Writes lines of words, with a short line to the point they are about when they stand away from it.
fn write(scene: &mut Scene, lines: &[String], (left, top): (f64, f64), point: (f64, f64)) {
    let (wide, high) = size(lines);
    let nearest = (
        point.0.clamp(left, left + wide),
        point.1.clamp(top, top + high),
    );
    let away = (nearest.0 - point.0).hypot(nearest.1 - point.1);
    if away > 10.0 {
        let leader = vec![point, nearest];
        scene.primitives.push(ink::line(leader, Role::Reference));
    }
    // grid lines do not strike the words through
    scene
        .primitives
        .push(rect((left, top), (left + wide, top + high), Role::OnMark));
    for (index, line) in lines.iter().enumerate() {
        let baseline = top + 2.0 + index as f64 * LINE + AXIS_TEXT * 0.95;
        scene.primitives.push(text(
            (left + 4.0, baseline),
            line,
            Anchor::Start,
            Role::ValueLabel,
        ));
    }
}

/// A number in a circle.
fn badge(scene: &mut Scene, (x, y): (f64, f64), number: usize) {
    let x = x.clamp(BADGE, (scene.width - BADGE).max(BADGE));
    let y = y.clamp(BADGE, (scene.height - BADGE).max(BADGE));
    scene.primitives.push(circle((x, y), BADGE, Role::Trend));
    scene.primitives.push(text(
        (x, y + AXIS_TEXT * ink::MIDDLE),
        &number.to_string(),
        Anchor::Middle,
        Role::OnMark,
    ));
}

/// The words of a number, below the drawing.
fn footnote(scene: &mut Scene, number: usize, words: &str) {
    let room = (scene.width - 2.0 * BADGE - GAP).max(60.0);
    let lines = wrap(words, room, AXIS_TEXT, Weight::SemiBold);
    let top = scene.height + 6.0;
    scene.height = top + (lines.len() as f64 * LINE).max(2.0 * BADGE) + 2.0;
    badge(scene, (BADGE, top + BADGE), number);
    for (index, line) in lines.iter().enumerate() {
        let baseline = top + 2.0 + index as f64 * LINE + AXIS_TEXT * 0.95;
        scene.primitives.push(text(
            (2.0 * BADGE + GAP, baseline),
            line,
            Anchor::Start,
            Role::ValueLabel,
        ));
    }
}
