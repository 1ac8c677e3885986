//! What the values of a column are, in English.

use crate::format::integer;
use crate::values::{Offered, ValueTexts};
use model::column::Reason;
use model::message::Language::English;
use model::unit::{Unit, UnitPlace};

/// Columns that are named in an offer.
const NAMED: usize = 3;

/// What the values of a column are.
pub static TEXTS: ValueTexts = ValueTexts {
    unit,
    unit_label: "Unit",
    reason: |reason| match reason {
        Reason::Empty => "empty cell",
        Reason::NotAvailable => "not available or too uncertain",
        Reason::NotApplicable => "cannot occur",
        Reason::Withheld => "left out by the publisher",
        Reason::Unknown => "no value",
        Reason::Fault => "a formula failed",
        Reason::Nil => "nil",
        Reason::Preliminary => "preliminary or estimated",
    },
    signs_label: "Signs in place of numbers",
    offers: "Should the numbers be multiplied?",
    offer,
    multiply: |factor| format!("Multiply by {}", integer(u64::from(factor), English)),
};

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "%",
        Unit::PerMille => "‰",
        Unit::Krone => "kr.",
        Unit::Euro => "euro",
        Unit::Count => "count",
        Unit::Tonne => "tonnes",
        Unit::Kilogram => "kg",
        Unit::KilowattHour => "kWh",
        Unit::MegawattHour => "MWh",
        Unit::Metre => "m",
        Unit::Kilometre => "km",
        Unit::SquareMetre => "m²",
        Unit::Hectare => "ha",
        Unit::CubicMetre => "m³",
        Unit::Hour => "hours",
        Unit::Minute => "minutes",
    }
}

fn offer(offered: Offered<'_>) -> String {
    let names = offered.columns;
    let listed = match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        _ if names.len() > NAMED + 1 => {
            let first = names.get(..NAMED).unwrap_or_default().join(", ");
            format!("{first} and {} more", names.len() - NAMED)
        }
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    let size = integer(u64::from(offered.factor), English);
    let size = match offered.unit {
        Some(own) => format!("{size} {}", unit(own)),
        None => size,
    };
    let says = match offered.place {
        UnitPlace::Title => "The title says that",
        UnitPlace::Header => "The column’s name says that",
        UnitPlace::Cells => "Beside the numbers it says that",
    };
    let stop = if size.ends_with('.') { "" } else { "." };
    format!(
        "{says} the numbers in {listed} are in {size}{stop} They are shown as they stand in the file."
    )
}
