//! Editions of KLE in every form, damaged ones included, and what they do to the classifier.

use engine::classify::eval::evaluate;
use engine::classify::{Document, KleIndex, classify};
use engine::kle::compare::{compare, details, together};
use engine::kle::edition::Edition;
use model::kle::Level;
use model::kle_edition::EditionForm;
use proptest::prelude::{any, prop, proptest};
use registers::kle::Kle;
use std::path::Path;

fn built_in() -> Kle {
    let text = registers::kle::embedded().expect("the suite is built with the register");
    Kle::parse(text.as_bytes()).expect("the register reads")
}

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/kle/edition");
    std::fs::read(path.join(name)).expect("a fixture")
}

/// A file in the form of `OS2KLE.txt` that holds every subject built in, with a few words.
fn os2kle_of(kle: &Kle) -> String {
    let subjects = kle
        .entries
        .iter()
        .filter(|entry| entry.level == Level::Emne);
    subjects
        .map(|entry| {
            let words = match entry.number.as_str() {
                "05.09.00" => "pauseplads[5];ok01[1000];",
                _ => "tilskud[5];",
            };
            format!(
                "KLENummer='{}':KLETitel='{}':Keywords[Weight]={words}\n",
                entry.number, entry.title
            )
        })
        .collect()
}

#[test]
fn the_xml_of_kl_is_read() {
    let edition = Edition::read(&fixture("emneplan.xml")).expect("an edition");
    assert_eq!(edition.form, EditionForm::Emneplan);
    assert_eq!(edition.issued.as_deref(), Some("2026-08-01"));
    assert_eq!(
        edition.kle.get("05.09.97").expect("a subject").title,
        "Parkering & lading"
    );
    let words: Vec<_> = edition
        .keywords
        .iter()
        .map(|word| (&*word.number, &*word.words))
        .collect();
    assert!(words.contains(&("05.09.97", "Pausepladser")), "{words:?}");
    assert!(words.contains(&("05", "Veje og trafik")), "{words:?}");
    assert!(!words.iter().any(|(_, words)| words.contains("Tidligere")));
    assert!(
        !words.iter().any(|(_, words)| words.contains("gammelt")),
        "a word that is over"
    );
    let known = details(&edition, "05.09.97");
    assert_eq!(known.retention.as_deref(), Some("K"));
    assert_eq!(known.deletion.as_deref(), Some("P1825D"));
    assert_eq!(known.former, ["05.14.21"]);
    assert_eq!(known.laws, ["Vejloven"]);
    assert_eq!(details(&edition, "05.14.21").successors, ["05.09.97"]);
    assert_eq!(
        details(&edition, "05.14.00").ended.as_deref(),
        Some("2024-01-31")
    );
    assert_eq!(
        edition.facets.get("K08").map(String::as_str),
        Some("Tilsyn")
    );
    assert_eq!(edition.facets.get("K").map(String::as_str), Some("Kontrol"));
}

#[test]
fn every_form_gives_the_same_numbers() {
    let forms = [
        ("liste.csv", EditionForm::Csv),
        ("liste_uden_hoved.csv", EditionForm::Csv),
        ("os2kle.txt", EditionForm::Os2kleText),
        ("os2kle.json", EditionForm::Json),
        ("indlejret.json", EditionForm::Json),
    ];
    for (name, form) in forms {
        let edition = Edition::read(&fixture(name)).expect(name);
        assert_eq!(edition.form, form, "{name}");
        let numbers: Vec<_> = edition
            .kle
            .entries
            .iter()
            .map(|entry| (&*entry.number, &*entry.title, entry.retires))
            .collect();
        assert_eq!(
            numbers,
            [
                ("05.09.00", "Parkering i almindelighed", None),
                ("05.09.97", "Parkering & lading", Some(2029)),
            ],
            "{name}"
        );
        if form != EditionForm::Csv {
            assert!(
                edition
                    .keywords
                    .iter()
                    .any(|word| word.words == "pauseplads"),
                "{name}"
            );
        }
    }
}

