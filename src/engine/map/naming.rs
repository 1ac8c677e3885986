//! What the areas of another file are called, where rows are counted into them and no column names them.

use super::own::{OwnJoin, name_property, running, written};
use crate::kind::fold::fold;
use model::beside::{BorderFile, BorderProperty, Naming};
use model::map_spec::{AreaLayer, MergedArea};
use rustc_hash::FxHashSet;

/// Of the areas of a file so many must have a value by which they are called.
const NAMED_PERCENT: usize = 50;
/// Words of properties that tell rows of a database apart, not areas.
const IDS: [&str; 7] = [
    "id", "fid", "gid", "objectid", "objektid", "uuid", "ogc fid",
];
/// What such a property, one of times or one of bare running numbers is worth as a name.
const HARDLY_A_NAME: f64 = 0.2;
/// What a property is worth that is called a name, or has one beside it.
const A_NAME: f64 = 1.5;
/// A longer value describes an area.
const LONGEST_NAME: usize = 80;

/// What the areas of a file may be called where nothing names them but the file itself, the best first: by properties
/// that tell most of them apart, with a name rather than a number. Where none does, each has the number of its place.
#[must_use]
pub fn namings(file: &BorderFile) -> Vec<Naming> {
    let mut all: Vec<(f64, Naming)> = Vec::new();
    for property in &file.properties {
        let values = || property.values.iter();
        let given = values().filter(|own| !written(own).is_empty()).count();
        let is_long = values().any(|own| written(own).chars().count() > LONGEST_NAME);
        if is_long || given * 100 < file.areas.len() * NAMED_PERCENT {
            continue;
        }
        let join = OwnJoin::new(file, property);
        let has_letters = values().any(|own| written(own).chars().any(char::is_alphabetic));
        let words = fold(&property.name);
        let is_time = ["dato", "date", "tid", "time"].iter();
        let is_time = is_time.into_iter().any(|word| words.contains(word));
        let is_id = IDS.contains(&&*words) || words.ends_with("lokalid") || words == "gml id";
        let is_named = name_property(file, property).is_some();
        let is_sort = matches!(join.layer, AreaLayer::Parish | AreaLayer::SchoolDistrict);
        let weight = match (is_id || is_time, has_letters || is_named) {
            (true, _) => HARDLY_A_NAME,
            (false, false) if !is_sort && values().all(running) => HARDLY_A_NAME,
            (false, true) => A_NAME,
            (false, false) => 1.0,
        };
        let apart = join.merged.len() as f64 / file.areas.len().max(1) as f64;
        all.push((weight * apart, whole(file, property, join)));
    }
    // equal ones as they stand in the file
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut all: Vec<Naming> = all.into_iter().map(|own| own.1).collect();
    all.truncate(BorderFile::MOST_NAMINGS);
    if all.is_empty() {
        all.push(Naming {
            property: None,
            layer: AreaLayer::Own,
            areas: unnamed(file, &FxHashSet::default()).collect(),
        });
    }
    all
}

/// The areas by a property, and those without a value in it, each by itself: what lies in them lies somewhere.
fn whole(file: &BorderFile, property: &BorderProperty, join: OwnJoin) -> Naming {
    let parts = join.merged.iter().flat_map(|own| &own.of);
    let named: FxHashSet<&str> = parts.map(String::as_str).collect();
    let rest: Vec<MergedArea> = unnamed(file, &named).collect();
    let mut areas = join.merged;
    areas.extend(rest);
    areas.sort_by(|a, b| a.code.cmp(&b.code));
    Naming {
        property: Some(property.name.clone()),
        layer: join.layer,
        areas,
    }
}

/// The areas that are called nothing, by their place in the file, from 1.
fn unnamed<'a>(
    file: &'a BorderFile,
    named: &'a FxHashSet<&str>,
) -> impl Iterator<Item = MergedArea> + 'a {
    let areas = file.areas.iter().enumerate();
    let areas = areas.filter(|(_, area)| !named.contains(area.as_str()));
    areas.map(|(at, area)| MergedArea {
        code: format!("#{}", at + 1),
        name: format!("#{}", at + 1),
        of: vec![area.clone()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::cell::Cell;

    fn file(properties: &[(&str, &[&str])]) -> BorderFile {
        let count = properties.first().map_or(0, |own| own.1.len());
        BorderFile {
            source: "egne.geojson".to_owned(),
            areas: (0..count).map(|at| format!("{at:06}")).collect(),
            properties: properties
                .iter()
                .map(|(name, values)| BorderProperty {
                    name: (*name).to_owned(),
                    values: values.iter().map(|value| Cell::text(*value)).collect(),
                })
                .collect(),
            passed_over: 0,
            namings: Vec::new(),
        }
    }

    #[test]
    fn areas_are_called_by_what_tells_them_apart() {
        let file = file(&[
            ("objectid", &["11", "12", "13", "14"]),
            ("sognekode", &["8107", "8108", "0912", ""]),
            ("navn", &["Vor Frue Sogn", "Vor Frue Sogn", "Ålum", ""]),
            ("provsti", &["Nord", "Nord", "Syd", "Syd"]),
        ]);
        let all = namings(&file);
        let names: Vec<_> = all.iter().map(|own| own.property.as_deref()).collect();
        let expected = ["sognekode", "navn", "provsti", "objectid"].map(Some);
        assert_eq!(names, expected);
        let first = &all[0];
        assert_eq!(first.layer, AreaLayer::Parish);
        let told: Vec<_> = first
            .areas
            .iter()
            .map(|own| format!("{} {}", own.code, own.name))
            .collect();
        // two parishes of one name are two, and the one without a code is not lost
        let parishes = [
            "#4 #4",
            "0912 Ålum",
            "8107 Vor Frue Sogn",
            "8108 Vor Frue Sogn",
        ];
        assert_eq!(told, parishes);
    }

    #[test]
    fn areas_of_which_nothing_is_said_have_numbers() {
        let mut file = file(&[("tom", &["", "", ""])]);
        let all = namings(&file);
        assert_eq!((all.len(), all[0].property.as_deref()), (1, None));
        assert_eq!(all[0].areas[2].code, "#3");
        file.properties.clear();
        assert_eq!(namings(&file), all);
    }
}
