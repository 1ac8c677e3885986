//! How the values of a column are read: decided from samples, confirmed by the whole file.

use model::column::ColumnType;
use model::sniff::{DateOrder, DecimalSign};
use serde::{Deserialize, Serialize};

/// Which words mean yes and no in a column. Capitals do not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BooleanWords {
    /// `ja`, `nej`
    JaNej,
    /// `true`, `false`
    TrueFalse,
    /// `sand`, `falsk` (Danish Excel)
    SandFalsk,
    /// `yes`, `no`
    YesNo,
    /// `j`, `n`
    Jn,
    /// `t`, `f` (PostgreSQL)
    Tf,
    /// `y`, `n`
    Yn,
}

/// How the values of one column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnPlan {
    /// What the values become.
    pub column_type: ColumnType,
    /// The decimal sign of numbers; the other sign may group thousands.
    pub decimal_sign: DecimalSign,
    /// The order of day, month and year in dates.
    pub date_order: DateOrder,
    /// The words of yes and no.
    pub boolean_words: BooleanWords,
    /// True when both a comma and a point divide whole from part; each number is read for itself.
    pub either_sign: bool,
    /// True when `-` among numbers is a true nil.
    pub nil_dash: bool,
    /// True for dates written as eight digits.
    pub is_compact: bool,
    /// What numbers are multiplied by: a factor the user has confirmed, else 1.
    pub factor: u32,
    /// True when the whole file has had its say: a value that does not fit makes the column text for good.
    pub decided: bool,
    /// True for a column beyond the usual width of a row: only rows with extra fields reach it.
    pub is_extra: bool,
}

impl ColumnPlan {
    /// Text that keeps an eye open for a better type.
    #[must_use]
    pub fn text() -> Self {
        Self {
            column_type: ColumnType::Text,
            decimal_sign: DecimalSign::Comma,
            date_order: DateOrder::Dmy,
            boolean_words: BooleanWords::JaNej,
            either_sign: false,
            nil_dash: false,
            is_compact: false,
            factor: 1,
            decided: false,
            is_extra: false,
        }
    }

    /// Text, whatever the values look like.
    #[must_use]
    pub fn text_for_good() -> Self {
        Self {
            decided: true,
            ..Self::text()
        }
    }

    /// True when another plan makes the same of every value. `signs_matter` says whether a decimal or
    /// thousands sign occurs in the column, `dashes_matter` whether a dash does.
    pub(crate) fn reads_like(&self, other: &Self, signs_matter: bool, dashes_matter: bool) -> bool {
        let signs = |plan: &Self| (plan.decimal_sign, plan.either_sign);
        self.column_type == other.column_type
            && match self.column_type {
                ColumnType::Integer | ColumnType::Decimal => {
                    (!signs_matter || signs(self) == signs(other))
                        && (!dashes_matter || self.nil_dash == other.nil_dash)
                        && self.factor == other.factor
                }
                ColumnType::Date | ColumnType::DateTime => {
                    (self.date_order, self.is_compact) == (other.date_order, other.is_compact)
                }
                ColumnType::Boolean => self.boolean_words == other.boolean_words,
                ColumnType::Time | ColumnType::Text => true,
            }
    }
}
