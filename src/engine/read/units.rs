//! Units and factors in the names of columns and in titles: "Beløb (1.000 kr.)", "i tusinde", "mio. kr.".
//!
//! A factor is only ever offered. "pr. 1.000 indbyggere" and "over 1.000 kr." are none.

use super::dress::CellUnit;
use crate::kind::code;
use crate::kind::fold::fold;
use model::column::ColumnProfile;
use model::sniff::Sniff;
use model::unit::{Unit, UnitOffer, UnitPlace};

/// Words of units, in small letters and without points.
const WORDS: [(&str, Unit); 37] = [
    ("%", Unit::Percent),
    ("pct", Unit::Percent),
    ("procent", Unit::Percent),
    ("percent", Unit::Percent),
    ("‰", Unit::PerMille),
    ("promille", Unit::PerMille),
    ("kr", Unit::Krone),
    ("krone", Unit::Krone),
    ("kroner", Unit::Krone),
    ("dkk", Unit::Krone),
    ("dkr", Unit::Krone),
    ("€", Unit::Euro),
    ("eur", Unit::Euro),
    ("euro", Unit::Euro),
    ("antal", Unit::Count),
    ("stk", Unit::Count),
    ("ton", Unit::Tonne),
    ("tons", Unit::Tonne),
    ("kg", Unit::Kilogram),
    ("kwh", Unit::KilowattHour),
    ("mwh", Unit::MegawattHour),
    ("meter", Unit::Metre),
    ("km", Unit::Kilometre),
    ("kilometer", Unit::Kilometre),
    ("m2", Unit::SquareMetre),
    ("m²", Unit::SquareMetre),
    ("kvm", Unit::SquareMetre),
    ("kvadratmeter", Unit::SquareMetre),
    ("ha", Unit::Hectare),
    ("hektar", Unit::Hectare),
    ("m3", Unit::CubicMetre),
    ("m³", Unit::CubicMetre),
    ("kubikmeter", Unit::CubicMetre),
    ("timer", Unit::Hour),
    ("minutter", Unit::Minute),
    ("min", Unit::Minute),
    ("m", Unit::Metre),
];

/// Words of factors that need no unit beside them.
const FACTORS: [(&str, u32); 9] = [
    ("mio", 1_000_000),
    ("mill", 1_000_000),
    ("million", 1_000_000),
    ("millioner", 1_000_000),
    ("mia", 1_000_000_000),
    ("milliard", 1_000_000_000),
    ("milliarder", 1_000_000_000),
    ("tkr", 1_000),
    ("tdkk", 1_000),
];

/// Factors that only count beside a unit, or after "i" and "hele".
const NUMBERS: [(&str, u32); 7] = [
    ("1000", 1_000),
    ("10000", 10_000),
    ("100000", 100_000),
    ("1000000", 1_000_000),
    ("tusind", 1_000),
    ("tusinde", 1_000),
    ("tusinder", 1_000),
];

/// Before a number these make it a limit or a rate.
const NO_FACTOR: [&str; 17] = [
    "pr", "per", "over", "under", "mindst", "højst", "op", "til", "fra", "mellem", "end", "ca",
    "for", "af", "på", "og", "max",
];

/// The unit a column's name or a title speaks of, and the factor with it (1 without).
#[must_use]
pub fn unit_of_name(name: &str) -> (Option<Unit>, u32) {
    let words = words(name);
    let word = |at: usize| words.get(at).map(String::as_str);
    let mut unit = None;
    for at in 0..words.len() {
        let before = at.checked_sub(1).and_then(word);
        let Some(own) = word(at) else { break };
        let after = word(at + 1).and_then(unit_of_word);
        let is_limit = before.is_some_and(|before| {
            NO_FACTOR.contains(&before)
                || (before.starts_with(|c: char| c.is_ascii_digit()) && !is_year(before))
        });
        let factor = find(&FACTORS, own).or_else(|| {
            let is_said = after.is_some() || matches!(before, Some("i" | "hele"));
            find(&NUMBERS, own).filter(|_| is_said)
        });
        if let Some(factor) = factor.filter(|_| !is_limit) {
            let krone = own.ends_with("kr") || own.ends_with("dkk");
            return (after.or(krone.then_some(Unit::Krone)), factor);
        }
        // t.kr.
        if own == "t" && after == Some(Unit::Krone) && !is_limit {
            return (after, 1_000);
        }
        // "antal pr. m2" counts, "tons pr. år" weighs; a number before a unit is a limit
        let is_rate = matches!(before, Some("pr" | "per")) || is_limit;
        if unit.is_none() && !is_rate {
            // short ones only where they stand apart: `ha` and `m` end names of other things
            let is_apart = words.len() > 1 || own.len() > 2 || own == "%";
            unit = unit_of_word(own).filter(|_| is_apart);
        }
    }
    (unit, 1)
}

/// `Regnskab 2024, mio. kr.`
fn is_year(word: &str) -> bool {
    word.parse()
        .is_ok_and(|year: u32| (1900..=2100).contains(&year))
}

fn find(list: &[(&str, u32)], word: &str) -> Option<u32> {
    list.iter()
        .find(|known| known.0 == word)
        .map(|known| known.1)
}

fn unit_of_word(word: &str) -> Option<Unit> {
    let known = WORDS.iter().find(|known| known.0 == word);
    known.map(|known| known.1).or_else(|| {
        // kommuneskatteprocent
        (word.len() > 7 && word.ends_with("procent")).then_some(Unit::Percent)
    })
}

