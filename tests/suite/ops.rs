//! Filters, search and order on a small table that holds every type.

use crate::table::{CUTS, Table, WHOLE, open};
use engine::job::block_on;
use model::cell::Cell;
use model::column::{ColumnType, Shape};
use model::recipe::{Query, SortKey, Test};
use model::view_spec::{ChartForm, ChartReason, Measure, TimeUnit, ViewSpec};

const FILE: &str = include_str!("../fixtures/ops/types_1.csv");

fn tables() -> [Table; 3] {
    [open(FILE, WHOLE), open(FILE, CUTS[0]), open(FILE, CUTS[1])]
}

/// The numbers (first column) of the rows that pass.
fn passing(table: &Table, query: Query) -> Vec<i64> {
    let rows = table.view(query);
    let cells = table.cells();
    assert_eq!(rows, cells.len() as u64);
    cells
        .iter()
        .map(|row| match row[0] {
            Cell::Integer(number) => number,
            ref other => panic!("{other:?}"),
        })
        .collect()
}

fn filtered(column: u32, test: Test) -> Query {
    Query {
        filters: vec![(column, test)],
        ..Query::default()
    }
}

fn decimal(mantissa: i128, scale: u8) -> Cell {
    Cell::Decimal { mantissa, scale }
}

#[test]
fn the_fixture_holds_every_type() {
    let types: Vec<ColumnType> = tables()[0]
        .opened
        .columns
        .iter()
        .map(|column| column.column_type)
        .collect();
    assert_eq!(
        types,
        [
            ColumnType::Integer,
            ColumnType::Text,
            ColumnType::Decimal,
            ColumnType::Date,
            ColumnType::Boolean,
            ColumnType::Time,
            ColumnType::DateTime,
        ]
    );
}

#[test]
fn filters_keep_what_passes() {
    let range = |from: Option<Cell>, to: Option<Cell>, to_included| Test::Range {
        from,
        to,
        to_included,
    };
    let day = |days| Cell::Date(days);
    for (column, test, expected) in [
        (1, Test::Equals(Cell::text("Ærø")), vec![1, 6]),
        (1, Test::Equals(Cell::text("ærø")), vec![]),
        (1, Test::Differs(Cell::text("Ærø")), vec![2, 3, 4, 5, 7, 8]),
        (1, Test::Missing, vec![8]),
        (1, Test::Present, vec![1, 2, 3, 4, 5, 6, 7]),
        (1, Test::Contains("RØ".to_owned()), vec![1, 6, 7]),
        (1, Test::Above(Cell::text("Vejle")), vec![1, 3, 4, 6]),
        (2, Test::Equals(decimal(12_505, 1)), vec![1]),
        (2, Test::Equals(Cell::Float(1250.5)), vec![1]),
        (2, Test::Above(Cell::Integer(980)), vec![1, 5]),
        (2, Test::Below(decimal(-1, 3)), vec![7]),
        (
            2,
            range(Some(Cell::Integer(0)), Some(decimal(98_000, 2)), true),
            vec![2, 4, 6],
        ),
        (
            2,
            range(Some(Cell::Integer(0)), Some(decimal(98_000, 2)), false),
            vec![4, 6],
        ),
        (2, Test::Contains("1.250,5".to_owned()), vec![1]),
        (3, Test::Equals(day(19_450)), vec![1, 2]),
        (3, range(Some(day(19_451)), None, true), vec![3, 4, 6, 7, 8]),
        (3, Test::Contains("2023-04".to_owned()), vec![1, 2, 3]),
        (4, Test::Equals(Cell::Boolean(true)), vec![1, 3, 6]),
        (5, Test::Above(Cell::Time(8 * 3600)), vec![2, 4, 6, 8]),
        (0, Test::Equals(Cell::text("1")), vec![]),
        (9, Test::Present, vec![]),
    ] {
        for table in tables() {
            let passing = passing(&table, filtered(column, test.clone()));
            assert_eq!(passing, expected, "column {column} {test:?}");
        }
    }
}

#[test]
fn search_looks_in_all_columns_as_they_are_shown() {
    for (text, expected) in [
        ("ærø", vec![1, 6]),
        ("1.250", vec![1]),
        ("1250,5", vec![1]),
        ("1250.5", vec![1]),
        ("\u{2212}0,25", vec![7]),
        ("03-04-2023", vec![1, 2]),
        ("03.04.2023", vec![1, 2]),
        ("2023-04-03", vec![1, 2]),
        ("ja", vec![1, 3, 6]),
        ("14:30", vec![2]),
        ("findes ikke", vec![]),
        ("  ", vec![1, 2, 3, 4, 5, 6, 7, 8]),
    ] {
        for table in tables() {
            let query = Query {
                search: text.to_owned(),
                ..Query::default()
            };
            assert_eq!(passing(&table, query), expected, "{text}");
        }
    }
}

