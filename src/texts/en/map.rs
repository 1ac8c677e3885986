//! Titles, sentences and legends of maps, in English.

use crate::map::{AreaWords, Divided, MapTexts};
use model::map_spec::{AreaLayer, ClassMethod, MapChoice, MapForm, MapMeasure, Per};

/// Titles, sentences and legends of maps.
pub static TEXTS: MapTexts = MapTexts {
    areas: |layer| match layer {
        AreaLayer::Municipality => AreaWords {
            head: "Municipality",
            one: "municipality",
            many: "municipalities",
            all: "the municipalities",
        },
        AreaLayer::Region => AreaWords {
            head: "Region",
            one: "region",
            many: "regions",
            all: "the regions",
        },
        AreaLayer::Postcode => AreaWords {
            head: "Postal code",
            one: "postal code",
            many: "postal codes",
            all: "the postal codes",
        },
        AreaLayer::Parish => AreaWords {
            head: "Parish",
            one: "parish",
            many: "parishes",
            all: "the parishes",
        },
        AreaLayer::SchoolDistrict => AreaWords {
            head: "School district",
            one: "school district",
            many: "school districts",
            all: "the school districts",
        },
        AreaLayer::Own => AreaWords {
            head: "Area",
            one: "area",
            many: "areas",
            all: "the areas",
        },
    },
    divided: |what, by| match by {
        Divided::Km2 => format!("{what} per km²"),
        Divided::Inhabitants => format!("{what} per 1,000 inhabitants"),
        Divided::Column(column) => format!("{what} per {column}"),
        Divided::Whole => format!("share of {what}"),
    },
    title: |what, of, areas| match of {
        [] => format!("{what} in {}", areas.all),
        parts => format!("{what} in {}: {}", areas.all, list(parts)),
    },
    map: "Map",
    classes: |method, classes, areas| {
        let all = areas.all;
        match (method, classes) {
            (_, 0 | 1) => format!(
                "All {} have the same shade, for their numbers are equal.",
                areas.many
            ),
            (ClassMethod::Quantile, n) => {
                format!(
                    "The shades part {all} into {} of about as many each.",
                    groups(n)
                )
            }
            (ClassMethod::Equal, n) => {
                format!(
                    "The shades part the numbers into {} of the same width.",
                    groups(n)
                )
            }
            (ClassMethod::Natural, n) => {
                format!(
                    "The shades part {all} into {} whose numbers lie close together.",
                    groups(n)
                )
            }
        }
    },
    two_directions: "Orange is below zero, blue above it, and what is as far from zero is as strong.",
    symbols: "The circles' areas follow the numbers: as shaded areas, counts and sums would mostly show where there is room or where many live.",
    km2: "The areas are measured from the borders.",
    inhabitants: |source, period| match period {
        Some(period) => format!("Inhabitants from {source}, {period}."),
        None => format!("Inhabitants from {source}."),
    },
    whole: |own, other| format!("The share is of {own} and {other} together."),
    inhabitants_column: |column| format!("The inhabitants are the column {column}."),
    absent: |count, one, names, (areas, counted)| {
        let lack = if counted { "rows" } else { "number" };
        let (what, verbs) = match one {
            true => (areas.one, format!("has no {lack} and is hatched")),
            false => (areas.many, format!("have no {lack} and are hatched")),
        };
        match names {
            [] => format!("{count} {what} {verbs}."),
            names => format!("{count} {what} {verbs}: {}.", list(names)),
        }
    },
    covers: |there, of, areas| {
        format!(
            "The numbers cover {there} of {of} {}; the others are grey.",
            areas.many
        )
    },
    unplaced: |values, rows, some, (areas, file)| {
        let some: Vec<String> = some.iter().map(|name| format!("“{name}”")).collect();
        let more = if values as usize > some.len() {
            " and others"
        } else {
            ""
        };
        let what = match (values, file) {
            (1, Some(file)) => format!("1 value has no area in {file}"),
            (_, Some(file)) => format!("{values} values have no area in {file}"),
            (1, None) => format!("1 value is no {} we know", areas.one),
            (_, None) => format!("{values} values are no {} we know", areas.many),
        };
        let unit = if rows.0 == 1 { "row" } else { "rows" };
        format!("{what} ({} {unit}): {}{more}.", rows.1, list(&some))
    },
    without_shape: |names, more, date| {
        let more = if more > 0 { " and others" } else { "" };
        format!(
            "Without an area in the borders of {date}: {}{more}.",
            list(names)
        )
    },
    other_level: |rows, written| match rows {
        1 => "1 row for the whole country or a larger area is left out.".to_owned(),
        _ => format!("{written} rows for the whole country or larger areas are left out."),
    },
    listed: |rows, written, areas| match rows {
        1 => format!(
            "1 row with several {} is counted in each of them.",
            areas.many
        ),
        _ => format!(
            "{written} rows with several {} are counted in each of them.",
            areas.many
        ),
    },
    legend_absent: |counted| if counted { "no rows" } else { "no number" },
    legend_outside: "not in the numbers",
    legend_count: |count| format!("({count})"),
    legend_range: |from, to| match from == to {
        true => from.to_owned(),
        false => format!("{from} to {to}"),
    },
    highest: "Highest",
    lowest: "Lowest",
    more_equal: |count| match count {
        1 => "and one other".to_owned(),
        _ => format!("and {count} others"),
    },
    code: "Code",
    because: |what, by, areas| {
        format!(
            "Suggested because {by} is {}, and {what} can be shown for each.",
            areas.many
        )
    },
    borders: |credit| format!("Borders: {credit}"),
};

/// A chosen map within a sentence: what it shows, of which column, how.
pub(super) fn step(choice: &MapChoice, name: &dyn Fn(&u32) -> String) -> String {
    let what = match choice.measure {
        MapMeasure::Count => "number of rows".to_owned(),
        MapMeasure::Sum { column } => format!("sum of {}", name(&column)),
        MapMeasure::Mean { column } => format!("mean of {}", name(&column)),
    };
    let per = match choice.per {
        None => String::new(),
        Some(Per::Km2) => " per km²".to_owned(),
        Some(Per::Inhabitants | Per::InhabitantsOf { .. }) => " per 1,000 inhabitants".to_owned(),
        Some(Per::Column { column }) => format!(" per {}", name(&column)),
        Some(Per::WholeWith { column }) => {
            format!(" as a share of the whole with {}", name(&column))
        }
    };
    let how = match (choice.form, choice.classes) {
        (MapForm::Symbols, _) => "as circles".to_owned(),
        (MapForm::Shades, method) => {
            let method = match method {
                ClassMethod::Quantile => "with as many in each",
                ClassMethod::Equal => "of the same width",
                ClassMethod::Natural => "of numbers that lie close together",
            };
            format!("in {} {method}", groups(usize::from(choice.class_count)))
        }
    };
    format!("{what}{per} for each {}, {how}", name(&choice.by))
}

fn groups(count: usize) -> String {
    match count {
        2 => "two groups".to_owned(),
        3 => "three groups".to_owned(),
        4 => "four groups".to_owned(),
        5 => "five groups".to_owned(),
        6 => "six groups".to_owned(),
        7 => "seven groups".to_owned(),
        n => format!("{n} groups"),
    }
}

/// "a", "a and b", "a, b and c".
fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [front @ .., last] => format!("{} and {last}", front.join(", ")),
    }
}
