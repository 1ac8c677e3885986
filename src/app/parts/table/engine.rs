//! Where the table is scrolled to, and what follows from it: rows painted, rows asked for, heads drawn.

use super::ROW_PX;
use super::painter::{Frame, Painter};
use crate::actions::rows;
use crate::dom::{self, SizeWatch};
use crate::queries::layout::Layout;
use crate::queries::scroll::Scroll;
use crate::state::State;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use web_sys::HtmlElement;

/// Rows painted beyond those seen, above and below.
const MORE_ROWS: u64 = 6;
/// Rows asked for beyond those painted.
const AHEAD_ROWS: u64 = 40;
/// The bar rests when it has not moved for this long.
const REST: Duration = Duration::from_millis(160);
/// Pinned columns stay at the edge while they leave this share of the table to the others.
const MOST_PINNED: f64 = 0.6;

/// The table's elements and its position.
pub struct Engine {
    grid: HtmlElement,
    head: HtmlElement,
    body: HtmlElement,
    painter: Painter,
    scroll: Scroll,
    left_px: f64,
    view_px: f64,
    generation: Option<u32>,
    /// The rows and the height in CSS pixels the body was made for last.
    made_for: Option<(u64, f64)>,
    resting: Option<TimeoutHandle>,
    /// True while the focus is put on the grid itself because its cell has scrolled away.
    parking: bool,
    _watches: [Option<SizeWatch>; 2],
}

impl Engine {
    /// A table that has not been measured.
    pub fn new(
        grid: HtmlElement,
        head: HtmlElement,
        body: HtmlElement,
        watches: [Option<SizeWatch>; 2],
    ) -> Self {
        Self {
            painter: Painter::new(body.clone()),
            grid,
            head,
            body,
            scroll: Scroll::new(0, ROW_PX, 0.0),
            left_px: 0.0,
            view_px: 0.0,
            generation: None,
            made_for: None,
            resting: None,
            parking: false,
            _watches: watches,
        }
    }

    /// Width of what stays at the left edge.
    fn sticky_px(&self, layout: &Layout) -> f64 {
        if layout.pinned_px() <= self.view_px * MOST_PINNED {
            layout.pinned_px()
        } else {
            layout.number_px
        }
    }
}

/// Everything the table's handlers need; small enough to be copied into each.
#[derive(Clone, Copy)]
pub struct Handle {
    /// The state of the page.
    pub state: State,
    /// `None` until the elements are there.
    pub engine: StoredValue<Option<Engine>, LocalStorage>,
    /// Places of the columns that are drawn.
    pub places: RwSignal<Vec<usize>>,
    /// Whether the menu of a cell is open.
    pub cell_open: RwSignal<bool>,
    /// Whether it takes the focus.
    pub cell_focus: RwSignal<bool>,
}

/// What is to be done when the engine is no longer held: focusing calls handlers at once.
#[derive(Default)]
struct After {
    focus: Option<HtmlElement>,
    park: bool,
    places: Option<Vec<usize>>,
    want: Option<(std::ops::Range<u64>, Vec<u32>)>,
}

impl Handle {
    /// Runs with the engine, when it is there.
    pub fn with<T>(self, act: impl FnOnce(&mut Engine) -> T) -> Option<T> {
        self.engine
            .try_update_value(|engine| engine.as_mut().map(act))
            .flatten()
    }

    /// The size of the table has changed.
    pub fn measure(self) {
        let rows = self.state.viewed.with_untracked(|viewed| viewed.rows);
        self.with(|engine| {
            let head_px = f64::from(engine.head.offset_height());
            engine.view_px = f64::from(engine.grid.client_width());
            let view_px = (f64::from(engine.grid.client_height()) - head_px).max(0.0);
            engine.scroll.resize(rows, view_px);
        });
        if let Some(room_px) = self.with(|engine| engine.view_px)
            && room_px != self.state.table_px.get_untracked()
        {
            self.state.table_px.set(room_px);
        }
        self.paint();
    }

    /// Something the table shows has changed: columns, rows, marks.
    pub fn changed(self) {
        let viewed = self.state.viewed.with_untracked(|viewed| viewed.rows);
        let (generation, scrolled) = self
            .state
            .hands
            .with_value(|hands| (hands.rows.generation(), hands.scrolled));
        let moved = self.with(|engine| {
            // asking for a height has the whole page laid out at once: only when there is something to ask;
            // of all else the observers of the sizes tell
            if engine.made_for != Some((viewed, engine.scroll.element_px())) {
                let head_px = f64::from(engine.head.offset_height());
                let element_px = |scroll: &Scroll| format!("{}px", scroll.element_px());
                let mut view_px = f64::from(engine.grid.client_height()) - head_px;
                engine.scroll.resize(viewed, view_px);
                dom::style(&engine.body, "height", &element_px(&engine.scroll));
                // a table that grew or shrank shows more or fewer rows
                view_px = f64::from(engine.grid.client_height()) - head_px;
                engine.scroll.resize(viewed, view_px);
                engine.made_for = Some((viewed, engine.scroll.element_px()));
            }
            if engine.generation.replace(generation) == Some(generation) {
                return None;
            }
            engine.scroll.go_to(scrolled.0);
            Some((engine.grid.clone(), engine.scroll.resting_bar(), scrolled.1))
        });
        // outside: scrolling calls the handler of the scroll event, in some browsers at once
        if let Some(Some((grid, top, left))) = moved {
            grid.set_scroll_top(top.round() as i32);
            grid.set_scroll_left(left.round() as i32);
            self.with(|engine| engine.left_px = f64::from(engine.grid.scroll_left()));
        }
        self.paint();
    }

