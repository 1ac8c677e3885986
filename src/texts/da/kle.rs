//! What is said of KLE numbers in data, in Danish.

mod numbers;
mod ready;

use crate::format::integer;
use crate::kle::{KleTexts, codes};
use model::finding::Finding;
use model::message::Language::Danish;

/// What is said of KLE numbers in data.
pub static TEXTS: KleTexts = KleTexts {
    finding,
    name: |finding| words(&finding.rule).0.to_owned(),
    numbers: &numbers::TEXTS,
    ready: &ready::TEXTS,
};

fn finding(finding: &Finding) -> [String; 3] {
    let cells = finding.cells.unwrap_or(0);
    let count = match cells {
        1 => "1 celle".to_owned(),
        cells => format!("{} celler", integer(cells, Danish)),
    };
    let instead = match finding.rule.as_str() {
        "kle.retired" | "kle.retired_undated" => "nu",
        "kle.title" => "titlen hører til",
        "kle.journal" => "journalnummeret siger",
        _ => "nok",
    };
    let named = match codes(finding, instead) {
        codes if codes.is_empty() => count,
        codes => format!("{count}: {codes}"),
    };
    let (what, why, to_do) = words(&finding.rule);
    [
        format!("{what} ({named})."),
        why.to_owned(),
        to_do.to_owned(),
    ]
}

/// What it is, why it matters, what to do.
fn words(rule: &str) -> (&str, &str, &str) {
    match rule {
        "kle.retired" => (
            "KLE-nummer brugt, efter at det var udgået",
            "Nummeret gælder på ældre sager, men ikke på sager fra efter udgangen.",
            "Giv sagerne det nummer, der har afløst det.",
        ),
        "kle.unknown" => (
            "KLE-nummer, der ikke er i den indlæste udgave",
            "Sager med nummeret findes ikke under noget emne.",
            "Ret nummeret, eller indlæs en nyere udgave.",
        ),
        "kle.title" => (
            "KLE-nummer og titel siger hver sit",
            "Titlen hører til et andet nummer.",
            "Find ud af, hvad der er rigtigt: nummeret eller titlen.",
        ),
        "kle.journal" => (
            "KLE-nummer og journalnummer siger hver sit",
            "Sagen er måske flyttet til et andet emne, eller det ene er tastet forkert.",
            "Ret det ene, så sagen tælles, hvor den ligger.",
        ),
        "kle.form" => (
            "KLE-nummer skrevet på en anden måde",
            "Uden nuller og punktummer er det et andet nummer for et program.",
            "Skriv det som 05.13.30.",
        ),
        "kle.damaged" => (
            "KLE-nummer, som et regneark har lavet om til en dato, et klokkeslæt eller et tal",
            "Rækkerne falder ud af enhver optælling efter KLE.",
            "Skriv nummeret igen, og gør kolonnen til tekst, før der skrives i den.",
        ),
        "kle.unreadable" => (
            "Ikke et KLE-nummer",
            "Rækkerne falder ud af enhver optælling efter KLE.",
            "Skriv et nummer, eller lad cellen være tom.",
        ),
        "kle.facet" => (
            "Handlingsfacet, der ikke findes",
            "Facetten afgør, hvad der sker med sagen, når den er lukket.",
            "Brug en facet med A, G, I, K, P eller Ø og to cifre.",
        ),
        "kle.not_built_in" => (
            "KLE-nummer, der ikke er i den indbyggede udgave",
            "Det kan være nyt, udgået, lokalt eller forkert; den indbyggede udgave kan ikke afgøre det.",
            "Indlæs KL's emneplan for at få det afgjort.",
        ),
        "kle.older" => (
            "KLE-nummer, der ikke er i den indlæste udgave, på ældre sager",
            "Det kan være udgået, før udgaven begynder.",
            "Det er der ikke noget at gøre ved.",
        ),
        "kle.retired_undated" => (
            "Udgået KLE-nummer uden sagens dato",
            "Det er rigtigt på en sag fra før udgangen.",
            "Vælg kolonnen med sagernes dato.",
        ),
        "kle.old_facet" => (
            "Handlingsfacet med S",
            "S er det gamle bogstav for det, der nu er Ø.",
            "Brug Ø på nye sager.",
        ),
        "kle.local" => (
            "Muligt lokalt nummer",
            "Nummeret bruges ofte og ligger i en kendt gruppe, men er ikke i udgaven.",
            "Er det jeres eget, så skriv det i beskrivelsen af datasættet.",
        ),
        other => (other, "", ""),
    }
}
