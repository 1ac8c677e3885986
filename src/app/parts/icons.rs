//! Small drawings. They never stand alone for a meaning: a word is beside them or in the label.

use leptos::prelude::*;

/// The magnifying glass over bars.
pub fn logo() -> impl IntoView {
    view! {
        <svg class="icon logo-mark" viewBox="0 0 26 26" aria-hidden="true">
            <circle cx="11" cy="11" r="8"></circle>
            <path d="M17 17l7 7M8 14v-3M11 14V7M14 14v-5"></path>
        </svg>
    }
}

/// A shield with a tick.
pub fn shield() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d="M10 2l7 3v5c0 4-3 7-7 8-4-1-7-4-7-8V5z"></path>
            <path d="M7 10l2 2 4-4"></path>
        </svg>
    }
}

/// An arrow out of a tray.
pub fn upload() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 54 54" aria-hidden="true">
            <path d="M27 34V12m0 0l-9 9m9-9l9 9"></path>
            <path d="M8 34v6a4 4 0 004 4h30a4 4 0 004-4v-6"></path>
        </svg>
    }
}

/// An icon of strokes on a field of 20 by 20.
fn stroked(path: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}

/// To the left.
pub fn left() -> impl IntoView {
    stroked("M12 4l-6 6 6 6")
}

/// To the right.
pub fn right() -> impl IntoView {
    stroked("M8 4l6 6-6 6")
}

/// A chart.
pub fn bars() -> impl IntoView {
    stroked("M4 17V9M10 17V4M16 17v-6")
}

/// Opens downwards.
pub fn down() -> impl IntoView {
    stroked("M5 8l5 5 5-5")
}

/// Takes back.
pub fn undo() -> impl IntoView {
    stroked("M4 8h8a4 4 0 010 8H8M4 8l4-4M4 8l4 4")
}

/// Takes forward.
pub fn redo() -> impl IntoView {
    stroked("M16 8H8a4 4 0 000 8h4M16 8l-4-4M16 8l-4 4")
}

/// Closes or takes off.
pub fn cross() -> impl IntoView {
    stroked("M5 5l10 10M15 5L5 15")
}

/// A looking glass.
pub fn search() -> impl IntoView {
    stroked("M9 3a6 6 0 100 12A6 6 0 009 3zM13.5 13.5L18 18")
}

/// Three dots.
pub fn more() -> impl IntoView {
    stroked("M10 4.5v.01M10 10v.01M10 15.5v.01")
}

/// An eye.
pub fn eye() -> impl IntoView {
    stroked(
        "M2 10c2-4 5-6 8-6s6 2 8 6c-2 4-5 6-8 6s-6-2-8-6zM10 7.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z",
    )
}

/// An eye struck out.
pub fn eye_off() -> impl IntoView {
    stroked(
        "M3 3l14 14M8 4.3A8 8 0 0110 4c3 0 6 2 8 6a14 14 0 01-2 2.8M5 6.2A14 14 0 002 10c2 4 5 6 8 6a8 8 0 003.4-.8",
    )
}

/// A pin.
pub fn pin() -> impl IntoView {
    stroked("M7 3h6l-1 6 3 3H5l3-3zM10 12v5")
}

/// Smallest first.
pub fn up_arrow() -> impl IntoView {
    stroked("M10 16V4M5 9l5-5 5 5")
}

/// Largest first.
pub fn down_arrow() -> impl IntoView {
    stroked("M10 4v12M5 11l5 5 5-5")
}

/// A tick.
pub fn tick() -> impl IntoView {
    stroked("M4 11l4 4 8-9")
}

/// A point of exclamation.
pub fn attention() -> impl IntoView {
    stroked("M10 4v7M10 15v.01")
}

/// Nothing done yet.
pub fn dash() -> impl IntoView {
    stroked("M5 10h10")
}

/// Sliders: puts right.
pub fn adjust() -> impl IntoView {
    stroked("M3 6h7M14 6h3M12 4v4M3 14h3M10 14h7M8 12v4")
}

/// A sheet with rows.
pub fn sheet() -> impl IntoView {
    stroked("M3 4h14v12H3zM3 8h14M3 12h14M8 4v12")
}

/// An arrow into a tray.
pub fn download() -> impl IntoView {
    stroked("M10 3v9M6 8.5l4 4 4-4M4 16h12")
}
