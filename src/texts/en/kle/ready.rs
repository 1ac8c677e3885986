//! Whether cases can be shown to citizens, in English.

use crate::format::integer;
use crate::kle::ready::ReadyTexts;
use model::message::Language::English;
use model::readiness::Demand;

/// Whether cases can be shown to citizens.
pub static TEXTS: ReadyTexts = ReadyTexts {
    title: "Can the cases be shown in Borgerblikket?",
    lead: "Every case is looked at with the eyes of the citizen it is about. This helps you look; it does not approve: whether a case can be shown is for you to decide.",
    waiting: "Looking through the cases …",
    summary: |ready, cases| {
        let cases = integer(cases, English);
        match ready {
            0 => format!("None of the {cases} cases meets everything we look for."),
            ready => format!(
                "{} of {cases} cases meet what we look for.",
                integer(ready, English)
            ),
        }
    },
    of_list: |cases, of| {
        format!(
            "{} of the {} cases in the extract have a number of the list; only these were looked at.",
            integer(cases, English),
            integer(of, English)
        )
    },
    without_list: "All cases of the extract were looked at, those that search and filters hide too.",
    demand: |demand| match demand {
        Demand::OneParty => "Exactly one primary party with a CPR number",
        Demand::SubjectLevel => "A KLE number down to the subject",
        Demand::KnownNumber => "A KLE number that the edition has",
        Demand::Facet => "An action facet in the right form",
        Demand::Status => "A known status",
        Demand::ClosingDate => "A closing date exactly when the case is closed",
        Demand::CreatedDate => "The day it was made",
        Demand::Title => "A title",
        Demand::TitleWithoutCpr => "A title without a CPR number",
        Demand::TitleWithoutName => "A title without names of persons",
        Demand::TitleWithoutAbbreviation => "A title without abbreviations",
    },
    to_do: |demand| match demand {
        Demand::OneParty => {
            "Write the citizen's CPR number, and only that one: else nobody knows whom to show the case."
        }
        Demand::SubjectLevel => {
            "Write the number as 27.60.10: a main group or group does not tell the citizen what the case is about."
        }
        Demand::KnownNumber => "Mend the number, or load the edition the cases follow.",
        Demand::Facet => "Write it as G01: a letter and two digits.",
        Demand::Status => {
            "Use a status the citizen understands, such as Modtaget, Under behandling or Afsluttet."
        }
        Demand::ClosingDate => {
            "Give closed cases a closing date, and take it from cases that are open."
        }
        Demand::CreatedDate => "Write the day the case was made.",
        Demand::Title => "Give the case a title.",
        Demand::TitleWithoutCpr => {
            "Take the CPR number out of the title: the case already belongs to the citizen."
        }
        Demand::TitleWithoutName => {
            "See whether the title names a person, and reword it. Only its form tells, so there may be false alarms."
        }
        Demand::TitleWithoutAbbreviation => "Write abbreviations and jargon out.",
    },
    demands: "What is looked for",
    unmet: |cases| match cases {
        1 => "1 case does not meet it".to_owned(),
        n => format!("{} cases do not meet it", integer(n, English)),
    },
    met: "We found none that does not meet it",
    column_missing: "There is no column to look in. Choose it under “Columns” below if the file has it.",
    several: |cases| match cases {
        1 => "A hint: 1 title names several decisions. It may be several cases in one.".to_owned(),
        n => format!(
            "A hint: {} titles name several decisions. They may be several cases in one.",
            integer(n, English)
        ),
    },
    list: "Numbers the municipality shows",
    list_help: "Paste the list, or drop a text file with it on the field: main groups, groups or subjects, such as 27 or 27.60.10. The list is in memory only and gone when the page is closed.",
    use_list: "Use the list",
    choose_file: "Choose a file",
    drop_list: "Remove the list",
    list_used: |count| match count {
        1 => "1 number is in use.".to_owned(),
        n => format!("{} numbers are in use.", integer(n as u64, English)),
    },
    list_empty: "There are no KLE numbers in it. Write them as 27 or 27.60.10.",
    take: "Save a list of the cases that are not ready",
    take_help: "A CSV file for Excel with row numbers and what each case lacks. Titles and CPR numbers are not in it.",
    row: "Row of the file",
    file_suffix: "-borgerblik",
};
