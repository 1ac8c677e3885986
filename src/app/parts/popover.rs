//! A small panel that hangs on a button, in the browser's top layer so that nothing cuts it off.
//!
//! Escape, a click outside and moving the focus away close it; the focus goes back to the button.

use crate::dom::{self, Listener};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent};

/// Room between panel, button and edge of the window, in CSS pixels.
const GAP: f64 = 6.0;
/// What can be focused.
const FOCUSABLE: &str =
    "[role=menuitem]:not([aria-disabled=true]), button, input, select, textarea, a[href]";

/// The panel.
#[component]
pub fn Popover(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Id of the element it hangs on.
    #[prop(into)]
    anchor: String,
    /// Its name.
    #[prop(into)]
    label: String,
    /// `dialog` or `menu`.
    #[prop(default = "dialog")]
    role: &'static str,
    /// False leaves the focus where it is.
    #[prop(default = true)]
    focus: bool,
    /// What stands in it.
    children: ChildrenFn,
) -> impl IntoView {
    let anchor = StoredValue::new(anchor);
    let label = StoredValue::new(label);
    let children = StoredValue::new(children);
    move || {
        open.get().then(|| {
            view! {
                <Panel
                    open=open
                    anchor=anchor.get_value()
                    label=label.get_value()
                    role=role
                    focus=focus
                    children=children.get_value()
                />
            }
        })
    }
}

/// Closes a panel and gives the focus back to what it hangs on.
pub fn close(open: RwSignal<bool>, anchor: &str) {
    open.set(false);
    dom::focus(anchor);
}

#[component]
fn Panel(
    open: RwSignal<bool>,
    anchor: String,
    label: String,
    role: &'static str,
    focus: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let anchor = StoredValue::new(anchor);
    let place_it = move || {
        if let (Some(panel), Some(anchor)) = (
            node.get_untracked(),
            anchor.with_value(|anchor| dom::by_id(anchor)),
        ) {
            place(&panel, &anchor);
        }
    };
    Effect::new(move |_| {
        let Some(panel) = node.get() else {
            return;
        };
        let _ = panel.show_popover();
        place_it();
        if focus && let Some(first) = dom::all(&panel, FOCUSABLE).first() {
            dom::focus_still(first);
        }
    });
    let outside = move |target: Option<web_sys::EventTarget>| {
        let inside = node
            .get_untracked()
            .is_some_and(|panel| dom::holds(&panel, target.clone()));
        let on_anchor = anchor
            .with_value(|anchor| dom::by_id(anchor))
            .is_some_and(|anchor| dom::holds(&anchor, target));
        !inside && !on_anchor
    };
    let listeners = StoredValue::new_local(vec![
        Listener::new("pointerdown", move |event| {
            if outside(event.target()) {
                open.set(false);
            }
        }),
        Listener::new("resize", move |_| place_it()),
        Listener::new("scroll", move |_| place_it()),
    ]);
    on_cleanup(move || listeners.dispose());
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            anchor.with_value(|anchor| close(open, anchor));
        }
        "Tab" if role == "menu" => anchor.with_value(|anchor| close(open, anchor)),
        _ if role == "menu" => {
            if let Some(panel) = node.get_untracked() {
                dom::rove(&event, &dom::all(&panel, "[role=menuitem]"), true);
            }
        }
        _ => {}
    };
    let on_leave = move |event: FocusEvent| {
        if event.related_target().is_some() && outside(event.related_target()) {
            open.set(false);
        }
    };
    view! {
        <div
            class="popover"
            popover="manual"
            role=role
            aria-label=label
            node_ref=node
            on:keydown=on_key
            on:focusout=on_leave
        >
            {children()}
        </div>
    }
}

/// Below the element it hangs on where there is room, else above; always inside the window.
fn place(panel: &HtmlElement, anchor: &HtmlElement) {
    let Some(root) = dom::root() else {
        return;
    };
    let (width, height) = (
        f64::from(root.client_width()),
        f64::from(root.client_height()),
    );
    let at = anchor.get_bounding_client_rect();
    let size = panel.get_bounding_client_rect();
    let left = at.left().min(width - size.width() - GAP).max(GAP);
    let below = at.bottom() + GAP;
    let above = at.top() - GAP - size.height();
    let top = if below + size.height() <= height || above < GAP {
        below.min((height - size.height() - GAP).max(GAP))
    } else {
        above
    };
    dom::style(panel, "left", &format!("{left}px"));
    dom::style(panel, "top", &format!("{top}px"));
}
