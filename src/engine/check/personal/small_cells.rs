//! Counts so small that those who are counted can be recognised.
//!
//! **What**: counts of one or two persons, households, cases or firms (three or four where it is sensitive), and
//! hidden counts that can be computed: one cell left out of a row or a column whose total is told.
//! **Why**: who knows the place knows the person, and learns what the table tells of the few. What weighs how much is
//! a matter of what is counted, of how sensitive it is, and of how large the area is; things are never a worry.
//! **Example**: `sogn;kontanthjælpsmodtagere` over `7601;2`.

mod subject;

use crate::check::tally::{self, Tally};
use crate::check::walk::RowSeen;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::suggest::totals::is_total;
use model::cell::Cell;
use model::column::ColumnType;
use model::finding::{Finding, Param, Severity};
use model::mend::Mend;
use subject::{Counted, Subject, counted, may_count};

const ID: &str = "personal.small_cells";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    tasks,
    look: Look::Row(look),
    finish,
    ..RULE
};

/// Columns of a table whose rows are looked at for totals.
const MOST_PARTS: usize = 40;
/// Rows of a table that is one of counts with a row of totals.
const MOST_TOTALLED: u64 = 20_000;

const SMALL: &str = "small";
const ACROSS: &str = "across";
const DOWN: &str = "down";

/// The columns of counts, each with what it counts.
fn counts(facts: &Facts<'_>, subject: &Subject) -> Vec<(u32, Counted)> {
    let has_kind = |kinds: &[&str]| {
        let mut columns = facts.opened.columns.iter();
        columns.any(|column| {
            column
                .kind
                .as_deref()
                .is_some_and(|kind| kinds.contains(&kind))
        })
    };
    // a row for each person: its numbers are the person's own
    if has_kind(&["cpr", "birth_date", "first_name", "age"]) {
        return Vec::new();
    }
    // how many a firm employs is the firm's size
    let are_firms = has_kind(&["cvr", "p_number"]);
    let columns = (0u32..).zip(&facts.opened.columns);
    let able: Vec<u32> = columns
        .filter(|(_, column)| may_count(column))
        .map(|(at, _)| at)
        .collect();
    let words = |at: u32| facts.headers.get(at as usize).map_or("", String::as_str);
    let is_count = |words: &str| {
        words.split(' ').any(|word| {
            matches!(
                word,
                "antal" | "ant" | "count" | "n" | "frekvens" | "number"
            )
        }) || is_total(words)
    };
    // counts of groups: the names of the columns are those of the groups
    let is_group = |words: &str| {
        let is_age =
            words.ends_with(" aar") || words.starts_with("alder") || words.contains(" aar og ");
        let is_year = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
        is_age || is_year || matches!(words, "m" | "k" | "andre" | "oevrige")
    };
    let groups = able.iter().filter(|at| is_group(words(**at))).count();
    able.into_iter()
        .filter_map(|at| {
            let words = words(at);
            let own = match counted(words) {
                // a word of persons in a name without "antal" may be a number of theirs
                Some(own) => Some(own),
                None if is_count(words) && own_thing(words) => None,
                None if is_count(words) || (groups >= 2 && is_group(words)) => subject.counted,
                None => None,
            }?;
            let is_measure = [
                "timer",
                "uger",
                "dage",
                "doegn",
                "minutter",
                "kr",
                "beloeb",
                "udgift",
                "pct",
                "procent",
                "andel",
                "gns",
                "gennemsnit",
                "alder",
                "nr",
                "nummer",
                "id",
                "kode",
                "aar",
            ];
            let is_age_group = is_group(words);
            let is_measured =
                words.split(' ').any(|word| is_measure.contains(&word)) && !is_age_group;
            let is_size = are_firms && words.contains("ansat");
            (!is_measured && !is_size).then_some((at, own))
        })
        .collect()
}

