//! Persons: age and sex.

use super::{ALONE, Alone, Fit, RULE, Rule};
use crate::kind::look::Look;

/// Intervals of which there are more are of something else: depths, lengths.
const MOST_AGE_GROUPS: u64 = 30;

pub(super) const RULES: &[Rule] = &[
    Rule {
        kind: "age",
        exact: &[
            "alder",
            "age",
            "alder i aar",
            "alder aar",
            "alder v start",
            "alder pr",
            "age years",
            "alder 1 1",
        ],
        words: &[
            "alder",
            "age",
            "*alder",
            "alders",
            "hvor gammel",
            "hvor gamle",
            "how old",
        ],
        not: &[
            "gruppe*",
            "*gruppe",
            "gennemsnit*",
            "gns",
            "middel*",
            "antal",
            "bygning*",
            "*interval",
        ],
        fits: &[Fit::Whole(0, 125)],
        ..RULE
    },
    Rule {
        kind: "age_group",
        exact: &[
            "alder",
            "age",
            "aldersgruppe",
            "age group",
            "aldersinterval",
            "alders gruppe",
            "aldersklasse",
            "aldersgr",
            "age range",
            "age band",
            "aldersintervaller",
            "maalgruppe alder",
            "alderstrin",
        ],
        words: &[
            "alder*",
            "*alder",
            "aldersgruppe*",
            "age",
            "aldersgr*",
            "aldersint*",
        ],
        fits: &[Fit::Look(&[Look::AgeGroup])],
        alone: Some(Alone {
            looks: &[Look::AgeGroup],
            least: 0.95,
            sure: 0.85,
            most_different: MOST_AGE_GROUPS,
            ..ALONE
        }),
        // intervals of other things
        not: &[
            "*tid",
            "tid*",
            "*tider",
            "aabn*",
            "kl",
            "uge*",
            "maaned*",
            "mdr",
            "dag*",
            "klasse*",
            "trin*",
            "timer",
            "*score",
            "point*",
            "stoerrelse*",
            "etage*",
            "pladser",
            "antal*",
            "ansatte",
            "interval",
            "filter*",
            "dybde*",
            "indkomst*",
            "*id",
            "*nr",
            "*kode",
            "afstand*",
            "km",
            "meter",
            "m",
            "m2",
            "kr",
        ],
        ..RULE
    },
    Rule {
        kind: "sex",
        exact: &[
            "koen",
            "sex",
            "gender",
            "koen k m",
            "m k",
            "k m",
            "kvinde mand",
            "koenskode",
        ],
        words: &[
            "koen",
            "koen*",
            "sex",
            "gender",
            "koenskode",
            "*koen",
            "mand eller kvinde",
            "kvinde eller mand",
            "dreng eller pige",
        ],
        fits: &[
            Fit::Look(&[Look::SexWord, Look::SexLetter]),
            Fit::Whole(0, 9),
        ],
        // official statistics have both of them together as well
        least: 0.5,
        alone: Some(Alone {
            looks: &[Look::SexWord],
            least: 0.95,
            sure: 0.9,
            ..ALONE
        }),
        ..RULE
    },
    // the word without its letter: only values of it say the same
    Rule {
        kind: "sex",
        exact: &["kon", "kn", "k n"],
        fits: &[Fit::Look(&[Look::SexWord, Look::SexLetter])],
        least: 0.9,
        ..RULE
    },
];
