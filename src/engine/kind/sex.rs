//! The two sexes by the words that tables use for them.

/// A sex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sex {
    /// Men and boys.
    Male,
    /// Women and girls.
    Female,
}

/// Words for each, folded.
const WORDS: [(Sex, &[&str]); 2] = [
    (
        Sex::Male,
        &[
            "mand", "maend", "dreng", "drenge", "man", "men", "male", "males", "boy", "boys",
        ],
    ),
    (
        Sex::Female,
        &[
            "kvinde", "kvinder", "pige", "piger", "woman", "women", "female", "females", "girl",
            "girls",
        ],
    ),
];

/// The sex a folded word names.
pub(crate) fn of_word(word: &str) -> Option<Sex> {
    let found = WORDS.iter().find(|(_, words)| words.contains(&word));
    found.map(|(sex, _)| *sex)
}

/// The sex a folded value of a column of sexes names: letters stand for words there.
pub(crate) fn of_value(value: &str) -> Option<Sex> {
    match value {
        "m" => Some(Sex::Male),
        "k" | "f" => Some(Sex::Female),
        word => of_word(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_letters_in_both_languages() {
        for (value, sex) in [
            ("maend", Some(Sex::Male)),
            ("piger", Some(Sex::Female)),
            ("m", Some(Sex::Male)),
            ("f", Some(Sex::Female)),
            ("i alt", None),
        ] {
            assert_eq!(of_value(value), sex, "{value}");
        }
        assert_eq!(of_word("m"), None, "a letter alone may be anything");
    }
}
