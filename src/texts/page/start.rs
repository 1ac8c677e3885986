//! The page without a file.

/// The page without a file.
#[derive(Debug)]
pub struct StartTexts {
    /// What the page is for, in one line.
    pub headline: &'static str,
    /// What it does with a file.
    pub lead: &'static str,
    /// What happens to the file, no more than is true.
    pub privacy: &'static str,
    /// Opens the explanation.
    pub privacy_more: &'static str,
    /// The drop zone.
    pub drop_here: &'static str,
    /// Label of the file chooser.
    pub browse: &'static str,
    /// Opens the area for pasted text.
    pub paste: &'static str,
    /// What can be opened.
    pub formats: &'static str,
    /// Heading of the area for pasted text.
    pub paste_title: &'static str,
    /// What to put there.
    pub paste_label: &'static str,
    /// Opens what was pasted.
    pub paste_open: &'static str,
    /// Nothing was pasted.
    pub paste_empty: &'static str,
    /// Name of the file made of pasted text.
    pub paste_file_name: &'static str,
    /// Heading of the samples.
    pub samples: &'static str,
    /// Heading of the steps.
    pub how: &'static str,
    /// The steps: a word and what it means.
    pub how_steps: [(&'static str, &'static str); 4],
    /// Back to the file that is still open.
    pub back_to: fn(file: &str) -> String,
}
