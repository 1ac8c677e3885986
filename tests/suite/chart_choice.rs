//! What a user may choose of a chart: what is honest is offered, the rest is refused with its reason.

use chart::{Theme, draw, svg};
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::MemorySource;
use engine::suggest::{self, choice};
use model::annotation::{Annotation, Place};
use model::cell::Cell;
use model::chart_choice::{ChartChoices, Choice, Refusal, Way};
use model::dataset::Opened;
use model::forecast::Horizon;
use model::message::Language;
use model::recipe::Step;
use model::recipe::{Test, View};
use model::recipe_file::RecipeFile;
use model::sniff::ReadOptions;
use model::view_spec::{ChartData, ChartForm, ChartReason, Measure, Order, ViewSpec};
use std::rc::Rc;

const PUPILS: &str = include_str!("../fixtures/chart/elever.csv");
const HOMES: &str = include_str!("../fixtures/chart/boliger.csv");
const VISITS: &str = include_str!("../fixtures/chart/besoeg.csv");
const NESTED: &str = include_str!("../fixtures/suggest/nested_1.csv");

/// A table of codes, and numbers that may be made of them.
const CODES: &str = "Kommunekode;Kommune;Antal;Andel (pct.)\n\
    101;København;12;4,5\n147;Frederiksberg;7;3,5\n151;Ballerup;9;6,5\n153;Brøndby;4;2,5\n\
    155;Dragør;3;1,5\n157;Gentofte;8;5,5\n159;Gladsaxe;6;7,5\n161;Glostrup;5;8,5\n";

struct Table {
    director: Director<LocalCrew>,
    opened: Opened,
}

fn open(bytes: &str, shards: usize) -> Table {
    let source = Rc::new(MemorySource(Rc::from(bytes.as_bytes())));
    let director = Director::new(LocalCrew::new(source.clone(), shards));
    let options = ReadOptions::default();
    let opened = block_on(director.open("a.csv", source, &options, None, &mut Quiet))
        .expect("the file is a table");
    Table { director, opened }
}

impl Table {
    fn choices(&self, form: ChartForm, by: u32, measure: Measure) -> ChartChoices {
        let draft = ViewSpec::new(form, by, measure, ChartReason::Chosen);
        choice::choices(Some(&draft), &self.opened.columns).expect("there are columns")
    }

    fn numbers(&self, spec: &ViewSpec) -> ChartData {
        block_on(self.director.chart_data(spec)).expect("groups")
    }
}

fn why<T: PartialEq + Copy>(choices: &[Choice<T>], what: T) -> Option<Refusal> {
    let found = choices.iter().find(|choice| choice.0 == what);
    found.expect("it is among the choices").1
}

#[test]
fn codes_are_never_added_up_or_averaged() {
    let table = open(CODES, 1);
    let choices = table.choices(ChartForm::Bar, 1, Measure::Mean { column: 2 });
    assert_eq!(why(&choices.measured, 0), Some(Refusal::Codes));
    assert_eq!(why(&choices.measured, 2), None);
    // a draft that asks for it all the same is made of what may be
    let forced = table.choices(ChartForm::Bar, 1, Measure::Mean { column: 0 });
    assert_eq!(forced.spec.measure, Measure::Mean { column: 2 });
    let one = "Kommunekode;Kommune\n101;København\n147;Frederiksberg\n151;Ballerup\n";
    let choices = open(one, 1).choices(ChartForm::Bar, 1, Measure::Count);
    assert_eq!(why(&choices.ways, Way::Mean), Some(Refusal::Codes));
    assert_eq!(why(&choices.ways, Way::Count), None);
}

#[test]
fn shares_are_shown_but_not_added_up() {
    let table = open(PUPILS, 1);
    let sum = table.choices(ChartForm::Bar, 1, Measure::Sum { column: 3 });
    assert_eq!(why(&sum.measured, 4), Some(Refusal::Rates));
    let median = table.choices(ChartForm::Bar, 1, Measure::Median { column: 3 });
    assert_eq!(why(&median.measured, 4), None);
    // one row for each bar: the number stands as it is
    let rows = open(CODES, 1).choices(ChartForm::Bar, 1, Measure::Sum { column: 3 });
    assert_eq!(why(&rows.measured, 3), None);
}

