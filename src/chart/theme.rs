//! The colours of a standalone drawing: those of the page's style sheet, resolved.

use model::scene::Role;

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// What lies behind everything (`--surface`).
    #[must_use]
    pub fn ground(self) -> &'static str {
        match self {
            Self::Light => "#ffffff",
            Self::Dark => "#1a2028",
        }
    }

    /// Headings (`--ink`).
    #[must_use]
    pub fn ink(self) -> &'static str {
        match self {
            Self::Light => "#1a1f26",
            Self::Dark => "#eef1f5",
        }
    }

    /// Running text (`--ink-2`).
    #[must_use]
    pub fn soft_ink(self) -> &'static str {
        match self {
            Self::Light => "#4a5462",
            Self::Dark => "#b9c2ce",
        }
    }

    /// What lies behind words with a seam: the ground, and land (`--land`) behind those of towns.
    #[must_use]
    pub fn seam(self, role: Role) -> &'static str {
        match role {
            Role::Town => self.color(Role::Land),
            _ => self.ground(),
        }
    }

    /// The colour of a role: grid `--line`, axis `--line-strong`, words `--ink-2`, numbers `--ink`, data
    /// `--d1` to `--d8`, levels `--l1` to `--l7`, all else `--rest`, `--band` and `--hatch`; on maps `--land`,
    /// and the directions `--below-1` to `--above-3`.
    #[must_use]
    pub fn color(self, role: Role) -> &'static str {
        let (series, levels) = match self {
            Self::Light => (&SERIES_LIGHT, &LEVELS_LIGHT),
            Self::Dark => (&SERIES_DARK, &LEVELS_DARK),
        };
        match (role, self) {
            (Role::SeriesMark(n) | Role::SeriesLine(n) | Role::SeriesPoint(n), _) => {
                series[usize::from(n).clamp(1, series.len()) - 1]
            }
            (Role::Level(n), _) => levels[usize::from(n).clamp(1, levels.len()) - 1],
            (Role::Mark | Role::Line | Role::Point, _) => series[0],
            (Role::OnMark, theme) => theme.ground(),
            // what reads better on the colour: `--o1` to `--o8`
            (Role::OnSeries(2 | 6), Self::Light) | (Role::OnSeries(4 | 5 | 7), Self::Dark) => {
                self.ink()
            }
            (Role::OnSeries(_), theme) => theme.ground(),
            (Role::Annotation, theme) => theme.soft_ink(),
            (Role::Trend | Role::Reference, theme) => theme.soft_ink(),
            (Role::Rest | Role::RestLine, Self::Light) => "#9aa5b3",
            (Role::Rest | Role::RestLine, Self::Dark) => "#66727f",
            (Role::Band, Self::Light) => "#bfdbee",
            (Role::Band, Self::Dark) => "#2b4f6b",
            (Role::Missing, Self::Light) => "#b8bfc9",
            (Role::Missing, Self::Dark) => "#4a5563",
            (Role::Grid, Self::Light) => "#d5dae1",
            (Role::Grid, Self::Dark) => "#323c49",
            (Role::Axis | Role::Frame, Self::Light) => "#7f8a99",
            (Role::Axis | Role::Frame, Self::Dark) => "#7b8797",
            (Role::AxisLabel, theme) => theme.soft_ink(),
            (Role::ValueLabel | Role::MapLabel | Role::Own, theme) => theme.ink(),
            (Role::Land, Self::Light) => "#eceff3",
            (Role::Land, Self::Dark) => "#2a333e",
            (Role::Symbol | Role::Outlined, _) => series[0],
            // `--ink-3`
            (Role::Town, Self::Light) => "#5d6878",
            (Role::Town, Self::Dark) => "#9aa5b4",
            (Role::Below(n), theme) => theme.sides()[0][usize::from(n).clamp(1, 3) - 1],
            (Role::Above(n), theme) => theme.sides()[1][usize::from(n).clamp(1, 3) - 1],
            (Role::SymbolBelow, theme) => theme.sides()[0][2],
        }
    }

    /// The steps below and above the middle of a map with two directions.
    fn sides(self) -> [[&'static str; 3]; 2] {
        match self {
            Self::Light => [
                ["#f6d6b4", "#e29a57", "#a9540c"],
                ["#c6ddf0", "#6ca8d5", "#1b6aa8"],
            ],
            Self::Dark => [
                ["#5c4126", "#b06f31", "#f3b16b"],
                ["#28475f", "#4083b5", "#93c8f1"],
            ],
        }
    }
}

/// `--d1` to `--d8`: each reaches 3:1 on the ground, and any two are apart for every kind of sight, the first
/// ones most. `tests/suite/colours.rs` measures it.
const SERIES_LIGHT: [&str; 8] = [
    "#0072b2", "#cc8400", "#78183c", "#3c24a8", "#c03c0c", "#009cd8", "#9000fc", "#903c6c",
];
const SERIES_DARK: [&str; 8] = [
    "#56a9e0", "#e48424", "#c0fc78", "#9c1ef6", "#cc300c", "#78d8fc", "#0c786c", "#f0b49c",
];
/// `--l1` to `--l7`: one hue, from near the ground to far from it.
const LEVELS_LIGHT: [&str; 7] = [
    "#e1eef7", "#bfdbee", "#94c4e2", "#62a7d2", "#2979ae", "#115d91", "#083d65",
];
const LEVELS_DARK: [&str; 7] = [
    "#22323f", "#28465c", "#2f5c7d", "#3b7299", "#5a9fd0", "#8fc2e6", "#cbe5f6",
];
