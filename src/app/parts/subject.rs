//! What the dataset is about: the plain subject first, its number small, the words that speak for it.

use crate::state::State;
use leptos::prelude::*;
use model::kle::{Classification, KleMatch};
use model::note::Note;

/// Suggestions shown.
const SHOWN: usize = 3;
/// Words shown for each.
const WORDS: usize = 5;

/// The card.
#[component]
pub fn SubjectCard() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    view! {
        <section class="card subject" aria-labelledby="subject-title">
            <h2 id="subject-title">{words.subject}</h2>
            {move || match state.opened.get() {
                Some(opened) => answer(state, &opened.classification).into_any(),
                None => view! { <p class="quiet">{words.waiting}</p> }.into_any(),
            }}
        </section>
    }
}

fn answer(state: State, found: &Classification) -> impl IntoView + use<> {
    let words = state.texts().page.dataset;
    let sentence = state.texts().notes.sentence;
    let missing = found.notes.contains(&Note::KleMissing);
    let reasons: Vec<String> = found.notes.iter().map(sentence).collect();
    let head = if missing {
        view! { <p>{reasons.join(" ")}</p> }.into_any()
    } else if found.confident {
        view! { <p class="quiet">{words.best}</p> }.into_any()
    } else {
        let why = if reasons.is_empty() && found.matches.is_empty() {
            words.no_subject.to_owned()
        } else {
            reasons.join(" ")
        };
        view! { <p><span class="pill notice">{words.unsure}</span> " " {why}</p> }.into_any()
    };
    let best = found
        .matches
        .first()
        .map_or(1.0, |one| one.score.max(f64::MIN_POSITIVE));
    let list = (!missing && !found.matches.is_empty()).then(|| {
        let items = found
            .matches
            .iter()
            .take(SHOWN)
            .map(|one| suggestion(state, one, one.score / best))
            .collect_view();
        view! { <ol class="subjects">{items}</ol> }
    });
    view! {
        {head}
        {list}
        {(!missing).then(|| view! { <p class="quiet small">{words.kle}</p> })}
    }
}

/// One suggestion; `share` is its score beside the best one's.
fn suggestion(state: State, found: &KleMatch, share: f64) -> impl IntoView + use<> {
    let words = state.texts().page.dataset;
    let percent = (found.score.clamp(0.0, 1.0) * 100.0).round() as u32;
    let width = format!("{}%", (share.clamp(0.02, 1.0) * 100.0).round());
    let last = found.evidence.len().min(WORDS).saturating_sub(1);
    let evidence = found
        .evidence
        .iter()
        .take(WORDS)
        .enumerate()
        .map(|(index, word)| {
            let place = (words.whereabouts)(word.whereabouts, word.column.as_deref());
            view! {
                <mark>{word.word.clone()}</mark>
                " (" {place} {if index < last { "), " } else { ")" }}
            }
        })
        .collect_view();
    view! {
        <li>
            <div class="subject-line">
                <b>{found.title.clone()}</b>
                <span
                    class="meter"
                    role="img"
                    aria-label=(words.strength)(percent)
                    title=(words.strength)(percent)
                >
                    <span style:width=width></span>
                </span>
            </div>
            <p class="why">
                <span class="kle">{(words.kle_number)(&found.code)}</span>
                " " {(!found.evidence.is_empty()).then(|| view! { {words.because} " " {evidence} })}
            </p>
        </li>
    }
}
