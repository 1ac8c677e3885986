//! In which area a point lies.
//!
//! Areas are painted on a board of squares: a square that lies wholly in one area answers at once, one that
//! a border runs through asks the few areas whose borders do.

use crate::layer::{Bounds, Layer};

/// Squares along the longer side of the board.
const SQUARES: f64 = 256.0;

/// The ring of an area in metres.
type Ring = Vec<[f64; 2]>;

/// What a square of the board knows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Square {
    /// It lies wholly in these areas: in none, in one, or in several that overlap.
    Whole(Vec<u32>),
    /// Borders run through it: these areas may have the point.
    Cut(Vec<u32>),
}

/// Finds areas by points.
#[derive(Debug, Clone)]
pub struct Finder {
    around: Bounds,
    square_metres: f64,
    columns: usize,
    squares: Vec<Square>,
    rings: Vec<Vec<Ring>>,
    /// The box around each area.
    boxes: Vec<Bounds>,
}

impl Finder {
    /// Prepares a layer.
    #[must_use]
    pub fn new(layer: &Layer) -> Self {
        let mut around = Bounds::NONE;
        let mut rings: Vec<Vec<Ring>> = Vec::with_capacity(layer.areas.len());
        let mut boxes: Vec<Bounds> = Vec::with_capacity(layer.areas.len());
        for area in &layer.areas {
            let own = layer.bounds(area);
            around.join(&own);
            boxes.push(own);
            rings.push(
                area.rings
                    .iter()
                    .map(|ring| layer.points(ring).collect())
                    .collect(),
            );
        }
        let longer = around.width().max(around.height());
        let square_metres = (longer / SQUARES).max(1.0);
        let columns = (around.width() / square_metres) as usize + 1;
        let rows = (around.height() / square_metres) as usize + 1;
        let mut finder = Self {
            around,
            square_metres,
            columns,
            squares: vec![
                Square::Whole(Vec::new());
                if rings.is_empty() { 0 } else { columns * rows }
            ],
            rings,
            boxes,
        };
        finder.mark_cuts();
        finder.mark_wholes(rows);
        finder
    }

    /// The area a point lies in, by its place in the layer; the first of several.
    #[must_use]
    pub fn find(&self, point: [f64; 2]) -> Option<usize> {
        self.each(point).next()
    }

    /// All areas a point lies in, by their places in the layer, ascending: several where they overlap.
    pub fn each(&self, point: [f64; 2]) -> impl Iterator<Item = usize> + '_ {
        let square = match self.around.has(point) {
            true => self.squares.get(self.square(point)),
            false => None,
        };
        let (areas, is_cut) = match square {
            Some(Square::Whole(areas)) => (areas.as_slice(), false),
            Some(Square::Cut(areas)) => (areas.as_slice(), true),
            None => (&[][..], false),
        };
        let areas = areas.iter().map(|area| *area as usize);
        areas.filter(move |area| !is_cut || self.has(*area, point))
    }

    fn has(&self, area: usize, point: [f64; 2]) -> bool {
        let is_near = self.boxes.get(area).is_some_and(|own| own.has(point));
        is_near && self.rings.get(area).is_some_and(|own| is_in(own, point))
    }

    fn square(&self, [x, y]: [f64; 2]) -> usize {
        let column = ((x - self.around.left) / self.square_metres) as usize;
        let row = ((y - self.around.bottom) / self.square_metres) as usize;
        row * self.columns + column.min(self.columns - 1)
    }

    /// Notes every border in the squares its box touches.
    fn mark_cuts(&mut self) {
        for area in 0..self.rings.len() {
            for ring in 0..self.rings[area].len() {
                for at in 0..self.rings[area][ring].len() {
                    let points = &self.rings[area][ring];
                    let (a, b) = (points[at], points[(at + 1) % points.len()]);
                    self.mark_cut(area as u32, a, b);
                }
            }
        }
    }

    fn mark_cut(&mut self, area: u32, a: [f64; 2], b: [f64; 2]) {
        let place = |value: f64, from: f64| ((value - from) / self.square_metres) as usize;
        let columns =
            place(a[0].min(b[0]), self.around.left)..=place(a[0].max(b[0]), self.around.left);
        let rows =
            place(a[1].min(b[1]), self.around.bottom)..=place(a[1].max(b[1]), self.around.bottom);
        for row in rows {
            for column in columns.clone() {
                let Some(square) = self.squares.get_mut(row * self.columns + column) else {
                    continue;
                };
                match square {
                    Square::Whole(_) => *square = Square::Cut(vec![area]),
                    Square::Cut(areas) => {
                        if !areas.contains(&area) {
                            areas.push(area);
                        }
                    }
                }
            }
        }
    }

    /// Fills the squares no border runs through: each is like its neighbour to the west, unless that one
    /// is cut; then its middle is asked for. Areas that lie around a cut square without a border in it have
    /// the whole of it, too.
    fn mark_wholes(&mut self, rows: usize) {
        let half = self.square_metres / 2.0;
        for row in 0..rows {
            let y = self.around.bottom + row as f64 * self.square_metres + half;
            let near = |own: &Bounds| own.bottom <= y && y <= own.top;
            let boxes = (0..).zip(&self.boxes).filter(|(_, own)| near(own));
            let near: Vec<u32> = boxes.map(|(area, _)| area).collect();
            let mut before: Option<Vec<u32>> = Some(Vec::new());
            for column in 0..self.columns {
                let at = row * self.columns + column;
                let x = self.around.left + column as f64 * self.square_metres + half;
                let around = |but: &[u32]| -> Vec<u32> {
                    let areas = near.iter().copied();
                    let others = areas.filter(|area| !but.contains(area));
                    others
                        .filter(|area| self.has(*area as usize, [x, y]))
                        .collect()
                };
                match self.squares.get(at) {
                    Some(Square::Whole(_)) => {
                        let areas = before.take().unwrap_or_else(|| around(&[]));
                        before = Some(areas.clone());
                        self.squares[at] = Square::Whole(areas);
                    }
                    Some(Square::Cut(cut)) => {
                        let mut areas = around(cut);
                        areas.extend(cut);
                        areas.sort_unstable();
                        self.squares[at] = Square::Cut(areas);
                        before = None;
                    }
                    None => before = None,
                }
            }
        }
    }
}

