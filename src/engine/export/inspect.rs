//! What a file is, as JSON: what the command line's `inspect --json` prints and the page can save.
//!
//! The form is a contract of the project (see `tests/contract/`): a field may be added, but none renamed.

use super::value::{self, Spelling, spelled};
use crate::ops::facts::plain_decimal;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::column_spread::ColumnSpread;
use model::dataset::Opened;
use model::finding::{Finding, Param};
use model::kle::Classification;
use model::kle_edition::EditionInfo;
use model::note::Note;
use model::recipe::Decision;
use model::sniff::{DateOrder, DecimalSign};
use model::table_facts::TableFacts;
use model::unit::{Unit, UnitOffer};
use serde_json::{Value, json};

/// The version of the form.
pub const SCHEMA_VERSION: u32 = 1;
/// Integers up to here are the same in floating point.
const EXACT_INTEGERS: u128 = 1 << 53;
/// Decimals of so many digits survive the way through floating point.
const EXACT_DIGITS: usize = 15;

/// What is known of a file that does not stand in it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// What the user decided it is about.
    pub decision: Option<&'a Decision>,
    /// The edition of KLE it was classified and checked by.
    pub edition: Option<&'a EditionInfo>,
    /// What its table is as a whole.
    pub facts: Option<&'a TableFacts>,
    /// How the numbers of each column are spread, in the order of the columns; empty when nobody looked.
    pub spreads: &'a [Option<ColumnSpread>],
}

/// The JSON of a file, on several lines, with a line feed at the end.
#[must_use]
pub fn text(opened: &Opened, findings: &[Finding]) -> String {
    text_beside(opened, findings, Beside::default())
}

/// The same with what is known beside the file.
#[must_use]
pub fn text_beside(opened: &Opened, findings: &[Finding], beside: Beside) -> String {
    let mut json = json(opened, findings);
    if let Some(columns) = json.get_mut("columns").and_then(Value::as_array_mut) {
        for (column, spread) in columns.iter_mut().zip(beside.spreads) {
            if let (Some(column), Some(spread)) = (column.as_object_mut(), spread) {
                column.insert("spread".to_owned(), self::spread(spread));
            }
        }
    }
    if let Some(fields) = json.as_object_mut() {
        if let Some(decision) = beside.decision {
            let decided = json!({
                "code": decision.number,
                "title": decision.title,
                "why": decision.why,
            });
            fields.insert("kle_decision".to_owned(), decided);
        }
        if let Some(facts) = beside.facts {
            let told = super::facts::json(facts, &opened.columns);
            fields.insert("table_facts".to_owned(), told);
        }
        if let Some(edition) = beside.edition {
            let used = json!({
                "name": edition.name,
                "form": edition.form,
                "issued": edition.issued,
                "subjects": edition.subjects,
                "complete": edition.is_complete,
            });
            fields.insert("kle_edition".to_owned(), used);
        }
    }
    let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
    text.push('\n');
    text
}

/// The JSON of a file.
#[must_use]
pub fn json(opened: &Opened, findings: &[Finding]) -> Value {
    let sniff = &opened.sniff;
    let is_text = sniff.origin.is_text();
    let has_encoding = is_text || sniff.translated_from.is_some();
    let columns: Vec<Value> = opened.columns.iter().map(column).collect();
    let offers: Vec<Value> = opened.offers.iter().map(offer).collect();
    let (kle, kle_notes) = matches(&opened.classification);
    let mut notes: Vec<Value> = opened.notes.iter().map(note).collect();
    notes.extend(kle_notes);
    // nothing has looked at quality or personal data yet, so nothing may be said to be in order
    notes.push(note(&Note::NotChecked));
    json!({
        "schema_version": SCHEMA_VERSION,
        "tool_version": env!("CARGO_PKG_VERSION"),
        "file": opened.file_name,
        "format": sniff.format.report_id(),
        "encoding": has_encoding.then(|| sniff.file_encoding().value.id()),
        "delimiter": is_text.then_some(sniff.file_delimiter().value),
        // a workbook's numbers and dates are no texts that could be misread
        "decimal_sign": sniff.decimal_sign.value.filter(|_| is_text).map(|sign| match sign {
            DecimalSign::Comma => ",",
            DecimalSign::Point => ".",
        }),
        "date_order": sniff.date_order.value.filter(|_| is_text).map(|order| match order {
            DateOrder::Dmy => "dmy",
            DateOrder::Mdy => "mdy",
            DateOrder::Ymd => "ymd",
        }),
        "crs": sniff.crs,
        "header_rows": sniff.header_rows.value,
        "preamble_rows": sniff.preamble_rows.value,
        "footer_rows": opened.footer_rows,
        "rows": opened.profiled_rows(),
        "columns": columns,
        "unit_offers": offers,
        "tables": opened.tables,
        "findings": findings.iter().map(finding).collect::<Vec<_>>(),
        "publishable": crate::check::publishable(findings),
        "kle": kle,
        "kle_confident": opened.classification.confident,
        "notes": notes,
    })
}

/// A finding as the contract has it.
fn finding(finding: &Finding) -> Value {
    let params = finding.params.iter().map(|(name, param)| {
        let value = match param {
            Param::Count(count) => json!(count),
            Param::Text(text) => json!(text),
            Param::Values(values) => json!(values),
            Param::Repairs(repairs) => json!(repairs),
        };
        (name.clone(), value)
    });
    json!({
        "rule": finding.rule,
        "severity": finding.severity,
        "column": finding.column,
        "cells": finding.cells,
        "rows": finding.rows,
        "params": params.collect::<serde_json::Map<_, _>>(),
    })
}

