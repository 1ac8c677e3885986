//! Everything the page knows, as signals. Parts read it, `actions` change it.

pub mod beside;
pub mod browser;
pub mod cases;
pub mod chart_choice;
pub mod code_list;
pub mod compare;
pub mod cursor;
pub mod decide;
pub mod dictionary;
pub mod edition;
pub mod features;
pub mod files;
pub mod finder;
pub mod findings;
pub mod forecast;
pub mod history;
pub mod import;
pub mod jump;
pub mod kle_search;
pub mod lines;
pub mod map;
pub mod numbers;
pub mod rows;
pub mod story;

use crate::bridge::Bridge;
use crate::panels::{self, Panels};
use crate::queries::layout::Layout;
use crate::queries::title;
use beside::Beside;
use browser::Browser;
use cases::Cases;
use chart_choice::ChartChoosing;
use code_list::CodeLists;
use compare::Compare;
use cursor::Cursor;
use decide::Deciding;
use dictionary::TableWhole;
use edition::Editions;
use features::FeatureState;
use files::Files;
use findings::Findings;
use forecast::Forecasting;
use history::History;
use import::Import;
use jump::Jump;
use kle_search::KleSearch;
use leptos::prelude::*;
use lines::Lines;
use map::MapState;
use model::column::{ColumnProfile, ColumnType, Shape};
use model::dataset::{Estimate, Opened};
use model::drawing_message::Drawable;
use model::message::Language;
use model::note::Problem;
use model::recipe::{Query, View};
use model::scene::Chart;
use model::sniff::{ReadOptions, Sniff};
use model::text_lines::LineChoice;
use model::view_spec::{NoChart, ViewSpec};
use numbers::Numbers;
use rows::Rows;
use std::rc::Rc;
use std::sync::Arc;
use story::Story;
use texts::Texts;
use texts::format::NumberStyle;

/// What the window shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Screen {
    /// The page without a file.
    #[default]
    Start,
    /// The page of the open file.
    Dataset,
}

/// How the page of a file is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// What the file is, and its table below.
    #[default]
    Overview,
    /// The table alone.
    Table,
    /// A case extract by KLE, and its table below.
    Cases,
    /// A map of the areas the file names, and its table below.
    Map,
}

/// How far the file is.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Stage {
    /// There is none.
    #[default]
    Closed,
    /// It is being read.
    Reading,
    /// All rows are there and can be looked at; numbers about the columns follow.
    Loaded,
    /// It is read and known.
    Ready,
    /// The user stopped the reading; the first rows are there.
    Stopped,
    /// The whole of it would not fit: the user chooses what to read. The first rows are there.
    Choosing,
    /// It could not be read, or its worker is gone.
    Failed(Problem),
}

impl Stage {
    /// True until everything is known that will be.
    pub fn is_reading(&self) -> bool {
        matches!(self, Self::Reading | Self::Loaded)
    }

    /// True when rows can be asked for.
    pub fn has_rows(&self) -> bool {
        matches!(self, Self::Loaded | Self::Ready)
    }
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub bytes: u64,
    /// Bytes of the file.
    pub of: u64,
    /// Rows so far.
    pub rows: u64,
}

/// The rows seen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Viewed {
    /// How many.
    pub rows: u64,
    /// Small pictures of the columns over them; `None` when all rows are seen.
    pub shapes: Option<Arc<Vec<Shape>>>,
    /// The rows of another question are being found.
    pub waiting: bool,
}

/// The chart of the rows seen.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum ChartState {
    /// It is being made.
    #[default]
    Waiting,
    /// There is none worth drawing, and why.
    None(NoChart),
    /// Here it is.
    Ready(Arc<Chart>),
}

/// What does not fit into signals, or nobody watches.
#[derive(Default)]
pub struct Hands {
    /// The way to the workers of the open file.
    pub bridge: Option<Bridge>,
    /// The open file.
    pub file: Option<web_sys::File>,
    /// The files of the page, by their id in [`Files`].
    pub handles: Vec<(u32, web_sys::File)>,
    /// Counts files opened and read anew, so that late answers are known as late.
    pub reading: u32,
    /// Counts questions for a view.
    pub viewing: u32,
    /// Counts questions for a chart.
    pub charting: u32,
    /// Counts questions for the first rows read another way.
    pub previewing: u32,
    /// The shape of the file, as it is read without any choice.
    pub fingerprint: Option<u64>,
    /// True when the file is to be read whole though it would not fit.
    pub anyway: bool,
    /// A recipe to be done once the file is read.
    pub recipe: Option<String>,
    /// What is to be said once the file is read.
    pub hint: Option<String>,
    /// True while the file is read with remembered choices.
    pub recalled: bool,
    /// How the file was asked to be read.
    pub read: ReadOptions,
    /// The rows that were asked for.
    pub query: Query,
    /// The kinds of columns that were asked for.
    pub kinds: Vec<(u32, Option<String>)>,
    /// The numbers of the chart that was asked for last.
    pub drawable: Option<Rc<Drawable>>,
    /// Width the chart is drawn for.
    pub chart_px: u32,
    /// True when the worker died once and the file was opened again by itself.
    pub reopened: bool,
    /// The browser's own history.
    pub browser: Browser,
    /// Rows that are here.
    pub rows: Rows,
    /// Where the table was scrolled to: rows and columns, in CSS pixels.
    pub scrolled: (f64, f64),
}

