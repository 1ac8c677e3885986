//! Which register of the public basic data (grunddata) a file is an extract of.
//!
//! A register is known by the names its own extracts give their columns: a list of a municipality's houses may have
//! numbers of properties and addresses too, but nobody calls a column `sfeejendomsnr` by himself. Where the names do
//! not say it, nothing is said.
//!
//! Sources: names of columns in files of Danmarks Adressers Web API (DAWA) and DAGI as they are published; those of
//! BBR, GeoDanmark, CVR, CPR, DMI and Jupiter: own knowledge of their extracts.

use crate::check::Facts;
use model::table_facts::{BasicDataField, Extract, Register};

/// How a register is known. Headers are folded, without blanks.
struct Rule {
    field: BasicDataField,
    register: Register,
    /// Names that only this register gives.
    own: &'static [&'static str],
    /// How many of them there must be.
    fewest_own: usize,
    /// Names that stand beside them.
    beside: &'static [&'static str],
    /// How many of both there must be.
    fewest: usize,
}

const RULES: &[Rule] = &[
    Rule {
        field: BasicDataField::Property,
        register: Register::Cadastre,
        own: &[
            "sfeejendomsnr",
            "esrejendomsnr",
            "samletfastejendomlokalid",
            "jordstykkelokalid",
            "registreretareal",
            "arealberegningsmetode",
            "faelleslod",
            "ejerlavsbetegnelse",
            "landsejerlavskode",
            "moderjordstykke",
        ],
        fewest_own: 1,
        beside: &[
            "ejerlavskode",
            "ejerlav",
            "ejerlavsnavn",
            "matrikelnr",
            "matrikelnummer",
            "bfenummer",
            "vejareal",
            "vandarealinkludering",
        ],
        fewest: 2,
    },
    Rule {
        field: BasicDataField::RoadsAndAreas,
        register: Register::Addresses,
        own: &[
            "udtaltvejnavn",
            "retskrivningskontrol",
            "administreresafkommune",
            "adresseringsnavn",
            "vejadresseringsnavn",
            "vejtilliggerkommune",
            "navngivenvejid",
        ],
        fewest_own: 2,
        beside: &["darstatus", "vejkode", "vejnavn", "kommunekode"],
        fewest: 3,
    },
    Rule {
        field: BasicDataField::Addresses,
        register: Register::Addresses,
        own: &[
            "adgangsadresseid",
            "adgangsadressebetegnelse",
            "adressebetegnelse",
            "husnummerid",
            "husnummertekst",
            "husnrinterval",
            "adgangspunktid",
            "vejpunktid",
            "navngivenvejid",
            "supplerendebynavndagiid",
            "etagebetegnelse",
            "doerbetegnelse",
            "doerpunktid",
            "darstatus",
            "kvh",
            "kvhx",
            "ophoerttimestamp",
        ],
        fewest_own: 1,
        beside: &[
            "vejkode",
            "vejnavn",
            "husnr",
            "etage",
            "doer",
            "kommunekode",
            "oprettimestamp",
            "aendringstimestamp",
        ],
        fewest: 4,
    },
    Rule {
        field: BasicDataField::RoadsAndAreas,
        register: Register::Areas,
        own: &[
            "dagiid",
            "kredskommunekode",
            "afstemningsomraadenummer",
            "opstillingskredsnummer",
            "storkredsnummer",
            "udenforkommuneinddeling",
            "dagi10id",
        ],
        fewest_own: 1,
        beside: &[
            "navn",
            "kode",
            "nummer",
            "kommuner",
            "kommunekode",
            "regionskode",
            "sognekode",
            "politikredskode",
            "retskredskode",
        ],
        fewest: 3,
    },
    Rule {
        field: BasicDataField::Geography,
        register: Register::PlaceNames,
        own: &[
            "stednavn",
            "stednavneliste",
            "primaertnavn",
            "skrivemaade",
            "navnestatus",
            "navnefoelgenummer",
            "indbyggerantal",
            "navneid",
        ],
        fewest_own: 1,
        beside: &[
            "hovedtype",
            "undertype",
            "brofasthed",
            "objekttype",
            "topografitype",
        ],
        fewest: 2,
    },
    Rule {
        field: BasicDataField::Geography,
        register: Register::GeoDanmark,
        own: &[
            "fotid",
            "geodanmarkid",
            "plannoejagtighed",
            "vertikalnoejagtighed",
            "planproevenid",
            "planstatus",
            "planstedfaestelsesmetode",
            "vertikalstedfaestelsesmetode",
            "registreringsspecifikation",
        ],
        fewest_own: 2,
        beside: &["objekttype", "producent", "dataansvar"],
        fewest: 3,
    },
    Rule {
        field: BasicDataField::WaterAndClimate,
        register: Register::Weather,
        own: &["parameterid", "stationid"],
        fewest_own: 2,
        beside: &[
            "observed",
            "value",
            "created",
            "calculatedat",
            "timeresolution",
        ],
        fewest: 3,
    },
    Rule {
        field: BasicDataField::WaterAndClimate,
        register: Register::Boreholes,
        own: &["dgunr", "dgunummer", "borid", "boreholeno"],
        fewest_own: 1,
        beside: &[
            "indtagsnr",
            "indtag",
            "pejledato",
            "pejling",
            "vandstand",
            "boredato",
            "boringsdato",
            "boredybde",
            "boringsdybde",
            "stofnr",
            "anlaegsid",
            "terraenkote",
        ],
        fewest: 3,
    },
    Rule {
        field: BasicDataField::PersonsAndCompanies,
        register: Register::Companies,
        own: &[
            "enhedsnummer",
            "reklamebeskyttelse",
            "reklamebeskyttet",
            "virksomhedsform",
            "virksomhedsformkode",
            "produktionsenhed",
            "hovedbranche",
            "hovedbranchekode",
            "bibranche1",
            "virksomhedsstatus",
        ],
        fewest_own: 2,
        beside: &[
            "cvrnummer",
            "cvrnr",
            "cvr",
            "pnummer",
            "pnr",
            "branchekode",
            "startdato",
            "ophoersdato",
        ],
        fewest: 3,
    },
    Rule {
        field: BasicDataField::PersonsAndCompanies,
        register: Register::Persons,
        own: &[
            "adressebeskyttelse",
            "navneogadressebeskyttelse",
            "foedselsregistreringssted",
            "statsborgerskab",
            "folkekirkeforhold",
            "civilstandsdato",
            "vaergemaal",
        ],
        fewest_own: 2,
        beside: &[
            "cpr",
            "cprnr",
            "cprnummer",
            "personnummer",
            "civilstand",
            "koen",
        ],
        fewest: 3,
    },
];