/// A factor for the user to confirm.
fn offer(offer: &UnitOffer) -> Value {
    json!({
        "column": offer.column,
        "unit": offer.unit.map(Unit::id),
        "factor": offer.factor,
        "place": offer.place,
    })
}

fn column(profile: &ColumnProfile) -> Value {
    let column_type = profile.column_type;
    let value = |cell: &Cell| value(cell, column_type);
    let top: Vec<Value> = profile
        .top
        .iter()
        .map(|(cell, rows)| json!([value(cell), rows]))
        .collect();
    let signs: Vec<Value> = profile
        .signs
        .iter()
        .map(|sign| {
            json!({
                "sign": sign.spelling,
                "reason": sign.reason.id(),
                "missing": sign.reason.is_missing(),
                "rows": sign.rows,
            })
        })
        .collect();
    json!({
        "name": profile.name,
        "type": column_type,
        "kind": profile.kind,
        "kind_confidence": profile.kind_confidence,
        "unit": profile.unit.map(Unit::id),
        "signs": signs,
        "nulls": profile.nulls,
        "distinct": profile.distinct,
        "distinct_exact": profile.distinct_exact,
        "min": profile.min.as_ref().map(value),
        "max": profile.max.as_ref().map(value),
        "sum": profile.sum.as_ref().filter(|_| column_type.is_number()).map(value),
        "top": top,
    })
}

/// How the numbers of a column are spread.
fn spread(spread: &ColumnSpread) -> Value {
    let outliers = spread.outliers.as_ref().map(|far| {
        let rows = far.extremes.iter().map(|own| own.1);
        json!({
            "below": far.below,
            "above": far.above,
            "low": far.low,
            "high": far.high,
            "rows": rows.collect::<Vec<_>>(),
        })
    });
    json!({
        "quantiles": spread.quantiles,
        "deviation": spread.deviation,
        "outliers": outliers,
    })
}

/// The best matches and the notes that go with them, as `inspect` and `classify` print them.
#[must_use]
pub fn matches(classification: &Classification) -> (Value, Vec<Value>) {
    let matches = serde_json::to_value(&classification.matches).unwrap_or_else(|_| json!([]));
    (matches, classification.notes.iter().map(note).collect())
}

/// A note as its code and parameters.
#[must_use]
pub fn note(note: &Note) -> Value {
    // a variant with parameters serialises as an object of one entry, one without as its name
    let params = match serde_json::to_value(note) {
        Ok(Value::Object(variant)) => variant.into_iter().next().map(|entry| entry.1),
        _ => None,
    };
    json!({ "code": note.code(), "params": params.unwrap_or_else(|| json!({})) })
}

/// A value typed like its column.
pub(super) fn value(cell: &Cell, column_type: ColumnType) -> Value {
    match cell {
        Cell::Missing => Value::Null,
        Cell::Signed { value: plain, .. } => value(plain, column_type),
        Cell::Integer(number) => decimal(i128::from(*number), 0),
        Cell::Decimal { mantissa, scale } => decimal(*mantissa, *scale),
        Cell::Float(number) if number.is_finite() => match column_type {
            ColumnType::Integer => Value::String(format!("{number:.0}")),
            _ => json!(number),
        },
        Cell::Float(_) => Value::Null,
        Cell::Boolean(yes) => Value::Bool(*yes),
        Cell::Date(_) | Cell::DateTime { .. } | Cell::Time(_) | Cell::Text { .. } => {
            Value::String(spelled(cell, Spelling::Plain))
        }
    }
}

/// A number as a JSON number when floating point holds it unchanged, else as a string.
fn decimal(mantissa: i128, scale: u8) -> Value {
    let Cell::Decimal { mantissa, scale } = plain_decimal(mantissa, scale) else {
        return Value::Null;
    };
    let mut text = String::new();
    if value::decimal(mantissa, scale, '.', &mut text).is_err() {
        return Value::Null;
    }
    if scale == 0 {
        return match i64::try_from(mantissa) {
            Ok(number) if mantissa.unsigned_abs() <= EXACT_INTEGERS => json!(number),
            _ => Value::String(text),
        };
    }
    let digits = mantissa.unsigned_abs().to_string().len();
    match text.parse::<f64>() {
        Ok(number) if digits <= EXACT_DIGITS => json!(number),
        _ => Value::String(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_only_when_they_stay_the_same() {
        assert_eq!(decimal(1_240_025, 2), json!(12400.25));
        assert_eq!(decimal(31_000, 2), json!(310));
        assert_eq!(decimal(1 << 53, 0), json!(9_007_199_254_740_992_i64));
        assert_eq!(decimal((1 << 53) + 1, 0), json!("9007199254740993"));
        assert_eq!(
            decimal(1_234_567_890_123_456, 1),
            json!("123456789012345.6")
        );
        assert_eq!(decimal(-1, 20), json!(-1e-20));
        assert_eq!(decimal(0, 3), json!(0));
    }

    #[test]
    fn notes_are_codes_and_parameters() {
        assert_eq!(
            note(&Note::TitleRowsSetAside { rows: 2 }),
            json!({"code": "title_rows_set_aside", "params": {"rows": 2}})
        );
        assert_eq!(
            note(&Note::KleMissing),
            json!({"code": "kle_missing", "params": {}})
        );
    }
}
