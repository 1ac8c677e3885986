//! Title, sentence and table of a map.

use super::Drawing;
use super::figures::{CHRISTIANSOE, FEWEST_OF_SHARE, State};
use crate::clean::in_sentence;
use crate::numbers::Numbers;
use crate::words::{
    capitalised, continued, counted_things, headed, joined, measure, measure_with_unit, plain,
    with_subject,
};
use areas::Layer;
use model::cell::Cell;
use model::map_spec::{MapData, MapForm, MapMeasure, Per};
use model::message::Language;
use model::view_spec::{ChartData, Source};
use texts::chart::{ChartTexts, Ends, Made};
use texts::format::{self, NumberStyle};
use texts::map::{AreaWords, Divided, MapTexts};

/// Names that are told one by one.
const MOST_NAMES: usize = 6;

/// Names of a map's columns and areas, cleaned, and its language.
pub(super) struct Words {
    pub texts: &'static MapTexts,
    pub chart: &'static ChartTexts,
    pub language: Language,
    pub numbers: Numbers,
    /// What is shown: the measure, divided as asked.
    pub what: String,
    /// The measure before it is divided.
    before: String,
    pub areas: AreaWords,
    by: String,
}

impl Words {
    pub fn of(data: &MapData, language: Language) -> Self {
        let (texts, chart) = (texts::map(language), texts::chart(language));
        let before = match (&data.spec.called, &data.measure_name) {
            _ if data.spec.measure == MapMeasure::Count => {
                counted_things(&data.context, chart).unwrap_or_else(|| chart.row_count.to_owned())
            }
            (Some(called), _) => in_sentence(&with_subject(data.subject.as_deref(), called)),
            // "andel kvinder", not "andel antal kvinder"
            (None, Some(name)) if matches!(data.spec.per, Some(Per::WholeWith { .. })) => {
                continued(&in_sentence(&measure(name, chart)))
            }
            (None, Some(name)) => in_sentence(&measure_with_unit(name, &data.context, chart)),
            (None, None) => chart.row_count.to_owned(),
        };
        let over = data
            .over_name
            .as_deref()
            .map(|name| in_sentence(&plain(name)));
        let divided = match data.spec.per {
            None => None,
            Some(Per::Km2) => Some(Divided::Km2),
            Some(Per::Inhabitants | Per::InhabitantsOf { .. }) => Some(Divided::Inhabitants),
            Some(Per::Column { .. }) => over.as_deref().map(Divided::Column),
            Some(Per::WholeWith { .. }) => Some(Divided::Whole),
        };
        let what = divided.map_or_else(|| before.clone(), |by| (texts.divided)(&before, by));
        let is_whole = data.whole_numbers || data.spec.measure == MapMeasure::Count;
        Self {
            texts,
            chart,
            language,
            numbers: Numbers {
                language,
                whole: is_whole && data.spec.per.is_none(),
                percent: matches!(data.spec.per, Some(Per::WholeWith { .. })),
                over: 1.0,
            },
            what: capitalised(&what),
            before,
            areas: (texts.areas)(data.spec.layer),
            by: by_words(data, chart),
        }
    }

    /// A number with as many digits as say something.
    pub fn number(&self, value: f64) -> String {
        self.numbers.prose(value)
    }

    pub fn reason(&self, data: &MapData) -> String {
        let by = by_words(data, self.chart);
        let share = continued(&self.what);
        let what = match data.spec.per {
            Some(Per::WholeWith { .. }) => &share,
            _ => &self.before,
        };
        (self.texts.because)(what, &by, &self.areas)
    }

    fn count(&self, count: impl Into<i128>) -> String {
        format::integer(count, self.language)
    }

    fn value(&self, cell: &Cell) -> String {
        in_sentence(&format::cell(cell, self.language, NumberStyle::Plain))
    }
}

/// The column that names the areas.
fn by_words(data: &MapData, chart: &ChartTexts) -> String {
    let kind = data.by_kind.as_deref().and_then(chart.of_kind);
    kind.map_or_else(|| in_sentence(&plain(&data.by_name)), str::to_owned)
}

/// The heading: what, in which areas, of which part.
pub(super) fn title(drawing: &Drawing<'_>) -> String {
    let (data, words) = (drawing.data, drawing.words);
    let general = [
        "i alt", "ialt", "total", "alle", "all", "tot", "sum", "samlet",
    ];
    let parts: Vec<String> = data
        .spec
        .only
        .iter()
        .map(|(_, value)| words.value(value))
        .filter(|value| Some(value) != data.spec.called.as_ref())
        .filter(|value| !general.contains(&value.to_lowercase().as_str()))
        .take(2)
        .collect();
    let title = (words.texts.title)(&words.what, &parts, &words.areas);
    headed(&data.context, &title)
}

