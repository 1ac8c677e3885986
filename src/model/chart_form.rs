//! The forms of charts, and how much has room in each.

use serde::{Deserialize, Serialize};

/// Bars drawn at most, unless the user wants more.
pub const MOST_BARS: usize = 12;

/// The form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChartForm {
    /// Horizontal bars, one for each value of a column.
    Bar,
    /// A line over time, or one for each series.
    Line,
    /// Vertical bars over the bins of a measured column.
    Histogram,
    /// Vertical bars, one for each value of a column in its own order.
    Column,
    /// Bars of several series side by side in each group.
    GroupedBar,
    /// Bars of several series one behind another in each group.
    StackedBar,
    /// The same, each group as long as the others: what parts it is made of, in per cent.
    ShareBar,
    /// A filled line over time; several series one above another.
    Area,
    /// A small chart of its own over time for each series, all on one scale.
    SmallMultiples,
    /// Median, quartiles and extremes of a measured column in each group.
    Box,
    /// Each row as a point, one measured column against another; many rows as bins.
    Scatter,
    /// Two columns against each other, the number as the depth of a colour.
    HeatMap,
    /// Areas as large as their numbers.
    Treemap,
    /// The first and the last of some periods, a line for each series.
    Slope,
    /// Two series as points on one row for each group.
    Dumbbell,
    /// Ages upwards, one sex to each side.
    Pyramid,
    /// Days by week and weekday, the number as the depth of a colour.
    Calendar,
}

impl ChartForm {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::Bar,
        Self::Column,
        Self::GroupedBar,
        Self::StackedBar,
        Self::ShareBar,
        Self::Line,
        Self::Area,
        Self::SmallMultiples,
        Self::Slope,
        Self::Dumbbell,
        Self::Histogram,
        Self::Box,
        Self::Scatter,
        Self::HeatMap,
        Self::Treemap,
        Self::Pyramid,
        Self::Calendar,
    ];

    /// Its name in files and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::Line => "line",
            Self::Histogram => "histogram",
            Self::Column => "column",
            Self::GroupedBar => "grouped-bar",
            Self::StackedBar => "stacked-bar",
            Self::ShareBar => "share-bar",
            Self::Area => "area",
            Self::SmallMultiples => "small-multiples",
            Self::Box => "box",
            Self::Scatter => "scatter",
            Self::HeatMap => "heat-map",
            Self::Treemap => "treemap",
            Self::Slope => "slope",
            Self::Dumbbell => "dumbbell",
            Self::Pyramid => "pyramid",
            Self::Calendar => "calendar",
        }
    }

    /// True when it is drawn along an axis of time.
    #[must_use]
    pub fn is_over_time(self) -> bool {
        matches!(
            self,
            Self::Line | Self::Area | Self::SmallMultiples | Self::Slope | Self::Calendar
        )
    }

    /// True when it is nothing without a second column.
    #[must_use]
    pub fn needs_series(self) -> bool {
        matches!(
            self,
            Self::GroupedBar
                | Self::StackedBar
                | Self::ShareBar
                | Self::SmallMultiples
                | Self::Slope
                | Self::Dumbbell
                | Self::HeatMap
                | Self::Pyramid
        )
    }

    /// How many series are drawn at most; those beyond are gathered or left out, and it is said.
    #[must_use]
    pub fn most_series(self) -> usize {
        match self {
            Self::Line | Self::Area | Self::StackedBar | Self::ShareBar => 6,
            Self::GroupedBar => 4,
            Self::SmallMultiples | Self::Slope => 12,
            Self::Dumbbell | Self::Pyramid => 2,
            Self::HeatMap => 24,
            _ => 0,
        }
    }

    /// How many groups are drawn at most.
    #[must_use]
    pub fn most_groups(self) -> usize {
        match self {
            Self::Bar | Self::StackedBar | Self::ShareBar => MOST_BARS,
            Self::GroupedBar => 8,
            Self::Box | Self::Dumbbell => 16,
            Self::Column | Self::HeatMap => 40,
            Self::Treemap => 24,
            _ => usize::MAX,
        }
    }

    /// How many groups can be drawn when the user wants more than are drawn otherwise.
    #[must_use]
    pub fn groups_with_room(self) -> usize {
        match self {
            Self::Bar | Self::StackedBar | Self::ShareBar | Self::Box | Self::Dumbbell => 40,
            Self::GroupedBar => 16,
            other => other.most_groups(),
        }
    }
}
