//! What is said of a forecast, in Danish.

use super::chart::of_parts;
use crate::chart::Moment;
use crate::forecast::ForecastTexts;
use model::forecast::{Method, TimeStep};
use model::view_spec::BreakKind;

/// What is said of a forecast.
pub static TEXTS: ForecastTexts = ForecastTexts {
    title: |what, of, to| format!("{what}{}, fremskrevet til {to}", of_parts(of)),
    known: |from, to| format!("Kendte tal: {from}–{to}."),
    spoken: "Linje med fremskrivning",
    last: |last| {
        let ([low, high], [lowest, highest]) = (last.narrow, last.wide);
        format!(
            "Fortsætter tallene som hidtil, er {} omkring {} {}: med 80\u{a0}% sandsynlighed mellem {low} og {high}, med 95\u{a0}% mellem {lowest} og {highest}.",
            last.what,
            last.value,
            in_(last.when)
        )
    },
    tried: |tried| {
        let plain = match tried.plain {
            Method::SeasonalNaive => "at gentage tallene fra sidste runde",
            _ => "at gentage det seneste tal",
        };
        let first = format!(
            "Prøvet på fortiden ({}, {} frem) ville modellen have ramt forkert med {} i gennemsnit; blot {plain} rammer forkert med {}.",
            times(tried.origins),
            steps(tried.steps, tried.step),
            tried.model,
            tried.naive
        );
        let used = if tried.used.is_naive() {
            " Det enkle var mindst lige så godt, så det er brugt her."
        } else {
            ""
        };
        let [numbers, inside] = tried.inside;
        let wider = match tried.widened {
            Some(times) => format!(", og det er derfor gjort {times} gange bredere"),
            None => String::new(),
        };
        format!("{first}{used} {inside} af de {numbers} tal lå inden for 80\u{a0}%-båndet{wider}.")
    },
    under: |percent| format!("under {percent}"),
    percentage_points: |distance| format!("{distance} procentpoint"),
    seasons: |step, lengths| {
        let rounds: Vec<&str> = lengths.iter().map(|length| round(step, *length)).collect();
        format!(
            "Der er et mønster, som gentager sig {}.",
            rounds.join(" og ")
        )
    },
    no_season: "Der er ikke fundet noget mønster, som gentager sig.",
    shift: |when, before, after| {
        format!(
            "Niveauet skifter {}: fra omkring {before} til omkring {after}.",
            in_(when)
        )
    },
    levelled: "Tallene før er i beregningen flyttet til det nye niveau.",
    filled: |count, listed| match (count, listed) {
        (1, Some(listed)) => {
            format!("Der er intet tal for {listed}; det er anslået ud fra naboerne.")
        }
        (_, Some(listed)) => {
            format!("Der er ingen tal for {listed}; de er anslået ud fra naboerne.")
        }
        (count, None) => format!("{count} tal mangler undervejs og er anslået ud fra naboerne."),
    },
    since_break: |from, kind| {
        format!(
            "Kun tal fra {from} er brugt: {} ændrede, hvad der tælles.",
            broke(kind)
        )
    },
    since_length: |from, known| format!("Kun de seneste {known} tal er brugt, fra {from}."),
    unfinished: |period| format!("{period} er ikke slut og er ikke brugt."),
    ahead_of_file: |count| match count {
        1 => "1 tal efter filens dato er ikke brugt: det er selv et skøn.".to_owned(),
        _ => format!("{count} tal efter filens dato er ikke brugt: de er selv skøn."),
    },
    caution: "En fremskrivning er ikke viden om fremtiden: den fører tallene videre, som de har bevæget sig, og siger intet om hvorfor.",
    legend: [
        "Kendte tal",
        "Fremskrivning",
        "80\u{a0}% sandsynligt",
        "95\u{a0}% sandsynligt",
    ],
    shift_name: "Niveauskift",
    begins: "Fremskrevet",
    mark: |value, low, high| format!("{value} (80\u{a0}%: {low}–{high})"),
    columns: [
        "80\u{a0}% fra",
        "80\u{a0}% til",
        "95\u{a0}% fra",
        "95\u{a0}% til",
    ],
    refused: "Ingen fremskrivning",
    persons: |column| {
        let sign = match column {
            Some(column) => format!("Rækkerne handler om personer (kolonnen »{column}«)"),
            None => "Rækkerne handler om personer".to_owned(),
        };
        format!(
            "{sign}, og her forudsiges ikke noget om enkelte mennesker. Fremskriv i stedet en tabel med antal, uden oplysninger om personer."
        )
    },
    not_in_time: "Tallene står ikke efter år, kvartaler, måneder, uger, dage eller timer, så de kan ikke føres videre.",
    several_series: "Der er flere linjer. Vælg én af dem, fx med et filter, og fremskriv den.",
    not_regular: "Tallene står med forskellig afstand i tid. Vælg måned eller år i diagrammet, så afstanden bliver den samme.",
    future_only: "Alle tallene ligger efter filens dato: de er selv en fremskrivning.",
    too_short: |has, needed, step, since| {
        let behind = match since {
            Some(kind) => format!(" efter {}", broke(kind)),
            None => String::new(),
        };
        let rounds = match step.seasons().first() {
            Some(length) if *length as u32 * 3 == needed => {
                format!(" (tre gange {})", steps(*length as u32, step))
            }
            _ => String::new(),
        };
        format!(
            "Der er {has} tal{behind}, og der skal mindst {needed} til{rounds}, for at et mønster kan ses og prøves på fortiden."
        )
    },
    gaps: |missing, of| {
        format!("Der mangler {missing} af {of} tal undervejs. Højst hvert tiende må mangle.")
    },
    shift_at_end: |when, before, after| {
        format!(
            "Niveauet skifter {}, lige før tallene slutter: fra omkring {before} til omkring {after}. Ingen ved endnu, om det bliver dér.",
            in_(when)
        )
    },
    constant: |value| format!("Tallet er {value} hele vejen: der er intet at føre videre."),
    small_counts: |below, of| {
        format!(
            "I {below} af {of} perioder er der færre end 10. Så små antal svinger tilfældigt. Vælg længere perioder, fx år i stedet for måneder."
        )
    },
    too_far: |asked, most| {
        format!(
            "{asked} frem er for langt: tallene kan højst bære {most}, halvt så mange som der er."
        )
    },
    no_model: "Ingen model passer på tallene.",
};

