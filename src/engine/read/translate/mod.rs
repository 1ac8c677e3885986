//! Formats that are not delimited text, written out once as records for the rest of the pipeline.
//!
//! Workers, shards, types and profile are the same for every file: what is no delimited text is turned
//! into it here, in one go, in a throw-away worker whose memory goes with it. What the format knows (its
//! columns, that `1.250` is one and a quarter) travels along, so that nothing known is guessed again.

mod archive;
mod cube;
mod fields;
mod geo;
mod json;
mod jsonstat;
mod place;
mod px;
mod records;
mod text;
pub(crate) mod unpack;
mod workbook;
pub(crate) mod xml;

use model::dataset::TableInfo;
use model::hidden::HiddenPart;
use model::note::{Note, Problem, ProblemKind};
use model::sniff::{Assumed, Encoding, Format, Origin};
use serde::{Deserialize, Serialize};

pub use geo::{GeoColumn, geo_column};
pub use records::RecordWriter;
use workbook::Borrowed;

/// The most that is taken from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Cells with a value that are read; the rest of the sheet is left out, with a note.
    pub cells: u64,
    /// Bytes that are unpacked, counted as they come.
    pub unpacked_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cells: 50_000_000,
            unpacked_bytes: 2 << 30,
        }
    }
}

/// A file to be translated.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// All of it.
    pub bytes: &'a [u8],
    /// Its name, never its path.
    pub file_name: &'a str,
    /// What [`detect`](super::detect) found it to be.
    pub format: Format,
    /// The table the user chose: member of an archive, then sheet or layer. Empty: the first one with
    /// anything in it.
    pub part: &'a [String],
    /// The most that is taken.
    pub limits: Limits,
    /// The encoding the user chose, for formats that are text.
    pub encoding: Option<Encoding>,
}

/// What stands in the translated bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A sheet's cells: UTF-8, comma, `"`, a line for each row; dates ISO 8601, decimal point. Titles,
    /// header and footer are still to be found.
    Cells,
    /// Records: UTF-8, comma, `"`; the first line names the columns, and nothing else stands around them.
    Records {
        /// Numbers are the format's own: `1.250` is one and a quarter.
        point_decimals: bool,
    },
    /// Delimited text as it stood, for example the member of an archive.
    Plain,
    /// A file of a format that another translator reads, as it stood in an archive.
    File,
}

impl Form {
    /// What the reader is to know of the text.
    #[must_use]
    pub fn origin(self) -> Origin {
        match self {
            Self::Cells => Origin::Cells,
            Self::Records { point_decimals } => Origin::Records { point_decimals },
            Self::Plain | Self::File => Origin::Text,
        }
    }
}

/// A table written out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Translated {
    /// The text.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// What stands in it.
    pub form: Form,
    /// What was read: for an archive the format of its member.
    pub format: Format,
    /// Names of the table that was read: member of an archive, then sheet or layer. Empty for a file that
    /// is one table.
    pub part: Vec<String>,
    /// Every table of the file, the one read first. Empty for a file that is one table.
    pub parts: Vec<TableInfo>,
    /// The reference system of its coordinates (`EPSG:25832`, `OGC:CRS84`), when it is known. Geometry
    /// stands as well-known text in a column named `geometry`.
    pub crs: Option<String>,
    /// Titles and sources the file states beside its table, the title first.
    pub titles: Vec<String>,
    /// What the file holds beside the table.
    pub hidden: Vec<HiddenPart>,
    /// What is worth knowing about the translation.
    pub notes: Vec<Note>,
    /// The encoding of the file's texts; `None` where the format has its own way, and for text that stands as
    /// it is.
    pub encoding: Option<Assumed<Encoding>>,
}

impl Translated {
    /// Records of a file that is one table.
    #[must_use]
    pub fn records(format: Format, bytes: Vec<u8>, point_decimals: bool) -> Self {
        Self {
            bytes,
            form: Form::Records { point_decimals },
            format,
            part: Vec::new(),
            parts: Vec::new(),
            crs: None,
            titles: Vec::new(),
            hidden: Vec::new(),
            notes: Vec::new(),
            encoding: None,
        }
    }
}

/// There is no table of that name among those.
pub(crate) fn no_such_part(wanted: &str, has: &[&str]) -> Problem {
    ProblemKind::NoSuchPart {
        name: wanted.to_owned(),
        has: has.iter().map(ToString::to_string).collect(),
    }
    .into()
}

/// How files are translated: [`translate`], or what a program that knows more formats puts in its place.
pub type Translate = fn(&Input<'_>) -> Result<Translated, Problem>;

/// Writes a file out as records.
///
/// # Errors
/// [`ProblemKind::Damaged`], [`ProblemKind::Encrypted`], [`ProblemKind::EmptyFile`],
/// [`ProblemKind::TooBig`]; [`ProblemKind::BrokenText`], [`ProblemKind::NoRows`] and
/// [`ProblemKind::NoSuchPart`]; [`ProblemKind::NotSupportedYet`] for what cannot be translated.
pub fn translate(input: &Input<'_>) -> Result<Translated, Problem> {
    let found = read_as(input)?;
    match input.part.last() {
        // a file that is one table has no others
        Some(wanted) if found.part.is_empty() => Err(no_such_part(wanted, &[])),
        _ => Ok(found),
    }
}

fn read_as(input: &Input<'_>) -> Result<Translated, Problem> {
    match input.format {
        Format::Zip | Format::Gzip => archive::translate(input, 0),
        Format::Xlsx | Format::Xls | Format::Xlsb | Format::Ods => workbook::translate(input),
        Format::Json => json::translate(input),
        Format::Px => px::translate(input),
        Format::GeoJson => geo::geojson(input),
        Format::Shapefile => geo::shapefile(input),
        Format::Xml => xml::translate(input),
        Format::Gml => geo::gml(input),
        Format::Kml => geo::kml(input),
        Format::Mif => geo::mif(input),
        other => Err(ProblemKind::NotSupportedYet {
            format: other.report_id().to_owned(),
        }
        .into()),
    }
}
