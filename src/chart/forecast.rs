//! A line over time with what may come after it: dashed, with two bands that tell how sure it is.
//!
//! Rules of honesty: what is known and what is not are drawn and named apart, with a line between them; the bands
//! are named by their probability; the sentence ends with what a forecast is not, and says how wrong it would have
//! been. Where nothing is forecast the line is drawn as it is, and the sentence says why.

use crate::backend::{Axis, VALUE_TEXT};
use crate::found;
use crate::ink::{self, mark, text};
use crate::line::time_axis;
use crate::lines::reference;
use crate::plot::{self, Margins};
use crate::ticks::{self, Scale};
use crate::timeline::{Point, Timeline};
use crate::words::{Words, capitalised, joined};
use crate::{WIDTHS, annotate, draw, own_title, table, title, words};
use model::forecast::{BackTest, Forecast, ForecastData, FuturePoint, Refusal, Since};
use model::message::Language;
use model::scene::{Anchor, Chart, Mark, Primitive, Role, Scene};
use model::view_spec::{ChartData, Group};
use plotters::element::{Circle, PathElement};
use texts::chart::Moment;
use texts::forecast::{ForecastTexts, Last, Tried};
use texts::format;

/// Missing times that are listed at most.
const MOST_LISTED: usize = 4;
/// The roles of the bands: the outer one, the inner one.
const BANDS: [Role; 2] = [Role::Level(2), Role::Level(3)];

/// Draws a line with its forecast, or with the reason why there is none.
#[must_use]
pub fn draw_forecast(data: &ForecastData, language: Language, width_px: u32) -> Chart {
    let texts = texts::forecast(language);
    match &data.outcome {
        Ok(forecast) => drawn(&data.chart, forecast, texts, language, width_px),
        Err(refusal) => {
            let chart = draw(&data.chart, language, width_px);
            let said = refusal_words(&data.chart, refusal, texts, language);
            let sentence = joined([format!("{}:", texts.refused), said]);
            Chart {
                alt: joined([chart.alt.clone(), sentence.clone()]),
                sentence,
                ..chart
            }
        }
    }
}

fn drawn(
    data: &ChartData,
    forecast: &Forecast,
    texts: &ForecastTexts,
    language: Language,
    width_px: u32,
) -> Chart {
    let width = f64::from(width_px.clamp(*WIDTHS.start(), *WIDTHS.end()));
    let words = Words::of(data, language);
    let known = Timeline::of(data, language);
    let whole = Timeline::of(&extended(data, &forecast.points), language);
    let picture = Picture {
        data,
        forecast,
        known: &known,
        whole: &whole,
        words: &words,
        texts,
    };
    let (mut scene, scale) = picture.scene(width).unwrap_or_default();
    annotate::annotate(&mut scene, &data.spec.notes, &whole);
    let last = forecast
        .points
        .last()
        .and_then(|point| picture.moment(point));
    // short enough for a phone: how far the known numbers go is said below
    let heading = match (own_title(data), &last) {
        (Some(own), Some(last)) => (texts.title)(&own, &[], last.words()),
        (None, Some(last)) => (texts.title)(&words.what, &words.parts, last.words()),
        (own, None) => own.unwrap_or_else(|| title::title(data, &words, &known, true)),
    };
    let heading = capitalised(&heading);
    let sentence = picture.sentence(scale.as_ref());
    let (mut table_head, mut table_rows) = table::table(data, &words);
    let columns = table_head.len();
    table_head.extend(texts.columns.map(str::to_owned));
    for row in &mut table_rows {
        row.resize(columns + texts.columns.len(), String::new());
    }
    table_rows.extend(forecast.points.iter().map(|point| {
        let when = picture.moment(point);
        let mut row = vec![when.map_or_else(String::new, |when| when.words().to_owned())];
        row.push(words.numbers.full(point.value));
        row.resize(columns, String::new());
        let ends = [point.narrow.0, point.narrow.1, point.wide.0, point.wide.1];
        row.extend(ends.map(|end| words.numbers.full(end)));
        row
    }));
    Chart {
        alt: joined([
            format!("{}.", texts.spoken),
            format!("{heading}."),
            sentence.clone(),
        ]),
        title: heading,
        sentence,
        reason: picture.tried(&forecast.back_test),
        extremes: words::extremes(&picture.values(), words.numbers.whole),
        scene,
        table_head,
        table_rows,
        source: title::source(data, language),
        spec: data.spec.clone(),
    }
}

