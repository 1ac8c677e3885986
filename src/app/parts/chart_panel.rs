//! The panel where the user chooses a chart: what it is made of, and beside it how it looks.

use super::chart_card::primitive;
use super::chart_fields::ChartFields;
use super::chart_notes::ChartNotes;
use super::dialog::Frame;
use crate::actions::chart_choice::{self, PANEL};
use crate::state::State;
use leptos::prelude::*;
use model::scene::Chart;

/// The panel; it is there only while it is open.
#[component]
pub fn ChartPanel() -> impl IntoView {
    let state = State::here();
    Effect::new(move |_| {
        if state.charting.is_open.get() {
            untrack(|| chart_choice::begin(state));
        }
    });
    move || state.charting.is_open.get().then(|| view! { <Panel /> })
}

#[component]
fn Panel() -> impl IntoView {
    let state = State::here();
    let words = texts::chart_panel(state.language.get_untracked());
    let can_apply = Memo::new(move |_| state.charting.preview.with(Option::is_some));
    let is_known = Memo::new(move |_| state.charting.choices.with(Option::is_some));
    let is_chosen = move || state.view.with(|view| view.chart.is_some());
    let foot = view! {
        <button class="btn" type="button" on:click=move |_| chart_choice::close(state)>
            {words.cancel}
        </button>
        {move || {
            is_chosen()
                .then(|| {
                    view! {
                        <button class="btn" type="button" on:click=move |_| chart_choice::let_go(state)>
                            {words.again}
                        </button>
                    }
                })
        }}
        <button
            class="btn primary"
            type="button"
            id="chart-apply"
            disabled=move || !can_apply.get()
            on:click=move |_| chart_choice::apply(state)
        >
            {words.apply}
        </button>
    };
    view! {
        <Frame
            id=PANEL
            title=words.title.to_owned()
            lead=words.lead
            close=chart_choice::close
            foot=foot.into_any()
        >
            <div class="chart-choice">
                <div class="chart-fields">
                    {move || is_known.get().then(|| view! { <ChartFields /> <ChartNotes /> })}
                </div>
                <section class="chart-preview" aria-labelledby="chart-preview-title">
                    <h3 id="chart-preview-title">{words.preview}</h3>
                    {move || preview(state)}
                </section>
            </div>
        </Frame>
    }
}

/// The draft as it will look, or why there is nothing to see.
fn preview(state: State) -> AnyView {
    let words = texts::chart_panel(state.language.get_untracked());
    let refusal = state
        .charting
        .choices
        .with(|choices| choices.as_ref().map(|choices| choices.refusal));
    let said = match (refusal, state.charting.preview.get()) {
        (None, _) => words.waiting.to_owned(),
        (Some(Some(why)), _) => (words.refused)(why),
        (Some(None), None) => words.nothing.to_owned(),
        (Some(None), Some(chart)) => {
            return view! {
                <h4>{chart.title.clone()}</h4>
                <figure>
                    {drawing(&chart)}
                    <figcaption>{chart.sentence.clone()}</figcaption>
                </figure>
            }
            .into_any();
        }
    };
    view! { <p class="quiet" role="status">{said}</p> }.into_any()
}

/// A drawing that is only looked at.
pub fn drawing(chart: &Chart) -> impl IntoView + use<> {
    let scene = &chart.scene;
    let primitives = scene.primitives.iter().map(primitive).collect_view();
    view! {
        <svg
            class="drawing"
            role="img"
            aria-label=chart.alt.clone()
            viewBox=format!("0 0 {} {}", scene.width, scene.height)
        >
            {primitives}
        </svg>
    }
}
