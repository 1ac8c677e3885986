//! Titles, sentences and reasons of charts, in Danish.

use crate::chart::{ChartTexts, Made, Moment, Trend, Way};
use model::view_spec::TimeUnit;

mod forms;

/// Titles, sentences and reasons of charts.
pub static TEXTS: ChartTexts = ChartTexts {
    row_count: "Antal rækker",
    area: |unit| format!("areal ({unit})"),
    number_of: |things| format!("antal {things}"),
    municipalities_and: |other| format!("Antal kommuner og {other}"),
    krone: "kr.",
    count_of: |kind| {
        matches!(kind, "municipality_name" | "municipality_code").then_some("Antal kommuner")
    },
    of_kind: |kind| {
        Some(match kind {
            "municipality_name" | "municipality_code" => "kommune",
            "region" => "region",
            "postcode" => "postnummer",
            "sex" => "køn",
            "weekday" => "ugedag",
            "month" => "måned",
            "year" => "år",
            "kle_hovedgruppe" => "KLE-hovedgruppe",
            "kle_gruppe" => "KLE-gruppe",
            _ => return None,
        })
    },
    title_over_time: |what, of, from, to| {
        if from == to {
            format!("{what}{}, {from}", of_parts(of))
        } else {
            format!("{what}{}, {from}–{to}", of_parts(of))
        }
    },
    title_by_group: |what, of, by| format!("{what}{} fordelt på {by}", of_parts(of)),
    title_spread: |by, of| format!("Fordelingen af {by}{}", of_parts(of)),
    title_empty: |what| what.to_owned(),
    trend: |t| {
        let (from, to) = (in_(t.from_when), in_(t.to_when));
        match t.way {
            Way::Up => format!("{} steg fra {} {from} til {} {to}.", t.what, t.from, t.to),
            Way::Down => format!("{} faldt fra {} {from} til {} {to}.", t.what, t.from, t.to),
            Way::Level => format!("{} var {} både {from} og {to}.", t.what, t.from),
        }
    },
    one_point: |what, value, when| {
        format!(
            "{what} var {value} {}. Der er kun tal for dette ene tidspunkt.",
            in_(when)
        )
    },
    leap: |from, from_when, to, to_when| {
        format!(
            "Det største spring er fra {from} {} til {to} {}.",
            in_(from_when),
            in_(to_when)
        )
    },
    broken: |leap| {
        format!(
            "{} springer fra {} {} til {} {}, langt mere end nogen anden ændring: tallene før og efter er sandsynligvis ikke gjort op på samme måde.",
            leap.what,
            leap.from,
            in_(leap.from_when),
            leap.to,
            in_(leap.to_when)
        )
    },
    beside_leap: |before, after| {
        format!("Før springet {}; efter det {}.", went(before), went(after))
    },
    leap_name: "Sandsynligt databrud",
    unfinished: |first, count, value, when| {
        let when = in_(when);
        match (first, count) {
            (true, _) => format!(
                "Tallet {when}, {value}, er langt under dem lige efter: perioden er sandsynligvis ikke talt med fra begyndelsen, og tallet er ikke sammenlignet med de andre."
            ),
            (false, 1) => format!(
                "Tallet {when}, {value}, er langt under dem lige før: det er sandsynligvis ikke gjort helt op endnu og er ikke sammenlignet med de andre."
            ),
            (false, _) => format!(
                "De sidste {count} tal, fra {value} {when}, er langt under dem lige før: de er sandsynligvis ikke gjort helt op endnu og er ikke sammenlignet med de andre."
            ),
        }
    },
    peak: |highest, value, when, ties| {
        let word = if highest { "Højest" } else { "Lavest" };
        match ties {
            0 | 1 => format!("{word} var tallet {}: {value}.", in_(when)),
            _ => format!(
                "{word} var tallet {ties} gange, første gang {}: {value}.",
                in_(when)
            ),
        }
    },
    gaps: |periods| format!("Der er ingen tal for {periods}; linjen er brudt dér."),
    many_gaps: |count| {
        format!("Der mangler tal for {count} perioder undervejs; linjen er brudt dér.")
    },
    partial: |first, period, day| {
        if first {
            format!("Perioden {period} er ikke hel: tallene begynder {day}.")
        } else {
            format!("Perioden {period} er ikke hel: tallene slutter {day}.")
        }
    },
    cut_axis: |from| format!("Den lodrette akse begynder ved {from}, ikke ved\u{a0}0."),
    ends: |ends| {
        let most = with(ends.largest, ends.largest_value);
        match ends.smallest {
            None => format!("Størst er {most}."),
            Some((names, value)) => format!("Størst er {most}, mindst er {}.", with(names, value)),
        }
    },
    all_equal: |what, groups, value| format!("{what} er {value} for alle {groups}."),
    one_group: |what, name, value| format!("{what} er {value} for {name}, den eneste værdi."),
    fullest: |rows, of, by, from, to, included| {
        let to = if included {
            format!("til og med {to}")
        } else {
            format!("til under {to}")
        };
        format!("Flest rækker, {rows} af {of}, har {by} fra {from} {to}.")
    },
    one_value: |rows, by, value| format!("Alle {rows} rækker har {by} {value}."),
    nothing: "Der er ingen tal at tegne.",
    made: |made, by, unit| match made {
        Made::Sum(column) => format!("Tallene er summen af {column} for {}.", each(by, unit)),
        Made::Median(column) => {
            format!("Tallene er medianen af {column} for {}.", each(by, unit))
        }
        Made::Mean(column) => format!(
            "Tallene er gennemsnittet af {column} for {}.",
            each(by, unit)
        ),
    },
    only: |kept| {
        let parts: Vec<String> = kept
            .iter()
            .map(|(column, value)| format!("{column} er {value}"))
            .collect();
        format!("Kun rækker, hvor {}.", list(&parts))
    },
    except: |left| {
        let parts: Vec<String> = left
            .iter()
            .map(|(column, value)| format!("{value} ({column})"))
            .collect();
        format!("Uden {}, som ellers ville tælle dobbelt.", list(&parts))
    },
    left_out: |shown, of| format!("Viser de {shown} største af {of}."),
    own: |name, value| match value {
        Some(value) => format!("Din kommune, {name}, har {value}."),
        None => format!("Din kommune, {name}, har ikke noget tal her."),
    },
    own_mark: |name| format!("{name} (din kommune)"),
    missing_rows: |rows, written| match rows {
        1 => "1 række uden værdi er ikke med.".to_owned(),
        _ => format!("{written} rækker uden værdi er ikke med."),
    },
    because_over_time: |what, by| {
        format!("Foreslået, fordi {by} er tid, og {what} kan følges over den.")
    },
    because_few_groups: |what, by| {
        format!("Foreslået, fordi {by} har få værdier, som {what} kan sammenlignes på.")
    },
    because_spread: |by| format!("Foreslået, fordi {by} er et tal, hvis spredning er værd at se."),
    forms: &forms::TEXTS,
    from: "fra",
    to: "til",
    empty_text: "(tom tekst)",
    range: |from, to, included| {
        if included {
            format!("{from} til og med {to}")
        } else {
            format!("{from} til under {to}")
        }
    },
    no_number: "intet tal",
};

