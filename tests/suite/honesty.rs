//! The rules of honesty of charts, maps, questions and forecasts, over everything that is drawn and said: each has a
//! small table that would break it.
//!
//! | rule | tests |
//! | --- | --- |
//! | bars begin at zero | `marks_are_as_long_as_their_numbers`, `circles_are_as_large_as_their_numbers`; `chart::bars_begin_at_zero_and_are_as_long_as_their_numbers`, `chart_forms::bars_of_every_form_begin_at_zero`; areas of a treemap in `src/chart/treemap.rs` |
//! | no pie of more than six parts | `first_offers::no_form_is_a_pie_and_parts_are_six_at_most` |
//! | totals are not mixed with parts | `suggest::totals_are_not_mixed_with_their_parts`, `suggest::levels_without_a_total_are_not_added_up`, `map::the_last_year_is_kept_and_totals_are_not_mixed_with_parts`, `chart_choice::levels_that_hold_one_another_are_not_mixed` |
//! | codes are never averaged | `codes_are_no_measure_of_a_map`; `suggest::codes_and_years_are_never_added_up`, `suggest::codes_are_neither_added_up_nor_averaged_when_asked`, `chart_choice::codes_are_never_added_up_or_averaged` |
//! | counts on a map are divided or circles | `map::amounts_are_never_shades_unless_they_are_divided`, `map::offered::what_would_not_be_honest_is_neither_offered_nor_drawn`, `map::beside::counts_of_areas_of_a_file_are_circles_until_they_are_divided` |
//! | no ranking on too few | `nobody_is_the_largest_by_too_few_values`, `no_area_is_the_largest_by_too_few_values`; `chart_forms::medians_are_those_of_the_sorted_values_and_few_are_not_ranked`, `questions::few_municipalities_are_not_ranked`, `first_offers::a_handful_of_rows_is_not_ranked` |
//! | percentage points | `said::percentages_differ_by_percentage_points`; `chart_forms::differences_of_percentages_are_percentage_points` |
//! | "fra 2 til 4", never "+100 %" | `said::a_growth_is_told_from_where_to_where`; `chart_forms::a_growth_from_two_to_four_is_never_a_hundred_per_cent` |
//! | no cause is claimed | `said::no_cause_is_claimed_in_anything_that_is_said`; `chart_forms::no_cause_is_claimed_of_numbers_that_go_together` |
//! | ties are said | `ties_are_said_whatever_the_form`, `counted::a_list_that_is_cut_among_equals_says_how_many_more`, `ties_are_said_on_maps`; `chart::ties_are_told`, `questions::municipalities_are_ranked_followed_and_the_own_is_placed_with_ties`, `first_offers::a_ranking_is_not_cut_among_equals` |
//! | missing values are said | `rows_without_a_value_are_said_whatever_the_form`; `chart::a_cut_axis_and_gaps_are_said`, `map::names_in_any_dress_become_areas` |
//! | one decimal in prose | `said::numbers_have_one_decimal_in_anything_that_is_said`; `chart_forms::prose_has_one_decimal_at_most` |
//! | known breaks are marked | `a_known_break_is_said_in_every_form_over_time`; `chart_forms::gaps_and_known_breaks_are_said_and_marked`, `first_offers::every_known_break_has_a_day_and_a_source` |
//! | a break in the series is no growth | `doubt::a_series_that_is_counted_anew_has_not_grown`, `doubt::a_step_among_others_as_large_is_not_told` |
//! | one name is one group, however it is spelled | `counted::spellings_that_differ_only_in_capitals_and_spaces_are_one_group` |
//! | like is compared with like | `doubt::a_month_is_compared_with_the_same_month_of_another_year` |
//! | what is not all there is not compared | `doubt::no_series_is_compared_by_a_period_that_is_not_all_in`, `doubt::the_last_day_is_not_compared_where_it_is_not_all_in`, `doubt::sums_without_one_of_the_ages_are_said_to_be_too_low`, `doubt::rows_that_are_not_exactly_the_municipalities_are_said_so` |
//! | of what nobody knows nothing is added up | `counted::a_number_of_nobody_knows_what_is_not_added_up`, `counted::what_lasts_is_not_added_up_on_the_day_it_began`, `counted::events_of_any_minute_are_followed_by_month`, `counted::a_few_rows_of_each_month_are_not_followed`, `counted::what_shares_are_of_is_not_what_a_table_is_about` |
//! | rows of several areas are in each | `counted::rows_of_several_areas_are_counted_in_each` |
//! | no prediction about persons | `forecast::rows_about_persons_are_not_forecast` |

