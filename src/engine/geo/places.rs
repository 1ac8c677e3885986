//! What coordinates say of themselves: degrees or metres, and which of the two comes first.

use super::Point;
use serde::{Deserialize, Serialize};

/// What the coordinates look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// Degrees in or around Denmark, longitude first.
    Degrees,
    /// Degrees in or around Denmark, latitude first.
    DegreesSwapped,
    /// Metres of EPSG:25832 in or around Denmark.
    Metres,
    /// The same, northing first.
    MetresSwapped,
}

/// Points that were looked at. The first of each geometry is enough.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    seen: u64,
    degrees: u64,
    degrees_swapped: u64,
    metres: u64,
    metres_swapped: u64,
}

impl Places {
    /// Looks at a point.
    pub fn look(&mut self, point: Point) {
        self.seen += 1;
        match Self::of(point) {
            Some(Guess::Degrees) => self.degrees += 1,
            Some(Guess::DegreesSwapped) => self.degrees_swapped += 1,
            Some(Guess::Metres) => self.metres += 1,
            Some(Guess::MetresSwapped) => self.metres_swapped += 1,
            None => {}
        }
    }

    /// Adds what was looked at elsewhere.
    pub fn merge(&mut self, other: &Self) {
        self.seen += other.seen;
        self.degrees += other.degrees;
        self.degrees_swapped += other.degrees_swapped;
        self.metres += other.metres;
        self.metres_swapped += other.metres_swapped;
    }

    /// What one point looks like. Denmark lies between 8 and 15.2 degrees east and 54.5 and 57.8 degrees
    /// north; with sea around it these boxes do not overlap.
    #[must_use]
    pub fn of([x, y]: Point) -> Option<Guess> {
        let is_longitude = |n: f64| (3.0..=17.0).contains(&n);
        let is_latitude = |n: f64| (53.0..=59.5).contains(&n);
        let is_easting = |n: f64| (200_000.0..=1_000_000.0).contains(&n);
        let is_northing = |n: f64| (5_900_000.0..=6_600_000.0).contains(&n);
        if is_longitude(x) && is_latitude(y) {
            Some(Guess::Degrees)
        } else if is_latitude(x) && is_longitude(y) {
            Some(Guess::DegreesSwapped)
        } else if is_easting(x) && is_northing(y) {
            Some(Guess::Metres)
        } else if is_northing(x) && is_easting(y) {
            Some(Guess::MetresSwapped)
        } else {
            None
        }
    }

    /// What nine points of ten look like, if they agree.
    #[must_use]
    pub fn guess(&self) -> Option<Guess> {
        [
            (self.degrees, Guess::Degrees),
            (self.degrees_swapped, Guess::DegreesSwapped),
            (self.metres, Guess::Metres),
            (self.metres_swapped, Guess::MetresSwapped),
        ]
        .into_iter()
        .find(|(count, _)| *count > 0 && count * 10 >= self.seen * 9)
        .map(|(_, guess)| guess)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(points: &[Point]) -> Option<Guess> {
        let mut places = Places::default();
        for point in points {
            places.look(*point);
        }
        places.guess()
    }

    #[test]
    fn denmark_is_known_in_degrees_and_metres_and_swapped() {
        assert_eq!(guess(&[[12.57, 55.68]]), Some(Guess::Degrees));
        assert_eq!(guess(&[[55.68, 12.57]]), Some(Guess::DegreesSwapped));
        assert_eq!(guess(&[[574_756.7, 6_226_259.9]]), Some(Guess::Metres));
        assert_eq!(
            guess(&[[6_226_259.9, 574_756.7]]),
            Some(Guess::MetresSwapped)
        );
        // Bornholm in zone 32
        assert_eq!(guess(&[[892_787.0, 6_148_425.0]]), Some(Guess::Metres));
    }

    #[test]
    fn elsewhere_and_disagreement_is_no_guess() {
        assert_eq!(guess(&[]), None);
        assert_eq!(guess(&[[0.0, 0.0]]), None);
        assert_eq!(guess(&[[2.35, 48.86]]), None);
        assert_eq!(guess(&[[12.57, 55.68], [574_756.7, 6_226_259.9]]), None);
        assert_eq!(guess(&[[f64::NAN, 55.68]]), None);
    }
}
