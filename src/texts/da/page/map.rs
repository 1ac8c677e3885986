//! The map of a file in the page, in Danish.

use crate::page::map::MapPageTexts;
use model::map_spec::ClassMethod;

/// The map of a file in the page.
pub static TEXTS: MapPageTexts = MapPageTexts {
    view: "Kort",
    title: "Kort",
    waiting: "Kortet tegnes …",
    nothing: "Ingen af de viste rækker har et tal for et område på kortet.",
    as_map: "Kort",
    as_list: "Liste",
    list: "Tallene bag kortet",
    measure: "Vis",
    rows: "Antal rækker",
    sum: |column| format!("Sum af {column}"),
    mean: |column| format!("Gennemsnit af {column}"),
    per: "I forhold til",
    per_nothing: "Intet: tallet selv",
    per_km2: "Areal (pr. km²)",
    per_inhabitants: |column| format!("{column} (pr. 1.000 indbyggere)"),
    per_column: |column| column.to_owned(),
    per_whole: |column| format!("Det hele med {column} (andel i procent)"),
    by: "Områder fra",
    form: "Vist som",
    shades: "Farvede flader",
    symbols: "Cirkler",
    classes: "Farver deles",
    class_method: |method| match method {
        ClassMethod::Quantile => "Lige mange i hver",
        ClassMethod::Equal => "Lige brede trin",
        ClassMethod::Natural => "Hvor tallene samler sig",
    },
    class_count: "Antal farver",
    zoom: "Zoom",
    closer: "Zoom ind",
    farther: "Zoom ud",
    whole: "Vis hele kortet",
    keys: "Kort. Brug + og − til at zoome, piletasterne til at flytte kortet og 0 til at se det hele. Tab går videre til områderne.",
    hint: "Klik på kortet, og zoom med musehjulet, eller knib med to fingre. Træk for at flytte det.",
    keep: |label, value| format!("{label}: {value}. Vælg for kun at beholde disse rækker."),
    release: |label, value| format!("{label}: {value}. Valgt. Vælg igen for at se alle rækker."),
    touch_again: |said| format!("{said} – tryk igen for kun at beholde disse rækker"),
    svg: "Gem som tegning (SVG)",
    png: "Gem som billede (PNG)",
    suffix: "kort",
};
