//! Numbers and dates as people write them, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use model::cell::Cell;
use model::message::Language::{Danish, English};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use texts::format::{self, NumberStyle};

fn da(cell: &Cell) -> String {
    format::cell(cell, Danish, NumberStyle::Grouped)
}

fn en(cell: &Cell) -> String {
    format::cell(cell, English, NumberStyle::Grouped)
}

#[test]
fn numbers() {
    let decimal = |mantissa, scale| Cell::Decimal { mantissa, scale };
    for (cell, danish, english) in [
        (Cell::Integer(53_700), "53.700", "53,700"),
        (Cell::Integer(999), "999", "999"),
        (Cell::Integer(1_000), "1.000", "1,000"),
        (
            Cell::Integer(-1_234_567),
            "\u{2212}1.234.567",
            "\u{2212}1,234,567",
        ),
        (Cell::Integer(0), "0", "0"),
        (
            Cell::Integer(i64::MIN),
            "\u{2212}9.223.372.036.854.775.808",
            "\u{2212}9,223,372,036,854,775,808",
        ),
        (decimal(1250, 2), "12,50", "12.50"),
        (decimal(-5, 2), "\u{2212}0,05", "\u{2212}0.05"),
        (decimal(123_450, 1), "12.345,0", "12,345.0"),
        (decimal(0, 3), "0,000", "0.000"),
        (
            decimal(i128::MIN, 0),
            "\u{2212}170.141.183.460.469.231.731.687.303.715.884.105.728",
            "\u{2212}170,141,183,460,469,231,731,687,303,715,884,105,728",
        ),
        (Cell::Float(1.5e-300), "1,5E\u{2212}300", "1.5E\u{2212}300"),
        (Cell::Float(1234.5), "1.234,5", "1,234.5"),
        (Cell::Float(-0.0), "0", "0"),
        (Cell::Float(f64::INFINITY), "∞", "∞"),
        (Cell::Float(f64::NAN), "", ""),
        (Cell::Boolean(true), "ja", "yes"),
        (Cell::Boolean(false), "nej", "no"),
        (Cell::Missing, "", ""),
    ] {
        assert_eq!(da(&cell), danish, "{cell:?}");
        assert_eq!(en(&cell), english, "{cell:?}");
    }
    let year = format::cell(&Cell::Integer(2017), Danish, NumberStyle::Plain);
    assert_eq!(year, "2017");
}

#[test]
fn dates() {
    let day = Cell::Date(20_778); // 21 November 2026
    assert_eq!(
        (da(&day), en(&day)),
        ("21.11.2026".to_owned(), "21 Nov 2026".to_owned())
    );
    assert_eq!(da(&Cell::Date(0)), "01.01.1970");
    assert_eq!(da(&Cell::Date(-1)), "31.12.1969");
    assert_eq!(da(&Cell::Date(11_016)), "29.02.2000");
    assert_eq!(da(&Cell::Date(-719_162)), "01.01.0001");
    let at = |micros, offset_minutes| Cell::DateTime {
        micros,
        offset_minutes,
    };
    let noon = 20_778 * 86_400_000_000 + (14 * 60 + 30) * 60_000_000;
    assert_eq!(da(&at(noon, None)), "21.11.2026 14.30");
    assert_eq!(en(&at(noon, None)), "21 Nov 2026 14:30");
    assert_eq!(
        da(&at(noon + 5_000_000, Some(60))),
        "21.11.2026 14.30.05 UTC+1"
    );
    assert_eq!(
        da(&at(noon + 120_000, Some(0))),
        "21.11.2026 14.30.00,12 UTC"
    );
    assert_eq!(
        da(&at(-1_000_000, Some(-210))),
        "31.12.1969 23.59.59 UTC\u{2212}3:30"
    );
    assert_eq!(
        (da(&Cell::Time(52_200)), en(&Cell::Time(52_205))),
        ("14.30".to_owned(), "14:30:05".to_owned())
    );
    assert_eq!(format::month(20_778, false, Danish), "november 2026");
    assert_eq!(format::month(20_778, true, English), "Nov 2026");
}

