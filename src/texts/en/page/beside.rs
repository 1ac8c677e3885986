//! Borders and inhabitants that the map of a file takes from other files, in English.

use crate::format::integer;
use crate::page::beside::BesideTexts;
use crate::problems::listed;
use model::message::Language::English;

/// Borders and inhabitants that the map of a file takes from other files.
pub static TEXTS: BesideTexts = BesideTexts {
    title: "Borders and inhabitants from other files",
    borders: "Borders",
    built_in: "Datalup's own",
    no_borders: "None",
    property: "The areas' name in that file",
    people: "Inhabitants",
    no_people: "No file",
    choose: "Use another file …",
    help: "The file may have areas (GeoJSON, Shapefile or GML) or count the people of the municipalities (FOLK1A from Statistics Denmark, for instance). It stays on your computer.",
    areas_title: "Count in areas of another file",
    areas_from: "Areas of",
    areas_help: "The file must have polygons: parishes, school districts or areas of your own (GeoJSON, Shapefile or GML). Each row is counted where it lies. The file stays on your computer.",
    missing_areas: |file| {
        format!(
            "The places are to be counted in the areas of {file}, but that file is not here. Until it is, the places themselves are shown. Drop it on the page, or choose it here."
        )
    },
    reading: |file| format!("Reading {file} …"),
    neither: |file| {
        format!("{file} has neither areas nor a column that counts the people of municipalities.")
    },
    no_areas: |file| format!("{file} has no areas to draw a map with."),
    no_inhabitants: |file| {
        format!(
            "{file} does not have both a column of municipalities and one that counts people (“population”, “inhabitants”, or INDHOLD in FOLK1A)."
        )
    },
    unreadable: |file, why| format!("{file} could not be read: {why}"),
    no_match: |file, properties| match properties {
        [] => format!(
            "The areas in {file} have neither name nor code, so the table cannot be joined with them."
        ),
        some => format!(
            "No column of the table names the areas in {file}. They have {}.",
            listed(
                some,
                |name| format!("“{name}”"),
                |more| format!(" and {more} more")
            )
        ),
    },
    joined: |column, joined| {
        let number = |n: u64| integer(n, English);
        let found = match joined.values.saturating_sub(joined.met) {
            0 => format!("All {} values are areas of the file", number(joined.values)),
            missed => format!(
                "{} of {} values are areas of the file, {} not",
                number(joined.met),
                number(joined.values),
                number(missed)
            ),
        };
        let without = match joined.areas.saturating_sub(joined.areas_met) {
            0 => "all areas of the file are named".to_owned(),
            n => format!(
                "{} of the file's {} areas {} not named",
                number(n),
                number(joined.areas),
                if n == 1 { "is" } else { "are" }
            ),
        };
        format!(
            "The column {column} is joined with {} of the file. {found}, and {without}.",
            joined.property
        )
    },
    passed_over: |rows| match rows {
        1 => "1 row of the file has no area and is left out.".to_owned(),
        n => format!(
            "{} rows of the file have no area and are left out.",
            integer(n, English)
        ),
    },
    missing_borders: |file| {
        format!(
            "The map is to be drawn with the borders in {file}, but that file is not here. Drop it on the page, or choose it here."
        )
    },
    missing_people: |file| {
        format!(
            "The inhabitants are to come from {file}, but that file is not here. Drop it on the page, or choose it here."
        )
    },
    question: |file, table| format!("Should {file} be the borders of the map of {table}?"),
    question_help: "The file has areas. As borders they are joined with the column that names them, or the places of the table are counted in them. Your table stays open. The file stays on your computer.",
    use_it: "Use as borders",
    as_table: "Open as a table",
    cancel: "Cancel",
};
