//! The table: any number of rows and columns, of which only those seen are in the document.
//!
//! The heads are Leptos components (`table_head`). The rows are painted directly into recycled elements
//! (`painter`, `row`): that is the page's one hot path, and it must keep up with a thumb dragged over millions of
//! rows. `engine` knows where the table is scrolled to and ties both together; `keys` and `pointer` say
//! what the user does in it.

mod engine;
mod keys;
mod painter;
mod pointer;
mod row;

use super::cell_menu::CellMenu;
use super::table_head::TableHead;
use crate::actions::steps;
use crate::dom::SizeWatch;
use crate::state::{Stage, State};
use engine::{Engine, Handle};
use leptos::html::Div;
use leptos::prelude::*;

/// Height of a row; the style sheet gives rows the same.
const ROW_PX: f64 = 32.0;

/// The table.
#[component]
pub fn Table() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.table;
    let (grid, head, body) = (
        NodeRef::<Div>::new(),
        NodeRef::<Div>::new(),
        NodeRef::<Div>::new(),
    );
    let handle = Handle {
        state,
        engine: StoredValue::new_local(None),
        places: RwSignal::new(Vec::new()),
        cell_open: RwSignal::new(false),
        cell_focus: RwSignal::new(false),
    };
    Effect::new(move |_| {
        let (Some(grid), Some(head), Some(body)) = (grid.get(), head.get(), body.get()) else {
            return;
        };
        let watch = SizeWatch::new(&grid, move || handle.measure());
        let head_watch = SizeWatch::new(&head, move || handle.measure());
        let engine = Engine::new(grid.into(), head.into(), body.into(), [watch, head_watch]);
        handle.engine.set_value(Some(engine));
        handle.measure();
    });
    Effect::new(move |_| {
        state.layout.track();
        state.rows_came.track();
        state.cursor.track();
        state.viewed.track();
        state.jump.marks.track();
        handle.changed();
    });
    // a column whose panel is opened is shown
    Effect::new(move |_| {
        let place = state.panel.get().and_then(|column| {
            state
                .layout
                .with_untracked(|layout| layout.place_of(column))
        });
        if let Some(place) = place {
            handle.show(None, place);
        }
    });
    // whoever is sent to a cell finds the keyboard there
    Effect::new(move |_| {
        if let Some((at, _)) = state.jump.goal.get() {
            keys::jump(handle, at);
        }
    });
    on_cleanup(move || handle.engine.dispose());
    let row_count = move || (state.viewed.with(|viewed| viewed.rows) + 1).to_string();
    let nothing = move || {
        let empty = state
            .viewed
            .with(|viewed| viewed.rows == 0 && !viewed.waiting);
        (empty && state.stage.get() == Stage::Ready).then(|| {
            let filtered = state.viewed.with(|viewed| viewed.shapes.is_some());
            view! {
                <div class="table-nothing">
                    <p><b>{words.nothing}</b></p>
                    {filtered
                        .then(|| {
                            view! {
                                <p>{words.nothing_help}</p>
                                <button class="btn" on:click=move |_| steps::clear_filters(state)>
                                    {words.clear_all}
                                </button>
                            }
                        })}
                </div>
            }
        })
    };
    view! {
        <section class="table-card" class:unread=move || state.columns.with(|columns| columns.is_empty())>
            <div
                class="table"
                role="grid"
                aria-label=words.name
                aria-describedby="table-keys"
                aria-rowcount=row_count
                aria-colcount=move || (state.layout.with(|layout| layout.columns.len()) + 1).to_string()
                aria-busy=move || state.viewed.with(|viewed| viewed.waiting).to_string()
                aria-multiselectable="true"
                tabindex="-1"
                node_ref=grid
                on:scroll=move |_| handle.scrolled()
                on:keydown=move |event| keys::press(handle, &event)
                on:focusin=move |event| pointer::focused(handle, &event)
                on:pointerdown=move |event| pointer::down(handle, &event)
                on:pointermove=move |event| pointer::moved(handle, &event)
                on:click=move |event| pointer::click(handle, &event)
            >
                <div class="table-head" role="rowgroup" node_ref=head>
                    <TableHead places=handle.places />
                </div>
                <div class="table-body" role="rowgroup" node_ref=body></div>
            </div>
            {nothing}
            <p class="out-of-sight" id="table-keys">{words.keys}</p>
            <p class="print-only">{words.printed}</p>
        </section>
        <CellMenu open=handle.cell_open focus=handle.cell_focus />
    }
}
