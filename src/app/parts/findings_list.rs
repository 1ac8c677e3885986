//! What was found in the file, heaviest first: what it is, where, why it matters, what to do.

use super::icons;
use super::mend_button::mend_button;
use super::row_links::row_links;
use crate::actions::findings::{self, TITLE};
use crate::actions::{letter, mends, steps};
use crate::dom;
use crate::queries::findings::{Group, grouped};
use crate::queries::mends::safe;
use crate::state::State;
use leptos::prelude::*;
use model::checked::Checked;
use model::finding::{Finding, Param, Severity};
use model::recipe::{Step, View};
use texts::checks::ChecksTexts;

/// Columns of a rule that are shown at once.
const COLUMNS: usize = 4;

/// The card.
#[component]
pub fn FindingsList() -> impl IntoView {
    let state = State::here();
    let words = texts::checks(state.language.get_untracked());
    let close = state.texts().page.common.close;
    let again = move || {
        let is_old = state.findings.is_old.get();
        is_old.then(|| view! { <p class="quiet small" role="status">{words.card.again}</p> })
    };
    // what is drawn anew takes the focus along: it stays in the card
    Effect::new(move |before: Option<()>| {
        state.findings.checked.track();
        if before.is_some() {
            dom::next_frame(|| {
                if dom::focused().is_none_or(|element| element.tag_name() == "BODY") {
                    dom::focus(TITLE);
                }
            });
        }
    });
    view! {
        <section class="card faults" aria-labelledby=TITLE>
            <header class="faults-head">
                <h2 id=TITLE tabindex="-1">{words.card.title}</h2>
                <button
                    class="btn square"
                    aria-label=close
                    title=close
                    on:click=move |_| findings::toggle(state)
                >
                    {icons::cross()}
                </button>
            </header>
            {again}
            <div class="faults-ways">
                {move || state.findings.checked.get().and_then(|checked| mend_all(state, words, &checked))}
                <button class="btn small" on:click=move |_| letter::open(state)>{words.letter.open}</button>
            </div>
            {move || state.findings.checked.get().map(|checked| list(state, words, &checked))}
        </section>
    }
}

fn list(state: State, words: &'static ChecksTexts, checked: &Checked) -> impl IntoView + use<> {
    let groups = grouped(&checked.findings);
    let (infos, heavy): (Vec<Group>, Vec<Group>) = groups
        .into_iter()
        .partition(|group| group.severity() == Severity::Info);
    let items = |groups: &[Group]| {
        let items = groups.iter().map(|group| item(state, words, group));
        items.collect_view()
    };
    let is_light = heavy.is_empty();
    let is_empty = is_light && infos.is_empty();
    let nothing = is_empty.then(|| view! { <p>{words.card.nothing}</p> });
    let label = (words.card.more_infos)(infos.len());
    let infos = (!infos.is_empty()).then(|| {
        view! {
            <details class="more" open=is_light>
                <summary class="small">{label}</summary>
                <ul>{items(&infos)}</ul>
            </details>
        }
    });
    let heavy = (!is_light).then(|| view! { <ul>{items(&heavy)}</ul> });
    view! {
        // a long list scrolls, with the keyboard too
        <div class="faults-list" role="group" aria-label=words.card.title tabindex="0">
            {nothing} {heavy} {infos}
        </div>
    }
}

/// What a rule found: once what it is, then column by column.
fn item(state: State, words: &'static ChecksTexts, group: &Group) -> Option<impl IntoView + use<>> {
    let first = group.first()?;
    let [_, why, to_do] = (words.finding)(first);
    let (class, icon) = match first.severity {
        Severity::Info => ("info", icons::dash().into_any()),
        Severity::Warning => ("warning", icons::attention().into_any()),
        Severity::Blocker => ("blocker", icons::attention().into_any()),
    };
    let place = |finding: &Finding| place(state, words, finding);
    let (shown, folded) = group.findings.split_at(COLUMNS.min(group.findings.len()));
    let label = (words.card.more_columns)(folded.len());
    let folded = (!folded.is_empty()).then(|| {
        let places = folded.iter().map(place).collect_view();
        view! {
            <details class="more">
                <summary class="small">{label}</summary>
                {places}
            </details>
        }
    });
    let places = shown.iter().map(place).collect_view();
    Some(view! {
        <li class=class>
            <h3>
                <span class="weight">{icon} {(words.card.severity)(first.severity)}</span>
                <span>{(words.name)(first)}</span>
            </h3>
            <p>{why} " " {to_do}</p>
            {places}
            {folded}
        </li>
    })
}

