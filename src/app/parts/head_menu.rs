//! What can be done with a column, from its head.

use super::menu::{Menu, MenuItem};
use crate::actions::{lines, lines_try, steps};
use crate::queries::ordered;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::column::ColumnType;
use model::recipe::{SortKey, Step};

/// The menu.
#[component]
pub fn HeadMenu(
    /// The column's position in the file.
    column: u32,
    /// Its name.
    name: String,
    /// What it holds, as far as that is known.
    column_type: Memo<Option<ColumnType>>,
    /// Whether the menu is open.
    open: RwSignal<bool>,
    /// Id of the button it hangs on.
    anchor: String,
    /// Whether the column is pinned.
    is_pinned: bool,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    let label = (words.menu)(&name);
    let hang_on = StoredValue::new(anchor.clone());
    let sort = move |descending: bool| {
        move || steps::take(state, Step::Sort(vec![SortKey { column, descending }]))
    };
    let is_text_by_choice = move || {
        state
            .view
            .with_untracked(|view| view.read.text_columns.contains(&column))
    };
    let as_text = move |text: bool| {
        move || {
            steps::reread(state, |options| {
                options.text_columns.retain(|&one| one != column);
                if text {
                    ordered::insert(&mut options.text_columns, column);
                }
            });
        }
    };
    view! {
        <Menu open=open anchor=anchor label=label>
            {move || {
                let item = hang_on.get_value();
                let anchor = || item.clone();
                let column_type = column_type.get().unwrap_or(ColumnType::Text);
                let ready = state.stage.with(|stage| *stage == Stage::Ready);
                let is_sorted = state.view.with(|view| !view.query.sort.is_empty());
                view! {
                    {ready
                        .then(|| {
                            view! {
                                <MenuItem menu=open anchor=anchor() act=sort(false)>
                                    {(words.sort_up)(column_type)}
                                </MenuItem>
                                <MenuItem menu=open anchor=anchor() act=sort(true)>
                                    {(words.sort_down)(column_type)}
                                </MenuItem>
                                {is_sorted
                                    .then(|| {
                                        view! {
                                            <MenuItem
                                                menu=open
                                                anchor=anchor()
                                                act=move || steps::take(state, Step::Sort(Vec::new()))
                                            >
                                                {words.unsort}
                                            </MenuItem>
                                        }
                                    })}
                                <MenuItem menu=open anchor=anchor() act=move || state.panel.set(Some(column))>
                                    {words.filter}
                                </MenuItem>
                            }
                        })}
                    <MenuItem menu=open anchor=anchor() act=move || state.panel.set(Some(column))>
                        {words.about}
                    </MenuItem>
                    {(ready && lines::can_sort(state, column))
                        .then(|| {
                            view! {
                                <MenuItem menu=open anchor=anchor() act=move || lines_try::open(state, column)>
                                    {state.texts().page.lines.find}
                                </MenuItem>
                            }
                        })}
                    <MenuItem
                        menu=open
                        anchor=anchor()
                        act=move || steps::take(state, Step::Pin { column, pinned: !is_pinned })
                    >
                        {if is_pinned { words.unpin } else { words.pin }}
                    </MenuItem>
                    <MenuItem menu=open anchor=anchor() act=move || steps::take(state, Step::Hide { column })>
                        {words.hide}
                    </MenuItem>
                    {(ready && column_type != ColumnType::Text)
                        .then(|| {
                            view! {
                                <MenuItem menu=open anchor=anchor() act=as_text(true)>{words.as_text}</MenuItem>
                            }
                        })}
                    {(ready && is_text_by_choice())
                        .then(|| {
                            view! {
                                <MenuItem menu=open anchor=anchor() act=as_text(false)>{words.as_read}</MenuItem>
                            }
                        })}
                }
            }}
        </Menu>
    }
}
