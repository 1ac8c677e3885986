//! Trouble: what does not stop the work ([`Note`]) and what does ([`Problem`]).
//!
//! Both are codes and parameters; the sentence (what, where, why, what to do) is made in `texts`.

use serde::{Deserialize, Serialize};

/// Where in a file something is. All counts from 1, as a user counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of the file; its first line is 1.
    pub row: Option<u64>,
    /// The column; shown as an Excel letter.
    pub column: Option<u32>,
    /// The byte offset, when no row is known yet.
    pub byte: Option<u64>,
}

/// Something worth knowing about how a file was read. Never holds a cell value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Note {
    /// Title rows above the table were set aside.
    TitleRowsSetAside {
        /// How many.
        rows: u64,
    },
    /// Source lines and the like below the table were set aside.
    FooterRowsSetAside {
        /// How many.
        rows: u64,
    },
    /// Rows with fewer or more fields than the table has columns.
    RaggedRows {
        /// Rows filled up with missing values.
        short: u64,
        /// Rows whose extra fields were put into extra columns.
        long: u64,
        /// The first such row of the file.
        first_row: u64,
    },
    /// The first guess of the encoding was contradicted later in the file.
    EncodingRevised {
        /// What the beginning looked like.
        from: String,
        /// What the whole file is.
        to: String,
        /// Offset of the first byte that decided it.
        byte: u64,
    },
    /// The first guess of a column's type was contradicted later in the file.
    TypeRevised {
        /// The column.
        column: String,
        /// What the beginning looked like.
        from: String,
        /// What it is now.
        to: String,
        /// The first row of the file that decided it.
        row: u64,
    },
    /// Bytes that are no character in the encoding; shown as U+FFFD.
    BadBytes {
        /// How many.
        count: u64,
        /// Offset of the first.
        first_byte: u64,
    },
    /// The file itself holds U+FFFD: letters lost before it was written.
    LostLetters {
        /// How many.
        count: u64,
        /// Row of the file with the first.
        first_row: u64,
    },
    /// Letters saved as UTF-8 twice (`Ã¦` for `æ`); they can be turned back.
    DoubleEncoding {
        /// How many letters.
        count: u64,
        /// Row of the file with the first.
        first_row: u64,
    },
    /// Group headings between the rows were carried down into columns of their own.
    MatrixLaidOut {
        /// Rows with nothing but a heading.
        groups: u64,
        /// Columns the headings and labels became.
        levels: u64,
        /// True when the headings above the figures became a column too, and every figure a row.
        figures_are_rows: bool,
    },
    /// Rows that the plain rules of quotes would have misread were put right.
    RowsMended {
        /// How many.
        rows: u64,
        /// The first such row of the file.
        first_row: u64,
    },
    /// The column names come again among the data, as on the pages of a report; those rows were set aside.
    RepeatedHeader {
        /// How many.
        rows: u64,
        /// The first such row of the file.
        first_row: u64,
    },
    /// Rows that hold the total of other rows. They are kept.
    TotalRows {
        /// The column that says so.
        column: String,
        /// How many rows.
        rows: u64,
    },
    /// A quoted field has no end; the rest of the file was read as text.
    UnclosedQuote {
        /// The row of the file where it begins.
        row: u64,
    },
    /// Numbers that can be read in two ways (`1.250`); read as Danish thousands.
    AmbiguousNumbers {
        /// The column.
        column: String,
        /// How many values.
        count: u64,
    },
    /// Dates that fit both day first and month first; read as day first.
    AmbiguousDates {
        /// The column.
        column: String,
        /// How many values.
        count: u64,
    },
    /// Digits with several points that are no thousands: Excel's mark on damaged decimals.
    DamagedNumbers {
        /// The column.
        column: String,
        /// How many values.
        count: u64,
        /// Row of the file with the first.
        first_row: u64,
    },
    /// A column has numbers with a decimal comma and numbers with a decimal point; each was read for itself.
    MixedSigns {
        /// The column.
        column: String,
        /// Values with a decimal comma.
        comma: u64,
        /// Values with a decimal point.
        point: u64,
        /// Those of both that may have a sign of thousands instead: `1.250`.
        open: u64,
    },
    /// Some columns have a decimal comma, others a decimal point; each was read by its own.
    SignsDiffer {
        /// Columns with a decimal comma.
        comma: u64,
        /// The first of them.
        comma_column: String,
        /// Columns with a decimal point.
        point: u64,
        /// The first of them.
        point_column: String,
    },
    /// Digits of which some begin with a zero and others seem to have lost theirs (`0800` beside `900`).
    MixedZeros {
        /// The column.
        column: String,
        /// Values that begin with a zero.
        with_zero: u64,
        /// Shorter values that do not.
        without: u64,
    },
    /// Years of two digits.
    ShortYears {
        /// The column.
        column: String,
        /// How many values.
        count: u64,
        /// The first year they can mean.
        from: u32,
        /// The last.
        to: u32,
    },
    /// `-` among the numbers was read as a true nil, as official statistics write it.
    NilDashes {
        /// Columns with such a sign.
        columns: u64,
        /// How many values.
        count: u64,
    },
    /// The file does not say which reference system its coordinates are in; they look like this one.
    CrsAssumed {
        /// `EPSG:25832` or `OGC:CRS84`.
        crs: String,
    },
    /// The file names a reference system its coordinates cannot be in.
    CrsContradicted {
        /// What the file names.
        said: String,
        /// What the coordinates look like.
        crs: String,
    },
    /// A reference system that is not known, by the name the file gives it.
    CrsUnknown {
        /// The name.
        name: String,
    },
    /// The coordinates stand as north before east, so a map would turn them.
    AxesSwapped,
    /// Heights and measures of geometries were left out.
    HeightsLeftOut {
        /// Geometries that had some.
        count: u64,
    },
    /// Geometries that could not be read; their rows have none.
    BadGeometries {
        /// How many.
        count: u64,
        /// The first such row of the table.
        first_row: u64,
    },
    /// Column names as long as the format lets them be, so probably cut.
    NamesCut {
        /// How many.
        count: u64,
        /// The most characters a name can have.
        chars: u64,
    },
    /// The file does not say how its texts are encoded; their letters decided.
    EncodingAssumed {
        /// The encoding.
        encoding: String,
    },
    /// Long texts that stand in a file of their own, which is not read.
    MemosLeftOut {
        /// Columns of such texts.
        columns: u64,
    },
    /// Records marked as deleted were left out.
    DeletedLeftOut {
        /// How many.
        count: u64,
    },
    /// A file that belongs to this one is not there.
    CompanionMissing {
        /// Its ending (`dbf`, `shp`, `prj`, `mid`).
        ending: String,
    },
    /// The workbook has more sheets; the first was read.
    OtherSheets {
        /// How many others.
        count: u64,
        /// How many of them are hidden.
        hidden: u64,
    },
    /// Sheets without a tab, which are never chosen by themselves.
    HiddenSheets {
        /// The names of the first ones.
        names: Vec<String>,
        /// How many more there are.
        more: u64,
    },
    /// The archive has more files that may be tables; one was read.
    OtherMembers {
        /// How many others.
        count: u64,
    },
    /// Values of merged areas were carried to the cells they cover.
    MergedCellsFilled {
        /// Cells that got a value.
        cells: u64,
    },
    /// Cells with an error of the spreadsheet (`#N/A`); read as missing.
    ErrorCells {
        /// How many.
        count: u64,
        /// Row of the file with the first.
        first_row: u64,
    },
    /// Formulas whose value was not saved with them; read as missing.
    FormulasWithoutValue {
        /// How many.
        count: u64,
    },
    /// Rows and columns that the spreadsheet does not show; they are read like all others.
    HiddenCells {
        /// Hidden rows with anything in them.
        rows: u64,
        /// Hidden columns of the table.
        columns: u64,
    },
    /// The file ends in the middle of a row or was cut off while reading.
    CutOff {
        /// Rows read whole.
        rows: u64,
    },
    /// The text ceases to make sense; what stands above was read.
    BrokenFrom {
        /// Rows read whole.
        rows: u64,
        /// The line of the file where it ceases.
        line: u64,
        /// The character in that line.
        column: u64,
    },
    /// Lines that are no records among those that are; they are left out.
    BadLines {
        /// How many.
        count: u64,
        /// The first such line of the file.
        first_line: u64,
    },
    /// Records that name a field twice; the last value counts.
    RepeatedKeys {
        /// Values that were replaced.
        count: u64,
    },
    /// The file holds more tables; one was read.
    OtherTables {
        /// How many others.
        count: u64,
    },
    /// A limit was met; the rest was left out.
    LimitReached {
        /// Which limit (`cells`, `columns`, `bytes`, `sheet_bytes`).
        limit: String,
        /// Its value.
        value: u64,
    },
    /// Only the first rows were read, as the user chose.
    FirstRowsOnly {
        /// How many.
        rows: u64,
    },
    /// The table holds only some rows; every row of the file is in the profiles.
    SomeRowsOnly {
        /// How many.
        rows: u64,
        /// Of how many.
        of: u64,
        /// Drawn at random from the whole file; else the first ones.
        random: bool,
    },
    /// Columns that the user left out.
    ColumnsLeftOut {
        /// How many.
        columns: u64,
        /// Of how many.
        of: u64,
    },
    /// The KLE register is not part of this build.
    KleMissing,
    /// Too few words to say what a dataset is about.
    TooLittleText {
        /// Words found.
        words: u64,
    },
    /// General statistics rarely have a KLE subject of their own.
    StatisticsWithoutSubject,
    /// Words in file speak for no municipal task.
    NoMunicipalTask,
    /// The two best subjects are too close to call.
    ThinMargin,
    /// Quality and personal data have not been looked at: nothing is said about publishing.
    NotChecked,
}

