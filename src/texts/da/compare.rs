//! Two editions of a file, in Danish.

use super::cli;
use super::page::kinds::kind;
use crate::compare::{ComparePageTexts, CompareTexts};
use crate::format::{NumberStyle, cell, integer};
use model::comparison::{ColumnComparison, Comparison, Fate, Key, KeyWhy, RowFate, Writing};
use model::message::Language::Danish;
use model::sniff::{DateOrder, DecimalSign};

/// What is said of two editions of a file.
pub static TEXTS: CompareTexts = CompareTexts {
    summary,
    remarks,
    key,
    column,
    writing,
    written_otherwise: "Skrevet på en anden måde, uden at værdierne ændres af det:",
    columns: "Kolonner, der er forskellige",
    values: "Ændrede værdier",
    value_headings: [
        "Kolonne",
        "Ændret",
        "Udfyldt",
        "Tømt",
        "Tomme",
        "Forskellige",
        "Mindste",
        "Median",
        "Største",
    ],
    from_to: |before, after| format!("{before} → {after}"),
    shifts: |shifts| {
        let shift = |(value, before, after): &(String, u64, u64)| {
            let (before, after) = (integer(*before, Danish), integer(*after, Danish));
            format!("»{value}« {before} → {after}")
        };
        let shifts: Vec<String> = shifts.iter().map(shift).collect();
        format!("Antal rækker med: {}.", shifts.join(", "))
    },
    rows: |fate| match fate {
        RowFate::Added => "Rækker, der er kommet til",
        RowFate::Removed => "Rækker, der er væk",
        RowFate::Changed => "Rækker, der er ændret",
    },
    shown: |shown, of| format!("{} af {}", integer(shown, Danish), integer(of, Danish)),
    place: |old, new| match (old, new) {
        (Some(old), Some(new)) if old == new => format!("række {}", integer(new, Danish)),
        (Some(old), Some(new)) => {
            format!("række {} → {}", integer(old, Danish), integer(new, Danish))
        }
        (Some(row), None) | (None, Some(row)) => format!("række {}", integer(row, Danish)),
        (None, None) => String::new(),
    },
    missing: "(tom)",
    csv: ["række_før", "række_nu", "kolonne", "før", "nu"],
    file: |fate| match fate {
        RowFate::Added => "-nye-raekker",
        RowFate::Removed => "-vaek-raekker",
        RowFate::Changed => "-aendringer",
    },
    partial: |edition| {
        format!(
            "Kun {} af {} er sammenlignet, for resten er ikke i tabellen.",
            rows(edition.rows),
            edition.file_name
        )
    },
    page: &PAGE,
};

static PAGE: ComparePageTexts = ComparePageTexts {
    title: "To udgaver af filen",
    lead: "Vælg en ældre eller nyere udgave af samme fil. Den læses her i browseren og sendes ingen steder hen.",
    choose: "Vælg den anden fil …",
    choose_other: "Vælg en anden fil …",
    drop: "eller slip den her",
    reading: |name| format!("Læser {name} …"),
    comparing: "Sammenligner …",
    refused: |name, why| format!("{name} kan ikke sammenlignes. {why}"),
    order: |old, new| format!("{old} er den ældste, {new} den nyeste."),
    turn: "Byt om på ældst og nyest",
    end: "Luk sammenligningen",
    key: "Nøgle",
    choose_key: "Vælg nøgle …",
    key_found: "Find nøglen",
    key_chosen: "Disse kolonner",
    key_none: "Ingen nøgle: hele rækker",
    open_files: "Vælg en åben fil",
    all_columns: "Alle kolonner",
    only_column: "Kun rækker, hvor denne kolonne er ændret",
    go: |row| format!("Gå til række {}", integer(row, Danish)),
    more: "Vis flere",
    save: |fate| match fate {
        RowFate::Added => "Gem de nye rækker (CSV)",
        RowFate::Removed => "Gem de rækker, der er væk (CSV)",
        RowFate::Changed => "Gem alle ændringer (CSV)",
    },
    for_excel: "Til dansk Excel",
    mark_before: |value| format!("Før: {value}"),
    mark_after: |value| format!("I den nyere udgave: {value}"),
    lost: "Den anden fil er ikke åben mere. Vælg den igen.",
    wait: "Vent, til filen er læst færdig.",
};

