//! What the words mean, and what is wrong with them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;

fn parse(line: &str) -> Result<Command, [String; 2]> {
    let words = line.split_whitespace().map(OsString::from).collect();
    Arguments::parse(words).map(|arguments| arguments.command)
}

#[test]
fn options_may_stand_anywhere() {
    let wanted = Command::Inspect {
        file: "a.csv".into(),
        json: true,
        vocabulary: None,
        code_system: None,
        options: Box::default(),
    };
    assert_eq!(parse("inspect a.csv --json"), Ok(wanted));
    let wanted = Command::Convert {
        files: vec!["a.csv".into(), "-b.csv".into()],
        raw: true,
        signs: false,
        mend: Vec::new(),
        recipe: None,
        out: Some("x".into()),
        options: Box::default(),
    };
    assert_eq!(parse("--raw convert --out=x a.csv -- -b.csv"), Ok(wanted));
    let wanted = Command::Convert {
        files: vec!["a.zip".into()],
        raw: false,
        signs: true,
        mend: Vec::new(),
        recipe: None,
        out: None,
        options: Box::new(ReadOptions {
            part: vec!["bog.xlsx".to_owned(), "Ark2".to_owned()],
            ..ReadOptions::default()
        }),
    };
    let line = "convert a.zip --part bog.xlsx --part=Ark2 --signs";
    assert_eq!(parse(line), Ok(wanted));
}

#[test]
fn a_column_is_named_or_counted() {
    let wanted = ColumnAsk {
        file: "a.csv".into(),
        column: "Titel".to_owned(),
        threshold_percent: 35,
        only_confident: true,
        vocabulary: None,
        out: Some("b.csv".into()),
        options: ReadOptions::default(),
    };
    let line = "classify a.csv --column Titel --threshold 0,35 --only-confident --out b.csv";
    assert_eq!(parse(line), Ok(Command::ClassifyColumn(Box::new(wanted))));
}

#[test]
fn a_dictionary_has_a_form_and_a_language() {
    let wanted = DictionaryAsk {
        file: "a.csv".into(),
        form: DictionaryForm::TableSchema,
        out: Some("b.json".into()),
        recipe: Some("r.json".into()),
        options: ReadOptions::default(),
    };
    let line = "dictionary a.csv --recipe r.json --form table-schema --language en --out b.json";
    let words = line.split_whitespace().map(OsString::from).collect();
    let read = Arguments::parse(words).unwrap();
    assert_eq!(read.command, Command::Dictionary(Box::new(wanted)));
    assert_eq!(read.language, Language::English);
}

#[test]
fn every_mistake_comes_with_the_usage_line() {
    for line in [
        "",
        "inspect",
        "inspect a b",
        "inspect a --raw",
        "convert",
        "convert a b",
        "convert a --raw --signs",
        "inspect a --signs",
        "convert a --out",
        "convert a --vocabulary v",
        "classify --jsonl a --vocabulary",
        "classify --jsonl a --vocabulary v --vocabulary w",
        "classify",
        "classify a",
        "classify --jsonl a --part b",
        "inspect a --part",
        "eval",
        "eval privacy --set a",
        "eval kle",
        "inspect a --frobnicate",
        "inspect a --json=1",
        "inspect a --columns",
        "inspect a --columns 0",
        "inspect a --sample many",
        "inspect a --seed 3",
        "inspect a --first 3 --sample 3",
        "convert a --raw --first 3",
        "classify --jsonl a --first 3",
        "classify --jsonl a --column b",
        "classify --jsonl a --threshold 0.3",
        "classify a --only-confident",
        "classify --column b",
        "classify a c --column b",
        "classify a --column b --column c",
        "classify a --column b --threshold 30",
        "classify a --column b --threshold",
        "classify a --column b --json",
        "inspect a --column b",
        "inspect a --form csv",
        "dictionary",
        "dictionary a b",
        "dictionary a --form xml",
        "dictionary a --json",
        "dictionary a --recipe r --first 3",
        "inspect a --recipe r",
        "dictionary a --language se",
        "frobnicate",
    ] {
        let wrong = parse(line).unwrap_err();
        assert!(!wrong[0].is_empty(), "{line}");
        assert!(wrong[1].contains("datalup inspect"), "{line}");
    }
}
