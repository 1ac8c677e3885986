//! Sentences of charts of several series, of two columns, of spreads and of single days, in Danish.

use super::{in_, list, of_parts};
use crate::chart::forms::FormTexts;
use model::view_spec::{BreakKind, ChartReason, ShareOf};

/// Sentences of charts of several series, of two columns, of spreads and of single days.
pub static TEXTS: FormTexts = FormTexts {
    others: "Øvrige",
    weekdays: ["ma", "ti", "on", "to", "fr", "lø", "sø"],
    share: |of, column| {
        let of_what = column.map_or_else(|| "rækkerne".to_owned(), str::to_owned);
        match of {
            ShareOf::All => format!("Andel af {of_what} i alt"),
            ShareOf::Group => format!("Andel af {of_what}"),
        }
    },
    hole: |by, (from, to), missing, which| match which {
        Some(which) => format!("I {by} mangler {which} (af {from}–{to}), så summerne er for lave."),
        None => {
            format!("I {by} mangler {missing} af tallene {from}–{to}, så summerne er for lave.")
        }
    },
    municipality_rows: |(there, of), missing, others| {
        let missing = match missing {
            _ if there == of => String::new(),
            [] => format!("; {} mangler", of.saturating_sub(there)),
            names => format!("; {} mangler", list(names)),
        };
        let whole = match there == of {
            true => format!("Rækkerne er de {of} kommuner"),
            false => format!("Rækkerne er {there} af de {of} kommuner"),
        };
        match others {
            [] => format!("{whole}{missing}."),
            others => format!("{whole} og {}{missing}.", list(others)),
        }
    },
    folded: |names, more| {
        let all: Vec<String> = names
            .iter()
            .map(|(name, others)| format!("{name} (også {})", others.join(", ")))
            .collect();
        let more = match more {
            0 => String::new(),
            more => format!(" og {more} til"),
        };
        format!(
            "Stavemåder, der kun adskiller sig ved store bogstaver eller mellemrum, er talt sammen: {}.",
            all.join("; ") + &more
        )
    },
    percentage_points: |number| format!("{number}\u{a0}procentpoint"),
    title_by_two: |what, of, by, series| {
        format!("{what}{} fordelt på {by} og {series}", of_parts(of))
    },
    title_series_over_time: |what, of, series, from, to| {
        format!(
            "{what}{} fordelt på {series}, {}",
            of_parts(of),
            span(from, to)
        )
    },
    title_change: |what, of, series, from, to| {
        format!("{what}{} fordelt på {series}, {from} og {to}", of_parts(of))
    },
    title_spread_by: |what, of, by| format!("Fordelingen af {what}{} for hver {by}", of_parts(of)),
    title_against: |what, of, by| format!("{what} og {by}{}", of_parts(of)),
    largest_part: |name, sum| format!("Den største del er {name} med {sum} i alt."),
    share_ends: |series, most, least, points| {
        format!(
            "Andelen er mest forskellig for {series}: størst for {} med {}, mindst for {} med {}, en forskel på {points}.",
            most.0, most.1, least.0, least.1
        )
    },
    at_end: |when, ends| format!("{}: {ends}", capital(&in_(when))),
    moved_most: |trend, series| {
        if series > 1 {
            format!("Størst ændring: {trend}")
        } else {
            trend.to_owned()
        }
    },
    series_left_out: |shown, of, gathered| {
        if gathered {
            format!("Viser de {shown} største af {of}; resten er samlet i Øvrige.")
        } else {
            format!("Viser de {shown} største af {of} serier.")
        }
    },
    break_name: |kind| match kind {
        BreakKind::Municipalities1970 => "Kommunalreform 1970",
        BreakKind::Bornholm2003 => "Bornholm samlet 2003",
        BreakKind::Municipalities2007 => "Kommunalreform 2007",
        BreakKind::Regions2027 => "Region Østdanmark 2027",
    },
    break_sentence: |kind| match kind {
        BreakKind::Municipalities1970 => {
            "1.4.1970 blev de omkring 1.100 kommuner til 277: tal før og efter kan gælde forskellige områder."
        }
        BreakKind::Bornholm2003 => "1.1.2003 blev Bornholms fem kommuner til én.",
        BreakKind::Municipalities2007 => {
            "1.1.2007 blev 271 kommuner til 98 og amterne til fem regioner: tal før og efter kan gælde forskellige områder."
        }
        BreakKind::Regions2027 => {
            "1.1.2027 blev Region Hovedstaden og Region Sjælland til Region Østdanmark."
        }
    },
    five_numbers: [
        "mindste",
        "nedre kvartil",
        "median",
        "øvre kvartil",
        "største",
    ],
    spread: |five| match five {
        [least, lower, median, upper, most] => format!(
            "median {median}, midterste halvdel {lower} til {upper}, mindste {least}, største {most}"
        ),
        _ => String::new(),
    },
    medians: |ends| format!("Medianer: {ends}"),
    box_legend: "Stregen er medianen, feltet rummer den midterste halvdel af værdierne, og de tynde streger går til den mindste og den største.",
    same_scale: "Alle har samme akse.",
    fullest_of_several: |rows, of, by, bins| {
        format!("Flest rækker, {rows} af {of} i hvert, har {bins} lige store intervaller af {by}.")
    },
    most_common: |rows, of, by, values| match values {
        [one] => format!("Flest rækker, {rows} af {of}, har {by} {one}."),
        several => format!(
            "Flest rækker, {rows} af {of} hver, har {by} {}.",
            list(several)
        ),
    },
    points: |rows| format!("{rows} rækker har begge tal."),
    bins: |rows| format!("{rows} rækker har begge tal; jo dybere farve, jo flere rækker i feltet."),
    together: |what, by, slope, share| {
        let fit = format!("r²\u{a0}=\u{a0}{share}");
        if slope > 0.0 {
            format!("{what} er gennemgående højere, hvor {by} er højere ({fit}).")
        } else if slope < 0.0 {
            format!("{what} er gennemgående lavere, hvor {by} er højere ({fit}).")
        } else {
            format!("{what} og {by} følges ikke tydeligt ad langs en ret linje ({fit}).")
        }
    },
    no_cause: "Det siger ikke, at det ene er årsag til det andet.",
    empty_cells: |cells, written| match cells {
        1 => "1 felt har intet tal; det er skraveret.".to_owned(),
        _ => format!("{written} felter har intet tal; de er skraverede."),
    },
    share_of_all: |name, share| format!("{name} er {share} af det viste."),
    negative_left_out: |groups, written| match groups {
        1 => "1 tal under nul kan ikke vises som flade og er ikke med.".to_owned(),
        _ => format!("{written} tal under nul kan ikke vises som flader og er ikke med."),
    },
    moved: |name, rise, (from, to), points| {
        let verb = if rise { "steg" } else { "faldt" };
        let by = points.map_or_else(String::new, |points| format!(", {points}"));
        format!("{name} {verb} mest, fra {from} til {to}{by}.")
    },
    unmoved: "Ingen er steget eller faldet.",
    without_both: |series, written| match series {
        1 => "1 serie har ikke tal for begge og er ikke med.".to_owned(),
        _ => format!("{written} serier har ikke tal for begge og er ikke med."),
    },
    apart: |(one, other), group, (a, b), points| {
        let by = points.map_or_else(String::new, |points| format!(", en forskel på {points}"));
        format!("Længst fra hinanden er {one} og {other} for {group}: {a} og {b}{by}.")
    },
    two_sums: |one, other| format!("I alt er {} {} og {} {}.", one.0, one.1, other.0, other.1),
    sides_left_out: |values, written| match values {
        1 => "1 værdi til har ingen side og er ikke med.".to_owned(),
        _ => format!("{written} værdier til har ingen side og er ikke med."),
    },
    empty_days: |days, written| match days {
        1 => "1 dag undervejs har intet tal; den er skraveret.".to_owned(),
        _ => format!("{written} dage undervejs har intet tal; de er skraverede."),
    },
    unranked: |groups, written, fewest| match groups {
        1 => format!("1 gruppe med under {fewest} værdier står til sidst uden rang."),
        _ => format!("{written} grupper med under {fewest} værdier står til sidst uden rang."),
    },
    held_back: |numbers, written, fewest| match numbers {
        1 => format!(
            "1 tal har under {fewest} værdier bag sig og er ikke sammenlignet med de andre."
        ),
        _ => format!(
            "{written} tal har under {fewest} værdier bag sig og er ikke sammenlignet med de andre."
        ),
    },
    quantile_error: |error| {
        format!("Med så mange rækker er medianer og kvartiler nøjagtige inden for ±{error}.")
    },
    because: |reason, what, by, series| match reason {
        ChartReason::SeriesOverTime => {
            format!("Foreslået, fordi {what} kan følges over {by} for hver {series}.")
        }
        ChartReason::Parts => {
            format!("Foreslået, fordi hver {by} er sat sammen af de samme få {series}.")
        }
        ChartReason::LastPeriod => {
            format!("Foreslået, fordi {what} kan sammenlignes i den seneste periode.")
        }
        ChartReason::Change => {
            format!("Foreslået, fordi {what} for hver {series} kan sammenlignes før og efter.")
        }
        ChartReason::TwoNumbers => {
            format!("Foreslået, fordi {what} og {by} er to tal i samme række.")
        }
        ChartReason::TwoColumns => {
            format!("Foreslået, fordi {by} og {series} tilsammen giver en overskuelig tabel.")
        }
        ChartReason::SpreadByGroup => {
            format!("Foreslået, fordi {what} kan være spredt forskelligt for hver {by}.")
        }
        ChartReason::AgeAndSex => format!("Foreslået, fordi {by} er alder, og {series} er køn."),
        ChartReason::Daily => format!("Foreslået, fordi der er tal for næsten hver dag i {by}."),
        ChartReason::Cycle => {
            format!("Foreslået, fordi {by} følger døgnets timer eller årets måneder.")
        }
        ChartReason::Chosen => "Valgt af dig.".to_owned(),
        ChartReason::OverTime | ChartReason::FewGroups | ChartReason::Spread => String::new(),
    },
    hour: |hour| format!("kl. {hour}"),
    source: |file, day, subject| {
        let day = day.map_or_else(String::new, |day| format!(", ændret {day}"));
        let subject = subject.map_or_else(String::new, |subject| format!(". Emne: {subject}"));
        format!("Kilde: {file}{day}{subject}")
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
