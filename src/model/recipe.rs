//! What the user did, as data: typed steps, folded to the view they describe.

use crate::beside::BorderChoice;
use crate::cell::Cell;
use crate::dictionary::ColumnNote;
use crate::feature_map::FeatureChoice;
use crate::map_spec::MapChoice;
use crate::near::Near;
use crate::sniff::ReadOptions;
use crate::text_lines::LineChoice;
use crate::view_spec::ViewSpec;
use serde::{Deserialize, Serialize};

/// A test on the values of one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// Equal to this value.
    Equals(Cell),
    /// Not equal to this value (missing values stay).
    Differs(Cell),
    /// No value.
    Missing,
    /// Some value.
    Present,
    /// Between two values; `None` is open.
    Range {
        /// Lowest value, included.
        from: Option<Cell>,
        /// Highest value.
        to: Option<Cell>,
        /// Whether `to` itself is in.
        to_included: bool,
    },
    /// Greater than, value itself not included.
    Above(Cell),
    /// Less than, value itself not included.
    Below(Cell),
    /// Text that contains this, without regard to case.
    Contains(String),
    /// Text that begins with this: numbers below a number.
    StartsWith(String),
    /// Of the column and another one that say together where the row is, or of a postal code: near a place.
    Near(Near),
}

impl Test {
    /// The same where the columns stand elsewhere; `None` when another column it names is gone.
    #[must_use]
    pub fn moved(&self, to: &dyn Fn(u32) -> Option<u32>) -> Option<Self> {
        Some(match self {
            Self::Near(near) => Self::Near(Near {
                position: near.position.moved(to)?,
                ..near.clone()
            }),
            other => other.clone(),
        })
    }
}

/// One column to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SortKey {
    /// The column's position in the file.
    pub column: u32,
    /// Largest first. Missing values come last either way.
    pub descending: bool,
}

/// What the user says the dataset is about, in place of what was suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The KLE number: `05`, `05.09` or `05.09.10`.
    pub number: String,
    /// Its title in the edition in use.
    pub title: String,
    /// Why, in the user's words; may be empty.
    pub why: String,
}

/// What a column means, by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KindChoice {
    /// What was found holds again.
    Found,
    /// Nothing that the list of kinds names.
    Nothing,
    /// A kind, by its id.
    Kind(String),
}

/// The rows that a finding is about: what a rule says of them is looked for again in every edition of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FoundRows {
    /// The rule, by area and name: `quality.mixed_types`.
    pub rule: String,
    /// The position in the file of the column it was found in; `None` for rows as a whole.
    pub column: Option<u32>,
    /// Which of the rule's sentences tells of it; empty where it has only one.
    pub case: String,
}

/// One thing the user did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// Read the file with other assumptions.
    Read(ReadOptions),
    /// Keep rows whose value in a column passes; replaces an earlier filter on the same column.
    Filter {
        /// The column's position in the file.
        column: u32,
        /// The test.
        test: Test,
    },
    /// Take the filter off a column.
    ClearFilter {
        /// The column's position in the file.
        column: u32,
    },
    /// Keep rows that contain this text in any column; empty takes the search off.
    Search(String),
    /// Sort by these columns, first key first; empty is the order of the file.
    Sort(Vec<SortKey>),
    /// Hide a column.
    Hide {
        /// The column's position in the file.
        column: u32,
    },
    /// Show a hidden column again.
    Show {
        /// The column's position in the file.
        column: u32,
    },
    /// Pin a column to the left edge, or let go of it.
    Pin {
        /// The column's position in the file.
        column: u32,
        /// Pinned or not.
        pinned: bool,
    },
    /// Give a column another width.
    Resize {
        /// The column's position in the file.
        column: u32,
        /// Width in CSS pixels.
        width_px: u32,
    },
    /// Decide what the dataset is about; `None` leaves it to the suggestions again.
    Decide(Option<Decision>),
    /// Classify a column of texts line by line: new columns behind the others, in place of those that the same
    /// column was given before.
    SortLines(LineChoice),
    /// Say what a column means.
    Kind {
        /// The column's position in the file.
        column: u32,
        /// What it means.
        kind: KindChoice,
    },
    /// Say of a column what the data dictionary says; nothing takes it back.
    Describe {
        /// The column's position in the file.
        column: u32,
        /// What is said.
        note: ColumnNote,
    },
    /// Draw this chart; `None` leaves it to the suggestions again.
    Chart(Option<Box<ViewSpec>>),
    /// Draw the map this way; `None` leaves it to the suggestion again.
    Map(Option<Box<MapChoice>>),
    /// Draw maps with the borders of another file; `None` takes those of the program again.
    Borders(Option<BorderChoice>),
    /// Take how many people live in the areas of a map from the file of this name; `None` from none.
    People(Option<String>),
    /// Draw the rows' own geometry this way instead; `None` leaves the map to the suggestion again.
    Features(Option<Box<FeatureChoice>>),
    /// Keep the rows of a finding; replaces those of an earlier one. `None` takes that off.
    Found(Option<FoundRows>),
}

