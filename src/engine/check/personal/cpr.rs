//! Numbers of persons (CPR numbers).
//!
//! **What**: cells, headers, titles, sheet names and the file's name that hold a number of a person: with a hyphen,
//! a blank or nothing between day and serial number, without its first zero, with the day raised by 60 or letters in
//! its serial number (stand-ins), in the middle of a text, or parted over two columns. Modulus 11 need not be right.
//! A number whose last four digits are masked still tells the day of birth: a warning.
//! **Why**: a number of a person may never be published.
//! **Example**: `CPR-nr` over `010190-1234` (made up).

mod context;
mod find;
mod judge;
mod met;
mod persons;
mod split;

use crate::check::tally::{Code, Places, Room, Tally};
use crate::check::walk::RowSeen;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task, tally};
pub(crate) use persons::Persons;

use judge::Header;
use model::column::{ColumnProfile, ColumnType};
use model::finding::{Finding, Param, Severity};
use model::mend::Mend;

/// The rule's name.
pub(super) const ID: &str = "personal.cpr";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    tasks,
    look: Look::Numbered {
        text: |text, _| find::in_text(text).map(hit),
        whole: |number, _| find::in_number(number).map(hit),
        row: |row: &RowSeen<'_>, task| split::look(row, task),
    },
    finish,
    ..RULE
};

/// The shortest text with a number of a person.
const SHORTEST_CHARS: u32 = 9;

fn hit(met: met::Met) -> Hit {
    Hit {
        value: met.code(),
        repair: None,
    }
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let columns = (0u32..).zip(&facts.opened.columns);
    let single = columns.filter(|(_, column)| may_hold(column));
    let task = |columns: Vec<u32>| Task {
        columns,
        ..Task::default()
    };
    let mut tasks: Vec<Task> = single.map(|(at, _)| task(vec![at])).collect();
    tasks.extend(split::pairs(facts).into_iter().map(task));
    tasks
}

/// True for a column that is wide enough for such numbers.
fn may_hold(column: &ColumnProfile) -> bool {
    let is_drawn = matches!(column.kind.as_deref(), Some("wkt" | "geometry"));
    match column.column_type {
        ColumnType::Text => {
            !is_drawn
                && column
                    .longest_chars
                    .is_none_or(|chars| chars >= SHORTEST_CHARS)
        }
        ColumnType::Integer | ColumnType::Decimal => {
            let most = column.max.as_ref().and_then(|max| max.plain().as_f64());
            most.is_none_or(|most| most >= 1e8)
        }
        _ => false,
    }
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    if task.columns.len() > 1 {
        return split::finish(facts, task, tally).into_iter().collect();
    }
    let Some(&column) = task.columns.first() else {
        return Vec::new();
    };
    let Some(profile) = facts.opened.columns.get(column as usize) else {
        return Vec::new();
    };
    let words = facts
        .headers
        .get(column as usize)
        .map_or("", String::as_str);
    let present = crate::kind::present(profile);
    let met: Vec<(met::Met, u64)> = tally
        .values
        .iter()
        .filter_map(|((code, _), (cells, _))| Some((met::Met::of_code(code)?, *cells)))
        .collect();
    let forms = judge::persons(&met, present, said(profile, words));
    let form = |code: &Code| met::Met::of_code(&code.0).map(|met| met.form);
    let kept = tally.values.into_iter();
    let kept = kept.filter(|(code, _)| form(code).is_some_and(|form| forms.contains(&form)));
    let (masked, whole): (Vec<_>, Vec<_>) =
        kept.partition(|(code, _)| form(code) == Some(met::Form::Masked));
    let is_mostly = |cells: u64| cells * 2 >= present;
    let place = facts.place(column);
    // beside whole numbers those that are masked are the lesser evil: they go with the same column
    let (severity, kept) = match whole.is_empty() {
        true => (Severity::Warning, masked),
        false => (Severity::Blocker, whole),
    };
    let found = of_places(severity, kept, place, task.room);
    found
        .into_iter()
        .map(|mut finding| {
            let drops = finding.cells.is_some_and(is_mostly);
            finding.mend = drops.then_some(Mend::DropColumn);
            if severity == Severity::Warning {
                let case = Param::Text("masked".to_owned());
                finding.params.push(("case".to_owned(), case));
            }
            finding
        })
        .collect()
}

/// What the user says of a column, or else its header.
fn said(profile: &ColumnProfile, words: &str) -> Header {
    let is_chosen = profile.kind_confidence >= 1.0;
    match profile.kind.as_deref().filter(|_| is_chosen) {
        Some("cpr") => Header::Person,
        // no other number is chosen by mistake for one of a person, a word for a category may be
        Some(
            "p_number" | "phone" | "ean" | "bank_account" | "date" | "case_number"
            | "journal_number" | "bfe" | "identifier",
        ) => Header::Other,
        _ => Header::of(words),
    }
}

/// The finding of some cells; the codes they were met under are not told.
fn of_places(
    severity: Severity,
    kept: Vec<(Code, Places)>,
    column: Option<(String, u32)>,
    room: Room,
) -> Option<Finding> {
    let mut tally = tally::of_values(kept, room);
    tally.values.clear();
    tally::finding(ID, severity, &column, tally)
}

/// True when a text that stands alone (a header, a title, a name) holds a number of a person.
pub(super) fn is_in(text: &str) -> bool {
    use met::Form::*;
    let Some(met) = find::in_text(text) else {
        return false;
    };
    match met.form {
        Named => true,
        // a name may end with a day and a time
        Dashed | LongYear => !met.is_time || met.is_late || met.checks,
        Bare | InText | StandIn => met.checks && (!met.is_time || met.is_late),
        Spaced | SpacedInText => !met.is_time && (met.is_late || met.checks),
        _ => false,
    }
}

/// Headers, titles and names.
fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let opened = facts.opened;
    let sniff = &opened.sniff;
    let above = u64::from(sniff.preamble_rows.value);
    let mut findings = Vec::new();
    let mut say = |place: &str, cells: u64, rows: Vec<u64>| {
        if cells > 0 {
            findings.push(Finding {
                rule: ID.to_owned(),
                severity: Severity::Blocker,
                column: None,
                position: None,
                cells: Some(cells),
                rows,
                params: vec![("place".to_owned(), Param::Text(place.to_owned()))],
                mend: None,
            });
        }
    };
    let count =
        |texts: &mut dyn Iterator<Item = &String>| texts.filter(|text| is_in(text)).count() as u64;
    let headers = count(&mut opened.columns.iter().map(|column| &column.name));
    let has_header = sniff.header_rows.value > 0;
    say(
        "header",
        headers,
        has_header.then_some(above + 1).into_iter().collect(),
    );
    let titles: Vec<u64> = (1u64..)
        .zip(&sniff.title_rows)
        .filter(|(_, title)| is_in(title))
        .map(|(row, _)| row)
        .collect();
    say(
        "title",
        titles.len() as u64,
        titles.into_iter().take(10).collect(),
    );
    say("footer", count(&mut opened.footer_texts.iter()), Vec::new());
    say("file_name", u64::from(is_in(&opened.file_name)), Vec::new());
    let sheets = opened.tables.iter().map(|table| &table.name);
    let stem = opened
        .file_name
        .rsplit_once('.')
        .map_or("", |(stem, _)| stem);
    say(
        "sheet_name",
        count(&mut sheets.filter(|name| *name != stem)),
        Vec::new(),
    );
    findings
}