mod counted;
mod doubt;
mod said;

use crate::chart_forms::{gallery, numbers};
use crate::table::{WHOLE, open};
use areas::Layer;
use chart::{draw, draw_map};
use engine::job::block_on;
use model::cell::Cell;
use model::map_spec::{MapChoice, MapData, MapMeasure};
use model::message::Language;
use model::scene::{Chart, Primitive, Role};
use model::view_spec::{ChartForm, ChartReason, Measure, ShareOf, TimeUnit, ViewSpec};

const LANGUAGES: [Language; 2] = [Language::Danish, Language::English];

fn spec(form: ChartForm, by: u32, series: Option<u32>, measure: Measure) -> ViewSpec {
    ViewSpec {
        series,
        ..ViewSpec::new(form, by, measure, ChartReason::Chosen)
    }
}

/// A chart of a small table.
fn drawn(file: &str, spec: &ViewSpec) -> Chart {
    draw(&numbers(&open(file, WHOLE), spec), Language::Danish, 640)
}

/// The map of a small table, as it is suggested or chosen.
fn mapped(file: &str, choice: Option<&MapChoice>) -> MapData {
    let table = open(file, WHOLE);
    let offered = block_on(table.director.map_offer(choice)).unwrap();
    offered.unwrap().1
}

fn municipalities() -> Layer {
    Layer::read(registers::areas::municipalities().unwrap()).unwrap()
}

fn map_drawn(data: &MapData) -> Chart {
    draw_map(data, &municipalities(), Language::Danish, 640)
}

