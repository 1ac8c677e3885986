//! However a file is cut and however many hold its parts, every answer is the same; and the answers agree
//! with plain ones computed from the rows.

use crate::table::{CUTS, Table, WHOLE, open, open_with};
use engine::job::block_on;
use engine::table::collate;
use model::cell::Cell;
use model::message::ExportForm;
use model::recipe::{Query, SortKey, Test};
use model::sniff::{DateOrder, DecimalSign, ReadOptions};
use model::view_spec::Measure;
use proptest::prelude::*;
use std::cmp::Ordering;

/// One column of a generated file.
#[derive(Debug, Clone, Copy)]
enum Sort {
    Integer,
    Decimal,
    Date,
    Name,
    Text,
    Code,
    Boolean,
}

fn value(sort: Sort) -> BoxedStrategy<String> {
    let missing = prop_oneof![
        Just(String::new()),
        Just(String::new()),
        Just("-".to_owned())
    ];
    let known = match sort {
        Sort::Integer => prop_oneof![
            (-5i64..15).prop_map(|n| n.to_string()),
            any::<i32>().prop_map(|n| n.to_string())
        ]
        .boxed(),
        Sort::Decimal => (any::<i32>(), 0usize..3)
            .prop_map(|(n, scale)| {
                let part = 10u32.pow(scale as u32);
                let whole = n / part as i32;
                let sign = if n < 0 && whole == 0 { "-" } else { "" };
                match scale {
                    0 => n.to_string(),
                    _ => format!("{sign}{whole},{:0scale$}", n.unsigned_abs() % part),
                }
            })
            .boxed(),
        Sort::Date => (1990u32..2030, 1u32..13, 1u32..29)
            .prop_map(|(year, month, day)| format!("{day:02}-{month:02}-{year}"))
            .boxed(),
        Sort::Name => prop::sample::select(vec![
            "Ærø", "Aabenraa", "Åbyhøj", "ålborg", "Vejle", "vejle",
        ])
        .prop_map(str::to_owned)
        .boxed(),
        Sort::Text => "[a-zæøåA-ZÆØÅ][ a-zæøå;\"\n,0-9]{0,12}[a-zæøå]".boxed(),
        Sort::Code => (0u32..40).prop_map(|n| format!("{n:04}")).boxed(),
        Sort::Boolean => prop::sample::select(vec!["ja", "nej"])
            .prop_map(str::to_owned)
            .boxed(),
    };
    prop_oneof![6 => known, 1 => missing].boxed()
}

const SORTS: [Sort; 7] = [
    Sort::Integer,
    Sort::Decimal,
    Sort::Date,
    Sort::Name,
    Sort::Text,
    Sort::Code,
    Sort::Boolean,
];

