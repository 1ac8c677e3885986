//! Delimiter, quotes and escapes: the choice under which records agree best about their width.

use crate::kind::look::{Look, Looks, looks};
use crate::read::delimited::Splitter;
use crate::read::mend::{self, Rules};
use crate::read::walker::{Step, Walker};
use model::sniff::{Assumed, Evidence, Format, Origin, ReadOptions};

/// How fields are set apart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dialect {
    /// Between fields.
    pub delimiter: Assumed<char>,
    /// All that stands between fields, when it is more than that.
    pub text: Option<String>,
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

    /// The rules for reading it gently.
    pub fn rules(&self) -> Rules {
        Rules::new(
            self.delimiter.value,
            self.text.as_deref(),
            self.quote.value,
            self.backslash,
            self.fields,
        )
    }
}

/// Delimiters tried, the one that wins a tie first.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];
/// Tried only when none of the others parts anything: they also stand inside values.
const LAST_RESORTS: [char; 7] = ['^', '~', '¤', '§', '\u{1f}', '#', ':'];
/// Records looked at.
const MAX_RECORDS: u32 = 2000;
/// Widths above this count as one.
const MAX_WIDTH: usize = 20_000;
/// A text is taken for better than one tried before only by more than this.
const CLEARLY: f64 = 0.02;

/// How a text might be written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    delimiter: char,
    /// All that stands between fields, when it is more.
    text: Option<String>,
    quote: Option<char>,
    backslash: bool,
}

/// How well a text reads under a choice.
#[derive(Debug, Clone, PartialEq)]
struct Fit {
    choice: Choice,
    records: u32,
    /// Records of the most common width.
    agree: u32,
    fields: u32,
    /// Records before the first of that width.
    before: u32,
    score: f64,
}

/// A text whose dialect is looked for.
#[derive(Debug, Clone, Copy)]
struct Sample<'a> {
    text: &'a [u8],
    is_last: bool,
    format: Format,
}

/// Chooses the dialect of a text that begins with its first record.
pub(crate) fn choose(
    text: &[u8],
    is_last: bool,
    (format, origin): (Format, Origin),
    declared: Option<char>,
    options: &ReadOptions,
) -> Dialect {
    let sample = Sample {
        text,
        is_last,
        format,
    };
    if !origin.is_text() {
        // written by ourselves
        let fit = sample.measure(Choice {
            delimiter: ',',
            text: None,
            quote: Some('"'),
            backslash: false,
        });
        return Dialect {
            delimiter: assumed(',', Evidence::Declared),
            text: None,
            quote: assumed(Some('"'), Evidence::Declared),
            backslash: false,
            fields: fit.fields as usize,
        };
    }
    let fixed = options.delimiter.or(declared);
    let fit = sample.best_quote(fixed, options.quote, options.backslash_escape);
    let same_width = Evidence::SameWidth {
        rows: fit.agree,
        of: fit.records,
        fields: fit.fields,
    };
    let delimiter_evidence = if options.delimiter.is_some() {
        Evidence::Chosen
    } else if declared.is_some() {
        Evidence::Declared
    } else {
        same_width
    };
    let quote_evidence = match (options.quote, fit.choice.quote) {
        (Some(_), _) => Evidence::Chosen,
        (None, Some('"')) => Evidence::Usual,
        (None, _) => same_width,
    };
    Dialect {
        delimiter: assumed(fit.choice.delimiter, delimiter_evidence),
        text: fit.choice.text,
        quote: assumed(fit.choice.quote, quote_evidence),
        backslash: fit.choice.backslash,
        fields: fit.fields as usize,
    }
}

fn assumed<T>(value: T, evidence: Evidence) -> Assumed<T> {
    Assumed { value, evidence }
}

/// True when apostrophes stand around whole fields again and again.
fn around_fields(text: &[u8]) -> bool {
    let edge = |at: Option<&u8>| at.is_none_or(|b| b",;\t| :^~#\r\n".contains(b));
    let (mut opening, mut closing, mut others) = (0u32, 0u32, 0u32);
    for at in memchr::memchr_iter(b'\'', text) {
        let before = at.checked_sub(1).and_then(|i| text.get(i));
        match (edge(before), edge(text.get(at + 1))) {
            (true, true) => {}
            (true, false) => opening += 1,
            (false, true) => closing += 1,
            (false, false) => others += 1,
        }
    }
    opening >= 2 && closing.abs_diff(opening) <= 1 + opening / 20 && others <= opening
}

