//! Words of the page: headings, buttons, states. One area of the page, one struct.

pub mod assumed;
pub mod beside;
pub mod cases;
pub mod code_list;
pub mod column;
pub mod common;
pub mod dataset;
pub mod decide;
pub mod edition;
pub mod import;
pub mod jump;
pub mod kind;
pub mod kle_search;
pub mod lines;
pub mod map;
pub mod memory;
pub mod recipe;
pub mod spread;
pub mod start;
pub mod table;
pub mod take;

/// Words of the page: headings, buttons, states.
#[derive(Debug)]
pub struct PageTexts {
    /// Words many parts use.
    pub common: &'static common::CommonTexts,
    /// The page without a file.
    pub start: &'static start::StartTexts,
    /// The page of a file: bar, overview, cards.
    pub dataset: &'static dataset::DatasetTexts,
    /// Deciding what a file is about.
    pub decide: &'static decide::DecideTexts,
    /// Editions of KLE.
    pub edition: &'static edition::EditionTexts,
    /// What was assumed about the file, and why.
    pub assumed: &'static assumed::AssumedTexts,
    /// The panel where the reading is put right.
    pub import: &'static import::ImportTexts,
    /// A file that would not fit.
    pub memory: &'static memory::MemoryTexts,
    /// Recipes: what was done, to be done again.
    pub recipe: &'static recipe::RecipeTexts,
    /// The table.
    pub table: &'static table::TableTexts,
    /// Going to a row of the file in the table.
    pub jump: &'static jump::JumpTexts,
    /// A case extract seen by KLE.
    pub cases: &'static cases::CasesTexts,
    /// One column: its type, numbers and filter.
    pub column: &'static column::ColumnTexts,
    /// How the values of a column are spread.
    pub spread: &'static spread::SpreadTexts,
    /// What a column means, and why.
    pub kind: &'static kind::KindTexts,
    /// A column of texts classified line by line.
    pub lines: &'static lines::LinesTexts,
    /// The search in KLE.
    pub kle_search: &'static kle_search::KleSearchTexts,
    /// What can be taken away.
    pub take: &'static take::TakeTexts,
}
