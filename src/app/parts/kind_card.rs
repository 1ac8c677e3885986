//! What a column means: its kind, how sure that is and why, what does not fit, and another one to choose.

use super::row_links::row_links;
use crate::actions::code_list;
use crate::actions::kinds::{self, FIELD};
use crate::dom;
use crate::state::State;
use leptos::prelude::*;
use model::column::ColumnProfile;
use model::column_kind::{HeaderSays, KINDS, KindFacts};
use model::recipe::KindChoice;
use std::sync::Arc;
use texts::format::integer;

/// The values of the choices that are no kind.
const AS_FOUND: &str = "";
const NOTHING: &str = "-";

/// The card; `facts` are there a moment later.
pub fn kind_card(
    state: State,
    column: u32,
    profile: &ColumnProfile,
    facts: RwSignal<Option<Arc<KindFacts>>>,
) -> impl IntoView + use<> {
    let words = state.texts().page.kind;
    let name = state.texts().page.column.kind;
    let chosen = state.view.with_untracked(|view| {
        let mut kinds = view.kinds.iter();
        kinds
            .find(|known| known.0 == column)
            .map(|known| known.1.clone())
    });
    let sure = profile.kind_confidence;
    let meaning = profile.kind.as_deref().and_then(name);
    let how_sure = match (&chosen, meaning) {
        (Some(_), _) => words.by_you.to_owned(),
        (None, Some(_)) => (words.sure)(sure),
        (None, None) => String::new(),
    };
    let is_chosen = chosen.is_some();
    let is_code = profile.kind.as_deref() == Some("fs3");
    let told = move || {
        let facts = facts.get()?;
        Some(reasons(state, column, &facts, is_chosen))
    };
    view! {
        <section class="kind-card">
            <h3>{words.heading}</h3>
            <p>
                <b>{meaning.unwrap_or(words.unknown)}</b>
                " "
                <span class="quiet small">{how_sure}</span>
            </p>
            {told}
            {is_code.then(|| code_list(state))}
            {choices(state, column, chosen, facts)}
        </section>
    }
}

/// The list that codes are held against, and the way to give it up; or that there could be one.
fn code_list(state: State) -> impl IntoView {
    let words = texts::code_list(state.language.get_untracked());
    let remove = move |_| {
        code_list::remove(state);
        // the button that was pressed goes
        dom::focus(FIELD);
    };
    move || match state.codes.used.get() {
        Some(info) => view! {
            <p class="quiet small">{(words.beside)(&info)}</p>
            <button class="btn small" type="button" on:click=remove>{words.remove}</button>
        }
        .into_any(),
        None => view! { <p class="quiet small">{words.offer}</p> }.into_any(),
    }
}

/// Why, and what does not fit.
fn reasons(state: State, column: u32, facts: &KindFacts, is_chosen: bool) -> impl IntoView + use<> {
    let words = state.texts().page.kind;
    let language = state.language.get_untracked();
    let header = match facts.header {
        _ if is_chosen => None,
        HeaderSays::Nothing => None,
        HeaderSays::Word => Some(words.header_word.to_owned()),
        HeaderSays::Whole => Some(words.header_whole.to_owned()),
    };
    let fit = (facts.values > 0).then(|| (words.fit)(facts.values - facts.misfits, facts.values));
    let beside = (!facts.beside.is_empty() && !is_chosen).then(|| (words.beside)(&facts.beside));
    let all = header.into_iter().chain(fit).chain(beside);
    let all = all.map(|reason| view! { <li>{reason}</li> }).collect_view();
    let misfits = (facts.misfits > 0).then(|| {
        view! {
            <p class="small">{(words.misfits)(&integer(facts.misfits, language))}</p>
            {row_links(state, &facts.rows, facts.misfits, column)}
        }
    });
    view! {
        <ul class="quiet small">{all}</ul>
        {misfits}
    }
}

/// The list of kinds, in the order of their names.
fn choices(
    state: State,
    column: u32,
    chosen: Option<Option<String>>,
    facts: RwSignal<Option<Arc<KindFacts>>>,
) -> impl IntoView + use<> {
    let words = state.texts().page.kind;
    let name = state.texts().page.column.kind;
    let now = match chosen {
        None => AS_FOUND.to_owned(),
        Some(None) => NOTHING.to_owned(),
        Some(Some(id)) => id,
    };
    let mut kinds: Vec<(&str, &str)> = KINDS
        .iter()
        .filter_map(|id| Some((name(id)?, *id)))
        .collect();
    kinds.sort_by_key(|kind| kind.0.to_lowercase());
    let as_found = move || {
        let found = facts.with(|facts| facts.as_ref().and_then(|facts| facts.found.clone()));
        (words.as_found)(found.as_deref().and_then(name))
    };
    let pick = move |event: web_sys::Event| {
        let kind = match event_target_value(&event).as_str() {
            AS_FOUND => KindChoice::Found,
            NOTHING => KindChoice::Nothing,
            id => KindChoice::Kind(id.to_owned()),
        };
        kinds::choose(state, column, kind);
    };
    let option = |id: &str, shown: String| {
        let is_now = id == now;
        view! { <option value=id.to_owned() selected=is_now>{shown}</option> }
    };
    let options = kinds
        .iter()
        .map(|(shown, id)| option(id, (*shown).to_owned()))
        .collect_view();
    let is_found = now == AS_FOUND;
    view! {
        <label class="small" for=FIELD>{words.choose}</label>
        <select class="field" id=FIELD on:change=pick>
            <option value=AS_FOUND selected=is_found>{as_found}</option>
            {option(NOTHING, words.nothing.to_owned())}
            {options}
        </select>
    }
}
