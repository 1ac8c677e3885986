//! Whether the file can be used, as far as it was looked at: one sentence, what it goes by, and what nobody has
//! looked for. It never says that a file may be published.

use super::icons;
use crate::actions::findings::{self, OPENER};
use crate::actions::letter;
use crate::queries::findings::{Group, grouped};
use crate::state::State;
use leptos::prelude::*;
use model::checked::Checked;
use model::column::ColumnType;
use model::dataset::Opened;
use model::finding::{Finding, Severity};
use model::note::Note;
use texts::checks::ChecksTexts;

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
    let words = texts::checks(state.language.get_untracked());
    let waiting = state.texts().page.dataset.waiting;
    view! {
        // on a low window it scrolls, with the keyboard too
        <section class="card checked" aria-labelledby="checked-title" tabindex="0">
            <h2 id="checked-title">{words.card.question}</h2>
            {move || match (state.opened.get(), state.findings.checked.get()) {
                (None, _) => view! { <p class="quiet">{waiting}</p> }.into_any(),
                (Some(_), _) if state.findings.is_old.get() => {
                    view! { <p class="quiet" role="status">{words.card.waiting}</p> }.into_any()
                }
                (Some(_), None) => {
                    view! { <p class="quiet" role="status">{words.card.waiting}</p> }.into_any()
                }
                (Some(opened), Some(checked)) => told(state, words, &opened, &checked).into_any(),
            }}
        </section>
    }
}

fn told(
    state: State,
    words: &'static ChecksTexts,
    opened: &Opened,
    checked: &Checked,
) -> impl IntoView + use<> {
    let groups = grouped(&checked.findings);
    let heaviest = groups.iter().map(Group::severity).max();
    let (class, icon) = match heaviest {
        Some(Severity::Blocker) => ("blocker", icons::attention().into_any()),
        Some(Severity::Warning) => ("warning", icons::attention().into_any()),
        Some(Severity::Info) | None => ("info", icons::dash().into_any()),
    };
    let shown = move || state.findings.is_open.get();
    let count = groups.len();
    let button = (count > 0).then(|| {
        view! {
            <button
                class="btn small"
                id=OPENER
                aria-expanded=move || shown().to_string()
                on:click=move |_| findings::toggle(state)
            >
                {move || match shown() {
                    true => words.card.hide.to_owned(),
                    false => (words.card.show)(count),
                }}
            </button>
        }
    });
    view! {
        <p class=format!("verdict {class}") role="status">
            <span class="sign">{icon}</span>
            <b>{verdict(state, words, &groups)}</b>
        </p>
        {button}
        {scope(state, words, opened, checked)}
        <p class="quiet small">{words.card.not_checked}</p>
    }
}

/// The sentence on whether the file can be used, and what to begin with.
fn verdict(state: State, words: &ChecksTexts, groups: &[Group]) -> String {
    let of = |severity: Severity| {
        let mut those = groups.iter().filter(|group| group.severity() == severity);
        let first = those.next()?;
        Some((1 + those.count(), heading(words, first)))
    };
    if let Some((count, first)) = of(Severity::Blocker) {
        (words.card.blocked)(count, &first)
    } else if let Some((count, first)) = of(Severity::Warning) {
        (words.card.doubtful)(count, &first)
    } else if kle(state).is_some_and(|(outcome, _)| outcome == Outcome::Look) {
        words.card.only_kle.to_owned()
    } else if groups.is_empty() {
        words.card.nothing.to_owned()
    } else {
        (words.card.worth_knowing)(groups.len())
    }
}

/// What was found, and where.
fn heading(words: &ChecksTexts, group: &Group) -> String {
    let Some(first) = group.first() else {
        return String::new();
    };
    let name = (words.name)(first);
    match (group.findings.len(), &first.column) {
        (1, Some(column)) => (words.card.in_column)(&name, column),
        (1, None) => name,
        (columns, _) => (words.card.in_columns)(&name, columns),
    }
}

/// What was looked at: what needs a look itself is in sight, the rest is folded.
fn scope(
    state: State,
    words: &'static ChecksTexts,
    opened: &Opened,
    checked: &Checked,
) -> impl IntoView + use<> {
    let mut seen = reading(state, opened);
    seen.extend(kle(state));
    let read = seen.remove(0);
    let (look, fine): (Vec<_>, Vec<_>) = seen
        .into_iter()
        .partition(|(outcome, _)| *outcome == Outcome::Look);
    let mut told = vec![read];
    told.extend(look);
    if !checked.is_whole || opened.all_rows.is_some() {
        told.push((Outcome::Look, words.card.sampled.to_owned()));
    }
    if !checked.unchecked.is_empty() {
        let names = checked.unchecked.iter();
        let names = names.map(|rule| (words.name)(&letter::of_rule(rule)));
        let names: Vec<String> = names.collect();
        told.push((Outcome::Look, (words.card.too_large)(&names.join("; "))));
    }
    let count = checked.rules.len() + fine.len() + told.len();
    let rules = checked.rules.iter();
    let rules = rules.map(|rule| (words.name)(&letter::of_rule(rule)));
    let rules = rules.map(|name| view! { <li class="rule">{name}</li> });
    view! {
        <ul class="checks">{lines(state, told)}</ul>
        <details class="more">
            <summary class="small">{(words.card.only_checked)(count)}</summary>
            <ul class="checks">{lines(state, fine)}</ul>
            <ul class="checked-rules small">{rules.collect_view()}</ul>
        </details>
    }
}

fn lines(state: State, checks: Vec<(Outcome, String)>) -> impl IntoView {
    let look = state.texts().page.dataset.state_look;
    let line = |(outcome, sentence): (Outcome, String)| {
        let (class, icon, state) = match outcome {
            Outcome::Fine => ("fine", icons::tick().into_any(), None),
            Outcome::Look => ("look", icons::attention().into_any(), Some(look)),
        };
        view! {
            <li class=class>
                <span class="sign">{icon}</span>
                <span>{state.map(|state| view! { <b>{state} ": "</b> })} {sentence}</span>
            </li>
        }
    };
    checks.into_iter().map(line).collect_view()
}

/// How the reading came out: first whether every row could be read.
fn reading(state: State, opened: &Opened) -> Vec<(Outcome, String)> {
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
    vec![read, width, letters, types]
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
