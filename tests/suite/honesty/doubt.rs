//! Numbers that are not what they look like: a series that is counted anew, a last day that is not all in, sums without
//! one of the ages, rows that are not exactly the municipalities.

use super::{LANGUAGES, drawn, spec};
use crate::chart_forms::numbers;
use crate::first_offers::{of_text, scattered, table};
use crate::table::{WHOLE, open};
use chart::draw;
use model::message::Language;
use model::scene::{Chart, Primitive, Role};
use model::view_spec::{ChartForm, Measure};
use registers::places::municipalities;

const SUM: Measure = Measure::Sum { column: 1 };

fn line(file: &str) -> Chart {
    drawn(file, &spec(ChartForm::Line, 0, None, SUM))
}

/// The stretches a line is drawn in: how many points each has.
fn stretches(chart: &Chart) -> Vec<usize> {
    let all = chart.scene.primitives.iter();
    all.filter_map(|one| match one {
        Primitive::Polyline {
            points,
            role: Role::Line,
            ..
        } => Some(points.len()),
        _ => None,
    })
    .collect()
}

/// Years of a number.
fn years(values: &[u32]) -> String {
    let lines = (2_010..)
        .zip(values)
        .map(|(year, n)| format!("{year};{n}\n"));
    format!("År;Bygninger\n{}", lines.collect::<String>())
}

