//! Days from which on Danish statistics of areas count other areas than before.
//!
//! Source: the acts on the division of the country (kommunalreformen 1970, act no. 144 of 2002 on Bornholm as one
//! municipality, kommunalreformen 2007: act no. 537 of 2005 on regions, and the act of June 2025 on Region
//! Østdanmark). Written down in November 2026. Statistics Denmark reckons some series anew in today's areas; such
//! a series has no break there, which is why a drawing says what happened on the day and not that the series is
//! broken.

use model::view_spec::BreakKind;

/// Which areas a break concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Municipalities.
    Municipality,
    /// Regions, and the counties before them.
    Region,
}

/// A day from which on the areas are others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// What happened.
    pub kind: BreakKind,
    /// The first day, in days since 1970-01-01.
    pub day: i32,
    /// Which areas.
    pub level: Level,
}

/// Every break, oldest first.
pub const BREAKS: [Break; 5] = [
    // 1970-04-01
    of(BreakKind::Municipalities1970, 90, Level::Municipality),
    // 2003-01-01
    of(BreakKind::Bornholm2003, 12_053, Level::Municipality),
    // 2007-01-01
    of(BreakKind::Municipalities2007, 13_514, Level::Municipality),
    of(BreakKind::Municipalities2007, 13_514, Level::Region),
    // 2027-01-01
    of(BreakKind::Regions2027, 20_819, Level::Region),
];

const fn of(kind: BreakKind, day: i32, level: Level) -> Break {
    Break { kind, day, level }
}
