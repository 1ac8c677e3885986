//! Maps of areas: numbers and a layer in, a chart with a drawing, words and a table out.
//!
//! - [`figures`]: areas with their numbers, divided as asked; which have none.
//! - [`classes`]: numbers put into classes, and the colour of each.
//! - [`view`]: which part of the world is drawn; Bornholm in a frame, Copenhagen once more in another.
//! - [`legend`]: what the colours and circles mean, and the areas at either end.
//! - [`story`]: title, sentence and table.
//!
//! Rules of honesty: amounts are circles, never shades, unless they are divided by inhabitants or square
//! kilometres; areas without a number are hatched and counted; values that name no area are told; classes
//! are explained; few numbers are not ranked.

pub(crate) mod classes;
mod figures;
mod legend;
pub(crate) mod story;
pub(crate) mod view;

use crate::measure::{self, Weight};
use areas::{Area, Layer};
use classes::Classes;
use figures::{Figure, Figures, State};
use legend::Lists;
use model::map_spec::{AreaLayer, MapData, MapForm};
use model::message::Language;
use model::recipe::Test;
use model::scene::{Anchor, Chart, Mark, Primitive, Role, Scene, Zoomed};
use model::view_spec::{ChartForm, ChartReason, Source, ViewSpec};
use story::Words;
use view::Views;

/// Narrowest and widest drawing, in CSS pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=2_000;
/// From this width on the legend stands beside the map.
const WIDE: f64 = 600.0;
/// Room for the legend beside the map.
const LEGEND_WIDTH: f64 = 200.0;
/// Between the map and the legend.
const GAP: f64 = 24.0;
/// Between a map that is to be low and its legend.
const SMALL_GAP: f64 = 12.0;
/// Tallest map beside a legend, and tallest above one for each unit of width.
const TALLEST: f64 = 560.0;
const TALLEST_SHARE: f64 = 1.25;
/// A map that is to be low has its legend beside it, as long as it keeps this share of the height there.
const LOW_SHARE: f64 = 0.7;
/// No map is asked to be lower than this, in CSS pixels.
const LOWEST_PX: u32 = 120;
/// Areas smaller than this in the drawing are points.
const POINT_PX: f64 = 3.0;
/// Radius of such points.
const POINT_RADIUS: f64 = 3.0;
/// Names written on the map: of the areas with the largest numbers and with the smallest.
const LARGEST_NAMED: usize = 3;
const SMALLEST_NAMED: usize = 2;
/// Size of those names.
const NAME_SIZE: f64 = 11.5;

/// How a map is drawn, apart from what it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look<'a> {
    /// Width in CSS pixels (200 to 2,000; others are taken as the nearest).
    pub width_px: u32,
    /// How many times it can be enlarged before borders show corners, from 1.
    pub zoom: u8,
    /// Where the numbers come from.
    pub source: Option<&'a Source>,
    /// The code of the user's own municipality.
    pub own: Option<&'a str>,
    /// The tallest map that is wanted, in CSS pixels, where it stands among other things.
    pub tallest_px: Option<u32>,
}

/// Draws a map for so many CSS pixels, to be seen as large as it is. `layer` holds the areas of the map, or those
/// its areas are made of.
#[must_use]
pub fn draw_map(data: &MapData, layer: &Layer, language: Language, width_px: u32) -> Chart {
    let look = Look {
        width_px,
        zoom: 1,
        source: None,
        own: None,
        tallest_px: None,
    };
    draw_map_as(data, layer, language, look)
}