#[test]
fn a_series_that_is_counted_anew_has_not_grown() {
    let file = years(&[1653, 1660, 1655, 1679, 6042, 6060, 6101, 6145]);
    let chart = line(&file);
    assert_eq!(stretches(&chart), [4, 4]);
    let names = chart.scene.primitives.iter().filter_map(|one| match one {
        Primitive::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert!(names.clone().any(|name| name == "Sandsynligt databrud"));
    insta::assert_snapshot!("a_series_counted_anew", chart.sentence);
    let data = numbers(&open(&file, WHOLE), &spec(ChartForm::Line, 0, None, SUM));
    let english = draw(&data, Language::English, 640).sentence;
    assert!(
        english.starts_with(
            "Number of bygninger leaps from 1,679 in 2013 to 6,042 in 2014, far more than any other change"
        ),
        "{english}"
    );
    // filled, it is broken as well
    let area = drawn(&file, &spec(ChartForm::Area, 0, None, SUM));
    assert_eq!(
        area.sentence.split(". ").next(),
        chart.sentence.split(". ").next()
    );
    // growth that goes on is growth, and so is a single year beyond the others
    for growing in [
        [100, 160, 220, 300, 410, 530, 700, 910],
        [1653, 1660, 1655, 6042, 1679, 1661, 1670, 1645],
    ] {
        let chart = line(&years(&growing));
        assert_eq!(stretches(&chart), [8], "{growing:?}");
        assert!(!chart.sentence.contains("gjort op"), "{}", chart.sentence);
    }
}

#[test]
fn a_step_among_others_as_large_is_not_told() {
    let noise = line(&years(&[42, 41, 38, 30, 43, 36, 40, 39, 41]));
    assert!(!noise.sentence.contains("spring"), "{}", noise.sentence);
    // one that stands out is
    let step = line(&years(&[42, 40, 41, 42, 60, 64, 61, 63, 62]));
    assert!(
        step.sentence
            .contains("Det største spring er fra 42 i 2013 til 60 i 2014."),
        "{}",
        step.sentence
    );
}

/// Days of a number from 1 March on.
fn days(values: &[u32]) -> String {
    let lines = (1..)
        .zip(values)
        .map(|(day, n)| format!("{day:02}-03-2024;{n}\n"));
    format!("Dato;Antal prøver\n{}", lines.collect::<String>())
}

#[test]
fn the_last_day_is_not_compared_where_it_is_not_all_in() {
    let whole = [210, 190, 205, 60, 198, 207, 202, 195, 201, 188];
    let chart = line(&days(&[&whole[..], &[7]].concat()));
    assert_eq!(stretches(&chart), [10]);
    insta::assert_snapshot!("a_last_day_not_all_in", chart.sentence);
    let two = line(&days(&[&whole[..], &[17, 0]].concat()));
    assert_eq!(stretches(&two), [10, 2]);
    insta::assert_snapshot!("last_days_not_all_in", two.sentence);
    // the month in which the counting began
    let first = line(&days(&[&[3], &whole[..]].concat()));
    insta::assert_snapshot!("a_first_day_not_all_in", first.sentence);
    // a day as low as others were is a day like others; of means none is under way
    let low = line(&days(&[&whole[..], &[58]].concat()));
    assert_eq!(stretches(&low), [11]);
    let file = days(&[&whole[..], &[7]].concat());
    let mean = drawn(
        &file,
        &spec(ChartForm::Line, 0, None, Measure::Mean { column: 1 }),
    );
    assert_eq!(stretches(&mean), [11]);
}

#[test]
fn no_series_is_compared_by_a_period_that_is_not_all_in() {
    let file = table("Kvartal;Forvaltning;Sager", 84, |n| {
        let (quarter, place) = (n / 4, ["Social", "Skole", "Teknik", "Kultur"][n % 4]);
        let sager = if quarter == 20 {
            n % 4 + 2
        } else {
            80 + scattered(n) % 40
        };
        format!("{}K{};{place};{sager}", 2019 + quarter / 4, quarter % 4 + 1)
    });
    let series = spec(ChartForm::Line, 0, Some(1), Measure::Sum { column: 2 });
    let chart = drawn(&file, &series);
    assert!(
        chart.sentence.starts_with("I 2023K4: "),
        "{}",
        chart.sentence
    );
    assert!(
        chart
            .sentence
            .contains("Tallet i 2024K1, 14, er langt under dem lige før"),
        "{}",
        chart.sentence
    );
    assert!(
        !chart.sentence.contains("til 2 i 2024K1"),
        "{}",
        chart.sentence
    );
}

/// A table of statistics by sex, age and year, without some of the ages.
fn ages(left_out: &[u32]) -> String {
    let mut file = String::from("Køn;Alder;År;Antal\n");
    for age in (0..=40).filter(|age| !left_out.contains(age)) {
        for year in 2015..=2022 {
            for sex in ["Mænd", "Kvinder"] {
                file.push_str(&format!(
                    "{sex};{age};{year};{}\n",
                    500 + age * 3 + year % 7
                ));
            }
        }
    }
    file
}

#[test]
fn sums_without_one_of_the_ages_are_said_to_be_too_low() {
    let by_year = spec(ChartForm::Line, 2, None, Measure::Sum { column: 3 });
    let of = |file: &str, spec| {
        let data = numbers(&open(file, WHOLE), spec);
        LANGUAGES.map(|language| draw(&data, language, 640).sentence)
    };
    let [danish, english] = of(&ages(&[38]), &by_year);
    assert!(
        danish.contains("I Alder mangler 38 (af 0–40), så summerne er for lave."),
        "{danish}"
    );
    assert!(
        english.contains("38 is missing in Alder (of 0–40), so the sums are too low."),
        "{english}"
    );
    let [several, _] = of(&ages(&[7, 38]), &by_year);
    assert!(
        several.contains("I Alder mangler 2 af tallene 0–40, så summerne er for lave."),
        "{several}"
    );
    let pyramid = spec(ChartForm::Pyramid, 1, Some(0), Measure::Sum { column: 3 });
    let [danish, _] = of(&ages(&[38]), &pyramid);
    assert!(danish.contains("I Alder mangler 38"), "{danish}");
    // where all are there, where ages are told apart, and of means nothing is too low
    let by_age = spec(ChartForm::Column, 1, None, Measure::Sum { column: 3 });
    let mean = spec(ChartForm::Line, 2, None, Measure::Mean { column: 3 });
    for (file, spec) in [
        (ages(&[]), &by_year),
        (ages(&[38]), &by_age),
        (ages(&[38]), &mean),
    ] {
        let [danish, _] = of(&file, spec);
        assert!(!danish.contains("for lave"), "{danish}");
    }
}

#[test]
fn rows_that_are_not_exactly_the_municipalities_are_said_so() {
    let file = |left_out: &str, others: &[&str]| {
        let own = municipalities().filter(|one| !one.region.is_empty() && one.name != left_out);
        let lines = own.map(|one| format!("{};Region {}\n", one.name, one.region));
        let others = others.iter().map(|name| format!("{name};Region 1084\n"));
        format!(
            "Kommune;Landsdel\n{}",
            lines.chain(others).collect::<String>()
        )
    };
    let sentence = |file: &str| {
        let offers = of_text("kommuner.csv", file);
        offers[0]["sentence"].as_str().unwrap().to_owned()
    };
    let missing = sentence(&file("Helsingør", &[]));
    assert!(
        missing.ends_with("Rækkerne er 97 af de 98 kommuner; Helsingør mangler."),
        "{missing}"
    );
    let more = sentence(&file("", &["Christiansø"]));
    assert!(
        more.ends_with("Rækkerne er de 98 kommuner og Christiansø."),
        "{more}"
    );
    let both = sentence(&file("Samsø", &["Færøerne", "Christiansø"]));
    assert!(
        both.ends_with(
            "Rækkerne er 97 af de 98 kommuner og Christiansø og Færøerne; Samsø mangler."
        ),
        "{both}"
    );
    let whole = sentence(&file("", &[]));
    assert!(!whole.contains("Rækkerne er"), "{whole}");
    // a few of them are a choice, of which none is missing
    let few = table("Kommune;Type;Antal sager", 12, |n| {
        let own = municipalities().nth(n).unwrap();
        format!("{};{};{}", own.name, ["By", "Land"][n % 2], scattered(n))
    });
    assert!(!sentence(&few).contains("Rækkerne er"));
}

#[test]
fn a_month_is_compared_with_the_same_month_of_another_year() {
    // a pattern that comes again each year, and a slow fall
    let months = [92, 80, 70, 60, 50, 40, 30, 45, 60, 70, 80, 20];
    let rows = table("Dato;Udlån", 60, |n| {
        let value = 10 * months[n % 12] - 2 * (n as i64) + (n as i64 * 7 % 5);
        format!("15-{:02}-{};{value}", n % 12 + 1, 2019 + n / 12)
    });
    let offers = of_text("lån.csv", &rows);
    let sentence = offers[0]["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("den 15.01.2019 til") && sentence.contains("den 15.01.2023"),
        "{sentence}"
    );
    assert!(!sentence.contains("12.2023"), "{sentence}");
}
