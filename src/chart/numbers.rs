//! The numbers of one chart, ready to read.

use model::message::Language;
use texts::format;

/// How the numbers of a chart are written.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    /// In which language.
    pub language: Language,
    /// They are counts of things.
    pub whole: bool,
    /// They are per cent.
    pub percent: bool,
}

impl Numbers {
    /// A number of a sentence: whole ones in full below ten million, others with one digit after the
    /// decimal sign, or with as many as it takes to say anything at all.
    #[must_use]
    pub fn prose(self, value: f64) -> String {
        self.signed(self.with(value, self.decimals(value)))
    }

    /// A number with the sign of its unit.
    fn signed(self, number: String) -> String {
        if self.percent {
            format!("{number}\u{a0}%")
        } else {
            number
        }
    }

    /// The distance of two percentages, without a sign: at most one digit after the decimal sign.
    #[must_use]
    pub fn points(self, distance: f64) -> String {
        let decimals = u8::from((distance - distance.round()).abs() > 0.049);
        format::number(distance, decimals, self.language)
    }

    /// The numbers along an axis.
    #[must_use]
    pub fn on_axis(self, values: &[f64]) -> Vec<String> {
        let numbers = format::axis(values, self.language).into_iter();
        numbers.map(|number| self.signed(number)).collect()
    }

    /// Two numbers of a sentence that are compared: never written alike unless they are equal.
    #[must_use]
    pub fn pair(self, a: f64, b: f64) -> (String, String) {
        if a.abs().max(b.abs()) >= 1e7 && !self.percent {
            // both in the same unit: "19,4 mio." and "4,1 mio."
            let mut both = format::short_together(&[a, b], self.language);
            if a == b || both[0] != both[1] {
                let second = both.pop().unwrap_or_default();
                return (both.pop().unwrap_or_default(), second);
            }
        }
        let fewest = self.decimals(a).max(self.decimals(b));
        let (mut x, mut y) = (self.prose(a), self.prose(b));
        for decimals in fewest..=9 {
            if x != y || a == b {
                break;
            }
            (x, y) = (
                self.signed(self.exact(a, decimals)),
                self.signed(self.exact(b, decimals)),
            );
        }
        (x, y)
    }

    /// Numbers beside the marks of one chart, as fine as the finest needs to be.
    #[must_use]
    pub fn beside_marks(self, values: &[f64]) -> Vec<String> {
        let largest = values.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
        if self.percent && largest < 1e7 {
            let fine = values.iter().any(|v| (v - v.round()).abs() > 0.049);
            return values
                .iter()
                .map(|v| self.signed(self.exact(*v, u8::from(fine))))
                .collect();
        }
        if self.whole && largest < 1e7 {
            return values.iter().map(|v| self.exact(*v, 0)).collect();
        }
        format::axis(values, self.language)
    }

    /// A number of the table behind the chart, in full.
    #[must_use]
    pub fn full(self, value: f64) -> String {
        if self.whole && value.abs() < 1e15 {
            return self.exact(value, 0);
        }
        // sums of decimals end in a crumb of binary arithmetic
        let rounded: f64 = format!("{value:.11e}").parse().unwrap_or(value);
        format::float(rounded, self.language, format::NumberStyle::Grouped)
    }

    fn with(self, value: f64, decimals: u8) -> String {
        let size = value.abs();
        if size >= 1e7 || (size > 0.0 && size < 1e-6) {
            format::short(value, self.language)
        } else {
            self.exact(value, decimals)
        }
    }

    fn exact(self, value: f64, decimals: u8) -> String {
        format::number(value, decimals, self.language)
    }

    fn decimals(self, value: f64) -> u8 {
        let size = value.abs();
        if self.whole || size >= 1e5 {
            return 0;
        }
        if size >= 1.0 || size == 0.0 {
            return u8::from((size - size.round()).abs() > 1e-9);
        }
        // the first two digits that are not zero
        let zeros = -size.log10().floor();
        zeros.min(7.0) as u8 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Numbers = Numbers {
        language: Language::Danish,
        whole: true,
        percent: false,
    };
    const DECIMAL: Numbers = Numbers {
        language: Language::Danish,
        whole: false,
        percent: false,
    };

    #[test]
    fn prose_is_short_but_never_nothing() {
        assert_eq!(WHOLE.prose(63_500.0), "63.500");
        assert_eq!(DECIMAL.prose(12.34), "12,3");
        assert_eq!(DECIMAL.prose(12.0), "12");
        assert_eq!(DECIMAL.prose(0.034), "0,034");
        assert_eq!(DECIMAL.prose(0.96), "0,96");
        assert_eq!(WHOLE.prose(12_345_678.0), "12,3\u{a0}mio.");
        assert_eq!(DECIMAL.prose(-1234.5), "\u{2212}1.234,5");
    }

    #[test]
    fn compared_numbers_are_told_apart() {
        assert_eq!(
            DECIMAL.pair(12.34, 12.31),
            ("12,34".to_owned(), "12,31".to_owned())
        );
        assert_eq!(
            WHOLE.pair(12_345_678.0, 12_345_679.0),
            ("12.345.678".to_owned(), "12.345.679".to_owned())
        );
        let (a, b) = DECIMAL.pair(5.5, 5.5);
        assert_eq!(a, b);
    }

    #[test]
    fn tables_hold_the_whole_number() {
        assert_eq!(DECIMAL.full(0.1 + 0.2), "0,3");
        assert_eq!(DECIMAL.full(19_016.5), "19.016,5");
        assert_eq!(WHOLE.full(1e9), "1.000.000.000");
    }
}
