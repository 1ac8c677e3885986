//! Codes of places, to be looked up quickly.

use registers::places::{Municipality, PROVINCES, REGIONS, municipalities, postcodes};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static MUNICIPALITIES: LazyLock<HashMap<&str, Municipality>> =
    LazyLock::new(|| municipalities().map(|one| (one.code, one)).collect());
static POSTCODES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| postcodes().collect());
static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let districts = POSTCODES.values().map(|name| name.to_lowercase());
    let own = MUNICIPALITIES.values().map(|one| one.name.to_lowercase());
    own.chain(districts).collect()
});

/// What stands for a letter that is lost.
pub(super) const LOST: char = '\u{fffd}';

/// Names of places by what is left of them when every letter beyond ASCII is lost; nothing for what may be several.
static BY_REMAINS: LazyLock<HashMap<String, Option<String>>> = LazyLock::new(|| {
    let own = MUNICIPALITIES.values().map(|one| one.name.to_owned());
    let districts = POSTCODES.values().map(|name| (*name).to_owned());
    let regions = REGIONS.iter().map(|one| one.name);
    let provinces = PROVINCES.iter().map(|one| one.1);
    // as Statistics Denmark writes them, too
    let parts = regions.flat_map(|name| [name.to_owned(), format!("Region {name}")]);
    let parts =
        parts.chain(provinces.flat_map(|name| [name.to_owned(), format!("Landsdel {name}")]));
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    for name in own
        .chain(districts)
        .chain(parts)
        .filter(|name| !name.is_ascii())
    {
        let known = found
            .entry(remains(&name))
            .or_insert_with(|| Some(name.clone()));
        if known.as_ref().is_some_and(|known| *known != name) {
            *known = None;
        }
    }
    found
});

/// A text with one [`LOST`] for every run of letters that are lost or may be: some programs put one sign for a
/// letter, others one for each of its bytes.
fn remains(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter.is_ascii() {
            true => left.push(letter),
            false if left.ends_with(LOST) => {}
            false => left.push(LOST),
        }
    }
    left
}

/// The only name of a place that a text can have been before letters of it were lost.
pub(super) fn before_lost(text: &str) -> Option<&'static str> {
    BY_REMAINS.get(&remains(text))?.as_deref()
}

/// The municipality with a code of four digits.
pub(super) fn municipality(code: &str) -> Option<&'static Municipality> {
    MUNICIPALITIES.get(code)
}

/// True for a postal code of four digits that exists.
pub(super) fn is_postcode(code: &str) -> bool {
    POSTCODES.contains_key(code)
}

/// True for the name of a municipality or a postal district, in any case.
pub(super) fn is_name(text: &str) -> bool {
    NAMES.contains(&text.to_lowercase())
}
