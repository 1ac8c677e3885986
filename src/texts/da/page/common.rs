//! Words many parts of the page use, in Danish.

use crate::format::integer;
use crate::page::common::CommonTexts;
use model::message::Language::Danish;

/// Words many parts of the page use.
pub static TEXTS: CommonTexts = CommonTexts {
    skip: "Spring til indholdet",
    other_language: "English",
    other_language_code: "en",
    close: "Luk",
    undo: |keys| format!("Fortryd ({keys})"),
    redo: |keys| format!("Gentag ({keys})"),
    control: |apple| if apple { "⌘" } else { "Ctrl" },
    shift: "Skift",
    rows: |n| match n {
        1 => "1 række".to_owned(),
        _ => format!("{} rækker", integer(n, Danish)),
    },
    about_rows: |n| format!("ca. {} rækker", integer(n, Danish)),
    columns: |n| match n {
        1 => "1 kolonne".to_owned(),
        _ => format!("{} kolonner", integer(n, Danish)),
    },
    trouble: "Noget gik galt",
    quoted: |text| format!("»{text}«"),
    drop_now: "Slip filen for at åbne den",
    files: "Filer",
    file: "Fil",
    remove_file: |name| format!("Luk {name}"),
    steps: |n| match n {
        1 => "1 trin".to_owned(),
        n => format!("{n} trin"),
    },
    several_files: |count| {
        format!("{count} filer er klar. Den første er åbnet; de andre står i listen over filer.")
    },
    steps_lost: |steps| match steps {
        1 => "Du har lavet 1 trin med filen, som går tabt, når du lukker den. Luk alligevel?"
            .to_owned(),
        _ => format!(
            "Du har lavet {steps} trin med filen, som går tabt, når du lukker den. Luk alligevel?"
        ),
    },
};