/// The chart with the times to come behind the known ones, without numbers.
fn extended(data: &ChartData, points: &[FuturePoint]) -> ChartData {
    let mut data = data.clone();
    let known = data.groups.len();
    // what is known of later times is no knowledge and not drawn twice
    data.groups
        .retain(|group| points.iter().all(|point| point.key != group.key));
    debug_assert!(data.groups.len() <= known);
    data.groups.extend(points.iter().map(|point| Group {
        key: point.key.clone(),
        ..Group::default()
    }));
    data
}

struct Picture<'a> {
    data: &'a ChartData,
    forecast: &'a Forecast,
    /// The known times.
    known: &'a Timeline,
    /// Those and the ones to come.
    whole: &'a Timeline,
    words: &'a Words,
    texts: &'a ForecastTexts,
}

impl Picture<'_> {
    /// Where a key stands on the axis of time, and when that is.
    fn point(&self, key: &model::cell::Cell) -> Option<Point> {
        found::point(self.data, key, self.words.language)
    }

    fn moment(&self, point: &FuturePoint) -> Option<Moment> {
        self.point(&point.key).map(|point| point.moment)
    }

    /// The last known point that the forecast goes on from.
    fn last(&self) -> Option<(f64, f64)> {
        let first = self.forecast.points.first()?;
        let begins = self.point(&first.key)?.at;
        let before = self.known.drawn().filter(|(point, _)| point.at < begins);
        before.map(|(point, value)| (point.at, value)).last()
    }

    fn values(&self) -> Vec<f64> {
        let known = self.known.drawn().map(|(_, value)| value);
        let to_come = self.forecast.points.iter();
        known
            .chain(to_come.flat_map(|point| [point.value, point.wide.0, point.wide.1]))
            .collect()
    }

    fn scene(&self, width: f64) -> Option<(Scene, Option<Scale>)> {
        let values = self.values();
        let last = self.last()?;
        let words = self.words;
        let roles = [Role::Line, Role::Trend, BANDS[1], BANDS[0]];
        let names = self.texts.legend.map(str::to_owned);
        let entries: Vec<(String, Role)> = names.into_iter().zip(roles).collect();
        let (legend, legend_height) = ink::legend(&entries, width);
        let plot_height = (width * 0.5).clamp(180.0, 320.0).round();
        // a row for the names of what stands on the axis of time, and one for where the forecast begins
        let (shifts, language) = (&self.forecast.shifts, words.language);
        let marked = found::marked(self.data, self.known, shifts, language);
        let rows = 1.0 + f64::from(u8::from(!marked.is_empty()));
        let top = legend_height + 10.0 + 15.0 * rows;
        let height = top + plot_height;
        let scale = ticks::scale(
            &values,
            (plot_height / 55.0) as usize,
            words.numbers.whole,
            true,
        );
        let labels = words.on_axis(&scale.ticks);
        let y = Axis {
            from: scale.from,
            to: scale.to,
            ticks: scale.ticks.iter().copied().zip(labels).collect(),
        };
        let margins = Margins {
            top,
            right: 18.0,
            bottom: 28.0,
            left: plot::room_for(&y.ticks),
        };
        let x = time_axis(self.whole, words.language, width, margins);
        let mut known: Vec<(f64, f64)> = Vec::new();
        let mut fan: Vec<Fan> = Vec::new();
        let primitives = plot::plot((width, height), margins, (&x, &y), |context| {
            let place = |at: f64, value: f64| plot::place(context, at, value);
            known = self
                .known
                .drawn()
                .map(|(point, value)| place(point.at, value))
                .collect();
            let start = place(last.0, last.1);
            fan.push(Fan {
                middle: start,
                narrow: (start.1, start.1),
                wide: (start.1, start.1),
            });
            for point in &self.forecast.points {
                let Some(at) = self.point(&point.key).map(|point| point.at) else {
                    continue;
                };
                let height = |value: f64| place(at, value).1;
                fan.push(Fan {
                    middle: place(at, point.value),
                    narrow: (height(point.narrow.0), height(point.narrow.1)),
                    wide: (height(point.wide.0), height(point.wide.1)),
                });
            }
            for run in crate::line::runs(self.known) {
                let run_ink = crate::backend::ink(Role::Line);
                context.draw_series([PathElement::new(run, run_ink)])?;
            }
            let radius = crate::backend::fine(3.5);
            let filled = crate::backend::filled(Role::Point);
            context.draw_series([Circle::new(last, radius, filled)])?;
            Ok(())
        });
        let mut scene = ink::scene(width, height);
        scene.numbers = Some(plot::upright((width, height), margins, &y));
        scene.days = Some(plot::lying((width, height), margins, &x));
        scene.primitives = legend;
        scene.primitives.extend(bands(&fan));
        // our recorder does not fail; without a drawing the words and the table still stand
        scene.primitives.extend(primitives.unwrap_or_default());
        let middle = fan.iter().map(|one| one.middle).collect();
        scene.primitives.push(ink::line(middle, Role::Trend));
        let foot = height - margins.bottom;
        let across = |at: f64| {
            let share = (at - x.from) / (x.to - x.from);
            margins.left + share * (width - margins.left - margins.right)
        };
        let drawn = found::references(&marked, across, (top, foot), width, top - 23.0);
        scene.primitives.extend(drawn);
        if let Some(start) = fan.first() {
            let begins = reference(
                start.middle.0,
                (top, foot),
                self.texts.begins,
                width,
                top - 8.0,
            );
            scene.primitives.extend(begins);
        }
        scene
            .primitives
            .extend(self.end_label(&fan, &known, (top, foot), width));
        scene.marks = self.marks(&known, &fan, (margins, foot, width));
        Some((scene, Some(scale)))
    }

    /// The last number to come, at the end of the fan: above all that is drawn where it stands, or below it where there
    /// is no room above.
    fn end_label(
        &self,
        fan: &[Fan],
        known: &[(f64, f64)],
        (top, foot): (f64, f64),
        width: f64,
    ) -> Option<Primitive> {
        let (last, end) = (self.forecast.points.last()?, fan.last()?);
        let words = self.words.beside_marks(&[last.value]).pop()?;
        let wide = ink::wide(&words, Role::ValueLabel);
        // right of the line at which the forecast begins, where there is room, or that strikes it through
        let clear = fan.first().map_or(0.0, |start| start.middle.0 + 3.0 + wide);
        let x = (end.middle.0 + 6.0).max(clear).min(width - 2.0);
        let from = x - wide - 2.0;
        // a line comes to the label from the point before it
        let since = |places: &mut dyn Iterator<Item = f64>| places.filter(|at| *at < from).count();
        let fan_since = since(&mut fan.iter().map(|one| one.middle.0)).saturating_sub(1);
        let known_since = since(&mut known.iter().map(|one| one.0)).saturating_sub(1);
        let is_near = known.last().is_some_and(|last| last.0 >= from);
        let fans = fan.iter().skip(fan_since);
        let lines = known.iter().skip(known_since).filter(|_| is_near);
        let drawn = fans.flat_map(|one| [one.wide.0, one.wide.1, one.middle.1]);
        let drawn = drawn.chain(lines.map(|one| one.1));
        let (highest, lowest) = drawn.fold((f64::MAX, f64::MIN), |(highest, lowest), y| {
            (highest.min(y), lowest.max(y))
        });
        let (above, below) = (highest - 5.0, lowest + 5.0 + VALUE_TEXT);
        let y = match above < top + 4.0 && below < foot {
            true => below,
            false => above.max(12.0),
        };
        Some(text((x, y), &words, Anchor::End, Role::ValueLabel))
    }

    /// A sensitive column around each point, from halfway to its neighbours.
    fn marks(
        &self,
        known: &[(f64, f64)],
        fan: &[Fan],
        (margins, foot, width): (Margins, f64, f64),
    ) -> Vec<Mark> {
        let numbers: Vec<f64> = self.known.drawn().map(|(_, value)| value).collect();
        let told = self.words.beside_marks(&numbers);
        let mut all: Vec<(f64, String, String, Vec<_>)> = Vec::new();
        for (((point, _), place), value) in self.known.drawn().zip(known).zip(told) {
            let filters = point.filter.clone().map(|test| (self.data.spec.by, test));
            let label = point.moment.words().to_owned();
            all.push((place.0, label, value, filters.into_iter().collect()));
        }
        for (point, place) in self.forecast.points.iter().zip(fan.iter().skip(1)) {
            let (low, high) = self.words.pair(point.narrow.0, point.narrow.1);
            let value = (self.texts.mark)(&self.words.prose(point.value), &low, &high);
            let label = self.moment(point);
            let label = label.map_or_else(String::new, |label| label.words().to_owned());
            all.push((place.middle.0, label, value, Vec::new()));
        }
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let places: Vec<f64> = all.iter().map(|one| one.0).collect();
        let marks = all.into_iter().enumerate();
        marks
            .map(|(index, (x, label, value, filters))| {
                let before = index.checked_sub(1).and_then(|index| places.get(index));
                let from = before.map_or(margins.left.min(x), |before| (before + x) / 2.0);
                let after = places.get(index + 1);
                let to = after.map_or(width.max(x), |after| (after + x) / 2.0);
                mark(
                    (from, margins.top),
                    (to - from, foot - margins.top),
                    label,
                    value,
                    filters,
                )
            })
            .collect()
    }

    /// What may come, how sure it is, what was found, and what a forecast is not.
    fn sentence(&self, scale: Option<&Scale>) -> String {
        let (forecast, words, texts) = (self.forecast, self.words, self.texts);
        let mut out = Vec::new();
        let last = forecast.points.last();
        if let Some((last, when)) = last.and_then(|last| Some((last, self.moment(last)?))) {
            let (low, high) = words.pair(last.narrow.0, last.narrow.1);
            let (lowest, highest) = words.pair(last.wide.0, last.wide.1);
            out.push((texts.last)(&Last {
                what: &words.what,
                when: &when,
                value: &words.prose(last.value),
                narrow: [&low, &high],
                wide: [&lowest, &highest],
            }));
            out.push(self.tried(&forecast.back_test));
            let points = &self.known.points;
            if let (Some(first), Some(last)) = (points.first(), points.last()) {
                out.push((texts.known)(first.moment.words(), last.moment.words()));
            }
        }
        if let Some((from, why)) = &forecast.since
            && let Some(from) = self.point(from)
        {
            out.push(match why {
                Since::Break(kind) => (texts.since_break)(from.moment.words(), *kind),
                Since::Length => {
                    let known = format::integer(u64::from(forecast.known), words.language);
                    (texts.since_length)(from.moment.words(), &known)
                }
            });
        }
        let language = words.language;
        match found::season_words(forecast.step, &forecast.seasons, language) {
            Some(seasons) => out.push(seasons),
            None if forecast.step.seasons().is_empty() => {}
            None => out.push(texts.no_season.to_owned()),
        }
        out.extend(found::shift_words(self.data, &forecast.shifts, words));
        if !forecast.shifts.is_empty() {
            out.push(texts.levelled.to_owned());
        }
        if !forecast.filled.is_empty() {
            let count = forecast.filled.len();
            let listed: Vec<String> = forecast
                .filled
                .iter()
                .filter_map(|key| Some(self.point(key)?.moment.words().to_owned()))
                .collect();
            let listed = (count <= MOST_LISTED).then(|| listed.join(", "));
            out.push((texts.filled)(count, listed.as_deref()));
        }
        if let Some(period) = forecast.unfinished.as_ref().and_then(|key| self.point(key)) {
            out.push(capitalised(&(texts.unfinished)(period.moment.words())));
        }
        if forecast.ahead_of_file > 0 {
            out.push((texts.ahead_of_file)(forecast.ahead_of_file));
        }
        if let Some(scale) = scale.filter(|scale| scale.from > 0.0) {
            let from = words.on_axis(&[scale.from]).remove(0);
            out.push((words.texts.cut_axis)(&from));
        }
        out.extend(words.made(self.data));
        out.extend(words.limits(self.data));
        out.push(texts.caution.to_owned());
        joined(out)
    }

    /// How wrong it would have been.
    fn tried(&self, test: &BackTest) -> String {
        let language = self.words.language;
        let error = |percent: Option<f64>, distance: f64| match percent {
            Some(percent) if percent < 0.05 => (self.texts.under)(&percent_of(0.1, language)),
            Some(percent) => percent_of(percent, language),
            None if self.data.percent => {
                let points = self.words.numbers.points(distance);
                (self.texts.percentage_points)(&points)
            }
            None => self.words.prose(distance),
        };
        (self.texts.tried)(&Tried {
            origins: test.origins,
            steps: test.steps,
            step: self.forecast.step,
            model: &error(test.percent, test.mean_error),
            naive: &error(test.naive_percent, test.naive_error),
            used: self.forecast.method,
            plain: test.naive,
            inside: [test.numbers, test.inside_narrow],
            widened: (test.widened[0] >= 1.05).then_some(&format::number(
                test.widened[0],
                1,
                language,
            )),
        })
    }
}

