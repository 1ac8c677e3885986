//! Months by their names, in Danish and in English: `maj`, `okt`, `March`.

/// Full names and the ways they are cut short, Danish first.
const NAMES: [&[&str]; 12] = [
    &["januar", "jan", "january"],
    &["februar", "feb", "febr", "february"],
    &["marts", "mar", "march"],
    &["april", "apr"],
    &["maj", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// The month a word names, from 1.
pub(crate) fn number(word: &[u8]) -> Option<u32> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let is = |name: &&str| word.eq_ignore_ascii_case(name.as_bytes());
    let at = NAMES.iter().position(|names| names.iter().any(is))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_and_english_names() {
        for (word, month) in [
            ("januar", 1),
            ("maj", 5),
            ("MAY", 5),
            ("okt", 10),
            ("Oct", 10),
        ] {
            assert_eq!(number(word.as_bytes()), Some(month), "{word}");
        }
        for word in ["", "ja", "juniper", "mandag", "decembers"] {
            assert_eq!(number(word.as_bytes()), None, "{word}");
        }
    }
}
