//! Names on a map: what its areas and points are called, and the towns around them.
//!
//! A name is written where there is room and left out where there is none: no two overlap, and none covers a point.
//! Areas come first, the largest first, each name once and inside its area; then points. Towns stand faintly between
//! them, in a part of the country, and where areas have their own names only beside these.

use super::kept::{Features, metres};
use super::part::far_of_shape;
use super::window::Window;
use crate::clean::clean_to;
use crate::measure::{Weight, width};
use areas::Bounds;
use model::feature_map::{Shape, Town};
use model::scene::{Anchor, Primitive, Role};
use std::collections::BTreeSet;

/// Names of rows on a drawing, at most; on a small one, one for so much of it.
const MOST_NAMES: usize = 40;
const NAME_ROOM: f64 = 9_000.0;
/// The same of towns.
const MOST_TOWNS: usize = 14;
const TOWN_ROOM: f64 = 36_000.0;
/// Of more rows in sight only these, the largest shapes, are looked at.
const MOST_SHAPES: usize = 400;
/// Among more points those with names would be picked by chance; and towns are written over them, as they would hide
/// these.
pub(super) const MOST_POINTS: usize = 300;
/// At least one of so many points has a name, or none has.
const LEAST_SHARE: usize = 3;
/// Of longer outlines no room is looked for.
const MOST_VERTICES: usize = 300_000;
/// Size of names, and of those that would not fit into their area otherwise: these may reach over its border by so much.
const NAME_SIZE: f64 = 11.5;
const SMALL_SIZE: f64 = 11.0;
const REACH_OVER: f64 = 0.2;
/// Size of towns, and from one line of a name to the next.
const TOWN_SIZE: f64 = 11.0;
const LINE_STEP: f64 = 13.5;
/// Longer names are cut.
const MOST_CHARS: usize = 60;
/// The names of points are in one line, and no wider than this.
const WIDEST: f64 = 170.0;
/// Around a name, and between a point and its name.
const ROOM: f64 = 2.0;
const BESIDE: f64 = 8.0;
/// Around a town.
const TOWN_APART: f64 = 10.0;
/// From one line an area is looked through along to the next.
const SCAN_STEP: f64 = 4.0;
/// A view as tall as this, in metres, is of the country: everybody knows where its towns are.
const COUNTRY_METRES: f64 = 260_000.0;
/// In a view as wide as this, in metres, a town is one and its quarters are not told apart.
const QUARTERS_METRES: f64 = 45_000.0;
/// What the post puts behind the name of a town for its quarters.
const QUARTERS: [&str; 10] = ["C", "K", "N", "S", "V", "Ø", "NV", "NØ", "SV", "SØ"];

/// A piece of the drawing.
#[derive(Debug, Clone, Copy)]
struct Piece {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Piece {
    /// Around a middle.
    fn of((x, y): (f64, f64), (width, height): (f64, f64)) -> Self {
        Self {
            left: x - width / 2.0,
            top: y - height / 2.0,
            right: x + width / 2.0,
            bottom: y + height / 2.0,
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && self.right > other.left
            && self.top < other.bottom
            && self.bottom > other.top
    }

    fn widened(self, room: f64) -> Self {
        Self {
            left: self.left - room,
            top: self.top - room,
            right: self.right + room,
            bottom: self.bottom + room,
        }
    }
}

/// The names of a part of a map.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// Of rows: above all else.
    pub names: Vec<Primitive>,
    /// Of towns.
    pub towns: Vec<Primitive>,
}

/// Finds room for names. `seen` are the features of the window in the order they are drawn, `is_named` where each is
/// drawn as what it is.
pub(super) fn labels(
    features: &Features,
    window: &Window,
    seen: &[usize],
    is_named: bool,
) -> Labels {
    let mut page = Page {
        features,
        window,
        taken: Vec::new(),
        labels: Labels::default(),
    };
    let has_names = is_named && !features.names.is_empty();
    if features.are_points() {
        // where one is, is asked before what a thing is called
        page.towns(&[]);
        if has_names && seen.len() <= MOST_POINTS {
            page.points(seen);
        }
    } else {
        let shapes = match has_names {
            true => page.areas(seen),
            false => &[],
        };
        page.towns(shapes);
    }
    page.labels
}

struct Page<'a> {
    features: &'a Features,
    window: &'a Window,
    taken: Vec<Piece>,
    labels: Labels,
}