/// True when a header names something that is counted, and it is none we know: `antal gynger`.
fn own_thing(words: &str) -> bool {
    let plain = [
        "antal", "ant", "count", "n", "number", "i", "alt", "ialt", "total", "samlet", "frekvens",
        "of", "the",
    ];
    words.split(' ').any(|word| !plain.contains(&word))
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let subject = Subject::of(facts);
    let counts = counts(facts, &subject);
    let task = |columns: Vec<u32>, word: &str| Task {
        columns,
        words: vec![word.to_owned()],
        ..Task::default()
    };
    let weighs = |own: Counted| subject.weights(own).0.is_some();
    let mut tasks: Vec<Task> = counts
        .iter()
        .filter(|(at, own)| {
            let column = facts.opened.columns.get(*at as usize);
            let least = column.and_then(|column| column.min.as_ref()?.plain().as_f64());
            weighs(*own) && least.is_some_and(|least| least <= 4.0)
        })
        .map(|(at, _)| task(vec![*at], SMALL))
        .collect();
    let words = |at: u32| facts.headers.get(at as usize).map_or("", String::as_str);
    let has_gap = |at: u32| {
        facts
            .opened
            .columns
            .get(at as usize)
            .is_some_and(|column| column.nulls > 0)
    };
    // one column of totals, and its parts
    let (totals, parts): (Vec<_>, Vec<_>) = counts.iter().partition(|(at, _)| is_total(words(*at)));
    if let [(total, own)] = totals.as_slice()
        && (2..=MOST_PARTS).contains(&parts.len())
        && parts.iter().any(|(at, _)| has_gap(*at))
        && weighs(*own)
    {
        let columns = std::iter::once(*total).chain(parts.iter().map(|(at, _)| *at));
        tasks.push(task(columns.collect(), ACROSS));
    }
    // one row of totals
    let labels = (0u32..).zip(&facts.opened.columns).find(|(_, column)| {
        column.column_type == ColumnType::Text
            && column.totals.iter().map(|total| total.1).sum::<u64>() == 1
    });
    if let Some((label, _)) = labels
        && facts.opened.profiled_rows() <= MOST_TOTALLED
    {
        let gaps = counts
            .iter()
            .filter(|(at, own)| has_gap(*at) && weighs(*own));
        tasks.extend(
            gaps.take(MOST_PARTS)
                .map(|(at, _)| task(vec![label, *at], DOWN)),
        );
    }
    tasks
}

fn whole(cell: &Cell) -> Option<i64> {
    match cell.plain() {
        Cell::Integer(number) => Some(*number),
        _ => None,
    }
}

fn look(row: &RowSeen<'_>, task: &Task) -> Option<Hit> {
    let hit = |value: String| {
        Some(Hit {
            value,
            repair: None,
        })
    };
    match task.words.first().map(String::as_str) {
        Some(SMALL) => match whole(&row.cell(0))? {
            1 | 2 => hit("a".to_owned()),
            3 | 4 => hit("b".to_owned()),
            _ => None,
        },
        Some(ACROSS) => {
            let total = whole(&row.cell(0))?;
            let (mut sum, mut gap) = (0i64, None);
            for at in 1..task.columns.len() {
                match whole(&row.cell(at)) {
                    Some(number) => sum = sum.saturating_add(number),
                    None if gap.is_some() => return None,
                    None => gap = Some(at),
                }
            }
            match (gap, total.saturating_sub(sum)) {
                (None, 0) => hit("right".to_owned()),
                (None, _) => hit("wrong".to_owned()),
                (Some(at), 1 | 2) => hit(format!("a{at}")),
                (Some(at), 3 | 4) => hit(format!("b{at}")),
                _ => None,
            }
        }
        Some(DOWN) => {
            let label = row.text(0).unwrap_or("");
            match (is_total(label), whole(&row.cell(1))) {
                (true, Some(number)) => hit(format!("t{number}")),
                (false, Some(number)) => hit(format!("p{number}")),
                (false, None) => hit("gap".to_owned()),
                _ => None,
            }
        }
        _ => None,
    }
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let subject = Subject::of(facts);
    let of_column = |at: u32| {
        let counts = counts(facts, &subject);
        counts
            .into_iter()
            .find(|(own, _)| *own == at)
            .map(|(_, own)| own)
    };
    let found = match (
        task.words.first().map(String::as_str),
        task.columns.as_slice(),
    ) {
        (Some(SMALL), [column]) => {
            of_column(*column).and_then(|own| small(facts, *column, tally, subject.weights(own)))
        }
        (Some(ACROSS), [total, parts @ ..]) => of_column(*total)
            .and_then(|own| across(facts, *total, parts, tally, subject.weights(own).0?)),
        (Some(DOWN), [_, column]) => {
            of_column(*column).and_then(|own| down(facts, *column, tally, subject.weights(own)))
        }
        _ => None,
    };
    found.into_iter().collect()
}

