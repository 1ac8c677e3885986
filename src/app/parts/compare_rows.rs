//! Rows that were added, removed or changed: some of them, to be gone to and saved.

use crate::actions::compare;
use crate::state::State;
use crate::state::compare::FATES;
use leptos::prelude::*;
use model::cell::Cell;
use model::comparison::{ColumnComparison, Comparison, RowExample, RowFate};
use std::sync::Arc;
use texts::format::{NumberStyle, cell, integer};

/// Values of an added or removed row that are shown.
const SHOWN_CELLS: usize = 8;
/// Characters of a value that are shown.
const SHOWN_CHARS: usize = 80;

/// The rows of a fate; nothing when there are none.
#[component]
pub fn Rows(told: Arc<Comparison>, fate: RowFate) -> impl IntoView {
    let state = State::here();
    let words = texts::compare(state.language.get_untracked());
    let count = match fate {
        RowFate::Added => told.rows.added,
        RowFate::Removed => told.rows.removed,
        RowFate::Changed => told.rows.changed,
    };
    let place = FATES.iter().position(|own| *own == fate)?;
    let rows = state.compare.rows.get(place).copied()?;
    if count == 0 {
        return None;
    }
    let title = format!("compare-{place}");
    let heading = title.clone();
    let items = {
        let told = told.clone();
        move || {
            let rows = rows.get();
            let items = rows.rows.iter().map(|row| item(state, &told, row, fate));
            items.collect_view()
        }
    };
    let shown = move || rows.with(|rows| (words.shown)(rows.rows.len() as u64, rows.of));
    let is_more = move || rows.with(|rows| (rows.rows.len() as u64) < rows.of);
    let filter = (fate == RowFate::Changed)
        .then(|| filter(state, &told))
        .flatten();
    Some(view! {
        <section class="compare-part" aria-labelledby=title>
            <h3 id=heading>{(words.rows)(fate)} " " <span class="quiet small">{shown}</span></h3>
            {filter}
            <ul class="compare-rows">{items}</ul>
            <div class="compare-ways">
                {move || {
                    is_more()
                        .then(|| {
                            view! {
                                <button class="btn" type="button" on:click=move |_| compare::more(state, fate)>
                                    {words.page.more}
                                </button>
                            }
                        })
                }}
                <button class="btn" type="button" on:click=move |_| compare::save(state, fate, false)>
                    {(words.page.save)(fate)}
                </button>
                <button
                    class="btn"
                    type="button"
                    aria-label=format!("{}: {}", (words.page.save)(fate), words.page.for_excel)
                    on:click=move |_| compare::save(state, fate, true)
                >
                    {words.page.for_excel}
                </button>
            </div>
        </section>
    })
}

/// The choice of one changed column; nothing when only one changed.
fn filter(state: State, told: &Comparison) -> Option<AnyView> {
    let words = texts::compare(state.language.get_untracked()).page;
    let language = state.language.get_untracked();
    let places = (0u32..).zip(&told.columns);
    let changed: Vec<_> = places.filter(|(_, column)| column.changed > 0).collect();
    if changed.len() < 2 {
        return None;
    }
    let options = changed
        .into_iter()
        .map(|(place, column)| {
            let label = format!("{} ({})", column.name(), integer(column.changed, language));
            view! { <option value=place.to_string()>{label}</option> }
        })
        .collect_view();
    let pick =
        move |event: web_sys::Event| compare::only(state, event_target_value(&event).parse().ok());
    let view = view! {
        <select class="field compare-only" aria-label=words.only_column on:change=pick>
            <option value="">{words.all_columns}</option>
            {options}
        </select>
    };
    Some(view.into_any())
}

fn item(state: State, told: &Comparison, row: &RowExample, fate: RowFate) -> impl IntoView + use<> {
    let words = texts::compare(state.language.get_untracked());
    let keys = told
        .columns
        .iter()
        .filter(|column| column.is_key)
        .zip(&row.key);
    let keys: Vec<String> = keys
        .map(|(column, key)| shown(state, Some(key), column))
        .collect();
    let is_older = state.compare.is_older.get_untracked();
    let place = (words.place)(row.old_row, row.new_row);
    let place = match compare::row_here(row, is_older) {
        Some(file_row) => {
            let language = state.language.get_untracked();
            let row = row.clone();
            view! {
                <button
                    class="row-link"
                    type="button"
                    aria-label=format!("{}, {}", place, (words.page.go)(file_row))
                    title=(words.page.go)(file_row)
                    on:click=move |_| compare::go(state, &row)
                >
                    {integer(file_row, language)}
                </button>
            }
            .into_any()
        }
        None => view! { <span class="quiet small">{place}</span> }.into_any(),
    };
    let most = match fate {
        RowFate::Changed => usize::MAX,
        _ => SHOWN_CELLS,
    };
    let more = (row.cells.len() > most).then_some(" …");
    let cells = row
        .cells
        .iter()
        .take(most)
        .filter_map(|change| {
            let column = told.columns.get(change.column as usize)?;
            let name = column.name().to_owned();
            let value = |value: &Option<Cell>| shown(state, value.as_ref(), column);
            Some(match fate {
                RowFate::Changed => view! {
                    <span class="compare-cell">
                        <span class="quiet">{name} ": "</span>
                        <del>{value(&change.before)}</del>
                        <span aria-hidden="true">" → "</span>
                        <ins>{value(&change.after)}</ins>
                    </span>
                }
                .into_any(),
                _ => {
                    let value = match fate {
                        RowFate::Removed => value(&change.before),
                        _ => value(&change.after),
                    };
                    view! {
                        <span class="compare-cell"><span class="quiet">{name} ": "</span> {value}</span>
                    }
                    .into_any()
                }
            })
        })
        .collect_view();
    view! {
        <li>
            {place}
            <div class="compare-row">
                {(!keys.is_empty()).then(|| view! { <b>{keys.join(" · ")}</b> })}
                {cells}
                {more}
            </div>
        </li>
    }
}

/// A value on one line.
fn shown(state: State, value: Option<&Cell>, column: &ColumnComparison) -> String {
    let language = state.language.get_untracked();
    let side = column.new.as_ref().or(column.old.as_ref());
    let style = NumberStyle::of_kind(side.and_then(|side| side.kind.as_deref()));
    let text = value.map_or(String::new(), |value| cell(value, language, style));
    if text.is_empty() {
        return texts::compare(language).missing.to_owned();
    }
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
