//! How the values of a column are spread.

/// How the values of a column are spread.
#[derive(Debug)]
pub struct SpreadTexts {
    /// Label: a quarter, the half and three quarters of the numbers lie below these.
    pub quartiles: &'static str,
    /// Label: between what the nine tenths in the middle lie.
    pub middle: &'static str,
    /// From one number to another.
    pub range: fn(&str, &str) -> String,
    /// Label: standard deviation.
    pub deviation: &'static str,
    /// Label: shortest text.
    pub shortest: &'static str,
    /// Label: numbers far from the others.
    pub far: &'static str,
    /// How many, and beyond which fences.
    pub far_count: fn(u64, &str, &str) -> String,
    /// The farthest of them.
    pub farthest: fn(&str) -> String,
    /// By which rule.
    pub rule: &'static str,
}
