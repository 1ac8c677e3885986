//! The rows of the part that is seen as a list, for screen readers and for whoever prefers words; each leads to its row
//! in the table.

use crate::actions::jump;
use crate::state::State;
use crate::state::jump::Target;
use leptos::prelude::*;
use texts::format::integer;

/// The list.
pub fn list(state: State) -> impl IntoView {
    let language = state.language.get_untracked();
    let words = texts::features(language);
    move || {
        let offer = state.features.offer.get()?;
        let part = state.features.part.get()?;
        let told = state.features.told.get();
        let names = offer.told.iter().map(|at| state.column_name(*at));
        let head = std::iter::once(words.list_row.to_owned()).chain(names);
        let head = head
            .map(|name| view! { <th scope="col">{name}</th> })
            .collect_view();
        let (column, _) = offer.choice.source.columns();
        let rows = part.drawn.listed.iter().filter_map(|row| {
            let own = told.get(row)?;
            let file_row = own.file_row;
            let shown = integer(file_row, language);
            let go_to = (state.texts().page.jump.go_to)(&shown);
            let values = own
                .values
                .iter()
                .map(|text| view! { <td>{text.clone()}</td> });
            let values = values.collect_view();
            let target = Target { file_row, column };
            Some(view! {
                <tr>
                    <th scope="row">
                        <button
                            class="row-link"
                            aria-label=go_to
                            on:click=move |_| jump::to(state, target)
                        >
                            {shown}
                        </button>
                    </th>
                    {values}
                </tr>
            })
        });
        let rows: Vec<_> = rows.collect();
        let listed = (words.listed)(
            &integer(part.drawn.listed.len() as u64, language),
            &integer(part.drawn.seen, language),
        );
        Some(view! {
            <p class="quiet small">{listed}</p>
            <div class="chart-table map-list" tabindex="0" role="region" aria-label=words.list>
                <table>
                    <caption class="out-of-sight">{words.list}</caption>
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })
    }
}
