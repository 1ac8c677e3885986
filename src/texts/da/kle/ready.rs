//! Whether cases can be shown to citizens, in Danish.

use crate::format::integer;
use crate::kle::ready::ReadyTexts;
use model::message::Language::Danish;
use model::readiness::Demand;

/// Whether cases can be shown to citizens.
pub static TEXTS: ReadyTexts = ReadyTexts {
    title: "Kan sagerne vises i Borgerblikket?",
    lead: "Her ses hver sag med øjnene hos den borger, den handler om. Det er en hjælp til at se efter, ikke en godkendelse: om en sag kan vises, afgør I.",
    waiting: "Ser sagerne igennem …",
    summary: |ready, cases| {
        let cases = integer(cases, Danish);
        match ready {
            0 => format!("Ingen af de {cases} sager opfylder alt det, vi ser efter."),
            ready => format!(
                "{} af {cases} sager opfylder det, vi ser efter.",
                integer(ready, Danish)
            ),
        }
    },
    of_list: |cases, of| {
        format!(
            "{} af udtrækkets {} sager har et nummer på listen; kun de er set efter.",
            integer(cases, Danish),
            integer(of, Danish)
        )
    },
    without_list: "Alle udtrækkets sager er set efter, også dem, søgning og filtre skjuler.",
    demand: |demand| match demand {
        Demand::OneParty => "Præcis én primær part med CPR-nummer",
        Demand::SubjectLevel => "KLE-nummer helt ned til emnet",
        Demand::KnownNumber => "KLE-nummer, der findes i udgaven",
        Demand::Facet => "Handlingsfacet i den rigtige form",
        Demand::Status => "En kendt sagsstatus",
        Demand::ClosingDate => "Lukkedato, netop når sagen er lukket",
        Demand::CreatedDate => "Dato for oprettelse",
        Demand::Title => "En titel",
        Demand::TitleWithoutCpr => "Titel uden CPR-nummer",
        Demand::TitleWithoutName => "Titel uden personers navne",
        Demand::TitleWithoutAbbreviation => "Titel uden forkortelser",
    },
    to_do: |demand| match demand {
        Demand::OneParty => {
            "Skriv borgerens CPR-nummer, og kun det ene: ellers ved ingen, hvem sagen skal vises for."
        }
        Demand::SubjectLevel => {
            "Skriv nummeret som 27.60.10: en hovedgruppe eller gruppe siger ikke borgeren, hvad sagen handler om."
        }
        Demand::KnownNumber => "Ret nummeret, eller indlæs den udgave, sagerne følger.",
        Demand::Facet => "Skriv den som G01: et bogstav og to cifre.",
        Demand::Status => {
            "Brug en status, borgeren kan forstå, fx Modtaget, Under behandling eller Afsluttet."
        }
        Demand::ClosingDate => {
            "Giv lukkede sager en lukkedato, og fjern den fra sager, der er i gang."
        }
        Demand::CreatedDate => "Skriv den dag, sagen blev oprettet.",
        Demand::Title => "Giv sagen en titel.",
        Demand::TitleWithoutCpr => {
            "Fjern CPR-nummeret fra titlen: sagen er allerede knyttet til borgeren."
        }
        Demand::TitleWithoutName => {
            "Se efter, om titlen nævner en person, og skriv den om. Formen alene afslører det, så der kan være falske fund."
        }
        Demand::TitleWithoutAbbreviation => "Skriv forkortelser og fagord ud.",
    },
    demands: "Det ses der efter",
    unmet: |cases| match cases {
        1 => "1 sag opfylder det ikke".to_owned(),
        n => format!("{} sager opfylder det ikke", integer(n, Danish)),
    },
    met: "Vi fandt ingen, der ikke opfylder det",
    column_missing: "Der er ingen kolonne at se i. Vælg den under »Kolonner« nedenfor, hvis filen har den.",
    several: |cases| match cases {
        1 => "Et fingerpeg: 1 titel nævner flere afgørelser. Måske er det flere sager i én."
            .to_owned(),
        n => format!(
            "Et fingerpeg: {} titler nævner flere afgørelser. Måske er det flere sager i én.",
            integer(n, Danish)
        ),
    },
    list: "Numre, kommunen viser",
    list_help: "Indsæt listen, eller slip en tekstfil med den i feltet: hovedgrupper, grupper eller emner, fx 27 eller 27.60.10. Listen er kun i hukommelsen og er væk, når siden lukkes.",
    use_list: "Brug listen",
    choose_file: "Vælg fil",
    drop_list: "Fjern listen",
    list_used: |count| match count {
        1 => "1 nummer er i brug.".to_owned(),
        n => format!("{} numre er i brug.", integer(n as u64, Danish)),
    },
    list_empty: "Der er ingen KLE-numre i det. Skriv dem som 27 eller 27.60.10.",
    take: "Hent liste over sager, der ikke er klar",
    take_help: "En CSV-fil til Excel med rækkenumre og det, hver sag mangler. Titler og CPR-numre er ikke med.",
    row: "Række i filen",
    file_suffix: "-borgerblik",
};
