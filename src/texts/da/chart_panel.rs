//! What is said where a chart is chosen, written into and taken away, in Danish.

use crate::chart_panel::{ChartPanelTexts, Notes};
use crate::format::integer;
use model::chart_choice::{Refusal, Way};
use model::message::Language::Danish;
use model::view_spec::{ChartForm, Order};

/// What is said where a chart is chosen, written into and taken away.
pub static TEXTS: ChartPanelTexts = ChartPanelTexts {
    take: "Gem og kopiér",
    svg: "Hent som SVG",
    svg_help: "Kan forstørres uden tab",
    png: |scale| match scale {
        1 => "Hent som PNG".to_owned(),
        scale => format!("Hent som PNG, {scale} gange så stor"),
    },
    png_help: |scale| match scale {
        1 => "Til en hjemmeside",
        2 => "Til en skarp skærm",
        3 => "Til en præsentation",
        _ => "Til tryk",
    },
    copy_picture: "Kopiér billedet",
    picture_copied: "Billedet er kopieret.",
    picture_refused: "Browseren ville ikke kopiere billedet. Hent det som PNG i stedet.",
    picture_failed: "Billedet kunne ikke laves. Prøv en mindre størrelse.",
    copy_table: "Kopiér tallene",
    copy_table_help: "Klar til at sætte ind i et regneark",
    table_copied: "Diagrammets tal er kopieret.",

    title: "Vælg selv diagram",
    lead: "Det, der ikke passer til tallene, står med grunden.",
    form: "Form",
    why_not: |forms| format!("Hvorfor ikke de {forms} andre?"),
    pie: "Lagkagediagram: findes ikke her. Søjler læses hurtigere og mere præcist.",
    by: |form| match form {
        ChartForm::Scatter => "Tal på vandret akse",
        ChartForm::Histogram => "Tal, der skal fordeles",
        ChartForm::Calendar => "Dage",
        ChartForm::Pyramid => "Alder",
        form if form.is_over_time() => "Tid",
        _ => "Fordelt på",
    },
    series: |form| match form {
        ChartForm::Pyramid => "Køn",
        ChartForm::HeatMap => "Og på den anden led",
        _ => "Delt op efter (farve)",
    },
    no_series: "Ikke delt op",
    beside: |columns, first, last| match columns {
        2 => format!("Kolonnerne {first} og {last}"),
        _ => format!("{columns} kolonner: {first} … {last}"),
    },
    way_label: "Tal",
    way: |way| match way {
        Way::Count => "antal rækker",
        Way::Sum => "sum",
        Way::Mean => "gennemsnit",
        Way::Median => "median",
        Way::Share => "andel i procent",
        Way::Each => "hvert tal for sig",
    },
    measured: |form| match form {
        ChartForm::Scatter => "Tal på lodret akse",
        _ => "af kolonnen",
    },
    of_rows: "rækkerne",
    order_label: "Rækkefølge",
    order: |order| match order {
        Order::Usual => "som formen plejer",
        Order::ByNumber => "største først",
        Order::ByName => "efter navn",
    },
    most: "Højst så mange grupper",
    most_help: |most| format!("Fra 2 til {most}; tomt er det sædvanlige."),
    heading: "Overskrift",
    heading_help: "Tom: Datalup skriver den ud fra tallene.",
    refused: |why| match why {
        Refusal::NoTime => "Der skal være en kolonne med tid.".to_owned(),
        Refusal::NoDays => "Der skal være en kolonne med datoer.".to_owned(),
        Refusal::NoNumbers => "Her er ingen tal.".to_owned(),
        Refusal::Codes => {
            "Koder, årstal og steder kan ikke lægges sammen eller have et gennemsnit.".to_owned()
        }
        Refusal::Rates => "Andele, priser og gennemsnit kan ikke lægges sammen.".to_owned(),
        Refusal::OneValue => "Der er kun én værdi.".to_owned(),
        Refusal::TooMany(most) => format!(
            "Der er for mange forskellige værdier; der er plads til {}.",
            integer(u64::from(most), Danish)
        ),
        Refusal::LongTexts => "Teksterne er for lange til navne.".to_owned(),
        Refusal::NoParts => {
            "Formen viser dele af en helhed, og gennemsnit og medianer bliver ikke til en helhed."
                .to_owned()
        }
        Refusal::InUse => "Kolonnen er allerede valgt.".to_owned(),
        Refusal::NoAges => "Der skal være en kolonne med alder.".to_owned(),
        Refusal::NoSexes => "Der skal være en kolonne med to køn.".to_owned(),
        Refusal::NotInForm => "Passer ikke til formen.".to_owned(),
        Refusal::NoColumn => "Ingen kolonne passer til formen.".to_owned(),
        Refusal::TotalsMixed => {
            "Totaler og dele står blandet og kan ikke skilles ad: alt ville blive talt to gange."
                .to_owned()
        }
        Refusal::TooFew => "Der er for få tal.".to_owned(),
    },
    preview: "Sådan bliver det",
    waiting: "Tegner …",
    nothing: "Der er ingen tal at tegne i de rækker, der vises.",
    apply: "Brug diagrammet",
    again: "Lad Datalup vælge",
    cancel: "Annullér",
    notes: Notes {
        title: "Noter i diagrammet",
        help: "En note følger med i billedet, i fortællingen og i opskriften.",
        at: "Hvor",
        at_value: "Ved en linje ved et tal",
        at_day: "Ved en linje ved en dato",
        at_mark: |mark| format!("Ved {mark}"),
        value: "Tal",
        day: "Dato",
        text: "Tekst",
        add: "Tilføj note",
        remove: |text| format!("Fjern noten »{text}«"),
        incomplete: "Skriv en tekst, og vælg, hvor den skal stå.",
        not_drawn: "tegnes ikke nu",
    },
};
