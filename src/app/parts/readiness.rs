//! Whether the cases of an extract can be shown to the citizens they are about: what is looked for, how many
//! cases do not meet it, and where they stand. It looks; it does not approve.

use super::icons;
use super::numbers_choices::NumberChoices;
use super::readiness_list::ShownList;
use super::row_links::row_links;
use crate::actions::numbers;
use crate::state::{Mode, State};
use leptos::prelude::*;
use model::number_columns::NumberColumns;
use model::readiness::{Demand, DemandMet, Readiness};
use std::sync::Arc;
use texts::kle::numbers::Which;

/// The columns that are looked at.
const COLUMNS: [Which; 8] = [
    Which::Number,
    Which::Journal,
    Which::Facet,
    Which::Title,
    Which::Party,
    Which::Status,
    Which::Received,
    Which::Closed,
];

/// The card beside the counts of a case extract; nothing in the other ways to see a file.
#[component]
pub fn ReadinessCard() -> impl IntoView {
    let state = State::here();
    let is_shown = Memo::new(move |_| {
        state.mode.get() == Mode::Cases && state.numbers.columns.with(Option::is_some)
    });
    Effect::new(move |_| {
        let watched = (state.numbers.columns.get(), state.numbers.shown.get());
        if is_shown.get() && watched.0.is_some() {
            untrack(|| numbers::look_ready(state));
        }
    });
    move || is_shown.get().then(|| view! { <Card /> })
}

#[component]
fn Card() -> impl IntoView {
    let state = State::here();
    let words = texts::kle(state.language.get_untracked()).ready;
    view! {
        <section class="card readiness" aria-labelledby="readiness-title">
            <h2 id="readiness-title">{words.title}</h2>
            <p class="quiet small">{words.lead}</p>
            <ShownList />
            {move || match state.numbers.readiness.get() {
                None => view! { <p class="quiet" role="status">{words.waiting}</p> }.into_any(),
                Some(readiness) => told(state, readiness).into_any(),
            }}
            <NumberChoices prefix="readiness" which=&COLUMNS />
        </section>
    }
}

fn told(state: State, readiness: Arc<Readiness>) -> impl IntoView {
    let words = texts::kle(state.language.get_untracked()).ready;
    let has_list = state
        .numbers
        .shown
        .with_untracked(|shown| !shown.is_empty());
    let scope = match has_list {
        true => (words.of_list)(readiness.cases, readiness.of),
        false => words.without_list.to_owned(),
    };
    let several = (readiness.several_decisions > 0).then(|| {
        view! { <p class="quiet">{(words.several)(readiness.several_decisions)}</p> }
    });
    let columns = state.numbers.columns.get_untracked().unwrap_or_default();
    let demands = readiness
        .demands
        .iter()
        .map(|met| demand(state, met, readiness.cases, &columns))
        .collect_view();
    let take = (readiness.ready < readiness.cases).then(|| {
        view! {
            <div class="readiness-take">
                <button class="btn" on:click=move |_| numbers::take_unready(state)>
                    {icons::download()} <span>{words.take}</span>
                </button>
                <span class="quiet small">{words.take_help}</span>
            </div>
        }
    });
    view! {
        <p class="readiness-summary" role="status">
            <b>{(words.summary)(readiness.ready, readiness.cases)}</b>
        </p>
        <p class="quiet small">{scope}</p>
        <h3>{words.demands}</h3>
        <ul class="demands">{demands}</ul>
        {several}
        {take}
    }
}

/// A demand: how many cases do not meet it, what to do, where they stand.
fn demand(
    state: State,
    met: &DemandMet,
    cases: u64,
    columns: &NumberColumns,
) -> impl IntoView + use<> {
    let words = texts::kle(state.language.get_untracked()).ready;
    let (class, icon, said) = match (met.column_missing, met.cases) {
        (true, _) => (
            "missing",
            icons::dash().into_any(),
            words.column_missing.to_owned(),
        ),
        (false, 0) if cases > 0 => ("fine", icons::tick().into_any(), words.met.to_owned()),
        (false, unmet) => ("look", icons::attention().into_any(), (words.unmet)(unmet)),
    };
    let is_unmet = !met.column_missing && met.cases > 0;
    let to_do = is_unmet.then(|| view! { <p class="small">{(words.to_do)(met.demand)}</p> });
    let rows = column_of(met.demand, columns)
        .filter(|_| is_unmet)
        .and_then(|column| row_links(state, &met.rows, met.cases, column));
    view! {
        <li class=class>
            <span class="sign">{icon}</span>
            <div>
                <p><b>{(words.demand)(met.demand)}</b> " " <span class="said">{said}</span></p>
                {to_do}
                {rows}
            </div>
        </li>
    }
}

/// The column a demand is about: where to look at a case that does not meet it.
fn column_of(demand: Demand, columns: &NumberColumns) -> Option<u32> {
    let number = columns.place();
    match demand {
        Demand::OneParty => columns.party,
        Demand::SubjectLevel | Demand::KnownNumber => number,
        Demand::Facet => columns.facet.or(number),
        Demand::Status => columns.status,
        Demand::ClosingDate => columns.closed,
        Demand::CreatedDate => columns.received,
        Demand::Title
        | Demand::TitleWithoutCpr
        | Demand::TitleWithoutName
        | Demand::TitleWithoutAbbreviation => columns.title,
    }
}
