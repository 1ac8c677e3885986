//! What is seen of a part of a map: single rows, clusters, hexagons or a picture, with the key and how to read it.

use super::bins::{self, Cluster};
use super::kept::{Features, metres};
use super::labels::{MOST_POINTS, labels};
use super::raster;
use super::window::Window;
use crate::map::classes::Classes;
use crate::words::joined;
use areas::Layer;
use model::feature_map::{FeatureChart, FeatureDrawn, FeatureForm, FeaturePart, Shape};
use model::map_spec::ClassMethod;
use model::scene::{Anchor, Mark, Primitive, Role, Scene};
use texts::features::FeatureTexts;
use texts::format::{integer, number};

/// More rows than this in a part are a picture.
const MOST_VECTORS: usize = 2_000;
/// And more vertices.
const MOST_VERTICES: usize = 60_000;
/// Radius of a point.
const RADIUS: f64 = 4.5;
/// The largest radius of a point whose size follows a number.
const LARGEST: f64 = 16.0;
/// Radius of the smallest and the largest cluster.
const CLUSTER: (f64, f64) = (11.0, 25.0);
/// Size of the numbers in clusters.
const COUNT_SIZE: f64 = 11.5;
/// What can be pointed at is at least so wide.
const REACH: f64 = 12.0;
/// Lines and areas smaller than this are not seen.
const SEEN: f64 = 4.0;
/// Classes of hexagons.
const CLASSES: u8 = 5;

/// Draws a part of a map, and the picture that belongs to it.
#[must_use]
pub fn feature_part(
    features: &Features,
    ask: &FeaturePart,
    layer: &Layer,
) -> (FeatureDrawn, Vec<u8>) {
    let mut drawn = drawn(features, &ask.chart, layer, ask.part, MOST_VECTORS);
    if !is_picture(&drawn, &ask.chart) {
        return (drawn, Vec::new());
    }
    let window = whole(features, &ask.chart, layer).part(ask.part);
    let picture = raster::painted(features, &window, ask.ratio, &ask.colours);
    drawn.picture = Some((picture.width, picture.height));
    (drawn, picture.bytes)
}

/// True where rows are seen that are not drawn with lines.
fn is_picture(drawn: &FeatureDrawn, chart: &FeatureChart) -> bool {
    chart.offer.choice.form == FeatureForm::Marks && drawn.scene.marks.is_empty() && drawn.seen > 0
}

fn whole(features: &Features, chart: &FeatureChart, layer: &Layer) -> Window {
    let width = f64::from(
        chart
            .width_px
            .clamp(*crate::WIDTHS.start(), *crate::WIDTHS.end()),
    );
    Window::whole(features, layer, width)
}

/// The same without a picture.
pub(super) fn drawn(
    features: &Features,
    chart: &FeatureChart,
    layer: &Layer,
    part: [f64; 4],
    most: usize,
) -> FeatureDrawn {
    let texts = texts::features(chart.language);
    let window = whole(features, chart, layer).part(part);
    let mut seen: Vec<usize> = Vec::new();
    features.each_in(&window.world, |at| seen.push(at));
    let mut listed: Vec<u32> = seen.iter().map(|at| features.rows[*at]).collect();
    if listed.len() > FeatureDrawn::MOST_LISTED {
        listed.select_nth_unstable(FeatureDrawn::MOST_LISTED);
        listed.truncate(FeatureDrawn::MOST_LISTED);
    }
    listed.sort_unstable();
    let mut out = FeatureDrawn {
        scene: Scene {
            width: window.width(),
            height: window.height(),
            ..Scene::default()
        },
        listed,
        seen: seen.len() as u64,
        ..FeatureDrawn::default()
    };
    let own = Drawing {
        features,
        chart,
        texts,
        window,
    };
    let told = match chart.offer.choice.form {
        FeatureForm::Marks => own.marks(&seen, most, &mut out),
        FeatureForm::Clusters => own.clusters(&mut out),
        FeatureForm::Hexagons => own.hexagons(&mut out),
        FeatureForm::Areas(_) => String::new(),
    };
    own.names(&seen, &mut out);
    let is_part = (out.seen as usize) < features.len();
    let written = |count: u64| integer(count, chart.language);
    let part = match is_part {
        true => (texts.seen)(&written(out.seen), &written(features.len() as u64)),
        false => String::new(),
    };
    out.said = joined([part, told]);
    out
}

