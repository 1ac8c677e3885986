//! Delimiter, quotes and escapes: the choice under which records agree best about their width.

use crate::read::delimited::Splitter;
use crate::read::walker::{Step, Walker};
use model::sniff::{Assumed, Evidence, Format, Origin, ReadOptions};

/// How fields are set apart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dialect {
    /// Between fields.
    pub delimiter: Assumed<char>,
    /// Around fields.
    pub quote: Assumed<Option<char>>,
    /// `\"` is a quote.
    pub backslash: bool,
    /// The most common number of fields.
    pub fields: usize,
}

impl Dialect {
    /// The machine for it.
    pub fn splitter(&self) -> Splitter {
        Splitter::new(self.delimiter.value, self.quote.value, self.backslash)
    }
}

/// Delimiters tried, the one that wins a tie first.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];
/// Tried only when none of the others parts anything: they also stand inside values.
const LAST_RESORTS: [char; 3] = ['^', '~', ':'];
/// Records looked at.
const MAX_RECORDS: u32 = 2000;
/// Widths above this count as one.
const MAX_WIDTH: usize = 20_000;

/// How well a text reads under a choice.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fit {
    delimiter: char,
    records: u32,
    /// Records of the most common width.
    agree: u32,
    fields: u32,
    /// Records before the first of that width.
    before: u32,
    /// Quoted fields with something behind them, and quotes without end.
    faults: u32,
    score: f64,
}

/// Chooses the dialect of a text that begins with its first record.
pub(crate) fn choose(
    text: &[u8],
    is_last: bool,
    (format, origin): (Format, Origin),
    declared: Option<char>,
    options: &ReadOptions,
) -> Dialect {
    if !origin.is_text() {
        // written by ourselves
        let fit = measure(text, is_last, ',', Some('"'), false);
        return Dialect {
            delimiter: assumed(',', Evidence::Declared),
            quote: assumed(Some('"'), Evidence::Declared),
            backslash: false,
            fields: fit.fields as usize,
        };
    }
    let fixed = options.delimiter.or(declared);
    let quotes: Vec<Option<char>> = match options.quote {
        Some(quote) => vec![quote],
        None => vec![Some('"'), Some('\''), None],
    };
    let backslashes: &[bool] = if memchr::memmem::find(text, b"\\\"").is_some() {
        &[false, true]
    } else {
        &[false]
    };
    let mut best: Option<(Fit, Option<char>, bool)> = None;
    for quote in quotes {
        if !is_plausible(text, quote, options.quote.is_some()) {
            continue;
        }
        for &backslash in backslashes {
            let fit = best_delimiter(text, is_last, format, fixed, quote, backslash);
            let is_better = best.is_none_or(|(known, ..)| fit.score > known.score + 0.02);
            if is_better {
                best = Some((fit, quote, backslash));
            }
        }
    }
    let (fit, quote, backslash) = best.unwrap_or((
        measure(text, is_last, fixed.unwrap_or(','), None, false),
        None,
        false,
    ));
    let delimiter_evidence = if options.delimiter.is_some() {
        Evidence::Chosen
    } else if declared.is_some() {
        Evidence::Declared
    } else {
        Evidence::SameWidth {
            rows: fit.agree,
            of: fit.records,
            fields: fit.fields,
        }
    };
    let quote_evidence = match (options.quote, quote) {
        (Some(_), _) => Evidence::Chosen,
        (None, Some('"')) => Evidence::Usual,
        (None, _) => Evidence::SameWidth {
            rows: fit.agree,
            of: fit.records,
            fields: fit.fields,
        },
    };
    Dialect {
        delimiter: assumed(fit.delimiter, delimiter_evidence),
        quote: assumed(quote, quote_evidence),
        backslash,
        fields: fit.fields as usize,
    }
}

fn assumed<T>(value: T, evidence: Evidence) -> Assumed<T> {
    Assumed { value, evidence }
}

/// The double quote is always worth a try; the single one only when it stands around whole fields, and
/// none at all only when quotes occur that could be letters.
fn is_plausible(text: &[u8], quote: Option<char>, chosen: bool) -> bool {
    let has_double = memchr::memchr(b'"', text).is_some();
    match quote {
        _ if chosen => true,
        None => has_double,
        Some('\'') => !has_double && around_fields(text),
        Some(_) => true,
    }
}

