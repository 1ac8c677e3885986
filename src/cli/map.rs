//! `datalup map FILE`: the map most worth seeing, or the one that was asked for, as words, JSON or a
//! picture.

use crate::areas_file::borders_of;
use crate::classify_column::position;
use crate::map_features;
use crate::map_words::Words;
use crate::open::{File, open};
use crate::outcome::{Failure, Outcome, print};
use areas::Layer;
use chart::{Theme, draw_map, svg};
use engine::job::{Fit, Placing, block_on};
use engine::map::join::Join;
use engine::map::suggest::{best, counted, layer_of, own};
use model::beside::BorderFile;
use model::map_spec::{
    AreaLayer, ClassMethod, MapData, MapForm, MapMeasure, MapSpec, Per, Population,
};
use model::message::Language;
use model::scene::Chart;
use model::sniff::ReadOptions;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

/// Width of a picture nobody gave a width.
pub(crate) const USUAL_WIDTH: u32 = 900;

pub(crate) fn run(
    words: &[OsString],
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let options = [
        "--by",
        "--measure",
        "--per",
        "--form",
        "--colour",
        "--size",
        "--classes",
        "--class-count",
        "--population",
        "--areas",
        "--area-property",
        "--width",
        "--part",
        "--out",
    ];
    let words = Words::of(words, &options, &["--json", "--svg", "--dark"], language)?;
    let read = ReadOptions {
        part: words.all("--part"),
        ..ReadOptions::default()
    };
    let file = open(&words.file, &read, None, language)?;
    let texts = texts::of(language).cli;
    let borders = words
        .path("--areas")
        .map(|path| borders_of(&path, language));
    let borders = borders.transpose()?;
    if map_features::are_asked(&words) {
        let own = map_features::written(&words, &file, borders, language)?;
        let own = own.ok_or_else(|| {
            Failure::Unreadable((texts.no_positions)(&words.file.display().to_string()))
        })?;
        return put(&words, &file, &own, language, out);
    }
    let fit = match &borders {
        Some((own, _)) => match fitted(&words, &file, own, language) {
            Ok(fit) => Some(fit),
            // no column names its areas: the rows themselves may lie in them
            Err(failure) if words.text("--by").is_none() => {
                let own = map_features::written(&words, &file, borders, language)?;
                return put(&words, &file, &own.ok_or(failure)?, language, out);
            }
            Err(failure) => return Err(failure),
        },
        None => None,
    };
    let spec = asked(&words, &file, fit.as_ref(), language)?;
    let Some(spec) = spec else {
        // no column names areas: the rows themselves may lie somewhere
        return match map_features::written(&words, &file, None, language)? {
            Some(own) => put(&words, &file, &own, language, out),
            None => Err(Failure::Unreadable((texts.no_map)(
                &words.file.display().to_string(),
            ))),
        };
    };
    let placing = match fit {
        Some(fit) => Placing::Own(fit.join),
        None => Placing::Register(Join::new(spec.layer)),
    };
    let data = block_on(file.director.map_data_with(&spec, &placing));
    let mut data = data.map_err(|problem| {
        Failure::of_problem(&words.file.display().to_string(), &problem, language)
    })?;
    if let Some(path) = words.path("--population") {
        data.population = Some(population(&path, language)?);
    }
    let layer = match borders {
        Some((_, layer)) => layer,
        None => embedded(spec.layer)
            .ok_or_else(|| Failure::Unreadable(texts.without_areas.map(str::to_owned)))?,
    };
    let width = words
        .text("--width")
        .map_or(Some(USUAL_WIDTH), |width| width.parse().ok());
    let width = width.ok_or_else(|| Failure::arguments((texts.bad_value)("--width"), language))?;
    let chart = draw_map(&data, &layer, language, width);
    let theme = if words.has("--dark") {
        Theme::Dark
    } else {
        Theme::Light
    };
    let answer = if words.has("--svg") {
        svg(&chart, theme)
    } else if words.has("--json") {
        format!("{:#}\n", answer(&data, &chart))
    } else {
        lines(&chart)
    };
    put(&words, &file, &answer, language, out)
}

