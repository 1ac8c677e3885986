//! Titles, sentences and legends of maps, in Danish.

use crate::map::{AreaWords, Divided, MapTexts};
use model::map_spec::{AreaLayer, ClassMethod, MapChoice, MapForm, MapMeasure, Per};

/// Titles, sentences and legends of maps.
pub static TEXTS: MapTexts = MapTexts {
    areas: |layer| match layer {
        AreaLayer::Municipality => AreaWords {
            head: "Kommune",
            one: "kommune",
            many: "kommuner",
            all: "kommunerne",
        },
        AreaLayer::Region => AreaWords {
            head: "Region",
            one: "region",
            many: "regioner",
            all: "regionerne",
        },
        AreaLayer::Postcode => AreaWords {
            head: "Postnummer",
            one: "postnummer",
            many: "postnumre",
            all: "postnumrene",
        },
        AreaLayer::Parish => AreaWords {
            head: "Sogn",
            one: "sogn",
            many: "sogne",
            all: "sognene",
        },
        AreaLayer::SchoolDistrict => AreaWords {
            head: "Skoledistrikt",
            one: "skoledistrikt",
            many: "skoledistrikter",
            all: "skoledistrikterne",
        },
        AreaLayer::Own => AreaWords {
            head: "Område",
            one: "område",
            many: "områder",
            all: "områderne",
        },
    },
    divided: |what, by| match by {
        Divided::Km2 => format!("{what} pr. km²"),
        Divided::Inhabitants => format!("{what} pr. 1.000 indbyggere"),
        Divided::Column(column) => format!("{what} pr. {column}"),
        Divided::Whole => format!("andel {what}"),
    },
    title: |what, of, areas| match of {
        [] => format!("{what} i {}", areas.all),
        parts => format!("{what} i {}: {}", areas.all, list(parts)),
    },
    map: "Kort",
    classes: |method, classes, areas| {
        let all = areas.all;
        match (method, classes) {
            (_, 0 | 1) => format!("Alle {} har samme farve, for deres tal er ens.", areas.many),
            (ClassMethod::Quantile, n) => {
                format!(
                    "Farverne deler {all} i {} med omtrent lige mange i hver.",
                    groups(n)
                )
            }
            (ClassMethod::Equal, n) => {
                format!("Farverne deler tallene i {} af samme bredde.", groups(n))
            }
            (ClassMethod::Natural, n) => {
                format!(
                    "Farverne deler {all} i {}, hvor tallene i hver ligger tæt.",
                    groups(n)
                )
            }
        }
    },
    two_directions: "Orange er under nul, blå er over, og lige langt fra nul er lige kraftigt.",
    symbols: "Cirklernes areal følger tallet: som farvede flader ville antal og summer mest vise, hvor der er plads eller bor mange.",
    km2: "Arealerne er beregnet af grænserne.",
    inhabitants: |source, period| match period {
        Some(period) => format!("Indbyggertal fra {source}, {period}."),
        None => format!("Indbyggertal fra {source}."),
    },
    whole: |own, other| format!("Andelen er af {own} og {other} tilsammen."),
    inhabitants_column: |column| format!("Indbyggertallet er kolonnen {column}."),
    absent: |count, one, names, (areas, counted)| {
        let what = if one { areas.one } else { areas.many };
        let lacks = if counted {
            "ingen rækker"
        } else {
            "intet tal"
        };
        match names {
            [] => format!("{count} {what} har {lacks} og er skraveret."),
            names => format!(
                "{count} {what} har {lacks} og er skraveret: {}.",
                list(names)
            ),
        }
    },
    covers: |there, of, areas| {
        format!(
            "Tallene dækker {there} af {of} {}; resten er grå.",
            areas.many
        )
    },
    unplaced: |values, rows, some, (areas, file)| {
        let some: Vec<String> = some.iter().map(|name| format!("»{name}«")).collect();
        let more = if values as usize > some.len() {
            " m.fl."
        } else {
            ""
        };
        let what = match (values, file) {
            (1, Some(file)) => format!("1 værdi har intet område i {file}"),
            (_, Some(file)) => format!("{values} værdier har intet område i {file}"),
            (1, None) => format!("1 værdi er ikke {} vi kender", a(areas.one)),
            (_, None) => format!("{values} værdier er ikke {} vi kender", areas.many),
        };
        let unit = if rows.0 == 1 { "række" } else { "rækker" };
        format!("{what} ({} {unit}): {}{more}.", rows.1, list(&some))
    },
    without_shape: |names, more, date| {
        let more = if more > 0 { " m.fl." } else { "" };
        format!("Uden flade i grænserne fra {date}: {}{more}.", list(names))
    },
    other_level: |rows, written| match rows {
        1 => "1 række for hele landet eller et større område er ikke med.".to_owned(),
        _ => format!("{written} rækker for hele landet eller større områder er ikke med."),
    },
    listed: |rows, written, areas| match rows {
        1 => format!(
            "1 række med flere {} er talt med i hver af dem.",
            areas.many
        ),
        _ => format!(
            "{written} rækker med flere {} er talt med i hver af dem.",
            areas.many
        ),
    },
    legend_absent: |counted| {
        if counted {
            "ingen rækker"
        } else {
            "intet tal"
        }
    },
    legend_outside: "ikke i tallene",
    legend_count: |count| format!("({count})"),
    legend_range: |from, to| match from == to {
        true => from.to_owned(),
        false => format!("{from} til {to}"),
    },
    highest: "Højest",
    lowest: "Lavest",
    more_equal: |count| match count {
        1 => "og én anden".to_owned(),
        _ => format!("og {count} andre"),
    },
    code: "Kode",
    because: |what, by, areas| {
        format!(
            "Foreslået, fordi {by} er {}, og {what} kan vises for hver.",
            areas.many
        )
    },
    borders: |credit| format!("Grænser: {credit}"),
};

