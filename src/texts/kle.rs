//! What is said of KLE numbers in data.

pub mod numbers;
pub mod ready;

use model::finding::{Finding, Param};

/// What is said of KLE numbers in data.
#[derive(Debug)]
pub struct KleTexts {
    /// A finding: what it is, why it matters, what to do.
    pub finding: fn(&Finding) -> [String; 3],
    /// What a finding is, in a few words without figures: for the cells it marks.
    pub name: fn(&Finding) -> String,
    /// KLE numbers in the data, as the page tells of them.
    pub numbers: &'static numbers::NumbersTexts,
    /// Whether cases can be shown to citizens.
    pub ready: &'static ready::ReadyTexts,
}

/// Codes that are told in a sentence.
const TOLD: usize = 3;

/// The codes of a finding, the first of them, each with its repair where there is one.
pub(crate) fn codes(finding: &Finding, instead: &str) -> String {
    let find = |wanted: &str| finding.params.iter().find(|(name, _)| name == wanted);
    let repairs = match find("repairs") {
        Some((_, Param::Repairs(repairs))) => repairs.as_slice(),
        _ => &[],
    };
    let Some((_, Param::Values(values))) = find("values") else {
        return String::new();
    };
    let told = values.iter().take(TOLD).map(|(value, _)| {
        let repair = repairs.iter().find(|(own, _)| own == value);
        repair.map_or_else(
            || value.clone(),
            |(_, repair)| format!("{value} ({instead} {repair})"),
        )
    });
    let mut text = told.collect::<Vec<_>>().join(", ");
    let different = match find("different") {
        Some((_, Param::Count(count))) => *count as usize,
        _ => values.len(),
    };
    if different > TOLD {
        text.push_str(", …");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::codes;
    use model::finding::{Finding, Param, Severity};

    #[test]
    fn the_first_codes_are_told_with_their_repairs() {
        let finding = Finding {
            rule: "kle.form".to_owned(),
            severity: Severity::Warning,
            column: None,
            position: None,
            cells: Some(4),
            rows: vec![2],
            params: vec![
                ("different".to_owned(), Param::Count(4)),
                (
                    "values".to_owned(),
                    Param::Values(vec![("51330".to_owned(), 3), ("51331".to_owned(), 1)]),
                ),
                (
                    "repairs".to_owned(),
                    Param::Repairs(vec![("51330".to_owned(), "05.13.30".to_owned())]),
                ),
            ],
            mend: None,
        };
        assert_eq!(
            codes(&finding, "likely"),
            "51330 (likely 05.13.30), 51331, …"
        );
    }
}
