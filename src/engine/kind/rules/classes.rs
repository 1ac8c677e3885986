//! Classifications, case numbers and what stands in accounts.

use super::{ALONE, Alone, Fit, RULE, Rule};
use crate::kind::look::Look;

/// Headers of columns that stand in extracts of municipal accounts.
const ACCOUNTS: &[&str] = &[
    "funktion*",
    "*funktion",
    "hovedkonto*",
    "dranst",
    "gruppering*",
    "kontonr",
    "kontonummer",
    "konto",
    "art",
    "ejerforhold",
    "regnskab",
    "hovedfunktion*",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        kind: "journal_number",
        exact: &["journalnr", "journalnummer", "journal nr"],
        words: &["journaln*", "journal nr"],
        fits: &[Fit::Look(&[Look::Journal])],
        alone: Some(Alone {
            looks: &[Look::Journal],
            least: 0.9,
            sure: 0.97,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "icd10",
        exact: &[
            "diagnose",
            "diagnosekode",
            "icd10",
            "icd 10",
            "icd",
            "sks",
            "aktionsdiagnose",
            "sks kode",
            "diag",
            "diag kode",
        ],
        words: &["diagnose*", "*diagnose", "icd*", "sks*"],
        fits: &[Fit::Look(&[Look::SksDiagnosis, Look::Icd10])],
        least: 0.6,
        alone: Some(Alone {
            looks: &[Look::SksDiagnosis],
            least: 0.95,
            sure: 0.85,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "fs3",
        exact: &[
            "indsats",
            "indsatskode",
            "fs3",
            "fsiii",
            "tilstand",
            "tilstandskode",
            "ydelseskode",
            "fs3 kode",
        ],
        words: &["indsats*", "fs3*", "fsiii*", "tilstand*"],
        fits: &[Fit::Look(&[Look::Fs3])],
        least: 0.8,
        alone: Some(Alone {
            looks: &[Look::Fs3Dotted],
            least: 0.8,
            sure: 0.85,
            ..ALONE
        }),
        not: &["facet*", "*facet", "version*", "kapitel*"],
        ..RULE
    },
    Rule {
        kind: "db07",
        exact: &[
            "branchekode",
            "db07",
            "branche kode",
            "db07 kode",
            "hovedbranche",
            "nace",
            "branchekode db07",
        ],
        words: &[
            "branchekode*",
            "*branchekode",
            "db07*",
            "nace*",
            "hovedbranche*",
            "bibranche*",
        ],
        fits: &[Fit::Look(&[Look::Db07]), Fit::Whole(1, 999_999)],
        ..RULE
    },
    // by names of trades or by codes
    Rule {
        kind: "db07",
        words: &["branche*", "*branche"],
        fits: &[Fit::Written(&[Look::Db07]), Fit::Whole(11_100, 999_999)],
        least: 0.8,
        not: &["antal"],
        ..RULE
    },
    Rule {
        kind: "dranst",
        exact: &["dranst", "dr anst", "dranst kode"],
        words: &["dranst*"],
        fits: &[Fit::Whole(1, 9), Fit::Text],
        ..RULE
    },
    Rule {
        kind: "account_type",
        exact: &["art", "hovedart", "artskonto", "artskode", "artsnr"],
        words: &["hovedart*", "artskonto*", "artskode*"],
        fits: &[
            Fit::Whole(0, 999),
            Fit::Between(0.0, 9.99),
            Fit::Look(&[Look::Digits, Look::Code]),
        ],
        least: 0.8,
        beside: ACCOUNTS,
        not: &["trae*", "plante*", "dyre*"],
        ..RULE
    },
    Rule {
        kind: "case_number",
        exact: &[
            "sagsnr",
            "sagsnummer",
            "sag",
            "sags nr",
            "sag nr",
            "sagsid",
            "sags id",
            "case number",
            "sagsnr nr",
        ],
        words: &["sagsn*", "sagsid*", "sag nr", "sag id", "esdh*", "sags nr"],
        fits: &[Fit::Code],
        alone: Some(Alone {
            looks: &[Look::CaseNumber],
            least: 0.95,
            sure: 0.55,
            ..ALONE
        }),
        not: &["antal", "*navn", "titel", "skole*", "alder*"],
        ..RULE
    },
    Rule {
        kind: "money_unit",
        exact: &["enhed", "valuta", "moentenhed", "currency", "pengeenhed"],
        words: &["valuta*", "enhed", "pengeenhed*"],
        fits: &[Fit::Look(&[Look::MoneyUnit])],
        least: 0.8,
        alone: Some(Alone {
            looks: &[Look::MoneyUnit],
            least: 0.95,
            sure: 0.85,
            ..ALONE
        }),
        ..RULE
    },
];
