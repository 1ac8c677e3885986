//! What can be pointed at in a drawing: read by hover, focus and touch, chosen to filter, or brushed over: from one
//! value to another along an axis.

use crate::actions::steps;
use crate::dom;
use crate::state::{ChartState, State};
use leptos::prelude::*;
use model::brush;
use model::recipe::Test;
use model::scene::{Mark, Primitive, Scene, outline};
use wasm_bindgen::JsCast;

/// The mark that the keyboard stops at, and what stands beside the drawing whatever is drawn.
const STOP: &str = "#chart-drawing .hit[tabindex='0']";
const OWN: &str = "chart-own";

/// The stretch that is being chosen.
#[derive(Clone, Copy)]
struct Stretch {
    state: State,
    /// The column along the axis; `None` where no stretch can be chosen.
    column: Option<u32>,
    /// The tests of the marks on that column, in their order.
    tests: StoredValue<Vec<Option<Test>>>,
    /// Where it begins.
    from: RwSignal<Option<usize>>,
    /// Where it ends so far.
    to: RwSignal<Option<usize>>,
    /// Whether it is drawn with a button held down.
    is_dragged: RwSignal<bool>,
}

impl Stretch {
    fn of(state: State, scene: &Scene) -> Self {
        let test = |mark: &Mark| {
            let own = mark
                .filters
                .iter()
                .find(|filter| Some(filter.0) == scene.brush);
            own.map(|filter| filter.1.clone())
        };
        Self {
            state,
            column: scene.brush,
            tests: StoredValue::new(scene.marks.iter().map(test).collect()),
            from: RwSignal::new(None),
            to: RwSignal::new(None),
            is_dragged: RwSignal::new(false),
        }
    }

    fn begin(self, at: usize, is_dragged: bool) {
        self.is_dragged.set(is_dragged);
        if self.column.is_some() {
            self.from.set(Some(at));
            self.to.set(Some(at));
        }
    }

    /// The button was let go of outside of the drawing.
    fn forget_drag(self) {
        if self.is_dragged.get_untracked() {
            self.let_go();
        }
    }

    fn reach(self, at: usize) {
        if self.from.with_untracked(Option::is_some) {
            self.to.set(Some(at));
        }
    }

    /// The user thought better of it. Answers whether there was anything to let go of.
    fn let_go(self) -> bool {
        let was_begun = self.from.with_untracked(Option::is_some);
        if was_begun {
            self.from.set(None);
            self.to.set(None);
        }
        was_begun
    }

    /// Filters what lies between the two ends. A single value is left to the click.
    fn end(self, at: usize) {
        let from = self.from.get_untracked();
        self.from.set(None);
        self.to.set(None);
        let (Some(column), Some(from)) = (self.column, from.filter(|from| *from != at)) else {
            return;
        };
        let test = self.tests.with_value(|tests| {
            let between = tests.get(from.min(at)..=from.max(at))?;
            brush::joined(between.iter().flatten())
        });
        if let Some(test) = test {
            steps::filter(self.state, column, test);
        }
    }

    fn holds(self, at: usize) -> bool {
        match (self.from.get(), self.to.get()) {
            (Some(from), Some(to)) => (from.min(to)..=from.max(to)).contains(&at),
            _ => false,
        }
    }
}

/// The marks of a drawing. The one that was read last is the stop of the keyboard, and before that the first.
pub fn marks(
    state: State,
    scene: &Scene,
    pointed: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let stretch = Stretch::of(state, scene);
    // a drawing with fewer marks must not lose its stop with those that are gone
    let stop = RwSignal::new(0);
    // areas are pointed at where they lie, not in the rectangle around them
    let mut areas: Vec<String> = vec![String::new(); scene.marks.len()];
    for one in &scene.primitives {
        if let Primitive::Area { rings, mark, .. } = one
            && let Some(area) = mark.and_then(|mark| areas.get_mut(mark as usize))
        {
            area.push_str(&outline(rings));
        }
    }
    scene
        .marks
        .iter()
        .zip(areas)
        .enumerate()
        .map(|(index, (one, area))| {
            let shape = if area.is_empty() { around(one) } else { area };
            mark(state, one, index, shape, (pointed, stop), stretch)
        })
        .collect_view()
}

