//! What a line says in a sentence or two: from where to where, a leap or a turning point, what is missing.

use crate::doubt::End;
use crate::ticks::Scale;
use crate::timeline::{Grain, Point, Timeline};
use crate::words::{Words, joined};
use model::message::Language;
use model::periods;
use model::view_spec::ChartData;
use texts::chart::{Trend, Way};
use texts::format;

/// How many times larger than any other a step is that is told.
const STANDS_OUT: f64 = 2.0;

/// The sentences under a line.
#[must_use]
pub fn over_time(data: &ChartData, line: &Timeline, words: &Words, scale: &Scale) -> String {
    let drawn: Vec<(&Point, f64)> = line.drawn().collect();
    let (partial_first, partial_last) = partial(data, line, words.language);
    let doubt = &line.doubt;
    let left_out =
        |is_partial: bool, end: Option<End>| end.map_or(usize::from(is_partial), |end| end.count);
    let whole = whole_periods(
        &drawn,
        left_out(partial_first.is_some(), doubt.first),
        left_out(partial_last.is_some(), doubt.last),
    );
    let mut sentences = match whole {
        [] => vec![words.texts.nothing.to_owned()],
        [(point, value)] => vec![(words.texts.one_point)(
            &words.what,
            &words.numbers.prose(*value),
            &point.moment,
        )],
        several => match leapt(several, line, words) {
            Some(told) => told,
            None => trend(several, like_for_like(several, data), words),
        },
    };
    sentences.extend(words.made(data));
    sentences.extend(gaps(line, words));
    sentences.extend(crate::found::words(data, line, words));
    sentences.extend(unfinished(line, words));
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

/// The last point at the same time of the year as the first, with what is before it: where a pattern comes again,
/// January is not compared with December.
fn like_for_like<'a, 'b>(
    points: &'a [(&'b Point, f64)],
    data: &ChartData,
) -> &'a [(&'b Point, f64)] {
    let seasons = data.found.iter().flat_map(|found| &found.seasons);
    let longest = seasons.map(|season| season.length).max();
    let gap = |pair: &[(&Point, f64)]| pair[1].0.at - pair[0].0.at;
    let (Some(length), Some(step)) = (longest, points.windows(2).map(gap).reduce(f64::min)) else {
        return points;
    };
    if length < 2 || step <= 0.0 {
        return points;
    }
    // months are not equally long, and some may be missing
    let mut steps = 0.0;
    let mut last = 0;
    for (at, pair) in (1..).zip(points.windows(2)) {
        steps += (gap(pair) / step).round();
        if steps % f64::from(length) == 0.0 {
            last = at;
        }
    }
    match points.get(..=last) {
        Some(same) if last > 0 => same,
        _ => points,
    }
}

/// How it went, from the first to the last of those that may be compared, and what the ends do not tell.
fn trend(points: &[(&Point, f64)], compared: &[(&Point, f64)], words: &Words) -> Vec<String> {
    let (Some(first), Some(last)) = (compared.first(), compared.last()) else {
        return Vec::new();
    };
    let mut out = vec![between(*first, *last, words, words.texts.trend)];
    out.extend(turn(points, words));
    out
}

/// From where to where it went between two points, as `said`.
fn between<T>(
    (first, from): (&Point, f64),
    (last, to): (&Point, f64),
    words: &Words,
    said: impl Fn(&Trend<'_>) -> T,
) -> T {
    let (from_text, to_text) = words.numbers.pair(from, to);
    let way = match from.total_cmp(&to) {
        _ if from == to => Way::Level,
        std::cmp::Ordering::Less => Way::Up,
        _ => Way::Down,
    };
    said(&Trend {
        what: &words.what,
        way,
        from: &from_text,
        from_when: &first.moment,
        to: &to_text,
        to_when: &last.moment,
    })
}

/// A line whose two parts are probably not counted alike: the leap, and how each part went. Neither is compared with the
/// other.
fn leapt(points: &[(&Point, f64)], line: &Timeline, words: &Words) -> Option<Vec<String>> {
    let (_, after) = line.doubt.leap?;
    let cut = points.iter().position(|(point, _)| point.at == after)?;
    let (before, after) = points.split_at_checked(cut)?;
    let (first, end) = (*before.first()?, *before.last()?);
    let (start, last) = (*after.first()?, *after.last()?);
    let leap = between(end, start, words, words.texts.broken);
    let parts = between(first, end, words, |before| {
        between(start, last, words, |after| {
            (words.texts.beside_leap)(before, after)
        })
    });
    Some(vec![leap, parts])
}

/// The ends that are probably not all there.
pub(crate) fn unfinished(line: &Timeline, words: &Words) -> Vec<String> {
    let drawn: Vec<(&Point, f64)> = line.drawn().collect();
    let first = line.doubt.first.map(|end| (true, end.count, drawn.first()));
    let last = line.doubt.last.map(|end| {
        let from = drawn.len().saturating_sub(end.count);
        (false, end.count, drawn.get(from))
    });
    let said = first
        .into_iter()
        .chain(last)
        .filter_map(|(is_first, count, end)| {
            let (point, value) = end?;
            let value = words.numbers.prose(*value);
            Some((words.texts.unfinished)(
                is_first,
                count,
                &value,
                &point.moment,
            ))
        });
    said.collect()
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

/// The largest step, when it is more than half of all that the line spans and stands out from the others: what
/// happened there, or to how it was counted, is worth asking. Among steps that are all large it is ordinary noise.
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
    let largest = (after.1 - before.1).abs();
    let is_other = |pair: &&[(&Point, f64)]| pair[0].0.at != before.0.at;
    let others = points.windows(2).filter(is_other);
    let next = others
        .map(|pair| (pair[1].1 - pair[0].1).abs())
        .fold(0.0, f64::max);
    if largest <= (most - least) * 0.5 || largest < next * STANDS_OUT {
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
    from: usize,
    last: usize,
) -> &'a [(&'b Point, f64)] {
    let to = drawn.len().saturating_sub(last);
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
