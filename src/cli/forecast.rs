//! `datalup forecast FILE`: what may come after a line over time, how sure that is and how wrong it would have been;
//! or why nothing is said.

use crate::classify_column::position;
use crate::map_words::Words;
use crate::open::{File, name_of, open};
use crate::outcome::{Failure, Outcome, print};
use chart::{Theme, draw_forecast, svg};
use engine::job::block_on;
use engine::suggest::{nature, ranked, time};
use model::calendar::civil;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::forecast::{Forecast, ForecastAsk, ForecastData, Refusal, Since, person_sign};
use model::message::Language;
use model::scene::Chart;
use model::sniff::ReadOptions;
use model::view_spec::{ChartForm, ChartReason, Measure, Source, ViewSpec};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Width of a drawing: fills half a slide.
const WIDTH_PX: u32 = 720;

pub(crate) fn run(
    words: &[OsString],
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let options = [
        "--time",
        "--value",
        "--group",
        "--horizon",
        "--part",
        "--out",
    ];
    let words = Words::of(words, &options, &["--json", "--dark"], language)?;
    let texts = texts::of(language).cli;
    let steps = words.text("--horizon").map(|steps| steps.parse::<u32>());
    let steps = steps.transpose().ok().filter(|steps| *steps != Some(0));
    let bad = || Failure::arguments((texts.bad_value)("--horizon"), language);
    let steps = steps.ok_or_else(bad)?;
    let read = ReadOptions {
        part: words.all("--part"),
        ..ReadOptions::default()
    };
    let file = open(&words.file, &read, None, language)?;
    let shown = words.file.display().to_string();
    let failed = |problem| Failure::of_problem(&shown, &problem, language);
    block_on(file.director.kinds_of_all()).map_err(failed)?;
    let spec = asked(&words, &file, language)?;
    let spec = spec.ok_or_else(|| Failure::Unreadable((texts.no_line)(&shown)))?;
    let checked = block_on(file.director.check()).map_err(failed)?;
    let mut data = block_on(file.director.chart_data(&spec)).map_err(failed)?;
    data.source = Some(Source {
        file: name_of(&words.file),
        day: changed(&words.file),
        subject: None,
    });
    let ask = ForecastAsk {
        persons: person_sign(&file.director.profile(), &checked.findings),
        data,
        steps,
    };
    let outcome = forecast::forecast(&ask);
    let chart = match &outcome {
        Ok(_) => ask.data,
        // the line is seen as it is
        Err(_) => forecast::marked(&ask.data),
    };
    let drawn = ForecastData { chart, outcome };
    let chart = draw_forecast(&drawn, language, WIDTH_PX);
    if let Some(place) = words.path("--out") {
        let theme = match words.has("--dark") {
            true => Theme::Dark,
            false => Theme::Light,
        };
        std::fs::write(&place, svg(&chart, theme))
            .map_err(|error| Failure::unwritable(&place.display().to_string(), &error, language))?;
    }
    let text = match words.has("--json") {
        true => format!("{:#}\n", told(&drawn, &chart)),
        false => format!("{}\n{}\n", chart.title, chart.sentence),
    };
    print(out, &text)?;
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

/// The line that was asked for: the one suggested, with what the words change.
fn asked(words: &Words, file: &File, language: Language) -> Result<Option<ViewSpec>, Failure> {
    let columns = &file.director.profile();
    let texts = texts::of(language).cli;
    let column = |name: &str| {
        position(name, columns).ok_or_else(|| {
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            Failure::Unreadable((texts.no_such_column)(name, &names))
        })
    };
    let lines = ranked(columns).into_iter().filter(|spec| {
        let is_line = matches!(spec.form, ChartForm::Line | ChartForm::Area);
        is_line && spec.series.is_none() && spec.across.is_empty()
    });
    let mut spec = lines.into_iter().next();
    let named = words.text("--time");
    let by = match &named {
        Some(name) => Some(column(name)?),
        None => spec.as_ref().map(|spec| spec.by),
    };
    let axis = time::axes(columns)
        .into_iter()
        .find(|axis| by.is_none_or(|by| axis.column == by));
    let Some(axis) = axis else {
        return match named {
            Some(_) => Err(Failure::arguments((texts.bad_value)("--time"), language)),
            None => Ok(spec),
        };
    };
    if spec.as_ref().is_none_or(|spec| spec.by != axis.column) {
        let count = ViewSpec::new(
            ChartForm::Line,
            axis.column,
            Measure::Count,
            ChartReason::Chosen,
        );
        spec = Some(ViewSpec {
            unit: axis.unit,
            ..count
        });
    }
    let Some(mut spec) = spec else {
        return Ok(None);
    };
    if let Some(name) = words.text("--value") {
        let column = column(&name)?;
        let nature = columns.get(column as usize).map(nature::of);
        spec.measure = match nature {
            Some(nature::Nature::Quantity(_)) => Measure::Sum { column },
            Some(nature::Nature::Name) | None => {
                return Err(Failure::arguments((texts.bad_value)("--value"), language));
            }
            // what may not be added up is shown in the mean
            Some(_) => Measure::Mean { column },
        };
        spec.called = None;
    }
    for group in words.all("--group") {
        let bad = || Failure::arguments((texts.bad_value)("--group"), language);
        let (name, value) = group.split_once('=').ok_or_else(bad)?;
        let column = column(name)?;
        let profile = columns.get(column as usize).ok_or_else(bad)?;
        let value = value_of(profile, value).ok_or_else(bad)?;
        spec.only.retain(|only| only.0 != column);
        spec.except.retain(|except| except.0 != column);
        spec.only.push((column, value));
    }
    Ok(Some(spec))
}

/// A value as the column holds it.
fn value_of(profile: &ColumnProfile, text: &str) -> Option<Cell> {
    match profile.column_type {
        ColumnType::Integer => text.parse().ok().map(Cell::Integer),
        ColumnType::Text => Some(Cell::text(text)),
        _ => None,
    }
}

/// The day the file was last changed, in days since 1970-01-01.
fn changed(path: &Path) -> Option<i32> {
    let at = std::fs::metadata(path).ok()?.modified().ok()?;
    let seconds = at.duration_since(UNIX_EPOCH).ok()?.as_secs();
    i32::try_from(seconds / 86_400).ok()
}

fn told(data: &ForecastData, chart: &Chart) -> Value {
    let words = json!({ "title": chart.title, "sentence": chart.sentence, "alt": chart.alt });
    let mut all = match &data.outcome {
        Ok(forecast) => forecast_told(forecast, chart),
        Err(refusal) => refusal_told(refusal),
    };
    if let (Value::Object(all), Value::Object(words)) = (&mut all, words) {
        all.extend(words);
    }
    all
}

fn refusal_told(refusal: &Refusal) -> Value {
    let mut told = json!({ "outcome": "refused", "reason": refusal.id() });
    if let Refusal::TooShort { has, needed, .. } = refusal {
        told["has"] = json!(has);
        told["needed"] = json!(needed);
    }
    told
}

fn forecast_told(forecast: &Forecast, chart: &Chart) -> Value {
    let seasons = forecast.seasons.iter();
    let seasons = seasons.map(|one| json!({ "length": one.length, "strength": one.strength }));
    let shifts = forecast.shifts.iter();
    let shifts = shifts
        .map(|one| json!({ "at": time_of(&one.at), "before": one.before, "after": one.after }));
    let points = forecast.points.iter().map(|point| {
        json!({
            "at": time_of(&point.key),
            "value": point.value,
            "interval_80": [point.narrow.0, point.narrow.1],
            "interval_95": [point.wide.0, point.wide.1],
        })
    });
    let since = forecast.since.as_ref().map(|(at, why)| {
        let why = match why {
            Since::Break(_) => "break",
            Since::Length => "length",
        };
        json!({ "at": time_of(at), "why": why })
    });
    let test = forecast.back_test;
    json!({
        "outcome": "forecast",
        "step": forecast.step.id(),
        "method": forecast.method.id(),
        "known": forecast.known,
        "since": since,
        "seasons": Value::from_iter(seasons),
        "level_shifts": Value::from_iter(shifts),
        "filled": Value::from_iter(forecast.filled.iter().map(time_of)),
        "unfinished": forecast.unfinished.as_ref().map(time_of),
        "points": Value::from_iter(points),
        "back_test": {
            "origins": test.origins,
            "steps": test.steps,
            "numbers": test.numbers,
            "model": test.model.id(),
            "mean_error": test.mean_error,
            "percent": test.percent,
            "naive": test.naive.id(),
            "naive_mean_error": test.naive_error,
            "naive_percent": test.naive_percent,
            "inside_80": test.inside_narrow,
            "inside_95": test.inside_wide,
            "widened": test.widened,
            "sentence": chart.reason,
        },
    })
}

/// A time as text: 2025, 2025-11-21, 2025-11-21T14:00, 2025K4.
fn time_of(key: &Cell) -> String {
    let date = |days: i64| {
        let (year, month, day) = civil(days);
        format!("{year:04}-{month:02}-{day:02}")
    };
    match key {
        Cell::Integer(year) => year.to_string(),
        Cell::Date(days) => date(i64::from(*days)),
        Cell::DateTime { micros, .. } => {
            let minutes = micros.div_euclid(60_000_000);
            let (hour, minute) = (minutes.rem_euclid(1_440) / 60, minutes.rem_euclid(60));
            format!("{}T{hour:02}:{minute:02}", date(minutes.div_euclid(1_440)))
        }
        Cell::Text { text, .. } => text.clone(),
        _ => String::new(),
    }
}