impl Note {
    /// The code in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TitleRowsSetAside { .. } => "title_rows_set_aside",
            Self::FooterRowsSetAside { .. } => "footer_rows_set_aside",
            Self::RaggedRows { .. } => "ragged_rows",
            Self::EncodingRevised { .. } => "encoding_revised",
            Self::TypeRevised { .. } => "type_revised",
            Self::BadBytes { .. } => "bad_bytes",
            Self::LostLetters { .. } => "lost_letters",
            Self::DoubleEncoding { .. } => "double_encoding",
            Self::MatrixLaidOut { .. } => "matrix_laid_out",
            Self::RowsMended { .. } => "rows_mended",
            Self::RepeatedHeader { .. } => "repeated_header",
            Self::TotalRows { .. } => "total_rows",
            Self::UnclosedQuote { .. } => "unclosed_quote",
            Self::AmbiguousNumbers { .. } => "ambiguous_numbers",
            Self::AmbiguousDates { .. } => "ambiguous_dates",
            Self::DamagedNumbers { .. } => "damaged_numbers",
            Self::CrsAssumed { .. } => "crs_assumed",
            Self::CrsContradicted { .. } => "crs_contradicted",
            Self::CrsUnknown { .. } => "crs_unknown",
            Self::AxesSwapped => "axes_swapped",
            Self::HeightsLeftOut { .. } => "heights_left_out",
            Self::BadGeometries { .. } => "bad_geometries",
            Self::NamesCut { .. } => "names_cut",
            Self::EncodingAssumed { .. } => "encoding_assumed",
            Self::MemosLeftOut { .. } => "memos_left_out",
            Self::DeletedLeftOut { .. } => "deleted_left_out",
            Self::CompanionMissing { .. } => "companion_missing",
            Self::MixedSigns { .. } => "mixed_signs",
            Self::SignsDiffer { .. } => "signs_differ",
            Self::MixedZeros { .. } => "mixed_zeros",
            Self::ShortYears { .. } => "short_years",
            Self::NilDashes { .. } => "nil_dashes",
            Self::OtherSheets { .. } => "other_sheets",
            Self::HiddenSheets { .. } => "hidden_sheets",
            Self::OtherMembers { .. } => "other_members",
            Self::MergedCellsFilled { .. } => "merged_cells_filled",
            Self::ErrorCells { .. } => "error_cells",
            Self::FormulasWithoutValue { .. } => "formulas_without_value",
            Self::HiddenCells { .. } => "hidden_cells",
            Self::CutOff { .. } => "cut_off",
            Self::BrokenFrom { .. } => "broken_from",
            Self::BadLines { .. } => "bad_lines",
            Self::RepeatedKeys { .. } => "repeated_keys",
            Self::OtherTables { .. } => "other_tables",
            Self::LimitReached { .. } => "limit_reached",
            Self::FirstRowsOnly { .. } => "first_rows_only",
            Self::SomeRowsOnly { .. } => "some_rows_only",
            Self::ColumnsLeftOut { .. } => "columns_left_out",
            Self::KleMissing => "kle_missing",
            Self::TooLittleText { .. } => "too_little_text",
            Self::StatisticsWithoutSubject => "statistics_without_subject",
            Self::NoMunicipalTask => "no_municipal_task",
            Self::ThinMargin => "thin_margin",
            Self::NotChecked => "not_checked",
        }
    }

    /// True when something of the file is missing from what was read (exit code 4 on the command line).
    /// Columns that were left out and rows that are only profiled are not missed by who chose so.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        matches!(
            self,
            Self::CutOff { .. }
                | Self::BrokenFrom { .. }
                | Self::BadLines { .. }
                | Self::FirstRowsOnly { .. }
                | Self::LimitReached { .. }
                | Self::UnclosedQuote { .. }
        )
    }
}

