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
    /// What they are divided by before they are written: square metres by a million where they are said in km².
    pub over: f64,
}

/// Square metres in a square kilometre.
pub(crate) const SQUARE_KILOMETRE: f64 = 1e6;

impl Numbers {
    /// A number of a sentence: whole ones in full below ten million, others with one digit after the
    /// decimal sign, or with as many as it takes to say anything at all.
    #[must_use]
    pub fn prose(self, value: f64) -> String {
        let value = value / self.over;
        let number = self.signed(self.with(value, self.decimals(value)));
        self.with_unit(number)
    }

    /// A number with the unit it is not measured in.
    fn with_unit(self, number: String) -> String {
        match self.over == SQUARE_KILOMETRE {
            true => format!("{number}\u{a0}km²"),
            false => number,
        }
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
        let values: Vec<f64> = values.iter().map(|value| value / self.over).collect();
        let numbers = format::axis(&values, self.language).into_iter();
        numbers.map(|number| self.signed(number)).collect()
    }

    /// Two numbers of a sentence that are compared: never written alike unless they are equal.
    #[must_use]
    pub fn pair(self, a: f64, b: f64) -> (String, String) {
        let (a, b) = (a / self.over, b / self.over);
        let own = Self { over: 1.0, ..self };
        let (x, y) = own.told_apart(a, b);
        (self.with_unit(x), self.with_unit(y))
    }

    fn told_apart(self, a: f64, b: f64) -> (String, String) {
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
        let values: Vec<f64> = values.iter().map(|value| value / self.over).collect();
        let largest = values.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
        if self.percent && largest < 1e7 {
            let fine = values.iter().any(|v| (v - v.round()).abs() > 0.049);
            let decimals = match are_hundredths_apart(&values) {
                true => 2,
                false => u8::from(fine),
            };
            return values
                .iter()
                .map(|v| self.signed(self.exact(*v, decimals)))
                .collect();
        }
        if self.whole && largest < 1e7 {
            return values.iter().map(|v| self.exact(*v, 0)).collect();
        }
        format::axis(&values, self.language)
    }

    /// Numbers of a list, one after another: with two digits after the decimal sign where the source has no more and one
    /// would make different numbers look equal, else as in a sentence.
    #[must_use]
    pub fn in_list(self, value: f64, all: &[f64]) -> String {
        let is_plain = self.over == 1.0 && !self.whole;
        match is_plain && are_hundredths_apart(all) {
            true => self.signed(self.exact(value, 2)),
            false => self.prose(value),
        }
    }

    /// A number of the table behind the chart, in full.
    #[must_use]
    pub fn full(self, value: f64) -> String {
        let value = value / self.over;
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

/// True for numbers of at most two digits after the decimal sign of which one digit would make different ones look equal:
/// rates of taxes. Means have more digits than they know.
fn are_hundredths_apart(values: &[f64]) -> bool {
    const MOST: f64 = 1_000.0;
    let is_hundredth =
        |value: &f64| value.abs() < MOST && (value * 100.0 - (value * 100.0).round()).abs() < 1e-6;
    if !values.iter().all(is_hundredth) {
        return false;
    }
    let mut all: Vec<i64> = values.iter().map(|v| (v * 100.0).round() as i64).collect();
    all.sort_unstable();
    all.dedup();
    let tenth = |value: i64| (value as f64 / 10.0).round() as i64;
    all.windows(2).any(|pair| tenth(pair[0]) == tenth(pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Numbers = Numbers {
        language: Language::Danish,
        whole: true,
        percent: false,
        over: 1.0,
    };
    const DECIMAL: Numbers = Numbers {
        language: Language::Danish,
        whole: false,
        percent: false,
        over: 1.0,
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
    fn two_digits_are_written_where_one_would_make_equals_of_a_list() {
        let taxes = [23.36, 23.4, 26.3];
        assert_eq!(DECIMAL.in_list(23.4, &taxes), "23,40");
        // nothing looks equal
        assert_eq!(DECIMAL.in_list(23.36, &[23.36, 26.3]), "23,4");
        // a mean has more digits than it knows
        assert_eq!(DECIMAL.in_list(23.364, &[23.364, 23.361]), "23,4");
        let percent = Numbers {
            percent: true,
            ..DECIMAL
        };
        assert_eq!(percent.beside_marks(&taxes)[0], "23,36\u{a0}%");
        assert_eq!(percent.beside_marks(&[23.3, 26.3])[0], "23,3\u{a0}%");
    }

    #[test]
    fn square_metres_are_written_as_square_kilometres() {
        let areas = Numbers {
            over: SQUARE_KILOMETRE,
            ..DECIMAL
        };
        assert_eq!(areas.prose(10_384_122.0), "10,4\u{a0}km²");
        assert_eq!(
            areas.pair(19_400_000.0, 4_100_000.0),
            ("19,4\u{a0}km²".to_owned(), "4,1\u{a0}km²".to_owned())
        );
        assert_eq!(areas.full(10_384_122.0), "10,384122");
    }

    #[test]
    fn tables_hold_the_whole_number() {
        assert_eq!(DECIMAL.full(0.1 + 0.2), "0,3");
        assert_eq!(DECIMAL.full(19_016.5), "19.016,5");
        assert_eq!(WHOLE.full(1e9), "1.000.000.000");
    }
}
