//! A column of free text, classified line by line, and cases seen with a citizen's eyes.

use crate::kle_check::{director, kle, register};
use engine::classify::{Document, KleIndex, LineClassifier, classify};
use engine::job::block_on;
use engine::kle::lines::Lesson;
use model::cell::Cell;
use model::kle::Level;
use model::message::RowsAsk;
use model::note::ProblemKind;
use model::readiness::{Demand, Readiness, ReadinessAsk};
use model::recipe::{Query, SortKey, Test};
use model::text_lines::{LineChoice, Remembered};

/// Of a column everything from 20 % on.
fn choice(column: u32) -> LineChoice {
    LineChoice {
        column,
        threshold_percent: 20,
        only_confident: false,
        by_memory: true,
        names: ["KLE-nummer", "KLE-titel", "KLE-score", "KLE-ord"].map(str::to_owned),
    }
}

fn titles() -> String {
    let titles = [
        "Ansøgning om kørestol",
        "Hul i vejen på Algade",
        "Rotter i kælderen",
        "",
        "Byggetilladelse til carport",
        "Møde tirsdag",
        "Ansøgning om økonomisk friplads i børnehave",
    ];
    let mut text = "Sag;Titel\n".to_owned();
    for case in 0..210 {
        text.push_str(&format!("{case};{}\n", titles[case % titles.len()]));
    }
    text
}

#[test]
fn lines_are_answered_as_texts_are() {
    let index = KleIndex::new(kle());
    let mut lines = LineClassifier::default();
    let set = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/classify/opendata_dev.jsonl");
    let set = std::fs::read_to_string(set).expect("a set");
    for line in set.lines() {
        let item: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = item["title"].as_str().unwrap_or_default();
        let document = Document {
            text: text.to_owned(),
            ..Document::default()
        };
        let whole = classify(&index, &document);
        let best = lines.best(&index, text);
        let groups = whole
            .matches
            .iter()
            .filter(|found| found.level == Level::Gruppe);
        let first = groups.max_by(|one, other| {
            one.score
                .total_cmp(&other.score)
                .then(other.code.cmp(&one.code))
        });
        assert_eq!(
            best.as_ref().map(|best| best.score),
            first.map(|found| found.score),
            "{text}"
        );
        assert_eq!(
            best.map(|best| best.confident).unwrap_or_default(),
            whole.confident,
            "{text}"
        );
    }
}

