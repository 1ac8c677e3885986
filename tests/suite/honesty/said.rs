//! What is said of charts, maps, questions and forecasts: where numbers came from and went to, no cause, few digits.

use super::{drawn, spec};
use crate::chart_forms::{gallery, numbers};
use crate::cli::run;
use crate::table::{WHOLE, open};
use chart::draw;
use model::message::Language;
use model::view_spec::{ChartForm, Measure};
use std::path::Path;

const LANGUAGES: [Language; 2] = [Language::Danish, Language::English];

/// Everything that is said of charts, maps, questions and forecasts of the project's own tables: where it is said, in
/// which language, the words.
fn everything_said() -> Vec<(String, Language, String)> {
    let mut said = Vec::new();
    for (name, file, spec) in gallery() {
        let data = numbers(&open(file, WHOLE), &spec);
        for language in LANGUAGES {
            let chart = draw(&data, language, 640);
            said.push((name.to_owned(), language, chart.sentence));
        }
    }
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let commands = [
        ("map", "map/names_1.csv"),
        ("map", "map/codes_1.csv"),
        ("map", "map/change_1.csv"),
        ("map", "map/regions_2027_1.csv"),
        ("map", "map/postcodes_1.csv"),
        ("questions", "questions/municipalities_1.csv"),
        ("questions", "questions/institutions_1.csv"),
        ("questions", "questions/points_1.csv"),
        ("forecast", "forecast/udlaan.csv"),
        ("forecast", "forecast/folketal.csv"),
        ("suggest", "chart/elever.csv"),
        ("suggest", "chart/boliger.csv"),
    ];
    for (command, file) in commands {
        let path = fixtures.join(file);
        let path = path.to_str().unwrap();
        for (language, option) in LANGUAGES.into_iter().zip([None, Some("--en")]) {
            let words = [command, path, "--json"].into_iter().chain(option);
            let words: Vec<&str> = words.collect();
            let (code, out, errors) = run(&words);
            assert_eq!(code, 0, "{command} {file}: {errors}");
            let value: serde_json::Value = serde_json::from_str(&out).unwrap();
            let mut told = Vec::new();
            sentences(&value, &mut told);
            assert!(!told.is_empty(), "{command} {file} says nothing");
            let told = told.into_iter();
            said.extend(told.map(|words| (format!("{command} {file}"), language, words)));
        }
    }
    said
}

/// What the command line tells in words.
fn sentences(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                let is_said = ["sentence", "sentences", "answer", "said"].contains(&name.as_str());
                match value {
                    serde_json::Value::String(text) if is_said => out.push(text.clone()),
                    serde_json::Value::Array(all) if is_said => {
                        out.extend(all.iter().filter_map(|own| Some(own.as_str()?.to_owned())));
                    }
                    other => sentences(other, out),
                }
            }
        }
        serde_json::Value::Array(all) => all.iter().for_each(|own| sentences(own, out)),
        _ => {}
    }
}

#[test]
fn a_growth_is_told_from_where_to_where() {
    let file = "År;By;Antal\n2020;A;2\n2021;A;3\n2022;A;4\n2020;B;4\n2021;B;3\n2022;B;2\n";
    let alone = "År;Antal\n2020;2\n2021;3\n2022;4\n";
    let sum = |column| Measure::Sum { column };
    for form in [
        ChartForm::Line,
        ChartForm::Area,
        ChartForm::Slope,
        ChartForm::SmallMultiples,
        ChartForm::Column,
        ChartForm::GroupedBar,
        ChartForm::Dumbbell,
        ChartForm::HeatMap,
    ] {
        let chart = match form {
            ChartForm::Column => drawn(alone, &spec(form, 0, None, sum(1))),
            ChartForm::GroupedBar | ChartForm::Dumbbell => {
                drawn(file, &spec(form, 1, Some(0), sum(2)))
            }
            _ => drawn(file, &spec(form, 0, Some(1), sum(2))),
        };
        let all = format!("{} {} {}", chart.title, chart.sentence, chart.alt);
        assert!(
            !all.contains('%') && !all.contains("doblet"),
            "{form:?}: {all}"
        );
    }
    let line = drawn(alone, &spec(ChartForm::Line, 0, None, sum(1)));
    assert!(
        line.sentence.contains("fra 2 i 2020 til 4 i 2022"),
        "{}",
        line.sentence
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, alone).unwrap();
    let (code, out, _) = run(&["questions", path.to_str().unwrap()]);
    assert_eq!(code, 0);
    assert!(!out.contains('%'), "{out}");
}

