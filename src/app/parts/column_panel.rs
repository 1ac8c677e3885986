//! Everything about one column: what it holds, its numbers, its distribution, its filter.

use super::filter_form::FilterForm;
use super::histogram::Histogram;
use super::icons;
use super::kind_card::kind_card;
use super::spread::spread;
use super::statistics::statistics;
use crate::actions::{kinds, lines, lines_try, steps};
use crate::dom;
use crate::state::{Stage, State};
use leptos::html::H2;
use leptos::prelude::*;
use model::column::{ColumnProfile, Shape};
use model::column_kind::KindFacts;
use model::recipe::Test;
use std::sync::Arc;
use texts::format::{NumberStyle, cell, integer};
use texts::problems::column_letters;

/// Most common values shown.
const COMMON: usize = 10;

/// The panel; it is there only while a column is chosen.
#[component]
pub fn ColumnPanel() -> impl IntoView {
    let state = State::here();
    move || {
        let column = state.panel.get()?;
        state.opened.track();
        let profile = state
            .columns
            .with(|columns| columns.get(column as usize).cloned())?;
        Some(view! { <Panel column=column profile=profile /> })
    }
}

#[component]
fn Panel(column: u32, profile: ColumnProfile) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page;
    let heading = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            dom::focus_still(&heading);
        }
    });
    let close = move || {
        state.panel.set(None);
        dom::focus(&format!("menu-{column}"));
    };
    let rows = state
        .opened
        .with_untracked(|opened| opened.as_ref().map(|opened| opened.profiled_rows()));
    let why = RwSignal::new(None);
    Effect::new(move |_| {
        // codes are named after it
        state.codes.used.track();
        kinds::ask(state, column, why);
    });
    let is_of_file = state.columns.with_untracked(|columns| columns.len() as u32)
        > column + state.lines.made_columns();
    let kind = profile.kind.as_deref().and_then(words.column.kind);
    let word = (words.column.type_word)(profile.column_type);
    let facts = format!(
        "{} · {word}",
        (words.column.letter)(&column_letters(column + 1))
    );
    let numbers = match rows {
        Some(rows) => view! {
            {statistics(state, &profile, rows)}
            {spread(state, column, &profile)}
            <p class="quiet small">{words.column.whole_file}</p>
        }
        .into_any(),
        None => view! { <p class="quiet">{words.column.waiting}</p> }.into_any(),
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let filtered = move || state.viewed.with(|viewed| viewed.shapes.is_some());
    view! {
        <aside class="panel" aria-labelledby="panel-title" on:keydown=on_key>
            <div class="panel-inside">
            <header class="panel-head">
                <div>
                    <h2 id="panel-title" tabindex="-1" node_ref=heading>{profile.name.clone()}</h2>
                    <p class="quiet small">{facts}</p>
                </div>
                <button
                    class="btn square"
                    aria-label=words.common.close
                    title=words.common.close
                    on:click=move |_| close()
                >
                    {icons::cross()}
                </button>
            </header>
            {match rows.is_some() && is_of_file {
                true => kind_card(state, column, &profile, why).into_any(),
                false => {
                    kind.map(|kind| view! { <p>{words.column.kind_label} ": " <b>{kind}</b></p> })
                        .into_any()
                }
            }}
            {numbers}
            {(profile.shape != Shape::Empty)
                .then(|| {
                    view! {
                        <section class="panel-shape">
                            <h3>{words.column.distribution}</h3>
                            <Histogram column=column stop=true />
                            {ends(state, &profile)}
                            {move || filtered().then(|| view! { <p class="quiet small">{words.column.of_seen}</p> })}
                        </section>
                    }
                })}
            {common(state, column, &profile, why)}
            {move || {
                let ready = state.stage.with(|stage| *stage == Stage::Ready);
                (ready && lines::can_sort(state, column))
                    .then(|| {
                        let words = state.texts().page.lines;
                        view! {
                            <section>
                                <h3>"KLE"</h3>
                                <p class="quiet small">{words.find_help}</p>
                                <button
                                    class="btn"
                                    id="lines-open"
                                    on:click=move |_| lines_try::open(state, column)
                                >
                                    {words.find}
                                </button>
                            </section>
                        }
                    })
            }}
            <FilterForm column=column column_type=profile.column_type has_missing=profile.nulls != 0 />
            </div>
        </aside>
    }
}

/// The two ends of a measured distribution.
fn ends(state: State, profile: &ColumnProfile) -> Option<impl IntoView + use<>> {
    let Shape::Bins(bins) = &profile.shape else {
        return None;
    };
    let language = state.language.get_untracked();
    let style = NumberStyle::of_kind(profile.kind.as_deref());
    let (from, to) = (bins.first()?, bins.last()?);
    Some(view! {
        <p class="panel-ends" aria-hidden="true">
            <span>{cell(&from.from, language, style)}</span>
            <span>{cell(&to.to, language, style)}</span>
        </p>
    })
}

/// The name of a code, behind it.
fn code_name(facts: Option<&KindFacts>, place: usize) -> Option<AnyView> {
    let name = facts?.names.get(place)?.clone()?;
    Some(view! { <span class="quiet">" " {name}</span> }.into_any())
}

/// The most common values; a click keeps one. Behind a code stands its name.
fn common(
    state: State,
    column: u32,
    profile: &ColumnProfile,
    facts: RwSignal<Option<Arc<KindFacts>>>,
) -> Option<impl IntoView + use<>> {
    let words = state.texts().page;
    let most = profile.top.first()?.1;
    if most <= 1 {
        let sentence = (profile.distinct > 1 && profile.distinct_exact)
            .then_some(words.column.all_different)?;
        return Some(view! { <p class="quiet">{sentence}</p> }.into_any());
    }
    let language = state.language.get_untracked();
    let style = NumberStyle::of_kind(profile.kind.as_deref());
    let items = profile
        .top
        .iter()
        .take(COMMON)
        .enumerate()
        .map(|(place, (value, rows))| {
            let text = cell(value, language, style);
            let label = (words.table.keep)(&(words.common.quoted)(&text));
            let width = format!("{}%", *rows as f64 / most as f64 * 100.0);
            let test = Test::Equals(value.clone());
            view! {
                <li>
                    <button
                        class="common"
                        title=label
                        on:click=move |_| steps::filter(state, column, test.clone())
                    >
                        <span class="common-bar" style:width=width></span>
                        <span class="common-value">
                            {text} {move || facts.with(|facts| code_name(facts.as_deref(), place))}
                        </span>
                        <small>{integer(*rows, language)}</small>
                    </button>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h3>{words.column.common}</h3>
                <p class="quiet small">{words.column.common_help}</p>
                <ol class="commons">{items}</ol>
            </section>
        }
        .into_any(),
    )
}
