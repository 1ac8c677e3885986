//! A data dictionary, in Danish.

use crate::dictionary::{DictionaryPage, DictionaryTexts, of};
use crate::format::integer;
use model::dictionary::DictionaryForm;
use model::message::Language::Danish;

/// What a data dictionary says.
pub static TEXTS: DictionaryTexts = DictionaryTexts {
    title: "Dataordbog",
    suffix: "-dataordbog",
    columns: "Kolonner",
    headings: [
        "Navn",
        "Titel",
        "Beskrivelse",
        "Betydning",
        "Type",
        "Enhed",
        "Udfyldt",
        "Tegn for manglende",
        "Værdier",
        "Eksempel",
    ],
    size: |rows, columns| {
        let rows = match rows {
            1 => "1 række".to_owned(),
            rows => format!("{} rækker", integer(rows, Danish)),
        };
        match columns {
            1 => format!("{rows}, 1 kolonne"),
            columns => format!("{rows}, {columns} kolonner"),
        }
    },
    required: "altid udfyldt",
    unique: "forskellig i hver række",
    key: "nøgle",
    lacking: |nulls, rows| {
        let [nulls, rows] = of(nulls, rows, Danish);
        format!("mangler i {nulls} af {rows} rækker")
    },
    all_values: |values| format!("kun {values}"),
    common_values: |values| format!("oftest {values}"),
    range: |from, to| format!("fra {from} til {to}"),
    longest: |chars| match chars {
        1 => "1 tegn".to_owned(),
        chars => format!("højst {chars} tegn"),
    },
    untold: "vises ikke: kan handle om personer eller er fritekst",
    made_by: "Lavet med Datalup.",
    describe,
    page: &DictionaryPage {
        open: "Dataordbog",
        lead: "Hvad hver kolonne er. Ret titel, beskrivelse og enhed, og gem den ved siden af filen.",
        title_label: "Titel",
        description_label: "Beskrivelse",
        unit_label: "Enhed",
        of_column: |name| format!("Kolonnen {name}"),
        save: |form| match form {
            DictionaryForm::TableSchema => "Gem som Table Schema",
            DictionaryForm::Markdown => "Gem som Markdown",
            DictionaryForm::Csv => "Gem som CSV",
        },
        kept: "Dine ord kommer med i opskriften, så de passer til næste udgave af filen.",
        waiting: "Dataordbogen laves …",
        more: |more| format!("Vis flere ({more})"),
        undo: "Fortryd",
    },
};

fn describe(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "municipality_code" => "Kommunens kode på fire cifre, som regel med et nul foran",
        "municipality_name" => "Kommunens navn",
        "region" => "Regionens navn eller kode",
        "nuts3" => "Landsdel efter NUTS 3 (DK011 til DK050)",
        "postcode" => "Postnummer på fire cifre",
        "street_code" => "Vejens kode på fire cifre; kun entydig sammen med kommunekoden",
        "cadastre" => {
            "Matrikelnummer eller ejerlav; matrikelnumre er kun entydige inden for ejerlavet"
        }
        "bfe" => "Nummer på bestemt fast ejendom",
        "esr_number" => "Ejendomsnummer i det tidligere ejendomsregister",
        "address_id" => "Id for adressen i Danmarks Adresseregister",
        "plan_id" => "Planens id i Plandata.dk",
        "dgu_number" => "Boringens nummer i boringsdatabasen Jupiter",
        "easting" => "Afstand mod øst i meter (UTM)",
        "northing" => "Afstand mod nord i meter (UTM)",
        "latitude" => "Breddegrad i grader",
        "longitude" => "Længdegrad i grader",
        "wkt" => "Geometri skrevet som WKT",
        "cvr" => "Virksomhedens nummer i CVR",
        "p_number" => "Produktionsenhedens nummer i CVR",
        "ean" => "EAN-lokationsnummer til elektronisk faktura",
        "institution_number" => "Institutionens nummer i institutionsregistret",
        "kle" => "Emnenummer i KLE (hovedgruppe, gruppe, emne)",
        "action_facet" => "Handlingsfacet i KLE",
        "form" => "Opgave i FORM, den fællesoffentlige opgavereference",
        "db07" => "Branche efter Dansk Branchekode 2007",
        "icd10" => "Diagnose efter ICD-10",
        "fs3" => "Kode i Fælles Sprog III",
        "account_code" => "Konto i den autoriserede kontoplan for kommuner",
        "dranst" => {
            "Dranst: drift, refusion, anlæg, renter, finansforskydninger, afdrag eller finansiering"
        }
        "quarter" => "Kvartal",
        "week" => "Uge efter ISO 8601",
        "school_year" => "Skoleår fra august til juli",
        _ => return None,
    })
}
