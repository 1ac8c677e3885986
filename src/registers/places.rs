//! Places of Denmark: municipalities, regions, provinces and postal codes.
//!
//! The heads of the files under `places/` name source and date. Municipalities are those since 2007-01-01;
//! their regions hold to 2026-12-31: on the day after, Hovedstaden and Sjælland become Region Østdanmark
//! (act of June 2025), whose code is not known here.

/// A municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Municipality {
    /// Four digits, the first a zero: `0751`.
    pub code: &'static str,
    /// As it is written without "Kommune": `Aarhus`.
    pub name: &'static str,
    /// The code of its region to 2026-12-31; empty for Christiansø, which belongs to none.
    pub region: &'static str,
    /// Other spellings, parted by `|`.
    pub others: &'static str,
}

/// A region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Four digits; empty where it is not known.
    pub code: &'static str,
    /// As it is written with "Region" before it.
    pub name: &'static str,
    /// The first day, ISO 8601.
    pub from: &'static str,
    /// The last day; empty while it lasts.
    pub to: &'static str,
}

/// The regions, past and to come. Source: PostNord and DAWA (codes, names); the act of June 2025.
pub const REGIONS: [Region; 6] = [
    region("1081", "Nordjylland", "2007-01-01", ""),
    region("1082", "Midtjylland", "2007-01-01", ""),
    region("1083", "Syddanmark", "2007-01-01", ""),
    region("1084", "Hovedstaden", "2007-01-01", "2026-12-31"),
    region("1085", "Sjælland", "2007-01-01", "2026-12-31"),
    region("", "Østdanmark", "2027-01-01", ""),
];

const fn region(
    code: &'static str,
    name: &'static str,
    from: &'static str,
    to: &'static str,
) -> Region {
    Region {
        code,
        name,
        from,
        to,
    }
}

/// The provinces (landsdele) with their code in NUTS 3.
pub const PROVINCES: [(&str, &str); 11] = [
    ("DK011", "Byen København"),
    ("DK012", "Københavns omegn"),
    ("DK013", "Nordsjælland"),
    ("DK014", "Bornholm"),
    ("DK021", "Østsjælland"),
    ("DK022", "Vest- og Sydsjælland"),
    ("DK031", "Fyn"),
    ("DK032", "Sydjylland"),
    ("DK041", "Vestjylland"),
    ("DK042", "Østjylland"),
    ("DK050", "Nordjylland"),
];

/// The municipalities, in order of their codes.
pub fn municipalities() -> impl Iterator<Item = Municipality> {
    lines(include_str!("places/municipalities.csv")).filter_map(|line| {
        let mut fields = line.split(';');
        Some(Municipality {
            code: fields.next()?,
            name: fields.next()?,
            region: fields.next()?,
            others: fields.next()?,
        })
    })
}

/// Parts of the country that are no unit of administration today.
const PARTS: [&str; 5] = [
    "Jylland",
    "Lolland-Falster",
    "Sjælland",
    "Sønderjylland",
    "Danmark",
];

/// How a place is spelled whose name is written in letters of any size: municipalities, regions, provinces, postal
/// districts and parts of the country.
#[must_use]
pub fn place_name(written: &str) -> Option<&'static str> {
    let small = written.to_lowercase();
    let municipalities = municipalities().map(|one| one.name);
    let regions = REGIONS.iter().map(|one| one.name);
    let provinces = PROVINCES.iter().map(|one| one.1);
    let districts = postcodes().map(|one| one.1);
    let mut all = municipalities
        .chain(regions)
        .chain(provinces)
        .chain(PARTS)
        .chain(districts);
    // letters of either size are equally long here: most names are told apart without looking at them
    all.find(|name| name.len() == small.len() && name.to_lowercase() == small)
}

/// The postal codes in order, four digits each, with the name of the district.
pub fn postcodes() -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(include_str!("places/postcodes.csv")).filter_map(|line| line.split_once(';'))
}

/// A name without the word for a municipality behind it and that for a region before it, letters of either size:
/// `Aarhus Kommune` is `Aarhus`, `BORNHOLMS REGIONSKOMMUNE` is `BORNHOLMS`, `Region Sjælland` is `Sjælland`.
#[must_use]
pub fn bare(name: &str) -> &str {
    bare_municipality(without_first(name, "region ").unwrap_or(name))
}

/// The same of what can only be a municipality: `Region Sjælland` stays as it is.
#[must_use]
pub fn bare_municipality(name: &str) -> &str {
    // Bornholm's is a region's, too
    [" kommune", " regionskommune"]
        .iter()
        .find_map(|word| without_last(name, word))
        .unwrap_or(name)
}