#[test]
fn what_is_no_edition_is_refused() {
    for bytes in [
        &b""[..],
        b"\xff\xfe",
        b"{}",
        b"[1,2]",
        b"{\"nummer\": \"5\", \"titel\": \"x\"}",
        b"<html><body>05.09.00</body></html>",
        b"<KLE-Emneplan>",
        b"dato;antal\n2024-01-01;3\n",
        b"nummer;titel\n5;x\n",
        b"PK\x03\x04\0\0\0\0",
    ] {
        assert_eq!(
            Edition::read(bytes),
            None,
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn a_part_is_laid_on_top_of_what_is_built_in() {
    let (edition, kle) = (
        Edition::read(&fixture("emneplan.xml")).expect("an edition"),
        built_in(),
    );
    let found = compare(&edition, Some(&kle), "emneplan.xml");
    assert!(!found.loaded.is_complete);
    let numbers = |list: &[model::kle_edition::EditionChange]| -> Vec<String> {
        list.iter().map(|change| change.number.clone()).collect()
    };
    assert_eq!(numbers(&found.new), ["05.09.97"]);
    assert_eq!(numbers(&found.changed), ["05"]);
    assert_eq!(numbers(&found.retired), ["05.14.00"]);
    assert_eq!(found.retired[0].ended.as_deref(), Some("2024-01-31"));
    let both = together(&edition, Some(&kle));
    assert!(both.get("05.09.97").is_some() && both.get("05.14.00").is_none());
    assert_eq!(both.entries.len(), kle.entries.len());
    let alone = compare(&edition, None, "x");
    assert!(alone.new.is_empty() && alone.built_in.is_none());
}

#[test]
fn a_whole_edition_says_what_is_retired() {
    let kle = built_in();
    let text = os2kle_of(&kle).replacen("KLENummer='05.09.10'", "KLENummer='05.09.98'", 1);
    let edition = Edition::read(text.as_bytes()).expect("an edition");
    let found = compare(&edition, Some(&kle), "OS2KLE.txt");
    assert!(found.loaded.is_complete);
    assert_eq!(found.new.len(), 1);
    assert_eq!(
        found.retired.len(),
        1,
        "groups are not asked for: {:?}",
        found.retired
    );
    assert_eq!(found.changed, []);
    let both = together(&edition, Some(&kle));
    assert_eq!(
        both.get("05").expect("main groups stay").title,
        kle.get("05").expect("05").title
    );
    assert!(both.get("05.09.10").is_none() && both.get("05.09.98").is_some());
    // without anything built in the groups are named by their general subject
    let alone = together(&edition, None);
    assert_eq!(alone.get("05.09").expect("a group").title, "Parkering");
}

#[test]
fn loaded_words_speak_and_spoil_nothing() {
    let kle = built_in();
    let edition = Edition::read(os2kle_of(&kle).as_bytes()).expect("an edition");
    let (before, after) = (
        KleIndex::new(&kle),
        KleIndex::of_edition(Some(&kle), &edition),
    );
    let document = Document {
        title: "Pausepladser".to_owned(),
        ..Document::default()
    };
    let best = |index: &KleIndex| {
        let answer = classify(index, &document);
        answer
            .matches
            .iter()
            .find(|found| found.level == Level::Gruppe)
            .map(|found| found.code.clone())
    };
    assert_eq!(best(&before).as_deref(), None);
    assert_eq!(best(&after).as_deref(), Some("05.09"));
    let set = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/classify/opendata_dev.jsonl"),
    )
    .expect("a set");
    let share = |index: &KleIndex, name: &str| {
        evaluate(index, "set", &set).sets[0].metrics[name]
            .as_f64()
            .expect(name)
    };
    for name in ["group_top1", "group_top3", "main_top1"] {
        assert!(share(&after, name) >= share(&before, name), "{name}");
    }
}

proptest! {
    #[test]
    fn damaged_files_never_panic(
        name in prop::sample::select(vec!["emneplan.xml", "os2kle.txt", "os2kle.json", "indlejret.json", "liste.csv"]),
        at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..6), cut in any::<bool>(),
    ) {
        let mut file = fixture(name);
        let at = at.index(file.len());
        match cut {
            true => file.truncate(at),
            false => file.splice(at..(at + 3).min(file.len()), bytes).for_each(drop),
        }
        if let Some(edition) = Edition::read(&file) {
            let found = compare(&edition, None, name);
            proptest::prop_assert!(found.retired.len() <= edition.kle.entries.len());
            let _ = KleIndex::of_edition(None, &edition);
        }
    }

    #[test]
    fn anything_at_all_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), start in "(<|\\{|nummer;titel\n|KLENummer=')?") {
        let _ = Edition::read(&[start.as_bytes(), &bytes].concat());
    }
}

#[test]
fn an_edition_is_told_from_data_that_look_like_one() {
    let kle = built_in();
    let recognised = |bytes: &[u8]| Edition::recognise(bytes, Some(&kle)).is_some();
    assert!(recognised(&fixture("emneplan.xml")));
    assert!(recognised(&fixture("os2kle.txt")));
    let list = |name: &str, count: usize, line: &dyn Fn(&str, &str) -> String| -> Vec<u8> {
        let subjects = kle
            .entries
            .iter()
            .filter(|entry| entry.level == Level::Emne);
        let lines = subjects
            .take(count)
            .map(|entry| line(&entry.number, &entry.title));
        format!("{name}\n{}", lines.collect::<String>()).into_bytes()
    };
    let plain = |number: &str, title: &str| format!("{number};{title}\n");
    assert!(recognised(&list("nummer;titel", 30, &plain)));
    // a number of titles may have changed
    let newer = |number: &str, title: &str| match number.ends_with('0') {
        true => format!("{number};{title} mv.\n"),
        false => format!("{number};{title}\n"),
    };
    assert!(recognised(&list("nummer;titel", 30, &newer)));
    // too short, counted by number, of another register, cases
    assert!(!recognised(&list("nummer;titel", 3, &plain)));
    let counted = |number: &str, title: &str| format!("{number};{title};7\n");
    assert!(!recognised(&list("nummer;titel;sager", 30, &counted)));
    let accounts = |number: &str, _: &str| format!("{number};Konto {number}\n");
    assert!(!recognised(&list("nummer;navn", 30, &accounts)));
    let cases = |number: &str, title: &str| format!("{number};{title}\n{number};Sag om {title}\n");
    assert!(!recognised(&list("kle;titel", 30, &cases)));
    // cases are no edition even for who says so
    assert_eq!(Edition::read(&list("kle;titel", 30, &cases)), None);
    // without a register to compare with, what is plainly a list is asked about
    assert!(Edition::recognise(&list("nummer;titel", 30, &plain), None).is_some());
}
