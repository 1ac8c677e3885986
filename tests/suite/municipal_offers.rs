//! What is offered for tables of the kinds that municipalities publish: waste by month, accounts, waiting lists, loans,
//! air by the hour. The files in `fixtures/suggest/municipal` are invented; what is offered first for each stands in
//! `expected/first_offers.csv` and was looked at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::cli::run;
use crate::first_offers::{first_in_words, of_text, offers, scattered, table};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn municipal(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/suggest/municipal")
        .join(name)
}

fn all(offers: &Value) -> &Vec<Value> {
    offers.as_array().unwrap()
}

fn says<'a>(offer: &'a Value, what: &str) -> &'a str {
    offer[what].as_str().unwrap_or_default()
}

#[test]
fn what_is_measured_per_cubic_metre_is_not_added_up() {
    let air = offers(&municipal("luftkvalitet_time.csv"));
    for offer in all(&air) {
        assert!(
            !says(offer, "sentence").contains("summen"),
            "concentrations have no sum: {offer:#}"
        );
    }
    // 96 hours of two stations, not four days
    assert!(air[0]["marks"].as_u64().unwrap() >= 96, "{:#}", air[0]);
    // a stroke between two sorts of people divides nothing
    let people = table("skole;børn/unge;antal børn/unge", 30, |n| {
        format!("{};x{n};{}", ["Nord", "Syd", "Øst"][n % 3], scattered(n))
    });
    let people = of_text("b.csv", &people);
    assert_eq!(first_in_words(&people), "bar: sum antal børn/unge by skole");
}

#[test]
fn the_rate_is_shown_before_the_number_of_people_it_is_of() {
    let leave = offers(&municipal("sygefravaer.csv"));
    assert_eq!(says(&leave[0], "measured"), "Sygefravær i procent");
    for offer in all(&leave) {
        let is_rate = says(offer, "measured") != "Årsværk";
        let is_added = says(offer, "sentence").contains("summen");
        assert!(!(is_rate && is_added), "per cent have no sum: {offer:#}");
    }
    let energy = offers(&municipal("energi_bygning.csv"));
    assert_eq!(says(&energy[0], "measured"), "Elforbrug (kWh)");
    // where there is nothing else, land and people are the news
    let land = table("navn;areal_m2", 10, |n| {
        format!("Område {n};{}", 900 + 77 * scattered(n))
    });
    assert_eq!(says(&of_text("a.csv", &land)[0], "measured"), "areal_m2");
}

#[test]
fn hours_and_months_stand_in_their_order() {
    let traffic = offers(&municipal("trafik_time.csv"));
    assert_eq!(says(&traffic[0], "form"), "column");
    assert_eq!(says(&traffic[0], "way"), "mean", "two days, three roads");
    assert!(says(&traffic[0], "sentence").contains("kl. 16"));
    let loans = offers(&municipal("biblioteksudlaan.csv"));
    assert_eq!(
        says(&loans[0], "title"),
        "Biblioteksudlån: fysiske udlån for 2024 fordelt på Måned"
    );
    assert!(says(&loans[0], "sentence").contains("november"));
    assert!(says(&loans[0], "sentence").contains("Kun rækker, hvor År er 2024."));
    // a length of time is no hour of the day
    let trips = table("rute;time;antal passagerer", 48, |n| {
        format!("{};{};{}", n % 4, n % 9, scattered(n))
    });
    assert!(
        all(&of_text("t.csv", &trips))
            .iter()
            .all(|offer| offer["form"] != "column")
    );
}

#[test]
fn states_of_several_days_are_not_added_up_and_their_month_is_whole() {
    let waiting = offers(&municipal("ventelister.csv"));
    let first = says(&waiting[0], "sentence");
    assert!(
        first.starts_with("Antal på venteliste steg fra 218 i marts 2021"),
        "{first}"
    );
    assert!(!first.contains("ikke hel"), "{first}");
    let bars = all(&waiting)
        .iter()
        .find(|offer| offer["form"] == "bar")
        .unwrap();
    assert!(says(bars, "sentence").contains("Kun rækker, hvor Opgjort pr. er 31.12.2024"));
}

#[test]
fn single_events_make_no_leaping_line() {
    let tenders = offers(&municipal("udbud.csv"));
    assert_eq!(
        first_in_words(&tenders),
        "bar: sum Kontraktværdi (kr.) by CPV-tekst"
    );
    let tickets = offers(&municipal("parkeringsafgifter.csv"));
    assert_eq!(first_in_words(&tickets), "line: sum Afgift (kr.) by Dato");
}

