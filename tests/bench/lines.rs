//! How many short texts are classified in a second, on one core: `./dev bench lines`.

use engine::classify::{KleIndex, LineClassifier};
use registers::kle::Kle;
use std::time::Instant;

/// Texts classified, of which none is the same as another.
const TEXTS: usize = 100_000;

fn main() {
    let Some(kle) = registers::kle::embedded().and_then(|text| Kle::parse(text.as_bytes())) else {
        println!("built without the KLE register");
        return;
    };
    let begun = Instant::now();
    let index = KleIndex::new(&kle);
    println!("index: {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0);
    let subjects: Vec<&str> = kle
        .entries
        .iter()
        .map(|entry| entry.title.as_str())
        .collect();
    let openings = [
        "Ansøgning om",
        "Klage over",
        "Henvendelse vedr.",
        "Tilsyn:",
        "Dispensation fra",
    ];
    let texts: Vec<String> = (0..TEXTS)
        .map(|at| {
            let opening = openings[at % openings.len()];
            let subject = subjects[(at * 7919) % subjects.len()];
            format!("{opening} {subject}, Algade {} og {}", at % 311, at / 311)
        })
        .collect();
    let mut lines = LineClassifier::default();
    let begun = Instant::now();
    let matched = texts
        .iter()
        .filter(|text| lines.best(&index, text).is_some())
        .count();
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{TEXTS} texts: {seconds:.2} s, {:.0} a second, {matched} with a match",
        TEXTS as f64 / seconds
    );
}
