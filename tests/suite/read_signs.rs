//! Signs, units and factors: what stands in place of numbers and beside them.

use crate::reading::{plain, read_cut, sniffed, spelled};
use crate::table::{CUTS, WHOLE, open, open_with};
use engine::read::ColumnPlan;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType, Reason};
use model::message::ExportForm;
use model::note::Note;
use model::sniff::{DateOrder, DecimalSign, ReadOptions};
use model::unit::{Unit, UnitPlace};
use proptest::prelude::*;

fn signs(column: &ColumnProfile) -> Vec<(&str, Reason, u64)> {
    let signs = column.signs.iter();
    signs
        .map(|sign| (sign.spelling.as_str(), sign.reason, sign.rows))
        .collect()
}

#[test]
fn signs_keep_their_reasons() {
    let text = "område;antal\na;..\nb;12\nc;-\nd;..\ne;.\nf;\ng;13*\nh;x\n";
    for cut in [WHOLE, CUTS[0], CUTS[1]] {
        let table = open(text, cut);
        let column = &table.opened.columns[1];
        assert_eq!(column.column_type, ColumnType::Integer);
        assert_eq!(
            (column.nulls, column.sum.clone()),
            (5, Some(Cell::Integer(25)))
        );
        assert_eq!(
            signs(column),
            [
                ("..", Reason::NotAvailable, 2),
                ("", Reason::Empty, 1),
                (".", Reason::NotApplicable, 1),
                ("x", Reason::Withheld, 1),
                ("-", Reason::Nil, 1),
                ("*", Reason::Preliminary, 1),
            ]
        );
    }
}

#[test]
fn signs_stay_with_their_rows() {
    let text = "område;antal;dag\na;..;1.2.2020\nb;12;-\nc;-;2.2.2020\nd;0;..\ne;.;3.2.2020\nf;;\ng;1.213*;4.2.2020\nh;x;5.2.2020\n";
    for cut in [WHOLE, CUTS[0], CUTS[1]] {
        let table = open(text, cut);
        let shown: Vec<_> = table
            .signed_cells()
            .iter()
            .map(|row| match &row[1] {
                Cell::Signed {
                    value,
                    sign,
                    reason,
                } => (plain(value), sign.clone(), Some(*reason)),
                value => (plain(value), String::new(), None),
            })
            .collect();
        let signed = |value: &str, sign: &str, reason| (value.to_owned(), sign.to_owned(), reason);
        assert_eq!(
            shown,
            [
                signed("·", "..", Some(Reason::NotAvailable)),
                signed("12", "", None),
                signed("0", "-", Some(Reason::Nil)),
                signed("0", "", None),
                signed("·", ".", Some(Reason::NotApplicable)),
                signed("·", "", None),
                signed("1213", "*", Some(Reason::Preliminary)),
                signed("·", "x", Some(Reason::Withheld)),
            ]
        );
        let written = |form| String::from_utf8(table.export(form)).unwrap();
        assert_eq!(
            written(ExportForm::CsvWithSigns).replace("\r\n", "|"),
            "område,antal,dag|a,..,2020-02-01|b,12,-|c,-,2020-02-02|d,0,..|e,.,2020-02-03|f,,|g,1213*,2020-02-04|h,x,2020-02-05|"
        );
        assert_eq!(
            written(ExportForm::Csv).replace("\r\n", "|"),
            "område,antal,dag|a,,2020-02-01|b,12,|c,0,2020-02-02|d,0,|e,,2020-02-03|f,,|g,1213,2020-02-04|h,,2020-02-05|"
        );
    }
}

#[test]
fn a_dash_is_nil_only_in_official_statistics() {
    let nulls = |text: &str, chosen: Option<bool>| {
        let options = ReadOptions {
            nil_dash: chosen,
            ..ReadOptions::default()
        };
        open_with(text.as_bytes(), WHOLE, &options).opened.columns[1].nulls
    };
    let plain = "by;antal\na;-\nb;12\nc;7\n";
    assert_eq!(nulls(plain, None), 1);
    assert_eq!(nulls(plain, Some(true)), 0);
    let official = "by;antal\na;-\nb;12\nc;7\nKilde: Danmarks Statistik\n";
    assert_eq!(nulls(official, None), 0);
    assert_eq!(nulls(official, Some(false)), 1);
    assert_eq!(
        nulls("OMRÅDE;INDHOLD;TID\n000;-;2020K1\n101;12;2020K1\n", None),
        0
    );
    // a column of nothing else is all nil
    let column = &open("by;antal;x\na;-;..\nb;-;1\n", WHOLE).opened.columns[1];
    assert_eq!((column.column_type, column.nulls), (ColumnType::Integer, 0));
}

