//! The order of groups and series, and which of them have room.

use super::{Gathered, Maker, Row, Table};
use crate::kind::fold::fold;
use crate::kind::sex::{self, Sex};
use crate::ops::cross::Dimension;
use crate::ops::facts::{ColumnFacts, line_cell};
use crate::ops::group::GroupKey;
use crate::table::collate;
use model::cell::Cell;
use model::view_spec::{ChartData, ChartForm, Group, Measure, Order, Part};
use std::cmp::Ordering;

/// Puts the series in order and keeps those that have room: the others are gathered where parts make a whole,
/// and left out where they do not.
pub(super) fn series(table: &mut Table, maker: &Maker<'_>, data: &mut ChartData, keys: Vec<Cell>) {
    if keys.is_empty() {
        for row in &mut table.rows {
            row.parts.clear();
        }
        return;
    }
    let met =
        |at: &usize| table.series[*at] != GroupKey::Missing && table.totals[*at].sums.rows > 0;
    let mut order: Vec<usize> = (0..keys.len()).filter(met).collect();
    let is_in_line = keys.iter().all(|key| !matches!(key, Cell::Text { .. }));
    let is_laid = !data.spec.across.is_empty() && !data.spec.is_turned();
    if is_laid {
        // columns side by side stand as they belong together
    } else if is_in_line || is_ordered_by_name(data.spec.form) {
        order.sort_by(|a, b| by_name(&keys[*a], &keys[*b]));
    } else {
        let size = |at: usize| maker.value(&table.totals[at]).unwrap_or(f64::NEG_INFINITY);
        // equal ones keep the order of first appearance
        order.sort_by(|a, b| size(*b).total_cmp(&size(*a)));
    }
    if data.spec.form == ChartForm::Pyramid {
        order.sort_by_key(|at| sex_place(&keys[*at]));
    }
    let room = data.spec.form.most_series();
    let mut rest: Vec<usize> = Vec::new();
    if order.len() > room {
        let is_whole = matches!(
            data.spec.form,
            ChartForm::StackedBar | ChartForm::ShareBar | ChartForm::Area
        );
        if data.spec.form == ChartForm::Dumbbell && is_in_line {
            // before and after: the first and the last
            let last = order.pop();
            data.series_left_out = order.len() as u64 - 1;
            order.truncate(1);
            order.extend(last);
        } else {
            let kept = if is_whole { room - 1 } else { room };
            rest = order.split_off(kept);
            data.series_left_out = rest.len() as u64;
            if !is_whole {
                rest.clear();
            }
        }
    }
    data.series = order.iter().map(|at| keys[*at].clone()).collect();
    if !rest.is_empty() {
        data.series.push(Cell::Missing);
    }
    for row in &mut table.rows {
        let mut parts: Vec<Gathered> = order
            .iter()
            .map(|at| std::mem::replace(&mut row.parts[*at], Gathered::NONE))
            .collect();
        if !rest.is_empty() {
            let mut others = Gathered::NONE;
            for at in &rest {
                let part = &row.parts[*at];
                others.add(&part.sums, &part.runs);
            }
            parts.push(others);
        }
        row.parts = parts;
    }
}

/// Series that are a scale of their own and not compared by size.
fn is_ordered_by_name(form: ChartForm) -> bool {
    matches!(form, ChartForm::HeatMap)
}

/// Men left, women right; others as they come.
fn sex_place(key: &Cell) -> u8 {
    let Cell::Text { text, .. } = key else {
        return 1;
    };
    u8::from(sex::of_value(&fold(text)) != Some(Sex::Male))
}

