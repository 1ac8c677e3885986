//! Titles, sentences and reasons of charts, in English.

use crate::chart::{ChartTexts, Made, Moment, Trend, Way};
use model::view_spec::TimeUnit;

mod forms;

/// Titles, sentences and reasons of charts.
pub static TEXTS: ChartTexts = ChartTexts {
    count_of: |kind| {
        matches!(kind, "municipality_name" | "municipality_code")
            .then_some("Number of municipalities")
    },
    of_kind: |kind| {
        Some(match kind {
            "municipality_name" | "municipality_code" => "municipality",
            "region" => "region",
            "postcode" => "postal code",
            "sex" => "sex",
            "weekday" => "weekday",
            "month" => "month",
            "year" => "year",
            "kle_hovedgruppe" => "KLE main group",
            "kle_gruppe" => "KLE group",
            _ => return None,
        })
    },
    row_count: "Number of rows",
    area: |unit| format!("area ({unit})"),
    number_of: |things| format!("number of {things}"),
    municipalities_and: |other| format!("Number of municipalities and {other}"),
    krone: "DKK",
    title_over_time: |what, of, from, to| {
        if from == to {
            format!("{what}{}, {from}", of_parts(of))
        } else {
            format!("{what}{}, {from}–{to}", of_parts(of))
        }
    },
    title_by_group: |what, of, by| format!("{what}{} by {by}", of_parts(of)),
    title_spread: |by, of| format!("The distribution of {by}{}", of_parts(of)),
    title_empty: |what| what.to_owned(),
    trend: |t| {
        let (from, to) = (in_(t.from_when), in_(t.to_when));
        match t.way {
            Way::Up => format!("{} rose from {} {from} to {} {to}.", t.what, t.from, t.to),
            Way::Down => format!("{} fell from {} {from} to {} {to}.", t.what, t.from, t.to),
            Way::Level => format!("{} was {} both {from} and {to}.", t.what, t.from),
        }
    },
    one_point: |what, value, when| {
        format!(
            "{what} was {value} {}. There are numbers for this one point in time only.",
            in_(when)
        )
    },
    leap: |from, from_when, to, to_when| {
        format!(
            "The largest step is from {from} {} to {to} {}.",
            in_(from_when),
            in_(to_when)
        )
    },
    broken: |leap| {
        format!(
            "{} leaps from {} {} to {} {}, far more than any other change: the numbers before and after are probably not made up in the same way.",
            leap.what,
            leap.from,
            in_(leap.from_when),
            leap.to,
            in_(leap.to_when)
        )
    },
    beside_leap: |before, after| {
        format!(
            "Before the leap {}; after it {}.",
            went(before),
            went(after)
        )
    },
    leap_name: "Probable break",
    unfinished: |first, count, value, when| {
        let when = in_(when);
        match (first, count) {
            (true, _) => format!(
                "The number {when}, {value}, is far below those right after it: the period is probably not counted from its beginning, and the number is not compared with the others."
            ),
            (false, 1) => format!(
                "The number {when}, {value}, is far below those right before it: it is probably not complete yet and is not compared with the others."
            ),
            (false, _) => format!(
                "The last {count} numbers, from {value} {when}, are far below those right before them: they are probably not complete yet and are not compared with the others."
            ),
        }
    },
    peak: |highest, value, when, ties| {
        let word = if highest { "highest" } else { "lowest" };
        match ties {
            0 | 1 => format!("The number was {word} {}: {value}.", in_(when)),
            _ => format!(
                "The number was {word} {ties} times, first {}: {value}.",
                in_(when)
            ),
        }
    },
    gaps: |periods| format!("There are no numbers for {periods}; the line is broken there."),
    many_gaps: |count| {
        format!("Numbers are missing for {count} periods on the way; the line is broken there.")
    },
    partial: |first, period, day| {
        if first {
            format!("The period {period} is not complete: the data begins on {day}.")
        } else {
            format!("The period {period} is not complete: the data ends on {day}.")
        }
    },
    cut_axis: |from| format!("The vertical axis begins at {from}, not at\u{a0}0."),
    ends: |ends| {
        let most = with(ends.largest, ends.largest_value);
        match ends.smallest {
            None => format!("Largest: {most}."),
            Some((names, value)) => format!("Largest: {most}; smallest: {}.", with(names, value)),
        }
    },
    all_equal: |what, groups, value| format!("{what} is {value} for all {groups}."),
    one_group: |what, name, value| format!("{what} is {value} for {name}, the only value."),
    fullest: |rows, of, by, from, to, included| {
        let to = if included {
            format!("up to and including {to}")
        } else {
            format!("to below {to}")
        };
        format!("Most rows, {rows} of {of}, have {by} from {from} {to}.")
    },
    one_value: |rows, by, value| format!("All {rows} rows have {by} {value}."),
    nothing: "There are no numbers to draw.",
    made: |made, by, unit| match made {
        Made::Sum(column) => format!(
            "The numbers are the sum of {column} for {}.",
            each(by, unit)
        ),
        Made::Median(column) => {
            format!(
                "The numbers are the median of {column} for {}.",
                each(by, unit)
            )
        }
        Made::Mean(column) => format!(
            "The numbers are the mean of {column} for {}.",
            each(by, unit)
        ),
    },
    only: |kept| {
        let parts: Vec<String> = kept
            .iter()
            .map(|(column, value)| format!("{column} is {value}"))
            .collect();
        format!("Only rows where {}.", list(&parts))
    },
    except: |left| {
        let parts: Vec<String> = left
            .iter()
            .map(|(column, value)| format!("{value} ({column})"))
            .collect();
        format!("Without {}, which would count twice.", list(&parts))
    },
    left_out: |shown, of| format!("Shows the {shown} largest of {of}."),
    own: |name, value| match value {
        Some(value) => format!("Your municipality, {name}, has {value}."),
        None => format!("Your municipality, {name}, has no number here."),
    },
    own_mark: |name| format!("{name} (your municipality)"),
    missing_rows: |rows, written| match rows {
        1 => "1 row without a value is left out.".to_owned(),
        _ => format!("{written} rows without a value are left out."),
    },
    because_over_time: |what, by| {
        format!("Suggested because {by} is time, and {what} can be followed over it.")
    },
    because_few_groups: |what, by| {
        format!("Suggested because {by} has few values to compare {what} on.")
    },
    because_spread: |by| {
        format!("Suggested because {by} is a number whose spread is worth seeing.")
    },
    forms: &forms::TEXTS,
    from: "from",
    to: "to",
    empty_text: "(empty text)",
    range: |from, to, included| {
        if included {
            format!("{from} up to and including {to}")
        } else {
            format!("{from} to below {to}")
        }
    },
    no_number: "no number",
};

