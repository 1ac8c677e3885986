//! The reference system of a file: what it says, held against what its coordinates look like.

use crate::geo::{Guess, Places, crs};
use model::note::Note;

/// EPSG:25832, what Danish authorities use for plane coordinates.
const DANISH: u32 = 25832;

/// Decides the reference system from what the file says (or its format, when it says nothing) and from its
/// coordinates, and tells what is odd.
pub(super) fn settle(
    said: Option<String>,
    usual: Option<&str>,
    places: &Places,
    notes: &mut Vec<Note>,
) -> Option<String> {
    let guess = places.guess();
    if matches!(guess, Some(Guess::DegreesSwapped | Guess::MetresSwapped)) {
        notes.push(Note::AxesSwapped);
    }
    let is_metres = matches!(guess, Some(Guess::Metres | Guess::MetresSwapped));
    let is_degrees = matches!(guess, Some(Guess::Degrees | Guess::DegreesSwapped));
    let fits =
        |system: &str| !(is_metres && crs::is_degrees(system) || is_degrees && is_plane(system));
    let by_look = || {
        if is_metres {
            Some(crs::epsg(DANISH))
        } else if is_degrees {
            Some(crs::CRS84.to_owned())
        } else {
            None
        }
    };
    if let Some(said) = said {
        if fits(&said) {
            return Some(said);
        }
        let found = by_look().unwrap_or_else(|| said.clone());
        notes.push(Note::CrsContradicted {
            said,
            crs: found.clone(),
        });
        return Some(found);
    }
    if let Some(usual) = usual
        && fits(usual)
    {
        return Some(usual.to_owned());
    }
    let found = by_look();
    if let Some(found) = &found {
        notes.push(Note::CrsAssumed { crs: found.clone() });
    }
    found
}

/// Systems in metres that are known to be: others are left alone.
fn is_plane(system: &str) -> bool {
    crs::number(system).is_some_and(
        |n| matches!(n, 3857 | 25828..=25838 | 32601..=32660 | 23028..=23038 | 4093..=4096 | 7416),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(
        said: Option<&str>,
        usual: Option<&str>,
        point: [f64; 2],
    ) -> (Option<String>, Vec<Note>) {
        let mut places = Places::default();
        places.look(point);
        let mut notes = Vec::new();
        let system = settle(said.map(str::to_owned), usual, &places, &mut notes);
        (system, notes)
    }

    const AARHUS_DEGREES: [f64; 2] = [10.2, 56.15];
    const AARHUS_METRES: [f64; 2] = [574_756.7, 6_226_259.9];

    #[test]
    fn what_is_said_and_fits_is_taken() {
        for (said, point) in [
            ("EPSG:25832", AARHUS_METRES),
            ("EPSG:4326", AARHUS_DEGREES),
            ("EPSG:25832", [0.0, 0.0]),
            ("EPSG:2193", AARHUS_DEGREES),
        ] {
            assert_eq!(
                settled(Some(said), None, point),
                (Some(said.to_owned()), vec![])
            );
        }
        assert_eq!(
            settled(None, Some(crs::CRS84), AARHUS_DEGREES),
            (Some(crs::CRS84.to_owned()), vec![])
        );
    }

    #[test]
    fn metres_without_a_word_are_probably_danish() {
        let (system, notes) = settled(None, Some(crs::CRS84), AARHUS_METRES);
        assert_eq!(system.as_deref(), Some("EPSG:25832"));
        assert!(matches!(&notes[..], [Note::CrsAssumed { .. }]));
        assert_eq!(settled(None, None, [1.0, 2.0]), (None, vec![]));
    }

    #[test]
    fn coordinates_have_the_last_word() {
        let (system, notes) = settled(Some("EPSG:25832"), None, AARHUS_DEGREES);
        assert_eq!(system.as_deref(), Some(crs::CRS84));
        assert!(matches!(&notes[..], [Note::CrsContradicted { .. }]));
        let (system, notes) = settled(Some("EPSG:4326"), None, [56.15, 10.2]);
        assert_eq!(system.as_deref(), Some("EPSG:4326"));
        assert_eq!(notes, [Note::AxesSwapped]);
    }
}
