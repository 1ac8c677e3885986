//! Runs of whole numbers with a hole: ages from 0 to 100 without 38. Whatever is added up over them is too low, and
//! nothing in the sum shows it.
//!
//! Told from the profile alone. Only columns that are named after what has no holes by nature are looked at, and only
//! where every value stands on as many rows: a table of statistics, not one of persons, among whom an age may be missing.

use crate::kind;
use crate::kind::fold::fold;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::shortfall::Hole;
use model::view_spec::{ChartForm, ViewSpec};

/// Fewest numbers of a run.
const FEWEST: u64 = 8;
/// Longer runs are codes.
const LONGEST: u64 = 400;
/// Of so many numbers of a run one may be missing: of a run with more holes nobody knows that it is one.
const ONE_OF: u64 = 8;
/// Where the runs begin that are looked at.
const STARTS: std::ops::RangeInclusive<i64> = 0..=1;

/// What runs without a hole by nature.
const RUNS: [&str; 16] = [
    "alder",
    "age",
    "alderstrin",
    "aldersaar",
    "maaned",
    "month",
    "maanedsnr",
    "uge",
    "week",
    "ugenr",
    "time",
    "timer",
    "hour",
    "klokketime",
    "klassetrin",
    "dag",
];

/// The columns of a table that are runs with a hole.
#[must_use]
pub fn of(columns: &[ColumnProfile]) -> Vec<Hole> {
    let all = (0u32..).zip(columns);
    all.filter_map(|(column, profile)| hole(column, profile))
        .collect()
}

/// True when a chart adds up over such a run, which so makes its numbers too low.
#[must_use]
pub fn lowers(hole: &Hole, spec: &ViewSpec) -> bool {
    let sums = spec.measure.adds_up() && spec.measure.column().is_some();
    // a pyramid takes ages together
    let is_told_apart = spec.form != ChartForm::Pyramid
        && (spec.by == hole.column || spec.series == Some(hole.column));
    let is_kept = |all: &[(u32, Cell)]| all.iter().any(|own| own.0 == hole.column);
    sums && !is_told_apart && spec.measure.column() != Some(hole.column) && !is_kept(&spec.only)
}

fn hole(column: u32, profile: &ColumnProfile) -> Option<Hole> {
    let is_run = profile.column_type == ColumnType::Integer
        && profile.distinct_exact
        && profile.nulls == 0
        && profile.distinct >= FEWEST
        && is_named(profile);
    let (Some(Cell::Integer(least)), Some(Cell::Integer(most))) = (&profile.min, &profile.max)
    else {
        return None;
    };
    if !is_run || !STARTS.contains(least) {
        return None;
    }
    let span = u64::try_from(most.checked_sub(*least)?.checked_add(1)?).ok()?;
    let missing = span.checked_sub(profile.distinct)?;
    if missing == 0 || span > LONGEST || missing > (span / ONE_OF).max(1) {
        return None;
    }
    // as many rows for each: the most common one has no more than all have on the average
    let present = kind::present(profile);
    let rows = present / profile.distinct;
    let (_, most_rows) = profile.top.first()?;
    if rows < 2 || rows * profile.distinct != present || *most_rows != rows {
        return None;
    }
    Some(Hole {
        column,
        name: profile.name.clone(),
        ends: (*least, *most),
        missing,
        which: (missing == 1)
            .then(|| which(profile, (*least, *most), rows))
            .flatten(),
    })
}

/// The one that is missing: what the sum of the run is short of.
fn which(profile: &ColumnProfile, (least, most): (i64, i64), rows: u64) -> Option<i64> {
    let Some(Cell::Integer(sum)) = &profile.sum else {
        return None;
    };
    let (least, most) = (i128::from(least), i128::from(most));
    let whole = (least + most) * (most - least + 1) / 2;
    let own = i128::from(*sum);
    let rows = i128::from(rows);
    let missing = whole - own / rows;
    let is_found = own % rows == 0 && least < missing && missing < most;
    i64::try_from(missing).ok().filter(|_| is_found)
}

fn is_named(profile: &ColumnProfile) -> bool {
    let words = fold(&profile.name);
    profile.kind.as_deref() == Some("age") || words.split(' ').any(|word| RUNS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{Hole, of};
    use model::cell::Cell;
    use model::column::{ColumnProfile, ColumnType, Shape};

    /// The profile of a column in which each of these numbers stands on so many rows.
    fn column(name: &str, values: &[i64], rows: u64) -> ColumnProfile {
        ColumnProfile {
            name: name.to_owned(),
            column_type: ColumnType::Integer,
            kind: None,
            kind_confidence: 0.0,
            nulls: 0,
            missing_spellings: Vec::new(),
            signs: Vec::new(),
            unit: None,
            distinct: values.len() as u64,
            distinct_exact: true,
            min: values.iter().min().map(|own| Cell::Integer(*own)),
            max: values.iter().max().map(|own| Cell::Integer(*own)),
            sum: Some(Cell::Integer(values.iter().sum::<i64>() * rows as i64)),
            mean: None,
            median: None,
            top: values
                .iter()
                .map(|own| (Cell::Integer(*own), rows))
                .collect(),
            totals: Vec::new(),
            shape: Shape::Categories {
                top: Vec::new(),
                other_rows: values.len() as u64 * rows,
            },
            longest_chars: None,
            is_subject: false,
        }
    }

    fn without(range: std::ops::RangeInclusive<i64>, left_out: &[i64]) -> Vec<i64> {
        range.filter(|own| !left_out.contains(own)).collect()
    }

    #[test]
    fn a_run_with_a_hole_is_found_and_the_missing_one_named() {
        let ages = column("ALDER", &without(0..=100, &[38]), 26);
        let expected = Hole {
            column: 0,
            name: "ALDER".to_owned(),
            ends: (0, 100),
            missing: 1,
            which: Some(38),
        };
        assert_eq!(of(&[ages]), [expected]);
        let two = of(&[column("Måned", &without(1..=12, &[2]), 5)]);
        assert_eq!(two[0].which, Some(2));
        let several = of(&[column("uge", &without(1..=52, &[7, 8]), 3)]);
        assert_eq!((several[0].missing, several[0].which), (2, None));
    }

    #[test]
    fn what_may_have_holes_is_let_be() {
        let whole = column("ALDER", &without(0..=100, &[]), 26);
        // codes that were never given, years, ages of a few persons
        let codes = column("Kredsnr", &without(1..=92, &[17]), 26);
        let late = column("alder", &without(18..=100, &[38]), 26);
        let few = column("alder", &without(0..=100, &[38]), 1);
        let thin = column("alder", &[0, 3, 9, 14, 22, 40, 61, 80, 90], 4);
        let mut uneven = column("alder", &without(0..=100, &[38]), 26);
        uneven.top[0].1 = 40;
        assert_eq!(of(&[whole, codes, late, few, thin, uneven]), []);
    }
}
