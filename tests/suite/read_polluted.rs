//! One sound table written in many odd ways, and damaged in many places: what comes out is the sound table.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::reading::sniffed;
use engine::read::each_record;
use model::sniff::ReadOptions;
use std::fmt::Write as _;

/// How a table is written.
#[derive(Clone, Copy)]
struct Form {
    delimiter: &'static str,
    quote: char,
    /// Before a quote inside quotes.
    escape: char,
    line_end: &'static str,
    quote_all: bool,
}

const USUAL: Form = Form {
    delimiter: ",",
    quote: '"',
    escape: '"',
    line_end: "\n",
    quote_all: false,
};

type Rows = Vec<Vec<String>>;

/// A shop's orders: days, times, amounts, codes, prices, long texts with all kinds of signs, addresses.
fn sound() -> Rows {
    let mut rows = vec![
        [
            "Dato",
            "Tid",
            "Antal",
            "Varenr",
            "Pris",
            "Type",
            "Beskrivelse",
            "Link",
            "Note",
        ]
        .map(str::to_string)
        .to_vec(),
    ];
    let kinds = ["Rør", "Plade", "Dør og vindue", "Skrue"];
    let texts = [
        "Rør, galvaniseret (2 m)",
        "Plade 120x60",
        "Dør med \"karm\", hvid",
        "Skrue",
        "Beslag; sort",
        "Hylde til bad, 3 stk.",
    ];
    let notes = ["", "Hasteordre", "Ring først, tak", "Betalt"];
    for row in 0..60 {
        rows.push(vec![
            format!("{:02}-{:02}-2023", row % 28 + 1, row % 12 + 1),
            format!("{:02}:{:02}:00", row % 24, row * 7 % 60),
            (row * 3 % 17 + 1).to_string(),
            format!("VX-{}", 1000 + row * 37),
            format!("${}.{:02}", row * 13 % 400, row * 5 % 100),
            kinds[row % 4].to_string(),
            texts[row % 6].to_string(),
            format!("http://butik.example/varer/{}?a=1&b={row}", row * 11),
            notes[row % 4].to_string(),
        ]);
    }
    rows
}

fn field(text: &str, form: Form) -> String {
    let must = text.contains(form.delimiter)
        || text.contains(form.quote)
        || text.contains(['\n', '\r'])
        || (form.delimiter.is_ascii() && text.contains(&form.delimiter[..1]));
    if !must && !form.quote_all {
        return text.to_string();
    }
    let escaped = format!("{}{}", form.escape, form.quote);
    let inside = text.replace(form.quote, &escaped);
    format!("{0}{inside}{0}", form.quote)
}

fn line(row: &[String], form: Form) -> String {
    let fields: Vec<String> = row.iter().map(|text| field(text, form)).collect();
    fields.join(form.delimiter) + form.line_end
}

fn written(rows: &[Vec<String>], form: Form) -> String {
    rows.iter().map(|row| line(row, form)).collect()
}

/// What is read, header first.
fn records(text: &str) -> Rows {
    let (source, sniff) = sniffed(text.as_bytes(), "a.csv", &ReadOptions::default()).unwrap();
    let mut records = Vec::new();
    each_record(&source, &sniff, &mut |fields| {
        records.push(fields.iter().map(ToString::to_string).collect());
        Ok(())
    })
    .unwrap();
    records
}

/// Collects what differs, so that one run tells all.
#[derive(Default)]
struct Findings {
    text: String,
    tried: usize,
}

impl Findings {
    fn expect(&mut self, what: &str, text: &str, wanted: &Rows) {
        self.tried += 1;
        let found = records(text);
        if found == *wanted {
            return;
        }
        let at = (0..found.len().max(wanted.len()))
            .find(|at| found.get(*at) != wanted.get(*at))
            .unwrap_or(0);
        writeln!(
            self.text,
            "{what}: {} rows, not {}; row {at} is {:?}, not {:?}",
            found.len(),
            wanted.len(),
            found.get(at),
            wanted.get(at)
        )
        .unwrap();
    }

    fn tell(self, at_least: usize) {
        assert!(self.tried >= at_least, "only {} were tried", self.tried);
        assert!(self.text.is_empty(), "\n{}", self.text);
    }
}

