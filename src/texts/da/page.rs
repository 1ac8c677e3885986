//! Words of the page: headings, buttons, states, in Danish.

use crate::page::PageTexts;

mod assumed;
pub(crate) mod beside;
mod cases;
pub(crate) mod code_list;
mod column;
mod common;
mod dataset;
mod decide;
mod edition;
mod import;
mod jump;
mod kind;
pub(crate) mod kinds;
mod kle_search;
mod lines;
pub(crate) mod map;
mod memory;
mod recipe;
mod spread;
mod start;
mod table;
mod take;

/// Words of the page: headings, buttons, states.
pub static TEXTS: PageTexts = PageTexts {
    common: &common::TEXTS,
    start: &start::TEXTS,
    dataset: &dataset::TEXTS,
    decide: &decide::TEXTS,
    edition: &edition::TEXTS,
    assumed: &assumed::TEXTS,
    import: &import::TEXTS,
    memory: &memory::TEXTS,
    recipe: &recipe::TEXTS,
    table: &table::TEXTS,
    jump: &jump::TEXTS,
    cases: &cases::TEXTS,
    column: &column::TEXTS,
    spread: &spread::TEXTS,
    kind: &kind::TEXTS,
    lines: &lines::TEXTS,
    kle_search: &kle_search::TEXTS,
    take: &take::TEXTS,
};
