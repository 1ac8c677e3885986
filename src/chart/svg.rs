//! A chart as an SVG file of its own: title, drawing and sentence, colours resolved, everything escaped.

use crate::clean::clean_to;
use crate::measure::{Weight, is_measured, width, wrap};
use crate::theme::Theme;
use model::scene::{Anchor, Chart, Mark, Primitive, Role, Scene, coordinate as number, outline};
use std::fmt::Write;

/// Around everything.
const EDGE: f64 = 20.0;
const TITLE_SIZE: f64 = 17.0;
const TITLE_STEP: f64 = 22.0;
const SENTENCE_SIZE: f64 = 13.0;
const SENTENCE_STEP: f64 = 18.0;
const SOURCE_SIZE: f64 = 11.0;
const SOURCE_STEP: f64 = 15.0;

/// The page's font, then those most alike; a machine without any takes its own. Only names: drawing programs know no
/// `system-ui`.
const FONTS: &str =
    "'IBM Plex Sans', 'Segoe UI', Roboto, Arial, 'Liberation Sans', Helvetica, sans-serif";

/// Beyond so many marks a tooltip each would only make the file large.
const MOST_TOOLTIPS: usize = 400;

/// Writes a standalone SVG: valid XML, nothing but text, shapes and presentation attributes; no script,
/// no style sheet, nothing fetched.
#[must_use]
pub fn svg(chart: &Chart, theme: Theme) -> String {
    let scene = &chart.scene;
    let inner = scene.width.max(200.0);
    let title = wrap(&chart.title, inner, TITLE_SIZE, Weight::SemiBold);
    let sentence = wrap(&chart.sentence, inner, SENTENCE_SIZE, Weight::Regular);
    let scene_top = EDGE + title.len() as f64 * TITLE_STEP + 8.0;
    let sentence_top = scene_top + scene.height + 12.0;
    let whole = inner + 2.0 * EDGE;
    let source = chart.source.as_deref().unwrap_or_default();
    let source = wrap(source, inner, SOURCE_SIZE, Weight::Regular);
    let source_top = sentence_top + sentence.len() as f64 * SENTENCE_STEP + 6.0;
    let height = if source.is_empty() {
        source_top + EDGE - 12.0
    } else {
        source_top + source.len() as f64 * SOURCE_STEP + EDGE - 6.0
    };
    let mut out = String::new();
    let n = number;
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // writing to a String does not fail
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" font-family=\"{FONTS}\">",
        n(whole),
        n(height)
    );
    let _ = writeln!(out, "<title>{}</title>", escape(&chart.title));
    let _ = writeln!(out, "<desc>{}</desc>", escape(&chart.alt));
    let _ = writeln!(
        out,
        "<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>",
        n(whole),
        n(height),
        theme.ground()
    );
    let heading = Lines {
        top: EDGE + TITLE_SIZE * 0.85,
        step: TITLE_STEP,
        size: TITLE_SIZE,
        weight: Weight::SemiBold,
        color: theme.ink(),
    };
    lines(&mut out, &title, &heading);
    let _ = writeln!(
        out,
        "<g transform=\"translate({} {})\">",
        n(EDGE),
        n(scene_top)
    );
    inside(
        &mut out,
        scene,
        Pen {
            theme,
            hatch: "missing",
        },
    );
    out.push_str("</g>\n");
    let below = Lines {
        top: sentence_top + SENTENCE_SIZE * 0.85,
        step: SENTENCE_STEP,
        size: SENTENCE_SIZE,
        weight: Weight::Regular,
        color: theme.soft_ink(),
    };
    lines(&mut out, &sentence, &below);
    let below = Lines {
        top: source_top + SOURCE_SIZE * 0.85,
        step: SOURCE_STEP,
        size: SOURCE_SIZE,
        weight: Weight::Regular,
        color: theme.soft_ink(),
    };
    lines(&mut out, &source, &below);
    out.push_str("</svg>\n");
    out
}

/// The drawing alone, to stand in a page of its own: its words stand beside it there. `hatch` is the id of its
/// hatching, another one for each drawing of a page.
#[must_use]
pub fn inline_svg(chart: &Chart, theme: Theme, hatch: &str) -> String {
    let scene = &chart.scene;
    let mut out = String::new();
    // writing to a String does not fail
    let _ = writeln!(
        out,
        "<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-label=\"{2}\" font-family=\"{FONTS}\">",
        number(scene.width),
        number(scene.height),
        escape(&chart.alt)
    );
    inside(&mut out, scene, Pen { theme, hatch });
    out.push_str("</svg>\n");
    out
}

