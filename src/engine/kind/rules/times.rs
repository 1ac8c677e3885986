//! Times that are neither a day nor a period with a year of its own.

use super::{ALONE, Alone, Fit, RULE, Rule};
use crate::kind::look::Look;

pub(super) const RULES: &[Rule] = &[
    // days that are not all written alike, and days in digits only
    Rule {
        kind: "date",
        exact: &[
            "dato",
            "date",
            "dato tid",
            "datotid",
            "tidspunkt",
            "timestamp",
        ],
        words: &[
            "dato*",
            "*dato",
            "date",
            "*dag",
            "tidspunkt*",
            "timestamp*",
            "modtaget*",
            "oprettet*",
            "afsluttet*",
            "bogfoert*",
            "opdateret*",
            "sidst*",
            "gyldig*",
            "start",
            "slut",
            "fra",
            "til",
        ],
        fits: &[Fit::Written(&[Look::Day, Look::DayShort])],
        least: 0.7,
        alone: Some(Alone {
            looks: &[Look::Day],
            least: 0.8,
            sure: 0.9,
            ..ALONE
        }),
        not: &[
            "foedsels*",
            "foedt*",
            "kode*",
            "nr",
            "id",
            "antal",
            "ugedag",
            "af",
        ],
        ..RULE
    },
    // days in short form under any word that names no code
    Rule {
        kind: "date",
        alone: Some(Alone {
            looks: &[Look::Day, Look::DayShort],
            least: 0.98,
            sure: 0.7,
            different: 10,
            is_written: true,
            ..ALONE
        }),
        not: &[
            "foedsels*",
            "foedt*",
            "kode*",
            "*kode",
            "nr",
            "*nr",
            "id",
            "*id",
            "kle*",
            "konto*",
            "funktion*",
            "form*",
            "emne*",
            "version*",
            "af",
        ],
        ..RULE
    },
    Rule {
        kind: "weekday",
        exact: &["ugedag", "weekday", "dag", "ugedage"],
        words: &["ugedag*", "*ugedag", "weekday", "dag"],
        fits: &[Fit::Look(&[Look::Weekday])],
        least: 0.8,
        alone: Some(Alone {
            looks: &[Look::Weekday],
            least: 0.95,
            sure: 0.9,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "month",
        exact: &[
            "maaned",
            "month",
            "mdr",
            "maanedsnr",
            "maanedsnavn",
            "maaned nr",
        ],
        words: &["maaned", "*maaned", "month", "maanedsn*"],
        fits: &[
            Fit::Look(&[Look::Month]),
            Fit::Whole(1, 12),
            Fit::Whole(190_001, 209_912),
        ],
        least: 0.8,
        alone: Some(Alone {
            looks: &[Look::Month],
            least: 0.95,
            sure: 0.85,
            ..ALONE
        }),
        not: &["pr", "per", "antal", "seneste", "belaegning*"],
        ..RULE
    },
    Rule {
        kind: "week",
        exact: &[
            "uge",
            "ugenr",
            "ugenummer",
            "week",
            "uge nr",
            "startuge",
            "slutuge",
        ],
        words: &["uge", "ugenr", "ugenummer", "week"],
        fits: &[Fit::Whole(1, 53), Fit::Whole(190_001, 209_953)],
        least: 1.0,
        not: &["pr", "per", "antal", "minutter", "timer", "gang*"],
        ..RULE
    },
    Rule {
        kind: "quarter",
        exact: &["kvartal", "quarter", "kvartal nr"],
        words: &["kvartal", "quarter"],
        fits: &[Fit::Whole(1, 4)],
        least: 1.0,
        not: &["pr", "antal"],
        ..RULE
    },
    Rule {
        kind: "half_year",
        exact: &["halvaar", "half year", "halvaar nr"],
        words: &["halvaar"],
        fits: &[Fit::Whole(1, 2)],
        least: 1.0,
        not: &["pr", "antal"],
        ..RULE
    },
    Rule {
        kind: "time_of_day",
        exact: &[
            "klokkeslaet",
            "tidspunkt",
            "kl",
            "time of day",
            "aabner",
            "lukker",
            "aabningstid",
            "starttid",
            "sluttid",
        ],
        words: &[
            "klokkeslaet*",
            "kl",
            "tidspunkt*",
            "aabn*",
            "lukke*",
            "*tid",
        ],
        fits: &[Fit::Look(&[Look::TimeOfDay])],
        least: 0.9,
        ..RULE
    },
];