/// Everything the page knows.
#[derive(Clone, Copy)]
pub struct State {
    /// The language of the page.
    pub language: RwSignal<Language>,
    /// What the window shows.
    pub screen: RwSignal<Screen>,
    /// What the third module shows; nothing until it has come.
    pub panels: RwSignal<Option<Panels>>,
    /// What a screen reader is told next.
    pub said: RwSignal<String>,
    /// Trouble that did not end the file, or the reason why one was not opened.
    pub trouble: RwSignal<Option<Problem>>,
    /// A sentence worth showing that is no trouble.
    pub hint: RwSignal<Option<String>>,
    /// The files of the page.
    pub files: RwSignal<Files>,
    /// Name of the file.
    pub file_name: RwSignal<String>,
    /// Size of the file.
    pub file_bytes: RwSignal<u64>,
    /// How far the file is.
    pub stage: RwSignal<Stage>,
    /// How far the reading is.
    pub progress: RwSignal<Progress>,
    /// What was assumed about the file.
    pub sniff: RwSignal<Option<Arc<Sniff>>>,
    /// What the table would take in memory, told from its first rows.
    pub estimate: RwSignal<Option<Arc<Estimate>>>,
    /// What is known about the file; its columns are in `columns`.
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// The columns, provisional while the file is read.
    pub columns: RwSignal<Arc<Vec<ColumnProfile>>>,
    /// The columns as they were when their widths were chosen: these stay while more becomes known.
    measured: RwSignal<Arc<Vec<ColumnProfile>>>,
    /// What the user did.
    pub history: RwSignal<History>,
    /// The state that leads to.
    pub view: Memo<View>,
    /// The map of the rows seen.
    pub map: MapState,
    /// Files that maps take something from.
    pub beside: Beside,
    /// The map of the geometry of the rows seen.
    pub features: FeatureState,
    /// Which columns stand where.
    pub layout: Memo<Arc<Layout>>,
    /// Room for the columns, in CSS pixels.
    pub table_px: RwSignal<f64>,
    /// The rows seen.
    pub viewed: RwSignal<Viewed>,
    /// Counts up when rows have come.
    pub rows_came: RwSignal<u32>,
    /// The chart of the rows seen.
    pub chart: RwSignal<ChartState>,
    /// How far its forecast is, when one was asked for.
    pub forecast: RwSignal<Forecasting>,
    /// The charts worth seeing, the worthiest first.
    pub offered: RwSignal<Vec<ViewSpec>>,
    /// The panel where the user chooses a chart.
    pub charting: ChartChoosing,
    /// What was pinned to the story.
    pub story: Story,
    /// Overview or table.
    pub mode: RwSignal<Mode>,
    /// The column whose panel is open.
    pub panel: RwSignal<Option<u32>>,
    /// The file as a case extract.
    pub cases: Cases,
    /// The open file beside another edition of it.
    pub compare: Compare,
    /// The KLE numbers of the file.
    pub numbers: Numbers,
    /// What was found in the file.
    pub findings: Findings,
    /// What the table is as a whole, and its data dictionary.
    pub whole: TableWhole,
    /// Going to cells of the file, and the cells that are marked.
    pub jump: Jump,
    /// The panel where the reading is put right.
    pub import: Import,
    /// The panel where the user decides what the file is about.
    pub deciding: Deciding,
    /// The search in KLE.
    pub kle_search: KleSearch,
    /// Columns of texts classified line by line.
    pub lines: Lines,
    /// The edition of KLE in use.
    pub edition: Editions,
    /// The list of codes in use.
    pub codes: CodeLists,
    /// The code of the user's own municipality, when one was chosen in this browser.
    pub municipality: RwSignal<Option<String>>,
    /// Where the keyboard is in the table.
    pub cursor: RwSignal<Cursor>,
    /// The rest.
    pub hands: StoredValue<Hands, LocalStorage>,
}

impl State {
    /// Says what is known about the columns. Their widths are chosen anew only for other columns.
    pub fn set_columns(self, columns: Vec<ColumnProfile>) {
        let columns = Arc::new(columns);
        let look = |columns: &Arc<Vec<ColumnProfile>>| -> Vec<(String, ColumnType)> {
            let look = columns.iter().map(|c| (c.name.clone(), c.column_type));
            look.collect()
        };
        if self.measured.with_untracked(look) != look(&columns) {
            self.measured.set(columns.clone());
        }
        self.columns.set(columns);
    }