/// Why work stopped. Never holds a cell value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// What happened.
    pub kind: ProblemKind,
    /// Where, as far as known.
    pub place: Place,
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self {
            kind,
            place: Place::default(),
        }
    }
}

/// What can stop the work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// The file has no bytes, or nothing but blanks.
    EmptyFile,
    /// The file is something else than a table; the id says what (`pdf`, `png`, `html`, `docx`, …).
    NotATable {
        /// What it looks like.
        looks_like: String,
    },
    /// A kind of file Datalup knows but does not read yet.
    NotSupportedYet {
        /// What it is (`ods`, `zip`, `parquet`, …).
        format: String,
    },
    /// The workbook needs a password.
    Encrypted,
    /// The workbook or archive is damaged.
    Damaged,
    /// A text of this format ceases to make sense before anything could be read.
    BrokenText {
        /// The format (`json`, `txt`, `xml`).
        format: String,
        /// The line of the file.
        line: u64,
        /// The character in that line.
        column: u64,
    },
    /// The file is sound but holds no list of records.
    NoRows {
        /// The format (`json`, `xml`).
        format: String,
    },
    /// The file has no table of that name.
    NoSuchPart {
        /// The name asked for.
        name: String,
        /// The tables it has; empty for a file that is one table without a name.
        has: Vec<String>,
    },
    /// The file was changed, moved or locked after it was chosen.
    FileGone,
    /// More than this machine or browser can hold.
    TooBig {
        /// Size of what was asked for, in bytes.
        bytes: u64,
        /// The most that can be held, in bytes.
        limit_bytes: u64,
    },
    /// The browser gave no more memory.
    OutOfMemory,
    /// A worker died; the table is opened again from its file.
    WorkerDied,
    /// Page and worker are from different builds: the page must be loaded again.
    BuildMismatch,
    /// The user cancelled.
    Cancelled,
    /// A part of the page could not be loaded from its own server.
    AssetMissing {
        /// The file's name.
        name: String,
    },
    /// A recipe came without a file to do it with.
    RecipeAlone,
    /// A recipe that cannot be understood: damaged, or written by a later version.
    RecipeUnknown,
    /// Asked for something that is no longer there (an older revision, a closed table).
    Stale,
}