/// True when apostrophes stand around whole fields again and again.
fn around_fields(text: &[u8]) -> bool {
    let edge = |at: Option<&u8>| at.is_none_or(|b| b",;\t|\r\n".contains(b));
    let (mut opening, mut closing, mut others) = (0, 0, 0);
    for at in memchr::memchr_iter(b'\'', text) {
        let before = at.checked_sub(1).and_then(|i| text.get(i));
        match (edge(before), edge(text.get(at + 1))) {
            (true, _) => opening += 1,
            (false, true) => closing += 1,
            _ => others += 1,
        }
    }
    opening >= 2 && closing >= opening - 1 && closing <= opening + 1 && others <= opening
}

fn best_delimiter(
    text: &[u8],
    is_last: bool,
    format: Format,
    fixed: Option<char>,
    quote: Option<char>,
    backslash: bool,
) -> Fit {
    let measure = |delimiter: char| {
        let mut fit = measure(text, is_last, delimiter, quote, backslash);
        if format == Format::Tsv && delimiter == '\t' && fit.fields > 1 {
            fit.score += 0.2;
        }
        fit
    };
    if let Some(delimiter) = fixed {
        return measure(delimiter);
    }
    let best = |delimiters: &[char]| {
        delimiters
            .iter()
            .map(|d| measure(*d))
            .reduce(|best, next| if next.score > best.score { next } else { best })
    };
    let usual = best(&DELIMITERS).unwrap_or_else(|| measure(','));
    if usual.fields > 1 && usual.score > 0.3 {
        return usual;
    }
    match best(&LAST_RESORTS) {
        Some(last) if last.agree == last.records && last.records > 1 && last.fields > 2 => last,
        _ if usual.fields > 1 => usual,
        // nothing parts the lines: one column, under a delimiter that stands nowhere in it
        _ => Fit {
            delimiter: [',', ';', '\t', '|']
                .into_iter()
                .find(|d| !text.contains(&(*d as u8)))
                .unwrap_or(','),
            ..usual
        },
    }
}

/// Reads a text under a choice and says how well its records agree.
fn measure(
    text: &[u8],
    is_last: bool,
    delimiter: char,
    quote: Option<char>,
    backslash: bool,
) -> Fit {
    let splitter = Splitter::new(delimiter, quote, backslash);
    let mut text = text.to_vec();
    let mut walker = Walker::new(&splitter, &mut text, 0, is_last);
    let mut widths: Vec<usize> = Vec::new();
    let mut faults = 0;
    while let Some(step) = walker.step() {
        if let Step::Record(record) = step {
            widths.push(walker.spans.len().min(MAX_WIDTH));
            faults += record.strays + 10 * u32::from(record.unclosed);
            if widths.len() as u32 >= MAX_RECORDS {
                break;
            }
        }
    }
    let records = widths.len() as u32;
    // a quote without end swallows what follows: the text was cut inside it, or it is a letter
    let rest = walker.text.len() - walker.at.min(walker.text.len());
    let swallowed = if is_last || records >= MAX_RECORDS {
        0.0
    } else {
        rest as f64 / walker.text.len().max(1) as f64
    };
    let mut counts = std::collections::BTreeMap::new();
    for width in &widths {
        *counts.entry(*width).or_insert(0u32) += 1;
    }
    // the most common width of more than one field, the wider one in doubt
    let common = counts
        .iter()
        .filter(|(width, _)| **width > 1)
        .max_by_key(|(width, count)| (**count, **width));
    let Some((&fields, &agree)) = common else {
        return Fit {
            delimiter,
            records,
            agree: records,
            fields: 1,
            before: 0,
            faults,
            score: -0.2 - f64::from(faults) / f64::from(records.max(1)) * 0.2,
        };
    };
    let before = widths.iter().take_while(|w| **w != fields).count() as u32;
    let share = f64::from(agree) / f64::from(records.max(1));
    let fault_share = (f64::from(faults) / f64::from(records.max(1))).min(1.0);
    let score = share - 0.04 * f64::from(before.min(6)) - 0.3 * fault_share - 0.5 * swallowed
        + 0.01 * (fields.min(12) as f64);
    Fit {
        delimiter,
        records,
        agree,
        fields: fields as u32,
        before,
        faults,
        score,
    }
}