    /// The bars were moved.
    pub fn scrolled(self) {
        let state = self.state;
        let scaled = self.with(|engine| {
            let top = f64::from(engine.grid.scroll_top());
            engine.left_px = f64::from(engine.grid.scroll_left());
            engine.scroll.moved(top);
            if let Some(handle) = engine.resting.take() {
                handle.clear();
            }
            let scrolled = (engine.scroll.top_px(), engine.left_px);
            state.hands.update_value(|hands| hands.scrolled = scrolled);
            (engine.scroll.resting_bar() - top).abs() >= 1.0
        });
        if scaled == Some(true) {
            let handle = set_timeout_with_handle(move || self.rest(), REST).ok();
            self.with(|engine| engine.resting = handle);
        }
        if self.cell_open.get_untracked() && !self.cell_focus.get_untracked() {
            self.cell_open.set(false);
        }
        self.paint();
    }

    /// Puts the bar where it belongs, the rows staying where they are.
    fn rest(self) {
        if let Some((grid, bar)) = self.with(|engine| (engine.grid.clone(), engine.scroll.rest())) {
            grid.set_scroll_top(bar.round() as i32);
        }
        self.paint();
    }

    /// Scrolls so that a cell is seen whole; the row of heads always is.
    pub fn show(self, row: Option<u64>, place: usize) {
        let layout = self.state.layout.get_untracked();
        let moved = self.with(|engine| {
            if let Some(row) = row {
                engine.scroll.show(row);
            }
            let sticky_px = engine.sticky_px(&layout);
            engine.left_px = layout.show(place, engine.left_px, engine.view_px, sticky_px);
            (
                engine.grid.clone(),
                engine.scroll.resting_bar(),
                engine.left_px,
            )
        });
        if let Some((grid, top, left)) = moved {
            grid.set_scroll_left(left.round() as i32);
            grid.set_scroll_top(top.round() as i32);
        }
        self.paint();
    }

    /// How many rows the table shows at once.
    pub fn page(self) -> u64 {
        self.with(|engine| engine.scroll.page()).unwrap_or(1)
    }

    /// True while the focus is on the grid only because its cell has scrolled away.
    pub fn is_parking(self) -> bool {
        self.with(|engine| engine.parking).unwrap_or(false)
    }

    /// The grid itself.
    pub fn grid(self) -> Option<HtmlElement> {
        self.with(|engine| engine.grid.clone())
    }

    /// Paints what is seen, and sees to what follows from it.
    pub fn paint(self) {
        let layout = self.state.layout.get_untracked();
        let Some(after) = self.with(|engine| paint(self.state, engine, &layout)) else {
            return;
        };
        if let Some(places) = after.places {
            self.places.set(places);
        }
        if let Some((rows, columns)) = after.want {
            rows::want(self.state, rows, &columns);
        }
        if let Some(cell) = after.focus {
            dom::focus_still(&cell);
        }
        if after.park {
            self.park();
        }
    }

    /// Puts the focus on the grid itself: the cell the keyboard is at takes it over when it is painted.
    pub fn park(self) {
        let grid = self.with(|engine| {
            engine.parking = true;
            engine.grid.clone()
        });
        if let Some(grid) = grid {
            dom::focus_still(&grid);
        }
        self.with(|engine| engine.parking = false);
    }
}

fn paint(state: State, engine: &mut Engine, layout: &Arc<Layout>) -> After {
    let columns = state.columns.get_untracked();
    // a layout of columns that are gone waits for its own
    if layout
        .columns
        .iter()
        .any(|&column| column as usize >= columns.len())
    {
        return After::default();
    }
    let window = layout.window(engine.left_px, engine.view_px);
    let places: Vec<usize> = (0..layout.pinned).chain(window.clone()).collect();
    let sticky = engine.sticky_px(layout) > layout.number_px;
    let rows = engine.scroll.window(MORE_ROWS);
    let cursor = state.cursor.get_untracked();
    let marks = state.jump.marks.get_untracked();
    let focused = dom::focused();
    let in_body = focused
        .as_ref()
        .is_some_and(|one| engine.body.contains(Some(one)));
    let on_grid = focused.as_ref() == Some(&engine.grid);
    let here = state.hands.with_value(|hands| {
        engine.painter.paint(&Frame {
            grid: &engine.grid,
            rows: rows.clone(),
            scroll: &engine.scroll,
            layout,
            columns: &columns,
            places: &places,
            sticky,
            cursor,
            language: state.language.get_untracked(),
            held: &hands.rows,
            marks: &marks,
        })
    });
    let at_cell = cursor.at.row.is_some();
    let tab_stop = if here.is_some() { "-1" } else { "0" };
    if engine.grid.get_attribute("tabindex").as_deref() != Some(tab_stop) {
        let _ = engine.grid.set_attribute("tabindex", tab_stop);
    }
    let mut after = After {
        places: engine.painter.take_changed_places(),
        ..After::default()
    };
    match here {
        Some(cell) if at_cell && (in_body || on_grid) && focused.as_ref() != Some(&cell) => {
            after.focus = Some(cell);
        }
        None if in_body => after.park = true,
        _ => {}
    }
    let ahead = rows.start.saturating_sub(AHEAD_ROWS)..(rows.end + AHEAD_ROWS);
    let all = state.viewed.with_untracked(|viewed| viewed.rows);
    // what is seen comes first, then what may be seen next
    let seen = places
        .iter()
        .filter_map(|&place| layout.columns.get(place).copied())
        .collect();
    let lacking = engine.painter.is_lacking();
    let wanted = if lacking {
        rows
    } else {
        ahead.start..ahead.end.min(all)
    };
    after.want = Some((wanted, seen));
    after
}
