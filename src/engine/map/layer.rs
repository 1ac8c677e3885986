//! Areas of a file made into a layer of our own: a dropped DAGI theme, school districts, parishes.

use crate::geo::utm::Projection;
use crate::geo::{Geometry, Guess, Places, Point, crs, text};
use areas::{Bounds, Head, Layer, Shape};
use model::cell::Cell;

/// Metres of one step of the grid of a layer made here.
pub const GRID_METRES: u32 = 25;
/// Borders of a layer made here lose the points whose triangles are smaller, in squares of the grid.
const LEAST: f64 = 32.0;
/// Islands and holes below this size go.
const LEAST_RING: f64 = 160.0;
/// Layers of a file of the user keep all points of their borders while these are no more: rows are counted by them.
const MOST_POINTS: usize = 150_000;
/// Steps of the grid along a layer whose areas are small: a district of a town has corners, too.
const FINE_STEPS: f64 = 16_000.0;
/// Half of the Earth's axis at the equator, in metres: how the scale of the projection grows sideways.
const RADIUS_METRES: f64 = 6_378_137.0;
/// The zone all layers are in.
const ZONE: u8 = 32;
const SCALE: f64 = 0.9996;
const FALSE_EASTING: f64 = 500_000.0;

/// Gathers areas row by row.
#[derive(Debug)]
pub struct Gatherer {
    project: Option<Guess>,
    source: Option<Projection>,
    target: Projection,
    shapes: Vec<Shape>,
    /// Rows without a polygon, or without a code.
    pub passed_over: u64,
}

impl Gatherer {
    /// For coordinates of a reference system (`EPSG:n`); where it is not known they are taken as what they
    /// look like.
    #[must_use]
    pub fn new(system: Option<&str>) -> Self {
        let number = system.and_then(crs::number);
        let source = number.and_then(Projection::of_epsg);
        let project = match (system.is_some_and(crs::is_degrees), source) {
            (true, _) => Some(Guess::Degrees),
            (false, Some(_)) => Some(Guess::Metres),
            (false, None) => None,
        };
        Self {
            project,
            source,
            target: Projection::utm(ZONE),
            shapes: Vec::new(),
            passed_over: 0,
        }
    }

    /// Takes a row in: the code of its area, its name, and its geometry as text.
    pub fn add(&mut self, code: &str, name: &str, geometry: &str) {
        let geometry = text::parse(geometry).map(|said| said.geometry);
        let rings = geometry.as_ref().map(rings).unwrap_or_default();
        if rings.is_empty() || code.is_empty() {
            self.passed_over += 1;
            return;
        }
        let rings: Vec<Vec<Point>> = rings
            .into_iter()
            .map(|ring| ring.iter().map(|point| self.placed(*point)).collect())
            .collect();
        let km2 = ground_km2(&rings);
        self.shapes.push(Shape {
            code: code.to_owned(),
            name: name.to_owned(),
            km2: Some(km2),
            rings,
        });
    }

    fn placed(&mut self, point: Point) -> Point {
        let guess = *self
            .project
            .get_or_insert_with(|| Places::of(point).unwrap_or(Guess::Metres));
        match guess {
            Guess::Degrees => self.target.from_degrees(point),
            Guess::DegreesSwapped => self.target.from_degrees([point[1], point[0]]),
            Guess::Metres | Guess::MetresSwapped => {
                let point = match guess {
                    Guess::MetresSwapped => [point[1], point[0]],
                    _ => point,
                };
                match self.source {
                    Some(source) if source != self.target => {
                        self.target.from_degrees(source.to_degrees(point))
                    }
                    _ => point,
                }
            }
        }
    }

    /// The layer of what was taken in, with as much left out of its borders as a map of the country can do
    /// without.
    #[must_use]
    pub fn finish(self, head: Head) -> Layer {
        self.finish_on(head, GRID_METRES)
    }

    /// The same as fine as its areas need: a town seen alone is seen larger than the country, and what lies near a
    /// border is to be counted on the right side. Only of very many points some go.
    #[must_use]
    pub fn finish_finely(self, head: Head) -> Layer {
        let mut around = Bounds::NONE;
        let points = self.shapes.iter().flat_map(|shape| shape.rings.iter());
        points.flatten().for_each(|point| around.add(*point));
        let longer = around.width().max(around.height());
        let grid = (longer / FINE_STEPS).clamp(1.0, f64::from(GRID_METRES));
        let layer = Layer::of_shapes(head, grid as u32, &self.shapes);
        let points: usize = layer.arcs.iter().map(Vec::len).sum();
        match points <= MOST_POINTS {
            true => layer,
            false => coarser(&layer, grid as u32),
        }
    }

    /// How many areas there are so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// True before the first.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    fn finish_on(self, head: Head, grid_metres: u32) -> Layer {
        coarser(
            &Layer::of_shapes(head, grid_metres, &self.shapes),
            grid_metres,
        )
    }
}

fn coarser(layer: &Layer, grid_metres: u32) -> Layer {
    let square = f64::from(grid_metres) * f64::from(grid_metres);
    layer.simplified(LEAST * square, LEAST_RING * square)
}

/// The text of a cell that may be a code: `751` of a column of numbers is `0751` where codes have four
/// digits.
#[must_use]
pub fn code_of(cell: &Cell) -> String {
    match cell.plain() {
        Cell::Text { text, .. } => text.trim().to_owned(),
        Cell::Integer(number) => format!("{number:04}"),
        _ => String::new(),
    }
}

/// The rings of all polygons of a geometry.
fn rings(geometry: &Geometry) -> Vec<Vec<Point>> {
    match geometry {
        Geometry::Polygon(rings) => rings.clone(),
        Geometry::MultiPolygon(polygons) => polygons.iter().flatten().cloned().collect(),
        Geometry::Collection(parts) => parts.iter().flat_map(rings).collect(),
        Geometry::Point(_)
        | Geometry::LineString(_)
        | Geometry::MultiPoint(_)
        | Geometry::MultiLineString(_) => Vec::new(),
    }
}

/// Square kilometres on the ground of rings in the zone: the projection stretches what lies far from its
/// meridian (Bornholm by three parts in a thousand each way).
fn ground_km2(rings: &[Vec<Point>]) -> f64 {
    // rings that lie in an odd number of others are holes; in files they run the other way round
    let mut sum = 0.0;
    for ring in rings {
        let Some(origin) = ring.first() else { continue };
        let mut doubled = 0.0;
        for (at, a) in ring.iter().enumerate() {
            let b = ring[(at + 1) % ring.len()];
            doubled +=
                (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
        }
        let sideways = (origin[0] - FALSE_EASTING) / RADIUS_METRES;
        let scale = SCALE * (1.0 + sideways * sideways / 2.0);
        sum += doubled / 2.0 / (scale * scale) / 1e6;
    }
    sum.abs()
}
