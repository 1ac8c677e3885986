//! The first rows of the file as they would read, in the panel where the reading is put right.

use crate::actions::import;
use crate::state::State;
use crate::state::import::Shown;
use leptos::prelude::*;
use model::column::ColumnType;
use model::sniff::Sniff;
use std::sync::Arc;
use texts::format::{NumberStyle, cell, integer};

/// The first rows.
#[component]
pub fn Preview() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.import;
    let problems = state.texts().problems;
    let shown = state.import.shown;
    let size = move || {
        shown.with(|shown| {
            let shown = shown.as_ref()?;
            let columns = shown.sniff.column_names.len() as u64;
            Some((words.preview_size)(shown.rows.len() as u64, columns))
        })
    };
    let trouble = move || {
        state.import.trouble.get().map(|problem| {
            view! {
                <p class="field-problem" role="alert">
                    {words.failed} " " {(problems.what)(&problem.kind)} ". "
                    {(problems.why)(&problem.kind)}
                </p>
            }
        })
    };
    let width = move || shown.with(|shown| shown.as_ref().map_or(0, |shown| shown.types.len()));
    let more = move || {
        let columns = shown.with(|shown| {
            shown
                .as_ref()
                .map_or(0, |shown| shown.sniff.column_names.len())
        });
        let more = columns.saturating_sub(width()) as u64;
        (more > 0).then(|| view! { <p class="quiet small">{(words.more_columns)(more)}</p> })
    };
    let aside = move |label: &'static str, lines: fn(&Sniff) -> &[String]| {
        move || {
            let lines = shown.with(|shown| {
                let lines = shown.as_ref().map(|shown| lines(&shown.sniff).to_vec());
                lines.unwrap_or_default()
            });
            (!lines.is_empty()).then(|| {
                let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
                view! {
                    <div class="import-aside">
                        <p>{label}</p>
                        <ul>{lines.collect_view()}</ul>
                    </div>
                }
            })
        }
    };
    view! {
        <section class="import-preview" aria-labelledby="import-preview-title">
            <div class="import-preview-head">
                <h3 id="import-preview-title">{words.preview}</h3>
                <p class="quiet small" role="status">{size}</p>
            </div>
            {trouble}
            <div
                class="import-rows"
                role="group"
                aria-labelledby="import-preview-title"
                tabindex="0"
                class:stale=move || state.import.trouble.with(Option::is_some)
            >
                {aside(words.above, |sniff| &sniff.title_rows)}
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.row}</th>
                            // each head stays the same element, so that the box keeps the focus
                            <For each=move || 0..width() key=|column| *column let:column>
                                <Head column=column />
                            </For>
                        </tr>
                    </thead>
                    <tbody>{move || shown.get().map(|shown| rows(state, &shown))}</tbody>
                </table>
                {aside(words.below, |sniff| &sniff.footer_texts)}
            </div>
            {more}
            <p class="quiet small">{words.as_text_help}</p>
        </section>
    }
}

/// The head of a column: its name, its type, and the box that keeps it as text.
#[component]
fn Head(column: usize) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page;
    let import = state.import;
    let about = Memo::new(move |_| {
        import.shown.with(|shown| {
            let shown = shown.as_ref()?;
            let name = shown.sniff.column_names.get(column).cloned();
            Some((name.unwrap_or_default(), *shown.types.get(column)?))
        })
    });
    let name = move || about.get().map_or_else(String::new, |about| about.0);
    let column_type = move || about.get().map_or(ColumnType::Text, |about| about.1);
    let position = column as u32;
    let is_kept = move || {
        import
            .draft
            .with(|draft| draft.text_columns.contains(&position))
    };
    let has_box = Memo::new(move |_| is_kept() || column_type() != ColumnType::Text);
    let keep = move || {
        has_box.get().then(|| {
            view! {
                <label class="import-keep">
                    <input
                        type="checkbox"
                        aria-label=move || (words.import.as_text_of)(&name())
                        prop:checked=is_kept
                        on:change=move |event| import::keep_text(state, position, event_target_checked(&event))
                    />
                    <span>{words.import.as_text}</span>
                </label>
            }
        })
    };
    view! {
        <th scope="col" class:number=move || is_number(column_type())>
            <span class="th-name">{name}</span>
            <small>{move || (words.column.type_word)(column_type())}</small>
            {keep}
        </th>
    }
}

fn is_number(column_type: ColumnType) -> bool {
    matches!(column_type, ColumnType::Integer | ColumnType::Decimal)
}

fn rows(state: State, shown: &Arc<Shown>) -> impl IntoView + use<> {
    let language = state.language.get_untracked();
    shown
        .rows
        .iter()
        .map(|row| {
            let cells = row
                .cells
                .iter()
                .zip(&shown.types)
                .map(|(value, column_type)| {
                    let text = cell(value, language, NumberStyle::Plain);
                    view! { <td class:number=is_number(*column_type)>{text}</td> }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{integer(row.file_row, language)}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view()
}
