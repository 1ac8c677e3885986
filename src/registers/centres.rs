//! Where municipalities and postal districts are: the middle of each, in metres of EPSG:25832.
//!
//! The middle is that of the area, not of the town: in a long district it may be some kilometres from the church. The
//! heads of `places/centres_*.csv` tell how it was found. Postal codes that no border is known for (those of firms, and
//! of some islands) have none.

use super::places::whole;

/// Easting and northing, in metres.
pub type Centre = [f64; 2];

/// The middle of a postal district, by its code with or without the first zero.
#[must_use]
pub fn postcode(code: &str) -> Option<Centre> {
    let number = whole(code, 3..=4)?;
    of(include_str!("places/centres_postcodes.csv"), number)
}

/// The middle of a municipality, by its code with or without the first zero.
#[must_use]
pub fn municipality(code: &str) -> Option<Centre> {
    let number = whole(code, 3..=4)?;
    of(include_str!("places/centres_municipalities.csv"), number)
}

/// The centre of every postal code that has one, ascending by the first code it holds for.
pub fn postcodes() -> impl Iterator<Item = (std::ops::RangeInclusive<u32>, Centre)> {
    lines(include_str!("places/centres_postcodes.csv"))
}

fn of(file: &'static str, number: u32) -> Option<Centre> {
    let found = lines(file).find(|(codes, _)| codes.contains(&number));
    found.map(|(_, centre)| centre)
}

fn lines(file: &'static str) -> impl Iterator<Item = (std::ops::RangeInclusive<u32>, Centre)> {
    file.lines().filter_map(|line| {
        let mut fields = line.split(';');
        let code = fields.next()?;
        let (from, to) = code.split_once('-').unwrap_or((code, code));
        let metres = |field: &str| field.parse::<f64>().ok().map(|hundreds| hundreds * 100.0);
        let centre = [metres(fields.next()?)?, metres(fields.next()?)?];
        Some((from.parse().ok()?..=to.parse().ok()?, centre))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_where_they_are() {
        assert_eq!(postcode("8000"), postcode("8000"));
        let aarhus = postcode("8000");
        assert!(
            aarhus.is_some_and(|[x, y]| (570_000.0..580_000.0).contains(&x)
                && (6_220_000.0..6_230_000.0).contains(&y))
        );
        assert!(postcode("1050").is_some(), "a street of Copenhagen");
        assert_eq!(postcode("1050"), postcode("1499"));
        assert_ne!(postcode("1050"), postcode("1550"));
        assert_eq!(municipality("751"), municipality("0751"));
        assert_eq!(municipality("0999"), None);
        assert_eq!(postcode("80"), None);
        assert_eq!(postcodes().count(), 592);
    }
}
