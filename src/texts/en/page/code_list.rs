//! A list of codes (Fælles Sprog III) the user gives, in English.

use crate::format::integer;
use crate::page::code_list::CodeListTexts;
use model::code_list::{CodeListFault, CodeListInfo};
use model::message::Language::English;

/// A list of codes (Fælles Sprog III) the user gives.
pub static TEXTS: CodeListTexts = CodeListTexts {
    question: |file| format!("Is {file} a list of codes (FSIII)?"),
    holds: |info| {
        let codes = match info.codes {
            1 => "1 code".to_owned(),
            n => format!("{} codes", integer(n, English)),
        };
        match named(info) {
            Some(name) => format!("It holds {codes} and is called “{name}”."),
            None => format!("It holds {codes}."),
        }
    },
    question_help: "Used as a list of codes, their meaning stands beside the codes in your data, and codes that are not in it are found. That holds until you close the page; the file is not kept. The file you have open stays.",
    use_it: "Use as list of codes",
    as_table: "Open as a table",
    cancel: "Cancel",
    in_use: |file| format!("{file} is in use now"),
    in_use_help: "Codes of Common Language III are held against it in the file you have open and in those you open until you close the page. What they mean stands in the figures of the column, unknown codes among the findings.",
    remove: "Remove the list of codes",
    removed: "The list of codes is removed.",
    broken: |file| format!("{file} looks like a list of codes, but cannot be used"),
    broken_why: |fault| {
        match fault {
        CodeListFault::Unreadable { line, column } => format!(
            "The file is not whole JSON: reading had to stop at line {}, character {}. Fetch it again from KL and drop it here. Everything is as it was.",
            integer(line, English),
            integer(column, English)
        ),
        CodeListFault::Empty => "There is no code in it: “concept” is missing or empty. Fetch the file from KL that has the codes, and drop it here. Everything is as it was.".to_owned(),
        CodeListFault::Other => "It is no FHIR CodeSystem file in JSON with codes of Common Language III. Fetch the file from KL and drop it here. Everything is as it was.".to_owned(),
    }
    },
    beside: |info| match named(info) {
        Some(name) => format!("Held against the list of codes “{name}”."),
        None => "Held against your list of codes.".to_owned(),
    },
    offer: "Drop KL's list of codes (FHIR CodeSystem in JSON) on the page to see what the codes mean.",
};

fn named(info: &CodeListInfo) -> Option<String> {
    match (&*info.name, &*info.version) {
        ("", _) => None,
        (name, "") => Some(name.to_owned()),
        (name, version) => Some(format!("{name}, version {version}")),
    }
}
