//! What the values of a column are: units, signs, and factors that are offered.

use model::column::Reason;
use model::unit::{Unit, UnitPlace};

/// A factor that is offered, and the columns it is about.
#[derive(Debug, Clone, Copy)]
pub struct Offered<'a> {
    /// What the numbers would be multiplied by.
    pub factor: u32,
    /// What they count then, when the file says so.
    pub unit: Option<Unit>,
    /// Where the file says so.
    pub place: UnitPlace,
    /// Names of the columns, at least one.
    pub columns: &'a [&'a str],
}

/// What the values of a column are.
#[derive(Debug)]
pub struct ValueTexts {
    /// A unit as it is written after a number.
    pub unit: fn(Unit) -> &'static str,
    /// Label: unit.
    pub unit_label: &'static str,
    /// What a sign in place of a number or beside it means, in a few words.
    pub reason: fn(Reason) -> &'static str,
    /// Label: signs among the numbers.
    pub signs_label: &'static str,
    /// Heading of the factors that are offered.
    pub offers: &'static str,
    /// What the file says about the size of its numbers, and that nothing is done about it yet.
    pub offer: fn(Offered<'_>) -> String,
    /// The button that multiplies.
    pub multiply: fn(factor: u32) -> String,
}

#[cfg(test)]
mod tests {
    use super::Offered;
    use crate::of;
    use model::column::Reason;
    use model::message::Language;
    use model::unit::{Unit, UnitPlace};

    #[test]
    fn an_offer_says_where_and_of_what() {
        let offered = Offered {
            factor: 1000,
            unit: Some(Unit::Krone),
            place: UnitPlace::Title,
            columns: &["R2024", "B2025"],
        };
        let say = |language| (of(language).values.offer)(offered);
        assert_eq!(
            say(Language::Danish),
            "Titlen siger, at tallene i R2024 og B2025 er i 1.000 kr. De er vist, som de står i filen."
        );
        assert_eq!(
            say(Language::English),
            "The title says that the numbers in R2024 and B2025 are in 1,000 kr. They are shown as they stand in the file."
        );
        let many = Offered {
            columns: &["a", "b", "c", "d", "e"],
            unit: None,
            ..offered
        };
        let danish = (of(Language::Danish).values.offer)(many);
        assert!(
            danish.contains("a, b, c og 2 mere er i 1.000. De"),
            "{danish}"
        );
    }

    #[test]
    fn every_unit_and_reason_has_its_words() {
        for language in [Language::Danish, Language::English] {
            let words = of(language).values;
            for unit in Unit::ALL {
                assert!(!(words.unit)(unit).is_empty(), "{unit:?}");
            }
            assert_ne!(
                (words.reason)(Reason::NotAvailable),
                (words.reason)(Reason::NotApplicable)
            );
        }
    }
}
