//! What page and workers say to each other.
//!
//! The page asks the director of a dataset ([`Ask`]) and gets one answer ([`Answer`]) for each; while a
//! file is read the director also tells ([`Event`]) how far it is. Values travel as postcard bytes;
//! a `File`, a compiled module and large buffers travel beside them. What the director says to the
//! workers that hold the shards is the business of `worker` alone.

use crate::cell::Cell;
use crate::chart_choice::ChartChoices;
use crate::checked::Checked;
use crate::column::ColumnProfile;
use crate::column_kind::KindFacts;
use crate::column_spread::ColumnSpread;
use crate::dataset::{Estimate, Opened};
use crate::dictionary::{ColumnNote, Dictionary};
use crate::drawing_message::Drawable;
use crate::feature_map::{FeatureChoice, FeatureOffer, FeatureSource};
use crate::map_spec::MapChoice;
use crate::note::Problem;
use crate::question::{Home, Questions};
use crate::recipe::Query;
use crate::sniff::{ReadOptions, Sniff};
use crate::table_facts::TableFacts;
use crate::view_spec::{Group, Measure, NoChart, ViewSpec};
use serde::{Deserialize, Serialize};

/// Fingerprint (FNV-1a) of the source of the types that travel: page and worker of different builds
/// notice each other at the first word instead of misreading the bytes.
pub const PROTOCOL: u64 = {
    let mut hash = fingerprint(include_bytes!("message.rs"), 0xcbf2_9ce4_8422_2325);
    hash = fingerprint(include_bytes!("annotation.rs"), hash);
    hash = fingerprint(include_bytes!("beside.rs"), hash);
    hash = fingerprint(include_bytes!("case_extract.rs"), hash);
    hash = fingerprint(include_bytes!("cell.rs"), hash);
    hash = fingerprint(include_bytes!("chart_choice.rs"), hash);
    hash = fingerprint(include_bytes!("chart_form.rs"), hash);
    hash = fingerprint(include_bytes!("checked.rs"), hash);
    hash = fingerprint(include_bytes!("code_list.rs"), hash);
    hash = fingerprint(include_bytes!("column.rs"), hash);
    hash = fingerprint(include_bytes!("column_kind.rs"), hash);
    hash = fingerprint(include_bytes!("compare_message.rs"), hash);
    hash = fingerprint(include_bytes!("comparison.rs"), hash);
    hash = fingerprint(include_bytes!("column_spread.rs"), hash);
    hash = fingerprint(include_bytes!("dataset.rs"), hash);
    hash = fingerprint(include_bytes!("dictionary.rs"), hash);
    hash = fingerprint(include_bytes!("drawing_message.rs"), hash);
    hash = fingerprint(include_bytes!("feature_map.rs"), hash);
    hash = fingerprint(include_bytes!("finding.rs"), hash);
    hash = fingerprint(include_bytes!("forecast.rs"), hash);
    hash = fingerprint(include_bytes!("forecast_message.rs"), hash);
    hash = fingerprint(include_bytes!("kle.rs"), hash);
    hash = fingerprint(include_bytes!("kle_check.rs"), hash);
    hash = fingerprint(include_bytes!("kle_edition.rs"), hash);
    hash = fingerprint(include_bytes!("kle_message.rs"), hash);
    hash = fingerprint(include_bytes!("map_spec.rs"), hash);
    hash = fingerprint(include_bytes!("mend.rs"), hash);
    hash = fingerprint(include_bytes!("near.rs"), hash);
    hash = fingerprint(include_bytes!("note.rs"), hash);
    hash = fingerprint(include_bytes!("number_columns.rs"), hash);
    hash = fingerprint(include_bytes!("question.rs"), hash);
    hash = fingerprint(include_bytes!("readiness.rs"), hash);
    hash = fingerprint(include_bytes!("recipe.rs"), hash);
    hash = fingerprint(include_bytes!("scene.rs"), hash);
    hash = fingerprint(include_bytes!("sniff.rs"), hash);
    hash = fingerprint(include_bytes!("story.rs"), hash);
    hash = fingerprint(include_bytes!("table_facts.rs"), hash);
    fingerprint(include_bytes!("view_spec.rs"), hash)
};

