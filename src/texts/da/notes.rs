//! How a file was read, as sentences, in Danish.

use crate::format::integer;
use crate::notes::NoteTexts;
use model::message::Language::Danish;
use model::note::Note;

/// How a file was read, as sentences.
pub static TEXTS: NoteTexts = NoteTexts { sentence };

fn sentence(note: &Note) -> String {
    let n = |count: &u64| integer(*count, Danish);
    match note {
        Note::TitleRowsSetAside { rows: 1 } => {
            "Den første række er en titel og er ikke en del af tabellen.".to_owned()
        }
        Note::TitleRowsSetAside { rows } => format!(
            "De første {} rækker er titel og forklaring og er ikke en del af tabellen.",
            n(rows)
        ),
        Note::FooterRowsSetAside { rows: 1 } => {
            "Den sidste række er en bemærkning under tabellen og er ikke talt med.".to_owned()
        }
        Note::FooterRowsSetAside { rows } => format!(
            "De sidste {} rækker er bemærkninger under tabellen og er ikke talt med.",
            n(rows)
        ),
        Note::RaggedRows {
            short,
            long,
            first_row,
        } => {
            let mut parts = Vec::new();
            if *short > 0 {
                parts.push(format!(
                    "{} har for få felter; de manglende er sat som tomme",
                    rows(*short)
                ));
            }
            if *long > 0 {
                parts.push(format!(
                    "{} har for mange felter; de står i ekstra kolonner til sidst",
                    rows(*long)
                ));
            }
            format!(
                "{}. Den første er række {}. Se efter, om et skilletegn står inde i en tekst uden anførselstegn.",
                parts.join(", og "),
                n(first_row)
            )
        }
        Note::EncodingRevised { from, to, byte } => format!(
            "Begyndelsen af filen lignede {}, men længere nede (byte {}) viste den sig at være {}. Alt er læst sådan.",
            encoding(from),
            n(byte),
            encoding(to)
        ),
        Note::TypeRevised {
            column,
            from,
            to,
            row,
        } => format!(
            "{column} lignede {} i begyndelsen, men er {}: i række {} står noget, der ikke er {}.",
            kind(from),
            kind(to),
            n(row),
            kind(from)
        ),
        Note::BadBytes { count, first_byte } => format!(
            "{} i filen kan ikke læses med det valgte tegnsæt og vises som \u{fffd}; det første ved byte {}. Prøv et andet tegnsæt.",
            signs(*count),
            n(first_byte)
        ),
        Note::LostLetters { count, first_row } => format!(
            "{} var gået tabt, allerede før filen blev gemt, og vises som \u{fffd}; det første i række {}. Bed om filen igen fra kilden.",
            signs(*count),
            n(first_row)
        ),
        Note::DoubleEncoding { count, first_row } => format!(
            "{} er blevet til to eller tre (som »Ã¦« for »æ«), fordi filen engang er gemt med forkert tegnsæt; det første i række {}. De kan rettes: vælg »{}« under »Tegnsæt«.",
            letters(*count),
            n(first_row),
            (super::page::TEXTS.assumed.encoding_name)(model::sniff::Encoding::Utf8Twice)
        ),
        Note::MatrixLaidOut {
            groups,
            levels,
            figures_are_rows,
        } => {
            let figures = if *figures_are_rows {
                " Tallenes overskrifter er også blevet til kolonner, så hvert tal har sin egen række."
            } else {
                ""
            };
            format!(
                "Filen er en matrix fra Statistikbanken. {} er skrevet ud for hver af rækkerne under, i {} kolonner.{figures} Vælg »som den står«, hvis du vil se filens egne rækker.",
                match groups {
                    1 => "1 overskrift mellem rækkerne".to_owned(),
                    count => format!("{} overskrifter mellem rækkerne", n(count)),
                },
                n(levels)
            )
        }
        Note::RowsMended { rows: count, first_row } => format!(
            "{} skilletegn eller anførselstegn, der ikke passer med reglerne, og er læst, så felterne passer; den første er række {}. Se efter, om de er rigtige.",
            match count {
                1 => "1 række har".to_owned(),
                count => format!("{} rækker har", n(count)),
            },
            n(first_row)
        ),
        Note::RepeatedHeader { rows: count, first_row } => format!(
            "Kolonnenavnene kommer igen {} nede i tabellen; første gang i række {}. De rækker er ikke talt med.",
            match count {
                1 => "1 gang".to_owned(),
                count => format!("{} gange", n(count)),
            },
            n(first_row)
        ),
        Note::TotalRows { column, rows: count } => format!(
            "{} en total af andre rækker (står i {column}). Læg dem ikke sammen med de øvrige.",
            match count {
                1 => "1 række er".to_owned(),
                count => format!("{} rækker er", n(count)),
            }
        ),
        Note::UnclosedQuote { row } => format!(
            "Et anførselstegn i række {} bliver aldrig lukket, så resten af filen kan være læst forkert. Ret anførselstegnet i filen, og åbn den igen.",
            n(row)
        ),
        Note::AmbiguousNumbers { column, count } => format!(
            "{} i {column} kan læses på to måder (som 1.250). De er læst som tusinder. Er punktummet et decimaltegn, så vælg det under »Tal«.",
            values(*count)
        ),
        Note::AmbiguousDates { column, count } => format!(
            "{} i {column} kan både have dagen og måneden først (som 03-04-2026). De er læst med dagen først. Er det forkert, så vælg det under »Datoer«.",
            values(*count)
        ),
        Note::DamagedNumbers {
            column,
            count,
            first_row,
        } => format!(
            "{} i {column} har flere punktummer, men er ikke tusinder: decimaltal, som et regneark har ødelagt. Den første er i række {}. De er læst som tekst. Bed om filen igen fra kilden.",
            values(*count),
            n(first_row)
        ),
        Note::MixedSigns {
            column,
            comma,
            point,
            ..
        } => format!(
            "{column} har både tal med komma ({}) og tal med punktum ({}) som decimaltegn. Hvert tal er læst for sig.",
            n(comma),
            n(point)
        ),
        Note::SignsDiffer {
            comma,
            comma_column,
            point,
            point_column,
        } => format!(
            "{} har decimalkomma (den første er {comma_column}), {} har decimalpunktum (den første er {point_column}). Hver kolonne er læst på sin måde.",
            columns(*comma),
            columns(*point)
        ),
        Note::MixedZeros {
            column,
            with_zero,
            without,
        } => format!(
            "{column} har koder med nul foran ({}) og kortere koder uden ({}), der nok har mistet deres. De er læst som tekst, som de står. Ret dem i kilden.",
            n(with_zero),
            n(without)
        ),
        Note::ShortYears {
            column,
            count,
            from,
            to,
        } => format!(
            "{} i {column} har årstal med to cifre. De er læst som år fra {from} til {to}.",
            values(*count)
        ),
        Note::NilDashes { count, .. } => format!(
            "{} er skrevet som en streg (-). I officiel statistik betyder den nul, så de er læst som 0.",
            values(*count)
        ),
        Note::CrsAssumed { crs } => format!(
            "Filen siger ikke, hvilket koordinatsystem den bruger. Koordinaterne ligner {}, og er læst sådan.",
            system(crs)
        ),
        Note::CrsContradicted { said, crs } => format!(
            "Filen siger, at koordinaterne er {}, men de ligner {}, og er læst sådan.",
            system(said),
            system(crs)
        ),
        Note::CrsUnknown { name } => format!(
            "Koordinatsystemet »{name}« kendes ikke, så stederne kan ikke vises på et kort. Bed kilden om filen i EPSG:25832."
        ),
        Note::AxesSwapped => {
            "Koordinaterne står med nord før øst. På et kort skal de byttes om.".to_owned()
        }
        Note::HeightsLeftOut { count } => format!(
            "{} har højder eller mål med. De er udeladt; øst og nord er med.",
            geometries(*count)
        ),
        Note::BadGeometries { count, first_row } => format!(
            "{} kan ikke læses og er sat som tomme; den første i række {} af tabellen.",
            geometries(*count),
            n(first_row)
        ),
        Note::NamesCut { count, chars } => format!(
            "{} på {} tegn, og længere kan navne ikke være i denne filtype. De er nok forkortet. Se i kildens beskrivelse, hvad de hedder.",
            match count {
                1 => "1 kolonnenavn er".to_owned(),
                count => format!("{} kolonnenavne er", n(count)),
            },
            n(chars)
        ),
        Note::EncodingAssumed { encoding: id } => format!(
            "Filen siger ikke, hvilket tegnsæt dens tekster er i. Efter bogstaverne er de læst som {}.",
            encoding(id)
        ),
        Note::MemosLeftOut { columns: 1 } => {
            "1 kolonne har sine lange tekster i en fil for sig (.dbt), som ikke læses. Kolonnen er udeladt."
                .to_owned()
        }
        Note::MemosLeftOut { columns } => format!(
            "{} kolonner har deres lange tekster i en fil for sig (.dbt), som ikke læses. Kolonnerne er udeladt.",
            n(columns)
        ),
        Note::DeletedLeftOut { count } => format!(
            "{} er mærket som slettet og er ikke med.",
            rows(*count)
        ),
        Note::CompanionMissing { ending } => {
            let (what, missing) = match ending.as_str() {
                "shp" => ("stederne", "så tabellen har ingen geometri"),
                "dbf" | "mid" => ("oplysningerne", "så tabellen har kun geometri"),
                "prj" => ("koordinatsystemet", "så det er ukendt"),
                _ => ("resten", "så noget mangler"),
            };
            format!(
                "Filen .{ending} med {what} følger ikke med, {missing}. Læg alle filer med samme navn i en zip-fil, og åbn den."
            )
        }
        Note::OtherSheets { count, hidden } => {
            let hidden = match hidden {
                0 => String::new(),
                n => format!(" ({} skjult)", integer(*n, Danish)),
            };
            match count {
                1 => format!("Projektmappen har 1 ark mere{hidden}."),
                n => format!(
                    "Projektmappen har {} ark mere{hidden}.",
                    integer(*n, Danish)
                ),
            }
        }
        Note::HiddenSheets { names, more } => {
            let shown: Vec<String> = names.iter().map(|name| format!("»{name}«")).collect();
            let more = match more {
                0 => String::new(),
                n => format!(" og {} til", integer(*n, Danish)),
            };
            let (subject, them) = match names.as_slice() {
                [_] if more.is_empty() => ("Arket", "det"),
                _ => ("Arkene", "dem"),
            };
            format!(
                "{subject} {}{more} er skjult i projektmappen, men følger med filen. Fjern {them}, før du deler den, hvis andre ikke må se {them}.",
                shown.join(", ")
            )
        }
        Note::OtherMembers { count: 1 } => {
            "Zip-filen har 1 fil mere, der kan være en tabel.".to_owned()
        }
        Note::OtherMembers { count } => format!(
            "Zip-filen har {} filer mere, der kan være tabeller.",
            n(count)
        ),
        Note::MergedCellsFilled { cells } => format!(
            "Arket har flettede celler. Deres værdi er gentaget i {}, som de dækker.",
            match cells {
                1 => "den celle".to_owned(),
                many => format!("de {} celler", n(many)),
            }
        ),
        Note::ErrorCells { count, first_row } => format!(
            "{} i regnearket viser en fejl (som #N/A eller #DIV/0!) og er læst som tomme; den første i række {}. Ret formlerne i regnearket.",
            cells(*count),
            n(first_row)
        ),
        Note::FormulasWithoutValue { count } => format!(
            "{} er formler, som filen ikke har gemt et resultat for; de er læst som tomme. Åbn filen i et regneark, gem den, og vælg den igen.",
            cells(*count)
        ),
        Note::HiddenCells { rows: 0, columns } => format!(
            "{} i arket er skjult, men er læst som de andre. Se efter, om de må deles.",
            columns_of(*columns)
        ),
        Note::HiddenCells { rows: hidden, columns: 0 } => format!(
            "{} i arket er skjult, men er læst som de andre. Se efter, om de må deles.",
            rows(*hidden)
        ),
        Note::HiddenCells { rows: hidden, columns } => format!(
            "{} og {} i arket er skjult, men er læst som de andre. Se efter, om de må deles.",
            rows(*hidden),
            columns_of(*columns)
        ),
        Note::CutOff { rows } => format!(
            "Filen slutter midt i en række. {} rækker er hele. Hent filen igen, hvis den skulle være længere.",
            n(rows)
        ),
        Note::BrokenFrom { rows, line, column } => format!(
            "Filen er ikke skrevet rigtigt fra linje {}, tegn {}. De {} rækker ovenfor er læst. Hent filen igen, eller spørg den, der har lavet den.",
            n(line),
            n(column),
            n(rows)
        ),
        Note::BadLines {
            count: 1,
            first_line,
        } => format!(
            "Linje {} er ikke skrevet rigtigt og er ikke med. Resten er læst.",
            n(first_line)
        ),
        Note::BadLines { count, first_line } => format!(
            "{} linjer er ikke skrevet rigtigt og er ikke med. Den første er linje {}. Resten er læst.",
            n(count),
            n(first_line)
        ),
        Note::RepeatedKeys { count } => format!(
            "{} stod under et navn, der kom igen i samme post. Den sidste værdi gælder.",
            values(*count)
        ),
        Note::OtherTables { count: 1 } => {
            "Filen har 1 tabel mere. Her vises én af dem.".to_owned()
        }
        Note::OtherTables { count } => format!(
            "Filen har {} tabeller mere. Her vises én af dem.",
            n(count)
        ),
        Note::LimitReached { limit, value } => {
            let what = match limit.as_str() {
                "cells" => "celler",
                "columns" => "kolonner",
                "bytes" => "byte",
                "sheet_bytes" => "byte i arket",
                other => other,
            };
            format!(
                "Filen er større, end Datalup læser: grænsen er {} {what}. Resten er ikke med.",
                n(value)
            )
        }
        Note::FirstRowsOnly { rows } => format!(
            "Kun de første {} rækker er læst, som du valgte. Tal og diagrammer gælder dem, ikke hele filen.",
            n(rows)
        ),
        Note::SomeRowsOnly { rows, of, random } => format!(
            "Tallene om kolonnerne gælder alle {} rækker. Tabellen viser {}; søgning, filtre og diagram gælder kun dem.",
            n(of),
            match random {
                true => format!("{} tilfældige rækker fra hele filen", n(rows)),
                false => format!("de første {} rækker", n(rows)),
            }
        ),
        Note::ColumnsLeftOut { columns: 1, of } => {
            format!("1 af filens {} kolonner er udeladt, som du valgte.", n(of))
        }
        Note::ColumnsLeftOut { columns, of } => format!(
            "{} af filens {} kolonner er udeladt, som du valgte.",
            n(columns),
            n(of)
        ),
        Note::KleMissing => {
            "KLE-emnelisten er ikke med i denne udgave af Datalup, så der er ingen bud på emne.".to_owned()
        }
        Note::TooLittleText { words: 0 } => "Filen har ingen ord, der kan pege på et emne.".to_owned(),
        Note::TooLittleText { words: 1 } => {
            "Filen har kun 1 ord, der kan pege på et emne. Giv filen et navn eller en titel, der siger, hvad den handler om.".to_owned()
        }
        Note::TooLittleText { words } => format!(
            "Filen siger for lidt om, hvad den handler om ({} ord kan pege på et emne). Giv den et navn eller en titel, der siger det.",
            n(words)
        ),
        Note::StatisticsWithoutSubject => {
            "Det ligner almindelig statistik, og den har sjældent sit eget KLE-emne.".to_owned()
        }
        Note::NoMunicipalTask => "Ordene i filen peger ikke på en kommunal opgave.".to_owned(),
        Note::ThinMargin => "De to bedste emner ligger tæt. Vurdér selv.".to_owned(),
        Note::NotChecked => {
            "Kvalitet og personoplysninger er ikke tjekket. Vurdér selv, før du offentliggør."
                .to_owned()
        }
    }
}

