//! Plain questions: what is asked of which table, what is answered, the same however the file is cut.

use crate::cli::run;
use crate::contract::{must_be_valid, schema};
use crate::table::{CUTS, Cut, WHOLE, open};
use areas::{Finder, Layer};
use engine::job::block_on;
use engine::ops::near::known;
use model::cell::Cell;
use model::near::{Near, Place, Position};
use model::question::{Answered, Answering, Found, Home, NearFound, OwnFound, Topic};
use model::recipe::{Query, Test, View};
use model::recipe_file::RecipeFile;
use registers::centres;
use serde_json::Value;
use std::path::Path;

fn path(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/questions")
        .join(name);
    path.to_str().unwrap().to_owned()
}

/// At home in Kolding, looking near to the middle of Aarhus.
fn home() -> Home {
    Home {
        municipality: Some("0621".to_owned()),
        near: Some(Place::Postcode("8000".to_owned())),
    }
}

fn answered(text: &str, cut: Cut) -> Vec<Answered> {
    let table = open(text, cut);
    block_on(table.director.kinds_of_all()).unwrap();
    table.view(Query::default());
    block_on(table.director.questions(&home()))
        .unwrap()
        .answered
}

/// The same however the file is cut.
fn asked(text: &str) -> Vec<Answered> {
    let whole = answered(text, WHOLE);
    for cut in CUTS {
        assert_eq!(answered(text, cut), whole, "{cut:?}");
    }
    whole
}

