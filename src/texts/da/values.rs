//! What the values of a column are, in Danish.

use crate::format::integer;
use crate::values::{Offered, ValueTexts};
use model::column::Reason;
use model::message::Language::Danish;
use model::unit::{Unit, UnitPlace};

/// Columns that are named in an offer.
const NAMED: usize = 3;

/// What the values of a column are.
pub static TEXTS: ValueTexts = ValueTexts {
    unit,
    unit_label: "Enhed",
    reason: |reason| match reason {
        Reason::Empty => "tom celle",
        Reason::NotAvailable => "ikke oplyst eller for usikker",
        Reason::NotApplicable => "kan ikke forekomme",
        Reason::Withheld => "udeladt af udgiveren",
        Reason::Unknown => "ingen værdi",
        Reason::Fault => "fejl i en formel",
        Reason::Nil => "nul",
        Reason::Preliminary => "foreløbigt eller anslået tal",
    },
    signs_label: "Tegn i stedet for tal",
    offers: "Skal tallene ganges?",
    offer,
    multiply: |factor| format!("Gang med {}", integer(u64::from(factor), Danish)),
};

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "%",
        Unit::PerMille => "‰",
        Unit::Krone => "kr.",
        Unit::Euro => "euro",
        Unit::Count => "antal",
        Unit::Tonne => "ton",
        Unit::Kilogram => "kg",
        Unit::KilowattHour => "kWh",
        Unit::MegawattHour => "MWh",
        Unit::Metre => "m",
        Unit::Kilometre => "km",
        Unit::SquareMetre => "m²",
        Unit::Hectare => "ha",
        Unit::CubicMetre => "m³",
        Unit::Hour => "timer",
        Unit::Minute => "minutter",
    }
}

fn offer(offered: Offered<'_>) -> String {
    let names = offered.columns;
    let listed = match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        _ if names.len() > NAMED + 1 => {
            let first = names.get(..NAMED).unwrap_or_default().join(", ");
            format!("{first} og {} mere", names.len() - NAMED)
        }
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    };
    let size = integer(u64::from(offered.factor), Danish);
    let size = match offered.unit {
        Some(own) => format!("{size} {}", unit(own)),
        None => size,
    };
    let says = match offered.place {
        UnitPlace::Title => "Titlen siger, at",
        UnitPlace::Header => "Kolonnenavnet siger, at",
        UnitPlace::Cells => "Ved tallene står, at",
    };
    let stop = if size.ends_with('.') { "" } else { "." };
    format!("{says} tallene i {listed} er i {size}{stop} De er vist, som de står i filen.")
}
