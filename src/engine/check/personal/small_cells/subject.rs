//! What a table counts, whether that is sensitive, and of how large an area: told from headers, titles, the file's
//! name, the kinds of its columns and the subject it was found to be about.

use crate::check::Facts;
use crate::kind::fold::fold;
use model::column::{ColumnProfile, ColumnType};
use model::finding::Severity;
use model::sniff::Format;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    Persons,
    Cases,
    Firms,
    Things,
}

/// Words of persons and households, as they begin.
const PERSONS: &[&str] = &[
    "person",
    "borger",
    "boern",
    "barn",
    "unge",
    "elev",
    "beboer",
    "indbygger",
    "folketal",
    "modtager",
    "ledig",
    "patient",
    "klient",
    "ansat",
    "medarbejder",
    "maend",
    "kvind",
    "aeldre",
    "pensionist",
    "studerende",
    "indvandrer",
    "efterkommer",
    "flygtning",
    "husstand",
    "famili",
    "ansoeger",
    "foedte",
    "doede",
    "offer",
    "ofre",
    "anbrag",
    "indskrevn",
    "deltager",
    "foraeldre",
    "hjemloes",
    "kontanthjaelp",
    "foertidspension",
    "brugere",
    "mennesker",
    "drenge",
    "piger",
    "population",
    "befolkning",
    "personer",
    "doemte",
    "sigtede",
    "vielser",
    "skilsmisser",
];
/// Words of cases.
const CASES: &[&str] = &[
    "sager",
    "sag",
    "underretning",
    "ansoegning",
    "henvendelse",
    "klage",
    "anmeldelse",
    "afgoerelse",
    "forloeb",
    "tilladelse",
    "afslag",
    "indbrud",
    "domme",
    "indsatser",
    "visitation",
    "bevilling",
    "tilbud",
    "hjemgivelse",
];
/// Words of firms.
const FIRMS: &[&str] = &[
    "virksomhed",
    "firma",
    "firmaer",
    "arbejdsgiver",
    "arbejdssted",
    "bedrift",
    "selskab",
    "enkeltmand",
    "landbrug",
];
/// Words of what is sensitive, as they begin.
const SENSITIVE: &[&str] = &[
    "kontanthjaelp",
    "dagpenge",
    "ydelse",
    "sygedagpenge",
    "foertidspension",
    "underretning",
    "anbring",
    "anbrag",
    "misbrug",
    "alkohol",
    "stofmisbrug",
    "diagnos",
    "sygdom",
    "syge",
    "psyk",
    "handicap",
    "kriminal",
    "straf",
    "doemt",
    "sigt",
    "vold",
    "krisecenter",
    "hjemloes",
    "herkomst",
    "indkomst",
    "gaeld",
    "formue",
    "fattig",
    "ledig",
    "integration",
    "flygtning",
    "asyl",
    "hjemmepleje",
    "sundhed",
    "behandling",
    "genoptraening",
    "abort",
    "selvmord",
    "hiv",
    "covid",
    "smitte",
    "boernesag",
    "tvang",
    "udsat",
    "stoette",
    "specialundervisning",
    "ppr",
    "overgreb",
    "ressourceforloeb",
    "fleksjob",
    "revalider",
    "boligstoette",
    "restance",
    "udsaettelse",
    "inddrivelse",
    "religion",
    "trossamfund",
    "fagforening",
    "medicin",
    "kraeft",
    "demens",
    "autisme",
    "adhd",
    "bistand",
    "jobafklaring",
    "uddannelseshjaelp",
    "boernesager",
    "mistrivsel",
    "fravaer",
    "seksuel",
    "incest",
    "faengsel",
    "arrest",
    "indlagt",
    "indlaeg",
    "doedsfald",
    "doedsaarsag",
    "skilsmisse",
    "loen",
    "stofbrug",
    "afhaengig",
    "plejeanbr",
    "ungdomssanktion",
];
/// Words of an area below the municipality, or of a single house.
const BELOW: &[&str] = &[
    "sogn",
    "distrikt",
    "skole",
    "bydel",
    "omraade",
    "rode",
    "postnr",
    "postnummer",
    "kvarter",
    "institution",
    "valgsted",
    "vej",
    "adresse",
    "afdeling",
    "plejehjem",
    "kvadrat",
    "klasse",
    "afsnit",
    "lokal",
    "by",
    "center",
    "team",
    "dagtilbud",
    "boernehave",
    "landsby",
    "ejerlav",
    "roderegion",
    "postdistrikt",
    "opgang",
    "bolig",
];

