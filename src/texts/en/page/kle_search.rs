//! The search in KLE, in English.

use crate::page::kle_search::KleSearchTexts;

/// The search in KLE.
pub static TEXTS: KleSearchTexts = KleSearchTexts {
    open: "Search KLE",
    open_with: |keys| format!("Search KLE ({keys})"),
    title: "Search KLE",
    lead: "KLE is the list of subjects that Danish municipalities share. Write an everyday word, a title or a number (in Danish), or go down the list.",
    told: "About the subject",
    none: "Choose a subject in the list to see more of it.",
    stands: "Stands below",
    is_main: "It is a main group: the topmost division of KLE.",
    retention: "Retention",
    deletion: "Deletion of personal data",
    laws: "Laws",
    former: "Former numbers",
    ended: "Out of use since",
    successors: "Replaced by",
    no_more: "The edition of KLE in use says no more of the subject: neither retention, deletion nor laws.",
    copy: "Copy the number",
    copied: "The number is copied.",
    keep: |column| format!("Show only its rows in {column}"),
    decide: "Use it as the dataset's subject",
};
