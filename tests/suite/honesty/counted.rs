//! What is added up and what is counted, where a table does not say of what its numbers are or when.

use super::{map_drawn, mapped, spec};
use crate::chart_forms::numbers;
use crate::first_offers::{first_in_words, of_text, scattered, table};
use crate::table::{WHOLE, open};
use chart::draw;
use model::cell::Cell;
use model::message::Language;
use model::view_spec::{ChartForm, Measure};
use registers::places::municipalities;
use serde_json::Value;

fn first(name: &str, text: &str) -> (String, String) {
    let offers = of_text(name, text);
    let sentence = offers[0]["sentence"].as_str().unwrap_or_default();
    (first_in_words(&offers), sentence.to_owned())
}

fn all_words(offers: &Value) -> Vec<String> {
    let all = offers.as_array().unwrap().iter();
    all.map(|own| first_in_words(&Value::Array(vec![own.clone()])))
        .collect()
}

#[test]
fn a_number_of_nobody_knows_what_is_not_added_up() {
    let islands = |head: &str| {
        table(head, 60, |n| {
            let bridge = ["ja", "nej", "nej"][n % 3];
            format!(
                "{:08x};Ø {};{bridge};{}",
                n * 7_919,
                n % 54,
                scattered(n) * n
            )
        })
    };
    let (offer, sentence) = first("brofasthed.csv", &islands("stedid;navn;brofast;antal"));
    assert_eq!(offer, "bar: count by brofast");
    assert_eq!(sentence, "Størst er nej med 40, mindst er ja med 20.");
    // what says what it counts is added up
    let (offer, _) = first(
        "brofasthed.csv",
        &islands("stedid;navn;brofast;antal_beboere"),
    );
    assert_eq!(offer, "bar: sum antal_beboere by brofast");
}

#[test]
fn events_of_any_minute_are_followed_by_month() {
    let fines = |minute: &dyn Fn(usize) -> usize| {
        table("tidspunkt;vejnavn;beløb", 300, |n| {
            let (month, day) = (n % 12 + 1, scattered(n) % 28 + 1);
            let road = ["Engvej", "Møllevej", "Granvej"][n % 3];
            let at = minute(n);
            let (hour, at) = (at / 60 % 24, at % 60);
            format!(
                "2023-{month:02}-{day:02} {hour:02}:{at:02};{road};{} kr.",
                510 + n % 7 * 100
            )
        })
    };
    let (offer, sentence) = first("afgifter.csv", &fines(&|n| scattered(n) * 13 + n));
    assert_eq!(offer, "line: sum beløb by tidspunkt");
    assert!(sentence.contains("i januar 2023 til"), "{sentence}");
    assert!(
        sentence.contains("for hver måned i tidspunkt"),
        "{sentence}"
    );
    // readings every hour stay as they are
    let hours = table("tidspunkt;kWh", 240, |n| {
        format!(
            "2023-03-{:02} {:02}:00;{}",
            n / 24 + 1,
            n % 24,
            40 + scattered(n)
        )
    });
    let (_, sentence) = first("forbrug.csv", &hours);
    assert!(sentence.contains("den 01.03.2023 00.00"), "{sentence}");
}

#[test]
fn what_lasts_is_not_added_up_on_the_day_it_began() {
    let children = |date: &str, amount: &str| {
        table(&format!("institution;{date};{amount}"), 300, |n| {
            let place = ["Regnbuen", "Myretuen", "Egetræet"][scattered(n) % 3];
            let (year, month) = (2021 + n % 3, scattered(n) % 12 + 1);
            format!(
                "{place};{year}-{month:02}-{:02};{}",
                n % 27 + 1,
                scattered(n) % 4 * 5
            )
        })
    };
    let offers = of_text("indskrevne.csv", &children("startdato", "sp_timer"));
    let words = all_words(&offers);
    assert_eq!(words[0], "bar: sum sp_timer by institution");
    assert!(
        words.contains(&"line: count by startdato".to_owned()),
        "{words:?}"
    );
    assert!(
        !words
            .iter()
            .any(|own| own.contains("sum sp_timer by startdato"))
    );
    // hours that were worked on a day are that day's
    let (offer, _) = first("timer.csv", &children("dato", "timer"));
    assert_eq!(offer, "line: sum timer by dato");
}

#[test]
fn a_few_rows_of_each_month_are_not_followed() {
    let stays = |rows: usize| {
        table("ind;plads;døgn", rows, |n| {
            let place = ["A1", "A2", "B1", "B2"][scattered(n) % 4];
            let (year, month) = (2022 + n % 2, scattered(n) % 12 + 1);
            format!(
                "{year}-{month:02}-{:02};{place};{}",
                n % 27 + 1,
                scattered(n * 3) % 30
            )
        })
    };
    let (few, _) = first("ophold.csv", &stays(90));
    assert!(!few.starts_with("line"), "{few}");
    let (many, _) = first("ophold.csv", &stays(900));
    assert_eq!(many, "line: count by ind");
}

