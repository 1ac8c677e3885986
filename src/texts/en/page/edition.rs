//! Editions of KLE, in English.

use crate::format::integer;
use crate::page::edition::EditionTexts;
use model::kle_edition::{EditionComparison, EditionForm};
use model::message::Language::English;

/// Editions of KLE.
pub static TEXTS: EditionTexts = EditionTexts {
    title: "KLE edition",
    lead: "Use the edition of KLE that your municipality works by. It is read here in the browser.",
    opener: |name| match name {
        Some(name) => format!("KLE edition: {name}"),
        None => "KLE edition: the one built in".to_owned(),
    },
    start: "Use another KLE edition",
    opener_missing: "Load an edition of KLE",
    choose: "Choose a file with KLE",
    choose_other: "Choose another file",
    forms: "KL's subject plan (XML), OS2KLE as .txt or .json, or a CSV file with the columns nummer and titel.",
    reading: |file| format!("Reading {file} …"),
    in_use: |name| format!("{name} is in use now."),
    built_in_in_use: |name| format!("The edition built in is in use: {name}."),
    nothing_in_use: "This page comes without KLE, the municipal list of subjects. Choose a file to get subjects for data.",
    built_in_again: "Your edition is removed.",
    refused: |file| format!("{file} was not taken into use. Everything is as it was."),
    refused_why: "Datalup found no KLE numbers with a title each in it. Choose one of the files named above.",
    as_table: "Open as a table",

    question: |file| format!("{file} is an edition of KLE"),
    question_lead: |info| {
        let mut parts = vec![match info.subjects {
            1 => "1 subject".to_owned(),
            n => format!("{} subjects", integer(n, English)),
        }];
        if info.keywords > 0 {
            parts.push(format!("{} keywords", integer(info.keywords, English)));
        }
        if info.facets > 0 {
            parts.push(format!("{} action facets", integer(info.facets, English)));
        }
        format!("It holds {}.", parts.join(", "))
    },
    question_help: "Used as the register, Datalup suggests and checks subjects by it from now on. The file you have open stays. Opened as a table, you can look through it like other data.",
    use_it: "Use as KLE register",
    cancel: "Cancel",

    facts: "What the edition holds",
    loaded: "Your edition",
    built_in: "The one built in",
    rows: [
        "Name",
        "Form",
        "Issued",
        "Main groups",
        "Groups",
        "Subjects",
        "Keywords",
        "Action facets",
        "Numbers with retention or deletion",
    ],
    form: |form| match form {
        EditionForm::BuiltIn => "came with the page",
        EditionForm::Emneplan => "KL's subject plan (XML)",
        EditionForm::Os2kleText => "OS2KLE as text",
        EditionForm::Json => "JSON",
        EditionForm::Csv => "CSV",
    },
    not_said: "not said",

    differences: "Differences from the one built in",
    meaning,
    lists: [
        |n| format!("New ({})", integer(n, English)),
        |n| format!("Changed ({})", integer(n, English)),
        |n| format!("Retired ({})", integer(n, English)),
    ],
    search: "Search the list by number or title",
    found: |count| match count {
        1 => "1 number".to_owned(),
        n => format!("{} numbers", integer(n, English)),
    },
    none: "No numbers here.",
    more: "Show more",
    before: |title| format!("Before: {title}"),
    ended: |day| format!("Retired {day}"),
    successors: |numbers| format!("Replaced by {numbers}"),
    save: "Save the differences as CSV",
    csv_file_name: "kle-differences.csv",
    csv_head: [
        "difference",
        "number",
        "title built in",
        "title loaded",
        "retired",
        "replaced by",
    ],
    csv_names: ["new", "changed", "retired"],

    facets: "Action facets in the edition",
    keep: "Remember the edition in this browser",
    keep_help: "Then the file with the edition (name and content) is stored in this browser and used again the next time you open the page. The data files you open are not stored. Untick to erase it.",
    keep_failed: "The browser would not store the file. The edition is used until the page is closed.",
    go_back: "Use the one built in again",
    go_back_to_none: "Remove the edition",

    details: "More about the number",
    details_of: |title| format!("More about {title}"),
    retention: |code| format!("Retention: {code}"),
    deletion: |code, days| match days {
        Some(days) => format!("Deletion: {code} ({} days)", integer(days, English)),
        None => format!("Deletion: {code}"),
    },
    codes_help: "The codes stand as they do in the file. KL's guide says what they mean.",
    laws: "Legal sources",
    former: "Former number",
    successors_label: "Replaced by",
    created: |day| format!("Made {day}"),
};

fn meaning(comparison: &EditionComparison) -> String {
    let EditionComparison {
        loaded,
        built_in: Some(built_in),
        new,
        changed,
        retired,
        ..
    } = comparison
    else {
        return "This page comes without KLE, so there is nothing to compare with. The edition is used as it is."
            .to_owned();
    };
    let counts = match (new.len(), changed.len(), retired.len()) {
        (0, 0, 0) => "The edition has the same numbers and titles as the one built in.".to_owned(),
        (new, changed, retired) => format!(
            "New numbers beside the one built in: {}. Numbers with another title: {}. Retired numbers: {}.",
            integer(new as u64, English),
            integer(changed as u64, English),
            integer(retired as u64, English),
        ),
    };
    let use_of_it = if loaded.is_complete {
        "It is used in place of the one built in: subjects it does not have count as retired."
            .to_owned()
    } else {
        format!(
            "The file is only a part of KLE: {} of some {} subjects. It is laid on top of the one built in, and numbers missing from it do not count as retired.",
            integer(loaded.subjects, English),
            integer(built_in.subjects, English),
        )
    };
    format!("{counts} {use_of_it}")
}
