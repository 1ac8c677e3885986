//! Sentences of charts of several series, of two columns, of spreads and of single days, in English.

use super::{in_, list, of_parts};
use crate::chart::forms::FormTexts;
use model::view_spec::{BreakKind, ChartReason, ShareOf};

/// Sentences of charts of several series, of two columns, of spreads and of single days.
pub static TEXTS: FormTexts = FormTexts {
    others: "Others",
    weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    share: |of, column| {
        let of_what = column.map_or_else(|| "the rows".to_owned(), str::to_owned);
        match of {
            ShareOf::All => format!("Share of all {of_what}"),
            ShareOf::Group => format!("Share of {of_what}"),
        }
    },
    hole: |by, (from, to), missing, which| match which {
        Some(which) => {
            format!("{which} is missing in {by} (of {from}–{to}), so the sums are too low.")
        }
        None => {
            format!(
                "{missing} of the numbers {from}–{to} are missing in {by}, so the sums are too low."
            )
        }
    },
    municipality_rows: |(there, of), missing, others| {
        let missing = match missing {
            _ if there == of => String::new(),
            [one] => format!("; {one} is missing"),
            [] => format!("; {} are missing", of.saturating_sub(there)),
            names => format!("; {} are missing", list(names)),
        };
        let whole = match there == of {
            true => format!("The rows are the {of} municipalities"),
            false => format!("The rows are {there} of the {of} municipalities"),
        };
        match others {
            [] => format!("{whole}{missing}."),
            others => format!("{whole} and {}{missing}.", list(others)),
        }
    },
    folded: |names, more| {
        let all: Vec<String> = names
            .iter()
            .map(|(name, others)| format!("{name} (also {})", others.join(", ")))
            .collect();
        let more = match more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!(
            "Spellings that differ only in capitals or spaces are counted together: {}.",
            all.join("; ") + &more
        )
    },
    percentage_points: |number| format!("{number}\u{a0}percentage points"),
    title_by_two: |what, of, by, series| format!("{what}{} by {by} and {series}", of_parts(of)),
    title_series_over_time: |what, of, series, from, to| {
        format!("{what}{} by {series}, {}", of_parts(of), span(from, to))
    },
    title_change: |what, of, series, from, to| {
        format!("{what}{} by {series}, {from} and {to}", of_parts(of))
    },
    title_spread_by: |what, of, by| format!("Spread of {what}{} for each {by}", of_parts(of)),
    title_against: |what, of, by| format!("{what} and {by}{}", of_parts(of)),
    largest_part: |name, sum| format!("The largest part is {name} with {sum} in all."),
    share_ends: |series, most, least, points| {
        format!(
            "The share differs most for {series}: largest for {} with {}, smallest for {} with {}, a difference of {points}.",
            most.0, most.1, least.0, least.1
        )
    },
    at_end: |when, ends| format!("{}: {ends}", capital(&in_(when))),
    moved_most: |trend, series| {
        if series > 1 {
            format!("Largest change: {trend}")
        } else {
            trend.to_owned()
        }
    },
    series_left_out: |shown, of, gathered| {
        if gathered {
            format!("Shows the {shown} largest of {of}; the rest is gathered in Others.")
        } else {
            format!("Shows the {shown} largest of {of} series.")
        }
    },
    break_name: |kind| match kind {
        BreakKind::Municipalities1970 => "Municipal reform 1970",
        BreakKind::Bornholm2003 => "Bornholm united 2003",
        BreakKind::Municipalities2007 => "Municipal reform 2007",
        BreakKind::Regions2027 => "Region Østdanmark 2027",
    },
    break_sentence: |kind| match kind {
        BreakKind::Municipalities1970 => {
            "On 1 April 1970 some 1,100 municipalities became 277: numbers before and after may be of different areas."
        }
        BreakKind::Bornholm2003 => {
            "On 1 January 2003 the five municipalities of Bornholm became one."
        }
        BreakKind::Municipalities2007 => {
            "On 1 January 2007 271 municipalities became 98, and the counties five regions: numbers before and after may be of different areas."
        }
        BreakKind::Regions2027 => {
            "On 1 January 2027 Region Hovedstaden and Region Sjælland became Region Østdanmark."
        }
    },
    five_numbers: [
        "smallest",
        "lower quartile",
        "median",
        "upper quartile",
        "largest",
    ],
    spread: |five| match five {
        [least, lower, median, upper, most] => format!(
            "median {median}, middle half {lower} to {upper}, smallest {least}, largest {most}"
        ),
        _ => String::new(),
    },
    medians: |ends| format!("Medians: {ends}"),
    box_legend: "The line is the median, the box holds the middle half of the values, and the thin lines reach to the smallest and the largest.",
    same_scale: "All have the same scale.",
    fullest_of_several: |rows, of, by, bins| {
        format!("Most rows, {rows} of {of} in each, are in {bins} equal intervals of {by}.")
    },
    most_common: |rows, of, by, values| match values {
        [one] => format!("Most rows, {rows} of {of}, have {by} {one}."),
        several => format!(
            "Most rows, {rows} of {of} each, have {by} {}.",
            list(several)
        ),
    },
    points: |rows| format!("{rows} rows have both numbers."),
    bins: |rows| {
        format!("{rows} rows have both numbers; the deeper the colour, the more rows in the field.")
    },
    together: |what, by, slope, share| {
        let fit = format!("r²\u{a0}=\u{a0}{share}");
        if slope > 0.0 {
            format!("{what} is on the whole higher where {by} is higher ({fit}).")
        } else if slope < 0.0 {
            format!("{what} is on the whole lower where {by} is higher ({fit}).")
        } else {
            format!("{what} and {by} do not plainly go together along a straight line ({fit}).")
        }
    },
    no_cause: "That does not say that one is the cause of the other.",
    empty_cells: |cells, written| match cells {
        1 => "1 field has no number; it is hatched.".to_owned(),
        _ => format!("{written} fields have no number; they are hatched."),
    },
    share_of_all: |name, share| format!("{name} is {share} of what is shown."),
    negative_left_out: |groups, written| match groups {
        1 => "1 number below zero cannot be an area and is left out.".to_owned(),
        _ => format!("{written} numbers below zero cannot be areas and are left out."),
    },
    moved: |name, rise, (from, to), points| {
        let verb = if rise { "rose" } else { "fell" };
        let by = points.map_or_else(String::new, |points| format!(", {points}"));
        format!("{name} {verb} most, from {from} to {to}{by}.")
    },
    unmoved: "None rose or fell.",
    without_both: |series, written| match series {
        1 => "1 series has not numbers for both and is left out.".to_owned(),
        _ => format!("{written} series have not numbers for both and are left out."),
    },
    apart: |(one, other), group, (a, b), points| {
        let by = points.map_or_else(String::new, |points| format!(", a difference of {points}"));
        format!("Farthest apart are {one} and {other} for {group}: {a} and {b}{by}.")
    },
    two_sums: |one, other| {
        format!(
            "In all, {} is {} and {} {}.",
            one.0, one.1, other.0, other.1
        )
    },
    sides_left_out: |values, written| match values {
        1 => "1 more value has no side and is left out.".to_owned(),
        _ => format!("{written} more values have no side and are left out."),
    },
    empty_days: |days, written| match days {
        1 => "1 day between has no number; it is hatched.".to_owned(),
        _ => format!("{written} days between have no number; they are hatched."),
    },
    unranked: |groups, written, fewest| match groups {
        1 => format!("1 group with fewer than {fewest} values stands last, without a rank."),
        _ => {
            format!("{written} groups with fewer than {fewest} values stand last, without a rank.")
        }
    },
    held_back: |numbers, written, fewest| match numbers {
        1 => format!(
            "1 number has fewer than {fewest} values behind it and is not compared with the others."
        ),
        _ => format!(
            "{written} numbers have fewer than {fewest} values behind them and are not compared with the others."
        ),
    },
    quantile_error: |error| {
        format!("With so many rows, medians and quartiles are exact to within ±{error}.")
    },
    because: |reason, what, by, series| match reason {
        ChartReason::SeriesOverTime => {
            format!("Suggested because {what} can be followed over {by} for each {series}.")
        }
        ChartReason::Parts => {
            format!("Suggested because each {by} is made of the same few {series}.")
        }
        ChartReason::LastPeriod => {
            format!("Suggested because {what} can be compared in the latest period.")
        }
        ChartReason::Change => {
            format!("Suggested because {what} of each {series} can be compared before and after.")
        }
        ChartReason::TwoNumbers => {
            format!("Suggested because {what} and {by} are two numbers of the same row.")
        }
        ChartReason::TwoColumns => {
            format!(
                "Suggested because {by} and {series} together make a table that can be overseen."
            )
        }
        ChartReason::SpreadByGroup => {
            format!("Suggested because {what} may be spread differently for each {by}.")
        }
        ChartReason::AgeAndSex => format!("Suggested because {by} is age, and {series} is sex."),
        ChartReason::Daily => {
            format!("Suggested because there are numbers for nearly every day in {by}.")
        }
        ChartReason::Cycle => {
            format!(
                "Suggested because {by} follows the hours of the day or the months of the year."
            )
        }
        ChartReason::Chosen => "Chosen by you.".to_owned(),
        ChartReason::OverTime | ChartReason::FewGroups | ChartReason::Spread => String::new(),
    },
    hour: |hour| format!("{hour}:00"),
    source: |file, day, subject| {
        let day = day.map_or_else(String::new, |day| format!(", changed {day}"));
        let subject = subject.map_or_else(String::new, |subject| format!(". Subject: {subject}"));
        format!("Source: {file}{day}{subject}")
    },
};

fn span(from: &str, to: &str) -> String {
    if from == to {
        from.to_owned()
    } else {
        format!("{from}–{to}")
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