/// Districts of one or two municipalities: the list of them, and the first.
fn districts() -> String {
    let codes: Vec<&str> = (municipalities().filter(|one| !one.region.is_empty()))
        .map(|one| one.code.trim_start_matches('0'))
        .collect();
    let mut rows: Vec<(String, &str)> = Vec::new();
    for one in codes.iter().take(38) {
        rows.push(((*one).to_owned(), *one));
    }
    for pair in codes[38..].chunks_exact(2) {
        rows.push((pair.join(","), pair[0]));
    }
    for _ in 0..20 {
        rows.push((codes[0].to_owned(), codes[0]));
    }
    let lines = rows.iter().enumerate();
    let lines = lines.map(|(n, (list, first))| format!("{n};Kreds {n};{list};{first}\n"));
    format!(
        "nummer;navn;kommuner;kredskommunekode\n{}",
        lines.collect::<String>()
    )
}

#[test]
fn rows_of_several_areas_are_counted_in_each() {
    let data = mapped(&districts(), None);
    assert_eq!(data.by_name, "kommuner");
    assert_eq!((data.listed_rows, data.areas.len()), (30, 98));
    assert_eq!((data.unplaced_rows, data.missing_rows), (0, 0));
    // a click cannot keep the cells of an area and the lists it stands in
    let listed = data.areas.iter().filter(|area| area.test.is_none()).count();
    assert_eq!(listed, 60);
    let chart = map_drawn(&data);
    assert!(
        chart
            .sentence
            .contains("30 rækker med flere kommuner er talt med i hver af dem."),
        "{}",
        chart.sentence
    );
    assert!(!chart.sentence.contains("skraveret"), "{}", chart.sentence);
    // where a municipality has no row at all, its number is not unknown: there is none
    let fewer: String = districts()
        .lines()
        .filter(|line| !line.contains("Kreds 12;"))
        .map(|line| format!("{line}\n"))
        .collect();
    let chart = map_drawn(&mapped(&fewer, None));
    assert!(
        chart
            .sentence
            .contains("1 kommune har ingen rækker og er skraveret"),
        "{}",
        chart.sentence
    );
}

#[test]
fn a_list_that_is_cut_among_equals_says_how_many_more() {
    let file: String = (municipalities().filter(|one| !one.region.is_empty()))
        .enumerate()
        .map(|(n, one)| {
            // eleven with the highest, one by itself at the other end
            let percent = if n < 11 { 263 } else { 262 - n };
            format!("{};{},{}\n", one.name, percent / 10, percent % 10)
        })
        .collect();
    let chart = map_drawn(&mapped(&format!("Kommune;Procent\n{file}"), None));
    let drawn: Vec<&str> = (chart.scene.primitives.iter())
        .filter_map(|one| match one {
            model::scene::Primitive::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let more: Vec<&&str> = drawn
        .iter()
        .filter(|text| text.starts_with("og "))
        .collect();
    assert_eq!(more, [&"og 6 andre"], "{drawn:?}");
}

#[test]
fn spellings_that_differ_only_in_capitals_and_spaces_are_one_group() {
    let file = table("Kategori;Status", 120, |n| {
        let kind = [
            "Støj", "støj", "Affald", "Affald", "AFFALD", " Vej", "Vej", "Lugt",
        ][n % 8];
        format!("{kind};{}", ["Åben", "Lukket"][scattered(n) % 2])
    });
    let count = spec(ChartForm::Bar, 0, None, Measure::Count);
    let data = numbers(&open(&file, WHOLE), &count);
    let groups: Vec<(String, u64)> = (data.groups.iter())
        .map(|group| match &group.key {
            Cell::Text { text, .. } => (text.clone(), group.rows),
            _ => unreachable!(),
        })
        .collect();
    let expected = [("Affald", 45), ("støj", 30), ("Vej", 30), ("Lugt", 15)];
    let expected = expected.map(|(name, rows)| (name.to_owned(), rows));
    assert_eq!(groups, expected);
    let chart = draw(&data, Language::Danish, 640);
    assert!(
        chart
            .sentence
            .contains("er talt sammen: Vej (også » Vej«); Affald (også AFFALD); støj (også Støj)."),
        "{}",
        chart.sentence
    );
    // a click keeps one spelling only: those of several have none
    let filtered = |label: &str| {
        let mark = chart.scene.marks.iter().find(|mark| mark.label == label);
        !mark.unwrap().filters.is_empty()
    };
    assert_eq!(["Affald", "Lugt"].map(filtered), [false, true]);
    // codes in which a capital may mean something are two, and so are names that differ
    let codes = table("Kode;Status", 120, |n| {
        format!("{};x", ["a1", "A1", "Vej 1", "Vej 2"][n % 4])
    });
    let data = numbers(&open(&codes, WHOLE), &count);
    assert_eq!((data.groups.len(), data.folded.len()), (4, 0));
}

#[test]
fn what_shares_are_of_is_not_what_a_table_is_about() {
    let absence = |share: &str| {
        let rows = table(
            &format!("Måned;Afdeling;{share};Antal ansatte"),
            144,
            |n| {
                let (month, place) = (
                    n / 6,
                    ["Skole", "Social", "Teknik", "Kultur", "IT", "Byg"][n % 6],
                );
                let month = format!("{}-{:02}", 2022 + month / 12, month % 12 + 1);
                format!(
                    "{month};{place};{},{};{}",
                    2 + n % 7,
                    scattered(n) % 10,
                    20 + scattered(n)
                )
            },
        );
        first("sygefravaer.csv", &rows).0
    };
    assert_eq!(
        absence("Sygefravær pct."),
        "line: sum Sygefravær pct. by Måned and Afdeling"
    );
}
