//! The words of a chart: what its title, sentence and reason have in common whatever its form.

use crate::clean::{clean_to, in_sentence, whole_in_sentence};
use crate::numbers::{Numbers, SQUARE_KILOMETRE};
use model::cell::Cell;
use model::heading::Context;
use model::message::Language;
pub use model::spelling::capitalised;
use model::spelling::danish;
use model::unit::Unit;
use model::view_spec::{ChartData, ChartForm, ChartReason, Measure};
use texts::chart::{ChartTexts, Ends, Made};
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
    /// The column of the series; empty without.
    pub series: String,
    /// Values the chart is kept to, for its title.
    pub parts: Vec<String>,
    /// Names in the place of codes.
    key_names: Vec<(Cell, String)>,
    /// What numbers along the axis are that come again.
    cycle: Option<Cycle>,
}

/// What comes again along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cycle {
    /// Months of the year.
    Months,
    /// Hours of the day.
    Hours,
}

impl Words {
    /// The names of a chart.
    #[must_use]
    pub fn of(data: &ChartData, language: Language) -> Self {
        let texts = texts::chart(language);
        let measured = match (&data.spec.called, &data.measure_name) {
            _ if data.spec.measure == Measure::Count => {
                let of = data.row_kind.as_deref().and_then(texts.count_of);
                let of = of.map(str::to_owned);
                of.or_else(|| municipalities_and_one(data, texts))
                    .or_else(|| counted_things(&data.context, texts))
                    .unwrap_or_else(|| texts.row_count.to_owned())
            }
            (Some(called), _) => in_sentence(&with_subject(data.subject.as_deref(), called)),
            // a share says by itself that it is none of the amounts
            (None, Some(name)) if matches!(data.spec.measure, Measure::Share { .. }) => {
                in_sentence(&measure(name, texts))
            }
            (None, Some(name)) => in_sentence(&measure_with_unit(name, &data.context, texts)),
            (None, None) => texts.row_count.to_owned(),
        };
        let is_histogram = data.spec.form == ChartForm::Histogram;
        let over = match is_of_large_areas(data) {
            true => SQUARE_KILOMETRE,
            false => 1.0,
        };
        let what = match data.spec.measure {
            Measure::Share { column, of } => {
                (texts.forms.share)(of, column.map(|_| measured.as_str()))
            }
            _ if over > 1.0 => in_square_kilometres(&measured),
            _ => measured,
        };
        Self {
            texts,
            language,
            numbers: Numbers {
                language,
                whole: (data.whole_numbers || data.spec.measure == Measure::Count) && over == 1.0,
                percent: data.percent,
                over,
            },
            what,
            by: match data.by_kind.as_deref().and_then(texts.of_kind) {
                Some(kind) => kind.to_owned(),
                None if is_histogram => {
                    in_sentence(&measure_with_unit(&data.by_name, &data.context, texts))
                }
                None => in_sentence(&plain(&data.by_name)),
            },
            series: match data.series_kind.as_deref().and_then(texts.of_kind) {
                Some(kind) => kind.to_owned(),
                None => data
                    .series_name
                    .as_deref()
                    .map(|name| in_sentence(&plain(name)))
                    .unwrap_or_default(),
            },
            parts: parts(data, language),
            key_names: data.key_names.clone(),
            cycle: match (data.spec.reason, data.groups.len()) {
                (ChartReason::Cycle, 0..=12) => Some(Cycle::Months),
                (ChartReason::Cycle, _) => Some(Cycle::Hours),
                _ => None,
            },
        }
    }

    /// A value of the axis as a name.
    #[must_use]
    pub fn name(&self, key: &Cell) -> String {
        let words = whole_in_sentence(&self.written(key));
        if words.is_empty() {
            self.texts.empty_text.to_owned()
        } else {
            words
        }
    }

