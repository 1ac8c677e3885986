//! The hand that enlarges and moves a map: wheel, keys, dragging, two fingers. What is drawn on it is its owner's matter.

use crate::dom;
use crate::queries::map_zoom::Zoom;
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent, PointerEvent, WheelEvent};

/// How many times a press of a key or button enlarges.
pub const STEP: f64 = 1.6;
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

/// What moves a map.
#[derive(Clone, Copy)]
pub struct MapHand {
    /// Which part is seen.
    pub zoom: RwSignal<Zoom>,
    /// Id of the element that is held and has the focus.
    view: &'static str,
    /// Id of the element whose corner the picture begins at.
    frame: &'static str,
    /// Width of that element in units of the picture.
    width: f64,
    touches: StoredValue<Vec<Touch>>,
    /// Where a press began, and whether it has moved since.
    begun: StoredValue<Option<((f64, f64), bool)>>,
    is_finger: StoredValue<bool>,
}

impl MapHand {
    /// For a map held by the element `view`; the picture begins at the corner of `frame`, which is `width` units wide.
    pub fn new(zoom: RwSignal<Zoom>, view: &'static str, frame: &'static str, width: f64) -> Self {
        Self {
            zoom,
            view,
            frame,
            width,
            touches: StoredValue::new(Vec::new()),
            begun: StoredValue::new(None),
            is_finger: StoredValue::new(false),
        }
    }

    /// The element that is held.
    pub fn view(self) -> Option<Element> {
        dom::document()?.get_element_by_id(self.view)
    }

    /// True when a press has not ended.
    pub fn is_pressed(self) -> bool {
        self.begun.with_value(Option::is_some)
    }

    /// True when a finger or the mouse holds the map.
    pub fn is_held(self) -> bool {
        self.touches.with_value(|touches| !touches.is_empty())
    }

    /// True when it was last touched by a finger, which cannot hover.
    pub fn is_finger(self) -> bool {
        self.is_finger.get_value()
    }

    /// True when the map, or something in it, has the focus.
    fn has_focus(self) -> bool {
        let focused = dom::document().and_then(|document| document.active_element());
        match (self.view(), focused) {
            (Some(view), Some(focused)) => view.contains(Some(&focused)),
            _ => false,
        }
    }

    /// A place on the screen as one of the picture.
    pub fn place(self, client: (f64, f64)) -> Option<(f64, f64)> {
        let frame = dom::document()?.get_element_by_id(self.frame)?;
        let bounds = frame.get_bounding_client_rect();
        let scale = self.width / bounds.width();
        scale.is_finite().then(|| {
            (
                (client.0 - bounds.left()) * scale,
                (client.1 - bounds.top()) * scale,
            )
        })
    }

    /// Shows another part.
    pub fn change(self, change: impl FnOnce(Zoom) -> Zoom) {
        let before = self.zoom.get_untracked();
        let after = change(before);
        if after != before {
            self.zoom.set(after);
        }
    }

    /// The wheel scrolls the page until the map was clicked, or where two fingers pinch on a touchpad.
    pub fn wheel(self, event: &WheelEvent) {
        let is_meant = event.ctrl_key() || event.meta_key() || self.has_focus();
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

    /// Enlarges by a key that does so. Answers whether it was one.
    pub fn zoom_key(self, event: &KeyboardEvent) -> bool {
        match event.key().as_str() {
            "+" | "=" => self.change(|zoom| zoom.scaled_in_place(STEP)),
            "-" | "−" => self.change(|zoom| zoom.scaled_in_place(1.0 / STEP)),
            "0" => self.change(Zoom::back),
            _ => return false,
        }
        event.prevent_default();
        true
    }

    /// Moves by an arrow.
    pub fn arrow_key(self, event: &KeyboardEvent) {
        let share = match event.key().as_str() {
            "ArrowLeft" => (-SHARE, 0.0),
            "ArrowRight" => (SHARE, 0.0),
            "ArrowUp" => (0.0, -SHARE),
            "ArrowDown" => (0.0, SHARE),
            _ => return,
        };
        event.prevent_default();
        self.change(|zoom| zoom.moved_by_share(share));
    }

    /// A press begins.
    pub fn down(self, event: &PointerEvent) {
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

    /// It goes on.
    pub fn moved(self, event: &PointerEvent) {
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
            if let Some(view) = self.view() {
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

    /// It ends.
    pub fn up(self, event: &PointerEvent) {
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

    /// A click came: whether it only ended a movement.
    pub fn click_ends_movement(self) -> bool {
        let begun = self.begun.try_update_value(Option::take).flatten();
        begun.is_some_and(|(_, has_moved)| has_moved)
    }
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}
