//! Points of any known system in the zone that maps are drawn in.

use super::utm::{Many, Projection};
use super::{Guess, Places, Point, crs};

/// UTM zone 32, which covers Denmark on all maps of the house.
const ZONE: u8 = 32;

/// Brings points into UTM zone 32.
#[derive(Debug, Clone)]
pub struct IntoZone {
    target: Many,
    /// The projection the points are in, when their system says it and it is another.
    source: Option<Projection>,
}

impl IntoZone {
    /// For points of a reference system (`EPSG:n`). Without one, and in degrees, they are taken as what they look
    /// like.
    #[must_use]
    pub fn new(system: Option<&str>) -> Self {
        let number = system.and_then(crs::number);
        Self::of_epsg(number)
    }

    /// The same by the system's number.
    #[must_use]
    pub fn of_epsg(number: Option<u32>) -> Self {
        let own = Projection::utm(ZONE);
        let source = number.and_then(Projection::of_epsg);
        Self {
            target: own.many(),
            source: source.filter(|source| *source != own),
        }
    }

    /// How a geometry is written, by one of its points: what it looks like. `None` when it lies outside Denmark and
    /// the sea around it.
    #[must_use]
    pub fn guess(&self, point: Point) -> Option<Guess> {
        match self.source {
            // another zone has other eastings of the same places
            Some(source) => {
                let placed = self.target.from_degrees(source.to_degrees(point));
                (Places::of(placed) == Some(Guess::Metres)).then_some(Guess::Metres)
            }
            None => Places::of(point),
        }
    }

    /// A point in the zone.
    #[must_use]
    pub fn place(&self, guess: Guess, [x, y]: Point) -> Point {
        match guess {
            Guess::Degrees => self.target.from_degrees([x, y]),
            Guess::DegreesSwapped => self.target.from_degrees([y, x]),
            Guess::MetresSwapped => [y, x],
            Guess::Metres => match self.source {
                Some(source) => self.target.from_degrees(source.to_degrees([x, y])),
                None => [x, y],
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_place_is_the_same_place() {
        let aarhus = [574_756.7, 6_226_259.9];
        let degrees = Projection::utm(32).to_degrees(aarhus);
        let other = Projection::utm(33).from_degrees(degrees);
        let ways = [
            (None, aarhus),
            (None, [aarhus[1], aarhus[0]]),
            (None, degrees),
            (None, [degrees[1], degrees[0]]),
            (Some("EPSG:25832"), aarhus),
            (Some("EPSG:4326"), degrees),
            (Some("EPSG:25833"), other),
        ];
        for (system, point) in ways {
            let zone = IntoZone::new(system);
            let placed = zone.guess(point).map(|guess| zone.place(guess, point));
            let off = placed.map(|own| (own[0] - aarhus[0]).hypot(own[1] - aarhus[1]));
            assert!(off.is_some_and(|off| off < 0.01), "{system:?}: {placed:?}");
        }
        let zone = IntoZone::new(None);
        assert_eq!(zone.guess([2.35, 48.86]), None);
        assert_eq!(zone.guess([0.0, 0.0]), None);
    }
}
