//! A chart as a picture: its scene painted on a canvas in the colours of the page.

use futures_channel::oneshot;
use js_sys::{Uint8Array, Uint8ClampedArray};
use model::scene::{Anchor, Chart, Primitive, Role};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Blob, CanvasRenderingContext2d, CanvasWindingRule, Document, HtmlCanvasElement, ImageData,
    Window,
};

/// Picture points for each unit of the scene at most.
pub const LARGEST: u8 = 4;
/// Room around the drawing.
const EDGE: f64 = 20.0;
/// Size of the heading.
const HEADING: f64 = 16.0;
/// How much of a symbol hides what lies below it.
const SEEN_THROUGH: f64 = 0.55;
/// Width of the borders of areas.
const BORDER: f64 = 0.5;
/// Size of the sentence below.
const SENTENCE: f64 = 12.5;

/// Size of the words that tell where the numbers come from.
const SOURCE: f64 = 11.0;

/// A picture that a worker painted, as a part of another.
pub struct Beneath {
    /// Four bytes for each picture point: red, green, blue, how opaque.
    pub bytes: Uint8Array,
    /// Width and height in picture points.
    pub size: (u32, u32),
    /// Primitives of the scene that lie below it.
    pub after: usize,
    /// Width in units of the scene.
    pub width: f64,
    /// Height in the same.
    pub height: f64,
}

/// A chart with its heading, its sentence and its source as a picture, so many picture points for each unit of the
/// scene; `None` when the browser has no room for one so large.
pub async fn picture(chart: &Chart, scale: u8) -> Option<Blob> {
    picture_with(chart, scale, None).await
}

/// The same with a picture between its primitives.
pub async fn picture_with(chart: &Chart, scale: u8, beneath: Option<&Beneath>) -> Option<Blob> {
    let (sender, receiver) = oneshot::channel();
    let scale = f64::from(scale.clamp(1, LARGEST));
    paint(chart, scale, beneath, move |blob| {
        // nobody waiting any more is fine
        let _ = sender.send(blob);
    })?;
    receiver.await.ok().flatten()
}

/// Paints picture points on a canvas, which takes their size; four bytes for each.
pub fn put(canvas: &HtmlCanvasElement, bytes: &Uint8Array, (width, height): (u32, u32)) {
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|own| own.dyn_into::<CanvasRenderingContext2d>().ok());
    let bytes = Uint8ClampedArray::new(&bytes.buffer());
    let image = ImageData::new_with_js_u8_clamped_array_and_sh(&bytes, width, height);
    if let (Some(context), Ok(image)) = (context, image) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}

fn paint(
    chart: &Chart,
    scale: f64,
    beneath: Option<&Beneath>,
    done: impl FnOnce(Option<Blob>) + 'static,
) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let colours = Colours::of(&window)?;
    let width = chart.scene.width;
    context.set_font(&colours.font(600, HEADING));
    let heading = lines(&context, &chart.title, width);
    context.set_font(&colours.font(400, SENTENCE));
    let sentence = lines(&context, &chart.sentence, width);
    context.set_font(&colours.font(400, SOURCE));
    let source = lines(&context, chart.source.as_deref().unwrap_or_default(), width);
    let head = heading.len() as f64 * HEADING * 1.25 + 12.0;
    let told = 10.0 + sentence.len() as f64 * SENTENCE * 1.4;
    let foot = told + source.len() as f64 * SOURCE * 1.4;
    let height = head + chart.scene.height + foot;
    canvas.set_width(((width + 2.0 * EDGE) * scale).ceil() as u32);
    canvas.set_height(((height + 2.0 * EDGE) * scale).ceil() as u32);
    context.scale(scale, scale).ok()?;
    context.set_fill_style_str(&colours.get("--surface"));
    context.fill_rect(0.0, 0.0, width + 2.0 * EDGE, height + 2.0 * EDGE);
    context.translate(EDGE, EDGE).ok()?;
    write(
        &context, &colours, &heading, 600, HEADING, 1.25, "--ink", HEADING,
    );
    context.translate(0.0, head).ok()?;
    for (at, primitive) in chart.scene.primitives.iter().enumerate() {
        if let Some(own) = beneath.filter(|own| own.after == at) {
            lay(&document, &context, own)?;
        }
        draw(&context, &colours, primitive)?;
    }
    if let Some(own) = beneath.filter(|own| own.after >= chart.scene.primitives.len()) {
        lay(&document, &context, own)?;
    }
    let below = chart.scene.height + 10.0 + SENTENCE;
    write(
        &context, &colours, &sentence, 400, SENTENCE, 1.4, "--ink-2", below,
    );
    let last = chart.scene.height + told + SOURCE;
    write(
        &context, &colours, &source, 400, SOURCE, 1.4, "--ink-2", last,
    );
    let hand_over = Closure::once_into_js(done);
    canvas.to_blob(hand_over.unchecked_ref()).ok()
}

