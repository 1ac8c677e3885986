//! A file that would not fit, or did not: what it would take, and what can be read of it instead.

use crate::actions::memory;
use crate::queries::memory::rows_that_fit;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::dataset::Estimate;
use model::note::ProblemKind;
use model::sniff::{Pick, Sample};
use std::sync::Arc;
use texts::format::bytes;

/// The choice; it is there only when it has to be made.
#[component]
pub fn MemoryChoice() -> impl IntoView {
    let state = State::here();
    move || {
        let foreseen = match state.stage.get() {
            Stage::Choosing => true,
            Stage::Failed(problem) => {
                let lacking = matches!(
                    problem.kind,
                    ProblemKind::OutOfMemory | ProblemKind::WorkerDied
                );
                if !lacking {
                    return None;
                }
                false
            }
            _ => return None,
        };
        let estimate = state.estimate.get()?;
        Some(view! { <Choice estimate=estimate foreseen=foreseen /> })
    }
}

/// Rows that are proposed for a table beside the profile of the whole file.
const SAMPLE_ROWS: u64 = 100_000;

#[component]
fn Choice(estimate: Arc<Estimate>, foreseen: bool) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.memory;
    let language = state.language.get_untracked();
    let budget = memory::budget_bytes();
    let need = bytes(estimate.bytes(), language);
    let told = foreseen.then(|| {
        view! { <p>{(words.foreseen)(&need, &bytes(budget, language))} " " {(words.about_rows)(rounded(estimate.rows))}</p> }
    });
    let title = if foreseen { words.title } else { words.failed };
    // after a failure less is proposed than what failed
    let room = if foreseen {
        budget
    } else {
        budget.min(estimate.bytes() / 2)
    };
    let rows = RwSignal::new(rows_that_fit(&estimate, room));
    let type_rows = move |event: web_sys::Event| {
        if let Ok(count) = event_target_value(&event).parse() {
            rows.set(count);
        }
    };
    // a table to look at, not the most that fits
    let sampled = RwSignal::new(rows.get_untracked().min(SAMPLE_ROWS));
    let type_sampled = move |event: web_sys::Event| {
        if let Ok(count) = event_target_value(&event).parse() {
            sampled.set(count);
        }
    };
    let random = RwSignal::new(true);
    let pick = move |is_random: bool, id: &'static str, label: &'static str| {
        view! {
            <label class="memory-pick small" for=id>
                <input
                    type="radio"
                    name="memory-pick"
                    id=id
                    prop:checked=move || random.get() == is_random
                    on:change=move |_| random.set(is_random)
                />
                {label}
            </label>
        }
    };
    view! {
        <section class="memory" aria-labelledby="memory-title">
            <h2 id="memory-title" tabindex="-1">{title}</h2>
            {told}
            <div class="memory-ways">
                <form
                    class="memory-way"
                    on:submit=move |event| {
                        event.prevent_default();
                        memory::profile(state, sampled.get_untracked().max(1), random.get_untracked());
                    }
                >
                    <h3>{words.profile}</h3>
                    <p class="quiet small">{words.profile_help}</p>
                    <fieldset class="memory-picks">
                        <legend class="out-of-sight">{words.which}</legend>
                        {pick(true, "memory-random", words.random)} {pick(false, "memory-first", words.first)}
                    </fieldset>
                    <label class="small" for="memory-sample">{words.row_count}</label>
                    <input
                        class="field"
                        id="memory-sample"
                        type="number"
                        min="1"
                        inputmode="numeric"
                        prop:value=sampled.get_untracked().to_string()
                        on:input=type_sampled
                    />
                    <button class="btn primary" id="memory-profile">{words.read_profile}</button>
                </form>
                <FewerColumns estimate=estimate.clone() room=budget />
                <form
                    class="memory-way"
                    on:submit=move |event| {
                        event.prevent_default();
                        memory::first_rows(state, rows.get_untracked().max(1));
                    }
                >
                    <h3>{words.first_rows}</h3>
                    <p class="quiet small">{words.first_rows_help}</p>
                    <label class="small" for="memory-rows">{words.row_count}</label>
                    <input
                        class="field"
                        id="memory-rows"
                        type="number"
                        min="1"
                        inputmode="numeric"
                        prop:value=rows.get_untracked().to_string()
                        on:input=type_rows
                    />
                    <button class="btn" id="memory-read-rows">{words.read_rows}</button>
                </form>
                <div class="memory-way">
                    <h3>{words.anyway}</h3>
                    <p class="quiet small">{words.anyway_help}</p>
                    <button class="btn" id="memory-anyway" on:click=move |_| memory::try_anyway(state)>
                        {words.try_anyway}
                    </button>
                </div>
            </div>
        </section>
    }
}