const fn fingerprint(bytes: &[u8], mut hash: u64) -> u64 {
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// The language of what a worker writes for the user (charts, exports).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Danish.
    #[default]
    Danish,
    /// English.
    English,
}

/// A part of the engine that is fetched apart, for files that need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OnDemand {
    /// Reads workbooks, archives, JSON, XML and maps.
    Formats,
    /// Reads Parquet.
    Parquet,
}

/// A request of the page, numbered so that its answer finds the way back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The number of the request.
    pub id: u32,
    /// What is asked.
    pub ask: Ask,
}

/// What the page can ask a director.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Read the file that travels beside this message. Answered by [`Answer::Opened`] when the whole file
    /// is read; [`Event`]s come before. Asked again on the same worker, it reads anew with other options.
    Open {
        /// The file's name.
        file_name: String,
        /// What the user has overruled.
        options: ReadOptions,
    },
    /// Take a part that [`Said::Needs`] asked for. Its script's address and its compiled module travel
    /// beside this message. Answered by [`Answer::Taken`].
    Lend {
        /// Which part.
        part: OnDemand,
        /// Why it could not be had; nothing travels beside this message then.
        problem: Option<Problem>,
    },
    /// See how the first rows would read with other options, without touching the open table. The file
    /// travels beside this message. Answered by [`Answer::Previewed`].
    Preview {
        /// The file's name.
        file_name: String,
        /// What the user tries out.
        options: ReadOptions,
        /// How many rows, at most.
        rows: u32,
        /// How many columns, at most, from the left.
        columns: u32,
    },
    /// Look at a window of rows. Answered by [`Answer::Rows`].
    Rows(RowsAsk),
    /// Show other rows or another order. Answered by [`Answer::Viewed`].
    View(Query),
    /// The same without the small pictures of the columns. Answered by [`Answer::Viewed`].
    Select(Query),
    /// Group the rows of the view by a column. Answered by [`Answer::Groups`].
    Group {
        /// The column's position in the file.
        by: u32,
        /// What of each group.
        measure: Measure,
    },
    /// The text of one cell, whole.
    CellText {
        /// Position in the view, from 0.
        row: u64,
        /// The column's position in the file.
        column: u32,
    },
    /// Where a row of the file stands in the view. Answered by [`Answer::Located`].
    Locate {
        /// The revision of the view.
        revision: u32,
        /// The row of the file, from 1.
        file_row: u64,
    },
    /// The numbers of a chart of the rows seen: of this one, or of the one most worth seeing. Answered by
    /// [`Answer::Chart`].
    Chart(Option<Box<ViewSpec>>),
    /// The charts worth seeing, the worthiest first. Answered by [`Answer::Charts`].
    Charts,
    /// A map of the areas that a column names: the one chosen, or the one most worth seeing. A filter on that column
    /// alone is not heeded, so that the area kept is seen among the others. Answered by [`Answer::Map`].
    Map(Option<Box<MapChoice>>),
    /// A packed [`BesideAsk`](crate::beside::BesideAsk). Answered by [`Answer::Beside`].
    Beside(Vec<u8>),
    /// Which columns say where rows are. Answered by [`Answer::FeatureSources`].
    FeatureSources,
    /// A map of the geometry of the rows seen: the one chosen, or the one most worth seeing. Answered by
    /// [`Answer::Features`].
    Features(Option<Box<FeatureChoice>>),
    /// Rows of the table, by their numbers from 0, whether they are seen or not. Answered by [`Answer::Rows`].
    RowsAt {
        /// Which rows.
        rows: Vec<u32>,
        /// Which columns, by position in the file.
        columns: Vec<u32>,
    },
    /// What can be chosen of this chart, and why not the rest; nothing begins with the best chart there is.
    /// Answered by [`Answer::ChartChoices`].
    ChartChoices(Option<Box<ViewSpec>>),
    /// Plain questions of the rows seen, with their answers. Answered by [`Answer::Questions`].
    Questions(Home),
    /// Write what is seen. Answered by [`Answer::Exported`].
    Export {
        /// In which form.
        form: ExportForm,
        /// Columns to write, in this order.
        columns: Vec<u32>,
    },
    /// Write the Table Schema, with what is said of columns, by position: the worker has no words for them.
    /// Answered by [`Answer::Exported`].
    TableSchema(Vec<(u32, ColumnNote)>),
    /// The data dictionary, with what the user says of columns. Answered by [`Answer::Dictionary`].
    Dictionary(Vec<(u32, ColumnNote)>),
    /// What the table is as a whole. Answered by [`Answer::TableFacts`].
    TableFacts,
    /// Check the file for quality and personal data. Answered by [`Answer::Checked`].
    Check,
    /// Let columns have the kinds the user chose, all others those that were found. Answered by
    /// [`Answer::Kinds`].
    Kinds(Vec<(u32, Option<String>)>),
    /// Why a column has its kind. Answered by [`Answer::KindFacts`].
    KindFacts {
        /// Its position in the file.
        column: u32,
    },
    /// How the values of a column are spread. Answered by [`Answer::Spread`].
    Spread {
        /// Its position in the file.
        column: u32,
    },
    /// A packed [`KleAsk`](crate::kle_message::KleAsk). Answered by [`Answer::Kle`].
    Kle(Vec<u8>),
    /// A packed [`CompareAsk`](crate::compare_message::CompareAsk). Answered by [`Answer::Compared`].
    Compare(Vec<u8>),
}

