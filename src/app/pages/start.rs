//! The page without a file: what Datalup is for, and the ways to open one.

use crate::parts::drop_zone::DropZone;
use crate::parts::icons;
use crate::parts::privacy::{PrivacyAnchor, PrivacyPopover};
use crate::parts::problem::TroubleCard;
use crate::parts::samples::Samples;
use crate::parts::top_bar::{KleButton, LanguageButton, Logo};
use crate::second;
use crate::state::{Stage, State};
use leptos::prelude::*;

/// The page without a file.
#[component]
pub fn Start() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.start;
    let privacy = RwSignal::new(false);
    let back = move |_| {
        if let Some(second) = second::here() {
            (second.back)(state);
        }
    };
    let still_open = move || {
        (state.stage.get() != Stage::Closed).then(|| {
            let label = state.file_name.with(|name| (words.back_to)(name));
            view! {
                <button class="btn back-to" on:click=back>
                    {icons::left()} <span>{label}</span>
                </button>
            }
        })
    };
    // with one file, the way back in the bar is enough
    let several = Memo::new(move |_| {
        let count = state.files.with(|files| files.list().len());
        count > 1 || (count == 1 && state.stage.with(|stage| *stage == Stage::Closed))
    });
    let files = move || {
        several.get().then(|| {
            view! {
                <section class="your-files" aria-labelledby="files-title">
                    <h2 id="files-title">{state.texts().page.common.files}</h2>
                    {second::here().map(|second| (second.files)())}
                </section>
            }
        })
    };
    view! {
        <header class="top">
            <Logo />
            <span class="grow"></span>
            {still_open}
            <KleButton />
            <LanguageButton />
        </header>
        <main class="start" id="content" tabindex="-1">
            <TroubleCard />
            <section class="hero">
                <div>
                    <h1>{words.headline}</h1>
                    <p class="hero-lead">{words.lead}</p>
                    <div class="trust">
                        {icons::shield()}
                        <p>
                            {words.privacy} " "
                            <PrivacyAnchor open=privacy class="link" label=words.privacy_more />
                        </p>
                    </div>
                </div>
                <DropZone />
            </section>
            {files}
            <Samples />
            <section class="how" aria-labelledby="how-title">
                <h2 id="how-title">{words.how}</h2>
                <ol class="how-steps">
                    {words
                        .how_steps
                        .into_iter()
                        .map(|(word, meaning)| view! { <li><b>{word}</b> " " <span>{meaning}</span></li> })
                        .collect_view()}
                </ol>
            </section>
        </main>
        <PrivacyPopover open=privacy />
    }
}
