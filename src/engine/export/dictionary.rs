//! The data dictionary of a table, and its Table Schema.
//!
//! Values are told of columns that tell of things only ([`may_quote`]), and never how many rows have them.
//!
//! The schema (Table Schema of Frictionless Data, version 2, understood by readers of version 1) describes the table
//! as it is saved as CSV: UTF-8, decimal point, days of ISO 8601, an empty field for what is missing. Readers of
//! version 2 also find the signs of each column in its own `missingValues`, for the CSV that keeps them.

use super::inspect::value;
use super::value::{Spelling, spelled};
use crate::check::Facts;
use crate::kind;
use crate::survey::may_quote;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::dataset::Opened;
use model::dictionary::{ColumnNote, Dictionary, Field, SchemaType};
use model::finding::Finding;
use model::table_facts::TableFacts;
use model::unit::Unit;
use serde_json::{Map, Value, json};

/// Values of a category that are told.
const MOST_VALUES: usize = 10;
/// How sure a kind must be to say how values are written.
const SURE: f64 = 0.9;

/// Kinds whose values are few and stand for something.
const CATEGORIES: [&str; 13] = [
    "category",
    "sex",
    "age_group",
    "boolean",
    "dranst",
    "account_type",
    "weekday",
    "month",
    "quarter",
    "half_year",
    "money_unit",
    "region",
    "nuts3",
];

/// The dictionary of an open table. `notes` are what the user says of columns, by position; `findings` what was
/// found in it: values of columns with personal data are not told.
#[must_use]
pub fn dictionary(
    opened: &Opened,
    facts: &TableFacts,
    notes: &[(u32, ColumnNote)],
    findings: &[Finding],
) -> Dictionary {
    let known = Facts::new(opened);
    // a number of a person may stand in a column that is of things otherwise, or be cut over several
    let is_personal = |at: u32| {
        findings.iter().any(|own| {
            let is_everywhere = own.rule == "personal.cpr" && own.position.is_none();
            own.rule.starts_with("personal.") && (own.position == Some(at) || is_everywhere)
        })
    };
    let may_tell = |at: u32| may_quote(&known, at) && !is_personal(at);
    let columns = (0u32..).zip(&opened.columns);
    let fields = columns.map(|(at, profile)| {
        let note = notes.iter().find(|note| note.0 == at);
        let note = note.map(|note| note.1.clone()).unwrap_or_default();
        let is_unique = facts.is_whole
            && facts
                .keys
                .iter()
                .any(|key| key.is_plain && key.columns == [at]);
        field(at, profile, note, may_tell(at), is_unique)
    });
    let key = facts
        .keys
        .first()
        .filter(|key| key.is_plain && facts.is_whole);
    Dictionary {
        file_name: opened.file_name.clone(),
        title_rows: opened.sniff.title_rows.clone(),
        rows: opened.profiled_rows(),
        key: key.map(|key| key.columns.clone()).unwrap_or_default(),
        facts: TableFacts {
            constants: facts
                .constants
                .iter()
                .map(|(at, value)| (*at, value.clone().filter(|_| may_tell(*at))))
                .collect(),
            ..facts.clone()
        },
        fields: fields.collect(),
    }
}

fn field(
    column: u32,
    profile: &ColumnProfile,
    note: ColumnNote,
    may_tell: bool,
    is_unique: bool,
) -> Field {
    let kind = profile.kind.as_deref();
    let schema_type = schema_type(profile);
    let has_values = kind::present(profile) > 0;
    let is_category = profile.column_type == ColumnType::Boolean
        || kind.is_some_and(|kind| CATEGORIES.contains(&kind));
    let values: Vec<Cell> = match may_tell && is_category {
        // what stands in a single row may be a slip, or be about somebody
        true => profile
            .top
            .iter()
            .filter(|own| own.1 > 1)
            .take(MOST_VALUES)
            .map(|own| own.0.clone())
            .collect(),
        false => Vec::new(),
    };
    let missing = profile.signs.iter();
    let missing = missing.filter(|sign| sign.reason.is_missing() && !sign.spelling.is_empty());
    let measured = profile.column_type.is_measured() && may_tell;
    let ends = profile.min.clone().zip(profile.max.clone());
    Field {
        column,
        name: profile.name.clone(),
        note,
        column_type: profile.column_type,
        schema_type,
        format: format(profile, schema_type),
        kind: profile.kind.clone(),
        unit: profile.unit,
        is_untold: !may_tell,
        is_required: profile.nulls == 0 && has_values,
        is_unique,
        nulls: profile.nulls,
        distinct: profile.distinct,
        missing: missing
            .map(|sign| (sign.spelling.clone(), sign.reason))
            .collect(),
        has_all_values: !values.is_empty()
            && profile.distinct_exact
            && profile.distinct == values.len() as u64,
        example: profile
            .top
            .first()
            .filter(|_| may_tell)
            .map(|own| own.0.plain().clone()),
        range: ends.filter(|_| measured && !is_category),
        longest_chars: profile.longest_chars,
        values,
    }
}

/// Every value of a text column that is known.
fn texts(profile: &ColumnProfile) -> impl Iterator<Item = &str> {
    let cells = profile.top.iter().map(|own| &own.0);
    let cells = cells.chain(&profile.min).chain(&profile.max);
    cells.filter_map(|cell| match cell {
        Cell::Text { text, .. } => Some(text.as_str()),
        _ => None,
    })
}

