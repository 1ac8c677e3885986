//! `datalup map FILE` where the file says where its rows are: a map of their own geometry.

use crate::map::{USUAL_WIDTH, embedded};
use crate::map_words::Words;
use crate::open::File;
use crate::outcome::Failure;
use chart::{Features, Theme, feature_scene, svg};
use engine::job::block_on;
use model::feature_map::{
    FeatureChart, FeatureChoice, FeatureForm, FeatureOffer, FeatureSheet, FeatureSource,
};
use model::map_spec::AreaLayer;
use model::message::Language;
use model::scene::Chart;
use serde_json::{Value, json};

/// How the words call the forms.
const FORMS: [(&str, FeatureForm); 6] = [
    ("points", FeatureForm::Marks),
    ("clusters", FeatureForm::Clusters),
    ("hexagons", FeatureForm::Hexagons),
    (
        "municipalities",
        FeatureForm::Areas(AreaLayer::Municipality),
    ),
    ("regions", FeatureForm::Areas(AreaLayer::Region)),
    ("postcodes", FeatureForm::Areas(AreaLayer::Postcode)),
];

/// Options of maps whose areas a column names: here they would say nothing.
const OF_AREAS: [&str; 7] = [
    "--by",
    "--measure",
    "--classes",
    "--class-count",
    "--population",
    "--areas",
    "--area-property",
];

fn form_of(word: &str) -> Option<FeatureForm> {
    FORMS.iter().find(|own| own.0 == word).map(|own| own.1)
}

/// True where the words ask for what only a map of geometry has.
pub(crate) fn are_asked(words: &Words) -> bool {
    let form = words.text("--form");
    form.is_some_and(|form| form_of(&form).is_some())
        || words.text("--colour").is_some()
        || words.text("--size").is_some()
}

/// The map as words, JSON or a picture; `None` when no column says where rows are.
///
/// # Errors
/// Options that this file cannot fulfil, and what the crew says.
pub(crate) fn written(
    words: &Words,
    file: &File,
    language: Language,
) -> Result<Option<String>, Failure> {
    let Some((mut offer, mut sheet)) = features(file, words, None, language)? else {
        return Ok(None);
    };
    let choice = asked(words, file, &offer, language)?;
    if choice != offer.choice {
        let found = features(file, words, Some(&choice), language)?;
        let Some(found) = found else { return Ok(None) };
        (offer, sheet) = found;
    }
    let texts = texts::of(language).cli;
    let layer = match offer.choice.form {
        FeatureForm::Areas(layer) => layer,
        _ => AreaLayer::Municipality,
    };
    let layer = embedded(layer)
        .ok_or_else(|| Failure::Unreadable(texts.without_areas.map(str::to_owned)))?;
    let width = words.text("--width");
    let width = width.map_or(Some(USUAL_WIDTH), |width| width.parse().ok());
    let width_px =
        width.ok_or_else(|| Failure::arguments((texts.bad_value)("--width"), language))?;
    let name = |at: Option<u32>| {
        let column = file.opened.columns.get(at? as usize);
        column.map(|own| own.name.clone())
    };
    let chart = FeatureChart {
        column: name(offer.choice.colour.or(offer.choice.size)),
        offer,
        source: None,
        language,
        width_px,
        zoom: 1,
    };
    let drawn = feature_scene(&Features::of(sheet), &chart, &layer);
    let theme = match words.has("--dark") {
        true => Theme::Dark,
        false => Theme::Light,
    };
    Ok(Some(if words.has("--svg") {
        svg(&drawn, theme)
    } else if words.has("--json") {
        format!("{:#}\n", answer(&chart.offer, &drawn, &name))
    } else {
        lines(&drawn)
    }))
}

fn features(
    file: &File,
    words: &Words,
    choice: Option<&FeatureChoice>,
    language: Language,
) -> Result<Option<(FeatureOffer, FeatureSheet)>, Failure> {
    let found = block_on(file.director.features(choice));
    found.map_err(|problem| {
        Failure::of_problem(&words.file.display().to_string(), &problem, language)
    })
}

/// What was asked for, of what can be had.
fn asked(
    words: &Words,
    file: &File,
    offer: &FeatureOffer,
    language: Language,
) -> Result<FeatureChoice, Failure> {
    let texts = texts::of(language).cli;
    let bad = |option: &str| Failure::arguments((texts.bad_value)(option), language);
    let column = |option: &str, among: &[u32]| -> Result<Option<u32>, Failure> {
        let Some(name) = words.text(option) else {
            return Ok(None);
        };
        let at = crate::map::column_of(&name, file, language)?;
        match among.contains(&at) {
            true => Ok(Some(at)),
            false => Err(bad(option)),
        }
    };
    if let Some(option) = OF_AREAS.iter().find(|own| words.text(own).is_some()) {
        return Err(bad(option));
    }
    let form = words.text("--form");
    let form = form.map(|form| form_of(&form).ok_or_else(|| bad("--form")));
    let colour = column("--colour", &offer.colours)?;
    let size = column("--size", &offer.sizes)?;
    let per_km2 = match words.text("--per").as_deref() {
        None | Some("nothing") => false,
        Some("km2") => true,
        Some(_) => return Err(bad("--per")),
    };
    // colours and sizes are those of single rows
    let usual = match colour.or(size) {
        Some(_) => FeatureForm::Marks,
        None => offer.choice.form,
    };
    Ok(FeatureChoice {
        form: form.transpose()?.unwrap_or(usual),
        colour,
        size,
        per_km2,
        ..offer.choice
    })
}

/// The map for people without a picture.
fn lines(chart: &Chart) -> String {
    let mut out = format!("{}\n\n{}\n{}\n", chart.title, chart.sentence, chart.reason);
    let all = std::iter::once(&chart.table_head).chain(&chart.table_rows);
    let all: Vec<String> = all
        .filter(|row| !row.is_empty())
        .map(|row| row.join("\t"))
        .collect();
    if !all.is_empty() {
        out.push_str(&format!("\n{}\n", all.join("\n")));
    }
    if let Some(source) = &chart.source {
        out.push_str(&format!("\n{source}\n"));
    }
    out
}

fn answer(
    offer: &FeatureOffer,
    chart: &Chart,
    name: &dyn Fn(Option<u32>) -> Option<String>,
) -> Value {
    let (choice, tally) = (&offer.choice, &offer.tally);
    let (first, second) = choice.source.columns();
    let columns = [name(Some(first)), name(second)];
    let form = FORMS.iter().find(|own| own.1 == choice.form);
    json!({
        "title": chart.title,
        "sentence": chart.sentence,
        "reason": chart.reason,
        "credit": chart.source,
        "source": match choice.source {
            FeatureSource::Degrees { .. } => "degrees",
            FeatureSource::Metres { .. } => "metres",
            FeatureSource::Geometry { .. } => "geometry",
        },
        "columns": columns.into_iter().flatten().collect::<Vec<_>>(),
        "form": form.map(|own| own.0),
        "colour": name(choice.colour),
        "size": name(choice.size),
        "per": choice.per_km2.then_some("km2"),
        "about_persons": offer.is_about_persons,
        "rows": tally.rows,
        "points": tally.points,
        "lines": tally.lines,
        "polygons": tally.polygons,
        "without_position": tally.missing,
        "outside": tally.outside,
        "unread": tally.unread,
        "table": match chart.table_head.is_empty() {
            true => Value::Null,
            false => json!({ "head": chart.table_head, "rows": chart.table_rows }),
        },
    })
}
