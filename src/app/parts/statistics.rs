//! The numbers of a column over the whole file.

use crate::state::State;
use leptos::prelude::*;
use model::cell::Cell;
use model::column::ColumnProfile;
use texts::format::{NumberStyle, cell, integer, number, percent};

/// Signs in place of numbers shown.
const SPELLINGS: usize = 6;

/// The list of numbers.
pub fn statistics(state: State, profile: &ColumnProfile, rows: u64) -> impl IntoView + use<> {
    let words = state.texts().page.column;
    let language = state.language.get_untracked();
    let style = NumberStyle::of_kind(profile.kind.as_deref());
    let share = |part: u64| {
        let text = integer(part, language);
        if rows == 0 {
            return text;
        }
        let share = part as f64 / rows as f64;
        // a share that is not all and not nothing is never rounded to it
        let decimals = u8::from(!(0.01..=0.99).contains(&share) && part != 0 && part != rows);
        format!("{text} ({})", percent(share, decimals, language))
    };
    let mut lines: Vec<(&'static str, String)> = Vec::new();
    lines.push((words.filled, share(rows.saturating_sub(profile.nulls))));
    lines.push((words.missing, share(profile.nulls)));
    let values = state.texts().values;
    if let Some(unit) = profile.unit {
        lines.push((values.unit_label, (values.unit)(unit).to_owned()));
    }
    if profile.signs.iter().any(|sign| !sign.spelling.is_empty()) {
        let spelled: Vec<String> = profile
            .signs
            .iter()
            .take(SPELLINGS)
            .map(|sign| {
                let rows = integer(sign.rows, language);
                let means = (values.reason)(sign.reason);
                if sign.spelling.is_empty() {
                    return format!("{means} ({rows})");
                }
                let spelling = (state.texts().page.common.quoted)(&sign.spelling);
                format!("{spelling} {means} ({rows})")
            })
            .collect();
        lines.push((values.signs_label, spelled.join(", ")));
    }
    let distinct = integer(profile.distinct, language);
    lines.push((
        words.distinct,
        if profile.distinct_exact {
            distinct
        } else {
            format!("{} {distinct}", words.about)
        },
    ));
    if let Some(min) = &profile.min {
        lines.push(((words.min)(profile.column_type), cell(min, language, style)));
    }
    if let Some(max) = &profile.max {
        lines.push(((words.max)(profile.column_type), cell(max, language, style)));
    }
    // the mean of years or codes says nothing
    if style == NumberStyle::Grouped {
        let decimals = decimals(profile);
        if let Some(mean) = profile.mean {
            lines.push((words.mean, number(mean, decimals, language)));
        }
        if let Some(median) = profile.median {
            let decimals = exact_decimals(median, scale(profile));
            lines.push((words.median, number(median, decimals, language)));
        }
        if let Some(sum) = &profile.sum {
            lines.push((words.sum, cell(sum, language, style)));
        }
    }
    if let Some(longest) = profile.longest_chars {
        lines.push((words.longest, (words.characters)(longest)));
    }
    let lines = lines
        .into_iter()
        .map(|(label, value)| view! { <div><dt>{label}</dt> <dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="statistics">{lines}</dl> }
}

/// Digits worth showing of a mean: those of the values and one or two more.
fn decimals(profile: &ColumnProfile) -> u8 {
    let size = [&profile.min, &profile.max]
        .into_iter()
        .flatten()
        .filter_map(|cell| cell.as_f64())
        .fold(0.0_f64, |most, value| most.max(value.abs()));
    match size {
        s if s >= 10_000.0 => 0,
        s if s >= 100.0 => 1,
        s if s >= 1.0 => 2,
        _ => 4,
    }
}

/// Digits after the decimal sign of the column's values.
fn scale(profile: &ColumnProfile) -> u8 {
    match &profile.sum {
        Some(Cell::Decimal { scale, .. }) => *scale,
        _ => 0,
    }
}

/// Digits that say the middle of two values exactly: those of the values, or one more for a half.
fn exact_decimals(median: f64, scale: u8) -> u8 {
    let steps = median * 10f64.powi(i32::from(scale));
    scale + u8::from((steps - steps.round()).abs() > 1e-6)
}