/// What the map says, and what it cannot show.
pub(super) fn sentence(drawing: &Drawing<'_>) -> String {
    let (data, words) = (drawing.data, drawing.words);
    let mut out = Vec::new();
    let ranked = drawing.figures.ranked(drawing.layer);
    if ranked.is_empty() {
        out.push(words.chart.nothing.to_owned());
        out.extend(limits(drawing));
        return joined(out);
    }
    out.push(ends(drawing));
    let held_back = drawing.figures.held_back(data.spec.measure);
    if held_back > 0 {
        let written = words.count(held_back);
        let fewest = ChartData::FEWEST_RANKED;
        out.push((words.chart.forms.held_back)(held_back, &written, fewest));
    }
    let few = drawing.figures.of_few();
    if few > 0 {
        let written = words.count(few);
        let fewest = FEWEST_OF_SHARE as u64;
        out.push((words.chart.forms.held_back)(few, &written, fewest));
    }
    out.extend(own(drawing));
    let column = data
        .measure_name
        .as_deref()
        .map(|name| in_sentence(&plain(name)));
    let several = drawing.figures.all.iter().any(|figure| figure.rows > 1);
    if let Some(column) = column.filter(|_| several) {
        let made = match data.spec.measure {
            MapMeasure::Mean { .. } => Made::Mean(&column),
            _ => Made::Sum(&column),
        };
        out.push((words.chart.made)(made, &words.by, None));
    }
    let filled = drawing
        .classes
        .all
        .iter()
        .filter(|class| class.count > 0)
        .count();
    match drawing.form() {
        MapForm::Symbols => out.push(words.texts.symbols.to_owned()),
        MapForm::Shades if drawing.classes.two_directions => {
            out.push(words.texts.two_directions.to_owned());
        }
        MapForm::Shades => out.push((words.texts.classes)(
            data.spec.classes,
            filled,
            &words.areas,
        )),
    }
    match (data.spec.per, &data.population, &data.over_name) {
        (Some(Per::Km2), ..) => out.push(words.texts.km2.to_owned()),
        (Some(Per::Inhabitants), Some(people), _) => {
            let period = people.period.as_ref().map(|period| words.value(period));
            out.push((words.texts.inhabitants)(
                &in_sentence(&people.source),
                period.as_deref(),
            ));
        }
        (Some(Per::InhabitantsOf { .. }), _, Some(column)) => {
            out.push((words.texts.inhabitants_column)(&in_sentence(column)));
        }
        (Some(Per::WholeWith { .. }), _, Some(other)) => {
            let own = data.measure_name.as_deref().unwrap_or_default();
            let own = in_sentence(&plain(own));
            out.push((words.texts.whole)(&own, &in_sentence(&plain(other))));
        }
        _ => {}
    }
    out.extend(limits(drawing));
    joined(out)
}

/// What the user's own municipality has.
fn own(drawing: &Drawing<'_>) -> Option<String> {
    let place = drawing.own?;
    let figure = drawing.figures.all.get(place)?;
    let name = &drawing.layer.areas.get(place)?.name;
    let value = figure.value.map(|value| drawing.words.number(value));
    Some((drawing.words.chart.own)(name, value.as_deref()))
}

/// The areas with the largest and the smallest number.
fn ends(drawing: &Drawing<'_>) -> String {
    let words = drawing.words;
    let measure = drawing.data.spec.measure;
    let ranked = drawing.figures.compared(drawing.layer, measure);
    let named = |value: f64| -> Vec<String> {
        let own = ranked.iter().filter(|(_, other)| *other == value);
        own.map(|(figure, _)| drawing.layer.areas[figure.place].name.clone())
            .collect()
    };
    let (Some((_, most)), Some((_, least))) = (ranked.first(), ranked.last()) else {
        return String::new();
    };
    let (most, least) = (*most, *least);
    match ranked.len() {
        1 => {
            let name = named(most).into_iter().next().unwrap_or_default();
            (words.chart.one_group)(&words.what, &name, &words.number(most))
        }
        groups if most == least => {
            (words.chart.all_equal)(&words.what, groups, &words.number(most))
        }
        _ => {
            let all: Vec<f64> = ranked.iter().map(|(_, value)| *value).collect();
            let (mut largest, mut smallest) = words.numbers.pair(most, least);
            // what is named alone as the largest is not written as the next one is
            let is_alike = |end: f64, written: &str| {
                let mut others = all.iter().filter(|value| **value != end);
                others.any(|value| words.number(*value) == written)
            };
            if is_alike(most, &largest) || is_alike(least, &smallest) {
                largest = words.numbers.in_list(most, &all);
                smallest = words.numbers.in_list(least, &all);
            }
            (words.chart.ends)(&Ends {
                largest: &named(most),
                largest_value: &largest,
                smallest: Some((&named(least), &smallest)),
            })
        }
    }
}

