//! The map of the rows' own geometry: the country below, a picture or marks over it, both moved at once with the hand and
//! drawn anew behind it.
//!
//! Three layers lie on each other: the country, drawn once; a canvas with the picture of the part drawn last; and what is
//! drawn with lines, which also hears the hand. The last two belong to the part they were drawn for, and are stretched
//! and moved until the next comes.

use super::map_features_list::list;
use super::map_features_settings::FeatureSettings;
use super::map_hand::{MapHand, STEP};
use crate::actions::{features, jump};
use crate::dom;
use crate::queries::map_sheet::Sheet;
use crate::queries::map_zoom::Zoom;
use crate::state::State;
use crate::state::features::DrawnPart;
use crate::state::jump::Target;
use leptos::html::Canvas;
use leptos::prelude::*;
use model::scene::Chart;
use std::sync::Arc;
use texts::features::FeatureTexts;
use texts::format::integer;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CanvasRenderingContext2d, Element, ImageData, KeyboardEvent, PointerEvent};

const STACK: &str = "map-stack";
const VIEW: &str = "map-view";
const MARKS: &str = "map-marks";
const HITS: &str = "[data-mark][tabindex]";
/// How near to a row is near enough, in units of the picture: for a mouse and for a finger.
const REACH: (f64, f64) = (6.0, 14.0);
/// How much a click on several rows enlarges.
const INTO: f64 = 2.5;

/// What moves the map and what is said of its rows.
#[derive(Clone, Copy)]
struct Hand {
    state: State,
    words: &'static FeatureTexts,
    map: MapHand,
    /// What is pointed at: a row, or words.
    pointed: RwSignal<Option<Pointed>>,
    /// Counts places asked for, so that late answers are known as late.
    asked: StoredValue<u32>,
    /// What a finger touched last: touched again it is chosen.
    touched: StoredValue<Option<Pointed>>,
}

/// What is pointed at.
#[derive(Debug, Clone, PartialEq)]
enum Pointed {
    /// A row of the table.
    Row(u32),
    /// Several, as they are called.
    Several(String),
}

/// Keeps the map's geometry up to date while it is seen.
pub fn watch(state: State, is_shown: Memo<bool>, rows: Memo<bool>) {
    Effect::new(move |_| {
        let wanted = is_shown.get() && rows.get() && features::is_shown(state);
        state.view.with(|view| view.features.clone());
        state.viewed.with(|viewed| viewed.rows);
        state.view.with(|view| view.query.filters.clone());
        if wanted {
            untrack(|| features::ask(state));
        }
    });
    Effect::new(move |_| {
        if !features::is_there(state) {
            untrack(|| state.features.forget());
        }
    });
    Effect::new(move |_| {
        let width_px = state.map.width_px.get();
        if let Some(offer) = state.features.offer.get().filter(|_| width_px > 0) {
            untrack(|| features::draw(state, offer, width_px));
        }
    });
}

/// The settings of the map.
pub fn settings() -> impl IntoView {
    view! { <FeatureSettings /> }
}

/// Chooses between the areas a file names and its own places; nothing where it has only one of them.
pub fn switch(state: State) -> impl IntoView {
    let words = texts::features(state.language.get_untracked());
    let both =
        Memo::new(move |_| state.map.offer.with(Option::is_some) && features::is_there(state));
    let is_shown = Memo::new(move |_| features::is_shown(state));
    let button = move |own: bool, label: &'static str| {
        view! {
            <button
                aria-pressed=move || (is_shown.get() == own).to_string()
                on:click=move |_| features::show(state, own)
            >
                {label}
            </button>
        }
    };
    move || {
        both.get().then(|| {
            view! {
                <div class="switch map-what" role="group" aria-label=words.what>
                    {button(false, words.as_areas)} {button(true, words.as_features)}
                </div>
            }
        })
    }
}

/// The rows as a list.
pub fn rows(state: State) -> impl IntoView {
    list(state)
}

