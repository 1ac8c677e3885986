//! What is known of the kind of a column, and every kind there is.

use serde::{Deserialize, Serialize};

/// Kinds of columns that point at a person, or tell of health: `personal` in the published list of kinds.
pub const PERSONAL_KINDS: [&str; 16] = [
    "cpr",
    "person_name",
    "first_name",
    "last_name",
    "birth_date",
    "email",
    "phone",
    "ip_address",
    "license_plate",
    "bank_account",
    "iban",
    "address",
    "address_id",
    "icd10",
    "fs3",
    "free_text",
];

/// The ids of the published list of kinds, in its order.
pub const KINDS: [&str; 70] = [
    "cpr",
    "person_name",
    "first_name",
    "last_name",
    "birth_date",
    "age",
    "age_group",
    "sex",
    "email",
    "phone",
    "ip_address",
    "license_plate",
    "bank_account",
    "iban",
    "url",
    "address",
    "address_id",
    "postcode",
    "city",
    "street_code",
    "municipality_code",
    "municipality_name",
    "region",
    "nuts3",
    "polling_district",
    "parish",
    "cadastre",
    "bfe",
    "esr_number",
    "plan_id",
    "dgu_number",
    "easting",
    "northing",
    "latitude",
    "longitude",
    "wkt",
    "geometry",
    "cvr",
    "p_number",
    "se_number",
    "ean",
    "institution_number",
    "kle",
    "action_facet",
    "form",
    "db07",
    "icd10",
    "fs3",
    "category",
    "boolean",
    "journal_number",
    "case_number",
    "uuid",
    "identifier",
    "account_code",
    "dranst",
    "account_type",
    "currency",
    "money_unit",
    "percent",
    "date",
    "time_of_day",
    "weekday",
    "week",
    "month",
    "quarter",
    "half_year",
    "year",
    "school_year",
    "free_text",
];

/// What the header of a column says of its kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderSays {
    /// Nothing.
    #[default]
    Nothing,
    /// One of its words points to it.
    Word,
    /// It is the name of the kind.
    Whole,
}

/// Why a column has its kind, and what does not fit it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindFacts {
    /// What was found, whatever the user said.
    pub found: Option<String>,
    /// What the header says of the kind it has now.
    pub header: HeaderSays,
    /// Names of the columns beside it that the kind needs.
    pub beside: Vec<String>,
    /// Values looked at; 0 where values of the kind have no form of their own.
    pub values: u64,
    /// Those that do not fit.
    pub misfits: u64,
    /// The first ten rows of the file with one, from 1.
    pub rows: Vec<u64>,
    /// Names of the codes among the most common values, in the order of these; `None` where one has no name.
    pub names: Vec<Option<String>>,
}
