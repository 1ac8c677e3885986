//! Names of budget columns: `B2025`, `BO2026`, `R2024`, `Regnskab 2024`.
//!
//! Such a year is a value of time that stands in a name. What was realised, adopted and estimated must
//! never be added together.

use super::fold;
use model::column::ColumnProfile;

/// What a budget column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BudgetSort {
    /// `R2024`: the accounts of a year.
    Accounts,
    /// `B2025`: the adopted budget of a year.
    Budget,
    /// `BO2026`: the estimate for a coming year.
    Estimate,
}

/// What a column's name says about budget and year; `None` for any other name.
#[must_use]
pub fn of_name(name: &str) -> Option<(BudgetSort, u32)> {
    let folded = fold::fold(name);
    let is_digit = |c: char| c.is_ascii_digit();
    let word = folded.trim_end_matches(is_digit);
    let year = folded.get(word.len()..)?;
    let year: u32 = match year.len() {
        4 => year
            .parse()
            .ok()
            .filter(|year| (1990..=2100).contains(year))?,
        2 => 2000 + year.parse::<u32>().ok()?,
        _ => return None,
    };
    let sort = match word.trim() {
        "r" | "regnskab" => BudgetSort::Accounts,
        // also as it was first adopted, and as it was corrected
        "b" | "budget" | "ob" | "kb" | "korrigeret budget" => BudgetSort::Budget,
        "bo" | "overslag" | "budgetoverslag" => BudgetSort::Estimate,
        _ => return None,
    };
    Some((sort, year))
}

/// The numbers of a budget column are amounts.
pub(super) fn of(profile: &ColumnProfile) -> Option<(&'static str, f64)> {
    let is_amount = profile.column_type.is_number() && of_name(&profile.name).is_some();
    is_amount.then_some(("currency", 0.9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_budget_columns() {
        for (name, expected) in [
            ("B2025", (BudgetSort::Budget, 2025)),
            ("Budget 2025", (BudgetSort::Budget, 2025)),
            ("BO2026", (BudgetSort::Estimate, 2026)),
            ("BO26", (BudgetSort::Estimate, 2026)),
            ("KB2023", (BudgetSort::Budget, 2023)),
            ("Overslag 2026", (BudgetSort::Estimate, 2026)),
            ("Budgetoverslag 2027", (BudgetSort::Estimate, 2027)),
            ("R2024", (BudgetSort::Accounts, 2024)),
            ("Regnskab 2024", (BudgetSort::Accounts, 2024)),
        ] {
            assert_eq!(of_name(name), Some(expected), "{name}");
        }
        for name in [
            "2024",
            "B",
            "BO",
            "R1",
            "Rute 12",
            "Bygning 2024",
            "B20255",
            "",
        ] {
            assert_eq!(of_name(name), None, "{name}");
        }
    }
}