/// "i 2017", "den 21.11.2026".
fn in_(moment: &Moment) -> String {
    match moment {
        Moment::Period(words) => format!("i {words}"),
        Moment::Day(words) => format!("den {words}"),
    }
}

fn times(count: u32) -> String {
    match count {
        1 => "én gang".to_owned(),
        _ => format!("{count} gange"),
    }
}

/// "4 kvartaler".
pub(super) fn steps(count: u32, step: TimeStep) -> String {
    let word = match (step, count) {
        (TimeStep::Year, _) => "år",
        (TimeStep::HalfYear, _) => "halvår",
        (TimeStep::Quarter, 1) => "kvartal",
        (TimeStep::Quarter, _) => "kvartaler",
        (TimeStep::Month, 1) => "måned",
        (TimeStep::Month, _) => "måneder",
        (TimeStep::Week, 1) => "uge",
        (TimeStep::Week, _) => "uger",
        (TimeStep::Day, 1) => "dag",
        (TimeStep::Day, _) => "dage",
        (TimeStep::Hour, 1) => "time",
        (TimeStep::Hour, _) => "timer",
    };
    format!("{count} {word}")
}

/// After how long a pattern comes again.
fn round(step: TimeStep, length: u32) -> &'static str {
    match (step, length) {
        (TimeStep::Hour, 24) => "hvert døgn",
        (TimeStep::Hour, _) | (TimeStep::Day, 7) => "hver uge",
        _ => "hvert år",
    }
}

fn broke(kind: BreakKind) -> &'static str {
    match kind {
        BreakKind::Municipalities1970 => "kommunalreformen i 1970",
        BreakKind::Bornholm2003 => "sammenlægningen af Bornholms kommuner i 2003",
        BreakKind::Municipalities2007 => "kommunalreformen i 2007",
        BreakKind::Regions2027 => "regionsreformen i 2027",
    }
}