/// Which rows are seen, in which order: what the worker must know.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// All must pass.
    pub filters: Vec<(u32, Test)>,
    /// Text that must stand in any column; empty for all rows.
    pub search: String,
    /// Order; empty is the order of the file.
    pub sort: Vec<SortKey>,
    /// The finding whose rows are kept; `None` for all rows.
    pub found: Option<FoundRows>,
}

impl Query {
    /// True when every row passes.
    #[must_use]
    pub fn takes_all(&self) -> bool {
        self.filters.is_empty() && self.search.is_empty() && self.found.is_none()
    }

    /// True when another lets the same rows pass, in whatever order.
    #[must_use]
    pub fn takes_same(&self, other: &Self) -> bool {
        self.filters == other.filters && self.search == other.search && self.found == other.found
    }
}

/// The state a recipe leads to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// How the file is read.
    pub read: ReadOptions,
    /// Which rows, in which order.
    pub query: Query,
    /// Columns not shown.
    pub hidden: Vec<u32>,
    /// Columns pinned to the left, in the order they were pinned.
    pub pinned: Vec<u32>,
    /// Columns with a width of their own, in CSS pixels.
    pub widths: Vec<(u32, u32)>,
    /// What the user says the dataset is about.
    pub decision: Option<Decision>,
    /// Columns of texts classified line by line, in the order in which their columns stand.
    pub lines: Vec<LineChoice>,
    /// Columns whose meaning the user chose, and the id of the kind; `None` for none.
    pub kinds: Vec<(u32, Option<String>)>,
    /// What the user says of columns.
    pub notes: Vec<(u32, ColumnNote)>,
    /// The chart the user chose; `None` for the one suggested.
    pub chart: Option<Box<ViewSpec>>,
    /// The map the user chose; `None` for the one suggested.
    pub map: Option<Box<MapChoice>>,
    /// The borders of maps; `None` for those of the program.
    pub borders: Option<BorderChoice>,
    /// The file that says how many people live in the areas of a map.
    pub people: Option<String>,
    /// The map of the file's own geometry that the user chose instead of that of areas.
    pub features: Option<Box<FeatureChoice>>,
}

impl View {
    /// Folds steps, first to last. Columns mean positions in the file as read at that point: another
    /// delimiter changes them, so a [`Step::Read`] that changes the shape clears what stood on columns.
    #[must_use]
    pub fn of(steps: &[Step]) -> Self {
        let mut view = Self::default();
        for step in steps {
            view.apply(step);
        }
        view
    }

    fn apply(&mut self, step: &Step) {
        match step {
            Step::Read(options) => {
                if !self.read.has_columns_of(options) {
                    // another table of the file is about something else; the same one, read otherwise, is not
                    let same_table = self.read.part == options.part;
                    let decision = self.decision.take().filter(|_| same_table);
                    *self = Self {
                        decision,
                        ..Self::default()
                    };
                }
                self.read = options.clone();
            }
            Step::Filter { column, test } => {
                let filter = (*column, test.clone());
                match self.query.filters.iter_mut().find(|f| f.0 == *column) {
                    Some(old) => *old = filter,
                    None => self.query.filters.push(filter),
                }
            }
            Step::ClearFilter { column } => self.query.filters.retain(|f| f.0 != *column),
            Step::Search(text) => self.query.search.clone_from(text),
            Step::Sort(keys) => self.query.sort.clone_from(keys),
            Step::Hide { column } => {
                if !self.hidden.contains(column) {
                    self.hidden.push(*column);
                }
            }
            Step::Show { column } => self.hidden.retain(|c| c != column),
            Step::Pin { column, pinned } => {
                self.pinned.retain(|c| c != column);
                if *pinned {
                    self.pinned.push(*column);
                }
            }
            Step::Resize { column, width_px } => {
                self.widths.retain(|w| w.0 != *column);
                self.widths.push((*column, *width_px));
            }
            Step::Kind { column, kind } => {
                self.kinds.retain(|known| known.0 != *column);
                match kind {
                    KindChoice::Found => {}
                    KindChoice::Nothing => self.kinds.push((*column, None)),
                    KindChoice::Kind(id) => self.kinds.push((*column, Some(id.clone()))),
                }
            }
            Step::Describe { column, note } => {
                self.notes.retain(|known| known.0 != *column);
                if !note.is_empty() {
                    self.notes.push((*column, note.clone()));
                    self.notes.sort_by_key(|known| known.0);
                }
            }
            Step::Chart(chart) => self.chart.clone_from(chart),
            Step::Map(map) => {
                self.map.clone_from(map);
                self.features = None;
            }
            Step::Features(features) => self.features.clone_from(features),
            Step::Borders(borders) => self.borders.clone_from(borders),
            Step::People(file) => self.people.clone_from(file),
            Step::Found(found) => self.query.found.clone_from(found),
            Step::Decide(decision) => self.decision.clone_from(decision),
            Step::SortLines(choice) => {
                let mut lines = self.lines.iter_mut();
                match lines.find(|known| known.column == choice.column) {
                    Some(known) => known.clone_from(choice),
                    None => self.lines.push(choice.clone()),
                }
            }
        }
    }
}
