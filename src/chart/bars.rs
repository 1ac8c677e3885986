//! Horizontal bars from zero, each with its name and its number.

use crate::backend::{AXIS_TEXT, Axis, OWN, VALUE_TEXT, filled};
use crate::clean::clean;
use crate::few::Few;
use crate::ink;
use crate::measure::{Weight, shorten, width, wrap};
use crate::plot::{self, Margins};
use crate::words::{Words, joined};
use model::recipe::Test;
use model::scene::{Anchor, Mark, Primitive, Role, Scene};
use model::view_spec::{ChartData, Group};
use plotters::element::Rectangle;
use texts::chart::Ends;
use texts::format;

/// From this width on names stand left of their bars; below, above them.
const WIDE: f64 = 460.0;

/// From one line of a name to the next.
const NAME_LINE: f64 = 13.0;

/// Between a bar and its number, and between names and bars.
const GAP: f64 = 6.0;

/// A bar, ready to draw.
struct Bar {
    name: String,
    value: Option<f64>,
    text: String,
    filters: Vec<(u32, Test)>,
    /// True for the user's own municipality.
    is_own: bool,
}

/// Sizes of one row.
struct Row {
    height: f64,
    bar: f64,
    /// From the top of the row to the top of its bar.
    above: f64,
}

/// Draws the bars; `None` when no group has a number.
pub(crate) fn draw(data: &ChartData, words: &Words, width_px: f64) -> Option<Scene> {
    let bars = bars(data, words);
    let values: Vec<f64> = bars.iter().filter_map(|bar| bar.value).collect();
    if values.is_empty() {
        return None;
    }
    let wide = width_px >= WIDE;
    let row = if wide {
        Row {
            height: 28.0,
            bar: 18.0,
            above: 5.0,
        }
    } else {
        Row {
            height: 36.0,
            bar: 13.0,
            above: 18.0,
        }
    };
    let names_room = if wide {
        let longest = bars
            .iter()
            .map(|bar| width(&bar.name, AXIS_TEXT, Weight::Regular))
            .fold(0.0, f64::max);
        (longest + 2.0 * GAP).min(width_px * 0.38).ceil()
    } else {
        1.0
    };
    let height = row.height * bars.len() as f64 + 4.0;
    let least = values.iter().copied().fold(0.0, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    let room = |negative: bool| {
        let side = bars.iter().filter(|bar| bar.is_negative() == negative);
        side.map(|bar| width(&bar.text, VALUE_TEXT, Weight::SemiBold) + GAP)
            .fold(0.0, f64::max)
    };
    let margins = Margins {
        top: 2.0,
        right: room(false).max(2.0),
        bottom: 0.0,
        left: names_room + room(true),
    };
    let x = Axis {
        from: least,
        // nothing but zeros: no bar, all numbers at the line
        to: if most > least { most } else { least + 1.0 },
        ticks: Vec::new(),
    };
    let y = Axis {
        // rows from the top: the lower end of the axis is the last row's foot
        from: bars.len() as f64,
        to: 0.0,
        ticks: Vec::new(),
    };
    let mut scene = Scene {
        width: width_px,
        height,
        numbers: Some(plot::lying((width_px, height), margins, &x)),
        ..Scene::default()
    };
    let mut zero = margins.left;
    let mut ends: Vec<f64> = Vec::new();
    let drawn = plot::plot((width_px, height), margins, (&x, &y), |context| {
        zero = plot::place(context, 0.0, 0.0).0;
        for (index, bar) in bars.iter().enumerate() {
            let value = bar.value.unwrap_or(0.0);
            let top = index as f64 + row.above / row.height;
            let foot = top + row.bar / row.height;
            ends.push(plot::place(context, value, 0.0).0);
            if value != 0.0 {
                let corners = [(value.min(0.0), top), (value.max(0.0), foot)];
                context.draw_series([Rectangle::new(corners, filled(bar.role()))])?;
            }
        }
        Ok(())
    });
    scene.primitives = drawn.unwrap_or_default();
    for (index, (bar, end)) in bars.iter().zip(&ends).enumerate() {
        let top = margins.top + index as f64 * row.height;
        // the line at zero stands beside the bars only: names above them are not struck through
        let foot = top + row.above + row.bar;
        scene.primitives.push(Primitive::Polyline {
            points: vec![(zero, top + row.above - 3.0), (zero, foot + 3.0)],
            role: Role::Axis,
        });
        scene
            .primitives
            .extend(labels(bar, *end, top, &row, names_room, width_px));
        scene.marks.push(Mark {
            x: 0.0,
            y: top,
            width: width_px,
            height: row.height,
            label: match bar.is_own {
                true => (words.texts.own_mark)(&bar.name),
                false => bar.name.clone(),
            },
            value: bar.text.clone(),
            filters: bar.filters.clone(),
        });
    }
    Some(scene)
}

impl Bar {
    fn role(&self) -> Role {
        match self.is_own {
            true => Role::SeriesMark(OWN),
            false => Role::Mark,
        }
    }

    /// Words beside the bar: the own name is not told by its colour alone.
    fn name_role(&self) -> Role {
        match self.is_own {
            true => Role::ValueLabel,
            false => Role::AxisLabel,
        }
    }

    fn is_negative(&self) -> bool {
        self.value.is_some_and(|value| value < 0.0)
    }
}

fn bars(data: &ChartData, words: &Words) -> Vec<Bar> {
    let shown = || {
        data.groups
            .iter()
            .take(data.spec.drawn_of(data.groups.len()))
    };
    let values: Vec<f64> = shown().filter_map(|group| number(group.value)).collect();
    let mut texts = words.numbers.beside_marks(&values).into_iter();
    shown()
        .map(|group| {
            let value = number(group.value);
            let name = clean(&words.written(&group.key));
            Bar {
                name: if name.is_empty() {
                    words.texts.empty_text.to_owned()
                } else {
                    name
                },
                value,
                text: match value {
                    Some(_) => texts.next().unwrap_or_default(),
                    None => words.texts.no_number.to_owned(),
                },
                is_own: data.own.contains(&group.key),
                filters: match ink::is_folded(data, &group.key) {
                    true => Vec::new(),
                    false => vec![(data.spec.by, ink::test(data, &group.key))],
                },
            }
        })
        .collect()
}

/// What the user's own municipality has, when it is among the groups.
fn own(data: &ChartData, words: &Words) -> Option<String> {
    let mut groups = data.groups.iter();
    let group = groups.find(|group| data.own.contains(&group.key))?;
    let value = number(group.value).map(|value| words.numbers.prose(value));
    let name = words.name(&group.key);
    Some((words.texts.own)(&name, value.as_deref()))
}

fn number(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

/// A bar's name and number.
fn labels(
    bar: &Bar,
    end: f64,
    top: f64,
    row: &Row,
    names_room: f64,
    width_px: f64,
) -> Vec<Primitive> {
    let middle = top + row.above + row.bar / 2.0;
    let mut out: Vec<Primitive> = if names_room > 1.0 {
        let room = names_room - GAP;
        let lines = name_lines(&bar.name, room - 2.0);
        let first = middle - (lines.len() as f64 - 1.0) / 2.0 * NAME_LINE;
        let line = |(at, text): (usize, String)| Primitive::Text {
            x: room,
            y: first + at as f64 * NAME_LINE + AXIS_TEXT * 0.349,
            text,
            size: AXIS_TEXT,
            anchor: Anchor::End,
            role: bar.name_role(),
        };
        lines.into_iter().enumerate().map(line).collect()
    } else {
        vec![Primitive::Text {
            x: 0.0,
            y: top + row.above - 6.0,
            text: shorten(&bar.name, width_px, AXIS_TEXT, Weight::Regular),
            size: AXIS_TEXT,
            anchor: Anchor::Start,
            role: bar.name_role(),
        }]
    };
    let negative = bar.is_negative();
    out.push(Primitive::Text {
        x: if negative { end - GAP } else { end + GAP },
        y: middle + VALUE_TEXT * 0.349,
        text: bar.text.clone(),
        size: VALUE_TEXT,
        anchor: if negative { Anchor::End } else { Anchor::Start },
        role: if bar.value.is_some() {
            Role::ValueLabel
        } else {
            Role::AxisLabel
        },
    });
    out
}

/// A name in one line, or in two where one has no room for it.
fn name_lines(name: &str, room: f64) -> Vec<String> {
    let mut lines = wrap(name, room, AXIS_TEXT, Weight::Regular);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        // the second line ends where it has to
        lines.push(shorten(&rest, room, AXIS_TEXT, Weight::Regular));
    }
    lines
}

/// What the bars say.
#[must_use]
pub(crate) fn sentence(data: &ChartData, words: &Words) -> String {
    // groups of too few values stand last and are no largest or smallest
    let ranked = data.groups.len().saturating_sub(data.unranked as usize);
    // in an order of their own, groups of few values stand among the others
    let few = Few::of(data, data.groups.iter().map(|group| group.rows));
    let compared: Vec<&Group> = data.groups[..ranked]
        .iter()
        .filter(|group| few.compares(group.rows))
        .collect();
    let held_back = data.groups[..ranked]
        .iter()
        .filter(|group| number(group.value).is_some() && !few.compares(group.rows));
    let held_back = held_back.count() as u64;
    let values: Vec<f64> = compared.iter().filter_map(|g| number(g.value)).collect();
    let named = |value: f64| -> Vec<String> {
        let at = compared.iter().filter(|g| number(g.value) == Some(value));
        at.map(|g| words.name(&g.key)).collect()
    };
    let most = values.iter().copied().reduce(f64::max);
    let least = values.iter().copied().reduce(f64::min);
    let first = match (most, least, values.len()) {
        (Some(most), _, 1) => {
            let name = named(most).remove(0);
            (words.texts.one_group)(&words.what, &name, &words.numbers.prose(most))
        }
        (Some(most), Some(least), groups) if most == least && data.left_out == 0 => {
            (words.texts.all_equal)(&words.what, groups, &words.numbers.prose(most))
        }
        (Some(most), Some(least), _) => {
            let (most_text, least_text) = words.numbers.pair(most, least);
            let (largest, smallest) = (named(most), named(least));
            // bars left out are smaller still
            let smallest = (data.left_out == 0).then_some((&smallest[..], &least_text[..]));
            (words.texts.ends)(&Ends {
                largest: &largest,
                largest_value: &most_text,
                smallest,
            })
        }
        _ => words.texts.nothing.to_owned(),
    };
    let mut sentences = vec![first];
    if data.left_out > 0 {
        let shown = data.groups.len() as u64;
        sentences.push((words.texts.left_out)(
            &format::integer(shown, words.language),
            &format::integer(shown + data.left_out, words.language),
        ));
    }
    sentences.extend(own(data, words));
    sentences.extend(Few::words(held_back, words));
    sentences.extend(words.made(data));
    sentences.extend(words.limits(data));
    joined(sentences)
}