/// Paints a picture where the scene is.
fn lay(document: &Document, context: &CanvasRenderingContext2d, own: &Beneath) -> Option<()> {
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    put(&canvas, &own.bytes, own.size);
    context
        .draw_image_with_html_canvas_element_and_dw_and_dh(&canvas, 0.0, 0.0, own.width, own.height)
        .ok()
}

/// The colours in force, light or dark.
struct Colours {
    style: web_sys::CssStyleDeclaration,
}

impl Colours {
    fn of(window: &Window) -> Option<Self> {
        let root = window.document()?.document_element()?;
        let style = window.get_computed_style(&root).ok()??;
        Some(Self { style })
    }

    fn get(&self, name: &str) -> String {
        let value = self.style.get_property_value(name).unwrap_or_default();
        value.trim().to_owned()
    }

    fn font(&self, weight: u32, size: f64) -> String {
        format!("{weight} {size}px {}", self.get("--font"))
    }

    fn of_role(&self, role: Role) -> String {
        self.get(match role {
            Role::Grid => "--line",
            Role::Axis => "--line-strong",
            Role::AxisLabel => "--ink-3",
            Role::ValueLabel => "--ink-2",
            Role::Mark | Role::Line | Role::Point => "--d1",
            Role::SeriesMark(n) | Role::SeriesLine(n) | Role::SeriesPoint(n) => {
                return self.get(&format!("--d{}", n.clamp(1, Role::SERIES)));
            }
            Role::Level(n) => return self.get(&format!("--l{}", n.clamp(1, Role::LEVELS))),
            Role::OnSeries(n) => return self.get(&format!("--o{}", n.clamp(1, Role::SERIES))),
            Role::Rest | Role::RestLine => "--rest",
            Role::Band => "--band",
            Role::Trend | Role::Reference | Role::Annotation => "--ink-2",
            Role::Missing => "--hatch",
            Role::OnMark => "--surface",
            Role::Land => "--land",
            Role::Below(n) => return self.get(&format!("--below-{}", n.clamp(1, 3))),
            Role::Above(n) => return self.get(&format!("--above-{}", n.clamp(1, 3))),
            Role::Frame => "--line-strong",
            Role::Symbol | Role::Outlined => "--d1",
            Role::SymbolBelow => "--below-3",
            Role::MapLabel | Role::Own => "--ink",
            Role::Town => "--ink-3",
        })
    }
}

fn draw(
    context: &CanvasRenderingContext2d,
    colours: &Colours,
    primitive: &Primitive,
) -> Option<()> {
    match primitive {
        Primitive::Rect {
            x,
            y,
            width,
            height,
            role,
        } => {
            if *role == Role::Missing {
                context.begin_path();
                context.rect(*x, *y, *width, *height);
                hatch(context, colours, (*x, *y), (*width, *height));
            } else {
                context.set_fill_style_str(&colours.of_role(*role));
                context.fill_rect(*x, *y, *width, *height);
            }
        }
        Primitive::Area { rings, role, .. } => {
            fill_rings(context, colours, rings, *role);
            trace(context, rings);
            let (border, thick) = match role {
                Role::Outlined => (colours.of_role(*role), 1.0),
                _ => (colours.get("--line-strong"), BORDER),
            };
            context.set_stroke_style_str(&border);
            context.set_line_width(thick);
            context.set_line_join("round");
            context.stroke();
        }
        Primitive::Polygon { rings, role } => fill_rings(context, colours, rings, *role),
        Primitive::Polyline { points, role } => {
            context.set_stroke_style_str(&colours.of_role(*role));
            context.set_line_width(role.stroke());
            dashed(context, *role)?;
            context.set_line_join("round");
            context.begin_path();
            for (index, (x, y)) in points.iter().enumerate() {
                if index == 0 {
                    context.move_to(*x, *y);
                } else {
                    context.line_to(*x, *y);
                }
            }
            context.stroke();
            dashed(context, Role::Line)?;
        }
        Primitive::Circle { x, y, radius, role } => {
            context.set_fill_style_str(&colours.of_role(*role));
            context.begin_path();
            context
                .arc(*x, *y, *radius, 0.0, std::f64::consts::TAU)
                .ok()?;
            if role.is_symbol() {
                context.set_global_alpha(SEEN_THROUGH);
                context.fill();
                context.set_global_alpha(1.0);
                context.set_stroke_style_str(&colours.of_role(*role));
                context.set_line_width(1.0);
                context.stroke();
            } else {
                context.fill();
            }
        }
        Primitive::Text {
            x,
            y,
            text,
            size,
            anchor,
            role,
        } => {
            context.set_fill_style_str(&colours.of_role(*role));
            context.set_font(&colours.font(if role.is_strong() { 600 } else { 400 }, *size));
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            if role.seam() > 0.0 {
                let ground = match role {
                    Role::Town => "--land",
                    _ => "--surface",
                };
                context.set_stroke_style_str(&colours.get(ground));
                context.set_line_width(role.seam());
                context.set_line_join("round");
                context.stroke_text(text, *x, *y).ok()?;
            }
            context.fill_text(text, *x, *y).ok()?;
        }
    }
    Some(())
}

