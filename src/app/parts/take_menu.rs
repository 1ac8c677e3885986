//! What can be taken away: the menu at the right end of the bar.

use super::icons;
use super::menu::{Menu, MenuItem};
use crate::actions::picture::Picture;
use crate::actions::{copy, dictionary, take};
use crate::state::{ChartState, Stage, State};
use leptos::prelude::*;
use model::message::ExportForm;

/// Id of the button.
const ANCHOR: &str = "take";

/// Button and menu.
#[component]
pub fn TakeMenu() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.take;
    let open = RwSignal::new(false);
    let ready = move || state.stage.with(|stage| *stage == Stage::Ready);
    let picture = move |picture: Picture| {
        move || {
            if let Some(panels) = state.panels.get_untracked() {
                (panels.picture)(state, picture);
            }
        }
    };
    let file = move |form: ExportForm| move || take::save(state, form);
    view! {
        <button
            class="btn primary"
            id=ANCHOR
            aria-haspopup="menu"
            aria-expanded=move || open.get().to_string()
            disabled=move || !ready()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {icons::download()} <span>{words.title}</span>
        </button>
        <Menu open=open anchor=ANCHOR label=words.title>
            <div class="menu-note" role="presentation">
                {move || {
                    let columns = state.layout.with(|layout| layout.columns.len() as u64);
                    (words.scope)(state.viewed.with(|viewed| viewed.rows), columns)
                }}
                {move || {
                    let (rows, all) = state.sampled()?;
                    let words = state.texts().page.memory;
                    let shown = state.viewed.with(|viewed| viewed.rows);
                    Some(format!(" – {}", (words.count_sampled)(shown, rows, all)))
                }}
            </div>
            <MenuItem menu=open anchor=ANCHOR act=file(ExportForm::Csv) help=words.csv_help>{words.csv}</MenuItem>
            {move || {
                state
                    .columns
                    .with(|columns| columns.iter().any(|column| column.signs.iter().any(|sign| !sign.spelling.is_empty())))
                    .then(|| {
                        view! {
                            <MenuItem menu=open anchor=ANCHOR act=file(ExportForm::CsvWithSigns) help=words.signs_help>
                                {words.signs}
                            </MenuItem>
                        }
                    })
            }}
            <MenuItem menu=open anchor=ANCHOR act=file(ExportForm::CsvForExcel) help=words.excel_help>
                {words.excel}
            </MenuItem>
            <MenuItem menu=open anchor=ANCHOR act=move || copy::table(state) help=words.copy_help>
                {words.copy}
            </MenuItem>
            {move || {
                let is_drawn = state.chart.with(|chart| matches!(chart, ChartState::Ready(_)));
                (is_drawn && state.panels.with(Option::is_some))
                    .then(|| {
                        view! {
                            <MenuItem menu=open anchor=ANCHOR act=picture(Picture::Svg) help=words.svg_help>
                                {words.svg}
                            </MenuItem>
                            <MenuItem menu=open anchor=ANCHOR act=picture(Picture::Png(3)) help=words.png_help>
                                {words.png}
                            </MenuItem>
                        }
                    })
            }}
            <MenuItem menu=open anchor=ANCHOR act=move || dictionary::open(state) help=words.dictionary_help>
                {words.dictionary}
            </MenuItem>
            <MenuItem menu=open anchor=ANCHOR act=file(ExportForm::InspectJson) help=words.json_help>
                {words.json}
            </MenuItem>
        </Menu>
    }
}
