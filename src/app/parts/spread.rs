//! How the values of a column are spread: asked for when its panel is opened.

use super::row_links::row_links;
use crate::state::{Stage, State};
use leptos::prelude::*;
use model::column::ColumnProfile;
use model::column_spread::{ColumnSpread, Outliers};
use model::message::{Answer, Ask};
use texts::format::{NumberStyle, cell, number};
use wasm_bindgen_futures::spawn_local;

/// Quartiles, deviation, the shortest text and numbers far from the others; nothing until they are known.
pub fn spread(state: State, column: u32, profile: &ColumnProfile) -> impl IntoView + use<> {
    let known: RwSignal<Option<Box<ColumnSpread>>> = RwSignal::new(None);
    let bridge = state.hands.with_value(|hands| hands.bridge.clone());
    let is_ready = state.stage.with_untracked(|stage| *stage == Stage::Ready);
    if let Some(bridge) = bridge.filter(|_| is_ready) {
        spawn_local(async move {
            if let Answer::Spread(told) = bridge.ask(Ask::Spread { column }).await {
                // the panel may be closed by now
                let _ = known.try_set(Some(told));
            }
        });
    }
    // the spread of years or codes says nothing
    let style = NumberStyle::of_kind(profile.kind.as_deref());
    let is_measure = style == NumberStyle::Grouped && profile.column_type.is_number();
    let size = [&profile.min, &profile.max].into_iter().flatten();
    let size = size.filter_map(|cell| cell.as_f64());
    let size = size.fold(0.0_f64, |most, value| most.max(value.abs()));
    move || known.with(|known| told(state, column, known.as_deref()?, is_measure, size))
}

fn told(
    state: State,
    column: u32,
    spread: &ColumnSpread,
    is_measure: bool,
    size: f64,
) -> Option<AnyView> {
    let words = state.texts().page.spread;
    let language = state.language.get_untracked();
    let decimals = match size {
        s if s >= 10_000.0 => 0,
        s if s >= 100.0 => 1,
        s if s >= 1.0 => 2,
        _ => 4,
    };
    // nobody reads 12,00 more easily than 12
    let shown = |value: f64| match value.fract() == 0.0 {
        true => number(value, 0, language),
        false => number(value, decimals, language),
    };
    let mut lines: Vec<(&'static str, String)> = Vec::new();
    if let Some(chars) = spread.shortest_chars {
        let chars = (state.texts().page.column.characters)(chars);
        lines.push((words.shortest, chars));
    }
    let of = |percent: u8| {
        let own = spread.quantiles.iter().find(|own| own.0 == percent);
        own.map(|own| shown(own.1))
    };
    if is_measure {
        let quartiles: Vec<String> = [25, 50, 75].into_iter().filter_map(of).collect();
        if quartiles.len() == 3 {
            lines.push((words.quartiles, quartiles.join(" · ")));
        }
        if let Some((low, high)) = of(5).zip(of(95)) {
            lines.push((words.middle, (words.range)(&low, &high)));
        }
        if let Some(deviation) = spread.deviation {
            lines.push((words.deviation, number(deviation, decimals, language)));
        }
    }
    let far = spread.outliers.as_ref().filter(|_| is_measure);
    let far_view = far.map(|far| far_from_others(state, column, far, &mut lines, &shown));
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt> <dd>{value}</dd></div> })
        .collect_view();
    Some(view! { <dl class="statistics spread">{lines}</dl> {far_view} }.into_any())
}

/// The numbers far from the others: a line of the list, and the rows of the farthest below it.
fn far_from_others(
    state: State,
    column: u32,
    far: &Outliers,
    lines: &mut Vec<(&'static str, String)>,
    shown: &dyn Fn(f64) -> String,
) -> Option<AnyView> {
    let words = state.texts().page.spread;
    let language = state.language.get_untracked();
    let count = far.low + far.high;
    let told = (words.far_count)(count, &shown(far.below), &shown(far.above));
    lines.push((words.far, told));
    if far.extremes.is_empty() {
        return None;
    }
    let values = far.extremes.iter();
    let values = values.map(|(value, _)| cell(value, language, NumberStyle::Grouped));
    let values: Vec<String> = values.collect();
    let mut rows: Vec<u64> = far.extremes.iter().map(|own| own.1).collect();
    rows.sort_unstable();
    let view = view! {
        <p class="small">{(words.farthest)(&values.join("; "))}</p>
        {row_links(state, &rows, count, column)}
        <p class="quiet small">{words.rule}</p>
    };
    Some(view.into_any())
}