    /// A value as text: the name a register has for it, else as numbers and days are written.
    #[must_use]
    pub fn written(&self, key: &Cell) -> String {
        let known = self.key_names.iter().find(|(own, _)| own == key);
        let own = match (key, self.cycle) {
            _ if known.is_some() => known.map(|(_, name)| name.clone()),
            (Cell::Integer(month), Some(Cycle::Months)) => {
                format::month_name(*month, self.language).map(str::to_owned)
            }
            (Cell::Integer(hour), Some(Cycle::Hours)) => Some((self.texts.forms.hour)(*hour)),
            _ => None,
        };
        own.unwrap_or_else(|| format::cell(key, self.language, NumberStyle::Plain))
    }

    /// Numbers beside marks.
    #[must_use]
    pub fn beside_marks(&self, values: &[f64]) -> Vec<String> {
        self.numbers.beside_marks(values)
    }

    /// A number of a sentence.
    #[must_use]
    pub fn prose(&self, value: f64) -> String {
        self.numbers.prose(value)
    }

    /// Two numbers of a sentence that are compared.
    #[must_use]
    pub fn pair(&self, a: f64, b: f64) -> (String, String) {
        self.numbers.pair(a, b)
    }

    /// Numbers along an axis.
    #[must_use]
    pub fn on_axis(&self, values: &[f64]) -> Vec<String> {
        self.numbers.on_axis(values)
    }

    /// The difference of two percentages: percentage points, never per cent of each other.
    #[must_use]
    pub fn points(&self, distance: f64) -> String {
        (self.texts.forms.percentage_points)(&self.numbers.points(distance))
    }

    /// The largest and the smallest of named numbers, with ties; `None` of fewer than two. The smallest is not
    /// named where others are not shown.
    #[must_use]
    pub fn ends(&self, all: &[(String, f64)], is_all: bool) -> Option<String> {
        if all.len() < 2 {
            return None;
        }
        let most = all.iter().map(|one| one.1).reduce(f64::max)?;
        let least = all.iter().map(|one| one.1).reduce(f64::min)?;
        if most == least && is_all {
            return Some((self.texts.all_equal)(
                &self.what,
                all.len(),
                &self.prose(most),
            ));
        }
        let named = |value: f64| -> Vec<String> {
            let at = all.iter().filter(|one| one.1 == value);
            at.map(|one| one.0.clone()).collect()
        };
        let (most_text, least_text) = self.pair(most, least);
        let (largest, smallest) = (named(most), named(least));
        Some((self.texts.ends)(&Ends {
            largest: &largest,
            largest_value: &most_text,
            smallest: is_all.then_some((&smallest[..], &least_text[..])),
        }))
    }

    /// How many groups are not shown.
    #[must_use]
    pub fn left_out(&self, data: &ChartData) -> Option<String> {
        (data.left_out > 0).then(|| {
            let is_gathered = data
                .groups
                .last()
                .is_some_and(|group| group.key.is_missing());
            let shown = data.groups.len() as u64 - u64::from(is_gathered);
            (self.texts.left_out)(
                &format::integer(shown, self.language),
                &format::integer(shown + data.left_out, self.language),
            )
        })
    }

    /// How the numbers came about, where several rows make one.
    #[must_use]
    pub fn made(&self, data: &ChartData) -> Option<String> {
        let column = in_sentence(&measure(data.measure_name.as_deref()?, self.texts));
        let made = match data.spec.measure {
            // shares say in their name what they are of; single values are not gathered
            Measure::Count | Measure::Share { .. } | Measure::Each { .. } => return None,
            _ if is_as_it_stands(data) => return None,
            Measure::Sum { .. } => Made::Sum(&column),
            Measure::Mean { .. } => Made::Mean(&column),
            Measure::Median { .. } => Made::Median(&column),
        };
        Some((self.texts.made)(made, &self.by, data.spec.unit))
    }

