//! Choices of a KLE number that the user asked to be remembered, and which of them speaks for another dataset.
//!
//! A choice is kept with the words of the file's name, titles and columns. A dataset that shares most of them is
//! like it. They are plain JSON, so that an office can hand them round.

use serde_json::{Value, json};

/// Names the form of the file.
const FORM: &str = "datalup-kle-valg";
/// From this share of common words on, data is alike.
const ALIKE: f64 = 0.5;
/// Fewer common words are chance.
const LEAST_COMMON: usize = 2;
/// Shorter words are abbreviations and units.
const SHORTEST_WORD_CHARS: usize = 3;
/// Words kept of one dataset: more say nothing new.
const MOST_WORDS: usize = 60;
/// Choices taken from one file, and kept in all.
pub const MOST_LESSONS: usize = 2000;

/// A choice that was remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The KLE number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Why, in the user's words.
    pub why: String,
    /// Words of the dataset it was chosen for: small letters, sorted, each once.
    pub words: Vec<String>,
}

/// The words of names and titles: small letters, sorted, each once.
pub fn words<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut words: Vec<String> = texts
        .flat_map(|text| text.split(|sign: char| !sign.is_alphabetic()))
        .filter(|word| word.chars().count() >= SHORTEST_WORD_CHARS)
        .map(str::to_lowercase)
        .collect();
    words.sort();
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

/// The remembered choice that most speaks for a dataset of these words.
pub fn speaks<'a>(lessons: &'a [Lesson], words: &[String]) -> Option<&'a Lesson> {
    let like = |lesson: &Lesson| {
        let common = lesson
            .words
            .iter()
            .filter(|word| words.contains(word))
            .count();
        let all = lesson.words.len() + words.len() - common;
        let share = common as f64 / all.max(1) as f64;
        (common >= LEAST_COMMON && share >= ALIKE).then_some(share)
    };
    let alike = lessons
        .iter()
        .filter_map(|lesson| Some((like(lesson)?, lesson)));
    // of equals the one chosen last
    let best = alike.fold(None, |best: Option<(f64, &Lesson)>, one| match best {
        Some(best) if best.0 > one.0 => Some(best),
        _ => Some(one),
    });
    best.map(|(_, lesson)| lesson)
}

/// Adds a choice; one for the very same words is replaced. Answers whether that is new.
pub fn add(lessons: &mut Vec<Lesson>, lesson: Lesson) -> bool {
    if lessons.contains(&lesson) {
        return false;
    }
    lessons.retain(|known| known.words != lesson.words);
    lessons.push(lesson);
    let surplus = lessons.len().saturating_sub(MOST_LESSONS);
    lessons.drain(..surplus);
    true
}

/// The choices as the text of a file.
pub fn written(lessons: &[Lesson]) -> String {
    let list: Vec<Value> = lessons
        .iter()
        .map(|lesson| {
            json!({
                "nummer": lesson.number,
                "titel": lesson.title,
                "begrundelse": lesson.why,
                "ord": lesson.words,
            })
        })
        .collect();
    let all = json!({ "form": FORM, "version": 1, "valg": list });
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

/// The choices in such a text; `None` when it is no such file. What is no choice in it is passed over.
pub fn read(text: &str) -> Option<Vec<Lesson>> {
    let all: Value = serde_json::from_str(text).ok()?;
    if all.get("form")?.as_str()? != FORM {
        return None;
    }
    let list = all.get("valg")?.as_array()?;
    Some(list.iter().take(MOST_LESSONS).filter_map(lesson).collect())
}

fn lesson(value: &Value) -> Option<Lesson> {
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    let number = text("nummer").filter(|number| is_number(number))?;
    let known = value.get("ord")?.as_array()?;
    Some(Lesson {
        number,
        title: text("titel")?,
        why: text("begrundelse").unwrap_or_default(),
        words: words(known.iter().filter_map(Value::as_str)),
    })
}

/// Whether a text is a number of KLE: `05`, `05.09` or `05.09.10`.
fn is_number(text: &str) -> bool {
    let mut parts = text.split('.');
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    text.len() <= 8 && parts.all(two_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(number: &str, of: &[&str]) -> Lesson {
        Lesson {
            number: number.to_owned(),
            title: "Titel".to_owned(),
            why: "Fordi".to_owned(),
            words: words(of.iter().copied()),
        }
    }

    #[test]
    fn words_are_told_apart_from_signs_and_numbers() {
        let found = words(["Hundeskove_2025.csv", "AREAL m2", "hundeskove"].into_iter());
        assert_eq!(found, ["areal", "csv", "hundeskove"]);
    }

    #[test]
    fn data_like_it_is_known_again_and_other_data_is_not() {
        let lessons = [
            lesson("04.01", &["navn areal hegn hundeskov"]),
            lesson("05.09", &["vej navn bredde"]),
        ];
        let alike = words(["Navn", "Areal", "Hegn", "hundeskov", "bydel"].into_iter());
        assert_eq!(speaks(&lessons, &alike).map(|l| &*l.number), Some("04.01"));
        let other = words(["navn", "alder", "klasse"].into_iter());
        assert_eq!(speaks(&lessons, &other), None);
        assert_eq!(speaks(&lessons, &[]), None);
    }

    #[test]
    fn a_new_choice_for_the_same_words_takes_the_place_of_the_old() {
        let mut lessons = vec![lesson("04.01", &["navn areal"])];
        assert!(!add(&mut lessons, lesson("04.01", &["navn areal"])));
        assert!(add(&mut lessons, lesson("04.02", &["navn areal"])));
        assert_eq!(lessons.len(), 1);
        assert_eq!(lessons[0].number, "04.02");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let lessons = vec![
            lesson("04.01.05", &["navn areal"]),
            lesson("05", &["vejnavn"]),
        ];
        assert_eq!(read(&written(&lessons)), Some(lessons));
    }

    #[test]
    fn other_files_and_wrong_numbers_are_not_taken() {
        for text in ["", "[]", "{\"form\":\"x\",\"valg\":[]}", "navn;tal"] {
            assert_eq!(read(text), None, "{text}");
        }
        let wrong = written(&[lesson("5.9", &["navn"]), lesson("05.09", &["navn"])]);
        assert_eq!(read(&wrong).map(|l| l.len()), Some(1));
    }
}
