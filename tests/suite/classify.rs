//! The KLE classifier: how good it is, what it says of ten invented files, and that its words are its own.

use engine::classify::eval::{EvalSet, evaluate};
use engine::classify::lexicon;
use engine::classify::{Document, KleIndex, Weights, classify, without_register};
use model::kle::Whereabouts;
use model::note::Note;
use registers::kle::Kle;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

fn register() -> Kle {
    let text = registers::kle::embedded().expect("the suite is built with the register");
    Kle::parse(text.as_bytes()).expect("the register reads")
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/classify");
    std::fs::read_to_string(path.join(name)).expect("a fixture")
}

fn measured(index: &KleIndex, lines: &str) -> EvalSet {
    evaluate(index, "set", lines).sets.remove(0)
}

fn share(set: &EvalSet, name: &str) -> f64 {
    set.metrics[name].as_f64().expect(name)
}

#[test]
fn the_development_set_is_classified_well() {
    let report = evaluate(
        &KleIndex::new(&register()),
        "opendata_dev",
        &fixture("opendata_dev.jsonl"),
    );
    println!("{report}");
    let set = &report.sets[0];
    assert_eq!(set.items, 142);
    // The aim of this part is 59 and 71 %; the floor here is what was reached, less what one change may cost.
    assert!(
        share(set, "group_top1") >= 0.88,
        "{}",
        set.metrics["group_top1"]
    );
    assert!(
        share(set, "group_top3") >= 0.93,
        "{}",
        set.metrics["group_top3"]
    );
    assert!(
        share(set, "main_top1") >= 0.93,
        "{}",
        set.metrics["main_top1"]
    );
    assert!(share(set, "confident_right") >= 0.9);
    assert!(
        share(set, "confident") >= 0.6,
        "an answer that is never sure helps nobody"
    );
    assert_eq!(set.metrics["unsure_called_confident"], 0);
    assert_eq!(set.metrics["open_called_confident"], 0);
}

#[test]
fn case_work_in_running_text_is_classified_well() {
    let report = evaluate(
        &KleIndex::new(&register()),
        "kl_activities",
        &fixture("kl_activities.jsonl"),
    );
    println!("{report}");
    let set = &report.sets[0];
    assert_eq!(set.items, 93);
    assert!(share(set, "group_top1") >= 0.83);
    assert!(share(set, "group_top3") >= 0.93);
}

/// The weights are few and round. Choosing them anew on four fifths of the set and measuring on the last
/// fifth must not be better than the ones in use: then they would have been a lucky or a lazy choice.
#[test]
fn the_weights_hold_under_cross_validation() {
    const FOLDS: usize = 5;
    let kle = register();
    let text = fixture("opendata_dev.jsonl");
    let labelled: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains("\"gold_group\": null"))
        .collect();
    let mut settings = Vec::new();
    for lexicon in [2.0, 3.0] {
        for class_part in [0.2, 0.5] {
            for part in [0.3, 0.5] {
                for from_title in [2.0, 3.0] {
                    for from_column in [0.5, 1.0] {
                        settings.push(Weights {
                            lexicon,
                            class_part,
                            part,
                            from_title,
                            from_column,
                            ..Weights::default()
                        });
                    }
                }
            }
        }
    }
    let folds: Vec<String> = (0..FOLDS)
        .map(|fold| {
            let lines = labelled.iter().skip(fold).step_by(FOLDS);
            lines.copied().collect::<Vec<_>>().join("\n")
        })
        .collect();
    // Right answers of each setting in each fold: first group, and among three.
    let counts: Vec<Vec<[f64; 2]>> = settings
        .iter()
        .map(|&weights| {
            let index = KleIndex::with_weights(&kle, weights);
            let in_fold = folds.iter().map(|fold| {
                let set = measured(&index, fold);
                let items = set.items as f64;
                ["group_top1", "group_top3"].map(|name| (share(&set, name) * items).round())
            });
            in_fold.collect()
        })
        .collect();
    let mut held_out = [0.0; 2];
    for fold in 0..FOLDS {
        let elsewhere = |counts: &Vec<[f64; 2]>| -> f64 {
            let others = counts
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != fold);
            others.map(|(_, [first, three])| first + three).sum()
        };
        let best = (0..settings.len())
            .max_by(|&one, &other| elsewhere(&counts[one]).total_cmp(&elsewhere(&counts[other])))
            .expect("settings");
        println!("fold {fold}: {:?}", settings[best]);
        for (sum, right) in held_out.iter_mut().zip(counts[best][fold]) {
            *sum += right;
        }
    }
    let n = labelled.len() as f64;
    let at = settings
        .iter()
        .position(|weights| *weights == Weights::default())
        .expect("the weights in use are among those tried");
    let in_use = counts[at]
        .iter()
        .fold([0.0; 2], |[a, b], [c, d]| [a + c, b + d]);
    let worst = counts
        .iter()
        .map(|folds| folds.iter().map(|[first, _]| first).sum::<f64>())
        .fold(f64::INFINITY, f64::min);
    println!(
        "chosen anew and held out: top-1 {:.1} %, top-3 {:.1} %; in use: {:.1} %, {:.1} %; worst setting top-1 {:.1} %",
        100.0 * held_out[0] / n,
        100.0 * held_out[1] / n,
        100.0 * in_use[0] / n,
        100.0 * in_use[1] / n,
        100.0 * worst / n,
    );
    assert!(held_out[0] / n >= 0.85 && held_out[1] / n >= 0.92);
    // Three items of 127 are well within chance.
    assert!(in_use[0] + 3.0 >= held_out[0], "other weights are better");
    assert!(worst / n >= 0.85, "the method stands on its weights");
}

