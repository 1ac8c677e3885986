//! Rows as elements: made once, filled anew as the table is scrolled.
//!
//! A row of the view always goes to the element with the same remainder, so that scrolling by one row
//! fills one element. Only what differs is touched. Text is set as text, never as markup.

use crate::dom;
use crate::parts::cell_menu::ANCHOR;
use crate::queries::layout::Layout;
use crate::queries::scroll::Scroll;
use crate::state::cursor::Cursor;
use crate::state::rows::Rows;
use model::cell::Cell;
use model::column::{ColumnProfile, ColumnType};
use model::message::Language;
use std::ops::Range;
use std::sync::Arc;
use texts::format::{NumberStyle, cell, integer};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

/// How a cell looks, as bits; each has its class.
const LOOKS: [(u8, &str); 7] = [
    (NUMBER, " number"),
    (MISSING, " missing"),
    (PINNED, " pinned"),
    (EDGE, " edge"),
    (MARKED, " marked"),
    (WAITING, " waiting"),
    (FIRST, " first"),
];
const NUMBER: u8 = 1;
const MISSING: u8 = 2;
const PINNED: u8 = 4;
const EDGE: u8 = 8;
const MARKED: u8 = 16;
const WAITING: u8 = 32;
const FIRST: u8 = 64;

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
}

/// A column as it is drawn.
struct Drawn {
    column: u32,
    place: usize,
    style: NumberStyle,
    look: u8,
}

struct Field {
    element: HtmlElement,
    look: u8,
}

struct Slot {
    element: HtmlElement,
    number: HtmlElement,
    fields: Vec<Field>,
    row: Option<u64>,
    y: f64,
    /// True when every cell has its value.
    whole: bool,
    /// The drawn columns its cells belong to.
    drawing: u32,
    /// The rows its values are of.
    generation: u32,
}

