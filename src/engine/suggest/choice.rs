//! What a user may choose of a chart, and why not the rest.
//!
//! The rules suggest what is worth seeing; here stands what may be seen at all. A draft is made whole: what does
//! not go with its form is exchanged for what does, rows that would be counted twice are left out. What the user
//! may not choose is answered, too, each with its reason.

use super::nature::{self, Nature};
use super::rows::{self, Along, Rows};
use super::{age_and_sex, laid, panel, time};
use crate::kind;
use model::chart_choice::{ChartChoices, Choice, Refusal, Way};
use model::column::{ColumnProfile, ColumnType};
use model::view_spec::{ChartForm, ChartReason, Measure, ShareOf, TimeUnit, ViewSpec};

/// Groups of a column that can be put in order and cut to the largest.
const MOST_NAMES: u64 = 20_000;
/// Names of groups are no longer than this.
const LONGEST_NAME: u64 = 80;
/// Fewest rows that make points or a spread.
const FEWEST: u64 = 5;
/// Two sides, and others that are left out.
const MOST_SEXES: u64 = 4;
/// Years between two periods that make a line without a unit, and days that stand by themselves.
const MOST_MOMENTS: u64 = 2_000;

type Verdict = Option<Refusal>;

/// What can be chosen beside this draft; without one, beside the best chart there is. `None` without columns.
#[must_use]
pub fn choices(draft: Option<&ViewSpec>, columns: &[ColumnProfile]) -> Option<ChartChoices> {
    let first = || {
        super::best(columns).or_else(|| {
            (!columns.is_empty())
                .then(|| ViewSpec::new(ChartForm::Bar, 0, Measure::Count, ChartReason::Chosen))
        })
    };
    let draft = draft.cloned().or_else(first)?;
    let forms = ChartForm::ALL.map(|form| (form, settled(form, &draft, columns).err()));
    let (spec, refusal) = match settled(draft.form, &draft, columns) {
        Ok(spec) => match whole(spec.clone(), columns) {
            Ok(spec) => (spec, None),
            Err(why) => (spec, Some(why)),
        },
        Err(why) => (draft, Some(why)),
    };
    let form = spec.form;
    let all = |judge: &dyn Fn(u32) -> Verdict| -> Vec<Choice<u32>> {
        let columns = 0..columns.len() as u32;
        columns.map(|column| (column, judge(column))).collect()
    };
    let uses_series = form.most_series() > 0;
    Some(ChartChoices {
        refusal,
        forms: forms.to_vec(),
        by: match spec.across.is_empty() {
            true => all(&|column| may_be_along(form, column, columns)),
            false => all(&|column| {
                (!laid::may_name(column, &spec, columns)).then_some(Refusal::NotInForm)
            }),
        },
        beside: laid::offered(form, columns),
        series: match uses_series {
            true => all(&|column| may_be_series(form, spec.by, column, columns)),
            false => Vec::new(),
        },
        ways: Way::ALL
            .iter()
            .map(|way| (*way, way_refused(form, *way, &spec, columns)))
            .collect(),
        measured: match spec.measure.column() {
            Some(_) => all(&|column| {
                may_be_measured(
                    form,
                    spec.measure.way(),
                    (spec.by, spec.series),
                    column,
                    columns,
                )
            }),
            None => Vec::new(),
        },
        most_groups: (form.groups_with_room() < usize::MAX).then(|| form.groups_with_room() as u32),
        can_order: can_order(form),
        spec,
    })
}

/// Groups that have an order of their own cannot be put in another one.
fn can_order(form: ChartForm) -> bool {
    !form.is_over_time()
        && !matches!(
            form,
            ChartForm::Histogram | ChartForm::Scatter | ChartForm::Pyramid | ChartForm::HeatMap
        )
}

/// A draft in this form; of columns side by side where it is made of them, or can only be made of them.
fn settled(
    form: ChartForm,
    draft: &ViewSpec,
    columns: &[ColumnProfile],
) -> Result<ViewSpec, Refusal> {
    if let Some(spec) = laid::kept(form, draft, columns) {
        return Ok(spec);
    }
    let plain = of_one_column(form, draft, columns);
    // asked for otherwise, they were let go
    let is_forced = plain.as_ref().is_ok_and(|spec| {
        draft.across.is_empty()
            && spec.series != draft.series
            && spec.series.is_some_and(|own| is_amount(own, columns))
    });
    match plain {
        Ok(spec) if !is_forced => Ok(spec),
        // columns of amounts are series sooner than the amounts in one of them
        other => laid::instead(form, draft, columns).map_or(other, Ok),
    }
}

