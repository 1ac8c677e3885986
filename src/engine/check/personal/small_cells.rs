//! Counts so small that those who are counted can be recognised.
//!
//! **What**: counts of one or two persons, households, cases or firms (three or four where it is sensitive), and
//! hidden counts that can be computed: one cell left out of a row or a column whose total is told, or a share of a
//! base that stands beside it (33.3 % of three are one). `1-2` says a small count as plainly as 1; `<3` and `under 5`
//! hide it, and are told only where it can be computed.
//! **Why**: who knows the place knows the person, and learns what the table tells of the few. What weighs how much is
//! a matter of what is counted, of how sensitive it is, and of how large the area is; things are never a worry.
//! **Example**: `sogn;kontanthjælpsmodtagere` over `7601;2`.

mod spelled;
mod subject;

use crate::check::tally::{self, Code, Places, Tally};
use crate::check::walk::RowSeen;
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::suggest::totals::is_total;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::finding::{Finding, Param, Severity};
use model::mend::Mend;
use spelled::Spelled;
use std::collections::BTreeMap;
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
const SHARE: &str = "share";
/// Between the figures of a code and the group it stands in.
const BETWEEN: char = '\u{1f}';
/// Totals of groups in one table.
const MOST_TOTALS: u64 = 500;
/// A larger base rounds shares so that no single count can be told from them.
const MOST_BASE: i64 = 300;

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
            let is_part = words.starts_with("heraf ") || words.starts_with("deraf ");
            let own = match counted(words) {
                None if is_part => subject.counted,
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
            let names_measure =
                |word: &str| is_measure.contains(&word) && !(is_part && word == "aar");
            let is_measured = words.split(' ').any(names_measure) && !is_age_group;
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
            let is_spelled = column.is_some_and(spelled::are_counts);
            weighs(*own) && (is_spelled || least.is_some_and(|least| least <= 4.0))
        })
        .map(|(at, _)| task(vec![*at], SMALL))
        .collect();
    let words = |at: u32| facts.headers.get(at as usize).map_or("", String::as_str);
    let has_gap = |at: u32| {
        facts
            .opened
            .columns
            .get(at as usize)
            .is_some_and(|column| column.nulls > 0 || spelled::are_counts(column))
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
    tasks.extend(
        shares(facts, &counts, &subject)
            .into_iter()
            .map(|columns| task(columns, SHARE)),
    );
    // one row of totals, or one for each group of a column before it
    let texts = || {
        let columns = (0u32..).zip(&facts.opened.columns);
        columns.filter(|(_, column)| column.column_type == ColumnType::Text)
    };
    let totals_of = |column: &ColumnProfile| column.totals.iter().map(|total| total.1).sum::<u64>();
    let labels = texts().find(|(_, column)| (1..=MOST_TOTALS).contains(&totals_of(column)));
    let groups = labels.and_then(|(label, column)| match totals_of(column) {
        1 => Some(None),
        many => texts()
            .find(|(at, own)| *at != label && own.distinct == many && own.nulls == 0)
            .map(|(at, _)| Some(at)),
    });
    if let (Some((label, _)), Some(group)) = (labels, groups)
        && facts.opened.profiled_rows() <= MOST_TOTALLED
    {
        let gaps = counts
            .iter()
            .filter(|(at, own)| has_gap(*at) && weighs(*own));
        tasks.extend(gaps.take(MOST_PARTS).map(|(at, _)| {
            let columns = [label, *at].into_iter().chain(group);
            task(columns.collect(), DOWN)
        }));
    }
    tasks
}

/// A base and a share of it: the only count of the table, or its total, beside columns of shares.
fn shares(facts: &Facts<'_>, counts: &[(u32, Counted)], subject: &Subject) -> Vec<Vec<u32>> {
    let words = |at: u32| facts.headers.get(at as usize).map_or("", String::as_str);
    let total = counts.iter().filter(|(at, _)| is_total(words(*at)));
    let base = match (counts, total.collect::<Vec<_>>().as_slice()) {
        ([only], _) => *only,
        (_, [total]) => **total,
        _ => return Vec::new(),
    };
    if subject.weights(base.1).0.is_none() {
        return Vec::new();
    }
    let columns = (0u32..).zip(&facts.opened.columns);
    let shares = columns.filter(|(at, column)| {
        let names_share = |word: &str| word.starts_with("andel") || word.ends_with("andel");
        column.kind.as_deref() == Some("percent") && words(*at).split(' ').any(names_share)
    });
    shares
        .take(MOST_PARTS)
        .map(|(at, _)| vec![base.0, at])
        .collect()
}

