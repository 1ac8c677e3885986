//! The drawing of a map as markup: what can be enlarged, and the legend beside it.
//!
//! Hundreds of areas with thousands of points are one text for the browser to read, not an element each for the page
//! to keep: whoever points at one is heard by the drawing.

use model::scene::{Anchor, Primitive, Scene, outline, trace};
use std::fmt::Write;

/// The markup of a map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What can be enlarged. Areas that can be pointed at name their mark in `data-mark`.
    pub map: String,
    /// The rest.
    pub legend: String,
}

impl Sheet {
    /// The markup of a scene. `name` says what each mark is called, and whether it can be chosen.
    pub fn of(scene: &Scene, name: &dyn Fn(usize) -> (String, bool)) -> Self {
        let own = scene.zoomed.map_or(0, |zoomed| zoomed.primitives as usize);
        Self::split(scene, own, name)
    }

    /// The same of a scene that is enlarged as a whole.
    pub fn whole(scene: &Scene, name: &dyn Fn(usize) -> (String, bool)) -> Self {
        Self::split(scene, scene.primitives.len(), name)
    }

    fn split(scene: &Scene, own: usize, name: &dyn Fn(usize) -> (String, bool)) -> Self {
        let (map, legend) = scene.primitives.split_at(own.min(scene.primitives.len()));
        let mut sheet = Self::default();
        let is_marked = |one: &&Primitive| matches!(one, Primitive::Area { mark: Some(_), .. });
        for one in map.iter().filter(|one| !is_marked(one)) {
            if matches!(one, Primitive::Area { .. }) {
                draw(one, true, &mut sheet.map);
            }
        }
        // in the order of the marks: that is how the keyboard goes through them
        let mut areas: Vec<(u32, &Primitive)> = Vec::new();
        for one in map {
            if let Primitive::Area {
                mark: Some(mark), ..
            } = one
            {
                areas.push((*mark, one));
            }
        }
        areas.sort_by_key(|area| area.0);
        let mut drawn = vec![false; scene.marks.len()];
        for (mark, one) in areas {
            let at = mark as usize;
            let Primitive::Area { rings, role, .. } = one else {
                continue;
            };
            let is_again = drawn.get(at).copied().unwrap_or(true);
            let _ = write!(
                sheet.map,
                "<path class=\"area {}\" data-mark=\"{mark}\"",
                role.class()
            );
            match is_again {
                true => sheet.map.push_str(" aria-hidden=\"true\""),
                false => named(at, name, &mut sheet.map),
            }
            let _ = write!(sheet.map, " d=\"{}\"/>", outline(rings));
            if let Some(drawn) = drawn.get_mut(at) {
                *drawn = true;
            }
        }
        for one in map {
            if !matches!(one, Primitive::Area { .. }) {
                draw(one, true, &mut sheet.map);
            }
        }
        // areas too small to be drawn are points, and pointed at beside them
        for (at, mark) in scene.marks.iter().enumerate() {
            if drawn[at] {
                continue;
            }
            let _ = write!(sheet.map, "<rect class=\"small\" data-mark=\"{at}\"");
            named(at, name, &mut sheet.map);
            let _ = write!(
                sheet.map,
                " x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                fine(mark.x),
                fine(mark.y),
                fine(mark.width),
                fine(mark.height)
            );
        }
        for one in legend {
            draw(one, false, &mut sheet.legend);
        }
        sheet
    }
}

fn named(at: usize, name: &dyn Fn(usize) -> (String, bool), out: &mut String) {
    let (label, can_choose) = name(at);
    let role = if can_choose { "button" } else { "img" };
    let stop = if at == 0 { "0" } else { "-1" };
    let _ = write!(
        out,
        " role=\"{role}\" tabindex=\"{stop}\" aria-label=\"{}\"",
        escaped(&label)
    );
}

/// Draws what cannot be pointed at. What is `steady` keeps its size while the map is enlarged.
fn draw(one: &Primitive, steady: bool, out: &mut String) {
    let class = if steady { "steady " } else { "" };
    let _ = match one {
        Primitive::Rect {
            x,
            y,
            width,
            height,
            role,
        } => write!(
            out,
            "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            role.class(),
            fine(*x),
            fine(*y),
            fine(*width),
            fine(*height)
        ),
        Primitive::Polyline { points, role } => write!(
            out,
            "<path class=\"{}\" d=\"{}\"/>",
            role.class(),
            line(points)
        ),
        Primitive::Polygon { rings, role } | Primitive::Area { rings, role, .. } => write!(
            out,
            "<path class=\"area {}\" aria-hidden=\"true\" d=\"{}\"/>",
            role.class(),
            outline(rings)
        ),
        Primitive::Circle { x, y, radius, role } => write!(
            out,
            "<g transform=\"translate({} {})\"><circle class=\"{class}{}\" r=\"{}\"/></g>",
            fine(*x),
            fine(*y),
            role.class(),
            fine(*radius)
        ),
        Primitive::Text {
            x,
            y,
            text,
            size,
            anchor,
            role,
        } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            write!(
                out,
                "<g transform=\"translate({} {})\" aria-hidden=\"true\"><text class=\"{class}{}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{}</text></g>",
                fine(*x),
                fine(*y),
                role.class(),
                escaped(text)
            )
        }
    };
}

fn line(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    trace(points, &mut path);
    path
}

/// Two digits: more is not seen, also where it is enlarged.
fn fine(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // no letters of a text, and no markup could hold them
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scene::{Mark, Role, Zoomed};

    fn mark(label: &str) -> Mark {
        Mark {
            x: 1.0,
            y: 2.0,
            width: 8.0,
            height: 8.0,
            label: label.to_owned(),
            value: "1".to_owned(),
            filters: Vec::new(),
        }
    }

    fn area(mark: Option<u32>) -> Primitive {
        Primitive::Area {
            rings: vec![vec![(0.0, 0.0), (1.234_56, 0.0), (1.0, 1.0)]],
            role: Role::Land,
            mark,
        }
    }

    #[test]
    fn areas_stand_in_the_order_of_their_marks_and_are_named_once() {
        let scene = Scene {
            primitives: vec![area(None), area(Some(1)), area(Some(0)), area(Some(1))],
            marks: vec![mark("<a>"), mark("b"), mark("c")],
            zoomed: Some(Zoomed {
                width: 2.0,
                height: 2.0,
                primitives: 4,
            }),
            ..Scene::default()
        };
        let sheet = Sheet::of(&scene, &|at| (scene.marks[at].label.clone(), at == 0));
        let path = "d=\"M0 0L1.23 0L1 1Z\"/>";
        let expected = [
            format!("<path class=\"area land\" aria-hidden=\"true\" {path}"),
            format!("<path class=\"area land\" data-mark=\"0\" role=\"button\" tabindex=\"0\" aria-label=\"&lt;a&gt;\" {path}"),
            format!("<path class=\"area land\" data-mark=\"1\" role=\"img\" tabindex=\"-1\" aria-label=\"b\" {path}"),
            format!("<path class=\"area land\" data-mark=\"1\" aria-hidden=\"true\" {path}"),
            "<rect class=\"small\" data-mark=\"2\" role=\"img\" tabindex=\"-1\" aria-label=\"c\" x=\"1\" y=\"2\" width=\"8\" height=\"8\"/>".to_owned(),
        ];
        assert_eq!(sheet.map, expected.concat());
        assert_eq!(sheet.legend, "");
    }
}
