//! What the user did, step by step, in Danish.

mod mends;

use crate::format::{NumberStyle, cell, integer};
use crate::question::distance;
use crate::steps::{Around, StepTexts};
use model::message::Language::Danish;
use model::recipe::{KindChoice, Step, Test};
use model::sniff::{Pick, ReadOptions};

/// What the user did, step by step.
pub static TEXTS: StepTexts = StepTexts {
    step,
    filter,
    mend: mends::mended,
    search: |text| format!("indeholder »{text}«"),
    found: |what, column| format!("kun rækkerne i {}", finding(what, column)),
};

fn step(step: &Step, around: &Around<'_>) -> String {
    let name = |column: &u32| (around.name)(*column);
    match step {
        Step::Read(options) => read(options, around),
        Step::Filter { column, test } => format!(
            "Beholdt rækker, hvor {}",
            filter(&name(column), test, (around.style)(*column))
        ),
        Step::ClearFilter { column } => format!("Fjernede filteret på {}", name(column)),
        Step::Search(text) if text.is_empty() => "Ryddede søgningen".to_owned(),
        Step::Search(text) => format!("Søgte efter »{text}«"),
        Step::Sort(keys) if keys.is_empty() => "Gik tilbage til filens rækkefølge".to_owned(),
        Step::Sort(keys) => {
            let parts: Vec<String> = keys
                .iter()
                .map(|key| {
                    let way = if key.descending {
                        "faldende"
                    } else {
                        "stigende"
                    };
                    format!("{} ({way})", (around.name)(key.column))
                })
                .collect();
            format!("Sorterede efter {}", parts.join(", derefter "))
        }
        Step::Hide { column } => format!("Skjulte {}", name(column)),
        Step::Show { column } => format!("Viste {} igen", name(column)),
        Step::Pin {
            column,
            pinned: true,
        } => format!("Fastgjorde {} til venstre", name(column)),
        Step::Pin { column, .. } => format!("Løsnede {}", name(column)),
        Step::Resize { column, width_px } => format!(
            "Gjorde {} {} billedpunkter bred",
            name(column),
            integer(*width_px, Danish)
        ),
        Step::SortLines(choice) => {
            let column = name(&choice.column);
            match (choice.only_confident, choice.threshold_percent) {
                (true, _) => {
                    format!("Fandt KLE for hver række ud fra {column} (kun sikre forslag)")
                }
                (false, 0) => format!("Fandt KLE for hver række ud fra {column} (alle forslag)"),
                (false, percent) => format!(
                    "Fandt KLE for hver række ud fra {column} (forslag på mindst {percent} %)"
                ),
            }
        }
        Step::Kind { column, kind } => match kind {
            KindChoice::Found => format!("Lod Datalups bud på {} gælde igen", name(column)),
            KindChoice::Nothing => format!(
                "Sagde, at {} ikke har nogen af de kendte betydninger",
                name(column)
            ),
            KindChoice::Kind(id) => {
                let meaning = super::page::kinds::kind(id).unwrap_or(id);
                format!("Sagde, at {} er {}", name(column), meaning)
            }
        },
        Step::Describe { column, note } => match note.is_empty() {
            true => format!("Fjernede beskrivelsen af {}", name(column)),
            false => format!("Beskrev {} i dataordbogen", name(column)),
        },
        Step::Chart(None) => "Lod Datalup vælge diagram igen".to_owned(),
        Step::Chart(Some(spec)) if spec.forecast.is_some() => {
            match spec.forecast.and_then(|horizon| horizon.steps) {
                Some(steps) => format!("Fremskrev linjen, {steps} frem"),
                None => "Fremskrev linjen".to_owned(),
            }
        }
        Step::Chart(Some(spec)) => {
            format!("Valgte diagrammet {}", super::chart_forms::name(spec.form))
        }
        Step::Map(None) => "Lod Datalup vælge kort igen".to_owned(),
        Step::Features(None) => super::features::TEXTS.step_none.to_owned(),
        Step::Features(Some(choice)) => {
            let of = |column: Option<u32>| column.map(|column| name(&column));
            let (colour, size) = (of(choice.colour), of(choice.size));
            (super::features::TEXTS.step)(choice.form, colour.as_deref(), size.as_deref())
        }
        Step::Map(Some(choice)) => format!("Valgte kortet {}", super::map::step(choice, &name)),
        Step::Borders(None) => "Brugte Datalups egne grænser på kortet igen".to_owned(),
        Step::Borders(Some(choice)) => match &choice.property {
            None => format!("Brugte grænserne i {} på kortet", choice.file),
            Some(property) => format!(
                "Brugte grænserne i {} på kortet, koblet på {property}",
                choice.file
            ),
        },
        Step::People(None) => "Brugte ikke længere indbyggertal fra en anden fil".to_owned(),
        Step::People(Some(file)) => format!("Brugte indbyggertallene i {file} på kortet"),
        Step::Found(None) => "Viste igen andre rækker end fundets".to_owned(),
        Step::Found(Some(found)) => {
            let column = found.column.map(|column| (around.name)(column));
            let what = (around.finding)(found);
            format!(
                "Beholdt kun rækkerne i {}",
                finding(&what, column.as_deref())
            )
        }
        Step::Decide(None) => "Lod Datalups forslag til emne gælde igen".to_owned(),
        Step::Decide(Some(decision)) => match decision.why.as_str() {
            "" => format!("Valgte emnet {} ({})", decision.title, decision.number),
            why => format!(
                "Valgte emnet {} ({}): {why}",
                decision.title, decision.number
            ),
        },
    }
}

