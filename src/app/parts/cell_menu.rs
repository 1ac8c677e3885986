//! What can be done with a value of the table: keep it, take it away, copy it.

use super::menu::{Menu, MenuItem};
use super::popover::Popover;
use crate::actions::{copy, lines_try, steps, trouble};
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::cell::Cell;
use model::message::{Answer, Ask};
use model::recipe::Test;
use texts::format::cell;
use wasm_bindgen_futures::spawn_local;

/// Id of the cell the keyboard is at, which the menu hangs on.
pub const ANCHOR: &str = "cell-here";
/// Letters of a value shown in the menu.
const LETTERS: usize = 28;

/// The menu; `focus` says whether it was asked for with the keyboard.
#[component]
pub fn CellMenu(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Whether it takes the focus.
    focus: RwSignal<bool>,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    let whole: RwSignal<Option<String>> = RwSignal::new(None);
    let whole_open = RwSignal::new(false);
    let items = move || {
        let at = state.cursor.get().at;
        let row = at.row?;
        let column = state
            .layout
            .with(|layout| layout.columns.get(at.place).copied())?;
        let value = state
            .hands
            .with_value(|hands| hands.rows.cell(row, column).cloned())?;
        let ready = state.stage.get() == Stage::Ready;
        let cut = matches!(
            value,
            Cell::Text {
                full_chars: Some(_),
                ..
            }
        );
        let (keep, drop) = labels(state, column, &value);
        let tests = if value.is_missing() {
            (Test::Missing, Test::Present)
        } else {
            let plain = value.plain();
            (Test::Equals(plain.clone()), Test::Differs(plain.clone()))
        };
        let several = state.cursor.with(|cursor| cursor.from.is_some());
        let sorted = lines_try::sorted_of(state, column).filter(|_| ready && !several);
        let show_whole = move || {
            let Some(bridge) = state.hands.with_value(|hands| hands.bridge.clone()) else {
                return;
            };
            spawn_local(async move {
                match bridge.ask(Ask::CellText { row, column }).await {
                    Answer::CellText(text) => {
                        whole.set(Some(text));
                        whole_open.set(true);
                    }
                    Answer::Failed(problem) => trouble::handle(state, problem),
                    _ => {}
                }
            });
        };
        Some(view! {
            // a cut value cannot be compared: its end is not here
            {(ready && !cut && !several)
                .then(|| {
                    let (keep_test, drop_test) = tests;
                    view! {
                        <MenuItem
                            menu=open
                            anchor=ANCHOR
                            act=move || steps::filter(state, column, keep_test.clone())
                        >
                            {keep}
                        </MenuItem>
                        <MenuItem
                            menu=open
                            anchor=ANCHOR
                            act=move || steps::filter(state, column, drop_test.clone())
                        >
                            {drop}
                        </MenuItem>
                    }
                })}
            {sorted
                .map(|sorted| {
                    let look = move || lines_try::look(state, row, sorted.clone());
                    view! {
                        <MenuItem menu=open anchor=ANCHOR act=look>
                            {state.texts().page.lines.why}
                        </MenuItem>
                    }
                })}
            {cut.then(|| view! { <MenuItem menu=open anchor=ANCHOR act=show_whole>{words.whole}</MenuItem> })}
            <MenuItem menu=open anchor=ANCHOR act=move || copy::marked(state)>{words.copy}</MenuItem>
        })
    };
    move || {
        let takes_focus = focus.get();
        view! {
            <Menu open=open anchor=ANCHOR label=words.cell_menu focus=takes_focus>{items}</Menu>
            <Popover open=whole_open anchor=ANCHOR label=words.whole>
                <div class="whole">
                    <button class="btn small" on:click=move |_| super::popover::close(whole_open, ANCHOR)>
                        {state.texts().page.common.close}
                    </button>
                    <p tabindex="0">{move || whole.get()}</p>
                </div>
            </Popover>
        }
    }
}

fn labels(state: State, column: u32, value: &Cell) -> (String, String) {
    let words = state.texts().page.table;
    if value.is_missing() {
        return (words.keep_missing.to_owned(), words.drop_missing.to_owned());
    }
    let text = cell(
        value.plain(),
        state.language.get_untracked(),
        state.style(column),
    );
    let short: String = if text.chars().count() > LETTERS {
        text.chars().take(LETTERS - 1).chain(['…']).collect()
    } else {
        text
    };
    let quoted = (state.texts().page.common.quoted)(&short);
    ((words.keep)(&quoted), (words.drop)(&quoted))
}
