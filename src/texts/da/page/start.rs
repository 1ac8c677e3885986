//! The page without a file, in Danish.

use crate::page::start::StartTexts;

/// The page without a file.
pub static TEXTS: StartTexts = StartTexts {
    headline: "Se hvad der er i dine data. Uden at sende dem nogen steder.",
    lead: "Slip en fil med åbne data. Datalup læser den, foreslår et KLE-emne og viser den som tabel og diagram.",
    privacy: "Filen bliver på din computer. Siden kan ikke sende den videre: browseren spærrer for det.",
    privacy_more: "Se selv efter",
    drop_here: "Slip en fil her",
    browse: "Vælg fil",
    paste: "Indsæt tabel",
    formats: "CSV, Excel, OpenDocument, JSON, GeoJSON, Shapefile, PX, XML, zip og ren tekst · også store filer",
    paste_title: "Indsæt en tabel",
    paste_label: "Kopiér celler fra et regneark eller teksten fra en CSV-fil, og indsæt her",
    paste_open: "Åbn tabellen",
    paste_empty: "Feltet er tomt. Kopiér en tabel, og indsæt den i feltet.",
    paste_file_name: "indsat.csv",
    samples: "Eller prøv med et eksempel",
    how: "Sådan virker det",
    how_steps: [
        (
            "Åbn.",
            "Datalup finder selv tegnsæt, skilletegn, kolonnenavne, tal og datoer. Alt kan ændres.",
        ),
        (
            "Forstå.",
            "Se, hvad hver kolonne rummer, og hvor data hører til i KLE.",
        ),
        (
            "Undersøg.",
            "Sortér, søg, og klik på det, du ser, for at filtrere. Alt kan fortrydes.",
        ),
        (
            "Tag med.",
            "Hent det, du ser, som CSV, CSV til Excel, diagram eller kopierede celler.",
        ),
    ],
    back_to: |file| format!("Tilbage til {file}"),
};
