//! KLE numbers in data: which columns hold them, what is wrong with them, and that the cut does not matter.

use engine::classify::KleIndex;
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::kle::edition::Edition;
use engine::kle::register::Register;
use engine::kle::rules::{RULES, local};
use engine::read::{MemorySource, Source};
use model::finding::{Finding, Param};
use model::number_columns::NumberColumns;
use model::sniff::ReadOptions;
use registers::kle::Kle;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::LazyLock;

static KLE: LazyLock<Kle> = LazyLock::new(|| {
    let text = registers::kle::embedded().expect("the suite is built with the register");
    Kle::parse(text.as_bytes()).expect("the register reads")
});
static INDEX: LazyLock<KleIndex> = LazyLock::new(|| KleIndex::new(&KLE));

fn folder(name: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/kle")
        .join(name);
    let mut files: Vec<PathBuf> = std::fs::read_dir(path)
        .expect("fixtures")
        .map(|entry| entry.expect("a fixture").path())
        .collect();
    files.sort();
    files
}

pub(crate) fn director(
    name: &str,
    bytes: &[u8],
    members: usize,
    shard_bytes: u64,
) -> Director<LocalCrew> {
    director_with(name, bytes, &ReadOptions::default(), members, shard_bytes)
}

/// The same, read with options.
pub(crate) fn director_with(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    members: usize,
    shard_bytes: u64,
) -> Director<LocalCrew> {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let director = Director::new(LocalCrew::new(source.clone(), members));
    block_on(director.open_in_shards(name, source, options, Some(&INDEX), &mut Quiet, shard_bytes))
        .expect(name);
    director
}

/// The day an edition that has the register as it is, and a little more, was issued.
fn dated() -> Register {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/kle/edition/emneplan.xml");
    let mut edition = Edition::read(&std::fs::read(path).expect("a fixture")).expect("an edition");
    for entry in &KLE.entries {
        if edition.kle.get(&entry.number).is_none() {
            edition.kle.entries.push(entry.clone());
            edition
                .kle
                .entries
                .sort_by(|one, other| one.number.cmp(&other.number));
        }
    }
    Register::new(Some(&KLE), Some(&edition))
}

fn findings(
    name: &str,
    bytes: &[u8],
    register: &Register,
    members: usize,
    shard_bytes: u64,
) -> Vec<Finding> {
    let director = director(name, bytes, members, shard_bytes);
    let columns = director.number_columns(register).expect("an open file");
    let checked = block_on(director.check_kle(columns, register.clone())).expect("a check");
    checked.findings
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned()
}

fn register_for(name: &str) -> Register {
    match name.contains("dated") {
        true => dated(),
        false => Register::new(Some(&KLE), None),
    }
}

#[test]
fn every_rule_has_a_fixture_and_says_what_it_said() {
    let mut all = String::new();
    let mut met: BTreeSet<String> = BTreeSet::new();
    for path in folder("check") {
        let (name, bytes) = (name_of(&path), std::fs::read(&path).expect("a fixture"));
        let register = register_for(&name);
        let whole = findings(&name, &bytes, &register, 1, 1 << 20);
        let cut = findings(&name, &bytes, &register, 3, 24);
        assert_eq!(whole, cut, "{name} depends on the cut");
        writeln!(all, "{name}").expect("text");
        for finding in whole {
            writeln!(
                all,
                "  {} {:?} {:?} cells {:?} rows {:?} {:?}",
                finding.rule,
                finding.severity,
                finding.column,
                finding.cells,
                finding.rows,
                finding.params
            )
            .expect("text");
            met.insert(finding.rule);
        }
    }
    insta::assert_snapshot!(all);
    for rule in RULES.iter().map(|rule| rule.id).chain([local::ID]) {
        assert!(met.contains(rule), "no fixture breaks {rule}");
    }
}

#[test]
fn every_finding_is_said_in_both_languages() {
    for language in [
        model::message::Language::Danish,
        model::message::Language::English,
    ] {
        for rule in RULES.iter().map(|rule| rule.id).chain([local::ID]) {
            let finding = Finding {
                rule: rule.to_owned(),
                severity: model::finding::Severity::Info,
                column: None,
                position: None,
                cells: Some(2),
                rows: vec![2, 3],
                params: vec![(
                    "values".to_owned(),
                    Param::Values(vec![("05.09.95".to_owned(), 2)]),
                )],
                mend: None,
            };
            let said = (texts::kle(language).finding)(&finding);
            assert!(
                said.iter().all(|sentence| sentence.ends_with('.')),
                "{rule}: {said:?}"
            );
            assert!(!said[0].starts_with("kle."), "{rule}");
        }
    }
}

