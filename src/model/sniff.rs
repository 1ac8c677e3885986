//! What was assumed about a file before reading it, and why.

use crate::mend::Mend;
use crate::note::Note;
use crate::reshape::Reshape;
use serde::{Deserialize, Serialize};

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Delimited text (comma, semicolon, …).
    Csv,
    /// Delimited by tabs.
    Tsv,
    /// Delimited text under another name (`.txt`).
    Txt,
    /// Excel 2007 and later.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// Excel's binary workbook.
    Xlsb,
    /// OpenDocument spreadsheet.
    Ods,
    /// JSON: records, JSON lines, CKAN, JSON-stat.
    Json,
    /// GeoJSON.
    GeoJson,
    /// PC-Axis (Danmarks Statistik, PX-Web).
    Px,
    /// ESRI Shapefile: a zip with its parts, or its table alone.
    Shapefile,
    /// Geography Markup Language, as WFS services answer.
    Gml,
    /// Keyhole Markup Language, also zipped.
    Kml,
    /// MapInfo's interchange format.
    Mif,
    /// A list of records in XML.
    Xml,
    /// Apache Parquet.
    Parquet,
    /// A zip archive.
    Zip,
    /// A file packed by gzip.
    Gzip,
}

impl Format {
    /// True for text with a sign between fields, which is read in place; all others are translated first.
    #[must_use]
    pub fn is_delimited(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::Txt)
    }

    /// True for workbooks, whose tables are sheets.
    #[must_use]
    pub fn is_workbook(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xls | Self::Xlsb | Self::Ods)
    }

    /// The name in the command line's JSON, whose list is shorter: kin stands for what it does not name.
    #[must_use]
    pub fn report_id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Txt | Self::Px | Self::Mif => "txt",
            Self::Xlsx | Self::Xlsb => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Json => "json",
            Self::GeoJson => "geojson",
            Self::Shapefile => "shapefile",
            Self::Gml => "gml",
            Self::Kml | Self::Xml => "xml",
            Self::Parquet => "parquet",
            Self::Zip | Self::Gzip => "zip",
        }
    }
}

/// What stands in the text that is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// The file itself, as somebody wrote it.
    #[default]
    Text,
    /// A sheet's cells, written out by us: titles, header and footer are still to be found, numbers and
    /// dates are no texts that could be misread.
    Cells,
    /// Records of a format that knows its columns, written out by us: the first line names them.
    Records {
        /// The format's own numbers have a decimal point: `1.250` is one and a quarter.
        point_decimals: bool,
    },
}

impl Origin {
    /// True for the file's own bytes.
    #[must_use]
    pub fn is_text(self) -> bool {
        self == Self::Text
    }
}

/// How bytes become characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first.
    Utf16le,
    /// UTF-16, high byte first.
    Utf16be,
    /// Windows-1252, a superset of ISO-8859-1.
    Windows1252,
    /// DOS in the Nordic countries.
    Cp865,
    /// DOS in Western Europe.
    Cp850,
    /// The Macintosh before Unicode.
    #[serde(rename = "macintosh")]
    MacRoman,
    /// UTF-8 that was once taken for windows-1252 and saved as UTF-8 again: `Ã¦` stands for `æ`. Never
    /// assumed; the user asks for the repair.
    Utf8Twice,
}

impl Encoding {
    /// All encodings, in the order a chooser offers them.
    pub const ALL: [Self; 9] = [
        Self::Utf8,
        Self::Utf8Bom,
        Self::Windows1252,
        Self::Utf16le,
        Self::Utf16be,
        Self::Cp865,
        Self::Cp850,
        Self::MacRoman,
        Self::Utf8Twice,
    ];

    /// The name used on the command line and in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Utf16le => "utf-16le",
            Self::Utf16be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Cp865 => "cp865",
            Self::Cp850 => "cp850",
            Self::MacRoman => "macintosh",
            Self::Utf8Twice => "utf-8-twice",
        }
    }
}

/// How the rows of a file make up its table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// A row is a row.
    #[default]
    Plain,
    /// Statistikbanken's matrix: rows with nothing but a heading name the group of the rows below them.
    /// Each level of headings becomes a column of its own.
    Matrix,
    /// Rows as they stand, but put right where the plain rules would misread them: quotes that stand for
    /// themselves inside quoted fields, fields whose quote is never closed, several characters between
    /// fields.
    Mended,
}