#[test]
fn parts_of_a_whole_are_counts_and_sums() {
    let table = open(PUPILS, 1);
    for form in [ChartForm::StackedBar, ChartForm::Treemap, ChartForm::Area] {
        let choices = table.choices(form, 1, Measure::Mean { column: 3 });
        assert_eq!(
            why(&choices.ways, Way::Mean),
            Some(Refusal::NoParts),
            "{form:?}"
        );
        assert!(choices.spec.measure.adds_up(), "{form:?}");
    }
}

#[test]
fn a_form_over_time_needs_time_and_a_calendar_days() {
    let codes = open(CODES, 1).choices(ChartForm::Bar, 1, Measure::Count);
    assert_eq!(why(&codes.forms, ChartForm::Line), Some(Refusal::NoTime));
    assert_eq!(
        why(&codes.forms, ChartForm::Calendar),
        Some(Refusal::NoDays)
    );
    assert_eq!(why(&codes.forms, ChartForm::Pyramid), Some(Refusal::NoAges));
    let pupils = open(PUPILS, 1).choices(ChartForm::Line, 0, Measure::Count);
    assert_eq!(why(&pupils.forms, ChartForm::Line), None);
    assert_eq!(why(&pupils.by, 1), Some(Refusal::NoTime));
    assert_eq!(
        why(&pupils.forms, ChartForm::Calendar),
        Some(Refusal::NoDays)
    );
    let visits = open(VISITS, 1).choices(ChartForm::Bar, 0, Measure::Count);
    assert_eq!(why(&visits.forms, ChartForm::Calendar), None);
}

#[test]
fn a_column_is_not_chosen_twice_and_not_with_too_many_values() {
    let table = open(HOMES, 1);
    let choices = table.choices(ChartForm::GroupedBar, 1, Measure::Count);
    assert_eq!(why(&choices.series, 1), Some(Refusal::InUse));
    let columns = table.choices(ChartForm::Column, 1, Measure::Count);
    assert_eq!(why(&columns.by, 0), Some(Refusal::TooMany(40)));
}

#[test]
fn levels_that_hold_one_another_are_not_mixed() {
    let table = open(NESTED, 1);
    let by = table.opened.columns.iter().position(|column| {
        column.column_type == model::column::ColumnType::Text && column.distinct > 2
    });
    let by = by.expect("the fixture has a column of names") as u32;
    let choices = table.choices(ChartForm::Bar, by, Measure::Count);
    assert_eq!(choices.refusal, Some(Refusal::TotalsMixed));
}

#[test]
fn every_form_that_is_offered_can_be_drawn_and_every_other_says_why() {
    for file in [PUPILS, HOMES, VISITS] {
        let table = open(file, 3);
        let first = choice::choices(None, &table.opened.columns).expect("there are columns");
        for (form, refusal) in &first.forms {
            let draft = ViewSpec {
                form: *form,
                ..first.spec.clone()
            };
            let made = choice::choices(Some(&draft), &table.opened.columns).expect("columns");
            assert_eq!(refusal.is_none(), made.refusal.is_none(), "{form:?}");
            if refusal.is_some() {
                continue;
            }
            assert_eq!(made.spec.form, *form);
            assert!(
                suggest::is_honest(&made.spec, &table.opened.columns),
                "{form:?}"
            );
            let chart = draw(&table.numbers(&made.spec), Language::Danish, 420);
            assert!(
                !chart.scene.primitives.is_empty(),
                "{form:?} of {:?}: {}",
                made.spec,
                chart.sentence
            );
            // asked once more, nothing is changed
            let again = choice::choices(Some(&made.spec), &table.opened.columns).expect("columns");
            assert_eq!(again.spec, made.spec);
        }
    }
}

#[test]
fn the_user_says_how_many_groups_and_in_which_order() {
    let table = open(CODES, 3);
    let spec = ViewSpec {
        most: Some(3),
        order: Order::ByName,
        ..ViewSpec::new(
            ChartForm::Bar,
            1,
            Measure::Sum { column: 2 },
            ChartReason::Chosen,
        )
    };
    let data = table.numbers(&spec);
    let names: Vec<Cell> = data.groups.iter().map(|group| group.key.clone()).collect();
    assert_eq!(names, ["Ballerup", "Brøndby", "Dragør"].map(Cell::text));
    assert_eq!(data.left_out, 5);
}

