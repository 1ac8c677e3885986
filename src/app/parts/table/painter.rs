//! Rows as elements: made once, filled anew as the table is scrolled.
//!
//! A row of the view always goes to the element with the same remainder, so that scrolling by one row
//! fills one element. Only what differs is touched. Text is set as text, never as markup.

use super::row::{Drawn, EDGE, FIRST, NUMBER, PINNED, RowElement};
use crate::dom;
use crate::parts::cell_menu::ANCHOR;
use crate::queries::layout::Layout;
use crate::queries::scroll::Scroll;
use crate::state::cursor::Cursor;
use crate::state::jump::Marks;
use crate::state::rows::Rows;
use model::column::{ColumnProfile, ColumnType};
use model::message::Language;
use std::ops::Range;
use std::sync::Arc;
use texts::format::NumberStyle;
use web_sys::{Document, HtmlElement};

/// What is to be painted.
pub struct Frame<'a> {
    /// The whole table.
    pub grid: &'a HtmlElement,
    /// The rows.
    pub rows: Range<u64>,
    /// Where they stand.
    pub scroll: &'a Scroll,
    /// Where columns stand.
    pub layout: &'a Arc<Layout>,
    /// The columns of the file.
    pub columns: &'a Arc<Vec<ColumnProfile>>,
    /// Places of the columns drawn.
    pub places: &'a [usize],
    /// Whether pinned columns stay at the edge.
    pub sticky: bool,
    /// Where the keyboard is.
    pub cursor: Cursor,
    /// The page's language.
    pub language: Language,
    /// The rows that are here.
    pub held: &'a Rows,
    /// What is said of cells.
    pub marks: &'a Arc<Marks>,
}

/// The row elements.
pub struct Painter {
    body: HtmlElement,
    document: Option<Document>,
    elements: Vec<RowElement>,
    /// What new ones are made after; it shows no row itself.
    pattern: Option<RowElement>,
    drawn: Vec<Drawn>,
    /// Counts up whenever other columns are drawn.
    drawing: u32,
    layout: Option<Arc<Layout>>,
    /// The widths as the style sheet's grid has them.
    tracks: String,
    columns: Option<Arc<Vec<ColumnProfile>>>,
    marks: Arc<Marks>,
    places: Vec<usize>,
    sticky: bool,
    places_changed: bool,
    here: Option<HtmlElement>,
    lacking: bool,
}

impl Painter {
    /// No rows yet. The element may be one of an earlier table (the page is built anew in another
    /// language): what stands in it goes.
    pub fn new(body: HtmlElement) -> Self {
        body.set_text_content(None);
        Self {
            document: dom::document(),
            body,
            elements: Vec::new(),
            pattern: None,
            drawn: Vec::new(),
            drawing: 0,
            layout: None,
            tracks: String::new(),
            columns: None,
            marks: Arc::default(),
            places: Vec::new(),
            sticky: false,
            places_changed: false,
            here: None,
            lacking: false,
        }
    }

    /// Paints; answers the cell the keyboard is at, when it is painted.
    pub fn paint(&mut self, frame: &Frame<'_>) -> Option<HtmlElement> {
        self.draw_columns(frame);
        if !Arc::ptr_eq(&self.marks, frame.marks) {
            self.marks = frame.marks.clone();
            self.elements.iter_mut().for_each(RowElement::spoil);
        }
        let wanted = (frame.rows.end - frame.rows.start) as usize;
        while self.elements.len() < wanted {
            if self.pattern.is_none() {
                self.pattern = RowElement::new(self.document.as_ref()?, &self.body);
            }
            let pattern = self.pattern.as_mut()?;
            pattern.draw(&self.drawn, self.drawing);
            self.elements.push(RowElement::like(pattern)?);
        }
        self.lacking = false;
        let of = self.elements.len().max(1) as u64;
        let mut here = None;
        // the row that can be reached with Tab when the keyboard is in the heads: the first seen whole
        let stop = frame
            .cursor
            .at
            .row
            .unwrap_or_else(|| (frame.scroll.top_px() / super::ROW_PX).ceil() as u64);
        for row in frame.rows.clone() {
            let element = &mut self.elements[(row % of) as usize];
            element.fill(row, frame, &self.drawn, self.drawing);
            self.lacking |= !element.is_whole();
            if row == stop
                && let Some(index) = self
                    .drawn
                    .iter()
                    .position(|d| d.place == frame.cursor.at.place)
            {
                here = element.cell(index);
            }
        }
        for (index, element) in self.elements.iter_mut().enumerate() {
            // with more elements than before, some rows have moved to others
            let keeps = |row: u64| frame.rows.contains(&row) && row % of == index as u64;
            if element.row().is_some_and(|row| !keeps(row)) {
                element.leave();
            }
        }
        self.be_here(here.clone());
        here
    }

