//! Points of a scatter, or their counts in a grid, and the straight line nearest to them.

use crate::ops::cross::{CrossPartial, Products};
use crate::ops::facts::{ColumnFacts, Form, line_cell};
use crate::ops::group::GroupKey;
use model::view_spec::{Cloud, Dots, Fit};

/// Of fewer points no line is drawn through them.
const FEWEST_FOR_TREND: u64 = 10;

/// The cloud of pairs on the line; `None` without a pair.
pub(super) fn of(
    partial: &CrossPartial,
    (across, upwards): (ColumnFacts, ColumnFacts),
    edges: Option<(&[i128], &[i128])>,
) -> Option<Cloud> {
    let number = |facts, line| line_cell(facts, line).as_f64().unwrap_or(f64::NAN);
    let (x, y) = (partial.products.across?, partial.products.upwards?);
    let dots = match edges {
        Some((a, b)) if a.len() > 1 && b.len() > 1 => {
            let width = a.len() - 1;
            let mut counts = vec![0; width * (b.len() - 1)];
            for (bin_x, bin_y, rows) in pairs(partial) {
                let at = bin_y as usize * width + bin_x as usize;
                if let Some(count) = counts.get_mut(at) {
                    *count += rows;
                }
            }
            Dots::Bins {
                across: a.iter().map(|edge| number(across, *edge)).collect(),
                upwards: b.iter().map(|edge| number(upwards, *edge)).collect(),
                counts,
            }
        }
        _ => Dots::Points(
            pairs(partial)
                .map(|(a, b, rows)| (number(across, a), number(upwards, b), rows))
                .collect(),
        ),
    };
    let is_exact = |facts: ColumnFacts| facts.form != Form::Float;
    let scale = |facts: ColumnFacts| match facts.form {
        Form::Line { scale } | Form::Wide { scale } => 10f64.powi(i32::from(scale)),
        _ => 1.0,
    };
    let trend = if is_exact(across) && is_exact(upwards) {
        fit(&partial.products, scale(across), scale(upwards))
    } else {
        fit_dots(&dots)
    };
    Some(Cloud {
        dots,
        trend: trend.filter(|_| partial.products.pairs >= FEWEST_FOR_TREND),
        rows: partial.products.pairs,
        across: (number(across, x.0), number(across, x.1)),
        upwards: (number(upwards, y.0), number(upwards, y.1)),
    })
}

/// Pairs of keys with their rows.
fn pairs(partial: &CrossPartial) -> impl Iterator<Item = (i128, i128, u64)> {
    partial.cells.iter().filter_map(|cell| {
        match (
            &partial.by[cell.by as usize],
            &partial.series[cell.series as usize],
        ) {
            (GroupKey::Line(a), GroupKey::Line(b)) => Some((*a, *b, cell.sums.rows)),
            _ => None,
        }
    })
}

/// The line by least squares from exact sums: the same however the table was cut.
fn fit(products: &Products, x_scale: f64, y_scale: f64) -> Option<Fit> {
    let [x, y, xx, yy, xy] = products.sums?;
    let n = i128::from(products.pairs);
    let exact = |squares: i128, a: i128, b: i128| -> Option<f64> {
        Some(n.checked_mul(squares)?.checked_sub(a.checked_mul(b)?)? as f64)
    };
    let (sxx, syy, sxy) = (exact(xx, x, x)?, exact(yy, y, y)?, exact(xy, x, y)?);
    if sxx <= 0.0 || syy <= 0.0 {
        return None;
    }
    let slope = sxy / sxx * x_scale / y_scale;
    let (mean_x, mean_y) = (x as f64 / n as f64 / x_scale, y as f64 / n as f64 / y_scale);
    Some(Fit {
        slope,
        intercept: mean_y - slope * mean_x,
        share: (sxy / sxx * sxy / syy).clamp(0.0, 1.0),
    })
}

/// The same of numbers in floating point, from the points or the middles of the bins.
fn fit_dots(dots: &Dots) -> Option<Fit> {
    let points: Vec<(f64, f64, f64)> = match dots {
        Dots::Points(points) => points
            .iter()
            .map(|(x, y, rows)| (*x, *y, *rows as f64))
            .collect(),
        Dots::Bins {
            across,
            upwards,
            counts,
        } => {
            let middle = |edges: &[f64], at: usize| (edges[at] + edges[at + 1]) / 2.0;
            let width = across.len().checked_sub(1)?.max(1);
            counts
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0)
                .map(|(at, count)| {
                    let (x, y) = (middle(across, at % width), middle(upwards, at / width));
                    (x, y, *count as f64)
                })
                .collect()
        }
    };
    let n: f64 = points.iter().map(|point| point.2).sum();
    let mean_x = points.iter().map(|(x, _, w)| x * w).sum::<f64>() / n;
    let mean_y = points.iter().map(|(_, y, w)| y * w).sum::<f64>() / n;
    let (mut sxx, mut syy, mut sxy) = (0.0, 0.0, 0.0);
    for (x, y, w) in points {
        sxx += (x - mean_x).powi(2) * w;
        syy += (y - mean_y).powi(2) * w;
        sxy += (x - mean_x) * (y - mean_y) * w;
    }
    let share = sxy / sxx * sxy / syy;
    (sxx > 0.0 && syy > 0.0 && share.is_finite()).then(|| Fit {
        slope: sxy / sxx,
        intercept: mean_y - sxy / sxx * mean_x,
        share: share.clamp(0.0, 1.0),
    })
}
