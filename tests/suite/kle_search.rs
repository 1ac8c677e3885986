//! Numbers of KLE found by number, title and everyday word, and the tree they stand in.

use engine::classify::KleIndex;
use engine::kle::search::{below, find};
use registers::kle::Kle;

fn register() -> Kle {
    let text = registers::kle::embedded().expect("the tests carry the register");
    Kle::parse(text.as_bytes()).expect("the register is one")
}

fn numbers(kle: &Kle, index: &KleIndex, text: &str) -> Vec<String> {
    let found = find(kle, Some(index), text);
    found.into_iter().map(|one| one.number).collect()
}

#[test]
fn a_number_is_found_however_it_is_written() {
    let kle = register();
    let index = KleIndex::new(&kle);
    for text in ["05.09", "0509", " 05 09 "] {
        let found = numbers(&kle, &index, text);
        assert_eq!(found.first().map(String::as_str), Some("05.09"), "{text}");
        assert!(found.iter().all(|number| number.starts_with("05.09")));
    }
    assert_eq!(
        numbers(&kle, &index, "05.0").first().map(String::as_str),
        Some("05.00")
    );
    assert!(numbers(&kle, &index, "99").is_empty());
}

#[test]
fn a_title_is_found_by_its_words_the_higher_level_first() {
    let kle = register();
    let index = KleIndex::new(&kle);
    let found = find(&kle, Some(&index), "Byggeri");
    assert_eq!(found[0].number, "02");
    assert!(found[0].below > 0 && found[0].under.is_none());
    let subject = find(&kle, Some(&index), "02.00.00");
    assert_eq!(
        subject[0].under.as_deref(),
        kle.get("02.00").map(|e| e.title.as_str())
    );
}

#[test]
fn an_everyday_word_leads_to_the_group_and_is_named() {
    let kle = register();
    let index = KleIndex::new(&kle);
    for word in ["hundeskov", "skraldespand", "p-hus"] {
        let found = find(&kle, Some(&index), word);
        let by_word = found.iter().find(|one| !one.because.is_empty());
        assert!(by_word.is_some(), "{word}: {found:?}");
    }
    assert!(find(&kle, Some(&index), "xyzzyx").is_empty());
    assert!(find(&kle, Some(&index), " - ").is_empty());
    assert!(
        find(&kle, None, "hundeskov")
            .iter()
            .all(|one| one.because.is_empty())
    );
}

#[test]
fn the_tree_holds_every_number_once() {
    let kle = register();
    let mut seen = Vec::new();
    let mut open = vec![String::new()];
    while let Some(number) = open.pop() {
        for one in below(&kle, &number) {
            open.push(one.number.clone());
            seen.push(one.number);
        }
    }
    seen.sort();
    let all: Vec<String> = kle
        .entries
        .iter()
        .map(|entry| entry.number.clone())
        .collect();
    assert_eq!(seen, all);
}
