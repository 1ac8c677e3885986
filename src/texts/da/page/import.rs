//! The panel where the reading of a file is put right, in Danish.

use crate::format::integer;
use crate::page::import::ImportTexts;
use model::message::Language::Danish;

/// The panel where the reading of a file is put right.
pub static TEXTS: ImportTexts = ImportTexts {
    open: "Ret læsningen",
    title: "Sådan læste Datalup filen",
    lead: "Ret det, der er forkert. De første rækker viser straks, hvordan filen så ser ud.",
    signs: "Tegn",
    rows: "Rækker",
    values: "Tal og datoer",
    preview: "De første rækker",
    preview_size: |rows, columns| {
        let rows = match rows {
            1 => "1 række".to_owned(),
            n => format!("{} rækker", integer(n, Danish)),
        };
        let columns = match columns {
            1 => "1 kolonne".to_owned(),
            n => format!("{} kolonner", integer(n, Danish)),
        };
        format!("{rows}, {columns}")
    },
    more_columns: |n| match n {
        1 => "Der er 1 kolonne mere til højre.".to_owned(),
        n => format!("Der er {} kolonner mere til højre.", integer(n, Danish)),
    },
    row: "Række",
    as_text: "som tekst",
    as_text_of: |name| format!("Læs {name} som tekst"),
    as_text_help: "Sæt hak ved »som tekst« over koder, der ligner tal, så hver værdi bliver, som den står.",
    above: "Over tabellen:",
    below: "Under tabellen:",
    failed: "Filen kan ikke læses sådan.",
    apply: "Brug",
    cancel: "Fortryd",
    remember: "Husk valgene til filer med de samme kolonner",
    remember_help: "Så gemmes dine valg i denne browser sammen med et fingeraftryk af kolonnernes navne. Filens navn og indhold gemmes ikke.",
    forget: |n| match n {
        1 => "Glem de valg, der er husket til 1 slags filer".to_owned(),
        n => format!(
            "Glem de valg, der er husket til {} slags filer",
            integer(n, Danish)
        ),
    },
    forgotten: "De huskede valg er slettet.",
    remembered: "Filen er læst med de valg, du bad om at huske til filer med de samme kolonner. Fortryd trinnet for at læse den uden.",
    sheet: "Ark",
    table: "Tabel",
    tables: "Filens tabeller",
    hidden_table: "skjult i filen",
};
