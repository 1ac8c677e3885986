//! Choices that are remembered for files of the same shape: how a shape is named, how choices are written.
//!
//! What is written outlives the page, so nothing of a file may stand in it: a shape is a fingerprint of
//! column names and delimiter, and choices are signs and positions. Which table of a file was chosen is
//! not among them, for tables have names.

use model::mend::Mend;
use model::sniff::{DateOrder, DecimalSign, Encoding, Layout, ReadOptions, Sniff};

/// Names the shape of a file as it is read without any choice (FNV-1a).
pub fn fingerprint(sniff: &Sniff) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        hash = (hash ^ 0xff).wrapping_mul(0x0100_0000_01b3);
    };
    take(&u32::from(sniff.file_delimiter().value).to_le_bytes());
    for name in &sniff.column_names {
        take(name.as_bytes());
    }
    hash
}

/// Writes choices: `name=value`, set apart by `;`.
pub fn written(options: &ReadOptions) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        parts.extend(value.map(|value| format!("{name}={value}")));
    };
    let sign = |sign: char| u32::from(sign).to_string();
    add("encoding", options.encoding.map(|e| e.id().to_owned()));
    add("delimiter", options.delimiter.map(sign));
    add(
        "quote",
        options
            .quote
            .map(|quote| quote.map_or("none".to_owned(), sign)),
    );
    add(
        "backslash",
        options.backslash_escape.map(|b| u8::from(b).to_string()),
    );
    add("above", options.preamble_rows.map(|n| n.to_string()));
    add("names", options.header_rows.map(|n| n.to_string()));
    add("below", options.footer_rows.map(|n| n.to_string()));
    add(
        "decimal",
        options.decimal_sign.map(|sign| decimal_id(sign).to_owned()),
    );
    add(
        "dates",
        options.date_order.map(|order| order_id(order).to_owned()),
    );
    add(
        "layout",
        options.layout.map(|layout| layout_id(layout).to_owned()),
    );
    add("dash", options.nil_dash.map(|b| u8::from(b).to_string()));
    add(
        "letters",
        options.repair_double_encoding.then(|| "1".to_owned()),
    );
    // what is split is not remembered, and then nor is what was said of columns behind it
    if !options.reshapes.is_empty() {
        return parts.join(";");
    }
    let factors: Vec<String> = options
        .multipliers
        .iter()
        .map(|(column, factor)| format!("{column}*{factor}"))
        .collect();
    add("factors", (!factors.is_empty()).then(|| factors.join(",")));
    let text: Vec<String> = options.text_columns.iter().map(u32::to_string).collect();
    add("text", (!text.is_empty()).then(|| text.join(",")));
    let mends: Vec<String> = options.mends.iter().filter_map(mend_written).collect();
    add("mends", (!mends.is_empty()).then(|| mends.join(",")));
    parts.join(";")
}

/// Reads choices again; what it does not know is left to the evidence.
pub fn read(text: &str) -> ReadOptions {
    let mut options = ReadOptions::default();
    let sign = |value: &str| value.parse().ok().and_then(char::from_u32);
    for part in text.split(';') {
        let Some((name, value)) = part.split_once('=') else {
            continue;
        };
        match name {
            "encoding" => {
                options.encoding = Encoding::ALL.into_iter().find(|e| e.id() == value);
            }
            "delimiter" => options.delimiter = sign(value),
            "quote" if value == "none" => options.quote = Some(None),
            "quote" => options.quote = sign(value).map(Some),
            "backslash" => options.backslash_escape = Some(value == "1"),
            "above" => options.preamble_rows = value.parse().ok(),
            "names" => options.header_rows = value.parse().ok(),
            "below" => options.footer_rows = value.parse().ok(),
            "decimal" => {
                options.decimal_sign = [DecimalSign::Comma, DecimalSign::Point]
                    .into_iter()
                    .find(|sign| decimal_id(*sign) == value);
            }
            "dates" => {
                options.date_order = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd]
                    .into_iter()
                    .find(|order| order_id(*order) == value);
            }
            "layout" => {
                options.layout = [Layout::Plain, Layout::Matrix, Layout::Mended]
                    .into_iter()
                    .find(|layout| layout_id(*layout) == value);
            }
            "dash" => options.nil_dash = Some(value == "1"),
            "factors" => {
                let factors = value.split(',').filter_map(|pair| {
                    let (column, factor) = pair.split_once('*')?;
                    Some((column.parse().ok()?, factor.parse().ok()?))
                });
                options.multipliers = factors.collect();
            }
            "letters" => options.repair_double_encoding = value == "1",
            "mends" => options.mends = value.split(',').filter_map(mend_read).collect(),
            "text" => {
                options.text_columns = value.split(',').filter_map(|n| n.parse().ok()).collect();
            }
            _ => {}
        }
    }
    options
}