    /// What the chart keeps, leaves out and cannot show.
    #[must_use]
    pub fn limits(&self, data: &ChartData) -> Vec<String> {
        let mut out = crate::lines::break_words(data, self);
        out.extend(crate::lacking::words(data, self));
        let only = named(&data.only_names, &data.spec.only, self.language);
        if !only.is_empty() {
            out.push((self.texts.only)(&only));
        }
        let except = named(&data.except_names, &data.spec.except, self.language);
        if !except.is_empty() {
            out.push((self.texts.except)(&except));
        }
        if data.unranked > 0 {
            let written = format::integer(data.unranked, self.language);
            let fewest = ChartData::FEWEST_RANKED;
            out.push((self.texts.forms.unranked)(data.unranked, &written, fewest));
        }
        if data.quantile_error > 0.0 {
            let error = self.numbers.prose(data.quantile_error);
            out.push((self.texts.forms.quantile_error)(&error));
        }
        if data.missing_rows > 0 {
            let written = format::integer(data.missing_rows, self.language);
            out.push((self.texts.missing_rows)(data.missing_rows, &written));
        }
        out
    }
}

/// True when every number drawn is that of one row.
fn is_as_it_stands(data: &ChartData) -> bool {
    data.groups.iter().all(|group| {
        if group.parts.is_empty() {
            group.rows <= 1
        } else {
            group.parts.iter().all(|part| part.rows <= 1)
        }
    })
}

fn named(names: &[String], values: &[(u32, Cell)], language: Language) -> Vec<(String, String)> {
    names
        .iter()
        .zip(values)
        .map(|(name, (_, value))| {
            let value = format::cell(value, language, NumberStyle::Plain);
            // as the column is called, so that it is found
            (in_sentence(&name.replace('_', " ")), in_sentence(&value))
        })
        .collect()
}

/// Values kept that say more than "all of them": they belong in the title.
fn parts(data: &ChartData, language: Language) -> Vec<String> {
    const GENERAL: [&str; 9] = [
        // the whole country among the codes of areas
        "000", "i alt", "ialt", "total", "alle", "all", "tot", "sum", "samlet",
    ];
    data.spec
        .only
        .iter()
        .map(|(_, value)| match value {
            // months are written as their first day
            Cell::Date(days) if data.spec.reason == ChartReason::LastPeriod => {
                format::month(*days, false, language)
            }
            value => format::cell(value, language, NumberStyle::Plain),
        })
        .filter(|value| Some(value) != data.spec.called.as_ref())
        .filter(|value| {
            !GENERAL.contains(&value.to_lowercase().as_str())
                && (value.chars().any(char::is_alphabetic)
                    || matches!(
                        data.spec.reason,
                        ChartReason::LastPeriod | ChartReason::Cycle
                    ))
        })
        .take(2)
        .map(|value| in_sentence(&value))
        .collect()
}

/// A heading with what the file tells about all rows: "Folketal: kvinder i kommunerne, 2021 – alder: 0-17 år".
#[must_use]
pub fn headed(context: &Context, title: &str) -> String {
    let mut out = match &context.of {
        Some(of) => format!("{}: {}", clean_to(of, 60), continued(title)),
        None => title.to_owned(),
    };
    let is_said = |period: &&String| out.split([' ', ':']).any(|word| word == *period);
    if let Some(period) = context.period.as_ref().filter(|period| !is_said(period)) {
        out.push_str(", ");
        out.push_str(&clean_to(period, 20));
    }
    let constants = context.constants.iter().map(|(name, value)| {
        let (name, value) = (clean_to(&plain(name), 40), clean_to(value, 60));
        // several words say by themselves what they are
        match name.is_empty() || value.split(' ').count() > 2 {
            true => value,
            false => format!("{}: {value}", continued(&name)),
        }
    });
    for (at, constant) in constants.enumerate() {
        out.push_str(if at == 0 { " – " } else { "; " });
        out.push_str(&constant);
    }
    capitalised(&out)
}