/// The sign between whole and part of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DecimalSign {
    /// `1.234,5`
    Comma,
    /// `1,234.5`
    Point,
}

/// The order of day, month and year in dates written with digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// Day first, as in Denmark.
    Dmy,
    /// Month first, as in the USA.
    Mdy,
    /// Year first, as in ISO 8601.
    Ymd,
}

/// What the user has overruled. `None` leaves the question to the evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadOptions {
    /// How bytes become characters.
    pub encoding: Option<Encoding>,
    /// The character between fields.
    pub delimiter: Option<char>,
    /// The character around fields; `Some(None)` means none.
    #[serde(with = "quote_choice")]
    pub quote: Option<Option<char>>,
    /// Whether `\"` inside quotes is a quote, instead of `""`.
    pub backslash_escape: Option<bool>,
    /// Rows set aside above the header.
    pub preamble_rows: Option<u32>,
    /// Rows set aside below the table.
    pub footer_rows: Option<u32>,
    /// Rows that name the columns; 0 when the file has none.
    pub header_rows: Option<u32>,
    /// The decimal sign of the whole file.
    pub decimal_sign: Option<DecimalSign>,
    /// The date order of the whole file.
    pub date_order: Option<DateOrder>,
    /// Columns (by position in the table) to keep as text as they stand.
    pub text_columns: Vec<u32>,
    /// Read only so many of the first rows.
    pub row_limit: Option<u64>,
    /// Which rows the table holds, while every row of the file is profiled.
    pub sample: Option<Sample>,
    /// Columns (by position in the file, ascending) that the table has. Empty: all of them.
    pub columns: Vec<u32>,
    /// Which table of a file that holds several: member of an archive, then sheet or layer. Empty: the
    /// first one with anything in it.
    pub part: Vec<String>,
    /// Whether `-` among numbers is a true nil, as in official statistics, or a missing value.
    pub nil_dash: Option<bool>,
    /// Columns (by position in the table) whose numbers are multiplied, and by what: "1.000 kr." confirmed.
    pub multipliers: Vec<(u32, u32)>,
    /// Repairs, in the order in which they are made: of the column at a position in the table, or of all columns.
    /// Never those of columns and letters, which other options are there for (see [`ReadOptions::add_mend`]).
    pub mends: Vec<(Option<u32>, Mend)>,
    /// Columns split, and columns that change their values: done first, in this order, and of columns by their position
    /// in the file, with what was split before. Whatever else is said of columns means those that stand afterwards.
    pub reshapes: Vec<Reshape>,
    /// How rows make up the table. [`Layout::Plain`] takes every row as it stands.
    pub layout: Option<Layout>,
    /// Turns `Ã¦` back into `æ`: letters saved as UTF-8 twice. Only what comes back exactly is touched.
    pub repair_double_encoding: bool,
}

/// In a text that people may read, having chosen no quotes at all is an empty one: formats like JSON cannot tell
/// it from having chosen nothing.
mod quote_choice {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    type Choice = Option<Option<char>>;

    pub fn serialize<S: Serializer>(choice: &Choice, to: S) -> Result<S::Ok, S::Error> {
        match to.is_human_readable() {
            true => choice
                .map(|quote| quote.map_or_else(String::new, String::from))
                .serialize(to),
            false => choice.serialize(to),
        }
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Choice, D::Error> {
        match from.is_human_readable() {
            true => {
                let text = Option::<String>::deserialize(from)?;
                Ok(text.map(|text| text.chars().next()))
            }
            false => Choice::deserialize(from),
        }
    }
}

/// Rows of a file that is too large for all of them to be in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sample {
    /// How many.
    pub rows: u64,
    /// Which.
    pub pick: Pick,
}

/// How rows are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Pick {
    /// The first ones.
    First,
    /// Any, each as likely as every other; the same ones for the same seed. They stay in their order.
    Random {
        /// Where the drawing begins.
        seed: u64,
    },
}

