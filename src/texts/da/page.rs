//! Words of the page: headings, buttons, states, in Danish.

use crate::page::PageTexts;

/// Words of the page: headings, buttons, states.
pub static TEXTS: PageTexts = PageTexts {};
