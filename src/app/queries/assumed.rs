//! What is assumed about the open file, as one list: chips, panel and tests read the same.

use model::sniff::{DateOrder, DecimalSign, Encoding, Layout, Origin, ReadOptions, Sniff};
use texts::page::assumed::AssumedTexts;

/// Delimiters offered, the usual ones first.
const DELIMITERS: [char; 5] = [';', ',', '\t', '|', ' '];
/// Signs around fields offered.
const QUOTES: [Option<char>; 3] = [Some('"'), Some('\''), None];
/// Rows of column names offered.
const MOST_HEADER_ROWS: u32 = 3;
/// Rows above and below the table offered, at least.
const SET_ASIDE_ROWS: u32 = 20;

/// One question decided by the user, or left to the evidence again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decide {
    /// How bytes become characters.
    Encoding(Option<Encoding>),
    /// The character between fields.
    Delimiter(Option<char>),
    /// The character around fields.
    Quote(Option<Option<char>>),
    /// How that character is written inside a field.
    Backslash(Option<bool>),
    /// Rows above the header.
    Preamble(Option<u32>),
    /// Rows that name the columns.
    Header(Option<u32>),
    /// Rows below the table.
    Footer(Option<u32>),
    /// The decimal sign.
    Decimal(Option<DecimalSign>),
    /// The order of dates.
    Dates(Option<DateOrder>),
    /// How rows make up the table.
    Layout(Option<Layout>),
    /// Whether a dash among numbers is nil.
    Dash(Option<bool>),
}

impl Decide {
    /// Decides it. Columns kept as text are forgotten when other columns come of it.
    pub fn apply(self, options: &mut ReadOptions) {
        let before = options.clone();
        match self {
            Self::Encoding(value) => options.encoding = value,
            Self::Delimiter(value) => options.delimiter = value,
            Self::Quote(value) => options.quote = value,
            Self::Backslash(value) => options.backslash_escape = value,
            Self::Preamble(value) => options.preamble_rows = value,
            Self::Header(value) => options.header_rows = value,
            Self::Footer(value) => options.footer_rows = value,
            Self::Decimal(value) => options.decimal_sign = value,
            Self::Dates(value) => options.date_order = value,
            Self::Layout(value) => options.layout = value,
            Self::Dash(value) => options.nil_dash = value,
        }
        if !before.has_columns_of(options) {
            options.text_columns.clear();
            options.multipliers.clear();
            options.mends.clear();
        }
    }
}

/// Under which heading a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Encoding, delimiter, quotes.
    Signs,
    /// Rows above, names, rows below.
    Rows,
    /// Numbers and dates.
    Values,
}

/// An assumption: what, why, and what else it could be.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// Names it in the document.
    pub id: &'static str,
    /// Where it stands.
    pub group: Group,
    /// What is asked.
    pub label: &'static str,
    /// What is assumed.
    pub value: String,
    /// Why.
    pub reason: String,
    /// What can be chosen; the first leaves it to the evidence.
    pub choices: Vec<(String, Decide)>,
    /// Which of them is in force.
    pub chosen: usize,
    /// Whether it is worth a chip.
    pub is_notable: bool,
}

/// A question on its way into the list.
struct Question {
    id: &'static str,
    group: Group,
    label: &'static str,
    value: String,
    reason: String,
    is_notable: bool,
}

impl Question {
    /// With the values it can have; `chosen` is what the user said.
    fn among<T: Copy + PartialEq>(
        self,
        words: &AssumedTexts,
        values: &[T],
        chosen: Option<T>,
        name: impl Fn(T) -> String,
        set: impl Fn(Option<T>) -> Decide,
    ) -> Assumption {
        let mut choices = vec![(
            match chosen {
                Some(_) => words.automatic.to_owned(),
                None => (words.automatic_now)(&self.value),
            },
            set(None),
        )];
        choices.extend(values.iter().map(|&value| (name(value), set(Some(value)))));
        let at = chosen.and_then(|chosen| values.iter().position(|value| *value == chosen));
        Assumption {
            id: self.id,
            group: self.group,
            label: self.label,
            value: self.value,
            reason: self.reason,
            choices,
            chosen: at.map_or(0, |at| at + 1),
            is_notable: self.is_notable || chosen.is_some(),
        }
    }
}

