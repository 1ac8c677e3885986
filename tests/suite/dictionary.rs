//! The data dictionary: what it says in both languages, that it never tells of persons, and that its Table Schema
//! fits the table as it is saved.

use crate::kle_check::director;
use engine::export::dictionary::table_schema;
use engine::job::{Director, LocalCrew, block_on};
use model::dictionary::{ColumnNote, Dictionary};
use model::message::{ExportForm, Language};
use model::recipe::{Step, View};
use model::recipe_file::RecipeFile;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use texts::dictionary::{csv, describe, markdown};

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(folder);
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn opened(path: &Path, members: usize, shard_bytes: u64) -> Director<LocalCrew> {
    let name = path.file_name().unwrap().to_str().unwrap();
    director(name, &std::fs::read(path).unwrap(), members, shard_bytes)
}

fn made(director: &Director<LocalCrew>, notes: &[(u32, ColumnNote)]) -> Dictionary {
    block_on(director.dictionary(notes)).unwrap()
}

fn schema(dictionary: &Dictionary, language: Language) -> String {
    table_schema(dictionary, &|field| describe(field, language))
}

#[test]
fn it_says_the_same_however_the_table_is_cut() {
    for path in fixtures("dictionary") {
        let whole = made(&opened(&path, 1, 1 << 20), &[]);
        let cut = made(&opened(&path, 3, 200), &[]);
        assert_eq!(whole, cut, "{}", path.display());
        let name = path.file_name().unwrap().to_str().unwrap();
        for (language, short) in [(Language::Danish, "da"), (Language::English, "en")] {
            let text = markdown(&whole, language);
            insta::assert_snapshot!(format!("dictionary_{name}_{short}.md"), text);
            let text = csv(&whole, language).replace(['\u{feff}', '\r'], "");
            insta::assert_snapshot!(format!("dictionary_{name}_{short}.csv"), text);
            let text = schema(&whole, language);
            insta::assert_snapshot!(format!("dictionary_{name}_{short}.json"), text);
        }
    }
}

#[test]
fn nothing_of_persons_is_told() {
    let path = &fixtures("dictionary")[0];
    let dictionary = made(&opened(path, 1, 1 << 20), &[]);
    for language in [Language::Danish, Language::English] {
        for text in [
            markdown(&dictionary, language),
            csv(&dictionary, language),
            schema(&dictionary, language),
        ] {
            for word in ["Testesen", "Anna", "anna@", "rust på kæden"] {
                assert!(!text.contains(word), "{word} in {text}");
            }
        }
    }
}

#[test]
fn a_category_with_a_number_of_a_person_is_not_told() {
    let mut text = "Sagsnr;Titel\n".to_owned();
    for row in 0..60 {
        let title = ["Parkering", "Asfalt", "Hjælpemiddel"][row % 3];
        text.push_str(&format!("{row};{title}\n"));
    }
    text.push_str(
        "60;Ans. vedr. Anna Testesen 010170-1234\n61;Ans. vedr. Anna Testesen 010170-1234\n",
    );
    let director = director("sager.csv", text.as_bytes(), 2, 300);
    let dictionary = made(&director, &[]);
    for language in [Language::Danish, Language::English] {
        let told = [
            markdown(&dictionary, language),
            csv(&dictionary, language),
            schema(&dictionary, language),
        ];
        for text in told {
            assert!(
                !text.contains("Testesen") && !text.contains("Asfalt"),
                "{text}"
            );
        }
    }
}

#[test]
fn the_few_who_answer_for_rows_are_not_told() {
    let mut text = "Hal;År;Kontaktperson;oprettet_af\n".to_owned();
    for row in 0..36 {
        let hall = ["Nordhallen", "Sydhallen", "Østhallen"][row % 3];
        text.push_str(&format!(
            "{hall};{};Anna Testesen {};ATE\n",
            2010 + row / 3,
            row % 3
        ));
    }
    let director = director("haller.csv", text.as_bytes(), 2, 300);
    let dictionary = made(&director, &[]);
    for text in [
        markdown(&dictionary, Language::Danish),
        csv(&dictionary, Language::Danish),
        schema(&dictionary, Language::Danish),
    ] {
        assert!(
            !text.contains("Testesen") && !text.contains("ATE"),
            "{text}"
        );
        assert!(text.contains("Nordhallen"), "{text}");
    }
}

