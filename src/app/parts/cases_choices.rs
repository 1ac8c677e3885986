//! What is counted in a case extract: which columns say what, the target, the years or the other extract to
//! compare with.

use super::other_file;
use crate::actions::cases;
use crate::state::State;
use crate::state::cases::Beside;
use leptos::prelude::*;
use model::case_extract::CaseColumns;

/// The choices.
#[component]
pub fn CasesChoices() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    let set_target = move |event: web_sys::Event| {
        if let Ok(days) = event_target_value(&event).trim().parse() {
            state.cases.target_days.set(days);
        }
    };
    view! {
        <div class="cases-choices">
            <label for="cases-target">{words.target}</label>
            <input
                class="field"
                id="cases-target"
                type="number"
                inputmode="numeric"
                min="0"
                max="2000"
                prop:value=state.cases.target_days.get_untracked().to_string()
                on:change=set_target
            />
            <Years />
            <OtherExtract />
        </div>
        <details class="cases-columns">
            <summary class="small">{words.columns}</summary>
            <div class="cases-fields">
                {column(state, words.number, "number", |c| c.number.first().copied(), |c, at| {
                    if let Some(at) = at {
                        c.number = vec![at];
                    }
                })}
                {column(state, words.received, "received", |c| c.received, |c, at| c.received = at)}
                {column(state, words.decided, "decided", |c| c.decided, |c, at| c.decided = at)}
                {column(state, words.facet, "facet", |c| c.facet, |c, at| c.facet = at)}
                {column(state, words.status, "status", |c| c.status, |c, at| c.status = at)}
                {column(state, words.unit, "unit", |c| c.unit, |c, at| c.unit = at)}
            </div>
        </details>
    }
}

/// The choice of a column.
fn column(
    state: State,
    label: &'static str,
    id: &'static str,
    chosen: fn(&CaseColumns) -> Option<u32>,
    set: fn(&mut CaseColumns, Option<u32>),
) -> impl IntoView {
    let none = state.texts().page.cases.no_column;
    let names: Vec<String> = state.columns.with_untracked(|columns| {
        let names = columns.iter().map(|column| column.name.clone());
        names.collect()
    });
    let here = state
        .cases
        .columns
        .with_untracked(|columns| chosen(columns.as_ref()?));
    let options = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let is_here = here == Some(at as u32);
            view! { <option value=at.to_string() prop:selected=is_here>{name}</option> }
        })
        .collect_view();
    let id = format!("cases-{id}");
    let pick = move |event: web_sys::Event| {
        let at = event_target_value(&event).parse().ok();
        cases::choose(state, |columns| set(columns, at));
    };
    view! {
        <div>
            <label for=id.clone()>{label}</label>
            <select class="field" id=id on:change=pick>
                <option value="" prop:selected=here.is_none()>
                    {none}
                </option>
                {options}
            </select>
        </div>
    }
}

/// Two years to compare; nothing when cases came in one year alone.
#[component]
fn Years() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    let years = Memo::new(move |_| {
        state.cases.view.with(|counted| {
            let quarters = counted.iter().flat_map(|counted| &counted.quarters);
            let mut years: Vec<i32> = quarters.map(|quarter| quarter.year).collect();
            years.dedup();
            years
        })
    });
    move || {
        let years = years.get();
        if years.len() < 2 {
            return None;
        }
        let choices = [0, 1].map(|place: usize| {
            let here = state.cases.years.get_untracked()[place];
            let options = years
                .iter()
                .map(|year| {
                    let year = *year;
                    view! {
                        <option value=year.to_string() prop:selected=here == Some(year)>
                            {year.to_string()}
                        </option>
                    }
                })
                .collect_view();
            let pick = move |event: web_sys::Event| {
                let year = event_target_value(&event).parse().ok();
                state.cases.years.update(|years| years[place] = year);
            };
            view! {
                <select class="field" aria-label=words.years[place] on:change=pick>
                    <option value="" prop:selected=here.is_none()>
                        {words.no_year}
                    </option>
                    {options}
                </select>
            }
        });
        Some(view! {
            <span role="group" class="cases-years" aria-label=words.compare>
                <span aria-hidden="true">{words.compare}</span>
                {choices.into_iter().collect_view()}
            </span>
        })
    }
}

/// Another extract to compare with: an open file of the page, or any other.
#[component]
fn OtherExtract() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    let open_files =
        move || other_file::open_files(state, words.other, words.choose_open, cases::compare_with);
    let label = move || words.choose_other;
    let told = move || match state.cases.beside.get() {
        Beside::Nothing => None,
        Beside::Reading(name) => Some((words.other_reading)(&name)),
        Beside::Refused(why) => Some(why),
        Beside::There(name) => Some((words.other_whole)(&name)),
    };
    let stop = move || {
        let is_there = matches!(
            state.cases.beside.get(),
            Beside::There(_) | Beside::Reading(_)
        );
        is_there.then(|| {
            view! {
                <button class="btn" type="button" on:click=move |_| state.cases.put_away()>
                    {words.other_stop}
                </button>
            }
        })
    };
    view! {
        <span role="group" class="cases-years" aria-label=words.other>
            <span aria-hidden="true">{words.other}</span>
            {open_files}
            {other_file::chooser(state, "cases-other", label, cases::compare_with)}
            {stop}
        </span>
        <p class="small cases-told" role="status">{told}</p>
    }
}