    /// The drawn columns, when they are others than at the last call.
    pub fn take_changed_places(&mut self) -> Option<Vec<usize>> {
        std::mem::take(&mut self.places_changed).then(|| self.places.clone())
    }

    /// True when something that is seen is not here yet.
    pub fn is_lacking(&self) -> bool {
        self.lacking
    }

    /// Makes one cell the one that is reached with Tab and that menus hang on.
    fn be_here(&mut self, here: Option<HtmlElement>) {
        if self.here == here {
            return;
        }
        if let Some(before) = self.here.take() {
            let _ = before.set_attribute("tabindex", "-1");
            let _ = before.remove_attribute("id");
        }
        if let Some(here) = &here {
            let _ = here.set_attribute("tabindex", "0");
            let _ = here.set_attribute("id", ANCHOR);
        }
        self.here = here;
    }

    /// Notes which columns are drawn, and how wide: the style sheet's grid does the rest.
    fn draw_columns(&mut self, frame: &Frame<'_>) {
        let same_layout = self
            .layout
            .as_ref()
            .is_some_and(|layout| Arc::ptr_eq(layout, frame.layout));
        let same_columns = self
            .columns
            .as_ref()
            .is_some_and(|columns| Arc::ptr_eq(columns, frame.columns));
        let same_places = self.places == frame.places && self.sticky == frame.sticky;
        if same_layout && same_columns && same_places {
            return;
        }
        let layout = frame.layout;
        let pinned = layout.pinned;
        let mut tracks = format!("{}px", layout.number_px);
        let before = std::mem::take(&mut self.drawn);
        for (index, &place) in frame.places.iter().enumerate() {
            if index == pinned {
                let gap = layout.lefts[place] - layout.pinned_px();
                tracks.push_str(&format!(" {gap}px"));
            }
            tracks.push_str(&format!(" {}px", layout.width_px(place)));
            let column = layout.columns[place];
            let profile = &frame.columns[column as usize];
            let is_number = matches!(
                profile.column_type,
                ColumnType::Integer | ColumnType::Decimal
            );
            let mut look = 0;
            if is_number {
                look |= NUMBER;
            }
            if index < pinned && frame.sticky {
                look |= PINNED;
                dom::style(
                    frame.grid,
                    &format!("--pin-{index}"),
                    &format!("{}px", layout.lefts[place]),
                );
            }
            if index + 1 == pinned && frame.sticky {
                look |= EDGE;
            }
            if index == pinned {
                look |= FIRST;
            }
            self.drawn.push(Drawn {
                column,
                place,
                style: NumberStyle::of_kind(profile.kind.as_deref()),
                look,
            });
        }
        // the heads follow, by the style sheet
        let pins = if frame.sticky { "sticky" } else { "free" };
        let _ = frame.grid.set_attribute("data-pins", pins);
        // every cell takes part in this one: it is set only when it says something new
        if self.tracks != tracks {
            dom::style(frame.grid, "--columns", &tracks);
            self.tracks = tracks;
        }
        dom::style(frame.grid, "--first", &(pinned + 3).to_string());
        dom::style(frame.grid, "--total", &format!("{}px", layout.total_px()));
        // what became known of the columns since does not touch the rows
        if before != self.drawn {
            self.drawing = self.drawing.wrapping_add(1);
        }
        if !same_places || !same_order(self.layout.as_deref(), layout) {
            self.places_changed = true;
        }
        self.layout = Some(frame.layout.clone());
        self.columns = Some(frame.columns.clone());
        self.places = frame.places.to_vec();
        self.sticky = frame.sticky;
    }
}

/// Whether only widths differ.
fn same_order(before: Option<&Layout>, now: &Layout) -> bool {
    before.is_some_and(|before| before.columns == now.columns && before.pinned == now.pinned)
}
