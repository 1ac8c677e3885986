//! Facts of the registers, counted.

use model::kle::Level;
use registers::kle::{Kle, embedded};
use std::path::Path;

fn register() -> Kle {
    let text = embedded().expect("the suite is built with the register");
    Kle::parse(text.as_bytes()).expect("the register reads")
}

#[test]
fn kle_has_every_number_of_its_edition() {
    let kle = register();
    let count = |level| {
        let entries = kle.entries.iter().filter(|entry| entry.level == level);
        entries.count()
    };
    assert_eq!(count(Level::Hovedgruppe), 37);
    assert_eq!(count(Level::Gruppe), 498);
    assert_eq!(count(Level::Emne), 2390);
    let derived = kle.entries.iter().filter(|entry| entry.derived);
    assert_eq!(derived.count(), 126);
    let retiring = kle.entries.iter().filter(|entry| entry.retires.is_some());
    assert_eq!(retiring.count(), 17);
    assert!(kle.edition.contains("februar 2026"), "{}", kle.edition);
}

#[test]
fn kle_is_a_tree() {
    let kle = register();
    for entry in &kle.entries {
        let above = match entry.level {
            Level::Hovedgruppe => continue,
            Level::Gruppe => &entry.number[..2],
            Level::Emne => &entry.number[..5],
        };
        assert!(kle.get(above).is_some(), "{} has no {above}", entry.number);
    }
    assert_eq!(kle.get("05.09").expect("a group").title, "Parkering");
    assert!(kle.get("05.14.21").expect("a subject").retires == Some(2026));
}

#[test]
fn kle_says_what_the_shared_material_says() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/kle/kle.csv");
    let Ok(bytes) = std::fs::read(&shared) else {
        println!("left out: ../shared/kle/kle.csv is not here");
        return;
    };
    let theirs = Kle::parse(&bytes).expect("the shared register reads");
    assert_eq!(theirs.entries, register().entries);
}
