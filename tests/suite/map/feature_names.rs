//! Names on maps of geometry: which column has them, where they are written, and where none are.

use super::features::{chart, column, drawn as part_of, found, places, whole};
use crate::table::{WHOLE, open};
use chart::Features;
use engine::job::block_on;
use model::feature_map::{FeatureDrawn, FeatureOffer, FeaturePart};
use model::scene::{Primitive, Role};
use std::fmt::Write;

/// The words of a role with their middles and sizes.
fn written(drawn: &FeatureDrawn, role: Role) -> Vec<(String, f64, f64, f64)> {
    let all = drawn.scene.primitives.iter();
    let texts = all.filter_map(|own| match own {
        Primitive::Text {
            x,
            y,
            text,
            size,
            role: own,
            ..
        } if *own == role => Some((text.clone(), *x, *y, *size)),
        _ => None,
    });
    texts.collect()
}

fn words(drawn: &FeatureDrawn, role: Role) -> Vec<String> {
    written(drawn, role).into_iter().map(|own| own.0).collect()
}

/// Fields beside each other near Viborg, so many a row, each of so many kilometres.
fn fields(names: &[&str], across: usize, kilometres: usize) -> String {
    fields_from([500_000, 6_240_000], names, across, kilometres)
}

fn fields_from(corner: [usize; 2], names: &[&str], across: usize, kilometres: usize) -> String {
    let mut text = "navn;geometri\n".to_owned();
    for (at, name) in names.iter().enumerate() {
        let side = kilometres * 1_000;
        let (x, y) = (
            corner[0] + at % across * side,
            corner[1] + at / across * side,
        );
        let (right, top) = (x + side, y + side);
        writeln!(
            text,
            "{name};\"POLYGON(({x} {y}, {right} {y}, {right} {top}, {x} {top}, {x} {y}))\""
        )
        .unwrap();
    }
    text
}

fn of(text: &str) -> (FeatureDrawn, Features, FeaturePart) {
    let (offer, sheet) = found(text, None);
    let features = Features::of(sheet);
    let ask = whole(&chart(offer), &features);
    let (drawn, _) = part_of(&ask, &features);
    (drawn, features, ask)
}

fn named(text: &str) -> Option<String> {
    let table = open(text, WHOLE);
    let (offer, _) = block_on(table.director.features(None)).unwrap().unwrap();
    let column = offer.named? as usize;
    Some(table.opened.columns[column].name.clone())
}

#[test]
fn the_column_of_names_is_found_by_its_words_and_its_values() {
    let rows = |head: &str, own: &dyn Fn(usize) -> String| {
        let mut text = format!("{head};latitude;longitude\n");
        for at in 0..40 {
            writeln!(
                text,
                "{};{:.4};{:.4}",
                own(at),
                56.0 + at as f64 * 0.01,
                9.0 + at as f64 * 0.02
            )
            .unwrap();
        }
        named(&text)
    };
    let letter = |at: usize| char::from(b'a' + (at % 20) as u8);
    let word = |at: usize| format!("{}emose {}", letter(at), letter(at / 20 + 7));
    assert_eq!(rows("Navn", &word).as_deref(), Some("Navn"));
    // no header of names, but a name in each row
    assert_eq!(rows("lund", &word).as_deref(), Some("lund"));
    // a header of names goes first
    let both = |at: usize| format!("{};Lund {}", word(at), word(at));
    assert_eq!(rows("lund;bydel", &both).as_deref(), Some("bydel"));
    // half of the areas of a name are parts of another
    let parts = |at: usize| format!("{}emose", letter(at));
    assert_eq!(rows("navn", &parts), None);
    let some = |at: usize| format!("Mose {}", (at / 2 * 3).min(at + 7));
    assert_eq!(rows("lund", &some), None);
    // what is written of a place, who is behind it, and a number
    assert_eq!(rows("beskrivelse", &word), None);
    assert_eq!(rows("ejernavn", &word), None);
    assert_eq!(rows("navn", &|at| format!("{at}")), None);
}

#[test]
fn areas_have_their_names_inside_the_largest_once() {
    let (drawn, ..) = of(&fields(
        &["Nordmark", "Sydmark", "Østerlund-Vestermose", "Nordmark"],
        2,
        12,
    ));
    let names = written(&drawn, Role::MapLabel);
    let mut words: Vec<&str> = names.iter().map(|own| own.0.as_str()).collect();
    words.sort_unstable();
    assert_eq!(words, ["Nordmark", "Sydmark", "Østerlund-Vestermose"]);
    // the first stands in the lower left field, the second right of it
    let place = |name: &str| {
        names
            .iter()
            .find(|own| own.0 == name)
            .map(|own| (own.1, own.2))
            .unwrap()
    };
    let (first, second) = (place("Nordmark"), place("Sydmark"));
    assert!((first.1 - second.1).abs() < 1.0 && second.0 > first.0 + 100.0);
    let borders = drawn.scene.primitives.iter().filter(|own| {
        matches!(
            own,
            Primitive::Area {
                role: Role::Outlined,
                ..
            }
        )
    });
    assert_eq!(borders.count(), 4);
}