/// "i 2017", "den 21.11.2026".
fn in_(moment: &Moment) -> String {
    match moment {
        Moment::Period(words) => format!("i {words}"),
        Moment::Day(words) => format!("den {words}"),
    }
}

/// "steg tallet fra 5 i 2017 til 7 i 2018".
fn went(t: &Trend<'_>) -> String {
    let (from, to) = (in_(t.from_when), in_(t.to_when));
    match t.way {
        Way::Up => format!("steg tallet fra {} {from} til {} {to}", t.from, t.to),
        Way::Down => format!("faldt tallet fra {} {from} til {} {to}", t.from, t.to),
        Way::Level => format!("var tallet {} både {from} og {to}", t.from),
    }
}

/// So many that share a number are named.
const MOST_NAMED: usize = 4;

/// "Valby med 7", "Valby og Vanløse, begge med 7", "7, som 5 deler".
fn with(names: &[String], value: &str) -> String {
    match names {
        [one] => format!("{one} med {value}"),
        [one, two] => format!("{one} og {two}, begge med {value}"),
        few if few.len() <= MOST_NAMED => format!("{}, alle med {value}", list(few)),
        many => format!("{value}, som {} deler", many.len()),
    }
}

fn each(by: &str, unit: Option<TimeUnit>) -> String {
    match unit {
        None => format!("hver værdi af {by}"),
        Some(TimeUnit::Year) => format!("hvert år i {by}"),
        Some(TimeUnit::Month) => format!("hver måned i {by}"),
        Some(TimeUnit::Day) => format!("hver dag i {by}"),
    }
}

pub(super) fn of_parts(parts: &[String]) -> String {
    if parts.is_empty() {
        String::new()
    } else {
        format!(" for {}", list(parts))
    }
}

/// "a", "a og b", "a, b og c".
fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [front @ .., last] => format!("{} og {last}", front.join(", ")),
    }
}
