//! KLE numbers in the data, in English.

use crate::format::{date, integer, percent};
use crate::kle::numbers::{NumbersTexts, Which};
use model::finding::Severity;
use model::message::Language::English;

/// KLE numbers in the data.
pub static TEXTS: NumbersTexts = NumbersTexts {
    title: "KLE numbers in the data",
    waiting: "Looking at the KLE numbers …",
    judged: |numbers, by| {
        let numbers = match numbers {
            1 => "1 KLE number was".to_owned(),
            n => format!("{} KLE numbers were", integer(n, English)),
        };
        let subjects = integer(u64::from(by.subjects), English);
        match (by.subjects, by.is_loaded, by.issued) {
            (0, ..) => format!(
                "{numbers} looked at. This page was built without the KLE register, so only their form can be judged."
            ),
            (_, false, _) => format!(
                "{numbers} looked up in the edition of KLE that comes with the page ({subjects} subjects). KLE is the register of subjects that Danish municipalities share."
            ),
            (_, true, Some(issued)) => format!(
                "{numbers} looked up in the edition of KLE you loaded ({subjects} subjects, issued {}).",
                date(issued, English)
            ),
            (_, true, None) => format!(
                "{numbers} looked up in the edition of KLE you loaded together with the one built in ({subjects} subjects)."
            ),
        }
    },
    sampled: "Only the rows in the table were looked at; the file has more.",
    general: |general, numbers| {
        let share = percent(general as f64 / numbers.max(1) as f64, 0, English);
        match general {
            0 => "None of them stands on a subject “in general” (.00).".to_owned(),
            n => format!(
                "{} of them ({share}) stand on a subject “in general” (.00). That is no mistake.",
                integer(n, English)
            ),
        }
    },
    nothing: "We found nothing to mend or to look into.",
    findings: "Findings",
    no_numbers: "We found no KLE numbers in the chosen column.",
    severity: |severity| match severity {
        Severity::Info => "Worth knowing",
        Severity::Warning => "Probably a mistake",
        Severity::Blocker => "Must be mended",
    },
    column: |name| format!("The column “{name}”"),
    repairs: |count| match count {
        1 => "1 likely repair".to_owned(),
        n => format!("{n} likely repairs"),
    },
    repair_heads: ["As it stands", "Probably meant"],
    shares: "“In general” by department or system",
    share_heads: ["Department or system", "Numbers", "On .00", "Share"],
    no_name: "Not told",
    first_shares: |shown, of| format!("The {shown} with most numbers of {of} are shown."),
    columns: "Columns",
    no_column: "None",
    in_parts: |names| format!("The number stands in several columns: {names}."),
    which: |which| match which {
        Which::Number => "KLE number",
        Which::Journal => "Journal number",
        Which::Facet => "Action facet",
        Which::KleTitle => "Title of the number",
        Which::Received => "Received or made",
        Which::Closed => "Closed",
        Which::Status => "Status",
        Which::Department => "Department or system",
        Which::Title => "Title of the case",
        Which::Party => "CPR number of the party",
    },
    check_fine: |numbers| match numbers {
        1 => "1 KLE number was looked up; we found no mistake in it.".to_owned(),
        n => format!(
            "{} KLE numbers were looked up; we found no mistakes in them.",
            integer(n, English)
        ),
    },
    check_look: |numbers, findings| {
        let found = match findings {
            1 => "1 thing".to_owned(),
            n => format!("{n} things"),
        };
        format!(
            "{} KLE numbers were looked up; there is {found} to look at below.",
            integer(numbers, English)
        )
    },
};