pub(super) struct Subject {
    /// What the table as a whole counts; `None` when it does not say.
    pub counted: Option<Counted>,
    pub is_sensitive: bool,
    pub is_below: bool,
    /// Published by Statistics Denmark or its like already.
    pub is_official: bool,
}

/// What words end in that are of things or numbers, though they begin as those of persons: `personbiler`, `sagsnr`.
const THING_ENDS: &[&str] = &[
    "bil",
    "biler",
    "vogn",
    "vogne",
    "have",
    "haver",
    "nr",
    "nummer",
    "id",
    "kode",
    "plads",
    "pladser",
    "bolig",
    "boliger",
    "hus",
    "huse",
    "center",
    "centre",
    "service",
    "parkering",
    "afgift",
    "km",
    "timer",
    "dage",
    "areal",
    "vej",
    "tid",
    "navn",
    "type",
    "sted",
    "hjem",
    "klub",
    "klubber",
    "institutioner",
    "skole",
    "skoler",
];

fn begins(words: &str, list: &[&str]) -> bool {
    words.split(' ').any(|word| {
        list.iter()
            .any(|own| word.starts_with(own) && (own.len() > 4 || word.len() <= own.len() + 4))
    })
}

/// The same for those who are counted.
fn begins_count(words: &str, list: &[&str]) -> bool {
    words.split(' ').any(|word| {
        let is_thing = THING_ENDS.iter().any(|end| word.ends_with(end));
        !is_thing && begins(word, list)
    })
}

/// A word anywhere within a word: Danish joins them.
fn holds(words: &str, list: &[&str]) -> bool {
    let is_other = |word: &str| {
        ["sagsbehandl", "affald", "spildevand"]
            .iter()
            .any(|own| word.starts_with(own))
    };
    words.split(' ').filter(|word| !is_other(word)).any(|word| {
        list.iter().any(|own| match own.len() {
            0..=4 => word == *own || (word.starts_with(own) && own.len() == 4),
            _ => word.contains(own),
        })
    })
}

/// What a folded text says is counted.
pub(super) fn counted(words: &str) -> Option<Counted> {
    // a count of places for persons is one of things
    let things = [
        "pladser",
        "plads",
        "vaerelser",
        "stole",
        "senge",
        "lokaler",
        "gynger",
        "baenke",
    ];
    match () {
        () if begins(words, &things) => Some(Counted::Things),
        () if begins_count(words, FIRMS) || words == "antal virksomheder" => Some(Counted::Firms),
        () if begins_count(words, PERSONS)
            || holds(words, &["modtager", "personer", "borgere"]) =>
        {
            Some(Counted::Persons)
        }
        () if begins_count(words, CASES) || holds(words, &["underretning", "ansoegning"]) => {
            Some(Counted::Cases)
        }
        () => None,
    }
}

