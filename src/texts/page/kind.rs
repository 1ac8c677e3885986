//! What a column means, why, and what it could mean instead.

/// What a column means, why, and what it could mean instead.
#[derive(Debug)]
pub struct KindTexts {
    /// Heading.
    pub heading: &'static str,
    /// No kind is known.
    pub unknown: &'static str,
    /// How sure the kind is, 0 to 1.
    pub sure: fn(f64) -> String,
    /// The user chose it.
    pub by_you: &'static str,
    /// The name of the column is the name of the kind.
    pub header_whole: &'static str,
    /// A word of the name points to it.
    pub header_word: &'static str,
    /// So many values fit, of so many.
    pub fit: fn(u64, u64) -> String,
    /// These columns stand beside it.
    pub beside: fn(&[String]) -> String,
    /// So many values do not fit; links to their rows follow.
    pub misfits: fn(&str) -> String,
    /// Label of the list of kinds.
    pub choose: &'static str,
    /// The choice of what was found, and what that was.
    pub as_found: fn(Option<&str>) -> String,
    /// The choice of no kind.
    pub nothing: &'static str,
}