impl Sample<'_> {
    fn best_quote(
        &self,
        fixed: Option<char>,
        chosen: Option<Option<char>>,
        escapes: Option<bool>,
    ) -> Fit {
        let quotes: Vec<Option<char>> = match chosen {
            Some(quote) => vec![quote],
            None => vec![Some('"'), Some('\''), None],
        };
        let mut best: Option<Fit> = None;
        for quote in quotes {
            if chosen.is_none() && !self.is_plausible(quote) {
                continue;
            }
            for backslash in [false, true] {
                let is_tried = match escapes {
                    Some(chosen) => backslash == chosen,
                    None => !backslash || self.has_escapes(quote),
                };
                if !is_tried {
                    continue;
                }
                let fit = self.best_delimiter(fixed, quote, backslash);
                let is_better = best
                    .as_ref()
                    .is_none_or(|known| fit.score > known.score + CLEARLY);
                if is_better {
                    best = Some(fit);
                }
            }
        }
        best.unwrap_or_else(|| self.measure(Choice::plain(fixed.unwrap_or(','), None, false)))
    }

    /// The double quote is always worth a try; the single one only when it stands around whole fields, and
    /// none at all only when quotes occur that could be letters.
    fn is_plausible(&self, quote: Option<char>) -> bool {
        match quote {
            None => memchr::memchr(b'"', self.text).is_some(),
            Some('\'') => around_fields(self.text),
            Some(_) => true,
        }
    }

    /// True when a backslash stands before a quote.
    fn has_escapes(&self, quote: Option<char>) -> bool {
        let Some(quote) = quote.and_then(|q| u8::try_from(u32::from(q)).ok()) else {
            return false;
        };
        memchr::memmem::find(self.text, &[b'\\', quote]).is_some()
    }

    fn best_delimiter(&self, fixed: Option<char>, quote: Option<char>, backslash: bool) -> Fit {
        let measure = |delimiter: char| self.measure(Choice::plain(delimiter, quote, backslash));
        if let Some(delimiter) = fixed {
            return measure(delimiter);
        }
        let best = |delimiters: &[char]| {
            delimiters
                .iter()
                .map(|d| measure(*d))
                .reduce(|best, next| if next.score > best.score { next } else { best })
        };
        let mut usual = best(&DELIMITERS).unwrap_or_else(|| measure(','));
        for text in self.long_delimiters() {
            let Some(delimiter) = text.chars().next() else {
                continue;
            };
            let fit = self.measure(Choice {
                text: Some(text),
                ..Choice::plain(delimiter, quote, backslash)
            });
            // the fields between the two of a pair are always empty, in the header too: they are none
            let is_pair =
                fit.choice.text.as_deref() == Some(format!("{delimiter}{delimiter}").as_str());
            let better = if is_pair {
                let agrees = fit.agree * 10 >= fit.records * 9 && fit.before == 0;
                agrees && fit.fields > 2 && measure(delimiter).fields + 1 == 2 * fit.fields
            } else {
                fit.fields > 1 && fit.score >= usual.score
            };
            if better {
                usual = fit;
            }
        }
        let is_good = usual.fields > 1 && f64::from(usual.agree) > 0.7 * f64::from(usual.records);
        if !is_good && let Some(spaced) = self.spaced(quote, backslash) {
            return spaced;
        }
        if is_good && usual.score > 0.3 {
            return usual;
        }
        match best(&LAST_RESORTS) {
            Some(last)
                if last.agree * 10 >= last.records * 9 && last.records > 1 && last.fields > 2 =>
            {
                last
            }
            _ if usual.fields > 1 => usual,
            // nothing parts the lines: one column, under a delimiter that stands nowhere in it
            _ => {
                let absent = [',', ';', '\t', '|']
                    .into_iter()
                    .find(|d| !self.text.contains(&(*d as u8)))
                    .unwrap_or(',');
                Fit {
                    choice: Choice::plain(absent, quote, backslash),
                    ..usual
                }
            }
        }
    }

    /// Delimiters of more than one character that may be in use: a blank behind nearly every delimiter, a
    /// delimiter that always comes twice, and whatever signs stand between all words of the first line.
    fn long_delimiters(&self) -> Vec<String> {
        let mut found = Vec::new();
        for delimiter in [b',', b';', b'|', b':'] {
            let count = memchr::memchr_iter(delimiter, self.text).count();
            let twice =
                |second: u8| memchr::memmem::find_iter(self.text, &[delimiter, second]).count();
            let sign = char::from(delimiter);
            if count > 1 && matches!(delimiter, b',' | b';' | b'|') && twice(b' ') * 10 >= count * 9
            {
                found.push(format!("{sign} "));
            }
            if count > 2 && twice(delimiter) * 20 >= count * 9 {
                found.push(format!("{sign}{sign}"));
            }
        }
        if let Some(signs) = self.signs_of_first_line()
            && !found.contains(&signs)
        {
            found.push(signs);
        }
        found
    }

    /// The signs between the words of the first line, when they are the same everywhere and more than one.
    fn signs_of_first_line(&self) -> Option<String> {
        let end = memchr::memchr2(b'\n', b'\r', self.text)?;
        let line = std::str::from_utf8(self.text.get(..end)?).ok()?;
        let is_word = |c: char| c.is_alphanumeric() || " _\"'\u{feff}".contains(c);
        let mut runs = line.split(is_word).filter(|run| !run.is_empty());
        let first = runs.next()?;
        let is_long = (2..=4).contains(&first.chars().count());
        let rest: Vec<&str> = runs.collect();
        (is_long && !rest.is_empty() && rest.iter().all(|run| *run == first))
            .then(|| first.to_owned())
    }

    /// Blanks between fields: only when rows agree, and figures stand in columns of their own or fields
    /// with blanks are quoted. Words of a sentence are no fields.
    fn spaced(&self, quote: Option<char>, backslash: bool) -> Option<Fit> {
        let fit = self.measure(Choice::plain(' ', quote, backslash));
        let agrees = fit.agree * 10 >= fit.records * 9 && fit.records > 1;
        if !agrees || fit.fields < 2 || self.is_one_in_groups(fit.fields as usize) {
            return None;
        }
        let rules = fit.choice.rules(fit.fields as usize);
        let survey = mend::survey(self.text, self.is_last, &rules, MAX_RECORDS as usize);
        let figures = survey.figures.iter();
        let figures = figures
            .filter(|count| **count * 10 >= fit.agree * 7)
            .count();
        let quote = quote.and_then(|q| u8::try_from(u32::from(q)).ok());
        let is_quoted = quote.is_some_and(|q| {
            memchr::memmem::find(self.text, &[b' ', q]).is_some()
                && memchr::memmem::find(self.text, &[q, b' ']).is_some()
        });
        let is_table = if fit.fields == 2 {
            figures == 1
        } else {
            figures * 4 >= fit.fields as usize || is_quoted
        };
        is_table.then_some(fit)
    }

    /// True when nearly every line is a single number that people write in groups, under a header of other words than it
    /// has groups: `01 01 90 1234` of a person, `20 12 34 56` of a telephone.
    fn is_one_in_groups(&self, groups: usize) -> bool {
        const GROUPED: Looks = Looks::of(&[
            Look::Cpr,
            Look::CprStandIn,
            Look::Phone,
            Look::CvrCheck,
            Look::Ean,
            Look::Iban,
        ]);
        let lines = self.text.split(|byte| matches!(byte, b'\n' | b'\r'));
        let lines = lines.filter_map(|line| std::str::from_utf8(line.trim_ascii()).ok());
        let mut lines = lines
            .filter(|line| !line.is_empty())
            .take(MAX_RECORDS as usize);
        let is_one = |line: &str| looks(line).meets(GROUPED);
        let Some(first) = lines.next() else {
            return false;
        };
        let is_header = !is_one(first);
        if is_header && first.split_ascii_whitespace().count() == groups {
            return false;
        }
        let (mut all, mut ones) = (usize::from(!is_header), usize::from(!is_header));
        for line in lines {
            all += 1;
            ones += usize::from(is_one(line));
        }
        all > 0 && ones * 10 >= all * 9
    }

    /// Reads the text under a choice and says how well its records agree.
    fn measure(&self, choice: Choice) -> Fit {
        let seen = match &choice.text {
            Some(_) => {
                let survey = self.survey(&choice, 0);
                Seen::of(survey)
            }
            None => self.look(&choice),
        };
        let mut fit = seen.fit(choice);
        if fit.choice.quote.is_some() && (seen.faults > 0 || seen.swallowed > 0.0) && fit.fields > 1
        {
            // read gently, a quote out of place costs a row, not the rest of the text
            let survey = self.survey(&fit.choice, fit.fields as usize);
            let gentle = Seen::of(survey).fit(fit.choice.clone());
            if gentle.score > fit.score {
                fit = gentle;
            }
        }
        if self.format == Format::Tsv && fit.choice.delimiter == '\t' && fit.fields > 1 {
            fit.score += 0.2;
        }
        fit
    }

    fn survey(&self, choice: &Choice, width: usize) -> mend::Survey {
        let rules = choice.rules(width);
        mend::survey(self.text, self.is_last, &rules, MAX_RECORDS as usize)
    }

    /// The records by the plain rules.
    fn look(&self, choice: &Choice) -> Seen {
        let splitter = Splitter::new(choice.delimiter, choice.quote, choice.backslash);
        let mut text = self.text.to_vec();
        let mut walker = Walker::new(&splitter, &mut text, 0, self.is_last);
        let mut seen = Seen::default();
        let quote = choice.quote.and_then(|q| u8::try_from(u32::from(q)).ok());
        let (mut wrapped, mut fields) = (0usize, 0usize);
        while let Some(step) = walker.step() {
            if let Step::Record(record) = step {
                seen.widths.push(walker.spans.len().min(MAX_WIDTH));
                seen.faults += record.strays + 10 * u32::from(record.unclosed);
                fields += walker.spans.len();
                wrapped += walker
                    .fields()
                    .filter(|field| mend::is_wrapped(field, quote))
                    .count();
                if seen.widths.len() as u32 >= MAX_RECORDS {
                    break;
                }
            }
        }
        seen.is_wrapped = wrapped * 4 > fields;
        // a quote without end swallows what follows: the text was cut inside it, or it is a letter
        let rest = walker.text.len() - walker.at.min(walker.text.len());
        if !self.is_last && (seen.widths.len() as u32) < MAX_RECORDS {
            seen.swallowed = rest as f64 / walker.text.len().max(1) as f64;
        }
        seen
    }
}