#[test]
fn lines_become_columns_however_the_table_is_cut() {
    let text = titles();
    let run = |members, shard_bytes| {
        let director = director("sager.csv", text.as_bytes(), members, shard_bytes);
        let lesson = Lesson::new(kle(), &[]);
        let sorted = block_on(director.sort_lines(lesson, &choice(1))).expect("sorted");
        let (revision, rows) = block_on(director.select(Query::default())).expect("a view");
        let ask = RowsAsk {
            revision,
            first: 0,
            count: rows as u32,
            columns: (0..6).collect(),
        };
        let rows = block_on(director.rows(&ask)).expect("rows");
        let opened = director.opened().expect("an open file");
        assert_eq!(opened.columns.len(), 6);
        assert_eq!(opened.columns[2].kind.as_deref(), Some("kle"));
        assert_eq!(director.lines_done(), None);
        (sorted, rows)
    };
    let (sorted, rows) = run(1, 1 << 20);
    assert_eq!((&sorted, &rows), (&run(3, 700).0, &run(3, 700).1));
    let done = &sorted.done;
    assert_eq!((done.rows, done.by_memory), (210, 0));
    assert_eq!(sorted.first_column, 2);
    assert!((120..=180).contains(&done.matched), "{}", done.matched);
    assert!(done.confident <= done.matched);
    assert_eq!(done.mains.values().sum::<u64>(), done.matched);
    let shown: Vec<String> = rows
        .iter()
        .take(7)
        .map(|row| format!("{:?}", row.cells.get(2..)))
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn a_column_is_classified_once_at_a_time_and_again() {
    let text = titles();
    let director = director("sager.csv", text.as_bytes(), 2, 700);
    let sort = |column| {
        let sure = LineChoice {
            only_confident: true,
            ..choice(column)
        };
        block_on(director.sort_lines(Lesson::new(kle(), &[]), &sure))
    };
    assert_eq!(
        sort(9).expect_err("no such column").kind,
        ProblemKind::Stale
    );
    let first = sort(1).expect("sorted");
    let second = sort(1).expect("sorted again");
    assert_eq!(first.done, second.done);
    assert_eq!(first.done.matched, first.done.confident);
    assert_eq!(second.first_column, 6);
}

#[test]
fn columns_come_off_again_and_the_file_is_what_it_was() {
    let text = titles();
    for (members, shard_bytes) in [(1, 1 << 20), (3, 700)] {
        let director = director("sager.csv", text.as_bytes(), members, shard_bytes);
        let before = director.opened().expect("an open file");
        let index = KleIndex::new(kle());
        let subject = director.classify_again(Some(&index));
        for _ in 0..2 {
            let lesson = Lesson::new(kle(), &[]);
            block_on(director.sort_lines(lesson, &choice(1))).expect("sorted");
        }
        let register = register();
        // suggestions are neither part of the file nor to be checked, and say nothing of what it is about
        assert_eq!(director.profile().len(), 2);
        let columns = director.number_columns(&register).expect("columns");
        assert_eq!(columns.number, None);
        assert_eq!(director.classify_again(Some(&index)), subject);
        assert_eq!(director.opened_as_read().expect("a file").columns.len(), 2);
        // the last ones first, then all; what stands in the file stays
        block_on(director.drop_columns(6)).expect("dropped");
        assert_eq!(director.opened().expect("a file").columns.len(), 6);
        block_on(director.drop_columns(0)).expect("dropped");
        let after = director.opened().expect("an open file");
        assert_eq!(after.columns, before.columns);
        assert_eq!(after.sniff, before.sniff);
        let query = Query {
            filters: vec![(1, Test::StartsWith("Ans".to_owned()))],
            search: String::new(),
            sort: vec![SortKey {
                column: 1,
                descending: true,
            }],
            ..Query::default()
        };
        let viewed = block_on(director.view(query)).expect("a view");
        assert_eq!((viewed.rows, viewed.shapes.len()), (60, 2));
    }
}

#[test]
fn rows_below_a_number_are_kept() {
    let text = titles();
    let director = director("sager.csv", text.as_bytes(), 2, 700);
    let lesson = Lesson::new(kle(), &[]);
    let sorted = block_on(director.sort_lines(lesson, &choice(1))).expect("sorted");
    for (main, rows) in &sorted.done.mains {
        let query = Query {
            filters: vec![(sorted.first_column, Test::StartsWith(format!("{main}.")))],
            ..Query::default()
        };
        let viewed = block_on(director.view(query)).expect("a view");
        assert_eq!((viewed.rows, viewed.shapes.len()), (*rows, 6), "{main}");
    }
}

#[test]
fn what_was_chosen_before_speaks_first_and_says_so() {
    let text = titles();
    let remembered = |number: &str, words: &[&str]| Remembered {
        number: number.to_owned(),
        title: "Valgt".to_owned(),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    let memory = vec![
        remembered("27.60.00", &["kørestolen"]),
        remembered("05.00.00", &["hul"]),
        remembered("05.01.00", &["vejen", "HUL"]),
        remembered("99.99.99", &["kørestol", "findesikke"]),
        remembered("99.99.98", &[]),
        remembered("99.99.97", &["tirs"]),
    ];
    let run = |members, shard_bytes| {
        let director = director("sager.csv", text.as_bytes(), members, shard_bytes);
        let lesson = Lesson::new(kle(), &[]).with_memory(memory.clone(), "valgt før".to_owned());
        let sorted = block_on(director.sort_lines(lesson, &choice(1))).expect("sorted");
        let (revision, _) = block_on(director.select(Query::default())).expect("a view");
        let ask = RowsAsk {
            revision,
            first: 0,
            count: 6,
            columns: (2..6).collect(),
        };
        (sorted, block_on(director.rows(&ask)).expect("rows"))
    };
    let (sorted, rows) = run(1, 1 << 20);
    assert_eq!((&sorted, &rows), (&run(3, 700).0, &run(3, 700).1));
    assert_eq!(sorted.done.by_memory, 60);
    let shown = |row: usize| -> Vec<String> {
        let cells = rows[row].cells.iter();
        let text = |cell: &Cell| match cell {
            Cell::Text { text, .. } => text.clone(),
            Cell::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        cells.map(text).collect()
    };
    assert_eq!(
        shown(0),
        ["27.60.00", "Valgt", "100", "valgt før: kørestolen"]
    );
    // of two choices that fit, the one of more words
    assert_eq!(
        shown(1),
        ["05.01.00", "Valgt", "100", "valgt før: vejen, HUL"]
    );
    // part of a word is another word
    assert_eq!(shown(5)[0], "");
}

fn readiness(text: &str, shown: &[&str], members: usize, shard_bytes: u64) -> Readiness {
    let director = director("sager.csv", text.as_bytes(), members, shard_bytes);
    let register = register();
    let ask = ReadinessAsk {
        columns: director.number_columns(&register).expect("an open file"),
        shown: shown.iter().map(|number| (*number).to_owned()).collect(),
    };
    block_on(director.readiness(ask, &register)).expect("an answer")
}

#[test]
fn cases_are_ready_when_every_demand_is_met() {
    let text = "Sagsnr;CPR;KLE-nummer;Facet;Status;Oprettet;Lukket;Sagstitel\n\
        1;010190-1234;27.60.00;G01;Afsluttet;2026-01-02;2026-02-02;Ansøgning om hjælpemiddel\n\
        2;010190-1234;27.60.00;G01;I gang;2026-01-02;;Ansøgning om hjælpemiddel\n\
        3;;27.60;B1;Ukendt status;;2026-02-02;Ans. vedr. Anna Hansen 010190-1234\n\
        4;010190-1234, 020290-1234;05.09.95;G01;Afsluttet;2026-01-02;;Parkering\n";
    let found = readiness(text, &[], 1, 1 << 20);
    assert_eq!(found, readiness(text, &[], 3, 40));
    assert_eq!((found.cases, found.of, found.ready), (4, 4, 2));
    let unmet = |demand: Demand| {
        let met = found
            .demands
            .iter()
            .find(|met| met.demand == demand)
            .expect("a demand");
        assert!(!met.column_missing, "{demand:?}");
        met.rows.clone()
    };
    assert_eq!(unmet(Demand::OneParty), [4, 5]);
    assert_eq!(unmet(Demand::SubjectLevel), [4]);
    assert_eq!(unmet(Demand::KnownNumber), [5]);
    assert_eq!(unmet(Demand::Facet), [4]);
    assert_eq!(unmet(Demand::Status), [4]);
    assert_eq!(unmet(Demand::ClosingDate), [4, 5]);
    assert_eq!(unmet(Demand::CreatedDate), [4]);
    assert_eq!(unmet(Demand::TitleWithoutCpr), [4]);
    assert_eq!(unmet(Demand::TitleWithoutAbbreviation), [4]);
    let shown = readiness(text, &["27"], 1, 1 << 20);
    assert_eq!((shown.cases, shown.of), (3, 4));
    let unready = |members, shard_bytes| {
        let director = director("sager.csv", text.as_bytes(), members, shard_bytes);
        let ask = ReadinessAsk {
            columns: director.number_columns(&register()).expect("an open file"),
            shown: Vec::new(),
        };
        block_on(director.unready(ask, &register())).expect("an answer")
    };
    let listed = unready(1, 1 << 20);
    assert_eq!(listed, unready(3, 40));
    let rows: Vec<(u64, usize)> = listed
        .iter()
        .map(|case| (case.row, case.demands.len()))
        .collect();
    assert_eq!(rows, [(4, 9), (5, 3)]);
}

#[test]
fn columns_that_are_not_there_are_said() {
    let found = readiness(
        "KLE-nummer;Antal\n05.09.10;1\n05.09.00;2\n",
        &[],
        1,
        1 << 20,
    );
    let missing = found.demands.iter().filter(|met| met.column_missing);
    let missing: Vec<Demand> = missing.map(|met| met.demand).collect();
    assert!(missing.contains(&Demand::OneParty) && missing.contains(&Demand::Status));
    assert!(!missing.contains(&Demand::SubjectLevel));
    assert_eq!(found.ready, 0);
}
