//! What a cell means: one test for each habit of Danish files, and that what is written in a Danish form is
//! read back as the same.

use crate::reading::{plain, read, spelled};
use crate::table::{CUTS, WHOLE, open};
use model::sniff::{DateOrder, ReadOptions};
use model::unit::Unit;
use proptest::prelude::*;

/// A column of a file: its name, its cells, the type and cells it becomes, its kind, its unit, and the codes
/// of the notes about it.
struct Habit {
    name: &'static str,
    cells: &'static [&'static str],
    column_type: &'static str,
    values: &'static [&'static str],
    kind: Option<&'static str>,
    unit: Option<Unit>,
    notes: &'static [&'static str],
}

const fn habit(
    name: &'static str,
    cells: &'static [&'static str],
    column_type: &'static str,
    values: &'static [&'static str],
) -> Habit {
    Habit {
        name,
        cells,
        column_type,
        values,
        kind: None,
        unit: None,
        notes: &[],
    }
}

impl Habit {
    const fn kind(self, kind: &'static str) -> Self {
        Self {
            kind: Some(kind),
            ..self
        }
    }

    const fn unit(self, unit: Unit) -> Self {
        Self {
            unit: Some(unit),
            ..self
        }
    }

    const fn notes(self, notes: &'static [&'static str]) -> Self {
        Self { notes, ..self }
    }

    /// The file: every cell quoted, beside a column of words.
    fn text(&self) -> String {
        let mut text = format!("navn;\"{}\"\n", self.name);
        for cell in self.cells {
            text.push_str(&format!("ord;\"{cell}\"\n"));
        }
        text
    }
}

/// Cells of a text column stand as they are.
const AS_THEY_STAND: &[&str] = &[];