fn noted() -> ViewSpec {
    let note = |text: &str, at: Place| Annotation {
        text: text.to_owned(),
        at,
    };
    ViewSpec {
        title: Some("Børn i <skole>".to_owned()),
        notes: vec![
            note(
                "Her er flest",
                Place::Mark(vec![(1, Test::Equals(Cell::text("København")))]),
            ),
            note("Målet", Place::Value(10.0)),
            note(
                "Findes ikke",
                Place::Mark(vec![(1, Test::Equals(Cell::text("Ærø")))]),
            ),
        ],
        ..ViewSpec::new(
            ChartForm::Bar,
            1,
            Measure::Sum { column: 2 },
            ChartReason::Chosen,
        )
    }
}

#[test]
fn what_the_user_writes_is_drawn_where_it_belongs() {
    let data = open(CODES, 1).numbers(&noted());
    for width in [240, 420, 720] {
        let chart = draw(&data, Language::Danish, width);
        assert_eq!(chart.title, "Børn i <skole>");
        let file = svg(&chart, Theme::Light);
        assert!(file.contains(">Her er flest<"), "{width}: {file}");
        assert!(file.contains(">Målet<"), "{width}");
        assert!(!file.contains("Findes ikke"), "{width}");
        assert!(file.contains("Børn i &lt;skole&gt;"));
    }
}

#[test]
fn a_line_that_is_carried_on_stays_so_in_its_own_form_and_in_a_recipe() {
    let table = open(VISITS, 3);
    let columns = &table.opened.columns;
    let line = suggest::ranked(columns).into_iter();
    let line = line
        .filter(|spec| spec.form == ChartForm::Line)
        .find_map(|spec| spec.carried_on(None, Horizon { steps: Some(7) }))
        .expect("a line over time");
    let made = choice::choices(Some(&line), columns).expect("columns");
    assert_eq!(made.spec.forecast, Some(Horizon { steps: Some(7) }));
    // as bars of values nothing comes after the last
    let bars = ViewSpec {
        form: ChartForm::Bar,
        ..line.clone()
    };
    let made = choice::choices(Some(&bars), columns).expect("columns");
    assert_eq!((made.spec.form, made.spec.forecast), (ChartForm::Bar, None));
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    let view = View::of(&[Step::Chart(Some(Box::new(line.clone())))]);
    let text = serde_json::to_string(&RecipeFile::of(&view, names.clone())).expect("JSON");
    let read: RecipeFile = serde_json::from_str(&text).expect("a recipe");
    assert_eq!(
        read.fit(&names).steps.last(),
        Some(&Step::Chart(Some(Box::new(line))))
    );
}

#[test]
fn a_recipe_keeps_heading_and_notes_and_finds_their_columns() {
    let view = View::of(&[Step::Chart(Some(Box::new(noted())))]);
    let names = ["Kommunekode", "Kommune", "Antal"].map(str::to_owned);
    let recipe = RecipeFile::of(&view, names.to_vec());
    let text = serde_json::to_string(&recipe).expect("JSON");
    let read: RecipeFile = serde_json::from_str(&text).expect("a recipe");
    let other = ["Antal", "Kommune", "Kommunekode"].map(str::to_owned);
    let fitted = read.fit(&other);
    let Some(Step::Chart(Some(spec))) = fitted.steps.last() else {
        panic!("{:?}", fitted.steps);
    };
    assert_eq!(spec.measure, Measure::Sum { column: 0 });
    assert_eq!(spec.title, noted().title);
    assert_eq!(spec.notes, noted().notes);
    // a recipe of before, which knew of none of it
    let before = text.replace(&serde_json::to_string(&noted().notes).expect("JSON"), "[]");
    assert!(serde_json::from_str::<RecipeFile>(&before).is_ok());
    let old = r#"{"form":"Bar","by":1,"series":null,"measure":"Count","reason":"Chosen","unit":null,"order":"Usual","called":null,"only":[],"except":[]}"#;
    let old: ViewSpec = serde_json::from_str(old).expect("a chart of an older recipe");
    assert_eq!((old.most, old.title, old.notes.len()), (None, None, 0));
    assert_eq!(old.forecast, None);
}