fn schema_type(profile: &ColumnProfile) -> SchemaType {
    let kind = profile
        .kind
        .as_deref()
        .filter(|_| profile.kind_confidence >= SURE);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match profile.column_type {
        ColumnType::Integer if kind == Some("year") && has_four_digits(profile) => SchemaType::Year,
        ColumnType::Integer => SchemaType::Integer,
        ColumnType::Decimal => SchemaType::Number,
        ColumnType::Boolean => SchemaType::Boolean,
        ColumnType::Date => SchemaType::Date,
        ColumnType::DateTime => SchemaType::DateTime,
        ColumnType::Time => SchemaType::Time,
        // every value was looked at when the kind was found
        ColumnType::Text if kind == Some("month") => {
            let is_month = |text: &str| match text.split_once('-') {
                Some((year, month)) => {
                    year.len() == 4 && month.len() == 2 && digits(year) && digits(month)
                }
                None => false,
            };
            match texts(profile).all(is_month) && profile.distinct <= MOST_VALUES as u64 {
                true => SchemaType::YearMonth,
                false => SchemaType::String,
            }
        }
        ColumnType::Text => SchemaType::String,
    }
}

fn has_four_digits(profile: &ColumnProfile) -> bool {
    let is_year = |cell: &Option<Cell>| matches!(cell, Some(Cell::Integer(1000..=9999)));
    is_year(&profile.min) && is_year(&profile.max)
}

/// The format of Table Schema, where the usual one is not how the values are written.
fn format(profile: &ColumnProfile, schema_type: SchemaType) -> String {
    match schema_type {
        // a part of a second, or the distance from UTC, in some rows only
        SchemaType::DateTime => "any".to_owned(),
        SchemaType::String if matches!(profile.kind.as_deref(), Some("uuid")) => {
            match texts(profile).all(is_uuid) && profile.kind_confidence >= SURE {
                true => "uuid".to_owned(),
                false => String::new(),
            }
        }
        _ => String::new(),
    }
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12]
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// Title and description of a field for people, where the user says nothing; either may be empty.
pub type Describe<'a> = &'a dyn Fn(&Field) -> (String, String);

/// The Table Schema of a dictionary, on several lines, with a line feed at the end.
#[must_use]
pub fn table_schema(dictionary: &Dictionary, describe: Describe<'_>) -> String {
    let fields = dictionary
        .fields
        .iter()
        .map(|own| schema_field(own, describe));
    let mut schema = Map::new();
    let profile = "https://datapackage.org/profiles/2.0/tableschema.json";
    schema.insert("$schema".to_owned(), json!(profile));
    schema.insert("fields".to_owned(), fields.collect::<Vec<_>>().into());
    schema.insert("missingValues".to_owned(), json!([""]));
    let key = dictionary.key.iter().filter_map(|at| {
        let field = dictionary.fields.iter().find(|field| field.column == *at);
        field.map(|field| field.name.as_str())
    });
    let key: Vec<&str> = key.collect();
    if !key.is_empty() {
        schema.insert("primaryKey".to_owned(), json!(key));
    }
    let mut text = serde_json::to_string_pretty(&Value::Object(schema)).unwrap_or_default();
    text.push('\n');
    text
}

fn schema_field(field: &Field, describe: Describe<'_>) -> Value {
    let mut own = Map::new();
    let mut add = |name: &str, value: Value| {
        own.insert(name.to_owned(), value);
    };
    add("name", json!(field.name));
    let (title, description) = describe(field);
    let said = |note: &str, found: String| match note.is_empty() {
        true => found,
        false => note.to_owned(),
    };
    let title = said(&field.note.title, title);
    if !title.is_empty() {
        add("title", json!(title));
    }
    let description = said(&field.note.description, description);
    if !description.is_empty() {
        add("description", json!(description));
    }
    add("type", json!(field.schema_type.id()));
    if !field.format.is_empty() {
        add("format", json!(field.format));
    }
    if let Some(example) = &field.example {
        add("example", json!(spelled(example, Spelling::Plain)));
    }
    // beside the standard, as it allows: what the numbers count, and what the values are
    let unit = said(
        &field.note.unit,
        field.unit.map(Unit::id).unwrap_or_default().to_owned(),
    );
    if !unit.is_empty() {
        add("unit", json!(unit));
    }
    if let Some(kind) = &field.kind {
        add("kind", json!(kind));
    }
    if !field.missing.is_empty() {
        let signs = field.missing.iter().map(|(sign, _)| sign.as_str());
        let signs: Vec<&str> = std::iter::once("").chain(signs).collect();
        add("missingValues", json!(signs));
    }
    let mut constraints = Map::new();
    if field.is_required {
        constraints.insert("required".to_owned(), json!(true));
    }
    if field.is_unique {
        constraints.insert("unique".to_owned(), json!(true));
    }
    // a boolean needs no list
    if field.has_all_values && field.schema_type != SchemaType::Boolean {
        let values = field.values.iter();
        let values: Vec<Value> = values.map(|cell| value(cell, field.column_type)).collect();
        constraints.insert("enum".to_owned(), values.into());
    }
    if !constraints.is_empty() {
        add("constraints", Value::Object(constraints));
    }
    Value::Object(own)
}