/// Writes an answer where it was asked for.
fn put(
    words: &Words,
    file: &File,
    answer: &str,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    match words.path("--out") {
        Some(place) => std::fs::write(&place, answer)
            .map_err(|error| Failure::unwritable(&place.display().to_string(), &error, language))?,
        None => print(out, answer)?,
    }
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

/// The column that names the areas of a file, and by which of its properties.
fn fitted(
    words: &Words,
    file: &File,
    borders: &BorderFile,
    language: Language,
) -> Result<Fit, Failure> {
    let by = words.text("--by");
    let by = by
        .map(|name| column_of(&name, file, language))
        .transpose()?;
    let property = words.text("--area-property");
    let own = file.director.fit_borders(borders, property.as_deref(), by);
    let fit = block_on(own).map_err(|problem| {
        Failure::of_problem(&words.file.display().to_string(), &problem, language)
    })?;
    let is_asked = |fit: &Fit| {
        let is_by = by.is_none_or(|by| by == fit.by);
        let is_property = property.as_ref();
        is_by && is_property.is_none_or(|name| *name == fit.joined.property)
    };
    fit.filter(is_asked).ok_or_else(|| {
        let names = borders.properties.iter().map(|own| own.name.clone());
        let names: Vec<String> = names.collect();
        let words = texts::beside(language);
        let what = (words.no_match)(&borders.source, &names);
        Failure::Unreadable([what, texts::of(language).cli.areas_join.to_owned()])
    })
}

pub(crate) fn column_of(name: &str, file: &File, language: Language) -> Result<u32, Failure> {
    let columns = &file.opened.columns;
    position(name, columns).ok_or_else(|| {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        Failure::Unreadable((texts::of(language).cli.no_such_column)(name, &names))
    })
}

/// The borders the program carries.
pub(crate) fn embedded(layer: AreaLayer) -> Option<Layer> {
    let bytes = match layer {
        AreaLayer::Municipality | AreaLayer::Region => registers::areas::municipalities(),
        AreaLayer::Postcode => registers::areas::postcodes(),
        AreaLayer::Parish | AreaLayer::SchoolDistrict | AreaLayer::Own => None,
    };
    Layer::read(bytes?).ok()
}

/// The map that was asked for: the one suggested, with what the words change.
fn asked(
    words: &Words,
    file: &File,
    fit: Option<&Fit>,
    language: Language,
) -> Result<Option<MapSpec>, Failure> {
    let texts = texts::of(language).cli;
    let columns = &file.opened.columns;
    let bad = |option: &str| Failure::arguments((texts.bad_value)(option), language);
    let column = |name: &str| column_of(name, file, language);
    let mut spec = match fit {
        Some(fit) => own(columns, fit.by, fit.join.layer, None, false),
        None => best(columns),
    };
    if let Some(name) = words.text("--by").filter(|_| fit.is_none()) {
        let by = column(&name)?;
        let layer = columns
            .get(by as usize)
            .and_then(|own| layer_of(own.kind.as_deref()?));
        let layer = layer.ok_or_else(|| bad("--by"))?;
        spec = Some(match spec.filter(|own| own.by == by) {
            Some(spec) => spec,
            None => counted(by, layer),
        });
    }
    let Some(mut spec) = spec else {
        return Ok(None);
    };
    if let Some(measure) = words.text("--measure") {
        let (sort, name) = measure.split_once(':').unwrap_or(("", &measure));
        (spec.measure, spec.is_amount) = match (sort, name) {
            ("", "count") => (MapMeasure::Count, true),
            ("sum", name) => (
                MapMeasure::Sum {
                    column: column(name)?,
                },
                true,
            ),
            ("mean", name) => (
                MapMeasure::Mean {
                    column: column(name)?,
                },
                false,
            ),
            _ => return Err(bad("--measure")),
        };
        spec.called = None;
        spec.per = None;
    }
    if let Some(per) = words.text("--per") {
        spec.per = match per.as_str() {
            "nothing" => None,
            "km2" => Some(Per::Km2),
            "inhabitants" => Some(Per::Inhabitants),
            name => Some(match name.strip_prefix("inhabitants:") {
                Some(name) => Per::InhabitantsOf {
                    column: column(name)?,
                },
                None => Per::Column {
                    column: column(name)?,
                },
            }),
        };
    } else if words.path("--population").is_some() && spec.is_amount {
        spec.per = Some(Per::Inhabitants);
    }
    spec.form = match words.text("--form").as_deref() {
        None | Some("shades") => MapForm::Shades,
        Some("symbols") => MapForm::Symbols,
        Some(_) => return Err(bad("--form")),
    };
    spec.classes = match words.text("--classes").as_deref() {
        None => spec.classes,
        Some("quantile") => ClassMethod::Quantile,
        Some("equal") => ClassMethod::Equal,
        Some("natural") => ClassMethod::Natural,
        Some(_) => return Err(bad("--classes")),
    };
    if let Some(count) = words.text("--class-count") {
        let count = count
            .parse()
            .ok()
            .filter(|count| MapSpec::CLASS_COUNTS.contains(count));
        spec.class_count = count.ok_or_else(|| bad("--class-count"))?;
    }
    Ok(Some(spec))
}

/// How many people live in the municipalities, by another file.
fn population(path: &Path, language: Language) -> Result<Population, Failure> {
    let file = open(path, &ReadOptions::default(), None, language)?;
    let texts = texts::of(language).cli;
    let what = path.display().to_string();
    let found = block_on(file.director.population());
    let found = found.map_err(|problem| Failure::of_problem(&what, &problem, language))?;
    found.ok_or_else(|| Failure::Unreadable((texts.no_population)(&what)))
}

/// The map for people without a picture.
fn lines(chart: &Chart) -> String {
    let mut out = format!(
        "{}\n\n{}\n{}\n\n",
        chart.title, chart.sentence, chart.reason
    );
    let all = std::iter::once(&chart.table_head).chain(&chart.table_rows);
    for row in all {
        out.push_str(&row.join("\t"));
        out.push('\n');
    }
    if let Some(source) = &chart.source {
        out.push_str(&format!("\n{source}\n"));
    }
    out
}

fn answer(data: &MapData, chart: &Chart) -> Value {
    let areas = data.areas.iter().map(|area| {
        json!({ "code": area.code, "value": area.value, "rows": area.rows, "over": area.over })
    });
    let unplaced = data
        .unplaced
        .iter()
        .map(|(value, rows)| json!({ "value": value, "rows": rows }));
    let spec = &data.spec;
    json!({
        "title": chart.title,
        "sentence": chart.sentence,
        "reason": chart.reason,
        "credit": chart.source,
        "layer": match spec.layer {
            AreaLayer::Municipality => "municipality",
            AreaLayer::Region => "region",
            AreaLayer::Postcode => "postcode",
            AreaLayer::Parish => "parish",
            AreaLayer::SchoolDistrict => "school_district",
            AreaLayer::Own => "own",
        },
        "by": data.by_name,
        "measure": match spec.measure {
            MapMeasure::Count => "count",
            MapMeasure::Sum { .. } => "sum",
            MapMeasure::Mean { .. } => "mean",
        },
        "measured": data.measure_name,
        "per": match spec.per {
            None => Value::Null,
            Some(Per::Km2) => json!("km2"),
            Some(Per::Inhabitants | Per::InhabitantsOf { .. }) => json!("1000_inhabitants"),
            Some(Per::Column { .. }) => json!("column"),
            Some(Per::WholeWith { .. }) => json!("whole"),
        },
        "over": data.over_name,
        "form": match spec.shown() {
            MapForm::Shades => "shades",
            MapForm::Symbols => "symbols",
        },
        "areas": areas.collect::<Vec<_>>(),
        "unplaced": unplaced.collect::<Vec<_>>(),
        "unplaced_values": data.unplaced_values,
        "unplaced_rows": data.unplaced_rows,
        "other_level_rows": data.other_level_rows,
        "missing_rows": data.missing_rows,
        "table": { "head": chart.table_head, "rows": chart.table_rows },
    })
}