/// How a drawing is written.
#[derive(Clone, Copy)]
struct Pen<'a> {
    theme: Theme,
    /// The id of the hatching.
    hatch: &'a str,
}

/// What is drawn, and what is said of marks that are pointed at.
fn inside(out: &mut String, scene: &Scene, pen: Pen<'_>) {
    let n = number;
    if scene.primitives.iter().any(is_hatched) {
        hatching(out, pen);
    }
    for primitive in &scene.primitives {
        write_primitive(out, primitive, &scene.marks, pen);
    }
    if scene.marks.len() <= MOST_TOOLTIPS {
        // the others have theirs in their own areas
        let drawn: Vec<u32> = scene.primitives.iter().filter_map(own_mark).collect();
        let others = (0u32..).zip(&scene.marks);
        let others = others.filter(|(at, mark)| !drawn.contains(at) && !tooltip(mark).is_empty());
        for (_, mark) in others {
            let _ = writeln!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" pointer-events=\"all\"><title>{}</title></rect>",
                n(mark.x),
                n(mark.y),
                n(mark.width),
                n(mark.height),
                tooltip(mark)
            );
        }
    }
}

/// Lines of words below one another, from the left edge on.
struct Lines {
    /// The first baseline.
    top: f64,
    step: f64,
    size: f64,
    weight: Weight,
    color: &'static str,
}

fn lines(out: &mut String, lines: &[String], look: &Lines) {
    let weight = match look.weight {
        Weight::Regular => "",
        Weight::SemiBold => " font-weight=\"600\"",
    };
    for (index, line) in lines.iter().enumerate() {
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} fill=\"{}\"{}>{}</text>",
            number(EDGE),
            number(look.top + index as f64 * look.step),
            number(look.size),
            look.color,
            room(line, look.size, look.weight),
            escape(line)
        );
    }
}

/// How wide words are to be drawn: as they were measured, so that another font neither leaves the drawing nor meets
/// its neighbours. Letters whose widths are not known are left to the font.
fn room(words: &str, size: f64, weight: Weight) -> String {
    let is_one = words.chars().nth(1).is_none();
    if is_one || !is_measured(words) {
        return String::new();
    }
    format!(
        " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"",
        number(width(words, size, weight))
    )
}

/// What is said of a mark that is pointed at; nothing where nothing is known of it.
fn tooltip(mark: &Mark) -> String {
    let all = [&mark.label, &mark.value].map(|own| escape(own));
    let told: Vec<String> = all.into_iter().filter(|own| !own.is_empty()).collect();
    told.join(": ")
}

/// The mark whose sensitive area a primitive is.
fn own_mark(primitive: &Primitive) -> Option<u32> {
    match primitive {
        Primitive::Area { mark, .. } => *mark,
        _ => None,
    }
}

