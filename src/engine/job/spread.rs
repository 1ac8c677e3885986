//! What the director asks its crew of the spread of one column.

use super::{Crew, Director, MemberAsk};
use crate::ops::facts::{ColumnFacts, Form, float_to_line, line_cell};
use crate::ops::shapes::ShapePlan;
use crate::profile::spread::{MOST_KEPT, SpreadAsk, SpreadPart};
use model::cell::Cell;
use model::column_spread::{ColumnSpread, Outliers};
use model::note::{Problem, ProblemKind};

/// Quantiles that are told, in per cent.
const PERCENT: [u8; 5] = [5, 25, 50, 75, 95];
/// A range of the line is cut into so many parts at a time.
const PARTS: i128 = 64;
/// Of fewer numbers none is far from the others.
const FEWEST: u64 = 8;
/// How many times the distance of the quartiles is far.
const FAR: f64 = 1.5;
/// Digits of a deviation that do not depend on the order of adding up.
const DIGITS: i32 = 12;

/// Where the value of a rank lies on the line: not before the first, before the second, and the values before it.
type Range = (i128, i128, u64);

impl<C: Crew> Director<C> {
    /// How the values of a column are spread.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open or it has no such column, and what the crew says.
    pub async fn column_spread(&self, column: u32) -> Result<ColumnSpread, Problem> {
        let stale = || Problem::from(ProblemKind::Stale);
        let opened = self.opened().ok_or_else(stale)?;
        let table = self.table();
        let place = column as usize;
        let (profile, facts) = (opened.columns.get(place), table.facts.get(place));
        let (profile, facts) = profile.zip(facts).ok_or_else(stale)?;
        let measure = table.measures.get(place).ok_or_else(stale)?;
        // the rows of a sample are not those of the profile
        if opened.all_rows.is_some() {
            return Ok(ColumnSpread::default());
        }
        let line = match facts.form {
            Form::Float => facts
                .bounds
                .map(|(low, high)| (i128::from(low), i128::from(high))),
            Form::Text => None,
            _ => measure.line,
        };
        let values = measure.rows.saturating_sub(measure.nulls);
        let mut quantiles = Vec::new();
        if let Some(line) = line.filter(|_| facts.column_type.is_number() && values > 0) {
            quantiles = self.quantiles(column, *facts, line, values).await?;
        }
        let fences = fences(&quantiles).filter(|_| values >= FEWEST);
        let ask = SpreadAsk {
            column,
            centre: profile.mean.unwrap_or_default(),
            fences: fences.and_then(|fences| on_line(facts.form, fences)),
        };
        let mut whole = SpreadPart::default();
        for part in self
            .ask_all::<Box<SpreadPart>>(MemberAsk::Spread(ask))
            .await?
        {
            whole.merge(&part);
        }
        let deviation = (whole.numbers > 1)
            .then(|| rounded((whole.squares / (whole.numbers - 1) as f64).sqrt()))
            .filter(|deviation| deviation.is_finite());
        let outliers = fences
            .filter(|_| ask.fences.is_some())
            .map(|(below, above)| {
                let mut far: Vec<(f64, Cell, u64)> = Vec::new();
                let sides = [(&whole.low, below), (&whole.high, above)];
                for (side, fence) in sides {
                    for (line, row) in &side.farthest {
                        let cell = line_cell(*facts, *line);
                        let distance = cell.as_f64().map_or(0.0, |value| (value - fence).abs());
                        far.push((distance, cell, *row));
                    }
                }
                far.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
                far.truncate(MOST_KEPT);
                Outliers {
                    below,
                    above,
                    low: whole.low.rows,
                    high: whole.high.rows,
                    extremes: far.into_iter().map(|(_, cell, row)| (cell, row)).collect(),
                }
            });
        Ok(ColumnSpread {
            quantiles,
            deviation,
            outliers,
            shortest_chars: whole.shortest_chars,
        })
    }

    /// How the numbers of each column are spread, in the order of the columns; nothing for what is no quantity.
    ///
    /// # Errors
    /// As [`Director::column_spread`].
    pub async fn spreads(&self) -> Result<Vec<Option<ColumnSpread>>, Problem> {
        let mut spreads = Vec::new();
        for (column, profile) in (0u32..).zip(self.profile()) {
            let kind = profile.kind.as_deref();
            let is_quantity = profile.column_type.is_number()
                && matches!(kind, None | Some("currency" | "percent" | "age"));
            spreads.push(match is_quantity {
                true => Some(self.column_spread(column).await?),
                false => None,
            });
        }
        Ok(spreads)
    }

