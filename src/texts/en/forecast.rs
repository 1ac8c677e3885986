//! What is said of a forecast, in English.

use super::chart::of_parts;
use crate::chart::Moment;
use crate::forecast::ForecastTexts;
use model::forecast::{Method, TimeStep};
use model::view_spec::BreakKind;

/// What is said of a forecast.
pub static TEXTS: ForecastTexts = ForecastTexts {
    title: |what, of, to| format!("{what}{}, forecast until {to}", of_parts(of)),
    known: |from, to| format!("Known numbers: {from}–{to}."),
    spoken: "Line with a forecast",
    last: |last| {
        let ([low, high], [lowest, highest]) = (last.narrow, last.wide);
        format!(
            "If the numbers go on as before, {} is about {} {}: with a probability of 80% between {low} and {high}, with 95% between {lowest} and {highest}.",
            last.what,
            last.value,
            in_(last.when)
        )
    },
    tried: |tried| {
        let plain = match tried.plain {
            Method::SeasonalNaive => "repeating the numbers of the last round",
            _ => "repeating the latest number",
        };
        let first = format!(
            "Tried on the past ({}, {} ahead) the model would have been off by {} on average; just {plain} is off by {}.",
            times(tried.origins),
            steps(tried.steps, tried.step),
            tried.model,
            tried.naive
        );
        let used = if tried.used.is_naive() {
            " The simple way was at least as good, so it is used here."
        } else {
            ""
        };
        let [numbers, inside] = tried.inside;
        let wider = match tried.widened {
            Some(times) => format!(", so it was made {times} times wider"),
            None => String::new(),
        };
        format!(
            "{first}{used} {inside} of the {numbers} numbers lay inside the band of 80%{wider}."
        )
    },
    under: |percent| format!("less than {percent}"),
    percentage_points: |distance| format!("{distance} percentage points"),
    seasons: |step, lengths| {
        let rounds: Vec<&str> = lengths.iter().map(|length| round(step, *length)).collect();
        format!(
            "There is a pattern that comes again {}.",
            rounds.join(" and ")
        )
    },
    no_season: "No pattern that comes again was found.",
    shift: |when, before, after| {
        format!(
            "The level changes {}: from about {before} to about {after}.",
            in_(when)
        )
    },
    levelled: "In the reckoning the numbers before are moved to the new level.",
    filled: |count, listed| match (count, listed) {
        (1, Some(listed)) => {
            format!("There is no number for {listed}; it is estimated from its neighbours.")
        }
        (_, Some(listed)) => {
            format!("There are no numbers for {listed}; they are estimated from their neighbours.")
        }
        (count, None) => {
            format!("{count} numbers are missing and estimated from their neighbours.")
        }
    },
    since_break: |from, kind| {
        format!(
            "Only numbers from {from} on are used: {} changed what is counted.",
            broke(kind)
        )
    },
    since_length: |from, known| {
        format!("Only the latest {known} numbers are used, from {from} on.")
    },
    unfinished: |period| format!("{period} is not over and is not used."),
    ahead_of_file: |count| match count {
        1 => "1 number after the file's date is not used: it is an estimate itself.".to_owned(),
        _ => format!(
            "{count} numbers after the file's date are not used: they are estimates themselves."
        ),
    },
    caution: "A forecast is no knowledge of the future: it carries the numbers on as they have moved, and says nothing of why.",
    legend: ["Known numbers", "Forecast", "80% probable", "95% probable"],
    shift_name: "Level shift",
    begins: "Forecast",
    mark: |value, low, high| format!("{value} (80%: {low}–{high})"),
    columns: ["80% from", "80% to", "95% from", "95% to"],
    refused: "No forecast",
    persons: |column| {
        let sign = match column {
            Some(column) => format!("The rows are about persons (the column “{column}”)"),
            None => "The rows are about persons".to_owned(),
        };
        format!(
            "{sign}, and nothing is predicted here of individuals. Forecast a table of counts instead, without particulars of persons."
        )
    },
    not_in_time: "The numbers do not stand by years, quarters, months, weeks, days or hours, so they cannot be carried on.",
    several_series: "There are several lines. Choose one of them, for instance with a filter, and forecast that.",
    not_regular: "The numbers stand at unequal distances in time. Choose month or year in the chart, so that the distance is the same.",
    future_only: "All numbers lie after the file's date: they are a forecast themselves.",
    too_short: |has, needed, step, since| {
        let behind = match since {
            Some(kind) => format!(" after {}", broke(kind)),
            None => String::new(),
        };
        let rounds = match step.seasons().first() {
            Some(length) if *length as u32 * 3 == needed => {
                format!(" (three times {})", steps(*length as u32, step))
            }
            _ => String::new(),
        };
        format!(
            "There are {has} numbers{behind}, and at least {needed} are needed{rounds}, so that a pattern can be seen and tried on the past."
        )
    },
    gaps: |missing, of| {
        format!("{missing} of {of} numbers are missing. At most one in ten may be.")
    },
    shift_at_end: |when, before, after| {
        format!(
            "The level changes {}, just before the numbers end: from about {before} to about {after}. Nobody knows yet whether it stays there.",
            in_(when)
        )
    },
    constant: |value| format!("The number is {value} all the way: there is nothing to carry on."),
    small_counts: |below, of| {
        format!(
            "In {below} of {of} periods there are fewer than 10. Counts this small vary by chance. Choose longer periods, for instance years instead of months."
        )
    },
    too_far: |asked, most| {
        format!(
            "{asked} ahead is too far: the numbers bear {most} at most, half as many as there are."
        )
    },
    no_model: "No model fits the numbers.",
};

/// "in 2017", "on 21 November 2026".
fn in_(moment: &Moment) -> String {
    match moment {
        Moment::Period(words) => format!("in {words}"),
        Moment::Day(words) => format!("on {words}"),
    }
}

fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        _ => format!("{count} times"),
    }
}

/// "4 quarters".
pub(super) fn steps(count: u32, step: TimeStep) -> String {
    let word = match step {
        TimeStep::Year => "year",
        TimeStep::HalfYear => "half-year",
        TimeStep::Quarter => "quarter",
        TimeStep::Month => "month",
        TimeStep::Week => "week",
        TimeStep::Day => "day",
        TimeStep::Hour => "hour",
    };
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// After how long a pattern comes again.
fn round(step: TimeStep, length: u32) -> &'static str {
    match (step, length) {
        (TimeStep::Hour, 24) => "every day",
        (TimeStep::Hour, _) | (TimeStep::Day, 7) => "every week",
        _ => "every year",
    }
}

fn broke(kind: BreakKind) -> &'static str {
    match kind {
        BreakKind::Municipalities1970 => "the municipal reform of 1970",
        BreakKind::Bornholm2003 => "the merger of Bornholm's municipalities in 2003",
        BreakKind::Municipalities2007 => "the municipal reform of 2007",
        BreakKind::Regions2027 => "the reform of the regions in 2027",
    }
}
