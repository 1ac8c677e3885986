//! Editions of KLE: which files may hold one, and what differs between two of them.

use model::calendar;
use model::kle_edition::{EditionChange, EditionComparison};
use model::message::Language;
use texts::format::date;

/// Bytes of a file that are looked at to see whether it may hold an edition.
pub const HEAD_BYTES: u32 = 2048;
/// A larger file is no edition.
pub const LARGEST_BYTES: u64 = 256 << 20;
/// A longer list of numbers and titles is something else.
const LARGEST_LIST_BYTES: u64 = 8 << 20;

/// How a number differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Difference {
    /// Only the loaded edition has it.
    New,
    /// It has another title.
    Changed,
    /// It is retired.
    Retired,
}

impl Difference {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::New, Self::Changed, Self::Retired];

    /// The numbers that differ so.
    pub fn of(self, comparison: &EditionComparison) -> &[EditionChange] {
        match self {
            Self::New => &comparison.new,
            Self::Changed => &comparison.changed,
            Self::Retired => &comparison.retired,
        }
    }
}

/// Whether a file with this name and size is worth a look inside.
pub fn is_worth_a_look(name: &str, bytes: u64) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    let most = match ending.as_str() {
        "xml" | "txt" => LARGEST_BYTES,
        "json" | "csv" | "tsv" => LARGEST_LIST_BYTES,
        _ => 0,
    };
    bytes <= most
}

/// Whether a file that begins so may be an edition of KLE; the workers then read all of it.
pub fn may_be(head: &str, bytes: u64) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with("KLENummer=") {
        return true;
    }
    if head.starts_with('<') {
        return head.contains("Emneplan") || head.contains("<Hovedgruppe");
    }
    if bytes > LARGEST_LIST_BYTES {
        return false;
    }
    if head.starts_with(['{', '[']) {
        return head.split('"').any(is_number);
    }
    let mut lines = head.lines().filter(|line| !line.starts_with('#'));
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    let fields = |line: &str| -> Vec<String> {
        let fields = line.split([';', '\t', ',']);
        fields
            .map(|field| field.trim().trim_matches('"').to_owned())
            .collect()
    };
    fields(first).len() > 1
        && (fields(first).iter().any(|field| is_number(field))
            || fields(second).iter().any(|field| is_number(field)))
}

/// Whether a file that begins so may be a list of codes in FHIR; the workers then read all of it.
pub fn may_hold_codes(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_of = |form: &str| head.contains(&format!("\"{form}\""));
    head.starts_with('{') && is_of("resourceType") && (is_of("CodeSystem") || is_of("Bundle"))
}

/// Whether a text has the form of a KLE number: `05`, `05.09` or `05.09.10`.
fn is_number(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('.').collect();
    let is_pair = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() <= 3 && parts.iter().all(is_pair)
}

/// A day of an edition (`2025-05-01`), or a year, as people write it.
pub fn day(text: &str, language: Language) -> String {
    let mut parts = text.splitn(3, '-').map(str::parse::<u32>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month @ 1..=12)), Some(Ok(day @ 1..=31))) => {
            let days = calendar::days(i64::from(year), month, day);
            date(days as i32, language)
        }
        _ => text.to_owned(),
    }
}

/// The days of a period that is told in days (`P1825D`).
pub fn period_days(code: &str) -> Option<u64> {
    code.strip_prefix('P')?.strip_suffix('D')?.parse().ok()
}

/// Positions of the changes whose number or titles hold a text.
pub fn matching(changes: &[EditionChange], text: &str) -> Vec<usize> {
    let text = text.trim().to_lowercase();
    let holds = |field: &str| field.to_lowercase().contains(&text);
    let is_match = |change: &EditionChange| {
        text.is_empty()
            || holds(&change.number)
            || change.before.as_deref().is_some_and(holds)
            || change.after.as_deref().is_some_and(holds)
    };
    let found = changes
        .iter()
        .enumerate()
        .filter(|(_, change)| is_match(change));
    found.map(|(at, _)| at).collect()
}

/// The differences as a CSV file that Danish spreadsheets open right. `head` names the columns: difference,
/// number, title built in, title loaded, end, successors; `names` the differences, in the order of
/// [`Difference::ALL`].
pub fn csv(comparison: &EditionComparison, head: [&str; 6], names: [&str; 3]) -> String {
    let mut text = format!("\u{feff}{}\r\n", head.map(field).join(";"));
    for (difference, name) in Difference::ALL.into_iter().zip(names) {
        for change in difference.of(comparison) {
            let fields = [
                name,
                &change.number,
                change.before.as_deref().unwrap_or_default(),
                change.after.as_deref().unwrap_or_default(),
                change.ended.as_deref().unwrap_or_default(),
                &change.successors.join(" "),
            ];
            text.push_str(&fields.map(field).join(";"));
            text.push_str("\r\n");
        }
    }
    text
}

