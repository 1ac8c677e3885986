//! Words of the page: headings, buttons, states, in English.

use crate::page::PageTexts;

/// Words of the page: headings, buttons, states.
pub static TEXTS: PageTexts = PageTexts {};