fn is_amount(column: u32, columns: &[ColumnProfile]) -> bool {
    columns
        .get(column as usize)
        .is_some_and(|own| own.column_type.is_number() && nature::of(own) != Nature::Name)
}

/// A draft in this form: what goes with it stays, the rest is exchanged for the first that does.
fn of_one_column(
    form: ChartForm,
    draft: &ViewSpec,
    columns: &[ColumnProfile],
) -> Result<ViewSpec, Refusal> {
    let by = first_fit(draft.by, columns, &|column| {
        may_be_along(form, column, columns)
    })?;
    let series = match form.most_series() {
        0 => None,
        _ => {
            let judge = |column| may_be_series(form, by, column, columns);
            match (draft.series, form.needs_series()) {
                (own, true) => Some(first_fit(own.unwrap_or(by), columns, &judge)?),
                (Some(own), false) => Some(own).filter(|own| judge(*own).is_none()),
                (None, false) => None,
            }
        }
    };
    let mut spec = ViewSpec {
        form,
        by,
        series,
        across: Vec::new(),
        reason: ChartReason::Chosen,
        unit: None,
        order: if can_order(form) {
            draft.order
        } else {
            model::view_spec::Order::Usual
        },
        most: draft.most,
        called: None,
        only: Vec::new(),
        except: Vec::new(),
        level: draft.level.filter(|_| {
            by == draft.by
                && !form.is_over_time()
                && !matches!(form, ChartForm::Histogram | ChartForm::Scatter)
        }),
        // another form or a second line may not be carried on
        forecast: draft
            .forecast
            .filter(|_| matches!(form, ChartForm::Line | ChartForm::Area) && series.is_none()),
        ..draft.clone()
    };
    let own = draft.measure.way();
    let ways = [own].into_iter().chain(Way::ALL);
    let mut why = Refusal::NoColumn;
    for way in ways {
        if let Some(refusal) = way_of_form(form, way) {
            why = refusal;
            continue;
        }
        match measured(form, way, &spec, draft, columns) {
            Ok(measure) => {
                spec.measure = measure;
                return Ok(spec);
            }
            Err(refusal) => why = refusal,
        }
    }
    Err(why)
}

/// This way to make numbers, of the draft's own column or the first that fits.
fn measured(
    form: ChartForm,
    way: Way,
    spec: &ViewSpec,
    draft: &ViewSpec,
    columns: &[ColumnProfile],
) -> Result<Measure, Refusal> {
    let judge = |column: u32| may_be_measured(form, way, (spec.by, spec.series), column, columns);
    let column = || match draft.measure.column() {
        Some(own) if judge(own).is_none() => Ok(own),
        _ => {
            let telling = super::most_telling(columns, spec.by, true, false);
            let telling = telling.map_or(spec.by, |(column, _)| column);
            first_fit(telling, columns, &judge)
        }
    };
    let of = match form {
        ChartForm::ShareBar => ShareOf::Group,
        _ if spec.series.is_some() => ShareOf::Group,
        _ => ShareOf::All,
    };
    Ok(match way {
        Way::Count => Measure::Count,
        // of the rows, unless a column was chosen or the form shows shares of amounts
        Way::Share => Measure::Share {
            column: draft.measure.column().filter(|own| judge(*own).is_none()),
            of,
        },
        Way::Sum => Measure::Sum { column: column()? },
        Way::Mean => Measure::Mean { column: column()? },
        Way::Median => Measure::Median { column: column()? },
        Way::Each => Measure::Each { column: column()? },
    })
}

/// The wish when it may be, else the first column that may; else why the wish may not.
fn first_fit(
    wish: u32,
    columns: &[ColumnProfile],
    judge: &dyn Fn(u32) -> Verdict,
) -> Result<u32, Refusal> {
    if (wish as usize) < columns.len() && judge(wish).is_none() {
        return Ok(wish);
    }
    let mut all = 0..columns.len() as u32;
    let mut whys = columns
        .iter()
        .zip(0u32..)
        .filter_map(|(_, column)| judge(column));
    all.find(|column| judge(*column).is_none()).ok_or_else(|| {
        whys.find(|why| is_telling(*why))
            .unwrap_or(Refusal::NoColumn)
    })
}

/// What is wrong with every column alike is a reason for the form itself.
fn is_telling(why: Refusal) -> bool {
    matches!(
        why,
        Refusal::NoTime | Refusal::NoDays | Refusal::NoAges | Refusal::NoSexes
    )
}