#[test]
fn a_register_of_numbered_things_is_counted_and_its_diameters_are_not_added_up() {
    let trees = offers(&municipal("traeer.csv"));
    assert_eq!(first_in_words(&trees), "bar: count by Art");
    let added = all(&trees).iter().filter(|offer| offer["way"] == "sum");
    assert_eq!(added.count(), 0, "{trees:#}");
}

#[test]
fn amounts_of_kle_numbers_are_gathered_by_main_group() {
    let text = table("KLE-nr;Budget (kr.)", 90, |n| {
        let main = ["05", "27", "32"][n % 3];
        format!(
            "{main}.{:02}.{:02};{}",
            n / 9 + 1,
            n % 9 + 1,
            1_000 + n * 10
        )
    });
    let budget = of_text("b.csv", &text);
    assert_eq!(first_in_words(&budget), "bar: sum Budget (kr.) by KLE-nr");
    assert_eq!(
        says(&budget[0], "title"),
        "Budget (kr.) fordelt på KLE-hovedgruppe"
    );
    let sum: usize = (0..90).filter(|n| n % 3 == 2).map(|n| 1_000 + n * 10).sum();
    let whole = format!("{}.{:03}", sum / 1_000, sum % 1_000);
    let told = says(&budget[0], "sentence");
    assert!(
        told.contains("32 Kontante ydelser") && told.contains(&whole),
        "{told}"
    );
    assert_eq!(budget[0]["marks"], 3, "three main groups");
    // numbers of one main group are compared as they stand
    let one = table("KLE-nr;Budget (kr.)", 40, |n| {
        format!("05.{:02}.{:02};{}", n / 9 + 1, n % 9 + 1, 1_000 + n)
    });
    assert_ne!(
        says(&of_text("b.csv", &one)[0], "title"),
        "Budget (kr.) fordelt på KLE-hovedgruppe"
    );
}

#[test]
fn votes_are_added_up_by_party_though_nobody_says_that_they_are_votes() {
    let towns: Vec<_> = registers::places::municipalities().collect();
    let all_towns = towns.len();
    let rows = table("parti;område;2019", 3 * all_towns, |n| {
        let size = 20 + (n % all_towns) * (n % all_towns) * 5;
        format!(
            "Liste {};{};{}",
            ["A", "B", "C"][n / all_towns],
            towns[n % all_towns].name,
            size * (n / all_towns + 1)
        )
    });
    let votes = of_text("valg.csv", &rows);
    assert_eq!(first_in_words(&votes), "bar: sum 2019 by parti");
    // numbers that differ by some times are of each head: an income has no sum
    let rows = table("gruppe;område;2019", 3 * all_towns, |n| {
        format!(
            "Gruppe {};{};{}",
            n / all_towns,
            towns[n % all_towns].name,
            210_000 + scattered(n) * 1_000
        )
    });
    for offer in all(&of_text("x.csv", &rows)) {
        assert!(!says(offer, "sentence").contains("summen"), "{offer:#}");
    }
}

#[test]
fn a_number_called_antal_is_called_after_its_file_too() {
    let rows = "art;antal\nHund;812\nKat;390\nMarsvin;55\nFugl;41\n";
    let offers = of_text("kæledyr_2024.csv", rows);
    assert_eq!(
        says(&offers[0], "title"),
        "Kæledyr 2024: antal fordelt på art"
    );
}

#[test]
fn one_bar_is_no_picture_and_why_there_is_none_is_said() {
    let told = |name: &str, text: &str| {
        assert_eq!(all(&of_text(name, text)).len(), 0, "{name}");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        run(&["suggest", path.to_str().unwrap()]).1
    };
    let idle = table("måler;biler;fart", 60, |n| {
        format!(
            "m{n};{};{}",
            usize::from(n % 20 == 0) * n,
            usize::from(n % 20 == 0) * 50
        )
    });
    assert!(told("i.csv", &idle).contains("de samme tal"));
    let codes = table("kode;navn", 40, |n| format!("K{n:03};Område {n}"));
    assert!(told("k.csv", &codes).contains("Det er en liste"));
    assert!(told("f.csv", "navn;antal\nA;1\n").contains("så få rækker"));
}