/// What begins the names of columns in BBR: building, unit, plant and the number of the field.
const BUILDING_PARTS: [&str; 4] = ["byg", "enh", "tek", "opg"];
const FEWEST_BUILDING_FIELDS: usize = 3;

/// Columns that are told as reasons.
const MOST_REASONS: usize = 5;

/// The register a file is an extract of, when its columns say so.
#[must_use]
pub fn of(facts: &Facts<'_>) -> Option<Extract> {
    let names: Vec<String> = facts
        .headers
        .iter()
        .map(|own| own.replace(' ', ""))
        .collect();
    let at = |is: &dyn Fn(&str) -> bool| -> Vec<u32> {
        let own = (0u32..).zip(&names).filter(|(_, name)| is(name));
        own.map(|(at, _)| at).collect()
    };
    let fields = at(&is_building_field);
    if fields.len() >= FEWEST_BUILDING_FIELDS {
        return Some(extract(
            BasicDataField::Property,
            Register::Buildings,
            fields,
        ));
    }
    let mut best: Option<(usize, Extract)> = None;
    for rule in RULES {
        let own = at(&|name| rule.own.contains(&name));
        let beside = at(&|name| rule.beside.contains(&name));
        let weight = own.len() * 2 + beside.len();
        let is_met = own.len() >= rule.fewest_own && own.len() + beside.len() >= rule.fewest;
        // of two the one with more of its own names; of equal ones the first
        if is_met && best.as_ref().is_none_or(|known| weight > known.0) {
            let columns = own.into_iter().chain(beside).collect();
            best = Some((weight, extract(rule.field, rule.register, columns)));
        }
    }
    best.map(|(_, extract)| extract)
}

fn extract(field: BasicDataField, register: Register, mut columns: Vec<u32>) -> Extract {
    columns.truncate(MOST_REASONS);
    Extract {
        field,
        register,
        columns,
    }
}

/// `byg021bygningensanvendelse`, `enh020enhedensanvendelse`.
fn is_building_field(name: &str) -> bool {
    BUILDING_PARTS.iter().any(|part| {
        let digits = name.strip_prefix(part).and_then(|rest| rest.get(..3));
        digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    })
}
