//! Totals among the rows they are the sum of.
//!
//! **What**: rows spelled as a total (`I alt`, `Hele landet`) beside their parts, areas of several levels in one
//! column, and a row that holds the sum of all others in its numbers without saying so.
//! **Why**: whoever adds up the column counts everything twice.
//! **Example**: `Mænd 10`, `Kvinder 12`, `I alt 22`.

use super::tell;
use crate::check::tally::Tally;
use crate::check::walk::RowSeen;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::kind::fold::fold;
use crate::suggest::totals::{Found, is_nested, is_total, of};
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::finding::{Finding, Severity};

const ID: &str = "quality.totals";
/// The word of a task that looks for totals that say so; else the words are the sums.
const SPELLED: &str = "spelled";
/// In shorter tables a number may be the sum of the others by chance.
const FEWEST_ROWS: u64 = 5;
/// The sum of a single column must be at least so much to be no chance.
const LEAST: i128 = 1000;

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    tasks,
    look: Look::Cells {
        text: spelled,
        whole: |number, task| {
            let sum = task.words.first()?.parse::<i64>().ok()?;
            (number == sum).then(Hit::default)
        },
        row: sums,
    },
    finish,
    ..RULE
};

/// True when there are numbers to be added up.
fn has_measures(facts: &Facts<'_>) -> bool {
    facts.opened.columns.iter().any(is_measure)
}

fn is_measure(column: &ColumnProfile) -> bool {
    let kind = column.kind.as_deref();
    column.column_type.is_number()
        && matches!(kind, None | Some("currency" | "percent" | "category"))
}

fn is_label(column: &ColumnProfile) -> bool {
    let kind = column.kind.as_deref();
    let is_prose = matches!(kind, Some("free_text" | "person_name" | "address" | "url"));
    column.column_type == ColumnType::Text && column.distinct > 1 && !is_prose
}

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    if !has_measures(facts) {
        return Vec::new();
    }
    let is_place = |column: &ColumnProfile| {
        matches!(
            column.kind.as_deref(),
            None | Some("region" | "municipality_name" | "category" | "city")
        )
    };
    let columns = facts.texts();
    columns
        .filter(|(_, column)| {
            is_label(column) && is_place(column) && of(column) == Found::None && is_nested(column)
        })
        .map(|(at, _)| tell::of_column(facts, ID, Severity::Info, at, "nested"))
        .collect()
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    if !has_measures(facts) {
        return Vec::new();
    }
    let columns = facts.texts();
    let mut tasks: Vec<Task> = columns
        .filter(|(_, column)| is_label(column) && of(column) != Found::None)
        .map(|(at, _)| Task {
            columns: vec![at],
            words: vec![SPELLED.to_owned()],
            ..Task::default()
        })
        .collect();
    // a total that says so needs no second finding
    if tasks.is_empty() {
        tasks.extend(hidden(facts));
    }
    tasks
}

/// The columns of which one value is the sum of all others: their sum is twice their largest value.
fn hidden(facts: &Facts<'_>) -> Option<Task> {
    if facts.opened.rows < FEWEST_ROWS || facts.opened.all_rows.is_some() {
        return None;
    }
    let columns = (0u32..).zip(&facts.opened.columns);
    let open = columns.filter(|(_, column)| is_measure(column) && column.distinct > 2);
    let open: Vec<(u32, &ColumnProfile)> = open.collect();
    let twice: Vec<(u32, String)> = open
        .iter()
        .filter_map(|(at, column)| Some((*at, sum_of_others(column, open.len() > 1)?)))
        .collect();
    let is_plain = match open.len() {
        0 => false,
        1 => twice.len() == 1,
        _ => twice.len() >= 2,
    };
    is_plain.then(|| Task {
        columns: twice.iter().map(|(at, _)| *at).collect(),
        words: twice.into_iter().map(|(_, most)| most).collect(),
        ..Task::default()
    })
}

/// The largest value of a column, when it is the sum of all others.
fn sum_of_others(column: &ColumnProfile, is_one_of_many: bool) -> Option<String> {
    let (Some(Cell::Integer(least)), Some(Cell::Integer(most)), Some(Cell::Integer(sum))) =
        (&column.min, &column.max, &column.sum)
    else {
        return None;
    };
    let (most, sum) = (i128::from(*most), i128::from(*sum));
    let is_large = is_one_of_many || most >= LEAST;
    (*least >= 0 && most > 0 && is_large && sum == 2 * most).then(|| most.to_string())
}

fn is_spelled(task: &Task) -> bool {
    task.words.first().is_some_and(|word| word == SPELLED)
}

fn spelled(text: &str, _: &Task) -> Option<Hit> {
    // the code of the whole country, where `of` has seen that it is one
    (is_total(text) || text == "000").then(|| Hit {
        value: text.trim().to_owned(),
        repair: None,
    })
}

fn sums(row: &RowSeen<'_>, task: &Task) -> Option<Hit> {
    let is_sum = |(place, most): (usize, &String)| matches!(row.cell(place), Cell::Integer(number) if number.to_string() == *most);
    task.words.iter().enumerate().all(is_sum).then(Hit::default)
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    if is_spelled(task) {
        // "Alle" may be one group among others as well
        let is_weak = |value: &String| {
            let folded = fold(value);
            matches!(
                folded.as_str(),
                "alle" | "all" | "samlet" | "samtlige" | "sum"
            )
        };
        let severity = match tally.values.keys().all(|(value, _)| is_weak(value)) {
            true => Severity::Info,
            false => Severity::Warning,
        };
        let finding = tell::of_tally(facts, ID, severity, task, "spelled", tally);
        return finding.into_iter().collect();
    }
    // two rows that both hold the sum are none
    if tally.cells != 1 {
        return Vec::new();
    }
    let mut finding = tell::of_file(ID, Severity::Warning, "hidden");
    finding.rows = tally.rows;
    vec![tell::count(finding, "rows", 1)]
}
