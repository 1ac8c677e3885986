//! Titles of cases with the eyes of the citizen they are about.

/// What stands in a title that should not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub has_cpr: bool,
    /// Two words with capitals behind a word like `vedr.`: likely a person.
    pub has_name: bool,
    pub has_abbreviation: bool,
    /// Only a hint.
    pub names_several_decisions: bool,
}

/// Words a name stands behind.
const BEFORE_NAMES: [&str; 12] = [
    "vedr",
    "vedrørende",
    "ang",
    "angående",
    "for",
    "om",
    "mod",
    "fra",
    "af",
    "til",
    "barn",
    "borger",
];
/// Words with capitals that are no names of persons.
const NO_NAMES: [&str; 14] = [
    "Kommune",
    "Region",
    "Udbetaling",
    "Danmark",
    "Danmarks",
    "Digital",
    "Post",
    "Plan",
    "Lov",
    "Center",
    "Skole",
    "Vej",
    "Familieretshuset",
    "Ankestyrelsen",
];
/// Abbreviations of administration; others are told by their form.
const ABBREVIATIONS: [&str; 16] = [
    "ans", "vedr", "ang", "iht", "jf", "div", "evt", "mhp", "ifm", "bev", "afg", "sbh", "udb",
    "tlf", "adr", "indst",
];
/// Abbreviations everyone knows.
const KNOWN_TO_ALL: [&str; 14] = [
    "SU", "CPR", "NEMID", "MITID", "EU", "DK", "SFO", "IT", "TV", "P", "OK", "CO2", "EL", "HF",
];

/// Looks at a title.
pub(super) fn look(title: &str) -> Words {
    let words: Vec<&str> = title.split_whitespace().collect();
    let bare =
        |word: &str| -> String { word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned() };
    let begins_large = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().next().is_some()
            && letters.all(|c| c.is_lowercase() || c == '-')
    };
    let is_name = |word: &str| begins_large(word) && !NO_NAMES.contains(&word);
    let has_name = words.windows(3).any(|three| match three {
        [before, first, last] => {
            BEFORE_NAMES.contains(&bare(before).to_lowercase().as_str())
                && is_name(&bare(first))
                && is_name(&bare(last))
        }
        _ => false,
    });
    let is_abbreviation = |word: &&str| {
        let plain = bare(word);
        let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
        let shouts = (2..=5).contains(&letters)
            && plain
                .chars()
                .all(|c| c.is_uppercase() || c.is_ascii_digit())
            && !KNOWN_TO_ALL.contains(&plain.as_str());
        // a title in capitals shouts, but is not abbreviated
        let all_shout = words
            .iter()
            .all(|word| !word.chars().any(char::is_lowercase));
        (shouts && !all_shout)
            || ABBREVIATIONS.contains(&plain.to_lowercase().as_str())
            || (word.ends_with('.') && plain.contains('.'))
    };
    let lower = title.to_lowercase();
    Words {
        has_cpr: cprs(title) > 0,
        has_name,
        has_abbreviation: words.iter().any(is_abbreviation),
        names_several_decisions: ["afgørelser", "bevillinger", "ansøgninger"]
            .iter()
            .any(|several| lower.contains(several)),
    }
}

/// How many CPR numbers stand in a text, by their form: a day, a month and ten digits in all.
pub(super) fn cprs(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut found) = (0, 0);
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let run = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let behind = rest.get(run..).unwrap_or_default();
        let tail = match behind {
            [b'-' | b' ', tail @ ..] => {
                tail.iter().take_while(|byte| byte.is_ascii_digit()).count()
            }
            _ => 0,
        };
        let is_day = rest.get(..4).is_some_and(|digits| {
            let pair = |at: usize| {
                let digit = |at: usize| digits.get(at).map_or(0, |byte| byte.saturating_sub(b'0'));
                digit(at) * 10 + digit(at + 1)
            };
            (1..=31).contains(&pair(0)) && (1..=12).contains(&pair(2))
        });
        if is_day && run == 10 {
            found += 1;
            at += run;
        } else if is_day && run == 6 && tail == 4 {
            found += 1;
            at += run + 1 + tail;
        } else {
            at += run;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{cprs, look};

    #[test]
    fn numbers_of_persons_are_counted() {
        assert_eq!(cprs("010190-1234"), 1);
        assert_eq!(cprs("0101901234 og 020290 1234"), 2);
        for text in [
            "",
            "320190-1234",
            "011390-1234",
            "12345678",
            "02.34.02-P19-123-24",
            "010190-12345",
        ] {
            assert_eq!(cprs(text), 0, "{text}");
        }
    }

    #[test]
    fn titles_are_seen_with_a_citizens_eyes() {
        let good = look("Ansøgning om boligindretning");
        assert_eq!(good, super::Words::default());
        assert!(look("Ansøgning om boligindretning, 010190-1234").has_cpr);
        assert!(look("Underretning vedr. Anna Hansen").has_name);
        assert!(!look("Klage til Udbetaling Danmark").has_name);
        assert!(look("Ans. om BPA").has_abbreviation);
        assert!(!look("SU til studerende").has_abbreviation);
        assert!(look("Bevillinger af hjælpemidler").names_several_decisions);
    }
}
