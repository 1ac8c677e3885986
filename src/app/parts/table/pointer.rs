//! The table with mouse, pen and finger, and where the focus goes by itself.

use super::engine::Handle;
use super::keys;
use crate::dom;
use crate::state::cursor::At;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, MouseEvent, PointerEvent};

/// The cell an event happened in.
fn cell_of(event: &Event) -> Option<At> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let cell = target.closest("[role=gridcell]").ok()??;
    let index = |element: &Element, name: &str| element.get_attribute(name)?.parse::<u64>().ok();
    let row = index(&cell.parent_element()?, "aria-rowindex")?.checked_sub(2)?;
    let place = index(&cell, "aria-colindex")?.checked_sub(2)?;
    Some(At {
        row: Some(row),
        place: place as usize,
    })
}

/// The focus came to something in the table.
pub fn focused(handle: Handle, event: &FocusEvent) {
    let cursor = handle.state.cursor;
    if let Some(at) = cell_of(event) {
        if cursor.with_untracked(|cursor| cursor.at != at) {
            cursor.update(|cursor| cursor.move_to(at, false));
        }
        return;
    }
    // the grid itself is reached with Tab when its cell has scrolled away: bring it back
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_grid =
        target.is_some_and(|target| target.get_attribute("role").as_deref() == Some("grid"));
    if is_grid && !handle.is_parking() {
        let at = cursor.with_untracked(|cursor| cursor.at);
        if at.row.is_some() {
            // the cell takes the focus: not while this is being heard
            dom::next_frame(move || keys::go(handle, at, false));
        }
    }
}

/// A button or finger went down.
pub fn down(handle: Handle, event: &PointerEvent) {
    if event.button() != 0 {
        return;
    }
    if let Some(at) = cell_of(event) {
        let grow = event.shift_key();
        handle
            .state
            .cursor
            .update(|cursor| cursor.move_to(at, grow));
    }
}

/// The mouse was moved: with its button down it marks cells.
pub fn moved(handle: Handle, event: &PointerEvent) {
    if event.buttons() & 1 == 0 || event.pointer_type() != "mouse" {
        return;
    }
    let Some(at) = cell_of(event) else {
        return;
    };
    let cursor = handle.state.cursor;
    if cursor.with_untracked(|cursor| cursor.at.row.is_some() && cursor.at != at) {
        cursor.update(|cursor| cursor.move_to(at, true));
    }
}

/// A cell was clicked: says what can be done with its value.
pub fn click(handle: Handle, event: &MouseEvent) {
    let Some(at) = cell_of(event) else {
        return;
    };
    let several = handle
        .state
        .cursor
        .with_untracked(|cursor| cursor.from.is_some() || cursor.at != at);
    if !several {
        handle.cell_focus.set(false);
        handle.cell_open.set(true);
    }
}
