//! A data dictionary, in English.

use crate::dictionary::{DictionaryPage, DictionaryTexts, of};
use crate::format::integer;
use model::dictionary::DictionaryForm;
use model::message::Language::English;

/// What a data dictionary says.
pub static TEXTS: DictionaryTexts = DictionaryTexts {
    title: "Data dictionary",
    suffix: "-dictionary",
    columns: "Columns",
    headings: [
        "Name",
        "Title",
        "Description",
        "Meaning",
        "Type",
        "Unit",
        "Filled",
        "Signs for missing",
        "Values",
        "Example",
    ],
    size: |rows, columns| {
        let rows = match rows {
            1 => "1 row".to_owned(),
            rows => format!("{} rows", integer(rows, English)),
        };
        match columns {
            1 => format!("{rows}, 1 column"),
            columns => format!("{rows}, {columns} columns"),
        }
    },
    required: "always filled",
    unique: "different in every row",
    key: "key",
    lacking: |nulls, rows| {
        let [nulls, rows] = of(nulls, rows, English);
        format!("missing in {nulls} of {rows} rows")
    },
    all_values: |values| format!("only {values}"),
    common_values: |values| format!("mostly {values}"),
    range: |from, to| format!("from {from} to {to}"),
    longest: |chars| match chars {
        1 => "1 character".to_owned(),
        chars => format!("at most {chars} characters"),
    },
    untold: "not shown: may be about persons, or is running text",
    made_by: "Made with Datalup.",
    describe,
    page: &DictionaryPage {
        open: "Data dictionary",
        lead: "What each column is. Change title, description and unit, and save it beside the file.",
        title_label: "Title",
        description_label: "Description",
        unit_label: "Unit",
        of_column: |name| format!("The column {name}"),
        save: |form| match form {
            DictionaryForm::TableSchema => "Save as Table Schema",
            DictionaryForm::Markdown => "Save as Markdown",
            DictionaryForm::Csv => "Save as CSV",
        },
        kept: "Your words go into the recipe, so they fit the next edition of the file.",
        waiting: "Making the data dictionary …",
        more: |more| format!("Show more ({more})"),
        undo: "Undo",
    },
};

fn describe(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "municipality_code" => "Code of the municipality, four digits, usually with a leading zero",
        "municipality_name" => "Name of the municipality",
        "region" => "Name or code of the region",
        "nuts3" => "Province by NUTS 3 (DK011 to DK050)",
        "postcode" => "Postal code of four digits",
        "street_code" => {
            "Code of the street, four digits; unique only together with the municipality code"
        }
        "cadastre" => {
            "Cadastral parcel or district; parcel numbers are unique only within the district"
        }
        "bfe" => "Number of the real property (BFE)",
        "esr_number" => "Property number of the former property register",
        "address_id" => "Id of the address in the Danish register of addresses",
        "plan_id" => "Id of the plan in Plandata.dk",
        "dgu_number" => "Number of the borehole in the database Jupiter",
        "easting" => "Distance to the east in metres (UTM)",
        "northing" => "Distance to the north in metres (UTM)",
        "latitude" => "Latitude in degrees",
        "longitude" => "Longitude in degrees",
        "wkt" => "Geometry written as WKT",
        "cvr" => "Number of the company in the business register",
        "p_number" => "Number of the production unit in the business register",
        "ean" => "EAN location number for electronic invoices",
        "institution_number" => "Number of the institution in the register of institutions",
        "kle" => "Subject number in KLE (main group, group, subject)",
        "action_facet" => "Action facet in KLE",
        "form" => "Task in FORM, the public sector's reference of tasks",
        "db07" => "Industry by the Danish industry code of 2007",
        "icd10" => "Diagnosis by ICD-10",
        "fs3" => "Code in Common Language III",
        "account_code" => "Account in the authorised chart of accounts of municipalities",
        "dranst" => {
            "Section of the budget: operation, refunds, construction, interest, shifts, repayments or financing"
        }
        "quarter" => "Quarter",
        "week" => "Week of ISO 8601",
        "school_year" => "School year from August to July",
        _ => return None,
    })
}
