//! `datalup areas FILE --out PLACE`: the polygons of a file as a layer in our own compact form.
//!
//! Any file the engine opens will do: GeoJSON, a shapefile, GML, a table with well-known text. The two
//! layers the program carries were made with it.

use crate::classify_column::position;
use crate::map_words::Words;
use crate::open::{File, open};
use crate::outcome::{Failure, Outcome, print};
use areas::{Area, Head, Layer};
use engine::job::{LayerAsk, block_on};
use engine::map::naming::namings;
use model::beside::{BorderFile, BorderProperty};
use model::cell::Cell;
use model::column::ColumnProfile;
use model::message::Language;
use model::sniff::ReadOptions;
use registers::places::municipality_name;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

pub(crate) fn run(
    words: &[OsString],
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let options = [
        "--code",
        "--name",
        "--layer",
        "--source",
        "--date",
        "--licence",
        "--credit",
        "--part",
        "--out",
    ];
    let words = Words::of(words, &options, &[], language)?;
    let texts = texts::of(language).cli;
    let place = words
        .path("--out")
        .ok_or_else(|| Failure::arguments((texts.needs_value)("--out"), language))?;
    let read = ReadOptions {
        part: words.all("--part"),
        ..ReadOptions::default()
    };
    let file = open(&words.file, &read, None, language)?;
    let text = |option: &str| words.text(option).unwrap_or_default();
    let head = Head {
        layer: text("--layer"),
        source: text("--source"),
        date: text("--date"),
        licence: text("--licence"),
        credit: text("--credit"),
    };
    let named = (words.text("--code"), words.text("--name"));
    let (layer, passed_over) = made(&words.file, &file, named, head, language)?;
    let bytes = layer.write();
    std::fs::write(&place, &bytes)
        .map_err(|error| Failure::unwritable(&place.display().to_string(), &error, language))?;
    let points: usize = layer.arcs.iter().map(Vec::len).sum();
    let said = (texts.areas_written)(layer.areas.len(), points, bytes.len() as u64, passed_over);
    print(out, &format!("{said}\n"))?;
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

/// The layer of a file that was read; columns of codes and names by name, else those that look like it.
fn made(
    path: &Path,
    file: &File,
    (code, name): (Option<String>, Option<String>),
    head: Head,
    language: Language,
) -> Result<(Layer, u64), Failure> {
    let columns = &file.opened.columns;
    let wanted = |name: &str| {
        position(name, columns).ok_or_else(|| {
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            Failure::Unreadable((texts::of(language).cli.no_such_column)(name, &names))
        })
    };
    let of_kind = |kinds: &[&str]| {
        let is_one = |column: &ColumnProfile| {
            column
                .kind
                .as_deref()
                .is_some_and(|kind| kinds.contains(&kind))
        };
        columns.iter().position(is_one).map(|at| at as u32)
    };
    let geometry = match of_kind(&["wkt", "geometry"]) {
        Some(geometry) => geometry,
        None => wanted("geometry")?,
    };
    let code = match code {
        Some(code) => wanted(&code)?,
        None => of_kind(&["municipality_code", "postcode", "region", "parish"]).unwrap_or(0),
    };
    let name = match name {
        Some(name) => wanted(&name)?,
        None => {
            let is_name = |column: &ColumnProfile| {
                let name = column.name.to_lowercase();
                name == "name" || name.ends_with("navn")
            };
            let named = columns.iter().position(is_name).map(|at| at as u32);
            let of_kind = of_kind(&["municipality_name", "city"]);
            of_kind.or(named).unwrap_or(code)
        }
    };
    let ask = LayerAsk {
        code,
        name,
        geometry,
        head,
    };
    block_on(file.director.layer(&ask))
        .map_err(|problem| Failure::of_problem(&path.display().to_string(), &problem, language))
}

/// The areas of a file for a map: those of one of our own, or of any file with polygons.
pub(crate) fn borders_of(path: &Path, language: Language) -> Result<(BorderFile, Layer), Failure> {
    if let Ok(bytes) = std::fs::read(path)
        && let Ok(layer) = Layer::read(&bytes)
    {
        return Ok((described(path, &layer), layer));
    }
    let file = open(path, &ReadOptions::default(), None, language)?;
    let found = block_on(file.director.border_file());
    let found = found
        .map_err(|problem| Failure::of_problem(&path.display().to_string(), &problem, language))?;
    found.ok_or_else(|| {
        let words = texts::beside(language);
        let what = (words.no_areas)(&crate::open::name_of(path));
        Failure::Unreadable([what, texts::of(language).cli.areas_formats.to_owned()])
    })
}

/// What a file of our own says of its areas.
fn described(path: &Path, layer: &Layer) -> BorderFile {
    // a layer that does not say so has municipalities when all its codes are theirs
    let is_known = |area: &Area| municipality_name(&area.code).is_some();
    let sort = match layer.head.layer.is_empty() && layer.areas.iter().all(is_known) {
        true => "municipality",
        false => layer.head.layer.as_str(),
    };
    let property = |name: &str, of: &dyn Fn(&Area) -> &str| BorderProperty {
        // "municipality" is what the codes are of
        name: format!("{sort}{name}"),
        values: layer
            .areas
            .iter()
            .map(|area| Cell::text(of(area)))
            .collect(),
    };
    let mut file = BorderFile {
        source: crate::open::name_of(path),
        areas: layer.areas.iter().map(|area| area.code.clone()).collect(),
        properties: vec![
            property("code", &|area| &area.code),
            property("name", &|area| &area.name),
        ],
        passed_over: 0,
        namings: Vec::new(),
    };
    file.namings = namings(&file);
    file
}
