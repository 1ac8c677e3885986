//! What a line says in a sentence or two: from where to where, a leap or a turning point, what is missing.

use crate::ticks::Scale;
use crate::timeline::{Grain, Point, Timeline};
use crate::words::{Words, joined};
use model::message::Language;
use model::periods;
use model::view_spec::ChartData;
use texts::chart::{Trend, Way};
use texts::format;

/// The sentences under a line.
#[must_use]
pub fn over_time(data: &ChartData, line: &Timeline, words: &Words, scale: &Scale) -> String {
    let drawn: Vec<(&Point, f64)> = line.drawn().collect();
    let (partial_first, partial_last) = partial(data, line, words.language);
    let whole = whole_periods(&drawn, partial_first.is_some(), partial_last.is_some());
    let mut sentences = match whole {
        [] => vec![words.texts.nothing.to_owned()],
        [(point, value)] => vec![(words.texts.one_point)(
            &words.what,
            &words.numbers.prose(*value),
            &point.moment,
        )],
        several => trend(several, words),
    };
    sentences.extend(words.made(data));
    sentences.extend(gaps(line, words));
    sentences.extend(crate::found::words(data, words));
    for (first, day) in [(true, partial_first), (false, partial_last)] {
        let point = if first { drawn.first() } else { drawn.last() };
        if let (Some(day), Some((point, _))) = (day, point) {
            sentences.push((words.texts.partial)(first, point.moment.words(), &day));
        }
    }
    if scale.from > 0.0 {
        let from = words.on_axis(&[scale.from]).remove(0);
        sentences.push((words.texts.cut_axis)(&from));
    }
    sentences.extend(words.limits(data));
    joined(sentences)
}

fn trend(points: &[(&Point, f64)], words: &Words) -> Vec<String> {
    let (Some((first, from)), Some((last, to))) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let (from_text, to_text) = words.numbers.pair(*from, *to);
    let way = match from.total_cmp(to) {
        _ if from == to => Way::Level,
        std::cmp::Ordering::Less => Way::Up,
        _ => Way::Down,
    };
    let mut out = vec![(words.texts.trend)(&Trend {
        what: &words.what,
        way,
        from: &from_text,
        from_when: &first.moment,
        to: &to_text,
        to_when: &last.moment,
    })];
    out.extend(turn(points, words));
    out
}

/// What the two ends do not tell: a turning point or a leap, whichever is larger.
fn turn(points: &[(&Point, f64)], words: &Words) -> Option<String> {
    let (least, most) = span(points);
    let beyond = beyond_ends(points);
    let step = points
        .windows(2)
        .map(|pair| (pair[1].1 - pair[0].1).abs())
        .fold(0.0, f64::max);
    // among a handful of things any step is large
    if words.numbers.whole && most - least < 10.0 {
        return None;
    }
    if beyond.0.max(beyond.1) >= step {
        peak(points, words)
    } else {
        leap(points, words).or_else(|| peak(points, words))
    }
}

/// How far the line goes above and below both of its ends.
fn beyond_ends(points: &[(&Point, f64)]) -> (f64, f64) {
    let (least, most) = span(points);
    match (points.first(), points.last()) {
        (Some((_, first)), Some((_, last))) => (most - first.max(*last), first.min(*last) - least),
        _ => (0.0, 0.0),
    }
}

/// The largest step, when it is more than half of all that the line spans: what happened there, or to how
/// it was counted, is worth asking.
fn leap(points: &[(&Point, f64)], words: &Words) -> Option<String> {
    if points.len() < 5 {
        return None;
    }
    let (least, most) = span(points);
    let (before, after) =
        points
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .reduce(|best, next| {
                let size = |step: &((&Point, f64), (&Point, f64))| (step.1.1 - step.0.1).abs();
                if size(&next) > size(&best) {
                    next
                } else {
                    best
                }
            })?;
    if (after.1 - before.1).abs() <= (most - least) * 0.5 {
        return None;
    }
    let (from, to) = words.numbers.pair(before.1, after.1);
    Some((words.texts.leap)(
        &from,
        &before.0.moment,
        &to,
        &after.0.moment,
    ))
}

/// A turning point a quarter of the span beyond both ends.
fn peak(points: &[(&Point, f64)], words: &Words) -> Option<String> {
    let (least, most) = span(points);
    let (above, below) = beyond_ends(points);
    let (highest, value) = if above >= below {
        (true, most)
    } else {
        (false, least)
    };
    if above.max(below) < (most - least) * 0.25 || above.max(below) <= 0.0 {
        return None;
    }
    let ties = points.iter().filter(|(_, v)| *v == value).count();
    let (point, _) = points.iter().find(|(_, v)| *v == value)?;
    Some((words.texts.peak)(
        highest,
        &words.numbers.prose(value),
        &point.moment,
        ties,
    ))
}

fn span(points: &[(&Point, f64)]) -> (f64, f64) {
    points.iter().fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(least, most), (_, v)| (least.min(*v), most.max(*v)),
    )
}

fn gaps(line: &Timeline, words: &Words) -> Option<String> {
    if line.gaps.is_empty() {
        return None;
    }
    let listed = match line.grain {
        Grain::Second => None,
        _ => line.gap_words(words.language),
    };
    Some(match listed {
        Some(periods) => (words.texts.gaps)(&periods),
        None => (words.texts.many_gaps)(&format::integer(line.missing, words.language)),
    })
}

/// The points whose periods are whole: a month that has only begun is no fall.
fn whole_periods<'a, 'b>(
    drawn: &'a [(&'b Point, f64)],
    first: bool,
    last: bool,
) -> &'a [(&'b Point, f64)] {
    let from = usize::from(first);
    let to = drawn.len().saturating_sub(usize::from(last));
    // fewer than two whole ones compare nothing: then all are told, with the reservation
    if to.saturating_sub(from) >= 2 {
        &drawn[from..to]
    } else {
        drawn
    }
}

/// The day on which the data begins, when the first period is not covered whole, and likewise the last.
fn partial(
    data: &ChartData,
    line: &Timeline,
    language: Language,
) -> (Option<String>, Option<String>) {
    if line.points.len() < 2 {
        return (None, None);
    }
    let (begin, end) = periods::partial(data);
    let day = |days: i64| {
        let days = i32::try_from(days).ok()?;
        Some(format::date(days, language))
    };
    (begin.and_then(day), end.and_then(day))
}
