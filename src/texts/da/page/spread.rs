//! How the values of a column are spread, in Danish.

use crate::format::integer;
use crate::page::spread::SpreadTexts;
use model::message::Language::Danish;

/// How the values of a column are spread.
pub static TEXTS: SpreadTexts = SpreadTexts {
    quartiles: "Kvartiler",
    middle: "De midterste 90 %",
    range: |from, to| format!("{from} til {to}"),
    deviation: "Standardafvigelse",
    shortest: "Korteste",
    far: "Langt fra de andre",
    far_count: |count, below, above| {
        let beyond = format!("under {below} eller over {above}");
        match count {
            0 => format!("ingen {beyond}"),
            count => format!("{} {beyond}", integer(count, Danish)),
        }
    },
    farthest: |values| format!("Længst væk: {values}."),
    rule: "Mere end halvanden gang afstanden mellem kvartilerne uden for dem (Tukey).",
};
