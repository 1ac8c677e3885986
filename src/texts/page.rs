//! Words of the page: headings, buttons, states.

/// Words of the page: headings, buttons, states.
#[derive(Debug)]
pub struct PageTexts {}
