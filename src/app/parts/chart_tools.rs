//! What can be done with the chart: carried on, saved, copied, pinned to the story.

use super::forecast_bar::ForecastBar;
use super::menu::{Menu, MenuItem};
use crate::actions::picture::{self, Picture};
use crate::actions::png::LARGEST;
use crate::actions::story;
use crate::state::State;
use leptos::prelude::*;

/// Id of the button.
const ANCHOR: &str = "chart-take";

/// The line below a chart.
#[component]
pub fn ChartTools() -> impl IntoView {
    let state = State::here();
    let words = texts::chart_panel(state.language.get_untracked());
    let pinning = texts::story(state.language.get_untracked());
    let open = RwSignal::new(false);
    let pins = move || state.story.pins.with(Vec::len) as u64;
    let pngs = move || {
        (1..=LARGEST)
            .map(|scale| {
                let save = move || picture::save(state, Picture::Png(scale));
                let help = (words.png_help)(scale);
                let name = (words.png)(scale);
                view! { <MenuItem menu=open anchor=ANCHOR act=save help=help>{name}</MenuItem> }
            })
            .collect_view()
    };
    view! {
        <div class="chart-tools">
            <ForecastBar />
            <button
                class="btn small"
                id=ANCHOR
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {words.take}
            </button>
            <Menu open=open anchor=ANCHOR label=words.take>
                <MenuItem
                    menu=open
                    anchor=ANCHOR
                    act=move || picture::save(state, Picture::Svg)
                    help=words.svg_help
                >
                    {words.svg}
                </MenuItem>
                {pngs()}
                <MenuItem menu=open anchor=ANCHOR act=move || picture::copy_picture(state)>
                    {words.copy_picture}
                </MenuItem>
                <MenuItem
                    menu=open
                    anchor=ANCHOR
                    act=move || picture::copy_table(state)
                    help=words.copy_table_help
                >
                    {words.copy_table}
                </MenuItem>
            </Menu>
            <button class="btn small" id="chart-pin" on:click=move |_| story::pin_chart(state)>
                {pinning.pin}
            </button>
            <button
                class="btn small"
                id="story-open"
                aria-haspopup="dialog"
                on:click=move |_| state.story.is_open.set(true)
            >
                {move || (pinning.open)(pins())}
            </button>
        </div>
    }
}
