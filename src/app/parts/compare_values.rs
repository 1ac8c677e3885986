//! The values of two editions by column: how many changed, and what they look like before and after.

use crate::state::State;
use leptos::prelude::*;
use model::cell::Cell;
use model::comparison::{ColumnComparison, Comparison, Distribution};
use texts::compare::CompareTexts;
use texts::format::{NumberStyle, cell, integer, number};

fn words_of(state: State) -> &'static CompareTexts {
    texts::compare(state.language.get_untracked())
}

/// The columns whose values changed: how many, and what they look like before and after.
pub fn values(state: State, told: &Comparison) -> Option<AnyView> {
    let words = words_of(state);
    told.changed_columns().next()?;
    let heads = words.value_headings;
    let head = heads
        .map(|head| view! { <th scope="col">{head}</th> })
        .into_iter()
        .collect_view();
    let rows = told
        .changed_columns()
        .filter_map(|column| line(state, column))
        .collect_view();
    let shifts = told
        .changed_columns()
        .filter_map(|column| shifts(state, column));
    let shifts = shifts.collect_view();
    let view = view! {
        <section class="compare-part">
            <h3>{words.values}</h3>
            <div class="compare-scroll" tabindex="0" role="group" aria-label=words.values>
                <table class="compare-table">
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {shifts}
        </section>
    };
    Some(view.into_any())
}

fn style_of(column: &ColumnComparison) -> NumberStyle {
    let side = column.new.as_ref().or(column.old.as_ref());
    NumberStyle::of_kind(side.and_then(|side| side.kind.as_deref()))
}

fn line(state: State, column: &ColumnComparison) -> Option<impl IntoView + use<>> {
    let words = words_of(state);
    let language = state.language.get_untracked();
    let style = style_of(column);
    let (old, new) = column.old.as_ref().zip(column.new.as_ref())?;
    let both = |of: &dyn Fn(&Distribution) -> String| {
        let (before, after) = (of(&old.values), of(&new.values));
        match before == after {
            true => after,
            false => (words.from_to)(&before, &after),
        }
    };
    let shown = |value: &Option<Cell>| {
        let value = value.as_ref().map(|value| cell(value, language, style));
        value.unwrap_or_default()
    };
    let median = |values: &Distribution| match values.median {
        // as the values are written: a year has no thousands
        Some(median) if median.fract() == 0.0 => {
            cell(&Cell::Integer(median as i64), language, style)
        }
        Some(median) => number(median, 1, language),
        None => String::new(),
    };
    let cells = [
        integer(column.changed, language),
        integer(column.filled, language),
        integer(column.emptied, language),
        both(&|values| integer(values.missing, language)),
        both(&|values| integer(values.distinct, language)),
        both(&|values| shown(&values.min)),
        both(&median),
        both(&|values| shown(&values.max)),
    ];
    let cells = cells
        .map(|cell| view! { <td>{cell}</td> })
        .into_iter()
        .collect_view();
    Some(view! {
        <tr>
            <th scope="row">{column.name().to_owned()}</th>
            {cells}
        </tr>
    })
}

/// Common values with other counts than before.
fn shifts(state: State, column: &ColumnComparison) -> Option<impl IntoView + use<>> {
    if column.shifts.is_empty() {
        return None;
    }
    let language = state.language.get_untracked();
    let style = style_of(column);
    let shifts = column.shifts.iter();
    let shifts: Vec<(String, u64, u64)> = shifts
        .map(|shift| {
            (
                cell(&shift.value, language, style),
                shift.before,
                shift.after,
            )
        })
        .collect();
    let said = (words_of(state).shifts)(&shifts);
    Some(view! { <p class="small"><b>{column.name().to_owned()}</b> ". " {said}</p> })
}