#[test]
fn names_that_would_not_fit_are_left_out_and_no_two_meet() {
    // 400 fields of 2 kilometres, some with long names
    let names: Vec<String> = (0..400)
        .map(|at| match at % 3 {
            0 => format!("Ås {at}"),
            1 => format!("Nørre Vestermose by {at}"),
            _ => format!("Udflytterområdet{at}"),
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (drawn, features, mut ask) = of(&fields(&names, 20, 2));
    let check = |drawn: &FeatureDrawn| {
        let names = written(drawn, Role::MapLabel);
        assert!(
            names.len() <= 80,
            "40 names of two lines at most: {}",
            names.len()
        );
        let wide = |own: &(String, f64, f64, f64)| own.0.chars().count() as f64 * own.3 * 0.5;
        for (at, a) in names.iter().enumerate() {
            assert!(
                a.1 - wide(a) / 2.0 >= 0.0 && a.1 + wide(a) / 2.0 <= drawn.scene.width,
                "{a:?}"
            );
            assert!(a.2 > 0.0 && a.2 < drawn.scene.height, "{a:?}");
            for b in &names[at + 1..] {
                let apart =
                    (a.1 - b.1).abs() > (wide(a) + wide(b)) / 2.0 * 0.9 || (a.2 - b.2).abs() > 8.0;
                assert!(apart, "{a:?} {b:?}");
            }
        }
        names.len()
    };
    let few = check(&drawn);
    assert!(
        !words(&drawn, Role::MapLabel)
            .iter()
            .any(|own| own.starts_with("Udflytter"))
    );
    // enlarged there is room
    let (width, height) = (drawn.scene.width, drawn.scene.height);
    ask.part = [width * 0.45, height * 0.45, width * 0.1, height * 0.1];
    let (near, _) = part_of(&ask, &features);
    check(&near);
    assert!(
        words(&near, Role::MapLabel)
            .iter()
            .any(|own| own.starts_with("Udflytter"))
    );
    assert!(few > 20, "{few}");
}

#[test]
fn points_have_theirs_beside_them_or_none_has() {
    let (drawn, ..) = of(&places(21));
    let names = written(&drawn, Role::MapLabel);
    assert!(names.len() >= 12, "{names:?}");
    let circles: Vec<(f64, f64)> = drawn
        .scene
        .primitives
        .iter()
        .filter_map(|own| match own {
            Primitive::Circle { x, y, .. } => Some((*x, *y)),
            _ => None,
        })
        .collect();
    for (name, x, y, size) in &names {
        let half = name.chars().count() as f64 * size * 0.22;
        let covered = circles
            .iter()
            .find(|own| (own.0 - x).abs() < half && (own.1 - y + 4.0).abs() < 5.0);
        assert_eq!(covered, None, "{name}");
        let near = circles
            .iter()
            .any(|own| (own.0 - x).abs() < half * 3.0 + 20.0 && (own.1 - y).abs() < 40.0);
        assert!(near, "{name}");
    }
    // among hundreds the few with a name would be picked by chance
    let (drawn, ..) = of(&places(290));
    assert_eq!(words(&drawn, Role::MapLabel), [""; 0]);
}

#[test]
fn towns_stand_in_a_part_of_the_country_and_beside_named_areas() {
    let towns = |text: &str| words(&of(text).0, Role::Town);
    // some kilometres around Viborg, and no name of an own on them
    let unnamed = fields(&["1", "2", "3", "4"], 2, 12);
    assert!(
        towns(&unnamed).contains(&"Viborg".to_owned()),
        "{:?}",
        towns(&unnamed)
    );
    let all = towns(&fields(
        &["Nordmark", "Sydmark", "Vestermark", "Østermark"],
        2,
        12,
    ));
    assert!(
        !all.is_empty() && !all.contains(&"Viborg".to_owned()),
        "{all:?}"
    );
    // all of the country
    let far = "navn;latitude;longitude\nGedser;54.57;11.93\nSkagen;57.72;10.58\nRønne;55.1;14.7\nEsbjerg;55.47;8.45\nAarhus;56.15;10.2\nOdense;55.4;10.38\n";
    assert_eq!(towns(far), [""; 0]);
    // quarters are told apart where they are far enough from each other
    let near = towns(&fields_from([571_000, 6_221_000], &["1"], 1, 7));
    assert!(
        near.contains(&"Aarhus C".to_owned()) && near.contains(&"Aarhus V".to_owned()),
        "{near:?}"
    );
    let far = towns(&fields_from([545_000, 6_195_000], &["1"], 1, 60));
    assert!(
        far.contains(&"Aarhus".to_owned()) && !far.iter().any(|own| own.starts_with("Aarhus ")),
        "{far:?}"
    );
}

#[test]
fn the_names_of_rows_go_with_them() {
    let (offer, sheet) = found(&places(60), None);
    let table = open(&places(60), WHOLE);
    assert_eq!(offer.named, Some(column(&table.opened.columns, "navn")));
    let expected: Vec<String> = sheet
        .rows
        .iter()
        .map(|row| {
            format!(
                "{} nr. {row}",
                ["Skole", "Bibliotek", "Hal"][*row as usize % 3]
            )
        })
        .collect();
    assert_eq!(sheet.names, expected);
    // a million names would weigh more than the places
    let many = places(FeatureOffer::MOST_NAMED as usize + 10);
    let (offer, sheet) = block_on(open(&many, WHOLE).director.features(None))
        .unwrap()
        .unwrap();
    assert_eq!((offer.named, sheet.names.len()), (None, 0));
}
