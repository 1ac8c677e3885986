//! `datalup map` on files that say where their rows are.

use crate::cli::run;
use crate::contract::{must_be_valid, schema};
use serde_json::Value;
use std::fmt::Write;
use std::path::PathBuf;
use tempfile::TempDir;

struct File {
    _folder: TempDir,
    path: PathBuf,
}

impl File {
    fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("steder.csv");
        std::fs::write(&path, text).unwrap();
        Self {
            _folder: folder,
            path,
        }
    }

    fn run(&self, more: &[&str]) -> (u8, String, String) {
        let path = self.path.to_str().unwrap();
        run(&[&["map", path], more].concat())
    }

    fn json(&self, more: &[&str]) -> Value {
        let (code, out, errors) = self.run(&[&["--json"], more].concat());
        assert_eq!((code, errors.as_str()), (0, ""), "{more:?}");
        let value = serde_json::from_str(&out).unwrap();
        must_be_valid(
            &schema("map_features.schema.json"),
            &value,
            &format!("{more:?}"),
        );
        value
    }
}

/// Places in Jutland, every seventh without one, the last in Paris.
fn places(rows: usize) -> String {
    let mut text = "titel;type;pladser;x;y\n".to_owned();
    for at in 0..rows {
        let sort = ["Skole", "Bibliotek"][at % 2];
        let (x, y) = (
            500_000 + at % 40 * 1_900,
            6_180_000 + at / 40 * 700 + at % 3 * 211,
        );
        match at {
            _ if at % 11 == 3 => writeln!(text, "Sted {at};{sort};{};;", 10 + at % 97).unwrap(),
            _ => writeln!(text, "Sted {at};{sort};{};{x};{y}", 10 + at % 97).unwrap(),
        }
    }
    text.push_str("Paris;Skole;7;448000;5411000\n");
    text
}

