//! Names of files as they are read: without what only says how a file is written, with Danish letters again.

use model::spelling::{capitalised, read};
use registers::places::place_name;

/// Longer names are no headings.
const LONGEST_CHARS: usize = 60;
/// Words that say how a file is written or that it is a copy, not what it holds.
const FORMS: [&str; 26] = [
    "geojson", "json", "csv", "shp", "shape", "gml", "wkt", "wkb", "utf8", "latin1", "utm32",
    "utm33", "wgs84", "etrs89", "epsg", "crs", "raw", "export", "eksport", "kopi", "copy", "final",
    "endelig", "download", "xlsx", "txt",
];
/// Numbers of systems of coordinates, which stand in names of files of places.
const SYSTEMS: [&str; 6] = ["25832", "25833", "4326", "4258", "3857", "3034"];

/// The name of a file without what only says how it is written; `None` where nothing is left.
pub(super) fn plain(name: &str) -> Option<String> {
    let stem = stem(name);
    let says = |word: &&str| {
        let word = word.to_lowercase();
        !word.is_empty() && !FORMS.contains(&&*word) && !SYSTEMS.contains(&&*word)
    };
    let words = stem.split(['_', ' ']).filter(says).collect::<Vec<_>>();
    let words = readable(&words.join(" "));
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 3 && words.chars().count() <= LONGEST_CHARS).then_some(words)
}

/// The name of a file in plain words.
pub(super) fn words(name: &str) -> String {
    let words = readable(stem(name).replace('_', " ").trim());
    match words.is_empty() {
        true => name.to_owned(),
        false => words,
    }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// "koebenhavn legepladser" is "København legepladser".
fn readable(words: &str) -> String {
    let is_spelled_out = words.is_ascii();
    let words = words.split(' ').map(|word| {
        let read = read(word, is_spelled_out);
        let place = place_name(word).or_else(|| place_name(&read));
        place.map_or(read, str::to_owned)
    });
    capitalised(&words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{plain, words};

    #[test]
    fn what_only_says_how_a_file_is_written_is_no_name() {
        for (name, expected) in [
            (
                "aarhus_legepladser_25832.geojson",
                Some("Aarhus legepladser"),
            ),
            ("kk_bydel_wkt.csv", Some("KK bydel")),
            ("Skoler 2024.json", Some("Skoler 2024")),
            ("ånde_huller_LATIN1.geojson", Some("Ånde huller")),
            ("utm32.csv", None),
            ("4326.geojson", None),
            ("a1.csv", None),
        ] {
            assert_eq!(plain(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn danish_letters_written_in_two_become_one_again() {
        for (name, expected) in [
            ("koebenhavn_legepladser.geojson", "København legepladser"),
            ("leverandoerfakturaer_q1.csv", "Leverandørfakturaer q1"),
            ("traeregister.csv", "Træregister"),
            ("aabenraa_boernehaver.csv", "Aabenraa børnehaver"),
            ("oekologi_aar.csv", "Økologi år"),
            ("dawa_hoejder.csv", "DAWA højder"),
            ("kk_udsatte_byomraader.json", "KK udsatte byområder"),
            ("gini_koefficient.csv", "Gini koefficient"),
            ("israel_poesi_shoes.csv", "Israel poesi shoes"),
            ("Århus_koer.csv", "Århus koer"),
            ("museer.csv", "Museer"),
        ] {
            assert_eq!(words(name), expected, "{name}");
        }
    }
}