impl Subject {
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let opened = facts.opened;
        let sniff = &opened.sniff;
        let around = sniff.title_rows.iter().chain(&opened.footer_texts);
        let named = fold(&opened.file_name);
        let told: Vec<String> = around.map(|text| fold(text)).collect();
        let sheets = opened.tables.first().map(|table| fold(&table.name));
        let mut texts: Vec<&str> = told.iter().map(String::as_str).collect();
        texts.push(&named);
        texts.extend(sheets.as_deref());
        let headers = || facts.headers.iter().map(String::as_str);
        let is_of_group = |group: &str| {
            let best = opened.classification.matches.first();
            opened.classification.confident && best.is_some_and(|best| best.code.starts_with(group))
        };
        let by_subject = ["15.", "27.", "29.", "32."]
            .iter()
            .any(|group| is_of_group(group));
        let is_sensitive = texts
            .iter()
            .copied()
            .chain(headers())
            .any(|words| holds(words, SENSITIVE))
            || by_subject;
        let header_below = facts
            .headers
            .iter()
            .zip(&opened.columns)
            .any(|(words, column)| {
                let is_place = matches!(
                    column.kind.as_deref(),
                    Some(
                        "postcode"
                            | "city"
                            | "address"
                            | "street_name"
                            | "polling_district"
                            | "latitude"
                            | "longitude"
                            | "easting"
                            | "northing"
                    )
                );
                let is_whole = matches!(
                    column.kind.as_deref(),
                    Some("municipality_name" | "municipality_code" | "region" | "nuts3")
                );
                is_place || (!is_whole && counted(words).is_none() && begins(words, BELOW))
            });
        let words: Vec<&str> = texts.iter().copied().chain(headers()).collect();
        Self {
            counted: headers().chain(texts.iter().copied()).find_map(counted),
            is_sensitive,
            is_below: header_below,
            is_official: is_official(sniff.format, &words, &facts.headers),
        }
    }

    /// What one or two of something weigh, and three or four: as the table of the authority has it.
    pub(super) fn weights(&self, counted: Counted) -> (Option<Severity>, Option<Severity>) {
        use Severity::{Blocker, Info, Warning};
        let (one, three) = match (counted, self.is_sensitive, self.is_below) {
            (Counted::Persons, true, _) => (Some(Blocker), Some(Warning)),
            (Counted::Persons, false, true) => (Some(Warning), None),
            (Counted::Persons, false, false) => (Some(Info), None),
            (Counted::Cases, true, _) => (Some(Warning), None),
            (Counted::Cases, false, _) => (Some(Info), None),
            (Counted::Firms, ..) => (Some(Warning), None),
            (Counted::Things, ..) => (None, None),
        };
        match self.is_official {
            true => (one.map(|_| Info), three.map(|_| Info)),
            false => (one, three),
        }
    }
}

fn is_official(format: Format, texts: &[&str], headers: &[String]) -> bool {
    let names = [
        "danmarks statistik",
        "statistikbanken",
        "statbank",
        "dst dk",
        "statistics denmark",
        "sundhedsdatastyrelsen",
        "statens serum institut",
        "eurostat",
        "kilde dst",
        "jobindsats dk",
        "dst ",
    ];
    let is_named = texts
        .iter()
        .any(|words| names.iter().any(|name| words.contains(name)));
    // the bank's own columns
    let has = |name: &str| headers.iter().any(|words| words == name);
    format == Format::Px || is_named || (has("tid") && has("indhold"))
}

/// True for a column that may hold counts.
pub(super) fn may_count(column: &ColumnProfile) -> bool {
    let least = column.min.as_ref().and_then(|min| min.plain().as_f64());
    let is_named = matches!(
        column.kind.as_deref(),
        Some(
            "year"
                | "month"
                | "week"
                | "quarter"
                | "age"
                | "identifier"
                | "percent"
                | "currency"
                | "postcode"
                | "municipality_code"
                | "latitude"
                | "longitude"
                | "easting"
                | "northing"
                | "cpr"
                | "cvr"
                | "phone"
                | "sex"
                | "boolean"
                | "street_code"
                | "house_number"
                | "account_code"
                | "dranst"
                | "account_type"
                | "kle"
                | "parish_code"
        )
    );
    let is_count =
        column.column_type == ColumnType::Integer && least.is_some_and(|least| least >= 0.0);
    !is_named && (is_count || super::spelled::are_counts(column))
}
