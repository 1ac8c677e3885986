//! The page of a file: what it is called and how it was read, three answers, the data itself.

use crate::actions::findings;
use crate::parts::assumptions::Assumptions;
use crate::parts::chart_card::ChartCard;
use crate::parts::checked::CheckedCard;
use crate::parts::files_list::FilesChoice;
use crate::parts::memory_choice::{MemoryChoice, SampledLine};
use crate::parts::notes::Notes;
use crate::parts::offers::Offers;
use crate::parts::problem::{EndedCard, HintCard, TroubleCard};
use crate::parts::progress::ReadingBar;
use crate::parts::row_links::JumpNotice;
use crate::parts::side::Side;
use crate::parts::subject::SubjectCard;
use crate::parts::table::Table;
use crate::parts::toolbar::Toolbar;
use crate::parts::top_bar::TopBar;
use crate::state::{Mode, State};
use leptos::prelude::*;

/// The page of a file.
#[component]
pub fn Dataset() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    findings::watch(state);
    let is_overview = move || state.mode.get() == Mode::Overview;
    let switch = move |mode: Mode, label: &'static str| {
        view! {
            <button
                aria-pressed=move || (state.mode.get() == mode).to_string()
                on:click=move |_| state.mode.set(mode)
            >
                {label}
            </button>
        }
    };
    view! {
        <TopBar />
        <div class="shell" class:with-panel=move || state.panel.get().is_some()>
            <Side />
            <main
                class="dataset"
                class:table-only=move || !is_overview()
                id="content"
                tabindex="-1"
            >
                <FilesChoice />
                <div class="lead">
                    <h1>{move || state.title()}</h1>
                    <div class="lead-ways">
                        <button
                            class="btn"
                            id="compare-open"
                            aria-haspopup="dialog"
                            aria-label=words.compare_label
                            title=words.compare_label
                            on:click=move |_| state.compare.is_open.set(true)
                        >
                            {words.compare}
                        </button>
                        <div class="switch" role="group" aria-label=words.views>
                            {switch(Mode::Overview, words.overview)} {switch(Mode::Table, words.table)}
                            {move || {
                                state
                                    .cases
                                    .columns
                                    .with(Option::is_some)
                                    .then(|| switch(Mode::Cases, state.texts().page.cases.view))
                            }}
                            {move || state.panels.get().map(|panels| (panels.map_switch)())}
                        </div>
                    </div>
                </div>
                <Assumptions />
                <SampledLine />
                <EndedCard />
                <MemoryChoice />
                <TroubleCard />
                <HintCard />
                // while the answers are awaited, the bar lies over their room: the table stays where it is
                <div class="answers-room">
                    {move || {
                        is_overview()
                            .then(|| {
                                view! {
                                    <div class="answers">
                                        <SubjectCard />
                                        <CheckedCard />
                                        <ChartCard />
                                    </div>
                                }
                            })
                    }}
                    <ReadingBar />
                </div>
                {move || state.panels.get().map(|panels| (panels.map)())}
                {move || state.panels.get().map(|panels| (panels.cards)())}
                {move || {
                    let coverage = move || state.panels.get().map(|panels| (panels.coverage)());
                    let questions = move || state.panels.get().map(|panels| (panels.questions)());
                    is_overview()
                        .then(|| {
                            view! {
                                <div class="lines-above">{questions} {coverage}</div>
                                <Offers />
                                <Notes />
                            }
                        })
                }}
                <Toolbar />
                <JumpNotice />
                <Table />
            </main>
            {move || state.panels.get().map(|panels| (panels.column)())}
        </div>
        {move || state.panels.get().map(|panels| (panels.over)())}
    }
}