/// Small words of a name: no points, thousands closed up (`1.000` and `1 000` are `1000`), `budgetPct` two
/// words.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut own = String::new();
    let mut before = ' ';
    let letters: Vec<char> = name.chars().take(200).collect();
    for (at, &letter) in letters.iter().enumerate() {
        let digits = |from: usize| {
            let three = letters.get(from..from + 3);
            three.is_some_and(|three| three.iter().all(char::is_ascii_digit))
                && !letters.get(from + 3).is_some_and(char::is_ascii_digit)
        };
        let groups = matches!(letter, '.' | ' ' | '\u{a0}' | '\u{202f}')
            && before.is_ascii_digit()
            && digits(at + 1);
        if groups {
            continue;
        }
        let begins = matches!(letter, '%' | '‰' | '€')
            || (before.is_lowercase() && letter.is_uppercase() && own.chars().count() > 2);
        if begins || !(letter.is_alphanumeric() || matches!(letter, '%' | '‰' | '€')) {
            words.extend((!own.is_empty()).then(|| std::mem::take(&mut own)));
        }
        if letter.is_alphanumeric() || matches!(letter, '%' | '‰' | '€') {
            own.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words.extend((!own.is_empty()).then_some(own));
    words
}

/// What the numbers of each column count: as the cells say, else as the name says.
pub(crate) fn unit_of(profile: &ColumnProfile, beside: Option<CellUnit>) -> Option<Unit> {
    if !profile.column_type.is_number() {
        return None;
    }
    beside
        .map(|beside| beside.unit)
        .or_else(|| unit_of_name(&profile.name).0)
}

/// Factors for the user to confirm. `beside` are the units in the cells of each column.
#[must_use]
pub fn offers(
    sniff: &Sniff,
    columns: &[ColumnProfile],
    beside: &[Option<CellUnit>],
) -> Vec<UnitOffer> {
    let titles = sniff.title_rows.iter().map(String::as_str);
    let below = sniff.footer_texts.iter().map(String::as_str);
    // below the table only where it says what it is about
    let below = below.filter(|text| fold(text).starts_with("enhed"));
    let title = titles
        .chain(below)
        .map(unit_of_name)
        .find(|found| found.1 > 1);
    let mut offers = Vec::new();
    for (column, (at, profile)) in (0u32..).zip(columns.iter().enumerate()) {
        // a factor once confirmed is not offered again
        if !profile.column_type.is_number() || sniff.factor_of(at) > 1 {
            continue;
        }
        let cells = beside.get(at).copied().flatten();
        let (unit, factor) = unit_of_name(&profile.name);
        let (unit, factor, place) = match cells {
            Some(own) => (Some(own.unit), own.factor, UnitPlace::Cells),
            None if factor > 1 => (unit, factor, UnitPlace::Header),
            None => match title {
                Some((of_title, factor)) if takes_title(profile, unit, of_title) => {
                    (of_title, factor, UnitPlace::Title)
                }
                _ => continue,
            },
        };
        if factor > 1 {
            offers.push(UnitOffer {
                column,
                unit: unit.filter(|unit| *unit != Unit::Count),
                factor,
                place,
            });
        }
    }
    offers
}

/// True when a title's factor can be about a column: a quantity without another unit of its own.
fn takes_title(profile: &ColumnProfile, own: Option<Unit>, of_title: Option<Unit>) -> bool {
    let is_named = profile
        .kind
        .as_deref()
        .is_some_and(|kind| kind != "currency");
    let other_unit = own.is_some() && own != of_title;
    !is_named && !other_unit && !code::is_code_like(profile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_factors_of_names() {
        let krone = Some(Unit::Krone);
        for (name, expected) in [
            ("Beløb (1.000 kr.)", (krone, 1000)),
            ("beløb 1 000 kr", (krone, 1000)),
            ("budget_tkr", (krone, 1000)),
            ("Udgifter i t.kr.", (krone, 1000)),
            ("mio. kr.", (krone, 1_000_000)),
            ("Anlæg, mio.kr.", (krone, 1_000_000)),
            ("Udgift (mia. kr.)", (krone, 1_000_000_000)),
            ("Indbyggere i tusinde", (None, 1000)),
            ("i hele 1.000 kr.", (krone, 1000)),
            ("Gæld (1.000.000 kr.)", (krone, 1_000_000)),
            ("Beløb i kr.", (krone, 1)),
            ("tung_pct", (Some(Unit::Percent), 1)),
            ("PosPct", (Some(Unit::Percent), 1)),
            ("Andel (%)", (Some(Unit::Percent), 1)),
            ("kommuneskatteprocent", (Some(Unit::Percent), 1)),
            ("Antal", (Some(Unit::Count), 1)),
            ("Forbrug kWh", (Some(Unit::KilowattHour), 1)),
            ("areal_m2", (Some(Unit::SquareMetre), 1)),
            ("Affald (1.000 ton)", (Some(Unit::Tonne), 1000)),
        ] {
            assert_eq!(unit_of_name(name), expected, "{name}");
        }
    }

    #[test]
    fn limits_and_rates_are_no_factors() {
        for name in [
            "Sager pr. 1.000 indbyggere",
            "Husstande over 1.000 kr.",
            "500-1.000 kr.",
            "Postnr",
            "1000",
            "H",
            "m",
            "Hundrede",
            "Måned",
            "Ha",
        ] {
            assert_eq!(unit_of_name(name).1, 1, "{name}");
        }
        assert_eq!(unit_of_name("Kriminalitet pr. m2").0, None);
        assert_eq!(unit_of_name("Ha").0, None);
    }
}
