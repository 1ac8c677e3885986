//! The drawing of the map: enlarged and moved by mouse, touch and keyboard, read by hover, focus and touch, its areas
//! chosen to filter.
//!
//! Its markup comes as one text ([`Sheet`]); whoever points at an area is heard here, by the area's mark.

use crate::actions::map;
use crate::dom;
use crate::queries::map_sheet::Sheet;
use crate::queries::map_zoom::Zoom;
use crate::state::State;
use leptos::prelude::*;
use model::scene::Chart;
use std::sync::Arc;
use texts::page::map::MapPageTexts;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent, SvgElement, WheelEvent};

/// Ids of the drawing, of what is enlarged in it, and of the outlines over it.
const DRAWING: &str = "map-drawing";
const VIEW: &str = "map-view";
const POINTED: &str = "map-pointed-outline";
/// Areas that can be pointed at.
const HITS: &str = "[data-mark][tabindex]";
/// How many times a press of a key or button enlarges.
const STEP: f64 = 1.6;
/// How far a press of an arrow moves, as a share of what is seen.
const SHARE: f64 = 0.2;
/// A pointer that moved less than this, in CSS pixels, has clicked.
const CLICK_PX: f64 = 5.0;
/// How much a turn of the wheel enlarges, by its own measure.
const WHEEL: f64 = 0.0025;

/// A finger or the mouse on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Touch {
    id: i32,
    at: (f64, f64),
}

/// What moves the map and what is said of its areas.
#[derive(Clone, Copy)]
struct Hand {
    state: State,
    words: &'static MapPageTexts,
    chart: StoredValue<Arc<Chart>>,
    zoom: RwSignal<Zoom>,
    /// What is pointed at, and said of it.
    said: RwSignal<Option<String>>,
    touches: StoredValue<Vec<Touch>>,
    /// Where a press began, and whether it has moved since.
    begun: StoredValue<Option<((f64, f64), bool)>>,
    /// The area a finger touched last: touched again it is chosen.
    touched: StoredValue<Option<usize>>,
    is_finger: StoredValue<bool>,
}

