//! Names that tell where on a map one is: the postal districts, which are called by their towns.
//!
//! How large a town is no register here says. Its code does, roughly: the post gave round numbers to its largest
//! offices (8000 Aarhus C, 8600 Silkeborg), and the others what lay between.

use model::feature_map::Town;
use registers::{centres, places};

/// All districts that have borders, the roundest code first. The streets of Copenhagen are those of one district.
#[must_use]
pub fn towns() -> Vec<Town> {
    let named = places::postcodes().filter_map(|(code, name)| Some((code.parse().ok()?, name)));
    let named: Vec<(u32, &str)> = named.collect();
    let all = centres::postcodes().filter_map(|(codes, middle)| {
        let first = *codes.start();
        let (_, name) = named.iter().find(|(code, _)| codes.contains(code))?;
        let town = Town {
            name: (*name).to_owned(),
            middle: middle.map(|metres| metres as i32),
        };
        Some((roundness(first), first, town))
    });
    let mut all: Vec<(u8, u32, Town)> = all.collect();
    all.sort_by_key(|own| (own.0, own.1));
    all.into_iter().map(|own| own.2).collect()
}

/// 0 for thousands, 1 for hundreds, 2 for tens, 3 for others.
fn roundness(code: u32) -> u8 {
    match code {
        _ if code.is_multiple_of(1_000) => 0,
        _ if code.is_multiple_of(100) => 1,
        _ if code.is_multiple_of(10) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_come_first_and_each_district_once() {
        let all = towns();
        assert!(all.len() > 550, "{}", all.len());
        let name = |at: usize| all[at].name.as_str();
        let first: Vec<&str> = (0..9).map(name).collect();
        assert_eq!(
            first,
            [
                "København K",
                "Frederiksberg",
                "Helsingør",
                "Roskilde",
                "Odense C",
                "Kolding",
                "Fredericia",
                "Aarhus C",
                "Aalborg"
            ]
        );
        let place = |name: &str| all.iter().position(|own| own.name == name);
        // 8600, 8570, 8382
        assert!(place("Silkeborg") < place("Trustrup"));
        assert!(place("Trustrup") < place("Hinnerup"));
        // Aarhus lies between Randers in the north and Horsens in the south
        let north = |name: &str| place(name).map(|at| all[at].middle[1]);
        assert!(north("Randers C") > north("Aarhus C") && north("Aarhus C") > north("Horsens"));
    }
}