fn rows(count: u64) -> String {
    match count {
        1 => "1 række".to_owned(),
        count => format!("{} rækker", integer(count, Danish)),
    }
}

/// Words as a Danish list.
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} og {last}", rest.join(", ")),
    }
}

fn summary(comparison: &Comparison) -> String {
    let count = comparison.rows;
    if comparison.is_same() {
        return match comparison.writing.is_empty() {
            true => format!("Ingen forskel: {} er ens.", rows(count.same)),
            false => format!(
                "Ingen forskel i værdierne: {} er ens. Filerne er kun skrevet forskelligt.",
                rows(count.same)
            ),
        };
    }
    if comparison.has_nothing_in_common() {
        return format!(
            "Filerne har ingen rækker til fælles: {} i den ældste, {} i den nyeste.",
            rows(count.removed),
            rows(count.added)
        );
    }
    let mut parts = Vec::new();
    if count.added > 0 {
        parts.push(format!("{} er kommet til", rows(count.added)));
    }
    if count.removed > 0 {
        parts.push(match parts.is_empty() {
            true => format!("{} er væk", rows(count.removed)),
            false => format!("{} er væk", integer(count.removed, Danish)),
        });
    }
    if count.changed > 0 {
        let columns = comparison.changed_columns().count();
        let columns = match columns {
            1 => "1 kolonne".to_owned(),
            many => format!("{} kolonner", integer(many as u64, Danish)),
        };
        parts.push(match parts.is_empty() {
            true => format!("{} er ændret i {columns}", rows(count.changed)),
            false => format!("{} er ændret i {columns}", integer(count.changed, Danish)),
        });
    }
    match parts.is_empty() {
        true => format!(
            "Ingen rækker er ændret, men kolonnerne er ikke de samme: {} er ens.",
            rows(count.same)
        ),
        false => {
            let same = match count.same {
                0 => "ingen er uændrede".to_owned(),
                1 => "1 er uændret".to_owned(),
                same => format!("{} er uændrede", integer(same, Danish)),
            };
            parts.push(same);
            format!("{}.", list(&parts))
        }
    }
}

fn remarks(comparison: &Comparison) -> Vec<String> {
    let mut remarks = Vec::new();
    for edition in [&comparison.old, &comparison.new] {
        if !edition.is_whole {
            remarks.push((TEXTS.partial)(edition));
        }
    }
    let shown = |value| cell(value, Danish, NumberStyle::Plain);
    let mut constants = Vec::new();
    for (column, (before, after)) in comparison.constants() {
        constants.push(format!(
            "{} er »{}« i alle rækker før og »{}« i alle rækker nu",
            column.name(),
            shown(before),
            shown(after)
        ));
    }
    if !constants.is_empty() {
        let besides = comparison.rows.changed_besides;
        remarks.push(format!(
            "{}. Måske er det to udsnit af samme data og ikke to udgaver. Ses der bort fra det, er {} ændret.",
            list(&constants),
            rows(besides)
        ));
    }
    if comparison.key.columns.is_empty() && comparison.rows.added > 0 && comparison.rows.removed > 0
    {
        remarks.push(
            "Uden nøgle ses en ændret række som én, der er væk, og én, der er kommet til."
                .to_owned(),
        );
    }
    remarks
}

fn key(key: &Key) -> String {
    let names: Vec<String> = key
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    let names = list(&names);
    let mut sentence = match key.why {
        KeyWhy::Identifier => {
            format!(
                "Rækkerne hører sammen ved {names}, der er et nummer for netop én ting og er forskelligt i alle rækker."
            )
        }
        KeyWhy::Unique => {
            format!(
                "Rækkerne hører sammen ved {names}, der er forskellig i alle rækker i begge filer."
            )
        }
        KeyWhy::Combination => {
            format!(
                "Rækkerne hører sammen ved {names}, der tilsammen skiller rækkerne ad i begge filer."
            )
        }
        KeyWhy::NearlyUnique => {
            format!("Rækkerne hører sammen ved {names}, der er forskellig i næsten alle rækker.")
        }
        KeyWhy::Chosen => format!("Rækkerne hører sammen ved {names}, som er valgt."),
        KeyWhy::NotFound => {
            "Ingen kolonner skiller rækkerne ad i begge filer, så hele rækker er sammenlignet."
                .to_owned()
        }
        KeyWhy::Unwanted => "Hele rækker er sammenlignet, uden nøgle.".to_owned(),
    };
    let doubled = |count: u64, which: &str| {
        (count > 0).then(|| format!("{} i den {which} fil deler nøgle med en anden", rows(count)))
    };
    let doubled = [
        doubled(key.old_duplicates, "ældste"),
        doubled(key.new_duplicates, "nyeste"),
    ];
    let doubled: Vec<String> = doubled.into_iter().flatten().collect();
    if !doubled.is_empty() {
        sentence.push_str(&format!(" {}.", list(&doubled)));
    }
    sentence
}