/// All assumptions that can be changed for a file read like this. `options` is what the user has decided.
pub fn assumed(sniff: &Sniff, options: &ReadOptions, words: &AssumedTexts) -> Vec<Assumption> {
    let mut list = Vec::new();
    if sniff.origin.is_text() {
        signs(&mut list, sniff, options, words);
    } else if let Some(encoding) = &sniff.translated_from {
        let is_usual = matches!(encoding.value, Encoding::Utf8 | Encoding::Utf8Bom);
        list.push(encoding_of(sniff, options, words, !is_usual));
    }
    // records of a format that knows its columns have nothing around them
    if !matches!(sniff.origin, Origin::Records { .. }) {
        rows(&mut list, sniff, options, words);
    }
    values(&mut list, sniff, options, words);
    list
}

fn encoding_of(
    sniff: &Sniff,
    options: &ReadOptions,
    words: &AssumedTexts,
    is_notable: bool,
) -> Assumption {
    let encoding = Question {
        id: "encoding",
        group: Group::Signs,
        label: words.encoding,
        value: (words.encoding_name)(sniff.file_encoding().value).to_owned(),
        reason: (words.evidence)(sniff.file_encoding().evidence),
        is_notable,
    };
    encoding.among(
        words,
        &Encoding::ALL,
        options.encoding,
        |encoding| (words.encoding_name)(encoding).to_owned(),
        Decide::Encoding,
    )
}

fn signs(list: &mut Vec<Assumption>, sniff: &Sniff, options: &ReadOptions, words: &AssumedTexts) {
    list.push(encoding_of(sniff, options, words, true));
    let mut delimiters = DELIMITERS.to_vec();
    for sign in [Some(sniff.file_delimiter().value), options.delimiter]
        .into_iter()
        .flatten()
    {
        if !delimiters.contains(&sign) {
            delimiters.push(sign);
        }
    }
    let delimiter = Question {
        id: "delimiter",
        group: Group::Signs,
        label: words.delimiter,
        value: (words.delimiter_name)(sniff.file_delimiter().value),
        reason: (words.evidence)(sniff.file_delimiter().evidence),
        is_notable: true,
    };
    list.push(delimiter.among(
        words,
        &delimiters,
        options.delimiter,
        words.delimiter_name,
        Decide::Delimiter,
    ));
    let quote = Question {
        id: "quote",
        group: Group::Signs,
        label: words.quote,
        value: (words.quote_name)(sniff.quote.value),
        reason: (words.evidence)(sniff.quote.evidence),
        is_notable: sniff.quote.value != Some('"'),
    };
    list.push(quote.among(
        words,
        &QUOTES,
        options.quote,
        words.quote_name,
        Decide::Quote,
    ));
    let escape = Question {
        id: "escape",
        group: Group::Signs,
        label: words.escape,
        value: (words.escape_name)(sniff.backslash_escape).to_owned(),
        reason: match options.backslash_escape {
            Some(_) => (words.evidence)(model::sniff::Evidence::Chosen),
            None => (words.escape_reason)(sniff.backslash_escape).to_owned(),
        },
        is_notable: sniff.backslash_escape,
    };
    list.push(escape.among(
        words,
        &[false, true],
        options.backslash_escape,
        |backslash| (words.escape_name)(backslash).to_owned(),
        Decide::Backslash,
    ));
}

fn rows(list: &mut Vec<Assumption>, sniff: &Sniff, options: &ReadOptions, words: &AssumedTexts) {
    let (above, names) = (sniff.preamble_rows.value, sniff.header_rows.value);
    let counts = |now: u32| (0..=SET_ASIDE_ROWS.max(now.saturating_add(5).min(200))).collect();
    let above_counts: Vec<u32> = counts(above.max(options.preamble_rows.unwrap_or(0)));
    let below_counts: Vec<u32> = counts(sniff.footer_rows.max(options.footer_rows.unwrap_or(0)));
    // asked only where it is one: most files have rows that are rows
    if sniff.layout.value != Layout::Plain || options.layout.is_some() {
        let layout = Question {
            id: "layout",
            group: Group::Rows,
            label: words.layout,
            value: (words.layout_name)(sniff.layout.value).to_owned(),
            reason: (words.evidence)(sniff.layout.evidence),
            is_notable: true,
        };
        // cells of a sheet have no quotation marks to put right
        let choices: &[Layout] = match sniff.origin.is_text() {
            true => &[Layout::Plain, Layout::Matrix, Layout::Mended],
            false => &[Layout::Plain, Layout::Matrix],
        };
        list.push(layout.among(
            words,
            choices,
            options.layout,
            |layout| (words.layout_name)(layout).to_owned(),
            Decide::Layout,
        ));
    }
    let preamble = Question {
        id: "preamble",
        group: Group::Rows,
        label: words.preamble,
        value: (words.row_count)(above),
        reason: (words.evidence)(sniff.preamble_rows.evidence),
        is_notable: false,
    };
    list.push(preamble.among(
        words,
        &above_counts,
        options.preamble_rows,
        words.row_count,
        Decide::Preamble,
    ));
    let name_counts: Vec<u32> = (0..=MOST_HEADER_ROWS.max(names)).collect();
    let header = Question {
        id: "header",
        group: Group::Rows,
        label: words.header,
        value: (words.header_name)(above.saturating_add(1), names),
        reason: (words.evidence)(sniff.header_rows.evidence),
        is_notable: true,
    };
    list.push(header.among(
        words,
        &name_counts,
        options.header_rows,
        words.row_count,
        Decide::Header,
    ));
    let footer = Question {
        id: "footer",
        group: Group::Rows,
        label: words.footer,
        value: (words.row_count)(sniff.footer_rows),
        reason: match options.footer_rows {
            Some(_) => (words.evidence)(model::sniff::Evidence::Chosen),
            None => (words.footer_reason)(sniff.footer_rows).to_owned(),
        },
        is_notable: sniff.footer_rows > 0,
    };
    list.push(footer.among(
        words,
        &below_counts,
        options.footer_rows,
        words.row_count,
        Decide::Footer,
    ));
}

