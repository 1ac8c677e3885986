//! What the dataset is about: the plain subject first, its number small, the words that speak for it.

use super::number_facts::NumberFacts;
use crate::actions::decide::{self, OPENER};
use crate::actions::edition;
use crate::actions::lessons;
use crate::queries::lessons::speaks;
use crate::state::State;
use crate::state::finder::Chosen;
use leptos::prelude::*;
use model::kle::{Classification, KleMatch, Word};
use model::note::Note;
use model::recipe::Decision;

/// Suggestions shown.
const SHOWN: usize = 3;
/// Words shown for each.
const WORDS: usize = 4;
/// From this share of a score on, another is nearly as good.
const NEARLY: f64 = 0.85;

/// The card.
#[component]
pub fn SubjectCard() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    let decided = Memo::new(move |_| state.view.with(|view| view.decision.clone()));
    view! {
        // on a low window it scrolls, with the keyboard too
        <section class="card subject" aria-labelledby="subject-title" tabindex="0">
            <h2 id="subject-title">{words.subject}</h2>
            {move || match state.opened.get() {
                Some(opened) => answered(state, &opened.classification, decided.get()).into_any(),
                None => view! { <p class="quiet">{words.waiting}</p> }.into_any(),
            }}
            <EditionOpener />
        </section>
    }
}

/// Which edition of KLE that is by, and the way to another one.
#[component]
fn EditionOpener() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.edition;
    let label = move || {
        let is_missing = state.opened.with(|opened| {
            let opened = opened.as_ref();
            opened.is_some_and(|opened| opened.classification.notes.contains(&Note::KleMissing))
        });
        state.edition.loaded.with(|loaded| match loaded {
            None if is_missing => words.opener_missing.to_owned(),
            loaded => (words.opener)(loaded.as_ref().map(|found| found.loaded.name.as_str())),
        })
    };
    view! {
        <p class="subject-edition">
            <button class="link small" id="edition-open" on:click=move |_| edition::show(state)>
                {label}
            </button>
        </p>
    }
}

/// What the user decided, else what was chosen for such data before and what is suggested; and the ways on.
fn answered(state: State, found: &Classification, decided: Option<Decision>) -> AnyView {
    let words = state.texts().page.decide;
    if found.notes.contains(&Note::KleMissing) {
        return answer(state, found).into_any();
    }
    let number = state.texts().page.dataset.kle_number;
    let choose = move |label: &'static str| {
        view! {
            <button class="btn small" id=OPENER on:click=move |_| decide::open(state)>
                {label}
            </button>
        }
    };
    let Some(decided) = decided else {
        return view! {
            {move || learned(state)}
            {answer(state, found)}
            // in sight beside the heading, however long the list
            <p class="subject-choose">{choose(words.choose)}</p>
        }
        .into_any();
    };
    let why =
        (!decided.why.is_empty()).then(|| view! { <p class="subject-told">{decided.why}</p> });
    view! {
        <p class="small"><span class="pill good">{words.decided}</span></p>
        <p class="subject-line"><b>{decided.title.clone()}</b></p>
        <p class="why"><span class="kle">{number(&decided.number)}</span></p>
        <NumberFacts number=decided.number title=decided.title />
        {why}
        <p class="subject-ways">
            {choose(words.change)}
            <button class="btn small" on:click=move |_| decide::take_back(state)>
                {words.take_back}
            </button>
        </p>
        <details>
            <summary class="small">{words.suggested}</summary>
            {answer(state, found)}
        </details>
    }
    .into_any()
}

/// What was chosen for data like this before, when the user asked for it to be remembered.
fn learned(state: State) -> Option<AnyView> {
    state.deciding.lessons.track();
    let kept = lessons::kept();
    let lesson = speaks(&kept, &lessons::words(state))?.clone();
    let words = state.texts().page.decide;
    let why = (!lesson.why.is_empty()).then_some(lesson.why);
    let list = suggested_number(state, &lesson.number, &lesson.title, why.into_any(), None);
    Some(
        view! {
            <p class="quiet small">{words.learned}</p>
            <ol class="subjects">{list}</ol>
        }
        .into_any(),
    )
}

/// A number with its title and a button that uses it.
fn suggested_number(
    state: State,
    number: &str,
    title: &str,
    why: AnyView,
    meter: Option<AnyView>,
) -> AnyView {
    let words = state.texts().page.decide;
    let label = (words.use_named)(title);
    let chosen = Chosen {
        number: number.to_owned(),
        title: title.to_owned(),
    };
    let facts = view! { <NumberFacts number=number.to_owned() title=title.to_owned() /> };
    let title = title.to_owned();
    let number = (state.texts().page.dataset.kle_number)(number);
    view! {
        <li>
            <div class="subject-line">
                <b>{title}</b>
                {meter}
                <button
                    class="btn small subject-use"
                    aria-label=label
                    on:click=move |_| decide::apply(state, chosen.clone(), "")
                >
                    {words.use_it}
                </button>
            </div>
            <p class="why"><span class="kle">{number}</span> {why}</p>
            {facts}
        </li>
    }
    .into_any()
}

