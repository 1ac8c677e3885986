//! Files that are not what their name says, or lack a part.
//!
//! **What**: a workbook named `.csv` and the like, GeoJSON that is not in UTF-8, a shapefile without `.prj`, `.cpg`
//! or its tables, a file that ends in the middle.
//! **Why**: programs go by the name and by the standard; they refuse the file or show it wrongly.
//! **Example**: `tal.csv` that is a workbook.

use super::tell;
use crate::check::{Facts, RULE, Rule};
use model::finding::{Finding, Severity};
use model::note::Note;
use model::sniff::{Encoding, Evidence, Format};

const ID: &str = "quality.file_type";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let opened = facts.opened;
    let sniff = &opened.sniff;
    let mut findings = Vec::new();
    let ending = opened.file_name.rsplit_once('.').map_or("", |name| name.1);
    if is_another(&ending.to_lowercase(), sniff.format) {
        let finding = tell::of_file(ID, Severity::Blocker, "name");
        let finding = tell::word(finding, "ending", &ending.to_lowercase());
        findings.push(tell::word(finding, "format", sniff.format.report_id()));
    }
    if let (Format::GeoJson, Some(encoding)) = (sniff.format, &sniff.translated_from)
        && !matches!(
            encoding.value,
            Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Utf8Twice
        )
        && !matches!(encoding.evidence, Evidence::AsciiOnly | Evidence::Chosen)
    {
        findings.push(tell::of_file(ID, Severity::Blocker, "latin1_geojson"));
    }
    for note in &opened.notes {
        let finding = match note {
            Note::CompanionMissing { ending } if ending == "prj" => {
                tell::of_file(ID, Severity::Warning, "no_prj")
            }
            Note::CompanionMissing { ending } => tell::word(
                tell::of_file(ID, Severity::Warning, "no_part"),
                "ending",
                ending,
            ),
            Note::EncodingAssumed { encoding } if sniff.format == Format::Shapefile => {
                let finding = tell::of_file(ID, Severity::Info, "no_cpg");
                tell::word(finding, "encoding", encoding)
            }
            Note::CutOff { rows } => {
                let finding = tell::of_file(ID, Severity::Warning, "cut_off");
                tell::count(finding, "read", *rows)
            }
            Note::BrokenFrom { rows, line, .. } => {
                let mut finding = tell::of_file(ID, Severity::Warning, "cut_off");
                finding.rows = vec![*line];
                tell::count(finding, "read", *rows)
            }
            _ => continue,
        };
        findings.push(finding);
    }
    findings
}

/// True when programs that go by the ending cannot open what the file is. Endings that say little are left alone.
fn is_another(ending: &str, format: Format) -> bool {
    let is_one_of = |formats: &[Format]| !formats.contains(&format);
    match ending {
        "csv" | "tsv" => !format.is_delimited(),
        // older programs of spreadsheets open either, and delimited text too
        "xls" => !format.is_workbook() && !format.is_delimited(),
        "xlsx" => is_one_of(&[Format::Xlsx]),
        "xlsb" => is_one_of(&[Format::Xlsb]),
        "ods" => is_one_of(&[Format::Ods]),
        "json" => is_one_of(&[Format::Json, Format::GeoJson]),
        "geojson" => is_one_of(&[Format::GeoJson]),
        "px" => is_one_of(&[Format::Px]),
        "parquet" => is_one_of(&[Format::Parquet]),
        _ => false,
    }
}
