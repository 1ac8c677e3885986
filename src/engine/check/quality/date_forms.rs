//! Days written in more than one way.
//!
//! **What**: a column of days in which some are `2024-05-31` and some `31.05.2024`; years of two digits; days that
//! fit both day first and month first.
//! **Why**: a program reads one form as days, and the others as texts, or as other days.
//! **Example**: `2024-05-31`, `31/05/2024`, `31-05-24`.

use super::tell;
use crate::check::tally::{MOST_ROWS, Room, Tally};
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::kind::names_a_day;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::finding::{Finding, Param, Severity};
use model::mend::Mend;
use model::note::Note;
use model::plain;
use model::sniff::DateOrder;

const ID: &str = "quality.date_forms";
/// Beside the form of a day that can be read in one way only.
const CLEAR: &str = "clear";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    tasks,
    look: Look::Text(look),
    finish,
    ..RULE
};

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let of_note = |note: &Note| {
        let (column, count, case, severity) = match note {
            Note::ShortYears { column, count, .. } => {
                (column, count, "short_years", Severity::Info)
            }
            Note::AmbiguousDates { column, count } => (column, count, "ambiguous", Severity::Info),
            _ => return None,
        };
        let mut finding = tell::of_column(facts, ID, severity, facts.named(column)?, case);
        finding.cells = Some(*count);
        Some(finding)
    };
    facts.opened.notes.iter().filter_map(of_note).collect()
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let has_days = |at: u32, column: &ColumnProfile| {
        let top = column.top.iter().take(20);
        let is_day = |cell: &Cell| matches!(cell, Cell::Text { text, .. } if form(text).is_some());
        let days = top.filter(|(cell, _)| is_day(cell)).count();
        let words = facts.headers.get(at as usize).map_or("", String::as_str);
        days > 0 && (names_a_day(words) || days * 2 > column.top.len().min(20))
    };
    let columns = facts.texts().filter(|(at, column)| has_days(*at, column));
    columns
        .map(|(at, _)| Task {
            columns: vec![at],
            ..Task::default()
        })
        .collect()
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    let form = form(text).unwrap_or("other");
    // of days that end with the year some have only one reading
    let is_clear = plain::day(text, None).is_some();
    Some(Hit {
        value: form.to_owned(),
        repair: is_clear.then(|| CLEAR.to_owned()),
    })
}

fn finish(facts: &Facts<'_>, task: &Task, tally: Tally) -> Vec<Finding> {
    let Some(column) = task.columns.first() else {
        return Vec::new();
    };
    let mend = mend_of(&tally);
    let mut forms: Vec<(String, u64, Vec<u64>)> = Vec::new();
    for ((form, _), (cells, rows)) in tally.values {
        match forms.iter_mut().find(|known| known.0 == form) {
            Some(known) => {
                known.1 += cells;
                known.2.extend(rows);
            }
            None => forms.push((form, cells, rows)),
        }
    }
    let others = forms.iter().filter(|form| form.0 == "other");
    let others: u64 = others.map(|form| form.1).sum();
    forms.retain(|form| form.0 != "other");
    forms.sort_by_key(|form| std::cmp::Reverse(form.1));
    // a column of other things with a day here and there is no column of days
    if forms.len() < 2 || others * 5 > tally.cells {
        return Vec::new();
    }
    let mut finding = tell::of_column(facts, ID, Severity::Warning, *column, "mixed");
    finding.cells = Some(forms.iter().skip(1).map(|form| form.1).sum());
    let mut rows: Vec<u64> = forms
        .iter()
        .skip(1)
        .flat_map(|form| form.2.clone())
        .collect();
    rows.sort_unstable();
    rows.dedup();
    if task.room == Room::First {
        rows.truncate(MOST_ROWS);
    }
    finding.rows = rows;
    let values = forms.into_iter().map(|(form, cells, _)| (form, cells));
    finding
        .params
        .push(("values".to_owned(), Param::Values(values.collect())));
    if let Some((mend, unsure)) = mend {
        finding.mend = Some(mend);
        if unsure > 0 {
            finding = tell::count(finding, "unsure", unsure);
        }
    }
    vec![finding]
}

/// What gives days one form, and how many it leaves; nothing where it would change none. Days that end with the year
/// have the day first where some can have nothing else and none have the month first; where both are met, each
/// has to tell for itself.
fn mend_of(tally: &Tally) -> Option<(Mend, u64)> {
    let cells = |fits: &dyn Fn(&str, bool) -> bool| -> u64 {
        let own = tally.values.iter();
        let own = own.filter(|((form, clear), _)| fits(form, clear.is_some()));
        own.map(|(_, (cells, _))| *cells).sum()
    };
    let ends_with_year = |form: &str| form.ends_with("åååå");
    let is_day_first = |form: &str| ends_with_year(form) && form.starts_with("dd");
    let day_first = cells(&|form, is_clear| is_clear && is_day_first(form));
    let month_first = cells(&|form, _| form.starts_with("mm"));
    let order = (day_first > 0 && month_first == 0).then_some(DateOrder::Dmy);
    let changed = cells(&|form, is_clear| match order {
        Some(_) => ends_with_year(form) || is_clear,
        None => is_clear,
    });
    let sound = cells(&|form, _| form == "åååå-mm-dd");
    let unsure = tally.cells.saturating_sub(changed + sound);
    (changed > 0).then_some((Mend::Days(order), unsure))
}

/// How a day is written, as a pattern of letters; nothing for what is none.
fn form(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let day = text.split([' ', 'T']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [one, two, three] = parts.as_slice() else {
        return None;
    };
    let sign = day.chars().find(|c| !c.is_ascii_digit())?;
    if day.chars().filter(|c| *c == sign).count() != 2 {
        return None;
    }
    let number = |part: &str, digits: &[usize]| -> Option<u32> {
        let fits = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse().ok()).flatten()
    };
    let is_month = |n: u32| (1..=12).contains(&n);
    let is_day = |n: u32| (1..=31).contains(&n);
    if let (Some(year), Some(month), Some(own)) = (
        number(one, &[4]),
        number(two, &[1, 2]),
        number(three, &[1, 2]),
    ) {
        let fits = (1000..=2999).contains(&year) && is_month(month) && is_day(own);
        return match sign {
            '-' if fits => Some("åååå-mm-dd"),
            '/' if fits => Some("åååå/mm/dd"),
            _ if fits => Some("åååå.mm.dd"),
            _ => None,
        };
    }
    let own = number(one, &[1, 2])?;
    let month = number(two, &[1, 2])?;
    number(three, &[2, 4])?;
    if !is_day(own) || !is_day(month) || (!is_month(own) && !is_month(month)) {
        return None;
    }
    Some(match (sign, three.len(), is_month(month)) {
        ('-', 4, true) => "dd-mm-åååå",
        ('/', 4, true) => "dd/mm/åååå",
        (_, 4, true) => "dd.mm.åååå",
        (_, 4, false) => "mm/dd/åååå",
        ('-', _, _) => "dd-mm-åå",
        ('/', _, _) => "dd/mm/åå",
        _ => "dd.mm.åå",
    })
}
