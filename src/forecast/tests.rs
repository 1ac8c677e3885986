//! Forecasts beside statsforecast's, and each reason to say nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{Course, course, forecast, marked};
use model::calendar::days;
use model::cell::Cell;
use model::forecast::{ForecastAsk, Method, PersonSign, Refusal, Since, TimeStep};
use model::view_spec::{
    BreakKind, ChartData, ChartForm, ChartReason, Group, Measure, Source, TimeUnit, ViewSpec,
};
use serde_json::Value;

/// How far a number may be from statsforecast's, as a share of the usual number of its series. The largest distance
/// seen is 1.1e-11 (the middle of "slowing"): both search the same way and stop at the same place.
const TOLERANCE: f64 = 1e-9;

fn references() -> Vec<Value> {
    let text = include_str!("../../tests/fixtures/forecast/statsforecast.json");
    serde_json::from_str(text).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    let all = value.as_array().unwrap().iter();
    all.map(|number| number.as_f64().unwrap()).collect()
}

#[test]
fn ten_series_are_forecast_as_statsforecast_does() {
    let references = references();
    assert_eq!(references.len(), 10);
    for one in &references {
        let values = numbers(&one["values"]);
        let seasons: Vec<usize> = numbers(&one["seasons"])
            .iter()
            .map(|n| *n as usize)
            .collect();
        let method = if seasons.is_empty() {
            Method::Ets
        } else {
            Method::Mstl
        };
        let Course {
            values: middle,
            narrow,
            wide,
        } = course(&values, method, &seasons, 12).unwrap();
        let size = values.iter().map(|v| v.abs()).sum::<f64>() / values.len() as f64;
        let (low_80, high_80) = narrow.into_iter().unzip();
        let (low_95, high_95) = wide.into_iter().unzip();
        for (key, own) in [
            ("mean", middle),
            ("lo_80", low_80),
            ("hi_80", high_80),
            ("lo_95", low_95),
            ("hi_95", high_95),
        ] {
            let own: Vec<f64> = own;
            let theirs = numbers(&one[key]);
            assert_eq!(own.len(), theirs.len());
            for (own, theirs) in own.iter().zip(&theirs) {
                let apart = (own - theirs).abs() / size;
                assert!(apart < TOLERANCE, "{} {key}: {own} {theirs}", one["name"]);
            }
        }
    }
}

/// A line of sums of a column along keys.
fn line(keys: Vec<Cell>, values: &[f64]) -> ChartData {
    let measure = Measure::Mean { column: 1 };
    let spec = ViewSpec::new(ChartForm::Line, 0, measure, ChartReason::OverTime);
    let groups = keys.into_iter().zip(values).map(|(key, value)| Group {
        key,
        value: Some(*value),
        rows: 1,
        ..Group::default()
    });
    ChartData {
        groups: groups.collect(),
        by_name: "tid".to_owned(),
        measure_name: Some("antal".to_owned()),
        ..ChartData::of(spec)
    }
}

fn years(from: i64, values: &[f64]) -> ChartData {
    let keys = (from..).take(values.len()).map(Cell::Integer);
    line(keys.collect(), values)
}

fn months(values: &[f64]) -> ChartData {
    let first = |month: u32| Cell::Date(days(2015, month, 1) as i32);
    let mut data = line((1..).take(values.len()).map(first).collect(), values);
    data.spec.unit = Some(TimeUnit::Month);
    data
}

fn ask(data: ChartData) -> ForecastAsk {
    ForecastAsk {
        data,
        steps: None,
        persons: None,
    }
}

/// Numbers that look like chance and are always the same.
fn noise(count: usize) -> Vec<f64> {
    let next = |state: &u64| {
        Some(
            state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1),
        )
    };
    let states = std::iter::successors(Some(42), next).skip(1).take(count);
    states
        .map(|state| (state >> 40) as f64 / f64::from(1 << 23) - 1.0)
        .collect()
}

fn rising(count: usize) -> Vec<f64> {
    let noise = noise(count);
    noise
        .iter()
        .zip(0..)
        .map(|(e, t)| 300.0 + 7.0 * f64::from(t) + 6.0 * e)
        .collect()
}

fn seasonal(count: usize) -> Vec<f64> {
    let wave = |t: i32| 80.0 * (f64::from(t) * std::f64::consts::TAU / 12.0).sin();
    rising(count)
        .iter()
        .zip(0..)
        .map(|(v, t)| v + wave(t))
        .collect()
}

