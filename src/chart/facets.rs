//! Small multiples: a little chart over time for each series, all on one scale.

use crate::backend::Axis;
use crate::ink::{self, cut, mark, shifted, text};
use crate::line::time_axis;
use crate::lines::{self, Course};
use crate::plot::{self, Margins};
use crate::ticks::{self, Scale};
use crate::timeline::Timeline;
use crate::words::Words;
use model::recipe::Test;
use model::scene::{Anchor, Role, Scene};
use model::view_spec::ChartData;

/// A panel is at least so wide.
const NARROWEST: f64 = 190.0;
const HEIGHT: f64 = 128.0;
/// Between two panels.
const BETWEEN: f64 = 18.0;

/// Draws the panels; `None` when no series has a number.
pub(crate) fn draw(
    data: &ChartData,
    line: &Timeline,
    words: &Words,
    width_px: f64,
) -> Option<(Scene, Scale)> {
    let courses = lines::courses(data, line, words);
    let values: Vec<f64> = courses
        .iter()
        .flat_map(|course| course.points.iter().filter_map(|point| point.1))
        .collect();
    if values.is_empty() {
        return None;
    }
    let across = ((width_px + BETWEEN) / (NARROWEST + BETWEEN))
        .floor()
        .max(1.0);
    let across = across.min(courses.len() as f64).min(4.0);
    let width = (width_px - (across - 1.0) * BETWEEN) / across;
    let scale = ticks::scale(&values, 3, words.numbers.whole, false);
    let y = Axis {
        from: scale.from,
        to: scale.to,
        ticks: scale
            .ticks
            .iter()
            .copied()
            .zip(words.on_axis(&scale.ticks))
            .collect(),
    };
    let margins = Margins {
        top: 24.0,
        right: 16.0,
        bottom: 26.0,
        left: plot::room_for(&y.ticks),
    };
    let x = time_axis(line, words.language, width, margins);
    let rows = (courses.len() as f64 / across).ceil();
    let mut scene = ink::scene(width_px, rows * (HEIGHT + BETWEEN) - BETWEEN);
    for (index, course) in courses.iter().enumerate() {
        let column = index as f64 % across;
        let row = (index as f64 / across).floor();
        let corner = (column * (width + BETWEEN), row * (HEIGHT + BETWEEN));
        let mut inside = Vec::new();
        let panel = plot::plot((width, HEIGHT), margins, (&x, &y), |context| {
            let place = |at: f64, value: f64| plot::place(context, at, value);
            inside = lines::strokes(data, 0, course, line, place);
            Ok(())
        });
        let name = cut(&course.name, width);
        scene.primitives.push(shifted(
            text((0.0, 13.0), &name, Anchor::Start, Role::Annotation),
            corner,
        ));
        let drawn = panel.unwrap_or_default().into_iter().chain(inside);
        scene
            .primitives
            .extend(drawn.map(|one| shifted(one, corner)));
        scene.marks.push(mark(
            corner,
            (width, HEIGHT),
            course.name.clone(),
            ends(course, line, words),
            filter(data, index),
        ));
    }
    Some((scene, scale))
}

/// The first and the last number of a panel.
fn ends(course: &Course, line: &Timeline, words: &Words) -> String {
    let numbered = || {
        course
            .points
            .iter()
            .zip(&line.points)
            .filter_map(|((_, value), point)| Some((point, (*value)?)))
    };
    match (numbered().next(), numbered().next_back()) {
        (Some((first, from)), Some((last, to))) if first.at < last.at => {
            let (from, to) = words.pair(from, to);
            format!(
                "{}: {from}, {}: {to}",
                first.moment.words(),
                last.moment.words()
            )
        }
        (Some((first, value)), _) => format!("{}: {}", first.moment.words(), words.prose(value)),
        _ => words.texts.no_number.to_owned(),
    }
}

fn filter(data: &ChartData, index: usize) -> Vec<(u32, Test)> {
    let column = match data.spec.is_turned() {
        true => Some(data.spec.by),
        false => data.spec.series,
    };
    match (column, data.series.get(index)) {
        (Some(column), Some(key)) if !key.is_missing() => {
            vec![(column, Test::Equals(key.clone()))]
        }
        _ => Vec::new(),
    }
}
