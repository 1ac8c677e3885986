//! How somebody is reached, and things that point at a person.

use super::{ALONE, Alone, Fit, RULE, Rule};
use crate::kind::look::Look;

pub(super) const RULES: &[Rule] = &[
    Rule {
        kind: "email",
        exact: &["email", "e mail", "mail", "e post", "epost"],
        words: &["email*", "*email", "mail*", "*mail", "e mail", "e post"],
        fits: &[Fit::Look(&[Look::Email])],
        alone: Some(Alone {
            looks: &[Look::Email],
            least: 0.8,
            sure: 0.97,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "url",
        exact: &["url", "link", "hjemmeside", "website", "www", "web"],
        words: &["url*", "*url", "link*", "hjemmeside*", "web*"],
        fits: &[Fit::Look(&[Look::Url, Look::UrlBare])],
        alone: Some(Alone {
            looks: &[Look::Url],
            least: 0.8,
            sure: 0.97,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "url",
        alone: Some(Alone {
            looks: &[Look::Url, Look::UrlBare],
            least: 0.95,
            sure: 0.85,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "ip_address",
        exact: &["ip", "ip adresse", "ipadresse", "ip address", "ip nr"],
        words: &["ip", "ipadresse*", "*ip", "ipv4", "ipv6"],
        fits: &[Fit::Look(&[Look::Ip])],
        alone: Some(Alone {
            looks: &[Look::Ip],
            least: 0.95,
            sure: 0.93,
            ..ALONE
        }),
        not: &[
            "version*",
            "firmware*",
            "*version",
            "udgave*",
            "kapitel*",
            "afsnit*",
            "build*",
            "release*",
            "form*",
            "kle*",
        ],
        ..RULE
    },
    Rule {
        kind: "iban",
        exact: &["iban", "iban nr"],
        words: &["iban*"],
        fits: &[Fit::Look(&[Look::Iban])],
        alone: Some(Alone {
            looks: &[Look::Iban],
            least: 0.8,
            sure: 0.97,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "bank_account",
        exact: &[
            "kontonr",
            "kontonummer",
            "bankkonto",
            "reg nr og kontonr",
            "reg nr og konto",
            "nemkonto",
            "konto",
        ],
        words: &[
            "bankkonto*",
            "nemkonto*",
            "reg nr og",
            "kontonr",
            "kontonummer*",
            "konto",
            "bank*",
        ],
        fits: &[Fit::Look(&[Look::BankAccount])],
        least: 0.6,
        alone: Some(Alone {
            looks: &[Look::BankAccount],
            least: 0.95,
            sure: 0.7,
            ..ALONE
        }),
        not: &["sag*", "journal*", "dato*"],
        ..RULE
    },
    Rule {
        kind: "license_plate",
        exact: &[
            "regnr",
            "reg nr",
            "registreringsnummer",
            "nummerplade",
            "registreringsnr",
            "plade",
        ],
        words: &[
            "nummerplade*",
            "regnr*",
            "registreringsn*",
            "license plate",
            "koeretoej*",
        ],
        fits: &[Fit::Look(&[Look::Plate])],
        alone: Some(Alone {
            looks: &[Look::Plate],
            least: 0.9,
            sure: 0.9,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "phone",
        exact: &[
            "telefon",
            "tlf",
            "mobil",
            "phone",
            "tlf nr",
            "telefonnummer",
            "telefonnr",
            "mobilnr",
            "fax",
            "direkte nr",
        ],
        words: &[
            "telefon*",
            "*telefon",
            "tlf*",
            "*tlf",
            "mobil",
            "mobilnr",
            "mobilnummer",
            "mobiltelefon*",
            "phone*",
            "*phone",
            "fax*",
        ],
        fits: &[Fit::Look(&[Look::Phone])],
        alone: Some(Alone {
            looks: &[Look::PhoneMarked],
            least: 0.8,
            sure: 0.85,
            ..ALONE
        }),
        not: &["cvr*", "*cvr"],
        ..RULE
    },
];