#[test]
fn order_is_danish_and_missing_values_come_last() {
    let sorted = |keys: &[(u32, bool)]| Query {
        sort: keys
            .iter()
            .map(|key| SortKey {
                column: key.0,
                descending: key.1,
            })
            .collect(),
        ..Query::default()
    };
    for table in tables() {
        assert_eq!(
            passing(&table, sorted(&[(1, false)])),
            [7, 2, 5, 1, 6, 4, 3, 8]
        );
        assert_eq!(
            passing(&table, sorted(&[(1, true)])),
            [3, 4, 1, 6, 5, 2, 7, 8]
        );
        assert_eq!(
            passing(&table, sorted(&[(2, true)])),
            [5, 1, 2, 4, 6, 7, 3, 8]
        );
        assert_eq!(
            passing(&table, sorted(&[(4, true), (0, true)])),
            [6, 3, 1, 8, 5, 4, 2, 7]
        );
    }
}

#[test]
fn pictures_of_a_view_keep_the_edges_of_the_table() {
    for table in tables() {
        let whole = block_on(table.director.view(Query::default())).unwrap();
        let profiled: Vec<Shape> = table
            .opened
            .columns
            .iter()
            .map(|c| c.shape.clone())
            .collect();
        assert_eq!(whole.shapes, profiled);
        let ask = filtered(1, Test::Equals(Cell::text("Ærø")));
        let viewed = block_on(table.director.view(ask)).unwrap();
        assert_eq!(viewed.rows, 2);
        for (whole, part) in whole.shapes.iter().zip(&viewed.shapes) {
            match (whole, part) {
                (Shape::Bins(whole), Shape::Bins(part)) => {
                    let edges = |bins: &[model::column::Bin]| -> Vec<(Cell, Cell)> {
                        bins.iter()
                            .map(|bin| (bin.from.clone(), bin.to.clone()))
                            .collect()
                    };
                    assert_eq!(edges(whole), edges(part));
                    assert!(part.iter().map(|bin| bin.rows).sum::<u64>() <= 2);
                }
                (Shape::Categories { top: whole, .. }, Shape::Categories { top: part, .. }) => {
                    assert_eq!(whole.len(), part.len());
                    assert!(
                        whole
                            .iter()
                            .zip(part)
                            .all(|(w, p)| w.0 == p.0 && w.1 >= p.1)
                    );
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

fn spec(form: ChartForm, by: u32, measure: Measure) -> ViewSpec {
    ViewSpec::new(form, by, measure, ChartReason::FewGroups)
}

#[test]
fn bars_are_exact_sums_largest_first() {
    for table in tables() {
        let bars = spec(ChartForm::Bar, 1, Measure::Sum { column: 2 });
        let data = block_on(table.director.chart_data(&bars)).unwrap();
        let drawn: Vec<(Cell, Option<f64>, u64)> = data
            .groups
            .iter()
            .map(|group| (group.key.clone(), group.value, group.rows))
            .collect();
        assert_eq!(drawn[0], (Cell::text("Vejle"), Some(12_400.25), 1));
        assert_eq!(drawn[1], (Cell::text("Ærø"), Some(1250.75), 2));
        assert_eq!(data.missing_rows, 2);
        assert!(!data.whole_numbers);
        assert_eq!(data.measure_name.as_deref(), Some("beløb"));
    }
}

#[test]
fn charts_keep_and_leave_out_rows_and_gather_time() {
    for table in tables() {
        let lines = ViewSpec {
            unit: Some(TimeUnit::Month),
            except: vec![(1, Cell::text("Vejle"))],
            only: vec![(4, Cell::Boolean(true))],
            ..spec(ChartForm::Line, 3, Measure::Count)
        };
        let data = block_on(table.director.chart_data(&lines)).unwrap();
        let drawn: Vec<(Cell, u64)> = data
            .groups
            .iter()
            .map(|group| (group.key.clone(), group.rows))
            .collect();
        let month = |days| Cell::Date(days);
        assert_eq!(drawn, [(month(19_448), 2), (month(19_478), 1)]);
        assert_eq!(
            data.by_extremes,
            Some((Cell::Date(19_450), Cell::Date(19_507)))
        );
        assert_eq!(data.except_names, ["by"]);
        assert_eq!(data.only_names, ["aktiv"]);
    }
}

#[test]
fn histograms_hold_every_row_with_a_value() {
    for table in tables() {
        let bins = spec(ChartForm::Histogram, 2, Measure::Count);
        let data = block_on(table.director.chart_data(&bins)).unwrap();
        assert!(data.groups.len() > 1);
        assert_eq!(data.groups.iter().map(|group| group.rows).sum::<u64>(), 6);
        assert_eq!(data.missing_rows, 2);
        assert!(data.groups.iter().all(|group| group.to.is_some()));
        let Shape::Bins(shape) = block_on(table.director.bins(2)).unwrap() else {
            panic!("no bins");
        };
        let rows: Vec<u64> = shape.iter().map(|bin| bin.rows).collect();
        assert_eq!(
            rows,
            data.groups
                .iter()
                .map(|group| group.rows)
                .collect::<Vec<_>>()
        );
    }
}
