//! What headings say beside what is drawn: of what the rows are, of when, and what all of them have in common.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::first_offers::{of_text, scattered, table};

const DISTRICTS: [&str; 8] = [
    "Amager",
    "Bispebjerg",
    "Indre By",
    "Nørrebro",
    "Valby",
    "Vanløse",
    "Vesterbro",
    "Østerbro",
];

/// The heading of the first chart of a table of eight districts with a number each and more columns.
fn heading(file: &str, columns: &str, values: &str) -> String {
    let rows = table(&format!("Bydel;Besøg{columns}"), DISTRICTS.len(), |n| {
        format!("{};{}{values}", DISTRICTS[n], 200 + 3 * scattered(n))
    });
    of_text(file, &rows)[0]["title"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn the_name_of_the_file_says_what_is_measured() {
    assert_eq!(
        heading("svoemmehaller_raw.csv", "", ""),
        "Svømmehaller: besøg fordelt på Bydel"
    );
    assert_eq!(
        heading("besoeg.csv", "", ""),
        "Besøg fordelt på Bydel",
        "it is not said twice"
    );
    assert_eq!(heading("1.csv", "", ""), "Besøg fordelt på Bydel");
}

#[test]
fn the_title_above_the_table_goes_before_the_name_of_the_file() {
    let rows = "Voksne og børn efter bydel og tid;;\n\nBydel;Besøg;Pladser\nValby;200;4\nVanløse;130;6\nAmager;177;3\n\
                Nørrebro;309;2\nØsterbro;219;9\nVesterbro;55;7\n";
    let title = &of_text("x17.csv", rows)[0]["title"];
    assert_eq!(title, "Voksne og børn: besøg fordelt på Bydel");
}

#[test]
fn one_period_is_said() {
    for (columns, values, end) in [
        (";År", ";2023", ", 2023"),
        (";Kvartal", ";2021K4", ", 2021K4"),
        (";Måned", ";2021M04", ", 2021M04"),
        (";Måned", ";3", " – måned: 3"),
        // a number that is no year
        (";Version", ";2023", ""),
    ] {
        assert_eq!(
            heading("haller.csv", columns, values),
            format!("Haller: besøg fordelt på Bydel{end}")
        );
    }
}

#[test]
fn what_all_rows_have_in_common_is_said_and_nothing_else() {
    let of = |columns: &str, values: &str| heading("haller.csv", columns, values);
    let bare = "Haller: besøg fordelt på Bydel";
    assert_eq!(
        of(";OPFØRELSESÅR", ";1850-1899"),
        format!("{bare} – opførelsesår: 1850-1899")
    );
    assert_eq!(
        of(";Type;Køn", ";Haller med svømmebassin;Kvinder"),
        format!("{bare} – Haller med svømmebassin; køn: Kvinder")
    );
    // totals, codes, marks and ways to write leave the heading as it is
    for (columns, values) in [
        (";Køn", ";Mænd og kvinder i alt"),
        (";Alder", ";I alt"),
        (";Plan", ";K22"),
        (";Status", ";OK"),
        (";Rettet af", ";ADM\\aztste4"),
        (";Link", ";https://example.org/a"),
        (";Enhed", ";Antal"),
    ] {
        let title = of(columns, values);
        assert!(!title.contains('–'), "{columns}: {title}");
    }
    // a column with a gap is not of one value
    let rows = table("Bydel;Besøg;Køn", 8, |n| {
        let sex = if n == 3 { "" } else { "Kvinder" };
        format!("{};{};{sex}", DISTRICTS[n], 200 + 3 * scattered(n))
    });
    let offers = of_text("haller.csv", &rows);
    assert!(!offers[0]["title"].as_str().unwrap().contains("Kvinder"));
}

#[test]
fn units_and_capitals_are_read_as_words() {
    let rows = table("BYDEL;m2", 8, |n| {
        format!("{};{}", DISTRICTS[n], 4000 + 77 * scattered(n))
    });
    let offers = of_text("groenne_omraader.csv", &rows);
    assert_eq!(
        offers[0]["title"],
        "Grønne områder: areal (m²) fordelt på bydel"
    );
    let rows = table("BYDEL;BNP_kr", 8, |n| {
        format!("{};{}", DISTRICTS[n], 4000 + 77 * scattered(n))
    });
    let offers = of_text("dst_regioner.csv", &rows);
    assert_eq!(
        offers[0]["title"], "DST regioner: BNP (kr.) fordelt på bydel",
        "an abbreviation keeps its letters"
    );
}

#[test]
fn numbers_of_kle_stand_with_their_titles_and_a_year_once() {
    let numbers = ["02.34.02", "05.01.00", "27.36.04", "99.99.99"];
    let rows = table("sagsnr;KLE;År", 60, |n| {
        format!("{};{};2023", 5000 + 13 * n, numbers[scattered(n) % 4])
    });
    let offers = of_text("sager_2023.csv", &rows);
    assert_eq!(
        offers[0]["title"],
        "Sager 2023: antal rækker fordelt på KLE"
    );
    let sentence = offers[0]["sentence"].as_str().unwrap();
    // of one the register does not have only the number is known
    assert!(
        sentence.contains("27.36.04 Personlig og praktisk hjælp med"),
        "{sentence}"
    );
    assert!(sentence.contains("99.99.99 med"), "{sentence}");
}
