//! Which of the two numbers of a place is east and which is north, where the place is in or around Denmark.

/// Where a point lies if its first number is east and its second north.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In or around Denmark.
    Here,
    /// There only if the two change places.
    Swapped,
    /// Both numbers are zero.
    Nowhere,
    /// Elsewhere, or in a reference system we do not know.
    Elsewhere,
}

/// Degrees east and north (WGS84) and metres (UTM zone 32) of Denmark with its sea: least and most.
const DEGREES: [(f64, f64); 2] = [(3.0, 17.0), (53.0, 59.5)];
const METRES: [(f64, f64); 2] = [(200_000.0, 1_000_000.0), (5_900_000.0, 6_600_000.0)];

/// Where a point lies.
#[must_use]
pub fn place(x: f64, y: f64) -> Place {
    let is_here = |x: f64, y: f64| {
        let within = |[east, north]: [(f64, f64); 2]| {
            (east.0..=east.1).contains(&x) && (north.0..=north.1).contains(&y)
        };
        within(DEGREES) || within(METRES)
    };
    match () {
        () if x == 0.0 && y == 0.0 => Place::Nowhere,
        () if is_here(x, y) => Place::Here,
        () if is_here(y, x) => Place::Swapped,
        () => Place::Elsewhere,
    }
}

/// The two first numbers of a geometry as well-known text.
#[must_use]
pub fn first_of_text(text: &str) -> Option<(f64, f64)> {
    let open = text.find('(')?;
    let from = text.get(open..)?.trim_start_matches(['(', ' ']);
    let end = from.find([',', ')', '(']).unwrap_or(from.len());
    let mut numbers = from.get(..end)?.split_ascii_whitespace();
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// A geometry as well-known text with east before north, where its axes are the wrong way round; `None` when they are
/// not, or it is something else.
#[must_use]
pub fn turned(text: &str) -> Option<String> {
    let (x, y) = first_of_text(text)?;
    if place(x, y) != Place::Swapped {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // what stands between two signs is a point, or the name of a sort
    while let Some(end) = rest.find(['(', ',', ')', ';']) {
        let (own, after) = rest.split_at(end);
        out.push_str(&turned_point(own));
        let sign = after.get(..1)?;
        out.push_str(sign);
        rest = after.get(1..)?;
    }
    out.push_str(rest);
    Some(out)
}

/// `55.7 12.5 3` is `12.5 55.7 3`; all else stays as it is.
fn turned_point(text: &str) -> String {
    let bare = text.trim();
    let mut numbers = bare.splitn(3, ' ');
    let (Some(x), Some(y)) = (numbers.next(), numbers.next()) else {
        return text.to_owned();
    };
    if x.parse::<f64>().is_err() || y.parse::<f64>().is_err() {
        return text.to_owned();
    }
    let before = text
        .get(..text.len() - text.trim_start().len())
        .unwrap_or_default();
    let behind = numbers
        .next()
        .map(|rest| format!(" {rest}"))
        .unwrap_or_default();
    format!("{before}{y} {x}{behind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_turned_only_where_they_lie_in_denmark_then() {
        for (text, expected) in [
            ("POINT (55.67 12.57)", Some("POINT (12.57 55.67)")),
            ("POINT(6171000 574000)", Some("POINT(574000 6171000)")),
            (
                "SRID=4326;POLYGON((55.1 12.1, 55.2 12.2 7,55.1 12.1))",
                Some("SRID=4326;POLYGON((12.1 55.1, 12.2 55.2 7,12.1 55.1))"),
            ),
            ("POINT Z (55.67 12.57 4)", Some("POINT Z (12.57 55.67 4)")),
            ("POINT (12.57 55.67)", None),
            ("POINT (0 0)", None),
            ("POINT (1399000 7494000)", None),
            ("POINT EMPTY", None),
            ("", None),
        ] {
            assert_eq!(turned(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn places_are_told() {
        assert_eq!(place(12.5, 55.7), Place::Here);
        assert_eq!(place(574_000.0, 6_171_000.0), Place::Here);
        assert_eq!(place(55.7, 12.5), Place::Swapped);
        assert_eq!(place(0.0, 0.0), Place::Nowhere);
        assert_eq!(place(-3.7, 40.4), Place::Elsewhere);
    }
}
