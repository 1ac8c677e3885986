//! The geometry of a file's rows as it is kept for drawing: in whole decimetres, sorted so that a part is found without
//! looking at the rest.

use areas::Bounds;
use model::feature_map::{FeatureSheet, Shape, Town};
use std::collections::BTreeMap;
use std::ops::Range;

/// Metres of a step of the grid.
const GRID_METRES: f64 = 0.1;
/// Points of a square of the board, about.
const POINTS_OF_SQUARE: usize = 16;
/// Squares along a side of the board, at most.
const MOST_SQUARES: usize = 1_024;

/// A part of a feature.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PartOf {
    pub shape: Shape,
    pub vertices: Range<usize>,
}

/// The geometry of rows.
#[derive(Debug, Clone, Default)]
pub struct Features {
    /// Row of the table of each feature.
    pub(super) rows: Vec<u32>,
    /// The colour of each; empty without.
    pub(super) groups: Vec<u8>,
    /// The size of each; empty without.
    pub(super) values: Vec<f32>,
    /// What each is called; empty without names.
    pub(super) names: Vec<String>,
    /// The towns of the country, the largest first.
    pub(super) towns: Vec<Town>,
    /// Each point, or the middle of each shape, in decimetres.
    pub(super) points: Vec<[i32; 2]>,
    /// The corners of each shape; empty where all are points.
    pub(super) boxes: Vec<[i32; 4]>,
    /// Which parts each shape has; empty where all are points.
    pub(super) ranges: Vec<Range<usize>>,
    pub(super) parts: Vec<PartOf>,
    pub(super) vertices: Vec<[i32; 2]>,
    /// The corners of all.
    pub(super) around: [i32; 4],
    board: Board,
}

/// Where the points of each square stand.
#[derive(Debug, Clone, Default)]
struct Board {
    size: i64,
    columns: usize,
    rows: usize,
    /// Where each square begins, row by row from the lowest; one more for the end.
    starts: Vec<u32>,
}

impl Features {
    /// Takes a sheet apart and sorts it.
    #[must_use]
    pub fn of(sheet: FeatureSheet) -> Self {
        let vertices: Vec<[i32; 2]> = sheet.vertices().collect();
        let mut own = match sheet.parts.is_empty() {
            true => Self {
                points: vertices,
                ..Self::default()
            },
            false => Self::shapes(&sheet, vertices),
        };
        let count = own.points.len();
        own.rows = sheet.rows;
        own.groups = sheet.groups;
        own.values = sheet.values;
        own.names = sheet.names;
        own.towns = sheet.towns;
        // a sheet of another build is noticed before it gets here
        own.rows.resize(count, 0);
        if !own.groups.is_empty() {
            own.groups.resize(count, 0);
        }
        if !own.values.is_empty() {
            own.values.resize(count, f32::NAN);
        }
        if !own.names.is_empty() {
            own.names.resize(count, String::new());
        }
        own.around = around(&own.points, &own.boxes);
        match own.boxes.is_empty() {
            true => own.sort_points(),
            false => own.sort_shapes(),
        }
        own
    }

    fn shapes(sheet: &FeatureSheet, vertices: Vec<[i32; 2]>) -> Self {
        let mut own = Self::default();
        let mut at = 0usize;
        for part in &sheet.parts {
            let end = at
                .saturating_add(part.vertices as usize)
                .min(vertices.len());
            if part.begins || own.ranges.is_empty() {
                own.ranges.push(own.parts.len()..own.parts.len());
            }
            own.parts.push(PartOf {
                shape: part.shape,
                vertices: at..end,
            });
            if let Some(range) = own.ranges.last_mut() {
                range.end = own.parts.len();
            }
            at = end;
        }
        for range in &own.ranges {
            let mut corners = NOTHING;
            for part in own.parts.get(range.clone()).unwrap_or_default() {
                for point in vertices.get(part.vertices.clone()).unwrap_or_default() {
                    add(&mut corners, *point);
                }
            }
            if corners == NOTHING {
                corners = [0; 4];
            }
            let middle = |low: i32, high: i32| low.midpoint(high);
            own.points.push([
                middle(corners[0], corners[2]),
                middle(corners[1], corners[3]),
            ]);
            own.boxes.push(corners);
        }
        own.vertices = vertices;
        own
    }

    /// Points in the order of the squares of a board, within one in the order of the table.
    fn sort_points(&mut self) {
        let count = self.points.len();
        let [left, bottom, right, top] = self.around;
        let (wide, high) = (
            i64::from(right) - i64::from(left) + 1,
            i64::from(top) - i64::from(bottom) + 1,
        );
        let squares = (count / POINTS_OF_SQUARE).max(1) as f64;
        let size = ((wide as f64 * high as f64) / squares).sqrt().ceil() as i64;
        let size = size.max(wide.max(high) / MOST_SQUARES as i64 + 1);
        let (columns, rows) = ((wide / size) as usize + 1, (high / size) as usize + 1);
        let mut board = Board {
            size,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
        };
        let square = |[x, y]: [i32; 2]| {
            let column = (i64::from(x) - i64::from(left)) / size;
            let row = (i64::from(y) - i64::from(bottom)) / size;
            row as usize * columns + column as usize
        };
        for point in &self.points {
            board.starts[square(*point) + 1] += 1;
        }
        for at in 1..board.starts.len() {
            board.starts[at] += board.starts[at - 1];
        }
        let mut next = board.starts.clone();
        let mut order = vec![0u32; count];
        for (at, point) in (0u32..).zip(&self.points) {
            let place = &mut next[square(*point)];
            order[*place as usize] = at;
            *place += 1;
        }
        self.points = taken(&self.points, &order);
        self.rows = taken(&self.rows, &order);
        self.groups = taken(&self.groups, &order);
        self.values = taken(&self.values, &order);
        self.names = taken(&self.names, &order);
        self.board = board;
    }

