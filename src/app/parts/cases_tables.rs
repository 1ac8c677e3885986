//! The tables of a case extract: by subject, quarter, department and facet, and two years or two extracts side by
//! side.

use crate::actions::cases;
use crate::state::State;
use leptos::prelude::*;
use model::case_extract::{CaseLine, CaseView};
use model::message::Language;
use std::sync::Arc;
use texts::format::{integer, number, percent};

/// What stands where there is nothing to say.
const NOTHING: &str = "–";

/// A share of cases, rounded to whole per cent.
fn share(part: u64, of: u64, language: Language) -> String {
    match of {
        0 => NOTHING.to_owned(),
        of => percent(part as f64 / of as f64, 0, language),
    }
}

/// A number of days, whole or a half.
fn days(value: Option<f64>, language: Language) -> String {
    value.map_or(NOTHING.to_owned(), |value| {
        number(value, u8::from(value.fract() != 0.0), language)
    })
}

/// A table in a room that scrolls sideways.
fn table(name: &'static str, head: Vec<String>, rows: Vec<(AnyView, Vec<String>)>) -> AnyView {
    let head = head
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect_view();
    let rows = rows
        .into_iter()
        .map(|(key, cells)| {
            let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> });
            view! {
                <tr>
                    <th scope="row">{key}</th>
                    {cells.collect_view()}
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="cases-table" tabindex="0" role="region" aria-label=name>
            <table>
                <caption>{name}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The heads of what is told of cases; only with times when there are any.
fn heads(state: State, first: &'static str, all: &CaseLine) -> Vec<String> {
    let words = state.texts().page.cases;
    let mut heads = vec![first.to_owned(), words.cases.to_owned()];
    heads.push(words.in_general.to_owned());
    if all.without_facet > 0 {
        heads.push(words.without_facet.to_owned());
    }
    if all.times.measured > 0 {
        heads.push(words.median.to_owned());
        heads.push(words.ninth_decile.to_owned());
        heads.push((words.within)(state.cases.target_days.get_untracked()));
    }
    if all.open > 0 {
        heads.push(words.open.to_owned());
        heads.push(words.open_age.to_owned());
    }
    heads
}

/// What is told of cases, under [`heads`].
fn cells(state: State, line: &CaseLine, all: &CaseLine) -> Vec<String> {
    let language = state.language.get_untracked();
    let mut cells = vec![integer(line.cases, language)];
    cells.push(share(line.in_general, line.cases, language));
    if all.without_facet > 0 {
        cells.push(share(line.without_facet, line.cases, language));
    }
    let times = &line.times;
    if all.times.measured > 0 {
        cells.push(days(times.median, language));
        cells.push(days(times.ninth_decile.map(f64::from), language));
        cells.push(share(
            times.within_target.unwrap_or_default(),
            times.measured,
            language,
        ));
    }
    if all.open > 0 {
        cells.push(integer(line.open, language));
        cells.push(days(line.open_median, language));
    }
    cells
}

/// A subject: its title first, the number small; a button when there is something below it.
fn subject(state: State, line: &CaseLine, has_below: bool) -> AnyView {
    let words = state.texts().page.cases;
    let title = line.title.clone().unwrap_or(words.untitled.to_owned());
    let code = line.key.clone();
    let name = view! { {title.clone()} " " <span class="kle small">{code.clone()}</span> };
    if !has_below {
        return name.into_any();
    }
    let label = (words.go_below)(&title);
    let go = move |_| cases::go_below(state, code.clone(), title.clone());
    view! {
        <button class="link" title=label on:click=go>
            {name}
        </button>
    }
    .into_any()
}

/// A whole line of the register, `05.13.10`.
const DEEPEST: usize = 8;

/// One step down, by subject; most cases first.
#[component]
pub fn Numbers(counted: Arc<CaseView>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    let mut lines: Vec<&CaseLine> = counted.numbers.iter().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.cases));
    let here = counted.all.key.as_str();
    let mut rows: Vec<(AnyView, Vec<String>)> = lines
        .into_iter()
        .map(|line| {
            let has_below = line.key.len() < DEEPEST && line.key != here;
            (
                subject(state, line, has_below),
                cells(state, line, &counted.all),
            )
        })
        .collect();
    // first, since a long list is cut off and scrolled
    let total = view! { <b>{words.total}</b> }.into_any();
    rows.insert(0, (total, cells(state, &counted.all, &counted.all)));
    table(
        words.by_subject,
        heads(state, words.subject, &counted.all),
        rows,
    )
}

/// By the quarter cases came in.
#[component]
pub fn Quarters(counted: Arc<CaseView>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    let language = state.language.get_untracked();
    (!counted.quarters.is_empty()).then(|| {
        let head = vec![
            words.quarter_head.to_owned(),
            words.cases.to_owned(),
            words.median.to_owned(),
            words.ninth_decile.to_owned(),
        ];
        let rows = counted.quarters.iter().map(|quarter| {
            let name = (words.quarter)(quarter.year, quarter.quarter);
            let line = &quarter.all;
            let cells = vec![
                integer(line.cases, language),
                days(line.times.median, language),
                days(line.times.ninth_decile.map(f64::from), language),
            ];
            (name.into_any(), cells)
        });
        table(words.by_quarter, head, rows.collect())
    })
}

