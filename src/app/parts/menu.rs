//! A menu that hangs on a button, and its items.

use super::popover::{self, Popover};
use leptos::prelude::*;

/// The menu.
#[component]
pub fn Menu(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Id of the button it hangs on.
    #[prop(into)]
    anchor: String,
    /// Its name.
    #[prop(into)]
    label: String,
    /// False leaves the focus where it is.
    #[prop(default = true)]
    focus: bool,
    /// Its items.
    children: ChildrenFn,
) -> impl IntoView {
    view! { <Popover open=open anchor=anchor label=label role="menu" focus=focus children=children /> }
}

/// One item: closes the menu, gives the focus back and acts.
#[component]
pub fn MenuItem(
    /// The menu it stands in.
    menu: RwSignal<bool>,
    /// What gets the focus afterwards.
    #[prop(into)]
    anchor: String,
    /// What it does.
    act: impl Fn() + 'static,
    /// A second, quieter line.
    #[prop(optional)]
    help: &'static str,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let pick = move |_| {
        popover::close(menu, &anchor);
        act();
    };
    view! {
        <button class="menu-item" role="menuitem" tabindex="-1" on:click=pick>
            <span class="menu-words">{children()}</span>
            {(!help.is_empty()).then(|| view! { <small>{help}</small> })}
        </button>
    }
}