fn rows(count: u64) -> String {
    match count {
        1 => "1 række".to_owned(),
        n => format!("{} rækker", integer(n, Danish)),
    }
}

fn geometries(count: u64) -> String {
    match count {
        1 => "1 geometri".to_owned(),
        n => format!("{} geometrier", integer(n, Danish)),
    }
}

/// A reference system by its id, in words where it has any.
fn system(crs: &str) -> String {
    match crs {
        "OGC:CRS84" | "EPSG:4326" => format!("længde- og breddegrader ({crs})"),
        "EPSG:25832" => format!("UTM zone 32 ({crs})"),
        "EPSG:25833" => format!("UTM zone 33 ({crs})"),
        other => other.to_owned(),
    }
}

fn columns_of(count: u64) -> String {
    match count {
        1 => "1 kolonne".to_owned(),
        n => format!("{} kolonner", integer(n, Danish)),
    }
}

fn cells(count: u64) -> String {
    match count {
        1 => "1 celle".to_owned(),
        n => format!("{} celler", integer(n, Danish)),
    }
}

fn signs(count: u64) -> String {
    match count {
        1 => "1 tegn".to_owned(),
        n => format!("{} tegn", integer(n, Danish)),
    }
}

fn columns(count: u64) -> String {
    match count {
        1 => "1 kolonne".to_owned(),
        n => format!("{} kolonner", integer(n, Danish)),
    }
}

fn letters(count: u64) -> String {
    match count {
        1 => "1 bogstav".to_owned(),
        n => format!("{} bogstaver", integer(n, Danish)),
    }
}

fn values(count: u64) -> String {
    match count {
        1 => "1 værdi".to_owned(),
        n => format!("{} værdier", integer(n, Danish)),
    }
}

/// An encoding by the id the engine gives.
fn encoding(id: &str) -> String {
    model::sniff::Encoding::ALL
        .into_iter()
        .find(|known| known.id() == id)
        .map_or_else(
            || id.to_owned(),
            |known| (super::page::TEXTS.assumed.encoding_name)(known).to_owned(),
        )
}

/// A type by the id the engine gives.
fn kind(id: &str) -> &str {
    use model::column::ColumnType::{Boolean, Date, DateTime, Decimal, Integer, Text, Time};
    [Integer, Decimal, Date, DateTime, Time, Boolean, Text]
        .into_iter()
        .find(|known| known.id() == id)
        .map_or(id, super::page::TEXTS.column.type_word)
}
