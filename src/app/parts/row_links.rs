//! Rows of the file to go to: a row of small buttons, and the notice when the table does not show one.

use crate::actions::jump;
use crate::dom;
use crate::state::State;
use crate::state::jump::{Obstacle, Target};
use leptos::prelude::*;
use texts::format::integer;

/// Id of the notice's first button.
const NOTICE: &str = "jump-notice";

/// Buttons that go to rows of the file, in a column. `cells` is how many there are in all; nothing without rows.
pub fn row_links(state: State, rows: &[u64], cells: u64, column: u32) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let words = state.texts().page.jump;
    let language = state.language.get_untracked();
    let more = (cells > rows.len() as u64).then(|| (words.first_rows)(rows.len()));
    let links = rows
        .iter()
        .map(|row| {
            let target = Target {
                file_row: *row,
                column,
            };
            let shown = integer(*row, language);
            view! {
                <li>
                    <button
                        class="row-link"
                        aria-label=(words.go_to)(&shown)
                        on:click=move |_| jump::to(state, target)
                    >
                        {shown.clone()}
                    </button>
                </li>
            }
        })
        .collect_view();
    let links = view! {
        <div class="row-links">
            <span class="small quiet">{words.rows}</span>
            <ul aria-label=words.rows>{links}</ul>
            <span class="small quiet">{more}</span>
        </div>
    };
    Some(links.into_any())
}

/// Why the table does not show the cell the user wanted to go to, and what to do about it.
#[component]
pub fn JumpNotice() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.jump;
    // a file of its own: what was said of the one before is forgotten
    Effect::new(move |_| {
        state.opened.track();
        state.jump.forget();
    });
    Effect::new(move |_| {
        if !state.viewed.with(|viewed| viewed.waiting) {
            untrack(|| jump::go_on(state));
        }
    });
    Effect::new(move |_| {
        if state.jump.missed.with(Option::is_some) {
            dom::next_frame(|| {
                dom::focus(NOTICE);
                dom::bring_into_view(NOTICE);
            });
        }
    });
    move || {
        let (target, obstacle) = state.jump.missed.get()?;
        let row = integer(target.file_row, state.language.get_untracked());
        let sentences = match obstacle {
            Obstacle::Absent => vec![(words.absent)(&row)],
            Obstacle::Hidden { row: hides, column } => {
                let row = hides.then(|| (words.row_hidden)(&row));
                let name = state.column_name(target.column);
                let column = column.then(|| (words.column_hidden)(&name));
                row.into_iter().chain(column).collect()
            }
        };
        let can_lift = obstacle != Obstacle::Absent;
        let ids = move |here: bool| here.then_some(NOTICE);
        Some(view! {
            <section class="problem calm jump-notice" role="group" aria-labelledby="jump-why">
                <div class="problem-words">
                    <p id="jump-why">{sentences.join(" ")}</p>
                </div>
                <div class="problem-ways">
                    {can_lift
                        .then(|| {
                            view! {
                                <button
                                    class="btn primary"
                                    id=NOTICE
                                    on:click=move |_| jump::lift(state)
                                >
                                    {words.lift}
                                </button>
                            }
                        })}
                    <button class="btn" id=ids(!can_lift) on:click=move |_| jump::stay(state)>
                        {words.stay}
                    </button>
                </div>
            </section>
        })
    }
}