fn filter(name: &str, test: &Test, style: NumberStyle) -> String {
    let value = |c: &model::cell::Cell| match cell(c, Danish, style) {
        empty if empty.is_empty() => "tom".to_owned(),
        text => text,
    };
    match test {
        Test::Equals(c) => format!("{name} er {}", value(c)),
        Test::Differs(c) => format!("{name} ikke er {}", value(c)),
        Test::Missing => format!("{name} er tom"),
        Test::Present => format!("{name} er udfyldt"),
        Test::Range {
            from: Some(from),
            to: Some(to),
            to_included,
        } => {
            let (from, to) = (value(from), value(to));
            if from == to {
                format!("{name} er {from}")
            } else if *to_included {
                format!("{name} er fra {from} til og med {to}")
            } else {
                format!("{name} er fra {from} til under {to}")
            }
        }
        Test::Range {
            from: Some(from),
            to: None,
            ..
        } => format!("{name} er mindst {}", value(from)),
        Test::Range {
            from: None,
            to: Some(to),
            to_included: true,
        } => format!("{name} er højst {}", value(to)),
        Test::Range {
            from: None,
            to: Some(to),
            ..
        }
        | Test::Below(to) => format!("{name} er under {}", value(to)),
        Test::Range {
            from: None,
            to: None,
            ..
        } => format!("{name} er udfyldt"),
        Test::Above(from) => format!("{name} er over {}", value(from)),
        Test::Contains(text) => format!("{name} indeholder »{text}«"),
        Test::StartsWith(text) => format!("{name} begynder med »{text}«"),
        Test::Near(near) => format!(
            "stedet ({name}) ligger inden for {} af midten af {}",
            distance(near.metres, Danish),
            near.called
        ),
    }
}

/// A finding by what was found, and in which column.
fn finding(what: &str, column: Option<&str>) -> String {
    match column {
        Some(column) => format!("fundet »{what}« i {column}"),
        None => format!("fundet »{what}«"),
    }
}

