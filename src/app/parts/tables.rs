//! Which table of the file is read, and the way to the others.

use super::icons;
use super::popover::{self, Popover};
use crate::actions::steps;
use crate::queries::tables::part_of;
use crate::state::State;
use leptos::prelude::*;
use model::dataset::TableInfo;
use model::recipe::Step;
use model::sniff::ReadOptions;

/// Id of the chip.
const ANCHOR: &str = "chip-table";

/// The chip; it is there only for a table with a name of its own in the file.
#[component]
pub fn Tables() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.import;
    let open = RwSignal::new(false);
    let part = Memo::new(move |_| {
        state
            .sniff
            .with(|sniff| sniff.as_ref().map(|sniff| sniff.part.clone()))
            .unwrap_or_default()
    });
    let others = Memo::new(move |_| {
        let tables = |opened: &std::sync::Arc<model::dataset::Opened>| opened.tables.clone();
        let tables = state.opened.with(|opened| opened.as_ref().map(tables));
        tables.filter(|tables| tables.len() > 1)
    });
    let label = move || {
        let is_sheet = state.sniff.with(|sniff| {
            let format = sniff.as_ref().map(|sniff| sniff.format);
            format.is_some_and(|format| format.is_workbook())
        });
        if is_sheet { words.sheet } else { words.table }
    };
    move || {
        let name = part.with(|part| part.join(" / "));
        if name.is_empty() {
            return None;
        }
        let Some(tables) = others.get() else {
            return Some(view! { <li class="chip plain">{label()} ": " {name}</li> }.into_any());
        };
        let tables = StoredValue::new(tables);
        Some(
            view! {
                <li>
                    <button
                        class="chip"
                        id=ANCHOR
                        aria-haspopup="dialog"
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        <span>{label()}</span> " " <b>{name}</b> {icons::down()}
                    </button>
                    <Popover open=open anchor=ANCHOR label=words.tables>
                        <div class="tables">
                            <h2>{words.tables}</h2>
                            <ul>
                                {tables
                                    .get_value()
                                    .into_iter()
                                    .enumerate()
                                    .map(|(at, table)| view! { <Table table=table is_open=at == 0 menu=open /> })
                                    .collect_view()}
                            </ul>
                        </div>
                    </Popover>
                </li>
            }
            .into_any(),
        )
    }
}

/// One table: its name, its size when it is known, whether it is hidden. The one that is read comes first.
#[component]
fn Table(table: TableInfo, is_open: bool, menu: RwSignal<bool>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.import;
    let mut facts = Vec::new();
    if table.rows > 0 || table.columns > 0 {
        facts.push((words.preview_size)(table.rows, table.columns));
    }
    if table.hidden {
        facts.push(words.hidden_table.to_owned());
    }
    let name = table.name.clone();
    let choose = move |_| {
        popover::close(menu, ANCHOR);
        if is_open {
            return;
        }
        let open = state
            .sniff
            .with_untracked(|sniff| sniff.as_ref().map(|sniff| sniff.part.clone()))
            .unwrap_or_default();
        let options = ReadOptions {
            part: part_of(&table.name, &open),
            ..ReadOptions::default()
        };
        steps::take(state, Step::Read(options));
    };
    view! {
        <li>
            <button class="table-choice" aria-current=is_open.then_some("true") on:click=choose>
                <span>{name}</span>
                <small>{facts.join(" · ")}</small>
            </button>
        </li>
    }
}
