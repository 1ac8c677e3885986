//! Which columns of a case extract say what, by header, type and kind. The user may choose otherwise.

use crate::kind::fold::fold;
use crate::kle::column::{Role, recognise};
use model::case_extract::CaseColumns;
use model::column::{ColumnProfile, ColumnType};

/// Words of headers that name the day a case came in, the plainest first.
const RECEIVED: [&str; 16] = [
    "modtaget",
    "modtagelse",
    "modtagelses",
    "modtagelsesdato",
    "modtagetdato",
    "indkommet",
    "ansoegt",
    "ansoegningsdato",
    "oprettet",
    "oprettelsesdato",
    "oprettetdato",
    "aabnet",
    "startdato",
    "created",
    "received",
    "opened",
];
/// Words of headers that name the day it was decided: before those that name its closing, since a case is
/// often closed long after.
const DECIDED: [&str; 22] = [
    "afgjort",
    "afgoerelse",
    "afgoerelsesdato",
    "afgjortdato",
    "besvaret",
    "besvaretdato",
    "svardato",
    "decided",
    "afsluttet",
    "afslutning",
    "afslutningsdato",
    "afsluttetdato",
    "lukket",
    "lukkedato",
    "lukketdato",
    "lukningsdato",
    "faerdigbehandlet",
    "slutdato",
    "closed",
    "finished",
    "afsluttelsesdato",
    "ended",
];
const STATUS: [&str; 6] = [
    "status",
    "sagsstatus",
    "sagstilstand",
    "tilstand",
    "state",
    "statuskode",
];
const UNIT: [&str; 22] = [
    "afdeling",
    "forvaltning",
    "enhed",
    "center",
    "team",
    "fagomraade",
    "omraade",
    "ansvarligenhed",
    "organisation",
    "organisationsenhed",
    "orgenhed",
    "kontor",
    "department",
    "unit",
    "system",
    "fagsystem",
    "kildesystem",
    "itsystem",
    "ejerafdeling",
    "afdelingsnavn",
    "forvaltningsnavn",
    "magistrat",
];
/// More different values than this are no departments.
const MOST_UNITS: u64 = 1000;

/// The columns of a case extract; `None` when there is no column of KLE numbers. `is_known` asks the
/// register for a number.
#[must_use]
pub fn find(
    columns: &[ColumnProfile],
    is_known: Option<&dyn Fn(&str) -> bool>,
) -> Option<CaseColumns> {
    let roles = recognise(columns, is_known);
    let with = |role: Role| {
        let at = roles.iter().position(|r| r.is_some_and(|r| r.0 == role))?;
        Some(at as u32)
    };
    let parts = [Role::MainPart, Role::GroupPart, Role::SubjectPart].map(with);
    let number: Vec<u32> = match (with(Role::Number).or_else(|| with(Role::Journal)), parts[0]) {
        (Some(number), _) => vec![number],
        (None, Some(_)) => parts.into_iter().flatten().collect(),
        (None, None) => return None,
    };
    let headers: Vec<String> = columns.iter().map(|column| fold(&column.name)).collect();
    // the first word that any header has, so that `afgjort` wins over `lukket`
    let named = |words: &[&str], fits: &dyn Fn(&ColumnProfile) -> bool| {
        let has = |header: &str, word: &str| {
            header.split(' ').any(|part| part == word) || header.replace(' ', "") == word
        };
        words.iter().find_map(|word| {
            let mut each = headers.iter().zip(columns).enumerate();
            let found = each.find(|(_, (header, column))| has(header, word) && fits(column));
            found.map(|(at, _)| at as u32)
        })
    };
    let is_day = |column: &ColumnProfile| {
        matches!(column.column_type, ColumnType::Date | ColumnType::DateTime)
            || column.kind.as_deref() == Some("date")
    };
    let is_word = |column: &ColumnProfile| column.column_type == ColumnType::Text;
    let received = named(&RECEIVED, &is_day);
    Some(CaseColumns {
        number,
        facet: with(Role::Facet),
        received,
        decided: named(&DECIDED, &is_day).filter(|at| Some(*at) != received),
        status: named(&STATUS, &|column| column.distinct <= MOST_UNITS),
        unit: named(&UNIT, &|column| {
            is_word(column) && column.distinct <= MOST_UNITS
        }),
    })
}
