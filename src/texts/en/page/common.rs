//! Words many parts of the page use, in English.

use crate::format::integer;
use crate::page::common::CommonTexts;
use model::message::Language::English;

/// Words many parts of the page use.
pub static TEXTS: CommonTexts = CommonTexts {
    skip: "Skip to content",
    other_language: "Dansk",
    other_language_code: "da",
    close: "Close",
    undo: |keys| format!("Undo ({keys})"),
    redo: |keys| format!("Redo ({keys})"),
    control: |apple| if apple { "⌘" } else { "Ctrl" },
    shift: "Shift",
    rows: |n| match n {
        1 => "1 row".to_owned(),
        _ => format!("{} rows", integer(n, English)),
    },
    about_rows: |n| format!("about {} rows", integer(n, English)),
    columns: |n| match n {
        1 => "1 column".to_owned(),
        _ => format!("{} columns", integer(n, English)),
    },
    trouble: "Something went wrong",
    quoted: |text| format!("“{text}”"),
    drop_now: "Drop the file to open it",
    files: "Files",
    file: "File",
    remove_file: |name| format!("Close {name}"),
    steps: |n| match n {
        1 => "1 step".to_owned(),
        n => format!("{n} steps"),
    },
    several_files: |count| {
        format!("{count} files are ready. The first is open; the others are in the list of files.")
    },
    steps_lost: |steps| {
        match steps {
        1 => "You have made 1 step with this file that will be lost when you close it. Close it anyway?"
            .to_owned(),
        _ => format!("You have made {steps} steps with this file that will be lost when you close it. Close it anyway?"),
    }
    },
};
