//! The words of a chart: what its title, sentence and reason have in common whatever its form.

use crate::clean::in_sentence;
use crate::numbers::Numbers;
use model::cell::Cell;
use model::message::Language;
use model::view_spec::{ChartData, Measure};
use texts::chart::{ChartTexts, Made};
use texts::format::{self, NumberStyle};

/// Names of a chart's columns and values, cleaned and bounded, and its language.
pub struct Words {
    /// The sentences of its language.
    pub texts: &'static ChartTexts,
    /// In which language.
    pub language: Language,
    /// How its numbers are written.
    pub numbers: Numbers,
    /// What is measured.
    pub what: String,
    /// The column along the axis.
    pub by: String,
    /// Values the chart is kept to, for its title.
    pub parts: Vec<String>,
}

impl Words {
    /// The names of a chart.
    #[must_use]
    pub fn of(data: &ChartData, language: Language) -> Self {
        let texts = texts::chart(language);
        let what = match (&data.spec.called, &data.measure_name) {
            _ if data.spec.measure == Measure::Count => texts.row_count.to_owned(),
            (Some(called), _) => in_sentence(called),
            (None, Some(name)) => in_sentence(name),
            (None, None) => texts.row_count.to_owned(),
        };
        Self {
            texts,
            language,
            numbers: Numbers {
                language,
                whole: data.whole_numbers || data.spec.measure == Measure::Count,
            },
            what,
            by: in_sentence(&data.by_name),
            parts: parts(data, language),
        }
    }

    /// A value of the axis as a name.
    #[must_use]
    pub fn name(&self, key: &Cell) -> String {
        let words = in_sentence(&format::cell(key, self.language, NumberStyle::Plain));
        if words.is_empty() {
            self.texts.empty_text.to_owned()
        } else {
            words
        }
    }

    /// How the numbers came about, where several rows make one.
    #[must_use]
    pub fn made(&self, data: &ChartData) -> Option<String> {
        let column = in_sentence(data.measure_name.as_deref()?);
        let made = match data.spec.measure {
            Measure::Count => return None,
            _ if data.groups.iter().all(|group| group.rows <= 1) => return None,
            Measure::Sum { .. } => Made::Sum(&column),
            Measure::Mean { .. } => Made::Mean(&column),
        };
        Some((self.texts.made)(made, &self.by, data.spec.unit))
    }

    /// What the chart keeps, leaves out and cannot show.
    #[must_use]
    pub fn limits(&self, data: &ChartData) -> Vec<String> {
        let mut out = Vec::new();
        let only = named(&data.only_names, &data.spec.only, self.language);
        if !only.is_empty() {
            out.push((self.texts.only)(&only));
        }
        let except = named(&data.except_names, &data.spec.except, self.language);
        if !except.is_empty() {
            out.push((self.texts.except)(&except));
        }
        if data.missing_rows > 0 {
            let written = format::integer(data.missing_rows, self.language);
            out.push((self.texts.missing_rows)(data.missing_rows, &written));
        }
        out
    }
}

fn named(names: &[String], values: &[(u32, Cell)], language: Language) -> Vec<(String, String)> {
    names
        .iter()
        .zip(values)
        .map(|(name, (_, value))| {
            let value = format::cell(value, language, NumberStyle::Plain);
            (in_sentence(name), in_sentence(&value))
        })
        .collect()
}

/// Values kept that say more than "all of them": they belong in the title.
fn parts(data: &ChartData, language: Language) -> Vec<String> {
    const GENERAL: [&str; 8] = [
        "i alt", "ialt", "total", "alle", "all", "tot", "sum", "samlet",
    ];
    data.spec
        .only
        .iter()
        .map(|(_, value)| format::cell(value, language, NumberStyle::Plain))
        .filter(|value| Some(value) != data.spec.called.as_ref())
        .filter(|value| {
            !GENERAL.contains(&value.to_lowercase().as_str())
                && value.chars().any(char::is_alphabetic)
        })
        .take(2)
        .map(|value| in_sentence(&value))
        .collect()
}

/// Sentences one after another. One that ends in an abbreviation ("4,1 mio.") needs no second stop.
#[must_use]
pub fn joined(sentences: impl IntoIterator<Item = String>) -> String {
    let mut all: Vec<String> = sentences.into_iter().filter(|s| !s.is_empty()).collect();
    for sentence in &mut all {
        if sentence.ends_with("..") {
            sentence.pop();
        }
    }
    all.join(" ")
}

/// A heading begins with a capital, whatever the file calls its columns.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The smallest and the largest number drawn.
#[must_use]
pub fn extremes(values: &[f64], whole: bool) -> Option<(Cell, Cell)> {
    let least = values.iter().copied().reduce(f64::min)?;
    let most = values.iter().copied().reduce(f64::max)?;
    let cell = |value: f64| {
        if whole && value.abs() < 9e15 {
            Cell::Integer(value as i64)
        } else {
            Cell::Float(value)
        }
    };
    Some((cell(least), cell(most)))
}