#[test]
fn a_sign_far_down_changes_what_a_dash_means() {
    // the head holds no sign of official statistics; the whole file does
    let mut text = String::from("by;antal\n");
    for row in 0..6_000 {
        text.push_str(if row % 3 == 0 { "a;-\n" } else { "b;12\n" });
    }
    text.push_str("c;..\n");
    for row in 0..6_000 {
        text.push_str(if row % 3 == 0 { "a;-\n" } else { "b;12\n" });
    }
    for cut in [WHOLE, CUTS[1]] {
        let table = open(&text, cut);
        assert_eq!(table.opened.columns[1].nulls, 1);
        assert!(table.opened.sniff.nil_dash.value);
    }
}

#[test]
fn factors_are_offered_and_never_applied_unasked() {
    let text = "område;Beløb (1.000 kr.);pct.;Antal\na;1,5;12;3\nb;-20,25;13;4\n";
    let table = open(text, WHOLE);
    let offers = &table.opened.offers;
    let offer = offers.first().unwrap();
    assert_eq!(offers.len(), 1);
    assert_eq!(
        (offer.column, offer.unit, offer.factor, offer.place),
        (1, Some(Unit::Krone), 1000, UnitPlace::Header)
    );
    assert_eq!(spelled(&table.cells()[0][1]), "1.5");
    let options = ReadOptions {
        multipliers: vec![(1, 1000)],
        ..ReadOptions::default()
    };
    for cut in [WHOLE, CUTS[0], CUTS[1]] {
        let table = open_with(text.as_bytes(), cut, &options);
        let spelled: Vec<String> = table.cells().iter().map(|row| spelled(&row[1])).collect();
        assert_eq!(spelled, ["1500", "-20250"]);
        assert_eq!(
            plain(table.opened.columns[1].sum.as_ref().unwrap()),
            "-18750"
        );
        assert_eq!(plain(table.opened.columns[1].max.as_ref().unwrap()), "1500");
        assert!(
            table.opened.offers.is_empty(),
            "what is applied is not offered again"
        );
        assert_eq!(spelled_at(&table, 2), "12", "other columns stay");
    }
}

fn spelled_at(table: &crate::table::Table, column: usize) -> String {
    spelled(&table.cells()[0][column])
}

#[test]
fn factors_of_titles_and_cells() {
    let text = "Regnskab 2024 (mio. kr.)\n\nkommune;drift;anlæg;Antal;År\nAarhus;12,5;3;10;2020\nVejle;7,25;4;11;2021\n";
    let table = open(text, WHOLE);
    let offered: Vec<_> = table
        .opened
        .offers
        .iter()
        .map(|offer| (offer.column, offer.factor, offer.place))
        .collect();
    assert_eq!(
        offered,
        [
            (1, 1_000_000, UnitPlace::Title),
            (2, 1_000_000, UnitPlace::Title)
        ]
    );
    let table = open("by;udgift\na;12 t.kr.\nb;7,5 t.kr.\n", WHOLE);
    let offer = table.opened.offers.first().unwrap();
    assert_eq!((offer.factor, offer.place), (1000, UnitPlace::Cells));
    assert_eq!(spelled_at(&table, 1), "12");
}

#[test]
fn damaged_numbers_say_where() {
    let text = "tid;pris\n1;810.219.971\n2;872.900.024\n3;91.076.0\n4;525.960.022\n5;70.57.00\n";
    for cut in [WHOLE, CUTS[0], CUTS[1]] {
        let notes = open(text, cut).opened.notes;
        let expected = Note::DamagedNumbers {
            column: "pris".into(),
            count: 2,
            first_row: 4,
        };
        assert_eq!(notes, [expected]);
    }
}

/// Cells that are easily taken for something else; a column picks from one row of these.
const LOOKALIKES: [&[&str]; 8] = [
    &["5 %", "7", "12,5 %", "", "3 kr.", "-"],
    &["4,0", "3.5", "1.250", "1.234,5", "7", "1,2E+03"],
    &["20220922", "20090901", "7", "20221301", "", "01022023"],
    &["24.12.23", "3.4.24", "05.09.10", "31.12.99", "Ukendt"],
    &["0800", "900", "1000", "70.57.00", "810.219.971"],
    &["5-", "(5)", "12*", "3", "..", "-", ".", "*"],
    &["1.200 kr.", "kr. 75,-", "1,5 mio. kr.", "12", "-", ".."],
    &["03-04-23", "2. januar 2020", "13-04-2023", "2023-04-03", ""],
];

