//! The command line: exit codes, what goes to which stream, files written.

use std::ffi::OsString;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Runs the command line in this process: exit code, standard output, standard error.
pub fn run(words: &[&str]) -> (u8, String, String) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let words = words.iter().map(OsString::from).collect();
    let code = cli::run(words, &mut out, &mut errors);
    (
        code,
        String::from_utf8(out).unwrap(),
        String::from_utf8(errors).unwrap(),
    )
}

fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("contract/legepladser_tilsyn.csv");
    path.to_str().unwrap().to_owned()
}

/// A folder with one file in it.
fn folder_with(name: &str, bytes: &[u8]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn help_and_version_are_answers() {
    let (code, out, errors) = run(&["--help"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(out.contains("datalup convert"));
    let (code, out, _) = run(&["--version"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("datalup "));
}

#[test]
fn wrong_arguments_are_3_with_the_usage_line() {
    let file = example();
    for words in [
        vec![],
        vec!["inspect"],
        vec!["frobnicate"],
        vec!["inspect", "--frobnicate", &file],
        vec!["convert", &file, &file],
        vec!["convert", &file, "--out", "/findes/ikke/x.csv"],
        vec!["eval", "privacy", "--set", &file],
    ] {
        let (code, out, errors) = run(&words);
        assert_eq!((code, out.as_str()), (3, ""), "{words:?}");
        assert_eq!(errors.lines().count(), 2, "{words:?}: {errors}");
        assert!(
            errors.lines().nth(1).unwrap().contains("datalup"),
            "{errors}"
        );
    }
}

#[test]
fn what_is_no_table_is_2_with_two_lines() {
    let (_folder, pdf) = folder_with("a.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n");
    let (_folder, empty) = folder_with("tom.csv", b"");
    let (_folder, html) = folder_with("b.csv", b"<!doctype html><html><body>404</body></html>");
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    for file in [&pdf, &empty, &html, "/findes/ikke.csv", folder] {
        for words in [
            vec!["inspect", file],
            vec!["inspect", "--json", file],
            vec!["convert", file],
        ] {
            let (code, out, errors) = run(&words);
            assert_eq!((code, out.as_str()), (2, ""), "{words:?}: {errors}");
            assert_eq!(errors.lines().count(), 2, "{words:?}: {errors}");
        }
    }
}

#[test]
fn a_cut_off_file_is_4_with_the_answer_and_the_words() {
    let mut text = "id;tekst\n".to_owned();
    for row in 0..50 {
        text.push_str(&format!("{row};\"a;{row}\"\n"));
    }
    text.push_str("50;\"her mangler slutn");
    let (_folder, file) = folder_with("a.csv", text.as_bytes());
    for words in [
        ["inspect", "--json"],
        ["convert", "--raw"],
        ["convert", "--en"],
    ] {
        let (code, out, errors) = run(&[words[0], words[1], &file]);
        assert_eq!(code, 4, "{words:?}");
        assert!(out.contains("unclosed_quote") || out.contains("49"));
        assert_eq!(errors.lines().count(), 1, "{errors}");
    }
}

#[test]
fn the_overview_is_danish_unless_asked_otherwise() {
    let (code, out, errors) = run(&["inspect", &example()]);
    assert_eq!((code, errors.as_str()), (0, ""));
    insta::assert_snapshot!("cli_overview", table_only(&out));
    let (_, out, _) = run(&["inspect", &example(), "--en"]);
    assert!(out.contains("6 rows, 5 columns"), "{out}");
}

/// The lines about the table: what the classifier says has its own tests.
fn table_only(out: &str) -> String {
    out.split("\n\n").take(2).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn convert_is_typed_unless_raw() {
    let (code, out, errors) = run(&["convert", &example()]);
    assert_eq!((code, errors.as_str()), (0, ""));
    insta::assert_snapshot!("cli_convert", out.replace("\r\n", "\n"));
    let (code, out, _) = run(&["convert", "--raw", &example()]);
    assert_eq!(code, 0);
    insta::assert_snapshot!("cli_convert_raw", out.replace("\r\n", "\n"));
}

#[test]
fn raw_has_a_header_only_if_the_file_has() {
    let (_folder, file) = folder_with("tal.csv", b"1;2,50\n3;4,25\n5;6,75\n");
    let (_, out, _) = run(&["convert", "--raw", &file]);
    assert_eq!(out, "1,\"2,50\"\r\n3,\"4,25\"\r\n5,\"6,75\"\r\n");
    let (_, out, _) = run(&["convert", &file]);
    assert_eq!(out.lines().count(), 4);
    assert!(out.ends_with("1,2.50\r\n3,4.25\r\n5,6.75\r\n"));
}

#[test]
fn several_files_go_to_a_folder() {
    let (first, one) = folder_with("a.csv", b"x;y\n1;2\n");
    let (_second, two) = folder_with("a.csv", b"x;y\n3;4\n");
    let (_third, bad) = folder_with("b.csv", b"%PDF-1.7\n");
    let out = first.path().join("ud");
    let out_text = out.to_str().unwrap();
    let (code, printed, errors) = run(&["convert", &one, &two, "--out", out_text]);
    assert_eq!((code, printed.as_str(), errors.as_str()), (0, "", ""));
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    assert_eq!(read("a.csv"), "x,y\r\n1,2\r\n");
    assert_eq!(read("a (2).csv"), "x,y\r\n3,4\r\n");
    let (code, _, errors) = run(&["convert", &one, &bad, "--out", out_text]);
    assert_eq!(code, 4, "{errors}");
    assert_eq!(errors.lines().count(), 2);
    assert!(!out.join("b.csv").exists());
    let (code, _, _) = run(&["convert", &bad, &bad, "--out", out_text]);
    assert_eq!(code, 2);
}

#[test]
fn a_table_is_chosen_by_its_name() {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read/workbook_1.xlsx");
    let book = book.to_str().unwrap();
    let (code, out, errors) = run(&["convert", "--raw", "--part", "Skjult", book]);
    assert_eq!((code, errors.as_str()), (0, ""));
    let (_, first, _) = run(&["convert", "--raw", book]);
    assert_ne!(out, first);
    let (code, out, _) = run(&["inspect", "--json", "--part=Skjult", book]);
    assert_eq!(code, 0);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["tables"][0]["name"], "Skjult");
    let (code, out, errors) = run(&["convert", "--part", "Ark9", book]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(errors.contains("»Skjult«, »Tilsyn«, »Andre«"), "{errors}");
    // a text is one table, and has none of another name
    let (code, _, errors) = run(&["inspect", "--part", "Ark1", &example()]);
    assert_eq!((code, errors.lines().count()), (2, 2), "{errors}");
}

#[test]
fn a_file_is_never_replaced_by_its_own_conversion() {
    let (folder, file) = folder_with("a.csv", b"x;y\n1;2\n");
    let folder: PathBuf = folder.path().to_owned();
    for place in [file.as_str(), folder.to_str().unwrap()] {
        let (code, _, errors) = run(&["convert", &file, "--out", place]);
        assert_eq!(code, 3, "{errors}");
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"x;y\n1;2\n");
    let target = folder.join("b.csv");
    let (code, _, _) = run(&["convert", &file, "--out", target.to_str().unwrap()]);
    assert_eq!(code, 0);
    assert_eq!(std::fs::read_to_string(target).unwrap(), "x,y\r\n1,2\r\n");
}

#[test]
fn lines_that_are_no_json_are_answered_in_their_place() {
    let (_folder, file) = folder_with(
        "a.jsonl",
        b"{\"id\": 7, \"title\": \"Offentlige legepladser\"}\n\nikke json\n{\"title\": \"x\"}\n",
    );
    let (code, out, errors) = run(&["classify", "--jsonl", &file]);
    assert_eq!(code, 4);
    assert_eq!(errors.lines().count(), 1);
    let ids: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].clone())
        .collect();
    assert_eq!(ids, [7, 3, 4]);
}

/// A reader that has gone, as `head` does.
struct Gone;

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> Result<usize, Error> {
        Err(ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> Result<(), Error> {
        Err(ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn when_nobody_reads_any_more_the_run_ends_quietly() {
    for words in [
        vec!["inspect", "--json"],
        vec!["inspect"],
        vec!["convert"],
        vec!["convert", "--raw"],
    ] {
        let file = example();
        let words = words.into_iter().chain([file.as_str()]).map(OsString::from);
        let mut errors = Vec::new();
        assert_eq!(cli::run(words.collect(), &mut Gone, &mut errors), 0);
        assert!(errors.is_empty());
    }
}

#[test]
fn a_part_of_a_file_is_read_when_asked_for() {
    let mut text = String::from("nr;navn;tal\n");
    for row in 0..2000 {
        text.push_str(&format!("{row};navn {row};{}\n", row % 7));
    }
    let (_folder, path) = folder_with("stor.csv", text.as_bytes());
    let (code, out, errors) = run(&["convert", &path, "--sample", "30", "--columns", "1,3"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(out.lines().next(), Some("nr,tal"));
    assert_eq!(out.lines().count(), 31);
    for line in out.lines().skip(1) {
        let (row, number) = line.split_once(',').unwrap();
        assert_eq!(
            row.parse::<u32>().unwrap() % 7,
            number.parse::<u32>().unwrap()
        );
    }
    // the same rows each time, others for another seed
    let again = run(&["convert", &path, "--sample", "30", "--columns=1,3"]).1;
    let other = run(&[
        "convert",
        &path,
        "--sample",
        "30",
        "--columns=1,3",
        "--seed=2",
    ])
    .1;
    assert!(again == out && other != out);
    // every row is counted whatever stays
    let (code, json, _) = run(&["inspect", &path, "--json", "--sample", "10"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, &json["rows"]), (0, &serde_json::json!(2000)));
    assert_eq!(json["columns"][2]["distinct"], 7);
    let note = json["notes"].as_array().unwrap().iter();
    assert_eq!(note.filter(|n| n["code"] == "some_rows_only").count(), 1);
    let (code, out, _) = run(&["convert", &path, "--first", "5"]);
    assert_eq!((code, out.lines().count()), (0, 6));
}

#[test]
fn a_column_is_classified_row_by_row() {
    let rows =
        "Sag;Sagstitel\n1;Ansøgning om kørestol\n2;Møde tirsdag\n3;Hul i vejen på Algade\n4;\n";
    let (folder, file) = folder_with("sager.csv", rows.as_bytes());
    let (code, out, errors) = run(&["classify", &file, "--column", "sagstitel"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[0].trim_start_matches('\u{feff}'),
        "Sag,Sagstitel,KLE-nummer,KLE-titel,KLE-score,KLE-ord"
    );
    assert!(lines[1].starts_with("1,Ansøgning om kørestol,27."), "{out}");
    assert!(lines[1].ends_with("kørestol"), "{out}");
    assert_eq!(lines[4], "4,,,,,");
    assert_eq!(lines.len(), 5);
    // by its number, in English, only what is sure, to a file
    let target = folder.path().join("ud.csv");
    let place = target.to_str().unwrap();
    let words = [
        "classify",
        &file,
        "--column",
        "2",
        "--only-confident",
        "--threshold",
        "0.9",
        "--en",
        "--out",
        place,
    ];
    let (code, out, _) = run(&words);
    assert_eq!((code, out.as_str()), (0, ""));
    let written = std::fs::read_to_string(&target).unwrap();
    assert!(written.contains("KLE number"), "{written}");
    assert!(written.contains("2,Møde tirsdag,,,,"), "{written}");
    // nothing is written over the file that is read, and a column that is not there is told of
    let (code, _, _) = run(&["classify", &file, "--column", "2", "--out", &file]);
    assert_eq!(code, 3);
    let (code, out, errors) = run(&["classify", &file, "--column", "Emne"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(errors.contains("Sagstitel"), "{errors}");
}

#[test]
fn a_recipe_is_done_with_the_next_edition() {
    use model::mend::Mend;
    use model::recipe::{Query, SortKey, Test, View};
    use model::recipe_file::RecipeFile;
    use model::sniff::ReadOptions;
    // postal codes filled up, only those of one party, the smallest first, one column hidden
    let view = View {
        read: ReadOptions {
            mends: vec![(Some(0), Mend::Pad(4))],
            ..ReadOptions::default()
        },
        query: Query {
            filters: vec![(1, Test::Contains("a".to_owned()))],
            sort: vec![SortKey {
                column: 0,
                descending: false,
            }],
            ..Query::default()
        },
        hidden: vec![2],
        ..View::default()
    };
    let names = ["Postnr", "Parti", "Noter", "Kreds"].map(str::to_owned);
    let recipe = serde_json::to_vec(&RecipeFile::of(&view, names.to_vec())).unwrap();
    let (folder, recipe) = folder_with("opskrift.json", &recipe);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let next = path("naeste.csv");
    std::fs::write(
        &next,
        "Noter;Postnr;Parti;Kreds\nx;8000;A;1\ny;800;A;2\nz;5000;B;3\n",
    )
    .unwrap();
    let (code, out, errors) = run(&["convert", &next, "--recipe", &recipe]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(out, "Postnr,Parti,Kreds\r\n0800,A,2\r\n8000,A,1\r\n");
    // a column of the recipe is gone: that is told, the rest is done
    std::fs::write(&next, "Noter;Parti;Kreds\nx;A;1\ny;B;2\n").unwrap();
    let (code, out, errors) = run(&["convert", &next, "--recipe", &recipe]);
    assert_eq!(code, 4);
    assert!(errors.contains("Postnr"), "{errors}");
    assert_eq!(out, "Parti,Kreds\r\nA,1\r\n");
    // the dictionary tells the file as the recipe reads it
    std::fs::write(&next, "Postnr;Parti;Kreds\n8000;A;1\n800;A;2\n").unwrap();
    let (code, out, errors) = run(&["dictionary", &next, "--form", "csv", "--recipe", &recipe]);
    assert_eq!(code, 4);
    assert!(errors.contains("Noter"), "{errors}");
    assert!(out.contains("postnummer;tekst;"), "{out}");
    let (code, _, errors) = run(&["convert", &next, "--recipe", &next]);
    assert_eq!(code, 2, "{errors}");
    assert_eq!(run(&["convert", &next, "--raw", "--recipe", &recipe]).0, 3);
}

#[test]
fn a_column_is_split_and_the_rows_of_a_finding_are_kept_by_a_recipe() {
    use model::mend::Mend;
    use model::recipe::{FoundRows, Step, View};
    use model::recipe_file::RecipeFile;
    use model::reshape::{Split, SplitBy};
    use model::sniff::ReadOptions;
    let split = Split {
        of: "sted".to_owned(),
        by: SplitBy::PostcodeTown,
        names: vec!["postnr".to_owned(), "by".to_owned()],
    };
    let mut read = ReadOptions::default();
    read.add_mend(Some(1), &Mend::Split(split), 2);
    let found = FoundRows {
        rule: "quality.blanks".to_owned(),
        column: Some(0),
        case: String::new(),
    };
    let view = View::of(&[Step::Read(read), Step::Found(Some(found))]);
    let names = ["navn", "postnr", "by"].map(str::to_owned);
    let recipe = serde_json::to_vec(&RecipeFile::of(&view, names.to_vec())).unwrap();
    let (folder, recipe) = folder_with("opskrift.json", &recipe);
    let next = folder
        .path()
        .join("naeste.csv")
        .to_str()
        .unwrap()
        .to_owned();
    let towns = "sted;navn\n8000 Aarhus C; A\n5000 Odense C;B\n9000 Aalborg;C \n";
    std::fs::write(&next, towns).unwrap();
    let (code, out, errors) = run(&["convert", &next, "--recipe", &recipe]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(
        out,
        "postnr,by,navn\r\n8000,Aarhus C, A\r\n9000,Aalborg,C \r\n"
    );
}

/// `01/02/2003` may have been written month first, so it stays for somebody to look at; the others are plain.
#[test]
fn damaged_kle_numbers_are_mended() {
    let bytes =
        b"Sagsnr;KLE-nr\n1;05.13.30\n2;01-02-2003\n3;05:13:30\n4;51330\n5;01/02/2003\n6;05.13.30\n";
    let (_folder, path) = folder_with("sager.csv", bytes);
    let (code, out, errors) = run(&["convert", &path, "--mend", "all"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(
        out,
        "Sagsnr,KLE-nr\r\n1,05.13.30\r\n2,01.02.03\r\n3,05.13.30\r\n4,05.13.30\r\n5,01/02/2003\r\n6,05.13.30\r\n"
    );
    let (_, out, _) = run(&["convert", &path, "--mend", "kle.form"]);
    assert!(out.contains("4,05.13.30\r\n") && out.contains("2,01-02-2003\r\n"));
}

/// A column of postal codes with their towns is itself taken for postal codes; that keeps it from being split by no
/// means. And who asks for what finds nothing is told so.
#[test]
fn one_rule_alone_is_mended_and_one_that_finds_nothing_is_told() {
    let bytes = "sted;navn\n8000 Aarhus C;A\n8200 Aarhus N;B\n8700 Horsens;C\n".as_bytes();
    let (_folder, path) = folder_with("steder.csv", bytes);
    let (code, out, errors) = run(&["convert", &path, "--mend", "quality.several_values"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(
        out,
        "postnr,by,navn\r\n8000,Aarhus C,A\r\n8200,Aarhus N,B\r\n8700,Horsens,C\r\n"
    );
    let (code, out, errors) = run(&["convert", &path, "--mend", "kle.damaged"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("sted,navn\r\n8000 Aarhus C,A\r\n"));
    assert!(
        errors.contains("--mend kle.damaged: der var intet"),
        "{errors}"
    );
}