const HABITS: &[Habit] = &[
    // decimal
    habit(
        "tung_v",
        &["4,0", "1,5", " 0,7"],
        "decimal",
        &["4", "1.5", "0.7"],
    ),
    habit("x", &["3.0999999", "2.5"], "decimal", &["3.0999999", "2.5"]),
    habit(
        "x",
        &["4,0", "3.0999999", "1,25"],
        "decimal",
        &["4", "3.0999999", "1.25"],
    )
    .notes(&["mixed_signs"]),
    // 1.250 beside both signs: the points have other parts, too
    habit(
        "x",
        &["4,0", "3.5", "1.250"],
        "decimal",
        &["4", "3.5", "1.25"],
    )
    .notes(&["mixed_signs"]),
    // here points group thousands elsewhere: nobody can tell
    habit(
        "x",
        &["4,0", "3.5", "1.250", "1.250.000"],
        "text",
        AS_THEY_STAND,
    ),
    // thousands
    habit(
        "Tested",
        &["1.983.173", "17.621", "983"],
        "integer",
        &["1983173", "17621", "983"],
    ),
    habit(
        "x",
        &["1 983 173", "17 621"],
        "integer",
        &["1983173", "17621"],
    ),
    habit(
        "x",
        &["1\u{a0}983\u{a0}173", "17\u{a0}621"],
        "integer",
        &["1983173", "17621"],
    ),
    habit(
        "x",
        &["1\u{202f}983,5", "17\u{202f}621,25"],
        "decimal",
        &["1983.5", "17621.25"],
    ),
    habit("x", &["1.234,56", "-0,5"], "decimal", &["1234.56", "-0.5"]),
    // signs
    habit(
        "x",
        &["-5", "5-", "\u{2212}7", "(8)", "+9"],
        "integer",
        &["-5", "-5", "-7", "-8", "9"],
    ),
    habit(
        "x",
        &["1.234,50-", "(2.000,25)"],
        "decimal",
        &["-1234.5", "-2000.25"],
    ),
    habit("alder", &["0-", "5-", "65-"], "text", AS_THEY_STAND),
    habit("anm", &["(1)", "(2)", "(3)"], "text", AS_THEY_STAND),
    habit("x", &["1,2E+03", "1,5E-02"], "decimal", &["1200", "0.015"]),
    habit(
        "areal",
        &["9773556", "1.0471831E7"],
        "integer",
        &["9773556", "10471831"],
    ),
    habit("kode", &["12E4", "13E5"], "text", AS_THEY_STAND).kind("identifier"),
    // damaged
    habit(
        "pris",
        &["810.219.971", "872.900.024", "91.076.0"],
        "text",
        AS_THEY_STAND,
    )
    .kind("currency")
    .notes(&["damaged_numbers"]),
    habit("x", &["00.47", "01.12"], "text", AS_THEY_STAND),
    // intervals
    habit(
        "indkomst",
        &["-49.999 kr.", "50.000-99.999 kr.", "700.000 kr. og derover"],
        "text",
        AS_THEY_STAND,
    ),
    habit(
        "aldersgruppe",
        &["0-11", "0-14", "7-9"],
        "text",
        AS_THEY_STAND,
    )
    .kind("age_group"),
    // lists
    habit(
        "kommuner",
        &["101", "165,169", "147"],
        "text",
        AS_THEY_STAND,
    )
    .kind("municipality_code"),
    habit(
        "kommuner",
        &["101,147,155", "165,169,183"],
        "text",
        AS_THEY_STAND,
    ),
    // codes
    habit(
        "kommunekode",
        &["0101", "0147", "0851"],
        "text",
        AS_THEY_STAND,
    )
    .kind("municipality_code"),
    habit(
        "Firmapostnr",
        &["0800", "900", "1000"],
        "text",
        AS_THEY_STAND,
    )
    .notes(&["mixed_zeros"])
    .kind("postcode"),
    habit("x", &["12", "13", "A12"], "text", AS_THEY_STAND),
    // dates
    habit(
        "dato",
        &["03-04-2023", "30-04-2023"],
        "date",
        &["2023-04-03", "2023-04-30"],
    )
    .kind("date"),
    habit(
        "dato",
        &["3/4/2023", "30/4/2023"],
        "date",
        &["2023-04-03", "2023-04-30"],
    )
    .kind("date"),
    habit(
        "dato",
        &["3.4.2023", "30.04.2023"],
        "date",
        &["2023-04-03", "2023-04-30"],
    )
    .kind("date"),
    habit(
        "dato",
        &["3/4-23", "30/4-23"],
        "date",
        &["2023-04-03", "2023-04-30"],
    )
    .kind("date")
    .notes(&["short_years"]),
    habit(
        "dato",
        &["2. januar 2020", "12. maj 2020"],
        "date",
        &["2020-01-02", "2020-05-12"],
    )
    .kind("date"),
    habit(
        "dato",
        &["03-04-2023", "05-06-2023"],
        "date",
        &["2023-04-03", "2023-06-05"],
    )
    .kind("date")
    .notes(&["ambiguous_dates"]),
    habit(
        "x",
        &["04/13/2023", "05/01/2023"],
        "date",
        &["2023-04-13", "2023-05-01"],
    )
    .kind("date"),
    habit(
        "taelle_dato",
        &["20220922", "20090901"],
        "date",
        &["2022-09-22", "2009-09-01"],
    )
    .kind("date"),
    habit(
        "x",
        &["20220922", "20090901"],
        "integer",
        &["20220922", "20090901"],
    ),
    habit(
        "x",
        &["20220922", "20090901", "20200229", "20191231", "20180101"],
        "date",
        &[
            "2022-09-22",
            "2009-09-01",
            "2020-02-29",
            "2019-12-31",
            "2018-01-01",
        ],
    )
    .kind("date"),
    habit(
        "sagsnr",
        &["20220922", "20090901", "20200229", "20191231", "20180101"],
        "integer",
        &["20220922"],
    )
    .kind("case_number"),
    habit(
        "dato",
        &["22092022", "01092009"],
        "date",
        &["2022-09-22", "2009-09-01"],
    )
    .kind("date"),
    habit("cvr", &["22092022", "01092009"], "text", AS_THEY_STAND).kind("cvr"),
    habit(
        "tid",
        &["01/01/2023 00.00", "31/01/2023 13.30"],
        "datetime",
        &["2023-01-01T00:00:00", "2023-01-31T13:30:00"],
    )
    .kind("date"),
    habit(
        "tid",
        &["2014-02-13T11:30:00Z", "2014-05-05 19:07:48+02"],
        "datetime",
        &["2014-02-13T11:30:00Z", "2014-05-05T19:07:48+02:00"],
    )
    .kind("date"),
    // periods
    habit("TID", &["2008K1", "2021K4"], "text", AS_THEY_STAND).kind("quarter"),
    habit("TID", &["2020M03", "2020M12"], "text", AS_THEY_STAND).kind("month"),
    habit("TID", &["jan. 2020", "okt. 2020"], "text", AS_THEY_STAND).kind("month"),
    habit("TID", &["2020U01", "2020U53"], "text", AS_THEY_STAND).kind("week"),
    habit("TID", &["2021-W03", "2021-W12"], "text", AS_THEY_STAND).kind("week"),
    habit("TID", &["2020H1", "2020H2"], "text", AS_THEY_STAND).kind("half_year"),
    habit(
        "TID",
        &["1. halvår 2020", "2. halvår 2020"],
        "text",
        AS_THEY_STAND,
    )
    .kind("half_year"),
    // heights begin with an H, too
    habit("mål", &["2020H1", "H200"], "text", AS_THEY_STAND),
    habit("skoleår", &["2019/20", "2020/21"], "text", AS_THEY_STAND).kind("school_year"),
    habit("sag", &["24/12345", "24/12346"], "text", AS_THEY_STAND).kind("case_number"),
    habit(
        "måned",
        &["januar", "maj", "oktober"],
        "text",
        AS_THEY_STAND,
    )
    .kind("month"),
    habit("dag", &["mandag", "onsdag"], "text", AS_THEY_STAND).kind("weekday"),
    // money and per cent
    habit(
        "pris",
        &["1.234,50 kr.", "12,00 kr."],
        "decimal",
        &["1234.5", "12"],
    )
    .kind("currency")
    .unit(Unit::Krone),
    habit(
        "pris",
        &["kr. 1.200,-", "kr. 75,-"],
        "integer",
        &["1200", "75"],
    )
    .kind("currency")
    .unit(Unit::Krone),
    habit(
        "pris",
        &["1.200 DKK", "75 DKK", ""],
        "integer",
        &["1200", "75", ""],
    )
    .kind("currency")
    .unit(Unit::Krone),
    habit(
        "x",
        &["12,5 %", "7\u{a0}%", "0,25 pct."],
        "decimal",
        &["12.5", "7", "0.25"],
    )
    .kind("percent")
    .unit(Unit::Percent),
    // a number may lack its unit, but two units are no one measure
    habit("x", &["12,5 %", "7"], "decimal", &["12.5", "7"])
        .kind("percent")
        .unit(Unit::Percent),
    habit("x", &["12,5 %", "7 kr."], "text", AS_THEY_STAND),
    // a dash for a minus
    habit("x", &["–5", "7"], "integer", &["-5", "7"]),
    // a year of two digits behind a point needs a name that says so: this is also a KLE number
    habit(
        "dato",
        &["24.12.23", "3.4.24"],
        "date",
        &["2023-12-24", "2024-04-03"],
    )
    .kind("date")
    .notes(&["short_years"]),
    habit("kle", &["05.09.10", "05.09.11"], "text", AS_THEY_STAND).kind("kle"),
    // degrees are never thousands
    habit(
        "latitude",
        &["55.676", "56.162"],
        "decimal",
        &["55.676", "56.162"],
    )
    .kind("latitude"),
    habit("x", &["55.676", "56.162"], "integer", &["55676", "56162"]).notes(&["ambiguous_numbers"]),
    // budget columns
    habit("B2025", &["1200", "-75"], "integer", &["1200", "-75"]).kind("currency"),
    habit("BO2026", &["1200", "-75"], "integer", &["1200", "-75"]).kind("currency"),
    habit(
        "Regnskab 2024",
        &["1200", "-75"],
        "integer",
        &["1200", "-75"],
    )
    .kind("currency"),
    // signs of statistics
    habit(
        "x",
        &["12", "..", "-", ".", "0"],
        "integer",
        &["12", "", "0", "", "0"],
    )
    .notes(&["nil_dashes"]),
    habit("x", &["12", "-", "7"], "integer", &["12", "", "7"]),
    habit("x", &["12", "13*", "7"], "integer", &["12", "13", "7"]),
    habit("x", &["12", "*", "7"], "integer", &["12", "", "7"]),
    habit("stjerner", &["3*", "4*", "5*"], "text", AS_THEY_STAND),
];