/// The row of the table that is drawn at a place of a part: the nearest point, or the shape on top.
#[must_use]
pub fn feature_at(
    features: &Features,
    ask: &FeaturePart,
    layer: &Layer,
    at: (f64, f64),
    reach: f64,
) -> Option<u32> {
    let window = whole(features, &ask.chart, layer).part(ask.part);
    let place = window.world_at(at);
    let reach = reach / window.scale;
    let around = areas::Bounds {
        left: place[0] - reach,
        bottom: place[1] - reach,
        right: place[0] + reach,
        top: place[1] + reach,
    };
    let mut best: Option<(f64, usize)> = None;
    features.each_in(&around, |at| {
        let far = match features.are_points() {
            true => square(features.place(at), place).sqrt(),
            false => far_of_shape(features, at, place),
        };
        // of several on top of each other the last is above
        if far <= reach && best.is_none_or(|best| far <= best.0) {
            best = Some((far, at));
        }
    });
    best.and_then(|(_, at)| features.rows.get(at).copied())
}

/// How far a place is from a shape: 0 inside.
pub(super) fn far_of_shape(features: &Features, at: usize, place: [f64; 2]) -> f64 {
    let (mut far, mut is_inside) = (f64::INFINITY, false);
    for (shape, vertices) in features.parts_of(at) {
        let Some(first) = vertices.first().map(|own| own.map(metres)) else {
            continue;
        };
        if shape == Shape::Point {
            far = far.min(square(first, place));
            continue;
        }
        let last = vertices.last().map_or(first, |own| own.map(metres));
        // a ring begins with the edge that closes it, a line with an edge of no length
        let mut a = match shape {
            Shape::Ring => last,
            _ => first,
        };
        for b in vertices.iter().map(|own| own.map(metres)) {
            far = far.min(from_line(a, b, place));
            let crosses = (a[1] > place[1]) != (b[1] > place[1])
                && place[0] < (b[0] - a[0]) * (place[1] - a[1]) / (b[1] - a[1]) + a[0];
            is_inside ^= crosses && shape == Shape::Ring;
            a = b;
        }
    }
    if is_inside { 0.0 } else { far.sqrt() }
}

/// The square of a distance.
fn square(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    x * x + y * y
}

