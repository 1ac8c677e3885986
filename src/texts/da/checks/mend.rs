//! Mending what was found, in Danish.

use crate::checks::mend::MendTexts;
use crate::format::integer;
use model::message::Language::Danish;

/// Mending what was found.
pub static TEXTS: MendTexts = MendTexts {
    mend: "Ret …",
    mend_what: |what| format!("Ret {what}"),
    mend_all: |count| format!("Ret alt, der er sikkert ({count})"),
    several: |count| format!("{count} rettelser"),
    lead: "Din fil på computeren ændres ikke. Rettelsen sker, når filen læses, kan fortrydes, og gælder det, du tager med.",
    cells: |cells| match cells {
        1 => "1 celle".to_owned(),
        n => format!("{} celler", integer(n, Danish)),
    },
    left: |count| match count {
        1 => "1 værdi kan læses på flere måder eller er uklar. Den bliver stående, som den er."
            .to_owned(),
        n => format!(
            "{} værdier kan læses på flere måder eller er uklare. De bliver stående, som de er.",
            integer(n, Danish)
        ),
    },
    kept_whole: |count, column| match count {
        1 => format!("1 værdi er ikke skrevet sådan. Den bliver stående hel i »{column}«."),
        n => format!(
            "{} værdier er ikke skrevet sådan. De bliver stående hele i »{column}«.",
            integer(n, Danish)
        ),
    },
    first: "De første værdier",
    heads: ["Før", "Efter"],
    empty: "(tom)",
    cancel: "Fortryd",
    apply: "Ret",
};
