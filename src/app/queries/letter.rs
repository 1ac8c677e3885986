//! What the owner of data is written about what was found, and which values may stand in it.

use model::column::{ColumnProfile, ColumnType};
use model::column_kind::PERSONAL_KINDS;
use model::finding::{CASE, Finding, Param};
use texts::checks::letter::Entry;
use texts::problems::column_letters;

/// Further kinds whose values lead to a person: who is behind a number, others know.
const LEADING: [&str; 4] = ["uuid", "identifier", "case_number", "journal_number"];

/// What stands in the area of rules of personal data.
const PERSONAL_RULES: &str = "personal.";

/// The findings as they may be written of: without values that may be personal.
pub fn entries(findings: &[Finding], columns: &[ColumnProfile]) -> Vec<Entry> {
    findings
        .iter()
        .map(|finding| {
            let is_shown = may_be_shown(finding, findings, columns);
            let mut finding = finding.clone();
            if !is_shown {
                // how many, and of which case the rule speaks
                finding
                    .params
                    .retain(|(name, param)| name == CASE || matches!(param, Param::Count(_)));
            }
            Entry {
                column: called(&finding),
                finding,
                is_shown,
            }
        })
        .collect()
}

/// How a spreadsheet and the file call the column of a finding.
fn called(finding: &Finding) -> Option<String> {
    let letters = column_letters(finding.position? + 1);
    Some(format!("{letters} ({})", finding.column.as_ref()?))
}

/// Whether values of a finding may stand in a letter: only where their column is known to hold something else
/// than personal data.
fn may_be_shown(finding: &Finding, findings: &[Finding], columns: &[ColumnProfile]) -> bool {
    if finding.rule.starts_with(PERSONAL_RULES) {
        return false;
    }
    let Some(position) = finding.position else {
        // without rows it is about names of columns
        return finding.rows.is_empty();
    };
    let is_named = |other: &Finding| {
        other.rule.starts_with(PERSONAL_RULES) && other.position == Some(position)
    };
    let Some(column) = columns.get(position as usize) else {
        return false;
    };
    let kind = column.kind.as_deref();
    let is_date = matches!(column.column_type, ColumnType::Boolean | ColumnType::Time);
    let is_harmless = kind.map_or(is_date, |kind| {
        !PERSONAL_KINDS.contains(&kind) && !LEADING.contains(&kind)
    });
    is_harmless && !findings.iter().any(is_named)
}

/// The address that opens the user's mail program with a letter; `None` when it is too long for that.
pub fn mail(subject: &str, body: &str) -> Option<String> {
    let address = format!(
        "mailto:?subject={}&body={}",
        escaped(subject),
        escaped(body)
    );
    (address.len() <= MOST_ADDRESS_BYTES).then_some(address)
}

/// Longer addresses are cut or refused by mail programs.
const MOST_ADDRESS_BYTES: usize = 1900;

/// A text as it stands in an address.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            // lines of a mail end so
            b'\n' => out.push_str("%0D%0A"),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::column::Shape;
    use model::finding::Severity;

    fn column(kind: Option<&str>) -> ColumnProfile {
        ColumnProfile {
            name: "a".to_owned(),
            column_type: ColumnType::Text,
            kind: kind.map(str::to_owned),
            kind_confidence: 1.0,
            nulls: 0,
            missing_spellings: Vec::new(),
            signs: Vec::new(),
            unit: None,
            distinct: 1,
            distinct_exact: true,
            min: None,
            max: None,
            sum: None,
            mean: None,
            median: None,
            top: Vec::new(),
            shape: Shape::Empty,
            totals: Vec::new(),
            longest_chars: None,
            is_subject: false,
        }
    }

    fn finding(rule: &str, position: u32) -> Finding {
        Finding {
            rule: rule.to_owned(),
            severity: Severity::Warning,
            column: Some("a".to_owned()),
            position: Some(position),
            cells: Some(1),
            rows: vec![2],
            params: vec![("values".to_owned(), Param::Values(vec![("x".into(), 1)]))],
            mend: None,
        }
    }

    #[test]
    fn values_that_may_be_personal_stay_here() {
        let columns = [
            column(Some("category")),
            column(Some("person_name")),
            column(None),
            column(Some("category")),
        ];
        let findings = [
            finding("quality.a", 0),
            finding("quality.a", 1),
            finding("quality.a", 2),
            finding("quality.a", 3),
            finding("personal.cpr", 3),
        ];
        let shown: Vec<bool> = entries(&findings, &columns)
            .iter()
            .map(|entry| {
                assert_eq!(entry.is_shown, !entry.finding.params.is_empty());
                entry.is_shown
            })
            .collect();
        assert_eq!(shown, [true, false, false, false, false]);
    }

    #[test]
    fn an_address_holds_only_plain_signs() {
        assert_eq!(
            mail("Fejl & mangler", "æ\n").as_deref(),
            Some("mailto:?subject=Fejl%20%26%20mangler&body=%C3%A6%0D%0A")
        );
        assert_eq!(mail("a", &"x".repeat(3000)), None);
    }
}
