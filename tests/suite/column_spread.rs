//! How the values of a column are spread: exact quantiles, fences and what lies beyond them, however the table is cut.

use crate::kle_check::director;
use engine::job::block_on;
use model::cell::Cell;
use model::column_spread::ColumnSpread;

fn spread(text: &str, column: u32, members: usize, shard_bytes: u64) -> ColumnSpread {
    let director = director("tal.csv", text.as_bytes(), members, shard_bytes);
    block_on(director.column_spread(column)).unwrap()
}

/// What a person would reckon: between two values in proportion.
fn quantile(values: &[f64], percent: u8) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let place = (values.len() - 1) as f64 * f64::from(percent) / 100.0;
    let (low, high) = (
        values[place.floor() as usize],
        values[place.ceil() as usize],
    );
    low + (high - low) * (place - place.floor())
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs().max(1.0)
}

/// Numbers that look drawn at random, always the same.
fn drawn(count: u64) -> impl Iterator<Item = i64> {
    let mut state = 88_172_645_463_325_252u64;
    (0..count).map(move |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % 20_001) as i64 - 10_000
    })
}

#[test]
fn quantiles_and_deviation_are_exact() {
    let forms: [fn(i64) -> (String, f64); 4] = [
        |n| (n.to_string(), n as f64),
        |n| {
            (
                format!("{},{:02}", n / 100, n.abs() % 100),
                (n / 100) as f64 + if n < 0 { -1.0 } else { 1.0 } * (n.abs() % 100) as f64 / 100.0,
            )
        },
        |n| {
            (
                format!("{}0000000000", i128::from(n) * 1_000_000_000_000),
                n as f64 * 1e22,
            )
        },
        |n| (format!("{}e-30", n), n as f64 * 1e-30),
    ];
    for form in forms {
        let written: Vec<(String, f64)> = drawn(501)
            .filter(|n| *n >= 100 || *n < -100)
            .map(form)
            .collect();
        let rows: Vec<String> = written
            .iter()
            .enumerate()
            .map(|(row, own)| format!("r{row};{}", own.0))
            .collect();
        let text = format!("navn;værdi\n{}\n", rows.join("\n"));
        let values: Vec<f64> = written.iter().map(|own| own.1).collect();
        let whole = spread(&text, 1, 1, 1 << 20);
        let cut = spread(&text, 1, 3, 500);
        assert_eq!(whole, cut, "{}", rows[0]);
        assert_eq!(whole.quantiles.len(), 5, "{}", rows[0]);
        for (percent, value) in &whole.quantiles {
            let expected = quantile(&values, *percent);
            let scale = expected.abs().max(f64::MIN_POSITIVE);
            assert!(
                (value - expected).abs() <= 1e-9 * scale,
                "{percent} %: {value}, not {expected}"
            );
        }
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let expected = (squares / (values.len() - 1) as f64).sqrt();
        let deviation = whole.deviation.unwrap();
        assert!(
            (deviation - expected).abs() <= 1e-9 * expected,
            "{deviation}, not {expected}"
        );
    }
}

#[test]
fn what_lies_beyond_the_fences_is_counted_and_its_rows_are_told() {
    let mut rows: Vec<i64> = (0..100).map(|n| 50 + n % 20).collect();
    rows[40] = 900;
    rows[70] = -400;
    rows[71] = 120;
    let lines: Vec<String> = rows.iter().map(|n| format!("{n};a")).collect();
    let text = format!("besøg;navn\n{}\n", lines.join("\n"));
    let whole = spread(&text, 0, 1, 1 << 20);
    assert_eq!(whole, spread(&text, 0, 3, 60));
    let far = whole.outliers.unwrap();
    let values: Vec<f64> = rows.iter().map(|n| *n as f64).collect();
    let (low, high) = (quantile(&values, 25), quantile(&values, 75));
    assert!(near(far.below, low - 1.5 * (high - low)));
    assert!(near(far.above, high + 1.5 * (high - low)));
    assert_eq!((far.low, far.high), (1, 2));
    // the header is the first row of the file
    let expected = [(900, 42), (-400, 72), (120, 73)];
    let expected = expected.map(|(value, row)| (Cell::Integer(value), row));
    assert_eq!(far.extremes, expected);
}

#[test]
fn where_half_of_all_are_the_same_nothing_is_far() {
    let lines: Vec<String> = (0..40)
        .map(|n| format!("{};ord{n}", if n < 35 { 7 } else { n }))
        .collect();
    let text = format!("antal;navn\n{}\n", lines.join("\n"));
    let whole = spread(&text, 0, 1, 1 << 20);
    assert_eq!(whole.outliers, None);
    assert!(whole.deviation.is_some());
    let text = spread(&text, 1, 2, 90);
    assert_eq!(text.shortest_chars, Some(4));
    assert!(text.quantiles.is_empty() && text.deviation.is_none());
}
