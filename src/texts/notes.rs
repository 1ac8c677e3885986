//! How a file was read, as sentences.

use model::note::Note;

/// How a file was read, as sentences.
#[derive(Debug)]
pub struct NoteTexts {
    /// What happened and, where something can be done about it, what.
    pub sentence: fn(&Note) -> String,
}

#[cfg(test)]
mod tests {
    use crate::of;
    use model::message::Language;
    use model::note::Note;

    fn both(note: &Note) -> [String; 2] {
        [Language::Danish, Language::English].map(|language| (of(language).notes.sentence)(note))
    }

    #[test]
    fn one_and_many_are_inflected() {
        let [one, _] = both(&Note::TitleRowsSetAside { rows: 1 });
        let [many, _] = both(&Note::TitleRowsSetAside { rows: 1200 });
        assert!(one.starts_with("Den første række er"), "{one}");
        assert!(many.starts_with("De første 1.200 rækker er"), "{many}");
    }

    #[test]
    fn ids_of_the_engine_become_words() {
        let note = Note::TypeRevised {
            column: "Antal".into(),
            from: "integer".into(),
            to: "text".into(),
            row: 590_001,
        };
        let [danish, english] = both(&note);
        assert!(
            danish.contains("heltal") && danish.contains("590.001"),
            "{danish}"
        );
        assert!(
            english.contains("whole number") && english.contains("590,001"),
            "{english}"
        );
        let [danish, _] = both(&Note::EncodingRevised {
            from: "utf-8".into(),
            to: "windows-1252".into(),
            byte: 7,
        });
        assert!(
            danish.contains("UTF-8") && danish.contains("Windows-1252"),
            "{danish}"
        );
    }

    #[test]
    fn short_and_long_rows_are_told_apart() {
        let [danish, _] = both(&Note::RaggedRows {
            short: 1,
            long: 0,
            first_row: 12,
        });
        assert!(danish.starts_with("1 række har for få felter"), "{danish}");
        assert!(!danish.contains("for mange"), "{danish}");
    }
}
