//! The page of a file: bar, overview, cards.

use model::kle::Whereabouts;
use model::recipe::Step;
use model::view_spec::NoChart;

/// The page of a file: bar, overview, cards.
#[derive(Debug)]
pub struct DatasetTexts {
    /// Back to the start page, to choose another file.
    pub new_file: &'static str,
    /// The pill of privacy.
    pub kept: &'static str,
    /// Its heading, when opened.
    pub kept_title: &'static str,
    /// What it says, paragraph by paragraph; no more than is true.
    pub kept_lines: [&'static str; 3],
    /// How many files the page has fetched from its own place, and how many of them since it was ready.
    pub kept_count: fn(before: u64, since: u64) -> String,
    /// Name of the switch between overview and table.
    pub views: &'static str,
    /// Compares the file with another edition, in one word.
    pub compare: &'static str,
    /// The same in full; begins with that word.
    pub compare_label: &'static str,
    /// The overview.
    pub overview: &'static str,
    /// The table alone.
    pub table: &'static str,
    /// Heading of the list of columns.
    pub columns: &'static str,
    /// Label of the field that finds a column.
    pub find_column: &'static str,
    /// More columns than are listed.
    pub more_columns: fn(u64) -> String,
    /// Shows a hidden column.
    pub show_column: fn(&str) -> String,
    /// Hides a column.
    pub hide_column: fn(&str) -> String,
    /// A column is hidden.
    pub hidden: &'static str,
    /// Shows all columns.
    pub show_all: &'static str,
    /// Heading of the list of steps.
    pub steps: &'static str,
    /// No step was made.
    pub no_steps: &'static str,
    /// The first entry: the file as it was read.
    pub as_opened: &'static str,
    /// Said of a step that was undone and can be redone.
    pub step_undone: &'static str,
    /// Back to this step.
    pub go_to_step: fn(number: usize) -> String,
    /// Announces a step.
    pub done: fn(&Step, sentence: &str) -> String,
    /// Announces undo.
    pub undone: &'static str,
    /// Announces redo.
    pub redone: &'static str,

    /// The file is being read: label of the bar.
    pub reading: fn(file: &str) -> String,
    /// How far: bytes so far and of all, rows so far.
    pub read_so_far: fn(bytes: &str, of: &str, rows: u64) -> String,
    /// All rows are read; numbers about the columns are being made.
    pub counting: &'static str,
    /// Stops reading.
    pub stop: &'static str,
    /// Reading was stopped; rows that can be seen.
    pub stopped: fn(rows: u64) -> String,
    /// Reads from the beginning.
    pub read_again: &'static str,
    /// Chooses another file.
    pub other_file: &'static str,
    /// The file is read: rows and columns.
    pub read: fn(rows: u64, columns: u64) -> String,
    /// The worker died and the file is opened again.
    pub reopening: &'static str,
    /// First rows are shown, the rest follows.
    pub first_rows: &'static str,

    /// Heading of the subject card.
    pub subject: &'static str,
    /// The classifier is not sure.
    pub unsure: &'static str,
    /// Said before the three best when sure.
    pub best: &'static str,
    /// Nothing was found.
    pub no_subject: &'static str,
    /// Why: before the words.
    pub because: &'static str,
    /// Shows so many other suggestions, or folds them away, where there is little room.
    pub more_subjects: fn(usize) -> String,
    /// Shows all of a drawing that is too high for a phone.
    pub whole_chart: &'static str,
    /// The way past the answers, where they take the whole window.
    pub to_table: &'static str,
    /// The same words as for the suggestion before.
    pub same_words: &'static str,
    /// Where a word stood; the column's name where it matters.
    pub whereabouts: fn(Whereabouts, Option<&str>) -> String,
    /// How strong a match is, for screen readers.
    pub strength: fn(percent: u32) -> String,
    /// What KLE is, in one sentence.
    pub kle: &'static str,
    /// The label before a KLE number.
    pub kle_number: fn(&str) -> String,
    /// The answer is not there yet.
    pub waiting: &'static str,

    /// Before what was checked and needs a look.
    pub state_look: &'static str,
    /// Every row could be read.
    pub check_read: fn(rows: u64) -> String,
    /// Part of the file is missing.
    pub check_partial: &'static str,
    /// Rows have as many fields as there are columns.
    pub check_width: &'static str,
    /// Some rows have not.
    pub check_width_bad: fn(rows: u64) -> String,
    /// All letters could be read.
    pub check_letters: &'static str,
    /// Some letters are lost.
    pub check_letters_bad: fn(count: u64) -> String,
    /// Columns with a type other than text, of all.
    pub check_types: fn(typed: u64, columns: u64) -> String,

    /// Heading of the notes.
    pub notes: &'static str,
    /// Opens the notes: how many.
    pub notes_count: fn(u64) -> String,
    /// The rows set aside below the table.
    pub footer: &'static str,

    /// Heading of the chart card before there is a chart.
    pub chart: &'static str,
    /// Nothing worth drawing.
    pub no_chart: fn(why: NoChart) -> &'static str,
    /// The charts worth seeing, as the name of a group of buttons.
    pub chart_offers: &'static str,
    /// Opens the panel where the user chooses a chart.
    pub chart_own: &'static str,
    /// Switch to the drawing.
    pub as_chart: &'static str,
    /// Switch to the table behind it.
    pub as_table: &'static str,
    /// The table behind the chart.
    pub chart_table: &'static str,
    /// A mark that filters when chosen.
    pub keep_mark: fn(label: &str, value: &str) -> String,
    /// How to use the marks with the keyboard.
    pub chart_keys: &'static str,
    /// How to choose a stretch of the axis.
    pub chart_brush: &'static str,
}
