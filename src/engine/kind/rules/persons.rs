//! Persons: numbers, names, birth, age, sex.

use super::{ALONE, Alone, Fit, RULE, Rule};
use crate::kind::look::Look;

const CPR: &[Look] = &[Look::Cpr, Look::CprStandIn];
/// What tells numbers of persons from times, periods and running numbers that begin with a day: of random digits one
/// in eleven has a right check digit.
const PERSONS: (&[Look], f64) = (&[Look::CprCheck, Look::CprAged], 0.25);
const NAMES: &[Look] = &[Look::FullName, Look::NameLike];
const ANY_NAME: &[Look] = &[
    Look::FullName,
    Look::NameLike,
    Look::FirstName,
    Look::LastName,
    Look::Initials,
];

/// Words of things that have a name and are no person.
const THINGS: &[&str] = &[
    "vej*",
    "*vej",
    "gade*",
    "*gade",
    "skole*",
    "sted*",
    "*sted",
    "titel*",
    "firma*",
    "forening*",
    "institution*",
    "virksomhed*",
    "afdeling*",
    "fil*",
    "bruger*",
    "kolonne*",
    "produkt*",
    "omraade*",
    "by*",
    "kommune*",
    "plads*",
    "*plads",
    "navn paa*",
    "bygning*",
    "enhed*",
    "lokation*",
    "facil*",
    "objekt*",
    "art*",
    "dyr*",
    "trae*",
    "rute*",
    "park*",
    "bibliotek*",
    "leverandoer*",
    "system*",
    "app*",
    "emne*",
    "type*",
    "forfatter*",
    "klub*",
    "hold*",
    "ejerlav*",
    "ejerforhold*",
    "ejendom*",
    "matrik*",
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        kind: "cpr",
        exact: &[
            "cpr",
            "cprnr",
            "cpr nr",
            "personnummer",
            "personnr",
            "cprnummer",
            "cpr nummer",
        ],
        words: &["cpr*", "*cpr", "personnummer", "personnr", "*personnummer"],
        fits: &[Fit::Look(CPR)],
        least: 0.3,
        alone: Some(Alone {
            looks: &[Look::CprDashed],
            least: 0.6,
            sure: 0.97,
            also: PERSONS,
            ..ALONE
        }),
        ..RULE
    },
    // half a number: the day, or the serial number
    Rule {
        kind: "cpr",
        words: &["cpr*", "*cpr", "personnummer*", "personnr*"],
        fits: &[
            Fit::Scattered(0, 9_999),
            Fit::Whole(10_100, 311_299),
            Fit::Written(&[Look::Digits]),
        ],
        least: 0.9,
        not: &[
            "dato*",
            "*dato",
            "aendret*",
            "opdateret*",
            "antal",
            "status*",
            "kode*",
            "*kode",
            "*register",
        ],
        ..RULE
    },
    Rule {
        kind: "cpr",
        not: &[
            "tid*",
            "*tid",
            "dato*",
            "*dato",
            "time*",
            "stempel*",
            "produktion*",
        ],
        alone: Some(Alone {
            looks: CPR,
            least: 0.6,
            sure: 0.93,
            also: PERSONS,
            ..ALONE
        }),
        ..RULE
    },
    // the last four digits in a column of their own, beside the day of birth
    Rule {
        kind: "cpr",
        exact: &[
            "loebenr",
            "loebenummer",
            "loebe nr",
            "lbnr",
            "cpr loebenr",
            "sidste 4",
            "sidste fire",
            "sidste 4 cifre",
        ],
        words: &["sidste fire", "sidste 4", "kontrolcifre*"],
        fits: &[Fit::Scattered(0, 9_999), Fit::Written(&[Look::Digits])],
        least: 0.9,
        beside: &[
            "foeds*",
            "*foedselsdato",
            "foedt*",
            "fdato",
            "f dato",
            "birth*",
            "dob",
        ],
        ..RULE
    },
    Rule {
        kind: "first_name",
        exact: &[
            "fornavn",
            "fornavne",
            "first name",
            "firstname",
            "given name",
            "mellemnavn",
        ],
        words: &["fornavn*", "*fornavn", "kaldenavn"],
        fits: &[Fit::Text],
        alone: Some(Alone {
            looks: &[Look::FirstName],
            least: 0.85,
            sure: 0.85,
            ..ALONE
        }),
        not: THINGS,
        ..RULE
    },
    Rule {
        kind: "last_name",
        exact: &[
            "efternavn",
            "efternavne",
            "last name",
            "lastname",
            "surname",
            "slaegtsnavn",
        ],
        words: &["efternavn*", "*efternavn"],
        fits: &[Fit::Text],
        alone: Some(Alone {
            looks: &[Look::LastName],
            least: 0.85,
            sure: 0.8,
            ..ALONE
        }),
        not: THINGS,
        ..RULE
    },
    // who wrote a row: a name, or initials
    Rule {
        kind: "person_name",
        words: &[
            "oprettet af",
            "rettet af",
            "aendret af",
            "opdateret af",
            "registreret af",
            "indberettet af",
            "godkendt af",
            "created by",
            "edited by",
            "updated by",
            "modified by",
            "last edited user",
            "created user",
            "sagsbeh*",
            "ajourf af",
            "ajourfoert af",
            "udfoert af",
            "behandlet af",
            "sidst aendret af",
            "aendr af",
            "opr af",
            "oprettetaf",
            "rettetaf",
            "aendretaf",
            "createdby",
            "editedby",
            "kontaktperson*",
            "initialer",
        ],
        fits: &[Fit::Look(ANY_NAME), Fit::Look(&[Look::Email])],
        least: 0.6,
        ..RULE
    },
    // who holds an office
    Rule {
        kind: "person_name",
        words: &[
            "*leder",
            "medarbejder*",
            "borger*",
            "kontakt*",
            "ansoeger*",
            "formand*",
            "ansvarlig*",
            "*raadgiver",
        ],
        not: &[
            "*kode", "*nr", "*id", "antal", "type*", "*type", "*sted", "*navn",
        ],
        fits: &[Fit::Look(NAMES)],
        least: 0.7,
        ..RULE
    },
    Rule {
        kind: "person_name",
        exact: &[
            "navn",
            "fulde navn",
            "name",
            "full name",
            "personnavn",
            "kontakt",
            "leder",
            "ejer",
            "ejernavn",
            "borger",
            "elev",
            "barn",
            "medarbejder",
            "ansoeger",
            "patient",
            "klient",
            "modtager",
            "formand",
            "kasserer",
        ],
        words: &[
            "*leder",
            "medarbejder*",
            "borger*",
            "kontakt*",
            "elev*",
            "ansoeger*",
            "lejer*",
            "ejer*",
            "foraelder*",
            "barn*",
            "formand*",
            "ansvarlig*",
            "laerer*",
            "*raadgiver",
            "navn",
            "*navn",
            "paaroerende*",
        ],
        not: THINGS,
        fits: &[Fit::Look(NAMES)],
        least: 0.7,
        alone: Some(Alone {
            looks: &[Look::FullName],
            least: 0.75,
            sure: 0.85,
            ..ALONE
        }),
        ..RULE
    },
    Rule {
        kind: "birth_date",
        exact: &[
            "foedt",
            "fdato",
            "f dato",
            "date of birth",
            "birth date",
            "birthdate",
            "dob",
            "birthday",
        ],
        words: &[
            "foedselsdato*",
            "*foedselsdato",
            "foedselsdag*",
            "foedt den",
        ],
        fits: &[Fit::Whole(10_100, 99_999_999), Fit::Text],
        ..RULE
    },
    Rule {
        kind: "age",
        exact: &["alder", "age", "alder i aar", "alder aar"],
        words: &["alder", "age", "*alder"],
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
        ],
        words: &["alder*", "*alder", "aldersgruppe*", "age"],
        fits: &[Fit::Look(&[Look::AgeGroup])],
        alone: Some(Alone {
            looks: &[Look::AgeGroup],
            least: 0.95,
            sure: 0.85,
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
        ],
        ..RULE
    },
    Rule {
        kind: "sex",
        exact: &["koen", "sex", "gender"],
        words: &["koen", "koen*", "sex", "gender"],
        fits: &[
            Fit::Look(&[Look::SexWord, Look::SexLetter]),
            Fit::Whole(0, 9),
        ],
        least: 0.6,
        alone: Some(Alone {
            looks: &[Look::SexWord],
            least: 0.95,
            sure: 0.9,
            ..ALONE
        }),
        ..RULE
    },
];
