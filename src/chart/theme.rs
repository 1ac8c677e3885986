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

    /// The colour of a role: grid `--line`, axis `--line-strong`, words `--ink-2`, numbers `--ink`, data
    /// `--d1`.
    #[must_use]
    pub fn color(self, role: Role) -> &'static str {
        match (role, self) {
            (Role::Grid, Self::Light) => "#d5dae1",
            (Role::Grid, Self::Dark) => "#323c49",
            (Role::Axis, Self::Light) => "#7f8a99",
            (Role::Axis, Self::Dark) => "#7b8797",
            (Role::AxisLabel, theme) => theme.soft_ink(),
            (Role::ValueLabel, theme) => theme.ink(),
            (Role::Mark | Role::Line | Role::Point, Self::Light) => "#0072b2",
            (Role::Mark | Role::Line | Role::Point, Self::Dark) => "#56a9e0",
        }
    }
}
