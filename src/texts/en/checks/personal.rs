//! Rules of personal data, in English.

use super::Words;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(finding: &Finding) -> Option<Words> {
    Some(match finding.rule.as_str() {
        "personal.cpr" if crate::checks::case(finding) == "masked" => (
            "CPR numbers with the last digits masked",
            "The day of birth is still there, and with other facts it can point at a person.",
            "Remove the column, or put age or age group in its place, before the file is shared.",
        ),
        "personal.cpr" => (
            "Danish personal identity numbers (CPR)",
            "A CPR number may never be published, not even when its check digit is wrong, its first zero is lost or it is split.",
            "Take the column or the text out before the file is shared. Use a running number if the rows must be told apart.",
        ),
        "personal.hidden_content" => (
            hidden(finding),
            "It goes along when the file is shared, and may show persons nobody thought of.",
            "Delete it in the spreadsheet, or save only the table that is seen as CSV before the file is shared.",
        ),
        "personal.small_cells" if crate::checks::case(finding) == "computed" => (
            "Hidden small counts that the total gives away",
            "A count that is the only one missing in a row or column with a total is not hidden.",
            "Hide one more count in the same row or column, or join groups.",
        ),
        "personal.small_cells" if crate::checks::case(finding) == "share" => (
            "Small counts that can be computed from a percentage",
            "Where both the size of a group and a share of it are told, the count can be computed: 33.3% of three is one.",
            "Hide the share where the group is small, or join groups.",
        ),
        "personal.small_cells" => (
            "Counts so small that persons can be recognised",
            "Where a group has only a few, who knows the place knows them. The limit (3 or 5) is a choice; the law names no number.",
            "Hide the small counts, or join groups or areas.",
        ),
        _ => return None,
    })
}

/// What is hidden.
fn hidden(finding: &Finding) -> &'static str {
    match crate::checks::case(finding) {
        "sheet" => "Hidden sheet",
        "rows" => "Hidden rows",
        "columns" => "Hidden columns",
        "unseen" => "Text that cannot be seen (white letters, or a format that shows nothing)",
        "members" => "Other files in the archive",
        "comments" => "Comments in the spreadsheet",
        "authors" => "Names of those who wrote the file",
        "pivot_cache" => "The rows behind a pivot table",
        "external_links" => "Copies of what other files hold",
        "embedded" => "Embedded files or objects",
        "changes" => "Recorded changes",
        _ => "Hidden content",
    }
}
