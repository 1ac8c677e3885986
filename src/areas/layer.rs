//! A layer of areas and what can be asked of it.

use rustc_hash::FxHashMap;

/// What a layer is and whose: the head of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Which areas: `municipality`, `postcode`, or a word of a dropped file's own.
    pub layer: String,
    /// Where the boundaries come from.
    pub source: String,
    /// The day they show, ISO 8601.
    pub date: String,
    /// The terms they are under.
    pub licence: String,
    /// What must be said beside every map drawn of them.
    pub credit: String,
}

/// A border between two ends, or a closed one: places on the grid.
pub type Arc = Vec<[i32; 2]>;

/// One side of an arc: the arc as it stands, or run through from its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Side {
    /// Its place in [`Layer::arcs`].
    pub arc: u32,
    /// True when it is run through from its end.
    pub is_reversed: bool,
}

/// An area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Area {
    /// Its code, unique in the layer: `0751`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How large it is on the ground before anything was left out of its borders, in square kilometres.
    pub km2: f64,
    /// Its rings, islands and holes alike: what lies in an even number of them is outside.
    pub rings: Vec<Vec<Side>>,
}

/// Areas with shared borders.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layer {
    /// What it is and whose.
    pub head: Head,
    /// Metres of one step of the grid.
    pub grid_metres: u32,
    /// The borders.
    pub arcs: Vec<Arc>,
    /// The areas, ascending by code.
    pub areas: Vec<Area>,
}

/// The corners of a box, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// West.
    pub left: f64,
    /// South.
    pub bottom: f64,
    /// East.
    pub right: f64,
    /// North.
    pub top: f64,
}

impl Bounds {
    /// A box around nothing, which any point widens.
    pub const NONE: Self = Self {
        left: f64::INFINITY,
        bottom: f64::INFINITY,
        right: f64::NEG_INFINITY,
        top: f64::NEG_INFINITY,
    };

    /// Takes a point in.
    pub fn add(&mut self, [x, y]: [f64; 2]) {
        self.left = self.left.min(x);
        self.bottom = self.bottom.min(y);
        self.right = self.right.max(x);
        self.top = self.top.max(y);
    }

    /// Takes another box in.
    pub fn join(&mut self, other: &Self) {
        self.add([other.left, other.bottom]);
        self.add([other.right, other.top]);
    }

    /// True when the point lies in it or on its edge.
    #[must_use]
    pub fn has(&self, [x, y]: [f64; 2]) -> bool {
        x >= self.left && x <= self.right && y >= self.bottom && y <= self.top
    }

    /// From west to east; 0 around nothing.
    #[must_use]
    pub fn width(&self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    /// From south to north; 0 around nothing.
    #[must_use]
    pub fn height(&self) -> f64 {
        (self.top - self.bottom).max(0.0)
    }
}

impl Layer {
    /// The place of an area in [`Layer::areas`] by its code.
    #[must_use]
    pub fn position(&self, code: &str) -> Option<usize> {
        let found = self
            .areas
            .binary_search_by(|area| area.code.as_str().cmp(code));
        found.ok()
    }

    /// The points of a ring in metres, each once: the last is not the first again.
    pub fn points<'a>(&'a self, ring: &'a [Side]) -> impl Iterator<Item = [f64; 2]> + 'a {
        let grid = f64::from(self.grid_metres);
        self.steps(ring)
            .map(move |[x, y]| [f64::from(x) * grid, f64::from(y) * grid])
    }

    /// The same on the grid.
    pub fn steps<'a>(&'a self, ring: &'a [Side]) -> impl Iterator<Item = [i32; 2]> + 'a {
        ring.iter().flat_map(move |side| {
            let arc: &[[i32; 2]] = self.arcs.get(side.arc as usize).map_or(&[], Vec::as_slice);
            let length = arc.len().saturating_sub(1);
            // the end of one is the beginning of the next
            (0..length).map(move |at| {
                if side.is_reversed {
                    arc[arc.len() - 1 - at]
                } else {
                    arc[at]
                }
            })
        })
    }