/// Puts the groups in order, and leaves out those that have no room.
pub(super) fn groups(groups: Vec<(Row, Group)>, data: &mut ChartData) {
    let mut all = groups;
    let form = data.spec.form;
    let by_key = match (form, data.spec.order) {
        (form, _) if form.is_over_time() => true,
        (ChartForm::Histogram | ChartForm::Pyramid, _) => true,
        (_, Order::ByName) => true,
        (_, Order::ByNumber) => false,
        (ChartForm::Column | ChartForm::HeatMap, Order::Usual) => true,
        _ => false,
    };
    if by_key {
        all.sort_by(|a, b| match (&a.0.key, &b.0.key) {
            (GroupKey::Text(_), GroupKey::Text(_)) if !form.is_over_time() => {
                by_name(&a.1.key, &b.1.key)
            }
            (one, other) => one.cmp(other),
        });
    } else {
        let value = |group: &Group| sort_value(group, form).unwrap_or(f64::NEG_INFINITY);
        // stable: equal ones keep the order of first appearance
        all.sort_by(|a, b| value(&b.1).total_cmp(&value(&a.1)));
        data.unranked = behind(&mut all, data.spec.measure);
    }
    if form == ChartForm::Slope && all.len() > 2 {
        let last = all.pop();
        data.left_out = all.len() as u64 - 1;
        all.truncate(1);
        all.extend(last);
    }
    let room = data.spec.drawn_of(all.len());
    if all.len() > room {
        let beyond = all.split_off(if form == ChartForm::Treemap {
            room - 1
        } else {
            room
        });
        data.left_out = beyond.len() as u64;
        data.unranked = data
            .unranked
            .min(all.len().saturating_sub(ranked(&all)) as u64);
        if form == ChartForm::Treemap {
            let rest = Group {
                value: Some(beyond.iter().filter_map(|(_, group)| group.value).sum()),
                rows: beyond.iter().map(|(_, group)| group.rows).sum(),
                ..Group::default()
            };
            data.groups = all.into_iter().map(|(_, group)| group).collect();
            data.groups.push(rest);
            return;
        }
    }
    data.groups = all.into_iter().map(|(_, group)| group).collect();
}

fn ranked(groups: &[(Row, Group)]) -> usize {
    groups
        .iter()
        .filter(|(row, _)| row.whole.sums.rows >= ChartData::FEWEST_RANKED)
        .count()
}

/// What groups are ranked by: the median of a spread, the distance of two points, else their number.
fn sort_value(group: &Group, form: ChartForm) -> Option<f64> {
    match form {
        ChartForm::Box => group.spread.map(|spread| spread.median),
        ChartForm::Dumbbell => group
            .parts
            .last()
            .and_then(|part| part.value)
            .or(group.value),
        _ => group.value,
    }
}

/// Moves groups behind the others where too few values lie behind their number: how many. Numbers that stand in
/// the file as they are, one row each, are not of few values.
fn behind(groups: &mut [(Row, Group)], measure: Measure) -> u64 {
    let values = |row: &Row| match measure.column() {
        Some(_) => row.whole.sums.values,
        None => row.whole.sums.rows,
    };
    let most = groups.iter().map(|(row, _)| values(row)).max().unwrap_or(0);
    if !measure.needs_many() || most < ChartData::FEWEST_RANKED {
        return 0;
    }
    let is_few = |row: &Row| values(row) < ChartData::FEWEST_RANKED;
    groups.sort_by_key(|(row, _)| is_few(row));
    groups.iter().filter(|(row, _)| is_few(row)).count() as u64
}

/// Values of the grouping column as people list them: numbers and days ascending, names in Danish order, names
/// that begin with a number by it ("5-9 år" before "10-14 år").
fn by_name(one: &Cell, other: &Cell) -> Ordering {
    match (one, other) {
        (Cell::Text { text: a, .. }, Cell::Text { text: b, .. }) => {
            let leading = |text: &str| -> Option<u64> {
                let digits: String = text
                    .trim_start()
                    .chars()
                    .take_while(char::is_ascii_digit)
                    .collect();
                digits.parse().ok()
            };
            match (leading(a), leading(b)) {
                (Some(x), Some(y)) if x != y => x.cmp(&y),
                _ => collate::compare(a, b),
            }
        }
        _ => match (one.as_f64(), other.as_f64()) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
    }
}

/// Bins without a row are bins all the same.
pub(super) fn every_bin(groups: &mut Vec<(Row, Group)>, facts: ColumnFacts, by: &Dimension) {
    let found = std::mem::take(groups);
    for (bin, edge) in (0i128..).zip(by.edges.windows(2)) {
        let key = GroupKey::Line(bin);
        match found.iter().find(|(row, _)| row.key == key) {
            Some(known) => groups.push(known.clone()),
            None => groups.push((
                Row {
                    key,
                    whole: Gathered::NONE,
                    parts: Vec::new(),
                },
                Group {
                    key: line_cell(facts, edge[0]),
                    to: Some(line_cell(facts, edge[1])),
                    value: Some(0.0),
                    rows: 0,
                    parts: Vec::<Part>::new(),
                    spread: None,
                },
            )),
        }
    }
}