#[test]
fn things_with_a_place_are_shown_where_they_are_unless_amounts_tell_more() {
    let place = |n: usize| {
        format!(
            "POINT (10.{:04} 56.{:04})",
            1_000 + n * 13,
            1_500 + scattered(n) * 9
        )
    };
    let benches = table("navn;stand;geometri", 40, |n| {
        format!("Bænk {n};{};{}", ["god", "slidt"][n % 5 % 2], place(n))
    });
    assert_eq!(
        first_in_words(&of_text("b.csv", &benches)),
        "places: each by geometri"
    );
    // what can be added up is more than where it is
    let bins = table("bydel;antal_spande;geometri", 40, |n| {
        format!(
            "{};{};{}",
            ["Nord", "Syd", "Øst"][n % 7 % 3],
            scattered(n) + 1,
            place(n)
        )
    });
    let offers = of_text("s.csv", &bins);
    assert_eq!(first_in_words(&offers), "bar: sum antal_spande by bydel");
    assert!(
        all(&offers).iter().any(|offer| offer["form"] == "places"),
        "{offers:#}"
    );
    // points of which nothing is known but a height
    let heights = table("kote_hoejde;geometri", 60, |n| {
        format!("{},{};{}", scattered(n), n % 10, place(n))
    });
    assert_eq!(
        first_in_words(&of_text("h.csv", &heights)),
        "histogram: count by kote_hoejde"
    );
    // nobody asked to see where people live
    let people = table("fornavn;efternavn;cpr;geometri", 40, |n| {
        format!(
            "{};{};0101{:02}-{:04};{}",
            ["Ida", "Bo"][n % 2],
            ["Holm", "Lund"][n % 2],
            40 + n % 50,
            1_000 + n,
            place(n)
        )
    });
    let offers = of_text("p.csv", &people);
    assert!(
        all(&offers).iter().all(|offer| offer["form"] != "places"),
        "{offers:#}"
    );
}

#[test]
fn what_a_file_is_named_after_is_shown_before_what_it_is_a_share_of() {
    let turnout = |name: &str| {
        let rows = table(
            "Kommune;Stemmeberettigede;Afgivne stemmer;Valgdeltagelse pct.",
            30,
            |n| {
                let voters = 20_000 + 977 * scattered(n);
                let share = 60 + scattered(n + 3) % 20;
                format!("Sted {n};{voters};{};{share},5", voters * share / 100)
            },
        );
        of_text(name, &rows)
    };
    let told = turnout("valgdeltagelse_2021.csv");
    assert_eq!(says(&told[0], "measured"), "Valgdeltagelse pct.");
    let other = turnout("tabel.csv");
    assert_eq!(says(&other[0], "measured"), "Afgivne stemmer");
    // of years in the names of columns the last one, but not of what is planned
    let absence = table(
        "Afdeling;Fraværsprocent 2022;Fraværsprocent 2023;Årsværk",
        10,
        |n| format!("Afdeling {n};4,{n};5,{n};{}", 20 + scattered(n)),
    );
    let absence = of_text("sygefravær.csv", &absence);
    assert_eq!(says(&absence[0], "measured"), "Fraværsprocent 2023");
    let budget = table("Udvalg;Budget 2024;Budget 2025", 10, |n| {
        format!("Udvalg {n};{};{}", 500 + scattered(n), 700 + scattered(n))
    });
    let budget = of_text("anlægsbudget.csv", &budget);
    assert_eq!(says(&budget[0], "measured"), "Budget 2024");
}

#[test]
fn what_happened_is_counted_over_time_and_a_spread_is_of_more_than_one_value() {
    let calls = table("Alarm;Station;Responstid (min)", 600, |n| {
        let (month, day) = (1 + n % 12, 1 + scattered(n) % 28);
        let (hour, minute) = (scattered(n + 1) % 24, scattered(n + 7) % 60);
        format!(
            "2023-{month:02}-{day:02} {hour:02}:{minute:02};{};{},{}",
            ["Nord", "Syd"][n % 2],
            3 + scattered(n) % 12,
            n % 10
        )
    });
    let calls = of_text("brandudrykninger.csv", &calls);
    assert_eq!(
        first_in_words(&calls),
        "line: count by Alarm",
        "events are there to be counted: {calls:#}"
    );
    // one value of each in the last month is no spread
    let water = table("Måned;Vandværk;Udpumpet m3", 96, |n| {
        let (year, month) = (2020 + n / 24, 1 + n / 2 % 12);
        let work = ["Nord", "Syd"][n % 2];
        format!("{year}-{month:02};{work};{}", 40_000 + 91 * scattered(n))
    });
    let water = of_text("vand.csv", &water);
    let all = all(&water).iter();
    let spread = all.filter(|offer| says(offer, "form") == "box");
    for offer in spread {
        assert!(!says(offer, "sentence").contains("Kun rækker"), "{offer:#}");
    }
}