/// What the map keeps, leaves out and cannot show.
fn limits(drawing: &Drawing<'_>) -> Vec<String> {
    let (data, words, texts) = (drawing.data, drawing.words, drawing.words.texts);
    let mut out = Vec::new();
    let of_state = |state: State| -> Vec<String> {
        let own = drawing
            .figures
            .all
            .iter()
            .filter(|figure| figure.state == state);
        own.map(|figure| drawing.layer.areas[figure.place].name.clone())
            .collect()
    };
    let absent = of_state(State::Absent);
    if !absent.is_empty() {
        let names: &[String] = if absent.len() <= MOST_NAMES {
            &absent
        } else {
            &[]
        };
        let count = words.count(absent.len() as u64);
        out.push((texts.absent)(
            &count,
            absent.len() == 1,
            names,
            (&words.areas, data.spec.measure == MapMeasure::Count),
        ));
    }
    if drawing.figures.is_part {
        let is_counted = |place: usize| drawing.layer.areas[place].code != CHRISTIANSOE;
        let figures = || {
            drawing
                .figures
                .all
                .iter()
                .filter(|figure| is_counted(figure.place))
        };
        let there = figures()
            .filter(|figure| figure.state != State::Outside)
            .count();
        let (there, of) = (
            words.count(there as u64),
            words.count(figures().count() as u64),
        );
        out.push((texts.covers)(&there, &of, &words.areas));
    }
    if data.unplaced_values > 0 {
        let some: Vec<String> = data
            .unplaced
            .iter()
            .take(3)
            .map(|(name, _)| in_sentence(name))
            .collect();
        let rows = words.count(data.unplaced_rows);
        let file = data.areas_file.as_deref().map(in_sentence);
        out.push((texts.unplaced)(
            data.unplaced_values,
            (data.unplaced_rows, &rows),
            &some,
            (&words.areas, file.as_deref()),
        ));
    }
    let without = &drawing.figures.without_shape;
    if !without.is_empty() {
        let some: Vec<String> = without.iter().take(MOST_NAMES).cloned().collect();
        let more = without.len().saturating_sub(some.len()) as u64;
        let date = format_date(&drawing.layer.head.date);
        out.push((texts.without_shape)(&some, more, &date));
    }
    if data.other_level_rows > 0 {
        let written = words.count(data.other_level_rows);
        out.push((texts.other_level)(data.other_level_rows, &written));
    }
    if data.listed_rows > 0 {
        let written = words.count(data.listed_rows);
        out.push((texts.listed)(data.listed_rows, &written, &words.areas));
    }
    let pairs = |names: &[String], values: &[(u32, Cell)]| -> Vec<(String, String)> {
        let pairs = names.iter().zip(values);
        pairs
            .map(|(name, (_, value))| (in_sentence(name), words.value(value)))
            .collect()
    };
    let only = pairs(&data.only_names, &data.spec.only);
    if !only.is_empty() {
        out.push((words.chart.only)(&only));
    }
    let except = pairs(&data.except_names, &data.spec.except);
    if !except.is_empty() {
        out.push((words.chart.except)(&except));
    }
    if data.missing_rows > 0 {
        let written = words.count(data.missing_rows);
        out.push((words.chart.missing_rows)(data.missing_rows, &written));
    }
    out
}

/// The year of an ISO date: borders are told by year.
fn format_date(date: &str) -> String {
    date.split('-').next().unwrap_or_default().to_owned()
}

/// Where numbers and borders come from.
pub(crate) fn source(own: Option<&Source>, layer: &Layer, language: Language) -> Option<String> {
    let own = own.map(|own| crate::title::source_line(own, language));
    let credit = &layer.head.credit;
    let borders = Some((texts::map(language).borders)(credit)).filter(|_| !credit.is_empty());
    match (own, borders) {
        (Some(own), Some(borders)) => Some(match own.ends_with('.') {
            true => format!("{own} {borders}"),
            false => format!("{own}. {borders}"),
        }),
        (own, borders) => own.or(borders),
    }
}

/// The table behind the map: every area the map is about, the largest number first, those without at the
/// end.
pub(super) fn table(drawing: &Drawing<'_>) -> (Vec<String>, Vec<Vec<String>>) {
    let (data, words) = (drawing.data, drawing.words);
    let is_divided = data.spec.per.is_some();
    let counted =
        data.spec.measure != MapMeasure::Count && drawing.figures.all.iter().any(|f| f.rows > 1);
    let mut head = vec![
        words.areas.head.to_owned(),
        words.texts.code.to_owned(),
        words.what.clone(),
    ];
    if is_divided {
        head.push(capitalised(&words.before));
    }
    if counted {
        head.push(words.chart.row_count.to_owned());
    }
    let ranked = drawing.figures.ranked(drawing.layer);
    let absent = drawing
        .figures
        .all
        .iter()
        .filter(|figure| figure.state == State::Absent);
    let whole = Numbers {
        whole: data.whole_numbers,
        ..words.numbers
    };
    let rows = ranked
        .into_iter()
        .map(|(figure, _)| figure)
        .chain(absent)
        .map(|figure| {
            let area = &drawing.layer.areas[figure.place];
            let number = |value: Option<f64>, numbers: Numbers| match value {
                Some(value) => numbers.full(value),
                None => words.chart.no_number.to_owned(),
            };
            let mut row = vec![area.name.clone(), area.code.clone()];
            // what was divided has more digits than it knows
            row.push(match (figure.value, is_divided) {
                (Some(value), true) => words.number(value),
                (value, _) => number(value, words.numbers),
            });
            if is_divided {
                row.push(number(figure.before, whole));
            }
            if counted {
                row.push(words.count(figure.rows));
            }
            row
        });
    (head, rows.collect())
}