/// How many a share of a base is, when only one number can be meant.
fn of_share(base: i64, percent: f64) -> Option<i64> {
    let count = base as f64 * percent / 100.0;
    let whole = count.round();
    // shares have a decimal at least: half of its last place, and a little for the arithmetic
    let rounded = base as f64 * 0.0005 + 1e-6;
    ((1..=MOST_BASE).contains(&base) && (count - whole).abs() <= rounded).then_some(whole as i64)
}

fn whole(cell: &Cell) -> Option<i64> {
    match cell.plain() {
        Cell::Integer(number) => Some(*number),
        Cell::Text { text, .. } => match spelled::read(text)? {
            Spelled::Count(number) => Some(number),
            Spelled::Few | Spelled::UpTo(_) => None,
        },
        _ => None,
    }
}

/// The most that a count can be, where it is told.
fn most(cell: &Cell) -> Option<i64> {
    match cell.plain() {
        Cell::Text { text, .. } => match spelled::read(text)? {
            Spelled::UpTo(most) => Some(most),
            Spelled::Count(number) => Some(number),
            Spelled::Few => None,
        },
        _ => whole(cell),
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
        Some(SMALL) => match most(&row.cell(0))? {
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
            let group = row.text(2).unwrap_or("");
            let of_group = |code: String| hit(format!("{code}{BETWEEN}{group}"));
            match (is_total(label), whole(&row.cell(1))) {
                (true, Some(number)) => of_group(format!("t{number}")),
                (false, Some(number)) => of_group(format!("p{number}")),
                (false, None) => of_group("gap".to_owned()),
                _ => None,
            }
        }
        Some(SHARE) => {
            let percent = row.cell(1).plain().as_f64()?;
            let base = whole(&row.cell(0))?;
            // all or nobody says nothing of a few
            let count = of_share(base, percent).filter(|count| *count < base)?;
            match count {
                1 | 2 => hit("a".to_owned()),
                3 | 4 => hit("b".to_owned()),
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
        (Some(DOWN), [_, column, ..]) => {
            of_column(*column).and_then(|own| down(facts, *column, tally, subject.weights(own)))
        }
        (Some(SHARE), [base, column]) => of_column(*base).and_then(|own| {
            let found = small(facts, *column, tally, subject.weights(own))?;
            Some(Finding {
                params: vec![("case".to_owned(), Param::Text(SHARE.to_owned()))],
                mend: None,
                ..found
            })
        }),
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
    let room = tally.room;
    let kept = tally
        .values
        .into_iter()
        .filter(|((own, _), _)| own == code)
        .collect();
    let mut kept = tally::of_values(kept, room);
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
    let room = tally.room;
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
    hidden(facts, column, tally::of_values(given, room), severity)
}

/// Hidden counts that the total of their column, or of their group in it, gives away.
fn down(
    facts: &Facts<'_>,
    column: u32,
    tally: Tally,
    (one, three): (Option<Severity>, Option<Severity>),
) -> Option<Finding> {
    let room = tally.room;
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for ((code, own), places) in tally.values {
        let (figure, group) = code.split_once(BETWEEN)?;
        let group = groups.entry(group.to_owned()).or_default();
        let number = |figure: &str| figure.parse::<i64>().ok();
        if let Some(total) = figure.strip_prefix('t') {
            // a group of two totals has none
            group.totals += places.0;
            group.total = number(total)?;
        } else if let Some(part) = figure.strip_prefix('p') {
            let cells = i64::try_from(places.0).ok()?;
            group.sum = group.sum.checked_add(number(part)?.checked_mul(cells)?)?;
        } else {
            group.gaps += places.0;
            group.gap = Some(((code, own), places));
        }
    }
    let (mut ones, mut threes) = (Vec::new(), Vec::new());
    let given = groups
        .into_values()
        .filter(|group| group.gaps == 1 && group.totals == 1);
    for group in given {
        match group.total.saturating_sub(group.sum) {
            1 | 2 => ones.extend(group.gap),
            3 | 4 => threes.extend(group.gap),
            _ => {}
        }
    }
    let (severity, kept) = match (ones.is_empty(), threes.is_empty()) {
        (false, _) => (one?, ones),
        (true, false) => (three?, threes),
        _ => return None,
    };
    hidden(facts, column, tally::of_values(kept, room), severity)
}

/// Rows that a total is told of.
#[derive(Default)]
struct Group {
    total: i64,
    totals: u64,
    sum: i64,
    gaps: u64,
    gap: Option<(Code, Places)>,
}

fn hidden(facts: &Facts<'_>, column: u32, mut tally: Tally, severity: Severity) -> Option<Finding> {
    tally.values.clear();
    let finding = tally::finding(ID, severity, &facts.place(column), tally)?;
    Some(Finding {
        params: vec![("case".to_owned(), Param::Text("computed".to_owned()))],
        ..finding
    })
}
