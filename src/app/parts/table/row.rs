//! One row of the table as an element: made once, filled with whichever row comes to it.

use super::painter::Frame;
use crate::dom;
use model::cell::Cell;
use texts::format::{NumberStyle, cell, integer};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

/// Right-aligned.
pub const NUMBER: u8 = 1;
const MISSING: u8 = 2;
/// Stays at the left edge.
pub const PINNED: u8 = 4;
/// The last of those.
pub const EDGE: u8 = 8;
const MARKED: u8 = 16;
const WAITING: u8 = 32;
/// The first that is not pinned.
pub const FIRST: u8 = 64;
/// Something is to be said of it.
const FOUND: u8 = 128;

/// How a cell looks, as bits; each has its class.
const LOOKS: [(u8, &str); 8] = [
    (NUMBER, " number"),
    (MISSING, " missing"),
    (PINNED, " pinned"),
    (EDGE, " edge"),
    (MARKED, " marked"),
    (WAITING, " waiting"),
    (FIRST, " first"),
    (FOUND, " found"),
];

/// A column as it is drawn.
#[derive(PartialEq)]
pub struct Drawn {
    /// Its position in the file.
    pub column: u32,
    /// Its place in the table.
    pub place: usize,
    /// How its numbers are written.
    pub style: NumberStyle,
    /// How its cells look.
    pub look: u8,
}

struct Field {
    element: HtmlElement,
    look: u8,
    /// Whether it has a place at the left edge.
    left: bool,
    /// Whether it tells what its sign means.
    told: bool,
}

/// A row element.
pub struct RowElement {
    body: HtmlElement,
    element: HtmlElement,
    number: HtmlElement,
    fields: Vec<Field>,
    row: Option<u64>,
    y: f64,
    /// True when every cell has its value.
    whole: bool,
    /// The drawn columns its cells belong to.
    drawing: Option<u32>,
    /// The rows its values are of.
    generation: u32,
}

impl RowElement {
    /// An element for the rows of `body`, without a row.
    pub fn new(document: &Document, body: &HtmlElement) -> Option<Self> {
        let element = make(document, "row", "tr")?;
        let number = make(document, "rowheader", "th-row")?;
        let _ = number.set_attribute("aria-colindex", "1");
        element.append_child(&number).ok()?;
        Some(Self {
            body: body.clone(),
            element,
            number,
            fields: Vec::new(),
            row: None,
            y: f64::NAN,
            whole: false,
            drawing: None,
            generation: 0,
        })
    }

    /// An element like a pattern that shows no row: one call of the browser instead of some for each cell.
    pub fn like(pattern: &Self) -> Option<Self> {
        let element = pattern.element.clone_node_with_deep(true).ok()?;
        let element: HtmlElement = element.dyn_into().ok()?;
        let number: HtmlElement = element.first_element_child()?.dyn_into().ok()?;
        let mut fields = Vec::with_capacity(pattern.fields.len());
        let mut before = number.next_element_sibling();
        for field in &pattern.fields {
            let element: HtmlElement = before?.dyn_into().ok()?;
            before = element.next_element_sibling();
            fields.push(Field {
                element,
                look: field.look,
                left: field.left,
                told: field.told,
            });
        }
        Some(Self {
            body: pattern.body.clone(),
            element,
            number,
            fields,
            row: None,
            y: f64::NAN,
            whole: false,
            drawing: pattern.drawing,
            generation: 0,
        })
    }

    /// Makes its cells those of the drawn columns.
    pub fn draw(&mut self, drawn: &[Drawn], drawing: u32) {
        if self.drawing == Some(drawing) {
            return;
        }
        self.fit(drawn);
        for (field, column) in self.fields.iter_mut().zip(drawn) {
            field.set_look(column.look | (field.look & MARKED));
        }
        self.drawing = Some(drawing);
        self.whole = false;
    }

    /// Its cells are to be written anew.
    pub fn spoil(&mut self) {
        self.whole = false;
    }

    /// The row it shows.
    pub fn row(&self) -> Option<u64> {
        self.row
    }

    /// True when every cell has its value.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The cell of the drawn column at an index.
    pub fn cell(&self, index: usize) -> Option<HtmlElement> {
        self.fields.get(index).map(|field| field.element.clone())
    }

    /// Shows no row: leaves the document, so that nobody counts it.
    pub fn leave(&mut self) {
        self.row = None;
        self.element.remove();
    }