fn write_primitive(out: &mut String, primitive: &Primitive, marks: &[Mark], pen: Pen<'_>) {
    let n = number;
    let theme = pen.theme;
    let _ = match primitive {
        Primitive::Rect {
            x,
            y,
            width,
            height,
            role,
        } => writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            n(*x),
            n(*y),
            n(*width),
            n(*height),
            fill(*role, pen)
        ),
        Primitive::Polyline { points, role } => {
            let path: Vec<String> = points
                .iter()
                .map(|(x, y)| format!("{},{}", n(*x), n(*y)))
                .collect();
            let dash = role.dash().map_or_else(String::new, |(on, off)| {
                format!(" stroke-dasharray=\"{} {}\"", n(on), n(off))
            });
            writeln!(
                out,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"{dash}/>",
                path.join(" "),
                theme.color(*role),
                n(role.stroke())
            )
        }
        Primitive::Polygon { rings, role } => writeln!(
            out,
            "<path d=\"{}\" fill=\"{}\" fill-rule=\"evenodd\"/>",
            outline(rings),
            fill(*role, pen)
        ),
        Primitive::Area { rings, role, mark } => {
            let (seen_through, border) = match role {
                Role::Outlined => (
                    format!(" fill-opacity=\"{}\"", n(role.opacity())),
                    format!("{}\" stroke-width=\"1", theme.color(*role)),
                ),
                _ => (
                    String::new(),
                    format!("{}\" stroke-width=\"0.5", theme.color(Role::Frame)),
                ),
            };
            let _ = write!(
                out,
                "<path d=\"{}\" fill=\"{}\"{seen_through} fill-rule=\"evenodd\" stroke=\"{border}\" stroke-linejoin=\"round\"",
                outline(rings),
                fill(*role, pen),
            );
            let mark = mark.and_then(|mark| marks.get(mark as usize));
            match mark.map(tooltip).filter(|own| !own.is_empty()) {
                Some(said) => writeln!(out, "><title>{said}</title></path>"),
                None => writeln!(out, "/>"),
            }
        }
        Primitive::Circle { x, y, radius, role } => {
            let color = theme.color(*role);
            let seen_through = match role.is_symbol() {
                true => format!(" fill-opacity=\"0.55\" stroke=\"{color}\""),
                false => String::new(),
            };
            writeln!(
                out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{color}\"{seen_through}/>",
                n(*x),
                n(*y),
                n(*radius),
            )
        }
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
            let (weight, known) = match role.is_strong() {
                true => (600, Weight::SemiBold),
                false => (400, Weight::Regular),
            };
            let place = format!(
                "x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\"{}",
                n(*x),
                n(*y),
                n(*size),
                room(text, *size, known),
            );
            // a seam below the letters, as words of its own: not every program knows `paint-order`
            if role.seam() > 0.0 {
                let ground = theme.seam(*role);
                let _ = writeln!(
                    out,
                    "<text {place} fill=\"{ground}\" stroke=\"{ground}\" stroke-width=\"{}\" stroke-linejoin=\"round\" aria-hidden=\"true\">{}</text>",
                    n(role.seam()),
                    escape(text)
                );
            }
            writeln!(
                out,
                "<text {place} fill=\"{}\">{}</text>",
                theme.color(*role),
                escape(text)
            )
        }
    };
}

/// The paint of an area: what has no value is hatched.
fn fill(role: Role, pen: Pen<'_>) -> String {
    match role {
        Role::Missing => format!("url(#{})", pen.hatch),
        role => pen.theme.color(role).to_owned(),
    }
}

/// The hatching, for a drawing that has areas without a value: slanted lines that meet those of the next tile. The tile
/// is not turned, as drawing programs forget to.
fn hatching(out: &mut String, pen: Pen<'_>) {
    let _ = writeln!(
        out,
        "<defs><pattern id=\"{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"{}\"/><path d=\"M-2 2L2 -2M-2 10L10 -2M6 10L10 6\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/></pattern></defs>",
        pen.hatch,
        pen.theme.ground(),
        pen.theme.color(Role::Missing)
    );
}

/// True when an area of the drawing has no value.
fn is_hatched(primitive: &Primitive) -> bool {
    matches!(
        primitive,
        Primitive::Rect {
            role: Role::Missing,
            ..
        } | Primitive::Polygon {
            role: Role::Missing,
            ..
        } | Primitive::Area {
            role: Role::Missing,
            ..
        }
    )
}

/// Text as XML and HTML may hold it: cleaned once more, whoever made the chart, and escaped.
#[must_use]
pub fn escape(text: &str) -> String {
    let kept = keep_isolates(text);
    let mut out = String::with_capacity(kept.len());
    for c in kept.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Cleans the text between the isolates that we put around right-to-left names ourselves, in pairs.
fn keep_isolates(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{2068}') {
        let Some((name, behind)) = after.split_once('\u{2069}') else {
            break;
        };
        out.push_str(&spaced(before));
        out.push('\u{2068}');
        out.push_str(&clean_to(name, 400));
        out.push('\u{2069}');
        rest = behind;
    }
    out.push_str(&spaced(rest));
    out
}

/// Cleaned, with the spaces at its ends kept as they separate it from its neighbours.
fn spaced(text: &str) -> String {
    let cleaned = clean_to(text, 4_000);
    let before = if text.starts_with(' ') { " " } else { "" };
    let after = if text.ends_with(' ') && !cleaned.is_empty() {
        " "
    } else {
        ""
    };
    format!("{before}{cleaned}{after}")
}
