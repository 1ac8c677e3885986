//! What stands beside KLE numbers: facets, titles, days, the party, told by kind and header.

use super::column::{Role, recognise};
use crate::kind::fold::fold;
use model::column::{ColumnProfile, ColumnType};
use model::number_columns::NumberColumns;

/// Words of headers, best first.
const RECEIVED: [&str; 22] = [
    "modtaget",
    "modtagelsesdato",
    "modtagetdato",
    "dato modtaget",
    "modtagedato",
    "oprettet",
    "oprettelsesdato",
    "oprettetdato",
    "sagsdato",
    "aabnet",
    "aabningsdato",
    "startdato",
    "start",
    "created",
    "received",
    "sagsstart",
    "modtagelse",
    "modtagelses",
    "indkommet",
    "ansoegt",
    "ansoegningsdato",
    "opened",
];
const DECIDED: [&str; 13] = [
    "afgjort",
    "afgoerelsesdato",
    "afgoerelse",
    "afgoerelse dato",
    "dato afgjort",
    "afgjortdato",
    "besluttet",
    "beslutningsdato",
    "behandlet",
    "decided",
    "svardato",
    "besvaret",
    "besvaretdato",
];
const CLOSED: [&str; 18] = [
    "afsluttet",
    "afslutningsdato",
    "afsluttetdato",
    "lukket",
    "lukkedato",
    "lukketdato",
    "faerdig",
    "faerdigdato",
    "slutdato",
    "slut",
    "closed",
    "afslutning",
    "dato afsluttet",
    "lukningsdato",
    "faerdigbehandlet",
    "finished",
    "afsluttelsesdato",
    "ended",
];
const STATUS: [&str; 7] = [
    "status",
    "sagsstatus",
    "tilstand",
    "sagstilstand",
    "state",
    "sagsforloeb",
    "statuskode",
];
const DEPARTMENT: [&str; 24] = [
    "afdeling",
    "forvaltning",
    "enhed",
    "system",
    "fagsystem",
    "kildesystem",
    "center",
    "team",
    "organisation",
    "department",
    "omraade",
    "fagomraade",
    "myndighed",
    "ansvarlig enhed",
    "afdelingsnavn",
    "ansvarligenhed",
    "organisationsenhed",
    "orgenhed",
    "kontor",
    "unit",
    "itsystem",
    "ejerafdeling",
    "forvaltningsnavn",
    "magistrat",
];
const KLE_TITLE: [&str; 12] = [
    "kle titel",
    "kletitel",
    "kle tekst",
    "kletekst",
    "kle navn",
    "klenavn",
    "emnetitel",
    "emne titel",
    "emnenavn",
    "emne",
    "kle emne",
    "kle beskrivelse",
];
const TITLE: [&str; 8] = [
    "sagstitel",
    "titel",
    "sag titel",
    "sagsnavn",
    "sagsoverskrift",
    "overskrift",
    "title",
    "emnelinje",
];
const PARTY: [&str; 8] = [
    "cpr",
    "cprnr",
    "cprnummer",
    "part",
    "primaer part",
    "primaerpart",
    "personnummer",
    "hovedpart",
];

/// More different values than this are no states and no departments.
const MOST_VALUES: u64 = 1000;

/// Columns of KLE numbers and what stands beside them. `is_known` asks the register for a number.
#[must_use]
pub fn columns_of(
    columns: &[ColumnProfile],
    is_known: Option<&dyn Fn(&str) -> bool>,
) -> NumberColumns {
    let roles = recognise(columns, is_known);
    let names: Vec<String> = columns.iter().map(|column| fold(&column.name)).collect();
    let with_role = |wanted: Role| {
        let found = roles
            .iter()
            .position(|role| role.is_some_and(|(role, _)| role == wanted));
        found.map(|at| at as u32)
    };
    let named = |wanted: &[&str], fits: &dyn Fn(&ColumnProfile) -> bool| {
        let is_free = |at: &usize| {
            columns.get(*at).is_some_and(fits) && roles.get(*at).copied().flatten().is_none()
        };
        // the whole header before a word of it
        let whole = wanted.iter().find_map(|word| {
            (0..names.len()).filter(is_free).find(|at| {
                names
                    .get(*at)
                    .is_some_and(|name| name == word || name.replace(' ', "") == **word)
            })
        });
        let part = || {
            wanted.iter().find_map(|word| {
                (0..names.len()).filter(is_free).find(|at| {
                    let name = names.get(*at).map(String::as_str).unwrap_or_default();
                    name.split(' ').any(|part| part == *word)
                })
            })
        };
        whole.or_else(part).map(|at| at as u32)
    };
    let is_day = |column: &ColumnProfile| {
        matches!(column.column_type, ColumnType::Date | ColumnType::DateTime)
            || column.kind.as_deref() == Some("date")
    };
    let is_few = |column: &ColumnProfile| column.distinct <= MOST_VALUES;
    let is_text = |column: &ColumnProfile| column.column_type == ColumnType::Text;
    let is_any = |_: &ColumnProfile| true;
    let parts = [Role::MainPart, Role::GroupPart, Role::SubjectPart].map(with_role);
    let received = named(&RECEIVED, &is_day);
    let other_day = |at: &u32| Some(*at) != received;
    let closed = named(&CLOSED, &is_day);
    let kle_title = named(&KLE_TITLE, &is_text);
    NumberColumns {
        number: with_role(Role::Number),
        // told by their headers, the first two together or not at all
        parts: parts.into_iter().flatten().collect(),
        facet: with_role(Role::Facet),
        journal: with_role(Role::Journal),
        kle_title,
        title: named(&TITLE, &is_text).filter(|at| Some(*at) != kle_title),
        received,
        decided: named(&DECIDED, &is_day).or(closed).filter(other_day),
        closed,
        status: named(&STATUS, &is_few),
        department: named(&DEPARTMENT, &|column| is_text(column) && is_few(column)),
        party: named(&PARTY, &is_any),
    }
}
