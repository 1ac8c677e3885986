//! What a chart is made of: fields that offer what fits, and say of the rest why it does not.

use crate::actions::chart_choice::change;
use crate::state::State;
use leptos::prelude::*;
use model::chart_choice::{ChartChoices, Choice, Refusal, Way};
use model::view_spec::{ChartForm, Measure, Order, ShareOf};
use texts::chart_panel::ChartPanelTexts;

/// One of the things a field offers.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is called among the others.
    pub value: String,
    /// How it reads.
    pub text: String,
    /// It cannot be chosen.
    pub is_off: bool,
    /// It is chosen.
    pub is_chosen: bool,
}

/// A field with a list to choose from.
pub fn select(
    id: &'static str,
    label: Signal<String>,
    items: Memo<Vec<Item>>,
    act: Box<dyn Fn(String)>,
) -> AnyView {
    let options = move || {
        let items = items.get().into_iter();
        items
            .map(|item| {
                view! {
                    <option value=item.value disabled=item.is_off selected=item.is_chosen>
                        {item.text}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <label for=id>{label}</label>
        <select class="field" id=id on:change=move |event| act(event_target_value(&event))>
            {options}
        </select>
    }
    .into_any()
}

/// The order in which groups can stand, as a field names them.
const ORDERS: [Order; 3] = [Order::Usual, Order::ByNumber, Order::ByName];

/// The fields.
#[component]
pub fn ChartFields() -> impl IntoView {
    let state = State::here();
    let words = texts::chart_panel(state.language.get_untracked());
    let of = move |ask: fn(&ChartChoices) -> bool| {
        Memo::new(move |_| known(state, ask).unwrap_or(false))
    };
    let has_series = of(|choices| !choices.series.is_empty());
    let has_measured = of(|choices| !choices.measured.is_empty() || is_share(choices));
    let has_ways = of(|choices| {
        let open = choices.ways.iter().filter(|way| way.1.is_none());
        open.count() > 1
    });
    let can_order = of(|choices| choices.can_order);
    let has_most = of(|choices| choices.most_groups.is_some());
    view! {
        {form_field(state, words)}
        {why_not(state, words)}
        {by_field(state, words)}
        {move || has_series.get().then(|| series_field(state, words))}
        {move || has_ways.get().then(|| way_field(state, words))}
        {move || has_measured.get().then(|| measured_field(state, words))}
        {move || can_order.get().then(|| order_field(state, words))}
        {move || has_most.get().then(|| most_field(state, words))}
        {heading_field(state, words)}
    }
}

/// What is told of the choices there are.
fn known<T>(state: State, ask: impl FnOnce(&ChartChoices) -> T) -> Option<T> {
    state
        .charting
        .choices
        .with(|choices| choices.as_ref().map(|choices| ask(choices)))
}

fn items(
    state: State,
    list: impl Fn(&ChartChoices) -> Vec<Item> + Send + Sync + 'static,
) -> Memo<Vec<Item>> {
    Memo::new(move |_| known(state, &list).unwrap_or_default())
}

fn is_share(choices: &ChartChoices) -> bool {
    choices.spec.measure.way() == Way::Share
}

/// A label that goes by the form.
fn label(state: State, by: fn(ChartForm) -> &'static str) -> Signal<String> {
    Signal::derive(move || {
        let form = known(state, |choices| choices.spec.form);
        form.map_or("", by).to_owned()
    })
}

/// A choice with the reason why it is none.
fn told(words: &ChartPanelTexts, name: &str, why: Option<Refusal>) -> String {
    match why {
        Some(why) => format!("{name}: {}", (words.refused)(why)),
        None => name.to_owned(),
    }
}

fn form_field(state: State, words: &'static ChartPanelTexts) -> AnyView {
    let language = state.language.get_untracked();
    let list = items(state, move |choices| {
        let open = choices.forms.iter().filter(|form| form.1.is_none());
        open.map(|(form, _)| Item {
            value: form.id().to_owned(),
            text: texts::chart::form_name(*form, language).to_owned(),
            is_off: false,
            is_chosen: *form == choices.spec.form,
        })
        .collect()
    });
    let act = move |value: String| {
        let form = ChartForm::ALL.into_iter().find(|form| form.id() == value);
        if let Some(form) = form {
            change(state, |spec| spec.form = form);
        }
    };
    let name = Signal::derive(move || words.form.to_owned());
    select("chart-form", name, list, Box::new(act))
}

/// The forms that do not fit, each with its reason; and why there is no pie.
fn why_not(state: State, words: &'static ChartPanelTexts) -> impl IntoView {
    let language = state.language.get_untracked();
    let list = Memo::new(move |_| {
        let told = known(state, |choices| {
            let refused = choices.forms.iter().filter_map(|(form, why)| {
                let name = texts::chart::form_name(*form, language);
                Some(format!("{name}: {}", (words.refused)((*why)?)))
            });
            refused.collect::<Vec<_>>()
        });
        told.unwrap_or_default()
    });
    let entries = move || {
        let list = list.get().into_iter();
        list.map(|entry| view! { <li>{entry}</li> }).collect_view()
    };
    view! {
        <details class="chart-why small">
            <summary>{move || (words.why_not)(list.with(Vec::len) + 1)}</summary>
            <ul>{entries} <li>{words.pie}</li></ul>
        </details>
    }
}

/// Columns as items.
fn columns(
    state: State,
    words: &ChartPanelTexts,
    list: &[Choice<u32>],
    chosen: Option<u32>,
) -> Vec<Item> {
    list.iter()
        .map(|(column, why)| Item {
            value: column.to_string(),
            text: told(words, &state.column_name(*column), *why),
            is_off: why.is_some(),
            is_chosen: chosen == Some(*column),
        })
        .collect()
}

fn by_field(state: State, words: &'static ChartPanelTexts) -> AnyView {
    let list = items(state, move |choices| {
        columns(state, words, &choices.by, Some(choices.spec.by))
    });
    let act = move |value: String| {
        if let Ok(column) = value.parse() {
            change(state, |spec| spec.by = column);
        }
    };
    select("chart-by", label(state, words.by), list, Box::new(act))
}

fn series_field(state: State, words: &'static ChartPanelTexts) -> AnyView {
    let list = items(state, move |choices| {
        let chosen = choices.spec.series;
        let across = &choices.spec.across;
        let none = (!choices.spec.form.needs_series()).then(|| Item {
            value: String::new(),
            text: words.no_series.to_owned(),
            is_off: false,
            is_chosen: chosen.is_none() && across.is_empty(),
        });
        let beside = choices.beside.iter().map(|own| Item {
            value: beside_value(own),
            text: beside_name(state, words, own),
            is_off: false,
            is_chosen: own == across,
        });
        let all = columns(state, words, &choices.series, chosen);
        none.into_iter().chain(beside).chain(all).collect()
    });
    let act = move |value: String| {
        change(state, |spec| {
            spec.series = value.parse().ok();
            spec.across = match value.strip_prefix(BESIDE) {
                Some(columns) => columns
                    .split(',')
                    .filter_map(|own| own.parse().ok())
                    .collect(),
                None => Vec::new(),
            };
            if let Some(column) = spec.across.last() {
                spec.measure = Measure::Sum { column: *column };
            }
        });
    };
    select(
        "chart-series",
        label(state, words.series),
        list,
        Box::new(act),
    )
}

/// What begins the value of columns side by side.
const BESIDE: &str = "beside:";

fn beside_value(columns: &[u32]) -> String {
    let columns: Vec<String> = columns.iter().map(u32::to_string).collect();
    format!("{BESIDE}{}", columns.join(","))
}

fn beside_name(state: State, words: &'static ChartPanelTexts, columns: &[u32]) -> String {
    let name = |column: Option<&u32>| {
        let column = column.copied().unwrap_or_default();
        state.column_name(column)
    };
    (words.beside)(columns.len(), &name(columns.first()), &name(columns.last()))
}

fn way_field(state: State, words: &'static ChartPanelTexts) -> AnyView {
    let list = items(state, move |choices| {
        let own = choices.spec.measure.way();
        // what the form is never made of is not worth a word
        let ways = choices.ways.iter();
        let ways = ways.filter(|(_, why)| *why != Some(Refusal::NotInForm));
        ways.map(|(way, why)| Item {
            value: place(*way),
            text: told(words, (words.way)(*way), *why),
            is_off: why.is_some(),
            is_chosen: *way == own,
        })
        .collect()
    });
    let act = move |value: String| {
        let way = Way::ALL.into_iter().find(|way| place(*way) == value);
        if let Some(way) = way {
            change(state, |spec| {
                let column = spec.measure.column();
                // any column stands for the first that fits
                spec.measure = measure(way, column.or(Some(spec.by)));
            });
        }
    };
    let name = Signal::derive(move || words.way_label.to_owned());
    select("chart-way", name, list, Box::new(act))
}

/// What a way is called among the others.
fn place(way: Way) -> String {
    let at = Way::ALL.iter().position(|known| *known == way);
    at.unwrap_or_default().to_string()
}

fn measure(way: Way, column: Option<u32>) -> Measure {
    match (way, column) {
        (Way::Share, column) => Measure::Share {
            column,
            of: ShareOf::All,
        },
        (Way::Count, _) | (_, None) => Measure::Count,
        (Way::Sum, Some(column)) => Measure::Sum { column },
        (Way::Mean, Some(column)) => Measure::Mean { column },
        (Way::Median, Some(column)) => Measure::Median { column },
        (Way::Each, Some(column)) => Measure::Each { column },
    }
}

fn measured_field(state: State, words: &'static ChartPanelTexts) -> AnyView {
    let list = items(state, move |choices| {
        let chosen = choices.spec.measure.column();
        let of_rows = is_share(choices).then(|| Item {
            value: String::new(),
            text: words.of_rows.to_owned(),
            is_off: false,
            is_chosen: chosen.is_none(),
        });
        let all = columns(state, words, &choices.measured, chosen);
        of_rows.into_iter().chain(all).collect()
    });
    let act = move |value: String| {
        let column = value.parse().ok();
        change(state, |spec| {
            spec.measure = measure(spec.measure.way(), column)
        });
    };
    select(
        "chart-measured",
        label(state, words.measured),
        list,
        Box::new(act),
    )
}

fn order_field(state: State, words: &'static ChartPanelTexts) -> AnyView {
    let list = items(state, move |choices| {
        let orders = (0..).zip(ORDERS);
        orders
            .map(|(at, order): (usize, Order)| Item {
                value: at.to_string(),
                text: (words.order)(order).to_owned(),
                is_off: false,
                is_chosen: order == choices.spec.order,
            })
            .collect()
    });
    let act = move |value: String| {
        let order = value.parse().ok().and_then(|at: usize| ORDERS.get(at));
        if let Some(order) = order {
            change(state, |spec| spec.order = *order);
        }
    };
    let name = Signal::derive(move || words.order_label.to_owned());
    select("chart-order", name, list, Box::new(act))
}

fn most_field(state: State, words: &'static ChartPanelTexts) -> impl IntoView + use<> {
    let most = Memo::new(move |_| known(state, |choices| choices.most_groups).flatten());
    let own = Memo::new(move |_| known(state, |choices| choices.spec.most).flatten());
    let act = move |event| {
        let value = event_target_value(&event);
        change(state, |spec| {
            spec.most = value.trim().parse().ok().filter(|most| *most >= 2);
        });
    };
    view! {
        <label for="chart-most">{words.most}</label>
        <input
            class="field"
            id="chart-most"
            type="number"
            min="2"
            max=move || most.get().map(|most| most.to_string())
            aria-describedby="chart-most-help"
            prop:value=move || own.get().map(|own| own.to_string()).unwrap_or_default()
            on:change=act
        />
        <p class="quiet small" id="chart-most-help">{move || most.get().map(words.most_help)}</p>
    }
}

fn heading_field(state: State, words: &'static ChartPanelTexts) -> impl IntoView {
    let own = Memo::new(move |_| known(state, |choices| choices.spec.title.clone()).flatten());
    let act = move |event| {
        let value = event_target_value(&event);
        let title = Some(value.trim().to_owned()).filter(|title| !title.is_empty());
        change(state, |spec| spec.title = title);
    };
    view! {
        <label for="chart-heading">{words.heading}</label>
        <input
            class="field"
            id="chart-heading"
            type="text"
            maxlength="200"
            autocomplete="off"
            aria-describedby="chart-heading-help"
            prop:value=move || own.get().unwrap_or_default()
            on:change=act
        />
        <p class="quiet small" id="chart-heading-help">{words.heading_help}</p>
    }
}