/// Goes along rings.
fn trace(context: &CanvasRenderingContext2d, rings: &[Vec<(f64, f64)>]) {
    context.begin_path();
    for ring in rings {
        for (index, (x, y)) in ring.iter().enumerate() {
            if index == 0 {
                context.move_to(*x, *y);
            } else {
                context.line_to(*x, *y);
            }
        }
        context.close_path();
    }
}

/// Fills what lies in an odd number of rings.
fn fill_rings(
    context: &CanvasRenderingContext2d,
    colours: &Colours,
    rings: &[Vec<(f64, f64)>],
    role: Role,
) {
    trace(context, rings);
    if role == Role::Missing {
        let (from, size) = around(rings);
        hatch(context, colours, from, size);
    } else {
        context.set_fill_style_str(&colours.of_role(role));
        context.set_global_alpha(role.opacity());
        context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
        context.set_global_alpha(1.0);
    }
}

/// Sets the dashes of a line.
fn dashed(context: &CanvasRenderingContext2d, role: Role) -> Option<()> {
    let lengths = js_sys::Array::new();
    if let Some((on, off)) = role.dash() {
        lengths.push(&on.into());
        lengths.push(&off.into());
    }
    context.set_line_dash(&lengths).ok()
}

/// Upper left corner and size of what holds all rings.
fn around(rings: &[Vec<(f64, f64)>]) -> ((f64, f64), (f64, f64)) {
    let mut low = (f64::INFINITY, f64::INFINITY);
    let mut high = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (x, y) in rings.iter().flatten() {
        low = (low.0.min(*x), low.1.min(*y));
        high = (high.0.max(*x), high.1.max(*y));
    }
    (low, ((high.0 - low.0).max(0.0), (high.1 - low.1).max(0.0)))
}

/// Fills the path with slanting lines: there is no value.
fn hatch(
    context: &CanvasRenderingContext2d,
    colours: &Colours,
    (x, y): (f64, f64),
    (width, height): (f64, f64),
) {
    context.save();
    context.clip_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
    context.set_stroke_style_str(&colours.of_role(Role::Missing));
    context.set_line_width(1.5);
    context.begin_path();
    let mut at = -height;
    while at < width {
        context.move_to(x + at, y + height);
        context.line_to(x + at + height, y);
        at += 6.0;
    }
    context.stroke();
    context.restore();
}

#[expect(clippy::too_many_arguments, reason = "one call for each block of text")]
fn write(
    context: &CanvasRenderingContext2d,
    colours: &Colours,
    lines: &[String],
    weight: u32,
    size: f64,
    leading: f64,
    colour: &str,
    first_y: f64,
) {
    context.set_fill_style_str(&colours.get(colour));
    context.set_font(&colours.font(weight, size));
    context.set_text_align("left");
    for (index, line) in lines.iter().enumerate() {
        // a line that cannot be written is left out of the picture
        let _ = context.fill_text(line, 0.0, first_y + index as f64 * size * leading);
    }
}

/// Breaks a text into lines that fit.
fn lines(context: &CanvasRenderingContext2d, text: &str, width: f64) -> Vec<String> {
    let fits = |line: &str| {
        context
            .measure_text(line)
            .is_ok_and(|size| size.width() <= width)
    };
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