/// "4,2 %": one digit after the decimal sign.
fn percent_of(value: f64, language: Language) -> String {
    format::percent(value / 100.0, 1, language)
}

/// The fan at one time, in units of the scene.
#[derive(Debug, Clone, Copy)]
struct Fan {
    middle: (f64, f64),
    narrow: (f64, f64),
    wide: (f64, f64),
}

/// The two bands, the outer one first.
fn bands(fan: &[Fan]) -> Vec<Primitive> {
    let band = |ends: fn(&Fan) -> (f64, f64), role| {
        let lower = fan.iter().map(|one| (one.middle.0, ends(one).0));
        let upper = fan.iter().rev().map(|one| (one.middle.0, ends(one).1));
        Primitive::Polygon {
            rings: vec![lower.chain(upper).collect()],
            role,
        }
    };
    vec![
        band(|one| one.wide, BANDS[0]),
        band(|one| one.narrow, BANDS[1]),
    ]
}

fn refusal_words(
    data: &ChartData,
    refusal: &Refusal,
    texts: &ForecastTexts,
    language: Language,
) -> String {
    let words = Words::of(data, language);
    match refusal {
        Refusal::Persons(sign) => {
            let column = sign.column.as_deref().map(crate::clean::in_sentence);
            (texts.persons)(column.as_deref())
        }
        Refusal::NotInTime => texts.not_in_time.to_owned(),
        Refusal::SeveralSeries => texts.several_series.to_owned(),
        Refusal::NotRegular => texts.not_regular.to_owned(),
        Refusal::FutureOnly => texts.future_only.to_owned(),
        Refusal::TooShort {
            step,
            has,
            needed,
            since,
        } => (texts.too_short)(*has, *needed, *step, *since),
        Refusal::Gaps { missing, of } => (texts.gaps)(*missing, *of),
        Refusal::ShiftAtEnd(shift) => {
            let (before, after) = words.pair(shift.before, shift.after);
            match found::point(data, &shift.at, language) {
                Some(point) => (texts.shift_at_end)(&point.moment, &before, &after),
                None => texts.no_model.to_owned(),
            }
        }
        Refusal::Constant(value) => (texts.constant)(&words.prose(*value)),
        Refusal::SmallCounts { below, of } => (texts.small_counts)(*below, *of),
        Refusal::TooFar { asked, most } => (texts.too_far)(*asked, *most),
        Refusal::NoModel => texts.no_model.to_owned(),
    }
}