/// The same with another look.
#[must_use]
pub fn draw_map_as(data: &MapData, layer: &Layer, language: Language, look: Look<'_>) -> Chart {
    let merged = figures::layer(data, layer);
    let layer = merged.as_ref().unwrap_or(layer);
    let figures = Figures::of(data, layer);
    let words = Words::of(data, language);
    let width = f64::from(look.width_px.clamp(*WIDTHS.start(), *WIDTHS.end()));
    let values: Vec<f64> = figures
        .all
        .iter()
        .filter_map(|figure| figure.value)
        .collect();
    let classes = Classes::of(&values, data.spec.classes, data.spec.class_count);
    let drawing = Drawing {
        data,
        layer,
        figures: &figures,
        classes: &classes,
        words: &words,
        zoom: f64::from(look.zoom.max(1)),
        own: look
            .own
            .filter(|_| data.spec.layer == AreaLayer::Municipality)
            .and_then(|code| layer.position(code)),
    };
    let scene = match values.is_empty() {
        true => Scene {
            width,
            ..Scene::default()
        },
        false => drawing.scene(width, look.tallest_px),
    };
    let sentence = story::sentence(&drawing);
    let title = story::title(&drawing);
    let (table_head, table_rows) = story::table(&drawing);
    let texts = texts::map(language);
    Chart {
        alt: format!("{}. {title}. {sentence}", texts.map),
        title,
        sentence,
        reason: words.reason(data),
        scene,
        table_head,
        table_rows,
        extremes: crate::words::extremes(&values, words.numbers.whole),
        source: story::source(look.source, layer, language),
        spec: bars(data),
    }
}

/// The chart that shows the same numbers without a map.
fn bars(data: &MapData) -> ViewSpec {
    ViewSpec {
        called: data.spec.called.clone(),
        only: data.spec.only.clone(),
        except: data.spec.except.clone(),
        ..ViewSpec::new(
            ChartForm::Bar,
            data.spec.by,
            data.spec.measure.into(),
            ChartReason::FewGroups,
        )
    }
}

/// All that a drawing is made of.
struct Drawing<'a> {
    data: &'a MapData,
    layer: &'a Layer,
    figures: &'a Figures,
    classes: &'a Classes,
    words: &'a Words,
    zoom: f64,
    /// The place of the user's own municipality in the layer.
    own: Option<usize>,
}

