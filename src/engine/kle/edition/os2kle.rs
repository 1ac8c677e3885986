//! `OS2KLE.txt`: one line for each subject, with words and their weights.
//!
//! `KLENummer='00.01.00':KLETitel='…':Keywords[Weight]=word[5];word[1000];…`. A weight far above the
//! others marks the name of a form or a law paragraph; it is a word like the others here.

use super::Draft;
use model::kle_edition::EditionForm;

const NUMBER: &str = "KLENummer='";
const TITLE: &str = "KLETitel='";
const WORDS: &str = "Keywords[Weight]=";

/// True when a text begins like such a file.
pub(super) fn is(text: &str) -> bool {
    text.starts_with(NUMBER)
}

pub(super) fn read(text: &str) -> Option<Draft> {
    let mut draft = Draft::new(EditionForm::Os2kleText);
    for line in text.lines() {
        let Some((number, rest)) = line
            .strip_prefix(NUMBER)
            .and_then(|rest| rest.split_once('\''))
        else {
            continue;
        };
        // a title may hold an apostrophe: it ends where the words begin
        let Some((title, words)) = rest.split_once(TITLE).map(|(_, rest)| {
            rest.split_once(WORDS)
                .map_or((rest, ""), |(title, words)| (title, words))
        }) else {
            continue;
        };
        let title = title
            .trim_end_matches(':')
            .trim_end()
            .trim_end_matches('\'');
        draft.number(number, title);
        for word in words.split(';') {
            let word = word.rsplit_once('[').map_or(word, |(word, _)| word);
            draft.keyword(number, word);
        }
    }
    Some(draft)
}