/// Small letters, æøå in one spelling, single spaces.
fn plain(text: &str) -> String {
    let text = text
        .to_lowercase()
        .replace('æ', "ae")
        .replace('ø', "oe")
        .replace('å', "aa");
    let words = text.split(|char: char| !char.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn no_entry_of_the_lexicon_is_copied_from_the_development_set() {
    let mut names = Vec::new();
    let mut texts = Vec::new();
    for line in fixture("opendata_dev.jsonl").lines() {
        let item: Value = serde_json::from_str(line).expect("JSON");
        let name = item["filename"].as_str().unwrap_or_default();
        names.push(plain(name));
        let stem = plain(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        texts.push(stem.clone());
        names.push(stem);
        texts.push(plain(item["title"].as_str().unwrap_or_default()));
        let columns = item["columns"].as_array().into_iter().flatten();
        texts.extend(columns.filter_map(Value::as_str).map(plain));
        let samples = item["sample"].as_object().into_iter().flatten();
        let values = samples.flat_map(|(_, values)| values.as_array().into_iter().flatten());
        texts.extend(values.filter_map(Value::as_str).map(plain));
    }
    let mut count = 0;
    for entry in lexicon::entries() {
        let words = plain(entry.words);
        assert!(!names.contains(&words), "{entry:?} is a file's name");
        if words.split(' ').count() >= 3 {
            let whole = format!(" {words} ");
            let copied = texts
                .iter()
                .find(|text| format!(" {text} ").contains(&whole));
            assert_eq!(copied, None, "{entry:?}");
        }
        count += 1;
    }
    assert!(count > 1000);
}

#[test]
fn every_group_of_the_lexicon_is_in_the_register() {
    let kle = register();
    for entry in lexicon::entries() {
        let known =
            ["statistics", "outside"].contains(&entry.group) || kle.get(entry.group).is_some();
        assert!(known, "{entry:?}");
    }
}

/// Ten invented files.
fn invented() -> Vec<Value> {
    vec![
        json!({"filename": "ladcykler_udlaan_2025.csv", "title": "Udlån af ladcykler fra bydelens p-hus",
               "columns": ["cykel_id", "hentet", "afleveret", "P-hus"], "sample": {"P-hus": ["Møllegårdens p-hus"]}}),
        json!({"filename": "RENOVATIONSRUTER.csv", "title": "", "columns": ["RUTE_ID", "TOEMMEDAG", "FRAKTION", "ANT_BEHOLDERE"],
               "sample": {"FRAKTION": ["Madaffald", "Pap", "Glas"]}}),
        json!({"filename": "nursery_capacity.csv", "title": "Kindergartens and nurseries, places and enrolled children",
               "columns": ["institutionName", "placesTotal", "enrolledChildren"]}),
        json!({"filename": "hÃ¸ringssvar_lokalplan.csv", "title": "HÃ¸ringssvar til lokalplanforslag",
               "columns": ["Lokalplannr", "Afsender", "Modtaget"]}),
        json!({"filename": "folketal_sogne.csv", "title": "Folketal fordelt på alder og civilstand",
               "columns": ["sogn", "alder", "civilstand", "antal"]}),
        json!({"filename": "doegntemperaturer.csv", "title": "Temperatur og nedbør", "columns": ["dato", "middeltemperatur", "nedboer_mm"]}),
        json!({"filename": "udtraek.csv", "title": "", "columns": ["id", "navn", "antal", "dato"]}),
        json!({"filename": "sager.csv", "title": "", "columns": ["KLE-nummer", "Titel"],
               "sample": {"KLE-nummer": ["09.13.01", "09.13.03", "09.13.01", "09.13.05"], "Titel": ["Henvendelse fra borger"]}}),
        json!({"filename": "kontoplan_drift.csv", "title": "", "columns": ["konto", "kontonavn"],
               "sample": {"konto": ["03.22.01", "03.22.05", "03.22.10", "03.22.20"]}}),
        json!({"text": "Borgeren søger om boligindretning og en kørestol som hjælpemiddel."}),
    ]
}

#[test]
fn ten_invented_files_are_answered_as_before() {
    let index = KleIndex::new(&register());
    let mut all = String::new();
    for described in invented() {
        let answer = classify(&index, &Document::of_json(&described));
        let name = described["filename"].as_str().unwrap_or("(text)");
        let codes: Vec<&str> = answer.notes.iter().map(Note::code).collect();
        writeln!(all, "{name}: confident {} {codes:?}", answer.confident).expect("text");
        for found in &answer.matches {
            writeln!(all, "  {} {:.3} {}", found.code, found.score, found.title).expect("text");
            for word in &found.evidence {
                let column = word.column.as_deref().unwrap_or("-");
                writeln!(
                    all,
                    "      {} {:?} {column} {:.2}",
                    word.word, word.whereabouts, word.weight
                )
                .expect("text");
            }
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn every_answer_keeps_the_contract() {
    let index = KleIndex::new(&register());
    let described = fixture("opendata_dev.jsonl");
    let items = described
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    for item in items.chain(invented()) {
        let answer = classify(&index, &Document::of_json(&item));
        assert!(answer.matches.len() <= 10);
        assert!(!(answer.matches.is_empty() && answer.confident));
        assert!(
            answer
                .matches
                .iter()
                .all(|found| (0.0..=1.0).contains(&found.score))
        );
        assert!(
            answer
                .matches
                .is_sorted_by(|one, other| one.score >= other.score)
        );
        let kle = register();
        for found in &answer.matches {
            let entry = kle.get(&found.code).expect("a number of the register");
            assert_eq!(entry.title, found.title);
            assert_eq!(entry.level, found.level);
            assert_eq!(entry.retires, None, "{} is going out of use", found.code);
            assert!(
                !found.evidence.is_empty(),
                "{} without a word for it",
                found.code
            );
        }
    }
}

#[test]
fn evidence_stands_in_the_file() {
    let index = KleIndex::new(&register());
    for item in fixture("opendata_dev.jsonl")
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
    {
        let answer = classify(&index, &Document::of_json(&item));
        for word in answer.matches.iter().flat_map(|found| &found.evidence) {
            let place = match word.whereabouts {
                Whereabouts::Title => item["title"].to_string(),
                Whereabouts::FileName => item["filename"].to_string(),
                Whereabouts::ColumnName => item["columns"].to_string(),
                _ => item["sample"].to_string(),
            };
            assert!(place.contains(&word.word), "{word:?} in {place}");
        }
    }
}

#[test]
fn the_same_file_gets_the_same_answer_from_every_index() {
    let (one, other) = (KleIndex::new(&register()), KleIndex::new(&register()));
    for described in invented() {
        let document = Document::of_json(&described);
        assert_eq!(classify(&one, &document), classify(&other, &document));
    }
}

#[test]
fn retired_subjects_are_not_suggested() {
    let index = KleIndex::new(&register());
    let document = Document {
        title: "Tankanlæg på vejareal".to_owned(),
        ..Document::default()
    };
    let answer = classify(&index, &document);
    assert!(answer.matches.iter().any(|found| found.code == "05.14"));
    assert!(answer.matches.iter().all(|found| found.code != "05.14.21"));
}

#[test]
fn without_the_register_the_answer_says_so() {
    let answer = without_register();
    assert!(answer.matches.is_empty() && !answer.confident);
    assert_eq!(answer.notes, [Note::KleMissing]);
}

#[test]
fn a_small_register_of_the_users_own_works() {
    let kle =
        Kle::parse("nummer;titel\n05;Veje\n05.09;Parkering\n".as_bytes()).expect("a register");
    let document = Document {
        title: "Parkeringspladser".to_owned(),
        ..Document::default()
    };
    let answer = classify(&KleIndex::new(&kle), &document);
    let codes: Vec<&str> = answer
        .matches
        .iter()
        .map(|found| found.code.as_str())
        .collect();
    assert_eq!(codes, ["05", "05.09"]);
}
