//! The numbers behind a chart: the rows of the view grouped by one or two columns, in drawing order.
//!
//! [`Director::chart_data`] asks for pairs of keys with their sums ([`crate::ops::cross`]); what follows is small:
//! [`order`] puts groups and series in order and leaves out what has no room, [`cloud`] makes points of pairs,
//! [`breaks`] says where a series of time counts something else.

mod across;
mod breaks;
mod cloud;
pub(super) mod context;
mod dimensions;
mod file_name;
mod lacking;
mod levels;
pub(super) mod names;
mod order;
mod spellings;
pub(super) mod things;

use super::{Crew, Director, MemberAsk};
use crate::job::view::value_of;
use crate::kind::fold::fold;
use crate::ops::cross::{CrossAsk, CrossPartial, Dimension, Keep, Runs, merged, quantile};
use crate::ops::facts::{ColumnFacts, line_cell};
use crate::ops::group::{GroupKey, GroupSums, key_cell, sum_cell};
use crate::suggest::wide;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::note::Problem;
use model::view_spec::{ChartData, ChartForm, Group, Measure, Part, ShareOf, Spread, ViewSpec};
use std::iter::once;

/// Beyond so many rows medians are told from bins.
const MOST_KEPT: u64 = 1_000_000;
/// Bins of the values then.
const BINS: i128 = 1 << 16;

/// What is gathered of one group, or of one series in it.
#[derive(Debug, Clone)]
struct Gathered {
    sums: GroupSums,
    runs: Runs,
}

impl Gathered {
    const NONE: Self = Self {
        sums: GroupSums::NONE,
        runs: Runs::new(),
    };

    fn add(&mut self, sums: &GroupSums, runs: &Runs) {
        self.sums.merge(sums);
        if !runs.is_empty() {
            self.runs = merged(&self.runs, runs);
        }
    }
}

/// One group before it is drawn.
#[derive(Debug, Clone)]
struct Row {
    key: GroupKey,
    whole: Gathered,
    /// One for each series, in the order of the partial.
    parts: Vec<Gathered>,
}

/// How one chart makes numbers of what was gathered.
struct Maker<'a> {
    measure: Measure,
    facts: ColumnFacts,
    keep: Option<Keep>,
    profile: Option<&'a ColumnProfile>,
}

impl Maker<'_> {
    /// The number of a group; `None` when no row has one.
    fn value(&self, of: &Gathered) -> Option<f64> {
        if of.sums.rows == 0 {
            return None;
        }
        match self.measure {
            Measure::Median { .. } => quantile(&of.runs, 0.5, |run| self.number(run)),
            Measure::Share { column: None, .. } => Some(of.sums.rows as f64),
            measure => {
                let sum = measure
                    .column()
                    .and_then(|_| sum_cell(self.facts, &of.sums));
                value_of(measure, of.sums.rows, of.sums.values, sum.as_ref())
            }
        }
    }

    /// The number of a run: the value itself, or the middle of its bin.
    fn number(&self, run: i128) -> f64 {
        let line = |value| line_cell(self.facts, value).as_f64().unwrap_or(f64::NAN);
        match self.keep {
            Some(Keep::Bins { low, width }) if width > 1 => {
                let from = low + run * width;
                (line(from) + line(from + width - 1)) / 2.0
            }
            Some(Keep::Bins { low, .. }) => line(low + run),
            _ => line(run),
        }
    }

    fn spread(&self, of: &Gathered) -> Option<Spread> {
        let at = |share| quantile(&of.runs, share, |run| self.number(run));
        Some(Spread {
            least: at(0.0)?,
            lower: at(0.25)?,
            median: at(0.5)?,
            upper: at(0.75)?,
            most: at(1.0)?,
            values: of.sums.values,
        })
    }

    /// How far a quantile may be off.
    fn error(&self) -> f64 {
        match self.keep {
            Some(Keep::Bins { low, width }) if width > 1 => {
                let line = |value| line_cell(self.facts, value).as_f64().unwrap_or(0.0);
                (line(low + width) - line(low)).abs() / 2.0
            }
            _ => 0.0,
        }
    }

    /// True when the numbers are per cent.
    fn is_percent(&self, called: Option<&str>) -> bool {
        const WORDS: [&str; 4] = ["procent", "pct", "percent", "andel"];
        let says = |text: &str| {
            let words = fold(text);
            text.contains('%') || WORDS.iter().any(|word| words.contains(word))
        };
        match self.measure {
            Measure::Share { .. } => true,
            Measure::Count => false,
            _ => {
                let kind = self.profile.and_then(|profile| profile.kind.as_deref());
                kind == Some("percent")
                    || called.is_some_and(says)
                    || called.is_none() && self.profile.is_some_and(|column| says(&column.name))
            }
        }
    }
}