#[test]
fn every_habit_is_read_as_it_is_meant() {
    let mut wrong = Vec::new();
    for habit in HABITS {
        let text = habit.text();
        for cut in [WHOLE, CUTS[0], CUTS[1]] {
            let table = open(&text, cut);
            let column = &table.opened.columns[1];
            let about = format!("{:?} under {:?}", habit.cells, habit.name);
            assert_eq!(column.column_type.id(), habit.column_type, "{about}");
            let expected = if habit.values.is_empty() {
                habit.cells
            } else {
                habit.values
            };
            let cells = table.cells();
            for (row, expected) in cells.iter().zip(expected) {
                let spelled = spelled(&row[1]);
                assert_eq!(spelled, *expected, "{about}");
            }
            if column.kind.as_deref() != habit.kind {
                wrong.push(format!("{about}: {:?}", column.kind));
            }
            assert_eq!(column.unit, habit.unit, "{about}");
            let notes: Vec<&str> = table.opened.notes.iter().map(|note| note.code()).collect();
            assert_eq!(notes, habit.notes, "{about}");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Reads one column of values beside words.
fn read_column(name: &str, cells: &[String], options: &ReadOptions) -> (String, Vec<String>) {
    let mut text = format!("ord;\"{name}\"\n");
    for cell in cells {
        text.push_str(&format!("ord;\"{cell}\"\n"));
    }
    let table = read(text.as_bytes(), "test.csv", options, 50).unwrap();
    let kind = table.columns()[1].1.to_owned();
    let cells = table.rows().into_iter().map(|row| row.1[1].clone());
    (kind, cells.collect())
}

/// Whole part with thousands set off, a comma, the part.
fn danish(mantissa: i64, scale: usize, group: &str) -> String {
    let digits = format!("{:0width$}", mantissa.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push_str(group);
        }
        grouped.push(digit);
    }
    let sign = if mantissa < 0 { "-" } else { "" };
    match scale {
        0 => format!("{sign}{grouped}"),
        _ => format!("{sign}{grouped},{part}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn numbers_written_in_danish_are_read_back(
        mantissas in prop::collection::vec(-999_999_999_999i64..=999_999_999_999, 1..30),
        group in prop::sample::select(vec!["", ".", " ", "\u{a0}", "\u{202f}"]),
        dress in prop::sample::select(vec![("", ""), ("", " kr."), ("kr. ", ""), ("", " %"), ("DKK ", ""), ("", "\u{a0}pct.")]),
    ) {
        // two digits after the comma: no doubt about either sign
        let cells: Vec<String> = mantissas
            .iter()
            .map(|m| format!("{}{}{}", dress.0, danish(*m, 2, group), dress.1))
            .collect();
        let (kind, read) = read_column("beløb", &cells, &ReadOptions::default());
        prop_assert_eq!(kind, "decimal");
        for (mantissa, read) in mantissas.iter().zip(read) {
            let expected = plain(&model::cell::Cell::Decimal { mantissa: i128::from(*mantissa), scale: 2 });
            prop_assert_eq!(read, expected);
        }
    }

    #[test]
    fn dates_written_in_danish_are_read_back(
        days in prop::collection::vec(-25_000i32..40_000, 1..30),
        form in 0usize..6,
    ) {
        const MONTHS: [&str; 12] = [
            "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
            "oktober", "november", "december",
        ];
        let cells: Vec<String> = days.iter().map(|day| {
            let (year, month, day) = model::calendar::civil(i64::from(*day));
            match form {
                0 => format!("{day:02}-{month:02}-{year}"),
                1 => format!("{day}.{month}.{year}"),
                2 => format!("{day}/{month} {year}").replace(' ', "-"),
                3 => format!("{day}. {} {year}", MONTHS[month as usize - 1]),
                4 => format!("{year}{month:02}{day:02}"),
                _ => format!("{year}-{month:02}-{day:02}"),
            }
        }).collect();
        let options = ReadOptions { date_order: (form < 4).then_some(DateOrder::Dmy), ..ReadOptions::default() };
        let (kind, read) = read_column("dato", &cells, &options);
        prop_assert_eq!(kind, "date");
        let expected: Vec<String> = days.iter().map(|day| format!("day {day}")).collect();
        prop_assert_eq!(read, expected);
    }
}
