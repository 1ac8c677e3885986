//! The seam to the page's third module: what a user opens of a file, and what lies over the page.
//!
//! It comes right behind the second (`second.rs` tells how the page is cut) and is not waited for. Parts of it are
//! shown through [`State::panels`]: who opens one before it has come sees it when it comes. So nothing that is
//! shown of every file at once belongs here, and everything else does.

use crate::actions::code_list::{self, SetAside};
use crate::actions::picture::{self, Picture};
use crate::actions::trouble;
use crate::bridge;
use crate::parts::areas_question::AreasQuestion;
use crate::parts::cases::CasesView;
use crate::parts::chart_panel::ChartPanel;
use crate::parts::chart_tools::ChartTools;
use crate::parts::code_list_question::CodeListQuestion;
use crate::parts::column_panel::ColumnPanel;
use crate::parts::compare_panel::ComparePanel;
use crate::parts::coverage::CoverageCard;
use crate::parts::decide_panel::DecidePanel;
use crate::parts::dictionary_panel::DictionaryPanel;
use crate::parts::edition_panel::EditionPanel;
use crate::parts::edition_question::EditionQuestion;
use crate::parts::findings::FindingsCard;
use crate::parts::import_panel::ImportPanel;
use crate::parts::letter_panel::LetterPanel;
use crate::parts::lines_bar::LinesBar;
use crate::parts::lines_card::LinesCards;
use crate::parts::lines_panel::LinesPanel;
use crate::parts::lines_why::LinesWhy;
use crate::parts::map_card::{MapSwitch, MapView};
use crate::parts::map_features_small::SmallMap;
use crate::parts::mend_panel::MendPanel;
use crate::parts::numbers::NumbersCard;
use crate::parts::questions::QuestionsCard;
use crate::parts::readiness::ReadinessCard;
use crate::parts::story_panel::StoryPanel;
use crate::state::{Mode, State};
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use model::note::Problem;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// What the page of a file asks of the third module.
#[derive(Clone, Copy)]
pub struct Panels {
    /// Everything about one column, beside the table.
    pub column: fn() -> AnyView,
    /// What the table covers, near the data.
    pub coverage: fn() -> AnyView,
    /// The map, in place of the answers.
    pub map: fn() -> AnyView,
    /// The way to it; nothing when there is none.
    pub map_switch: fn() -> AnyView,
    /// The map of the file's own places as an answer among others.
    pub small_map: fn() -> AnyView,
    /// What can be done with the chart, below it.
    pub chart_tools: fn() -> AnyView,
    /// Saves the chart.
    pub picture: fn(State, Picture),
    /// What only some files have, and what is asked for: findings, cases by KLE, KLE numbers.
    pub cards: fn() -> AnyView,
    /// Plain questions with their answers, near the data.
    pub questions: fn() -> AnyView,
    /// What lies over the page of a file.
    pub over: fn() -> AnyView,
    /// Asks about a file that is a list of codes; gives any other back.
    pub code_list: fn(State, web_sys::File) -> SetAside,
    /// Puts what may lie over every screen into the document.
    begin: fn(State),
}

thread_local! {
    static HERE: Cell<Option<Panels>> = const { Cell::new(None) };
}

#[wasm_split(panels, fallible)]
fn hand_over() -> Result<Panels, SplitLoaderError> {
    Ok(Panels {
        column: || view! { <ColumnPanel /> }.into_any(),
        coverage: || view! { <CoverageCard /> }.into_any(),
        map: || view! { <MapView /> }.into_any(),
        map_switch: || view! { <MapSwitch /> }.into_any(),
        small_map: || view! { <SmallMap /> }.into_any(),
        chart_tools: || view! { <ChartTools /> }.into_any(),
        picture: picture::save,
        cards: || {
            view! {
                <FindingsCard />
                <CasesView />
                <LinesBar />
                <LinesCards />
                <ReadinessCard />
                <NumbersCard />
            }
            .into_any()
        },
        questions: || view! { <QuestionsCard /> }.into_any(),
        over: || {
            view! {
                <ImportPanel />
                <DecidePanel />
                <LinesPanel />
                <MendPanel />
                <LetterPanel />
                <LinesWhy />
                <ComparePanel />
                <DictionaryPanel />
                <ChartPanel />
                <StoryPanel />
            }
            .into_any()
        },
        code_list: code_list::set_aside,
        begin,
    })
}

/// In the page's language.
fn begin(state: State) {
    mount_to_body(move || {
        provide_context(state);
        move || {
            state.language.track();
            view! { <EditionPanel /> <EditionQuestion /> <CodeListQuestion /> <AreasQuestion /> }
        }
    });
}

/// The third module, when it has come.
pub fn here() -> Option<Panels> {
    HERE.get()
}

/// Waits for the third module.
///
/// # Errors
/// That it could not be fetched; the next call tries again.
pub async fn fetched(state: State) -> Result<(), Problem> {
    let panels = hand_over()
        .await
        .map_err(|_| bridge::missing("panelsWasm"))?;
    if HERE.replace(Some(panels)).is_none() {
        (panels.begin)(state);
        state.panels.set(Some(panels));
    }
    Ok(())
}

/// When something of it is opened while it is not there, asks for it again, and tells when it cannot be fetched.
pub fn watch(state: State) {
    Effect::new(move |_| {
        if is_any_open(state) && state.panels.with_untracked(Option::is_none) {
            spawn_local(async move {
                if let Err(problem) = fetched(state).await {
                    trouble::tell(state, problem);
                }
            });
        }
    });
}

fn is_any_open(state: State) -> bool {
    let of_a_file = [
        state.panel.with(Option::is_some),
        state.import.open.with(Option::is_some),
        state.deciding.open.get(),
        state.lines.panel.with(Option::is_some),
        state.lines.why.with(Option::is_some),
        state.findings.is_open.get(),
        state.findings.mending.with(Option::is_some),
        state.findings.letter.with(Option::is_some),
        state.compare.is_open.get(),
        state.mode.get() == Mode::Cases,
        state.charting.is_open.get(),
        state.story.is_open.get(),
    ];
    let of_editions = [
        state.edition.open.get(),
        !state.edition.asked.with(Vec::is_empty),
    ];
    // every one is looked at, so that all are watched
    of_a_file.contains(&true) || of_editions.contains(&true)
}