    /// An empty page in this language.
    pub fn new(language: Language) -> Self {
        let measured = RwSignal::new(Arc::default());
        let estimate: RwSignal<Option<Arc<Estimate>>> = RwSignal::new(None);
        let history = RwSignal::new(History::default());
        let viewed = RwSignal::new(Viewed::default());
        let opened: RwSignal<Option<Arc<Opened>>> = RwSignal::new(None);
        let view = Memo::new(move |_| history.with(History::view));
        let table_px = RwSignal::new(0.0);
        let layout = Memo::new(move |_| {
            let rows = opened.with(|o| {
                o.as_ref()
                    .map_or(0, |o| o.profiled_rows() + o.sniff.data_line)
            });
            let foreseen = estimate.with(|estimate| estimate.as_ref().map_or(0, |e| e.rows));
            let most_row = rows.max(foreseen).max(viewed.with(|v| v.rows));
            view.with(|view| {
                measured.with(|columns: &Arc<Vec<ColumnProfile>>| {
                    Arc::new(Layout::of(columns, view, most_row, table_px.get()))
                })
            })
        });
        Self {
            language: RwSignal::new(language),
            screen: RwSignal::new(Screen::Start),
            panels: RwSignal::new(panels::here()),
            said: RwSignal::new(String::new()),
            trouble: RwSignal::new(None),
            hint: RwSignal::new(None),
            files: RwSignal::new(Files::default()),
            file_name: RwSignal::new(String::new()),
            file_bytes: RwSignal::new(0),
            stage: RwSignal::new(Stage::Closed),
            progress: RwSignal::new(Progress::default()),
            sniff: RwSignal::new(None),
            estimate,
            opened,
            columns: RwSignal::new(Arc::default()),
            measured,
            history,
            view,
            map: MapState::new(),
            beside: Beside::new(),
            features: FeatureState::new(),
            layout,
            table_px,
            viewed,
            rows_came: RwSignal::new(0),
            chart: RwSignal::new(ChartState::Waiting),
            forecast: RwSignal::new(Forecasting::None),
            offered: RwSignal::new(Vec::new()),
            charting: ChartChoosing::new(),
            story: Story::new(),
            mode: RwSignal::new(Mode::Overview),
            panel: RwSignal::new(None),
            cases: Cases::new(),
            compare: Compare::new(),
            numbers: Numbers::new(),
            findings: Findings::new(),
            whole: TableWhole::new(),
            jump: Jump::new(),
            import: Import::new(),
            deciding: Deciding::new(),
            kle_search: KleSearch::new(),
            lines: Lines::new(),
            edition: Editions::new(),
            codes: CodeLists::new(),
            municipality: RwSignal::new(None),
            cursor: RwSignal::new(Cursor::default()),
            hands: StoredValue::new_local(Hands::default()),
        }
    }

    /// The state of the page; parts are always inside it.
    pub fn here() -> Self {
        expect_context()
    }

    /// The words of the page's language, without watching it: the page is built anew in another language.
    pub fn texts(self) -> &'static Texts {
        texts::of(self.language.get_untracked())
    }

    /// The heading of the file.
    pub fn title(self) -> String {
        self.sniff.with(|sniff| {
            let rows = sniff.as_ref().map_or(&[] as &[String], |s| &s.title_rows);
            self.file_name.with(|name| title::title(rows, name))
        })
    }

    /// The rows of the table and those of its file, when the table does not hold all of them.
    pub fn sampled(self) -> Option<(u64, u64)> {
        self.opened.with(|opened| {
            let opened = opened.as_ref()?;
            opened.all_rows.map(|all| (opened.rows, all))
        })
    }

    /// The name of a column, without watching it.
    pub fn column_name(self, column: u32) -> String {
        self.columns
            .with_untracked(|c| c.get(column as usize).map(|p| p.name.clone()))
            .or_else(|| self.made_name(column))
            .unwrap_or_else(|| texts::problems::column_letters(column + 1))
    }

    /// The name of a column that was made of another and is not there now, because its step is undone or still
    /// under way.
    fn made_name(self, column: u32) -> Option<String> {
        let there = self.columns.with_untracked(|columns| columns.len() as u32);
        let made = self.lines.sorted.with_untracked(Vec::len) as u32 * LineChoice::COLUMNS;
        let place = column.checked_sub(there.checked_sub(made)?)?;
        let lines = self
            .history
            .with_untracked(|history| View::of(history.steps()).lines);
        let choice = lines.get((place / LineChoice::COLUMNS) as usize)?;
        choice
            .names
            .get((place % LineChoice::COLUMNS) as usize)
            .cloned()
    }

    /// How numbers of a column are written, without watching it.
    pub fn style(self, column: u32) -> NumberStyle {
        self.columns.with_untracked(|c| {
            c.get(column as usize).map_or(NumberStyle::Grouped, |p| {
                NumberStyle::of_kind(p.kind.as_deref())
            })
        })
    }
}
