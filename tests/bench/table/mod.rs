//! The table that is measured where no file is given.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Rows of the invented table.
const ROWS: usize = 400_000;

/// Writes an invented table: codes, names, addresses, texts.
pub fn invented(folder: &Path) -> PathBuf {
    let path = folder.join("table.csv");
    let file = std::fs::File::create(&path).expect("a file");
    let mut out = std::io::BufWriter::new(file);
    let streets = [
        "Algade",
        "Nørrebrogade",
        "Kirkevej",
        "Møllestræde",
        "Enghavevej",
    ];
    let towns = [
        "4000 Roskilde",
        "8000 Aarhus C",
        "5000 Odense C",
        "9000 Aalborg",
    ];
    let first = ["Anne", "Lars", "Søren", "Mette", "Ida", "Åse"];
    let last = ["Holm", "Jensen", "Østergaard", "Bruun", "Krogh"];
    let words = [
        "ansøgning",
        "om",
        "tilskud",
        "til",
        "vej",
        "og",
        "børn",
        "plan",
        "klage",
    ];
    writeln!(
        out,
        "id;kommunekode;navn;adresse;telefon;cvr;emne;beskrivelse"
    )
    .expect("written");
    for row in 0..ROWS {
        let pick = |list: &[&'static str], by: usize| list[(row / by + row) % list.len()];
        let text: Vec<&str> = (1..9).map(|at| pick(&words, at)).collect();
        writeln!(
            out,
            "{};0{};{} {} {};{} {}, {};{};{};{};{}",
            row + 1,
            ["101", "147", "461", "751", "851"][row % 5],
            pick(&first, 1),
            pick(&first, 7),
            pick(&last, 3),
            pick(&streets, 1),
            row % 400,
            pick(&towns, 11),
            20_000_000 + row * 149,
            10_000_000 + row * 71,
            pick(&words, 5),
            text.join(" "),
        )
        .expect("written");
    }
    out.flush().expect("written");
    path
}
