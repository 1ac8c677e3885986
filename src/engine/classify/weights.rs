//! The numbers the ranking rests on: few and round.
//!
//! They were set by reasoning, then moved in coarse steps on the development set with five-fold
//! cross-validation; the suite repeats that check (`tests/suite/classify.rs`).

/// How much each source of words counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// A word of a group's own title.
    pub title: f32,
    /// A word of the lexicon.
    pub lexicon: f32,
    /// A word of one of the group's subject titles.
    pub subject: f32,
    /// A word of the main group's title.
    pub main: f32,
    /// A hint of the lexicon: after saturation about half of a sure word.
    pub hint: f32,
    /// Of the weight of a word in a class, what its parts get there.
    pub class_part: f32,
    /// Of the weight of a word in the document, what its parts get.
    pub part: f32,
    /// What a word of administration keeps of its weight.
    pub weak: f32,
    /// Where repeated words stop to add up (BM25's k1).
    pub saturation: f32,
    /// A word of the document's title.
    pub from_title: f32,
    /// A word of the file's name.
    pub from_file_name: f32,
    /// A word of a column's name.
    pub from_column: f32,
    /// A word of the sheet's name.
    pub from_sheet: f32,
    /// A word of running text.
    pub from_text: f32,
    /// A word of a value.
    pub from_cell: f32,
    /// A word of an edition the user loaded, when it stands at one group.
    pub keyword: f32,
    /// How many words of a field count fully; beyond, each counts less, so that forty columns do not
    /// outweigh a title.
    pub field_words: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            title: 3.0,
            lexicon: 3.0,
            subject: 1.0,
            main: 0.5,
            hint: 0.6,
            class_part: 0.2,
            part: 0.5,
            weak: 0.3,
            saturation: 1.0,
            from_title: 3.0,
            from_file_name: 2.0,
            from_column: 1.0,
            from_sheet: 1.0,
            from_text: 1.0,
            from_cell: 0.3,
            keyword: 0.3,
            field_words: 6.0,
        }
    }
}