/// Adds what the user does not choose: the fineness of time, the rows that are kept and left out.
fn whole(mut spec: ViewSpec, columns: &[ColumnProfile]) -> Result<ViewSpec, Refusal> {
    let profile = columns.get(spec.by as usize).ok_or(Refusal::NoColumn)?;
    spec.unit = unit(&spec, columns, profile);
    let adds_up = spec.measure.adds_up() && spec.form != ChartForm::Histogram;
    let groups = panel::told_apart(profile);
    let along = Along {
        by: spec.by,
        apart: spec.series,
        keep_from: adds_up.then(|| groups.saturating_sub(u64::from(spec.series.is_none()))),
        rows: kind::rows(profile),
        is_placed: false,
    };
    let mut rows = rows::choose(columns, along).ok_or(Refusal::TotalsMixed)?;
    let is_row_by_row = matches!(spec.form, ChartForm::Scatter | ChartForm::Histogram);
    if !is_row_by_row {
        let besides: Vec<u32> = [Some(spec.by), spec.series].into_iter().flatten().collect();
        rows.only.extend(panel::last_period(columns, &besides));
    }
    if rows.rate && matches!(spec.measure, Measure::Sum { .. }) && !is_single(&spec, &rows, columns)
    {
        return Err(Refusal::Rates);
    }
    let Rows {
        only,
        except,
        called,
        ..
    } = rows;
    spec.called = called.filter(|_| spec.measure != Measure::Count);
    spec.only = only;
    spec.except = except;
    Ok(spec)
}

/// How finely time is told apart: as the suggestions do it.
fn unit(spec: &ViewSpec, columns: &[ColumnProfile], profile: &ColumnProfile) -> Option<TimeUnit> {
    if !matches!(profile.column_type, ColumnType::Date | ColumnType::DateTime)
        || matches!(spec.form, ChartForm::Histogram | ChartForm::Scatter)
    {
        return None;
    }
    if spec.form == ChartForm::Calendar {
        return Some(TimeUnit::Day);
    }
    let axes = time::axes(columns);
    let axis = axes.iter().find(|axis| axis.column == spec.by);
    match axis {
        Some(axis) => axis.unit,
        None => Some(TimeUnit::Year),
    }
}

/// True when each group, or each pair, has one row at most: its number stands as it is.
fn is_single(spec: &ViewSpec, rows: &Rows, columns: &[ColumnProfile]) -> bool {
    let values = |column: u32| columns.get(column as usize).map_or(0, panel::told_apart);
    let most = values(spec.by).saturating_mul(spec.series.map_or(1, values));
    rows.remaining.is_some_and(|rows| rows <= most)
}

/// Whether a column can stand along the axis.
fn may_be_along(form: ChartForm, column: u32, columns: &[ColumnProfile]) -> Verdict {
    let Some(profile) = columns.get(column as usize) else {
        return Some(Refusal::NoColumn);
    };
    if profile.distinct < 2 {
        return Some(Refusal::OneValue);
    }
    let is_day = matches!(profile.column_type, ColumnType::Date | ColumnType::DateTime);
    match form {
        ChartForm::Calendar => (!is_day).then_some(Refusal::NoDays),
        form if form.is_over_time() => {
            let is_time = time::axes(columns).iter().any(|axis| axis.column == column);
            (!is_time).then_some(Refusal::NoTime).or_else(|| {
                let is_plain = !is_day && profile.distinct > MOST_MOMENTS;
                is_plain.then_some(Refusal::TooMany(MOST_MOMENTS as u32))
            })
        }
        ChartForm::Histogram => no_spread(profile),
        ChartForm::Scatter => no_number(profile),
        ChartForm::Pyramid => (!age_and_sex::is_age(profile)).then_some(Refusal::NoAges),
        _ => no_names(form, profile),
    }
}

/// Whether the values of a column can be groups of this form.
fn no_names(form: ChartForm, profile: &ColumnProfile) -> Verdict {
    if profile
        .longest_chars
        .is_some_and(|longest| u64::from(longest) > LONGEST_NAME)
    {
        return Some(Refusal::LongTexts);
    }
    let is_day = matches!(profile.column_type, ColumnType::Date | ColumnType::DateTime);
    // days are gathered to months or years first
    let most = match form {
        ChartForm::Column | ChartForm::HeatMap if !is_day => form.groups_with_room() as u64,
        _ => MOST_NAMES,
    };
    let is_binned = form == ChartForm::HeatMap && profile.column_type.is_measured();
    (panel::told_apart(profile) > most && !is_binned).then_some(Refusal::TooMany(most as u32))
}

