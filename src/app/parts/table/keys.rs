//! The table with the keyboard.

use super::engine::Handle;
use crate::actions::{copy, keys};
use crate::dom;
use crate::parts::cell_menu::ANCHOR;
use crate::parts::table_head;
use crate::state::cursor::At;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// A key was pressed somewhere in the table.
pub fn press(handle: Handle, event: &KeyboardEvent) {
    if event.default_prevented() || event.alt_key() || keys::is_typing(event) {
        return;
    }
    let state = handle.state;
    let at = state.cursor.with_untracked(|cursor| cursor.at);
    let key = event.key();
    if at.row.is_some() {
        match key.as_str() {
            "c" | "C" if keys::held(event) && !event.shift_key() => {
                event.prevent_default();
                copy::marked(state);
                return;
            }
            "Enter" | "F2" | " " => {
                event.prevent_default();
                handle.cell_focus.set(true);
                handle.cell_open.set(true);
                return;
            }
            "Escape" => {
                handle.cell_open.set(false);
                state.cursor.update(|cursor| cursor.move_to(at, false));
                return;
            }
            _ => {}
        }
    }
    let Some(to) = target(handle, at, &key, event.ctrl_key() || event.meta_key()) else {
        return;
    };
    event.prevent_default();
    handle.cell_open.set(false);
    go(handle, to, event.shift_key() && at.row.is_some());
}

/// Moves the keyboard to a cell or a head, and shows it.
pub fn go(handle: Handle, to: At, grow: bool) {
    let state = handle.state;
    state.cursor.update(|cursor| cursor.move_to(to, grow));
    if to.row.is_some()
        && let Some(grid) = handle.grid()
    {
        // the cell takes the focus over when it is painted
        let inside = dom::focused().is_some_and(|one| grid.contains(Some(&one)));
        if inside && !in_body() {
            handle.park();
        }
    }
    handle.show(to.row, to.place);
    if to.row.is_some() {
        // the table may reach beyond the window
        dom::bring_into_view(ANCHOR);
    }
    if to.row.is_none() {
        let column = state
            .layout
            .with_untracked(|layout| layout.columns.get(to.place).copied());
        if let Some(column) = column {
            // the head may have to be drawn first
            dom::next_frame(move || dom::focus(&table_head::sort_id(column)));
        }
    }
}

/// Moves the keyboard to a cell from elsewhere in the page.
pub fn jump(handle: Handle, to: At) {
    handle
        .state
        .cursor
        .update(|cursor| cursor.move_to(to, false));
    handle.park();
    handle.show(to.row, to.place);
    // the table may reach beyond the window
    dom::bring_into_view(ANCHOR);
}

fn in_body() -> bool {
    dom::focused().is_some_and(|one| one.get_attribute("role").as_deref() == Some("gridcell"))
}

/// Where a key leads to from here.
fn target(handle: Handle, at: At, key: &str, far: bool) -> Option<At> {
    let rows = handle.state.viewed.with_untracked(|viewed| viewed.rows);
    let places = handle
        .state
        .layout
        .with_untracked(|layout| layout.columns.len());
    let (last_place, last_row) = (places.checked_sub(1)?, rows.checked_sub(1));
    let mut to = at;
    match key {
        "ArrowRight" => {
            to.place = if far {
                last_place
            } else {
                (at.place + 1).min(last_place)
            }
        }
        "ArrowLeft" => to.place = if far { 0 } else { at.place.saturating_sub(1) },
        "ArrowDown" => {
            let next = at.row.map_or(0, |row| row + 1);
            to.row = Some(if far { last_row? } else { next.min(last_row?) });
        }
        "ArrowUp" => {
            to.row = match at.row? {
                0 => None,
                _ if far => Some(0),
                row => Some(row - 1),
            }
        }
        "PageDown" => to.row = Some((at.row.unwrap_or(0) + handle.page()).min(last_row?)),
        "PageUp" => to.row = Some(at.row?.saturating_sub(handle.page())),
        "Home" if far => {
            to = At {
                row: last_row.map(|_| 0),
                place: 0,
            }
        }
        "End" if far => {
            to = At {
                row: last_row,
                place: last_place,
            }
        }
        "Home" => to.place = 0,
        "End" => to.place = last_place,
        _ => return None,
    }
    Some(to)
}
