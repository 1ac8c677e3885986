//! Why a column has its kind, and kinds the user chooses.

use super::table::{self, CUTS, WHOLE};
use engine::job::block_on;
use model::column::ColumnType;
use model::column_kind::{HeaderSays, KINDS, KindFacts};
use model::message::Language;
use model::recipe::{KindChoice, Step, View};

/// Invented: a column of postal codes with two that are none, and the names of parties.
fn places() -> String {
    let codes = ["8000", "5000", "9999", "4000", "9000", "8000", "1", "7100"];
    let rows = codes.iter().map(|code| format!("{code};A;0751;12\n"));
    format!(
        "Postnr;Parti;Kommunekode;Antal\n{}",
        rows.collect::<String>()
    )
}

#[test]
fn reasons_are_the_same_however_the_file_was_cut() {
    let told = |cut| -> Vec<KindFacts> {
        let table = table::open(&places(), cut);
        let facts = |column| block_on(table.director.kind_facts(column)).unwrap();
        (0..4).map(facts).collect()
    };
    let whole = told(WHOLE);
    let postcode = &whole[0];
    assert_eq!(postcode.found.as_deref(), Some("postcode"));
    assert_eq!(postcode.header, HeaderSays::Whole);
    assert_eq!((postcode.values, postcode.misfits), (8, 2));
    assert_eq!(postcode.rows, [4, 8]);
    let names: Vec<_> = postcode.names.iter().flatten().collect();
    assert!(names.contains(&&"Aarhus C".to_owned()), "{names:?}");
    assert_eq!(whole[2].names, [Some("Aarhus".to_owned())]);
    assert_eq!(whole[3], KindFacts::default());
    for cut in CUTS {
        assert_eq!(told(cut), whole, "{cut:?}");
    }
}

/// Invented: days of permits, one of which stands for no end, and a word in place of another.
fn permits() -> String {
    let days = [
        "2024-01-01",
        "2024-02-01",
        "9999-12-31",
        "ukendt",
        "",
        "2024-03-15",
    ];
    let days = days.iter().chain(&["2024-04-01"; 20]);
    let rows = days.enumerate().map(|(at, day)| format!("{at};{day}\n"));
    format!("Nr;Gyldig til\n{}", rows.collect::<String>())
}

#[test]
fn days_that_do_not_fit_are_told_of_columns_of_days() {
    for cut in [WHOLE, CUTS[0]] {
        let table = table::open(&permits(), cut);
        assert_eq!(table.opened.columns[1].column_type, ColumnType::Date);
        let facts = block_on(table.director.kind_facts(1)).unwrap();
        assert_eq!((facts.values, facts.misfits), (25, 2));
        assert_eq!(facts.rows, [4, 5]);
        // as months every day but the first of one is none
        let month = (1, Some("month".to_owned()));
        table.director.say_kinds(&[month]).unwrap();
        let facts = block_on(table.director.kind_facts(1)).unwrap();
        assert_eq!((facts.misfits, facts.rows), (3, vec![4, 5, 7]));
    }
}

#[test]
fn a_chosen_kind_holds_until_it_is_taken_back() {
    let table = table::open(&places(), WHOLE);
    let director = &table.director;
    let before: Vec<_> = table
        .opened
        .columns
        .iter()
        .map(|one| one.kind.clone())
        .collect();
    let chosen = [(3, Some("age".to_owned())), (0, None), (99, None)];
    let kinds = director.say_kinds(&chosen).unwrap();
    assert_eq!(kinds[3], (Some("age".to_owned()), 1.0));
    assert_eq!(kinds[0], (None, 0.0));
    // whatever is asked of the file goes by it
    let opened = director.opened_as_read().unwrap();
    assert_eq!(opened.columns[3].kind.as_deref(), Some("age"));
    assert_eq!(director.profile()[3].kind.as_deref(), Some("age"));
    let facts = block_on(director.kind_facts(3)).unwrap();
    assert_eq!(facts.found, before[3]);
    assert_eq!((facts.values, facts.misfits), (8, 0));
    let kinds = director.say_kinds(&[]).unwrap();
    let kinds: Vec<_> = kinds.into_iter().map(|kind| kind.0).collect();
    assert_eq!(kinds, before);
}

#[test]
fn choices_are_steps() {
    let kind = |kind| Step::Kind { column: 2, kind };
    let chosen = kind(KindChoice::Kind("bfe".to_owned()));
    let none = kind(KindChoice::Nothing);
    let kinds = |steps: &[Step]| View::of(steps).kinds;
    assert_eq!(
        kinds(std::slice::from_ref(&chosen)),
        [(2, Some("bfe".to_owned()))]
    );
    assert_eq!(kinds(&[chosen.clone(), none.clone()]), [(2, None)]);
    assert_eq!(kinds(&[chosen, none, kind(KindChoice::Found)]), []);
}

#[test]
fn every_kind_has_a_name_in_both_languages() {
    for language in [Language::Danish, Language::English] {
        let texts = texts::of(language).page.column;
        for id in KINDS {
            assert!((texts.kind)(id).is_some(), "{id}");
        }
        assert!(!(texts.type_word)(ColumnType::Text).is_empty());
    }
}

#[test]
fn what_is_checked_follows_a_chosen_kind() {
    // days and times: nothing says that they are numbers of persons
    let rows = (0..40).map(|row| format!("{:02}03241{:03};{row}\n", row % 28 + 1, row % 60));
    let table = table::open(&format!("maalt;antal\n{}", rows.collect::<String>()), WHOLE);
    let is_found = || {
        let found = block_on(table.director.check()).unwrap().findings;
        found.iter().any(|finding| finding.rule == "personal.cpr")
    };
    assert!(!is_found());
    table
        .director
        .say_kinds(&[(0, Some("cpr".to_owned()))])
        .unwrap();
    assert!(is_found());
    table.director.say_kinds(&[]).unwrap();
    assert!(!is_found());
}