impl Choice {
    fn plain(delimiter: char, quote: Option<char>, backslash: bool) -> Self {
        Self {
            delimiter,
            text: None,
            quote,
            backslash,
        }
    }

    fn rules(&self, width: usize) -> Rules {
        Rules::new(
            self.delimiter,
            self.text.as_deref(),
            self.quote,
            self.backslash,
            width,
        )
    }
}

/// Records of a sample under a choice.
#[derive(Debug, Clone, Default)]
struct Seen {
    widths: Vec<usize>,
    /// Quoted fields with something behind them, and quotes without end.
    faults: u32,
    /// Share of the text behind a quote without end.
    swallowed: f64,
    /// Many fields stand between quotes taken for letters.
    is_wrapped: bool,
}

impl Seen {
    fn of(survey: mend::Survey) -> Self {
        let fields: usize = survey.widths.iter().sum();
        Self {
            is_wrapped: survey.wrapped * 4 > fields,
            widths: survey.widths,
            faults: survey.faulty,
            swallowed: 0.0,
        }
    }

    fn fit(&self, choice: Choice) -> Fit {
        let records = self.widths.len() as u32;
        let mut counts = std::collections::BTreeMap::new();
        for width in &self.widths {
            *counts.entry(*width).or_insert(0u32) += 1;
        }
        let fault_share = f64::from(self.faults) / f64::from(records.max(1));
        // the most common width of more than one field, the wider one in doubt
        let common = counts
            .iter()
            .filter(|(width, _)| **width > 1)
            .max_by_key(|(width, count)| (**count, **width));
        let Some((&fields, &agree)) = common else {
            return Fit {
                choice,
                records,
                agree: records,
                fields: 1,
                before: 0,
                score: -0.2 - fault_share * 0.2,
            };
        };
        let before = self.widths.iter().take_while(|w| **w != fields).count() as u32;
        let share = f64::from(agree) / f64::from(records.max(1));
        let score = share
            - 0.04 * f64::from(before.min(6))
            - 0.3 * fault_share.min(1.0)
            - 0.5 * self.swallowed
            - if self.is_wrapped { 0.3 } else { 0.0 }
            + 0.01 * (fields.min(12) as f64);
        Fit {
            choice,
            records,
            agree,
            fields: fields as u32,
            before,
            score,
        }
    }
}
