//! The layers of the map of the rows' own geometry: what is stretched and moved until the next part comes, and how a part
//! is put into the document.

use super::map_features_hand::{FeatureHand, Pointed, UNKNOWN, pointed_at};
use crate::actions::{features, png};
use crate::dom;
use crate::queries::map_sheet::Sheet;
use crate::queries::map_zoom::Zoom;
use crate::state::features::DrawnPart;
use js_sys::Uint8Array;
use leptos::html::Canvas;
use leptos::prelude::*;
use model::feature_map::FeatureDrawn;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, SvgElement};

/// Ids of what holds the layers, of the uppermost, which hears the hand, and of the marks in it.
pub const STACK: &str = "map-stack";
pub const VIEW: &str = "map-view";
pub const MARKS: &str = "map-marks";
/// Marks that can be pointed at.
pub const HITS: &str = "[data-mark][tabindex]";
/// So many marks are looked up one by one to be named; of more the list of all is gone through.
const FEW: usize = 4;

/// Where the picture of a part is while another is seen.
pub fn stretched(part: Option<&DrawnPart>, now: &Zoom) -> String {
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
pub fn seen(part: Option<&DrawnPart>, now: &Zoom) -> String {
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

impl FeatureHand {
    /// Draws again when another part is seen, and shows what comes.
    pub fn follow(self, canvas: NodeRef<Canvas>) {
        let own = self.state.features;
        Effect::new(move |_| {
            own.zoom.track();
            untrack(|| features::moved(self.state));
        });
        // what does not grow stays in its size
        Effect::new(move |_| {
            let by = own.zoom.with(Zoom::by);
            let drawn = own
                .part
                .with(|part| part.as_ref().map_or(by, |own| own.zoom.by()));
            let view = self.map.view();
            if let Some(view) = view.and_then(|view| view.dyn_into::<SvgElement>().ok()) {
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
            untrack(|| self.show(part.as_ref()));
        });
        // names come after what they name
        Effect::new(move |_| {
            own.told.track();
            untrack(|| self.name());
        });
    }

    /// Puts the marks of a part into the document; what had the focus keeps it.
    fn show(self, part: Option<&DrawnPart>) {
        let marks = dom::document().and_then(|document| document.get_element_by_id(MARKS));
        let Some(marks) = marks else {
            return;
        };
        let focused = dom::document().and_then(|document| document.active_element());
        let focused = focused.filter(|own| marks.contains(Some(own)));
        let row = focused.as_ref().and_then(mark_of).and_then(|at| {
            let before = self.shown.get_value()?;
            before.drawn.rows.get(at).copied().flatten()
        });
        let names = self.names();
        let mut named = Vec::new();
        let markup = part.map(|part| {
            let label = |at: usize| pointed_at(&part.drawn, at);
            let all = (0..part.drawn.scene.marks.len()).map(label);
            let labels: Vec<(String, bool)> = all
                .map(|pointed| {
                    pointed.map_or_else(Default::default, |own| self.label(&own, &names))
                })
                .collect();
            named = labels.iter().map(|own| own.1).collect();
            Sheet::whole(&part.drawn.scene, &|at| (labels[at].0.clone(), true)).map
        });
        marks.set_inner_html(&markup.unwrap_or_default());
        self.shown.set_value(part.map(|part| Shown {
            drawn: part.drawn.clone(),
            named,
        }));
        if focused.is_none() {
            return;
        }
        let again = part.zip(row).and_then(|(part, row)| {
            let at = part.drawn.rows.iter().position(|own| *own == Some(row))?;
            element(&marks, at)
        });
        let again = again.or_else(|| self.map.view());
        if let Some(again) = again.and_then(|own| own.dyn_into::<SvgElement>().ok()) {
            let _ = again.focus();
        }
    }

    /// Names the marks of rows that have been told of since.
    fn name(self) {
        let Some(shown) = self.shown.get_value() else {
            return;
        };
        let names = self.names();
        let unnamed = (0..shown.named.len()).filter(|at| !shown.named[*at]);
        let new: Vec<(usize, String)> = unnamed
            .filter_map(|at| {
                let (label, is_known) = self.label(&pointed_at(&shown.drawn, at)?, &names);
                is_known.then_some((at, label))
            })
            .collect();
        let Some(view) = self.map.view().filter(|_| !new.is_empty()) else {
            return;
        };
        if new.len() <= FEW {
            for (at, label) in &new {
                if let Some(one) = element(&view, *at) {
                    let _ = one.set_attribute("aria-label", label);
                }
            }
        } else if let Ok(all) = view.query_selector_all(HITS) {
            let mut labels: Vec<Option<&str>> = vec![None; shown.named.len()];
            for (at, label) in &new {
                labels[*at] = Some(label);
            }
            for index in 0..all.length() {
                let one = all
                    .get(index)
                    .and_then(|own| own.dyn_into::<Element>().ok());
                let label = one.as_ref().and_then(mark_of);
                let label = label.and_then(|at| labels.get(at).copied().flatten());
                if let (Some(one), Some(label)) = (one, label) {
                    let _ = one.set_attribute("aria-label", label);
                }
            }
        }
        self.shown.update_value(|shown| {
            if let Some(shown) = shown {
                new.iter().for_each(|(at, _)| shown.named[*at] = true);
            }
        });
    }

    /// What a mark is called, and whether that is all that will be known of it.
    fn label(self, pointed: &Pointed, names: &[String]) -> (String, bool) {
        match pointed {
            Pointed::Row(row) => {
                let called = self.called(*row, names);
                let is_known = called.is_some();
                (
                    (self.words.go_to)(called.as_deref().unwrap_or(UNKNOWN)),
                    is_known,
                )
            }
            Pointed::Several(said) => ((self.words.enlarge)(said), true),
        }
    }
}

/// What is drawn of a part now.
#[derive(Clone)]
pub struct Shown {
    drawn: Arc<FeatureDrawn>,
    /// Which marks have their name.
    named: Vec<bool>,
}

/// The mark an element is of.
pub fn mark_of(element: &Element) -> Option<usize> {
    element.get_attribute("data-mark")?.parse().ok()
}

/// The element of a mark that can be pointed at.
fn element(among: &Element, mark: usize) -> Option<Element> {
    let selector = format!("[data-mark=\"{mark}\"][tabindex]");
    among.query_selector(&selector).ok().flatten()
}

/// Paints a picture, or nothing.
fn paint(canvas: &HtmlCanvasElement, picture: Option<(Uint8Array, u32, u32)>) {
    match picture {
        Some((bytes, width, height)) => png::put(canvas, &bytes, (width, height)),
        None => canvas.set_width(0),
    }
}
