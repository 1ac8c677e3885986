//! The right edge of a column: dragged, or moved with the arrow keys.

use crate::actions::steps;
use crate::queries::layout::WIDTHS_PX;
use crate::state::State;
use leptos::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

/// How far an arrow key moves the edge, in CSS pixels.
const NUDGE_PX: i32 = 16;

/// The edge.
#[component]
pub fn HeadEdge(
    /// The column's position in the file.
    column: u32,
    /// Its place in the table.
    place: usize,
    /// Its name.
    name: String,
    /// Whether the Tab key stops here.
    #[prop(into)]
    stop: Signal<bool>,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    let width = move || state.layout.with(|layout| layout.width_px(place)) as u32;
    let dragged: StoredValue<Option<(i32, u32)>> = StoredValue::new(None);
    let resize = move |px: i32| {
        let px = px.clamp(WIDTHS_PX.start as i32, WIDTHS_PX.end as i32) as u32;
        steps::resize(state, column, px);
    };
    let down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        let target: HtmlElement = event_target(&event);
        let _ = target.set_pointer_capture(event.pointer_id());
        dragged.set_value(Some((event.client_x(), width())));
    };
    let moved = move |event: PointerEvent| {
        if let Some((from, width)) = dragged.get_value() {
            resize(width as i32 + event.client_x() - from);
        }
    };
    let key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => NUDGE_PX,
            "ArrowLeft" => -NUDGE_PX,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        resize(state.layout.with_untracked(|layout| layout.width_px(place)) as i32 + by);
    };
    view! {
        <div
            class="th-edge"
            role="separator"
            aria-orientation="vertical"
            aria-label=(words.resize)(&name)
            aria-valuenow=move || width().to_string()
            aria-valuemin=WIDTHS_PX.start.to_string()
            aria-valuemax=WIDTHS_PX.end.to_string()
            aria-valuetext=move || (words.pixels)(width())
            tabindex=move || if stop.get() { "0" } else { "-1" }
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| dragged.set_value(None)
            on:pointercancel=move |_| dragged.set_value(None)
            on:keydown=key
        ></div>
    }
}