/// The columns with what each takes, and the sum of those chosen beside what there is.
#[component]
fn FewerColumns(estimate: Arc<Estimate>, room: u64) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.memory;
    let language = state.language.get_untracked();
    let count = estimate.column_bytes.len();
    let chosen = RwSignal::new(vec![true; count]);
    let sizes = estimate.column_bytes.clone();
    let need = Memo::new(move |_| {
        chosen.with(|chosen| {
            let own = chosen
                .iter()
                .zip(&sizes)
                .filter(|(is_chosen, _)| **is_chosen);
            own.fold(0u64, |sum, (_, bytes)| sum.saturating_add(*bytes))
        })
    });
    let number = move || chosen.with(|chosen| chosen.iter().filter(|own| **own).count());
    let fits = move || need.get() <= room;
    let columns = state.columns.with_untracked(|columns| {
        let named = columns.iter().zip(&estimate.column_bytes).enumerate();
        named
            .map(|(at, (profile, size))| {
                let id = format!("memory-column-{at}");
                view! {
                    <label for=id.clone()>
                        <input
                            type="checkbox"
                            id=id.clone()
                            prop:checked=move || chosen.with(|chosen| chosen.get(at).copied().unwrap_or_default())
                            on:change=move |event| {
                                let is_chosen = event_target_checked(&event);
                                chosen.update(|chosen| {
                                    if let Some(own) = chosen.get_mut(at) {
                                        *own = is_chosen;
                                    }
                                });
                            }
                        />
                        <span>{profile.name.clone()}</span>
                        <small>{bytes(*size, language)}</small>
                    </label>
                }
            })
            .collect_view()
    });
    let read = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let own = chosen.get_untracked();
        let own = (0u32..).zip(own).filter(|own| own.1).map(|own| own.0);
        memory::fewer_columns(state, own.collect());
    };
    view! {
        <form class="memory-way" on:submit=read>
            <h3>{words.fewer_columns}</h3>
            <p class="quiet small">{words.fewer_columns_help}</p>
            <div class="memory-columns" role="group" aria-label=words.fewer_columns tabindex="0">
                <label for="memory-all">
                    <input
                        type="checkbox"
                        id="memory-all"
                        prop:checked=move || number() == count
                        on:change=move |event| chosen.set(vec![event_target_checked(&event); count])
                    />
                    <b>{words.all_or_none}</b>
                    <small>{bytes(estimate.bytes(), language)}</small>
                </label>
                {columns}
            </div>
            <p class="small" class:memory-over=move || !fits() role="status" id="memory-sum">
                {move || {
                    (words.chosen)(
                        number() as u64,
                        count as u64,
                        &bytes(need.get(), language),
                        &bytes(room, language),
                    )
                }}
                {move || (!fits()).then(|| format!(" {}", words.too_many))}
            </p>
            <button
                class="btn"
                id="memory-read-columns"
                disabled=move || number() == 0 || !fits()
            >
                {words.read_columns}
            </button>
        </form>
    }
}

/// What the table holds of its file, as long as that is not all of it: always in sight.
#[component]
pub fn SampledLine() -> impl IntoView {
    let state = State::here();
    move || {
        let (rows, all) = state.sampled()?;
        let random = matches!(
            state.view.with(|view| view.read.sample),
            Some(Sample {
                pick: Pick::Random { .. },
                ..
            })
        );
        let words = state.texts().page.memory;
        Some(view! { <p class="sampled" id="sampled">{(words.sampled)(all, rows, random)}</p> })
    }
}

/// A number with the two figures that can be told from an estimate.
fn rounded(number: u64) -> u64 {
    let unit = 10_u64.pow(number.max(1).ilog10().saturating_sub(1));
    (number + unit / 2) / unit * unit
}
