//! The search in KLE, in Danish.

use crate::page::kle_search::KleSearchTexts;

/// The search in KLE.
pub static TEXTS: KleSearchTexts = KleSearchTexts {
    open: "Søg i KLE",
    open_with: |keys| format!("Søg i KLE ({keys})"),
    title: "Søg i KLE",
    lead: "KLE er kommunernes fælles emneliste. Skriv et hverdagsord, en titel eller et nummer, eller gå ned gennem listen.",
    told: "Om emnet",
    none: "Vælg et emne på listen for at se mere om det.",
    stands: "Hører under",
    is_main: "Det er en hovedgruppe: den øverste inddeling i KLE.",
    retention: "Bevaring",
    deletion: "Sletning af personoplysninger",
    laws: "Lovgrundlag",
    former: "Tidligere numre",
    ended: "Udgået",
    successors: "Afløst af",
    no_more: "Den udgave af KLE, der er i brug, siger ikke mere om emnet: hverken bevaring, sletning eller lovgrundlag.",
    copy: "Kopiér nummeret",
    copied: "Nummeret er kopieret.",
    keep: |column| format!("Vis kun dets rækker i {column}"),
    decide: "Brug det som datasættets emne",
};
