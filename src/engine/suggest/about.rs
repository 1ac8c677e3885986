//! Which columns of numbers a file is about: those its name or its title tells of. "valgdeltagelse_kv21.csv" is about
//! the column "Valgdeltagelse pct.", not about the votes that it is a share of.

use super::nature::{self, Nature};
use crate::kind::fold::fold;
use model::column::ColumnProfile;

/// Letters that two words must share to be about the same: "sygefravær" and "fraværsprocent" share seven.
const SHARED: usize = 6;
/// Words of many names of files and columns, which tell nothing of the one.
const EVERYWHERE: [&str; 12] = [
    "antal",
    "kommune",
    "kommuner",
    "kommunal",
    "kommunale",
    "danmark",
    "danske",
    "region",
    "regioner",
    "oversigt",
    "statistik",
    "offentlig",
];

/// Marks the columns of numbers that one of these names of a file tells of.
pub(crate) fn mark(columns: &mut [ColumnProfile], names: &[&str]) {
    // "Folketal efter alder" is about people
    let told: Vec<String> = names
        .iter()
        .map(|name| {
            let name = fold(name);
            let ends = [" efter ", " fordelt ", " by "].map(|word| name.find(word));
            let end = ends.into_iter().flatten().min().unwrap_or(name.len());
            name.get(..end).unwrap_or_default().to_owned()
        })
        .collect();
    for column in columns {
        let own = fold(&column.name);
        column.is_subject = column.column_type.is_number()
            && nature::of(column) != Nature::Name
            && told.iter().any(|name| tells_of(name, &own));
    }
}

/// True when two folded names share a word, or the part of one that says what it is.
fn tells_of(name: &str, column: &str) -> bool {
    let words = |of: &'_ str| -> Vec<String> {
        let words = of.split(' ').map(str::to_owned);
        words
            .filter(|word| word.len() >= SHARED && !EVERYWHERE.contains(&&**word))
            .collect()
    };
    let told = words(name);
    let own = words(column);
    told.iter()
        .any(|one| own.iter().any(|other| is_of(one, other)))
}

/// True when both words begin alike, or one ends in what the other begins with: the last part of a Danish compound says
/// what it is.
fn is_of(one: &str, other: &str) -> bool {
    let alike = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let ends_as = |long: &str, short: &str| {
        (SHARED..=long.len().min(short.len())).any(|letters| {
            let end = long.get(long.len() - letters..);
            end.is_some() && end == short.get(..letters)
        })
    };
    let shorter = one.len().min(other.len());
    // "ejendomme" and "ejendomsskat" begin alike and are two things; what differs is an ending at most
    alike + 1 >= shorter && alike >= SHARED
        || ends_as(one, other)
        || ends_as(other, one)
        || one.ends_with(other)
        || other.ends_with(one)
}

/// What a chart of other numbers than those a file is about is worth, of what it would be.
const ASIDE: f64 = 0.8;

/// How much a chart is worth by what it measures: less where it passes by what the file is about.
pub(super) fn weight(columns: &[ColumnProfile], measured: Option<u32>) -> f64 {
    let is_about = |column: u32| {
        columns
            .get(column as usize)
            .is_some_and(|column| column.is_subject)
    };
    let passes_by = columns.iter().any(|column| column.is_subject)
        && measured.is_some_and(|column| !is_about(column));
    if passes_by { ASIDE } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::tells_of;

    #[test]
    fn a_name_tells_of_a_column_when_the_same_thing_is_named_in_both() {
        for (name, column) in [
            ("valgdeltagelse kv21", "valgdeltagelse pct"),
            ("sygefravaer afdelinger", "fravaersprocent 2021"),
            ("trivsel 2023", "social trivsel"),
            ("biblioteksudlaan", "fysiske udlaan"),
            ("regnskab 2023 kontoplan", "regnskab"),
            ("vandforbrug", "forbrug m3"),
        ] {
            assert!(tells_of(name, column), "{name}: {column}");
        }
        for (name, column) in [
            ("kommunale ejendomme", "kommunal andel"),
            ("antal sager", "antal"),
            ("skoler", "elever"),
            ("ejendomme 2023", "ejendomsskat"),
            ("svartider borgerservice", "antal opkald"),
        ] {
            assert!(!tells_of(name, column), "{name}: {column}");
        }
    }
}