/// The row elements.
pub struct Painter {
    body: HtmlElement,
    document: Option<Document>,
    slots: Vec<Slot>,
    drawn: Vec<Drawn>,
    /// Counts up whenever other columns are drawn.
    drawing: u32,
    layout: Option<Arc<Layout>>,
    columns: Option<Arc<Vec<ColumnProfile>>>,
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
            slots: Vec::new(),
            drawn: Vec::new(),
            drawing: 0,
            layout: None,
            columns: None,
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
        let wanted = (frame.rows.end - frame.rows.start) as usize;
        while self.slots.len() < wanted {
            let slot = self.new_slot()?;
            self.slots.push(slot);
        }
        self.lacking = false;
        let of = self.slots.len().max(1) as u64;
        let mut here = None;
        // the row that can be reached with Tab when the keyboard is in the heads: the first seen whole
        let stop = frame
            .cursor
            .at
            .row
            .unwrap_or_else(|| (frame.scroll.top_px() / super::ROW_PX).ceil() as u64);
        for row in frame.rows.clone() {
            let slot = &mut self.slots[(row % of) as usize];
            fill(slot, row, frame, &self.drawn, self.drawing);
            self.lacking |= !slot.whole;
            if row == stop
                && let Some(index) = self
                    .drawn
                    .iter()
                    .position(|d| d.place == frame.cursor.at.place)
            {
                here = slot.fields.get(index).map(|field| field.element.clone());
            }
        }
        for (index, slot) in self.slots.iter_mut().enumerate() {
            // with more elements than before, some rows have moved to others
            let keeps = |row: u64| frame.rows.contains(&row) && row % of == index as u64;
            if slot.row.is_some_and(|row| !keeps(row)) {
                slot.row = None;
                slot.y = f64::NAN;
                let _ = slot.element.set_attribute("hidden", "");
                let _ = slot.element.remove_attribute("aria-rowindex");
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
        self.drawn.clear();
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
        dom::style(frame.grid, "--columns", &tracks);
        dom::style(frame.grid, "--first", &(pinned + 3).to_string());
        dom::style(frame.grid, "--total", &format!("{}px", layout.total_px()));
        if !same_columns || !same_places || !same_order(self.layout.as_deref(), layout) {
            self.drawing = self.drawing.wrapping_add(1);
            self.places_changed = true;
        }
        self.layout = Some(frame.layout.clone());
        self.columns = Some(frame.columns.clone());
        self.places = frame.places.to_vec();
        self.sticky = frame.sticky;
    }

    fn new_slot(&self) -> Option<Slot> {
        let element = make(self.document.as_ref()?, "row", "tr")?;
        let number = make(self.document.as_ref()?, "rowheader", "th-row")?;
        let _ = number.set_attribute("aria-colindex", "1");
        element.append_child(&number).ok()?;
        self.body.append_child(&element).ok()?;
        Some(Slot {
            element,
            number,
            fields: Vec::new(),
            row: None,
            y: f64::NAN,
            whole: false,
            drawing: self.drawing.wrapping_sub(1),
            generation: 0,
        })
    }
}

/// Whether only widths differ.
fn same_order(before: Option<&Layout>, now: &Layout) -> bool {
    before.is_some_and(|before| before.columns == now.columns && before.pinned == now.pinned)
}

fn make(document: &Document, role: &str, class: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
    let _ = element.set_attribute("role", role);
    element.set_class_name(class);
    Some(element)
}

/// Puts a row into an element.
fn fill(slot: &mut Slot, row: u64, frame: &Frame<'_>, drawn: &[Drawn], drawing: u32) {
    let y = frame.scroll.y_of(row);
    if slot.row != Some(row) {
        if slot.row.is_none() {
            let _ = slot.element.remove_attribute("hidden");
        }
        let _ = slot
            .element
            .set_attribute("aria-rowindex", &(row + 2).to_string());
    }
    if slot.y != y {
        dom::style(&slot.element, "transform", &format!("translateY({y}px)"));
        slot.y = y;
    }
    if slot.drawing != drawing {
        fit(slot, drawn);
        slot.drawing = drawing;
        slot.whole = false;
    }
    let generation = frame.held.generation();
    let fresh = slot.row == Some(row) && slot.generation == generation && slot.whole;
    if !fresh {
        write(slot, row, frame, drawn);
        slot.row = Some(row);
        slot.generation = generation;
    }
    for (field, column) in slot.fields.iter_mut().zip(drawn) {
        let marked = frame.cursor.is_marked(row, column.place);
        if marked != (field.look & MARKED != 0) {
            set_look(field, field.look ^ MARKED);
            if marked {
                let _ = field.element.set_attribute("aria-selected", "true");
            } else {
                let _ = field.element.remove_attribute("aria-selected");
            }
        }
    }
}

/// Gives a row element the cells of the drawn columns.
fn fit(slot: &mut Slot, drawn: &[Drawn]) {
    while slot.fields.len() > drawn.len() {
        if let Some(field) = slot.fields.pop() {
            field.element.remove();
        }
    }
    while slot.fields.len() < drawn.len() {
        let made = dom::document().and_then(|document| make(&document, "gridcell", "td"));
        let Some(element) = made else {
            return;
        };
        let _ = element.set_attribute("tabindex", "-1");
        if slot.element.append_child(&element).is_err() {
            return;
        }
        slot.fields.push(Field { element, look: 0 });
    }
    for (index, (field, column)) in slot.fields.iter_mut().zip(drawn).enumerate() {
        let _ = field
            .element
            .set_attribute("aria-colindex", &(column.place + 2).to_string());
        let left = if column.look & PINNED != 0 {
            format!("var(--pin-{index})")
        } else {
            String::new()
        };
        dom::style(&field.element, "left", &left);
    }
}

/// Writes the values that are here; marks those that are not.
fn write(slot: &mut Slot, row: u64, frame: &Frame<'_>, drawn: &[Drawn]) {
    let mut whole = true;
    let columns = drawn.first().map(|d| [d.column]);
    let number = columns.and_then(|columns| frame.held.file_row(row, &columns));
    let text = number
        .map(|number| integer(number, frame.language))
        .unwrap_or_default();
    slot.number.set_text_content(Some(&text));
    let missing = texts::of(frame.language).page.table.missing;
    for (field, column) in slot.fields.iter_mut().zip(drawn) {
        let mut look = column.look | (field.look & MARKED);
        match frame.held.cell(row, column.column) {
            None => {
                whole = false;
                look |= WAITING;
                field.element.set_text_content(None);
            }
            Some(Cell::Missing) => {
                look |= MISSING;
                field.element.set_text_content(Some(missing));
            }
            Some(value) => {
                let text = cell(value, frame.language, column.style);
                field.element.set_text_content(Some(&text));
            }
        }
        set_look(field, look);
    }
    slot.whole = whole;
}

fn set_look(field: &mut Field, look: u8) {
    if field.look == look && field.element.has_attribute("class") {
        return;
    }
    let mut class = String::from("td");
    for (bit, name) in LOOKS {
        if look & bit != 0 {
            class.push_str(name);
        }
    }
    field.element.set_class_name(&class);
    field.look = look;
}
