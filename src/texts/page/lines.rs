//! A column of texts classified line by line.

/// A column of texts classified line by line.
#[derive(Debug)]
pub struct LinesTexts {
    /// Opens the panel.
    pub find: &'static str,
    /// What that does, for a column of texts.
    pub find_help: &'static str,
    /// Heading of the panel.
    pub title: &'static str,
    /// What is done, with the column's name.
    pub lead: fn(column: &str) -> String,
    /// What it is and is not.
    pub honest: &'static str,
    /// Names of the new columns: number, title, score in per cent, words.
    pub columns: [&'static str; 4],
    /// Says among the words of a row that the user's own choice gave the number.
    pub by_memory_word: &'static str,
    /// Which suggestions are kept.
    pub which: &'static str,
    /// Only those that are sure.
    pub only_confident: &'static str,
    /// Those that are not, too, from a score on.
    pub all_from: &'static str,
    /// That score, for screen readers.
    pub threshold: &'static str,
    /// Lets remembered choices speak: how many there are.
    pub by_memory: fn(count: u64) -> String,
    /// When they speak.
    pub by_memory_help: &'static str,
    /// Heading of the first rows tried.
    pub preview: &'static str,
    /// Of the first texts that differ, how many get a suggestion.
    pub preview_count: fn(kept: u64, of: u64) -> String,
    /// They are being tried.
    pub preview_waiting: &'static str,
    /// There are no texts among the first rows.
    pub preview_empty: &'static str,
    /// A text without a suggestion.
    pub none: &'static str,
    /// A suggestion that is not kept.
    pub left_out: &'static str,
    /// A suggestion that is not sure.
    pub unsure: &'static str,
    /// Its score.
    pub score: fn(percent: u8) -> String,
    /// Before the words that speak.
    pub because: &'static str,
    /// Said of a number the user's own choice gave.
    pub your_choice: &'static str,
    /// Begins: how many rows.
    pub apply: fn(rows: u64) -> String,
    /// Closes the panel.
    pub cancel: &'static str,
    /// It is under way, with the column's name.
    pub running: fn(column: &str) -> String,
    /// How far it is.
    pub so_far: fn(done: u64, of: u64) -> String,
    /// Stops it.
    pub stop: &'static str,
    /// It was stopped.
    pub stopped: &'static str,
    /// It is done: rows with a suggestion, rows.
    pub done: fn(matched: u64, rows: u64) -> String,
    /// Heading of what came of it, with the column's name.
    pub result: fn(column: &str) -> String,
    /// Of the rows with a suggestion, how many are sure.
    pub sure: fn(confident: u64) -> String,
    /// Of the rows with a suggestion, how many the user's own choices gave.
    pub from_memory: fn(rows: u64) -> String,
    /// What the new columns are called.
    pub new_columns: fn(names: &[String]) -> String,
    /// Heading of the rows of each main group.
    pub mains: &'static str,
    /// What a click does.
    pub mains_help: &'static str,
    /// Rows without a suggestion.
    pub without: &'static str,
    /// A main group for screen readers: title, rows.
    pub main: fn(title: &str, rows: u64) -> String,
    /// Opens the panel again.
    pub change: &'static str,
    /// Looks at a row's suggestion.
    pub why: &'static str,
    /// Heading of what speaks for a row.
    pub why_title: &'static str,
    /// Nothing speaks for anything.
    pub why_nothing: &'static str,
    /// Not sure: the text says too little.
    pub too_little: &'static str,
    /// Not sure: another subject is nearly as likely.
    pub thin_margin: &'static str,
    /// Not sure: it may be no municipal task.
    pub no_task: &'static str,
    /// Heading of all that its words speak for.
    pub also: &'static str,
    /// Opens what can be remembered for texts like it.
    pub correct: &'static str,
    /// How that works.
    pub correct_help: &'static str,
    /// Label of the words a text must hold.
    pub correct_words: &'static str,
    /// What is kept then.
    pub correct_kept: &'static str,
    /// Remembers it and does it again.
    pub correct_apply: &'static str,
    /// There are no words.
    pub correct_no_words: &'static str,
    /// Said when it is remembered.
    pub corrected: &'static str,
}