fn values(list: &mut Vec<Assumption>, sniff: &Sniff, options: &ReadOptions, words: &AssumedTexts) {
    let sign = sniff.decimal_sign.value;
    let decimal = Question {
        id: "decimal",
        group: Group::Values,
        label: words.decimal,
        value: sign.map_or(words.none, words.decimal_name).to_owned(),
        reason: (words.evidence)(sniff.decimal_sign.evidence),
        is_notable: sign.is_some(),
    };
    list.push(decimal.among(
        words,
        &[DecimalSign::Comma, DecimalSign::Point],
        options.decimal_sign,
        |sign| (words.decimal_name)(sign).to_owned(),
        Decide::Decimal,
    ));
    let order = sniff.date_order.value;
    let dates = Question {
        id: "dates",
        group: Group::Values,
        label: words.date,
        value: order.map_or(words.none, words.date_name).to_owned(),
        reason: (words.evidence)(sniff.date_order.evidence),
        is_notable: order.is_some(),
    };
    list.push(dates.among(
        words,
        &[DateOrder::Dmy, DateOrder::Ymd, DateOrder::Mdy],
        options.date_order,
        |order| (words.date_name)(order).to_owned(),
        Decide::Dates,
    ));
    let dash = Question {
        id: "dash",
        group: Group::Values,
        label: words.dash,
        value: (words.dash_name)(sniff.nil_dash.value).to_owned(),
        reason: (words.evidence)(sniff.nil_dash.evidence),
        // true of whole files that hold none
        is_notable: false,
    };
    list.push(dash.among(
        words,
        &[true, false],
        options.nil_dash,
        |nil| (words.dash_name)(nil).to_owned(),
        Decide::Dash,
    ));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn another_delimiter_forgets_which_columns_are_text() {
        let mut options = ReadOptions {
            text_columns: vec![3],
            ..ReadOptions::default()
        };
        Decide::Decimal(Some(DecimalSign::Point)).apply(&mut options);
        assert_eq!(options.text_columns, [3]);
        Decide::Delimiter(Some('|')).apply(&mut options);
        assert!(options.text_columns.is_empty());
        assert_eq!(options.delimiter, Some('|'));
        Decide::Delimiter(None).apply(&mut options);
        assert_eq!(options.delimiter, None);
    }

    #[test]
    fn the_first_choice_leaves_it_to_the_evidence() {
        let words = texts::of(model::message::Language::Danish).page.assumed;
        let question = || Question {
            id: "footer",
            group: Group::Rows,
            label: words.footer,
            value: "1 række".to_owned(),
            reason: String::new(),
            is_notable: false,
        };
        let free = question().among(words, &[0, 1, 2], None, words.row_count, Decide::Footer);
        assert_eq!(free.chosen, 0);
        assert_eq!(free.choices[0].1, Decide::Footer(None));
        assert_eq!(free.choices[0].0, "1 række (fundet)");
        assert!(!free.is_notable);
        let said = question().among(words, &[0, 1, 2], Some(2), words.row_count, Decide::Footer);
        assert_eq!(said.choices[said.chosen].1, Decide::Footer(Some(2)));
        assert_eq!(said.choices[0].0, words.automatic);
        assert!(said.is_notable);
    }
}
