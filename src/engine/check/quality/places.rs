//! Codes of places, to be looked up quickly.

use registers::places::{Municipality, municipalities, postcodes};
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