#[test]
fn columns_are_told_apart() {
    let mut all = String::new();
    for path in folder("kinds") {
        let (name, bytes) = (name_of(&path), std::fs::read(&path).expect("a fixture"));
        let kinds = |members, shard_bytes| -> Vec<(String, Option<String>)> {
            let opened = director(&name, &bytes, members, shard_bytes)
                .opened()
                .expect("an open file");
            opened
                .columns
                .iter()
                .map(|column| (column.name.clone(), column.kind.clone()))
                .collect()
        };
        let whole = kinds(1, 1 << 20);
        assert_eq!(whole, kinds(3, 24), "{name} depends on the cut");
        writeln!(all, "{name}: {whole:?}").expect("text");
        let says_kle = whole.iter().any(|(_, kind)| kind.as_deref() == Some("kle"));
        let is_kle = ["kle", "facet"].iter().any(|front| name.starts_with(front));
        assert_eq!(says_kle, is_kle, "{name}");
        if !is_kle && !name.starts_with("journal") {
            assert_eq!(
                findings(&name, &bytes, &register_for(&name), 1, 1 << 20),
                [],
                "{name}"
            );
        }
    }
    insta::assert_snapshot!(all);
}

/// Files of municipalities and the state that say nothing of KLE.
#[test]
fn the_share_on_general_subjects_is_told_by_department() {
    let text = "KLE-nummer;Afdeling\n05.13.00;Vej\n05.13.10;Vej\n27.00.00;Social\n27.60.00;Social\n\
        27.60.08;\n27.60.10;Social\n";
    let checked = |members, shard_bytes, columns: Option<NumberColumns>| {
        let director = director("sager.csv", text.as_bytes(), members, shard_bytes);
        let columns = columns.unwrap_or(director.number_columns(&register()).expect("a file"));
        block_on(director.check_kle(columns, register())).expect("a check")
    };
    let whole = checked(1, 1 << 20, None);
    assert_eq!(whole, checked(3, 20, None));
    assert_eq!((whole.numbers, whole.general), (6, 3));
    let shares: Vec<(&str, u64, u64)> = whole
        .shares
        .iter()
        .map(|share| (share.name.as_str(), share.numbers, share.general))
        .collect();
    assert_eq!(shares, [("Social", 3, 2), ("Vej", 2, 1), ("", 1, 0)]);
    assert!(whole.judged.subjects > 2000 && !whole.judged.is_loaded);
    let without = NumberColumns {
        number: Some(0),
        ..NumberColumns::default()
    };
    assert_eq!(checked(2, 20, Some(without)).shares, []);
}

#[test]
fn a_number_in_two_columns_is_one_of_a_group() {
    let text = "Hovedgruppe;Gruppe;Sagsstatus\n05;13;Lukket\n27;60;Lukket\n05;77;Ny\n";
    let director = director("sager.csv", text.as_bytes(), 2, 20);
    let columns = director.number_columns(&register()).expect("a file");
    assert_eq!(
        (columns.parts.as_slice(), columns.place()),
        (&[0, 1][..], Some(0))
    );
    let is_known = |number: &str| register().has(number);
    let cases = director.case_columns(Some(&is_known)).expect("an extract");
    assert_eq!(
        (cases.number, cases.status),
        (columns.parts.clone(), columns.status)
    );
    let checked = block_on(director.check_kle(columns, register())).expect("a check");
    assert_eq!((checked.numbers, checked.general), (3, 0));
    let rows: Vec<_> = checked
        .findings
        .iter()
        .map(|one| (one.rule.as_str(), one.rows.as_slice()))
        .collect();
    assert_eq!(rows, [("kle.not_built_in", &[4][..])]);
}

#[test]
fn what_is_no_department_has_no_shares() {
    let mut text = "KLE-nummer;Afdeling\n".to_owned();
    for row in 0..600 {
        writeln!(text, "05.13.00;enhed {row}").expect("text");
    }
    for (members, shard_bytes) in [(1, 1 << 20), (3, 200)] {
        let director = director("sager.csv", text.as_bytes(), members, shard_bytes);
        let columns = director.number_columns(&register()).expect("a file");
        assert_eq!(columns.department, Some(1));
        let checked = block_on(director.check_kle(columns, register())).expect("a check");
        assert_eq!((checked.general, checked.shares), (600, Vec::new()));
    }
}

/// The register built in, as numbers are judged by it.
pub(crate) fn register() -> Register {
    Register::new(Some(&KLE), None)
}

/// The register built in.
pub(crate) fn kle() -> &'static Kle {
    &KLE
}
