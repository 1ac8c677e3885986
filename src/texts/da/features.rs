//! Words of maps of a file's own geometry, in Danish.

use crate::features::FeatureTexts;
use model::feature_map::{FeatureForm, FeatureTally};
use model::map_spec::AreaLayer;

/// Words of maps of geometry.
pub static TEXTS: FeatureTexts = FeatureTexts {
    title: |name, (tally, things), placed, by| {
        let things = things.unwrap_or_else(|| what(tally));
        let what = match name {
            "" => format!("Kort over {placed} {things}"),
            name => format!("{name}: {placed} {things}"),
        };
        match by {
            Some(by) => format!("{what} efter {by}"),
            None => what,
        }
    },
    tiny: "De er for små til at ses på kortet her, så hver har en prik: zoom ind for at se dem.",
    shown: |tally, placed| match tally.placed() {
        1 => format!("1 række er på kortet som {}.", what(tally)),
        _ => format!("{placed} rækker er på kortet som {}.", what(tally)),
    },
    missing: |rows, written| match rows {
        1 => "1 række har ingen position.".to_owned(),
        _ => format!("{written} rækker har ingen position."),
    },
    outside: |rows, written| match rows {
        1 => "1 række ligger uden for Danmark og er ikke med.".to_owned(),
        _ => format!("{written} rækker ligger uden for Danmark og er ikke med."),
    },
    unread: |rows, written| match rows {
        1 => "1 række har en geometri, der ikke kan læses.".to_owned(),
        _ => format!("{written} rækker har en geometri, der ikke kan læses."),
    },
    seen: |seen, of| format!("{seen} af {of} rækker er i udsnittet."),
    clusters: "Rækker, der ligger tæt, er samlet i en cirkel med deres antal.",
    hexagons: |wide, area| {
        format!(
            "Hver sekskant er {wide} bred ({area}), og farven viser, hvor mange rækker der ligger i den."
        )
    },
    binned: "Der er for mange til at tegne hver for sig i en fil, så de er talt i sekskanter.",
    picture: "Jo kraftigere en prik er, jo flere rækker ligger oven i hinanden.",
    picture_colours: "Hvor flere ligger oven i hinanden, har prikken farve efter de fleste af dem.",
    sizes: |column| format!("Cirklernes areal følger {column}."),
    sizes_left: "Her er for mange til at vise størrelser: zoom ind for at se dem.",
    shapes: "De største er tegnet først, så de ikke dækker for de små.",
    reason: "Foreslået, fordi filen fortæller, hvor hver række ligger.",
    map: "Kort",
    rows: |rows, written| match rows {
        1 => "1 række".to_owned(),
        _ => format!("{written} rækker"),
    },
    other: "Andet eller intet",
    range: |from, to| match from == to {
        true => from.to_owned(),
        false => format!("{from} til {to}"),
    },
    by_middle: "Strækninger og flader tæller, hvor deres midte ligger.",
    in_no_area: |rows, written| match rows {
        1 => "1 række ligger ikke i noget område.".to_owned(),
        _ => format!("{written} rækker ligger ikke i noget område."),
    },
    in_several: |rows, written| match rows {
        1 => {
            "1 række ligger i flere områder, der overlapper, og er talt i hvert af dem.".to_owned()
        }
        _ => format!(
            "{written} rækker ligger i flere områder, der overlapper, og er talt i hvert af dem."
        ),
    },
    own_title: |title, file| format!("{title} i {file}"),
    own_areas: |file, without, written, metres| {
        let exact = match metres {
            0 | 1 => String::new(),
            _ => format!(
                " Grænserne er kendt på {metres} meter nær, så et sted tæt på en grænse kan være talt på den anden side."
            ),
        };
        let without = match without {
            0 => String::new(),
            1 => " 1 række i den fil har ingen flade.".to_owned(),
            _ => format!(" {written} rækker i den fil har ingen flade."),
        };
        format!("Områderne er fra {file}.{without}{exact}")
    },
    form_own: |layer, file| match layer {
        AreaLayer::Municipality => format!("Tæl i kommuner ({file})"),
        AreaLayer::Region => format!("Tæl i regioner ({file})"),
        AreaLayer::Postcode => format!("Tæl i postnumre ({file})"),
        AreaLayer::Parish => format!("Tæl i sogne ({file})"),
        AreaLayer::SchoolDistrict => format!("Tæl i skoledistrikter ({file})"),
        AreaLayer::Own => format!("Tæl i områder ({file})"),
    },
    open: "Åbn kortet",
    as_areas: "Områder",
    as_features: "Steder i filen",
    what: "Hvad kortet viser",
    form: "Vist som",
    form_name: |form| match form {
        FeatureForm::Marks => "Hver for sig",
        FeatureForm::Clusters => "Samlet i cirkler",
        FeatureForm::Hexagons => "Sekskanter",
        FeatureForm::Areas(AreaLayer::Municipality) => "Tæl i kommuner",
        FeatureForm::Areas(AreaLayer::Region) => "Tæl i regioner",
        FeatureForm::Areas(AreaLayer::Postcode) => "Tæl i postnumre",
        FeatureForm::Areas(AreaLayer::Parish) => "Tæl i sogne",
        FeatureForm::Areas(AreaLayer::SchoolDistrict) => "Tæl i skoledistrikter",
        FeatureForm::Areas(AreaLayer::Own) => "Tæl i områder fra en anden fil",
    },
    source: "Sted fra",
    colour: "Farve efter",
    size: "Størrelse efter",
    none: "Ingen",
    per: "I forhold til",
    per_nothing: "Intet: tallet selv",
    per_km2: "Areal (pr. km²)",
    keys: "Kort. Brug + og − til at zoome, piletasterne til at flytte kortet og 0 til at se det hele. Tab går videre til det, der er tegnet.",
    hint: "Klik på kortet, og zoom med musehjulet, eller knib med to fingre. Træk for at flytte det.",
    row: |row| format!("Række {row}"),
    go_to: |said| format!("{said}. Vælg for at se rækken i tabellen."),
    enlarge: |said| format!("{said}. Vælg for at zoome ind."),
    touch_again: |said| format!("{said} – tryk igen for at se rækken i tabellen"),
    list: "Rækkerne i udsnittet",
    list_row: "Række",
    listed: |listed, seen| match listed == seen {
        true => format!("{seen} rækker i udsnittet."),
        false => {
            format!("De første {listed} af {seen} rækker i udsnittet. Zoom ind for at se andre.")
        }
    },
    persons: "Rækkerne ser ud til at handle om personer, så kortet fortæller kun rækkens nummer.",
    nothing: "Ingen af de viste rækker har en position på kortet.",
    step_none: "Lod Datalup vælge kort igen",
    step: |form, colour, size| {
        let mut said = match form {
            FeatureForm::Marks => "Viste filens steder hver for sig".to_owned(),
            FeatureForm::Clusters => "Samlede filens steder i cirkler".to_owned(),
            FeatureForm::Hexagons => "Talte filens steder i sekskanter".to_owned(),
            FeatureForm::Areas(AreaLayer::Municipality) => {
                "Talte filens steder i kommuner".to_owned()
            }
            FeatureForm::Areas(AreaLayer::Region) => "Talte filens steder i regioner".to_owned(),
            FeatureForm::Areas(AreaLayer::Postcode) => "Talte filens steder i postnumre".to_owned(),
            FeatureForm::Areas(AreaLayer::Parish) => "Talte filens steder i sogne".to_owned(),
            FeatureForm::Areas(AreaLayer::SchoolDistrict) => {
                "Talte filens steder i skoledistrikter".to_owned()
            }
            FeatureForm::Areas(AreaLayer::Own) => {
                "Talte filens steder i områder fra en anden fil".to_owned()
            }
        };
        if let Some(column) = colour {
            said.push_str(&format!(", farve efter {column}"));
        }
        if let Some(column) = size {
            said.push_str(&format!(", størrelse efter {column}"));
        }
        said
    },
};

/// What the geometry is. "Linjer" of buses would be routes.
fn what(tally: &FeatureTally) -> &'static str {
    let is_one = tally.placed() == 1;
    match (tally.points > 0, tally.lines > 0, tally.polygons > 0) {
        (_, false, false) if is_one => "punkt",
        (false, true, false) if is_one => "strækning",
        (false, false, true) if is_one => "flade",
        (_, false, false) => "punkter",
        (false, true, false) => "strækninger",
        (false, false, true) => "flader",
        (true, true, false) => "punkter og strækninger",
        (true, false, true) => "punkter og flader",
        (false, true, true) => "strækninger og flader",
        (true, true, true) => "punkter, strækninger og flader",
    }
}