#[test]
fn a_line_goes_on_where_it_ends() {
    let said = forecast(&ask(years(2000, &rising(24)))).unwrap();
    assert_eq!((said.step, said.method), (TimeStep::Year, Method::Ets));
    let keys: Vec<&Cell> = said.points.iter().map(|point| &point.key).collect();
    let expected: Vec<Cell> = (2024..2029).map(Cell::Integer).collect();
    assert_eq!(keys, expected.iter().collect::<Vec<_>>());
    for (point, t) in said.points.iter().zip(24..) {
        let truth = 300.0 + 7.0 * f64::from(t);
        assert!((point.value - truth).abs() < 15.0, "{point:?}");
        assert!(point.wide.0 < point.narrow.0 && point.narrow.1 < point.wide.1);
        assert!((point.narrow.0..=point.narrow.1).contains(&point.value));
    }
    let test = said.back_test;
    assert!(test.mean_error < test.naive_error, "{test:?}");
    assert!(test.percent.unwrap() < 2.0, "{test:?}");
    assert!(said.shifts.is_empty() && said.seasons.is_empty());
}

#[test]
fn a_season_is_found_where_there_is_one() {
    let said = forecast(&ask(months(&seasonal(60)))).unwrap();
    assert_eq!((said.step, said.method), (TimeStep::Month, Method::Mstl));
    assert_eq!(said.seasons[0].length, 12);
    assert_eq!(said.points[0].key, Cell::Date(days(2020, 1, 1) as i32));
    // the wave stands highest in April
    let highest = (0..12).max_by(|a, b| said.points[*a].value.total_cmp(&said.points[*b].value));
    assert!([3, 4].contains(&highest.unwrap()));
    let plain = forecast(&ask(months(&rising(60)))).unwrap();
    assert!(plain.seasons.is_empty(), "{:?}", plain.seasons);
}

#[test]
fn the_naive_method_is_used_where_it_is_better() {
    // slopes that turn as soon as one believes in them
    let corner = |t: i32| 100.0 + 12.0 * f64::from((t % 12 - 6).abs());
    let noise = noise(46);
    let values: Vec<f64> = noise
        .iter()
        .zip(0..)
        .map(|(e, t)| corner(t) + 4.0 * e)
        .collect();
    let said = forecast(&ask(years(1990, &values))).unwrap();
    let test = said.back_test;
    assert_eq!(said.method.is_naive(), test.naive_error <= test.mean_error);
    assert_eq!(said.method, Method::Naive, "{test:?}");
    assert_eq!(said.points[0].value, *values.last().unwrap());
}

#[test]
fn rows_about_persons_are_refused_before_anything_else() {
    let sign = PersonSign {
        column: Some("CPR-nr".to_owned()),
    };
    let asked = ForecastAsk {
        persons: Some(sign.clone()),
        ..ask(years(2000, &rising(24)))
    };
    assert_eq!(forecast(&asked), Err(Refusal::Persons(sign)));
}

#[test]
fn each_reason_to_say_nothing() {
    let refused = |data: ChartData| forecast(&ask(data)).unwrap_err();
    assert_eq!(
        refused(years(2010, &rising(8))),
        Refusal::TooShort {
            step: TimeStep::Year,
            has: 8,
            needed: 12,
            since: None
        }
    );
    assert_eq!(
        refused(months(&seasonal(30))),
        Refusal::TooShort {
            step: TimeStep::Month,
            has: 30,
            needed: 36,
            since: None
        }
    );
    assert_eq!(refused(years(2000, &[5.0; 20])), Refusal::Constant(5.0));

    let mut holes = years(2000, &rising(30));
    holes
        .groups
        .retain(|group| !matches!(group.key, Cell::Integer(2005..=2009)));
    assert_eq!(refused(holes), Refusal::Gaps { missing: 5, of: 30 });

    let mut leaps = rising(24);
    leaps.iter_mut().skip(22).for_each(|value| *value += 200.0);
    let Refusal::ShiftAtEnd(shift) = refused(years(2000, &leaps)) else {
        panic!()
    };
    assert_eq!(shift.at, Cell::Integer(2022));

    let mut counts = years(2000, &rising(24));
    counts.spec.measure = Measure::Count;
    counts.whole_numbers = true;
    for (group, value) in counts
        .groups
        .iter_mut()
        .zip([3.0, 12.0, 7.0, 15.0].iter().cycle())
    {
        group.value = Some(*value);
    }
    assert_eq!(refused(counts), Refusal::SmallCounts { below: 12, of: 24 });

    let mut projection = years(2026, &rising(24));
    projection.source = Some(Source {
        file: String::new(),
        day: Some(days(2025, 3, 1) as i32),
        subject: None,
    });
    assert_eq!(refused(projection), Refusal::FutureOnly);

    let uneven = (0..24).map(|n| Cell::Date(20_003 + n * n));
    let uneven = line(uneven.collect(), &rising(24));
    assert!(matches!(refused(uneven), Refusal::Gaps { .. }));
    let places = ["a", "b", "c"].map(Cell::text).to_vec();
    assert_eq!(refused(line(places, &rising(3))), Refusal::NotInTime);
    let elections: Vec<Cell> = (1950..2000).step_by(4).map(Cell::Integer).collect();
    assert_eq!(refused(line(elections, &rising(13))), Refusal::NotRegular);

    let mut several = years(2000, &rising(24));
    several.series = vec![Cell::text("a"), Cell::text("b")];
    assert_eq!(refused(several), Refusal::SeveralSeries);

    let far = ForecastAsk {
        steps: Some(13),
        ..ask(years(2000, &rising(24)))
    };
    assert_eq!(
        forecast(&far),
        Err(Refusal::TooFar {
            asked: 13,
            most: 12
        })
    );
}

