//! Companies, their units, institutions.

use super::{ALONE, Alone, Fit, RULE, Rule};
use crate::kind::look::Look;

pub(super) const RULES: &[Rule] = &[
    Rule {
        kind: "p_number",
        exact: &[
            "pnr",
            "p nr",
            "p nummer",
            "pnummer",
            "produktionsenhedsnummer",
            "produktionsenhed",
            "p enhed",
        ],
        words: &["pnr*", "pnummer*", "p nr", "p nummer", "produktionsenhed*"],
        fits: &[Fit::Look(&[Look::TenFrom10])],
        least: 0.6,
        alone: Some(Alone {
            looks: &[Look::TenFrom10],
            least: 0.95,
            sure: 0.95,
            is_scattered: true,
            ..ALONE
        }),
        not: &["cpr*", "person*"],
        ..RULE
    },
    Rule {
        kind: "se_number",
        exact: &["se", "senr", "se nr", "se nummer", "senummer"],
        words: &["senr", "senummer", "se nr", "se nummer"],
        fits: &[Fit::Look(&[Look::Digits8])],
        ..RULE
    },
    Rule {
        kind: "cvr",
        exact: &[
            "cvr",
            "cvrnr",
            "cvr nr",
            "cvr nummer",
            "cvrnummer",
            "virksomhedsnummer",
            "org nr",
            "orgnr",
            "organisationsnummer",
            "momsnr",
            "moms nr",
            "momsnummer",
            "vat",
            "vat no",
            "vat number",
            "company number",
        ],
        words: &["cvr*", "*cvr", "virksomhedsnr", "org nr", "momsnr*"],
        fits: &[Fit::Look(&[Look::Digits8])],
        alone: Some(Alone {
            looks: &[Look::CvrCheck],
            least: 0.95,
            sure: 0.85,
            ..ALONE
        }),
        not: &["tlf*", "telefon*", "mobil*", "dato*", "*dato", "phone*"],
        ..RULE
    },
    Rule {
        kind: "ean",
        exact: &[
            "ean",
            "eannr",
            "ean nr",
            "ean nummer",
            "gln",
            "ean lokationsnummer",
        ],
        words: &["ean*", "*ean", "gln*"],
        fits: &[
            Fit::Look(&[Look::Ean, Look::EanDanish]),
            Fit::Whole(1_000_000_000_000, 9_999_999_999_999),
        ],
        alone: Some(Alone {
            looks: &[Look::EanDanish],
            least: 0.95,
            sure: 0.85,
            ..ALONE
        }),
        not: &["isbn*"],
        ..RULE
    },
    Rule {
        kind: "institution_number",
        exact: &[
            "institutionsnr",
            "institutionsnummer",
            "institutionsnummeret",
            "inst nr",
            "instnr",
            "institutionskode",
            "institution nr",
            "inst kode",
            "instkode",
            "skoleid",
            "skole id",
            "skolekode",
            "skolenr",
            "skolenummer",
            "dagtilbudsnr",
        ],
        words: &["institutionsn*", "instnr*", "institutionskode*"],
        fits: &[Fit::Whole(1_000, 999_999), Fit::Look(&[Look::Digits])],
        ..RULE
    },
];
