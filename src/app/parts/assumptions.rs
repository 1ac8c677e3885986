//! What was assumed about the file: one chip each, changeable, with the reason.

use super::icons;
use super::popover::{self, Popover};
use crate::actions::steps;
use crate::state::State;
use leptos::prelude::*;
use model::sniff::{DateOrder, DecimalSign, Encoding, ReadOptions, Sniff};
use std::sync::Arc;

/// Delimiters offered, the usual ones first.
const DELIMITERS: [char; 5] = [';', ',', '\t', '|', ' '];
/// Rows of column names offered.
const MOST_HEADER_ROWS: u32 = 3;

/// A change of the options.
type Change = Arc<dyn Fn(&mut ReadOptions) + Send + Sync>;

/// One possible reading.
#[derive(Clone)]
struct Choice {
    words: String,
    current: bool,
    change: Change,
}

fn choice(
    words: impl Into<String>,
    current: bool,
    change: impl Fn(&mut ReadOptions) + Send + Sync + 'static,
) -> Choice {
    Choice {
        words: words.into(),
        current,
        change: Arc::new(change),
    }
}

/// The chips.
#[component]
pub fn Assumptions() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page;
    let counts = move || {
        let rows = state.opened.with(|o| o.as_ref().map(|o| o.rows));
        let columns = state.columns.with(|c| c.len() as u64);
        view! {
            {rows.map(|rows| view! { <li class="chip plain">{(words.common.rows)(rows)}</li> })}
            {(columns > 0).then(|| view! { <li class="chip plain">{(words.common.columns)(columns)}</li> })}
        }
    };
    view! {
        <ul class="chips" aria-label=words.assumed.list>
            {counts}
            {move || state.sniff.get().map(|sniff| chips(state, &sniff))}
        </ul>
    }
}

fn chips(state: State, sniff: &Sniff) -> impl IntoView + use<> {
    let words = state.texts().page.assumed;
    let delimited = sniff.origin.is_text();
    let sheet = sniff
        .part
        .last()
        .map(|name| view! { <li class="chip plain">{(words.sheet)(name)}</li> });
    let encoding = delimited.then(|| {
        let now = sniff.file_encoding().value;
        let choices = Encoding::ALL
            .into_iter()
            .map(|encoding| {
                choice((words.encoding_name)(encoding), encoding == now, move |options| {
                    options.encoding = Some(encoding);
                })
            })
            .collect();
        view! {
            <Chip
                id="encoding"
                label=words.encoding
                value=(words.encoding_name)(now).to_owned()
                reason=(words.evidence)(sniff.file_encoding().evidence)
                choices=choices
                free=Free { chosen: |options| options.encoding.is_some(), leave: |options| options.encoding = None }
            />
        }
    });
    let delimiter = delimited.then(|| {
        let now = sniff.file_delimiter().value;
        let mut signs = DELIMITERS.to_vec();
        if !signs.contains(&now) {
            signs.push(now);
        }
        let choices = signs
            .into_iter()
            .map(|sign| {
                choice((words.delimiter_name)(sign), sign == now, move |options| {
                    options.delimiter = Some(sign);
                })
            })
            .collect();
        view! {
            <Chip
                id="delimiter"
                label=words.delimiter
                value=(words.delimiter_name)(now)
                reason=(words.evidence)(sniff.file_delimiter().evidence)
                choices=choices
                free=Free { chosen: |options| options.delimiter.is_some(), leave: |options| options.delimiter = None }
            />
        }
    });
    view! {
        {sheet}
        {encoding}
        {delimiter}
        {header(state, sniff)}
        {numbers(state, sniff)}
        {dates(state, sniff)}
    }
}

/// Which rows name the columns: the first rows of the file are offered.
fn header(state: State, sniff: &Sniff) -> impl IntoView + use<> {
    let words = state.texts().page.assumed;
    let (above, rows) = (sniff.preamble_rows.value, sniff.header_rows.value);
    let mut choices = vec![choice(words.no_header, rows == 0, move |options| {
        options.preamble_rows = Some(above);
        options.header_rows = Some(0);
    })];
    let mut offer = |from: u32, count: u32| {
        let current = rows == count && above == from;
        choices.push(choice(
            (words.header_name)(from + 1, count),
            current,
            move |options| {
                options.preamble_rows = Some(from);
                options.header_rows = Some(count);
            },
        ));
    };
    for from in 0..5.max(above + 2) {
        offer(from, 1);
    }
    for count in 2..=MOST_HEADER_ROWS.max(rows) {
        offer(above, count);
    }
    let evidence = if sniff.preamble_rows.value > 0 {
        sniff.preamble_rows.evidence
    } else {
        sniff.header_rows.evidence
    };
    view! {
        <Chip
            id="header"
            label=words.header
            value=(words.header_name)(above + 1, rows)
            reason=(words.evidence)(evidence)
            choices=choices
            free=Free {
                chosen: |options| options.header_rows.is_some() || options.preamble_rows.is_some(),
                leave: |options| {
                    options.header_rows = None;
                    options.preamble_rows = None;
                },
            }
        />
    }
}