#[test]
fn nothing_is_fitted_across_a_known_break() {
    let mut values = rising(36);
    values
        .iter_mut()
        .take(16)
        .for_each(|value| *value += 1_000.0);
    let mut data = years(1991, &values);
    data.breaks = vec![(BreakKind::Municipalities2007, days(2007, 1, 1) as i32)];
    let said = forecast(&ask(data.clone())).unwrap();
    let reason = Since::Break(BreakKind::Municipalities2007);
    assert_eq!(said.since, Some((Cell::Integer(2007), reason)));
    assert_eq!(said.known, 20);
    let alone = forecast(&ask(years(2007, &values[16..]))).unwrap();
    assert_eq!(said.points, alone.points);
    // too few behind it: the reason names the break
    data.groups.truncate(24);
    assert_eq!(
        forecast(&ask(data)).unwrap_err(),
        Refusal::TooShort {
            step: TimeStep::Year,
            has: 8,
            needed: 12,
            since: Some(BreakKind::Municipalities2007)
        }
    );
}

#[test]
fn a_level_that_changed_is_marked_and_a_wild_number_is_not() {
    let mut values = rising(40);
    values.iter_mut().skip(20).for_each(|value| *value -= 150.0);
    let said = forecast(&ask(years(1980, &values))).unwrap();
    let at: Vec<&Cell> = said.shifts.iter().map(|shift| &shift.at).collect();
    assert_eq!(at, [&Cell::Integer(2000)]);
    let mut wild = rising(40);
    wild[20] += 150.0;
    assert!(
        forecast(&ask(years(1980, &wild)))
            .unwrap()
            .shifts
            .is_empty()
    );
}

#[test]
fn a_few_gaps_are_bridged_and_told() {
    let mut data = years(1990, &rising(30));
    data.groups.remove(10);
    let said = forecast(&ask(data)).unwrap();
    assert_eq!(said.filled, [Cell::Integer(2000)]);
}

#[test]
fn a_month_that_has_only_begun_is_left_out() {
    let mut data = months(&seasonal(60));
    data.spec.measure = Measure::Sum { column: 1 };
    let day = |month, of| Cell::Date(days(2015, month, of) as i32);
    data.by_extremes = Some((day(1, 1), day(60, 9)));
    data.groups[59].value = Some(3.0);
    let said = forecast(&ask(data)).unwrap();
    assert_eq!(said.unfinished, Some(day(60, 1)));
    assert_eq!(said.points[0].key, day(60, 1));
    assert_eq!(said.known, 59);
}

#[test]
fn times_behind_the_files_own_date_are_no_knowledge() {
    let mut data = years(2005, &rising(24));
    let source = |day| Source {
        file: String::new(),
        day: Some(day),
        subject: None,
    };
    data.source = Some(source(days(2024, 6, 1) as i32));
    let said = forecast(&ask(data)).unwrap();
    assert_eq!((said.known, said.ahead_of_file), (20, 4));
    assert_eq!(said.points[0].key, Cell::Integer(2025));
}