#[test]
fn marks_are_as_long_as_their_numbers() {
    // numbers that lie close together far from zero: an axis that is cut would make them very different
    let file = "By;Type;Antal\nA;x;1000\nA;y;1010\nB;x;1090\nB;y;1000\nC;x;1105\nC;y;1115\n";
    let ages = "Alder;Køn;Antal\n0;Mænd;1000\n0;Kvinder;1110\n1;Mænd;1120\n1;Kvinder;1090\n\
        2;Mænd;1005\n2;Kvinder;1015\n3;Mænd;1095\n3;Kvinder;1001\n";
    let sum = Measure::Sum { column: 2 };
    let share = Measure::Share {
        column: Some(2),
        of: ShareOf::Group,
    };
    for (form, file, series, measure) in [
        (ChartForm::Bar, file, None, sum),
        (ChartForm::Column, file, None, sum),
        (ChartForm::GroupedBar, file, Some(1), sum),
        (ChartForm::StackedBar, file, Some(1), sum),
        (ChartForm::ShareBar, file, Some(1), share),
        (ChartForm::Pyramid, ages, Some(1), sum),
    ] {
        let data = numbers(&open(file, WHOLE), &spec(form, 0, series, measure));
        let chart = draw(&data, Language::Danish, 640);
        let is_upright = form == ChartForm::Column;
        if let Some(numbers) = chart.scene.numbers {
            assert!(numbers.place(0.0).is_some(), "{form:?}: the axis is cut");
        }
        let is_inside = |one: &Primitive| match one {
            Primitive::Rect {
                x,
                y,
                width,
                height,
                ..
            } => x + width <= chart.scene.width + 0.5 && y + height <= chart.scene.height + 0.5,
            _ => true,
        };
        assert!(chart.scene.primitives.iter().all(is_inside), "{form:?}");
        let mut long: Vec<f64> = chart
            .scene
            .primitives
            .iter()
            .filter_map(|one| match one {
                Primitive::Rect {
                    width,
                    height,
                    role: Role::Mark | Role::SeriesMark(_),
                    ..
                } => Some(if is_upright { *height } else { *width }),
                _ => None,
            })
            // the squares of a legend
            .filter(|long| *long > 40.0)
            .collect();
        let mut values: Vec<f64> = match series {
            None => data.groups.iter().filter_map(|own| own.value).collect(),
            Some(_) => {
                let parts = data.groups.iter().flat_map(|group| &group.parts);
                parts.filter_map(|part| part.value).collect()
            }
        };
        assert_eq!(long.len(), values.len(), "{form:?}");
        long.sort_by(f64::total_cmp);
        values.sort_by(f64::total_cmp);
        let unit = long[0] / values[0];
        for (long, value) in long.iter().zip(&values) {
            assert!(
                (long - value * unit).abs() < 1.1,
                "{form:?}: {long} for {value}"
            );
        }
    }
    // a filled line begins at zero; a line need not, and then says so
    let years = "År;Antal\n2010;1000\n2011;1010\n2012;1020\n2013;990\n2014;1005\n";
    let area = drawn(
        years,
        &spec(ChartForm::Area, 0, None, Measure::Sum { column: 1 }),
    );
    assert!(area.scene.numbers.unwrap().place(0.0).is_some());
    let line = drawn(
        years,
        &spec(ChartForm::Line, 0, None, Measure::Sum { column: 1 }),
    );
    assert!(line.scene.numbers.unwrap().place(0.0).is_none());
    assert!(
        line.sentence.contains("ikke ved\u{a0}0"),
        "{}",
        line.sentence
    );
    let heights = "cm\n170\n171\n171\n172\n172\n172\n173\n173\n174\n181\n182\n";
    let data = numbers(
        &open(heights, WHOLE),
        &spec(ChartForm::Histogram, 0, None, Measure::Count),
    );
    let chart = draw(&data, Language::Danish, 640);
    let high = chart.scene.primitives.iter().filter_map(|one| match one {
        Primitive::Rect {
            height,
            role: Role::Mark,
            ..
        } => Some(*height),
        _ => None,
    });
    let high: Vec<f64> = high.collect();
    let rows = data.groups.iter().filter(|group| group.rows > 0);
    let rows: Vec<f64> = rows.map(|group| group.rows as f64).collect();
    assert_eq!(high.len(), rows.len());
    for (own, counted) in high.iter().zip(&rows) {
        assert!((own / high[0] - counted / rows[0]).abs() < 0.05);
    }
}

#[test]
fn circles_are_as_large_as_their_numbers() {
    let file = "kommune;antal sager\nAarhus;1000\nOdense;2000\nVejle;4000\nAalborg;8000\n";
    let data = mapped(file, None);
    let chart = map_drawn(&data);
    let radius = |value: f64| -> f64 {
        let mut order: Vec<f64> = data.areas.iter().filter_map(|area| area.value).collect();
        order.sort_by(f64::total_cmp);
        let mut circles: Vec<f64> = chart
            .scene
            .primitives
            .iter()
            .take(chart.scene.zoomed.unwrap().primitives as usize)
            .filter_map(|one| match one {
                Primitive::Circle {
                    radius,
                    role: Role::Symbol,
                    ..
                } => Some(*radius),
                _ => None,
            })
            .collect();
        circles.sort_by(f64::total_cmp);
        assert_eq!(circles.len(), order.len());
        circles[order.iter().position(|own| *own == value).unwrap()]
    };
    for (small, large) in [(1_000.0, 4_000.0), (2_000.0, 8_000.0)] {
        let times = radius(large) / radius(small);
        assert!((times - 2.0).abs() < 0.05, "four times the area: {times}");
    }
}

