//! The page of a file: bar, overview, cards, in Danish.

use crate::format::integer;
use crate::page::dataset::DatasetTexts;
use model::kle::Whereabouts;
use model::message::Language::Danish;
use model::view_spec::NoChart;

/// The page of a file: bar, overview, cards.
pub static TEXTS: DatasetTexts = DatasetTexts {
    new_file: "Ny fil",
    kept: "Filen bliver på din computer",
    kept_title: "Hvor er dine data?",
    kept_lines: [
        "Filen læses her i browseren. Den bliver ikke sendt nogen steder.",
        "Siden er låst med en regel (Content-Security-Policy), som får browseren til at afvise det, hvis siden vil hente fra eller sende til andre steder end sit eget.",
        "Tag computeren af nettet, når siden er hentet: Datalup virker stadig.",
    ],
    kept_count: |before, since| {
        let before = match before {
            1 => "1 fil".to_owned(),
            n => format!("{} filer", integer(n, Danish)),
        };
        match since {
            0 => format!(
                "Siden hentede {before} fra sit eget sted, før den var klar. Siden da: ingen."
            ),
            n => format!(
                "Siden hentede {before} fra sit eget sted, før den var klar. Siden da: {}.",
                integer(n, Danish)
            ),
        }
    },
    views: "Visning",
    compare: "Sammenlign",
    compare_label: "Sammenlign med en anden udgave af filen",
    overview: "Overblik",
    table: "Tabel",
    columns: "Kolonner",
    find_column: "Find kolonne",
    more_columns: |n| {
        format!(
            "og {} til: skriv i feltet for at finde dem",
            integer(n, Danish)
        )
    },
    show_column: |name| format!("Vis {name}"),
    hide_column: |name| format!("Skjul {name}"),
    hidden: "skjult",
    show_all: "Vis alle",
    steps: "Trin",
    no_steps: "Du har ikke ændret noget endnu. Det, du gør, kommer til at stå her og kan fortrydes.",
    as_opened: "Filen, som den blev åbnet",
    step_undone: "fortrudt",
    go_to_step: |number| format!("Gå til trin {number}"),
    done: |_, sentence| format!("{sentence}."),
    undone: "Trinnet er fortrudt.",
    redone: "Trinnet er gentaget.",

    reading: |file| format!("Læser {file}"),
    read_so_far: |bytes, of, rows| match rows {
        0 => format!("{bytes} af {of}"),
        n => format!("{bytes} af {of} · {} rækker", integer(n, Danish)),
    },
    counting: "Alle rækker er læst. Regner på kolonnerne …",
    stop: "Stop",
    stopped: |rows| match rows {
        0 => "Du stoppede læsningen.".to_owned(),
        n => format!(
            "Du stoppede læsningen. Tabellen viser kun de første {} rækker.",
            integer(n, Danish)
        ),
    },
    read_again: "Læs filen igen",
    other_file: "Vælg en anden fil",
    read: |rows, columns| {
        format!(
            "Filen er læst: {} rækker og {} kolonner.",
            integer(rows, Danish),
            integer(columns, Danish)
        )
    },
    reopening: "Datalup gik i stå og læser nu filen igen. Dine trin er bevaret.",
    first_rows: "De første rækker er klar. Resten læses.",

    subject: "Hvad handler det om?",
    unsure: "Usikker",
    best: "Bedste bud",
    no_subject: "Datalup fandt ingen ord, der peger på en kommunal opgave.",
    because: "fordi:",
    whole_chart: "Vis hele diagrammet",
    more_subjects: |count| format!("{count} bud mere"),
    to_table: "Til tabellen",
    same_words: "de samme ord",
    whereabouts: |place, column| match (place, column) {
        (Whereabouts::FileName, _) => "filnavn".to_owned(),
        (Whereabouts::Title, _) => "titel".to_owned(),
        (Whereabouts::SheetName, _) => "arkets navn".to_owned(),
        (Whereabouts::ColumnName, _) => "kolonnenavn".to_owned(),
        (Whereabouts::Cell, Some(name)) => format!("værdi i {name}"),
        (Whereabouts::Cell, None) => "værdi".to_owned(),
        (Whereabouts::Text, _) => "tekst".to_owned(),
        (Whereabouts::Number, Some(name)) => format!("KLE-nummer i {name}"),
        (Whereabouts::Number, None) => "KLE-nummer".to_owned(),
    },
    strength: |percent| format!("styrke {percent} af 100"),
    kle: "KLE er kommunernes fælles emneliste.",
    kle_number: |code| format!("KLE {code}"),
    waiting: "Kommer, når filen er læst.",

    state_look: "Se efter",
    check_read: |rows| match rows {
        1 => "Den ene række kunne læses.".to_owned(),
        n => format!("Alle {} rækker kunne læses.", integer(n, Danish)),
    },
    check_partial: "Ikke hele filen kunne læses.",
    check_width: "Rækkerne har lige mange felter.",
    check_width_bad: |rows| match rows {
        1 => "1 række har for få eller for mange felter.".to_owned(),
        n => format!(
            "{} rækker har for få eller for mange felter.",
            integer(n, Danish)
        ),
    },
    check_letters: "Alle tegn kunne læses.",
    check_letters_bad: |count| match count {
        1 => "1 tegn er gået tabt.".to_owned(),
        n => format!("{} tegn er gået tabt.", integer(n, Danish)),
    },
    check_types: |typed, columns| {
        format!(
            "{} af {} kolonner er tal, datoer eller ja/nej hele vejen ned. Resten er tekst.",
            integer(typed, Danish),
            integer(columns, Danish)
        )
    },

    notes: "Værd at vide om læsningen",
    notes_count: |n| match n {
        1 => "1 bemærkning om læsningen".to_owned(),
        n => format!("{} bemærkninger om læsningen", integer(n, Danish)),
    },
    footer: "Under tabellen i filen står:",

    chart: "Diagram",
    no_chart: |why| match why {
        NoChart::FewRows => "Tabellen har så få rækker, at de læses bedre end et diagram.",
        NoChart::List => {
            "Det er en liste: hver række har sin egen kode eller sit eget navn, og der er ingen tal at tegne."
        }
        NoChart::NumbersAsText => {
            "Tallene står som tekst, fordi de ikke kan læses sikkert. Se bemærkningerne om filen."
        }
        NoChart::AllAlike => {
            "Næsten alle rækker har de samme tal; et diagram ville kun vise én søjle."
        }
        NoChart::Places => "Hver række har sit eget sted. Det ses bedst på et kort.",
        NoChart::NoGroups => "Der er ikke tal eller grupper nok i de viste rækker til et diagram.",
    },
    chart_offers: "Foreslåede diagrammer",
    chart_own: "Vælg selv",
    as_chart: "Diagram",
    as_table: "Tabel",
    chart_table: "Tallene bag diagrammet",
    keep_mark: |label, value| format!("{label}: {value}. Vælg for kun at beholde disse rækker."),
    chart_keys: "Diagram. Brug piletasterne til at gå mellem værdierne og Enter til at filtrere.",
    chart_brush: "Træk fra én værdi til en anden, eller tryk Skift og Enter på den første og den sidste, for at filtrere et stykke.",
};
