//! What was assumed about the file, and why, in Danish.

use crate::format::integer;
use crate::page::assumed::AssumedTexts;
use model::message::Language::Danish;
use model::sniff::{DateOrder, DecimalSign, Encoding, Evidence, Layout};

/// What was assumed about the file, and why.
pub static TEXTS: AssumedTexts = AssumedTexts {
    list: "Sådan læste Datalup filen",
    encoding: "Tegnsæt",
    delimiter: "Skilletegn",
    preamble: "Rækker over tabellen",
    header: "Kolonnenavne",
    decimal: "Tal",
    date: "Datoer",
    encoding_name: |encoding| match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf8Bom => "UTF-8 med mærke (BOM)",
        Encoding::Utf16le => "UTF-16 (LE)",
        Encoding::Utf16be => "UTF-16 (BE)",
        Encoding::Windows1252 => "Windows-1252",
        Encoding::Cp865 => "DOS (CP865)",
        Encoding::Cp850 => "DOS (CP850)",
        Encoding::MacRoman => "Mac Roman",
        Encoding::Utf8Twice => "UTF-8, rettet (Ã¦ → æ)",
    },
    delimiter_name: |sign| match sign {
        ',' => "komma".to_owned(),
        ';' => "semikolon".to_owned(),
        '\t' => "tabulator".to_owned(),
        '|' => "lodret streg".to_owned(),
        ' ' => "mellemrum".to_owned(),
        '\u{1f}' => "U+001F".to_owned(),
        ':' => "kolon".to_owned(),
        other => format!("»{other}«"),
    },
    decimal_name: |sign| match sign {
        DecimalSign::Comma => "1.234,5",
        DecimalSign::Point => "1,234.5",
    },
    date_name: |order| match order {
        DateOrder::Dmy => "dag-måned-år",
        DateOrder::Mdy => "måned-dag-år",
        DateOrder::Ymd => "år-måned-dag",
    },
    header_name: |first_row, rows| match rows {
        0 => "ingen".to_owned(),
        1 => format!("række {first_row}"),
        n => format!("række {first_row}–{}", first_row + n - 1),
    },
    none: "ingen",
    evidence: |evidence| match evidence {
        Evidence::Chosen => "Du har selv valgt det.".to_owned(),
        Evidence::ByteOrderMark => "Filen begynder med et mærke (BOM), som siger det.".to_owned(),
        Evidence::ValidUtf8 => {
            "Filens bogstaver, også dem som æ, ø og å, er gyldig UTF-8.".to_owned()
        }
        Evidence::AsciiOnly => {
            "Filen har ingen særlige bogstaver som æ, ø og å, så valget gør ingen forskel."
                .to_owned()
        }
        Evidence::DanishLetters => {
            "Filen er ikke gyldig UTF-8, men læst sådan her giver den danske bogstaver.".to_owned()
        }
        Evidence::ZeroBytes => "Hver anden byte i filen er nul; sådan er UTF-16 bygget.".to_owned(),
        Evidence::SameWidth { rows, of, fields } => {
            let fields = match fields {
                1 => "1 felt".to_owned(),
                n => format!("{} felter", integer(n, Danish)),
            };
            if rows == of {
                format!(
                    "Det giver {fields} i alle de {} rækker, der blev set på.",
                    integer(of, Danish)
                )
            } else {
                format!(
                    "Det giver {fields} i {} af de {} rækker, der blev set på.",
                    integer(rows, Danish),
                    integer(of, Danish)
                )
            }
        }
        Evidence::Declared => "Filen siger det selv i sin første linje.".to_owned(),
        Evidence::NarrowRows => "Rækkerne ovenover har færre felter end tabellen.".to_owned(),
        Evidence::TextOverValues => {
            "Rækken er tekst, og under den står der tal eller datoer.".to_owned()
        }
        Evidence::NoTextRow => "Ingen række ligner navne på kolonner.".to_owned(),
        Evidence::Values {
            only_this,
            only_other,
        } => {
            let this = match only_this {
                1 => "1 værdi kan kun læses sådan".to_owned(),
                n => format!("{} værdier kan kun læses sådan", integer(n, Danish)),
            };
            match only_other {
                0 => format!("{this}, og ingen taler imod."),
                n => format!("{this}; {} kan kun læses omvendt.", integer(n, Danish)),
            }
        }
        Evidence::GroupRows { groups, levels } => format!(
            "{} rækker er kun en overskrift for rækkerne under sig; de og etiketterne står i {} niveauer til venstre, som i Statistikbanken.",
            integer(groups, Danish),
            integer(levels, Danish)
        ),
        Evidence::FaultyRows { rows } => match rows {
            0 => "Der står flere tegn mellem felterne.".to_owned(),
            1 => "1 række har anførselstegn, der ikke passer med reglerne.".to_owned(),
            n => format!(
                "{} rækker har anførselstegn, der ikke passer med reglerne.",
                integer(n, Danish)
            ),
        },
        Evidence::Usual => {
            "Det er det almindelige i Danmark, og intet i filen taler imod.".to_owned()
        }
    },
    quote: "Tegn om felter",
    quote_name: |sign| match sign {
        Some('"') => "anførselstegn (\")".to_owned(),
        Some('\'') => "apostrof (')".to_owned(),
        Some(other) => other.to_string(),
        None => "ingen".to_owned(),
    },
    escape: "Anførselstegn inde i felter",
    escape_name: |backslash| {
        if backslash {
            "omvendt skråstreg (\\\")"
        } else {
            "dobbelt (\"\")"
        }
    },
    escape_reason: |backslash| {
        if backslash {
            "I filen står der \\\" inde i felter."
        } else {
            "Det er det almindelige, og intet i filen taler imod."
        }
    },
    footer: "Rækker under tabellen",
    footer_reason: |rows| match rows {
        0 => "De sidste rækker ligner resten af tabellen.",
        _ => "De ligner kilde, noter eller forklaring, ikke rækker i tabellen.",
    },
    row_count: |rows| match rows {
        0 => "ingen".to_owned(),
        1 => "1 række".to_owned(),
        n => format!("{} rækker", integer(n, Danish)),
    },
    layout: "Opbygning",
    layout_name: |layout| match layout {
        Layout::Plain => "rækker, som de står",
        Layout::Matrix => "Statistikbankens matrix, lavet om til rækker",
        Layout::Mended => "rækker med rettede anførselstegn",
    },
    dash: "En streg (-) blandt tal betyder",
    dash_name: |nil| if nil { "0" } else { "at tallet mangler" },
    automatic: "Lad Datalup afgøre det",
    automatic_now: |value| format!("{value} (fundet)"),
    other_delimiter: "Andet tegn",
    change: |label, value| format!("{label}: {value}. Se hvorfor, eller vælg noget andet."),
};