/// The drawing with its buttons.
pub fn drawing(state: State, chart: &Arc<Chart>) -> impl IntoView + use<> {
    let words = texts::map_page(state.language.get_untracked());
    let scene = &chart.scene;
    let size = scene
        .zoomed
        .map_or((scene.width, scene.height), |own| (own.width, own.height));
    let zoom = state.map.zoom;
    if !zoom.with_untracked(|zoom| zoom.fits(size)) {
        zoom.set(Zoom::whole(size, f64::from(map::MOST_ZOOM)));
    }
    let hand = Hand {
        state,
        words,
        chart: StoredValue::new(chart.clone()),
        zoom,
        said: RwSignal::new(None),
        touches: StoredValue::new(Vec::new()),
        begun: StoredValue::new(None),
        touched: StoredValue::new(None),
        is_finger: StoredValue::new(false),
    };
    let sheet = Sheet::of(scene, &|at| {
        let own = &scene.marks[at];
        match own.filters.is_empty() {
            true => (format!("{}: {}", own.label, own.value), false),
            false => ((words.keep)(&own.label, &own.value), true),
        }
    });
    hand.follow();
    let button = move |sign: &'static str,
                       label: &'static str,
                       act: fn(Zoom) -> Zoom,
                       ends: fn(&Zoom) -> bool| {
        view! {
            <button
                class="btn small"
                aria-label=label
                title=label
                aria-disabled=move || hand.zoom.with(ends).to_string()
                on:click=move |_| hand.zoom.update(|zoom| *zoom = act(*zoom))
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    view! {
        <p class="chart-pointed map-pointed" aria-hidden="true">
            {move || hand.said.get()}
        </p>
        <div class="map-frame">
            <div class="map-zoom" role="group" aria-label=words.zoom>
                {button("+", words.closer, |zoom| zoom.scaled_in_place(STEP), Zoom::is_closest)}
                {button("−", words.farther, |zoom| zoom.scaled_in_place(1.0 / STEP), Zoom::is_whole)}
                {button("⤢", words.whole, Zoom::back, Zoom::is_whole)}
            </div>
            <svg
                class="drawing"
                id=DRAWING
                role="group"
                aria-label=chart.alt.clone()
                viewBox=format!("0 0 {} {}", scene.width, scene.height)
            >
                <defs>
                    <pattern
                        id="map-hatch"
                        width="6"
                        height="6"
                        patternUnits="userSpaceOnUse"
                        patternTransform="rotate(45)"
                    >
                        <rect class="hatch-ground" width="6" height="6"></rect>
                        <rect class="hatch" width="2" height="6"></rect>
                    </pattern>
                </defs>
                <svg
                    class="map-view"
                    class:is-zoomed=move || !hand.zoom.with(Zoom::is_whole)
                    id=VIEW
                    role="group"
                    aria-label=words.keys
                    tabindex="0"
                    x="0"
                    y="0"
                    width=size.0.to_string()
                    height=size.1.to_string()
                    viewBox=move || hand.zoom.with(Zoom::view_box)
                    on:wheel=move |event| hand.wheel(&event)
                    on:keydown=move |event| hand.key(&event)
                    on:pointerdown=move |event| hand.down(&event)
                    on:pointermove=move |event| hand.moved(&event)
                    on:pointerup=move |event| hand.up(&event)
                    on:pointercancel=move |event| hand.up(&event)
                    on:pointerover=move |event| hand.over(event.target())
                    on:pointerleave=move |_| hand.point(None)
                    on:focusin=move |event| hand.focus(event.target())
                    on:click=move |event| hand.click(event.target())
                >
                    <rect class="map-ground" width=size.0.to_string() height=size.1.to_string()></rect>
                    <g inner_html=sheet.map></g>
                    <path class="map-outline" id=POINTED aria-hidden="true"></path>
                </svg>
                <rect class="map-ring" width=size.0.to_string() height=size.1.to_string()></rect>
                <g aria-hidden="true" inner_html=sheet.legend></g>
            </svg>
        </div>
        <p class="quiet small map-hint">{words.hint}</p>
    }
}

impl Hand {
    /// Keeps what does not grow in its size, and shows which areas are kept.
    fn follow(self) {
        Effect::new(move |_| {
            let by = self.zoom.with(Zoom::by);
            if let Some(view) = view().and_then(|view| view.dyn_into::<SvgElement>().ok()) {
                let _ = view.style().set_property("--zoom", &by.to_string());
            }
        });
        Effect::new(move |_| {
            self.state.view.track();
            let Some(view) = view() else {
                return;
            };
            let Ok(list) = view.query_selector_all("[data-mark]") else {
                return;
            };
            for index in 0..list.length() {
                let element = list
                    .get(index)
                    .and_then(|node| node.dyn_into::<Element>().ok());
                if let Some(element) = element {
                    self.show_kept(&element);
                }
            }
        });
    }

    fn show_kept(self, element: &Element) {
        let Some((label, is_kept)) = mark_of(element).and_then(|at| {
            self.chart.with_value(|chart| {
                let own = chart.scene.marks.get(at)?;
                let mut filters = own.filters.iter();
                let is_kept = filters.any(|own| map::is_kept(self.state, own.0, &own.1));
                let label = match is_kept {
                    true => (self.words.release)(&own.label, &own.value),
                    false => (self.words.keep)(&own.label, &own.value),
                };
                Some((label, is_kept)).filter(|_| !own.filters.is_empty())
            })
        }) else {
            return;
        };
        let _ = element.class_list().toggle_with_force("is-kept", is_kept);
        if element.has_attribute("tabindex") {
            let _ = element.set_attribute("aria-label", &label);
            let _ = element.set_attribute("aria-pressed", if is_kept { "true" } else { "false" });
        }
    }

    /// A place on the screen as one of the picture.
    fn place(self, client: (f64, f64)) -> Option<(f64, f64)> {
        let bounds = dom::document()?
            .get_element_by_id(DRAWING)?
            .get_bounding_client_rect();
        let width = self.chart.with_value(|chart| chart.scene.width);
        let scale = width / bounds.width();
        scale.is_finite().then(|| {
            (
                (client.0 - bounds.left()) * scale,
                (client.1 - bounds.top()) * scale,
            )
        })
    }

    fn change(self, change: impl FnOnce(Zoom) -> Zoom) {
        let before = self.zoom.get_untracked();
        let after = change(before);
        if after != before {
            self.zoom.set(after);
        }
    }

    /// The wheel scrolls the page until the map was clicked, or where two fingers pinch on a touchpad.
    fn wheel(self, event: &WheelEvent) {
        let is_meant = event.ctrl_key() || event.meta_key() || has_focus();
        let is_out = event.delta_y() > 0.0;
        let ends = self.zoom.with_untracked(|zoom| match is_out {
            true => zoom.is_whole(),
            false => zoom.is_closest(),
        });
        if !is_meant || ends && !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        // lines and pages are larger than pixels
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 33.0,
            WheelEvent::DOM_DELTA_PAGE => 400.0,
            _ => 1.0,
        };
        let turned = (event.delta_y() * unit).clamp(-300.0, 300.0);
        let client = (f64::from(event.client_x()), f64::from(event.client_y()));
        if let Some(at) = self.place(client) {
            self.change(|zoom| zoom.scaled((-turned * WHEEL).exp(), at));
        }
    }

    fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let focused = dom::document().and_then(|document| document.active_element());
        let mark = focused.as_ref().and_then(mark_of);
        let key = event.key();
        let (x, y) = match key.as_str() {
            "+" | "=" => {
                self.change(|zoom| zoom.scaled_in_place(STEP));
                (0.0, 0.0)
            }
            "-" | "−" => {
                self.change(|zoom| zoom.scaled_in_place(1.0 / STEP));
                (0.0, 0.0)
            }
            "0" => {
                self.change(Zoom::back);
                (0.0, 0.0)
            }
            "Enter" | " " => match mark {
                Some(mark) => {
                    self.choose(mark);
                    (0.0, 0.0)
                }
                None => return,
            },
            _ if mark.is_some() => {
                if let Some(view) = view() {
                    dom::rove_svg(event, &view, HITS);
                }
                return;
            }
            "ArrowLeft" => (-SHARE, 0.0),
            "ArrowRight" => (SHARE, 0.0),
            "ArrowUp" => (0.0, -SHARE),
            "ArrowDown" => (0.0, SHARE),
            _ => return,
        };
        event.prevent_default();
        self.change(|zoom| zoom.moved_by_share((x, y)));
    }

    fn down(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let id = event.pointer_id();
        self.is_finger.set_value(event.pointer_type() == "touch");
        self.touches.update_value(|touches| {
            touches.retain(|touch| touch.id != id);
            touches.push(Touch { id, at });
        });
        let is_first = self.touches.with_value(|touches| touches.len() == 1);
        self.begun.set_value(Some((at, !is_first)));
    }

    fn moved(self, event: &PointerEvent) {
        let id = event.pointer_id();
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let known = self.touches.with_value(Clone::clone);
        let Some(before) = known.iter().find(|touch| touch.id == id) else {
            return;
        };
        let Some((begun, has_moved)) = self.begun.get_value() else {
            return;
        };
        if !has_moved && distance(begun, at) < CLICK_PX {
            return;
        }
        if !has_moved {
            self.begun.set_value(Some((begun, true)));
            // the map stays in the hand when it leaves the map; a pointer that is gone holds nothing
            if let Some(view) = view() {
                let _ = view.set_pointer_capture(id);
            }
        }
        let (Some(from), Some(to)) = (self.place(before.at), self.place(at)) else {
            return;
        };
        match known.iter().find(|touch| touch.id != id) {
            Some(other) => {
                let (wide, far) = (distance(other.at, at), distance(other.at, before.at));
                let middle = ((other.at.0 + at.0) / 2.0, (other.at.1 + at.1) / 2.0);
                if let Some(middle) = self.place(middle) {
                    let half = ((to.0 - from.0) / 2.0, (to.1 - from.1) / 2.0);
                    self.change(|zoom| zoom.scaled(wide / far, middle).moved(half));
                }
            }
            None => self.change(|zoom| zoom.moved((to.0 - from.0, to.1 - from.1))),
        }
        self.touches.update_value(|touches| {
            if let Some(own) = touches.iter_mut().find(|touch| touch.id == id) {
                own.at = at;
            }
        });
    }

    fn up(self, event: &PointerEvent) {
        let id = event.pointer_id();
        self.touches
            .update_value(|touches| touches.retain(|touch| touch.id != id));
        // no click follows when a finger has moved
        let has_moved = self
            .begun
            .with_value(|begun| begun.is_some_and(|own| own.1));
        if has_moved && self.is_finger.get_value() || event.type_() == "pointercancel" {
            self.begun.set_value(None);
        }
    }

    fn over(self, target: Option<web_sys::EventTarget>) {
        let is_held = self.touches.with_value(|touches| !touches.is_empty());
        // a finger is heard when it is let go of
        if !is_held {
            self.point(at_target(target).as_ref());
        }
    }

    /// What gets the focus by the keyboard is brought into sight.
    fn focus(self, target: Option<web_sys::EventTarget>) {
        let element = at_target(target);
        self.point(element.as_ref());
        let at = element.as_ref().and_then(mark_of);
        let bounds = at.and_then(|at| {
            self.chart.with_value(|chart| {
                let mark = chart.scene.marks.get(at)?;
                Some([mark.x, mark.y, mark.x + mark.width, mark.y + mark.height])
            })
        });
        if let Some(bounds) = bounds.filter(|_| self.begun.with_value(Option::is_none)) {
            self.change(|zoom| zoom.showing(bounds));
        }
    }

    /// Says what an area is, and draws around it.
    fn point(self, element: Option<&Element>) {
        let mark = element.and_then(mark_of);
        let said = mark.and_then(|at| {
            self.chart.with_value(|chart| {
                let own = chart.scene.marks.get(at)?;
                Some(format!("{}: {}", own.label, own.value))
            })
        });
        let path = element.and_then(|element| match element.tag_name().as_str() {
            "rect" => {
                let of = |name| element.get_attribute(name).unwrap_or_default();
                Some(format!(
                    "M{} {}h{}v{}h-{}Z",
                    of("x"),
                    of("y"),
                    of("width"),
                    of("height"),
                    of("width")
                ))
            }
            _ => element.get_attribute("d"),
        });
        self.said.set(said);
        let outline = dom::document().and_then(|document| document.get_element_by_id(POINTED));
        if let Some(outline) = outline {
            let _ = outline.set_attribute("d", &path.unwrap_or_default());
        }
    }

    fn click(self, target: Option<web_sys::EventTarget>) {
        let has_moved = self
            .begun
            .try_update_value(Option::take)
            .flatten()
            .is_some_and(|(_, has_moved)| has_moved);
        if has_moved {
            return;
        }
        let element = at_target(target);
        self.point(element.as_ref());
        let Some(mark) = element.as_ref().and_then(mark_of) else {
            self.touched.set_value(None);
            return;
        };
        // a finger cannot hover: what it touches is read first
        if self.is_finger.get_value() && self.touched.get_value() != Some(mark) {
            self.touched.set_value(Some(mark));
            let can_keep = self.chart.with_value(|chart| {
                let own = chart.scene.marks.get(mark);
                own.is_some_and(|own| !own.filters.is_empty())
            });
            if can_keep {
                self.said.update(|said| {
                    *said = said.take().map(|said| (self.words.touch_again)(&said));
                });
            }
            return;
        }
        self.choose(mark);
    }

    fn choose(self, mark: usize) {
        let filters = self.chart.with_value(|chart| {
            let own = chart.scene.marks.get(mark);
            own.map(|own| own.filters.clone()).unwrap_or_default()
        });
        map::keep(self.state, &filters);
    }
}

fn view() -> Option<Element> {
    dom::document()?.get_element_by_id(VIEW)
}

/// True when the map, or an area of it, has the focus.
fn has_focus() -> bool {
    let focused = dom::document().and_then(|document| document.active_element());
    match (view(), focused) {
        (Some(view), Some(focused)) => view.contains(Some(&focused)),
        _ => false,
    }
}

/// The area an event is about.
fn at_target(target: Option<web_sys::EventTarget>) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("[data-mark]").ok().flatten()
}

fn mark_of(element: &Element) -> Option<usize> {
    element.get_attribute("data-mark")?.parse().ok()
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}
