//! What the numbers of a column count: kroner, per cent, thousands of kroner.
//!
//! A unit is a property of a column; the values stay as written (`12,5 %` is 12.5 with the unit per
//! cent). A factor (`1.000 kr.`) is only ever offered: numbers are multiplied when the user says so, in
//! [`crate::sniff::ReadOptions::multipliers`].

use serde::{Deserialize, Serialize};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// `%`, `pct.`
    Percent,
    /// `‰`, `promille`
    PerMille,
    /// `kr.`, `DKK`, `1.200,-`
    Krone,
    /// `€`, `EUR`
    Euro,
    /// `antal`, `stk.`
    Count,
    /// `ton`
    Tonne,
    /// `kg`
    Kilogram,
    /// `kWh`
    KilowattHour,
    /// `MWh`
    MegawattHour,
    /// `m`, `meter`
    Metre,
    /// `km`
    Kilometre,
    /// `m2`, `kvm`
    SquareMetre,
    /// `ha`
    Hectare,
    /// `m3`
    CubicMetre,
    /// `timer`
    Hour,
    /// `minutter`
    Minute,
}

impl Unit {
    /// All units.
    pub const ALL: [Self; 16] = [
        Self::Percent,
        Self::PerMille,
        Self::Krone,
        Self::Euro,
        Self::Count,
        Self::Tonne,
        Self::Kilogram,
        Self::KilowattHour,
        Self::MegawattHour,
        Self::Metre,
        Self::Kilometre,
        Self::SquareMetre,
        Self::Hectare,
        Self::CubicMetre,
        Self::Hour,
        Self::Minute,
    ];

    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::PerMille => "per_mille",
            Self::Krone => "krone",
            Self::Euro => "euro",
            Self::Count => "count",
            Self::Tonne => "tonne",
            Self::Kilogram => "kilogram",
            Self::KilowattHour => "kilowatt_hour",
            Self::MegawattHour => "megawatt_hour",
            Self::Metre => "metre",
            Self::Kilometre => "kilometre",
            Self::SquareMetre => "square_metre",
            Self::Hectare => "hectare",
            Self::CubicMetre => "cubic_metre",
            Self::Hour => "hour",
            Self::Minute => "minute",
        }
    }
}

/// Where a unit or factor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitPlace {
    /// Beside the numbers themselves.
    Cells,
    /// In the column's name.
    Header,
    /// In the rows above the table.
    Title,
}

/// A factor found beside a column, for the user to confirm: "1.000 kr." over 1,5 may mean 1500 kr.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitOffer {
    /// Position of the column, from 0.
    pub column: u32,
    /// What one of the resulting numbers counts, when the file says so.
    pub unit: Option<Unit>,
    /// What the numbers would be multiplied by; at least 2.
    pub factor: u32,
    /// Where it stands.
    pub place: UnitPlace,
}