/// How many fit on a drawing.
fn most(window: &Window, most: usize, room: f64) -> usize {
    most.min((window.width() * window.height() / room) as usize)
}

impl Page<'_> {
    fn name(&self, at: usize) -> String {
        let name = self.features.names.get(at).map_or("", String::as_str);
        clean_to(name, MOST_CHARS)
    }

    fn is_free(&self, piece: &Piece) -> bool {
        let is_in = piece.left >= 0.0
            && piece.top >= 0.0
            && piece.right <= self.window.width()
            && piece.bottom <= self.window.height();
        is_in && !self.taken.iter().any(|own| own.meets(piece))
    }

    /// True where a shape lies over a place.
    fn covers(&self, at: usize, [x, y]: [f64; 2]) -> bool {
        let around = self.features.boxes.get(at).map(|own| own.map(metres));
        let is_near = around.is_some_and(|[left, bottom, right, top]| {
            (left..=right).contains(&x) && (bottom..=top).contains(&y)
        });
        is_near && far_of_shape(self.features, at, [x, y]) <= 0.0
    }

    /// The points whose middles lie in a piece of the drawing.
    fn points_in(&self, piece: &Piece) -> usize {
        let [left, top] = self.window.world_at((piece.left, piece.top));
        let [right, bottom] = self.window.world_at((piece.right, piece.bottom));
        let world = Bounds {
            left,
            bottom,
            right,
            top,
        };
        let mut count = 0;
        self.features.each_in(&world, |_| count += 1);
        count
    }

    fn write(&mut self, lines: &[String], (x, y): (f64, f64), size: f64) {
        let first = y - LINE_STEP * (lines.len() as f64 - 1.0) / 2.0 + size * 0.35;
        let texts = lines.iter().enumerate().map(|(at, line)| Primitive::Text {
            x,
            y: first + LINE_STEP * at as f64,
            text: line.clone(),
            size,
            anchor: Anchor::Middle,
            role: Role::MapLabel,
        });
        self.labels.names.extend(texts);
    }

    /// Names inside of areas; those among `seen` that were looked at, where any has one.
    fn areas<'s>(&mut self, seen: &'s [usize]) -> &'s [usize] {
        let most = most(self.window, MOST_NAMES, NAME_ROOM);
        let shapes = seen.get(..MOST_SHAPES).unwrap_or(seen);
        let mut written: BTreeSet<String> = BTreeSet::new();
        let mut vertices = 0;
        for at in shapes {
            let name = self.name(*at);
            if name.is_empty() || written.contains(&name) {
                continue;
            }
            vertices += self
                .features
                .parts_of(*at)
                .map(|own| own.1.len())
                .sum::<usize>();
            if written.len() >= most || vertices > MOST_VERTICES {
                break;
            }
            if self.area(*at, &name) {
                written.insert(name);
            }
        }
        match written.is_empty() {
            true => &[],
            false => shapes,
        }
    }

    /// Writes a name where an area is widest, in one line or in two.
    fn area(&mut self, at: usize, name: &str) -> bool {
        let Some(scan) = Scan::of(self.features, self.window, at) else {
            return false;
        };
        let one = [vec![name.to_owned()]];
        let all: Vec<Vec<String>> = one.into_iter().chain(halves(name)).collect();
        for (letters, inside) in [(NAME_SIZE, 1.0), (SMALL_SIZE, 1.0 - REACH_OVER)] {
            for lines in &all {
                let size = size(lines, letters);
                for middle in scan.rooms((size.0 * inside, size.1 - LINE_STEP / 2.0)) {
                    let piece = Piece::of(middle, size).widened(ROOM);
                    if self.is_free(&piece) {
                        self.taken.push(piece);
                        self.write(lines, middle, letters);
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Names beside points: right of them, else left, above or below.
    fn points(&mut self, seen: &[usize]) {
        let most = most(self.window, MOST_NAMES, NAME_ROOM);
        let mut order = seen.to_vec();
        let has_sizes = !self.features.values.is_empty();
        let value = |at: &usize| self.features.values.get(*at).map_or(0.0, |own| own.abs());
        order.sort_by(|a, b| {
            let by_size = value(b).total_cmp(&value(a));
            by_size.then(self.features.rows[*a].cmp(&self.features.rows[*b]))
        });
        let mut written: BTreeSet<String> = BTreeSet::new();
        for at in order {
            if written.len() >= most {
                break;
            }
            let name = self.name(at);
            if name.is_empty() || written.contains(&name) {
                continue;
            }
            let (x, y) = self.window.place(self.features.place(at));
            let one = vec![name.clone()];
            let all = std::iter::once(one).chain(halves(&name));
            let found = all
                .filter(|lines| size(lines, NAME_SIZE).0 <= WIDEST)
                .find_map(|lines| {
                    let size = size(&lines, NAME_SIZE);
                    let (far, above) = (BESIDE + size.0 / 2.0, BESIDE + size.1 / 2.0);
                    let middles = [(x + far, y), (x - far, y), (x, y - above), (x, y + above)];
                    let pieces =
                        middles.map(|middle| (middle, Piece::of(middle, size).widened(ROOM)));
                    let free = pieces
                        .into_iter()
                        .find(|(_, piece)| self.is_free(piece) && self.points_in(piece) == 0);
                    free.map(|(middle, piece)| (lines, middle, piece))
                });
            if let Some((lines, middle, piece)) = found {
                self.taken.push(piece);
                self.write(&lines, middle, NAME_SIZE);
                written.insert(name);
            }
        }
        // of many without a size those with a name would be picked by chance
        if !has_sizes && written.len() * LEAST_SHARE < seen.len() {
            self.labels.names.clear();
        }
    }

    /// Towns, faintly; where areas have names, only where there is none of them.
    fn towns(&mut self, shapes: &[usize]) {
        let window = self.window;
        if window.world.height() > COUNTRY_METRES {
            return;
        }
        let most = most(window, MOST_TOWNS, TOWN_ROOM);
        let has_quarters = window.world.width() < QUARTERS_METRES;
        let mut written: BTreeSet<&str> = BTreeSet::new();
        for Town { name, middle } in &self.features.towns {
            if written.len() >= most {
                break;
            }
            let name = match has_quarters {
                true => name.as_str(),
                false => town_of(name),
            };
            let place = middle.map(f64::from);
            if !window.world.has(place) || written.contains(name) {
                continue;
            }
            let (x, y) = window.place(place);
            let wide = width(name, TOWN_SIZE, Weight::Regular);
            // a little aside where points lie
            let middles = [
                (0.0, 0.0),
                (0.0, -12.0),
                (0.0, 12.0),
                (-14.0, 0.0),
                (14.0, 0.0),
            ];
            let middles = middles.map(|(right, down)| (x + right, y + down));
            let free = middles.into_iter().filter_map(|middle| {
                let piece = Piece::of(middle, (wide, TOWN_SIZE));
                if !self.is_free(&piece.widened(TOWN_APART)) {
                    return None;
                }
                let covered = match self.features.are_points() {
                    true => self.points_in(&piece.widened(ROOM)),
                    false => 0,
                };
                Some((covered, middle))
            });
            let Some((_, middle)) = free.min_by_key(|own| own.0) else {
                continue;
            };
            if shapes.iter().any(|at| self.covers(*at, place)) {
                continue;
            }
            written.insert(name);
            self.taken
                .push(Piece::of(middle, (wide, TOWN_SIZE)).widened(ROOM));
            self.labels.towns.push(Primitive::Text {
                x: middle.0,
                y: middle.1 + TOWN_SIZE * 0.35,
                text: name.to_owned(),
                size: TOWN_SIZE,
                anchor: Anchor::Middle,
                role: Role::Town,
            });
        }
    }
}

/// How wide and high lines of a name are.
fn size(lines: &[String], letters: f64) -> (f64, f64) {
    let wide = lines
        .iter()
        .map(|line| width(line, letters, Weight::SemiBold));
    (wide.fold(0.0, f64::max), LINE_STEP * lines.len() as f64)
}

/// A name in two lines as even as its words allow; nothing of a single word.
fn halves(name: &str) -> Option<Vec<String>> {
    let ends = name
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | '-' | '/'));
    let lines = ends.filter_map(|(at, c)| {
        let (first, second) = name.split_at_checked(at + c.len_utf8())?;
        let lines = [first.trim_end(), second.trim_start()];
        let is_whole = lines.iter().all(|line| line.chars().nth(1).is_some());
        is_whole.then(|| lines.map(str::to_owned).to_vec())
    });
    lines.min_by(|a, b| size(a, NAME_SIZE).0.total_cmp(&size(b, NAME_SIZE).0))
}

/// `Aarhus` of `Aarhus N`.
fn town_of(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((town, quarter)) if QUARTERS.contains(&quarter) => town,
        _ => name,
    }
}

/// An area, looked through along lines from its upper end to its lower one.
struct Scan {
    /// Where the first line is.
    top: f64,
    step: f64,
    /// From where to where each line is inside.
    lines: Vec<Vec<(f64, f64)>>,
}

impl Scan {
    /// What is seen of a polygon; nothing of other shapes.
    fn of(features: &Features, window: &Window, at: usize) -> Option<Self> {
        let [left, bottom, right, top] = features.boxes.get(at)?.map(metres);
        let (x0, y0) = window.place([left, top]);
        let (x1, y1) = window.place([right, bottom]);
        let (wide, high) = (window.width(), window.height());
        let (y0, y1) = (y0.max(0.0), y1.min(high));
        if x1.min(wide) - x0.max(0.0) < LINE_STEP || y1 - y0 < LINE_STEP {
            return None;
        }
        let count = ((y1 - y0) / SCAN_STEP).ceil().clamp(2.0, 200.0) as usize;
        let step = (y1 - y0) / count as f64;
        let first = y0 + step / 2.0;
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); count];
        for (shape, vertices) in features.parts_of(at) {
            let Some(last) = vertices.last().filter(|_| shape == Shape::Ring) else {
                continue;
            };
            let mut a = window.place(last.map(metres));
            for vertex in vertices {
                let b = window.place(vertex.map(metres));
                let (upper, lower) = if a.1 <= b.1 { (a, b) } else { (b, a) };
                let from = ((upper.1 - first) / step).ceil().max(0.0);
                for (row, own) in crossings.iter_mut().enumerate().skip(from as usize) {
                    let y = first + step * row as f64;
                    if y >= lower.1 {
                        break;
                    }
                    let share = (y - upper.1) / (lower.1 - upper.1);
                    own.push(upper.0 + share * (lower.0 - upper.0));
                }
                a = b;
            }
        }
        let lines = crossings.into_iter().map(|mut own| {
            own.sort_unstable_by(f64::total_cmp);
            let pairs = own.as_chunks::<2>().0.iter();
            let seen = pairs.map(|[from, to]| (from.max(0.0), to.min(wide)));
            seen.filter(|(from, to)| to > from).collect()
        });
        Some(Self {
            top: first,
            step,
            lines: lines.collect(),
        })
    }

    /// Middles of where something so wide and high fits in, the roomiest first.
    fn rooms(&self, (wide, high): (f64, f64)) -> Vec<(f64, f64)> {
        let reach = (high / 2.0 / self.step).ceil() as usize;
        let middle = (self.lines.len() as f64 - 1.0) / 2.0;
        let mut found: Vec<(f64, (f64, f64))> = Vec::new();
        for (row, line) in self.lines.iter().enumerate() {
            let Some(around) = row
                .checked_sub(reach)
                .and_then(|from| self.lines.get(from..=row + reach))
            else {
                continue;
            };
            for (from, to) in line {
                // what of it is inside on the lines above and below, too
                let inner = around.iter().try_fold((*from, *to), |(from, to), line| {
                    let both = line.iter().map(|own| (own.0.max(from), own.1.min(to)));
                    both.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
                });
                let Some((from, to)) = inner.filter(|(from, to)| to - from >= wide) else {
                    continue;
                };
                let off = (row as f64 - middle).abs() * self.step;
                let place = (f64::midpoint(from, to), self.top + self.step * row as f64);
                found.push((to - from - off, place));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().map(|own| own.1).take(8).collect()
    }
}
