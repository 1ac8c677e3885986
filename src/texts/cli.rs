//! What the command line says to people.

use model::column::ColumnType;
use model::sniff::Format;

/// What the command line says to people. A `String` without its line feed, unless said otherwise.
#[derive(Debug)]
pub struct CliTexts {
    /// All commands and options, several lines.
    pub help: &'static str,
    /// The commands in one line.
    pub usage: &'static str,
    /// There is no such command.
    pub unknown_command: fn(&str) -> String,
    /// There is no such option.
    pub unknown_option: fn(&str) -> String,
    /// The option needs something after it.
    pub needs_value: fn(&str) -> String,
    /// What stands after an option makes no sense, or not beside the others.
    pub bad_value: fn(&str) -> String,
    /// A command is missing.
    pub needs_command: &'static str,
    /// A file is missing.
    pub needs_file: &'static str,
    /// Not the two files that are to be compared.
    pub needs_two_files: &'static str,
    /// More than one file where one is taken.
    pub too_many_files: &'static str,
    /// Several files go to a folder only.
    pub needs_folder: &'static str,
    /// The area of `eval` is missing or unknown.
    pub unknown_area: fn(&str) -> String,
    /// The file cannot be written; with what the system says.
    pub cannot_write: fn(&str, &str) -> String,
    /// Neither what is classified line by line nor what describes datasets was given.
    pub needs_column: &'static str,
    /// The table has no such column; with those it has: what it is and what to do.
    pub no_such_column: fn(&str, &[&str]) -> [String; 2],
    /// Names of the columns that texts line by line become: number, title, score, words.
    pub new_columns: [&'static str; 4],
    /// The output would replace the file it is made from.
    pub would_replace: fn(&str) -> String,
    /// What a rule named by `--mend` found cannot be mended, or it found nothing.
    pub nothing_to_mend: fn(&str) -> String,
    /// The file names no areas a map could be made of: what it is and what to do.
    pub no_map: fn(&str) -> [String; 2],
    /// No column says where the rows are: what it is and what to do.
    pub no_positions: fn(&str) -> [String; 2],
    /// There is nothing over time: what it is and what to do.
    pub no_line: fn(&str) -> [String; 2],
    /// The file tells no numbers of inhabitants of municipalities: what it is and what to do.
    pub no_population: fn(&str) -> [String; 2],
    /// This build has no borders: what is missing and what to do.
    pub without_areas: [&'static str; 2],
    /// Which files have areas, when one has none.
    pub areas_formats: &'static str,
    /// What to do when no column names the areas of a file.
    pub areas_join: &'static str,
    /// A file of areas was written: areas, points in their borders, bytes, rows without a polygon or a code.
    pub areas_written: fn(usize, usize, u64, u64) -> String,
    /// There is no such file: what it is and what to do.
    pub not_found: fn(&str) -> [String; 2],
    /// The path is a folder: what it is and what to do.
    pub is_folder: fn(&str) -> [String; 2],
    /// The file is there but cannot be opened; with what the system says: what it is and what to do.
    pub cannot_open: fn(&str, &str) -> [String; 2],
    /// Lines of the input that are no JSON.
    pub bad_lines: fn(u64) -> String,
    /// This build has no KLE register: what is missing and what to do.
    pub without_kle: [&'static str; 2],
    /// The file given as vocabulary holds no KLE numbers: what it is and what to do.
    pub no_vocabulary: fn(&str) -> [String; 2],
    /// The file given as code system is none: what it is and what to do.
    pub no_code_system: fn(&str) -> [String; 2],
    /// The format in words.
    pub format: fn(Format) -> &'static str,
    /// Rows and columns of a table.
    pub size: fn(u64, usize) -> String,
    /// Rows set aside above and below a table; at least one of them.
    pub set_aside: fn(u64, u64) -> String,
    /// Headings of the list of columns: name, type, missing, different, smallest, largest.
    pub headings: [&'static str; 6],
    /// A column type in one word.
    pub column_type: fn(ColumnType) -> &'static str,
    /// Before the best subject.
    pub subject: &'static str,
    /// Before the edition of KLE.
    pub edition: &'static str,
    /// Behind a subject that is not sure.
    pub unsure: &'static str,
    /// When there is no subject at all.
    pub no_subject: &'static str,
}