/// A field, quoted where it must be; what a spreadsheet would take for a formula is defused.
fn field(text: &str) -> String {
    let text = match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match text.contains([';', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::kle::Level;

    fn change(number: &str, before: Option<&str>, after: Option<&str>) -> EditionChange {
        EditionChange {
            number: number.to_owned(),
            level: Level::Emne,
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
            ended: None,
            successors: Vec::new(),
        }
    }

    #[test]
    fn only_what_may_be_an_edition_is_looked_at() {
        assert!(is_worth_a_look("OS2KLE.txt", 900_000));
        assert!(is_worth_a_look("emneplan.XML", 40 << 20));
        assert!(!is_worth_a_look("regnskab.csv", 100 << 20));
        assert!(!is_worth_a_look("regnskab.xlsx", 100));
        for head in [
            "KLENummer='00.01.00':KLETitel='x'",
            "\u{feff}<?xml version=\"1.0\"?>\n<KLE-Emneplan>",
            "#edition;2027\nnummer;titel\n00;Kommunens styrelse\n",
            "00.01;Kommunens styrelse\n",
            "[{\"nummer\": \"05.09\", \"titel\": \"x\"}]",
        ] {
            assert!(may_be(head, 1000), "{head}");
        }
        for head in [
            "",
            "navn;tal\nA;1\n",
            "<html>",
            "{\"a\": 1}",
            "05.09.00",
            "dato;antal\n01.02.2024;3\n",
        ] {
            assert!(!may_be(head, 1000), "{head}");
        }
        assert!(!may_be("nummer;titel\n00;Styrelse\n", 100 << 20));
    }

    #[test]
    fn only_what_may_be_a_list_of_codes_is_looked_at() {
        let head = "\u{feff}{\n \"resourceType\": \"CodeSystem\",";
        assert!(may_hold_codes(head));
        assert!(may_hold_codes("{\"resourceType\":\"Bundle\""));
        for head in [
            "",
            "{\"kode\": 1}",
            "[\"resourceType\"",
            "resourceType;\"CodeSystem\"",
        ] {
            assert!(!may_hold_codes(head), "{head}");
        }
    }

    #[test]
    fn days_and_periods_are_told_in_plain_words() {
        assert_eq!(day("2025-05-01", Language::Danish), "01.05.2025");
        assert_eq!(day("2027", Language::Danish), "2027");
        assert_eq!(period_days("P1825D"), Some(1825));
        assert_eq!(period_days("P5Y"), None);
    }

    #[test]
    fn changes_are_found_by_number_and_both_titles() {
        let changes = [
            change("05.09.00", Some("Parkering"), Some("Standsning")),
            change("27.01.00", None, Some("Ældre")),
        ];
        assert_eq!(matching(&changes, ""), [0, 1]);
        assert_eq!(matching(&changes, "parker"), [0]);
        assert_eq!(matching(&changes, "ÆLDRE"), [1]);
        assert_eq!(matching(&changes, "05."), [0]);
        assert!(matching(&changes, "xyz").is_empty());
    }

    #[test]
    fn the_differences_are_written_so_that_a_spreadsheet_reads_them() {
        let mut retired = change("05.14.00", Some("Gammel; \"titel\""), None);
        retired.successors = vec!["05.09.97".to_owned(), "05.09.98".to_owned()];
        let comparison = EditionComparison {
            loaded: model::kle_edition::EditionInfo {
                name: String::new(),
                form: model::kle_edition::EditionForm::Csv,
                issued: None,
                mains: 0,
                groups: 0,
                subjects: 0,
                keywords: 0,
                facets: 0,
                retained: 0,
                is_complete: true,
            },
            built_in: None,
            new: vec![change("05.09.97", None, Some("=2+3"))],
            changed: Vec::new(),
            retired: vec![retired],
            facets: Vec::new(),
        };
        let head = ["forskel", "nummer", "før", "nu", "udgået", "afløst af"];
        assert_eq!(
            csv(&comparison, head, ["ny", "ændret", "udgået"]),
            "\u{feff}forskel;nummer;før;nu;udgået;afløst af\r\n\
             ny;05.09.97;;'=2+3;;\r\n\
             udgået;05.14.00;\"Gammel; \"\"titel\"\"\";;;05.09.97 05.09.98\r\n"
        );
    }
}