#[test]
fn codes_are_no_measure_of_a_map() {
    let file = "kommunekode;postnr;CVR-nummer;antal\n751;8000;12345674;12\n461;5000;10150817;7\n\
        630;7100;25313763;9\n851;9000;29189846;4\n621;6000;29189897;3\n";
    let table = open(file, WHOLE);
    let (offer, _) = block_on(table.director.map_offer(None)).unwrap().unwrap();
    for measure in &offer.measures {
        assert!(matches!(measure.column(), None | Some(3)), "{measure:?}");
    }
    let asked = MapChoice {
        measure: MapMeasure::Mean { column: 2 },
        ..offer.choice
    };
    let data = mapped(file, Some(&asked));
    assert!(!matches!(data.spec.measure, MapMeasure::Mean { column: 2 }));
}

/// Six departments with ten values each, and one with a single value beyond them all.
fn uneven() -> String {
    let mut file = String::from("Afdeling;Køn;Dage\n");
    for row in 0..120 {
        let department = ["Byg", "Miljø", "Skole", "Social", "Teknik", "Økonomi"][row % 6];
        let sex = ["Mænd", "Kvinder"][row / 6 % 2];
        file.push_str(&format!("{department};{sex};{}\n", 10 + row % 7));
    }
    file.push_str("Direktion;Mænd;500\n");
    file
}

#[test]
fn nobody_is_the_largest_by_too_few_values() {
    let file = uneven();
    let mean = Measure::Mean { column: 2 };
    let median = Measure::Median { column: 2 };
    let each = Measure::Each { column: 2 };
    for (form, series, measure) in [
        (ChartForm::Bar, None, mean),
        (ChartForm::Bar, None, median),
        (ChartForm::Column, None, mean),
        (ChartForm::Box, None, each),
        (ChartForm::GroupedBar, Some(1), mean),
        (ChartForm::HeatMap, Some(1), mean),
        (ChartForm::Dumbbell, Some(1), mean),
    ] {
        let chart = drawn(&file, &spec(form, 0, series, measure));
        let (first, _) = chart.sentence.split_once(". ").unwrap();
        assert!(
            !first.contains("Direktion"),
            "{form:?} {measure:?}: {}",
            chart.sentence
        );
        assert!(
            chart.sentence.contains("under 5 værdier"),
            "{form:?} {measure:?}: {}",
            chart.sentence
        );
    }
    // in the order of names it is no more the largest than in the order of numbers
    let by_name = ViewSpec {
        order: model::view_spec::Order::ByName,
        ..spec(ChartForm::Bar, 0, None, mean)
    };
    let chart = drawn(&file, &by_name);
    assert!(
        !chart.sentence.starts_with("Størst er Direktion"),
        "{}",
        chart.sentence
    );
}

#[test]
fn no_area_is_the_largest_by_too_few_values() {
    let mut file = String::from("kommune;antal fraværsdage\n");
    for (place, name) in ["Aarhus", "Odense", "Vejle", "Aalborg", "Kolding"]
        .iter()
        .enumerate()
    {
        for row in 0..12 {
            file.push_str(&format!(
                "{name};{},{}\n",
                4 + row % 3,
                (row * 7 + place) % 9
            ));
        }
    }
    file.push_str("Esbjerg;500\nHerning;1\n");
    let table = open(&file, WHOLE);
    let (offer, _) = block_on(table.director.map_offer(None)).unwrap().unwrap();
    let mean = MapChoice {
        measure: MapMeasure::Mean { column: 1 },
        per: None,
        ..offer.choice
    };
    let data = mapped(&file, Some(&mean));
    assert_eq!(data.spec.measure, MapMeasure::Mean { column: 1 });
    for language in LANGUAGES {
        let chart = draw_map(&data, &municipalities(), language, 640);
        let (first, _) = chart.sentence.split_once(". ").unwrap();
        assert!(
            !first.contains("Esbjerg") && !first.contains("Herning"),
            "{}",
            chart.sentence
        );
        let said = match language {
            Language::Danish => "under 5 værdier",
            Language::English => "fewer than 5 values",
        };
        assert!(chart.sentence.contains(said), "{}", chart.sentence);
    }
    // one row each is the number as it stands: nothing is held back
    let rows = "kommune;fravær i pct.\nAarhus;4,1\nOdense;5,2\nVejle;6,3\nAalborg;3,9\n";
    let chart = map_drawn(&mapped(rows, None));
    assert!(
        chart.sentence.starts_with("Størst er Vejle"),
        "{}",
        chart.sentence
    );
}