    /// The largest shapes first, so that they hide none.
    fn sort_shapes(&mut self) {
        let mut order: Vec<u32> = (0..self.points.len() as u32).collect();
        let size = |at: u32| {
            let [left, bottom, right, top] = self.boxes[at as usize];
            // of all that a number can be: wider than the Earth, but no reason to fall
            i128::from(i64::from(right) - i64::from(left))
                * i128::from(i64::from(top) - i64::from(bottom))
        };
        order.sort_by_cached_key(|at| std::cmp::Reverse(size(*at)));
        self.points = taken(&self.points, &order);
        self.rows = taken(&self.rows, &order);
        self.groups = taken(&self.groups, &order);
        self.values = taken(&self.values, &order);
        self.names = taken(&self.names, &order);
        self.boxes = taken(&self.boxes, &order);
        self.ranges = taken(&self.ranges, &order);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// True without any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// True where each is one point.
    pub(super) fn are_points(&self) -> bool {
        self.boxes.is_empty()
    }

    /// The corners of all in metres; `None` without any.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        (!self.is_empty()).then(|| {
            let [left, bottom, right, top] = self.around.map(metres);
            Bounds {
                left,
                bottom,
                right,
                top,
            }
        })
    }

    /// Calls for each feature whose box touches these, with its place in the lists; in the order of drawing.
    pub(super) fn each_in(&self, world: &Bounds, mut f: impl FnMut(usize)) {
        let low = [steps(world.left), steps(world.bottom)];
        let high = [steps(world.right), steps(world.top)];
        if !self.are_points() {
            for (at, [left, bottom, right, top]) in self.boxes.iter().enumerate() {
                let is_in =
                    *left <= high[0] && *right >= low[0] && *bottom <= high[1] && *top >= low[1];
                if is_in {
                    f(at);
                }
            }
            return;
        }
        let board = &self.board;
        if self.is_empty() || board.size == 0 {
            return;
        }
        let square = |value: i32, from: i32, most: usize| {
            let at = (i64::from(value) - i64::from(from)).div_euclid(board.size);
            at.clamp(0, most as i64 - 1) as usize
        };
        let columns = square(low[0], self.around[0], board.columns)
            ..=square(high[0], self.around[0], board.columns);
        let rows = square(low[1], self.around[1], board.rows)
            ..=square(high[1], self.around[1], board.rows);
        for row in rows {
            let first = board.starts[row * board.columns + columns.start()];
            let end = board.starts[row * board.columns + columns.end() + 1];
            for at in first as usize..end as usize {
                let [x, y] = self.points[at];
                if x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1] {
                    f(at);
                }
            }
        }
    }

    /// Where a feature is, or its middle, in metres.
    pub(super) fn place(&self, at: usize) -> [f64; 2] {
        self.points[at].map(metres)
    }

    /// What rows of the table are called, where that is known.
    pub(super) fn names_of_rows(&self) -> BTreeMap<u32, &str> {
        let names = self.names.iter().map(String::as_str);
        self.rows.iter().copied().zip(names).collect()
    }

    /// Its colour; 0 for none.
    pub(super) fn group(&self, at: usize) -> u8 {
        self.groups.get(at).copied().unwrap_or(0)
    }

    /// The parts of a shape with their vertices in decimetres; none of a point.
    pub(super) fn parts_of(&self, at: usize) -> impl Iterator<Item = (Shape, &[[i32; 2]])> {
        let range = self.ranges.get(at).cloned().unwrap_or(0..0);
        let parts = self.parts.get(range).unwrap_or_default();
        parts.iter().map(|part| {
            let points = self.vertices.get(part.vertices.clone());
            (part.shape, points.unwrap_or_default())
        })
    }
}

/// A place of the grid in metres.
pub(super) fn metres(steps: i32) -> f64 {
    f64::from(steps) * GRID_METRES
}

fn steps(metres: f64) -> i32 {
    // what lies beyond is at the end
    (metres / GRID_METRES) as i32
}

const NOTHING: [i32; 4] = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];

fn add(corners: &mut [i32; 4], [x, y]: [i32; 2]) {
    *corners = [
        corners[0].min(x),
        corners[1].min(y),
        corners[2].max(x),
        corners[3].max(y),
    ];
}

fn around(points: &[[i32; 2]], boxes: &[[i32; 4]]) -> [i32; 4] {
    let mut all = NOTHING;
    points.iter().for_each(|point| add(&mut all, *point));
    for [left, bottom, right, top] in boxes {
        add(&mut all, [*left, *bottom]);
        add(&mut all, [*right, *top]);
    }
    if all == NOTHING { [0; 4] } else { all }
}

fn taken<T: Clone>(all: &[T], order: &[u32]) -> Vec<T> {
    match all.is_empty() {
        true => Vec::new(),
        false => order.iter().map(|at| all[*at as usize].clone()).collect(),
    }
}