    /// The box around an area.
    #[must_use]
    pub fn bounds(&self, area: &Area) -> Bounds {
        let mut bounds = Bounds::NONE;
        for ring in &area.rings {
            for point in self.points(ring) {
                bounds.add(point);
            }
        }
        bounds
    }

    /// How large an area is as it is drawn, in square kilometres of the projection.
    #[must_use]
    pub fn drawn_km2(&self, area: &Area) -> f64 {
        let rings = area.rings.iter().map(|ring| self.signed_km2(ring));
        // outer rings run one way round, holes the other
        rings.sum::<f64>().abs()
    }

    /// What a ring encloses: positive when it runs against the clock.
    #[must_use]
    pub fn signed_km2(&self, ring: &[Side]) -> f64 {
        let points: Vec<[f64; 2]> = self.points(ring).collect();
        doubled(&points) / 2.0 / 1e6
    }

    /// Pairs of areas that share a border, each pair once, the lower position first.
    #[must_use]
    pub fn neighbours(&self) -> Vec<(usize, usize)> {
        let mut first: FxHashMap<u32, usize> = FxHashMap::default();
        let mut pairs = Vec::new();
        for (position, area) in self.areas.iter().enumerate() {
            for side in area.rings.iter().flatten() {
                match first.get(&side.arc) {
                    Some(&other) if other != position => pairs.push((other, position)),
                    _ => {
                        first.insert(side.arc, position);
                    }
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// A point well inside an area, in metres: where a symbol or a name may stand. The middle of the
    /// longest run through the largest ring at one of some heights, so it lies on land.
    #[must_use]
    pub fn inside(&self, area: &Area) -> Option<[f64; 2]> {
        let size = |ring: &&Vec<Side>| self.signed_km2(ring).abs();
        let largest = area
            .rings
            .iter()
            .max_by(|a, b| size(a).total_cmp(&size(b)))?;
        let mut around = Bounds::NONE;
        self.points(largest).for_each(|point| around.add(point));
        let rings: Vec<Vec<[f64; 2]>> = area
            .rings
            .iter()
            .map(|r| self.points(r).collect())
            .collect();
        let mut best: Option<(f64, [f64; 2])> = None;
        for line in 1..LINES {
            let share = f64::from(line) / f64::from(LINES);
            let y = around.bottom + around.height() * share;
            let mut crossings: Vec<f64> =
                rings.iter().flat_map(|ring| crossings(ring, y)).collect();
            crossings.sort_unstable_by(f64::total_cmp);
            for run in crossings.chunks_exact(2) {
                if run[0] < around.left || run[1] > around.right {
                    continue;
                }
                // of runs nearly as long, the one nearer to the middle
                let off = (share - 0.5).abs();
                let worth = (run[1] - run[0]) * (1.0 - off);
                if best.is_none_or(|(so_far, _)| worth > so_far) {
                    best = Some((worth, [f64::midpoint(run[0], run[1]), y]));
                }
            }
        }
        best.map(|(_, point)| point)
    }
}

/// Heights at which runs through an area are looked at.
const LINES: u32 = 24;

/// Where a ring crosses a height.
fn crossings(ring: &[[f64; 2]], y: f64) -> Vec<f64> {
    let mut found = Vec::new();
    for (at, a) in ring.iter().enumerate() {
        let b = ring[(at + 1) % ring.len()];
        if (a[1] > y) != (b[1] > y) {
            found.push(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]));
        }
    }
    found
}

/// Twice what a ring encloses: positive when it runs against the clock.
pub(crate) fn doubled(points: &[[f64; 2]]) -> f64 {
    let Some(&origin) = points.first() else {
        return 0.0;
    };
    let mut sum = 0.0;
    for (at, a) in points.iter().enumerate() {
        let b = points[(at + 1) % points.len()];
        // from a corner of its own: coordinates of millions of metres would eat the digits
        sum += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
    }
    sum
}