fn quoted(field: &str) -> String {
    if field.contains([';', '"', '\n', ',']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// A file: an id in each row, so that no row is blank, and a column of each sort.
fn file() -> impl Strategy<Value = String> {
    let row: Vec<BoxedStrategy<String>> = SORTS.into_iter().map(value).collect();
    prop::collection::vec(row, 1..60).prop_map(|rows| {
        let mut text = "id;antal;beløb;dato;by;bemærkning;kode;aktiv\r\n".to_owned();
        for (id, row) in rows.iter().enumerate() {
            let fields: Vec<String> = row.iter().map(|field| quoted(field)).collect();
            text.push_str(&format!("r{id};{}\r\n", fields.join(";")));
        }
        text
    })
}

fn a_query() -> impl Strategy<Value = Query> {
    let test = prop_oneof![
        Just((1u32, Test::Above(Cell::Integer(3)))),
        Just((1, Test::Equals(Cell::Integer(7)))),
        Just((1, Test::Differs(Cell::Integer(7)))),
        Just((
            2,
            Test::Below(Cell::Decimal {
                mantissa: 12_345,
                scale: 1
            })
        )),
        Just((
            2,
            Test::Range {
                from: Some(Cell::Integer(-1_000_000)),
                to: Some(Cell::Float(1e6)),
                to_included: false
            }
        )),
        Just((
            3,
            Test::Range {
                from: Some(Cell::Date(10_000)),
                to: None,
                to_included: true
            }
        )),
        Just((4, Test::Equals(Cell::text("Ærø")))),
        Just((4, Test::Above(Cell::text("vejle")))),
        Just((5, Test::Contains("Æ".to_owned()))),
        Just((5, Test::Missing)),
        Just((6, Test::Present)),
        Just((7, Test::Equals(Cell::Boolean(true)))),
    ];
    let key =
        (0u32..8, any::<bool>()).prop_map(|(column, descending)| SortKey { column, descending });
    let search =
        prop_oneof![3 => Just(String::new()), 1 => Just("a".to_owned()), 1 => Just("1".to_owned())];
    (
        prop::collection::vec(test, 0..3),
        prop::collection::vec(key, 0..4),
        search,
    )
        .prop_map(|(filters, sort, search)| Query {
            filters,
            search,
            sort,
            found: None,
        })
}

fn same_cells(one: &Table, other: &Table) -> Result<(), TestCaseError> {
    prop_assert_eq!(one.rows(0, u32::MAX), other.rows(0, u32::MAX));
    Ok(())
}

/// The order the user expects of two cells of one column; missing values come last either way.
fn expected_order(one: &Cell, other: &Cell, descending: bool) -> Ordering {
    let order = match (one, other) {
        (Cell::Missing, Cell::Missing) => return Ordering::Equal,
        (Cell::Missing, _) => return Ordering::Greater,
        (_, Cell::Missing) => return Ordering::Less,
        (Cell::Text { text: one, .. }, Cell::Text { text: other, .. }) => {
            collate::compare(one, other)
        }
        // all generated numbers are small enough for floating point
        (one, other) => one.as_f64().unwrap().total_cmp(&other.as_f64().unwrap()),
    };
    if descending { order.reverse() } else { order }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_said_of_a_file_does_not_depend_on_its_cuts(text in file()) {
        let whole = open(&text, WHOLE);
        for cut in CUTS {
            let parts = open(&text, cut);
            prop_assert_eq!(&parts.opened, &whole.opened, "{:?}", cut);
            same_cells(&parts, &whole)?;
        }
    }

    #[test]
    fn views_do_not_depend_on_cuts(text in file(), query in a_query()) {
        let whole = open(&text, WHOLE);
        let viewed = block_on(whole.director.view(query.clone())).unwrap();
        for cut in CUTS {
            let parts = open(&text, cut);
            let other = block_on(parts.director.view(query.clone())).unwrap();
            prop_assert_eq!((other.rows, &other.shapes), (viewed.rows, &viewed.shapes));
            same_cells(&parts, &whole)?;
            let first = viewed.rows / 2;
            prop_assert_eq!(parts.rows(first, 5), whole.rows(first, 5));
            for by in [1, 3, 4, 5, 7] {
                for measure in [Measure::Count, Measure::Sum { column: 2 }, Measure::Mean { column: 1 }] {
                    let one = block_on(whole.director.group(by, measure)).unwrap();
                    let two = block_on(parts.director.group(by, measure)).unwrap();
                    prop_assert_eq!(one, two);
                }
            }
            for form in [ExportForm::Csv, ExportForm::CsvForExcel, ExportForm::Tsv] {
                prop_assert_eq!(parts.export(form), whole.export(form));
            }
        }
    }

    #[test]
    fn sorting_agrees_with_a_plain_stable_sort(text in file(), query in a_query()) {
        for cut in [WHOLE, CUTS[1]] {
            let table = open(&text, cut);
            let unsorted = Query { sort: Vec::new(), ..query.clone() };
            table.view(unsorted);
            let mut expected = table.cells();
            expected.sort_by(|one, other| {
                query.sort.iter().fold(Ordering::Equal, |order, key| {
                    let column = key.column as usize;
                    order.then_with(|| expected_order(&one[column], &other[column], key.descending))
                })
            });
            table.view(query.clone());
            prop_assert_eq!(table.cells(), expected);
        }
    }

    #[test]
    fn sums_of_groups_add_up_to_the_sum_of_the_column(text in file()) {
        let table = open(&text, CUTS[0]);
        for column in [1u32, 2] {
            let groups = block_on(table.director.exact_groups(4, Measure::Sum { column })).unwrap();
            let rows: u64 = groups.iter().map(|group| group.rows).sum();
            prop_assert_eq!(rows, table.opened.rows);
            let profile = &table.opened.columns[column as usize];
            if let Some(sum) = &profile.sum {
                let parts: f64 = groups.iter().filter_map(|group| group.sum.as_ref()?.as_f64()).sum();
                let whole = sum.as_f64().unwrap();
                prop_assert!((parts - whole).abs() <= 1e-9 * (1.0 + whole.abs()) * 1e3);
            }
        }
    }

    #[test]
    fn csv_comes_back_as_it_went_out(text in file()) {
        let table = open(&text, CUTS[0]);
        let again = open_with(&table.export(ExportForm::Csv), CUTS[1], &ReadOptions {
            decimal_sign: Some(DecimalSign::Point),
            date_order: Some(DateOrder::Ymd),
            ..ReadOptions::default()
        });
        let types = |table: &Table| -> Vec<_> {
            table.opened.columns.iter().map(|column| (column.name.clone(), column.column_type)).collect()
        };
        prop_assert_eq!(types(&again), types(&table));
        prop_assert_eq!(again.cells(), table.cells());
    }
}