#[test]
fn any_delimiter_quote_escape_and_line_end() {
    let rows = sound();
    let mut findings = Findings::default();
    for delimiter in [
        ",", ";", "\t", "|", " ", ", ", "; ", "||", "::", "^", "~", "~|~", "¤", "§", "\u{1f}",
    ] {
        for (quote, escape) in [('"', '"'), ('\'', '\''), ('"', '\\'), ('\'', '\\')] {
            // odd signs are seldom met all at once
            if ["~|~", "¤", "§", "\u{1f}"].contains(&delimiter) && (quote, escape) != ('"', '"') {
                continue;
            }
            for line_end in ["\n", "\r\n", "\r"] {
                for quote_all in [false, true] {
                    let form = Form {
                        delimiter,
                        quote,
                        escape,
                        line_end,
                        quote_all,
                    };
                    let what = format!("{delimiter:?} {quote} {escape} {line_end:?} {quote_all}");
                    findings.expect(&what, &written(&rows, form), &rows);
                }
            }
        }
    }
    findings.tell(270);
}

#[test]
fn ends_of_files_and_small_tables() {
    let rows = sound();
    let text = written(&rows, USUAL);
    let mut findings = Findings::default();
    findings.expect("no line end", text.trim_end(), &rows);
    findings.expect("two line ends", &format!("{text}\n"), &rows);
    findings.expect("a mark", &format!("\u{feff}{text}"), &rows);
    findings.expect(
        "no header",
        &written(&rows[1..], USUAL),
        &rows[1..].to_vec(),
    );
    for count in [1, 2, 3] {
        let few = rows[..count].to_vec();
        findings.expect(&format!("{count} rows"), &written(&few, USUAL), &few);
        let semicolons = Form {
            delimiter: ";",
            ..USUAL
        };
        findings.expect(&format!("{count} rows ;"), &written(&few, semicolons), &few);
    }
    let mut mixed = String::new();
    for (at, row) in rows.iter().enumerate() {
        let line_end = ["\n", "\r\n", "\r"][at % 3];
        mixed.push_str(&line(row, Form { line_end, ..USUAL }));
    }
    findings.expect("mixed line ends", &mixed, &rows);
    // an empty column makes no pair of delimiters
    let mut gap = rows.clone();
    for row in &mut gap[1..] {
        row[1].clear();
    }
    findings.expect("an empty column", &written(&gap, USUAL), &gap);
    let narrow: Rows = gap[1..]
        .iter()
        .map(|row| [&row[3], "", &row[5]].map(str::to_string).to_vec())
        .collect();
    findings.expect(
        "an empty column, no header",
        &written(&narrow, USUAL),
        &narrow,
    );
    let mut long = rows.clone();
    long[20][6] = "lang tekst, ".repeat(30_000);
    findings.expect("a long field", &written(&long, USUAL), &long);
    findings.tell(13);
}

/// One row is damaged: all others are as they were.
#[test]
fn a_damaged_row_damages_no_other() {
    let rows = sound();
    let mut findings = Findings::default();
    for at in [0, 1, 2, 3, 30, 59, 60] {
        for column in 0..9 {
            for quote_all in [false, true] {
                let form = Form { quote_all, ..USUAL };
                let put = |damaged: String| {
                    let mut text = written(&rows[..at], form);
                    text.push_str(&damaged);
                    text.push_str(&written(&rows[at + 1..], form));
                    text
                };
                let fields: Vec<String> = rows[at].iter().map(|f| field(f, form)).collect();
                // a delimiter too many
                let mut more = fields.clone();
                more[column].push(',');
                let mut wanted = rows.clone();
                wanted[at].insert(column + 1, String::new());
                let what = format!("row {at} column {column} {quote_all}");
                findings.expect(
                    &format!("{what}: more"),
                    &put(more.join(",") + "\n"),
                    &wanted,
                );
                // one too few, where no quotes are concerned
                if column > 0
                    && !quote_all
                    && !fields[column].contains('"')
                    && !fields[column - 1].contains('"')
                {
                    let mut less = fields.clone();
                    let gone = less.remove(column);
                    less[column - 1].push_str(&gone);
                    let mut wanted = rows.clone();
                    let gone = wanted[at].remove(column);
                    wanted[at][column - 1].push_str(&gone);
                    findings.expect(
                        &format!("{what}: less"),
                        &put(less.join(",") + "\n"),
                        &wanted,
                    );
                }
                // a quote that stands for itself, at the beginning, in the middle and at the end
                let text = rows[at][column].clone();
                if text.is_empty() || text.contains(['"', ',']) || !text.is_ascii() {
                    continue;
                }
                for place in [0, text.len() / 2, text.len()] {
                    let mut odd = text.clone();
                    odd.insert(place, '"');
                    let mut damaged = fields.clone();
                    damaged[column] = if quote_all {
                        format!("\"{odd}\"")
                    } else {
                        odd.clone()
                    };
                    let mut wanted = rows.clone();
                    wanted[at][column] = odd;
                    findings.expect(
                        &format!("{what}: quote at {place}"),
                        &put(damaged.join(",") + "\n"),
                        &wanted,
                    );
                }
            }
        }
    }
    findings.tell(300);
}