/// A window of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsAsk {
    /// The revision of the view the window is of.
    pub revision: u32,
    /// First row of the view, from 0.
    pub first: u64,
    /// How many rows.
    pub count: u32,
    /// Which columns, by position in the file.
    pub columns: Vec<u32>,
}

/// Where a row of the file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Located {
    /// At this place of the view, from 0.
    At(u64),
    /// In the table, but filters or the search hide it.
    Hidden,
    /// Not among the rows of the table: it holds only some of the file's, or there is no such row.
    Absent,
}

/// In which form something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ExportForm {
    /// UTF-8, comma, ISO dates, decimal point.
    Csv,
    /// The same, with the signs that stand in place of numbers and beside them (`..`, `-`, `12*`).
    CsvWithSigns,
    /// For Danish Excel: byte order mark, semicolon, decimal comma, formulas defused.
    CsvForExcel,
    /// Tab-separated, for the clipboard.
    Tsv,
    /// What the command line's `inspect --json` prints.
    InspectJson,
}

/// One row of a window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The row's number in the file, from 1 (the first line of the file is 1).
    pub file_row: u64,
    /// One for each column asked for.
    pub cells: Vec<Cell>,
}

/// What a director answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The file is read; the view of all rows has this revision.
    Opened {
        /// What the file is.
        opened: Box<Opened>,
        /// The revision rows can be asked for under.
        revision: u32,
    },
    /// How the first rows would read.
    Previewed {
        /// What would be assumed.
        sniff: Box<Sniff>,
        /// The type each column would have, of as many columns as were asked for.
        types: Vec<crate::column::ColumnType>,
        /// The first rows.
        rows: Vec<Row>,
    },
    /// The rows asked for.
    Rows {
        /// The revision they are of.
        revision: u32,
        /// First row of the view, from 0.
        first: u64,
        /// The rows; fewer than asked at the end of the view.
        rows: Vec<Row>,
    },
    /// The view is ready.
    Viewed {
        /// Its revision: rows of earlier ones are stale.
        revision: u32,
        /// Rows that pass.
        rows: u64,
        /// Small pictures of the columns over the rows that pass, in the order of the file; none for
        /// [`Ask::Select`].
        shapes: Vec<crate::column::Shape>,
    },
    /// The groups, in order of first appearance; rows without a value are a group of their own.
    Groups(Vec<Group>),
    /// The whole text.
    CellText(String),
    /// Where the row stands.
    Located(Located),
    /// The numbers. Another worker draws them ([`DrawAsk`](crate::drawing_message::DrawAsk)).
    Chart(Box<Drawable>),
    /// There is nothing worth drawing, and why.
    NoChart(NoChart),
    /// The charts worth seeing.
    Charts(Vec<ViewSpec>),
    /// A packed `Option<`[`MapOffer`](crate::map_spec::MapOffer)`>`; nothing when no column names areas, or too few.
    Map(Vec<u8>),
    /// A packed [`BesideAnswer`](crate::beside::BesideAnswer).
    Beside(Vec<u8>),
    /// The columns that say where rows are, the most exact first.
    FeatureSources(Vec<FeatureSource>),
    /// A map of geometry, a packed [`FeatureSheet`](crate::feature_map::FeatureSheet) beside it; nothing when no
    /// column says where rows are.
    Features(Option<Box<FeatureOffer>>),
    /// What can be chosen; nothing of a table without columns.
    ChartChoices(Option<Box<ChartChoices>>),
    /// Plain questions with their answers.
    Questions(Box<Questions>),
    /// The written bytes travel beside this message.
    Exported {
        /// A name for the file.
        file_name: String,
        /// Its media type.
        media_type: String,
    },
    /// What was lent was heard of.
    Taken,
    /// The data dictionary.
    Dictionary(Box<Dictionary>),
    /// What the table is as a whole.
    TableFacts(Box<TableFacts>),
    /// What was found.
    Checked(Box<Checked>),
    /// The kinds of all columns now, each with how sure it is (0 to 1).
    Kinds(Vec<(Option<String>, f64)>),
    /// Why a column has its kind.
    KindFacts(Box<KindFacts>),
    /// How the values of a column are spread.
    Spread(Box<ColumnSpread>),
    /// A packed [`KleAnswer`](crate::kle_message::KleAnswer).
    Kle(Vec<u8>),
    /// A packed [`CompareAnswer`](crate::compare_message::CompareAnswer).
    Compared(Vec<u8>),
    /// It did not work.
    Failed(Problem),
}

