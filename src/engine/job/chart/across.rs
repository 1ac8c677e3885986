//! Columns side by side as the series of one chart: each is gathered by itself, and what they have is laid together.

use super::{Crew, Director, names};
use crate::kind::fold::fold;
use crate::ops::cross::{CrossAsk, CrossPartial};
use crate::ops::facts::{ColumnFacts, Form, power_of_ten};
use crate::ops::group::{GroupKey, GroupSums};
use crate::suggest::wide;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::dataset::Opened;
use model::note::Problem;
use model::view_spec::{ChartData, ViewSpec};

/// What several columns have in common, and what is gathered of them.
pub(super) struct SideBySide {
    /// The groups, and a series for each column by its place.
    pub partial: CrossPartial,
    /// How all their numbers are written.
    pub facts: ColumnFacts,
    /// Rows without a value along the axis.
    pub missing_rows: u64,
}

impl<C: Crew> Director<C> {
    /// Gathers each of the columns by the same rows.
    pub(super) async fn side_by_side(
        &self,
        columns: &[u32],
        ask: &CrossAsk,
    ) -> Result<SideBySide, Problem> {
        let own: Vec<ColumnFacts> = columns.iter().map(|own| self.facts_of(*own)).collect();
        let facts = common(&own);
        let mut partials = Vec::with_capacity(columns.len());
        let mut missing_rows = 0;
        for (at, (column, own)) in columns.iter().zip(&own).enumerate() {
            let ask = CrossAsk {
                measured: Some(*column),
                ..ask.clone()
            };
            let mut partial = self.crossed(ask).await?;
            partial.series = vec![GroupKey::Line(at as i128)];
            missing_rows = super::missing(&partial);
            for cell in &mut partial.cells {
                cell.series = 0;
                rescale(&mut cell.sums, *own, facts);
            }
            partials.push(partial);
        }
        Ok(SideBySide {
            partial: CrossPartial::merge(partials),
            facts,
            missing_rows,
        })
    }
}

/// Years along the axis and names as series: what [`Director::side_by_side`] gathered, turned round.
pub(super) fn turned(partial: CrossPartial, years: &[i64]) -> CrossPartial {
    let year = |key: &GroupKey| match key {
        GroupKey::Line(at) => usize::try_from(*at).ok().and_then(|at| years.get(at)),
        _ => None,
    };
    let by = partial.series.iter().map(|key| match year(key) {
        Some(year) => GroupKey::Line(i128::from(*year)),
        None => GroupKey::Missing,
    });
    let by = by.collect();
    let cells = partial.cells.into_iter().map(|mut cell| {
        std::mem::swap(&mut cell.by, &mut cell.series);
        cell
    });
    CrossPartial {
        by,
        cells: cells.collect(),
        series: partial.by,
        extremes: None,
        products: partial.products,
    }
}

/// How years are written.
pub(super) const YEARS: ColumnFacts = ColumnFacts {
    column_type: ColumnType::Integer,
    form: Form::Line { scale: 0 },
    bounds: None,
};

/// The names of the series, in the order of the columns.
pub(super) fn labels(columns: &[u32], profiles: &[ColumnProfile]) -> Vec<Cell> {
    let name = |column: &u32| profiles.get(*column as usize).map(|own| own.name.trim());
    let names = columns
        .iter()
        .map(|column| name(column).unwrap_or_default());
    names.map(Cell::text).collect()
}

/// What the columns are values of, by the id of a kind.
pub(super) fn kind(columns: &[u32], profiles: &[ColumnProfile]) -> Option<String> {
    let families = wide::families(profiles);
    let family = families.iter().find(|own| own.columns == columns)?;
    Some(family.of.kind().to_owned())
}