/// True when a point lies in an odd number of rings.
fn is_in(rings: &[Ring], [x, y]: [f64; 2]) -> bool {
    let mut inside = false;
    for ring in rings {
        let Some(mut a) = ring.last().copied() else {
            continue;
        };
        for &b in ring {
            if (a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) {
                inside = !inside;
            }
            a = b;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Head, Shape};
    use proptest::prelude::{prop_assert_eq, proptest};

    fn layer() -> Layer {
        let ring = |points: &[(i32, i32)]| -> Vec<[f64; 2]> {
            points
                .iter()
                .map(|(x, y)| [f64::from(*x), f64::from(*y)])
                .collect()
        };
        let shape = |code: &str, rings: Vec<Vec<[f64; 2]>>| Shape {
            code: code.to_owned(),
            rings,
            ..Shape::default()
        };
        let hole = ring(&[(300, 300), (300, 600), (650, 600), (600, 300)]);
        Layer::of_shapes(
            Head::default(),
            1,
            &[
                shape(
                    "a",
                    vec![
                        ring(&[(0, 0), (900, 100), (1000, 900), (100, 1000)]),
                        hole.clone(),
                    ],
                ),
                shape("b", vec![hole]),
                shape("c", vec![ring(&[(900, 100), (1500, 0), (1000, 900)])]),
            ],
        )
    }

    #[test]
    fn points_are_found() {
        let finder = Finder::new(&layer());
        assert_eq!(finder.find([100.0, 500.0]), Some(0));
        assert_eq!(finder.find([400.0, 400.0]), Some(1));
        assert_eq!(finder.find([1200.0, 200.0]), Some(2));
        assert_eq!(finder.find([5.0, 900.0]), None);
        assert_eq!(finder.find([f64::NAN, 900.0]), None);
        assert_eq!(Finder::new(&Layer::default()).find([0.0, 0.0]), None);
    }

    #[test]
    fn areas_that_overlap_have_a_point_each() {
        let square =
            |from: f64, to: f64| vec![vec![[from, from], [from, to], [to, to], [to, from]]];
        let shape = |code: &str, rings| Shape {
            code: code.to_owned(),
            rings,
            ..Shape::default()
        };
        let shapes = [
            shape("a", square(0.0, 5_000.0)),
            shape("b", square(1_000.0, 3_000.0)),
            shape("c", square(1_000.0, 1_500.0)),
        ];
        let finder = Finder::new(&Layer::of_shapes(Head::default(), 1, &shapes));
        let each = |at: f64| finder.each([at, at]).collect::<Vec<_>>();
        assert_eq!(each(500.0), [0]);
        assert_eq!(each(1_200.0), [0, 1, 2]);
        assert_eq!(each(1_505.0), [0, 1], "a border of another is near");
        assert_eq!(each(2_000.0), [0, 1]);
        assert_eq!(each(4_000.0), [0]);
        assert!(each(6_000.0).is_empty());
    }

    proptest! {
        /// So it does for areas that overlap, whatever their shape.
        #[test]
        fn all_areas_of_a_point_are_found(
            corners in proptest::collection::vec(
                proptest::collection::vec((0i32..2_000, 0i32..2_000), 3..7), 1..6),
            x in -50.0..2_050.0f64,
            y in -50.0..2_050.0f64,
        ) {
            let shapes: Vec<Shape> = (0..).zip(corners).map(|(at, ring): (usize, Vec<(i32, i32)>)| Shape {
                code: format!("{at}"),
                rings: vec![ring.iter().map(|(x, y)| [f64::from(*x), f64::from(*y)]).collect()],
                ..Shape::default()
            }).collect();
            let finder = Finder::new(&Layer::of_shapes(Head::default(), 1, &shapes));
            let asked = (0..finder.rings.len()).filter(|area| is_in(&finder.rings[*area], [x, y]));
            let asked: Vec<usize> = asked.collect();
            prop_assert_eq!(finder.each([x, y]).collect::<Vec<_>>(), asked);
        }

        /// The board answers as asking every area would.
        #[test]
        fn the_board_changes_nothing(x in -50.0..1600.0f64, y in -50.0..1100.0f64) {
            let layer = layer();
            let finder = Finder::new(&layer);
            let asked = finder.rings.iter().position(|rings| is_in(rings, [x, y]));
            prop_assert_eq!(finder.find([x, y]), asked);
        }
    }
}
