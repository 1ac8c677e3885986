//! A case extract seen by KLE: how many cases on which subjects, how long they took, step by step down the
//! numbers.

use super::cases_choices::CasesChoices;
use super::cases_tables::{Compare, CompareFiles, Facets, Numbers, Quarters, Units};
use crate::actions::cases;
use crate::state::{Mode, State};
use leptos::prelude::*;
use model::case_extract::CaseView;
use std::sync::Arc;
use texts::format;

/// The view; nothing in the other ways to see a file.
#[component]
pub fn CasesView() -> impl IntoView {
    let state = State::here();
    // asked once for every file that is read
    Effect::new(move |_| {
        if state.opened.with(Option::is_some) {
            untrack(|| cases::look(state));
        }
    });
    let is_shown = Memo::new(move |_| state.mode.get() == Mode::Cases);
    Effect::new(move |_| {
        let watched = (
            state.cases.columns.get(),
            state.cases.path.get(),
            state.cases.target_days.get(),
            state.cases.years.get(),
            state.viewed.with(|viewed| (viewed.rows, viewed.waiting)),
        );
        let is_still = !watched.4.1;
        if is_shown.get() && is_still {
            untrack(|| cases::count(state));
        }
    });
    move || is_shown.get().then(|| view! { <Counted /> })
}

#[component]
fn Counted() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    view! {
        <section class="card cases" aria-labelledby="cases-title">
            <h2 id="cases-title">{words.title}</h2>
            <p class="quiet small">{words.lead}</p>
            <CasesChoices />
            <Path />
            {move || match state.cases.view.get() {
                None => view! { <p class="quiet" role="status">{words.waiting}</p> }.into_any(),
                Some(counted) => told(state, counted).into_any(),
            }}
        </section>
    }
}

/// The way from the top of KLE to what is listed.
#[component]
fn Path() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    move || {
        let path = state.cases.path.get();
        if path.is_empty() {
            return None;
        }
        let last = path.len();
        let steps = path
            .into_iter()
            .enumerate()
            .map(|(at, (number, title))| {
                let name = view! { {title} " " <span class="kle small">{number}</span> };
                if at + 1 == last {
                    view! { <li aria-current="location">{name}</li> }.into_any()
                } else {
                    view! {
                        <li>
                            <button class="link" on:click=move |_| cases::go_up(state, at + 1)>
                                {name}
                            </button>
                        </li>
                    }
                    .into_any()
                }
            })
            .collect_view();
        Some(view! {
            <nav class="cases-path" aria-label=words.path>
                <ol>
                    <li>
                        <button class="link" on:click=move |_| cases::go_up(state, 0)>
                            {words.all}
                        </button>
                    </li>
                    {steps}
                </ol>
            </nav>
        })
    }
}

fn told(state: State, counted: Arc<CaseView>) -> impl IntoView {
    let words = state.texts().page.cases;
    let language = state.language.get_untracked();
    let mut remarks: Vec<String> = Vec::new();
    if counted.without_number + counted.other_number > 0 {
        remarks.push((words.left_out)(
            counted.without_number,
            counted.other_number,
        ));
    }
    if counted.all.times.reversed > 0 {
        remarks.push((words.reversed)(counted.all.times.reversed));
    }
    if let Some(until) = counted.until.filter(|_| counted.all.open > 0) {
        remarks.push((words.until)(&format::date(until, language)));
    }
    let no_times = counted.all.times.measured == 0;
    remarks.push(match no_times {
        true => words.no_times.to_owned(),
        false => words.days_help.to_owned(),
    });
    let remarks = remarks
        .into_iter()
        .map(|remark| view! { <p class="quiet small">{remark}</p> })
        .collect_view();
    view! {
        <Numbers counted=counted.clone() />
        {remarks}
        <Compare counted=counted.clone() />
        <CompareFiles counted=counted.clone() />
        <div class="cases-more">
            <Quarters counted=counted.clone() />
            <Units counted=counted.clone() />
            <Facets counted=counted />
        </div>
    }
}