impl ReadOptions {
    /// Where a column of the table stands in the file.
    #[must_use]
    pub fn file_column(&self, column: u32) -> u32 {
        match self.columns.get(column as usize) {
            Some(own) => *own,
            None => column,
        }
    }

    /// Where a column of the file stands in the table; `None` when it is left out.
    #[must_use]
    pub fn table_column(&self, column: u32) -> Option<u32> {
        if self.columns.is_empty() {
            return Some(column);
        }
        let at = self.columns.iter().position(|own| *own == column)?;
        u32::try_from(at).ok()
    }

    fn splits(&self) -> impl Iterator<Item = &Reshape> {
        let reshapes = self.reshapes.iter();
        reshapes.filter(|reshape| reshape.surplus() > 0)
    }

    /// True when the same columns stand at the same places under other options: what was done to a column
    /// then still means it.
    #[must_use]
    pub fn has_columns_of(&self, other: &Self) -> bool {
        self.delimiter == other.delimiter
            && self.quote == other.quote
            && self.backslash_escape == other.backslash_escape
            && self.layout == other.layout
            && self.columns == other.columns
            && self.splits().eq(other.splits())
            && self.part == other.part
    }
}

/// Why something was assumed. The sentence is made in `texts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// The user said so.
    Chosen,
    /// A byte order mark says so.
    ByteOrderMark,
    /// All sampled bytes are valid UTF-8 and some are beyond ASCII.
    ValidUtf8,
    /// Only ASCII was seen: any choice reads it the same.
    AsciiOnly,
    /// Bytes that are no UTF-8 make Danish letters in this encoding.
    DanishLetters,
    /// Every other byte is zero.
    ZeroBytes,
    /// This delimiter gives the same number of fields in this many of the sampled rows.
    SameWidth {
        /// Rows that agree.
        rows: u32,
        /// Rows looked at.
        of: u32,
        /// Fields in a row.
        fields: u32,
    },
    /// The file says so in its first line (`sep=;`), or its format does.
    Declared,
    /// Rows above are narrower than the table.
    NarrowRows,
    /// The row is text over columns that hold numbers or dates.
    TextOverValues,
    /// No row looks like column names.
    NoTextRow,
    /// This many values fit only this reading.
    Values {
        /// Values that fit only this reading.
        only_this: u32,
        /// Values that fit only the other reading.
        only_other: u32,
    },
    /// So many rows hold nothing but the heading of the rows below them.
    GroupRows {
        /// Rows with a heading only.
        groups: u32,
        /// Levels of headings and labels on the left.
        levels: u32,
    },
    /// So many of the sampled rows are misread by the plain rules.
    FaultyRows {
        /// Rows with quotes that are never closed, or that stand for themselves.
        rows: u32,
    },
    /// Nothing spoke for another reading; this is usual in Denmark.
    Usual,
}

/// An assumption and why it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumed<T> {
    /// What is assumed.
    pub value: T,
    /// Why.
    pub evidence: Evidence,
}

/// What stands in the file itself, when its records were laid out anew before they are read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileFacts {
    /// How bytes become characters.
    pub encoding: Assumed<Encoding>,
    /// The character between fields, or the first of several.
    pub delimiter: Assumed<char>,
    /// The character around fields, if any.
    pub quote: Assumed<Option<char>>,
    /// What was found out about letters while laying out, at the places where they stand in the file.
    pub notes: Vec<Note>,
}