impl Drawing<'_> {
    fn form(&self) -> MapForm {
        self.data.spec.shown()
    }

    /// The map in its room, and the gap to a legend beside it; no gap where the legend stands below.
    fn views(&self, width: f64, tallest_px: Option<u32>) -> (Views, Option<f64>) {
        let shown = self.figures.shown();
        let fit = |room| Views::fit(self.layer, &shown, self.figures.is_part, room);
        let is_wide = width >= WIDE;
        let Some(tallest_px) = tallest_px else {
            return match is_wide {
                true => (fit((width - LEGEND_WIDTH - GAP, TALLEST)), Some(GAP)),
                false => (fit((width, width * TALLEST_SHARE)), None),
            };
        };
        let tallest = f64::from(tallest_px.max(LOWEST_PX));
        let (legend, gap) = match is_wide {
            true => (LEGEND_WIDTH, GAP),
            false => {
                // no map is wider than it is given, so no circle is larger
                let narrowest = legend::narrowest(self, largest_radius(width));
                (narrowest, SMALL_GAP)
            }
        };
        let beside = fit(((width - legend - gap).max(1.0), tallest));
        match is_wide || beside.main.height() >= tallest * LOW_SHARE {
            true => (beside, Some(gap)),
            false => (fit((width, tallest)), None),
        }
    }

    fn scene(&self, width: f64, tallest_px: Option<u32>) -> Scene {
        let (views, gap) = self.views(width, tallest_px);
        let mut scene = Scene {
            width,
            height: views.main.height(),
            ..Scene::default()
        };
        self.areas(&views, &mut scene);
        self.own_border(&views, &mut scene);
        for points in views.frames() {
            scene.primitives.push(Primitive::Polyline {
                points,
                role: Role::Frame,
            });
        }
        let largest_radius = largest_radius(views.main.width());
        if self.form() == MapForm::Symbols {
            self.symbols(&views, largest_radius, &mut scene);
        }
        self.names(&views, &mut scene);
        scene.zoomed = Some(Zoomed {
            width: views.main.width(),
            height: views.main.height(),
            primitives: scene.primitives.len() as u32,
        });
        let place = match gap {
            Some(gap) => {
                let left = views.main.width() + gap;
                (left, 4.0, width - left)
            }
            None => (0.0, views.main.height() + 12.0, width),
        };
        let lists = match (tallest_px, gap) {
            (Some(_), Some(_)) => Lists::Within(views.main.height()),
            (None, Some(_)) => Lists::Always,
            (_, None) => Lists::WhereWide,
        };
        let bottom = legend::draw(self, place, lists, largest_radius, &mut scene.primitives);
        scene.height = scene.height.max(bottom);
        scene
    }

    /// Draws every area, and makes a mark of each that has or lacks a number, in reading order: the largest
    /// number first, those without at the end.
    fn areas(&self, views: &Views, scene: &mut Scene) {
        let seen = views.seen(self.layer, self.zoom);
        let mut marks: Vec<Option<u32>> = vec![None; self.layer.areas.len()];
        let ranked = self.figures.ranked(self.layer);
        let ranked = ranked.into_iter().map(|(figure, _)| figure);
        let absent = self
            .figures
            .all
            .iter()
            .filter(|figure| figure.state == State::Absent);
        let mut order: Vec<&Figure> = ranked.chain(absent).collect();
        let is_drawn = |figure: &Figure| {
            let view = views.of(figure.place);
            let bounds = self.layer.bounds(&self.layer.areas[figure.place]);
            let (x, y) = view.place([bounds.left, bounds.top]);
            let inside = x < view.x + view.width() && y < view.y + view.height();
            let (x, y) = view.place([bounds.right, bounds.bottom]);
            inside && x > view.x && y > view.y
        };
        order.retain(|figure| is_drawn(figure));
        for figure in order {
            let area = &self.layer.areas[figure.place];
            marks[figure.place] = Some(scene.marks.len() as u32);
            scene.marks.push(self.mark(figure, area, views));
        }
        for figure in &self.figures.all {
            let area = &self.layer.areas[figure.place];
            let view = views.of(figure.place);
            let role = self.role(figure);
            let mark = marks[figure.place];
            let bounds = self.layer.bounds(area);
            let size = bounds.width().max(bounds.height()) * view.scale;
            if size < POINT_PX && figure.state == State::Known {
                if let Some((x, y)) = self.layer.inside(area).map(|point| view.place(point)) {
                    scene.primitives.extend([
                        Primitive::Circle {
                            x,
                            y,
                            radius: POINT_RADIUS + 0.75,
                            role: Role::Rest,
                        },
                        Primitive::Circle {
                            x,
                            y,
                            radius: POINT_RADIUS,
                            role,
                        },
                    ]);
                }
                continue;
            }
            // what the seen layer keeps stands at the same place: simplifying lets no area go
            let Some(area) = seen.areas.get(figure.place) else {
                continue;
            };
            let rings = view.rings(&seen, area);
            if !rings.is_empty() {
                scene.primitives.push(Primitive::Area { rings, role, mark });
            }
            let closer = views.closer.map(|view| view.rings(&seen, area));
            if let Some(rings) = closer.filter(|rings| !rings.is_empty()) {
                scene.primitives.push(Primitive::Area { rings, role, mark });
            }
        }
    }

    /// A line around the user's own municipality.
    fn own_border(&self, views: &Views, scene: &mut Scene) {
        let seen = views.seen(self.layer, self.zoom);
        let Some((place, area)) = self
            .own
            .and_then(|place| Some((place, seen.areas.get(place)?)))
        else {
            return;
        };
        for view in [Some(*views.of(place)), views.closer].into_iter().flatten() {
            for mut points in view.rings(&seen, area) {
                points.extend(points.first().copied());
                scene.primitives.push(Primitive::Polyline {
                    points,
                    role: Role::Own,
                });
            }
        }
    }

    fn role(&self, figure: &Figure) -> Role {
        match (figure.value, figure.state) {
            (_, State::Absent) => Role::Missing,
            (Some(value), _) if self.form() == MapForm::Shades => self.classes.role(value),
            _ => Role::Land,
        }
    }

    fn mark(&self, figure: &Figure, area: &Area, views: &Views) -> Mark {
        let view = views.of(figure.place);
        let bounds = self.layer.bounds(area);
        let (x, y) = view.place([bounds.left, bounds.top]);
        let (width, height) = (bounds.width() * view.scale, bounds.height() * view.scale);
        // large enough for a finger, also where the area is not
        let (grow_x, grow_y) = ((8.0 - width).max(0.0) / 2.0, (8.0 - height).max(0.0) / 2.0);
        let (left, top) = ((x - grow_x).max(view.x), (y - grow_y).max(view.y));
        Mark {
            x: left,
            y: top,
            width: (width + 2.0 * grow_x)
                .min(view.x + view.width() - left)
                .max(0.0),
            height: (height + 2.0 * grow_y)
                .min(view.y + view.height() - top)
                .max(0.0),
            label: match self.own == Some(figure.place) {
                true => (self.words.chart.own_mark)(&area.name),
                false => area.name.clone(),
            },
            value: match figure.value {
                Some(value) => self.words.number(value),
                None => self.words.chart.no_number.to_owned(),
            },
            filters: self.filters(&area.code),
        }
    }

    /// What a click on an area means: rows of no other are kept.
    fn filters(&self, code: &str) -> Vec<(u32, Test)> {
        let own = self.data.areas.iter().find(|own| own.code == code);
        let test = own.and_then(|own| own.test.clone());
        test.map(|test| (self.data.spec.by, test))
            .into_iter()
            .collect()
    }

    /// A circle for each number, the largest below the others.
    fn symbols(&self, views: &Views, largest: f64, scene: &mut Scene) {
        let mut ranked = self.figures.ranked(self.layer);
        ranked.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let most = ranked.first().map_or(0.0, |(_, value)| value.abs());
        for (figure, value) in ranked {
            let area = &self.layer.areas[figure.place];
            let radius = radius(value, most, largest);
            let Some(point) = self.layer.inside(area).filter(|_| radius > 0.0) else {
                continue;
            };
            let role = match value < 0.0 {
                true => Role::SymbolBelow,
                false => Role::Symbol,
            };
            for view in [Some(*views.of(figure.place)), views.closer]
                .into_iter()
                .flatten()
            {
                if view.world.has(point) {
                    let (x, y) = view.place(point);
                    scene
                        .primitives
                        .push(Primitive::Circle { x, y, radius, role });
                }
            }
        }
    }

    /// Names of the areas at either end, as far as they do not stand over each other.
    fn names(&self, views: &Views, scene: &mut Scene) {
        let ranked = self.figures.compared(self.layer, self.data.spec.measure);
        let first = ranked.iter().take(LARGEST_NAMED);
        let rest = &ranked[ranked.len().min(LARGEST_NAMED)..];
        let last = rest.iter().rev().take(match self.form() {
            MapForm::Shades => SMALLEST_NAMED,
            // a small circle needs no name
            MapForm::Symbols => 0,
        });
        let mut taken: Vec<(f64, f64, f64, f64)> = Vec::new();
        let most_x = views.main.width();
        for (figure, _) in first.chain(last) {
            let area = &self.layer.areas[figure.place];
            let view = views.of(figure.place);
            let Some((x, y)) = self.layer.inside(area).map(|point| view.place(point)) else {
                continue;
            };
            let half = measure::width(&area.name, NAME_SIZE, Weight::SemiBold) / 2.0 + 2.0;
            if half * 2.0 > most_x
                || x < view.x
                || x > view.x + view.width()
                || y < view.y + NAME_SIZE
            {
                continue;
            }
            let x = x.clamp(half, (most_x - half).max(half));
            let own = (x - half, y - NAME_SIZE, x + half, y + NAME_SIZE * 0.4);
            let overlaps = taken.iter().any(|other| {
                own.0 < other.2 && other.0 < own.2 && own.1 < other.3 && other.1 < own.3
            });
            if overlaps {
                continue;
            }
            taken.push(own);
            scene.primitives.push(Primitive::Text {
                x,
                y: y + NAME_SIZE * 0.35,
                text: area.name.clone(),
                size: NAME_SIZE,
                anchor: Anchor::Middle,
                role: Role::MapLabel,
            });
        }
    }
}

/// The radius of the largest circle on a map of a width.
fn largest_radius(width: f64) -> f64 {
    (width * 0.05).clamp(8.0, 24.0)
}

/// The radius of a circle whose area follows its number.
fn radius(value: f64, most: f64, largest: f64) -> f64 {
    match most > 0.0 {
        true => largest * (value.abs() / most).sqrt(),
        false => 0.0,
    }
}
