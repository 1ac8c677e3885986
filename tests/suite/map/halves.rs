//! One half of a whole is shown as its share: alone it would only show where there is most of both.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::first_offers::{of_text, scattered};
use registers::places::municipalities;
use serde_json::Value;

/// A table of all municipalities with two numbers each.
fn offers(columns: &str, numbers: impl Fn(usize) -> String) -> Value {
    let places = municipalities().filter(|one| !one.region.is_empty());
    let rows = places
        .enumerate()
        .map(|(n, place)| format!("{};{}\n", place.name, numbers(n)));
    let rows: String = rows.collect();
    of_text("1.csv", &format!("Kommune;{columns}\n{rows}"))
}

fn two(n: usize) -> String {
    // every municipality has more people than the one before, and other shares of them
    format!(
        "{};{}",
        3_000 + 700 * n,
        (2_900 + 680 * n) + 9 * scattered(n)
    )
}

#[test]
fn women_beside_men_are_a_share() {
    let found = offers("Mænd;Kvinder", two);
    let first = &found[0];
    assert_eq!(first["form"], "map");
    let title = first["title"].as_str().unwrap();
    assert!(
        title.starts_with("Andel ") && title.ends_with(" i kommunerne"),
        "{title}"
    );
    let sentence = first["sentence"].as_str().unwrap();
    assert!(sentence.contains("\u{a0}%, mindst er "), "{sentence}");
    assert!(sentence.contains("tilsammen"), "{sentence}");
    // the number itself is offered after it
    let others = found.as_array().unwrap().iter().skip(1);
    let mut titles = others.map(|one| one["title"].as_str().unwrap());
    assert!(titles.any(|title| title.starts_with("Antal ")), "{found}");
}

#[test]
fn shares_of_few_are_not_compared() {
    let found = offers("Kvinder;Mænd", |n| match n {
        // all of eight
        0 => "8;0".to_owned(),
        n => two(n),
    });
    let sentence = found[0]["sentence"].as_str().unwrap();
    assert!(!sentence.contains("100\u{a0}%"), "{sentence}");
    assert!(
        sentence.contains("1 tal har under 100 værdier bag sig"),
        "{sentence}"
    );
}

#[test]
fn what_is_no_half_is_no_share() {
    for columns in ["Biler;Cykler", "Mænd;Kvinder i job"] {
        let found = offers(columns, two);
        let title = found[0]["title"].as_str().unwrap();
        assert!(!title.contains("ndel"), "{columns}: {title}");
    }
    // where the whole is told, it is shown
    let found = offers("Mænd;Kvinder;I alt", |n| {
        format!("{};{}", two(n), 6_000 + 1_400 * n)
    });
    let title = found[0]["title"].as_str().unwrap();
    assert!(!title.contains("ndel"), "{title}");
}

#[test]
fn the_word_of_the_other_half_has_its_letters_back() {
    let found = offers("M\u{fffd}nd;Kvinder", two);
    let sentence = found[0]["sentence"].as_str().unwrap();
    assert!(sentence.contains("Mænd"), "{sentence}");
    assert!(!sentence.contains('\u{fffd}'), "{sentence}");
}
