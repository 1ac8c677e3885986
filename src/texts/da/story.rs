//! What a story and its panel say, in Danish.

use crate::format::integer;
use crate::story::StoryTexts;
use model::message::Language::Danish;

/// What a story and its panel say.
pub static TEXTS: StoryTexts = StoryTexts {
    title: "Fortælling",
    made_by: "Lavet med Datalup. Siden henter intet og sender intet.",
    numbers: "Tallene bag diagrammet",
    part: |shown, all| {
        format!(
            "De første {} af {} rækker.",
            integer(shown, Danish),
            integer(all, Danish)
        )
    },
    pin: "Fastgør",
    pinned: |pins| match pins {
        1 => "Fastgjort til fortællingen.".to_owned(),
        pins => format!("Fastgjort til fortællingen, der nu har {pins} dele."),
    },
    open: |pins| match pins {
        0 => "Fortælling".to_owned(),
        pins => format!("Fortælling ({pins})"),
    },
    lead: "Diagrammer, tabeller og noter i den rækkefølge, de skal læses.",
    empty: "Der er ikke fastgjort noget endnu. Brug »Fastgør« under et diagram.",
    kept: "Fortællingen findes kun, så længe siden er åben. Hent den, hvis du vil beholde den.",
    heading: "Overskrift",
    note: |name| format!("Note til {name}"),
    own_note: "Note",
    write_note: "Skriv en note",
    add_note: "Tilføj note",
    add_table: "Tilføj tabellens første rækker",
    table: |file| format!("Rækker i {file}"),
    up: |name| format!("Flyt {name} op"),
    down: |name| format!("Flyt {name} ned"),
    remove: |name| format!("Fjern {name}"),
    moved: |name, place| format!("{name} er nu nummer {place}."),
    removed: |name| format!("{name} er fjernet."),
    save: "Hent som HTML",
    print: "Udskriv",
    suffix: "fortaelling",
};
