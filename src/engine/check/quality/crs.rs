//! Reference systems of coordinates that are not told, not known or not the right one.
//!
//! **What**: coordinates whose system had to be guessed, a system the coordinates cannot be in, a name nobody
//! knows, and GeoJSON in another system than WGS84, which its standard demands.
//! **Why**: a map that takes metres for degrees, or one system for another, draws everything in the wrong place.
//! **Example**: GeoJSON with `EPSG:25832`.

use super::tell;
use crate::check::{Facts, RULE, Rule};
use model::finding::{Finding, Severity};
use model::note::Note;
use model::sniff::Format;

const ID: &str = "quality.crs";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = facts.opened.notes.iter().filter_map(of_note).collect();
    let sniff = &facts.opened.sniff;
    if let (Format::GeoJson, Some(crs)) = (sniff.format, &sniff.crs)
        && !matches!(crs.as_str(), "OGC:CRS84" | "EPSG:4326" | "EPSG:4258")
    {
        // what is not said is WGS84 by the standard: one finding is enough
        findings.retain(|finding| !finding.rule.is_empty() && !is_case(finding, "assumed"));
        let finding = tell::of_file(ID, Severity::Warning, "not_wgs84");
        findings.push(tell::word(finding, "crs", crs));
    }
    findings
}

fn is_case(finding: &Finding, case: &str) -> bool {
    let case = model::finding::Param::Text(case.to_owned());
    finding.params.iter().any(|(_, param)| *param == case)
}

fn of_note(note: &Note) -> Option<Finding> {
    Some(match note {
        Note::CrsAssumed { crs } => {
            tell::word(tell::of_file(ID, Severity::Warning, "assumed"), "crs", crs)
        }
        Note::CrsContradicted { said, crs } => {
            let finding = tell::of_file(ID, Severity::Warning, "contradicted");
            tell::word(tell::word(finding, "said", said), "crs", crs)
        }
        Note::CrsUnknown { name } => tell::word(
            tell::of_file(ID, Severity::Warning, "unknown"),
            "name",
            name,
        ),
        _ => return None,
    })
}
