//! Titles of charts, why they are offered, and where their numbers come from.

use crate::clean::clean_to;
use crate::timeline::Timeline;
use crate::words::{Words, joined};
use model::heading::Context;
use model::message::Language;
use model::view_spec::{ChartData, ChartForm, ChartReason, Measure, Source};
use texts::format;

/// The heading.
pub(crate) fn title(data: &ChartData, words: &Words, line: &Timeline, is_drawn: bool) -> String {
    let texts = words.texts;
    let forms = texts.forms;
    let (what, of, by, series) = (&words.what, &words.parts, &words.by, &words.series);
    if !is_drawn {
        return (texts.title_empty)(match data.spec.form {
            ChartForm::Histogram => by,
            _ => what,
        });
    }
    let (from, to) = match (line.points.first(), line.points.last()) {
        (Some(first), Some(last)) => (first.moment.words(), last.moment.words()),
        _ => ("", ""),
    };
    match data.spec.form {
        ChartForm::Histogram => (texts.title_spread)(by, of),
        ChartForm::Box => (forms.title_spread_by)(what, of, by),
        ChartForm::Scatter => (forms.title_against)(what, of, by),
        ChartForm::Slope => (forms.title_change)(what, of, series, from, to),
        form if form.is_over_time() && !data.series.is_empty() => {
            (forms.title_series_over_time)(what, of, series, from, to)
        }
        form if form.is_over_time() => (texts.title_over_time)(what, of, from, to),
        _ if !data.series.is_empty() => (forms.title_by_two)(what, of, by, series),
        _ => (texts.title_by_group)(what, of, by),
    }
}

/// What the file tells about all rows, without what the chart says by itself: what is counted.
pub(crate) fn context(data: &ChartData, words: &Words) -> Context {
    let is_said = data
        .row_kind
        .as_deref()
        .is_some_and(|kind| (words.texts.count_of)(kind).is_some());
    let of = data.context.of.clone();
    Context {
        of: of.filter(|_| !is_said || data.spec.measure != Measure::Count),
        ..data.context.clone()
    }
}

/// Why the chart is offered.
pub(crate) fn reason(data: &ChartData, words: &Words) -> String {
    match data.spec.reason {
        ChartReason::OverTime => (words.texts.because_over_time)(&words.what, &words.by),
        ChartReason::FewGroups => (words.texts.because_few_groups)(&words.what, &words.by),
        ChartReason::Spread => (words.texts.because_spread)(&words.by),
        ChartReason::AgeAndSex if !data.spec.across.is_empty() => {
            let sides = crate::ink::series_names(data, words);
            let sides = sides.join(", ");
            (words.texts.forms.because)(ChartReason::AgeAndSex, &words.what, &words.by, &sides)
        }
        other => (words.texts.forms.because)(other, &words.what, &words.by, &words.series),
    }
}

/// What is said where there is nothing to draw.
pub(crate) fn nothing(data: &ChartData, words: &Words) -> String {
    let mut sentences = vec![words.texts.nothing.to_owned()];
    sentences.extend(words.limits(data));
    joined(sentences)
}

/// Where the numbers come from.
pub(crate) fn source(data: &ChartData, language: Language) -> Option<String> {
    data.source.as_ref().map(|own| source_line(own, language))
}

/// The file the numbers come from, its day and its subject.
pub(crate) fn source_line(source: &Source, language: Language) -> String {
    let texts = texts::chart(language).forms;
    let day = source.day.map(|day| format::date(day, language));
    let subject = source.subject.as_deref().map(|text| clean_to(text, 120));
    (texts.source)(
        &clean_to(&source.file, 120),
        day.as_deref(),
        subject.as_deref(),
    )
}
