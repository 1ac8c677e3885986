//! What lies near a place: a test on where a row is.

use serde::{Deserialize, Serialize};

/// A place with a known middle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A postal district, by its code of four digits.
    Postcode(String),
    /// A municipality, by its code of four digits.
    Municipality(String),
}

/// Where a row says it is. The column of the test itself is the first of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Position {
    /// The column holds postal codes: a row is in the middle of its district.
    Postcode,
    /// The column holds latitudes in degrees, another the longitudes.
    Degrees {
        /// The column of longitudes.
        longitude: u32,
    },
    /// The column holds eastings in metres of EPSG:25832, another the northings.
    Metres {
        /// The column of northings.
        northing: u32,
    },
}

impl Position {
    /// The second column.
    #[must_use]
    pub fn other(self) -> Option<u32> {
        match self {
            Self::Postcode => None,
            Self::Degrees { longitude } => Some(longitude),
            Self::Metres { northing } => Some(northing),
        }
    }

    /// The same where the columns stand elsewhere; `None` when the second one is gone.
    #[must_use]
    pub fn moved(self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        Some(match self {
            Self::Postcode => Self::Postcode,
            Self::Degrees { longitude } => Self::Degrees {
                longitude: to(longitude)?,
            },
            Self::Metres { northing } => Self::Metres {
                northing: to(northing)?,
            },
        })
    }
}

/// Rows within some distance, as the crow flies, of the middle of a place. Rows that do not say where they are do not
/// pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Near {
    /// The place.
    pub place: Place,
    /// The place as people write it: "8000 Aarhus C".
    pub called: String,
    /// How far away a row may be, in metres.
    pub metres: u32,
    /// Where a row says it is.
    pub position: Position,
}
