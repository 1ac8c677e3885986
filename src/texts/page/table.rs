//! The table.

/// The table.
#[derive(Debug)]
pub struct TableTexts {
    /// Name of the grid.
    pub name: &'static str,
    /// Head of the row numbers.
    pub row: &'static str,
    /// Full form of that head.
    pub row_in_file: &'static str,
    /// Shown where a value is missing.
    pub missing: &'static str,
    /// A row that is not here yet.
    pub loading: &'static str,
    /// Label of the search field.
    pub search: &'static str,
    /// Takes the search off.
    pub clear_search: &'static str,
    /// How many rows are seen, of how many.
    pub count: fn(seen: u64, of: u64) -> String,
    /// All rows are seen.
    pub count_all: fn(u64) -> String,
    /// Only the first rows are here.
    pub count_first: fn(u64) -> String,
    /// So many rows so far.
    pub count_so_far: fn(u64) -> String,
    /// Rows are being found.
    pub working: &'static str,
    /// No row passes.
    pub nothing: &'static str,
    /// No row passes: what to do.
    pub nothing_help: &'static str,
    /// Takes all filters off.
    pub clear_all: &'static str,
    /// Name of the list of active filters.
    pub filters: &'static str,
    /// Takes one filter off.
    pub clear_filter: fn(&str) -> String,
    /// Button of a column's name: sorts.
    pub sort_by: fn(&str) -> String,
    /// Opens a column's menu.
    pub menu: fn(&str) -> String,
    /// Menu: smallest first, for numbers, text, dates.
    pub sort_up: fn(model::column::ColumnType) -> &'static str,
    /// Menu: largest first.
    pub sort_down: fn(model::column::ColumnType) -> &'static str,
    /// Menu: order of the file.
    pub unsort: &'static str,
    /// Menu: filter.
    pub filter: &'static str,
    /// Menu: statistics.
    pub about: &'static str,
    /// Menu: hide.
    pub hide: &'static str,
    /// Menu: pin to the left.
    pub pin: &'static str,
    /// Menu: let go.
    pub unpin: &'static str,
    /// Menu: keep as text, as it stands in the file.
    pub as_text: &'static str,
    /// Menu: read the type from the values again.
    pub as_read: &'static str,
    /// Handle that makes a column wider or narrower.
    pub resize: fn(&str) -> String,
    /// Its value, in pixels.
    pub pixels: fn(u32) -> String,
    /// The small picture of a column.
    pub distribution: fn(&str) -> String,
    /// A bar: its values and rows; and rows of all, when some are filtered away.
    pub bar: fn(values: &str, rows: u64, of: Option<u64>) -> String,
    /// All values not among the most common.
    pub others: &'static str,
    /// Keeps rows with this value.
    pub keep: fn(&str) -> String,
    /// Takes rows with this value away.
    pub drop: fn(&str) -> String,
    /// Keeps rows without a value.
    pub keep_missing: &'static str,
    /// Takes rows without a value away.
    pub drop_missing: &'static str,
    /// Copies what is marked.
    pub copy: &'static str,
    /// Shows the whole text of a cell.
    pub whole: &'static str,
    /// Copied: how many cells.
    pub copied: fn(u64) -> String,
    /// Too many cells marked.
    pub too_many: fn(most: u64) -> String,
    /// The clipboard was refused.
    pub copy_refused: &'static str,
    /// What can be done with a cell.
    pub cell_menu: &'static str,
    /// How the table is used with the keyboard.
    pub keys: &'static str,
    /// Opens the list of columns on small screens.
    pub columns: fn(hidden: u64) -> String,
    /// Opens the list of steps on small screens.
    pub steps: fn(u64) -> String,
    /// Edges of a bin: from, to, whether the upper edge is in it.
    pub range: fn(from: &str, to: &str, to_included: bool) -> String,
    /// On paper: which part of the rows is printed.
    pub printed: &'static str,
}