/// What is measured by all of the columns: the words their names share beside the year; `None` where they share none.
pub(super) fn shared_name(columns: &[u32], profiles: &[ColumnProfile]) -> Option<String> {
    let name = |column: &u32| Some(profiles.get(*column as usize)?.name.trim());
    let first = name(columns.first()?)?;
    let others: Vec<Vec<String>> = columns
        .iter()
        .skip(1)
        .map(|column| {
            let words = name(column).unwrap_or_default().split([' ', '_']);
            words.map(fold).collect()
        })
        .collect();
    let shared: Vec<&str> = first
        .split([' ', '_'])
        .filter(|word| others.iter().all(|words| words.contains(&fold(word))))
        .collect();
    let shared = shared.join(" ");
    let letters = shared.chars().filter(|c| c.is_alphabetic()).count();
    // "Antal mænd" and "Antal kvinder" are numbers of people, "antal" alone is of anything
    (letters >= 3 && fold(&shared) != "antal").then_some(shared)
}

/// What the name of the file says is measured, without the words for what it is told apart by: "Befolkning køn alder" is
/// of "Befolkning" where ages and sexes are drawn.
pub(super) fn of_file(
    spec: &ViewSpec,
    opened: &Opened,
    profiles: &[ColumnProfile],
) -> Option<String> {
    let things = names::without_years(&names::of_things(opened)?);
    let by = profiles
        .get(spec.by as usize)
        .map_or_else(String::new, |own| fold(&own.name));
    let of = kind(&spec.across, profiles);
    let said: &[&str] = match of.as_deref() {
        Some("sex") => &["koen", "sex", "gender"],
        Some("weekday") => &["uge", "ugedag", "ugedage", "week", "weekday"],
        Some("month") => &["maaned", "maaneder", "month"],
        _ => &["aar", "year"],
    };
    let is_told_apart = |word: &str| {
        let word = fold(word);
        said.contains(&&*word) || word.len() >= 3 && by.split(' ').any(|own| own.starts_with(&word))
    };
    let mut words: Vec<&str> = things.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|word| is_told_apart(word)) {
        words.pop();
    }
    // "fordelt på" what is taken away
    while words.len() > 1 && matches!(words.last(), Some(&("og" | "efter" | "pr" | "pr." | "by"))) {
        words.pop();
    }
    Some(words.join(" "))
}

/// Takes from what all rows have in common what the columns side by side say themselves: which year it is, and what is
/// measured.
pub(super) fn without_own(data: &mut ChartData) {
    data.context.period = None;
    let is_said = |of: &String| {
        let measured = data.measure_name.as_deref().map(fold);
        // a unit says only in what it is counted
        let is_told = data.spec.called.is_none();
        is_told && measured.is_some_and(|measured| fold(of).starts_with(&measured))
    };
    if data.context.of.as_ref().is_some_and(is_said) {
        data.context.of = None;
    }
}

/// One form in which the numbers of all columns are exact, where there is one.
fn common(all: &[ColumnFacts]) -> ColumnFacts {
    let scale = |facts: &ColumnFacts| match facts.form {
        Form::Line { scale } | Form::Wide { scale } => Some(scale),
        Form::Float | Form::Text => None,
    };
    let scales: Option<Vec<u8>> = all.iter().map(scale).collect();
    let are_whole = all.iter().all(|own| own.column_type == ColumnType::Integer);
    ColumnFacts {
        column_type: match are_whole {
            true => ColumnType::Integer,
            false => ColumnType::Decimal,
        },
        form: match scales.as_deref().map(|scales| scales.iter().copied().max()) {
            Some(Some(scale)) => Form::Wide { scale },
            _ => Form::Float,
        },
        bounds: None,
    }
}

/// Sums of a column at the scale of all.
fn rescale(sums: &mut GroupSums, own: ColumnFacts, to: ColumnFacts) {
    let (Form::Line { scale } | Form::Wide { scale }) = own.form else {
        return;
    };
    match to.form {
        Form::Wide { scale: wanted } | Form::Line { scale: wanted } => {
            let factor = power_of_ten(u32::from(wanted.saturating_sub(scale)));
            sums.sum = sums
                .sum
                .zip(factor)
                .and_then(|(sum, factor)| sum.checked_mul(factor));
        }
        Form::Float | Form::Text => {
            if let Some(sum) = sums.sum {
                sums.float = sum as f64 / 10f64.powi(i32::from(scale));
            }
        }
    }
}
