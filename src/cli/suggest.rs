//! `datalup suggest FILE`: the charts worth seeing, the worthiest first, with reasons; also drawn, as SVG.

use crate::map::embedded;
use crate::open::{Shelf, open};
use crate::outcome::{Failure, Outcome, print};
use chart::{Features, Look, Theme, draw, draw_map_as, feature_scene, svg};
use engine::job::block_on;
use engine::suggest::{self, Offer};
use model::chart_choice::Way;
use model::feature_map::FeatureChart;
use model::map_spec::{AreaLayer, MapMeasure};
use model::message::Language;
use model::scene::Chart;
use model::sniff::ReadOptions;
use model::view_spec::Source;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Width of a drawing: fills half a slide.
const WIDTH_PX: u32 = 720;

/// The charts of a file.
#[derive(Debug, PartialEq)]
pub(crate) struct SuggestAsk {
    pub file: PathBuf,
    pub json: bool,
    /// Where the drawings go.
    pub folder: Option<PathBuf>,
    pub options: ReadOptions,
}

/// A picture and what it is of.
struct Offered {
    form: &'static str,
    /// The column along the axis, or of the areas.
    by: String,
    /// The column told apart by colours or lines.
    series: Option<String>,
    /// How rows become a number.
    way: &'static str,
    /// The column measured; none when rows are counted.
    measured: Option<String>,
    chart: Chart,
}

fn way(way: Way) -> &'static str {
    match way {
        Way::Count => "count",
        Way::Sum => "sum",
        Way::Mean => "mean",
        Way::Median => "median",
        Way::Share => "share",
        Way::Each => "each",
    }
}

pub(crate) fn run(
    ask: &SuggestAsk,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let kle = Shelf::new(None, language)?.index();
    let file = open(&ask.file, &ask.options, kle.as_ref(), language)?;
    let failed = |problem| Failure::of_problem(&ask.file.display().to_string(), &problem, language);
    block_on(file.director.kinds_of_all()).map_err(failed)?;
    let mut charts: Vec<Offered> = Vec::new();
    let file_name = ask.file.file_name().unwrap_or_default();
    let source = Source {
        file: file_name.to_string_lossy().into_owned(),
        day: None,
        subject: None,
    };
    let columns = file.director.profile();
    let name = |column: u32| {
        let profile = columns.get(column as usize);
        profile.map_or_else(String::new, |profile| profile.name.clone())
    };
    let placed = block_on(file.director.features(None)).map_err(failed)?;
    let sources = placed.as_ref().map(|(offer, _)| offer.sources.clone());
    let mut placed = placed.filter(|(offer, _)| offer.tally.placed() > 0);
    for offer in suggest::offers_with(&columns, &sources.unwrap_or_default()) {
        let offered = match offer {
            Offer::Chart(spec) => {
                let mut data = block_on(file.director.chart_data(&spec)).map_err(failed)?;
                data.source = Some(source.clone());
                Offered {
                    form: spec.form.id(),
                    by: name(spec.by),
                    series: spec.series.map(name),
                    way: way(spec.measure.way()),
                    measured: spec.measure.column().map(name),
                    chart: draw(&forecast::marked(&data), language, WIDTH_PX),
                }
            }
            Offer::Places(_) => {
                let Some((offer, sheet)) = placed.take() else {
                    continue;
                };
                let Some(layer) = embedded(AreaLayer::Municipality) else {
                    continue;
                };
                let (first, second) = offer.choice.source.columns();
                let chart = FeatureChart {
                    own: None,
                    column: None,
                    offer,
                    source: Some(source.clone()),
                    language,
                    width_px: WIDTH_PX,
                    zoom: 1,
                };
                Offered {
                    form: "places",
                    by: name(first),
                    series: second.map(name),
                    way: "each",
                    measured: None,
                    chart: feature_scene(&Features::of(sheet), &chart, &layer),
                }
            }
            Offer::Map(spec) => {
                let data = block_on(file.director.map_data(&spec)).map_err(failed)?;
                let Some(layer) = embedded(spec.layer) else {
                    continue;
                };
                let look = Look {
                    width_px: WIDTH_PX,
                    zoom: 1,
                    source: Some(&source),
                    own: None,
                    tallest_px: None,
                };
                let (way, measured) = match spec.measure {
                    MapMeasure::Count => ("count", None),
                    MapMeasure::Sum { column } => ("sum", Some(column)),
                    MapMeasure::Mean { column } => ("mean", Some(column)),
                };
                Offered {
                    form: "map",
                    by: name(spec.by),
                    series: None,
                    way,
                    measured: measured.map(name),
                    chart: draw_map_as(&data, &layer, language, look),
                }
            }
        };
        // what draws nothing on these rows is no suggestion
        let is_seen = match offered.form {
            // many places are no marks one by one
            "places" => !offered.chart.scene.primitives.is_empty(),
            _ => !offered.chart.scene.marks.is_empty(),
        };
        if is_seen {
            charts.push(offered);
        }
    }
    if let Some(folder) = &ask.folder {
        save(&charts, folder, language)?;
    }
    let text = match ask.json {
        true => format!("{:#}\n", Value::from_iter(charts.iter().map(told))),
        false if charts.is_empty() => {
            let words = texts::of(language).page.dataset;
            format!("{}\n", (words.no_chart)(suggest::nothing::why(&columns)))
        }
        false => report(&charts),
    };
    print(out, &text)?;
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

fn save(charts: &[Offered], folder: &Path, language: Language) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)
        .map_err(|error| crate::open::unreadable(folder, &error, language))?;
    for (rank, Offered { form, chart, .. }) in (1..).zip(charts) {
        let path = folder.join(format!("{rank}_{form}.svg"));
        std::fs::write(&path, svg(chart, Theme::Light))
            .map_err(|error| crate::open::unreadable(&path, &error, language))?;
    }
    Ok(())
}

fn told(offered: &Offered) -> Value {
    let chart = &offered.chart;
    json!({
        "form": offered.form,
        "by": offered.by,
        "series": offered.series,
        "way": offered.way,
        "measured": offered.measured,
        "title": chart.title,
        "sentence": chart.sentence,
        "reason": chart.reason,
        "alt": chart.alt,
        "marks": chart.scene.marks.len(),
    })
}

fn report(charts: &[Offered]) -> String {
    let mut text = String::new();
    for (rank, Offered { form, chart, .. }) in (1..).zip(charts) {
        // writing to a String does not fail
        let _ = writeln!(
            text,
            "{rank}. {} ({})\n   {}\n   {}",
            chart.title, form, chart.sentence, chart.reason
        );
    }
    text
}
