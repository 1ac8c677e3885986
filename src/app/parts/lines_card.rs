//! What came of classifying a column line by line: how many rows, which main groups; a click filters.

use crate::actions::{lines, lines_try};
use crate::state::State;
use crate::state::lines::Sorted;
use leptos::prelude::*;
use model::recipe::Test;
use texts::format::integer;

/// Id of the button that opens the panel again.
pub const CHANGE: &str = "lines-change";

/// A card for each column that was classified.
#[component]
pub fn LinesCards() -> impl IntoView {
    let state = State::here();
    move || {
        let sorted = state.lines.sorted.get();
        sorted
            .into_iter()
            .map(|sorted| view! { <Card sorted=sorted /> })
            .collect_view()
    }
}

#[component]
fn Card(sorted: Sorted) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.lines;
    let column = sorted.choice.column;
    let title = format!("lines-title-{column}");
    let heading = title.clone();
    let mut told = vec![(words.done)(sorted.matched, sorted.rows)];
    if sorted.matched > 0 {
        told.push((words.sure)(sorted.confident));
    }
    if sorted.by_memory > 0 {
        told.push((words.from_memory)(sorted.by_memory));
    }
    let names = (words.new_columns)(&sorted.choice.names);
    let most = sorted
        .mains
        .iter()
        .map(|main| main.rows)
        .max()
        .unwrap_or_default();
    let mut mains = sorted.mains.clone();
    // most rows first; of equals in the order of their numbers
    mains.sort_by_key(|main| std::cmp::Reverse(main.rows));
    let first_column = sorted.first_column;
    let without = sorted.rows - sorted.matched;
    // in sight, however long the list
    let first = (without > 0).then(|| {
        let name = (words.without.to_owned(), None);
        line(state, first_column, Test::Missing, name, without, most)
    });
    let mains = mains.into_iter().map(|main| {
        let number = (state.texts().page.dataset.kle_number)(&main.number);
        let test = Test::StartsWith(format!("{}.", main.number));
        line(
            state,
            first_column,
            test,
            (main.title, Some(number)),
            main.rows,
            most,
        )
    });
    let items: Vec<AnyView> = first.into_iter().chain(mains).collect();
    view! {
        <section class="card lines" aria-labelledby=title>
            <div class="lines-head">
                <h2 id=heading>{(words.result)(&state.column_name(column))}</h2>
                <button class="btn small" id=CHANGE on:click=move |_| lines_try::open(state, column)>
                    {words.change}
                </button>
            </div>
            <p>{told.join(" ")}</p>
            <p class="quiet small">{words.honest} " " {names}</p>
            <h3>{words.mains}</h3>
            <p class="quiet small">{words.mains_help}</p>
            <ul class="lines-mains">{items}</ul>
        </section>
    }
}

/// A main group: its title first, the number small, a bar of its rows.
fn line(
    state: State,
    column: u32,
    test: Test,
    (title, number): (String, Option<String>),
    rows: u64,
    most: u64,
) -> AnyView {
    let words = state.texts().page.lines;
    let language = state.language.get_untracked();
    let width = format!("{}%", rows.min(most) as f64 / most.max(1) as f64 * 100.0);
    let label = (words.main)(&title, rows);
    let on = test.clone();
    view! {
        <li>
            <button
                class="common"
                aria-label=label
                aria-pressed=move || lines::is_on(state, column, &on).to_string()
                on:click=move |_| lines::toggle(state, column, test.clone())
            >
                <span class="common-bar" style:width=width></span>
                <span class="common-value">
                    {title} " " {number.map(|number| view! { <span class="kle small">{number}</span> })}
                </span>
                <small>{integer(rows, language)}</small>
            </button>
        </li>
    }
    .into_any()
}