    /// Shows a row; touches only what differs.
    pub fn fill(&mut self, row: u64, frame: &Frame<'_>, drawn: &[Drawn], drawing: u32) {
        let y = frame.scroll.y_of(row);
        if self.row != Some(row) {
            if self.row.is_none() {
                let _ = self.body.append_child(&self.element);
            }
            let index = (row + 2).to_string();
            let _ = self.element.set_attribute("aria-rowindex", &index);
        }
        if self.y != y {
            dom::style(&self.element, "transform", &format!("translateY({y}px)"));
            self.y = y;
        }
        self.draw(drawn, drawing);
        let generation = frame.held.generation();
        if !(self.row == Some(row) && self.generation == generation && self.whole) {
            self.write(row, frame, drawn);
            self.row = Some(row);
            self.generation = generation;
        }
        for (field, column) in self.fields.iter_mut().zip(drawn) {
            let marked = frame.cursor.is_marked(row, column.place);
            if marked != (field.look & MARKED != 0) {
                field.set_look(field.look ^ MARKED);
                if marked {
                    let _ = field.element.set_attribute("aria-selected", "true");
                } else {
                    let _ = field.element.remove_attribute("aria-selected");
                }
            }
        }
    }

    /// As many cells as columns are drawn.
    fn fit(&mut self, drawn: &[Drawn]) {
        while self.fields.len() > drawn.len() {
            if let Some(field) = self.fields.pop() {
                field.element.remove();
            }
        }
        while self.fields.len() < drawn.len() {
            let made = dom::document().and_then(|document| make(&document, "gridcell", "td"));
            let Some(element) = made else {
                return;
            };
            let _ = element.set_attribute("tabindex", "-1");
            if self.element.append_child(&element).is_err() {
                return;
            }
            let left = false;
            self.fields.push(Field {
                element,
                look: 0,
                left,
                told: false,
            });
        }
        for (index, (field, column)) in self.fields.iter_mut().zip(drawn).enumerate() {
            let place = (column.place + 2).to_string();
            let _ = field.element.set_attribute("aria-colindex", &place);
            let is_pinned = column.look & PINNED != 0;
            if is_pinned {
                dom::style(&field.element, "left", &format!("var(--pin-{index})"));
            } else if field.left {
                dom::style(&field.element, "left", "");
            }
            field.left = is_pinned;
        }
    }

    /// Writes the values that are here, marks those that are not.
    fn write(&mut self, row: u64, frame: &Frame<'_>, drawn: &[Drawn]) {
        let first = drawn.first().map(|drawn| [drawn.column]);
        let number = first.and_then(|columns| frame.held.file_row(row, &columns));
        let said = number.and_then(|number| frame.marks.of_row(number));
        let number = number.map(|number| integer(number, frame.language));
        self.number.set_text_content(number.as_deref());
        let words = texts::of(frame.language);
        let missing = words.page.table.missing;
        self.whole = true;
        for (field, column) in self.fields.iter_mut().zip(drawn) {
            let mut look = column.look | (field.look & MARKED);
            let found = frame.held.cell(row, column.column);
            match found {
                None => {
                    self.whole = false;
                    look |= WAITING;
                    field.element.set_text_content(None);
                }
                Some(Cell::Missing) => {
                    look |= MISSING;
                    field.element.set_text_content(Some(missing));
                }
                Some(value) => {
                    if value.is_missing() {
                        look |= MISSING;
                    }
                    let text = cell(value, frame.language, column.style);
                    field.element.set_text_content(Some(&text));
                }
            }
            let reason = match found {
                Some(Cell::Signed { reason, .. }) => Some((words.values.reason)(*reason)),
                _ => None,
            };
            let said = said.and_then(|said| said.get(&column.column));
            if said.is_some() {
                look |= FOUND;
            }
            field.tell(said.map(String::as_str).or(reason));
            field.set_look(look);
        }
    }
}

impl Field {
    /// Says what the sign of its cell means to whoever stays on it.
    fn tell(&mut self, reason: Option<&str>) {
        if let Some(reason) = reason {
            let _ = self.element.set_attribute("title", reason);
        } else if self.told {
            let _ = self.element.remove_attribute("title");
        }
        self.told = reason.is_some();
    }

    fn set_look(&mut self, look: u8) {
        if self.look == look {
            return;
        }
        let mut class = String::from("td");
        for (bit, name) in LOOKS {
            if look & bit != 0 {
                class.push_str(name);
            }
        }
        self.element.set_class_name(&class);
        self.look = look;
    }
}

fn make(document: &Document, role: &str, class: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
    let _ = element.set_attribute("role", role);
    element.set_class_name(class);
    Some(element)
}
