//! What a table is as a whole: what tells its rows apart, which columns follow from others, what it covers in
//! time and space, and what it is an extract of. Codes and positions, no prose.

use crate::calendar;
use crate::cell::Cell;
use serde::{Deserialize, Serialize};

/// What a table is as a whole. Columns are positions in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TableFacts {
    /// Rows looked at.
    pub rows: u64,
    /// False when the table holds only some of the file's rows: of the others nothing is said.
    pub is_whole: bool,
    /// What tells the rows apart, best first.
    pub keys: Vec<Key>,
    /// False when the table has too many rows to see whether columns together tell them apart.
    pub sought_keys: bool,
    /// Columns that follow from others.
    pub dependencies: Vec<Dependency>,
    /// Columns with the same value in every row that has one, and the value when it may be told.
    pub constants: Vec<(u32, Option<Cell>)>,
    /// Columns whose rows are totals as well as the parts they are the sum of, and how totals are spelled there.
    pub totals: Vec<(u32, Vec<String>)>,
    /// What it covers in time.
    pub times: Vec<TimeCoverage>,
    /// What it covers in space.
    pub places: Vec<PlaceCoverage>,
    /// The field of basic data it is an extract of.
    pub extract: Option<Extract>,
}

/// Columns without missing values whose values together are different in every row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// The columns, in the order of the file.
    pub columns: Vec<u32>,
    /// True when kind or header says that it is one: names that happen to be different are a weaker sign.
    pub is_plain: bool,
}

/// A value of one column always has the same value of another beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependency {
    /// The column that decides.
    pub of: u32,
    /// The column that follows.
    pub follows: u32,
    /// True when it holds the other way round as well, as of a code and its name.
    pub both_ways: bool,
    /// Different values of the column that decides.
    pub values: u64,
}

/// How long the periods of a coverage are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// A day.
    Day,
    /// A week of ISO 8601.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// A year.
    Year,
    /// From August to July.
    SchoolYear,
}

impl TimeUnit {
    /// The number of the period a day lies in: one more for each next period.
    #[must_use]
    pub fn number(self, day: i32) -> i64 {
        let day = i64::from(day);
        let (year, month, _) = calendar::civil(day);
        let month = i64::from(month) - 1;
        match self {
            Self::Day => day,
            // 1970-01-01 was a Thursday
            Self::Week => (day + 3).div_euclid(7),
            Self::Month => year * 12 + month,
            Self::Quarter => year * 4 + month / 3,
            Self::HalfYear => year * 2 + month / 6,
            Self::Year => year,
            Self::SchoolYear => year - i64::from(month < 7),
        }
    }

    /// The first day of the period with a number.
    #[must_use]
    pub fn first_day(self, number: i64) -> i32 {
        let of_months = |months: i64, parts: i64| {
            let month = number.rem_euclid(parts) * months + 1;
            calendar::days(number.div_euclid(parts), month as u32, 1)
        };
        let day = match self {
            Self::Day => number,
            Self::Week => number * 7 - 3,
            Self::Month => of_months(1, 12),
            Self::Quarter => of_months(3, 4),
            Self::HalfYear => of_months(6, 2),
            Self::Year => calendar::days(number, 1, 1),
            Self::SchoolYear => calendar::days(number, 8, 1),
        };
        i32::try_from(day).unwrap_or_default()
    }

    /// A period as programs write it: `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`,
    /// `2026/27`. `day` is any of its days.
    #[must_use]
    pub fn plain(self, day: i32) -> String {
        let (year, month, of_month) = calendar::civil(i64::from(day));
        match self {
            Self::Day => format!("{year:04}-{month:02}-{of_month:02}"),
            Self::Week => {
                let (year, week) = Self::week(day);
                format!("{year:04}-W{week:02}")
            }
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Self::HalfYear => format!("{year:04}-H{}", (month - 1) / 6 + 1),
            Self::Year => format!("{year:04}"),
            Self::SchoolYear => {
                let year = self.number(day);
                format!("{year:04}/{:02}", (year + 1).rem_euclid(100))
            }
        }
    }

    /// Year and number of the week of ISO 8601 a day lies in.
    #[must_use]
    pub fn week(day: i32) -> (i64, i64) {
        let monday = Self::Week.number(day) * 7 - 3;
        // the week belongs to the year of its Thursday
        let (year, ..) = calendar::civil(monday + 3);
        let first_day = calendar::days(year, 1, 1);
        (year, (monday + 3 - first_day).div_euclid(7) + 1)
    }

    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
            Self::SchoolYear => "school_year",
        }
    }
}

/// Where periods stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeSource {
    /// In a column.
    Column(u32),
    /// In the names of so many columns.
    Headers(u32),
}