impl<C: Crew> Director<C> {
    /// The numbers behind a chart of the rows of the current view.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`](model::note::ProblemKind::Stale) without a view,
    /// [`ProblemKind::TooBig`](model::note::ProblemKind::TooBig) beyond some million groups, and what the crew
    /// says.
    pub async fn chart_data(&self, spec: &ViewSpec) -> Result<ChartData, Problem> {
        let table = self.table();
        let profile = |column: u32| table.profiles.get(column as usize);
        let name = |column: u32| profile(column).map_or_else(String::new, |p| p.name.clone());
        let facts = |column: u32| self.facts_of(column);
        let measured = spec.measure.column();
        let rows = self.view_of(self.revision())?.rows;
        let (by, series) = self.dimensions(spec, rows);
        let keep = measured
            .filter(|_| matches!(spec.measure, Measure::Median { .. } | Measure::Each { .. }))
            .filter(|_| spec.form != ChartForm::Scatter)
            .map(|column| self.keep_of(column, rows));
        let by_facts = facts(spec.by);
        let ask = CrossAsk {
            revision: self.revision(),
            by: by.clone(),
            series: series.clone(),
            measured: measured.filter(|_| spec.form != ChartForm::Scatter),
            keep,
            products: spec.form == ChartForm::Scatter,
            only: spec.only.clone(),
            except: spec.except.clone(),
        };
        let beside = match spec.across.is_empty() {
            true => None,
            false => Some(self.side_by_side(&spec.across, &ask).await?),
        };
        let (partial, measured_facts, missing_by) = match beside {
            Some(beside) => (
                beside.partial,
                Some(beside.facts),
                Some(beside.missing_rows),
            ),
            None => (self.crossed(ask).await?, measured.map(facts), None),
        };
        let years = match spec.is_turned() {
            true => wide::years(&table.profiles, &spec.across),
            false => None,
        };
        let partial = match spec.level {
            Some(level) => levels::gathered(partial, level),
            None => partial,
        };
        let (partial, folded) = spellings::gathered(spec, partial);
        let partial = match &years {
            Some(years) => across::turned(partial, years),
            None => partial,
        };
        let maker = Maker {
            measure: spec.measure,
            facts: measured_facts.unwrap_or_default(),
            keep,
            profile: measured.and_then(profile),
        };
        let mut data = ChartData {
            by_name: match spec.form {
                ChartForm::Histogram => names::measured(self.opened().as_deref(), &name(spec.by)),
                // years in a header have no name
                _ if years.is_some() => String::new(),
                _ => name(spec.by),
            },
            by_kind: match spec.level {
                _ if years.is_some() => across::kind(&spec.across, &table.profiles),
                Some(level) => Some(format!("kle_{}", level.id())),
                None => profile(spec.by).and_then(names::kind_instead),
            },
            row_kind: measured.map_or_else(|| names::of_rows(&table.profiles), |_| None),
            series_name: match &years {
                Some(_) => Some(name(spec.by)),
                None => spec.series.map(name),
            },
            series_kind: match years {
                Some(_) => profile(spec.by).and_then(names::kind_instead),
                None => across::kind(&spec.across, &table.profiles),
            },
            subject: measured
                .filter(|_| spec.called.is_some())
                .and_then(|column| names::beside_unit(self.opened().as_deref(), &name(column))),
            context: context::of(
                self.opened().as_deref(),
                &table.profiles,
                &context::Drawn {
                    measured: match spec.form {
                        ChartForm::Histogram => Some(spec.by),
                        _ => measured,
                    },
                    called: spec.called.as_deref(),
                    columns: once(spec.by)
                        .chain(spec.series)
                        .chain(spec.across.iter().copied())
                        .chain(measured)
                        .chain(spec.only.iter().map(|only| only.0))
                        .collect(),
                },
            ),
            measure_name: self.measure_name(spec, &table.profiles),
            only_names: spec.only.iter().map(|only| name(only.0)).collect(),
            except_names: spec.except.iter().map(|except| name(except.0)).collect(),
            whole_numbers: match (spec.measure, measured_facts) {
                (Measure::Count, _) => true,
                (Measure::Sum { .. } | Measure::Each { .. }, Some(facts)) => {
                    facts.column_type == ColumnType::Integer
                }
                _ => false,
            },
            percent: maker.is_percent(spec.called.as_deref()),
            quantile_error: maker.error(),
            by_extremes: partial
                .extremes
                // no value lies outside, whatever rows are seen
                .or(match (spec.form, by_facts.column_type, by_facts.bounds) {
                    (ChartForm::Histogram, ColumnType::Integer, Some((low, high))) => {
                        Some((i128::from(low), i128::from(high)))
                    }
                    _ => None,
                })
                .map(|(low, high)| (line_cell(by_facts, low), line_cell(by_facts, high))),
            ..ChartData::of(spec.clone())
        };
        if !spec.across.is_empty() {
            across::without_own(&mut data);
            // what the first of them counts, they do not together
            data.context.counts_things = false;
            data.context.unit = None;
        }
        if spec.form == ChartForm::Scatter {
            let both = series
                .as_ref()
                .map(|series| (by_facts, facts(series.column)));
            data.missing_rows = missing(&partial);
            data.cloud = both.and_then(|both| {
                let edges = series
                    .as_ref()
                    .map(|series| (&by.edges[..], &series.edges[..]));
                cloud::of(&partial, both, edges)
            });
            return Ok(data);
        }
        let mut gathered = gather(partial, measured.is_some(), &mut data.missing_rows);
        if let Some(missing) = missing_by {
            // a gap of one column is seen in its series
            data.missing_rows = missing;
        }
        let keys = match (spec.across.is_empty(), &years) {
            (true, _) => self.series_keys(&gathered.series, series.as_ref()),
            (false, Some(_)) => self.series_keys(&gathered.series, Some(&by)),
            (false, None) => across::labels(&spec.across, &table.profiles),
        };
        order::series(&mut gathered, &maker, &mut data, keys);
        let along = match years {
            Some(_) => across::YEARS,
            None => by_facts,
        };
        self.groups(&mut data, gathered, (&by, along), &maker);
        data.key_names =
            names::of_codes(profile(spec.by), data.groups.iter().map(|group| &group.key));
        let is_kle = |column: u32| {
            profile(column).is_some_and(|profile| profile.kind.as_deref() == Some("kle"))
        };
        if spec.level.is_some() || is_kle(spec.by) {
            let groups = data.groups.iter().map(|group| &group.key);
            data.key_names = names::of_kle_numbers(&table.kle_titles, groups);
        }
        if let Some(column) = spec.series {
            let series = names::of_codes(profile(column), data.series.iter());
            data.key_names.extend(series);
        }
        if !data.key_names.is_empty() && data.by_kind.is_none() {
            data.by_kind = profile(spec.by).and_then(|profile| profile.kind.clone());
        }
        data.breaks = breaks::of(&data, &table.profiles);
        data.holes = self.lowering_holes(spec, rows);
        // of those that are drawn
        data.folded = folded;
        data.folded
            .retain(|own| data.groups.iter().any(|group| group.key == own.key));
        data.municipality_rows = self.municipality_rows(spec, rows).await?;
        Ok(data)
    }