/// A bare name without the s that Danish puts between it and "Kommune" where it takes one: `Københavns` is `København`.
/// `Horsens` has one of its own, so a name is looked up as it stands first.
#[must_use]
pub fn without_genitive(bare: &str) -> &str {
    bare.strip_suffix(['s', 'S']).unwrap_or(bare)
}

fn without_first<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    let (own, rest) = name.split_at_checked(word.len())?;
    own.eq_ignore_ascii_case(word).then_some(rest)
}

fn without_last<'a>(name: &'a str, word: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(word.len())?;
    let (rest, own) = name.split_at_checked(at)?;
    own.eq_ignore_ascii_case(word).then_some(rest)
}

/// The name of a municipality by its code, with or without the first zero.
#[must_use]
pub fn municipality_name(code: &str) -> Option<&'static str> {
    let number = whole(code, 3..=4)?;
    let one = municipalities().find(|one| one.code.parse() == Ok(number))?;
    Some(one.name)
}

/// The name of a postal district by its code, with or without the first zero.
#[must_use]
pub fn district_name(code: &str) -> Option<&'static str> {
    let number = whole(code, 3..=4)?;
    let one = postcodes().find(|one| one.0.parse() == Ok(number))?;
    Some(one.1)
}

/// The name of a region by its code, also as Statistics Denmark has it (`081`) and as ISO 3166 has it (`DK-81`).
#[must_use]
pub fn region_name(code: &str) -> Option<&'static str> {
    let number = whole(code.strip_prefix("DK-").unwrap_or(code), 2..=4)?;
    let number = if number < 100 { number + 1000 } else { number };
    let one = REGIONS.iter().find(|one| one.code.parse() == Ok(number))?;
    Some(one.name)
}

/// The name of a province by its code in NUTS 3.
#[must_use]
pub fn province_name(code: &str) -> Option<&'static str> {
    let one = PROVINCES.iter().find(|one| one.0 == code)?;
    Some(one.1)
}

/// The number of a code that is made of so many digits.
pub(crate) fn whole(code: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_code = digits.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    code.parse().ok().filter(|_| is_code)
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn all_of_them_are_read() {
        let all: Vec<Municipality> = municipalities().collect();
        assert_eq!(all.len(), 99, "98 municipalities and Christiansø");
        assert!(all.is_sorted_by_key(|one| one.code));
        let without: Vec<_> = all.iter().filter(|one| one.region.is_empty()).collect();
        assert_eq!(without.len(), 1);
        assert_eq!(without[0].name, "Christiansø");
        for one in &all {
            assert!(one.code.len() == 4 && one.code.starts_with('0'), "{one:?}");
            let region = REGIONS.iter().any(|region| region.code == one.region);
            assert!(region || one.name == "Christiansø", "{one:?}");
        }
        let codes: Vec<_> = postcodes().collect();
        assert_eq!(codes.len(), 1125);
        assert!(codes.is_sorted_by_key(|code| code.0));
        assert!(codes.contains(&("8000", "Aarhus C")));
    }

    #[test]
    fn names_are_bared() {
        for (name, own) in [
            ("Aarhus Kommune", "Aarhus"),
            ("KØBENHAVNS KOMMUNE", "KØBENHAVNS"),
            ("bornholms regionskommune", "bornholms"),
            ("Region Sjælland", "Sjælland"),
            ("Region", "Region"),
            ("Kommune", "Kommune"),
            ("Ærø", "Ærø"),
            ("", ""),
        ] {
            assert_eq!(bare(name), own);
        }
        assert_eq!(bare_municipality("Region Fyn"), "Region Fyn");
        assert_eq!(without_genitive("Københavns"), "København");
        assert_eq!(without_genitive("Vejle"), "Vejle");
    }

    #[test]
    fn codes_have_names() {
        assert_eq!(municipality_name("0751"), Some("Aarhus"));
        assert_eq!(municipality_name("751"), Some("Aarhus"));
        assert_eq!(municipality_name("75"), None);
        assert_eq!(district_name("800"), district_name("0800"));
        assert_eq!(district_name("8000"), Some("Aarhus C"));
        for code in ["1082", "082", "82", "DK-82"] {
            assert_eq!(region_name(code), Some("Midtjylland"), "{code}");
        }
        assert_eq!(region_name(""), None);
        assert_eq!(province_name("DK050"), Some("Nordjylland"));
    }

    #[test]
    fn two_regions_end_where_one_begins() {
        let ended: Vec<_> = REGIONS.iter().filter(|r| r.to == "2026-12-31").collect();
        assert_eq!(ended.len(), 2);
        assert_eq!(REGIONS.last().unwrap().from, "2027-01-01");
    }
}