/// By department or system.
#[component]
pub fn Units(counted: Arc<CaseView>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    let language = state.language.get_untracked();
    (!counted.units.is_empty()).then(|| {
        let has_facets = counted.all.without_facet > 0;
        let mut head = vec![
            words.unit.to_owned(),
            words.cases.to_owned(),
            words.in_general.to_owned(),
        ];
        if has_facets {
            head.push(words.without_facet.to_owned());
        }
        head.push(words.median.to_owned());
        let rows = counted.units.iter().map(|line| {
            let name = match line.key.as_str() {
                "" => words.no_unit.to_owned(),
                name => name.to_owned(),
            };
            let mut cells = vec![
                integer(line.cases, language),
                share(line.in_general, line.cases, language),
            ];
            if has_facets {
                cells.push(share(line.without_facet, line.cases, language));
            }
            cells.push(days(line.times.median, language));
            (name.into_any(), cells)
        });
        view! {
            <div>
                {table(words.by_unit, head, rows.collect())}
                {counted.more_units.then(|| view! { <p class="quiet small">{words.more_units}</p> })}
            </div>
        }
    })
}

/// By action facet, most cases first.
#[component]
pub fn Facets(counted: Arc<CaseView>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    let language = state.language.get_untracked();
    (!counted.facets.is_empty()).then(|| {
        let mut facets: Vec<&(String, u64)> = counted.facets.iter().collect();
        facets.sort_by_key(|facet| std::cmp::Reverse(facet.1));
        let rows = facets
            .into_iter()
            .map(|(facet, count)| (facet_words(state, facet), vec![integer(*count, language)]));
        let head = vec![words.facet.to_owned(), words.cases.to_owned()];
        table(words.by_facet, head, rows.collect())
    })
}

/// Two years side by side; nothing until both are chosen.
#[component]
pub fn Compare(counted: Arc<CaseView>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    let years = state.cases.years.get_untracked();
    let ([Some(one), Some(other)], [here, there]) = (years, counted.periods.as_slice()) else {
        return None;
    };
    let names = [one, other].map(|year| year.to_string());
    let sides = [(&here.0, &here.1), (&there.0, &there.1)];
    Some(side_by_side(state, words.compare, names, sides))
}

/// This extract beside another one; nothing until that is counted.
#[component]
pub fn CompareFiles(counted: Arc<CaseView>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.cases;
    move || {
        let other = state.cases.other_view.get()?;
        let names = [words.this_file, words.other_file].map(str::to_owned);
        let sides = [
            (&counted.all, &counted.numbers),
            (&other.all, &other.numbers),
        ];
        Some(side_by_side(state, words.other, names, sides))
    }
}

/// What is told of some cases: all of them, and one step down.
type Side<'a> = (&'a CaseLine, &'a Vec<CaseLine>);

/// Two sets of cases by the same subjects; those with most cases in the first set come first.
fn side_by_side(
    state: State,
    name: &'static str,
    names: [String; 2],
    sides: [Side<'_>; 2],
) -> AnyView {
    let words = state.texts().page.cases;
    let language = state.language.get_untracked();
    let [one, other] = &names;
    let head = vec![
        words.subject.to_owned(),
        (words.cases_in)(one),
        (words.cases_in)(other),
        (words.median_in)(one),
        (words.median_in)(other),
    ];
    let pair = |one: Option<&CaseLine>, other: Option<&CaseLine>| {
        let cases = |line: Option<&CaseLine>| integer(line.map_or(0, |line| line.cases), language);
        let median = |line: Option<&CaseLine>| days(line.and_then(|l| l.times.median), language);
        vec![cases(one), cases(other), median(one), median(other)]
    };
    let [(all, lines), (other_all, other_lines)] = sides;
    let same = |lines: &'_ [CaseLine], key: &str| lines.iter().position(|line| line.key == key);
    let mut sorted: Vec<&CaseLine> = lines.iter().collect();
    sorted.sort_by_key(|line| std::cmp::Reverse(line.cases));
    let mut rows: Vec<(AnyView, Vec<String>)> = sorted
        .into_iter()
        .map(|line| {
            let there = same(other_lines, &line.key).and_then(|at| other_lines.get(at));
            (subject(state, line, false), pair(Some(line), there))
        })
        .collect();
    // what only the other side has
    let only = other_lines
        .iter()
        .filter(|line| same(lines, &line.key).is_none());
    rows.extend(only.map(|line| (subject(state, line, false), pair(None, Some(line)))));
    let total = view! { <b>{words.total}</b> }.into_any();
    rows.insert(0, (total, pair(Some(all), Some(other_all))));
    table(name, head, rows)
}

/// A facet; with its wording where the loaded edition of KLE has it.
fn facet_words(state: State, facet: &str) -> AnyView {
    let wording = state.edition.loaded.with_untracked(|loaded| {
        let facets = &loaded.as_ref()?.facets;
        let known = facets.iter().find(|(code, _)| code == facet);
        known.map(|(_, wording)| wording.clone())
    });
    let facet = facet.to_owned();
    view! { {facet} {wording.map(|wording| view! { " " <small>{wording}</small> })} }.into_any()
}