/// A repair, unless values of the file stand in it.
fn mend_written((column, mend): &(Option<u32>, Mend)) -> Option<String> {
    let mend = match mend {
        Mend::Trim => "trim".to_owned(),
        Mend::Pad(width) => format!("pad{width}"),
        Mend::HideSmall(most) => format!("hide{most}"),
        Mend::DropEmptyRows => "rows".to_owned(),
        Mend::TurnAxes => "axes".to_owned(),
        Mend::Replace(_)
        | Mend::Missing(_)
        | Mend::DropColumn
        | Mend::RepairLetters
        | Mend::Split(_)
        | Mend::Swap(_)
        // units and words are values
        | Mend::Numbers { .. } => return None,
        Mend::Days(order) => format!("days{}", order.map_or("", order_id)),
        Mend::Decimals(sign) => format!("sign{}", decimal_id(*sign)),
    };
    let column = column.map(|column| column.to_string());
    Some(format!("{}:{mend}", column.unwrap_or_default()))
}

fn mend_read(text: &str) -> Option<(Option<u32>, Mend)> {
    let (column, mend) = text.split_once(':')?;
    let column = match column {
        "" => None,
        column => Some(column.parse().ok()?),
    };
    let mend = match mend {
        "trim" => Mend::Trim,
        "rows" => Mend::DropEmptyRows,
        "axes" => Mend::TurnAxes,
        "days" => Mend::Days(None),
        "signcomma" => Mend::Decimals(DecimalSign::Comma),
        "signpoint" => Mend::Decimals(DecimalSign::Point),
        "daysdmy" => Mend::Days(Some(DateOrder::Dmy)),
        "daysmdy" => Mend::Days(Some(DateOrder::Mdy)),
        other => match (other.strip_prefix("pad"), other.strip_prefix("hide")) {
            (Some(width), _) => Mend::Pad(width.parse().ok()?),
            (_, Some(most)) => Mend::HideSmall(most.parse().ok()?),
            _ => return None,
        },
    };
    Some((column, mend))
}

fn decimal_id(sign: DecimalSign) -> &'static str {
    match sign {
        DecimalSign::Comma => "comma",
        DecimalSign::Point => "point",
    }
}

fn layout_id(layout: Layout) -> &'static str {
    match layout {
        Layout::Plain => "plain",
        Layout::Matrix => "matrix",
        Layout::Mended => "mended",
    }
}

fn order_id(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Dmy => "dmy",
        DateOrder::Mdy => "mdy",
        DateOrder::Ymd => "ymd",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_as_they_were_written() {
        let options = ReadOptions {
            encoding: Some(Encoding::Windows1252),
            delimiter: Some(';'),
            quote: Some(None),
            backslash_escape: Some(true),
            preamble_rows: Some(2),
            footer_rows: Some(0),
            header_rows: Some(1),
            decimal_sign: Some(DecimalSign::Point),
            date_order: Some(DateOrder::Mdy),
            layout: Some(Layout::Matrix),
            nil_dash: Some(false),
            multipliers: vec![(3, 1000), (4, 1_000_000)],
            text_columns: vec![0, 12],
            mends: vec![
                (Some(3), Mend::Trim),
                (Some(0), Mend::Pad(4)),
                (Some(4), Mend::HideSmall(3)),
                (None, Mend::DropEmptyRows),
            ],
            repair_double_encoding: true,
            ..ReadOptions::default()
        };
        assert_eq!(read(&written(&options)), options);
        let quoted = ReadOptions {
            quote: Some(Some('\'')),
            ..ReadOptions::default()
        };
        assert_eq!(read(&written(&quoted)), quoted);
        assert_eq!(written(&ReadOptions::default()), "");
        assert_eq!(read(""), ReadOptions::default());
    }

    #[test]
    fn the_name_of_a_table_is_not_written() {
        let options = ReadOptions {
            part: vec!["Borgere 2026".to_owned()],
            ..ReadOptions::default()
        };
        assert_eq!(written(&options), "");
    }

    #[test]
    fn values_of_the_file_are_not_written() {
        let options = ReadOptions {
            mends: vec![
                (Some(0), Mend::Missing(vec!["Hansen".to_owned()])),
                (
                    Some(0),
                    Mend::Replace(vec![("a".to_owned(), "b".to_owned())]),
                ),
            ],
            ..ReadOptions::default()
        };
        assert_eq!(written(&options), "");
    }

    #[test]
    fn what_is_not_known_is_passed_over() {
        let options = read("encoding=klingon;delimiter=x;above=-1;new=1;text=1,b,3;dates=dmy");
        let expected = ReadOptions {
            date_order: Some(DateOrder::Dmy),
            text_columns: vec![1, 3],
            ..ReadOptions::default()
        };
        assert_eq!(options, expected);
    }
}