#[test]
fn a_row_with_another_delimiter_is_read_by_it() {
    let mut findings = Findings::default();
    // no field of these holds a sign that could part it
    let mut rows = sound();
    for row in &mut rows {
        row[6] = "Beslag".to_string();
        row[8] = "Betalt".to_string();
    }
    rows[0][6] = "Beskrivelse".to_string();
    rows[0][8] = "Note".to_string();
    for at in [3, 20, 60] {
        for delimiter in [";", "\t", "|"] {
            let mut text = written(&rows[..at], USUAL);
            text.push_str(&line(&rows[at], Form { delimiter, ..USUAL }));
            text.push_str(&written(&rows[at + 1..], USUAL));
            findings.expect(&format!("row {at} {delimiter:?}"), &text, &rows);
        }
    }
    // the names, the first row, rows with quotes, a row of several lines
    let mut rows = sound();
    rows[60][6] = "Beslag, sort\ni to dele".to_string();
    for at in [0, 1, 2, 3, 4, 5, 60] {
        for delimiter in [";", "\t", "|"] {
            let mut text = written(&rows[..at], USUAL);
            text.push_str(&line(&rows[at], Form { delimiter, ..USUAL }));
            text.push_str(&written(&rows[at + 1..], USUAL));
            findings.expect(&format!("any row {at} {delimiter:?}"), &text, &rows);
        }
    }
    findings.tell(30);
}

#[test]
fn another_table_below_is_no_footer() {
    let rows = sound();
    let mut findings = Findings::default();
    for width in [2, 4, 9, 12] {
        let other: Rows = (0..20)
            .map(|row| (0..width).map(|at| format!("v{row}_{at}")).collect())
            .collect();
        for gap in ["", "\n", "\n\n"] {
            let text = written(&rows, USUAL) + gap + &written(&other, USUAL);
            let wanted = [rows.clone(), other.clone()].concat();
            findings.expect(&format!("{width} columns behind {gap:?}"), &text, &wanted);
        }
    }
    findings.tell(12);
}

#[test]
fn zeros_that_fill_up_a_file_are_no_row() {
    let rows = sound();
    let mut findings = Findings::default();
    for zeros in [1, 300, 4096] {
        let text = written(&rows, USUAL) + &"\0".repeat(zeros);
        findings.expect(&format!("{zeros} zeros"), &text, &rows);
    }
    findings.tell(3);
}

#[test]
fn rows_above_below_and_between() {
    let rows = sound();
    let text = written(&rows, USUAL);
    let mut findings = Findings::default();
    for title in [
        "Ordrer i 2023\n",
        "Ordrer i 2023\n\n",
        "Ordrer, rør og plader\nUdtrukket 1. maj\n\n",
    ] {
        findings.expect(title, &format!("{title}{text}"), &rows);
    }
    for footer in [
        "\nKilde: butikken\n",
        "Kilde: butikken, egne tal\n",
        "\nAnm.: * foreløbige tal\n",
    ] {
        findings.expect(footer, &format!("{text}{footer}"), &rows);
    }
    // the names again on every page
    let mut pages = String::new();
    for (at, row) in rows.iter().enumerate() {
        if at > 1 && at % 20 == 1 {
            pages.push_str(&line(&rows[0], USUAL));
        }
        pages.push_str(&line(row, USUAL));
    }
    findings.expect("pages", &pages, &rows);
    findings.tell(7);
}
