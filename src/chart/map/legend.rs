//! What the colours and circles mean, and the areas at either end.

use super::figures::State;
use super::{Drawing, radius};
use crate::backend::AXIS_TEXT;
use crate::measure::{Weight, shorten, width, wrap};
use model::map_spec::{MapForm, MapMeasure};
use model::scene::{Anchor, Primitive, Role};

/// A square of colour.
const SWATCH: (f64, f64) = (22.0, 14.0);
/// From one line to the next.
const STEP: f64 = 20.0;
/// From one line of a list to the next, and from one list to the other.
const LINE: f64 = STEP * 0.9;
const LIST_APART: f64 = 10.0;
/// Lists of the largest and smallest numbers have so many lines.
const LISTED: usize = 5;
/// Fewer numbers than this are not ranked.
const FEWEST_RANKED: usize = 12;
/// From this width on the lists stand beside the legend.
const TWO_COLUMNS: f64 = 420.0;
/// Between the legend and the lists beside it.
const LISTS_APART: f64 = 20.0;
/// Narrowest list.
const LIST_WIDTH: f64 = 200.0;

/// Where the lists of the areas at either end may stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lists {
    /// Beside the legend where there is room, else below it.
    Always,
    /// Beside the legend only: below a narrow map they would make the drawing half as long again. The words and the
    /// table tell them, and the open map has room.
    WhereWide,
    /// Beside the legend only, with as many lines as this height has room for.
    Within(f64),
}

/// Draws the legend and the lists from `(x, y)` on in a width, beside the map or below it; answers where they end.
pub(super) fn draw(
    drawing: &Drawing<'_>,
    (x, y, room): (f64, f64, f64),
    lists: Lists,
    largest_radius: f64,
    out: &mut Vec<Primitive>,
) -> f64 {
    let own = room.min(260.0);
    let end = legend(drawing, (x, y, own), largest_radius, out);
    let ranked = drawing
        .figures
        .compared(drawing.layer, drawing.data.spec.measure);
    let is_long = room < TWO_COLUMNS
        && match lists {
            Lists::Always => false,
            Lists::WhereWide => drawing.zoom <= 1.0,
            Lists::Within(_) => true,
        };
    let listed = match lists {
        Lists::Within(height) => {
            // two lists, each with a head
            let each = (height - y) / 2.0 - LIST_APART - STEP;
            ((each / LINE).max(0.0) as usize).min(LISTED)
        }
        Lists::Always | Lists::WhereWide => LISTED,
    };
    if ranked.len() < FEWEST_RANKED || is_long || listed == 0 {
        return end;
    }
    let left = own.min(room - LIST_WIDTH - LISTS_APART) + LISTS_APART;
    let (x, y, list_width) = match room >= TWO_COLUMNS {
        true => (x + left, y, (room - left).min(280.0)),
        false => (x, end + 12.0, own),
    };
    let texts = texts::map(drawing.words.language);
    let all: Vec<f64> = ranked.iter().map(|(_, value)| *value).collect();
    let written = |value: f64| drawing.words.numbers.in_list(value, &all);
    let lines = |all: &mut dyn Iterator<Item = (usize, f64)>| -> Vec<(String, String)> {
        let mut named: Vec<(usize, f64)> = (&mut *all).take(listed).collect();
        let last = named.last().map(|own| own.1);
        // those that are not listed though they have the same number as the last one
        let mut more = all.take_while(|own| Some(own.1) == last).count();
        if more > 0 && matches!(lists, Lists::Within(_)) && named.len() > 1 {
            // their line takes the place of a name
            named.pop();
            more += 1;
        }
        let own = named.into_iter().map(|(place, value)| {
            let name = drawing.layer.areas[place].name.clone();
            (name, written(value))
        });
        let more = (more > 0).then(|| {
            let value = last.map(&written);
            ((texts.more_equal)(more), value.unwrap_or_default())
        });
        own.chain(more).collect()
    };
    let mut first = ranked.iter().map(|(figure, value)| (figure.place, *value));
    let mut last = ranked
        .iter()
        .rev()
        .map(|(figure, value)| (figure.place, *value));
    let mut at = y;
    for (head, lines) in [
        (texts.highest, lines(&mut first)),
        (texts.lowest, lines(&mut last)),
    ] {
        at = list(head, &lines, (x, at, list_width), out) + LIST_APART;
    }
    end.max(at)
}