    /// What the numbers are called.
    fn measure_name(&self, spec: &ViewSpec, profiles: &[ColumnProfile]) -> Option<String> {
        let opened = self.opened();
        let name = &profiles.get(spec.measure.column()? as usize)?.name;
        if spec.across.is_empty() {
            return Some(names::measured(opened.as_deref(), name));
        }
        let shared = across::shared_name(&spec.across, profiles);
        let of_file = || across::of_file(spec, opened.as_deref()?, profiles);
        Some(shared.or_else(of_file).unwrap_or_else(|| name.clone()))
    }

    pub(super) fn facts_of(&self, column: u32) -> ColumnFacts {
        let table = self.table();
        let facts = table.facts.get(column as usize);
        facts.copied().unwrap_or_default()
    }

    async fn crossed(&self, ask: CrossAsk) -> Result<CrossPartial, Problem> {
        let parts: Vec<Box<CrossPartial>> = self.ask_all(MemberAsk::Cross(Box::new(ask))).await?;
        Ok(CrossPartial::merge(
            parts.into_iter().map(|part| *part).collect(),
        ))
    }

    /// How the values of a column are kept: as they are, where they are few or lie close together.
    fn keep_of(&self, column: u32, rows: u64) -> Keep {
        let table = self.table();
        let facts = self.facts_of(column);
        let line = match (facts.bounds, table.measures.get(column as usize)) {
            (Some((low, high)), _) => Some((i128::from(low), i128::from(high))),
            (None, Some(measure)) => measure.line,
            (None, None) => None,
        };
        match line {
            Some((low, high)) if rows > MOST_KEPT && high - low >= BINS => Keep::Bins {
                low,
                width: (high - low) / BINS + 1,
            },
            _ => Keep::Values,
        }
    }

