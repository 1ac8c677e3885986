//! The card of what was found in a file, in English.

use crate::checks::card::CardTexts;
use model::finding::Severity;

/// The card of what was found in a file.
pub static TEXTS: CardTexts = CardTexts {
    question: "Can the file be used?",
    waiting: "Looking at the file …",
    blocked: |count, first| match count {
        1 => format!("Not yet: 1 thing must be put right or removed first: {first}."),
        n => {
            format!("Not yet: {n} things must be put right or removed first. Begin with: {first}.")
        }
    },
    doubtful: |count, first| match count {
        1 => format!("It can be read, but 1 thing looks wrong: {first}."),
        n => format!("It can be read, but {n} things look wrong. Begin with: {first}."),
    },
    worth_knowing: |count| match count {
        1 => "We found no mistakes in what we checked, but 1 thing is worth knowing.".to_owned(),
        n => format!("We found no mistakes in what we checked, but {n} things are worth knowing."),
    },
    nothing: "We found nothing to put right in what we checked.",
    only_kle: "Look at the KLE numbers before the file is used. We found nothing else to put right.",
    in_column: |name, column| format!("{name} in the column “{column}”"),
    in_columns: |name, columns| format!("{name} in {columns} columns"),
    show: |count| match count {
        1 => "See the one finding".to_owned(),
        n => format!("See the {n} findings"),
    },
    hide: "Hide findings",
    only_checked: |count| format!("We only checked {count} things"),
    sampled: "Only the rows in the table were looked at; the file has more.",
    too_large: |names| format!("The table is too large for us to look for: {names}."),
    not_checked: "We have not looked for names, addresses and details of single persons in free text. \
                  So this is no answer on whether the file may be published.",
    title: "Findings in the file",
    again: "The file is being read again. This is from before.",
    severity: |severity| match severity {
        Severity::Info => "Worth knowing",
        Severity::Warning => "Probably a mistake",
        Severity::Blocker => "Must be put right",
    },
    only_rows: "Show only these rows",
    only_rows_of: |what| format!("Show only these rows: {what}"),
    column: |name| format!("The column “{name}”"),
    more_columns: |count| match count {
        1 => "1 more column".to_owned(),
        n => format!("{n} more columns"),
    },
    more_infos: |count| match count {
        1 => "1 thing worth knowing".to_owned(),
        n => format!("{n} things worth knowing"),
    },
    repairs: |count| match count {
        1 => "1 suggested repair".to_owned(),
        n => format!("{n} suggested repairs"),
    },
    repair_heads: ["As it stands", "Probably meant"],
};
