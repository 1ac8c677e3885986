//! Findings as they are shown: those of one rule together.

use model::finding::{CASE, Finding, Param, Severity};

/// The findings of one rule that are told by the same sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The findings, in their order.
    pub findings: Vec<Finding>,
}

impl Group {
    /// The first of them; there is always one.
    pub fn first(&self) -> Option<&Finding> {
        self.findings.first()
    }

    /// How much they weigh.
    pub fn severity(&self) -> Severity {
        self.first()
            .map_or(Severity::Info, |finding| finding.severity)
    }
}

/// Puts findings of one rule and weight together, in the order of the first of each.
pub fn grouped(findings: &[Finding]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in findings {
        let is_same = |group: &&mut Group| {
            group.severity() == finding.severity
                && group
                    .first()
                    .is_some_and(|own| own.rule == finding.rule && case(own) == case(finding))
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.findings.push(finding.clone()),
            None => groups.push(Group {
                findings: vec![finding.clone()],
            }),
        }
    }
    groups
}

/// Which of a rule's sentences a finding is told by.
fn case(finding: &Finding) -> Option<&Param> {
    let mut params = finding.params.iter();
    params
        .find(|(name, _)| name == CASE)
        .map(|(_, param)| param)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case_of(finding: &mut Finding, case: &str) {
        let case = Param::Text(case.to_owned());
        finding.params.push((CASE.to_owned(), case));
    }

    #[test]
    fn cases_of_a_rule_stand_apart() {
        let mut findings = [1, 2, 3].map(|at| finding("a", Severity::Warning, at));
        case_of(&mut findings[0], "lost");
        case_of(&mut findings[1], "twice");
        case_of(&mut findings[2], "lost");
        assert_eq!(grouped(&findings).len(), 2);
    }

    fn finding(rule: &str, severity: Severity, column: u32) -> Finding {
        Finding {
            rule: rule.to_owned(),
            severity,
            column: None,
            position: Some(column),
            cells: None,
            rows: Vec::new(),
            params: Vec::new(),
            mend: None,
        }
    }

    #[test]
    fn findings_of_one_rule_stand_together_and_the_heaviest_first() {
        let findings = [
            finding("a", Severity::Blocker, 3),
            finding("b", Severity::Warning, 1),
            finding("a", Severity::Warning, 2),
            finding("b", Severity::Warning, 0),
        ];
        let groups = grouped(&findings);
        let told: Vec<(Severity, Vec<Option<u32>>)> = groups
            .iter()
            .map(|group| {
                let columns = group.findings.iter().map(|finding| finding.position);
                (group.severity(), columns.collect())
            })
            .collect();
        assert_eq!(
            told,
            [
                (Severity::Blocker, vec![Some(3)]),
                (Severity::Warning, vec![Some(1), Some(0)]),
                (Severity::Warning, vec![Some(2)]),
            ]
        );
    }
}