#[test]
fn a_file_of_places_is_a_map_of_places() {
    let file = File::of(&places(110));
    let value = file.json(&[]);
    assert_eq!(value["form"], "points");
    assert_eq!(value["columns"], serde_json::json!(["x", "y"]));
    let numbers = ["rows", "points", "without_position", "outside", "unread"];
    let numbers = numbers.map(|own| value[own].as_u64().unwrap());
    assert_eq!(numbers, [111, 100, 10, 1, 0]);
    let (code, out, errors) = file.run(&[]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(out.starts_with("Steder: 100 punkter\n"), "{out}");
    assert!(
        out.contains("10 rækker har ingen position. 1 række ligger uden for Danmark"),
        "{out}"
    );
    let (_, out, _) = file.run(&["--en"]);
    assert!(out.starts_with("Steder: 100 points\n"), "{out}");
}

#[test]
fn every_form_can_be_asked_for() {
    let file = File::of(&places(110));
    for form in [
        "points",
        "clusters",
        "hexagons",
        "municipalities",
        "regions",
        "postcodes",
    ] {
        let value = file.json(&["--form", form]);
        assert_eq!(value["form"], form);
        let is_counted = ["municipalities", "regions", "postcodes"].contains(&form);
        assert_eq!(value["table"].is_null(), !is_counted, "{form}");
        let (code, svg, errors) = file.run(&["--form", form, "--svg"]);
        assert_eq!((code, errors.as_str()), (0, ""), "{form}");
        assert!(
            svg.starts_with("<?xml") && svg.contains("CC BY 4.0"),
            "{form}"
        );
        let (_, dark, _) = file.run(&["--form", form, "--svg", "--dark"]);
        assert_ne!(svg, dark, "{form}");
    }
    let counted = file.json(&["--form", "municipalities", "--per", "km2"]);
    assert_eq!(counted["per"], "km2");
}

#[test]
fn colours_and_sizes_are_columns() {
    let file = File::of(&places(110));
    let value = file.json(&["--colour", "type"]);
    assert_eq!(
        (&value["form"], &value["colour"]),
        (&"points".into(), &"type".into())
    );
    let (_, svg, _) = file.run(&["--colour", "type", "--svg"]);
    assert!(
        svg.contains("Skole") && svg.contains("Bibliotek"),
        "its key"
    );
    let value = file.json(&["--size", "pladser", "--width", "500"]);
    assert_eq!(value["size"], "pladser");
    assert!(value["title"].as_str().unwrap().ends_with("efter pladser"));
}

#[test]
fn what_cannot_be_is_said() {
    let file = File::of(&places(110));
    for wrong in [
        vec!["--form", "globe"],
        vec!["--colour", "pladser"],
        vec!["--size", "type"],
        vec!["--form", "hexagons", "--per", "inhabitants"],
        vec!["--form", "points", "--width", "wide"],
        vec!["--colour"],
        // of maps whose areas a column names
        vec!["--form", "hexagons", "--measure", "sum:pladser"],
        vec!["--form", "municipalities", "--classes", "equal"],
        vec!["--colour", "type", "--by", "type"],
    ] {
        let (code, out, errors) = file.run(&wrong);
        assert_eq!((code, out.as_str()), (3, ""), "{wrong:?}");
        assert_eq!(errors.lines().count(), 2, "{wrong:?}: {errors}");
    }
    let (code, out, errors) = file.run(&["--colour", "farve"]);
    assert_eq!((code, out.as_str()), (2, ""), "{errors}");
    let none = File::of("navn;antal\nA;1\nB;2\nC;3\n");
    for more in [vec![], vec!["--form", "points"], vec!["--colour", "navn"]] {
        let (code, out, errors) = none.run(&more);
        assert_eq!((code, out.as_str()), (2, ""), "{more:?}");
        assert_eq!(errors.lines().count(), 2, "{more:?}: {errors}");
    }
}

#[test]
fn too_many_for_a_drawing_are_hexagons_and_that_is_said() {
    let file = File::of(&places(24_000));
    let (code, svg, _) = file.run(&["--form", "points", "--svg"]);
    assert_eq!(code, 0);
    assert!(
        svg.contains("sekskanter") && svg.len() < 2_000_000,
        "{}",
        svg.len()
    );
    let (_, said, _) = file.run(&["--form", "points"]);
    assert!(
        said.contains("for mange til at tegne hver for sig"),
        "{said}"
    );
}

#[test]
fn nothing_but_places_is_told_of_persons() {
    let mut text = "fornavn;efternavn;cpr;diagnose;beløb;lat;lon\n".to_owned();
    let names = ["Anna", "Birthe", "Carl", "Dorthe", "Erik", "Freja"];
    let last = ["Jensen", "Nielsen", "Hansen", "Pedersen", "Larsen"];
    for at in 0..60 {
        let (day, month) = (1 + at % 28, 1 + at % 12);
        writeln!(
            text,
            "{};{};{day:02}{month:02}6{}-{:04};{};{};{:.5};{:.5}",
            names[at % 6],
            last[at % 5],
            at % 10,
            1_000 + at * 37,
            ["Astma", "Diabetes", "Gigt"][at % 3],
            1_000 + at * 31,
            55.9 + at as f64 * 0.004,
            9.4 + (at % 7) as f64 * 0.03
        )
        .unwrap();
    }
    let file = File::of(&text);
    let value = file.json(&[]);
    assert_eq!(value["about_persons"], true);
    let mut said = value.to_string();
    for more in [
        vec![],
        vec!["--svg"],
        vec!["--svg", "--form", "clusters"],
        vec!["--form", "points"],
    ] {
        let (code, out, _) = file.run(&more);
        assert_eq!(code, 0);
        said.push_str(&out);
    }
    for value in names
        .iter()
        .chain(&last)
        .chain(&["Astma", "Diabetes", "Gigt"])
    {
        assert!(!said.contains(value), "{value}");
    }
    assert!(said.contains("handle om personer"));
    // neither a colour nor a size may tell of whoever lives there
    for more in [
        ["--colour", "diagnose"],
        ["--colour", "fornavn"],
        ["--size", "beløb"],
    ] {
        let (code, out, errors) = file.run(&more);
        assert_eq!((code, out.as_str()), (3, ""), "{more:?}: {errors}");
    }
}
