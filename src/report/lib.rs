//! Documents that people keep: what was drawn and said, put together as one file that needs nothing.
//!
//! The last stage but those that run in a browser or on the command line: takes what `chart` drew and `texts` say.
//! A document is one HTML file. It fetches nothing and runs nothing, and its own policy says so; it prints well.

mod html;
pub mod story;