fn text(x: f64, y: f64, words: String, role: Role, anchor: Anchor) -> Primitive {
    Primitive::Text {
        x,
        y: y + AXIS_TEXT * 0.349,
        text: words,
        size: AXIS_TEXT,
        anchor,
        role,
    }
}

fn legend(
    drawing: &Drawing<'_>,
    (x, y, room): (f64, f64, f64),
    largest_radius: f64,
    out: &mut Vec<Primitive>,
) -> f64 {
    let mut at = y + STEP / 2.0;
    for line in wrap(&drawing.words.what, room, AXIS_TEXT, Weight::SemiBold) {
        out.push(text(x, at, line, Role::ValueLabel, Anchor::Start));
        at += STEP * 0.8;
    }
    at += 4.0;
    match drawing.form() {
        MapForm::Shades => at = classes(drawing, (x, at), out),
        MapForm::Symbols => at = circles(drawing, (x, at), largest_radius, out),
    }
    let has = |state: State| {
        drawing
            .figures
            .all
            .iter()
            .any(|figure| figure.state == state)
    };
    let texts = texts::map(drawing.words.language);
    if has(State::Absent) {
        swatch(x, at, Role::Missing, out);
        out.push(text(
            x + SWATCH.0 + 8.0,
            at,
            (texts.legend_absent)(drawing.data.spec.measure == MapMeasure::Count).to_owned(),
            Role::AxisLabel,
            Anchor::Start,
        ));
        at += STEP;
    }
    if drawing.figures.is_part && drawing.form() == MapForm::Shades {
        swatch(x, at, Role::Land, out);
        out.push(text(
            x + SWATCH.0 + 8.0,
            at,
            texts.legend_outside.to_owned(),
            Role::AxisLabel,
            Anchor::Start,
        ));
        at += STEP;
    }
    at
}

fn swatch(x: f64, middle: f64, role: Role, out: &mut Vec<Primitive>) {
    let (width, height) = SWATCH;
    let top = middle - height / 2.0;
    let ring = vec![
        (x, top),
        (x + width, top),
        (x + width, top + height),
        (x, top + height),
    ];
    out.push(Primitive::Area {
        rings: vec![ring],
        role,
        mark: None,
    });
}

/// The classes that hold areas, with what is said of them, the largest numbers first.
fn described<'a>(drawing: &'a Drawing<'_>) -> impl Iterator<Item = (Role, String)> + 'a {
    let texts = texts::map(drawing.words.language);
    let all = drawing.classes.all.iter().rev();
    all.filter(|class| class.count > 0).map(move |class| {
        let (from, to) = (
            drawing.words.number(class.from),
            drawing.words.number(class.to),
        );
        let range = (texts.legend_range)(&from, &to);
        let words = format!("{range} {}", (texts.legend_count)(class.count));
        (class.role, words)
    })
}

/// The least width the legend needs: what stands beside its squares and circles is not broken into lines.
pub(super) fn narrowest(drawing: &Drawing<'_>, largest_radius: f64) -> f64 {
    let texts = texts::map(drawing.words.language);
    let beside = |words: &str| width(words, AXIS_TEXT, Weight::Regular) + SWATCH.0 + 10.0;
    let fixed = beside((texts.legend_absent)(
        drawing.data.spec.measure == MapMeasure::Count,
    ))
    .max(beside(texts.legend_outside));
    let own = match drawing.form() {
        MapForm::Shades => described(drawing)
            .map(|(_, words)| beside(&words))
            .fold(0.0, f64::max),
        MapForm::Symbols => {
            let values = drawing.figures.all.iter().filter_map(|figure| figure.value);
            let most = values.fold(0.0, |most: f64, value| most.max(value.abs()));
            let words = drawing.words.number(rounded(most));
            width(&words, AXIS_TEXT, Weight::Regular) + largest_radius * 2.0 + 10.0
        }
    };
    own.max(fixed).ceil()
}

