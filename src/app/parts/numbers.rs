//! The KLE numbers in the data: how many, judged by what, what is wrong with them and where.

use super::icons;
use super::mend_button::mend_button;
use super::numbers_choices::{NumberChoices, PARTS};
use super::row_links::row_links;
use crate::actions::numbers;
use crate::dom;
use crate::state::{Mode, State};
use leptos::prelude::*;
use model::finding::{Finding, Param, Severity};
use model::kle_check::{GeneralShare, KleChecked};
use std::sync::Arc;
use texts::format::{integer, percent};
use texts::kle::numbers::Which;

/// Id of the card's heading.
const TITLE: &str = "numbers-title";

/// Departments that are shown.
const MOST_SHARES: usize = 20;

/// The columns that say more of the numbers.
const COLUMNS: [Which; 6] = [
    Which::Number,
    Which::Journal,
    Which::Facet,
    Which::KleTitle,
    Which::Received,
    Which::Department,
];

/// The card; nothing for a file without KLE numbers.
#[component]
pub fn NumbersCard() -> impl IntoView {
    let state = State::here();
    // asked once for every file that is read
    Effect::new(move |_| {
        let is_read = state.opened.with(Option::is_some);
        untrack(|| match is_read {
            true => numbers::look(state),
            false => state.numbers.forget(),
        });
    });
    Effect::new(move |_| {
        if state.numbers.columns.with(Option::is_some) {
            untrack(|| numbers::check(state));
        }
    });
    // what is mended is drawn anew: the focus comes back to where that was asked for
    Effect::new(move |_| {
        if state.numbers.checked.with(Option::is_some) && state.numbers.comes_back.get_value() {
            state.numbers.comes_back.set_value(false);
            dom::next_frame(|| dom::focus(TITLE));
        }
    });
    let is_shown = Memo::new(move |_| {
        state.mode.get() == Mode::Overview && state.numbers.columns.with(Option::is_some)
    });
    move || is_shown.get().then(|| view! { <Card /> })
}

#[component]
fn Card() -> impl IntoView {
    let state = State::here();
    let words = texts::kle(state.language.get_untracked()).numbers;
    view! {
        <section class="card numbers" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">{words.title}</h2>
            {move || match state.numbers.checked.get() {
                None => view! { <p class="quiet" role="status">{words.waiting}</p> }.into_any(),
                Some(checked) => told(state, checked).into_any(),
            }}
            <NumberChoices prefix="numbers" which=&COLUMNS />
        </section>
    }
}

fn told(state: State, checked: Arc<KleChecked>) -> impl IntoView {
    let words = texts::kle(state.language.get_untracked()).numbers;
    let columns = &checked.columns;
    let in_parts = (columns.number.is_none() && !columns.parts.is_empty()).then(|| {
        let names = columns
            .parts
            .iter()
            .map(|column| state.column_name(*column));
        let names: Vec<String> = names.collect();
        view! { <p class="quiet small">{(words.in_parts)(&names.join(PARTS))}</p> }
    });
    let sampled = state
        .sampled()
        .map(|_| view! { <p class="quiet small">{words.sampled}</p> });
    let findings = checked
        .findings
        .iter()
        .map(|one| finding(state, one))
        .collect_view();
    let body = match (checked.numbers, checked.findings.is_empty()) {
        (0, true) => view! { <p>{words.no_numbers}</p> }.into_any(),
        (_, true) => view! { <p>{words.nothing}</p> }.into_any(),
        _ => view! {
            <div class="findings" role="group" aria-label=words.findings tabindex="0">
                <ul>{findings}</ul>
            </div>
        }
        .into_any(),
    };
    let counted = (checked.numbers > 0).then(|| {
        view! {
            <p>{(words.judged)(checked.numbers, checked.judged)}</p>
            <p>{(words.general)(checked.general, checked.numbers)}</p>
        }
    });
    view! {
        {counted}
        {sampled}
        {in_parts}
        {body}
        {shares(state, &checked.shares)}
    }
}

/// A finding: what it is, why it matters, what to do, and where.
fn finding(state: State, finding: &Finding) -> impl IntoView + use<> {
    let texts = texts::kle(state.language.get_untracked());
    let words = texts.numbers;
    let [what, why, to_do] = (texts.finding)(finding);
    let (class, icon) = match finding.severity {
        Severity::Info => ("info", icons::dash().into_any()),
        Severity::Warning => ("warning", icons::attention().into_any()),
        Severity::Blocker => ("blocker", icons::attention().into_any()),
    };
    let column = finding.column.as_deref().map(words.column);
    let named = match &finding.column {
        Some(column) => {
            let words = texts::checks(state.language.get_untracked()).card;
            (words.in_column)(&(texts.name)(finding), column)
        }
        None => (texts.name)(finding),
    };
    let rows = finding
        .position
        .and_then(|column| row_links(state, &finding.rows, finding.cells.unwrap_or(0), column));
    view! {
        <li class=class>
            <h3>
                <span class="weight">{icon} {(words.severity)(finding.severity)}</span>
                {what}
            </h3>
            <p>{why} " " {to_do}</p>
            <p class="quiet small">{column}</p>
            {rows}
            {repairs(state, finding)}
            {mend_button(state, &named, finding)}
        </li>
    }
}

/// What was probably meant, for each code as it stands.
fn repairs(state: State, finding: &Finding) -> Option<impl IntoView + use<>> {
    let words = texts::kle(state.language.get_untracked()).numbers;
    let found = finding.params.iter().find_map(|(_, param)| match param {
        Param::Repairs(repairs) => Some(repairs),
        _ => None,
    })?;
    let [stands, meant] = words.repair_heads;
    let rows = found
        .iter()
        .map(|(code, repair)| view! { <tr><td>{code.clone()}</td><td>{repair.clone()}</td></tr> })
        .collect_view();
    let label = (words.repairs)(found.len());
    Some(view! {
        <details class="more">
            <summary class="small">{label}</summary>
            <table class="plain">
                <thead>
                    <tr><th scope="col">{stands}</th><th scope="col">{meant}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    })
}

/// How the numbers on `.00` spread over departments; nothing without such a column.
fn shares(state: State, shares: &[GeneralShare]) -> Option<impl IntoView + use<>> {
    if shares.is_empty() {
        return None;
    }
    let language = state.language.get_untracked();
    let words = texts::kle(language).numbers;
    let rows = shares
        .iter()
        .take(MOST_SHARES)
        .map(|share| {
            let name = match share.name.as_str() {
                "" => words.no_name.to_owned(),
                name => name.to_owned(),
            };
            let part = share.general as f64 / share.numbers.max(1) as f64;
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{integer(share.numbers, language)}</td>
                    <td>{integer(share.general, language)}</td>
                    <td>{percent(part, 0, language)}</td>
                </tr>
            }
        })
        .collect_view();
    let heads = words
        .share_heads
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect_view();
    let more = (shares.len() > MOST_SHARES).then(|| {
        let sentence = (words.first_shares)(MOST_SHARES, shares.len());
        view! { <p class="quiet small">{sentence}</p> }
    });
    Some(view! {
        <details class="more">
            <summary class="small">{words.shares}</summary>
            <div class="plain-room">
                <table class="plain counts">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more}
        </details>
    })
}
