//! The drawing of the map: enlarged and moved by mouse, touch and keyboard, read by hover, focus and touch, its areas
//! chosen to filter.
//!
//! Its markup comes as one text ([`Sheet`]); whoever points at an area is heard here, by the area's mark.

use super::map_hand::{MapHand, STEP};
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
use web_sys::{Element, KeyboardEvent, SvgElement};

/// Ids of the drawing, of what is enlarged in it, and of the outlines over it.
const DRAWING: &str = "map-drawing";
const VIEW: &str = "map-view";
const POINTED: &str = "map-pointed-outline";
/// Areas that can be pointed at.
const HITS: &str = "[data-mark][tabindex]";

/// What moves the map and what is said of its areas.
#[derive(Clone, Copy)]
struct Hand {
    state: State,
    words: &'static MapPageTexts,
    chart: StoredValue<Arc<Chart>>,
    map: MapHand,
    /// What is pointed at, and said of it.
    said: RwSignal<Option<String>>,
    /// The area a finger touched last: touched again it is chosen.
    touched: StoredValue<Option<usize>>,
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
        map: MapHand::new(zoom, VIEW, DRAWING, scene.width),
        said: RwSignal::new(None),
        touched: StoredValue::new(None),
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
                aria-disabled=move || hand.map.zoom.with(ends).to_string()
                on:click=move |_| hand.map.zoom.update(|zoom| *zoom = act(*zoom))
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
                    class:is-zoomed=move || !hand.map.zoom.with(Zoom::is_whole)
                    id=VIEW
                    role="group"
                    aria-label=words.keys
                    tabindex="0"
                    x="0"
                    y="0"
                    width=size.0.to_string()
                    height=size.1.to_string()
                    viewBox=move || hand.map.zoom.with(Zoom::view_box)
                    on:wheel=move |event| hand.map.wheel(&event)
                    on:keydown=move |event| hand.key(&event)
                    on:pointerdown=move |event| hand.map.down(&event)
                    on:pointermove=move |event| hand.map.moved(&event)
                    on:pointerup=move |event| hand.map.up(&event)
                    on:pointercancel=move |event| hand.map.up(&event)
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
            let by = self.map.zoom.with(Zoom::by);
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

    fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || self.map.zoom_key(event) {
            return;
        }
        let focused = dom::document().and_then(|document| document.active_element());
        let mark = focused.as_ref().and_then(mark_of);
        match (event.key().as_str(), mark) {
            ("Enter" | " ", Some(mark)) => {
                event.prevent_default();
                self.choose(mark);
            }
            (_, Some(_)) => {
                if let Some(view) = self.map.view() {
                    dom::rove_svg(event, &view, HITS);
                }
            }
            (_, None) => self.map.arrow_key(event),
        }
    }

    fn over(self, target: Option<web_sys::EventTarget>) {
        // a finger is heard when it is let go of
        if !self.map.is_held() {
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
        if let Some(bounds) = bounds.filter(|_| !self.map.is_pressed()) {
            self.map.change(|zoom| zoom.showing(bounds));
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
        if self.map.click_ends_movement() {
            return;
        }
        let element = at_target(target);
        self.point(element.as_ref());
        let Some(mark) = element.as_ref().and_then(mark_of) else {
            self.touched.set_value(None);
            return;
        };
        // a finger cannot hover: what it touches is read first
        if self.map.is_finger() && self.touched.get_value() != Some(mark) {
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

/// The area an event is about.
fn at_target(target: Option<web_sys::EventTarget>) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("[data-mark]").ok().flatten()
}

fn mark_of(element: &Element) -> Option<usize> {
    element.get_attribute("data-mark")?.parse().ok()
}