/// What a column is read as, whole.
fn essence(table: &crate::table::Table) -> String {
    let column = &table.opened.columns[1];
    let cells: Vec<String> = table.cells().iter().map(|row| spelled(&row[1])).collect();
    format!(
        "{} {:?} {:?} {:?} {:?} {:?}",
        column.column_type.id(),
        column.unit,
        column.signs,
        column.nulls,
        table.opened.notes,
        cells
    )
}

/// The table, read by a first plan that may be wrong, without the notes that tell how wrong it was.
fn by_plan(text: &str, plan: &ColumnPlan, cut_at: Option<u64>) -> String {
    let options = ReadOptions::default();
    let (source, sniff) = sniffed(text.as_bytes(), "test.csv", &options).unwrap();
    let plans = vec![*plan; sniff.column_names.len()];
    let cuts: Vec<u64> = cut_at.into_iter().collect();
    let table = read_cut(&source, &sniff, &plans, &cuts, 1 << 16).unwrap();
    let notes: Vec<&Note> = table
        .settled
        .notes
        .iter()
        .filter(|note| !matches!(note, Note::TypeRevised { .. }))
        .collect();
    let sniff = table.sniff();
    format!(
        "{:?} {notes:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        table.columns(),
        table.settled.signs,
        table.settled.units,
        sniff.decimal_sign,
        sniff.date_order,
        sniff.nil_dash,
        table.rows(),
    )
}

/// First plans of every sort.
fn first_plans() -> Vec<ColumnPlan> {
    let of = |column_type| ColumnPlan {
        column_type,
        ..ColumnPlan::text()
    };
    let mut plans: Vec<ColumnPlan> = [
        ColumnType::Integer,
        ColumnType::Decimal,
        ColumnType::Date,
        ColumnType::DateTime,
        ColumnType::Time,
        ColumnType::Boolean,
    ]
    .map(of)
    .to_vec();
    let number = of(ColumnType::Decimal);
    let day = of(ColumnType::Date);
    plans.extend([
        ColumnPlan {
            decimal_sign: DecimalSign::Point,
            ..number
        },
        ColumnPlan {
            either_sign: true,
            ..number
        },
        ColumnPlan {
            nil_dash: true,
            ..number
        },
        ColumnPlan {
            date_order: DateOrder::Ymd,
            ..day
        },
        ColumnPlan {
            is_compact: true,
            ..day
        },
    ]);
    plans
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn lookalikes_are_read_the_same_however_a_file_is_cut(
        sort in 0..LOOKALIKES.len(),
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0u8..10), 1..60),
        name in prop::sample::select(vec!["x", "dato", "beløb (1.000 kr.)"]),
    ) {
        let cells = LOOKALIKES[sort];
        let mut text = format!("ord;{name}\n");
        for (index, weight) in &picks {
            // mostly the first two, so that a late one contradicts
            let cell = if *weight < 7 { cells[usize::from(*weight % 2)] } else { index.get(cells) };
            text.push_str(&format!("ord;{cell}\n"));
        }
        let whole = essence(&open(&text, WHOLE));
        for cut in CUTS {
            let many = essence(&open(&text, cut));
            prop_assert_eq!(&many, &whole, "{:?}", cut);
        }
    }

    #[test]
    fn a_wrong_first_plan_changes_nothing(
        sort in 0..LOOKALIKES.len(),
        picks in prop::collection::vec((any::<prop::sample::Index>(), 0u8..10), 1..25),
        cut in any::<prop::sample::Index>(),
    ) {
        let cells = LOOKALIKES[sort];
        let mut text = String::from("ord;x\n");
        for (index, weight) in &picks {
            let cell = if *weight < 6 { cells[usize::from(*weight % 2)] } else { index.get(cells) };
            text.push_str(&format!("ord;{cell}\n"));
        }
        let expected = by_plan(&text, &ColumnPlan::text(), None);
        let cut = 6 + cut.index(text.len() - 6) as u64;
        // whether whole numbers could be days is only asked while nothing says that they are numbers
        let may_be_days = cells.contains(&"20220922");
        let plans = first_plans().into_iter();
        for plan in plans.filter(|plan| !(may_be_days && plan.column_type.is_number())) {
            for cut in [None, Some(cut)] {
                let found = by_plan(&text, &plan, cut);
                prop_assert_eq!(&found, &expected, "{:?} {:?}", plan, cut);
            }
        }
    }
}