#[test]
fn times_are_written_on_as_they_were() {
    let text = |keys: &[&str]| keys.iter().map(|key| Cell::text(*key)).collect::<Vec<_>>();
    let after = |keys: Vec<Cell>| -> Vec<Cell> {
        let values = rising(keys.len());
        let times = crate::keys::Times::of(&line(keys.clone(), &values)).unwrap();
        let last = keys
            .iter()
            .filter_map(|key| times.place(key))
            .max()
            .unwrap();
        for key in &keys {
            assert_eq!(times.key(times.place(key).unwrap()).as_ref(), Some(key));
        }
        (1..3).map(|step| times.key(last + step).unwrap()).collect()
    };
    assert_eq!(
        after(text(&["2007K3", "2007K4", "2008K1"])),
        text(&["2008K2", "2008K3"])
    );
    assert_eq!(
        after(text(&["2007M11", "2007M12"])),
        text(&["2008M01", "2008M02"])
    );
    assert_eq!(
        after(text(&["2007H1", "2007H2"])),
        text(&["2008H1", "2008H2"])
    );
    // 2020 has 53 weeks, 2021 has 52
    assert_eq!(
        after(text(&["2020U51", "2020U52"])),
        text(&["2020U53", "2021U01"])
    );
    assert_eq!(
        after(text(&["2021U51", "2021U52"])),
        text(&["2022U01", "2022U02"])
    );
    let date = |y, m, d| Cell::Date(days(y, m, d) as i32);
    let ends = vec![date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29)];
    assert_eq!(after(ends), [date(2024, 3, 31), date(2024, 4, 30)]);
    let quarters = vec![date(2023, 7, 1), date(2023, 10, 1), date(2024, 1, 1)];
    assert_eq!(after(quarters), [date(2024, 4, 1), date(2024, 7, 1)]);
    let weeks = vec![date(2024, 1, 1), date(2024, 1, 8), date(2024, 1, 22)];
    assert_eq!(after(weeks), [date(2024, 1, 29), date(2024, 2, 5)]);
    let hour = |at: i64| Cell::DateTime {
        micros: at * 3_600_000_000 + 5,
        offset_minutes: Some(60),
    };
    assert_eq!(after(vec![hour(1), hour(2), hour(4)]), [hour(5), hour(6)]);
}

#[test]
fn what_never_was_below_zero_does_not_fall_below_it() {
    let values: Vec<f64> = noise(24)
        .iter()
        .zip(0..)
        .map(|(e, t)| 70.0 - 2.9 * f64::from(t) + 0.4 * e)
        .collect();
    let said = forecast(&ask(years(2000, &values))).unwrap();
    assert!(
        said.points
            .iter()
            .all(|point| point.wide.0 >= 0.0 && point.value >= 0.0)
    );
    assert!(said.points.iter().any(|point| point.wide.0 == 0.0));
}

#[test]
fn intervals_that_held_too_few_are_made_wider_and_no_others() {
    let corner = |t: i32| 100.0 + 12.0 * f64::from((t % 12 - 6).abs());
    let corners: Vec<f64> = (0..46)
        .zip(noise(46))
        .map(|(t, e)| corner(t) + 4.0 * e)
        .collect();
    let mut wider = 0;
    for data in [
        years(1990, &rising(24)),
        years(1970, &rising(50)),
        months(&seasonal(60)),
        years(1980, &corners),
    ] {
        let test = forecast(&ask(data)).unwrap().back_test;
        for (inside, level, by) in [
            (test.inside_narrow, 0.80, test.widened[0]),
            (test.inside_wide, 0.95, test.widened[1]),
        ] {
            let has_held = f64::from(inside) >= level * f64::from(test.numbers);
            assert_eq!(has_held, by == 1.0, "{test:?}");
            wider += u32::from(by > 1.0);
        }
    }
    assert!((1..8).contains(&wider), "{wider}");
}

#[test]
fn a_level_is_marked_before_anybody_asks_where_it_can_be_seen() {
    let small = |t: usize| ((t * 37) % 23) as f64;
    let leaping: Vec<f64> = (0..25)
        .map(|t| small(t) + if t < 14 { 1_200.0 } else { 1_900.0 })
        .collect();
    let found = marked(&years(2000, &leaping)).found.unwrap();
    let at: Vec<&Cell> = found.shifts.iter().map(|shift| &shift.at).collect();
    assert_eq!(at, [&Cell::Integer(2014)]);
    // a hundredth up or down is not worth a line through the drawing
    let flat: Vec<f64> = (0..25).map(|t| 1_200.0 + small(t)).collect();
    assert_eq!(marked(&years(2000, &flat)).found.unwrap().shifts, []);
    // nor is anything said of a line too short to tell
    assert_eq!(marked(&years(2000, &leaping[..8])).found, None);
    // of a pattern it is said that it comes again, and it is no level
    let year: Vec<f64> = (0..60)
        .zip(noise(60))
        .map(|(t, e)| 500.0 + 80.0 * (f64::from(t % 12) / 12.0 * std::f64::consts::TAU).sin() + e)
        .collect();
    let found = marked(&months(&year)).found.unwrap();
    let lengths: Vec<u32> = found.seasons.iter().map(|one| one.length).collect();
    assert_eq!((lengths, found.shifts.len()), (vec![12], 0));
}