/// Whether a column can tell series apart.
fn may_be_series(form: ChartForm, by: u32, column: u32, columns: &[ColumnProfile]) -> Verdict {
    let Some(profile) = columns.get(column as usize) else {
        return Some(Refusal::NoColumn);
    };
    if column == by {
        return Some(Refusal::InUse);
    }
    if profile.distinct < 2 {
        return Some(Refusal::OneValue);
    }
    if form == ChartForm::Pyramid {
        let is_two = age_and_sex::is_sex(profile) && profile.distinct <= MOST_SEXES;
        return (!is_two).then_some(Refusal::NoSexes);
    }
    if profile
        .longest_chars
        .is_some_and(|longest| u64::from(longest) > LONGEST_NAME)
    {
        return Some(Refusal::LongTexts);
    }
    let is_measured = matches!(
        profile.column_type,
        ColumnType::Decimal | ColumnType::Date | ColumnType::DateTime
    );
    if is_measured && form == ChartForm::HeatMap {
        return None;
    }
    // the largest have room and the rest are told, but not of thousands; of amounts no value is a name
    let is_amount = profile.column_type.is_number() && nature::of(profile) != Nature::Name;
    let most = if is_measured || is_amount { 24 } else { 400 };
    (profile.distinct > most).then_some(Refusal::TooMany(form.most_series() as u32))
}

/// Whether this form is made of numbers of this way at all.
fn way_of_form(form: ChartForm, way: Way) -> Verdict {
    let is_possible = match form {
        ChartForm::Histogram => way == Way::Count,
        ChartForm::Box | ChartForm::Scatter => way == Way::Each,
        ChartForm::ShareBar => way == Way::Share,
        _ => way != Way::Each,
    };
    if !is_possible {
        return Some(Refusal::NotInForm);
    }
    let shows_parts = matches!(
        form,
        ChartForm::StackedBar | ChartForm::Treemap | ChartForm::Area | ChartForm::Pyramid
    );
    (shows_parts && matches!(way, Way::Mean | Way::Median)).then_some(Refusal::NoParts)
}

/// Whether numbers can be made this way of any column.
fn way_refused(form: ChartForm, way: Way, spec: &ViewSpec, columns: &[ColumnProfile]) -> Verdict {
    way_of_form(form, way).or_else(|| {
        if matches!(way, Way::Count | Way::Share) {
            return None;
        }
        let judge = |column| may_be_measured(form, way, (spec.by, spec.series), column, columns);
        let mut all = 0..columns.len() as u32;
        let whys: Vec<Refusal> = match all.any(|column| judge(column).is_none()) {
            true => return None,
            false => (0..columns.len() as u32).filter_map(judge).collect(),
        };
        // the most telling of all reasons
        let told = [Refusal::Rates, Refusal::Codes, Refusal::NoNumbers];
        let first = told.into_iter().find(|why| whys.contains(why));
        Some(first.unwrap_or(Refusal::NoNumbers))
    })
}

/// Whether numbers can be made this way of a column.
fn may_be_measured(
    form: ChartForm,
    way: Way,
    (by, series): (u32, Option<u32>),
    column: u32,
    columns: &[ColumnProfile],
) -> Verdict {
    let Some(profile) = columns.get(column as usize) else {
        return Some(Refusal::NoColumn);
    };
    if column == by || Some(column) == series {
        return Some(Refusal::InUse);
    }
    if form == ChartForm::Scatter {
        return no_number(profile);
    }
    let nature = nature::of(profile);
    match (nature, way) {
        (Nature::Name, _) if profile.column_type.is_number() => Some(Refusal::Codes),
        (Nature::Name, _) => Some(Refusal::NoNumbers),
        (Nature::Rate, Way::Sum | Way::Share) if !one_row_each(by, series, columns) => {
            Some(Refusal::Rates)
        }
        (Nature::Rate, Way::Share) => Some(Refusal::Rates),
        _ if form == ChartForm::Box && kind::present(profile) < FEWEST => Some(Refusal::TooFew),
        _ => None,
    }
}

/// True when each group, or each pair, stands on one row of the table as it is.
fn one_row_each(by: u32, series: Option<u32>, columns: &[ColumnProfile]) -> bool {
    let values = |column: u32| columns.get(column as usize).map_or(0, |own| own.distinct);
    let rows = columns.get(by as usize).map_or(0, kind::rows);
    rows <= values(by).saturating_mul(series.map_or(1, values))
}

/// Numbers of whatever meaning but codes.
fn no_number(profile: &ColumnProfile) -> Verdict {
    if !profile.column_type.is_number() {
        return Some(Refusal::NoNumbers);
    }
    let is_year = profile.kind.as_deref() == Some("year");
    if nature::of(profile) == Nature::Name && !is_year {
        return Some(Refusal::Codes);
    }
    (kind::present(profile) < FEWEST).then_some(Refusal::TooFew)
}

/// Numbers or days that lie somewhere: codes do not.
fn no_spread(profile: &ColumnProfile) -> Verdict {
    match profile.column_type {
        ColumnType::Date | ColumnType::DateTime => None,
        _ => no_number(profile),
    }
}
