//! What is worth knowing about how the file was read.

use super::icons;
use crate::state::State;
use leptos::prelude::*;
use model::note::Note;

/// Whether something should be looked at, not only known.
fn needs_a_look(note: &Note) -> bool {
    !matches!(
        note,
        Note::TitleRowsSetAside { .. }
            | Note::FooterRowsSetAside { .. }
            | Note::OtherSheets { .. }
            | Note::OtherMembers { .. }
            | Note::MergedCellsFilled { .. }
            | Note::TypeRevised { .. }
            | Note::EncodingRevised { .. }
    )
}

/// The notes, and the rows set aside below the table; nothing when there are none.
#[component]
pub fn Notes() -> impl IntoView {
    let state = State::here();
    let words = state.texts().page.dataset;
    let sentence = state.texts().notes.sentence;
    move || {
        let opened = state.opened.get()?;
        if opened.notes.is_empty() && opened.footer_texts.is_empty() {
            return None;
        }
        let items = opened
            .notes
            .iter()
            .map(|note| view! { <li>{sentence(note)}</li> })
            .collect_view();
        let footer = (!opened.footer_texts.is_empty()).then(|| {
            let lines = opened
                .footer_texts
                .iter()
                .map(|line| view! { <li>{line.clone()}</li> })
                .collect_view();
            view! { <p>{words.footer}</p> <ul class="footer-lines">{lines}</ul> }
        });
        // closed, so that the table is in sight; that something wants a look is said on the outside
        let look = opened.notes.iter().any(needs_a_look).then(|| {
            view! { <span class="notes-look">{icons::attention()} {words.state_look}</span> }
        });
        let label = match opened.notes.len() {
            0 => words.notes.to_owned(),
            count => (words.notes_count)(count as u64),
        };
        Some(view! {
            <details class="notes">
                <summary>{icons::down()} <span>{label}</span> {look}</summary>
                <ul>{items}</ul>
                {footer}
            </details>
        })
    }
}