    /// Numbers below which so many of a hundred lie, exactly.
    async fn quantiles(
        &self,
        column: u32,
        facts: ColumnFacts,
        line: (i128, i128),
        values: u64,
    ) -> Result<Vec<(u8, f64)>, Problem> {
        // between the values at two ranks in proportion, as spreadsheets do
        let places = PERCENT.map(|percent| {
            let hundredths = u128::from(values - 1) * u128::from(percent);
            let (rank, rest) = ((hundredths / 100) as u64, (hundredths % 100) as f64 / 100.0);
            (rank, (rank + 1).min(values - 1), rest)
        });
        let mut ranks: Vec<u64> = places.iter().flat_map(|own| [own.0, own.1]).collect();
        ranks.sort_unstable();
        ranks.dedup();
        let end = line.1.saturating_add(1);
        let mut ranges: Vec<Range> = vec![(line.0, end, 0); ranks.len()];
        while ranges
            .iter()
            .any(|(from, to, _)| to.saturating_sub(*from) > 1)
        {
            let mut edges = vec![line.0, end];
            for (from, to, _) in &ranges {
                let wide = to.saturating_sub(*from);
                let parts = PARTS.min(wide);
                edges.extend((0..=parts).map(|part| from + wide / parts * part));
                edges.push(*to);
            }
            edges.sort_unstable();
            edges.dedup();
            let plans = vec![(column, ShapePlan::Bins(edges.clone()))];
            let ask = MemberAsk::Shape {
                revision: None,
                plans,
            };
            let mut counts = vec![0u64; edges.len().saturating_sub(1)];
            for part in self.ask_all::<Vec<Vec<u64>>>(ask).await? {
                for (own, other) in counts.iter_mut().zip(part.first().into_iter().flatten()) {
                    *own += other;
                }
            }
            for (rank, range) in ranks.iter().zip(&mut ranges) {
                let mut before = 0;
                for (bin, edge) in counts.iter().zip(edges.windows(2)) {
                    if let [from, to] = edge
                        && *rank < before + bin
                    {
                        *range = (*from, *to, before);
                        break;
                    }
                    before += bin;
                }
            }
        }
        let value = |rank: u64| {
            let at = ranks.iter().position(|own| *own == rank)?;
            line_cell(facts, ranges.get(at)?.0).as_f64()
        };
        let told = PERCENT
            .iter()
            .zip(places)
            .filter_map(|(percent, (low, high, rest))| {
                let (low, high) = (value(low)?, value(high)?);
                Some((*percent, low + (high - low) * rest))
            });
        Ok(told.collect())
    }
}

/// Between what the numbers lie that are not far; nothing when half of them are the same.
fn fences(quantiles: &[(u8, f64)]) -> Option<(f64, f64)> {
    let of = |percent: u8| {
        quantiles
            .iter()
            .find(|own| own.0 == percent)
            .map(|own| own.1)
    };
    let (low, high) = of(25).zip(of(75))?;
    let far = (high - low) * FAR;
    (far > 0.0 && far.is_finite()).then_some((low - far, high + far))
}

/// Two numbers on the line: whole steps between them.
fn on_line(form: Form, (below, above): (f64, f64)) -> Option<(i128, i128)> {
    match form {
        Form::Line { scale } | Form::Wide { scale } => {
            let unit = 10f64.powi(i32::from(scale));
            let (below, above) = ((below * unit).ceil(), (above * unit).floor());
            let fits = |value: f64| value.abs() < 1e37;
            (fits(below) && fits(above)).then_some((below as i128, above as i128))
        }
        Form::Float => Some((float_to_line(below).into(), float_to_line(above).into())),
        Form::Text => None,
    }
}

/// A number without the digits that come from the order of adding up.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = DIGITS - 1 - value.abs().log10().floor() as i32;
    let unit = 10f64.powi(digits);
    match unit.is_finite() && unit != 0.0 {
        true => (value * unit).round() / unit,
        false => value,
    }
}