fn fixture(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

fn near(all: &[Answered]) -> &NearFound {
    let mut found = all.iter().filter_map(|one| match &one.found {
        Found::Near(found) => Some(found),
        _ => None,
    });
    found.next().unwrap()
}

fn own(all: &[Answered]) -> &OwnFound {
    match &all.last().unwrap().found {
        Found::Own(found) => found,
        other => panic!("{other:?}"),
    }
}

fn topics(all: &[Answered]) -> Vec<Topic> {
    all.iter().map(|one| one.question.topic).collect()
}

#[test]
fn municipalities_are_ranked_followed_and_the_own_is_placed_with_ties() {
    let all = asked(&fixture("municipalities_1.csv"));
    assert_eq!(topics(&all)[..2], [Topic::Most, Topic::OverTime]);
    let own = own(&all);
    // 2024 alone: Kolding and Horsens have 94.000 each, seven have more, Vejle's 119.000 is in the middle
    assert_eq!(own.value, Some(94_000.0));
    assert_eq!((own.rank, own.tied, own.of), (Some(8), 2, 9));
    assert_eq!(own.median, Some(119_000.0));
    assert_eq!(own.only, [("År".to_owned(), Cell::Integer(2024))]);
}

#[test]
fn few_municipalities_are_not_ranked() {
    let text = "Kommune;Folketal\nAarhus;360000\nOdense;207000\nKolding;94000\nVejle;119000\n";
    let found = asked(text);
    let own = own(&found);
    assert_eq!(own.value, Some(94_000.0));
    assert_eq!((own.rank, own.median), (None, None));
}

#[test]
fn codes_are_not_ranked_and_two_groups_are_no_ranking() {
    let all = asked("Navn;Løbenr\na;1001\nb;1002\nc;1003\nd;1004\n");
    assert_eq!(topics(&all), []);
    let mut two = "Køn;Antal\n".to_owned();
    for row in 0..6 {
        two.push_str(&format!("{};{row}\n", ["Mænd", "Kvinder"][row % 2]));
    }
    assert!(!topics(&asked(&two)).contains(&Topic::Most));
}

#[test]
fn nearness_is_measured_from_coordinates_and_from_the_middles_of_districts() {
    let all = asked(&fixture("points_1.csv"));
    let found = near(&all);
    assert_eq!((found.rows, found.located, found.within), (11, 10, 5));
    assert!(!found.by_district);
    let farther = found
        .nearest
        .windows(2)
        .all(|two| two[0].metres <= two[1].metres);
    assert!(farther, "{found:?}");

    let all = asked(&fixture("institutions_1.csv"));
    let found = near(&all);
    assert!(found.by_district);
    assert_eq!((found.rows, found.located), (12, 12));
    // the two of the district itself, and those whose middles are within 5 km
    assert_eq!(found.nearest[0].metres, 0);
    assert!(found.within >= 2 && found.within < 9, "{found:?}");
}

#[test]
fn tables_about_persons_are_not_asked_who_is_near() {
    let all = asked(&fixture("persons_1.csv"));
    assert!(!topics(&all).contains(&Topic::Near), "{:?}", topics(&all));
}

#[test]
fn names_of_rows_are_told_only_where_they_name_no_persons() {
    let head = "Institutionsnavn;Leder;Postnr\n";
    let rows = ["8000", "8200", "8210", "8220", "8230", "8000"];
    let leaders = [
        "Anne Jensen",
        "Peter Nielsen",
        "Mette Hansen",
        "Lars Pedersen",
        "Hanne Andersen",
        "Jens Holm",
    ];
    let mut text = head.to_owned();
    for (at, code) in rows.iter().enumerate() {
        text.push_str(&format!("Hus {at};{};{code}\n", leaders[at]));
    }
    let all = asked(&text);
    let question = &all
        .iter()
        .find(|one| one.question.topic == Topic::Near)
        .unwrap()
        .question;
    let Answering::Near { name, .. } = question.answer else {
        panic!("{question:?}");
    };
    assert_eq!(name, Some(0));
}

#[test]
fn near_is_a_filter_that_a_recipe_takes_to_the_next_edition() {
    let view = View {
        query: Query {
            filters: vec![(
                1,
                Test::Near(Near {
                    place: Place::Postcode("8000".to_owned()),
                    called: "8000 Aarhus C".to_owned(),
                    metres: 5_000,
                    position: Position::Degrees { longitude: 2 },
                }),
            )],
            ..Query::default()
        },
        ..View::default()
    };
    let names = ["Navn", "Latitude", "Longitude"].map(str::to_owned);
    let recipe = serde_json::to_vec(&RecipeFile::of(&view, names.to_vec())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let recipe = file("opskrift.json", &recipe);
    // the columns stand elsewhere, and a row says not where it is
    let next = "Longitude;Navn;Latitude\n10,21048;Domkirken;56,15696\n12,5758;Rundetårn;55,6814\n;Ukendt;\n0;Nul;0\n";
    let next_file = file("naeste.csv", next.as_bytes());
    let (code, out, errors) = run(&["convert", &next_file, "--recipe", &recipe]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(
        out,
        "Longitude,Navn,Latitude\r\n10.21048,Domkirken,56.15696\r\n"
    );
    // without the second column nobody knows where rows are: the filter is left out, and that is told
    let less = file(
        "mindre.csv",
        "Navn;Latitude\nDomkirken;56,15696\nRundetårn;55,6814\n".as_bytes(),
    );
    let (code, out, _) = run(&["convert", &less, "--recipe", &recipe]);
    assert_eq!(code, 4);
    assert!(out.contains("Rundetårn"), "{out}");
    // however it is cut
    for cut in [WHOLE, CUTS[0]] {
        let table = open(&fixture("points_1.csv"), cut);
        assert_eq!(table.view(view.query.clone()), 5);
    }
}

#[test]
fn the_command_line_tells_them_in_both_languages() {
    let contract = schema("questions.schema.json");
    for name in [
        "municipalities_1",
        "institutions_1",
        "points_1",
        "persons_1",
    ] {
        let file = path(&format!("{name}.csv"));
        let words = [
            "questions",
            &file,
            "--near",
            "8000",
            "--municipality",
            "621",
        ];
        let (code, danish, errors) = run(&words);
        assert_eq!(code, 0, "{errors}");
        let (_, english, _) = run(&[&words[..], &["--en"]].concat());
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("questions_{name}"), format!("{danish}---\n{english}"));
        });
        let (_, json, _) = run(&[&words[..], &["--json"]].concat());
        let value: Value = serde_json::from_str(&json).unwrap();
        must_be_valid(&contract, &value, name);
    }
    let file = path("points_1.csv");
    assert_eq!(run(&["questions", &file, "--near", "0001"]).0, 3);
    assert_eq!(run(&["questions", &file, "--municipality", "999"]).0, 3);
    let (code, out, _) = run(&["questions", &file]);
    assert_eq!(code, 0);
    assert!(out.contains("--near"), "{out}");
}

#[test]
fn every_municipality_and_every_district_with_borders_has_a_middle_inside_them() {
    let layers = [
        registers::areas::municipalities(),
        registers::areas::postcodes(),
    ];
    for (at, bytes) in layers.into_iter().enumerate() {
        let layer = Layer::read(bytes.unwrap()).unwrap();
        let finder = Finder::new(&layer);
        for (position, area) in layer.areas.iter().enumerate() {
            let code = area.code.split('-').next().unwrap();
            let centre = match at {
                0 => centres::municipality(code),
                _ => centres::postcode(code),
            };
            let centre = centre.unwrap_or_else(|| panic!("{}", area.code));
            assert_eq!(
                finder.find(centre),
                Some(position),
                "{} {}",
                area.code,
                area.name
            );
        }
    }
    let aarhus = known(&Place::Postcode("8000".to_owned())).unwrap();
    assert_eq!(aarhus.1, "8000 Aarhus C");
    assert_eq!(known(&Place::Municipality("0999".to_owned())), None);
}