/// The chart to be drawn now in the place of another one. A mark that had the focus and is gone leaves it to the one that
/// can be reached by keyboard, where there is any.
pub fn next_chart(state: State) -> ChartState {
    keep_focus();
    state.chart.get()
}

fn keep_focus() {
    let focused = || dom::document().and_then(|document| document.active_element());
    if !focused().is_some_and(|element| element.class_list().contains("hit")) {
        return;
    }
    dom::next_frame(move || {
        match focused() {
            // another mark in the place of the one that was read
            Some(element) if element.class_list().contains("hit") => {
                if let Ok(again) = web_sys::Event::new("focus") {
                    let _ = element.dispatch_event(&again);
                }
                return;
            }
            Some(element) if element.tag_name() != "BODY" => return,
            _ => {}
        }
        let stop = dom::document().and_then(|document| document.query_selector(STOP).ok()?);
        match stop.and_then(|stop| stop.dyn_into::<web_sys::SvgElement>().ok()) {
            Some(stop) => {
                let _ = stop.focus();
            }
            None => dom::focus(OWN),
        }
    });
}

/// The rectangle of a mark as the data of a path.
fn around(one: &Mark) -> String {
    let (right, bottom) = (one.x + one.width, one.y + one.height);
    outline(&[vec![
        (one.x, one.y),
        (right, one.y),
        (right, bottom),
        (one.x, bottom),
    ]])
}

fn mark(
    state: State,
    one: &Mark,
    index: usize,
    shape: String,
    (pointed, stop): (RwSignal<Option<String>>, RwSignal<usize>),
    stretch: Stretch,
) -> AnyView {
    let words = state.texts().page.dataset;
    let said = StoredValue::new(format!("{}: {}", one.label, one.value));
    let filters = StoredValue::new(one.filters.clone());
    let can_filter = !one.filters.is_empty();
    let label = if can_filter {
        (words.keep_mark)(&one.label, &one.value)
    } else {
        said.get_value()
    };
    let choose = move || {
        for (column, test) in filters.get_value() {
            steps::filter(state, column, test);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && stretch.let_go() {
            event.prevent_default();
            return;
        }
        if !matches!(event.key().as_str(), "Enter" | " ") {
            return;
        }
        event.prevent_default();
        if !event.shift_key() || stretch.column.is_none() {
            choose();
        } else if stretch.from.with_untracked(Option::is_some) {
            stretch.end(index);
        } else {
            stretch.begin(index, false);
        }
    };
    let on_down = move |event: web_sys::PointerEvent| {
        // a finger stays with where it began unless it is let go of
        let target = event.target();
        if let Some(element) = target.and_then(|t| t.dyn_into::<web_sys::Element>().ok()) {
            // where nothing was held there is nothing to let go of
            let _ = element.release_pointer_capture(event.pointer_id());
        }
        stretch.begin(index, true);
    };
    let show = move || {
        pointed.set(Some(said.get_value()));
        stretch.reach(index);
    };
    view! {
        <path
            class="hit"
            class:can-filter=can_filter
            class:brushed=move || stretch.holds(index)
            d=shape
            role=if can_filter { "button" } else { "img" }
            aria-label=label
            tabindex=move || if stop.get() == index { "0" } else { "-1" }
            on:click=move |_| choose()
            on:pointerdown=on_down
            on:pointerup=move |_| stretch.end(index)
            on:keydown=on_key
            on:focus=move |_| {
                stop.set(index);
                show();
            }
            on:pointerenter=move |event: web_sys::PointerEvent| {
                if event.buttons() == 0 {
                    stretch.forget_drag();
                }
                show();
            }
            on:pointerleave=move |_| pointed.set(None)
        ></path>
    }
    .into_any()
}