/// The drawing with its buttons, its key and how to read it.
pub fn drawing(state: State, chart: &Arc<Chart>) -> impl IntoView + use<> {
    let language = state.language.get_untracked();
    let words = texts::features(language);
    let page = texts::map_page(language);
    let scene = &chart.scene;
    let size = (scene.width, scene.height);
    let zoom = state.features.zoom;
    if !zoom.with_untracked(|zoom| zoom.fits(size)) {
        zoom.set(Zoom::whole(size, f64::from(features::MOST_ZOOM)));
    }
    let hand = Hand {
        state,
        words,
        map: MapHand::new(zoom, VIEW, STACK, size.0),
        pointed: RwSignal::new(None),
        asked: StoredValue::new(0),
        touched: StoredValue::new(None),
    };
    let sheet = Sheet::of(scene, &|_| (String::new(), false));
    let canvas = NodeRef::<Canvas>::new();
    hand.follow(canvas);
    // anything else is drawn of it: the part is drawn anew
    state.features.part.set(None);
    features::draw_part(state);
    let button = move |sign: &'static str,
                       label: &'static str,
                       act: fn(Zoom) -> Zoom,
                       ends: fn(&Zoom) -> bool| {
        view! {
            <button
                class="btn small"
                aria-label=label
                title=label
                aria-disabled=move || zoom.with(ends).to_string()
                on:click=move |_| zoom.update(|zoom| *zoom = act(*zoom))
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    let part = state.features.part;
    view! {
        <p class="chart-pointed map-pointed" aria-hidden="true">
            {move || hand.pointed.get().map(|own| hand.called(&own))}
        </p>
        <p class="out-of-sight" role="status">
            {move || part.with(|part| part.as_ref().map(|own| own.drawn.said.clone()))}
        </p>
        <div class="map-frame">
            <div class="map-zoom" role="group" aria-label=page.zoom>
                {button("+", page.closer, |zoom| zoom.scaled_in_place(STEP), Zoom::is_closest)}
                {button("−", page.farther, |zoom| zoom.scaled_in_place(1.0 / STEP), Zoom::is_whole)}
                {button("⤢", page.whole, Zoom::back, Zoom::is_whole)}
            </div>
            <div class="map-stack" id=STACK style:aspect-ratio=format!("{} / {}", size.0, size.1)>
                <svg
                    class="drawing map-below"
                    aria-hidden="true"
                    viewBox=move || zoom.with(Zoom::view_box)
                    inner_html=sheet.map
                ></svg>
                <canvas
                    aria-hidden="true"
                    node_ref=canvas
                    style:transform=move || part.with(|part| stretched(part.as_ref(), &zoom.get()))
                ></canvas>
                <svg
                    class="drawing map-view"
                    class:is-zoomed=move || !zoom.with(Zoom::is_whole)
                    id=VIEW
                    role="group"
                    aria-label=format!("{}. {}", chart.alt, words.keys)
                    tabindex="0"
                    viewBox=move || part.with(|part| seen(part.as_ref(), &zoom.get()))
                    on:wheel=move |event| hand.map.wheel(&event)
                    on:keydown=move |event| hand.key(&event)
                    on:pointerdown=move |event| hand.map.down(&event)
                    on:pointermove=move |event| hand.moved(&event)
                    on:pointerup=move |event| hand.map.up(&event)
                    on:pointercancel=move |event| hand.map.up(&event)
                    on:pointerleave=move |_| hand.point(None)
                    on:focusin=move |event| hand.focus(event.target())
                    on:click=move |event| hand.click(&event)
                >
                    <g id=MARKS></g>
                </svg>
            </div>
        </div>
        {move || part.get().map(|part| key(&part))}
        <p class="small">
            {move || part.with(|part| part.as_ref().map(|own| own.drawn.said.clone()))}
        </p>
        <p class="quiet small map-hint">{words.hint}</p>
    }
}

/// What the colours mean.
fn key(part: &DrawnPart) -> impl IntoView + use<> {
    let own = &part.drawn.key;
    (!own.is_empty()).then(|| {
        let all = own
            .iter()
            .map(|(role, text)| {
                let text = text.clone();
                let class = role.class();
                view! {
                    <li>
                        <svg class="drawing" width="14" height="14" aria-hidden="true">
                            <rect class=class width="14" height="14"></rect>
                        </svg>
                        {text}
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="map-key small">{all}</ul> }
    })
}

/// Where the picture of a part is while another is seen.
fn stretched(part: Option<&DrawnPart>, now: &Zoom) -> String {
    let Some(part) = part else {
        return "none".to_owned();
    };
    let (own, seen) = (part.zoom.corner(), now.corner());
    let width = now.part();
    let percent = |from: f64, seen: f64, part: f64| (from - seen) / part * 100.0;
    format!(
        "translate({:.4}%, {:.4}%) scale({:.6})",
        percent(own.0, seen.0, width.0),
        percent(own.1, seen.1, width.1),
        now.by() / part.zoom.by()
    )
}

/// Which part of what was drawn is seen, as a `viewBox`.
fn seen(part: Option<&DrawnPart>, now: &Zoom) -> String {
    let own = part.map_or(*now, |part| part.zoom);
    let (corner, seen, size) = (own.corner(), now.corner(), now.part());
    format!(
        "{:.4} {:.4} {:.4} {:.4}",
        (seen.0 - corner.0) * own.by(),
        (seen.1 - corner.1) * own.by(),
        size.0 * own.by(),
        size.1 * own.by()
    )
}

impl Hand {
    fn follow(self, canvas: NodeRef<Canvas>) {
        let own = self.state.features;
        Effect::new(move |_| {
            own.zoom.track();
            untrack(|| features::draw_part(self.state));
        });
        // what does not grow stays in its size
        Effect::new(move |_| {
            let by = own.zoom.with(Zoom::by);
            let drawn = own
                .part
                .with(|part| part.as_ref().map_or(by, |own| own.zoom.by()));
            let view = self.map.view();
            if let Some(view) = view.and_then(|view| view.dyn_into::<web_sys::SvgElement>().ok()) {
                let _ = view
                    .style()
                    .set_property("--zoom", &(by / drawn).to_string());
            }
        });
        Effect::new(move |_| {
            let part = own.part.get();
            let Some(canvas) = canvas.get() else {
                return;
            };
            let picture = own.picture.try_update_value(Option::take).flatten();
            paint(&canvas, picture);
            self.show(part.as_ref());
        });
        // names come after what they name
        Effect::new(move |_| {
            own.told.track();
            let Some(part) = own.part.get() else {
                return;
            };
            self.name(&part);
        });
    }

    /// Puts the marks of a part into the document; what had the focus keeps it.
    fn show(self, part: Option<&DrawnPart>) {
        let Some(marks) = dom::document().and_then(|document| document.get_element_by_id(MARKS))
        else {
            return;
        };
        let focused = dom::document().and_then(|document| document.active_element());
        let focused = focused.filter(|own| marks.contains(Some(own)));
        let row = focused
            .as_ref()
            .and_then(|own| own.get_attribute("data-row"));
        let Some(part) = part else {
            marks.set_inner_html("");
            return;
        };
        let scene = &part.drawn.scene;
        let own = Sheet::of(scene, &|at| (scene.marks[at].label.clone(), true));
        // nothing of it is a legend: without a part that is enlarged by itself all of it is
        marks.set_inner_html(&own.map);
        let _ = marks.query_selector_all(HITS).map(|all| {
            for at in 0..all.length() {
                let one = all.get(at).and_then(|own| own.dyn_into::<Element>().ok());
                let row = one
                    .as_ref()
                    .and_then(mark_of)
                    .and_then(|at| part.drawn.rows.get(at));
                if let (Some(one), Some(Some(row))) = (one, row) {
                    let _ = one.set_attribute("data-row", &row.to_string());
                }
            }
        });
        if focused.is_some() {
            let again = row.and_then(|row| {
                let again = marks.query_selector(&format!("[data-row=\"{row}\"]"));
                again.ok().flatten()
            });
            let again = again.or_else(|| self.map.view());
            if let Some(again) = again.and_then(|own| own.dyn_into::<web_sys::SvgElement>().ok()) {
                let _ = again.focus();
            }
        }
    }

    /// Names the marks by what is known of their rows.
    fn name(self, part: &DrawnPart) {
        let Some(view) = self.map.view() else {
            return;
        };
        let Ok(all) = view.query_selector_all(HITS) else {
            return;
        };
        for index in 0..all.length() {
            let Some(one) = all
                .get(index)
                .and_then(|own| own.dyn_into::<Element>().ok())
            else {
                continue;
            };
            let Some(pointed) = mark_of(&one).and_then(|at| pointed_at(part, at)) else {
                continue;
            };
            let called = self.called(&pointed);
            let label = match pointed {
                Pointed::Row(_) => (self.words.go_to)(&called),
                Pointed::Several(_) => (self.words.enlarge)(&called),
            };
            let _ = one.set_attribute("aria-label", &label);
        }
    }

    /// What is said of what is pointed at.
    fn called(self, pointed: &Pointed) -> String {
        let row = match pointed {
            Pointed::Several(said) => return said.clone(),
            Pointed::Row(row) => *row,
        };
        let language = self.state.language.get_untracked();
        let told = self
            .state
            .features
            .told
            .with(|told| told.get(&row).cloned());
        let Some(told) = told else {
            return "…".to_owned();
        };
        let names = self.state.features.offer.with_untracked(|offer| {
            let all = offer
                .as_ref()
                .map(|own| own.told.clone())
                .unwrap_or_default();
            all.into_iter()
                .map(|at| self.state.column_name(at))
                .collect::<Vec<_>>()
        });
        let number = (self.words.row)(&integer(told.file_row, language));
        let values = names
            .iter()
            .zip(&told.values)
            .filter(|own| !own.1.is_empty());
        let values: Vec<String> = values
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        match values.is_empty() {
            true => number,
            false => format!("{number}. {}", values.join(", ")),
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
                self.choose_mark(mark);
            }
            (_, Some(_)) => {
                if let Some(view) = self.map.view() {
                    dom::rove_svg(event, &view, HITS);
                }
            }
            (_, None) => self.map.arrow_key(event),
        }
    }

    fn moved(self, event: &PointerEvent) {
        self.map.moved(event);
        // a finger is heard when it is let go of
        if self.map.is_held() || event.pointer_type() == "touch" {
            return;
        }
        let client = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.look(event.target(), client, REACH.0, |_| {});
    }

    /// What lies at a place of the screen: a mark, or what the worker finds there.
    fn look(
        self,
        target: Option<web_sys::EventTarget>,
        client: (f64, f64),
        reach: f64,
        act: impl FnOnce(Option<Pointed>) + 'static,
    ) {
        let asked = self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        });
        let part = self.state.features.part.get_untracked();
        let element: Option<Element> = target.and_then(|own| own.dyn_into().ok());
        let element = element.and_then(|own| own.closest("[data-mark]").ok().flatten());
        let mark = element.as_ref().and_then(mark_of);
        let found = part
            .as_ref()
            .zip(mark)
            .and_then(|(part, at)| pointed_at(part, at));
        let place = self.map.place(client);
        let (Some(part), Some(place), None) = (part, place, &found) else {
            self.point(found.clone());
            act(found);
            return;
        };
        // clusters and hexagons are all there is of them
        if !part.drawn.scene.marks.is_empty() && part.drawn.rows.contains(&None) {
            self.point(None);
            act(None);
            return;
        }
        let now = self.map.zoom.get_untracked();
        let (seen, size, own) = (now.corner(), now.part(), part.zoom);
        let width = part.drawn.scene.width;
        let world = (
            seen.0 + place.0 / width * size.0,
            seen.1 + place.1 / width * size.0,
        );
        let at = (
            (world.0 - own.corner().0) * own.by(),
            (world.1 - own.corner().1) * own.by(),
        );
        spawn_local(async move {
            let row = features::row_at(self.state, at, reach * own.by() / now.by()).await;
            if self.asked.try_get_value() != asked {
                return;
            }
            let found = row.map(Pointed::Row);
            self.point(found.clone());
            act(found);
        });
    }

    /// What gets the focus by the keyboard is brought into sight.
    fn focus(self, target: Option<web_sys::EventTarget>) {
        let element: Option<Element> = target.and_then(|own| own.dyn_into().ok());
        let mark = element.as_ref().and_then(mark_of);
        let part = self.state.features.part.get_untracked();
        let found = part
            .as_ref()
            .zip(mark)
            .and_then(|(part, at)| pointed_at(part, at));
        self.point(found);
    }

    fn point(self, pointed: Option<Pointed>) {
        if let Some(Pointed::Row(row)) = &pointed {
            features::tell(self.state, vec![*row]);
        }
        if self.pointed.get_untracked() != pointed {
            self.pointed.set(pointed);
        }
    }

    fn click(self, event: &web_sys::MouseEvent) {
        if self.map.click_ends_movement() {
            return;
        }
        let client = (f64::from(event.client_x()), f64::from(event.client_y()));
        let is_finger = self.map.is_finger();
        let reach = if is_finger { REACH.1 } else { REACH.0 };
        let place = self.map.place(client);
        self.look(event.target(), client, reach, move |found| {
            // a finger cannot hover: what it touches is read first
            let is_first = is_finger && self.touched.get_value() != found;
            self.touched.set_value(found.clone());
            if let Some(found) = found.filter(|_| !is_first) {
                self.choose(&found, place);
            }
        });
    }

    fn choose_mark(self, mark: usize) {
        let Some(part) = self.state.features.part.get_untracked() else {
            return;
        };
        let place = part
            .drawn
            .scene
            .marks
            .get(mark)
            .map(|own| (own.x + own.width / 2.0, own.y + own.height / 2.0));
        if let Some(found) = pointed_at(&part, mark) {
            self.choose(&found, place);
        }
    }

    /// A row is shown in the table, several are enlarged.
    fn choose(self, found: &Pointed, place: Option<(f64, f64)>) {
        match found {
            Pointed::Several(_) => {
                if let Some(place) = place {
                    self.map.change(|zoom| zoom.scaled(INTO, place));
                }
            }
            Pointed::Row(row) => {
                let told = self
                    .state
                    .features
                    .told
                    .with_untracked(|told| told.get(row).cloned());
                let offer = self.state.features.offer.get_untracked();
                if let (Some(told), Some(offer)) = (told, offer) {
                    let (column, _) = offer.choice.source.columns();
                    let file_row = told.file_row;
                    jump::to(self.state, Target { file_row, column });
                }
            }
        }
    }
}

/// What a mark stands for.
fn pointed_at(part: &DrawnPart, mark: usize) -> Option<Pointed> {
    match part.drawn.rows.get(mark)? {
        Some(row) => Some(Pointed::Row(*row)),
        None => {
            let own = part.drawn.scene.marks.get(mark)?;
            Some(Pointed::Several(own.label.clone()))
        }
    }
}

fn mark_of(element: &Element) -> Option<usize> {
    element.get_attribute("data-mark")?.parse().ok()
}

/// Paints a picture, or nothing.
fn paint(canvas: &web_sys::HtmlCanvasElement, picture: Option<(js_sys::Uint8Array, u32, u32)>) {
    let Some((bytes, width, height)) = picture else {
        canvas.set_width(0);
        return;
    };
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|own| own.dyn_into::<CanvasRenderingContext2d>().ok());
    let bytes = js_sys::Uint8ClampedArray::new(&bytes.buffer());
    let image = ImageData::new_with_js_u8_clamped_array_and_sh(&bytes, width, height);
    if let (Some(context), Ok(image)) = (context, image) {
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}
