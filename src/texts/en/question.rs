//! Plain questions and their answers, in English.

use crate::format::integer;
use crate::question::{Asking, QuestionTexts, distance, kept_rows, number};
use model::message::Language::English;
use model::question::{Compared, NearFound, OwnFound, Topic};

/// Plain questions and their answers.
pub static TEXTS: QuestionTexts = QuestionTexts {
    question,
    near,
    own,
    no_place: "Write a postal code, such as 8000.",
    no_place_option: "Give a Danish postal code with --near, such as --near 8000.",
    nothing: "Datalup has no questions that this table can answer honestly.",
    title: "Questions the table can answer",
    show: "Show the picture",
    show_map: "Show on the map",
    keep_near: "Keep only the rows nearby",
    own_label: "My municipality",
    own_note: "The choice is kept in this browser only and sent nowhere.",
    own_unknown: "No municipality is called that. Choose one from the list.",
    forget: "Forget my municipality",
    forgotten: "Your municipality is forgotten.",
    kept: |name| format!("{name} is your municipality now."),
    near_label: "Postal code",
    near_ask: "See what is near",
    waiting: "Finding questions …",
};

fn question(asking: &Asking<'_>) -> String {
    let which = match asking.compared {
        Compared::Municipalities => Some("Which municipality"),
        Compared::Regions => Some("Which region"),
        Compared::Postcodes => Some("Which postal code"),
        Compared::Groups => None,
    };
    let (by, measured) = (asking.by, asking.measured);
    match asking.topic {
        Topic::Most => match (which, measured, asking.counts) {
            (Some(which), _, true) => format!("{which} has most rows?"),
            (Some(which), Some(measured), _) => format!("{which} is highest in “{measured}”?"),
            (Some(which), None, _) => format!("{which} is highest?"),
            (None, _, true) => format!("What is there most of in “{by}”?"),
            (None, Some(measured), _) => format!("What in “{by}” is highest in “{measured}”?"),
            (None, None, _) => format!("What in “{by}” is highest?"),
        },
        Topic::OverTime => match (measured, asking.counts) {
            (_, true) => format!("Have there been more or fewer rows over time ({by})?"),
            (Some(measured), _) => format!("How has “{measured}” gone over time?"),
            (None, _) => "How has it gone over time?".to_owned(),
        },
        Topic::Changed => {
            let what = match which {
                Some(which) => which.to_owned(),
                None => format!("What in “{by}”"),
            };
            match measured {
                Some(measured) => format!("{what} has changed most in “{measured}”?"),
                None => format!("{what} has changed most?"),
            }
        }
        Topic::Parts => {
            let parts = asking.parts.unwrap_or(by);
            match measured {
                Some(measured) => format!("How is “{measured}” shared among “{parts}”?"),
                None => format!("How are the numbers shared among “{parts}”?"),
            }
        }
        Topic::Spread => format!("Where do the numbers in “{by}” usually lie?"),
        Topic::Near => match asking.place {
            Some(place) => format!("What is near {place}?"),
            None => "What is near you?".to_owned(),
        },
        Topic::Own => match (measured, asking.counts) {
            (Some(measured), false) => format!("How does my municipality stand in “{measured}”?"),
            _ => "How does my municipality stand?".to_owned(),
        },
    }
}

fn near(found: &NearFound, name: Option<&str>) -> String {
    let within = distance(found.metres, English);
    let rows = integer(found.rows, English);
    let place = &found.called;
    let mut said = match found.within {
        0 => format!("None of {rows} rows lie within {within} of the middle of {place}"),
        1 => format!("1 of {rows} rows lies within {within} of the middle of {place}"),
        near => format!(
            "{} of {rows} rows lie within {within} of the middle of {place}",
            integer(near, English)
        ),
    };
    // equally near ones are no nearest
    let alone = match found.nearest.as_slice() {
        [first, second, ..] => first.metres < second.metres,
        [_] => true,
        [] => false,
    };
    if let Some(first) = found.nearest.first() {
        let away = distance(first.metres, English);
        match name.filter(|_| alone) {
            Some(name) => said.push_str(&format!("; nearest is {name} ({away} away)")),
            None if found.within == 0 => said.push_str(&format!("; the nearest is {away} away")),
            None => {}
        }
    }
    if found.by_district {
        said.push_str("; distances are from the middle of the row's postal district");
    }
    if found.located < found.rows {
        said.push_str(&match found.rows - found.located {
            1 => "; 1 row has no known place".to_owned(),
            more => format!("; {} rows have no known place", integer(more, English)),
        });
    }
    said.push('.');
    said
}

fn own(found: &OwnFound, measured: Option<&str>, counts: bool) -> String {
    let name = &found.name;
    let Some(value) = found.value else {
        return format!("{name} has no number here.");
    };
    let text = number(value, found.whole_numbers, English);
    let what = match (measured, counts) {
        (_, true) if value == 1.0 => "1 row".to_owned(),
        (_, true) => format!("{text} rows"),
        (Some(measured), _) if found.per_1000 => {
            format!("{text} in “{measured}” per 1,000 inhabitants")
        }
        (Some(measured), _) => format!("{text} in “{measured}”"),
        (None, _) if found.per_1000 => format!("{text} per 1,000 inhabitants"),
        (None, _) => text,
    };
    let kept = match found.only.is_empty() {
        true => String::new(),
        false => format!(" ({})", kept_rows(found, English)),
    };
    let (Some(rank), Some(median)) = (found.rank, found.median) else {
        return format!("{name} has {what}{kept}; there are too few numbers to compare.");
    };
    let tied = match found.tied {
        0 | 1 => String::new(),
        2 => ", level with 1 other".to_owned(),
        more => format!(", level with {} others", integer(more - 1, English)),
    };
    format!(
        "{name} has {what}{kept}: number {} of {} from the top{tied}; the median is {}.",
        integer(rank, English),
        integer(found.of, English),
        number(median, found.whole_numbers, English)
    )
}
