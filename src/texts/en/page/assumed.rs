//! What was assumed about the file, and why, in English.

use crate::format::integer;
use crate::page::assumed::AssumedTexts;
use model::message::Language::English;
use model::sniff::{DateOrder, DecimalSign, Encoding, Evidence, Layout};

/// What was assumed about the file, and why.
pub static TEXTS: AssumedTexts = AssumedTexts {
    list: "How Datalup read the file",
    encoding: "Encoding",
    delimiter: "Delimiter",
    preamble: "Rows above the table",
    header: "Column names",
    decimal: "Numbers",
    date: "Dates",
    encoding_name: |encoding| match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf8Bom => "UTF-8 with mark (BOM)",
        Encoding::Utf16le => "UTF-16 (LE)",
        Encoding::Utf16be => "UTF-16 (BE)",
        Encoding::Windows1252 => "Windows-1252",
        Encoding::Cp865 => "DOS (CP865)",
        Encoding::Cp850 => "DOS (CP850)",
        Encoding::MacRoman => "Mac Roman",
        Encoding::Utf8Twice => "UTF-8, repaired (Ã¦ → æ)",
    },
    delimiter_name: |sign| match sign {
        ',' => "comma".to_owned(),
        ';' => "semicolon".to_owned(),
        '\t' => "tab".to_owned(),
        '|' => "vertical bar".to_owned(),
        ' ' => "space".to_owned(),
        '\u{1f}' => "U+001F".to_owned(),
        ':' => "colon".to_owned(),
        other => format!("“{other}”"),
    },
    decimal_name: |sign| match sign {
        DecimalSign::Comma => "1.234,5",
        DecimalSign::Point => "1,234.5",
    },
    date_name: |order| match order {
        DateOrder::Dmy => "day-month-year",
        DateOrder::Mdy => "month-day-year",
        DateOrder::Ymd => "year-month-day",
    },
    header_name: |first_row, rows| match rows {
        0 => "none".to_owned(),
        1 => format!("row {first_row}"),
        n => format!("rows {first_row}–{}", first_row + n - 1),
    },
    none: "none",
    evidence: |evidence| match evidence {
        Evidence::Chosen => "You chose it.".to_owned(),
        Evidence::ByteOrderMark => "The file begins with a mark (BOM) that says so.".to_owned(),
        Evidence::ValidUtf8 => {
            "The file's letters, those like æ, ø and å too, are valid UTF-8.".to_owned()
        }
        Evidence::AsciiOnly => {
            "The file has no special letters like æ, ø and å, so the choice makes no difference."
                .to_owned()
        }
        Evidence::DanishLetters => {
            "The file is not valid UTF-8, but read like this it gives Danish letters.".to_owned()
        }
        Evidence::ZeroBytes => {
            "Every other byte of the file is zero; that is how UTF-16 is built.".to_owned()
        }
        Evidence::SameWidth { rows, of, fields } => {
            let fields = match fields {
                1 => "1 field".to_owned(),
                n => format!("{} fields", integer(n, English)),
            };
            if rows == of {
                format!(
                    "It gives {fields} in all {} rows looked at.",
                    integer(of, English)
                )
            } else {
                format!(
                    "It gives {fields} in {} of the {} rows looked at.",
                    integer(rows, English),
                    integer(of, English)
                )
            }
        }
        Evidence::Declared => "The file says so in its first line.".to_owned(),
        Evidence::NarrowRows => "The rows above have fewer fields than the table.".to_owned(),
        Evidence::TextOverValues => {
            "The row is text, and numbers or dates stand below it.".to_owned()
        }
        Evidence::NoTextRow => "No row looks like names of columns.".to_owned(),
        Evidence::Values {
            only_this,
            only_other,
        } => {
            let this = match only_this {
                1 => "1 value can only be read this way".to_owned(),
                n => format!("{} values can only be read this way", integer(n, English)),
            };
            match only_other {
                0 => format!("{this}, and none speaks against it."),
                n => format!(
                    "{this}; {} can only be read the other way.",
                    integer(n, English)
                ),
            }
        }
        Evidence::GroupRows { groups, levels } => format!(
            "{} rows are nothing but a heading of the rows below them; they and the labels stand in {} levels on the left, as in Statistikbanken.",
            integer(groups, English),
            integer(levels, English)
        ),
        Evidence::FaultyRows { rows } => match rows {
            0 => "Several characters stand between the fields.".to_owned(),
            1 => "1 row has quotes that break the rules.".to_owned(),
            n => format!(
                "{} rows have quotes that break the rules.",
                integer(n, English)
            ),
        },
        Evidence::Usual => {
            "This is usual in Denmark, and nothing in the file speaks against it.".to_owned()
        }
    },
    quote: "Sign around fields",
    quote_name: |sign| match sign {
        Some('"') => "quotation mark (\")".to_owned(),
        Some('\'') => "apostrophe (')".to_owned(),
        Some(other) => other.to_string(),
        None => "none".to_owned(),
    },
    escape: "Quotation marks inside fields",
    escape_name: |backslash| {
        if backslash {
            "backslash (\\\")"
        } else {
            "doubled (\"\")"
        }
    },
    escape_reason: |backslash| {
        if backslash {
            "The file has \\\" inside fields."
        } else {
            "This is usual, and nothing in the file speaks against it."
        }
    },
    footer: "Rows below the table",
    footer_reason: |rows| match rows {
        0 => "The last rows look like the rest of the table.",
        _ => "They look like a source, notes or an explanation, not like rows of the table.",
    },
    row_count: |rows| match rows {
        0 => "none".to_owned(),
        1 => "1 row".to_owned(),
        n => format!("{} rows", integer(n, English)),
    },
    layout: "Layout",
    layout_name: |layout| match layout {
        Layout::Plain => "rows as they stand",
        Layout::Matrix => "Statistikbanken’s matrix, made into rows",
        Layout::Mended => "rows with quotation marks put right",
    },
    dash: "A dash (-) among numbers means",
    dash_name: |nil| {
        if nil {
            "0"
        } else {
            "that the number is missing"
        }
    },
    automatic: "Let Datalup decide",
    automatic_now: |value| format!("{value} (found)"),
    other_delimiter: "Another sign",
    change: |label, value| format!("{label}: {value}. See why, or choose something else."),
};
