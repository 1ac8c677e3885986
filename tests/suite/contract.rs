//! Our JSON against the project's contract (`tests/contract/`), for many files.

use crate::cli::run;
use engine::export::inspect::{Beside, text_beside};
use model::recipe::Decision;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

pub fn schema(name: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("contract").join(name)).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

pub fn must_be_valid(schema: &jsonschema::Validator, value: &Value, what: &str) {
    let errors: Vec<String> = schema
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

/// Files with these endings in a folder and the folders in it, in a fixed order.
fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            files(&path, endings, found);
        } else if ending.is_some_and(|ending| endings.contains(&ending)) {
            found.push(path);
        }
    }
}

#[test]
fn inspect_keeps_to_the_schema_for_every_file() {
    let schema = schema("inspect.schema.json");
    let mut paths = Vec::new();
    files(&root().join("fixtures"), &["csv", "tsv", "txt"], &mut paths);
    files(&root().join("contract"), &["csv"], &mut paths);
    let own = paths.len();
    assert!(own >= 3, "{own} fixtures");
    files(
        &root().join("../../shared/samples"),
        &["csv", "tsv", "txt", "xlsx"],
        &mut paths,
    );
    if paths.len() == own {
        println!("left out: the real files of ../shared/samples are not here");
    }
    for path in paths {
        let what = path.display().to_string();
        let (code, out, errors) = run(&["inspect", "--json", &what]);
        match code {
            0 | 4 => {
                assert_eq!(code == 0, errors.is_empty(), "{what}: {errors}");
                let value: Value = serde_json::from_str(&out).unwrap();
                must_be_valid(&schema, &value, &what);
                // not everything is checked: never an unconditional yes
                assert_ne!(value["publishable"], "yes", "{what}");
            }
            2 => {
                assert!(out.is_empty(), "{what}");
                assert_eq!(errors.lines().count(), 2, "{what}: {errors}");
            }
            other => panic!("{what}: exit code {other}"),
        }
    }
}

#[test]
fn what_the_user_decided_goes_along() {
    let schema = schema("inspect.schema.json");
    let opened = crate::geo_samples::opened(b"vej;bredde\nByvej;4\n", "veje.csv");
    let decision = Decision {
        number: "05.09".into(),
        title: "Vejvedligeholdelse".into(),
        why: "Så siger vi".into(),
    };
    let beside = Beside {
        decision: Some(&decision),
        ..Beside::default()
    };
    let text = text_beside(&opened, &[], beside);
    let value: Value = serde_json::from_str(&text).unwrap();
    must_be_valid(&schema, &value, "decided");
    assert_eq!(value["kle_decision"]["code"], "05.09");
    assert_eq!(value["kle_decision"]["why"], "Så siger vi");
    let value: Value = serde_json::from_str(&text_beside(&opened, &[], Beside::default())).unwrap();
    assert!(value.get("kle_decision").is_none());
    assert!(value.get("kle_edition").is_none());
}

/// The example's fields that this part of the product fills in.
#[test]
fn inspect_says_of_the_example_what_the_contract_says() {
    let path = root().join("contract/legepladser_tilsyn.csv");
    let (code, out, _) = run(&["inspect", "--json", path.to_str().unwrap()]);
    assert_eq!(code, 0);
    let said: Value = serde_json::from_str(&out).unwrap();
    let text = std::fs::read_to_string(root().join("contract/inspect.json")).unwrap();
    let wanted: Value = serde_json::from_str(&text).unwrap();
    let fields = [
        "schema_version",
        "file",
        "format",
        "encoding",
        "delimiter",
        "decimal_sign",
        "date_order",
        "crs",
        "header_rows",
        "preamble_rows",
        "footer_rows",
        "rows",
        "tables",
    ];
    for field in fields {
        assert_eq!(said[field], wanted[field], "{field}");
    }
    let columns = wanted["columns"].as_array().unwrap();
    assert_eq!(said["columns"].as_array().unwrap().len(), columns.len());
    for (said, wanted) in said["columns"].as_array().unwrap().iter().zip(columns) {
        let fields = [
            "name",
            "type",
            "nulls",
            "distinct",
            "distinct_exact",
            "min",
            "max",
            "sum",
            "top",
        ];
        for field in fields {
            assert_eq!(said[field], wanted[field], "{} {field}", wanted["name"]);
        }
    }
    let codes = |notes: &Value| -> Vec<String> {
        let notes = notes.as_array().unwrap().iter();
        notes
            .map(|note| note["code"].as_str().unwrap().to_owned())
            .collect()
    };
    let said_codes = codes(&said["notes"]);
    assert!(
        codes(&wanted["notes"])
            .iter()
            .all(|code| said_codes.contains(code))
    );
    assert!(said_codes.contains(&"not_checked".to_owned()));
}

#[test]
fn classify_keeps_to_the_schema() {
    let schema = schema("classify.schema.json");
    let path = root().join("contract/classify_input.jsonl");
    let (code, out, errors) = run(&["classify", "--jsonl", path.to_str().unwrap()]);
    assert_eq!((code, errors.as_str()), (0, ""));
    let lines: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    for line in &lines {
        must_be_valid(&schema, line, "classify");
    }
    assert_eq!(lines[0]["id"], "eks-1");
    assert_eq!(lines[1]["id"], "eks-2");
    assert_eq!(lines[1]["confident"], false);
}

