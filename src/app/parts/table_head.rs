//! The heads of the columns: name, type, small picture, and the menu of what can be done.

use super::head_edge::HeadEdge;
use super::head_menu::HeadMenu;
use super::histogram::Histogram;
use super::icons;
use crate::actions::steps;
use crate::state::cursor::At;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::column::ColumnType;

/// Id of the button that sorts by a column: what the keyboard comes to first.
pub fn sort_id(column: u32) -> String {
    format!("sort-{column}")
}

/// The row of heads.
#[component]
pub fn TableHead(
    /// Places of the columns that are drawn.
    places: RwSignal<Vec<usize>>,
) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    // other columns get new heads; the same ones keep theirs while more becomes known about them
    let names = Memo::new(move |_| {
        state.columns.with(|columns| {
            let names = columns.iter().map(|column| column.name.clone());
            names.collect::<Vec<_>>()
        })
    });
    let edition = Memo::new(move |before: Option<&u32>| {
        names.track();
        before.map_or(0, |before| before + 1)
    });
    let heads = move || {
        let edition = edition.get();
        places.with(|places| {
            state.layout.with(|layout| {
                let pinned = layout.pinned;
                let head = |(index, &place): (usize, &usize)| {
                    Some(Head {
                        column: *layout.columns.get(place)?,
                        place,
                        pin: (index < pinned).then_some(index),
                        last_pin: index + 1 == pinned,
                        first: index == pinned,
                        edition,
                    })
                };
                places
                    .iter()
                    .enumerate()
                    .filter_map(head)
                    .collect::<Vec<_>>()
            })
        })
    };
    view! {
        <div class="tr-head" role="row" aria-rowindex="1">
            <div class="th-corner" role="columnheader" aria-colindex="1" aria-label=words.row_in_file title=words.row_in_file>
                {words.row}
            </div>
            <For each=heads key=|head| *head let:head>
                <ColumnHead head=head places=places />
            </For>
        </div>
    }
}

/// What a head says below the name of its column.
#[derive(Clone, PartialEq)]
struct About {
    column_type: ColumnType,
    sentence: String,
}

/// A head to be drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Head {
    column: u32,
    place: usize,
    /// Which of the pinned columns.
    pin: Option<usize>,
    last_pin: bool,
    /// First of those that are not pinned.
    first: bool,
    edition: u32,
}

#[component]
fn ColumnHead(head: Head, places: RwSignal<Vec<usize>>) -> impl IntoView {
    let state = State::here();
    let words = state.texts().page;
    let column = head.column;
    let name = state.columns.with_untracked(|columns| {
        let profile = columns.get(column as usize)?;
        Some(profile.name.clone())
    })?;
    let is_pinned = head.pin.is_some();
    // the head at the keyboard's column is the stop of Tab; the first one drawn when that is not drawn
    let stop = Memo::new(move |_| {
        let at = state.cursor.with(|cursor| cursor.at.place);
        places.with(|places| {
            if places.contains(&at) {
                at == head.place
            } else {
                places.first() == Some(&head.place)
            }
        })
    });
    let tabindex = move || if stop.get() { "0" } else { "-1" };
    let sorted = Memo::new(move |_| {
        state.view.with(|view| {
            let key = view.query.sort.iter().find(|key| key.column == column)?;
            Some(key.descending)
        })
    });
    let aria_sort = move || match sorted.get() {
        None => "none",
        Some(false) => "ascending",
        Some(true) => "descending",
    };
    let arrow = move || match sorted.get() {
        None => ().into_any(),
        Some(false) => icons::up_arrow().into_any(),
        Some(true) => icons::down_arrow().into_any(),
    };
    let about = Memo::new(move |_| {
        let known = state.opened.with(Option::is_some);
        state.columns.with(|columns| {
            let profile = columns.get(column as usize)?;
            let word = profile
                .kind
                .as_deref()
                .and_then(words.column.kind)
                .unwrap_or((words.column.type_word)(profile.column_type));
            let sentence = if known {
                let values = (words.column.values)(profile.distinct, profile.distinct_exact);
                format!("{word} · {values}")
            } else {
                word.to_owned()
            };
            Some(About {
                column_type: profile.column_type,
                sentence,
            })
        })
    });
    let column_type = Memo::new(move |_| about.with(|about| about.as_ref().map(|a| a.column_type)));
    let sentence = move || about.with(|a| a.as_ref().map(|a| a.sentence.clone()));
    let icon = move || column_type.get().map(words.column.type_icon);
    let not_ready = move || state.stage.with(|stage| *stage != Stage::Ready).to_string();
    let came = move |_| {
        let at = At {
            row: None,
            place: head.place,
        };
        if state.cursor.with_untracked(|cursor| cursor.at != at) {
            state.cursor.update(|cursor| cursor.move_to(at, false));
        }
    };
    let left = head.pin.map(|pin| format!("var(--pin-{pin})"));
    let menu_open = RwSignal::new(false);
    let menu_id = format!("menu-{column}");
    Some(view! {
        <div
            class="th"
            class:number=move || column_type.get().is_some_and(ColumnType::is_number)
            class:pinned=is_pinned
            class:edge=head.last_pin
            class:first=head.first
            style:left=left
            role="columnheader"
            aria-colindex=(head.place + 2).to_string()
            aria-sort=aria_sort
            aria-label=name.clone()
            on:focusin=came
        >
            <div class="th-line">
                <button
                    class="th-sort"
                    id=sort_id(column)
                    title=name.clone()
                    aria-label=(words.table.sort_by)(&name)
                    aria-disabled=not_ready
                    tabindex=tabindex
                    on:click=move |_| {
                        if state.stage.with_untracked(|stage| *stage == Stage::Ready) {
                            steps::sort_next(state, column);
                        }
                    }
                >
                    <span class="type" aria-hidden="true">{icon}</span>
                    <span class="th-name">{name.clone()}</span>
                    {is_pinned.then(icons::pin)}
                    {arrow}
                </button>
                <button
                    class="bare"
                    id=menu_id.clone()
                    title=(words.table.menu)(&name)
                    aria-label=(words.table.menu)(&name)
                    aria-haspopup="menu"
                    aria-expanded=move || menu_open.get().to_string()
                    tabindex=tabindex
                    on:click=move |_| menu_open.update(|open| *open = !*open)
                >
                    {icons::more()}
                </button>
            </div>
            <p class="th-about" title=sentence>{sentence}</p>
            <Histogram column=column stop=stop />
            <HeadEdge column=column place=head.place name=name.clone() stop=stop />
            <HeadMenu column=column name=name.clone() column_type=column_type open=menu_open anchor=menu_id is_pinned=is_pinned />
        </div>
    })
}