fn column(column: &ColumnComparison) -> Vec<String> {
    let mut told = Vec::new();
    let name = column.name();
    match column.fate {
        Fate::Kept => {}
        Fate::Added => told.push(format!("»{name}« er kommet til.")),
        Fate::Removed => told.push(format!("»{name}« er væk.")),
        Fate::Renamed(share) => {
            let before = column.old.as_ref().map_or("", |old| old.name.as_str());
            let why = match share {
                share if share >= 1.0 => String::new(),
                // never rounded up to all of them
                share => format!(
                    " ({} % af rækkerne har samme værdi)",
                    (share * 100.0).floor()
                ),
            };
            told.push(format!("»{before}« hedder nu »{name}«{why}."));
        }
    }
    if column.has_moved {
        told.push(format!("»{name}« står et andet sted."));
    }
    if let Some((before, after)) = column.type_change() {
        let word = cli::TEXTS.column_type;
        told.push(format!(
            "»{name}« var {}, er nu {}.",
            word(before),
            word(after)
        ));
    }
    if let Some((before, after)) = column.kind_change() {
        let word = |id: Option<&str>| id.and_then(kind).unwrap_or("uden kendt betydning");
        told.push(format!(
            "»{name}« så før ud som {}, nu som {}.",
            word(before),
            word(after)
        ));
    }
    told
}

/// Columns that are named one by one.
const MOST_NAMED: usize = 3;

fn writing(writing: &Writing) -> String {
    let sign = |sign: &DecimalSign| match sign {
        DecimalSign::Comma => "komma",
        DecimalSign::Point => "punktum",
    };
    let order = |order: &DateOrder| match order {
        DateOrder::Dmy => "dag, måned, år",
        DateOrder::Mdy => "måned, dag, år",
        DateOrder::Ymd => "år, måned, dag",
    };
    let between = |sign: &char| match sign {
        '\t' => "tabulator".to_owned(),
        sign => format!("»{sign}«"),
    };
    let format = cli::TEXTS.format;
    match writing {
        Writing::Format(before, after) => {
            format!("formatet er {} → {}", format(*before), format(*after))
        }
        Writing::Encoding(before, after) => {
            format!("tegnsættet er {} → {}", before.id(), after.id())
        }
        Writing::Delimiter(before, after) => {
            format!(
                "mellem felterne står {} → {}",
                between(before),
                between(after)
            )
        }
        Writing::DecimalSign(before, after) => {
            format!("decimaltegnet er {} → {}", sign(before), sign(after))
        }
        Writing::Signs { columns, old, new } => {
            let spelled = |signs: &[String]| {
                let quoted = signs.iter().map(|sign| match sign.as_str() {
                    "" => "tom celle".to_owned(),
                    sign => format!("»{sign}«"),
                });
                quoted.collect::<Vec<_>>().join(", ")
            };
            let (shown, others) = columns.split_at(columns.len().min(MOST_NAMED));
            let shown: Vec<String> = shown.iter().map(|name| format!("»{name}«")).collect();
            let mut named = shown.join(", ");
            if !others.is_empty() {
                named = format!("{named} og {} andre", others.len());
            }
            format!(
                "hvor der intet er i {}, står {} → {}",
                named,
                spelled(old),
                spelled(new)
            )
        }
        Writing::DateOrder(before, after) => {
            format!("datoer er skrevet {} → {}", order(before), order(after))
        }
    }
}
