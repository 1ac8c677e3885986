//! Mending what was found, in English.

use crate::checks::mend::MendTexts;
use crate::format::integer;
use model::message::Language::English;

/// Mending what was found.
pub static TEXTS: MendTexts = MendTexts {
    mend: "Mend …",
    mend_what: |what| format!("Mend {what}"),
    mend_all: |count| format!("Mend all that is safe ({count})"),
    several: |count| format!("{count} repairs"),
    lead: "Your file on the computer is not changed. It is mended while it is read, which can be undone, and goes for what you take away.",
    cells: |cells| match cells {
        1 => "1 cell".to_owned(),
        n => format!("{} cells", integer(n, English)),
    },
    left: |count| match count {
        1 => "1 value can be read in several ways or is unclear. It stays as it is.".to_owned(),
        n => format!(
            "{} values can be read in several ways or are unclear. They stay as they are.",
            integer(n, English)
        ),
    },
    kept_whole: |count, column| match count {
        1 => format!("1 value is not written so. It stays whole in “{column}”."),
        n => format!(
            "{} values are not written so. They stay whole in “{column}”.",
            integer(n, English)
        ),
    },
    first: "The first values",
    heads: ["Before", "After"],
    empty: "(empty)",
    cancel: "Cancel",
    apply: "Mend",
};
