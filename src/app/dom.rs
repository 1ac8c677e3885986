//! Small errands in the document that Leptos has no word for.

use js_sys::Promise;
use leptos::html::Div;
use leptos::prelude::{
    Dispose, Effect, Get, GetUntracked, LocalStorage, Memo, NodeRef, RwSignal, Set, SetValue,
    Signal, StoredValue, With, WithUntracked, on_cleanup,
};
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent, Storage, SvgElement};

/// A promise of what a future gives. One for all futures: each sort of its own would weigh on the page.
pub fn promise(future: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>) -> Promise {
    future_to_promise(future)
}

/// The document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The root element.
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// Whether shortcuts use the command key here.
pub fn is_apple() -> bool {
    web_sys::window().is_some_and(|window| {
        let agent = window.navigator().user_agent().unwrap_or_default();
        ["Mac", "iPhone", "iPad"]
            .iter()
            .any(|name| agent.contains(name))
    })
}

/// The element with an id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What may be kept between visits: the language, and choices the user asked to be remembered.
pub fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Puts the focus on an element if it is there.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        let _ = element.focus();
    }
}

/// Puts the focus on an element without scrolling to it.
pub fn focus_still(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// True when an element has the focus.
pub fn has_focus(id: &str) -> bool {
    focused().is_some_and(|element| element.id() == id)
}

/// Scrolls as little as shows an element.
pub fn bring_into_view(id: &str) {
    if let Some(element) = by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Lets the user choose a file of these kinds (as in `accept`).
pub fn choose_file(kinds: &str, act: impl FnOnce(web_sys::File) + 'static) {
    let input = document().and_then(|document| document.create_element("input").ok());
    let input = input.and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else {
        return;
    };
    input.set_type("file");
    input.set_accept(kinds);
    let chosen = input.clone();
    let on_change = Closure::once_into_js(move || {
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            act(file);
        }
    });
    input.set_onchange(Some(on_change.unchecked_ref()));
    input.click();
}

/// Runs once when the next frame has been painted and there is time.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let later = Closure::once_into_js(move || {
        leptos::prelude::set_timeout(act, std::time::Duration::from_millis(20));
    });
    let _ = window.request_animation_frame(later.unchecked_ref());
}

/// A value that follows another as soon as what the other changed has been painted.
pub fn settled<T: Clone + PartialEq + Send + Sync + 'static>(source: Memo<T>) -> Signal<T> {
    let settled = RwSignal::new(source.get_untracked());
    Effect::new(move |_| {
        let differs = source.with(|value| settled.with_untracked(|before| before != value));
        if differs {
            after_paint(move || {
                // what is shown may be gone by then, or have changed again
                if let Some(value) = source.try_get_untracked() {
                    settled.try_set(value);
                }
            });
        }
    });
    settled.into()
}

/// Runs before the next frame is painted.
pub fn next_frame(act: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let later = Closure::once_into_js(act);
        let _ = window.request_animation_frame(later.unchecked_ref());
    }
}

/// The elements inside `parent` that a selector names.
pub fn all(parent: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = parent.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.get(index)?.dyn_into().ok())
        .collect()
}

/// Sets a property of an element's own style; the policy forbids `style` only in parsed markup.
pub fn style(element: &HtmlElement, name: &str, value: &str) {
    let _ = element.style().set_property(name, value);
}

/// Whether an element, or what has the focus next, stands inside another.
pub fn holds(parent: &Element, target: Option<web_sys::EventTarget>) -> bool {
    let node = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    parent.contains(node.as_ref())
}

/// Moves the focus among elements with the arrow keys, Home and End. Answers whether the key was one.
pub fn rove(event: &KeyboardEvent, among: &[HtmlElement], vertical: bool) -> bool {
    let here = focused().and_then(|focused| among.iter().position(|one| *one == focused));
    let last = among.len().saturating_sub(1);
    let (back, on) = if vertical {
        ("ArrowUp", "ArrowDown")
    } else {
        ("ArrowLeft", "ArrowRight")
    };
    let key = event.key();
    let to = match (key.as_str(), here) {
        ("Home", _) => 0,
        ("End", _) => last,
        (key, None) if key == on => 0,
        (key, None) if key == back => last,
        (key, Some(here)) if key == on => {
            if here == last {
                0
            } else {
                here + 1
            }
        }
        (key, Some(here)) if key == back => here.checked_sub(1).unwrap_or(last),
        _ => return false,
    };
    if let Some(element) = among.get(to) {
        let _ = element.focus();
    }
    event.prevent_default();
    event.stop_propagation();
    true
}

/// The same among the elements of a drawing, in both directions; the one arrived at is the next stop of
/// the Tab key.
pub fn rove_svg(event: &KeyboardEvent, drawing: &Element, selector: &str) {
    let Ok(list) = drawing.query_selector_all(selector) else {
        return;
    };
    let among: Vec<SvgElement> = (0..list.length())
        .filter_map(|index| list.get(index)?.dyn_into().ok())
        .collect();
    let focused = document().and_then(|document| document.active_element());
    let here = focused.and_then(|focused| among.iter().position(|one| **one == focused));
    let last = among.len().saturating_sub(1);
    let here = here.unwrap_or(0);
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (here + 1).min(last),
        "ArrowLeft" | "ArrowUp" => here.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    for (index, one) in among.iter().enumerate() {
        let _ = one.set_attribute("tabindex", if index == to { "0" } else { "-1" });
    }
    if let Some(one) = among.get(to) {
        let _ = one.focus();
    }
}

/// Hears events of the window, those that do not bubble too, for as long as it is kept.
pub struct Listener {
    name: &'static str,
    heard: Closure<dyn Fn(web_sys::Event)>,
}

impl Listener {
    /// Calls `act` for every event of this name anywhere in the window.
    pub fn new(name: &'static str, act: impl Fn(web_sys::Event) + 'static) -> Self {
        let heard = Closure::<dyn Fn(web_sys::Event)>::new(act);
        if let Some(window) = web_sys::window() {
            let function = heard.as_ref().unchecked_ref();
            let _ = window.add_event_listener_with_callback_and_bool(name, function, true);
        }
        Self { name, heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let function = self.heard.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback_and_bool(self.name, function, true);
        }
    }
}

/// Watches the size of an element for as long as the watch is kept.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _heard: Closure<dyn FnMut(JsValue)>,
}

impl SizeWatch {
    /// Calls `act` at once and whenever the size has changed.
    pub fn new(element: &Element, mut act: impl FnMut() + 'static) -> Option<Self> {
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |_| act());
        let observer = web_sys::ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _heard: heard,
        })
    }
}

/// A room whose width in CSS pixels is told at once and whenever its size changes, for as long as what calls this is
/// there.
pub fn watched_room(tell: impl Fn(u32) + Copy + 'static) -> NodeRef<Div> {
    let room = NodeRef::<Div>::new();
    let watch: StoredValue<Option<SizeWatch>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = room.get() else {
            return;
        };
        let measured = element.clone();
        watch.set_value(SizeWatch::new(&element, move || {
            tell(measured.client_width().max(0) as u32);
        }));
    });
    on_cleanup(move || watch.dispose());
    room
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