#[test]
fn extreme_dates_do_not_panic() {
    for days in [i32::MIN, i32::MAX] {
        assert!(!da(&Cell::Date(days)).is_empty());
    }
    for micros in [i64::MIN, i64::MAX] {
        let cell = Cell::DateTime {
            micros,
            offset_minutes: Some(i16::MIN),
        };
        assert!(!da(&cell).is_empty());
    }
    assert!(!da(&Cell::Time(u32::MAX)).is_empty());
}

#[test]
fn sizes_shares_and_ticks() {
    assert_eq!(format::bytes(0, Danish), "0 byte");
    assert_eq!(format::bytes(1, English), "1 byte");
    assert_eq!(format::bytes(1_500, Danish), "1,5 kB");
    assert_eq!(format::bytes(611_326, Danish), "0,6 MB");
    assert_eq!(format::bytes(99_960_000, Danish), "100 MB");
    assert_eq!(format::bytes(4_200_000_000, English), "4.2 GB");
    assert_eq!(format::percent(0.125, 1, Danish), "12,5\u{a0}%");
    assert_eq!(format::percent(0.125, 1, English), "12.5%");
    assert_eq!(format::short(60_000.0, Danish), "60.000");
    assert_eq!(format::short(1_200_000.0, Danish), "1,2\u{a0}mio.");
    assert_eq!(format::short(12_345_678.0, Danish), "12,3\u{a0}mio.");
    assert_eq!(
        format::short_together(&[19.37e6, 4.11e6], Danish),
        ["19,4\u{a0}mio.", "4,1\u{a0}mio."]
    );
    assert_eq!(format::short(12_345_678.0, Danish), "12,3\u{a0}mio.");
    assert_eq!(
        format::short_together(&[19.37e6, 4.11e6], Danish),
        ["19,4\u{a0}mio.", "4,1\u{a0}mio."]
    );
    assert_eq!(format::short(0.25, Danish), "0,25");
    assert_eq!(format::short(1e300, Danish), "1E300");
    assert_eq!(
        format::axis(&[0.0, 2.5e6, 5e6], Danish),
        ["0", "2,5\u{a0}mio.", "5,0\u{a0}mio."]
    );
    assert_eq!(
        format::axis(&[0.0, 0.5, 1.0], English),
        ["0.0", "0.5", "1.0"]
    );
}

#[test]
fn a_cut_text_says_so() {
    let cell = Cell::Text {
        text: "begynd".to_owned(),
        full_chars: Some(1_000_000),
    };
    assert_eq!(da(&cell), "begynd…");
    assert_eq!(da(&Cell::text("hel")), "hel");
}

proptest! {
    /// Taking the signs between thousands away and the Danish comma back gives the number.
    #[test]
    fn danish_numbers_read_back(mantissa in any::<i64>(), scale in 0u8..12) {
        let text = format::decimal(i128::from(mantissa), scale, Danish, NumberStyle::Grouped);
        let plain = text.replace(['.', ','], "").replace('\u{2212}', "-");
        prop_assert_eq!(plain.parse::<i128>().expect("digits"), i128::from(mantissa));
        let decimals = text.split_once(',').map_or(0, |(_, part)| part.len());
        prop_assert_eq!(decimals, usize::from(scale));
    }

    /// Days and their months agree with each other over all of the calendar.
    #[test]
    fn days_and_months_agree(days in -2_000_000i64..2_000_000) {
        let (year, month, day) = format::civil(days);
        let first = format::first_of_month(year, i64::from(month));
        prop_assert_eq!(first + i64::from(day) - 1, days);
        let next = format::first_of_month(year, i64::from(month) + 1);
        prop_assert!((28..=31).contains(&(next - first)) && days < next);
    }

    #[test]
    fn any_float_is_written(value in any::<f64>(), decimals in 0u8..10) {
        for language in [Danish, English] {
            let all = [
                format::number(value, decimals, language),
                format::float(value, language, NumberStyle::Grouped),
                format::short(value, language),
            ];
            prop_assert!(value.is_nan() || all.iter().all(|text| !text.is_empty()));
        }
    }
}
