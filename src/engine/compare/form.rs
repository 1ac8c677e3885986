//! How the values of two columns are compared, whatever each edition wrote them as.

use crate::ops::facts::{ColumnFacts, Form, power_of_ten};
use model::column::ColumnType;
use model::sniff::{DateOrder, DecimalSign, Sniff};
use serde::{Deserialize, Serialize};

/// What values are brought to before they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Common {
    /// Numbers, by this form of them.
    Number(Form),
    /// Microseconds since 1970-01-01; a day is its midnight.
    Instant,
    /// Seconds since midnight.
    Time,
    /// Yes and no.
    Boolean,
    /// Texts as they stand.
    Text,
    /// Values of different types, as they are spelled for machines.
    Spelled,
}

/// A column of one edition, and how its values are read for comparing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintColumn {
    /// Its position.
    pub column: u32,
    /// What its values are brought to.
    pub common: Common,
    /// How numbers among its texts are written.
    pub decimal_sign: DecimalSign,
    /// How dates among its texts are written.
    pub date_order: DateOrder,
}

impl PrintColumn {
    /// A column of a file that was read so.
    #[must_use]
    pub fn new(column: u32, common: Common, sniff: &Sniff) -> Self {
        Self {
            column,
            common,
            decimal_sign: sniff.decimal_sign.value.unwrap_or(DecimalSign::Comma),
            date_order: sniff.date_order.value.unwrap_or(DateOrder::Dmy),
        }
    }
}

/// What the values of two columns are brought to. A column of texts beside a typed one is read as that type, value
/// by value: a single word among numbers makes texts of all of them and must not change the others.
#[must_use]
pub fn common(old: ColumnFacts, new: ColumnFacts) -> Common {
    match (old.column_type, new.column_type) {
        (ColumnType::Text, ColumnType::Text) => Common::Text,
        (ColumnType::Text, typed) => typed_common(typed, new, new),
        (typed, ColumnType::Text) => typed_common(typed, old, old),
        (one, other) if one == other => typed_common(one, old, new),
        (one, other) if one.is_number() && other.is_number() => typed_common(one, old, new),
        (ColumnType::Date | ColumnType::DateTime, ColumnType::Date | ColumnType::DateTime) => {
            Common::Instant
        }
        _ => Common::Spelled,
    }
}

fn typed_common(column_type: ColumnType, old: ColumnFacts, new: ColumnFacts) -> Common {
    match column_type {
        ColumnType::Integer | ColumnType::Decimal => Common::Number(number_form(old, new)),
        ColumnType::Date | ColumnType::DateTime => Common::Instant,
        ColumnType::Time => Common::Time,
        ColumnType::Boolean => Common::Boolean,
        ColumnType::Text => Common::Text,
    }
}

/// The form that holds the numbers of both exactly, or floating point when one of them has some.
fn number_form(old: ColumnFacts, new: ColumnFacts) -> Form {
    let scale = match (old.form, new.form) {
        (Form::Float, _) | (_, Form::Float) => return Form::Float,
        (one, other) => scale_of(one).max(scale_of(other)),
    };
    let fits = |facts: ColumnFacts| match (facts.form, facts.bounds) {
        // a column without values
        (Form::Line { .. }, None) => true,
        (Form::Line { scale: own }, Some((low, high))) => power_of_ten(u32::from(scale - own))
            .is_some_and(|times| {
                [low, high].into_iter().all(|bound| {
                    let value = i128::from(bound).checked_mul(times);
                    value.is_some_and(|value| i64::try_from(value).is_ok())
                })
            }),
        _ => false,
    };
    match fits(old) && fits(new) {
        true => Form::Line { scale },
        false => Form::Wide { scale },
    }
}

fn scale_of(form: Form) -> u8 {
    match form {
        Form::Line { scale } | Form::Wide { scale } => scale,
        Form::Text | Form::Float => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(column_type: ColumnType, form: Form, bounds: Option<(i64, i64)>) -> ColumnFacts {
        ColumnFacts {
            column_type,
            form,
            bounds,
        }
    }

    #[test]
    fn numbers_of_both_fit_the_form() {
        let whole = facts(
            ColumnType::Integer,
            Form::Line { scale: 0 },
            Some((0, i64::MAX)),
        );
        let small = facts(ColumnType::Integer, Form::Line { scale: 0 }, Some((0, 9)));
        let parts = facts(ColumnType::Decimal, Form::Line { scale: 2 }, Some((0, 9)));
        let float = facts(ColumnType::Decimal, Form::Float, None);
        let text = ColumnFacts::default();
        let day = facts(ColumnType::Date, Form::Line { scale: 0 }, Some((0, 9)));
        let number = Common::Number;
        for (old, new, wanted) in [
            (small, small, number(Form::Line { scale: 0 })),
            (small, parts, number(Form::Line { scale: 2 })),
            (parts, whole, number(Form::Wide { scale: 2 })),
            (float, whole, number(Form::Float)),
            (text, parts, number(Form::Line { scale: 2 })),
            (day, text, Common::Instant),
            (day, small, Common::Spelled),
            (text, text, Common::Text),
        ] {
            assert_eq!(common(old, new), wanted, "{old:?} {new:?}");
            assert_eq!(common(new, old), wanted, "{new:?} {old:?}");
        }
    }
}