#[test]
fn rows_without_a_value_are_said_whatever_the_form() {
    for (name, file, spec) in gallery() {
        let mut data = numbers(&open(file, WHOLE), &spec);
        data.missing_rows = 1_234;
        for language in LANGUAGES {
            let (said, rows) = match language {
                Language::Danish => (draw(&data, language, 640).sentence, "1.234 rækker"),
                Language::English => (draw(&data, language, 640).sentence, "1,234 rows"),
            };
            assert!(said.contains(rows), "{name}: {said}");
        }
    }
    // and they are counted where they are: in the file
    let file = "By;Type;Antal\nA;x;10\nA;y;\nB;x;12\nB;y;9\nC;x;\nC;y;11\n";
    let sum = Measure::Sum { column: 2 };
    for (form, series) in [
        (ChartForm::Bar, None),
        (ChartForm::Column, None),
        (ChartForm::GroupedBar, Some(1)),
        (ChartForm::StackedBar, Some(1)),
        (ChartForm::HeatMap, Some(1)),
        (ChartForm::Treemap, None),
        (ChartForm::Dumbbell, Some(1)),
    ] {
        let chart = drawn(file, &spec(form, 0, series, sum));
        assert!(
            chart.sentence.contains("2 rækker"),
            "{form:?}: {}",
            chart.sentence
        );
    }
}

#[test]
fn ties_are_said_whatever_the_form() {
    let file =
        "By;Type;Antal\nAlfa;x;40\nAlfa;y;40\nBeta;x;40\nBeta;y;40\nGamma;x;30\nGamma;y;20\n";
    let sum = Measure::Sum { column: 2 };
    for (form, series) in [
        (ChartForm::Bar, None),
        (ChartForm::Column, None),
        (ChartForm::StackedBar, Some(1)),
        (ChartForm::Treemap, None),
    ] {
        let chart = drawn(file, &spec(form, 0, series, sum));
        assert!(
            chart.sentence.contains("Alfa og Beta"),
            "{form:?}: {}",
            chart.sentence
        );
    }
    // four cells are the largest: none of them alone
    for form in [ChartForm::GroupedBar, ChartForm::HeatMap] {
        let chart = drawn(file, &spec(form, 0, Some(1), sum));
        let is_alone = chart.sentence.starts_with("Størst er Alfa, x med");
        assert!(!is_alone, "{form:?}: {}", chart.sentence);
    }
    // two bins with as many rows, two days with as many visits
    let bins = "m;n\n1,5;a\n1,5;a\n1,5;a\n2,5;a\n2,5;a\n2,5;a\n3,5;a\n4,5;a\n";
    let chart = drawn(bins, &spec(ChartForm::Histogram, 0, None, Measure::Count));
    assert!(
        chart.sentence.contains("har 2 lige store intervaller"),
        "{}",
        chart.sentence
    );
    // whole numbers that each have a bar are told as what they are
    let values = "cm;n\n1;a\n1;a\n1;a\n2;a\n2;a\n2;a\n3;a\n4;a\n";
    let chart = drawn(values, &spec(ChartForm::Histogram, 0, None, Measure::Count));
    assert_eq!(chart.sentence, "Flest rækker, 3 af 8 hver, har cm 1 og 2.");
    assert_eq!(chart.table_rows[3], ["4", "1"]);
    let days = "Dato;Besøg\n2023-01-02;9\n2023-01-03;9\n2023-01-04;3\n2023-01-05;4\n";
    let calendar = ViewSpec {
        unit: Some(TimeUnit::Day),
        ..spec(ChartForm::Calendar, 0, None, Measure::Sum { column: 1 })
    };
    let chart = drawn(days, &calendar);
    assert!(
        chart.sentence.contains("02.01.2023 og 03.01.2023")
            || chart.sentence.contains("2.1.2023 og 3.1.2023"),
        "{}",
        chart.sentence
    );
}