/// What a table covers in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeCoverage {
    /// Where it says so.
    pub source: TimeSource,
    /// How long the periods are that stand there.
    pub unit: TimeUnit,
    /// The first of them: its first day, in days since 1970-01-01.
    pub first: i32,
    /// The last of them: its first day.
    pub last: i32,
    /// How many there are.
    pub present: u64,
    /// True when one is to be expected after the other, so that gaps mean something.
    pub is_series: bool,
    /// The periods in which gaps are told: those that stand there, or months of which days stand there.
    pub gap_unit: TimeUnit,
    /// How many of these are missing between the first and the last.
    pub missing: u64,
    /// The first of them as runs: first days of the first and the last missing period.
    pub gaps: Vec<(i32, i32)>,
}

/// What kind of area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceLevel {
    /// Municipalities since 2007, without Christiansø.
    Municipality,
    /// Regions.
    Region,
    /// Provinces (landsdele, NUTS 3).
    Province,
}

impl PlaceLevel {
    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Region => "region",
            Self::Province => "province",
        }
    }
}

/// What a table covers in space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceCoverage {
    /// The column that says so.
    pub column: u32,
    /// What kind of area.
    pub level: PlaceLevel,
    /// Areas there are.
    pub present: u32,
    /// Areas there could be.
    pub of: u32,
    /// The areas there are when they are few, by name in Danish order.
    pub names: Vec<String>,
    /// The areas missing when they are few, by name in Danish order.
    pub missing: Vec<String>,
    /// When the municipalities are all of some regions: the names of these.
    pub regions: Vec<String>,
    /// Rows are there for the whole country as well.
    pub has_country: bool,
    /// Values that no area of today has.
    pub unknown: u32,
    /// True when those are municipalities that ended with the reform of 2007.
    pub is_before_2007: bool,
}

/// A field of the public basic data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasicDataField {
    /// Real property: cadastre, buildings, owners, valuation.
    Property,
    /// Addresses.
    Addresses,
    /// Roads and administrative areas.
    RoadsAndAreas,
    /// Water and climate.
    WaterAndClimate,
    /// Maps, place names, terrain.
    Geography,
    /// Persons and companies.
    PersonsAndCompanies,
}

impl BasicDataField {
    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Property => "property",
            Self::Addresses => "addresses",
            Self::RoadsAndAreas => "roads_and_areas",
            Self::WaterAndClimate => "water_and_climate",
            Self::Geography => "geography",
            Self::PersonsAndCompanies => "persons_and_companies",
        }
    }
}

/// A register of the public basic data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// Matriklen.
    Cadastre,
    /// Bygnings- og Boligregistret.
    Buildings,
    /// Danmarks Adresseregister.
    Addresses,
    /// Danmarks Administrative Geografiske Inddeling.
    Areas,
    /// Danske Stednavne.
    PlaceNames,
    /// GeoDanmark.
    GeoDanmark,
    /// Observations of Danmarks Meteorologiske Institut.
    Weather,
    /// Boreholes and groundwater (Jupiter).
    Boreholes,
    /// Det Centrale Virksomhedsregister.
    Companies,
    /// Det Centrale Personregister.
    Persons,
}

impl Register {
    /// The name used in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Cadastre => "matriklen",
            Self::Buildings => "bbr",
            Self::Addresses => "dar",
            Self::Areas => "dagi",
            Self::PlaceNames => "stednavne",
            Self::GeoDanmark => "geodanmark",
            Self::Weather => "dmi",
            Self::Boreholes => "jupiter",
            Self::Companies => "cvr",
            Self::Persons => "cpr",
        }
    }
}

/// What a file is an extract of, and why that is believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extract {
    /// The field of basic data.
    pub field: BasicDataField,
    /// The register.
    pub register: Register,
    /// The columns that say so.
    pub columns: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_numbers_and_first_days() {
        let units = [
            TimeUnit::Day,
            TimeUnit::Week,
            TimeUnit::Month,
            TimeUnit::Quarter,
            TimeUnit::HalfYear,
            TimeUnit::Year,
            TimeUnit::SchoolYear,
        ];
        for unit in units {
            for day in -40_000..40_000 {
                let number = unit.number(day);
                let first = unit.first_day(number);
                assert!(first <= day && day < unit.first_day(number + 1));
                assert_eq!(unit.number(first), number);
            }
        }
    }

    #[test]
    fn periods_are_written_for_programs() {
        // Saturday, 21 November 2026
        let day = 20_778;
        for (unit, expected) in [
            (TimeUnit::Day, "2026-11-21"),
            (TimeUnit::Week, "2026-W47"),
            (TimeUnit::Month, "2026-11"),
            (TimeUnit::Quarter, "2026-Q4"),
            (TimeUnit::HalfYear, "2026-H2"),
            (TimeUnit::Year, "2026"),
            (TimeUnit::SchoolYear, "2026/27"),
        ] {
            assert_eq!(unit.plain(day), expected);
        }
        // the days around the turn of a year
        assert_eq!(TimeUnit::Week.plain(18_626), "2020-W53");
        assert_eq!(TimeUnit::Week.plain(18_630), "2020-W53");
        assert_eq!(TimeUnit::Week.plain(18_631), "2021-W01");
    }
}
