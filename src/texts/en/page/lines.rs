//! A column of texts classified line by line, in English.

use crate::format::integer;
use crate::page::lines::LinesTexts;
use model::message::Language::English;

/// A column of texts classified line by line.
pub static TEXTS: LinesTexts = LinesTexts {
    find: "Find KLE for each row",
    find_help: "Datalup reads the text of each row and suggests a KLE subject from its words.",
    title: "Find KLE for each row",
    lead: |column| format!("The text in the column {column} is read row by row."),
    honest: "These are suggestions from the words of the text, not a filing decision. Read them before you use them. Nothing is sent anywhere.",
    columns: ["KLE number", "KLE title", "KLE score", "KLE words"],
    by_memory_word: "your earlier choice",
    which: "Which suggestions are kept?",
    only_confident: "Only the sure ones",
    all_from: "Unsure ones too, with a score of at least",
    threshold: "Lowest score in per cent",
    by_memory: |count| match count {
        1 => "Use the choice I asked to be remembered".to_owned(),
        n => format!(
            "Use the {} choices I asked to be remembered",
            integer(n, English)
        ),
    },
    by_memory_help: "A remembered choice holds for a row whose text has all of its words.",
    preview: "The first rows will be",
    preview_count: |kept, of| {
        format!(
            "{} of the first {} different texts get a suggestion.",
            integer(kept, English),
            integer(of, English)
        )
    },
    preview_waiting: "Trying the first rows …",
    preview_empty: "The first rows have no text in this column.",
    none: "No suggestion",
    left_out: "left out",
    unsure: "unsure",
    score: |percent| format!("score {percent}%"),
    because: "because it says",
    your_choice: "your earlier choice",
    apply: |rows| match rows {
        1 => "Find for 1 row".to_owned(),
        n => format!("Find for all {} rows", integer(n, English)),
    },
    cancel: "Cancel",
    running: |column| format!("Finding KLE from {column}"),
    so_far: |done, of| {
        format!(
            "{} of {} rows",
            integer(done, English),
            integer(of, English)
        )
    },
    stop: "Stop",
    stopped: "Stopped. The table is as it was.",
    done: |matched, rows| {
        format!(
            "{} of {} rows got a suggestion.",
            integer(matched, English),
            integer(rows, English)
        )
    },
    result: |column| format!("KLE for each row from {column}"),
    sure: |confident| match confident {
        1 => "1 is sure.".to_owned(),
        n => format!("{} are sure.", integer(n, English)),
    },
    from_memory: |rows| match rows {
        1 => "1 follows an earlier choice of yours.".to_owned(),
        n => format!("{} follow your earlier choices.", integer(n, English)),
    },
    new_columns: |names| {
        format!(
            "The suggestions stand in the new columns {}.",
            listed(names)
        )
    },
    mains: "Rows by main group",
    mains_help: "Click a main group to see only its rows.",
    without: "Without a suggestion",
    main: |title, rows| match rows {
        1 => format!("{title}: 1 row"),
        n => format!("{title}: {} rows", integer(n, English)),
    },
    change: "Change",
    why: "Why this KLE suggestion?",
    why_title: "Why this suggestion?",
    why_nothing: "No words of the text point to a municipal subject.",
    too_little: "The text is too short to be sure.",
    thin_margin: "Another subject fits nearly as well.",
    no_task: "It may be no municipal task at all.",
    also: "What the words point to",
    correct: "Choose another subject for texts like this",
    correct_help: "Find the subject and write the words that mark these texts. Your choice is then used in all rows that hold them.",
    correct_words: "When the text holds all of these words",
    correct_kept: "Words and subject are kept in this browser and can be erased under “What is the data about?”. Do not write names of people.",
    correct_apply: "Remember and find again",
    correct_no_words: "Write at least one word of three letters or more.",
    corrected: "The choice is remembered in this browser.",
};

/// Names in a row: a, b and c.
fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
