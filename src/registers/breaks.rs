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
    /// The act that says so.
    pub source: &'static str,
}

/// Every break, oldest first.
pub const BREAKS: [Break; 5] = [
    Break {
        kind: BreakKind::Municipalities1970,
        // 1970-04-01
        day: 90,
        level: Level::Municipality,
        source: "kommunalreformen 1970",
    },
    Break {
        kind: BreakKind::Bornholm2003,
        // 2003-01-01
        day: 12_053,
        level: Level::Municipality,
        source: "lov nr. 144 af 2002",
    },
    Break {
        kind: BreakKind::Municipalities2007,
        // 2007-01-01
        day: 13_514,
        level: Level::Municipality,
        source: "kommunalreformen 2007",
    },
    Break {
        kind: BreakKind::Municipalities2007,
        day: 13_514,
        level: Level::Region,
        source: "lov nr. 537 af 2005",
    },
    Break {
        kind: BreakKind::Regions2027,
        // 2027-01-01
        day: 20_819,
        level: Level::Region,
        source: "lov af juni 2025 om Region Østdanmark",
    },
];