/// A chosen map within a sentence: what it shows, of which column, how.
pub(super) fn step(choice: &MapChoice, name: &dyn Fn(&u32) -> String) -> String {
    let what = match choice.measure {
        MapMeasure::Count => "antal rækker".to_owned(),
        MapMeasure::Sum { column } => format!("sum af {}", name(&column)),
        MapMeasure::Mean { column } => format!("gennemsnit af {}", name(&column)),
    };
    let per = match choice.per {
        None => String::new(),
        Some(Per::Km2) => " pr. km²".to_owned(),
        Some(Per::Inhabitants | Per::InhabitantsOf { .. }) => " pr. 1.000 indbyggere".to_owned(),
        Some(Per::Column { column }) => format!(" pr. {}", name(&column)),
        Some(Per::WholeWith { column }) => {
            format!(" som andel af det hele med {}", name(&column))
        }
    };
    let how = match (choice.form, choice.classes) {
        (MapForm::Symbols, _) => "som cirkler".to_owned(),
        (MapForm::Shades, method) => {
            let method = match method {
                ClassMethod::Quantile => "med lige mange i hver",
                ClassMethod::Equal => "af samme bredde",
                ClassMethod::Natural => "hvor tallene ligger tæt",
            };
            format!("i {} {method}", groups(usize::from(choice.class_count)))
        }
    };
    format!("{what}{per} for hver {}, {how}", name(&choice.by))
}

fn groups(count: usize) -> String {
    match count {
        2 => "to grupper".to_owned(),
        3 => "tre grupper".to_owned(),
        4 => "fire grupper".to_owned(),
        5 => "fem grupper".to_owned(),
        6 => "seks grupper".to_owned(),
        7 => "syv grupper".to_owned(),
        n => format!("{n} grupper"),
    }
}

fn a(noun: &str) -> String {
    match noun {
        "postnummer" | "sogn" | "skoledistrikt" | "område" => format!("et {noun}"),
        _ => format!("en {noun}"),
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
