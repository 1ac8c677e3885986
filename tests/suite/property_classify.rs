//! The classifier and the register over anything at all.

use engine::classify::eval::evaluate;
use engine::classify::{Document, KleIndex, classify};
use proptest::prelude::{any, prop, proptest};
use registers::kle::Kle;
use std::sync::LazyLock;

static INDEX: LazyLock<KleIndex> = LazyLock::new(|| {
    let text = registers::kle::embedded().expect("the suite is built with the register");
    KleIndex::new(&Kle::parse(text.as_bytes()).expect("the register reads"))
});

proptest! {
    #[test]
    fn any_text_is_answered(
        file_name in any::<String>(), title in any::<String>(), sheet in any::<String>(), text in "\\PC{0,300}",
        columns in prop::collection::vec((any::<String>(), prop::collection::vec(any::<String>(), 0..4)), 0..8),
        title_rows in prop::collection::vec(any::<String>(), 0..3),
    ) {
        let document = Document { file_name, title, sheet, columns, title_rows, text };
        let answer = classify(&INDEX, &document);
        assert!(answer.matches.len() <= 10);
        assert_eq!(answer, classify(&INDEX, &document));
    }

    #[test]
    fn danish_looking_words_are_answered(title in "[a-zæøåÃ¸¦]{1,80}( [A-ZÆØÅa-z0-9_.-]{1,30}){0,6}") {
        let document = Document { title, ..Document::default() };
        let answer = classify(&INDEX, &document);
        assert!(answer.matches.iter().all(|found| (0.0..=1.0).contains(&found.score)));
    }

    #[test]
    fn any_bytes_are_a_register_or_none(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some(kle) = Kle::parse(&bytes) {
            assert!(!kle.entries.is_empty());
        }
    }

    #[test]
    fn any_lines_under_a_header_are_a_register_or_none(lines in "\\PC{0,200}") {
        let text = format!("nummer;titel;udgaar\n05;Veje\n{lines}");
        let kle = Kle::parse(text.as_bytes()).expect("one entry is there");
        let document = Document { title: lines, ..Document::default() };
        let _ = classify(&KleIndex::new(&kle), &document);
    }

    #[test]
    fn any_set_is_measured(lines in "\\PC{0,200}") {
        let report = evaluate(&INDEX, "any", &lines);
        assert_eq!(report.sets.len(), 1);
    }
}