#[test]
fn ties_are_said_on_maps() {
    let file = "kommune;antal biler\nAarhus;400\nOdense;400\nVejle;30\nAalborg;20\nKolding;20\n";
    let chart = map_drawn(&mapped(file, None));
    assert!(
        chart.sentence.contains("Aarhus og Odense, begge med 400"),
        "{}",
        chart.sentence
    );
    assert!(
        chart.sentence.contains("begge med 20"),
        "{}",
        chart.sentence
    );
    let mut data = mapped(file, None);
    for area in &mut data.areas {
        area.value = Some(40.0);
    }
    let chart = map_drawn(&data);
    assert!(
        chart.sentence.contains("40 for alle 5"),
        "{}",
        chart.sentence
    );
}

#[test]
fn a_known_break_is_said_in_every_form_over_time() {
    let mut file = String::from("År;Kommune;Antal\n");
    for year in 2004..2012 {
        for (place, name) in ["Aarhus", "Odense", "Vejle", "Kolding"].iter().enumerate() {
            file.push_str(&format!("{year};{name};{}\n", 100 + place * 10 + year % 5));
        }
    }
    let sum = Measure::Sum { column: 2 };
    for (form, by, series) in [
        (ChartForm::Line, 0, 1),
        (ChartForm::Area, 0, 1),
        (ChartForm::SmallMultiples, 0, 1),
        (ChartForm::Slope, 0, 1),
        (ChartForm::HeatMap, 1, 0),
        (ChartForm::Dumbbell, 1, 0),
    ] {
        let chart = drawn(&file, &spec(form, by, Some(series), sum));
        assert!(
            chart.sentence.contains("1.1.2007 blev 271 kommuner til 98"),
            "{form:?}: {}",
            chart.sentence
        );
    }
    // one municipality alone is told apart, the country as a whole is not
    let own = ViewSpec {
        only: vec![(1, Cell::text("Vejle"))],
        ..spec(ChartForm::Line, 0, None, sum)
    };
    assert!(drawn(&file, &own).sentence.contains("271 kommuner"));
    // bars of years are an axis of time, too: marked between 2006 and 2007
    let bars = ViewSpec {
        form: ChartForm::Column,
        ..own.clone()
    };
    let chart = drawn(&file, &bars);
    assert!(
        chart.sentence.contains("271 kommuner"),
        "{}",
        chart.sentence
    );
    let marked = chart.scene.primitives.iter().find_map(|one| match one {
        Primitive::Polyline {
            points,
            role: Role::Reference,
        } => points.first().map(|point| point.0),
        _ => None,
    });
    let (before, after) = (&chart.scene.marks[2], &chart.scene.marks[3]);
    let labels = (before.label.as_str(), after.label.as_str());
    assert_eq!(labels, ("2006", "2007"));
    assert!((marked.unwrap() - after.x).abs() < 0.5);
    let all = spec(ChartForm::Line, 0, None, sum);
    assert!(!drawn(&file, &all).sentence.contains("271 kommuner"));
    // after the reform there is no break to speak of
    let later: String = file
        .lines()
        .filter(|line| !line.starts_with("200") || line.starts_with("2009"))
        .map(|line| format!("{line}\n"))
        .collect();
    let line = spec(ChartForm::Line, 0, Some(1), sum);
    assert!(!drawn(&later, &line).sentence.contains("271 kommuner"));
}
