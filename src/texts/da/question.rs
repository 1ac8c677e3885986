//! Plain questions and their answers, in Danish.

use crate::format::integer;
use crate::question::{Asking, QuestionTexts, distance, kept_rows, number};
use model::message::Language::Danish;
use model::question::{Compared, NearFound, OwnFound, Topic};

/// Plain questions and their answers.
pub static TEXTS: QuestionTexts = QuestionTexts {
    question,
    near,
    own,
    no_place: "Skriv et postnummer, fx 8000.",
    no_place_option: "Giv et dansk postnummer med --near, fx --near 8000.",
    nothing: "Datalup har ingen spørgsmål, som denne tabel kan svare ærligt på.",
    title: "Spørgsmål, tabellen kan svare på",
    show: "Vis billedet",
    show_map: "Vis på kortet",
    keep_near: "Behold kun de nære rækker",
    own_label: "Min kommune",
    own_note: "Valget gemmes kun i denne browser og sendes ingen steder hen.",
    own_unknown: "Ingen kommune hedder det. Vælg en på listen.",
    forget: "Glem min kommune",
    forgotten: "Din kommune er glemt.",
    kept: |name| format!("{name} er nu din kommune."),
    near_label: "Postnummer",
    near_ask: "Se, hvad der er tæt på",
    waiting: "Finder spørgsmål …",
};

fn question(asking: &Asking<'_>) -> String {
    let which = match asking.compared {
        Compared::Municipalities => Some("Hvilken kommune"),
        Compared::Regions => Some("Hvilken region"),
        Compared::Postcodes => Some("Hvilket postnummer"),
        Compared::Groups => None,
    };
    let (by, measured) = (asking.by, asking.measured);
    match asking.topic {
        Topic::Most => match (which, measured, asking.counts) {
            (Some(which), _, true) => format!("{which} har flest rækker?"),
            (Some(which), Some(measured), _) => format!("{which} ligger højest på »{measured}«?"),
            (Some(which), None, _) => format!("{which} ligger højest?"),
            (None, _, true) => format!("Hvad er der flest af i »{by}«?"),
            (None, Some(measured), _) => {
                format!("Hvad i »{by}« ligger højest på »{measured}«?")
            }
            (None, None, _) => format!("Hvad i »{by}« ligger højest?"),
        },
        Topic::OverTime => match (measured, asking.counts) {
            (_, true) => format!("Er der blevet flere eller færre rækker over tid ({by})?"),
            (Some(measured), _) => format!("Hvordan er det gået med »{measured}« over tid?"),
            (None, _) => "Hvordan er det gået over tid?".to_owned(),
        },
        Topic::Changed => {
            let what = match which {
                Some(which) => which.to_owned(),
                None => format!("Hvad i »{by}«"),
            };
            match measured {
                Some(measured) => format!("{what} har ændret sig mest på »{measured}«?"),
                None => format!("{what} har ændret sig mest?"),
            }
        }
        Topic::Parts => {
            let parts = asking.parts.unwrap_or(by);
            match measured {
                Some(measured) => format!("Hvordan er »{measured}« fordelt på »{parts}«?"),
                None => format!("Hvordan er tallene fordelt på »{parts}«?"),
            }
        }
        Topic::Spread => format!("Hvor ligger tallene i »{by}« som regel?"),
        Topic::Near => match asking.place {
            Some(place) => format!("Hvad ligger tæt på {place}?"),
            None => "Hvad ligger tæt på dig?".to_owned(),
        },
        Topic::Own => match (measured, asking.counts) {
            (Some(measured), false) => format!("Hvordan ligger min kommune på »{measured}«?"),
            _ => "Hvordan ligger min kommune?".to_owned(),
        },
    }
}

fn near(found: &NearFound, name: Option<&str>) -> String {
    let within = distance(found.metres, Danish);
    let rows = integer(found.rows, Danish);
    let place = &found.called;
    let mut said = match (found.within, found.rows) {
        (0, _) => format!("Ingen af {rows} rækker ligger inden for {within} af midten af {place}"),
        (1, _) => format!("1 af {rows} rækker ligger inden for {within} af midten af {place}"),
        (near, _) => format!(
            "{} af {rows} rækker ligger inden for {within} af midten af {place}",
            integer(near, Danish)
        ),
    };
    // equally near ones are no nearest
    let alone = match found.nearest.as_slice() {
        [first, second, ..] => first.metres < second.metres,
        [_] => true,
        [] => false,
    };
    if let Some(first) = found.nearest.first() {
        let away = distance(first.metres, Danish);
        match name.filter(|_| alone) {
            Some(name) => said.push_str(&format!("; nærmest er {name} ({away} væk)")),
            None if found.within == 0 => said.push_str(&format!("; den nærmeste er {away} væk")),
            None => {}
        }
    }
    if found.by_district {
        said.push_str("; afstanden er regnet fra midten af rækkens postnummer");
    }
    if found.located < found.rows {
        said.push_str(&match found.rows - found.located {
            1 => "; 1 række har intet kendt sted".to_owned(),
            more => format!("; {} rækker har intet kendt sted", integer(more, Danish)),
        });
    }
    said.push('.');
    said
}

fn own(found: &OwnFound, measured: Option<&str>, counts: bool) -> String {
    let name = &found.name;
    let Some(value) = found.value else {
        return format!("{name} har ikke noget tal her.");
    };
    let text = number(value, found.whole_numbers, Danish);
    let what = match (measured, counts) {
        (_, true) if value == 1.0 => "1 række".to_owned(),
        (_, true) => format!("{text} rækker"),
        (Some(measured), _) if found.per_1000 => {
            format!("{text} i »{measured}« pr. 1.000 indbyggere")
        }
        (Some(measured), _) => format!("{text} i »{measured}«"),
        (None, _) if found.per_1000 => format!("{text} pr. 1.000 indbyggere"),
        (None, _) => text,
    };
    let kept = match found.only.is_empty() {
        true => String::new(),
        false => format!(" ({})", kept_rows(found, Danish)),
    };
    let (Some(rank), Some(median)) = (found.rank, found.median) else {
        return format!("{name} har {what}{kept}; der er for få tal til at sammenligne.");
    };
    let tied = match found.tied {
        0 | 1 => String::new(),
        2 => ", lige med 1 anden".to_owned(),
        more => format!(", lige med {} andre", integer(more - 1, Danish)),
    };
    format!(
        "{name} har {what}{kept}: nummer {} af {} fra oven{tied}; medianen er {}.",
        integer(rank, Danish),
        integer(found.of, Danish),
        number(median, found.whole_numbers, Danish)
    )
}