#[test]
fn eval_keeps_to_the_schema() {
    let schema = schema("eval.schema.json");
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("lille.jsonl");
    std::fs::write(
        &set,
        concat!(
            r#"{"id":"a","title":"Offentlige legepladser","gold_group":"04.03","gold_alternatives":[]}"#,
            "\n",
            r#"{"id":"b","title":"Vejrdata","gold_group":null,"gold_alternatives":[]}"#,
            "\n"
        ),
    )
    .unwrap();
    let (code, out, _) = run(&["eval", "kle", "--set", set.to_str().unwrap(), "--json"]);
    assert_eq!(code, 0);
    let value: Value = serde_json::from_str(&out).unwrap();
    must_be_valid(&schema, &value, "eval");
    assert_eq!(value["sets"][0]["items"], 2);
}

/// The browser tests compare what the page saves with the same file (`tests/e2e/numbers.spec.mjs`). Written
/// anew when `UPDATE_INSPECTED` is set.
#[test]
fn a_case_extract_is_inspected_as_the_page_saves_it() {
    let folder = root().join("fixtures/kle/page");
    let path = folder.join("sagsudtraek.csv").display().to_string();
    let (code, out, errors) = run(&["inspect", "--json", &path]);
    assert_eq!((code, errors.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&out).unwrap();
    let rules: Vec<&str> = told["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert!(rules.contains(&"kle.form") && rules.contains(&"kle.facet"));
    let mut told = told;
    // another version says the same
    told.as_object_mut().unwrap().remove("tool_version");
    let expected = folder.join("sagsudtraek.inspect.json");
    if std::env::var_os("UPDATE_INSPECTED").is_some() {
        let text = serde_json::to_string_pretty(&told).unwrap() + "\n";
        std::fs::write(&expected, text).unwrap();
    }
    let expected = std::fs::read_to_string(expected).unwrap();
    assert_eq!(told, serde_json::from_str::<Value>(&expected).unwrap());
}

#[test]
fn suggested_charts_keep_the_contract_and_are_drawn() {
    let schema = schema("suggest.schema.json");
    let folder = std::env::temp_dir().join(format!("datalup-suggest-{}", std::process::id()));
    for name in ["elever.csv", "alder.csv", "boliger.csv", "besoeg.csv"] {
        let file = root().join("fixtures/chart").join(name);
        let own = folder.join(name);
        let words = [
            "suggest",
            file.to_str().unwrap(),
            "--json",
            "--out",
            own.to_str().unwrap(),
        ];
        let (code, out, errors) = run(&words);
        assert_eq!(code, 0, "{name}: {errors}");
        let value: Value = serde_json::from_str(&out).unwrap();
        must_be_valid(&schema, &value, name);
        let charts = value.as_array().unwrap().len();
        assert!(charts > 0, "{name}");
        let mut drawn = Vec::new();
        files(&own, &["svg"], &mut drawn);
        assert_eq!(drawn.len(), charts, "{name}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn maps_keep_the_contract() {
    let schema = schema("map.schema.json");
    let mut paths = Vec::new();
    files(&root().join("fixtures/map"), &["csv"], &mut paths);
    assert!(paths.len() >= 6, "{}", paths.len());
    let people = root().join("fixtures/map/people_years_1.csv");
    for path in paths {
        let what = path.display().to_string();
        let (code, out, errors) = run(&["map", &what, "--json"]);
        assert_eq!(code, 0, "{what}: {errors}");
        must_be_valid(&schema, &serde_json::from_str(&out).unwrap(), &what);
    }
    let codes = root().join("fixtures/map/codes_1.csv");
    let (codes, people) = (codes.to_str().unwrap(), people.to_str().unwrap());
    for more in [
        vec!["--per", "km2", "--form", "symbols"],
        vec!["--population", people, "--classes", "equal"],
        vec!["--measure", "count", "--en"],
    ] {
        let words = [vec!["map", codes, "--json"], more].concat();
        let (code, out, errors) = run(&words);
        assert_eq!(code, 0, "{words:?}: {errors}");
        must_be_valid(
            &schema,
            &serde_json::from_str(&out).unwrap(),
            &format!("{words:?}"),
        );
    }
}

#[test]
fn forecasts_and_refusals_keep_the_contract() {
    let schema = schema("forecast.schema.json");
    for (name, more, outcome, step) in [
        (
            "udlaan.csv",
            &["--group", "Filial=Nørrebakken"][..],
            "forecast",
            "month",
        ),
        ("udlaan.csv", &["--horizon", "40"], "refused", "too-far"),
        (
            "folketal.csv",
            &["--value", "2", "--horizon", "3"],
            "forecast",
            "year",
        ),
        ("kort.csv", &[], "refused", "too-short"),
        ("borgere.csv", &[], "refused", "persons"),
    ] {
        let file = root().join("fixtures/forecast").join(name);
        let words = ["forecast", file.to_str().unwrap(), "--json"];
        let (code, out, errors) = run(&[&words[..], more].concat());
        assert_eq!(code, 0, "{name}: {errors}");
        let value: Value = serde_json::from_str(&out).unwrap();
        must_be_valid(&schema, &value, name);
        assert_eq!(value["outcome"], outcome, "{name}");
        let told = value.get("step").or(value.get("reason"));
        assert_eq!(told.unwrap(), step, "{name}");
        if more.contains(&"--horizon") && outcome == "forecast" {
            assert_eq!(value["points"].as_array().unwrap().len(), 3);
        }
    }
    let file = root().join("fixtures/forecast/kort.csv");
    for wrong in [
        ["--horizon", "0"],
        ["--value", "År"],
        ["--time", "Elever"],
        ["--group", "Elever"],
    ] {
        let (code, _, errors) = run(&[&["forecast", file.to_str().unwrap()], &wrong[..]].concat());
        assert_eq!(code, 3, "{wrong:?}");
        assert!(errors.contains(wrong[0]), "{errors}");
    }
}