/// Everything that must be settled before a file can be read as a table.
///
/// First made from the head of the file and samples at several offsets; the whole file decides, and
/// what it contradicts is revised (see `revised` in [`crate::dataset::Opened`]).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sniff {
    /// What the file is.
    pub format: Format,
    /// What stands in the text that is read.
    pub origin: Origin,
    /// How bytes become characters.
    pub encoding: Assumed<Encoding>,
    /// Bytes to skip before the text begins: a byte order mark and a `sep=` line.
    pub skip_bytes: u64,
    /// The character between fields.
    pub delimiter: Assumed<char>,
    /// The character around fields, if any.
    pub quote: Assumed<Option<char>>,
    /// True when `\"` inside quotes is a quote (PostgreSQL and others), instead of `""`.
    pub backslash_escape: bool,
    /// All that stands between fields, when it is more than [`Sniff::delimiter`].
    pub delimiter_text: Option<String>,
    /// The most common number of fields of a row.
    pub usual_fields: u32,
    /// How rows make up the table.
    pub layout: Assumed<Layout>,
    /// Set when the records were laid out anew: encoding, delimiter and quote above are then those of
    /// what is read, and these are the file's.
    pub of_file: Option<FileFacts>,
    /// The encoding of the file that the records were made from, where it is text of another format.
    pub translated_from: Option<Assumed<Encoding>>,
    /// The rows that name the columns, cell by cell. One that comes again among the data is set aside.
    pub header_cells: Vec<Vec<String>>,
    /// Rows set aside above the header.
    pub preamble_rows: Assumed<u32>,
    /// Rows that name the columns.
    pub header_rows: Assumed<u32>,
    /// The decimal sign; `None` when the file has no decimals.
    pub decimal_sign: Assumed<Option<DecimalSign>>,
    /// The date order; `None` when the file has no dates.
    pub date_order: Assumed<Option<DateOrder>>,
    /// Column names: trimmed, several rows joined with " / ", empty ones named, repeated ones numbered.
    pub column_names: Vec<String>,
    /// The text of the rows set aside above the header, their cells joined by a space.
    pub title_rows: Vec<String>,
    /// Byte offset of the first data record.
    pub data_byte: u64,
    /// Lines of the file above the first data record.
    pub data_line: u64,
    /// Byte offset where the last data record ends: the file's length, or where a footer begins.
    pub end_byte: u64,
    /// Rows set aside below the table (source lines, symbol notes).
    pub footer_rows: u32,
    /// The text of those rows, their cells joined by a space.
    pub footer_texts: Vec<String>,
    /// The table read, where a file can hold several: member of an archive, then sheet or layer.
    pub part: Vec<String>,
    /// The reference system of its coordinates (`EPSG:25832`, `OGC:CRS84`), when it is known.
    pub crs: Option<String>,
    /// Columns the user keeps as text.
    pub text_columns: Vec<u32>,
    /// True when `-` among numbers is a true nil, as in official statistics.
    pub nil_dash: Assumed<bool>,
    /// Columns whose numbers are multiplied, and by what.
    pub multipliers: Vec<(u32, u32)>,
    /// Repairs of columns, or of all of them.
    pub mends: Vec<(Option<u32>, Mend)>,
    /// Columns of the file that are split, or change their values.
    pub reshapes: Vec<Reshape>,
    /// The columns of the file that the table has, when some are left out; empty when it has all of them.
    pub columns: Vec<u32>,
}

impl Sniff {
    /// What the numbers of a column are multiplied by; 1 unless the user confirmed a factor.
    #[must_use]
    pub fn factor_of(&self, column: usize) -> u32 {
        let own = |(at, _): &&(u32, u32)| usize::try_from(*at) == Ok(column);
        self.multipliers
            .iter()
            .rfind(own)
            .map_or(1, |own| own.1.max(1))
    }

    /// True when cells of the same types come out the same under another reading: what was read of the
    /// first rows can stay. Why something was assumed does not matter, nor what was set aside below.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        let way = |sniff: &Self| {
            (
                sniff.encoding.value,
                sniff.delimiter.value,
                sniff.quote.value,
                sniff.backslash_escape,
                sniff.layout.value,
                sniff.decimal_sign.value,
                sniff.date_order.value,
                sniff.nil_dash.value,
                sniff.data_byte,
            )
        };
        way(self) == way(other)
            && self.delimiter_text == other.delimiter_text
            && self.multipliers == other.multipliers
            && self.mends == other.mends
            && self.reshapes == other.reshapes
            && self.text_columns == other.text_columns
            && self.part == other.part
    }

    /// The file's own encoding.
    #[must_use]
    pub fn file_encoding(&self) -> &Assumed<Encoding> {
        match (&self.of_file, &self.translated_from) {
            (_, Some(encoding)) => encoding,
            (Some(file), None) => &file.encoding,
            (None, None) => &self.encoding,
        }
    }

    /// The file's own delimiter.
    #[must_use]
    pub fn file_delimiter(&self) -> &Assumed<char> {
        self.of_file
            .as_ref()
            .map_or(&self.delimiter, |file| &file.delimiter)
    }
}