/// A column something was found in: how many cells, which values, which rows.
fn place(state: State, words: &'static ChecksTexts, finding: &Finding) -> impl IntoView + use<> {
    let column = finding.column.as_deref().map(words.card.column);
    let detail = Some((words.detail)(finding)).filter(|detail| !detail.is_empty());
    let separator = (column.is_some() && detail.is_some()).then_some(": ");
    let line = (column.is_some() || detail.is_some())
        .then(|| view! { <p class="fault-place"><b>{column}</b> {separator} {detail}</p> });
    // rows that are wrong as a whole are gone to in the first column
    let position = finding.position.unwrap_or_else(|| {
        let first = |layout: &crate::queries::layout::Layout| layout.columns.first().copied();
        state
            .layout
            .with_untracked(|layout| first(layout))
            .unwrap_or(0)
    });
    let cells = finding.cells.unwrap_or(finding.rows.len() as u64);
    view! {
        <div class="fault">
            {line}
            {row_links(state, &finding.rows, cells, position)}
            {only_rows(state, words, finding)}
            {repairs(words, finding)}
            {mend_button(state, &named(words, finding), finding)}
        </div>
    }
}

/// The button that keeps the rows of a finding in the table, and lets the others in again; nothing where not all of
/// its rows are known.
fn only_rows(
    state: State,
    words: &'static ChecksTexts,
    finding: &Finding,
) -> Option<impl IntoView + use<>> {
    if !finding.has_rows() {
        return None;
    }
    let found = finding.found();
    let what = named(words, finding);
    let is_on = {
        let found = found.clone();
        Memo::new(move |_| {
            let is_it = |view: &View| view.query.found.as_ref() == Some(&found);
            state.view.with(is_it)
        })
    };
    let toggle = move |_| {
        let found = (!is_on.get_untracked()).then(|| found.clone());
        steps::take(state, Step::Found(found));
    };
    Some(view! {
        <button
            class="btn small only-rows"
            aria-label=(words.card.only_rows_of)(&what)
            aria-pressed=move || is_on.get().to_string()
            disabled=move || state.findings.is_old.get()
            on:click=toggle
        >
            {words.card.only_rows}
        </button>
    })
}

/// What a finding is, with its column.
fn named(words: &ChecksTexts, finding: &Finding) -> String {
    let name = (words.name)(finding);
    match &finding.column {
        Some(column) => (words.card.in_column)(&name, column),
        None => name,
    }
}

/// The button that mends whatever takes nothing away; nothing for less than two such repairs.
fn mend_all(
    state: State,
    words: &'static ChecksTexts,
    checked: &Checked,
) -> Option<impl IntoView + use<>> {
    let all = safe(&checked.findings);
    if all.len() < 2 {
        return None;
    }
    let label = (words.mend.mend_all)(all.len());
    Some(view! {
        <button
            class="btn small"
            disabled=move || state.findings.is_old.get()
            on:click=move |_| mends::open(state, all.clone())
        >
            {label}
        </button>
    })
}

/// What was probably meant, for each value as it stands.
fn repairs(words: &'static ChecksTexts, finding: &Finding) -> Option<impl IntoView + use<>> {
    let found = finding.params.iter().find_map(|(_, param)| match param {
        Param::Repairs(repairs) => Some(repairs),
        _ => None,
    })?;
    let [stands, meant] = words.card.repair_heads;
    let rows = found
        .iter()
        .map(|(value, repair)| view! { <tr><td>{value.clone()}</td><td>{repair.clone()}</td></tr> })
        .collect_view();
    let label = (words.card.repairs)(found.len());
    Some(view! {
        <details class="more">
            <summary class="small">{label}</summary>
            <div class="plain-room">
                <table class="plain">
                    <thead>
                        <tr><th scope="col">{stands}</th><th scope="col">{meant}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    })
}