/// What a director tells without being asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The worker is there and speaks this protocol; the page compares it with its own [`PROTOCOL`].
    Hello {
        /// Fingerprint of the types that travel.
        protocol: u64,
    },
    /// The worker has rehearsed: what it will need is compiled well by now.
    Rehearsed {
        /// What it would have told of the made-up table ([`Event::Provisional`]), for the page to rehearse
        /// with; `None` when a file came first.
        first: Option<Box<Event>>,
        /// A chart of the made-up table, for the worker that draws to rehearse with.
        drawable: Option<Box<Drawable>>,
    },
    /// The first rows, before the whole file is read: types may still change.
    Provisional {
        /// What is assumed so far.
        sniff: Box<Sniff>,
        /// Size of the file in bytes.
        bytes: u64,
        /// Columns so far: types and names, profiles of the head only.
        columns: Vec<ColumnProfile>,
        /// The first rows.
        rows: Vec<Row>,
        /// What the table will take in memory.
        estimate: Estimate,
    },
    /// All rows are in memory, typed, and can be looked at; profiles follow with the answer.
    Loaded {
        /// What is assumed, after the whole file had its say.
        sniff: Box<Sniff>,
        /// The type of each column.
        types: Vec<crate::column::ColumnType>,
        /// Data rows.
        rows: u64,
        /// The revision of the view of all rows.
        revision: u32,
    },
    /// How far the reading is.
    Progress {
        /// Bytes read.
        bytes: u64,
        /// Bytes of the file.
        of: u64,
        /// Rows so far.
        rows: u64,
    },
}

/// Everything a director sends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// The answer to a request.
    Answer {
        /// The number of the request.
        id: u32,
        /// The answer.
        answer: Answer,
    },
    /// Something told without being asked.
    Event(Event),
    /// A file cannot be read on without this part: whoever reads it waits for [`Ask::Lend`].
    Needs(OnDemand),
}
