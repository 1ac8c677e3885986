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

/// The headings of all offers of a table.
fn headings(file: &str, text: &str) -> Vec<String> {
    let offers = of_text(file, text);
    let titles = offers.as_array().unwrap().iter();
    titles
        .map(|one| one["title"].as_str().unwrap().to_owned())
        .collect()
}

fn sentence(file: &str, text: &str) -> String {
    let offers = of_text(file, text);
    offers[0]["sentence"].as_str().unwrap().to_owned()
}

#[test]
fn rows_are_called_what_they_are_where_the_file_says_it() {
    let places = |id: fn(usize) -> usize| {
        table("id;Bydel", 60, |n| {
            format!(
                "{};{}",
                7_000 + 3 * id(n),
                DISTRICTS[[0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 0, 1][n % 12]]
            )
        })
    };
    let each = places(|n| n);
    let first = |file: &str, text: &str| headings(file, text)[0].clone();
    assert_eq!(
        first("aarhus_legepladser.csv", &each),
        "Aarhus: antal legepladser fordelt på Bydel"
    );
    assert_eq!(
        first("kommunale_legepladser_2023.csv", &each),
        "Antal kommunale legepladser fordelt på Bydel, 2023"
    );
    // a register of things may hold parts of them, and a word in the singular says nothing of its rows
    assert_eq!(
        first("navngivenvej.csv", &each),
        "Navngivenvej: antal rækker fordelt på Bydel"
    );
    // several rows for each number: they are parts of playgrounds
    assert_eq!(
        first("aarhus_legepladser.csv", &places(|n| n / 2)),
        "Aarhus legepladser: antal rækker fordelt på Bydel"
    );
}

#[test]
fn what_is_counted_one_by_one_does_not_read_as_money() {
    let of = |name: &str, last: &str| {
        let rows = table(&format!("Bydel;{name}"), 8, |n| {
            format!("{};{}{last}", DISTRICTS[n], 200 + 3 * scattered(n))
        });
        headings("1.csv", &rows)[0].clone()
    };
    assert_eq!(of("Husstande", ""), "Antal husstande fordelt på Bydel");
    assert_eq!(
        of("antal_husstande", ""),
        "Antal husstande fordelt på Bydel"
    );
    // means of them have decimals, and these are none
    assert_eq!(of("Husstande", ",5"), "Husstande fordelt på Bydel");
    assert_eq!(of("Udgift", ""), "Udgift fordelt på Bydel");
}

#[test]
fn kroner_stand_in_the_heading_where_cells_or_title_say_so() {
    let of = |head: &str, value: fn(usize) -> String| {
        let rows = table(head, 8, |n| format!("{};{}", DISTRICTS[n], value(n)));
        headings("1.csv", &rows)[0].clone()
    };
    assert_eq!(
        of("Bydel;Beløb", |n| format!(
            "{} kr.",
            2_000 + 30 * scattered(n)
        )),
        "Beløb (kr.) fordelt på Bydel"
    );
    // written to the øre
    assert_eq!(
        of("Bydel;Beløb", |n| format!(
            "{},4{}",
            2_000 + 30 * scattered(n),
            1 + n
        )),
        "Beløb (kr.) fordelt på Bydel"
    );
    // it stands there already, or these may be thousands
    assert_eq!(
        of("Bydel;Beløb i kr.", |n| format!(
            "{} kr.",
            2_000 + 30 * scattered(n)
        )),
        "Beløb i kr. fordelt på Bydel"
    );
    assert_eq!(
        of("Bydel;Beløb", |n| (2_000 + 30 * scattered(n)).to_string()),
        "Beløb fordelt på Bydel"
    );
    let thousands = table(
        "Udgifter (1.000 kr.) efter bydel;;\n\nBydel;Type;Beløb",
        8,
        |n| {
            format!(
                "{};a;{},4{}",
                DISTRICTS[n],
                2_000 + 30 * scattered(n),
                1 + n
            )
        },
    );
    let titles = headings("1.csv", &thousands);
    assert_eq!(titles[0], "Udgifter (1.000 kr.): beløb fordelt på Bydel");
}

#[test]
fn land_is_told_in_square_kilometres() {
    let of = |factor: usize| {
        table("Bydel;areal_m2", 8, |n| {
            format!("{};{}", DISTRICTS[n], factor * (100 + scattered(n)))
        })
    };
    assert_eq!(
        headings("bydele.csv", &of(41_000))[0],
        "Bydele: areal (km²) fordelt på Bydel"
    );
    let told = sentence("bydele.csv", &of(41_000));
    assert!(told.contains("km², mindst er"), "{told}");
    assert_eq!(
        headings("bydele.csv", &of(41))[0],
        "Bydele: areal (m²) fordelt på Bydel"
    );
}

#[test]
fn a_name_is_told_to_its_end() {
    let long = "Selvforsørgelses- og hjemrejseydelse eller overgangsydelse til nyankomne borgere";
    let rows = table("Ydelse;Besøg", 8, |n| {
        let name = if n == 2 { long } else { DISTRICTS[n] };
        format!(
            "{name};{}",
            if n == 2 { 900 } else { 200 + 3 * scattered(n) }
        )
    });
    assert!(sentence("1.csv", &rows).starts_with(&format!("Størst er {long} med 900")));
}

#[test]
fn rows_that_are_parts_of_things_are_not_those_things() {
    let of = |name: fn(usize) -> String| {
        let rows = table("id;ejendom;Bydel", 48, |n| {
            format!(
                "{};{};{}",
                9_000 + 7 * n,
                name(n),
                DISTRICTS[scattered(n) % 5]
            )
        });
        headings("ejendomme.csv", &rows)[0].clone()
    };
    assert_eq!(
        of(|n| format!("Gården {n}")),
        "Antal ejendomme fordelt på Bydel"
    );
    // several rows of one property
    let parts = of(|n| format!("Gården {}", n % 17));
    assert!(!parts.contains("ntal ejendomme"), "{parts}");
}
