//! KLE numbers in the data, in Danish.

use crate::format::{date, integer, percent};
use crate::kle::numbers::{NumbersTexts, Which};
use model::finding::Severity;
use model::message::Language::Danish;

/// KLE numbers in the data.
pub static TEXTS: NumbersTexts = NumbersTexts {
    title: "KLE-numre i data",
    waiting: "Ser KLE-numrene efter …",
    judged: |numbers, by| {
        let numbers = match numbers {
            1 => "1 KLE-nummer er".to_owned(),
            n => format!("{} KLE-numre er", integer(n, Danish)),
        };
        let subjects = integer(u64::from(by.subjects), Danish);
        match (by.subjects, by.is_loaded, by.issued) {
            (0, ..) => format!(
                "{numbers} set efter. Siden er bygget uden KLE-registeret, så kun skrivemåden kan bedømmes."
            ),
            (_, false, _) => format!(
                "{numbers} slået op i den udgave af KLE, der følger med siden ({subjects} emner). KLE er kommunernes fælles emneliste."
            ),
            (_, true, Some(issued)) => format!(
                "{numbers} slået op i den udgave af KLE, du har indlæst ({subjects} emner, udgivet {}).",
                date(issued, Danish)
            ),
            (_, true, None) => format!(
                "{numbers} slået op i den udgave af KLE, du har indlæst, sammen med den indbyggede ({subjects} emner)."
            ),
        }
    },
    sampled: "Kun de rækker, der er i tabellen, er set efter; filen har flere.",
    general: |general, numbers| {
        let share = percent(general as f64 / numbers.max(1) as f64, 0, Danish);
        match general {
            0 => "Ingen af dem står på et emne »i almindelighed« (.00).".to_owned(),
            n => format!(
                "{} af dem ({share}) står på et emne »i almindelighed« (.00). Det er ingen fejl.",
                integer(n, Danish)
            ),
        }
    },
    nothing: "Vi fandt intet at rette eller se nærmere på.",
    findings: "Fund",
    no_numbers: "Vi fandt ingen KLE-numre i den kolonne, der er valgt.",
    severity: |severity| match severity {
        Severity::Info => "Værd at vide",
        Severity::Warning => "Sandsynlig fejl",
        Severity::Blocker => "Skal rettes",
    },
    column: |name| format!("Kolonnen »{name}«"),
    repairs: |count| match count {
        1 => "1 forslag til rettelse".to_owned(),
        n => format!("{n} forslag til rettelser"),
    },
    repair_heads: ["Står der", "Nok ment"],
    shares: "»I almindelighed« efter afdeling eller system",
    share_heads: ["Afdeling eller system", "Numre", "På .00", "Andel"],
    no_name: "Ikke oplyst",
    first_shares: |shown, of| format!("De {shown} med flest numre af {of} er vist."),
    columns: "Kolonner",
    no_column: "Ingen",
    in_parts: |names| format!("Nummeret står i flere kolonner: {names}."),
    which: |which| match which {
        Which::Number => "KLE-nummer",
        Which::Journal => "Journalnummer",
        Which::Facet => "Handlingsfacet",
        Which::KleTitle => "Nummerets titel",
        Which::Received => "Modtaget eller oprettet",
        Which::Closed => "Lukket",
        Which::Status => "Status",
        Which::Department => "Afdeling eller system",
        Which::Title => "Sagens titel",
        Which::Party => "Partens CPR-nummer",
    },
    check_fine: |numbers| match numbers {
        1 => "1 KLE-nummer er slået op; vi fandt ingen fejl i det.".to_owned(),
        n => format!(
            "{} KLE-numre er slået op; vi fandt ingen fejl i dem.",
            integer(n, Danish)
        ),
    },
    check_look: |numbers, findings| {
        let found = match findings {
            1 => "1 ting".to_owned(),
            n => format!("{n} ting"),
        };
        format!(
            "{} KLE-numre er slået op; der er {found} at se på nedenfor.",
            integer(numbers, Danish)
        )
    },
};
