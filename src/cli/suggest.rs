//! `datalup suggest FILE`: the charts worth seeing, the worthiest first, with reasons; also drawn, as SVG.

use crate::open::open;
use crate::outcome::{Failure, Outcome, print};
use chart::{Theme, draw, svg};
use engine::job::block_on;
use engine::suggest;
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

pub(crate) fn run(
    ask: &SuggestAsk,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let file = open(&ask.file, &ask.options, None, language)?;
    let failed = |problem| Failure::of_problem(&ask.file.display().to_string(), &problem, language);
    block_on(file.director.kinds_of_all()).map_err(failed)?;
    let mut charts: Vec<Chart> = Vec::new();
    for spec in suggest::ranked(&file.director.profile()) {
        let mut data = block_on(file.director.chart_data(&spec)).map_err(failed)?;
        let name = ask.file.file_name().unwrap_or_default();
        data.source = Some(Source {
            file: name.to_string_lossy().into_owned(),
            day: None,
            subject: None,
        });
        let chart = draw(&data, language, WIDTH_PX);
        // what draws nothing on these rows is no suggestion
        if !chart.scene.marks.is_empty() {
            charts.push(chart);
        }
    }
    if let Some(folder) = &ask.folder {
        save(&charts, folder, language)?;
    }
    let text = match ask.json {
        true => format!("{:#}\n", Value::from_iter(charts.iter().map(told))),
        false => report(&charts),
    };
    print(out, &text)?;
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

fn save(charts: &[Chart], folder: &Path, language: Language) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)
        .map_err(|error| crate::open::unreadable(folder, &error, language))?;
    for (rank, chart) in (1..).zip(charts) {
        let path = folder.join(format!("{rank}_{}.svg", chart.spec.form.id()));
        std::fs::write(&path, svg(chart, Theme::Light))
            .map_err(|error| crate::open::unreadable(&path, &error, language))?;
    }
    Ok(())
}

fn told(chart: &Chart) -> Value {
    json!({
        "form": chart.spec.form.id(),
        "title": chart.title,
        "sentence": chart.sentence,
        "reason": chart.reason,
        "alt": chart.alt,
        "marks": chart.scene.marks.len(),
    })
}

fn report(charts: &[Chart]) -> String {
    let mut text = String::new();
    for (rank, chart) in (1..).zip(charts) {
        // writing to a String does not fail
        let _ = writeln!(
            text,
            "{rank}. {} ({})\n   {}\n   {}",
            chart.title,
            chart.spec.form.id(),
            chart.sentence,
            chart.reason
        );
    }
    text
}