/// The square of the distance from a line.
fn from_line(a: [f64; 2], b: [f64; 2], place: [f64; 2]) -> f64 {
    let along = [b[0] - a[0], b[1] - a[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let share = match length > 0.0 {
        true => ((place[0] - a[0]) * along[0] + (place[1] - a[1]) * along[1]) / length,
        false => 0.0,
    };
    let share = share.clamp(0.0, 1.0);
    square([a[0] + share * along[0], a[1] + share * along[1]], place)
}

struct Drawing<'a> {
    features: &'a Features,
    chart: &'a FeatureChart,
    texts: &'static FeatureTexts,
    window: Window,
}

impl Drawing<'_> {
    /// Names over what is drawn; those of towns below its points and lines, which are to be seen.
    fn names(&self, seen: &[usize], out: &mut FeatureDrawn) {
        let form = self.chart.offer.choice.form;
        if matches!(form, FeatureForm::Areas(_)) {
            return;
        }
        let found = labels(
            self.features,
            &self.window,
            seen,
            form == FeatureForm::Marks,
        );
        let drawn = &mut out.scene.primitives;
        let is_area = |own: &Primitive| matches!(own, Primitive::Area { .. });
        let over = match self.features.are_points() && seen.len() > MOST_POINTS {
            true => drawn.len(),
            false => drawn.iter().take_while(|own| is_area(own)).count(),
        };
        drawn.splice(over..over, found.towns);
        drawn.extend(found.names);
    }

    /// Each row by itself, as far as they are not too many; how it is read.
    fn marks(&self, seen: &[usize], most: usize, out: &mut FeatureDrawn) -> String {
        out.key = self.colour_key();
        let features = self.features;
        let has_colours = !features.groups.is_empty();
        let has_sizes = !features.values.is_empty();
        let vertices = |at: &usize| features.parts_of(*at).map(|own| own.1.len()).sum::<usize>();
        let is_few = seen.len() <= most
            && seen.iter().map(vertices).sum::<usize>() <= MOST_VERTICES.max(most * 30);
        if !is_few {
            let told = match (features.are_points(), has_colours) {
                (true, true) => self.texts.picture_colours,
                (true, false) => self.texts.picture,
                (false, _) => self.texts.shapes,
            };
            let sizes = if has_sizes { self.texts.sizes_left } else { "" };
            return joined([told.to_owned(), sizes.to_owned()]);
        }
        let largest = features
            .values
            .iter()
            .copied()
            .filter(|own| own.is_finite());
        let largest = f64::from(largest.fold(0.0f32, |a, b| a.max(b.abs())));
        let mut order = seen.to_vec();
        if features.are_points() {
            let value = |at: &usize| features.values.get(*at).map_or(0.0, |own| own.abs());
            // the largest below the others, else as the table has them
            order.sort_by(|a, b| {
                let by_size = value(b).total_cmp(&value(a));
                by_size.then(features.rows[*a].cmp(&features.rows[*b]))
            });
        }
        let are_tiny = self.are_tiny(seen);
        for at in order {
            let role = match (features.group(at), has_colours) {
                (0, false) if features.are_points() => Role::Symbol,
                (0, false) => Role::Outlined,
                (0, true) => Role::Rest,
                (group, _) if usize::from(group) > self.chart.offer.colour_values.len() => {
                    Role::Rest
                }
                (group, _) => Role::SeriesMark(group),
            };
            match features.are_points() {
                true => {
                    let size = features.values.get(at).map(|own| f64::from(own.abs()));
                    let radius = match size.filter(|own| own.is_finite()) {
                        Some(size) if largest > 0.0 => (LARGEST * (size / largest).sqrt()).max(1.5),
                        _ if has_sizes => 1.5,
                        _ => RADIUS,
                    };
                    self.point(at, radius, role, out);
                }
                false => self.shape(at, role, out),
            }
            if are_tiny {
                self.dot(at, role, out);
            }
        }
        if are_tiny {
            return self.texts.tiny.to_owned();
        }
        match self.chart.column.as_deref().filter(|_| has_sizes) {
            Some(column) => (self.texts.sizes)(column),
            None => String::new(),
        }
    }

    /// True where most lines and areas are too small to be seen as what they are.
    fn are_tiny(&self, seen: &[usize]) -> bool {
        let is_tiny = |at: &&usize| match self.features.boxes.get(**at) {
            Some([left, bottom, right, top]) => {
                let across = metres(right.saturating_sub(*left)) * self.window.scale;
                let up = metres(top.saturating_sub(*bottom)) * self.window.scale;
                across.max(up) < SEEN
            }
            None => false,
        };
        seen.iter().filter(is_tiny).count() * 2 > seen.len()
    }

    /// A dot in the middle of what is too small to be seen.
    fn dot(&self, at: usize, role: Role, out: &mut FeatureDrawn) {
        let (x, y) = self.window.place(self.features.place(at));
        let role = match role {
            Role::Outlined => Role::Symbol,
            role => role,
        };
        out.scene.primitives.push(Primitive::Circle {
            x,
            y,
            radius: RADIUS,
            role,
        });
    }

    fn point(&self, at: usize, radius: f64, role: Role, out: &mut FeatureDrawn) {
        let (x, y) = self.window.place(self.features.place(at));
        out.scene
            .primitives
            .push(Primitive::Circle { x, y, radius, role });
        let half = radius.max(REACH / 2.0);
        let around = (x - half, y - half, 2.0 * half, 2.0 * half);
        self.mark(at, around, String::new(), out);
    }

    fn mark(&self, at: usize, around: (f64, f64, f64, f64), label: String, out: &mut FeatureDrawn) {
        let (x, y, width, height) = around;
        let is_row = label.is_empty();
        out.rows.push(is_row.then(|| self.features.rows[at]));
        out.scene.marks.push(Mark {
            x,
            y,
            width,
            height,
            label,
            value: String::new(),
            filters: Vec::new(),
        });
    }

    fn shape(&self, at: usize, role: Role, out: &mut FeatureDrawn) {
        let own = out.scene.marks.len() as u32;
        let place = |vertices: &[[i32; 2]]| -> Vec<(f64, f64)> {
            let mut kept: Vec<(f64, f64)> = Vec::new();
            for (index, vertex) in vertices.iter().enumerate() {
                let point = self.window.place(vertex.map(metres));
                let is_near = kept
                    .last()
                    .is_some_and(|last| (last.0 - point.0).abs() + (last.1 - point.1).abs() < 0.4);
                if !is_near || index + 1 == vertices.len() {
                    kept.push(point);
                }
            }
            kept
        };
        let mut rings = Vec::new();
        let mut corners = areas::Bounds::NONE;
        for (shape, vertices) in self.features.parts_of(at) {
            let points = place(vertices);
            points
                .iter()
                .for_each(|point| corners.add([point.0, point.1]));
            match shape {
                Shape::Point => {
                    let role = match role {
                        Role::Outlined => Role::Symbol,
                        role => role,
                    };
                    let circles = points.iter().map(|(x, y)| Primitive::Circle {
                        x: *x,
                        y: *y,
                        radius: RADIUS,
                        role,
                    });
                    out.scene.primitives.extend(circles);
                }
                Shape::Line => out.scene.primitives.push(Primitive::Polyline {
                    points,
                    role: line_of(role),
                }),
                Shape::Ring => rings.push(points),
            }
        }
        let (width, height) = (
            (corners.right - corners.left).max(0.0),
            (corners.top - corners.bottom).max(0.0),
        );
        let is_small = width < REACH && height < REACH;
        // what is too small to be hit is hit beside it
        if is_small && !rings.is_empty() {
            out.scene.primitives.push(Primitive::Area {
                rings: std::mem::take(&mut rings),
                role,
                mark: None,
            });
        }
        if !rings.is_empty() {
            let mark = Some(own);
            out.scene
                .primitives
                .push(Primitive::Area { rings, role, mark });
            self.mark(
                at,
                (corners.left, corners.bottom, width, height),
                String::new(),
                out,
            );
            return;
        }
        // a line is hit along its length by asking, and in its middle by its mark
        let (x, y) = (corners.left + width / 2.0, corners.bottom + height / 2.0);
        let half = REACH / 2.0;
        self.mark(at, (x - half, y - half, REACH, REACH), String::new(), out);
    }

    fn clusters(&self, out: &mut FeatureDrawn) -> String {
        let mut found = bins::clusters(self.features, &self.window);
        // read from the largest on, drawn below the others
        found.sort_by_key(|own| (std::cmp::Reverse(own.count), own.first));
        let most = found.first().map_or(1, |own| own.count) as f64;
        for own in &found {
            let (x, y) = self.window.place(own.middle);
            if own.count == 1 {
                self.point(own.first, RADIUS, Role::Symbol, out);
                continue;
            }
            let radius = CLUSTER.0 + (CLUSTER.1 - CLUSTER.0) * (own.count as f64 / most).sqrt();
            self.cluster(own, (x, y), radius, out);
        }
        match found.iter().any(|own| own.count > 1) {
            true => self.texts.clusters.to_owned(),
            false => String::new(),
        }
    }

    fn cluster(&self, own: &Cluster, (x, y): (f64, f64), radius: f64, out: &mut FeatureDrawn) {
        let written = integer(own.count, self.chart.language);
        out.scene.primitives.push(Primitive::Circle {
            x,
            y,
            radius,
            role: Role::Symbol,
        });
        out.scene.primitives.push(Primitive::Text {
            x,
            y: y + COUNT_SIZE * 0.35,
            text: written.clone(),
            size: COUNT_SIZE,
            anchor: Anchor::Middle,
            role: Role::MapLabel,
        });
        let around = (x - radius, y - radius, 2.0 * radius, 2.0 * radius);
        let label = (self.texts.rows)(own.count, &written);
        self.mark(own.first, around, label, out);
    }

    fn hexagons(&self, out: &mut FeatureDrawn) -> String {
        let mut found = bins::hexagons(self.features, &self.window);
        found.sort_by_key(|own| std::cmp::Reverse(own.count));
        let wide = bins::hexagon_metres(&self.window);
        let counts: Vec<f64> = found.iter().map(|own| own.count as f64).collect();
        let classes = Classes::of(&counts, ClassMethod::Natural, CLASSES);
        let written = |count: f64| integer(count as i64, self.chart.language);
        for own in &found {
            let corners = bins::corners(own.middle, wide);
            let ring: Vec<(f64, f64)> = corners.iter().map(|own| self.window.place(*own)).collect();
            let mut around = areas::Bounds::NONE;
            ring.iter().for_each(|point| around.add([point.0, point.1]));
            let mark = Some(out.scene.marks.len() as u32);
            out.scene.primitives.push(Primitive::Area {
                rings: vec![ring],
                role: classes.role(own.count as f64),
                mark,
            });
            let label = (self.texts.rows)(own.count, &written(own.count as f64));
            let corners = (around.left, around.bottom, around.width(), around.height());
            self.mark(0, corners, label, out);
        }
        let filled = classes.all.iter().filter(|class| class.count > 0);
        let key = filled.map(|class| {
            let text = (self.texts.range)(&written(class.from), &written(class.to));
            (class.role, text)
        });
        out.key = key.collect();
        // three times the square root of three halves of the side squared
        let area = wide * wide * 3f64.sqrt() / 2.0;
        (self.texts.hexagons)(&self.length(wide), &self.area(area))
    }

    fn length(&self, metres: f64) -> String {
        match metres >= 1_000.0 {
            true => format!("{} km", number(metres / 1_000.0, 0, self.chart.language)),
            false => format!("{} m", number(metres, 0, self.chart.language)),
        }
    }

    fn area(&self, square_metres: f64) -> String {
        // smaller than this a tenth of a square kilometre would be too coarse
        match square_metres >= 95_000.0 {
            true => format!(
                "{} km²",
                number(square_metres / 1e6, 1, self.chart.language)
            ),
            false => {
                // two figures: the others would be more exact than anybody can see
                let ten = 10f64.powf(square_metres.max(10.0).log10().floor() - 1.0);
                let rounded = (square_metres / ten).round() * ten;
                format!("{} m²", number(rounded, 0, self.chart.language))
            }
        }
    }

    fn colour_key(&self) -> Vec<(Role, String)> {
        if self.features.groups.is_empty() {
            return Vec::new();
        }
        let values = &self.chart.offer.colour_values;
        let has_rest = self.features.groups.iter().any(|own| match own {
            0 => true,
            own => usize::from(*own) > values.len(),
        });
        let own = (1u8..).zip(values);
        let own = own.map(|(at, value)| (Role::SeriesMark(at), crate::clean::clean_to(value, 60)));
        let rest = has_rest.then(|| (Role::Rest, self.texts.other.to_owned()));
        own.chain(rest).collect()
    }
}

fn line_of(role: Role) -> Role {
    match role {
        Role::SeriesMark(n) => Role::SeriesLine(n),
        Role::Rest => Role::RestLine,
        _ => Role::Line,
    }
}
