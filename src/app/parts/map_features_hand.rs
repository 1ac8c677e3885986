//! The hand on the map of the rows' own geometry: what is pointed at, touched, gone to with the keyboard, and chosen.

use super::map_features_layers::{HITS, STACK, Shown, VIEW, mark_of};
use super::map_hand::MapHand;
use crate::actions::{features, jump};
use crate::dom;
use crate::state::State;
use crate::state::jump::Target;
use leptos::prelude::*;
use model::feature_map::FeatureDrawn;
use texts::features::FeatureTexts;
use texts::format::integer;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, EventTarget, KeyboardEvent, MouseEvent, PointerEvent};

/// How near to a row is near enough, in units of the picture: for a mouse and for a finger.
const REACH: (f64, f64) = (6.0, 14.0);
/// How much a click on several rows enlarges.
const INTO: f64 = 2.5;
/// What is said of a row nothing is known of yet.
pub const UNKNOWN: &str = "…";

/// What moves the map and what is said of its rows.
#[derive(Clone, Copy)]
pub struct FeatureHand {
    pub state: State,
    pub words: &'static FeatureTexts,
    pub map: MapHand,
    /// What is in the document of the part that was drawn last.
    pub shown: StoredValue<Option<Shown>>,
    /// What is pointed at: a row, or words.
    pointed: RwSignal<Option<Pointed>>,
    /// Counts places asked for, so that late answers are known as late.
    asked: StoredValue<u32>,
    /// What a finger touched last: touched again it is chosen.
    touched: StoredValue<Option<Pointed>>,
    /// True while a finger's touch is told of.
    is_touched: RwSignal<bool>,
}

/// What is pointed at.
#[derive(Debug, Clone, PartialEq)]
pub enum Pointed {
    /// A row of the table.
    Row(u32),
    /// Several, as they are called.
    Several(String),
}

impl FeatureHand {
    /// For a map so wide, in units of its drawing.
    pub fn new(state: State, words: &'static FeatureTexts, width: f64) -> Self {
        Self {
            state,
            words,
            map: MapHand::new(state.features.zoom, VIEW, STACK, width),
            shown: StoredValue::new(None),
            pointed: RwSignal::new(None),
            asked: StoredValue::new(0),
            touched: StoredValue::new(None),
            is_touched: RwSignal::new(false),
        }
    }

    /// What is said of what is pointed at.
    pub fn said(self) -> Option<String> {
        let pointed = self.pointed.get()?;
        let said = match pointed {
            Pointed::Several(said) => said,
            Pointed::Row(row) => {
                self.state.features.told.track();
                let called = self.called(row, &self.names());
                called.unwrap_or_else(|| UNKNOWN.to_owned())
            }
        };
        Some(match self.is_touched.get() {
            true => (self.words.touch_again)(&said),
            false => said,
        })
    }

    /// The names of the columns that are told of a row.
    pub fn names(self) -> Vec<String> {
        let told = self
            .state
            .features
            .offer
            .with_untracked(|offer| offer.as_ref().map(|own| own.told.clone()));
        let told = told.unwrap_or_default().into_iter();
        told.map(|at| self.state.column_name(at)).collect()
    }

    /// What is known of a row, when it is.
    pub fn called(self, row: u32, names: &[String]) -> Option<String> {
        let told = self.state.features.told;
        told.with_untracked(|told| {
            let told = told.get(&row)?;
            let language = self.state.language.get_untracked();
            let number = (self.words.row)(&integer(told.file_row, language));
            let values = names
                .iter()
                .zip(&told.values)
                .filter(|own| !own.1.is_empty());
            let values: Vec<String> = values
                .map(|(name, value)| format!("{name}: {value}"))
                .collect();
            Some(match values.is_empty() {
                true => number,
                false => format!("{number}. {}", values.join(", ")),
            })
        })
    }

