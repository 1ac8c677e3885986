//! Deciding what a dataset is about, in English.

use crate::format::integer;
use crate::page::decide::DecideTexts;
use model::message::Language::English;

/// Deciding what a dataset is about.
pub static TEXTS: DecideTexts = DecideTexts {
    use_it: "Use",
    use_named: |title| format!("Use {title}"),
    choose: "Choose",
    change: "Change the choice",
    take_back: "Use the suggestions again",
    decided: "Chosen by you",
    suggested: "Datalup's suggestions",
    learned: "Chosen before for data like this",
    title: "What is the data about?",
    lead: "Find the subject in your own words, or go down through KLE. Your choice becomes a step that can be undone, and goes along when you save.",
    search: "Search for a subject",
    example: "For instance hundeskov, skolevej or 05.09",
    nothing: |text| {
        format!("No subject fits “{text}”. Try another word, or go down through KLE below.")
    },
    found: |count| match count {
        1 => "1 subject".to_owned(),
        n => format!("{} subjects", integer(n, English)),
    },
    all: "All of KLE",
    path: "The way here",
    go_below: |title, count| format!("Show {} below {title}", integer(count, English)),
    because: "because you wrote",
    under: |title| format!("below {title}"),
    chosen: "Your choice",
    none_chosen: "Choose a subject from the list.",
    why: "Why? (optional)",
    why_help: "The reason stands in the list of steps and in what you save as JSON.",
    remember: "Remember the choice for similar data",
    remember_help: "The number, your reason and the words of the file name and column names are then kept in this browser. Values are not kept.",
    apply: "Use the subject",
    cancel: "Cancel",
    kept: |count| match count {
        0 => "No remembered choices".to_owned(),
        1 => "1 remembered choice".to_owned(),
        n => format!("{} remembered choices", integer(n, English)),
    },
    kept_words: |words| format!("known by: {}", words.join(", ")),
    kept_help: "Save them as a file for colleagues to take over, or delete them here.",
    save: "Save as a file",
    file_name: "datalup-kle-choices",
    load: "Take over from a file",
    loaded: |count| match count {
        0 => "All choices in the file are here already.".to_owned(),
        1 => "1 choice was taken over.".to_owned(),
        n => format!("{} choices were taken over.", integer(n, English)),
    },
    not_loaded: "The file holds no choices. Choose a file that was saved from here.",
    forget: "Forget",
    forget_named: |title| format!("Forget the choice of {title}"),
    forget_all: "Delete all",
    forgotten: "The remembered choices are deleted.",
};