/// The classes, the largest numbers first.
fn classes(drawing: &Drawing<'_>, (x, y): (f64, f64), out: &mut Vec<Primitive>) -> f64 {
    let mut at = y;
    for (role, words) in described(drawing) {
        swatch(x, at, role, out);
        out.push(text(
            x + SWATCH.0 + 8.0,
            at,
            words,
            Role::AxisLabel,
            Anchor::Start,
        ));
        at += STEP;
    }
    at
}

/// Circles of round numbers.
fn circles(
    drawing: &Drawing<'_>,
    (x, y): (f64, f64),
    largest: f64,
    out: &mut Vec<Primitive>,
) -> f64 {
    let known = || drawing.figures.all.iter().filter_map(|figure| figure.value);
    let most = known().fold(0.0, |most: f64, value| most.max(value.abs()));
    let mut at = y;
    let mut shown: Vec<f64> = Vec::new();
    for share in [1.0, 5.0, 25.0] {
        let round = rounded(most / share);
        if round > 0.0 && !shown.contains(&round) && (!drawing.words.numbers.whole || round >= 1.0)
        {
            shown.push(round);
        }
    }
    for value in shown {
        let radius = radius(value, most, largest);
        let height = (radius * 2.0 + 4.0).max(STEP * 0.8);
        let middle = at - STEP / 2.0 + height / 2.0;
        out.push(Primitive::Circle {
            x: x + largest,
            y: middle,
            radius,
            role: Role::Symbol,
        });
        let words = drawing.words.number(value);
        out.push(text(
            x + largest * 2.0 + 8.0,
            middle,
            words,
            Role::AxisLabel,
            Anchor::Start,
        ));
        at += height;
    }
    at + 4.0
}

/// The largest of 1, 2 or 5 times a power of ten that is not above a number.
fn rounded(value: f64) -> f64 {
    if !(value.is_finite() && value > 0.0) {
        return 0.0;
    }
    let power = 10f64.powf(value.log10().floor());
    let share = value / power;
    let step = [5.0, 2.0, 1.0]
        .into_iter()
        .find(|step| *step <= share + 1e-9);
    step.unwrap_or(1.0) * power
}

/// A short list of areas and numbers.
fn list(
    head: &str,
    lines: &[(String, String)],
    (x, y, room): (f64, f64, f64),
    out: &mut Vec<Primitive>,
) -> f64 {
    let mut at = y + STEP / 2.0;
    out.push(text(
        x,
        at,
        head.to_owned(),
        Role::ValueLabel,
        Anchor::Start,
    ));
    for (name, value) in lines {
        at += LINE;
        let own = width(value, AXIS_TEXT, Weight::Regular);
        let name = shorten(name, room - own - 8.0, AXIS_TEXT, Weight::Regular);
        out.push(text(x, at, name, Role::AxisLabel, Anchor::Start));
        out.push(text(
            x + room,
            at,
            value.clone(),
            Role::AxisLabel,
            Anchor::End,
        ));
    }
    at + STEP / 2.0
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn round_numbers_are_not_above() {
        for (value, round) in [
            (7.0, 5.0),
            (100.0, 100.0),
            (4_321.0, 2_000.0),
            (0.3, 0.2),
            (0.0, 0.0),
        ] {
            assert!((rounded(value) - round).abs() < 1e-12, "{value}");
        }
    }
}