/// Words in the middle of a line: they begin with a small letter, abbreviations and names of codes stay.
pub(crate) fn continued(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    let mut chars = words.chars();
    match chars.next() {
        Some(letter) if !first.chars().skip(1).any(char::is_uppercase) => {
            letter.to_lowercase().chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}

/// What is measured before how: "Disponibel indkomst: Gennemsnit (kr.)".
#[must_use]
pub fn with_subject(subject: Option<&str>, called: &str) -> String {
    subject.map_or_else(
        || called.to_owned(),
        |subject| format!("{subject}: {called}"),
    )
}

/// The name of a measured column as it is read: one called by a unit of area alone is an area.
#[must_use]
pub fn measure(name: &str, texts: &ChartTexts) -> String {
    match plain(name) {
        unit if matches!(&*unit, "m²" | "km²") => (texts.area)(&unit),
        name => name,
    }
}

/// The number of rows, where it is known what each is.
#[must_use]
pub fn counted_things(context: &Context, texts: &ChartTexts) -> Option<String> {
    let things = context.things.as_deref()?;
    Some(capitalised(&(texts.number_of)(&in_sentence(things))))
}

/// Rows that are all the municipalities and one other: that one is said.
fn municipalities_and_one(data: &ChartData, texts: &ChartTexts) -> Option<String> {
    let rows = data.municipality_rows.as_ref()?;
    match rows.others.as_slice() {
        [other] if rows.there == rows.of => Some((texts.municipalities_and)(&in_sentence(other))),
        _ => None,
    }
}

/// The same with what its numbers count, where the name does not say it: "beløb (kr.)", "antal husstande".
#[must_use]
pub fn measure_with_unit(name: &str, context: &Context, texts: &ChartTexts) -> String {
    let own = measure(name, texts);
    let unit = match context.unit {
        Some(Unit::Krone) => texts.krone,
        Some(Unit::Euro) => "€",
        _ if context.counts_things => return (texts.number_of)(&continued(&own)),
        _ => return own,
    };
    match own.strip_suffix(')') {
        Some(open) => format!("{open}, {unit})"),
        None => format!("{own} ({unit})"),
    }
}

/// True for areas of which the largest is a square kilometre or more: in square metres nobody can tell how large it is.
fn is_of_large_areas(data: &ChartData) -> bool {
    let is_amount = !matches!(
        data.spec.form,
        ChartForm::Histogram | ChartForm::Scatter | ChartForm::Box
    ) && matches!(data.spec.measure, Measure::Sum { .. });
    let parts = |group: &model::view_spec::Group| {
        group
            .parts
            .iter()
            .filter_map(|part| part.value)
            .fold(0.0, f64::max)
    };
    is_amount
        && data.context.unit == Some(Unit::SquareMetre)
        && data
            .groups
            .iter()
            .any(|group| group.value.unwrap_or(0.0).max(parts(group)) >= SQUARE_KILOMETRE)
}

fn in_square_kilometres(what: &str) -> String {
    match what.contains("m²") {
        true => what.replace("m²", "km²"),
        false => format!("{what} (km²)"),
    }
}

/// Letters of a word in capitals that is none of the usual abbreviations.
const SHOUTED_LETTERS: usize = 5;

/// The name of a column as it is read: `antal_pladser` is "antal pladser", `areal_m2` is "areal (m²)", `BELOEB` is
/// "beløb".
#[must_use]
pub fn plain(name: &str) -> String {
    // whole words in capitals are shouted; short ones are abbreviations
    let is_shouted = |name: &str| {
        let letters = |is: fn(char) -> bool| name.chars().filter(|c| is(*c)).count();
        letters(char::is_alphabetic) >= SHOUTED_LETTERS
            && letters(|c| "AEIOUYÆØÅ".contains(c)) >= 2
            && !name.chars().any(|c| c.is_lowercase() || c.is_ascii_digit())
    };
    if name.contains(' ') {
        return name.to_owned();
    }
    let calm = match is_shouted(name) {
        true => &name.to_lowercase(),
        false => name,
    };
    let words: Vec<&str> = calm.split('_').filter(|word| !word.is_empty()).collect();
    let last = words.len().saturating_sub(1);
    let words = words.into_iter().enumerate().map(|(at, word)| {
        let unit = match word {
            "m2" | "M2" => "m²",
            "m3" | "M3" => "m³",
            "km2" => "km²",
            "kwh" | "kWh" => "kWh",
            "mwh" | "MWh" => "MWh",
            "kr" => "kr.",
            "pct" => "pct.",
            "ha" => "ha",
            other => return danish(other),
        };
        match at == last && at > 0 {
            true => format!("({unit})"),
            false => unit.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
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