/// What is read differently from before.
fn read(options: &ReadOptions, around: &Around<'_>) -> String {
    let words = super::page::TEXTS.assumed;
    // another table begins afresh: what was said of the one before is not taken back
    let afresh = ReadOptions::default();
    let is_other = options.part != around.before.part;
    let before = if is_other { &afresh } else { around.before };
    let table = is_other.then(|| match options.part.last() {
        Some(name) => format!("Valgte tabellen »{name}«"),
        None => "Valgte den første tabel i filen".to_owned(),
    });
    let mut parts: Vec<String> = Vec::new();
    if options.encoding != before.encoding {
        parts.push(match options.encoding {
            Some(encoding) => format!("tegnsæt {}", (words.encoding_name)(encoding)),
            None => "det tegnsæt, Datalup finder".to_owned(),
        });
    }
    if options.delimiter != before.delimiter {
        parts.push(match options.delimiter {
            Some(sign) => format!("skilletegn {}", (words.delimiter_name)(sign)),
            None => "det skilletegn, Datalup finder".to_owned(),
        });
    }
    if options.quote != before.quote {
        parts.push(match options.quote {
            Some(sign) => format!("tegn om felter: {}", (words.quote_name)(sign)),
            None => "det tegn om felter, Datalup finder".to_owned(),
        });
    }
    if options.backslash_escape != before.backslash_escape {
        parts.push(match options.backslash_escape {
            Some(backslash) => format!(
                "anførselstegn inde i felter: {}",
                (words.escape_name)(backslash)
            ),
            None => "de anførselstegn inde i felter, Datalup finder".to_owned(),
        });
    }
    if (options.preamble_rows, options.header_rows) != (before.preamble_rows, before.header_rows) {
        parts.push(match (options.preamble_rows, options.header_rows) {
            (_, Some(0)) => "ingen kolonnenavne".to_owned(),
            (Some(above), Some(rows)) => {
                format!("kolonnenavne i {}", (words.header_name)(above + 1, rows))
            }
            (Some(above), None) => format!("{above} rækker over tabellen"),
            (None, Some(rows)) => format!("{rows} rækker med kolonnenavne"),
            (None, None) => "de kolonnenavne, Datalup finder".to_owned(),
        });
    }
    if options.layout != before.layout {
        parts.push(match options.layout {
            Some(layout) => format!("opbygning: {}", (words.layout_name)(layout)),
            None => "den opbygning, Datalup finder".to_owned(),
        });
    }
    if options.footer_rows != before.footer_rows {
        parts.push(match options.footer_rows {
            Some(0) => "ingen rækker under tabellen".to_owned(),
            Some(rows) => format!("{} under tabellen", (words.row_count)(rows)),
            None => "de rækker under tabellen, Datalup finder".to_owned(),
        });
    }
    if options.row_limit != before.row_limit {
        parts.push(match options.row_limit {
            Some(rows) => format!("kun de første {} rækker", integer(rows, Danish)),
            None => "alle rækker".to_owned(),
        });
    }
    if options.sample != before.sample {
        parts.push(match options.sample {
            Some(sample) => match sample.pick {
                Pick::First => format!(
                    "de første {} rækker i tabellen",
                    integer(sample.rows, Danish)
                ),
                Pick::Random { .. } => format!(
                    "{} tilfældige rækker i tabellen",
                    integer(sample.rows, Danish)
                ),
            },
            None => "alle rækker i tabellen".to_owned(),
        });
    }
    if options.columns != before.columns {
        parts.push(match options.columns.len() as u64 {
            0 => "alle kolonner".to_owned(),
            columns => format!("{} kolonner", integer(columns, Danish)),
        });
    }
    if options.decimal_sign != before.decimal_sign {
        parts.push(match options.decimal_sign {
            Some(sign) => format!("tal som {}", (words.decimal_name)(sign)),
            None => "de tal, Datalup finder".to_owned(),
        });
    }
    if options.date_order != before.date_order {
        parts.push(match options.date_order {
            Some(order) => format!("datoer som {}", (words.date_name)(order)),
            None => "de datoer, Datalup finder".to_owned(),
        });
    }
    for column in &options.text_columns {
        if !before.text_columns.contains(column) {
            parts.push(format!("{} som tekst", (around.name)(*column)));
        }
    }
    for column in &before.text_columns {
        if !options.text_columns.contains(column) {
            parts.push(format!("{} efter sit indhold", (around.name)(*column)));
        }
    }
    for (column, factor) in &options.multipliers {
        if !before.multipliers.contains(&(*column, *factor)) {
            parts.push(format!(
                "{} gange {}",
                (around.name)(*column),
                integer(u64::from(*factor), Danish)
            ));
        }
    }
    for (column, _) in &before.multipliers {
        if !options.multipliers.iter().any(|own| own.0 == *column) {
            parts.push(format!("{} uden at gange", (around.name)(*column)));
        }
    }
    mends::parts(options, around, &mut parts);
    if options.nil_dash != before.nil_dash {
        parts.push(match options.nil_dash {
            Some(true) => "en streg (-) som 0".to_owned(),
            Some(false) => "en streg (-) som manglende".to_owned(),
            None => "den betydning af en streg (-), Datalup finder".to_owned(),
        });
    }
    match (table, parts.is_empty()) {
        (None, true) => "Læste filen igen".to_owned(),
        (None, false) => format!("Læste filen med {}", parts.join(", ")),
        (Some(table), true) => table,
        (Some(table), false) => format!("{table} med {}", parts.join(", ")),
    }
}