#[test]
fn percentages_differ_by_percentage_points() {
    let mut file = String::from("Måned;Andel (pct.)\n");
    for month in 0..60 {
        let season = [0, 3, 5, 3, 0, -3, -5, -3][month % 8];
        let value = 400 + 2 * month as i64 + season;
        let (year, month) = (2015 + month / 12, month % 12 + 1);
        file.push_str(&format!(
            "01-{month:02}-{year};{},{}\n",
            value / 10,
            value % 10
        ));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("andele.csv");
    std::fs::write(&path, &file).unwrap();
    for (option, said) in [(None, "procentpoint"), (Some("--en"), "percentage points")] {
        let words = ["forecast", path.to_str().unwrap(), "--json"].into_iter();
        let words: Vec<&str> = words.chain(option).collect();
        let (code, out, errors) = run(&words);
        assert_eq!(code, 0, "{errors}");
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        let tried = value["back_test"]["sentence"].as_str().unwrap();
        assert!(tried.contains(said), "{tried}");
        assert!(
            !tried.contains("forkert med 0") || tried.contains(said),
            "{tried}"
        );
    }
    let two = "År;By;Andel (pct.)\n2020;A;20,5\n2021;A;41\n2020;B;30\n2021;B;31\n";
    for form in [ChartForm::Line, ChartForm::SmallMultiples, ChartForm::Slope] {
        let chart = drawn(two, &spec(form, 0, Some(1), Measure::Mean { column: 2 }));
        assert!(
            !chart.sentence.contains("100\u{a0}%"),
            "twice as much: {form:?}: {}",
            chart.sentence
        );
        assert!(
            chart.sentence.contains("20,5\u{a0}procentpoint")
                || chart.sentence.contains("fra 20,5\u{a0}%"),
            "{form:?}: {}",
            chart.sentence
        );
    }
}

#[test]
fn no_cause_is_claimed_in_anything_that_is_said() {
    let danish = [
        "fordi",
        "skyldes",
        "derfor",
        "påvirker",
        "medfører",
        "på grund af",
        "forårsag",
        "resulterer",
        "takket være",
        "som følge af",
    ];
    let english = [
        "because",
        "due to",
        "caused by",
        "therefore",
        "leads to",
        "led to",
        "results in",
        "resulted",
        "thanks to",
        "as a result",
    ];
    for (place, language, said) in everything_said() {
        let words = match language {
            Language::Danish => danish,
            Language::English => english,
        };
        // why the program made a band wider is its own doing
        let lower = said.to_lowercase().replace("det er derfor gjort", "");
        for word in words {
            assert!(!lower.contains(word), "{place}: {word} in: {said}");
        }
    }
}

#[test]
fn numbers_have_one_decimal_in_anything_that_is_said() {
    let mut met = 0;
    for (place, language, said) in everything_said() {
        let (sign, group) = match language {
            Language::Danish => (',', '.'),
            Language::English => ('.', ','),
        };
        for (whole, decimals) in decimals(&said, sign, group) {
            met += 1;
            // below one the first digits that say anything, and r² is a share of one
            let is_small = whole.trim_start_matches('0').is_empty();
            assert!(
                decimals <= 1 || is_small,
                "{place}: {whole} and {decimals} decimals in: {said}"
            );
        }
    }
    assert!(met > 20, "{met} numbers with decimals were met");
    // many digits in the file are not many digits in a sentence
    let file = "By;Tal\nA;1,23456\nB;7,65432\nC;3,98765\n";
    for measure in [Measure::Mean { column: 1 }, Measure::Sum { column: 1 }] {
        let chart = drawn(file, &spec(ChartForm::Bar, 0, None, measure));
        for (whole, count) in decimals(&chart.sentence, ',', '.') {
            assert!(count <= 1, "{whole}: {}", chart.sentence);
        }
    }
}

/// The numbers of a text that have decimals: the digits before the sign, and how many stand behind it.
fn decimals(text: &str, sign: char, group: char) -> Vec<(String, usize)> {
    let mut out = Vec::new();
    let letters: Vec<char> = text.chars().collect();
    for (at, _) in letters.iter().enumerate().filter(|(_, c)| **c == sign) {
        let before: String = letters[..at]
            .iter()
            .rev()
            .take_while(|c| c.is_ascii_digit() || **c == group)
            .collect();
        let after = letters[at + 1..].iter();
        let after = after.take_while(|c| c.is_ascii_digit()).count();
        // "1.1.2007" is a day
        let next = letters.get(at + 1 + after);
        let is_day = next == Some(&sign) || before.contains(group) && group == '.' && after > 3;
        if !before.is_empty() && after > 0 && !is_day {
            out.push((before.chars().rev().collect(), after));
        }
    }
    out
}
