//! Tables of more rows than are looked at before the profile is told, or whose prints do not travel at once.

use crate::kle_check::director;
use engine::job::block_on;
use model::finding::Finding;
use std::fmt::Write;

/// Members and bytes of a shard.
const CUTS: [(usize, u64); 2] = [(1, 1 << 30), (3, 1 << 18)];

fn duplicates(text: &str) -> Vec<Finding> {
    let found = CUTS.map(|(members, bytes)| {
        let director = director("tabel.csv", text.as_bytes(), members, bytes);
        let checked = block_on(director.check()).unwrap();
        assert!(checked.unchecked.is_empty(), "{:?}", checked.unchecked);
        let mut findings = checked.findings;
        findings.retain(|one| one.rule == "quality.duplicate_rows");
        findings
    });
    assert_eq!(found[0], found[1], "it depends on the cut");
    found[0].clone()
}

fn told(findings: &[Finding]) -> Option<(String, Vec<u64>)> {
    let finding = findings.first()?;
    let count = finding.params.iter().find(|one| one.0 == "rows");
    Some((format!("{:?}", count.unwrap().1), finding.rows.clone()))
}

#[test]
fn rows_that_are_the_same_are_found_among_any_number() {
    // every second row but a few differs in a column that parts nearly all
    let mut text = String::from("nummer;navn;antal\n");
    for row in 0..120_000u32 {
        let own = if row % 12_000 == 11_999 { 7 } else { row };
        writeln!(text, "{};navn {};{}", own * 3, own % 50, own % 7).unwrap();
    }
    let rows: Vec<u64> = (0..10).map(|at| at * 12_000 + 11_999 + 2).collect();
    assert_eq!(
        told(&duplicates(&text)),
        Some(("Count(10)".to_owned(), rows))
    );
}

#[test]
fn rows_that_all_stand_twice_are_counted() {
    let mut text = String::from("navn;sort\n");
    for row in 0..140_000u32 {
        writeln!(
            text,
            "navn {};{}",
            row % 70_000,
            ["a", "b"][row as usize % 2]
        )
        .unwrap();
    }
    let rows: Vec<u64> = (70_002..70_012).collect();
    let whole = ("Count(70000)".to_owned(), rows);
    assert_eq!(told(&duplicates(&text)), Some(whole));
}

#[test]
fn columns_that_say_the_same_do_not_hide_what_parts_rows() {
    let mut text = String::from("a;b;c;d\n");
    for row in 0..150_000u32 {
        let own = row / 2;
        writeln!(text, "navn {own};{};{};{}", own + 1, own + 2, row % 2).unwrap();
    }
    assert_eq!(told(&duplicates(&text)), None);
    // the same without the column that parts them
    let text: String = text
        .lines()
        .map(|line| format!("{}\n", line.rsplit_once(';').unwrap().0))
        .collect();
    let rows: Vec<u64> = (0..10).map(|at| at * 2 + 3).collect();
    let whole = ("Count(75000)".to_owned(), rows);
    assert_eq!(told(&duplicates(&text)), Some(whole));
}

#[test]
fn kinds_are_by_all_values_in_the_end() {
    // what the profile keeps of values that all stand once are the first of them
    let mut text = String::from("kontakt;beløb\n");
    for row in 0..100_500u32 {
        match row {
            0..400 => writeln!(text, "+45 20 {:02} {:02} 11;{row}", row / 100, row % 100),
            _ => writeln!(text, "navn{row}@eksempel.dk;{row}"),
        }
        .unwrap();
    }
    let kinds = CUTS.map(|(members, bytes)| {
        let director = director("tabel.csv", text.as_bytes(), members, bytes);
        let kind = || director.opened().unwrap().columns[0].kind.clone();
        let before = kind();
        let checked = block_on(director.check()).unwrap();
        assert_eq!(checked.kinds[0].0, kind());
        assert_eq!(director.profile()[0].kind, kind());
        // what the user says stays
        director
            .say_kinds(&[(0, Some("category".to_owned()))])
            .unwrap();
        let checked = block_on(director.check()).unwrap();
        assert_eq!(checked.kinds[0].0.as_deref(), Some("category"));
        let back = director.say_kinds(&[]).unwrap();
        (before, back)
    });
    assert_eq!(kinds[0], kinds[1], "it depends on the cut");
    let (before, after) = &kinds[0];
    assert_eq!(before.as_deref(), Some("phone"));
    assert_eq!(after[0].0.as_deref(), Some("email"));
}