/// "the number rose from 5 in 2017 to 7 in 2018".
fn went(t: &Trend<'_>) -> String {
    let (from, to) = (in_(t.from_when), in_(t.to_when));
    match t.way {
        Way::Up => format!("the number rose from {} {from} to {} {to}", t.from, t.to),
        Way::Down => format!("the number fell from {} {from} to {} {to}", t.from, t.to),
        Way::Level => format!("the number was {} both {from} and {to}", t.from),
    }
}

/// "in 2017", "on 21 Nov 2026".
fn in_(moment: &Moment) -> String {
    match moment {
        Moment::Period(words) => format!("in {words}"),
        Moment::Day(words) => format!("on {words}"),
    }
}

/// So many that share a number are named.
const MOST_NAMED: usize = 4;

/// "Valby with 7", "Valby and Vanløse, both with 7", "5 of them, all with 7".
fn with(names: &[String], value: &str) -> String {
    match names {
        [one] => format!("{one} with {value}"),
        [one, two] => format!("{one} and {two}, both with {value}"),
        few if few.len() <= MOST_NAMED => format!("{}, all with {value}", list(few)),
        many => format!("{value}, for {} of them", many.len()),
    }
}

fn each(by: &str, unit: Option<TimeUnit>) -> String {
    match unit {
        None => format!("each value of {by}"),
        Some(TimeUnit::Year) => format!("each year in {by}"),
        Some(TimeUnit::Month) => format!("each month in {by}"),
        Some(TimeUnit::Day) => format!("each day in {by}"),
    }
}

pub(super) fn of_parts(parts: &[String]) -> String {
    if parts.is_empty() {
        String::new()
    } else {
        format!(" for {}", list(parts))
    }
}

/// "a", "a and b", "a, b and c".
fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [front @ .., last] => format!("{} and {last}", front.join(", ")),
    }
}