/// Counts that can be read off.
fn small(
    facts: &Facts<'_>,
    column: u32,
    tally: Tally,
    (one, three): (Option<Severity>, Option<Severity>),
) -> Option<Finding> {
    let cells = |code: &str| {
        let found = tally.values.iter().filter(|((own, _), _)| own == code);
        found.map(|(_, (cells, _))| *cells).sum::<u64>()
    };
    let (ones, threes) = (cells("a"), cells("b"));
    let (severity, code, most) = match (ones, threes) {
        (1.., _) => (one?, "a", if three.is_some() { 4 } else { 2 }),
        (0, 1..) => (three?, "b", 4),
        _ => return None,
    };
    let kept = tally
        .values
        .into_iter()
        .filter(|((own, _), _)| own == code)
        .collect();
    let mut kept = tally::of_values(kept);
    kept.values.clear();
    let finding = tally::finding(ID, severity, &facts.place(column), kept)?;
    let mut params = vec![(
        "limit".to_owned(),
        Param::Count(if code == "a" { 2 } else { 4 }),
    )];
    if code == "a" && threes > 0 && three.is_some() {
        params.push(("up_to_four".to_owned(), Param::Count(ones + threes)));
    }
    Some(Finding {
        params,
        mend: Some(Mend::HideSmall(most)),
        ..finding
    })
}

/// Hidden counts that the total of their row gives away.
fn across(
    facts: &Facts<'_>,
    total: u32,
    parts: &[u32],
    tally: Tally,
    severity: Severity,
) -> Option<Finding> {
    let cells = |code: &str| {
        tally
            .values
            .get(&(code.to_owned(), None))
            .map_or(0, |places| places.0)
    };
    // what does not add up is no total of these
    if cells("wrong") * 10 > cells("right") {
        return None;
    }
    let given: Vec<_> = tally
        .values
        .into_iter()
        .filter(|((code, _), _)| code.starts_with('a'))
        .collect();
    let mut columns: Vec<u32> = Vec::new();
    for ((code, _), _) in &given {
        let at = code.get(1..).and_then(|at| at.parse::<usize>().ok())?;
        columns.extend(parts.get(at.checked_sub(1)?));
    }
    let column = match columns.as_slice() {
        [] => return None,
        [one] => *one,
        _ => total,
    };
    hidden(facts, column, tally::of_values(given), severity)
}

/// A hidden count that the total of its column gives away.
fn down(
    facts: &Facts<'_>,
    column: u32,
    tally: Tally,
    (one, three): (Option<Severity>, Option<Severity>),
) -> Option<Finding> {
    let (mut total, mut sum) = (None, 0i64);
    for ((code, _), (cells, _)) in &tally.values {
        if let Some(number) = code.strip_prefix('t') {
            total = Some(number.parse::<i64>().ok()?);
        } else if let Some(number) = code.strip_prefix('p') {
            let cells = i64::try_from(*cells).ok()?;
            sum = sum.checked_add(number.parse::<i64>().ok()?.checked_mul(cells)?)?;
        }
    }
    let gap = tally.values.get(&("gap".to_owned(), None))?;
    if gap.0 != 1 {
        return None;
    }
    let severity = match total?.checked_sub(sum)? {
        1 | 2 => one?,
        3 | 4 => three?,
        _ => return None,
    };
    let kept = vec![(("gap".to_owned(), None), gap.clone())];
    hidden(facts, column, tally::of_values(kept), severity)
}

fn hidden(facts: &Facts<'_>, column: u32, mut tally: Tally, severity: Severity) -> Option<Finding> {
    tally.values.clear();
    let finding = tally::finding(ID, severity, &facts.place(column), tally)?;
    Some(Finding {
        params: vec![("case".to_owned(), Param::Text("computed".to_owned()))],
        ..finding
    })
}