#[test]
fn what_the_user_says_goes_before_what_was_found_and_travels_with_the_recipe() {
    let path = &fixtures("dictionary")[0];
    let director = opened(path, 1, 1 << 20);
    let note = ColumnNote {
        title: "Pris".to_owned(),
        description: "Hvad tilsynet kostede | uden moms".to_owned(),
        unit: "1.000 kr.".to_owned(),
    };
    let dictionary = made(&director, &[(6, note.clone())]);
    let told: Value = serde_json::from_str(&schema(&dictionary, Language::Danish)).unwrap();
    let field = &told["fields"][6];
    assert_eq!(field["title"], "Pris");
    assert_eq!(field["unit"], "1.000 kr.");
    assert_eq!(field["missingValues"], serde_json::json!(["", "*", ".."]));
    let text = markdown(&dictionary, Language::Danish);
    assert!(
        text.contains("Hvad tilsynet kostede \\| uden moms"),
        "{text}"
    );
    // the next edition has its columns elsewhere
    let view = View::of(&[Step::Describe {
        column: 6,
        note: note.clone(),
    }]);
    assert_eq!(view.notes, [(6, note.clone())]);
    let names: Vec<String> = dictionary
        .fields
        .iter()
        .map(|own| own.name.clone())
        .collect();
    let recipe = RecipeFile::of(&view, names.clone());
    let text = serde_json::to_string(&recipe).unwrap();
    let recipe: RecipeFile = serde_json::from_str(&text).unwrap();
    let mut other = names;
    other.rotate_left(2);
    let steps = recipe.fit(&other).steps;
    assert_eq!(steps[1..], [Step::Describe { column: 4, note }]);
}

/// The records of a CSV text.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            c => field.push(c),
        }
    }
    records
}

/// What does not fit: a schema is read as its standard says, without anything of ours.
fn misfits(schema: &Value, text: &str) -> Vec<String> {
    let mut rows = records(text);
    let header = rows.remove(0);
    let fields = schema["fields"].as_array().unwrap();
    let names: Vec<&str> = fields
        .iter()
        .map(|own| own["name"].as_str().unwrap())
        .collect();
    let mut wrong = Vec::new();
    if names != header {
        wrong.push(format!("{names:?} are not {header:?}"));
    }
    let is_digits = |text: &str, count: usize| {
        text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_day = |text: &str| {
        let parts: Vec<&str> = text.split('-').collect();
        matches!(parts.as_slice(), [y, m, d] if is_digits(y, 4) && is_digits(m, 2) && is_digits(d, 2))
    };
    for (at, field) in fields.iter().enumerate() {
        let mut seen = BTreeSet::new();
        let constraints = &field["constraints"];
        for row in &rows {
            let cell = row.get(at).map_or("", String::as_str);
            if cell.is_empty() {
                if constraints["required"] == true {
                    wrong.push(format!("{}: nothing", names[at]));
                }
                continue;
            }
            let fits = match field["type"].as_str().unwrap() {
                "string" => field["format"] != "uuid" || cell.len() == 36,
                "integer" => cell.parse::<i128>().is_ok(),
                "number" => cell.parse::<f64>().is_ok(),
                "boolean" => matches!(cell, "true" | "false"),
                "date" => is_day(cell),
                "datetime" => cell.split_once('T').is_some_and(|(day, _)| is_day(day)),
                "time" => cell.len() == 8 && cell.split(':').all(|part| is_digits(part, 2)),
                "year" => is_digits(cell, 4),
                "yearmonth" => is_day(&format!("{cell}-01")),
                other => panic!("{other} is no type"),
            };
            let own = match field["type"].as_str().unwrap() {
                "integer" | "year" => serde_json::from_str(cell).unwrap(),
                _ => Value::String(cell.to_owned()),
            };
            let among = constraints["enum"].as_array();
            let is_listed = among.is_none_or(|values| values.contains(&own));
            let is_new = constraints["unique"] != true || seen.insert(cell.to_owned());
            if !fits || !is_listed || !is_new {
                wrong.push(format!("{}: {cell}", names[at]));
            }
        }
    }
    if let Some(key) = schema["primaryKey"].as_array() {
        let places = key
            .iter()
            .map(|name| names.iter().position(|own| name == own).unwrap());
        let places: Vec<usize> = places.collect();
        let mut seen = BTreeSet::new();
        for row in &rows {
            let own: Vec<&String> = places.iter().map(|at| &row[*at]).collect();
            if own.iter().any(|cell| cell.is_empty()) || !seen.insert(own.clone()) {
                wrong.push(format!("key {own:?}"));
            }
        }
    }
    wrong
}

fn fits(path: &Path) -> usize {
    let director = opened(path, 2, 1 << 20);
    let dictionary = made(&director, &[]);
    let all: Vec<u32> = (0..dictionary.fields.len() as u32).collect();
    let mut bytes = Vec::new();
    block_on(director.export(ExportForm::Csv, &all, &mut |part| bytes.extend(part))).unwrap();
    let schema: Value = serde_json::from_str(&schema(&dictionary, Language::English)).unwrap();
    let wrong = misfits(&schema, &String::from_utf8(bytes).unwrap());
    assert!(
        wrong.is_empty(),
        "{}: {:?}",
        path.display(),
        &wrong[..wrong.len().min(5)]
    );
    dictionary.fields.len()
}

#[test]
fn the_schema_fits_the_table_as_it_is_saved() {
    let mut columns = 0;
    for folder in ["dictionary", "facts", "checks/clean"] {
        for path in fixtures(folder) {
            columns += fits(&path);
        }
    }
    if let Some(folder) = crate::samples::folder() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "csv") {
                columns += fits(&path);
            }
        }
    }
    println!("{columns} columns fit their schema");
}