    /// A key: enlarges, moves, goes from mark to mark, chooses one.
    pub fn key(self, event: &KeyboardEvent) {
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

    /// The pointer moved: it holds the map, or points at something.
    pub fn moved(self, event: &PointerEvent) {
        self.map.moved(event);
        // a finger is heard when it is let go of
        if self.map.is_held() || event.pointer_type() == "touch" {
            return;
        }
        let client = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.look(event.target(), client, REACH.0, move |found| {
            self.point(found, false);
        });
    }

    /// The mouse left the map; what a finger touched stays said.
    pub fn leave(self, event: &PointerEvent) {
        if event.pointer_type() != "touch" {
            // an answer under way comes too late
            self.next();
            self.point(None, false);
        }
    }

    /// What got the focus is said.
    pub fn focus(self, target: Option<EventTarget>) {
        let mark = marked(target);
        // a click gives the focus as well, and is heard by itself
        if self.map.is_pressed() {
            return;
        }
        self.next();
        self.point(mark.and_then(|at| self.at(at)), false);
    }

    /// A click on a row shows it in the table, one on several enlarges them.
    pub fn click(self, event: &MouseEvent) {
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
            let can_go = matches!(found, Some(Pointed::Row(_)));
            self.point(found.clone(), is_first && can_go);
            if let Some(found) = found.filter(|_| !is_first) {
                self.choose(&found, place);
            }
        });
    }

    /// Begins to look. Answers the number of it.
    fn next(self) -> Option<u32> {
        self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        })
    }

    /// Looks what lies at a place of the screen: a mark, or what the worker finds there.
    fn look(
        self,
        target: Option<EventTarget>,
        client: (f64, f64),
        reach: f64,
        act: impl FnOnce(Option<Pointed>) + 'static,
    ) {
        let asked = self.next();
        let part = self.state.features.part.get_untracked();
        let found = marked(target).and_then(|at| self.at(at));
        let (Some(part), Some(place), None) = (part, self.map.place(client), &found) else {
            act(found);
            return;
        };
        // clusters and hexagons are all there is of them
        if part.drawn.rows.contains(&None) {
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
            // the map is gone, or something else is looked for
            if asked.is_some() && self.asked.try_get_value() == asked {
                act(row.map(Pointed::Row));
            }
        });
    }

    /// What a mark in the document stands for.
    fn at(self, mark: usize) -> Option<Pointed> {
        let part = self.state.features.part;
        part.with_untracked(|part| pointed_at(&part.as_ref()?.drawn, mark))
    }

    fn point(self, pointed: Option<Pointed>, is_touched: bool) {
        if let Some(Pointed::Row(row)) = &pointed {
            features::tell(self.state, vec![*row]);
        }
        if self.is_touched.get_untracked() != is_touched {
            self.is_touched.set(is_touched);
        }
        if self.pointed.get_untracked() != pointed {
            self.pointed.set(pointed);
        }
    }

    fn choose_mark(self, mark: usize) {
        let part = self.state.features.part;
        let place = part.with_untracked(|part| {
            let own = part.as_ref()?.drawn.scene.marks.get(mark)?;
            Some((own.x + own.width / 2.0, own.y + own.height / 2.0))
        });
        if let Some(found) = self.at(mark) {
            self.choose(&found, place);
        }
    }

    /// A row is shown in the table, several are enlarged around a place of the picture.
    fn choose(self, found: &Pointed, place: Option<(f64, f64)>) {
        let row = match found {
            Pointed::Several(_) => {
                if let Some(place) = place {
                    self.map.change(|zoom| zoom.scaled(INTO, place));
                }
                return;
            }
            Pointed::Row(row) => *row,
        };
        let own = self.state.features;
        let offer = own.offer.get_untracked();
        let Some((column, _)) = offer.map(|offer| offer.choice.source.columns()) else {
            return;
        };
        let state = self.state;
        spawn_local(async move {
            features::know(state, vec![row]).await;
            let told = own
                .told
                .try_with_untracked(|told| told.get(&row).map(|own| own.file_row));
            if let Some(Some(file_row)) = told {
                jump::to(state, Target { file_row, column });
            }
        });
    }
}

/// The mark an event is about.
fn marked(target: Option<EventTarget>) -> Option<usize> {
    let element: Element = target?.dyn_into().ok()?;
    mark_of(&element.closest("[data-mark]").ok().flatten()?)
}

/// What a mark stands for.
pub fn pointed_at(drawn: &FeatureDrawn, mark: usize) -> Option<Pointed> {
    match drawn.rows.get(mark)? {
        Some(row) => Some(Pointed::Row(*row)),
        None => {
            let own = drawn.scene.marks.get(mark)?;
            Some(Pointed::Several(own.label.clone()))
        }
    }
}