fn answer(state: State, found: &Classification) -> impl IntoView + use<> {
    let words = state.texts().page.dataset;
    let sentence = state.texts().notes.sentence;
    let missing = found.notes.contains(&Note::KleMissing);
    let reasons: Vec<String> = found.notes.iter().map(sentence).collect();
    let head = if missing {
        view! { <p>{reasons.join(" ")}</p> }.into_any()
    } else if found.confident {
        view! { <p class="quiet small">{words.best} " · " {words.kle}</p> }.into_any()
    } else {
        let why = if reasons.is_empty() && found.matches.is_empty() {
            words.no_subject.to_owned()
        } else {
            reasons.join(" ")
        };
        view! {
            <p class="small">
                <span class="pill notice">{words.unsure}</span> " " {why} " "
                <span class="quiet">{words.kle}</span>
            </p>
        }
        .into_any()
    };
    let shown = distinct(&found.matches);
    let best = shown
        .first()
        .map_or(1.0, |one| one.score.max(f64::MIN_POSITIVE));
    let others = shown.len().saturating_sub(1);
    let all = RwSignal::new(false);
    // where the answers stand one below the other, the best one is enough to begin with
    let more = (!missing && others > 0).then(|| {
        view! {
            <button
                class="link small subjects-more"
                aria-expanded=move || all.get().to_string()
                on:click=move |_| all.update(|all| *all = !*all)
            >
                {(words.more_subjects)(others)}
            </button>
        }
    });
    let list = (!missing && !shown.is_empty()).then(|| {
        let mut before: Vec<Evidence> = Vec::new();
        let items = shown
            .iter()
            .map(|one| {
                let evidence = gather(state, &one.evidence);
                let item = suggestion(state, one, one.score / best, &evidence, before == evidence);
                before = evidence;
                item
            })
            .collect_view();
        view! { <ol class="subjects" class:best=move || !all.get()>{items}</ol> }
    });
    view! {
        {head}
        {list}
        {more}
    }
}

/// The best ones, without a main group whose own group is nearly as good: the group says more.
fn distinct(matches: &[KleMatch]) -> Vec<&KleMatch> {
    let says_more = |one: &KleMatch, other: &KleMatch| {
        other.code.len() > one.code.len()
            && other.code.starts_with(&one.code)
            && other.score >= one.score * NEARLY
    };
    matches
        .iter()
        .filter(|one| !matches.iter().any(|other| says_more(one, other)))
        .take(SHOWN)
        .collect()
}

/// A word and the places it stood in.
#[derive(PartialEq)]
struct Evidence {
    word: String,
    places: Vec<String>,
}

/// The words that speak for a match, each once, the strongest first.
fn gather(state: State, words: &[Word]) -> Vec<Evidence> {
    let place = state.texts().page.dataset.whereabouts;
    let mut gathered: Vec<Evidence> = Vec::new();
    for word in words {
        let place = place(word.whereabouts, word.column.as_deref());
        let known = gathered
            .iter_mut()
            .find(|known| known.word.to_lowercase() == word.word.to_lowercase());
        match known {
            Some(known) if known.places.contains(&place) => {}
            Some(known) => known.places.push(place),
            None => gathered.push(Evidence {
                word: word.word.clone(),
                places: vec![place],
            }),
        }
    }
    gathered.truncate(WORDS);
    gathered
}

/// One suggestion; `share` is its score beside the best one's.
fn suggestion(
    state: State,
    found: &KleMatch,
    share: f64,
    evidence: &[Evidence],
    same_words: bool,
) -> impl IntoView + use<> {
    let words = state.texts().page.dataset;
    let percent = (found.score.clamp(0.0, 1.0) * 100.0).round() as u32;
    let width = format!("{}%", (share.clamp(0.02, 1.0) * 100.0).round());
    let last = evidence.len().saturating_sub(1);
    let marks = evidence
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let places = one.places.join(", ");
            view! {
                <mark>{one.word.clone()}</mark>
                " (" {places} {if index < last { "), " } else { ")" }}
            }
        })
        .collect_view();
    let why = if evidence.is_empty() {
        ().into_any()
    } else if same_words {
        view! { " · " {words.because} " " {words.same_words} }.into_any()
    } else {
        view! { " · " {words.because} " " {marks} }.into_any()
    };
    let meter = view! {
        <span
            class="meter"
            role="img"
            aria-label=(words.strength)(percent)
            title=(words.strength)(percent)
        >
            <span style:width=width></span>
        </span>
    };
    let meter = Some(meter.into_any());
    suggested_number(state, &found.code, &found.title, why, meter)
}