fn numbers(state: State, sniff: &Sniff) -> impl IntoView + use<> {
    let words = state.texts().page.assumed;
    let now = sniff.decimal_sign.value;
    let choices = [DecimalSign::Comma, DecimalSign::Point]
        .into_iter()
        .map(|sign| {
            choice(
                (words.decimal_name)(sign),
                now == Some(sign),
                move |options| {
                    options.decimal_sign = Some(sign);
                },
            )
        })
        .collect();
    view! {
        <Chip
            id="decimal"
            label=words.decimal
            value=now.map_or(words.none, words.decimal_name).to_owned()
            reason=(words.evidence)(sniff.decimal_sign.evidence)
            choices=choices
            free=Free { chosen: |options| options.decimal_sign.is_some(), leave: |options| options.decimal_sign = None }
        />
    }
}

fn dates(state: State, sniff: &Sniff) -> impl IntoView + use<> {
    let words = state.texts().page.assumed;
    let now = sniff.date_order.value;
    let choices = [DateOrder::Dmy, DateOrder::Ymd, DateOrder::Mdy]
        .into_iter()
        .map(|order| {
            choice(
                (words.date_name)(order),
                now == Some(order),
                move |options| {
                    options.date_order = Some(order);
                },
            )
        })
        .collect();
    view! {
        <Chip
            id="dates"
            label=words.date
            value=now.map_or(words.none, words.date_name).to_owned()
            reason=(words.evidence)(sniff.date_order.evidence)
            choices=choices
            free=Free { chosen: |options| options.date_order.is_some(), leave: |options| options.date_order = None }
        />
    }
}

/// How a question is left to the evidence again.
#[derive(Clone, Copy)]
struct Free {
    /// Whether the user has decided it.
    chosen: fn(&ReadOptions) -> bool,
    /// Forgets that.
    leave: fn(&mut ReadOptions),
}

#[component]
fn Chip(
    id: &'static str,
    label: &'static str,
    value: String,
    reason: String,
    choices: Vec<Choice>,
    free: Free,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.assumed;
    let open = RwSignal::new(false);
    let anchor = format!("chip-{id}");
    let back_to = StoredValue::new(anchor.clone());
    let spoken = (words.change)(label, &value);
    let choices = StoredValue::new(choices);
    let reason = StoredValue::new(reason);
    let pick = move |change: Change| {
        back_to.with_value(|anchor| popover::close(open, anchor));
        steps::reread(state, |options| change(options));
    };
    view! {
        <li>
            <button
                class="chip"
                id=anchor.clone()
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                aria-label=spoken
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span>{label}</span> " " <b>{value}</b> {icons::down()}
            </button>
            <Popover open=open anchor=anchor label=label>
                <div class="assumption">
                    <h2>{label}</h2>
                    <p>{reason.get_value()}</p>
                    <p class="assumption-choose" id=format!("choose-{id}")>{words.choose}</p>
                    <div class="assumption-choices" role="group" aria-labelledby=format!("choose-{id}")>
                        {choices
                            .get_value()
                            .into_iter()
                            .map(|one| {
                                let change = one.change.clone();
                                view! {
                                    <button
                                        class="choice"
                                        aria-pressed=one.current.to_string()
                                        on:click=move |_| pick(change.clone())
                                    >
                                        {one.words}
                                    </button>
                                }
                            })
                            .collect_view()}
                    </div>
                    {move || {
                        state
                            .view
                            .with(|view| (free.chosen)(&view.read))
                            .then(|| {
                                let change: Change = Arc::new(free.leave);
                                view! {
                                    <button class="link" on:click=move |_| pick(change.clone())>
                                        {words.automatic}
                                    </button>
                                }
                            })
                    }}
                </div>
            </Popover>
        </li>
    }
}
