//! The small picture of a column: bars ready to draw, with the filter each of them means.

use model::cell::Cell;
use model::column::Shape;
use model::recipe::Test;

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The values it stands for.
    pub what: What,
    /// Rows of the whole file.
    pub all: u64,
    /// Rows that are seen; `None` when they are not known apart.
    pub seen: Option<u64>,
}

/// What a bar stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A range of values.
    Range {
        /// Lowest, included.
        from: Cell,
        /// Highest.
        to: Cell,
        /// Whether `to` is in it.
        to_included: bool,
    },
    /// One value.
    Value(Cell),
    /// All values that are not among the others.
    Others,
}

impl Bar {
    /// The filter a click means.
    pub fn test(&self) -> Option<Test> {
        match &self.what {
            What::Range {
                from,
                to,
                to_included,
            } => Some(Test::Range {
                from: Some(from.clone()),
                to: Some(to.clone()),
                to_included: *to_included,
            }),
            What::Value(cell) => Some(Test::Equals(cell.clone())),
            What::Others => None,
        }
    }

    /// The rows that are drawn filled.
    pub fn shown(&self) -> u64 {
        self.seen.unwrap_or(self.all)
    }
}

/// A picture ready to draw.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// From left to right.
    pub bars: Vec<Bar>,
    /// True for bins that stand on a line, false for categories that share it.
    pub measured: bool,
}

impl Bars {
    /// The picture of a column over the whole file, and over the rows seen.
    pub fn of(all: &Shape, seen: Option<&Shape>) -> Self {
        match (all, seen) {
            (Shape::Bins(bins), seen) => {
                let same = match seen {
                    Some(Shape::Bins(other)) if edges_agree(bins, other) => Some(other),
                    Some(Shape::Bins(other)) if !other.is_empty() => {
                        return Self::of(&Shape::Bins(other.clone()), None);
                    }
                    _ => None,
                };
                let nothing_seen = matches!(seen, Some(Shape::Empty))
                    || matches!(seen, Some(Shape::Bins(other)) if other.is_empty());
                let last = bins.len().saturating_sub(1);
                let bars = bins.iter().enumerate().map(|(i, bin)| Bar {
                    what: What::Range {
                        from: bin.from.clone(),
                        to: bin.to.clone(),
                        to_included: i == last,
                    },
                    all: bin.rows,
                    seen: same
                        .map(|other| other[i].rows)
                        .or(nothing_seen.then_some(0)),
                });
                Self {
                    bars: bars.collect(),
                    measured: true,
                }
            }
            (Shape::Categories { top, other_rows }, seen) => {
                let seen_of = |value: &Cell| match seen {
                    Some(Shape::Categories { top, other_rows }) => top
                        .iter()
                        .find(|(cell, _)| cell == value)
                        .map(|(_, rows)| *rows)
                        // not among the most common any more: known to be none only when nothing is left over
                        .or((*other_rows == 0).then_some(0)),
                    Some(Shape::Empty) => Some(0),
                    _ => None,
                };
                let mut bars: Vec<Bar> = top
                    .iter()
                    .map(|(cell, rows)| Bar {
                        what: What::Value(cell.clone()),
                        all: *rows,
                        seen: seen_of(cell),
                    })
                    .collect();
                if *other_rows > 0 {
                    bars.push(Bar {
                        what: What::Others,
                        all: *other_rows,
                        seen: None,
                    });
                }
                // unknown beside known would be compared: then show the most common of the rows seen
                if seen.is_some()
                    && bars
                        .iter()
                        .any(|bar| bar.seen.is_none() && bar.what != What::Others)
                    && let Some(seen) = seen
                {
                    return Self::of(seen, None);
                }
                if let Some(Shape::Categories { other_rows, .. }) = seen
                    && let Some(others) = bars.iter_mut().find(|bar| bar.what == What::Others)
                {
                    others.seen = Some((*other_rows).min(others.all));
                }
                Self {
                    bars,
                    measured: false,
                }
            }
            (Shape::Empty, _) => Self::default(),
        }
    }

    /// The largest bar.
    pub fn most(&self) -> u64 {
        self.bars.iter().map(|bar| bar.all).max().unwrap_or(0)
    }
}

fn edges_agree(a: &[model::column::Bin], b: &[model::column::Bin]) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| a.from == b.from && a.to == b.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::column::Bin;

    fn bins(rows: &[u64]) -> Shape {
        Shape::Bins(
            rows.iter()
                .enumerate()
                .map(|(i, &rows)| Bin {
                    from: Cell::Integer(i as i64 * 10),
                    to: Cell::Integer(i as i64 * 10 + 10),
                    rows,
                })
                .collect(),
        )
    }

    #[test]
    fn only_the_last_bin_includes_its_upper_edge() {
        let bars = Bars::of(&bins(&[3, 4]), None).bars;
        let included = |bar: &Bar| {
            matches!(
                bar.test(),
                Some(Test::Range {
                    to_included: true,
                    ..
                })
            )
        };
        assert!(!included(&bars[0]) && included(&bars[1]));
    }

    #[test]
    fn rows_seen_stand_inside_rows_of_the_file() {
        let bars = Bars::of(&bins(&[3, 4]), Some(&bins(&[0, 4]))).bars;
        assert_eq!((bars[0].all, bars[0].seen), (3, Some(0)));
        assert_eq!((bars[1].all, bars[1].seen), (4, Some(4)));
        assert_eq!(
            Bars::of(&bins(&[3]), Some(&Shape::Empty)).bars[0].seen,
            Some(0)
        );
    }

    #[test]
    fn a_value_that_is_left_over_is_not_called_none() {
        let top = |pairs: &[(&str, u64)], other_rows| Shape::Categories {
            top: pairs.iter().map(|(v, n)| (Cell::text(*v), *n)).collect(),
            other_rows,
        };
        let all = top(&[("a", 9), ("b", 8)], 5);
        let some = Bars::of(&all, Some(&top(&[("a", 2)], 0)));
        assert_eq!(some.bars[1].seen, Some(0));
        let unknown = Bars::of(&all, Some(&top(&[("c", 2)], 1)));
        assert_eq!(unknown.bars[0].what, What::Value(Cell::text("c")));
    }
}
