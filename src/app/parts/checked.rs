//! What has been checked so far, and what has not. It never says that a file may be published.

use super::icons;
use crate::state::State;
use leptos::prelude::*;
use model::column::ColumnType;
use model::dataset::Opened;
use model::finding::{Finding, Severity};
use model::note::Note;

/// How a check came out.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Fine,
    Look,
}

/// The card.
#[component]
pub fn CheckedCard() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    view! {
        // on a low window it scrolls, with the keyboard too
        <section class="card checked" aria-labelledby="checked-title" tabindex="0">
            <h2 id="checked-title">{words.checked}</h2>
            {move || match state.opened.get() {
                Some(opened) => list(state, &opened).into_any(),
                None => view! { <p class="quiet">{words.waiting}</p> }.into_any(),
            }}
            <p class="quiet small">{words.checked_note}</p>
        </section>
    }
}

fn list(state: State, opened: &Opened) -> impl IntoView + use<> {
    let words = state.texts().page.dataset;
    let mut ragged = 0;
    let mut lost = 0;
    for note in &opened.notes {
        match note {
            Note::RaggedRows { short, long, .. } => ragged += short + long,
            Note::BadBytes { count, .. } | Note::LostLetters { count, .. } => lost += count,
            _ => {}
        }
    }
    let (typed, columns) = state.columns.with_untracked(|columns| {
        let typed = columns
            .iter()
            .filter(|c| c.column_type != ColumnType::Text)
            .count();
        (typed as u64, columns.len() as u64)
    });
    let read = if opened.notes.iter().any(Note::is_partial) {
        (Outcome::Look, words.check_partial.to_owned())
    } else {
        (Outcome::Fine, (words.check_read)(opened.profiled_rows()))
    };
    let width = match ragged {
        0 => (Outcome::Fine, words.check_width.to_owned()),
        n => (Outcome::Look, (words.check_width_bad)(n)),
    };
    let letters = match lost {
        0 => (Outcome::Fine, words.check_letters.to_owned()),
        n => (Outcome::Look, (words.check_letters_bad)(n)),
    };
    let types = (Outcome::Fine, (words.check_types)(typed, columns));
    let checked = [read, width, letters, types]
        .into_iter()
        .chain(kle(state))
        .map(|(outcome, sentence)| {
            let (class, icon, state) = match outcome {
                Outcome::Fine => ("fine", icons::tick().into_any(), None),
                Outcome::Look => (
                    "look",
                    icons::attention().into_any(),
                    Some(words.state_look),
                ),
            };
            view! {
                <li class=class>
                    <span class="sign">{icon}</span>
                    <span>
                        {state.map(|state| view! { <b>{state} ": "</b> })} {sentence}
                    </span>
                </li>
            }
        })
        .collect_view();
    let open = [words.open_personal, words.open_small, words.open_quality]
        .map(|sentence| {
            view! {
                <li class="open">
                    <span class="sign">{icons::dash()}</span>
                    <span>{sentence}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{words.state_ok}</h3>
        <ul class="checks">{checked}</ul>
        <h3>{words.state_open}</h3>
        <ul class="checks rest">{open}</ul>
    }
}

/// How the check of KLE numbers came out; nothing while there are none.
fn kle(state: State) -> Option<(Outcome, String)> {
    let words = texts::kle(state.language.get_untracked()).numbers;
    let checked = state.numbers.checked.get()?;
    let is_wrong = |finding: &&Finding| finding.severity > Severity::Info;
    let wrong = checked.findings.iter().filter(is_wrong).count() as u64;
    Some(match (checked.numbers, wrong) {
        (0, 0) => return None,
        (numbers, 0) => (Outcome::Fine, (words.check_fine)(numbers)),
        (numbers, wrong) => (Outcome::Look, (words.check_look)(numbers, wrong)),
    })
}
