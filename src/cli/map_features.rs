//! `datalup map FILE` where the file says where its rows are: a map of their own geometry.

use crate::map::{USUAL_WIDTH, embedded};
use crate::map_words::Words;
use crate::open::File;
use crate::outcome::Failure;
use areas::Layer;
use chart::{Features, Theme, feature_scene, svg};
use engine::job::block_on;
use model::beside::{BorderFile, OwnAreas};
use model::feature_map::{
    FeatureChart, FeatureChoice, FeatureForm, FeatureOffer, FeatureSheet, FeatureSource,
};
use model::map_spec::AreaLayer;
use model::message::Language;
use model::scene::Chart;
use serde_json::{Value, json};

/// How the words call the forms.
const FORMS: [(&str, FeatureForm); 7] = [
    ("points", FeatureForm::Marks),
    ("clusters", FeatureForm::Clusters),
    ("hexagons", FeatureForm::Hexagons),
    (
        "municipalities",
        FeatureForm::Areas(AreaLayer::Municipality),
    ),
    ("regions", FeatureForm::Areas(AreaLayer::Region)),
    ("postcodes", FeatureForm::Areas(AreaLayer::Postcode)),
    (OWN_AREAS, FeatureForm::Areas(AreaLayer::Own)),
];

/// How the words call the areas of another file.
const OWN_AREAS: &str = "areas";

/// Options of maps whose areas a column names: here they would say nothing.
const OF_AREAS: [&str; 5] = [
    "--by",
    "--measure",
    "--classes",
    "--class-count",
    "--population",
];
/// Options that only say something where rows are counted into the areas of another file.
const OF_OWN_AREAS: [&str; 2] = ["--areas", "--area-property"];

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

/// The map as words, JSON or a picture; `None` when no column says where rows are. `borders` are those of `--areas`.
///
/// # Errors
/// Options that this file cannot fulfil, and what the crew says.
pub(crate) fn written(
    words: &Words,
    file: &File,
    borders: Option<(BorderFile, Layer)>,
    language: Language,
) -> Result<Option<String>, Failure> {
    let Some((mut offer, mut sheet)) = features(file, words, None, language)? else {
        return Ok(None);
    };
    let own = borders.as_ref().map(|(own, _)| own);
    let own = own.map(|own| areas_of(words, own, language)).transpose()?;
    let choice = asked(words, file, &offer, own.as_ref(), language)?;
    if choice != offer.choice {
        let found = features(file, words, Some(&choice), language)?;
        let Some(found) = found else { return Ok(None) };
        (offer, sheet) = found;
    }
    let texts = texts::of(language).cli;
    let layer = match (offer.choice.form, borders) {
        (FeatureForm::Areas(_), Some((_, layer))) => Some(layer),
        (FeatureForm::Areas(layer), None) => embedded(layer),
        _ => embedded(AreaLayer::Municipality),
    };
    let layer = layer.ok_or_else(|| Failure::Unreadable(texts.without_areas.map(str::to_owned)))?;
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
        own,
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
        format!("{:#}\n", answer(&chart, &drawn, &name))
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

/// The areas of another file, called as the words ask or as fits best.
fn areas_of(words: &Words, file: &BorderFile, language: Language) -> Result<OwnAreas, Failure> {
    let property = words.text("--area-property");
    let own = OwnAreas::of(file, 0, property.as_deref());
    let is_asked = |own: &OwnAreas| property.is_none() || own.naming.property == property;
    own.filter(is_asked).ok_or_else(|| {
        let namings = file.namings.iter();
        let names: Vec<&str> = namings.filter_map(|own| own.property.as_deref()).collect();
        let name = property.unwrap_or_default();
        Failure::Unreadable((texts::of(language).cli.no_such_column)(&name, &names))
    })
}

/// What was asked for, of what can be had.
fn asked(
    words: &Words,
    file: &File,
    offer: &FeatureOffer,
    own: Option<&OwnAreas>,
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
    let form = form.transpose()?;
    // borders that are named are meant to be used
    let form = form.or(own.map(|_| FeatureForm::Areas(AreaLayer::Own)));
    let is_own = form.is_some_and(FeatureForm::needs_file);
    if let Some(option) = OF_OWN_AREAS.iter().find(|own| words.text(own).is_some())
        && !is_own
    {
        return Err(bad(option));
    }
    if is_own && own.is_none() {
        return Err(Failure::arguments((texts.needs_value)("--areas"), language));
    }
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
        form: form.unwrap_or(usual),
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
    asked: &FeatureChart,
    chart: &Chart,
    name: &dyn Fn(Option<u32>) -> Option<String>,
) -> Value {
    let (offer, own) = (&asked.offer, asked.own.as_ref());
    let (choice, tally) = (&offer.choice, &offer.tally);
    let (first, second) = choice.source.columns();
    let columns = [name(Some(first)), name(second)];
    let form = FORMS.iter().find(|own| own.1 == choice.form);
    let mut value = json!({
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
    });
    // only of areas of another file: what was said before stays as it was
    if let Some((own, said)) = own.zip(value.as_object_mut()) {
        said.insert("areas_file".to_owned(), json!(own.source));
        said.insert("area_property".to_owned(), json!(own.naming.property));
    }
    value
}
