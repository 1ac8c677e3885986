//! The small picture of a column: bars that filter when chosen. One stop of the keyboard; the arrow keys
//! move among the bars.

use crate::actions::steps;
use crate::dom;
use crate::queries::bars::{Bar, Bars, What};
use crate::state::State;
use leptos::html::Div;
use leptos::prelude::*;
use model::recipe::Step;
use texts::format::cell;

/// The picture of a column over the rows of the file, and over those seen.
#[component]
pub fn Histogram(
    /// The column's position in the file.
    column: u32,
    /// False keeps it out of the way of the Tab key.
    #[prop(into)]
    stop: Signal<bool>,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    let node = NodeRef::<Div>::new();
    let bars = Memo::new(move |_| {
        let seen = state.viewed.with(|viewed| viewed.shapes.clone());
        if let Some(seen) = seen.as_ref().filter(|_| state.sampled().is_some()) {
            // bars of the table's rows are nothing beside those of the whole file
            let own = seen.get(column as usize);
            return own.map_or_else(Bars::default, |own| Bars::of(own, None));
        }
        state.columns.with(|columns| {
            columns
                .get(column as usize)
                .map_or_else(Bars::default, |profile| {
                    Bars::of(
                        &profile.shape,
                        seen.as_ref().and_then(|seen| seen.get(column as usize)),
                    )
                })
        })
    });
    // drawn one frame later than the rest of the head: what is first looked at comes first
    let bars = dom::settled(bars);
    let on_key = move |event: web_sys::KeyboardEvent| {
        if let Some(node) = node.get_untracked() {
            dom::rove(&event, &dom::all(&node, "button"), false);
        }
    };
    let label = (words.distribution)(&state.column_name(column));
    let content = move || {
        let bars = bars.get();
        let most = bars.most().max(1) as f64;
        let filter = state.view.with(|view| {
            view.query
                .filters
                .iter()
                .find(|filter| filter.0 == column)
                .map(|filter| filter.1.clone())
        });
        let measured = bars.measured;
        bars.bars
            .into_iter()
            .enumerate()
            .map(|(index, one)| {
                let chosen = filter.is_some() && one.test() == filter;
                let first = index == 0;
                bar(
                    state,
                    column,
                    &one,
                    Look {
                        most,
                        measured,
                        chosen,
                        first,
                        stop,
                    },
                )
            })
            .collect_view()
    };
    view! {
        <div
            class="bars"
            class:categories=move || bars.with(|bars| !bars.measured)
            role="group"
            aria-label=label
            node_ref=node
            on:keydown=on_key
        >
            {content}
        </div>
    }
}

struct Look {
    most: f64,
    measured: bool,
    chosen: bool,
    first: bool,
    stop: Signal<bool>,
}

fn bar(state: State, column: u32, one: &Bar, look: Look) -> impl IntoView + use<> {
    let words = state.texts().page.table;
    let values = name(state, column, &one.what);
    let label = (words.bar)(&values, one.shown(), one.seen.map(|_| one.all));
    let test = one.test();
    let filters = test.is_some();
    let step = match test {
        Some(_) if look.chosen => Some(Step::ClearFilter { column }),
        Some(test) => Some(Step::Filter { column, test }),
        None => None,
    };
    // what is there is seen, however little it is
    let part = |rows: u64| match rows {
        0 => "0".to_owned(),
        n => format!("max({}%, 2px)", n as f64 / look.most * 100.0),
    };
    let within = |rows: u64| match rows {
        0 => "0".to_owned(),
        n => format!("max({}%, 2px)", n as f64 / one.all.max(1) as f64 * 100.0),
    };
    let (all_height, seen_height, share, seen_width) = if look.measured {
        (Some(part(one.all)), Some(part(one.shown())), None, None)
    } else {
        (
            None,
            None,
            Some(one.all.max(1).to_string()),
            Some(within(one.shown())),
        )
    };
    let (first, stop) = (look.first, look.stop);
    view! {
        <button
            class="bar"
            class:chosen=look.chosen
            tabindex=move || if first && stop.get() { "0" } else { "-1" }
            aria-label=label.clone()
            title=label
            aria-pressed=filters.then(|| look.chosen.to_string())
            aria-disabled=(!filters).then_some("true")
            style:flex-grow=share
            on:click=move |_| {
                if let Some(step) = step.clone() {
                    steps::take(state, step);
                }
            }
        >
            <span class="bar-all" style:height=all_height></span>
            <span class="bar-seen" style:height=seen_height style:width=seen_width></span>
        </button>
    }
}

/// The values of a bar in words.
pub fn name(state: State, column: u32, what: &What) -> String {
    let words = state.texts().page.table;
    let (language, style) = (state.language.get_untracked(), state.style(column));
    match what {
        What::Range {
            from,
            to,
            to_included,
        } => (words.range)(
            &cell(from, language, style),
            &cell(to, language, style),
            *to_included,
        ),
        What::Value(value) => cell(value, language, style),
        What::Others => words.others.to_owned(),
    }
}