    fn series_keys(&self, keys: &[GroupKey], by: Option<&Dimension>) -> Vec<Cell> {
        let Some(by) = by else {
            return Vec::new();
        };
        let facts = self.facts_of(by.column);
        keys.iter().map(|key| cell_of(key, facts, by)).collect()
    }

    /// Puts the groups into the chart.
    fn groups(
        &self,
        data: &mut ChartData,
        gathered: Table,
        (by, facts): (&Dimension, ColumnFacts),
        maker: &Maker<'_>,
    ) {
        let mut groups: Vec<(Row, Group)> = gathered
            .rows
            .into_iter()
            .map(|row| {
                let group = Group {
                    key: cell_of(&row.key, facts, by),
                    to: upper_edge(&row.key, facts, by),
                    value: maker.value(&row.whole),
                    rows: row.whole.sums.rows,
                    parts: row
                        .parts
                        .iter()
                        .map(|part| Part {
                            value: maker.value(part),
                            rows: part.sums.rows,
                        })
                        .collect(),
                    spread: keep_spread(data.spec.form)
                        .then(|| maker.spread(&row.whole))
                        .flatten(),
                };
                (row, group)
            })
            .collect();
        if data.spec.form == ChartForm::Histogram {
            order::every_bin(&mut groups, facts, by);
        }
        shares(&mut groups, data.spec.measure, maker);
        order::groups(groups, data);
    }
}

fn keep_spread(form: ChartForm) -> bool {
    form == ChartForm::Box
}

/// The value of a key; of a bin its lower edge.
fn cell_of(key: &GroupKey, facts: ColumnFacts, by: &Dimension) -> Cell {
    match key {
        GroupKey::Line(bin) if !by.edges.is_empty() => {
            let edge = by.edges.get(*bin as usize).copied();
            edge.map_or(Cell::Missing, |edge| line_cell(facts, edge))
        }
        key => key_cell(key, facts, by.unit),
    }
}

fn upper_edge(key: &GroupKey, facts: ColumnFacts, by: &Dimension) -> Option<Cell> {
    let GroupKey::Line(bin) = key else {
        return None;
    };
    let edge = by.edges.get(usize::try_from(*bin).ok()? + 1)?;
    Some(line_cell(facts, *edge))
}

/// Groups with their parts.
struct Table {
    rows: Vec<Row>,
    series: Vec<GroupKey>,
    /// The order of series by what they hold, by first row of the table.
    totals: Vec<Gathered>,
}

/// Rows that miss a value in either column.
fn missing(partial: &CrossPartial) -> u64 {
    let cells = partial.cells.iter().filter(|cell| {
        partial.by[cell.by as usize] == GroupKey::Missing
            || partial.series[cell.series as usize] == GroupKey::Missing
    });
    cells.map(|cell| cell.sums.rows).sum()
}

/// Groups with their parts; rows without a key or without a number are counted.
fn gather(partial: CrossPartial, is_measured: bool, missing_rows: &mut u64) -> Table {
    *missing_rows += missing(&partial);
    let series: Vec<GroupKey> = partial.series;
    let mut rows: Vec<Row> = partial
        .by
        .into_iter()
        .map(|key| Row {
            key,
            whole: Gathered::NONE,
            parts: vec![Gathered::NONE; series.len()],
        })
        .collect();
    let mut totals = vec![Gathered::NONE; series.len()];
    for cell in partial.cells {
        let row = &mut rows[cell.by as usize];
        let at = cell.series as usize;
        if row.key == GroupKey::Missing || series[at] == GroupKey::Missing {
            continue;
        }
        if is_measured {
            *missing_rows += cell.sums.rows - cell.sums.values;
        }
        row.whole.add(&cell.sums, &cell.runs);
        totals[at].add(&cell.sums, &cell.runs);
        row.parts[at].add(&cell.sums, &cell.runs);
    }
    rows.retain(|row| row.key != GroupKey::Missing && row.whole.sums.rows > 0);
    Table {
        rows,
        series,
        totals,
    }
}

/// Makes shares of sums.
fn shares(groups: &mut [(Row, Group)], measure: Measure, maker: &Maker<'_>) {
    let Measure::Share { of, .. } = measure else {
        return;
    };
    let all: f64 = groups.iter().filter_map(|(_, group)| group.value).sum();
    let share =
        |value: Option<f64>, of: f64| value.filter(|_| of > 0.0).map(|value| value / of * 100.0);
    for (row, group) in groups {
        let whole = match of {
            ShareOf::All => all,
            ShareOf::Group => maker.value(&row.whole).unwrap_or(0.0),
        };
        for part in &mut group.parts {
            part.value = share(part.value, whole);
        }
        group.value = share(group.value, whole);
    }
}
